/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-scene.h"

G_BEGIN_DECLS

/* The fonts of a picture's text, cut down to the characters that are in it. */

typedef struct _TjChartSvgFonts TjChartSvgFonts;

TjChartSvgFonts *tj_chart_svg_fonts_new        (void);
void             tj_chart_svg_fonts_free       (TjChartSvgFonts *self);
void             tj_chart_svg_fonts_add        (TjChartSvgFonts *self,
                                                PangoLayout     *layout);
void             tj_chart_svg_fonts_write      (TjChartSvgFonts *self,
                                                GString         *svg);
char            *tj_chart_svg_fonts_dup_family (TjChartSvgFonts *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjChartSvgFonts, tj_chart_svg_fonts_free)

G_END_DECLS
