/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-classifier.h"

#define CAES_NAME "盐穴压缩空气储能电站"
#define CAES_TEXT "谷电时压缩空气入盐穴，用电时经储热升温后推动透平，服务电网调峰。"

static const TjClassifierRank *
get_rank (TjClassification *result,
          guint             i)
{
  return g_ptr_array_index (result->ranks, i);
}

static void
assert_same (TjClassification *a,
             TjClassification *b)
{
  g_assert_cmpuint (a->ranks->len, ==, b->ranks->len);
  g_assert_cmpfloat_with_epsilon (a->margin, b->margin, 1e-12);
  g_assert_cmpint (a->boundary, ==, b->boundary);

  for (guint i = 0; i < a->ranks->len; i++)
    {
      g_assert_true (get_rank (a, i)->node == get_rank (b, i)->node);
      g_assert_cmpfloat_with_epsilon (get_rank (a, i)->score, get_rank (b, i)->score, 1e-12);
      g_assert_cmpstrv (get_rank (a, i)->because, get_rank (b, i)->because);
      g_assert_cmpstrv (get_rank (a, i)->against, get_rank (b, i)->against);
    }
}

static void
test_reasons (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjClassification) result = tj_classify_text (taxonomy, CAES_NAME, CAES_TEXT);
  const TjClassifierRank *first = get_rank (result, 0);
  double sum = 0;

  g_assert_cmpstr (tj_taxonomy_node_get_code (first->node), ==, "energy.storage");
  g_assert_true (tj_classification_get_first (result) == first->node);
  g_assert_cmpuint (result->ranks->len, ==, 16);
  g_assert_true (g_strv_contains ((const char * const *) first->because, "压缩空气储能"));
  g_assert_cmpuint (g_strv_length (first->because), <=, 8);
  g_assert_cmpuint (g_strv_length (first->against), <=, 8);
  g_assert_false (result->boundary);

  for (guint i = 0; i < result->ranks->len; i++)
    {
      sum += get_rank (result, i)->score;
      if (i > 0)
        g_assert_cmpfloat (get_rank (result, i)->score, <=, get_rank (result, i - 1)->score);
    }

  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (result->margin, first->score - get_rank (result, 1)->score,
                                  1e-12);
}

static void
test_same_twice (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjTaxonomy) other = tj_taxonomy_new_default ();
  g_autoptr(TjClassification) a = tj_classify_text (taxonomy, CAES_NAME, CAES_TEXT);
  g_autoptr(TjClassification) b = tj_classify_text (taxonomy, CAES_NAME, CAES_TEXT);
  g_autoptr(TjClassification) c = tj_classify_text (other, CAES_NAME, CAES_TEXT);

  assert_same (a, b);
  g_assert_cmpfloat_with_epsilon (a->margin, c->margin, 1e-12);
}

static void
test_order_of_sentences (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjClassification) a = NULL;
  g_autoptr(TjClassification) b = NULL;

  a = tj_classify_text (taxonomy, "机组", "烟气余热回收发电。\n制冷剂泄漏检测。\n储热罐稳压。");
  b = tj_classify_text (taxonomy, "机组", "储热罐稳压。\n烟气余热回收发电。\n制冷剂泄漏检测。");

  assert_same (a, b);
}

static void
test_nothing_to_say (void)
{
  static const char *texts[] = { NULL, "", "　\n", "天地玄黄", "\xff\xfe余热" };
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(TjClassification) result = tj_classify_text (taxonomy, texts[i], texts[i]);

      g_assert_null (tj_classification_get_first (result));
      g_assert_cmpuint (result->ranks->len, ==, 16);
      g_assert_cmpfloat_with_epsilon (get_rank (result, 0)->score, 0, 1e-12);
      g_assert_cmpfloat_with_epsilon (result->margin, 0, 1e-12);
      g_assert_null (get_rank (result, 0)->because[0]);
      g_assert_true (result->boundary);
    }
}

static void
test_boundary (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjClassification) close = tj_classify_text (taxonomy, NULL, "氢燃料电池与锂离子电池储能");
  g_autoptr(TjClassification) clear = tj_classify_text (taxonomy, NULL, "氢燃料电池");

  g_assert_true (close->boundary);
  g_assert_nonnull (get_rank (close, 0)->against[0]);
  g_assert_false (clear->boundary);
}

