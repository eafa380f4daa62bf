/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-category-stack-private.h"

#include "core/base/tj-text.h"
#include "render/tj-chart-claim-row.h"

#include <math.h>

/* Potentials of 2030, a row a category in the notice's order: as declared and, once there are
 * reviews, as accepted beside it. The parts of a bar follow the types in the notice's order,
 * each in a shade of its own that the line below names; inside a type every package is a mark,
 * largest first, so that a part can be clicked down to the package. */

#define MAX_SHADE 0.66

#define TJ_TYPE_CATEGORY_STACK (tj_category_stack_get_type ())

G_DECLARE_FINAL_TYPE (TjCategoryStack, tj_category_stack, TJ, CATEGORY_STACK, TjChart)

struct _TjCategoryStack
{
  TjChart parent_instance;

  TjTaxonomy *taxonomy;
  GArray *claims;
  GArray *accepted;
  TjStackData data;
  guint n_declared;
  guint n_verdicts[4];
};

G_DEFINE_FINAL_TYPE (TjCategoryStack, tj_category_stack, TJ_TYPE_CHART)

static void
clear_segment (gpointer data)
{
  g_free (((TjStackSegment *) data)->name);
}

static void
clear_row (gpointer data)
{
  TjStackRow *row = data;

  g_free (row->name);
  g_array_unref (row->segments);
}

static const TjChartClaim *
get_claim (TjCategoryStack *self,
           guint            index)
{
  return &g_array_index (self->claims, TjChartClaim, index);
}

static const TjChartAccepted *
get_accepted (TjCategoryStack *self,
              guint            index)
{
  return &g_array_index (self->accepted, TjChartAccepted, index);
}

/* Once a single package is reviewed, the others are told apart as not reviewed yet. */
static void
read_reviews (TjCategoryStack *self)
{
  TjLanguage language = tj_chart_get_content (TJ_CHART (self))->language;

  for (guint i = 0; i < self->claims->len; i++)
    {
      TjChartAccepted accepted;

      tj_chart_accepted_read (get_claim (self, i), self->taxonomy, language, &accepted);
      g_array_append_val (self->accepted, accepted);
      self->n_verdicts[accepted.verdict]++;
    }

  self->data.n_bars = self->n_verdicts[TJ_CHART_NOT_REVIEWED] < self->claims->len ? 2 : 1;
}

static int
compare_parts (gconstpointer a,
               gconstpointer b)
{
  const TjStackPart *one = a;
  const TjStackPart *two = b;
  double difference = two->potential.value - one->potential.value;
  int order;

  if (difference > 0 || difference < 0)
    return difference > 0 ? 1 : -1;

  order = g_strcmp0 (one->claim->key, two->claim->key);

  return order != 0 ? order : g_strcmp0 (one->claim->name, two->claim->name);
}

/* What the claim at @index puts into the bar, where it belongs there. */
static gboolean
get_part (TjCategoryStack *self,
          guint            index,
          guint            bar,
          const char      *category,
          const char      *type,
          TjStackPart     *part)
{
  const TjChartClaim *claim = get_claim (self, index);
  const TjChartAccepted *accepted = get_accepted (self, index);
  const char *own_category = bar == 0 ? claim->category : accepted->category;
  const char *own_type = bar == 0 ? claim->type : accepted->type;

  /* A type of another category is a contradiction that findings name, not a part. */
  if (own_type != NULL && category != NULL && !g_str_has_prefix (own_type, category))
    own_type = NULL;

  *part = (TjStackPart) { claim, bar == 0 ? claim->potential : accepted->potential, 0 };

  return part->potential.known && g_strcmp0 (own_category, category) == 0
         && g_strcmp0 (own_type, type) == 0;
}

static double
add_parts (TjCategoryStack *self,
           TjStackRow      *row,
           guint            bar,
           guint            segment)
{
  const TjStackSegment *of = &g_array_index (row->segments, TjStackSegment, segment);
  GArray *parts = self->data.parts;
  guint first = parts->len;
  double total = 0;

  for (guint i = 0; i < self->claims->len; i++)
    {
      TjStackPart part;

      if (!get_part (self, i, bar, row->code, of->type, &part)
          || !tj_chart_take_figure (TJ_CHART (self),
                                    bar == 0 ? TJ_CHART_AXIS_X : TJ_CHART_AXIS_BESIDE,
                                    &part.potential))
        continue;

      part.shade = of->shade;
      total += part.potential.value;
      g_array_append_val (parts, part);
    }

  if (parts->len > first)
    qsort (&g_array_index (parts, TjStackPart, first), parts->len - first, sizeof (TjStackPart),
           compare_parts);

  return total;
}

