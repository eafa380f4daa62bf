/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-png.h"
#include "render/tj-chart-private.h"
#include "render/tj-chart-svg.h"
#include "render/tj-chart-workbook.h"

#include "core/base/tj-file-write.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MIN_SIZE 72.0
#define MAX_SIZE 5000.0
#define PIXELS_PER_POINT 2
#define POINTS_PER_INCH 72.0

/* The clock would make every export another file; what the chart shows has its own dates. */
#define CREATION_DATE "2024-01-01T00:00:00Z"

/* @width and @height in points */
typedef struct
{
  double width;
  double height;
} Size;

typedef cairo_surface_t *(*CreateFunc) (GByteArray *bytes,
                                        const Size *size);

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_pdf (GByteArray *bytes,
            const Size *size)
{
  return cairo_pdf_surface_create_for_stream (append_cb, bytes, size->width, size->height);
}

static cairo_surface_t *
create_png (GByteArray *bytes,
            const Size *size)
{
  cairo_surface_t *surface;

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                        (int) ceil (size->width * PIXELS_PER_POINT),
                                        (int) ceil (size->height * PIXELS_PER_POINT));
  cairo_surface_set_device_scale (surface, PIXELS_PER_POINT, PIXELS_PER_POINT);

  return surface;
}

static void
describe_pdf (cairo_surface_t *surface,
              TjChartContent  *content)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, content->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, content->sentence);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, CREATION_DATE);
}

static cairo_status_t
draw_chart (TjChart         *self,
            cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  tj_chart_draw (self, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_IMAGE)
    cairo_surface_finish (surface);

  return status != CAIRO_STATUS_SUCCESS ? status : cairo_surface_status (surface);
}

static GBytes *
draw_file (TjChart     *self,
           CreateFunc   create,
           const Size  *size,
           GError     **error)
{
  TjChartContent *content = tj_chart_get_content (self);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = create (bytes, size);
  cairo_status_t status;
  GBytes *picture = NULL;

  if (create == create_pdf)
    describe_pdf (surface, content);

  status = draw_chart (self, surface);
  if (status == CAIRO_STATUS_SUCCESS && create == create_png)
    picture = tj_chart_png_encode (surface, PIXELS_PER_POINT * POINTS_PER_INCH, error);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The chart could not be drawn: %s."),
                   cairo_status_to_string (status));
      return NULL;
    }

  return create == create_png ? picture : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
is_size (double value)
{
  return isfinite (value) && value >= MIN_SIZE && value <= MAX_SIZE;
}

/* A table has no layout, and fonts take longer to find than it takes to write. */
static GBytes *
render_file (TjChart        *self,
             const char     *name,
             const Size     *size,
             const TjTheme  *theme,
             GError        **error)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (g_str_has_suffix (lower, ".csv"))
    return tj_chart_table_to_csv (tj_chart_get_content (self)->table);
  if (g_str_has_suffix (lower, ".xlsx"))
    return tj_chart_to_workbook (self, error);

  tj_chart_layout (self, size->width, size->height, theme);
  if (g_str_has_suffix (lower, ".svg"))
    return tj_chart_to_svg (self, size->width, size->height);
  if (g_str_has_suffix (lower, ".pdf"))
    return draw_file (self, create_pdf, size, error);
  if (g_str_has_suffix (lower, ".png"))
    return draw_file (self, create_png, size, error);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               _("“%s” does not say how to write the chart: choose a name "
                 "that ends in .svg, .pdf, .png, .csv or .xlsx."),
               name);

  return NULL;
}

/**
 * tj_chart_export:
 * @file: its name's ending says how: .svg, .pdf, .png, .csv or .xlsx
 * @width: in points
 * @height: in points; a picture has two pixels a point
 * @theme: the look
 * @error: %G_IO_ERROR_NOT_SUPPORTED for another ending, %G_IO_ERROR_INVALID_ARGUMENT for a
 *   size outside 72 to 5,000 points, or why the file could not be written
 *
 * Writes the chart, with the same bytes on every run. The layout becomes that of a picture:
 * a caller that also shows the chart lays it out again. Text in PDF and SVG can be searched and
 * brings its fonts along.
 *
 * Returns: whether the file is written
 */
gboolean
tj_chart_export (TjChart       *self,
                 GFile         *file,
                 double         width,
                 double         height,
                 const TjTheme *theme,
                 GError       **error)
{
  const Size size = { width, height };
  g_autofree char *name = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (TJ_IS_CHART (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (theme != NULL, FALSE);

  if (!is_size (width) || !is_size (height))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("A chart can be 72 to 5000 points wide and high. Choose another size."));
      return FALSE;
    }

  name = g_file_get_basename (file);
  bytes = render_file (self, name, &size, theme, error);
  if (bytes == NULL)
    return FALSE;

  return tj_file_write (file, bytes, FALSE, error);
}