/* What was declared must not lead to its own confirmation. */
static void
test_declaration_is_not_read (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjForm) form = tj_form_new ();
  g_autoptr(TjForm) declared = tj_form_new ();
  g_autoptr(TjClassification) a = NULL;
  g_autoptr(TjClassification) b = NULL;
  const char *ticked[] = { "digital", NULL };

  tj_field_set_text (tj_form_get_field (form, "technology_name"), CAES_NAME);
  tj_field_set_text (tj_form_get_field (declared, "technology_name"), CAES_NAME);
  tj_field_set_text (tj_form_get_field (form, "principle"), CAES_TEXT);
  tj_field_set_text (tj_form_get_field (declared, "principle"), CAES_TEXT);
  tj_field_set_text (tj_form_get_field (declared, "type"), "数据中心降碳技术");
  tj_field_set_ticked (tj_form_get_field (declared, "category"), ticked);

  a = tj_classify_form (taxonomy, form);
  b = tj_classify_form (taxonomy, declared);

  assert_same (a, b);
  g_assert_cmpstr (tj_taxonomy_node_get_code (get_rank (a, 0)->node), ==, "energy.storage");
}

static void
test_cases_are_read (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjForm) form = tj_form_new ();
  g_autoptr(TjCase) item = tj_case_new ();
  g_autoptr(TjClassification) result = NULL;

  tj_field_set_text (tj_case_get_field (item, "works"), "新建三套浸没液冷机柜");
  tj_form_add_case (form, item);
  result = tj_classify_form (taxonomy, form);

  g_assert_cmpstr (tj_taxonomy_node_get_code (tj_classification_get_first (result)), ==,
                   "digital.data_center");
}

static gboolean
is_right (TjTaxonomy *taxonomy,
          const char *line)
{
  g_auto(GStrv) parts = g_strsplit (line, "\t", 3);
  g_autoptr(TjClassification) result = NULL;
  TjTaxonomyNode *first;

  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  g_assert_nonnull (tj_taxonomy_lookup (taxonomy, parts[0]));

  result = tj_classify_text (taxonomy, parts[1], parts[2]);
  first = tj_classification_get_first (result);
  if (first == NULL || strcmp (tj_taxonomy_node_get_code (first), parts[0]) != 0)
    {
      g_test_message ("%s: not %s", parts[1], parts[0]);
      return FALSE;
    }

  return TRUE;
}

static GStrv
read_lines (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "classifier", name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return g_strsplit (text, "\n", -1);
}

static void
test_labelled (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_auto(GStrv) lines = read_lines ("own.tsv");
  guint n_lines = 0;
  guint n_right = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;

      n_lines++;
      if (is_right (taxonomy, lines[i]))
        n_right++;
    }

  g_assert_cmpuint (n_lines, >=, 160);
  g_assert_cmpuint (n_right * 100, >=, n_lines * 90);
}

#define NAMES "<zh>名</zh><en>name</en>"
#define TWO_TYPES(weight) \
  "<taxonomy xmlns='https://tanjian.org/ns/taxonomy/1' id='two' version='1' notice='通知'>" \
  "<title>" NAMES "</title><category code='a' clause='1'>" NAMES \
  "<type code='a.b' clause='1.1'>" NAMES "<include weight='10'>余热</include></type>" \
  "<type code='a.c' clause='1.2'>" NAMES "<include weight='" weight "'>电池</include></type>" \
  "</category></taxonomy>"

/* Scores are as the squares of the sums: 9² is 0.81 of 10² and close enough, 8.9² is 0.7921 and
 * a ground for doubt. */
static void
test_doubt_limit (void)
{
  static const struct {
    const char *xml;
    gboolean doubted;
  } cases[] = { { TWO_TYPES ("9"), FALSE }, { TWO_TYPES ("8.9"), TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i].xml, strlen (cases[i].xml));
      g_autoptr(GError) error = NULL;
      g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_from_bytes (bytes, "two.xml", &error);
      g_autoptr(TjClassification) result = NULL;
      const TjClassifierRank *better;

      g_assert_no_error (error);
      result = tj_classify_text (taxonomy, NULL, "余热与电池");
      better = tj_classification_find_doubt (result, tj_taxonomy_lookup (taxonomy, "a.c"));

      g_assert_cmpint (better != NULL, ==, cases[i].doubted);
      if (better != NULL)
        g_assert_cmpstr (tj_taxonomy_node_get_code (better->node), ==, "a.b");
      g_assert_null (tj_classification_find_doubt (result,
                                                   tj_taxonomy_lookup (taxonomy, "a.b")));
      g_assert_null (tj_classification_find_doubt (result, NULL));
    }
}

/* How many of the lines there are of each kind, and how many of these are judged rightly. */
typedef struct
{
  guint n;
  guint n_right;
  guint n_wrongly_declared;
  guint n_noticed;
  guint n_rightly_declared;
  guint n_doubted;
  guint n_indirect;
  guint n_queried;
  guint n_others_queried;
} Tally;

