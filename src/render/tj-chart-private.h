/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-scene.h"
#include "render/tj-chart-table.h"
#include "render/tj-chart.h"

G_BEGIN_DECLS

/* A chart's language is chosen by its caller and not by the locale, so its words stand side
 * by side in the code; both being literals, the compiler still checks the placeholders. */
#define TJ_CHART_SAY(language, zh, en) ((language) == TJ_LANGUAGE_ZH ? (zh) : (en))

/* What a kind of chart fills in when it is made. Strings are owned. @compact is set while a
 * small chart is laid out, which leaves its lists to the table. */
typedef struct
{
  TjLanguage language;
  gboolean compact;
  char *title;
  char *subtitle;
  char *caution;
  char *footnote;
  char *sentence;
  char *missing_heading;
  GPtrArray *missing;
  TjChartTable *table;
} TjChartContent;

struct _TjChartClass
{
  GObjectClass parent_class;

  /* Adds everything between heading and footer to the scene and places the marks. FALSE
   * where @room is too small to do it well: the chart is then replaced by its sentence. */
  gboolean (*layout) (TjChart           *self,
                      TjChartScene      *scene,
                      cairo_rectangle_t *room);
};

TjChartContent *tj_chart_get_content (TjChart                 *self);
void            tj_chart_add_mark    (TjChart                 *self,
                                      const char              *key,
                                      const char              *text);
void            tj_chart_place_mark  (TjChart                 *self,
                                      guint                    mark,
                                      const cairo_rectangle_t *area);
TjChartScene   *tj_chart_get_scene   (TjChart                 *self);

G_END_DECLS
