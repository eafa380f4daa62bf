/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-text.h"
#include "render/tj-chart-claim.h"
#include "render/tj-chart-frame.h"
#include "render/tj-scale.h"

/* The potentials that packages declare for 2030, one bar a category in the notice's order.
 * A bar's segments follow the types in the notice's order, each in a shade of its own that
 * the line under the bar names; inside a type every package is a mark, largest first, so
 * that a segment can be clicked down to the package. */

#define MAX_BAR_EMS 2.2
#define MIN_SEGMENT 1.0
#define MAX_SHADE 0.66
#define SWATCH_EMS 0.8
#define MIN_EMS 14
#define TEXT_GAP 2.0

/* A type needs so much place in the line below the bar, and the count of those left out so
 * much. */
#define MIN_TYPE_EMS 10
#define MORE_EMS 3

#define TOP_GAP_EMS 0.4

#define TJ_TYPE_CATEGORY_STACK (tj_category_stack_get_type ())

G_DECLARE_FINAL_TYPE (TjCategoryStack, tj_category_stack, TJ, CATEGORY_STACK, TjChart)

/* @type: (nullable): its code; @shade: 0 for the category's own colour, to 1 */
typedef struct
{
  const char *type;
  char *name;
  double total;
  double shade;
} Segment;

/* @first_mark, @n_marks: of the chart's marks, those of this category */
typedef struct
{
  const char *code;
  char *name;
  double total;
  guint first_mark;
  guint n_marks;
  GArray *segments;
} Bar;

struct _TjCategoryStack
{
  TjChart parent_instance;

  TjTaxonomy *taxonomy;
  GArray *claims;
  GPtrArray *order;
  GArray *bars;
  double largest;
};

G_DEFINE_FINAL_TYPE (TjCategoryStack, tj_category_stack, TJ_TYPE_CHART)

static void
clear_segment (gpointer data)
{
  g_free (((Segment *) data)->name);
}

static void
clear_bar (gpointer data)
{
  Bar *bar = data;

  g_free (bar->name);
  g_array_unref (bar->segments);
}

static int
compare_claims (gconstpointer a,
                gconstpointer b)
{
  const TjChartClaim *one = *(const TjChartClaim * const *) a;
  const TjChartClaim *two = *(const TjChartClaim * const *) b;
  int order;

  if (one->potential.value < two->potential.value || one->potential.value > two->potential.value)
    return one->potential.value > two->potential.value ? -1 : 1;

  order = g_strcmp0 (one->key, two->key);

  return order != 0 ? order : g_strcmp0 (one->name, two->name);
}

static gboolean
is_in_segment (const TjChartClaim *claim,
               const char         *category,
               const char         *type)
{
  const char *prefix = category != NULL ? category : "";
  /* A type of another category is a contradiction that findings name, not a segment. */
  const char *own = claim->type != NULL && g_str_has_prefix (claim->type, prefix)
                      ? claim->type : NULL;

  return claim->potential.known
         && g_strcmp0 (claim->category, category) == 0
         && g_strcmp0 (own, type) == 0;
}

static void
add_segment (TjCategoryStack *self,
             Bar             *bar,
             const char      *type)
{
  TjLanguage language = tj_chart_get_content (TJ_CHART (self))->language;
  Segment segment = { g_intern_string (type), NULL, 0, 0 };
  guint start = self->order->len;

  for (guint i = 0; i < self->claims->len; i++)
    {
      TjChartClaim *claim = &g_array_index (self->claims, TjChartClaim, i);

      if (!is_in_segment (claim, bar->code, type))
        continue;

      segment.total += claim->potential.value;
      g_ptr_array_add (self->order, claim);
    }

  if (self->order->len == start)
    return;

  qsort (self->order->pdata + start, self->order->len - start, sizeof (gpointer),
         compare_claims);
  segment.name = type != NULL
                   ? tj_chart_claim_dup_category_label (type, self->taxonomy, language)
                   : g_strdup (TJ_CHART_SAY (language, "类型未定", "Type unclear"));
  g_array_append_val (bar->segments, segment);
  bar->total += segment.total;
  bar->n_marks += self->order->len - start;
}

