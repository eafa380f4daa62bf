/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-text.h"
#include "render/tj-chart-claim-row.h"
#include "render/tj-chart-legend.h"
#include "render/tj-chart-swatch.h"
#include "render/tj-row-plot.h"

#include <math.h>

/* Potentials by cost class, the form that the IPCC uses: a bar a technology, type or category,
 * as long as the potential, its parts in the colour of their cost class from cheap to dear.
 * Nothing is added up along the axis but what stands in one bar, and a package without a usable
 * unit cost is a class of its own. The line at the end is the range of the whole potential;
 * ranges of costs are not drawn, as in that form. */

#define MAX_ROW_LINES 2.4
#define BAR_SHARE 0.68
#define MIN_SEGMENT 1.0
#define CAP_SHARE 0.5
#define TOTAL_EMS 6.5

#define N_MAX_CLASSES (TJ_CHART_MAX_CLASSES + 2)

#define TJ_TYPE_COST_CLASSES (tj_cost_classes_get_type ())

G_DECLARE_FINAL_TYPE (TjCostClasses, tj_cost_classes, TJ, COST_CLASSES, TjChart)

/* @code: (nullable): of the category or type; @first, @n: of the order, its claims;
 * @rank: where it stands among types and categories */
typedef struct
{
  char *name;
  const char *code;
  const char *category;
  double total;
  double low;
  double high;
  guint first;
  guint n;
} Row;

/* A claim and its class */
typedef struct
{
  const TjChartClaim *claim;
  guint class;
} Segment;

struct _TjCostClasses
{
  TjChart parent_instance;

  TjTaxonomy *taxonomy;
  TjChartLegend *legend;
  GArray *claims;
  GArray *order;
  GArray *rows;
  GPtrArray *names;
  char *labels[N_MAX_CLASSES];
  char *marks[N_MAX_CLASSES];
  guint n_classes;
  double largest;
};

G_DEFINE_FINAL_TYPE (TjCostClasses, tj_cost_classes, TJ_TYPE_CHART)

static void
clear_row (gpointer data)
{
  g_free (((Row *) data)->name);
}

static const TjChartOptions *
get_options (TjCostClasses *self)
{
  return &tj_chart_get_content (TJ_CHART (self))->options;
}

/* The last class is that of unknown costs. A cost at an end is in the dearer class. */
static guint
get_class (const TjChartOptions *options,
           const TjChartFigure  *cost)
{
  guint class = 0;

  if (!cost->known)
    return options->n_classes + 1;

  while (class < options->n_classes && cost->value >= options->classes[class])
    class++;

  return class;
}

static void
name_classes (TjCostClasses *self)
{
  const TjChartOptions *options = get_options (self);
  TjLanguage language = options->language;
  guint n_ends = options->n_classes;

  self->n_classes = n_ends + 2;

  for (guint i = 0; i <= n_ends; i++)
    {
      g_autofree char *low = i > 0 ? tj_text_format_number (options->classes[i - 1], 2) : NULL;
      g_autofree char *high = i < n_ends ? tj_text_format_number (options->classes[i], 2) : NULL;

      self->marks[i] = g_strdup_printf ("%u", i + 1);
      if (low == NULL)
        self->labels[i] = g_strdup_printf (TJ_CHART_SAY (language, "低于%s", "below %s"), high);
      else if (high == NULL)
        self->labels[i] = g_strdup_printf (TJ_CHART_SAY (language, "%s及以上", "%s and above"), low);
      else
        self->labels[i] = g_strdup_printf (TJ_CHART_SAY (language, "%s至%s", "%s to %s"), low, high);
    }

  self->marks[n_ends + 1] = g_strdup ("?");
  self->labels[n_ends + 1] = g_strdup (TJ_CHART_SAY (language, "成本未知", "cost unknown"));
}

static int
compare_segments (gconstpointer a,
                  gconstpointer b)
{
  const Segment *one = a;
  const Segment *two = b;
  double difference = two->claim->potential.value - one->claim->potential.value;
  int order;

  if (one->class != two->class)
    return one->class < two->class ? -1 : 1;
  if (difference > 0 || difference < 0)
    return difference > 0 ? 1 : -1;

  order = g_strcmp0 (one->claim->key, two->claim->key);

  return order != 0 ? order : g_strcmp0 (one->claim->name, two->claim->name);
}

