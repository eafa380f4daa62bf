/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/page/tj-page-source.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <poppler.h>

/* Pages of what an applicant sent: a PDF has many, a picture has one. Everything here runs
 * inside the page process, where a hostile file can do no more than end that process; the
 * limits below refuse what would only waste memory on the way there. */

/* poppler 22.12 names no way for g_autoptr to release a page; a name of our own does not
 * collide with later versions. */
typedef PopplerPage TjPdfPage;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPdfPage, g_object_unref)

/* A picture states pixels; shown at 96 to the inch one of them is one on the screen. */
#define POINTS_PER_PICTURE_PIXEL 0.75

struct _TjPageSource
{
  GObject parent_instance;

  PopplerDocument *document;
  GdkPixbuf *picture;
};

typedef struct
{
  const char *type;
  const char *magic;
  gsize length;
} PictureType;

/* By what the bytes are, never by what the name says. */
static const PictureType picture_types[] = {
  { "png", "\x89PNG\r\n\x1a\n", 8 },
  { "jpeg", "\xff\xd8\xff", 3 },
  { "gif", "GIF8", 4 },
  { "bmp", "BM", 2 },
};

G_DEFINE_QUARK (tj-page-error-quark, tj_page_error)

G_DEFINE_FINAL_TYPE (TjPageSource, tj_page_source, G_TYPE_OBJECT)

static void
tj_page_source_finalize (GObject *object)
{
  TjPageSource *self = TJ_PAGE_SOURCE (object);

  g_clear_object (&self->document);
  g_clear_object (&self->picture);

  G_OBJECT_CLASS (tj_page_source_parent_class)->finalize (object);
}

static void
tj_page_source_class_init (TjPageSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_page_source_finalize;
}

static void
tj_page_source_init (TjPageSource *self)
{
}

/**
 * tj_page_size_is_sane:
 * @width: in points
 * @height: in points
 *
 * Returns: whether a page of that size can be shown at all; %FALSE for what is no number
 */
gboolean
tj_page_size_is_sane (double width,
                      double height)
{
  return isfinite (width) && isfinite (height) && width > 0 && height > 0 &&
         width <= TJ_PAGE_MAX_POINTS && height <= TJ_PAGE_MAX_POINTS;
}

/**
 * tj_page_fit_pixels:
 * @width: in points
 * @height: in points
 * @scale: pixels a point
 * @pixel_width: (out): at least 1
 * @pixel_height: (out): at least 1
 *
 * Returns: whether a drawing of that size stays within %TJ_PAGE_MAX_PIXELS
 */
gboolean
tj_page_fit_pixels (double  width,
                    double  height,
                    double  scale,
                    int    *pixel_width,
                    int    *pixel_height)
{
  double across;
  double down;

  if (!tj_page_size_is_sane (width, height) || !isfinite (scale) || scale <= 0)
    return FALSE;

  across = MAX (1.0, round (width * scale));
  down = MAX (1.0, round (height * scale));
  /* cairo addresses a picture with 15 bits a side. */
  if (across > 32767 || down > 32767 || across * down > TJ_PAGE_MAX_PIXELS)
    return FALSE;

  *pixel_width = (int) across;
  *pixel_height = (int) down;

  return TRUE;
}

static const char *
find_picture_type (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (picture_types); i++)
    {
      if (size >= picture_types[i].length &&
          memcmp (data, picture_types[i].magic, picture_types[i].length) == 0)
        return picture_types[i].type;
    }

  return NULL;
}

static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  gboolean        *too_large)
{
  if ((gint64) width * height <= TJ_PAGE_MAX_PICTURE_PIXELS)
    return;

  *too_large = TRUE;
  /* A size of nothing makes the decoder stop before it takes memory. */
  gdk_pixbuf_loader_set_size (loader, 0, 0);
}

