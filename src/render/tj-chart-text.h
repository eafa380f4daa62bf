/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-language.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * TjChartTextStyle:
 * @size: in the unit of the layout
 * @bold: whether it is a heading
 * @max_width: where lines break or end, or 0 for one line of any width
 * @max_lines: how many lines at most; the last is shortened in its middle
 * @centred: whether lines are centred
 */
typedef struct
{
  double size;
  gboolean bold;
  double max_width;
  guint max_lines;
  gboolean centred;
} TjChartTextStyle;

/* What English text asks of fonts that have it: proportional widths. */
#define TJ_CHART_TEXT_FEATURE "pwid"

PangoContext *tj_chart_text_create_context (const char             *font_family,
                                            TjLanguage              language);
PangoLayout  *tj_chart_text_new            (PangoContext           *context,
                                            const char             *text,
                                            const TjChartTextStyle *style);
void          tj_chart_text_measure        (PangoLayout            *layout,
                                            double                 *width,
                                            double                 *height);
void          tj_chart_text_balance        (PangoLayout            *layout);
char         *tj_chart_text_dup_clean      (const char             *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