static void
count_line (Tally      *tally,
            TjTaxonomy *taxonomy,
            const char *line)
{
  g_auto(GStrv) parts = g_strsplit (line, "\t", 5);
  g_auto(GStrv) also = g_strsplit (parts[1], ",", -1);
  gboolean indirect = g_str_equal (parts[2], "indirect");
  gboolean wrong = !indirect && *parts[2] != '\0';
  TjTaxonomyNode *declared = tj_taxonomy_lookup (taxonomy, parts[wrong ? 2 : 0]);
  g_autoptr(TjClassification) result = tj_classify_text (taxonomy, parts[3], parts[4]);
  const char *found = tj_taxonomy_node_get_code (tj_classification_get_first (result));
  gboolean doubted = tj_classification_find_doubt (result, declared) != NULL;
  gboolean queried = tj_classification_is_indirect (result);

  g_assert_nonnull (declared);
  tally->n++;
  if (g_str_equal (found, parts[0]) || g_strv_contains ((const char * const *) also, found))
    tally->n_right++;
  else
    g_test_message ("%s: not %s but %s", parts[3], parts[0], found);

  *(wrong ? &tally->n_wrongly_declared : &tally->n_rightly_declared) += 1;
  *(wrong ? &tally->n_noticed : &tally->n_doubted) += doubted ? 1 : 0;
  tally->n_indirect += indirect ? 1 : 0;
  *(indirect ? &tally->n_queried : &tally->n_others_queried) += queried ? 1 : 0;
}

/* Wrong declarations are noticed and right ones left alone, and whoever counts the reductions
 * of others is asked, though the texts try to mislead. */
static void
test_declared (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_auto(GStrv) lines = read_lines ("declared.tsv");
  Tally tally = { 0 };

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0' && *lines[i] != '#')
        count_line (&tally, taxonomy, lines[i]);
    }

  g_assert_cmpuint (tally.n, >=, 300);
  g_assert_cmpuint (tally.n_right * 100, >=, tally.n * 92);
  g_assert_cmpuint (tally.n_wrongly_declared, >=, 100);
  g_assert_cmpuint (tally.n_noticed * 100, >=, tally.n_wrongly_declared * 92);
  g_assert_cmpuint (tally.n_doubted * 100, <=, tally.n_rightly_declared * 5);
  g_assert_cmpuint (tally.n_indirect, >=, 12);
  g_assert_cmpuint (tally.n_queried * 100, >=, tally.n_indirect * 90);
  g_assert_cmpuint (tally.n_others_queried * 100, <=, tally.n * 1);
}

static void
test_find_words (void)
{
  static const char text[] = "📈 SF₆ 断路器（ＧＩＳ）的气体回收";
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(GArray) spans = tj_classifier_find_words (taxonomy, "non_co2.other", text);
  g_autoptr(GArray) none = tj_classifier_find_words (taxonomy, "energy.coal", text);
  g_autoptr(GArray) category = tj_classifier_find_words (taxonomy, "energy", text);
  g_autoptr(GArray) empty = tj_classifier_find_words (taxonomy, "non_co2.other", NULL);
  gsize last = 0;

  g_assert_cmpuint (spans->len, >=, 3);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (category->len, ==, 0);
  g_assert_cmpuint (empty->len, ==, 0);

  for (guint i = 0; i < spans->len; i++)
    {
      const TjTextSpan *span = &g_array_index (spans, TjTextSpan, i);

      g_assert_cmpuint (span->start, <, span->end);
      g_assert_cmpuint (span->start, >=, last);
      g_assert_cmpuint (span->end, <=, strlen (text));
      g_assert_true (g_utf8_validate (text + span->start, span->end - span->start, NULL));
      last = span->start;
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/classifier/reasons", test_reasons);
  g_test_add_func ("/classifier/deterministic", test_same_twice);
  g_test_add_func ("/classifier/order", test_order_of_sentences);
  g_test_add_func ("/classifier/nothing", test_nothing_to_say);
  g_test_add_func ("/classifier/boundary", test_boundary);
  g_test_add_func ("/classifier/declaration", test_declaration_is_not_read);
  g_test_add_func ("/classifier/cases", test_cases_are_read);
  g_test_add_func ("/classifier/labelled", test_labelled);
  g_test_add_func ("/classifier/doubt-limit", test_doubt_limit);
  g_test_add_func ("/classifier/declared", test_declared);
  g_test_add_func ("/classifier/find-words", test_find_words);

  return g_test_run ();
}
