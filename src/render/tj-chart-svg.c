/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-svg.h"

#include "render/tj-chart-scene-private.h"
#include "render/tj-chart-svg-font.h"

/* cairo 1.16 draws the text of an SVG as outlines, which nobody can select, search or read
 * out. This writes the same scene with real text, its fonts inside, and a title for every mark,
 * so that a browser shows on hover what the window shows. */

#define HATCH_TILE 5.0

typedef struct
{
  GString *svg;
  TjChartScene *scene;
  cairo_t *path;
  TjLanguage language;
} Writer;

/* A number with at most two decimals, which is a fiftieth of a millimetre's tenth on paper. */
static void
append_number (GString *svg,
               double   value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  g_ascii_formatd (text, sizeof text, "%.2f", value);
  end = text + strlen (text) - 1;
  while (*end == '0')
    *end-- = '\0';
  if (*end == '.')
    *end = '\0';

  g_string_append (svg, g_str_equal (text, "-0") ? "0" : text);
}

static void
append_attribute (GString    *svg,
                  const char *name,
                  double      value)
{
  g_string_append_printf (svg, " %s=\"", name);
  append_number (svg, value);
  g_string_append_c (svg, '"');
}

static void
append_color (GString       *svg,
              const TjColor *color)
{
  g_string_append_printf (svg, "#%02x%02x%02x", (guint) (color->red * 255 + 0.5),
                          (guint) (color->green * 255 + 0.5), (guint) (color->blue * 255 + 0.5));
}

static void
append_paint (GString           *svg,
              const TjSceneItem *item)
{
  g_string_append (svg, " fill=\"");
  if (item->filled)
    append_color (svg, &item->color);
  else
    g_string_append (svg, "none");
  g_string_append_c (svg, '"');

  if (!(item->stroke.width > 0))
    return;

  g_string_append (svg, " stroke=\"");
  append_color (svg, &item->stroke.color);
  g_string_append_c (svg, '"');
  append_attribute (svg, "stroke-width", item->stroke.width);
  if (item->stroke.dashed)
    append_attribute (svg, "stroke-dasharray", TJ_SCENE_DASH_LENGTH);
}

static void
append_area (GString                 *svg,
             const cairo_rectangle_t *area)
{
  append_attribute (svg, "x", area->x);
  append_attribute (svg, "y", area->y);
  append_attribute (svg, "width", area->width);
  append_attribute (svg, "height", area->height);
}

static void
append_point (GString                 *svg,
              char                     command,
              const cairo_path_data_t *points,
              guint                    n_points)
{
  g_string_append_c (svg, command);

  for (guint i = 0; i < n_points; i++)
    {
      if (i > 0)
        g_string_append_c (svg, ' ');
      append_number (svg, points[i].point.x);
      g_string_append_c (svg, ',');
      append_number (svg, points[i].point.y);
    }
}

/* Shapes are traced with cairo on every other output; the same trace is written down here. */
static void
append_path (Writer            *writer,
             const TjSceneItem *item)
{
  cairo_path_t *path;

  cairo_new_path (writer->path);
  if (item->kind == TJ_SCENE_HATCH)
    tj_scene_item_trace_areas (item, writer->path);
  else
    tj_scene_item_trace (item, writer->path);
  path = cairo_copy_path (writer->path);
  g_string_append (writer->svg, "<path d=\"");

  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      const cairo_path_data_t *data = &path->data[i];

      if (data->header.type == CAIRO_PATH_CLOSE_PATH)
        g_string_append_c (writer->svg, 'Z');
      else if (data->header.type == CAIRO_PATH_CURVE_TO)
        append_point (writer->svg, 'C', data + 1, 3);
      else if (data->header.type == CAIRO_PATH_LINE_TO
               || i + data->header.length < path->num_data)
        append_point (writer->svg, data->header.type == CAIRO_PATH_MOVE_TO ? 'M' : 'L', data + 1,
                      1);
    }

  cairo_path_destroy (path);
  g_string_append_c (writer->svg, '"');
}