static void
add_segment (TjCategoryStack *self,
             TjStackRow      *row,
             const char      *type)
{
  TjLanguage language = tj_chart_get_content (TJ_CHART (self))->language;
  TjStackSegment segment = { g_intern_string (type), NULL, 0, 0 };
  gboolean used = FALSE;

  for (guint i = 0; i < self->claims->len; i++)
    {
      for (guint bar = 0; bar < self->data.n_bars; bar++)
        {
          TjStackPart part;

          used = used || get_part (self, i, bar, row->code, type, &part);
        }
    }

  if (!used)
    return;

  segment.name = type != NULL
                   ? tj_chart_claim_dup_category_label (type, self->taxonomy, language)
                   : g_strdup (TJ_CHART_SAY (language, "类型未定", "Type unclear"));
  g_array_append_val (row->segments, segment);
}

static void
fill_bars (TjCategoryStack *self,
           TjStackRow      *row)
{
  for (guint i = 0; i < row->segments->len; i++)
    g_array_index (row->segments, TjStackSegment, i).shade =
      MAX_SHADE * i / MAX (row->segments->len, 1);

  for (guint bar = 0; bar < self->data.n_bars; bar++)
    {
      row->bars[bar].first = self->data.parts->len;
      for (guint i = 0; i < row->segments->len; i++)
        {
          double total = add_parts (self, row, bar, i);

          row->bars[bar].total += total;
          if (bar == 0)
            g_array_index (row->segments, TjStackSegment, i).total = total;
        }
      row->bars[bar].n = self->data.parts->len - row->bars[bar].first;
      self->data.largest = MAX (self->data.largest, row->bars[bar].total);
    }

  self->n_declared += row->bars[0].n;
}

static void
add_row (TjCategoryStack *self,
         TjTaxonomyNode  *node)
{
  TjLanguage language = tj_chart_get_content (TJ_CHART (self))->language;
  GListModel *types = node != NULL ? tj_taxonomy_node_get_children (node) : NULL;
  guint n_types = types != NULL ? g_list_model_get_n_items (types) : 0;
  TjStackRow row = { NULL };

  row.code = node != NULL ? g_intern_string (tj_taxonomy_node_get_code (node)) : NULL;
  row.name = tj_chart_claim_dup_category_label (row.code, self->taxonomy, language);
  row.segments = g_array_new (FALSE, TRUE, sizeof (TjStackSegment));
  g_array_set_clear_func (row.segments, clear_segment);

  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr(TjTaxonomyNode) type = g_list_model_get_item (types, i);

      add_segment (self, &row, tj_taxonomy_node_get_code (type));
    }
  add_segment (self, &row, NULL);
  fill_bars (self, &row);

  g_array_append_val (self->data.rows, row);
}

/* All of the notice's categories have their row, empty or not; packages without one follow. */
static void
collect_rows (TjCategoryStack *self)
{
  GListModel *categories = tj_taxonomy_get_categories (self->taxonomy);
  const TjStackRow *last;

  for (guint i = 0; i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr(TjTaxonomyNode) node = g_list_model_get_item (categories, i);

      add_row (self, node);
    }

  add_row (self, NULL);
  last = &g_array_index (self->data.rows, TjStackRow, self->data.rows->len - 1);
  if (last->segments->len == 0)
    g_array_set_size (self->data.rows, self->data.rows->len - 1);
}

static const char *
say_bar (guint      bar,
         TjLanguage language)
{
  return bar == 0 ? TJ_CHART_SAY (language, "申报", "declared")
                  : TJ_CHART_SAY (language, "评审采纳", "accepted after review");
}

static void
add_table_row (TjCategoryStack     *self,
               const TjChartClaim  *claim,
               guint                bar,
               const TjChartFigure *potential)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));

  tj_chart_claim_add_identity (claim, content->table, self->taxonomy, content->language);
  tj_chart_table_add_text (content->table, say_bar (bar, content->language));
  tj_chart_table_add_figure (content->table, potential);
  tj_chart_claim_add_source (claim, content->table, potential->reason, potential->source);
}

static void
add_columns (TjCategoryStack *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));

  tj_chart_claim_add_identity_columns (content->table, content->language);
  tj_chart_table_add_column (content->table, TJ_CHART_SAY (content->language, "口径", "Basis"),
                             FALSE);
  tj_chart_table_add_column (content->table,
                             TJ_CHART_SAY (content->language, "2030年减排潜力（万tCO₂e/a）",
                                           "Potential 2030 (×10⁴ tCO₂e/a)"), TRUE);
  tj_chart_claim_add_source_columns (content->table, content->language);
}