static gboolean
is_in_row (const TjChartClaim *claim,
           TjChartGrouping     by,
           const char         *code)
{
  return g_strcmp0 (by == TJ_CHART_BY_TYPE ? claim->type : claim->category, code) == 0;
}

/* Adds a row of the claims from @first on in the order, unless there are none. */
static void
finish_row (TjCostClasses *self,
            Row           *row)
{
  Segment *segments = &g_array_index (self->order, Segment, row->first);

  row->n = self->order->len - row->first;
  if (row->n == 0)
    {
      g_free (row->name);
      return;
    }

  qsort (segments, row->n, sizeof (Segment), compare_segments);
  for (guint i = 0; i < row->n; i++)
    {
      row->total += segments[i].claim->potential.value;
      row->low += segments[i].claim->potential.low;
      row->high += segments[i].claim->potential.high;
    }

  self->largest = MAX (self->largest, row->high);
  g_array_append_val (self->rows, *row);
}

static void
add_claim (TjCostClasses      *self,
           const TjChartClaim *claim)
{
  Segment segment = { claim, get_class (get_options (self), &claim->cost) };

  g_array_append_val (self->order, segment);
}

static void
add_group (TjCostClasses *self,
           const char    *code,
           const char    *category)
{
  const TjChartOptions *options = get_options (self);
  Row row = { NULL, g_intern_string (code), g_intern_string (category), 0, 0, 0,
              self->order->len, 0 };

  row.name = code != NULL
               ? tj_chart_claim_dup_category_label (code, self->taxonomy, options->language)
               : g_strdup (options->by == TJ_CHART_BY_TYPE
                             ? TJ_CHART_SAY (options->language, "类型未定", "Type unclear")
                             : TJ_CHART_SAY (options->language, "类别未定", "Category unclear"));

  for (guint i = 0; i < self->claims->len; i++)
    {
      const TjChartClaim *claim = &g_array_index (self->claims, TjChartClaim, i);

      if (claim->potential.known && is_in_row (claim, options->by, code))
        add_claim (self, claim);
    }

  finish_row (self, &row);
}

/* In the notice's order */
static void
collect_groups (TjCostClasses *self)
{
  GListModel *categories = tj_taxonomy_get_categories (self->taxonomy);

  for (guint i = 0; i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr(TjTaxonomyNode) category = g_list_model_get_item (categories, i);
      GListModel *types = tj_taxonomy_node_get_children (category);
      const char *code = tj_taxonomy_node_get_code (category);

      if (get_options (self)->by == TJ_CHART_BY_CATEGORY)
        {
          add_group (self, code, code);
          continue;
        }

      for (guint j = 0; j < g_list_model_get_n_items (types); j++)
        {
          g_autoptr(TjTaxonomyNode) type = g_list_model_get_item (types, j);

          add_group (self, tj_taxonomy_node_get_code (type), code);
        }
    }

  add_group (self, NULL, NULL);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const TjCostClasses *self = data;
  const Row *one = a;
  const Row *two = b;
  const Segment *first = &g_array_index (self->order, Segment, one->first);
  const Segment *second = &g_array_index (self->order, Segment, two->first);
  Segment alike = *first;

  /* By potential alone, whatever the class. */
  alike.class = second->class;

  return compare_segments (&alike, second);
}

/* Marks are numbered as they are read: row by row. */
static void
follow_rows (TjCostClasses *self)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (Segment), self->order->len);

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);
      guint first = order->len;

      g_array_append_vals (order, &g_array_index (self->order, Segment, row->first), row->n);
      row->first = first;
    }

  g_array_unref (self->order);
  self->order = order;
}

static void
collect_rows (TjCostClasses *self)
{
  if (get_options (self)->by != TJ_CHART_BY_TECHNOLOGY)
    {
      collect_groups (self);
      return;
    }

  for (guint i = 0; i < self->claims->len; i++)
    {
      const TjChartClaim *claim = &g_array_index (self->claims, TjChartClaim, i);
      Row row = { NULL, NULL, claim->category, 0, 0, 0, self->order->len, 0 };

      if (!claim->potential.known)
        continue;

      row.name = g_strdup (claim->name);
      add_claim (self, claim);
      finish_row (self, &row);
    }

  g_array_sort_with_data (self->rows, compare_rows, self);
  follow_rows (self);
}