static void
add_bar (TjCategoryStack *self,
         TjTaxonomyNode  *node)
{
  TjLanguage language = tj_chart_get_content (TJ_CHART (self))->language;
  GListModel *types = node != NULL ? tj_taxonomy_node_get_children (node) : NULL;
  guint n_types = types != NULL ? g_list_model_get_n_items (types) : 0;
  Bar bar = { NULL, NULL, 0, self->order->len, 0, NULL };

  bar.code = node != NULL ? g_intern_string (tj_taxonomy_node_get_code (node)) : NULL;
  bar.name = tj_chart_claim_dup_category_label (bar.code, self->taxonomy, language);
  bar.segments = g_array_new (FALSE, TRUE, sizeof (Segment));
  g_array_set_clear_func (bar.segments, clear_segment);

  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr(TjTaxonomyNode) type = g_list_model_get_item (types, i);

      add_segment (self, &bar, tj_taxonomy_node_get_code (type));
    }
  add_segment (self, &bar, NULL);

  for (guint i = 0; i < bar.segments->len; i++)
    g_array_index (bar.segments, Segment, i).shade = MAX_SHADE * i / MAX (bar.segments->len, 1);

  self->largest = MAX (self->largest, bar.total);
  g_array_append_val (self->bars, bar);
}

/* All of the notice's categories have their bar, empty or not; packages without one follow. */
static void
collect_bars (TjCategoryStack *self)
{
  GListModel *categories = tj_taxonomy_get_categories (self->taxonomy);
  guint n_categories = g_list_model_get_n_items (categories);
  Bar *last;

  for (guint i = 0; i < n_categories; i++)
    {
      g_autoptr(TjTaxonomyNode) node = g_list_model_get_item (categories, i);

      add_bar (self, node);
    }

  add_bar (self, NULL);
  last = &g_array_index (self->bars, Bar, self->bars->len - 1);
  if (last->n_marks == 0)
    g_array_set_size (self->bars, self->bars->len - 1);
}

static void
add_columns (TjChartTable *table,
             TjLanguage    language)
{
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "类别", "Category"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "类型", "Type"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "技术", "Technology"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "阶段", "Stage"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "2030年减排潜力（万tCO₂e/a）",
                                                  "Potential 2030 (×10⁴ tCO₂e/a)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "说明", "Remark"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "材料清单摘要", "Manifest digest"), FALSE);
}

static void
add_row (TjCategoryStack    *self,
         const TjChartClaim *claim)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  g_autofree char *category = NULL;
  g_autofree char *type = NULL;

  category = tj_chart_claim_dup_category_label (claim->category, self->taxonomy, content->language);
  if (claim->type != NULL)
    type = tj_chart_claim_dup_category_label (claim->type, self->taxonomy, content->language);

  tj_chart_table_add_text (content->table, category);
  tj_chart_table_add_text (content->table, type);
  tj_chart_table_add_text (content->table, claim->name);
  tj_chart_table_add_text (content->table,
                           tj_chart_claim_get_stage_label (claim, content->language));
  if (claim->potential.known)
    tj_chart_table_add_number (content->table, claim->potential.value, 2);
  else
    tj_chart_table_add_nothing (content->table);
  tj_chart_table_add_text (content->table, claim->potential.reason);
  tj_chart_table_add_text (content->table, claim->key);
}

static void
fill_rows (TjCategoryStack *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));

  for (guint i = 0; i < self->order->len; i++)
    {
      const TjChartClaim *claim = g_ptr_array_index (self->order, i);
      g_autofree char *potential = tj_text_format_number (claim->potential.value, 2);
      g_autofree char *category = NULL;
      g_autofree char *text = NULL;

      category = tj_chart_claim_dup_category_label (claim->category, self->taxonomy,
                                                    content->language);
      text = g_strdup_printf (TJ_CHART_SAY (content->language, "%s（%s）：%s万tCO₂e/a",
                                            "%s (%s): %s ×10⁴ tCO₂e/a"),
                              claim->name, category, potential);
      tj_chart_add_mark (TJ_CHART (self), claim->key, text);
      add_row (self, claim);
    }

  for (guint i = 0; i < self->claims->len; i++)
    {
      const TjChartClaim *claim = &g_array_index (self->claims, TjChartClaim, i);

      if (claim->potential.known)
        continue;

      g_ptr_array_add (content->missing,
                       g_strdup_printf ("%s\t%s", claim->name, claim->potential.reason));
      add_row (self, claim);
    }
}