/* The words of a line as they are drawn, an ellipsis for what was left out. */
static char *
dup_line_text (PangoLayoutLine *line,
               const char      *text)
{
  GString *words = g_string_new (NULL);

  for (GSList *r = line->runs; r != NULL; r = r->next)
    {
      const PangoItem *item = ((PangoGlyphItem *) r->data)->item;

      if (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
        g_string_append (words, "…");
      else
        g_string_append_len (words, text + item->offset, item->length);
    }

  return g_string_free (words, FALSE);
}

static void
append_line (GString           *svg,
             const TjSceneItem *item,
             PangoLayoutIter   *iter)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  const PangoFontDescription *font = pango_layout_get_font_description (item->layout);
  g_autofree char *words = dup_line_text (line, pango_layout_get_text (item->layout));
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  double baseline = pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE;
  PangoRectangle extents;

  pango_layout_iter_get_line_extents (iter, NULL, &extents);
  if (*words == '\0' || extents.width <= 0)
    return;

  g_string_append (svg, "<text");
  append_attribute (svg, "x", item->area.x + extents.x / (double) PANGO_SCALE);
  append_attribute (svg, "y", item->area.y + baseline);
  append_attribute (svg, "font-size",
                    pango_font_description_get_size (font) / (double) PANGO_SCALE);
  if (pango_font_description_get_weight (font) >= PANGO_WEIGHT_SEMIBOLD)
    g_string_append (svg, " font-weight=\"bold\"");
  append_attribute (svg, "textLength", extents.width / (double) PANGO_SCALE);
  g_string_append (svg, " lengthAdjust=\"spacingAndGlyphs\" fill=\"");
  append_color (svg, &item->color);
  g_string_append_printf (svg, "\">%s</text>\n", escaped);
}

static void
append_text (GString           *svg,
             const TjSceneItem *item)
{
  PangoLayoutIter *iter = pango_layout_get_iter (item->layout);

  do
    append_line (svg, item, iter);
  while (pango_layout_iter_next_line (iter));

  pango_layout_iter_free (iter);
}

static void
append_pattern_id (GString           *svg,
                   const TjSceneItem *item)
{
  g_string_append_printf (svg, "hatch-%u-%02x%02x%02x", (guint) item->hatch,
                          (guint) (item->color.red * 255 + 0.5),
                          (guint) (item->color.green * 255 + 0.5),
                          (guint) (item->color.blue * 255 + 0.5));
}

/* One tile of each hatch, with the pieces of slanted lines that reach over its corners. */
static void
append_pattern (GString           *svg,
                const TjSceneItem *item)
{
  const char *lines[] = { "", "M-1,1L1,-1M0,5L5,0M4,6L6,4", "M-1,4L1,6M0,0L5,5M4,-1L6,1",
                          "M0,2.5L5,2.5", "M2.5,0L2.5,5", "M0,2.5L5,2.5M2.5,0L2.5,5" };

  g_string_append (svg, "<pattern id=\"");
  append_pattern_id (svg, item);
  g_string_append (svg, "\" patternUnits=\"userSpaceOnUse\"");
  append_attribute (svg, "width", HATCH_TILE);
  append_attribute (svg, "height", HATCH_TILE);
  g_string_append_printf (svg, "><path d=\"%s\" fill=\"none\" stroke=\"", lines[item->hatch]);
  append_color (svg, &item->color);
  g_string_append_c (svg, '"');
  append_attribute (svg, "stroke-width", TJ_SCENE_HATCH_WIDTH);
  g_string_append (svg, "/></pattern>\n");
}

static void
append_definitions (Writer *writer)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(TjChartSvgFonts) fonts = tj_chart_svg_fonts_new ();
  g_autofree char *family = NULL;
  GArray *items = writer->scene->items;

  g_string_append (writer->svg, "<defs>\n");

  for (guint i = 0; i < items->len; i++)
    {
      const TjSceneItem *item = &g_array_index (items, TjSceneItem, i);
      GString *id;

      if (item->kind == TJ_SCENE_TEXT)
        tj_chart_svg_fonts_add (fonts, item->layout);
      if (item->kind != TJ_SCENE_HATCH)
        continue;

      id = g_string_new (NULL);
      append_pattern_id (id, item);
      if (g_hash_table_add (seen, g_string_free (id, FALSE)))
        append_pattern (writer->svg, item);
    }

  family = tj_chart_svg_fonts_dup_family (fonts);
  g_string_append (writer->svg, "<style>\n");
  tj_chart_svg_fonts_write (fonts, writer->svg);
  g_string_append_printf (writer->svg,
                          "text{font-family:%s;white-space:pre%s}\n</style>\n</defs>\n", family,
                          writer->language == TJ_LANGUAGE_EN
                            ? ";font-feature-settings:'" TJ_CHART_TEXT_FEATURE "'" : "");
}

