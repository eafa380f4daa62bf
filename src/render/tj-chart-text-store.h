/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-text.h"

G_BEGIN_DECLS

/* Pieces of text that were laid out before, for a chart that is laid out again and again while
 * it is moved or hovered over: shaping text costs more than anything else of a frame. */

typedef struct _TjChartTextStore TjChartTextStore;

TjChartTextStore *tj_chart_text_store_new        (const char             *font_family,
                                                  TjLanguage              language);
void              tj_chart_text_store_free       (TjChartTextStore       *self);
const char       *tj_chart_text_store_get_family (TjChartTextStore       *self);
void              tj_chart_text_store_begin      (TjChartTextStore       *self);
PangoLayout      *tj_chart_text_store_get        (TjChartTextStore       *self,
                                                  const char             *text,
                                                  const TjChartTextStyle *style)
                                                  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjChartTextStore, tj_chart_text_store_free)

G_END_DECLS
