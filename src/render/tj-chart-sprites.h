/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-scene-private.h"

G_BEGIN_DECLS

/* Small shapes by the thousand, on a picture in memory. */

TjChartSprites *tj_chart_sprites_new   (void);
void            tj_chart_sprites_free  (TjChartSprites    *self);
gboolean        tj_chart_sprites_aim   (TjChartSprites    *self,
                                        cairo_t           *cr);
void            tj_chart_sprites_begin (TjChartSprites    *self);
void            tj_chart_sprites_draw  (TjChartSprites    *self,
                                        const TjSceneItem *item);
void            tj_chart_sprites_end   (TjChartSprites    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjChartSprites, tj_chart_sprites_free)

G_END_DECLS
