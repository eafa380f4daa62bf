/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gio/gio.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* A PDF that is drawn page by page. */
typedef struct _TjPaperPdf TjPaperPdf;

TjPaperPdf  *tj_paper_pdf_new           (double       width,
                                         double       height,
                                         const char  *title) G_GNUC_WARN_UNUSED_RESULT;
cairo_t     *tj_paper_pdf_get_context   (TjPaperPdf  *self);
GBytes      *tj_paper_pdf_finish        (TjPaperPdf  *self,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
PangoLayout *tj_paper_pdf_create_layout (cairo_t     *cr,
                                         const char  *text,
                                         const char  *font,
                                         double       size,
                                         double       width) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
