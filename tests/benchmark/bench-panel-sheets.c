/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-measure.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/import/tj-application-writer.h"
#include "core/import/tj-importer.h"
#include "core/sheet/tj-sheet.h"
#include "core/sign/tj-signer.h"
#include "core/taxonomy/tj-taxonomy.h"

/* A whole panel as files: 300 packages, 2,000 signed sheets of 105 reviewers. The command puts
 * them together, with every statistic; xmlsec1 verifies the same files in one process and does
 * nothing else. */

#define N_PACKAGES 300
#define N_REVIEWERS 105
#define N_SHEETS 2000
#define SEED 20240007

typedef struct
{
  char *folder;
  char *round;
  GPtrArray *packages;   /* of TjPackage */
  GPtrArray *identities; /* of TjIdentity */
  GPtrArray *sheets;     /* paths */
  TjTaxonomy *taxonomy;
} Panel;

static void
write_file (const char *folder,
            const char *name,
            GBytes     *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  if (!g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                            &error))
    g_error ("%s", error->message);
}

static TjPackage *
make_package (Panel *panel,
              guint  index)
{
  g_autofree char *name = g_strdup_printf ("p%03u", index);
  g_autofree char *folder = g_build_filename (panel->round, name, NULL);
  g_autofree char *technology = g_strdup_printf ("低碳技术第%u号", index + 1);
  g_autoptr(TjForm) form = tj_form_new ();
  g_autoptr(TjImporter) importer = tj_importer_new (panel->taxonomy, NULL);
  g_autoptr(GFile) location = g_file_new_for_path (folder);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  TjPackage *package;

  tj_field_set_text (tj_form_get_field (form, "technology_name"), technology);
  tj_field_set_text (tj_form_get_field (form, "principle"), "以压缩空气储存电能，用电高峰时膨胀发电");
  bytes = tj_application_write (form);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  write_file (folder, "application.xml", bytes);

  package = tj_importer_load (importer, location, NULL, NULL, &error);
  if (package == NULL)
    g_error ("%s", error->message);

  return package;
}

static TjReview *
make_review (TjRubric   *rubric,
             TjIdentity *identity,
             GRand      *random,
             guint       package)
{
  TjReview *review = tj_review_new (rubric);
  GListModel *criteria = tj_rubric_get_criteria (rubric, TJ_REVIEW_PRELIMINARY);

  tj_review_set (review, "reviewer.name", tj_identity_get_name (identity), NULL);
  tj_review_set (review, "conflict", "none", NULL);
  tj_review_set (review, "recommendation", "recommend", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      const char *id = tj_criterion_get_id (criterion);
      const int drawn = (int) (package * 7919 % 8) + g_rand_int_range (random, 0, 5) - 1;
      const int points = CLAMP (drawn, 0, 10);
      g_autofree char *score = g_strdup_printf ("score.%s.points", id);
      g_autofree char *reason = g_strdup_printf ("score.%s.justification", id);
      g_autofree char *value = g_strdup_printf ("%d", points);

      g_assert_true (tj_review_set (review, score, value, NULL));
      tj_review_set (review, reason, "依据附件1第3页的核算结果，数据完整，边界清楚，与同类项目相比处于领先。",
                     NULL);
    }

  return review;
}

static void
make_sheet (Panel    *panel,
            TjRubric *rubric,
            GRand    *random,
            guint     index)
{
  const guint package = index % N_PACKAGES;
  TjIdentity *identity =
    g_ptr_array_index (panel->identities, (index / N_PACKAGES * 37 + package) % N_REVIEWERS);
  g_autoptr(TjReview) review = make_review (rubric, identity, random, package);
  g_autoptr(GListStore) findings = g_list_store_new (TJ_TYPE_FINDING);
  g_autoptr(TjSheet) sheet = NULL;
  g_autoptr(xmlDoc) doc = NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("s%04u.xml", index);

  sheet = tj_sheet_new (g_ptr_array_index (panel->packages, package), G_LIST_MODEL (findings),
                        review, tj_taxonomy_get_id (panel->taxonomy),
                        tj_taxonomy_get_version (panel->taxonomy),
                        tj_taxonomy_get_sha256 (panel->taxonomy), NULL);
  doc = tj_sheet_to_xml (sheet, FALSE);
  bytes = tj_sign_document (doc, identity, now, &error);
  if (bytes == NULL)
    g_error ("%s", error->message);

  write_file (panel->folder, name, bytes);
  g_ptr_array_add (panel->sheets, g_build_filename (panel->folder, name, NULL));
}