static void
append_item (Writer            *writer,
             const TjSceneItem *item)
{
  GString *svg = writer->svg;

  switch (item->kind)
    {
    case TJ_SCENE_TEXT:
      append_text (svg, item);
      break;

    case TJ_SCENE_HATCH:
      if (item->areas != NULL)
        append_path (writer, item);
      else
        {
          g_string_append (svg, "<rect");
          append_area (svg, &item->area);
        }
      g_string_append (svg, " fill=\"url(#");
      append_pattern_id (svg, item);
      g_string_append (svg, ")\"/>\n");
      break;

    case TJ_SCENE_RECTANGLE:
      g_string_append (svg, "<rect");
      append_area (svg, &item->area);
      append_paint (svg, item);
      g_string_append (svg, "/>\n");
      break;

    case TJ_SCENE_RECTANGLES:
    case TJ_SCENE_PATH:
    case TJ_SCENE_SHAPE:
    default:
      append_path (writer, item);
      append_paint (svg, item);
      g_string_append (svg, "/>\n");
    }
}

/* Over everything else, so that the pointer finds them: each mark's area with its words. */
static void
append_marks (Writer  *writer,
              TjChart *chart)
{
  g_string_append (writer->svg, "<g id=\"marks\" fill=\"none\" pointer-events=\"all\">\n");

  for (guint i = 0; i < tj_chart_get_n_marks (chart); i++)
    {
      g_autofree char *text = tj_chart_dup_mark_text (chart, i);
      g_autofree char *words = g_markup_escape_text (text, -1);
      g_autofree char *key = g_markup_escape_text (tj_chart_get_mark_key (chart, i), -1);
      cairo_rectangle_t area;

      if (!tj_chart_get_mark_area (chart, i, &area))
        continue;

      g_string_append_printf (writer->svg, "<rect class=\"mark\" data-key=\"%s\"", key);
      append_area (writer->svg, &area);
      g_string_append_printf (writer->svg, "><title>%s</title></rect>\n", words);
    }

  g_string_append (writer->svg, "</g>\n");
}

static void
append_head (GString        *svg,
             TjChartContent *content,
             double          width,
             double          height)
{
  g_autofree char *title = g_markup_escape_text (content->title, -1);
  g_autofree char *sentence = g_markup_escape_text (content->sentence, -1);

  g_string_append (svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"");
  append_number (svg, width);
  g_string_append (svg, "pt\" height=\"");
  append_number (svg, height);
  g_string_append (svg, "pt\" viewBox=\"0 0 ");
  append_number (svg, width);
  g_string_append_c (svg, ' ');
  append_number (svg, height);
  g_string_append_printf (svg, "\" role=\"img\" xml:lang=\"%s\">\n<title>%s</title>\n"
                               "<desc>%s</desc>\n",
                          TJ_CHART_SAY (content->language, "zh-CN", "en"), title, sentence);
}

/**
 * tj_chart_to_svg:
 * @self: a chart that was laid out
 * @width: of the layout, in points
 * @height: of the layout, in points
 *
 * Returns: (transfer full): the chart as SVG, the same bytes on every run
 */
GBytes *
tj_chart_to_svg (TjChart *self,
                 double   width,
                 double   height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  Writer writer = { g_string_new (NULL), tj_chart_get_scene (self), cairo_create (surface),
                    tj_chart_get_content (self)->language };
  GArray *items = writer.scene->items;

  append_head (writer.svg, tj_chart_get_content (self), width, height);
  append_definitions (&writer);
  for (guint i = 0; i < items->len; i++)
    append_item (&writer, &g_array_index (items, TjSceneItem, i));
  append_marks (&writer, self);
  g_string_append (writer.svg, "</svg>\n");

  cairo_destroy (writer.path);
  cairo_surface_destroy (surface);

  return g_string_free_to_bytes (writer.svg);
}