static char *
write_sentence (TjCategoryStack *self,
                TjLanguage       language)
{
  const Bar *largest = NULL;
  double total = 0;
  g_autofree char *sum = NULL;
  g_autofree char *most = NULL;

  if (self->claims->len == 0)
    return g_strdup (TJ_CHART_SAY (language, "没有申报材料，因此没有减排潜力图。",
                                   "There is no package, so there is no chart of potentials."));
  if (self->order->len == 0)
    return g_strdup_printf (TJ_CHART_SAY (language, "%u项申报材料都没有给出可用的2030年减排潜力，无法绘图。",
                                          "None of the %u packages gives a usable potential for "
                                          "2030, "
                                          "so nothing can be drawn."), self->claims->len);

  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);

      total += bar->total;
      if (largest == NULL || bar->total > largest->total)
        largest = bar;
    }

  sum = tj_text_format_number (total, 2);
  most = tj_text_format_number (largest->total, 2);

  return g_strdup_printf (TJ_CHART_SAY (language,
                                        "%u项技术申报的2030年减排潜力合计%s万tCO₂e/a，其中%s最多，为%s万tCO₂e/a；"
                                        "申报潜力不可直接相加，%u项因缺少数据未绘制。",
                                        "%u technologies declare potentials for 2030 of %s ×10⁴ "
                                        "tCO₂e/a in all, "
                                        "most of it in %s with %s ×10⁴ tCO₂e/a; declared "
                                        "potentials are not "
                                        "additive, and %u technologies lack data."),
                          self->order->len, sum, largest->name, most,
                          self->claims->len - self->order->len);
}

static void
fill_words (TjCategoryStack *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;
  guint n_missing = self->claims->len - self->order->len;

  content->title = g_strdup (TJ_CHART_SAY (language, "2030年分类减排潜力（万tCO₂e/a）",
                                           "Reduction potential by category 2030 (×10⁴ tCO₂e/a)"));
  content->subtitle = g_strdup_printf (TJ_CHART_SAY (language,
                                                     "申报值 · 2030年 · 绘制%u项，缺数据未绘制%u项",
                                                     "As declared · year 2030 · %u drawn, %u "
                                                     "left out for lack of data"),
                                       self->order->len, n_missing);
  content->footnote = g_strdup (TJ_CHART_SAY (language,
                                              "各项潜力由申报单位各自核算，可能相互重叠，申报潜力之和不可直接相加。",
                                              "Each applicant works out its own potential and "
                                              "they may overlap: "
                                              "the sums are of declared potentials and not "
                                              "additive."));
  content->missing_heading = g_strdup_printf (TJ_CHART_SAY (language, "未绘制（%u项）", "Not drawn (%u)"),
                                              n_missing);
  content->sentence = write_sentence (self, language);
}

/* Where one bar and its two lines of text go */
typedef struct
{
  TjChartScene *scene;
  const TjTheme *theme;
  TjLanguage language;
  double em;
  double line;
  cairo_rectangle_t area;
  TjScale scale;
} Row;

static PangoLayout *
create_text (const Row  *row,
             const char *text,
             double      max_width)
{
  TjChartTextStyle style = { row->em, FALSE, max_width, 1, FALSE };

  return tj_chart_scene_create_text (row->scene, text, &style);
}

static void
add_name (Row       *row,
          const Bar *bar,
          double     y)
{
  g_autoptr(PangoLayout) name = create_text (row, bar->name, row->area.width);

  tj_chart_scene_text (row->scene, name, row->area.x, y, &row->theme->foreground);
}

/* The total and how many packages make it up */
static PangoLayout *
create_total (const Row *row,
              const Bar *bar)
{
  g_autofree char *total = tj_text_format_number (bar->total, 2);
  g_autofree char *text = NULL;

  if (bar->n_marks == 0)
    text = g_strdup (TJ_CHART_SAY (row->language, "无数据", "no data"));
  else
    text = g_strdup_printf (TJ_CHART_SAY (row->language, "%s（%u项）", "%s (%u)"), total,
                            bar->n_marks);

  return create_text (row, text, row->area.width / 3);
}

static double
measure_totals (TjCategoryStack *self,
                const Row       *row)
{
  double widest = 0;

  for (guint i = 0; i < self->bars->len; i++)
    {
      g_autoptr(PangoLayout) layout = create_total (row, &g_array_index (self->bars, Bar, i));
      double width;

      tj_chart_text_measure (layout, &width, NULL);
      widest = MAX (widest, width);
    }

  return widest;
}

