/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "page-samples.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>

static char *folder;
static GPtrArray *paths;

void
page_samples_set_up (void)
{
  folder = g_dir_make_tmp ("tanjian-pages-XXXXXX", NULL);
  g_assert_nonnull (folder);
  paths = g_ptr_array_new_with_free_func (g_free);
}

void
page_samples_tear_down (void)
{
  for (guint i = 0; i < paths->len; i++)
    g_unlink (paths->pdata[i]);
  g_rmdir (folder);
  g_clear_pointer (&paths, g_ptr_array_unref);
  g_clear_pointer (&folder, g_free);
}

static char *
make_path (const char *name)
{
  char *path = g_build_filename (folder, name, NULL);

  g_ptr_array_add (paths, g_strdup (path));

  return path;
}

GFile *
page_samples_add (const char *name,
                  const char *data,
                  gssize      length)
{
  g_autofree char *path = make_path (name);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static void
draw_text (cairo_t    *cr,
           const char *text)
{
  g_autoptr(PangoLayout) layout = pango_cairo_create_layout (cr);

  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, 72, 72);
  pango_cairo_show_layout (cr, layout);
}

/* A4, page n says 第n页 */
GFile *
page_samples_add_pdf (const char *name,
                      guint       n_pages)
{
  g_autofree char *path = make_path (name);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *text = g_strdup_printf ("核算说明 第%u页", i + 1);

      draw_text (cr, text);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  return g_file_new_for_path (path);
}

/* One page; without a cross-reference table, which poppler then makes up. */
GFile *
page_samples_add_hand_made_pdf (const char *name,
                                const char *media_box,
                                const char *filter,
                                GBytes     *content)
{
  g_autoptr(GString) pdf = g_string_new ("%PDF-1.4\n");

  g_string_append (pdf, "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n");
  g_string_append_printf (pdf, "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[%s]"
                               "/Contents 4 0 R>>endobj\n"
                               "4 0 obj<</Length %" G_GSIZE_FORMAT " %s>>stream\n",
                          media_box, g_bytes_get_size (content), filter);
  g_string_append_len (pdf, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  g_string_append (pdf, "\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF\n");

  return page_samples_add (name, pdf->str, pdf->len);
}

GFile *
page_samples_add_png (const char *name,
                      int         width,
                      int         height)
{
  g_autofree char *path = make_path (name);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  return g_file_new_for_path (path);
}

/* A content stream of sixty million bytes of drawing that packs to some hundred thousand. */
GBytes *
page_samples_make_bomb (void)
{
  g_autoptr(GConverter) deflate = NULL;
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream = NULL;
  g_autoptr(GString) block = g_string_new (NULL);

  for (guint i = 0; i < 10000; i++)
    g_string_append (block, "0 0 m 600 800 l 600 0 l 0 800 l f\n");

  deflate = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6));
  stream = g_converter_output_stream_new (memory, deflate);
  for (guint i = 0; i < 180; i++)
    g_output_stream_write_all (stream, block->str, block->len, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}
