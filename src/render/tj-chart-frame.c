/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-frame.h"

#include "core/base/tj-text.h"

#include <math.h>

#define TITLE_SCALE 1.25
#define SMALL_SCALE 0.9
#define MAX_TITLE_LINES 3
#define MAX_NOTE_LINES 4

/* Distances, as parts of the font size */
#define GAP 0.5
#define SHAPE_SIZE 0.85

/* A smaller shape could not be told from another. */
#define MIN_SHAPE 7.0
#define COLUMN_GAP 1.6

/* A list may take so much of the room that is left, the rest being the chart's own; where the
 * chart had no room beside it, less, in narrower columns. */
#define LIST_SHARE 0.42
#define TERSE_LIST_SHARE 0.34
#define MAX_COLUMNS 4
#define MIN_COLUMN_EMS 21
#define MIN_TERSE_COLUMN_EMS 16
#define MAX_SAMPLE 24

/* How much of a column the second half of an entry may take */
#define TAIL_SHARE 0.68

double
tj_chart_frame_get_small_size (const TjTheme *theme)
{
  return MAX (TJ_THEME_MIN_FONT_SIZE, theme->font_size * SMALL_SCALE);
}

static PangoLayout *
create_small (TjChartScene *scene,
              const char   *text,
              double        max_width,
              guint         max_lines)
{
  TjChartTextStyle style = { 0 };

  style.size = tj_chart_frame_get_small_size (tj_chart_scene_get_theme (scene));
  style.max_width = max_width;
  style.max_lines = max_lines;

  return tj_chart_scene_create_text (scene, text, &style);
}

/**
 * tj_chart_frame_get_line_height:
 *
 * Returns: how high one line of small text is, of Chinese as of Latin letters
 */
double
tj_chart_frame_get_line_height (TjChartScene *scene)
{
  g_autoptr(PangoLayout) layout = create_small (scene, "国Ågₓ₂", 0, 1);
  double height;

  tj_chart_text_measure (layout, NULL, &height);

  return height;
}

/* A paragraph over the whole width at the top of the room. */
static void
add_paragraph (TjChartScene           *scene,
               const char             *text,
               const TjChartTextStyle *style,
               const TjColor          *color,
               cairo_rectangle_t      *room)
{
  g_autoptr(PangoLayout) layout = tj_chart_scene_create_text (scene, text, style);
  double gap = style->size * GAP / 2;
  double height;

  tj_chart_text_measure (layout, NULL, &height);
  tj_chart_scene_text (scene, layout, room->x, room->y, color);
  room->y += height + gap;
  room->height -= height + gap;
}

/* The caution stands in a box of its own, since it says how not to read the chart. */
static void
add_caution (TjChartScene      *scene,
             const char        *text,
             cairo_rectangle_t *room)
{
  const TjTheme *theme = tj_chart_scene_get_theme (scene);
  const TjStroke stroke = { theme->negative, 1, FALSE };
  double padding = theme->font_size * GAP;
  g_autoptr(PangoLayout) layout = NULL;
  cairo_rectangle_t box = *room;
  cairo_rectangle_t bar;

  layout = create_small (scene, text, room->width - 3 * padding, MAX_NOTE_LINES);
  tj_chart_text_measure (layout, NULL, &box.height);
  box.height += padding;
  bar = (cairo_rectangle_t) { box.x, box.y, padding / 2, box.height };

  tj_chart_scene_frame (scene, &box, &stroke);
  tj_chart_scene_fill (scene, &bar, &theme->negative);
  tj_chart_scene_text (scene, layout, box.x + 1.75 * padding, box.y + padding / 2,
                       &theme->foreground);

  room->y += box.height + padding;
  room->height -= box.height + padding;
}

/**
 * tj_chart_frame_add_heading:
 *
 * Title, subtitle and caution at the top.
 */