static void
add_total (Row       *row,
           const Bar *bar,
           double     y,
           double     height)
{
  g_autoptr(PangoLayout) layout = create_total (row, bar);
  double x = tj_scale_map (&row->scale, bar->total) + row->em * (bar->n_marks > 0 ? 0.5 : 0);
  double text_height;

  tj_chart_text_measure (layout, NULL, &text_height);
  tj_chart_scene_text (row->scene, layout, x, y + (height - text_height) / 2,
                       bar->n_marks > 0 ? &row->theme->foreground : &row->theme->muted);
}

static void
fill_segment (Row                     *row,
              const Bar               *bar,
              double                   shade,
              const cairo_rectangle_t *area)
{
  TjColor color;

  tj_theme_get_category_color (row->theme, bar->code, &color);
  color = tj_color_mix (&color, &row->theme->background, shade);
  tj_chart_scene_fill (row->scene, area, &color);
}

/* Swatch, name and sum of each type, as many as fit into the line */
static void
add_types (Row       *row,
           const Bar *bar,
           double     y)
{
  const TjStroke edge = { row->theme->muted, 0.6, FALSE };
  double swatch = row->em * SWATCH_EMS;
  double right = row->area.x + row->area.width;
  double x = row->area.x;

  for (guint i = 0; i < bar->segments->len; i++)
    {
      const Segment *segment = &g_array_index (bar->segments, Segment, i);
      g_autofree char *total = tj_text_format_number (segment->total, 2);
      g_autofree char *text = g_strdup_printf ("%s %s", segment->name, total);
      cairo_rectangle_t area = { x, y + (row->line - swatch) / 2, swatch, swatch };
      g_autoptr(PangoLayout) layout = NULL;
      double width;
      double room;

      if (right - x < MIN_TYPE_EMS * row->em)
        {
          g_autofree char *more = g_strdup_printf ("+%u", bar->segments->len - i);

          tj_chart_frame_add_small_text (row->scene, more, x, y, right - x);
          return;
        }

      room = right - x - 1.4 * swatch;
      if (i + 1 < bar->segments->len)
        room -= MORE_EMS * row->em;
      layout = create_text (row, text, room);
      tj_chart_text_measure (layout, &width, NULL);
      fill_segment (row, bar, segment->shade, &area);
      tj_chart_scene_frame (row->scene, &area, &edge);
      tj_chart_scene_text (row->scene, layout, x + 1.4 * swatch, y, &row->theme->muted);
      x += 1.4 * swatch + width + row->em;
    }
}

static double
get_shade (const TjCategoryStack *self,
           const Bar             *bar,
           guint                  mark)
{
  const TjChartClaim *claim = g_ptr_array_index (self->order, mark);

  for (guint i = 0; i < bar->segments->len; i++)
    {
      const Segment *segment = &g_array_index (bar->segments, Segment, i);

      if (is_in_segment (claim, bar->code, segment->type))
        return segment->shade;
    }

  return 0;
}

static void
add_marks (TjCategoryStack *self,
           Row             *row,
           const Bar       *bar,
           double           y,
           double           height)
{
  const TjStroke edge = { row->theme->kind == TJ_THEME_PRINT ? row->theme->foreground
                                                             : row->theme->background,
                          0.8, FALSE };
  const TjStroke outline = { row->theme->foreground, 0.8, FALSE };
  cairo_rectangle_t whole = { tj_scale_map (&row->scale, 0), y, 0, height };
  double start = 0;

  for (guint i = bar->first_mark; i < bar->first_mark + bar->n_marks; i++)
    {
      const TjChartClaim *claim = g_ptr_array_index (self->order, i);
      cairo_rectangle_t area = { tj_scale_map (&row->scale, start), y, 0, height };
      cairo_rectangle_t drawn;

      start += claim->potential.value;
      area.width = tj_scale_map (&row->scale, start) - area.x;
      tj_chart_place_mark (TJ_CHART (self), i, &area);

      drawn = area;
      drawn.width = MAX (drawn.width, MIN_SEGMENT);
      fill_segment (row, bar, get_shade (self, bar, i), &drawn);
      if (area.width > 3)
        tj_chart_scene_line (row->scene, area.x + area.width, y, 0, height, &edge);
    }

  if (bar->n_marks == 0)
    return;

  whole.width = MAX (MIN_SEGMENT, tj_scale_map (&row->scale, start) - whole.x);
  tj_chart_scene_frame (row->scene, &whole, &outline);
}

