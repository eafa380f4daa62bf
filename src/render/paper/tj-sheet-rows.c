/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/paper/tj-sheet-rows-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-language.h"
#include "core/base/tj-text.h"
#include "core/base/tj-xml.h"
#include "core/rubric/tj-rubric-shelf.h"

/* What is printed of a sheet, read from its XML and from nothing else: paper and file say the
 * same. */

/* Longer texts go on in rows of their own, so that a row never fills a page. */
#define MAX_CHARACTERS 700

static const struct
{
  const char *value;
  const char *text;
} words[] = {
  { "preliminary", NC_("sheet paper", "Preliminary review") },
  { "second", NC_("sheet paper", "Second review") },
  { "defence", NC_("sheet paper", "Technical defence") },
  { "none", NC_("sheet paper", "No conflict of interest") },
  { "declared", NC_("sheet paper", "Conflict of interest as stated") },
  { "recused", NC_("sheet paper", "Withdraws from the package") },
  { "low", NC_("sheet paper", "Low") },
  { "medium", NC_("sheet paper", "Medium") },
  { "high", NC_("sheet paper", "High") },
  { "demonstration", NC_("sheet paper", "Demonstration") },
  { "promotion", NC_("sheet paper", "Promotion") },
  { "accepted", NC_("sheet paper", "Accepted") },
  { "dismissed", NC_("sheet paper", "Dismissed") },
  { "question", NC_("sheet paper", "Question to the applicant") },
  { "recommend", NC_("sheet paper", "Recommend") },
  { "conditional", NC_("sheet paper", "Recommend with conditions") },
  { "reject", NC_("sheet paper", "Do not recommend") },
};

/* Of an element that may be absent. */
static char *
dup_attribute (const xmlNode *node,
               const char    *name)
{
  return node != NULL ? tj_xml_dup_attribute (node, name) : NULL;
}

static const char *
say (const char *value)
{
  for (guint i = 0; value != NULL && i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (words[i].value, value))
        return g_dpgettext2 (GETTEXT_PACKAGE, "sheet paper", words[i].text);
    }

  return value != NULL && *value != '\0' ? value : "—";
}

static void
row_free (TjSheetRow *row)
{
  for (guint i = 0; i < TJ_SHEET_ROW_CELLS; i++)
    g_free (row->texts[i]);
  g_free (row);
}

/* One cell, or two. */
TjSheetRow *
tj_sheet_rows_add (GPtrArray  *rows,
                   const char *first,
                   const char *second)
{
  TjSheetRow *row = g_new0 (TjSheetRow, 1);

  row->texts[0] = g_strdup (first);
  row->texts[1] = g_strdup (second);
  row->n_cells = second != NULL ? 2 : 1;
  g_ptr_array_add (rows, row);

  return row;
}

/* The last cell is the long one; its rest follows in rows without a label. */
void
tj_sheet_rows_add_long (GPtrArray  *rows,
                        const char *label,
                        const char *text)
{
  glong length = g_utf8_strlen (text, -1);

  for (glong at = 0; at == 0 || at < length; at += MAX_CHARACTERS)
    {
      g_autofree char *part = g_utf8_substring (text, at, MIN (at + MAX_CHARACTERS, length));

      tj_sheet_rows_add (rows, at == 0 ? label : "", part);
    }
}

static void
add_text (GPtrArray     *rows,
          const char    *label,
          const xmlNode *parent,
          const char    *element)
{
  g_autofree char *text = tj_xml_dup_child_text (parent, element);

  tj_sheet_rows_add_long (rows, label, tj_text_is_blank (text) ? "—" : text);
}

void
tj_sheet_rows_add_heading (GPtrArray  *rows,
                           const char *title)
{
  tj_sheet_rows_add (rows, title, NULL)->heading = TRUE;
}

