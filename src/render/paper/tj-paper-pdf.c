/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/paper/tj-paper-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

/* The clock would make every copy another file. */
#define CREATION_DATE "2024-01-01T00:00:00Z"

struct _TjPaperPdf
{
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;
};

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/**
 * tj_paper_pdf_new:
 * @width: of its pages, in points
 * @height: of its pages, in points
 * @title: (nullable): what programs that show it call it
 *
 * Returns: (transfer full): a PDF without pages, to be ended by tj_paper_pdf_finish()
 */
TjPaperPdf *
tj_paper_pdf_new (double      width,
                  double      height,
                  const char *title)
{
  TjPaperPdf *self = g_new0 (TjPaperPdf, 1);

  self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (append_cb, self->bytes, width, height);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, CREATION_DATE);
  if (title != NULL)
    cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, title);
  self->cr = cairo_create (self->surface);

  return self;
}

/**
 * tj_paper_pdf_get_context:
 *
 * Returns: (transfer none): what to draw with; cairo_show_page() ends a page
 */
cairo_t *
tj_paper_pdf_get_context (TjPaperPdf *self)
{
  return self->cr;
}

/**
 * tj_paper_pdf_finish:
 * @self: (transfer full): a PDF whose pages are drawn
 *
 * Returns: (transfer full) (nullable): the PDF, whose text can be selected; the same bytes where
 *   the same was drawn; %NULL with an error of %G_IO_ERROR
 */
GBytes *
tj_paper_pdf_finish (TjPaperPdf  *self,
                     GError     **error)
{
  cairo_status_t status = cairo_status (self->cr);
  GBytes *pdf;

  cairo_destroy (self->cr);
  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  cairo_surface_destroy (self->surface);
  pdf = g_byte_array_free_to_bytes (self->bytes);
  g_free (self);

  if (status == CAIRO_STATUS_SUCCESS)
    return pdf;

  g_bytes_unref (pdf);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               /* Translators: %s is what the library that draws says */
               _("The page was not drawn: %s."), cairo_status_to_string (status));

  return NULL;
}

/**
 * tj_paper_pdf_create_layout:
 * @text: (nullable): none is a line without words
 * @font: families, the preferred first, and a weight behind them
 * @size: in points
 * @width: where lines are broken, in points
 *
 * Returns: (transfer full): words to be measured and drawn
 */
PangoLayout *
tj_paper_pdf_create_layout (cairo_t    *cr,
                            const char *text,
                            const char *font,
                            double      size,
                            double      width)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text != NULL ? text : "", -1);
  pango_font_description_free (description);

  return layout;
}