void
tj_chart_frame_add_heading (TjChartContent    *content,
                            TjChartScene      *scene,
                            cairo_rectangle_t *room)
{
  const TjTheme *theme = tj_chart_scene_get_theme (scene);
  TjChartTextStyle title = { theme->font_size * TITLE_SCALE, TRUE, room->width,
                             MAX_TITLE_LINES, FALSE };
  TjChartTextStyle note = { tj_chart_frame_get_small_size (theme), FALSE, room->width,
                            MAX_NOTE_LINES, FALSE };

  add_paragraph (scene, content->title, &title, &theme->foreground, room);
  if (content->subtitle != NULL)
    add_paragraph (scene, content->subtitle, &note, &theme->muted, room);
  room->y += theme->font_size * GAP;
  room->height -= theme->font_size * GAP;
  if (content->caution != NULL)
    add_caution (scene, content->caution, room);
}

/**
 * tj_chart_frame_add_footer:
 *
 * The footnote and, above it, what could not be drawn, at the bottom.
 */
void
tj_chart_frame_add_footer (TjChartContent    *content,
                           TjChartScene      *scene,
                           cairo_rectangle_t *room)
{
  const TjTheme *theme = tj_chart_scene_get_theme (scene);

  if (content->footnote != NULL)
    {
      g_autoptr(PangoLayout) layout = NULL;
      double height;

      layout = create_small (scene, content->footnote, room->width, MAX_NOTE_LINES);
      tj_chart_text_measure (layout, NULL, &height);
      tj_chart_scene_text (scene, layout, room->x, room->y + room->height - height,
                           &theme->muted);
      room->height -= height + theme->font_size * GAP;
    }

  if (content->missing->len > 0)
    tj_chart_frame_add_list (content, scene, content->missing_heading, content->missing, room);
}

/**
 * tj_chart_frame_add_sentence:
 *
 * The whole chart as words, where there is nothing to draw or no place to draw it.
 */
void
tj_chart_frame_add_sentence (TjChartContent    *content,
                             TjChartScene      *scene,
                             cairo_rectangle_t *room)
{
  const TjTheme *theme = tj_chart_scene_get_theme (scene);
  double line = tj_chart_frame_get_line_height (scene) * theme->font_size
                / tj_chart_frame_get_small_size (theme);
  TjChartTextStyle title = { theme->font_size * TITLE_SCALE, TRUE, room->width, 0, FALSE };
  TjChartTextStyle style = { theme->font_size, FALSE, room->width, 0, FALSE };

  title.max_lines = (guint) CLAMP (room->height / line / 4, 0, MAX_TITLE_LINES);
  if (title.max_lines > 0)
    add_paragraph (scene, content->title, &title, &theme->foreground, room);

  style.max_lines = (guint) MAX (room->height / line, 0);
  if (style.max_lines > 0)
    add_paragraph (scene, content->sentence, &style, &theme->foreground, room);

  if (content->missing->len > 0)
    {
      cairo_rectangle_t rest = *room;

      /* The list takes its share of what is left, and all of it is left. */
      rest.y += line * GAP;
      rest.height = MAX (0, rest.height - line * GAP) / LIST_SHARE;
      rest.y -= rest.height * (1 - LIST_SHARE);
      tj_chart_frame_add_list (content, scene, content->missing_heading, content->missing,
                               &rest);
    }
}

/* How many columns fit, judging by the first entries. */
static guint
count_columns (TjChartScene *scene,
               GPtrArray    *entries,
               double        width)
{
  double gap = tj_chart_scene_get_theme (scene)->font_size * COLUMN_GAP;
  guint n_sample = MIN (entries->len, MAX_SAMPLE);
  double sum = 0;

  for (guint i = 0; i < n_sample; i++)
    {
      g_autoptr(PangoLayout) layout = create_small (scene, g_ptr_array_index (entries, i), 0, 1);
      double entry = 0;

      tj_chart_text_measure (layout, &entry, NULL);
      sum += MIN (entry, width);
    }

  return (guint) CLAMP ((width + gap) / (1.1 * sum / n_sample + gap), 1, MAX_COLUMNS);
}

