/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "render/tj-chart.h"

G_BEGIN_DECLS

/* A chart as it was drawn last, for a widget that is drawn more often than its chart changes. */

typedef struct _TjChartPicture TjChartPicture;

TjChartPicture *tj_chart_picture_new           (void);
void            tj_chart_picture_free          (TjChartPicture *self);
void            tj_chart_picture_forget        (TjChartPicture *self);
void            tj_chart_picture_snapshot      (TjChartPicture        *self,
                                                GtkSnapshot           *snapshot,
                                                TjChart               *chart,
                                                const TjTheme         *theme,
                                                const graphene_size_t *size,
                                                int                    scale);
void            tj_chart_picture_snapshot_mark (TjChartPicture *self,
                                                GtkSnapshot    *snapshot,
                                                TjChart        *chart,
                                                guint           mark,
                                                gboolean        selected);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjChartPicture, tj_chart_picture_free)

G_END_DECLS