static gboolean
load_picture (TjPageSource  *self,
              GBytes        *bytes,
              const char    *type,
              GError       **error)
{
  g_autoptr(GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (type, NULL);
  gboolean too_large = FALSE;
  gboolean written = FALSE;
  gboolean closed;
  GdkPixbuf *pixbuf = NULL;

  if (loader != NULL)
    {
      g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &too_large);
      written = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
      closed = gdk_pixbuf_loader_close (loader, NULL);
      pixbuf = written && closed ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
    }

  if (too_large)
    {
      g_set_error_literal (error, TJ_PAGE_ERROR, TJ_PAGE_ERROR_TOO_LARGE,
                           _("The picture has too many pixels to be shown."));
      return FALSE;
    }

  if (pixbuf == NULL)
    {
      g_set_error_literal (error, TJ_PAGE_ERROR, TJ_PAGE_ERROR_UNREADABLE,
                           _("The picture is damaged and cannot be shown."));
      return FALSE;
    }

  /* Telephones store photographs lying down and note which way is up. */
  self->picture = gdk_pixbuf_apply_embedded_orientation (pixbuf);

  return TRUE;
}

static gboolean
load_pdf (TjPageSource  *self,
          GBytes        *bytes,
          GError       **error)
{
  g_autoptr(GError) reason = NULL;
  int n_pages;

  self->document = poppler_document_new_from_bytes (bytes, NULL, &reason);

  if (g_error_matches (reason, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    {
      g_set_error_literal (error, TJ_PAGE_ERROR, TJ_PAGE_ERROR_LOCKED,
                           _("The document is protected by a password."));
      return FALSE;
    }

  n_pages = self->document != NULL ? poppler_document_get_n_pages (self->document) : 0;
  if (n_pages < 1)
    {
      g_set_error_literal (error, TJ_PAGE_ERROR, TJ_PAGE_ERROR_UNREADABLE,
                           _("The document is damaged or is no PDF."));
      return FALSE;
    }

  if (n_pages > TJ_PAGE_MAX_PAGES)
    {
      g_set_error (error, TJ_PAGE_ERROR, TJ_PAGE_ERROR_TOO_LARGE,
                   _("The document has more than %d pages."), TJ_PAGE_MAX_PAGES);
      return FALSE;
    }

  return TRUE;
}

/**
 * tj_page_source_new:
 * @bytes: a PDF or a picture (PNG, JPEG, GIF, BMP), told apart by content
 *
 * Returns: (transfer full) (nullable): the pages, or %NULL with %TJ_PAGE_ERROR_UNREADABLE,
 *   %TJ_PAGE_ERROR_LOCKED or %TJ_PAGE_ERROR_TOO_LARGE
 */
TjPageSource *
tj_page_source_new (GBytes  *bytes,
                    GError **error)
{
  g_autoptr(TjPageSource) self = g_object_new (TJ_TYPE_PAGE_SOURCE, NULL);
  const char *type;
  gboolean loaded;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > TJ_PAGE_MAX_BYTES)
    {
      g_set_error_literal (error, TJ_PAGE_ERROR, TJ_PAGE_ERROR_TOO_LARGE,
                           _("The file is too large to be shown."));
      return NULL;
    }

  type = find_picture_type (bytes);
  if (type != NULL)
    loaded = load_picture (self, bytes, type, error);
  else
    loaded = load_pdf (self, bytes, error);

  return loaded ? g_steal_pointer (&self) : NULL;
}

guint
tj_page_source_get_n_pages (TjPageSource *self)
{
  g_return_val_if_fail (TJ_IS_PAGE_SOURCE (self), 0);

  if (self->picture != NULL)
    return 1;

  return (guint) poppler_document_get_n_pages (self->document);
}

/* Returns NULL with an error for a number past the end and for a page object that is broken.
 * A picture has no page object: ask is_picture_page() first. */
static TjPdfPage *
find_page (TjPageSource  *self,
           guint          page,
           GError       **error)
{
  PopplerPage *found = NULL;

  if (page >= tj_page_source_get_n_pages (self))
    {
      g_set_error (error, TJ_PAGE_ERROR, TJ_PAGE_ERROR_NO_PAGE,
                   _("There is no page %u in this document."), page + 1);
      return NULL;
    }

  if (self->document != NULL)
    found = poppler_document_get_page (self->document, (int) page);
  if (found == NULL)
    g_set_error (error, TJ_PAGE_ERROR, TJ_PAGE_ERROR_FAILED,
                 _("Page %u is damaged and cannot be shown."), page + 1);

  return found;
}

static gboolean
is_picture_page (TjPageSource *self,
                 guint         page)
{
  return self->picture != NULL && page == 0;
}

/**
 * tj_page_source_get_page_size:
 * @page: from 0
 * @width: (out): in points
 * @height: (out): in points
 *
 * Returns: %FALSE with %TJ_PAGE_ERROR_NO_PAGE, %TJ_PAGE_ERROR_FAILED for a page that is
 *   broken or %TJ_PAGE_ERROR_TOO_LARGE for one that no screen could show
 */
gboolean
tj_page_source_get_page_size (TjPageSource  *self,
                              guint          page,
                              double        *width,
                              double        *height,
                              GError       **error)
{
  g_return_val_if_fail (TJ_IS_PAGE_SOURCE (self), FALSE);

  if (is_picture_page (self, page))
    {
      *width = gdk_pixbuf_get_width (self->picture) * POINTS_PER_PICTURE_PIXEL;
      *height = gdk_pixbuf_get_height (self->picture) * POINTS_PER_PICTURE_PIXEL;
    }
  else
    {
      g_autoptr(TjPdfPage) found = find_page (self, page, error);

      if (found == NULL)
        return FALSE;
      poppler_page_get_size (found, width, height);
    }

  if (tj_page_size_is_sane (*width, *height))
    return TRUE;

  g_set_error (error, TJ_PAGE_ERROR, TJ_PAGE_ERROR_TOO_LARGE,
               _("Page %u is too large to be drawn."), page + 1);

  return FALSE;
}

static guint32
premultiply (const guint8 *pixel,
             int           n_channels)
{
  guint alpha = n_channels == 4 ? pixel[3] : 255;
  guint red = (pixel[0] * alpha + 127) / 255;
  guint green = (pixel[1] * alpha + 127) / 255;
  guint blue = (pixel[2] * alpha + 127) / 255;

  return alpha << 24 | red << 16 | green << 8 | blue;
}

static void
paint_picture (GdkPixbuf       *picture,
               cairo_surface_t *surface,
               int              width,
               int              height)
{
  g_autoptr(GdkPixbuf) scaled = NULL;
  const guint8 *source;
  guint8 *target;
  int n_channels;

  scaled = gdk_pixbuf_scale_simple (picture, width, height, GDK_INTERP_BILINEAR);
  if (scaled == NULL)
    return;

  source = gdk_pixbuf_read_pixels (scaled);
  target = cairo_image_surface_get_data (surface);
  n_channels = gdk_pixbuf_get_n_channels (scaled);

  for (int y = 0; y < height; y++)
    {
      const guint8 *from = source + (gsize) y * gdk_pixbuf_get_rowstride (scaled);
      guint8 *to = target + (gsize) y * cairo_image_surface_get_stride (surface);

      for (int x = 0; x < width; x++)
        {
          guint32 value = premultiply (from + x * n_channels, n_channels);

          memcpy (to + x * sizeof value, &value, sizeof value);
        }
    }

  cairo_surface_mark_dirty (surface);
}

static void
paint_pdf (PopplerPage     *page,
           cairo_surface_t *surface,
           double           scale)
{
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

/**
 * tj_page_source_render:
 * @page: from 0
 * @scale: pixels a point
 *
 * Returns: (transfer full) (nullable): an ARGB32 picture of the page, or %NULL with the
 *   errors of tj_page_source_get_page_size(), %TJ_PAGE_ERROR_TOO_LARGE also where the
 *   picture would pass %TJ_PAGE_MAX_PIXELS
 */
cairo_surface_t *
tj_page_source_render (TjPageSource  *self,
                       guint          page,
                       double         scale,
                       GError       **error)
{
  cairo_surface_t *surface;
  double width;
  double height;
  int pixel_width;
  int pixel_height;

  g_return_val_if_fail (TJ_IS_PAGE_SOURCE (self), NULL);

  if (!tj_page_source_get_page_size (self, page, &width, &height, error))
    return NULL;

  if (!tj_page_fit_pixels (width, height, scale, &pixel_width, &pixel_height))
    {
      g_set_error (error, TJ_PAGE_ERROR, TJ_PAGE_ERROR_TOO_LARGE,
                   _("Page %u is too large to be drawn."), page + 1);
      return NULL;
    }

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pixel_width, pixel_height);
  if (is_picture_page (self, page))
    {
      paint_picture (self->picture, surface, pixel_width, pixel_height);
    }
  else
    {
      g_autoptr(TjPdfPage) found = find_page (self, page, error);

      if (found != NULL)
        paint_pdf (found, surface, scale);
    }

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, TJ_PAGE_ERROR, TJ_PAGE_ERROR_FAILED,
                   _("Page %u could not be drawn."), page + 1);
      g_clear_pointer (&surface, cairo_surface_destroy);
    }

  return surface;
}