static void
add_shape (Row       *row,
           const Bar *bar,
           double     y,
           double     height)
{
  cairo_rectangle_t place = { row->area.x, 0, row->em, row->em };
  TjColor color;

  place.y = y + (height - place.height) / 2;
  tj_theme_get_category_color (row->theme, bar->code, &color);
  if (row->theme->kind == TJ_THEME_PRINT)
    color = row->theme->foreground;
  tj_chart_scene_shape (row->scene, bar->code, &place, &color);
}

static void
tj_category_stack_fill (TjChart            *chart,
                        const TjChartInput *input)
{
  TjCategoryStack *self = TJ_CATEGORY_STACK (chart);
  TjChartContent *content = tj_chart_get_content (chart);

  self->taxonomy = g_object_ref (input->taxonomy);
  self->claims = tj_chart_claim_list_new (input, &content->options);
  collect_bars (self);
  add_columns (content->table, content->language);
  fill_words (self);
  fill_rows (self);
}

static gboolean
tj_category_stack_layout (TjChart           *chart,
                          TjChartScene      *scene,
                          cairo_rectangle_t *room)
{
  TjCategoryStack *self = TJ_CATEGORY_STACK (chart);
  Row row = { scene, tj_chart_scene_get_theme (scene), tj_chart_get_content (chart)->language };
  double axis_height = tj_chart_frame_get_axis_height (scene);
  TjChartAxis axis = { { 0, 0, 0, 0 }, self->largest, NULL };
  double step;
  double bar_height;
  gboolean with_types;

  row.em = tj_chart_frame_get_small_size (row.theme);
  row.line = tj_chart_frame_get_line_height (scene);
  room->y += row.em * TOP_GAP_EMS;
  room->height -= row.em * TOP_GAP_EMS;
  row.area = *room;
  step = (room->height - axis_height) / self->bars->len;
  with_types = step >= 3 * row.line + 2 * TEXT_GAP + 0.5 * row.em;
  bar_height = MIN (step - (with_types ? 2 : 1) * (row.line + TEXT_GAP) - 0.5 * row.em,
                    MAX_BAR_EMS * row.em);
  /* The total stands beside the bar and must not reach into the lines above and below. */
  if (bar_height < row.line || room->width < MIN_EMS * row.em)
    return FALSE;

  axis.title = TJ_CHART_SAY (row.language, "申报的2030年减排潜力（万tCO₂e/a）",
                             "Potential declared for 2030 (×10⁴ tCO₂e/a)");
  axis.plot = row.area;
  axis.plot.x += row.em * 1.6;
  axis.plot.width -= row.em * 2.4 + measure_totals (self, &row);
  axis.plot.height = step * self->bars->len;
  tj_scale_init (&row.scale, 0, axis.high, axis.plot.x, axis.plot.x + axis.plot.width);

  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);
      double y = room->y + i * step;

      add_name (&row, bar, y);
      y += row.line + TEXT_GAP;
      add_shape (&row, bar, y, bar_height);
      add_marks (self, &row, bar, y, bar_height);
      add_total (&row, bar, y, bar_height);
      if (with_types)
        add_types (&row, bar, y + bar_height + TEXT_GAP);
    }

  tj_chart_frame_add_axis (scene, &axis);

  return TRUE;
}

static void
tj_category_stack_finalize (GObject *object)
{
  TjCategoryStack *self = TJ_CATEGORY_STACK (object);

  g_clear_pointer (&self->bars, g_array_unref);
  g_clear_pointer (&self->order, g_ptr_array_unref);
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
  self->order = g_ptr_array_new ();
  self->bars = g_array_new (FALSE, TRUE, sizeof (Bar));
  g_array_set_clear_func (self->bars, clear_bar);
}

const TjChartKind tj_category_stack_kind = {
  "category-stack",
  "分类减排潜力",
  "Potential by category",
  "看减排潜力落在哪些类别和类型：按通知的五类排列，柱内按类型分段",
  "In which categories and types the potential lies: the five categories in the notice's order, "
  "each bar divided by type",
  TJ_CHART_OF_PACKAGES,
  TJ_CHART_READS_NOTHING,
  NULL,
  tj_category_stack_get_type,
};
