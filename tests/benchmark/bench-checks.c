/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-measure.h"

#include <libxml/parser.h>

#include "core/checks/tj-check-round.h"
#include "core/checks/tj-check-runner.h"
#include "core/import/tj-importer.h"
#include "core/taxonomy/tj-classifier.h"

/* Placing a package and applying all rules to it, against libxml2 parsing the same text, and a
 * round of a thousand packages looked at again. The packages of the sample round are read once;
 * the words of their annexes are their own, three pages of them. */

#define CALLS 20
#define ROUNDS 9
#define N_PAGES 3
#define N_PACKAGES 1000

#define CLASSIFY_MS 5.0
#define CHECK_MS 10.0
#define ROUND_SECONDS 5.0

/* What the annexes of a round say, with its figures. */
static const char annex_words[] =
  "一、核算边界与方法\n核算边界为项目红线范围内的生产设施。基准情景为改造前的原有设备，对比技术为传统工艺。\n"
  "二、案例1\n改造前年用电量30000MWh，改造后16000MWh，年节电量1400万kWh，电网排放因子取0.5703tCO2/MWh，"
  "年减排量=14000×0.5703=7984tCO2。\n另节约标准煤120tce，排放系数2.66tCO2/tce，折319tCO2。\n"
  "三、经济性\n项目投资额1200万元，设备使用期15年，单位成本=1200×10000/(8000×15)=100元/tCO2，"
  "年经济效益480万元，静态投资回收期2.5年。\n四、不确定性\n电量取自关口电能表，精度0.5级。\n";

typedef struct
{
  TjTaxonomy *taxonomy;
  GPtrArray *packages;
  GPtrArray *texts;
  GArray *classify_times;
  GArray *check_times;
  GArray *parse_times;
} Bench;

static void
add_annex (TjPackage *package,
           guint      number)
{
  g_autofree char *digest = g_strdup_printf ("%064u", number);
  g_autoptr(TjAttachment) attachment = NULL;
  g_autoptr(TjAttachmentText) words = tj_attachment_text_new ();

  attachment = tj_attachment_new ("附件1.pdf", 4096, digest, "application/pdf",
                                  TJ_ATTACHMENT_CALCULATION);
  for (guint i = 0; i < N_PAGES; i++)
    tj_attachment_text_add_words (words, TJ_TEXT_PART_PAGE, annex_words);
  tj_attachment_set_text (attachment, words);
  tj_package_add_attachment (package, attachment);
}

static void
append_fields (GString    *text,
               GListModel *fields)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      g_autofree char *escaped = g_markup_escape_text (tj_field_get_text (field), -1);

      g_string_append_printf (text, "<field id=\"%s\">%s</field>\n", tj_field_get_id (field),
                              escaped);
    }
}

/* The same text as the rules look at, as XML. */
static char *
dup_xml (TjPackage *package)
{
  TjForm *form = tj_package_get_form (package);
  GString *text = g_string_new ("<application>\n");

  append_fields (text, tj_form_get_fields (form));
  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    append_fields (text, tj_case_get_fields (tj_form_get_case (form, i)));
  for (guint i = 0; i < N_PAGES; i++)
    g_string_append_printf (text, "<page>%s</page>\n", annex_words);
  g_string_append (text, "</application>\n");

  return g_string_free (text, FALSE);
}

static void
load_packages (Bench      *bench,
               const char *round)
{
  g_autoptr(TjImporter) importer = tj_importer_new (bench->taxonomy, NULL);
  g_autoptr(GError) error = NULL;
  GDir *folder = g_dir_open (round, 0, &error);
  const char *name;

  if (folder == NULL)
    g_error ("%s", error->message);

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (round, name, NULL);
      g_autoptr(GFile) file = g_file_new_for_path (path);
      TjPackage *package = tj_importer_load (importer, file, NULL, NULL, &error);

      if (package == NULL)
        g_error ("%s", error->message);
      add_annex (package, bench->packages->len);
      g_ptr_array_add (bench->packages, package);
      g_ptr_array_add (bench->texts, dup_xml (package));
    }

  g_dir_close (folder);
  g_assert_cmpuint (bench->packages->len, >, 0);
}

static void
measure_package (Bench *bench,
                 guint  i)
{
  TjPackage *package = g_ptr_array_index (bench->packages, i);
  const char *text = g_ptr_array_index (bench->texts, i);
  double start = bench_now ();
  double classified;
  double checked;

  for (guint n = 0; n < CALLS; n++)
    {
      g_autoptr(TjClassification) result = tj_classify_form (bench->taxonomy,
                                                             tj_package_get_form (package));

      g_assert_nonnull (tj_classification_get_first (result));
    }
  classified = bench_now ();

  for (guint n = 0; n < CALLS; n++)
    {
      g_autoptr(GListStore) findings = tj_check_package (package, bench->taxonomy);

      g_assert_nonnull (findings);
    }
  checked = bench_now ();

  for (guint n = 0; n < CALLS; n++)
    {
      xmlDoc *doc = xmlReadMemory (text, (int) strlen (text), NULL, NULL,
                                   XML_PARSE_NONET | XML_PARSE_COMPACT);

      g_assert_nonnull (doc);
      xmlFreeDoc (doc);
    }

  bench_series_add (bench->classify_times, (classified - start) / CALLS);
  bench_series_add (bench->check_times, (checked - classified) / CALLS);
  bench_series_add (bench->parse_times, (bench_now () - checked) / CALLS);
}