static char *
dup_claim (const xmlNode *sheet,
           const char    *path)
{
  const xmlNode *claims = tj_xml_first_child (sheet, "claims");

  for (const xmlNode *node = tj_xml_first_child (claims, "claim"); node != NULL;
       node = tj_xml_next (node, "claim"))
    {
      g_autofree char *own = dup_attribute (node, "path");

      if (g_strcmp0 (own, path) == 0)
        return tj_xml_dup_child_text (node, "text");
    }

  return NULL;
}

static void
add_claim (GPtrArray     *rows,
           const char    *label,
           const xmlNode *sheet,
           const char    *path)
{
  g_autofree char *text = dup_claim (sheet, path);

  tj_sheet_rows_add_long (rows, label, tj_text_is_blank (text) ? "—" : text);
}

static const char *
name_code (TjTaxonomy *taxonomy,
           const char *code)
{
  TjTaxonomyNode *node = code != NULL ? tj_taxonomy_lookup (taxonomy, code) : NULL;

  return node != NULL ? tj_taxonomy_node_get_name (node) : "—";
}

static void
add_placement (GPtrArray     *rows,
               const xmlNode *sheet,
               TjTaxonomy    *taxonomy)
{
  const xmlNode *assessed = tj_xml_first_child (tj_xml_first_child (sheet, "placement"),
                                                "assessed");
  g_autofree char *category = dup_attribute (assessed, "category");
  g_autofree char *type = dup_attribute (assessed, "type");
  g_autofree char *stage = dup_attribute (assessed, "stage");
  g_autofree char *reason = assessed != NULL ? tj_xml_dup_text (assessed) : NULL;
  g_autofree char *place = NULL;

  place = g_strdup_printf ("%s · %s · %s", name_code (taxonomy, category),
                           name_code (taxonomy, type), say (stage));
  tj_sheet_rows_add (rows, _("Placement"), place);
  if (!tj_text_is_blank (reason))
    tj_sheet_rows_add_long (rows, _("Reason"), reason);
}

static char *
dup_words (const xmlNode *parent,
           const char    *element)
{
  const xmlNode *node = tj_xml_first_child (parent, element);
  g_autofree char *zh = tj_xml_dup_child_text (node, "zh");
  g_autofree char *en = tj_xml_dup_child_text (node, "en");

  return g_strdup (tj_language_pick (tj_language_get_current (), zh, en));
}

static void
add_score (GPtrArray     *rows,
           const xmlNode *sheet,
           const xmlNode *score)
{
  g_autofree char *name = dup_words (score, "name");
  g_autofree char *criterion = dup_attribute (score, "criterion");
  g_autofree char *points = dup_attribute (score, "points");
  g_autofree char *cannot = dup_attribute (score, "cannot-assess");
  g_autofree char *confidence = dup_attribute (score, "confidence");
  g_autofree char *justification = tj_xml_dup_child_text (score, "justification");
  g_autofree char *target = g_strconcat ("score.", criterion, NULL);
  g_autofree char *evidence = tj_sheet_rows_dup_evidence (sheet, target);
  g_autofree char *whole = g_strconcat (justification != NULL ? justification : "", evidence,
                                        NULL);
  glong length = g_utf8_strlen (whole, -1);
  TjSheetRow *row = tj_sheet_rows_add (rows, name, cannot != NULL ? _("cannot assess")
                                         : points != NULL ? points : "—");

  row->texts[2] = g_strdup (say (confidence));
  row->texts[3] = g_utf8_substring (whole, 0, MIN (length, MAX_CHARACTERS));
  row->n_cells = 4;
  if (length > MAX_CHARACTERS)
    {
      g_autofree char *rest = g_utf8_substring (whole, MAX_CHARACTERS, length);

      tj_sheet_rows_add_long (rows, "", rest);
    }
}

/* By what it was judged and whose the weights are: in the words of the rubric that the sheet
 * brings along, or of the program's of that id. */