static void
add_columns (TjChartTable *table,
             TjLanguage    language)
{
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "行", "Row"), FALSE);
  tj_chart_claim_add_identity_columns (table, language);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "2030年减排潜力（万tCO₂e/a）",
                                                  "Potential 2030 (×10⁴ tCO₂e/a)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "单位成本（元/tCO₂）",
                                                  "Unit cost (CNY/tCO₂)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "成本分档（元/tCO₂）",
                                                  "Cost class (CNY/tCO₂)"), FALSE);
  tj_chart_claim_add_source_columns (table, language);
}

static void
add_table_row (TjCostClasses      *self,
               const TjChartClaim *claim,
               const char         *row_name,
               const char         *class,
               const char         *remark)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjChartTable *table = content->table;
  g_autofree char *fields = g_strdup_printf ("%s, %s", claim->potential.source,
                                             claim->cost.source);

  tj_chart_table_add_text (table, row_name);
  tj_chart_claim_add_identity (claim, table, self->taxonomy, content->language);
  tj_chart_table_add_figure (table, &claim->potential);
  tj_chart_table_add_figure (table, &claim->cost);
  tj_chart_table_add_text (table, class);
  tj_chart_claim_add_source (claim, table, remark, fields);
}

static void
add_segment_mark (TjCostClasses *self,
                  const Segment *segment)
{
  const TjChartOptions *options = get_options (self);
  const TjChartClaim *claim = segment->claim;
  g_autofree char *potential = tj_text_format_number (claim->potential.value, 2);
  g_autofree char *cost = claim->cost.known ? tj_text_format_number (claim->cost.value, 2) : NULL;
  g_autofree char *text = NULL;

  text = g_strdup_printf (TJ_CHART_SAY (options->language,
                                        "%s：%s万tCO₂e/a，%s%s；%s，来源：%s，%s",
                                        "%s: %s ×10⁴ tCO₂e/a, %s%s; %s; from %s, %s"),
                          claim->name, potential, cost != NULL ? cost : claim->cost.reason,
                          cost != NULL ? TJ_CHART_SAY (options->language, "元/tCO₂", " CNY/tCO₂")
                                       : "",
                          tj_chart_claim_say_basis (options), claim->package_name,
                          claim->potential.source);
  tj_chart_add_mark (TJ_CHART (self), claim->key, text);
}

static void
fill_rows (TjCostClasses *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      g_ptr_array_add (self->names, row->name);
      tj_chart_legend_note (self->legend, row->category);
      for (guint j = row->first; j < row->first + row->n; j++)
        {
          const Segment *segment = &g_array_index (self->order, Segment, j);

          tj_chart_take_figure (TJ_CHART (self), TJ_CHART_AXIS_X, &segment->claim->potential);
          tj_chart_take_figure (TJ_CHART (self), TJ_CHART_AXIS_Y, &segment->claim->cost);
          add_segment_mark (self, segment);
          add_table_row (self, segment->claim, row->name, self->labels[segment->class],
                         segment->claim->cost.reason);
        }
    }

  for (guint i = 0; i < self->claims->len; i++)
    {
      const TjChartClaim *claim = &g_array_index (self->claims, TjChartClaim, i);

      if (claim->potential.known)
        continue;

      tj_chart_claim_add_missing (claim, content, claim->potential.reason);
      add_table_row (self, claim, NULL, NULL, claim->potential.reason);
    }

  tj_chart_content_count_missing (content);
}