/**
 * tj_page_source_dup_text:
 * @page: from 0
 *
 * Returns: (transfer full) (nullable): the words on the page, at most %TJ_PAGE_MAX_TEXT
 *   bytes of UTF-8, empty for a picture; %NULL with %TJ_PAGE_ERROR_NO_PAGE or
 *   %TJ_PAGE_ERROR_FAILED
 */
char *
tj_page_source_dup_text (TjPageSource  *self,
                         guint          page,
                         GError       **error)
{
  g_autoptr(TjPdfPage) found = NULL;
  g_autofree char *text = NULL;
  char *valid;

  g_return_val_if_fail (TJ_IS_PAGE_SOURCE (self), NULL);

  if (is_picture_page (self, page))
    return g_strdup ("");

  found = find_page (self, page, error);
  if (found == NULL)
    return NULL;

  text = poppler_page_get_text (found);
  if (text == NULL)
    return g_strdup ("");

  valid = g_utf8_make_valid (text, strnlen (text, TJ_PAGE_MAX_TEXT));
  if (strlen (valid) > TJ_PAGE_MAX_TEXT)
    {
      const char *end = g_utf8_find_prev_char (valid, valid + TJ_PAGE_MAX_TEXT);

      valid[end - valid] = '\0';
    }

  return valid;
}