static void
make_identities (Panel *panel)
{
  GString *certificates = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;

  for (guint i = 0; i < N_REVIEWERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("专家%u", i + 1);
      g_autofree char *file = g_strdup_printf ("c%03u.pem", i);
      g_autofree char *pem = NULL;
      g_autoptr(GBytes) own = NULL;
      g_autoptr(GError) error = NULL;
      TjIdentity *identity = tj_identity_new_self_signed (name, "某大学", 2, &error);

      if (identity == NULL)
        g_error ("%s", error->message);

      pem = tj_identity_to_pem (identity);
      own = g_bytes_new (pem, strlen (pem));
      write_file (panel->folder, file, own);
      g_string_append (certificates, pem);
      g_ptr_array_add (panel->identities, identity);
    }

  bytes = g_bytes_new (certificates->str, certificates->len);
  write_file (panel->folder, "trust.pem", bytes);
  g_string_free (certificates, TRUE);
}

static void
make_panel (Panel *panel)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(GRand) random = g_rand_new_with_seed (SEED);

  g_assert_cmpint (g_mkdir (panel->round, 0700), ==, 0);
  make_identities (panel);
  for (guint i = 0; i < N_PACKAGES; i++)
    g_ptr_array_add (panel->packages, make_package (panel, i));
  for (guint i = 0; i < N_SHEETS; i++)
    make_sheet (panel, rubric, random, i);
}

static void
add_sheets (GPtrArray *command,
            Panel     *panel)
{
  for (guint i = 0; i < panel->sheets->len; i++)
    g_ptr_array_add (command, g_strdup (g_ptr_array_index (panel->sheets, i)));
  g_ptr_array_add (command, NULL);
}

static double
run_panel (Panel      *panel,
           const char *program)
{
  g_autoptr(GPtrArray) command = g_ptr_array_new_with_free_func (g_free);
  BenchCost cost;

  g_ptr_array_add (command, g_strdup (program));
  g_ptr_array_add (command, g_strdup ("panel"));
  g_ptr_array_add (command, g_strdup_printf ("--packages=%s", panel->round));
  g_ptr_array_add (command, g_strdup_printf ("--trust=%s/trust.pem", panel->folder));
  g_ptr_array_add (command, g_strdup_printf ("--output=%s/result.json", panel->folder));
  g_ptr_array_add (command, g_strdup ("--top=30"));
  add_sheets (command, panel);
  cost = bench_run ((const char * const *) command->pdata);
  if (cost.status != 0)
    g_error ("panel ended with %d", cost.status);

  return cost.seconds;
}

static double
run_xmlsec (Panel      *panel,
            const char *program)
{
  g_autoptr(GPtrArray) command = g_ptr_array_new_with_free_func (g_free);
  BenchCost cost;

  g_ptr_array_add (command, g_strdup (program));
  g_ptr_array_add (command, g_strdup ("--verify"));
  g_ptr_array_add (command, g_strdup ("--enabled-key-data"));
  g_ptr_array_add (command, g_strdup ("x509"));
  g_ptr_array_add (command, g_strdup ("--enabled-reference-uris"));
  g_ptr_array_add (command, g_strdup ("empty,same-doc"));
  for (guint i = 0; i < N_REVIEWERS; i++)
    {
      g_ptr_array_add (command, g_strdup ("--trusted-pem"));
      g_ptr_array_add (command, g_strdup_printf ("%s/c%03u.pem", panel->folder, i));
    }
  add_sheets (command, panel);
  cost = bench_run ((const char * const *) command->pdata);
  if (cost.status != 0)
    g_error ("xmlsec1 ended with %d", cost.status);

  return cost.seconds;
}

int
main (int   argc,
      char *argv[])
{
  Panel panel = { bench_make_folder () };
  double own;
  double plain;

  if (argc != 3)
    g_error ("bench-panel-sheets TANJIAN-CLI XMLSEC1");

  panel.round = g_build_filename (panel.folder, "round", NULL);
  panel.packages = g_ptr_array_new_with_free_func (g_object_unref);
  panel.identities = g_ptr_array_new_with_free_func (g_object_unref);
  panel.sheets = g_ptr_array_new_with_free_func (g_free);
  panel.taxonomy = tj_taxonomy_new_default ();
  make_panel (&panel);

  plain = run_xmlsec (&panel, argv[2]);
  own = run_panel (&panel, argv[1]);
  bench_print_at_most ("Panel of 105 reviewers, 300 packages, 2,000 sheets, every statistic", own,
                       10, "s");
  bench_print_ratio ("The same against xmlsec1 verifying the files alone, times", own / plain);

  bench_remove_folder (panel.folder);
  g_ptr_array_unref (panel.packages);
  g_ptr_array_unref (panel.identities);
  g_ptr_array_unref (panel.sheets);
  g_object_unref (panel.taxonomy);
  g_free (panel.round);
  g_free (panel.folder);

  return 0;
}