static char *
write_sentence (TjCostClasses *self)
{
  TjLanguage language = get_options (self)->language;
  const Row *largest = NULL;
  double unknown = 0;
  g_autofree char *most = NULL;
  g_autofree char *without = NULL;

  if (self->order->len == 0)
    return g_strdup_printf (TJ_CHART_SAY (language, "%u项申报材料都没有给出可用的2030年减排潜力，无法绘图。",
                                          "None of the %u packages gives a usable potential for "
                                          "2030, so nothing can be drawn."), self->claims->len);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (largest == NULL || row->total > largest->total)
        largest = row;
    }
  for (guint i = 0; i < self->order->len; i++)
    {
      const Segment *segment = &g_array_index (self->order, Segment, i);

      unknown += segment->claim->cost.known ? 0 : segment->claim->potential.value;
    }

  most = tj_text_format_number (largest->total, 2);
  without = tj_text_format_number (unknown, 2);

  return g_strdup_printf (TJ_CHART_SAY (language,
                                        "%u项技术的2030年申报潜力按单位成本分档，最大的是“%s”，%s万tCO₂e/a；"
                                        "成本未知的合计%s万tCO₂e/a；%u项因缺少数据未绘制。",
                                        "The potentials that %u technologies declare for 2030 by "
                                        "cost class; the largest is “%s” with %s ×10⁴ tCO₂e/a; "
                                        "%s ×10⁴ tCO₂e/a are of unknown cost; %u technologies "
                                        "lack data."),
                          self->order->len, largest->name, most, without,
                          self->claims->len - self->order->len);
}

static gboolean
has_ranges (TjCostClasses *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (row->high > row->low)
        return TRUE;
    }

  return FALSE;
}

static void
fill_words (TjCostClasses *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;
  g_autofree char *basis = tj_chart_claim_dup_basis_label (&content->options);

  content->title = g_strdup (TJ_CHART_SAY (language,
                                           "2030年减排潜力按成本分档（万tCO₂e/a；元/tCO₂）",
                                           "Potential 2030 by cost class (×10⁴ tCO₂e/a; "
                                           "CNY/tCO₂)"));
  content->subtitle = g_strdup_printf (TJ_CHART_SAY (language,
                                                     "%s · 2030年 · 绘制%u项，缺数据未绘制%u项",
                                                     "%s · year 2030 · %u drawn, %u left out for "
                                                     "lack of data"),
                                       basis, self->order->len,
                                       self->claims->len - self->order->len);
  content->footnote = g_strconcat (TJ_CHART_SAY (language,
                                                 "各项潜力由申报单位各自核算，可能相互重叠，不可跨行相加。",
                                                 "Each applicant works out its own potential and "
                                                 "they may overlap: rows are not additive."),
                                   has_ranges (self)
                                     ? TJ_CHART_SAY (language, "横线为潜力的申报范围。",
                                                     " Lines show the range of the declared "
                                                     "potential.") : "", NULL);
  content->sentence = write_sentence (self);
}

static void
tj_cost_classes_fill (TjChart            *chart,
                      const TjChartInput *input)
{
  TjCostClasses *self = TJ_COST_CLASSES (chart);
  TjChartContent *content = tj_chart_get_content (chart);

  self->taxonomy = g_object_ref (input->taxonomy);
  self->legend = tj_chart_legend_new (self->taxonomy, content->language);
  self->claims = tj_chart_claim_list_new (input, &content->options);
  name_classes (self);
  collect_rows (self);
  add_columns (content->table, content->language);
  fill_words (self);
  fill_rows (self);
}

static void
fill_swatches (TjCostClasses *self,
               const TjTheme *theme,
               TjChartSwatch *swatches)
{
  guint n_known = self->n_classes - 1;

  for (guint i = 0; i < self->n_classes; i++)
    {
      swatches[i] = (TjChartSwatch) { theme->background, TJ_HATCH_NONE, self->marks[i],
                                      self->labels[i] };
      if (i < n_known)
        tj_theme_get_ramp_color (theme, i, n_known, &swatches[i].fill);
      else
        swatches[i].hatch = TJ_HATCH_FALLING;
    }
}

/* From the least to the largest potential that was claimed */
static void
add_range (TjRowPlot *plot,
           const Row *row,
           double     middle,
           double     height)
{
  const TjStroke stroke = { plot->theme->foreground, 1.2, FALSE };
  double low = tj_scale_map (&plot->x, row->low);
  double high = tj_scale_map (&plot->x, row->high);
  double cap = height * CAP_SHARE / 2;

  if (!(row->high > row->low))
    return;

  tj_chart_scene_line (plot->scene, low, middle, high - low, 0, &stroke);
  tj_chart_scene_line (plot->scene, low, middle - cap, 0, 2 * cap, &stroke);
  tj_chart_scene_line (plot->scene, high, middle - cap, 0, 2 * cap, &stroke);
}

