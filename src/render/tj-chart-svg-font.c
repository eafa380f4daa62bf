/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-svg-font.h"

#include "render/tj-chart-text.h"

#include <hb-subset.h>
#include <string.h>

/* A browser that has none of the chart's fonts would draw its text in another one, and a
 * program without Chinese fonts in none. So every font that Pango chose for some character goes
 * into the picture, cut down to those characters. The families are named after what they were
 * cut from; behind them stand common families of several systems for programs that do not
 * read fonts out of a picture, and every line of text carries the length it was measured to
 * have, so that another font does not make it collide. */

#define FALLBACK "'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', " \
                 "'Microsoft YaHei', sans-serif"

/* @name: the family inside the picture; @bold: its weight */
typedef struct
{
  char *name;
  gboolean bold;
  hb_face_t *face;
  hb_set_t *characters;
} Font;

struct _TjChartSvgFonts
{
  GPtrArray *fonts;
};

static void
free_font (gpointer data)
{
  Font *font = data;

  g_free (font->name);
  hb_face_destroy (font->face);
  hb_set_destroy (font->characters);
  g_free (font);
}

TjChartSvgFonts *
tj_chart_svg_fonts_new (void)
{
  TjChartSvgFonts *self = g_new0 (TjChartSvgFonts, 1);

  self->fonts = g_ptr_array_new_with_free_func (free_font);

  return self;
}

void
tj_chart_svg_fonts_free (TjChartSvgFonts *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->fonts);
  g_free (self);
}

static char *
dup_name (const char *family)
{
  GString *name = g_string_new ("Chart ");

  for (const char *p = family != NULL ? family : "Font"; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p) || *p == ' ')
        g_string_append_c (name, *p);
    }

  return g_string_free (name, FALSE);
}

static Font *
take_font (TjChartSvgFonts *self,
           PangoFont       *pango_font)
{
  PangoFontDescription *description = pango_font_describe (pango_font);
  gboolean bold = pango_font_description_get_weight (description) >= PANGO_WEIGHT_SEMIBOLD;
  g_autofree char *name = dup_name (pango_font_description_get_family (description));
  hb_font_t *hb_font = pango_font_get_hb_font (pango_font);
  Font *font;

  pango_font_description_free (description);

  for (guint i = 0; i < self->fonts->len; i++)
    {
      font = g_ptr_array_index (self->fonts, i);
      if (font->bold == bold && g_str_equal (font->name, name))
        return font;
    }

  font = g_new0 (Font, 1);
  font->name = g_steal_pointer (&name);
  font->bold = bold;
  font->face = hb_face_reference (hb_font_get_face (hb_font));
  font->characters = hb_set_create ();
  g_ptr_array_add (self->fonts, font);

  return font;
}

static void
add_run (TjChartSvgFonts *self,
         PangoGlyphItem  *run,
         const char      *text)
{
  PangoItem *item = run->item;
  Font *font = take_font (self, item->analysis.font);
  const char *end = text + item->offset + item->length;

  if (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
    {
      hb_set_add (font->characters, 0x2026);
      hb_set_add (font->characters, 0x22ef);
      return;
    }

  for (const char *p = text + item->offset; p < end; p = g_utf8_next_char (p))
    hb_set_add (font->characters, g_utf8_get_char (p));
}

/* Notes which characters of @layout are drawn in which font. */
void
tj_chart_svg_fonts_add (TjChartSvgFonts *self,
                        PangoLayout     *layout)
{
  const char *text = pango_layout_get_text (layout);

  for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
    {
      PangoLayoutLine *line = l->data;

      for (GSList *r = line->runs; r != NULL; r = r->next)
        add_run (self, r->data, text);
    }
}

static void
write_font (const Font *font,
            GString    *svg)
{
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  hb_face_t *subset;
  hb_blob_t *blob;
  g_autofree char *encoded = NULL;
  unsigned int length = 0;
  const char *bytes;

  if (input == NULL)
    return;

  hb_set_union (hb_subset_input_unicode_set (input), font->characters);
  hb_set_add (hb_subset_input_set (input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG),
              hb_tag_from_string (TJ_CHART_TEXT_FEATURE, -1));
  subset = hb_subset_or_fail (font->face, input);
  hb_subset_input_destroy (input);
  if (subset == NULL)
    return;

  blob = hb_face_reference_blob (subset);
  bytes = hb_blob_get_data (blob, &length);
  encoded = g_base64_encode ((const guchar *) bytes, length);
  g_string_append_printf (svg, "@font-face{font-family:'%s';font-weight:%s;"
                               "src:url(data:font/opentype;base64,%s) format('opentype')}\n",
                          font->name, font->bold ? "bold" : "normal", encoded);
  hb_blob_destroy (blob);
  hb_face_destroy (subset);
}

/* Writes the fonts as style rules. */
void
tj_chart_svg_fonts_write (TjChartSvgFonts *self,
                          GString         *svg)
{
  for (guint i = 0; i < self->fonts->len; i++)
    write_font (g_ptr_array_index (self->fonts, i), svg);
}

/**
 * tj_chart_svg_fonts_dup_family:
 *
 * Returns: (transfer full): the value of a `font-family` that draws all text noted
 */
char *
tj_chart_svg_fonts_dup_family (TjChartSvgFonts *self)
{
  GString *family = g_string_new (NULL);

  for (guint i = 0; i < self->fonts->len; i++)
    {
      const Font *font = g_ptr_array_index (self->fonts, i);
      g_autofree char *quoted = g_strdup_printf ("'%s'", font->name);

      if (strstr (family->str, quoted) == NULL)
        g_string_append_printf (family, "%s, ", quoted);
    }

  g_string_append (family, FALLBACK);

  return g_string_free (family, FALSE);
}