/* An entry is a name and, behind a tab, what is said about it: the name is what gives way. */
static void
add_entry (TjChartScene *scene,
           const char   *entry,
           double        x,
           double        y,
           double        width)
{
  const TjTheme *theme = tj_chart_scene_get_theme (scene);
  double gap = theme->font_size * GAP;
  g_auto(GStrv) parts = g_strsplit (entry, "\t", 2);
  g_autoptr(PangoLayout) name = NULL;
  g_autoptr(PangoLayout) tail = NULL;
  double name_width = 0;
  double tail_width = 0;

  if (parts[0] == NULL)
    return;

  if (parts[1] != NULL)
    {
      tail = create_small (scene, parts[1], width * TAIL_SHARE, 1);
      tj_chart_text_measure (tail, &tail_width, NULL);
      tail_width += gap;
    }

  name = create_small (scene, parts[0], width - tail_width, 1);
  tj_chart_text_measure (name, &name_width, NULL);
  tj_chart_scene_text (scene, name, x, y, &theme->foreground);
  if (tail != NULL)
    tj_chart_scene_text (scene, tail, x + name_width + gap, y, &theme->muted);
}

static void
add_entries (TjLanguage               language,
             TjChartScene            *scene,
             GPtrArray               *entries,
             guint                    n_entries,
             guint                    n_columns,
             const cairo_rectangle_t *area)
{
  double gap = tj_chart_scene_get_theme (scene)->font_size * COLUMN_GAP;
  double line = tj_chart_frame_get_line_height (scene);
  double width = (area->width - gap * (n_columns - 1)) / n_columns;
  guint n_lines = (guint) floor (area->height / line + 0.01);
  guint n_slots = n_lines * n_columns;
  guint n_shown = n_entries <= n_slots && n_entries == entries->len
                    ? n_entries : MIN (n_slots - 1, entries->len);

  for (guint i = 0; i < n_shown; i++)
    add_entry (scene, g_ptr_array_index (entries, i), area->x + (i / n_lines) * (width + gap),
               area->y + (i % n_lines) * line, width);

  if (n_shown < n_entries)
    {
      g_autofree char *more = NULL;

      more = g_strdup_printf (TJ_CHART_SAY (language, "……另有 %u 项，见数据表",
                                            "… and %u more, see the table"),
                              n_entries - n_shown);
      tj_chart_frame_add_small_text (scene, more, area->x + (n_shown / n_lines) * (width + gap),
                                     area->y + (n_shown % n_lines) * line, width);
    }
}

/**
 * tj_chart_frame_add_list:
 * @heading: one line above the list
 * @entries: (element-type utf8): one line each; what stands behind a tab is kept whole longer
 *
 * A list at the bottom of @room. What does not fit into its share is counted; a compact chart
 * has the heading alone.
 */
void
tj_chart_frame_add_list (TjChartContent    *content,
                         TjChartScene      *scene,
                         const char        *heading,
                         GPtrArray         *entries,
                         cairo_rectangle_t *room)
{
  tj_chart_frame_add_counted_list (content, scene, heading, entries, entries->len, room);
}

/**
 * tj_chart_frame_add_counted_list:
 * @entries: (element-type utf8): the first of them, so many that no list could show more
 * @n_entries: how many there are in all
 *
 * As tj_chart_frame_add_list(), without having made words for each of very many entries.
 */