static void
add_part_mark (TjCategoryStack   *self,
               const TjStackPart *part)
{
  TjLanguage language = tj_chart_get_content (TJ_CHART (self))->language;
  guint bar = part->potential.basis == TJ_CHART_BASIS_ACCEPTED ? 1 : 0;
  g_autofree char *potential = tj_text_format_number (part->potential.value, 2);
  g_autofree char *category = NULL;
  g_autofree char *text = NULL;

  category = tj_chart_claim_dup_category_label (part->claim->category, self->taxonomy, language);
  text = g_strdup_printf (TJ_CHART_SAY (language, "%s（%s）：%s%s万tCO₂e/a；来源：%s，%s",
                                        "%s (%s): %s %s ×10⁴ tCO₂e/a; from %s, %s"),
                          part->claim->name, category, say_bar (bar, language), potential,
                          part->claim->package_name, part->potential.source);
  tj_chart_add_mark (TJ_CHART (self), part->claim->key, text);
  add_table_row (self, part->claim, bar, &part->potential);
}

static void
fill_marks (TjCategoryStack *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));

  for (guint i = 0; i < self->data.parts->len; i++)
    add_part_mark (self, &g_array_index (self->data.parts, TjStackPart, i));

  for (guint i = 0; i < self->claims->len; i++)
    {
      const TjChartClaim *claim = get_claim (self, i);
      const TjChartAccepted *accepted = get_accepted (self, i);

      if (!claim->potential.known)
        {
          tj_chart_claim_add_missing (claim, content, claim->potential.reason);
          add_table_row (self, claim, 0, &claim->potential);
        }
      else if (self->data.n_bars == 2 && !accepted->potential.known)
        {
          tj_chart_claim_add_missing (claim, content, accepted->potential.reason);
          add_table_row (self, claim, 1, &accepted->potential);
        }
    }

  tj_chart_content_count_missing (content);
  if (self->data.n_bars == 2)
    {
      g_free (content->missing_heading);
      content->missing_heading = g_strdup_printf (TJ_CHART_SAY (content->language,
                                                                "未绘制或评审未采纳（%u项）",
                                                                "Not drawn, or not accepted (%u)"),
                                                  content->missing->len);
    }
}

static char *
describe_reviews (TjCategoryStack *self,
                  TjLanguage       language)
{
  double sum = 0;
  g_autofree char *accepted = NULL;

  if (self->data.n_bars == 1)
    return g_strdup ("");

  for (guint i = 0; i < self->data.rows->len; i++)
    sum += g_array_index (self->data.rows, TjStackRow, i).bars[1].total;
  accepted = tj_text_format_number (sum, 2);

  return g_strdup_printf (TJ_CHART_SAY (language,
                                        "评审采纳%u项，合计%s万tCO₂e/a，未采纳%u项，意见相持%u项，尚未评审%u项；",
                                        "%u are accepted after review with %s ×10⁴ tCO₂e/a, %u "
                                        "rejected, %u undecided, %u not reviewed yet; "),
                          self->n_verdicts[TJ_CHART_ACCEPTED], accepted,
                          self->n_verdicts[TJ_CHART_REJECTED],
                          self->n_verdicts[TJ_CHART_DIVIDED],
                          self->n_verdicts[TJ_CHART_NOT_REVIEWED]);
}

static char *
write_sentence (TjCategoryStack *self,
                TjLanguage       language)
{
  const TjStackRow *largest = NULL;
  double total = 0;
  g_autofree char *reviews = describe_reviews (self, language);
  g_autofree char *sum = NULL;
  g_autofree char *most = NULL;

  if (self->claims->len == 0)
    return g_strdup (TJ_CHART_SAY (language, "没有申报材料，因此没有减排潜力图。",
                                   "There is no package, so there is no chart of potentials."));
  if (self->n_declared == 0)
    return g_strdup_printf (TJ_CHART_SAY (language, "%u项申报材料都没有给出可用的2030年减排潜力，无法绘图。",
                                          "None of the %u packages gives a usable potential for "
                                          "2030, so nothing can be drawn."), self->claims->len);

  for (guint i = 0; i < self->data.rows->len; i++)
    {
      const TjStackRow *row = &g_array_index (self->data.rows, TjStackRow, i);

      total += row->bars[0].total;
      if (largest == NULL || row->bars[0].total > largest->bars[0].total)
        largest = row;
    }

  sum = tj_text_format_number (total, 2);
  most = tj_text_format_number (largest->bars[0].total, 2);

  return g_strdup_printf (TJ_CHART_SAY (language,
                                        "%u项技术申报的2030年减排潜力合计%s万tCO₂e/a，其中%s最多，为%s万tCO₂e/a；"
                                        "%s申报潜力不可直接相加，%u项因缺少数据未绘制。",
                                        "%u technologies declare potentials for 2030 of %s ×10⁴ "
                                        "tCO₂e/a in all, most of it in %s with %s ×10⁴ tCO₂e/a; "
                                        "%sdeclared potentials are not additive, and %u "
                                        "technologies lack data."),
                          self->n_declared, sum, largest->name, most, reviews,
                          self->claims->len - self->n_declared);
}

