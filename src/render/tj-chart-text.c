/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-text.h"

#include <math.h>
#include <string.h>

/* Longer names are cut before Pango sees them: nobody reads them on a chart, and an applicant
 * may send a megabyte. */
#define MAX_CHARACTERS 2000

/**
 * tj_chart_text_create_context:
 * @font_family: for Pango
 * @language: whose glyphs are wanted where Chinese and Japanese differ
 *
 * Glyphs are not hinted, so that text is as wide on screen as on paper.
 *
 * Returns: (transfer full): a context for tj_chart_text_new()
 */
PangoContext *
tj_chart_text_create_context (const char *font_family,
                              TjLanguage  language)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);

  pango_font_description_set_family (font, font_family);
  pango_context_set_font_description (context, font);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  pango_context_set_language (context,
                              pango_language_from_string (language == TJ_LANGUAGE_ZH
                                                          ? "zh-cn" : "en"));

  cairo_font_options_destroy (options);
  pango_font_description_free (font);

  return context;
}

/* Where no font at all has the small two of CO₂, a plain one is better than a box. */
static void
replace_unknown_glyphs (PangoLayout *layout,
                        const char  *text)
{
  g_auto(GStrv) parts = NULL;
  g_autofree char *plain = NULL;

  if (pango_layout_get_unknown_glyphs_count (layout) == 0)
    return;

  parts = g_strsplit (text, "₂", -1);
  plain = g_strjoinv ("2", parts);
  pango_layout_set_text (layout, plain, -1);
}

/* Chinese fonts have quotation marks as wide as a character; among Latin letters they want those
 * of their own width. */
static void
set_features (PangoLayout *layout)
{
  PangoLanguage *language = pango_context_get_language (pango_layout_get_context (layout));
  PangoAttrList *attributes = NULL;

  if (!pango_language_matches (language, "en"))
    return;

  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_features_new (TJ_CHART_TEXT_FEATURE "=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static gboolean
fits (PangoLayout *layout,
      double       max_width)
{
  double width;

  tj_chart_text_measure (layout, &width, NULL);

  return width <= max_width;
}

/* The first and the last characters of @text with an ellipsis between them, @n_kept in all. */
static char *
shorten (const char *text,
         glong       n_characters,
         glong       n_kept)
{
  glong n_last = n_kept / 2;
  const char *first_end = g_utf8_offset_to_pointer (text, n_kept - n_last);
  const char *last = g_utf8_offset_to_pointer (text, n_characters - n_last);

  return g_strdup_printf ("%.*s…%s", (int) (first_end - text), text, last);
}

/* Pango leaves a gap where it shortens Chinese text in its middle, so a single line is cut
 * here: as many characters as have room, found by halving. */
static void
shorten_line (PangoLayout *layout,
              double       max_width)
{
  g_autofree char *text = g_strdup (pango_layout_get_text (layout));
  glong n_characters = g_utf8_strlen (text, -1);
  glong low = 0;
  glong high = n_characters;

  if (fits (layout, max_width))
    return;

  while (high - low > 1)
    {
      glong middle = (low + high) / 2;
      g_autofree char *shorter = shorten (text, n_characters, middle);

      pango_layout_set_text (layout, shorter, -1);
      if (fits (layout, max_width))
        low = middle;
      else
        high = middle;
    }

  if (low > 0)
    {
      g_autofree char *shorter = shorten (text, n_characters, low);

      pango_layout_set_text (layout, shorter, -1);
    }
  else
    pango_layout_set_text (layout, "", -1);
}

/**
 * tj_chart_text_new:
 * @context: from tj_chart_text_create_context()
 * @text: clean text, of tj_chart_text_dup_clean() where it comes from an applicant
 *
 * Returns: (transfer full): a layout that keeps within the style's width and lines
 */
PangoLayout *
tj_chart_text_new (PangoContext           *context,
                   const char             *text,
                   const TjChartTextStyle *style)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = NULL;

  font = pango_font_description_copy (pango_context_get_font_description (context));
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  if (style->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  set_features (layout);
  pango_layout_set_text (layout, text, -1);
  replace_unknown_glyphs (layout, text);

  if (style->max_width > 0 && style->max_lines <= 1 && strchr (text, '\n') == NULL)
    shorten_line (layout, style->max_width);
  else if (style->max_width > 0)
    {
      pango_layout_set_width (layout, (int) floor (style->max_width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (layout, -(int) MAX (style->max_lines, 1));
    }
  if (style->centred)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);

  return layout;
}

/**
 * tj_chart_text_measure:
 * @width: (out) (optional): in the unit of the layout; of a centred text that of its column
 * @height: (out) (optional): in the unit of the layout
 */
void
tj_chart_text_measure (PangoLayout *layout,
                       double      *width,
                       double      *height)
{
  PangoRectangle area;

  pango_layout_get_extents (layout, NULL, &area);

  if (width != NULL)
    *width = area.width / (double) PANGO_SCALE;
  if (height != NULL)
    *height = area.height / (double) PANGO_SCALE;
}

/**
 * tj_chart_text_balance:
 * @layout: with a width
 *
 * Makes the lines of a text that breaks between any two characters about equally long, so that none
 * is left over on a line of its own. A text with blanks breaks where its words end and stays so.
 */
void
tj_chart_text_balance (PangoLayout *layout)
{
  const int n_lines = pango_layout_get_line_count (layout);
  int wide = pango_layout_get_width (layout);
  int narrow = wide / 2;

  if (n_lines < 2 || wide <= 0 || pango_layout_is_ellipsized (layout) ||
      strchr (pango_layout_get_text (layout), ' ') != NULL)
    return;

  while (wide - narrow > PANGO_SCALE)
    {
      const int between = narrow + (wide - narrow) / 2;

      pango_layout_set_width (layout, between);
      if (pango_layout_get_line_count (layout) > n_lines || pango_layout_is_ellipsized (layout))
        narrow = between;
      else
        wide = between;
    }

  pango_layout_set_width (layout, wide);
}

static gboolean
is_drawable (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT
         && type != G_UNICODE_PRIVATE_USE && type != G_UNICODE_SURROGATE
         && type != G_UNICODE_UNASSIGNED && type != G_UNICODE_LINE_SEPARATOR
         && type != G_UNICODE_PARAGRAPH_SEPARATOR;
}

/**
 * tj_chart_text_dup_clean:
 * @text: (nullable): what an applicant typed
 *
 * One line of @text: runs of white space become one space; controls, marks that turn the
 * direction of writing and characters that XML forbids are dropped.
 *
 * Returns: (transfer full): clean text, at most 2,000 characters
 */
char *
tj_chart_text_dup_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr(GString) clean = g_string_new (NULL);
  guint n_characters = 0;
  gboolean space = FALSE;

  for (const char *p = valid; *p != '\0' && n_characters < MAX_CHARACTERS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space = clean->len > 0;
          continue;
        }
      if (!is_drawable (c))
        continue;

      if (space)
        g_string_append_c (clean, ' ');
      g_string_append_unichar (clean, c);
      space = FALSE;
      n_characters++;
    }

  /* There may be thousands, and a GString keeps more than it holds. */
  return g_strndup (clean->str, clean->len);
}
