/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sample-sheets.h"

#include "core/base/tj-xml.h"
#include "core/sheet/tj-sheet.h"
#include "core/sign/tj-signer.h"

/* Signed sheets of a panel on the packages that are open, with scores that differ from reviewer to
 * reviewer by a fixed pattern. */

#define N_PACKAGES 6

static const char * const people[] = { "陈思远", "李评审", "欧阳文静" };

static TjReview *
create_review (const char *name,
               guint       who,
               guint       package)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  TjReview *review = tj_review_new (rubric);
  GListModel *criteria = tj_rubric_get_criteria (rubric, TJ_REVIEW_PRELIMINARY);

  tj_review_set (review, "reviewer.name", name, NULL);
  tj_review_set (review, "conflict", "none", NULL);
  tj_review_set (review, "recommendation", package % 3 == who ? "conditional" : "recommend", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      const char *id = tj_criterion_get_id (criterion);
      g_autofree char *points = g_strdup_printf ("score.%s.points", id);
      g_autofree char *words = g_strdup_printf ("score.%s.justification", id);
      g_autofree char *value = g_strdup_printf ("%u", 4 + (package * 3 + who * (i + 1)) % 6);

      tj_review_set (review, points, value, NULL);
      tj_review_set (review, words, "附件给出了核算过程和运行数据，对比口径一致。", NULL);
    }

  return review;
}

static GFile *
write_sheet (TjSession  *session,
             TjIdentity *identity,
             guint       who,
             guint       package,
             const char *folder)
{
  g_autoptr(TjRoundItem) item = g_list_model_get_item (tj_session_get_items (session), package);
  TjTaxonomy *taxonomy = tj_session_get_taxonomy (session);
  g_autoptr(TjReview) review = create_review (people[who], who, package);
  g_autoptr(TjSheet) sheet = NULL;
  g_autoptr(xmlDoc) doc = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *name = g_strdup_printf ("%u-%u.xml", package, who);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  sheet = tj_sheet_new (tj_round_item_get_package (item), tj_round_item_get_findings (item), review,
                        tj_taxonomy_get_id (taxonomy), tj_taxonomy_get_version (taxonomy),
                        tj_taxonomy_get_sha256 (taxonomy), NULL);
  doc = tj_sheet_to_xml (sheet, FALSE);
  bytes = tj_sign_document (doc, identity, NULL, NULL);
  if (bytes == NULL || !g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                             g_bytes_get_size (bytes), NULL))
    g_error ("“%s” cannot be written", path);

  return g_file_new_for_path (path);
}

/**
 * sample_sheets_write:
 * @folder: that is there
 * @trust: (out) (transfer full): the certificates of all who signed, in one file
 *
 * Returns: (transfer full): a list of #GFile, one a reviewer and package
 */
GListModel *
sample_sheets_write (TjSession  *session,
                     const char *folder,
                     GFile     **trust)
{
  GListStore *files = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GString) certificates = g_string_new (NULL);
  g_autofree char *path = g_build_filename (folder, "trust.pem", NULL);
  guint n_items = g_list_model_get_n_items (tj_session_get_items (session));

  for (guint who = 0; who < G_N_ELEMENTS (people); who++)
    {
      g_autoptr(TjIdentity) identity = tj_identity_new_self_signed (people[who], "某大学", 1, NULL);
      g_autofree char *pem = tj_identity_to_pem (identity);

      g_string_append (certificates, pem);
      for (guint i = 0; i < MIN (n_items, N_PACKAGES); i++)
        {
          g_autoptr(GFile) file = write_sheet (session, identity, who, i, folder);

          g_list_store_append (files, file);
        }
    }

  if (!g_file_set_contents (path, certificates->str, (gssize) certificates->len, NULL))
    g_error ("“%s” cannot be written", path);
  *trust = g_file_new_for_path (path);

  return G_LIST_MODEL (files);
}
