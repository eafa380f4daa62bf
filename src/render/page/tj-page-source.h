/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "render/page/tj-page-protocol.h"

G_BEGIN_DECLS

#define TJ_PAGE_ERROR (tj_page_error_quark ())

/**
 * TjPageError:
 * @TJ_PAGE_ERROR_UNREADABLE: the file is neither a PDF nor a picture that can be opened
 * @TJ_PAGE_ERROR_LOCKED: the PDF asks for a password
 * @TJ_PAGE_ERROR_TOO_LARGE: the file, a page or the number of pages passes a limit
 * @TJ_PAGE_ERROR_NO_PAGE: there is no page of that number
 * @TJ_PAGE_ERROR_FAILED: the page could not be drawn or read
 * @TJ_PAGE_ERROR_TIMEOUT: drawing took too long and was given up
 * @TJ_PAGE_ERROR_CRASHED: the process that draws pages ended
 * @TJ_PAGE_ERROR_NO_WORKER: the program that draws pages cannot be started
 */
typedef enum
{
  TJ_PAGE_ERROR_UNREADABLE,
  TJ_PAGE_ERROR_LOCKED,
  TJ_PAGE_ERROR_TOO_LARGE,
  TJ_PAGE_ERROR_NO_PAGE,
  TJ_PAGE_ERROR_FAILED,
  TJ_PAGE_ERROR_TIMEOUT,
  TJ_PAGE_ERROR_CRASHED,
  TJ_PAGE_ERROR_NO_WORKER,
} TjPageError;

GQuark tj_page_error_quark (void);

/* What one document may cost. A side of a page is at most 35 m; a pixel of a drawing takes
 * four bytes, one of a decoded picture three or four. */
#define TJ_PAGE_MAX_BYTES (512 * 1024 * 1024)
#define TJ_PAGE_MAX_PAGES 5000
#define TJ_PAGE_MAX_POINTS 100000.0
#define TJ_PAGE_MAX_PIXELS (32 * 1024 * 1024)
#define TJ_PAGE_MAX_PICTURE_PIXELS (120 * 1000 * 1000)
#define TJ_PAGE_MAX_TEXT (4 * 1024 * 1024)
#define TJ_PAGE_MAX_CHARACTERS 200000
/* What the process that draws may use: bytes of address space, open files, and for each request
 * seconds of processor time; and how many milliseconds an answer may take. */
#define TJ_PAGE_MAX_MEMORY (1536UL * 1024 * 1024)
#define TJ_PAGE_MAX_OPEN_FILES 64
#define TJ_PAGE_MAX_SECONDS 20
#define TJ_PAGE_MAX_WAIT 10000

gboolean tj_page_size_is_sane (double  width,
                               double  height);
gboolean tj_page_fit_pixels   (double  width,
                               double  height,
                               double  scale,
                               int    *pixel_width,
                               int    *pixel_height);

#define TJ_TYPE_PAGE_SOURCE (tj_page_source_get_type ())

G_DECLARE_FINAL_TYPE (TjPageSource, tj_page_source, TJ, PAGE_SOURCE, GObject)

TjPageSource    *tj_page_source_new           (GBytes        *bytes,
                                               GError       **error);
guint            tj_page_source_get_n_pages   (TjPageSource  *self);
gboolean         tj_page_source_get_page_size (TjPageSource  *self,
                                               guint          page,
                                               double        *width,
                                               double        *height,
                                               GError       **error);
cairo_surface_t *tj_page_source_render        (TjPageSource  *self,
                                               guint          page,
                                               double         scale,
                                               GError       **error);
char            *tj_page_source_dup_text      (TjPageSource  *self,
                                               guint          page,
                                               GError       **error);
char            *tj_page_source_dup_layout    (TjPageSource  *self,
                                               guint          page,
                                               TjPageBox    **boxes,
                                               guint         *n_boxes,
                                               GError       **error);

G_END_DECLS