static void
add_rubric (GPtrArray     *rows,
            const xmlNode *sheet)
{
  const TjLanguage language = tj_language_get_current ();
  const xmlNode *node = tj_xml_first_child (sheet, "rubric");
  const xmlNode *brought = tj_xml_first_child (node, "rubric");
  g_autofree char *id = dup_attribute (node, "id");
  g_autofree char *version = dup_attribute (node, "version");
  g_autofree char *title = dup_words (brought, "title");
  g_autofree char *note = dup_words (brought, "weights-note");
  g_autofree char *text = NULL;

  if (brought == NULL)
    {
      g_autoptr(TjRubricShelf) shelf = tj_rubric_shelf_new ();
      TjRubric *rubric = tj_rubric_shelf_find (shelf, id);

      title = g_strdup (rubric != NULL ? tj_rubric_get_title (rubric, language) : id);
      note = g_strdup (rubric != NULL ? tj_rubric_get_weights_note (rubric, language) : "");
    }

  /* Translators: title, version and weights note of a rubric */
  text = g_strdup_printf (_("%s, version %s. %s"), title != NULL ? title : "—",
                          version != NULL ? version : "—", note != NULL ? note : "");
  tj_sheet_rows_add_long (rows, _("Rubric"), text);
}

static void
add_scores (GPtrArray     *rows,
            const xmlNode *sheet)
{
  const xmlNode *total = tj_xml_first_child (sheet, "total");
  g_autofree char *points = total != NULL ? dup_attribute (total, "points") : NULL;
  TjSheetRow *head = tj_sheet_rows_add (rows, _("Criterion"), _("Points"));

  head->heading = TRUE;
  head->texts[2] = g_strdup (_("Confidence"));
  head->texts[3] = g_strdup (_("Justification"));
  head->n_cells = 4;
  for (const xmlNode *node = tj_xml_first_child (tj_xml_first_child (sheet, "scores"), "score");
       node != NULL;
       node = tj_xml_next (node, "score"))
    add_score (rows, sheet, node);

  tj_sheet_rows_add (rows, _("Total (of 5)"), points != NULL ? points : "—");
  add_rubric (rows, sheet);
}

static void
add_findings (GPtrArray     *rows,
              const xmlNode *sheet)
{
  gboolean headed = FALSE;

  for (const xmlNode *node = tj_xml_first_child (tj_xml_first_child (sheet, "findings"),
                                                 "finding");
       node != NULL;
       node = tj_xml_next (node, "finding"))
    {
      g_autofree char *decision = tj_xml_dup_child_text (node, "decision");
      g_autofree char *reason = tj_xml_dup_child_text (node, "reason");
      g_autofree char *question = tj_xml_dup_child_text (node, "question");
      g_autofree char *message = dup_words (node, "message");
      g_autofree char *key = dup_attribute (node, "key");
      g_autofree char *target = g_strconcat ("finding.", key, NULL);
      g_autofree char *evidence = tj_sheet_rows_dup_evidence (sheet, target);
      g_autoptr(GString) text = g_string_new (message);

      if (decision == NULL && *evidence == '\0')
        continue;

      if (!headed)
        tj_sheet_rows_add_heading (rows, _("Findings"));
      headed = TRUE;
      if (question != NULL && g_strcmp0 (question, message) != 0)
        g_string_append_printf (text, "\n%s", question);
      if (reason != NULL)
        g_string_append_printf (text, "\n%s", reason);
      g_string_append (text, evidence);
      tj_sheet_rows_add_long (rows, say (decision), text->str);
    }
}

static void
add_blind (GPtrArray     *rows,
           const xmlNode *sheet)
{
  g_autofree char *uncovered = dup_attribute (tj_xml_first_child (sheet, "blind"), "uncovered");
  g_auto(GStrv) files = g_strsplit (uncovered != NULL ? uncovered : "", " ", -1);
  g_autoptr(GString) text = g_string_new (_("The applicant was hidden from the reviewer"));

  if (uncovered != NULL)
    {
      const guint n_files = g_strv_length (files);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("Pictures of %u file were uncovered",
                                              "Pictures of %u files were uncovered", n_files),
                              n_files);
    }
  tj_sheet_rows_add (rows, _("Blind review"), text->str);
}