static void
fill_words (TjCategoryStack *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;
  guint n_missing = self->claims->len - self->n_declared;

  content->title = g_strdup (TJ_CHART_SAY (language, "2030年分类减排潜力（万tCO₂e/a）",
                                           "Reduction potential by category 2030 (×10⁴ tCO₂e/a)"));
  if (self->data.n_bars == 1)
    content->subtitle = g_strdup_printf (TJ_CHART_SAY (language,
                                                       "申报值 · 2030年 · 绘制%u项，缺数据未绘制%u项",
                                                       "As declared · year 2030 · %u drawn, %u "
                                                       "left out for lack of data"),
                                         self->n_declared, n_missing);
  else
    content->subtitle = g_strdup_printf (TJ_CHART_SAY (language,
                                                       "上：申报值，下：评审采纳值 · 2030年 · 绘制%u项，采纳%u项，"
                                                       "未采纳%u项，尚未评审%u项",
                                                       "Above as declared, below as accepted "
                                                       "after review · year 2030 · %u drawn, %u "
                                                       "accepted, %u rejected, %u not reviewed "
                                                       "yet"),
                                         self->n_declared, self->n_verdicts[TJ_CHART_ACCEPTED],
                                         self->n_verdicts[TJ_CHART_REJECTED],
                                         self->n_verdicts[TJ_CHART_NOT_REVIEWED]);
  content->footnote = g_strdup (TJ_CHART_SAY (language,
                                              "各项潜力由申报单位各自核算，可能相互重叠，申报潜力之和不可直接相加。"
                                              "非二氧化碳气体按申报单位所用的全球增温潜势折算。",
                                              "Each applicant works out its own potential and "
                                              "they may overlap: the sums are of declared "
                                              "potentials and not additive. Other gases are "
                                              "converted with the warming potentials that the "
                                              "applicant used."));
  content->sentence = write_sentence (self, language);
}

static void
tj_category_stack_fill (TjChart            *chart,
                        const TjChartInput *input)
{
  TjCategoryStack *self = TJ_CATEGORY_STACK (chart);
  TjChartContent *content = tj_chart_get_content (chart);

  self->taxonomy = g_object_ref (input->taxonomy);
  self->claims = tj_chart_claim_list_new (input, &content->options);
  read_reviews (self);
  collect_rows (self);
  add_columns (self);
  fill_words (self);
  fill_marks (self);
}

static gboolean
tj_category_stack_layout (TjChart           *chart,
                          TjChartScene      *scene,
                          cairo_rectangle_t *room)
{
  return tj_category_stack_lay_out (chart, &TJ_CATEGORY_STACK (chart)->data, scene, room);
}

static void
tj_category_stack_finalize (GObject *object)
{
  TjCategoryStack *self = TJ_CATEGORY_STACK (object);

  g_clear_pointer (&self->data.rows, g_array_unref);
  g_clear_pointer (&self->data.parts, g_array_unref);
  g_clear_pointer (&self->accepted, g_array_unref);
  g_clear_pointer (&self->claims, g_array_unref);
  g_clear_object (&self->taxonomy);

  G_OBJECT_CLASS (tj_category_stack_parent_class)->finalize (object);
}

static void
tj_category_stack_class_init (TjCategoryStackClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_category_stack_finalize;
  TJ_CHART_CLASS (klass)->fill = tj_category_stack_fill;
  TJ_CHART_CLASS (klass)->layout = tj_category_stack_layout;
}

static void
tj_category_stack_init (TjCategoryStack *self)
{
  self->data.parts = g_array_new (FALSE, TRUE, sizeof (TjStackPart));
  self->data.rows = g_array_new (FALSE, TRUE, sizeof (TjStackRow));
  g_array_set_clear_func (self->data.rows, clear_row);
  self->accepted = g_array_new (FALSE, TRUE, sizeof (TjChartAccepted));
}

const TjChartKind tj_category_stack_kind = {
  "category-stack",
  "分类减排潜力",
  "Potential by category",
  "看减排潜力落在哪些类别和类型、评审后采纳多少：按通知的五类排列，柱内按类型分段",
  "In which categories and types the potential lies and how much of it review accepted: the five "
  "categories in the notice's order, each bar divided by type",
  TJ_CHART_OF_PACKAGES,
  TJ_CHART_READS_NOTHING,
  NULL,
  tj_category_stack_get_type,
};