/* Where every character stands, or nothing where poppler does not know it of each. */
static guint
list_boxes (PopplerPage  *page,
            const char   *text,
            TjPageBox   **boxes)
{
  PopplerRectangle *rectangles = NULL;
  guint n_rectangles = 0;
  glong length = g_utf8_strlen (text, -1);

  *boxes = NULL;
  if (length == 0 || length > TJ_PAGE_MAX_CHARACTERS ||
      !poppler_page_get_text_layout (page, &rectangles, &n_rectangles))
    return 0;

  if ((glong) n_rectangles == length)
    {
      *boxes = g_new (TjPageBox, n_rectangles);
      for (guint i = 0; i < n_rectangles; i++)
        (*boxes)[i] = (TjPageBox) { (float) rectangles[i].x1, (float) rectangles[i].y1,
                                    (float) rectangles[i].x2, (float) rectangles[i].y2 };
    }
  g_free (rectangles);

  return *boxes != NULL ? n_rectangles : 0;
}

/**
 * tj_page_source_dup_layout:
 * @page: from 0
 * @boxes: (out) (transfer full) (array length=n_boxes): where each character stands
 * @n_boxes: (out): as many as there are characters; 0 where that is not known
 *
 * Returns: (transfer full) (nullable): as tj_page_source_dup_text()
 */
char *
tj_page_source_dup_layout (TjPageSource  *self,
                           guint          page,
                           TjPageBox    **boxes,
                           guint         *n_boxes,
                           GError       **error)
{
  g_autoptr(TjPdfPage) found = NULL;
  g_autofree char *text = tj_page_source_dup_text (self, page, error);

  *boxes = NULL;
  *n_boxes = 0;
  if (text == NULL || is_picture_page (self, page))
    return g_steal_pointer (&text);

  if ((found = find_page (self, page, error)) == NULL)
    return NULL;

  *n_boxes = list_boxes (found, text, boxes);

  return g_steal_pointer (&text);
}