static void
add_conflict (GPtrArray     *rows,
              const xmlNode *sheet)
{
  const xmlNode *conflict = tj_xml_first_child (sheet, "conflict");
  g_autofree char *declaration = dup_attribute (conflict, "declaration");
  g_autofree char *statement = conflict != NULL ? tj_xml_dup_text (conflict) : NULL;
  g_autofree char *text = g_strconcat (say (declaration), tj_text_is_blank (statement) ? NULL
                                                                                        : "\n",
                                       statement, NULL);

  tj_sheet_rows_add_long (rows, _("Conflict of interest"), text);
}

/* What a trainee told the trainer, since nobody signs what is not printed. */
static void
add_exercise (GPtrArray     *rows,
              const xmlNode *sheet)
{
  const xmlNode *exercise = tj_xml_first_child (sheet, "exercise");
  guint64 seconds = 0;
  guint n_blind = 0;
  g_autofree char *text = NULL;

  if (exercise == NULL)
    return;

  for (const xmlNode *node = tj_xml_first_child (exercise, "step"); node != NULL;
       node = tj_xml_next (node, "step"))
    {
      g_autofree char *time = dup_attribute (node, "seconds");

      seconds += time != NULL ? g_ascii_strtoull (time, NULL, 10) : 0;
    }
  for (const xmlNode *node = tj_xml_first_child (exercise, "blind-answer"); node != NULL;
       node = tj_xml_next (node, "blind-answer"))
    n_blind++;

  /* Translators: minutes and seconds, and how many answers */
  text = g_strdup_printf (_("Took %u:%02u (minutes and seconds); answers that were others before "
                            "the reference was seen: %u"),
                          (guint) (seconds / 60), (guint) (seconds % 60), n_blind);
  tj_sheet_rows_add_long (rows, C_("sheet paper", "Exercise"), text);
}

/**
 * tj_sheet_rows_list:
 * @sheet: the root of a sheet
 * @taxonomy: knows what codes are called
 *
 * Returns: (transfer full) (element-type TjSheetRow): what is printed, from top to bottom
 */
GPtrArray *
tj_sheet_rows_list (const xmlNode *sheet,
                    TjTaxonomy    *taxonomy)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  const xmlNode *reviewer = tj_xml_first_child (sheet, "reviewer");
  const xmlNode *conflict = tj_xml_first_child (sheet, "conflict");
  g_autofree char *stage = tj_xml_dup_child_text (sheet, "review-stage");
  g_autofree char *blind = tj_xml_dup_child_text (sheet, "blind");
  g_autofree char *declaration = dup_attribute (conflict, "declaration");
  g_autofree char *recommendation = tj_xml_dup_child_text (sheet, "recommendation");

  add_claim (rows, C_("sheet paper", "Technology"), sheet, "technology_name");
  add_claim (rows, _("Applicant"), sheet, "applicant.name");
  tj_sheet_rows_add (rows, _("Stage of the review"), say (stage));
  if (blind != NULL)
    add_blind (rows, sheet);
  add_text (rows, _("Reviewer"), reviewer, "name");
  add_text (rows, _("Organisation"), reviewer, "organisation");
  add_text (rows, C_("person", "Professional title"), reviewer, "title");
  add_conflict (rows, sheet);
  if (g_strcmp0 (declaration, "recused") != 0)
    {
      tj_sheet_rows_add_claims (rows, sheet, taxonomy);
      tj_sheet_rows_add_heading (rows, C_("sheet paper", "Judgement"));
      add_placement (rows, sheet, taxonomy);
      add_scores (rows, sheet);
      add_findings (rows, sheet);
      tj_sheet_rows_add_heading (rows, _("Conclusion"));
      tj_sheet_rows_add (rows, _("Recommendation"), say (recommendation));
      add_text (rows, _("Comments"), sheet, "comments");
      add_exercise (rows, sheet);
    }

  tj_sheet_rows_add (rows, _("Signature and seal"),
           /* Translators: room for a signature by hand; keep the blanks */
           _("Signature:\n\nDate:          year      month      day"))->signature = TRUE;

  return rows;
}