static void
copy_fields (GListModel *from,
             GListModel *to,
             guint       number)
{
  for (guint i = 0; i < g_list_model_get_n_items (from); i++)
    {
      g_autoptr(TjField) source = g_list_model_get_item (from, i);
      g_autoptr(TjField) target = g_list_model_get_item (to, i);
      const TjFieldSpec *spec = tj_field_get_spec (source);
      g_autofree char *text = NULL;

      /* Nobody else wrote the same: sentences of a real round differ. */
      if (spec->kind == TJ_FIELD_TEXT && !tj_field_is_blank (source))
        text = g_strdup_printf ("%s（第%u号）", tj_field_get_text (source), number);
      tj_field_set_text (target, text != NULL ? text : tj_field_get_text (source));
      tj_field_set_code (target, tj_field_get_code (source));
      if (tj_field_get_ticked (source) != NULL)
        tj_field_set_ticked (target, tj_field_get_ticked (source));
    }
}

static TjPackage *
copy_package (TjPackage *source,
              guint      number)
{
  g_autofree char *name = g_strdup_printf ("%04u.zip", number);
  g_autoptr(GFile) location = g_file_new_for_path ("/nowhere");
  TjPackage *copy = tj_package_new (name, location);
  TjForm *form = tj_package_get_form (source);

  copy_fields (tj_form_get_fields (form), tj_form_get_fields (tj_package_get_form (copy)), number);
  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    {
      g_autoptr(TjCase) item = tj_case_new ();

      tj_form_add_case (tj_package_get_form (copy), item);
      copy_fields (tj_case_get_fields (tj_form_get_case (form, i)), tj_case_get_fields (item),
                   number);
    }
  add_annex (copy, 1000 + number);

  return copy;
}

static double
check_round (Bench     *bench,
             GPtrArray *packages)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  double start = bench_now ();

  for (guint i = 0; i < packages->len; i++)
    g_ptr_array_add (findings, tj_check_package (g_ptr_array_index (packages, i),
                                                 bench->taxonomy));
  tj_check_round (packages, findings);

  return bench_now () - start;
}

static void
measure_round (Bench *bench)
{
  g_autoptr(GPtrArray) packages = g_ptr_array_new_with_free_func (g_object_unref);
  GArray *times = bench_series_new ();

  for (guint i = 0; i < N_PACKAGES; i++)
    g_ptr_array_add (packages,
                     copy_package (g_ptr_array_index (bench->packages, i % bench->packages->len),
                                   i));
  for (guint i = 0; i < 3; i++)
    bench_series_add (times, check_round (bench, packages));

  bench_print_series ("1,000 packages checked and compared again", times);
  bench_print_at_most ("1,000 packages", bench_series_get_median (times), ROUND_SECONDS, "s");
  g_array_unref (times);
}

static void
report (Bench *bench)
{
  double classify = bench_series_get_median (bench->classify_times);
  double check = bench_series_get_median (bench->check_times);
  double parse = bench_series_get_median (bench->parse_times);

  bench_print_series ("Classifying a package", bench->classify_times);
  bench_print_series ("All rules on a package", bench->check_times);
  bench_print_series ("libxml2 parsing the same text", bench->parse_times);
  bench_print_at_most ("Classifying", classify * 1e3, CLASSIFY_MS, "ms");
  bench_print_at_most ("All rules", check * 1e3, CHECK_MS, "ms");
  bench_print_ratio ("Classifying slower than libxml2, times", classify / parse);
  bench_print_ratio ("All rules slower than libxml2, times", check / parse);
}

int
main (int   argc,
      char *argv[])
{
  Bench bench = { NULL, };

  g_assert_cmpint (argc, ==, 2);
  bench.taxonomy = tj_taxonomy_new_default ();
  bench.packages = g_ptr_array_new_with_free_func (g_object_unref);
  bench.texts = g_ptr_array_new_with_free_func (g_free);
  bench.classify_times = bench_series_new ();
  bench.check_times = bench_series_new ();
  bench.parse_times = bench_series_new ();
  load_packages (&bench, argv[1]);

  for (guint n = 0; n < ROUNDS; n++)
    {
      for (guint i = 0; i < bench.packages->len; i++)
        measure_package (&bench, i);
    }
  report (&bench);
  measure_round (&bench);

  g_array_unref (bench.classify_times);
  g_array_unref (bench.check_times);
  g_array_unref (bench.parse_times);
  g_ptr_array_unref (bench.texts);
  g_ptr_array_unref (bench.packages);
  g_object_unref (bench.taxonomy);

  return 0;
}
