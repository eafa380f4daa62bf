/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/paper/tj-pack-papers.h"

#include "core/bureau/tj-cover-facts.h"
#include "core/document/tj-document-template.h"
#include "core/ledger/tj-ledger-file.h"
#include "render/paper/tj-official-paper.h"

/* What a round pack holds beside the packages: opinions, ledger and cover letter. */

#define ADDRESSEE "生态环境部应对气候变化司"
#define LEDGER_NAME "推荐汇总表.xlsx"
#define LETTER_NAME "推荐函"

/* An opinion goes in as it was signed, and on paper. */
static gboolean
add_opinion (TjPackBuilder  *builder,
             GFile          *file,
             GError        **error)
{
  g_autoptr(TjDocument) opinion = NULL;
  g_autoptr(GBytes) pdf = NULL;
  gboolean left_out = FALSE;

  opinion = tj_pack_builder_add_opinion (builder, file, &left_out, error);
  if (opinion == NULL)
    return left_out;

  pdf = tj_official_paper_to_pdf (opinion, NULL, error);
  if (pdf == NULL)
    return FALSE;

  tj_pack_builder_add_paper (builder, opinion, pdf);

  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(char * const *) a, *(char * const *) b);
}

static gboolean
add_opinions (TjPackBuilder  *builder,
              const char     *folder,
              GError        **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (folder == NULL)
    return TRUE;

  dir = g_dir_open (folder, 0, error);
  if (dir == NULL)
    return FALSE;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".xml"))
        g_ptr_array_add (names, g_build_filename (folder, name, NULL));
    }

  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr(GFile) file = g_file_new_for_path (g_ptr_array_index (names, i));

      if (!add_opinion (builder, file, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_ledger (TjPackBuilder      *builder,
            const TjPackRound  *round,
            GError            **error)
{
  g_autoptr(TjLedgerColumns) columns = tj_ledger_columns_new_default ();
  g_autoptr(TjLedger) ledger = NULL;
  g_autoptr(GBytes) bytes = NULL;

  ledger = tj_ledger_new_of_round (columns, round->packages, round->findings, round->taxonomy,
                                   TJ_LANGUAGE_ZH);
  if (round->standings != NULL)
    tj_ledger_add_standings (ledger, round->standings);
  bytes = tj_ledger_to_file (ledger, LEDGER_NAME, TJ_LANGUAGE_ZH, error);
  if (bytes == NULL)
    return FALSE;

  tj_pack_builder_add_bytes (builder, LEDGER_NAME, "ledger", bytes);

  return TRUE;
}

static void
add_count (TjFacts    *facts,
           const char *name,
           guint       count)
{
  g_autofree char *text = count > 0 ? g_strdup_printf ("%u", count) : NULL;

  tj_facts_add (facts, name, text, TJ_GROUND_GIVEN, name, NULL);
}

static gboolean
add_letter (TjPackBuilder       *builder,
            const TjPackRound   *round,
            const TjPackLetter  *given,
            GError             **error)
{
  g_autoptr(TjDocumentTemplate) template = tj_document_template_new_default ("cover");
  g_autoptr(TjFacts) facts = NULL;
  g_autoptr(TjDocument) letter = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autoptr(GBytes) xml = NULL;

  facts = tj_cover_facts_new (round->packages, tj_pack_builder_get_n_opinions (builder),
                              tj_taxonomy_get_notice (round->taxonomy));
  tj_facts_add (facts, "bureau", given->bureau, TJ_GROUND_GIVEN, "bureau", NULL);
  tj_facts_add (facts, "date", given->date, TJ_GROUND_GIVEN, "date", NULL);
  tj_facts_add (facts, "addressee",
                given->addressee != NULL ? given->addressee : ADDRESSEE, TJ_GROUND_GIVEN,
                "addressee", NULL);
  if (given->contact != NULL)
    tj_facts_add (facts, "bureau_contact", given->contact, TJ_GROUND_GIVEN, "contact", NULL);

  add_count (facts, "quota", given->quota);
  add_count (facts, "n_late", given->n_late);
  letter = tj_document_template_fill (template, facts, NULL);
  letter->package_name = g_strdup (LETTER_NAME);
  xml = tj_document_to_xml (letter);
  pdf = tj_official_paper_to_pdf (letter, NULL, error);
  if (pdf == NULL)
    return FALSE;

  tj_pack_builder_add_bytes (builder, LETTER_NAME ".pdf", "letter", pdf);
  tj_pack_builder_add_bytes (builder, LETTER_NAME ".xml", "letter", xml);

  return TRUE;
}

/**
 * tj_pack_papers_add:
 * @builder: that has the packages
 * @round: what they are
 * @given: what the writer says on the cover letter
 *
 * Returns: whether opinions, ledger and letter are in the pack
 */
gboolean
tj_pack_papers_add (TjPackBuilder       *builder,
                    const TjPackRound   *round,
                    const TjPackLetter  *given,
                    GError             **error)
{
  return add_opinions (builder, round->opinions, error) && add_ledger (builder, round, error) &&
         add_letter (builder, round, given, error);
}