static void
add_row (TjCostClasses       *self,
         TjRowPlot           *plot,
         guint                index,
         const TjChartSwatch *swatches)
{
  const Row *row = &g_array_index (self->rows, Row, index);
  double height = plot->step * BAR_SHARE;
  double middle = tj_row_plot_get_middle (plot, index);
  double start = 0;
  g_autofree char *total = tj_text_format_number (row->total, 2);

  tj_row_plot_add_name (plot, index, row->category, row->name);

  for (guint i = row->first; i < row->first + row->n; i++)
    {
      const Segment *segment = &g_array_index (self->order, Segment, i);
      cairo_rectangle_t area = { tj_scale_map (&plot->x, start), middle - height / 2, 0, height };

      start += segment->claim->potential.value;
      area.width = tj_scale_map (&plot->x, start) - area.x;
      tj_chart_place_mark (TJ_CHART (self), i, &area);
      area.width = MAX (area.width, MIN_SEGMENT);
      tj_chart_swatch_fill (&swatches[segment->class], plot->scene, &area);
    }

  add_range (plot, row, middle, height);
  tj_row_plot_add_text (plot, index, tj_scale_map (&plot->x, MAX (row->high, row->total))
                                       + 0.4 * plot->em, total, &plot->theme->foreground);
}

static gboolean
tj_cost_classes_layout (TjChart           *chart,
                        TjChartScene      *scene,
                        cairo_rectangle_t *room)
{
  TjCostClasses *self = TJ_COST_CLASSES (chart);
  const TjTheme *theme = tj_chart_scene_get_theme (scene);
  TjChartSwatch swatches[N_MAX_CLASSES];
  TjRowPlotSpec spec = { self->names };
  TjRowPlot plot;

  fill_swatches (self, theme, swatches);
  tj_chart_swatch_add_legend (swatches, self->n_classes, scene, room);
  if (get_options (self)->by != TJ_CHART_BY_CATEGORY)
    tj_chart_legend_lay_out (self->legend, TJ_CHART_LEGEND_SHAPES, scene, room);

  tj_scale_init (&spec.scale, 0, self->largest, 0, 1);
  spec.reserve = TOTAL_EMS * theme->font_size;
  spec.max_lines = MAX_ROW_LINES;
  if (!tj_row_plot_init (&plot, chart, scene, &spec, room))
    return FALSE;

  for (guint i = 0; i < plot.n_shown; i++)
    add_row (self, &plot, i, swatches);
  tj_row_plot_add_axis (&plot, TJ_CHART_SAY (plot.language, "申报的2030年减排潜力（万tCO₂e/a）",
                                             "Potential declared for 2030 (×10⁴ tCO₂e/a)"));

  return TRUE;
}

static void
tj_cost_classes_finalize (GObject *object)
{
  TjCostClasses *self = TJ_COST_CLASSES (object);

  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_pointer (&self->claims, g_array_unref);
  g_clear_pointer (&self->legend, tj_chart_legend_free);
  g_clear_object (&self->taxonomy);
  for (guint i = 0; i < N_MAX_CLASSES; i++)
    {
      g_free (self->labels[i]);
      g_free (self->marks[i]);
    }

  G_OBJECT_CLASS (tj_cost_classes_parent_class)->finalize (object);
}

static void
tj_cost_classes_class_init (TjCostClassesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_cost_classes_finalize;
  TJ_CHART_CLASS (klass)->fill = tj_cost_classes_fill;
  TJ_CHART_CLASS (klass)->layout = tj_cost_classes_layout;
}

static void
tj_cost_classes_init (TjCostClasses *self)
{
  self->names = g_ptr_array_new ();
  self->order = g_array_new (FALSE, FALSE, sizeof (Segment));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
}

const TjChartKind tj_cost_classes_kind = {
  "cost-classes",
  "减排潜力按成本分档",
  "Potential by cost class",
  "看一轮申报中每项技术或每个类型的潜力落在哪一档成本，成本未知的单列一档；不跨行相加",
  "How much potential lies in which cost class, by technology, type or category, with unknown "
  "costs as a class of their own; adds nothing up across rows",
  TJ_CHART_OF_PACKAGES,
  TJ_CHART_READS_BASIS | TJ_CHART_READS_GROUPING | TJ_CHART_READS_CLASSES,
  NULL,
  tj_cost_classes_get_type,
};