void
tj_chart_frame_add_counted_list (TjChartContent    *content,
                                 TjChartScene      *scene,
                                 const char        *heading,
                                 GPtrArray         *entries,
                                 guint              n_entries,
                                 cairo_rectangle_t *room)
{
  const TjTheme *theme = tj_chart_scene_get_theme (scene);
  double line = tj_chart_frame_get_line_height (scene);
  double share = content->terse ? TERSE_LIST_SHARE : LIST_SHARE;
  double least = (content->terse ? MIN_TERSE_COLUMN_EMS : MIN_COLUMN_EMS) * theme->font_size;
  guint n_lines = (guint) MAX (0, room->height * share / line);
  cairo_rectangle_t area = *room;
  guint n_columns;

  if (n_lines == 0)
    return;

  if (content->compact)
    n_lines = 1;
  n_columns = count_columns (scene, entries, room->width);
  /* Names a little shortened are better than names left out. */
  while (n_columns < MAX_COLUMNS && (n_lines - 1) * n_columns < n_entries
         && room->width / (n_columns + 1) >= least)
    n_columns++;
  n_lines = MIN (n_lines - 1, (n_entries + n_columns - 1) / n_columns);

  area.height = n_lines * line;
  area.y = room->y + room->height - area.height;
  tj_chart_frame_add_small_text (scene, heading, area.x, area.y - line, area.width);
  if (n_lines > 0)
    add_entries (content->language, scene, entries, n_entries, n_columns, &area);

  room->height -= area.height + line + theme->font_size * GAP;
}

void
tj_chart_frame_add_small_text (TjChartScene *scene,
                               const char   *text,
                               double        x,
                               double        y,
                               double        max_width)
{
  g_autoptr(PangoLayout) layout = create_small (scene, text, max_width, 1);

  tj_chart_scene_text (scene, layout, x, y, &tj_chart_scene_get_theme (scene)->muted);
}

static TjHatch
get_hatch (const char *category)
{
  static const struct
  {
    const char *code;
    TjHatch hatch;
  } hatches[] = {
    { "sector", TJ_HATCH_LEVEL },
    { "sequestration", TJ_HATCH_UPRIGHT },
    { "digital", TJ_HATCH_CROSS },
    { "non_co2", TJ_HATCH_FALLING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (hatches); i++)
    {
      if (g_strcmp0 (hatches[i].code, category) == 0)
        return hatches[i].hatch;
    }

  return TJ_HATCH_NONE;
}

/**
 * tj_chart_frame_fill:
 *
 * Fills @area as its category is filled everywhere: the colour, and the hatch where the theme
 * needs one.
 */
void
tj_chart_frame_fill (TjChartScene            *scene,
                     const cairo_rectangle_t *area,
                     const char              *category)
{
  const TjTheme *theme = tj_chart_scene_get_theme (scene);
  const TjStroke outline = { theme->foreground, 0.5, FALSE };
  TjColor color;

  tj_theme_get_category_color (theme, category, &color);
  tj_chart_scene_fill (scene, area, &color);

  if (theme->kind == TJ_THEME_PRINT && area->width >= 3)
    {
      tj_chart_scene_hatch (scene, area, get_hatch (category), &theme->foreground);
      tj_chart_scene_frame (scene, area, &outline);
    }
}

/**
 * tj_chart_frame_add_shape:
 * @area: a bar
 * @plate: whether the bar is hatched, so that the shape needs a ground of its own
 *
 * The category's shape at the lower end of a bar, where there is place for it.
 */
void
tj_chart_frame_add_shape (TjChartScene            *scene,
                          const cairo_rectangle_t *area,
                          const char              *category,
                          gboolean                 plate)
{
  const TjTheme *theme = tj_chart_scene_get_theme (scene);
  double size = MIN (theme->font_size * SHAPE_SIZE, MIN (area->width, area->height) - 4);
  cairo_rectangle_t shape = { 0, 0, size, size };
  TjColor ground;
  TjColor ink = theme->background;

  if (size < MIN_SHAPE)
    return;

  shape.x = area->x + (area->width - size) / 2;
  shape.y = area->y + area->height - size - MIN (4, (area->height - size) / 2);
  tj_theme_get_category_color (theme, category, &ground);

  if (plate)
    {
      const cairo_rectangle_t back = { shape.x - 2, shape.y - 2, size + 4, size + 4 };

      ground = theme->background;
      tj_chart_scene_fill (scene, &back, &ground);
    }
  if (tj_color_get_contrast (&theme->foreground, &ground) > tj_color_get_contrast (&ink, &ground))
    ink = theme->foreground;

  tj_chart_scene_shape (scene, category, &shape, &ink);
}
