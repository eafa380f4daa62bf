/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gui/tour/tj-tour.h"

G_BEGIN_DECLS

#define TJ_TYPE_TOUR_POPOVER (tj_tour_popover_get_type ())

/* Points at the control that a step of the tour is about. Focus and clicks go to the window as
 * ever, so that what is explained can be tried.
 *
 * signal "page" (const char *name): a page has to be shown for the step
 * signal "moved" (guint step): the tour stands there, to be resumed; 0 after its end */
G_DECLARE_FINAL_TYPE (TjTourPopover, tj_tour_popover, TJ, TOUR_POPOVER, GtkPopover)

TjTourPopover *tj_tour_popover_new   (GtkWidget     *parent);
void           tj_tour_popover_start (TjTourPopover *self,
                                      TjTour        *tour,
                                      guint          step);
gboolean       tj_tour_popover_get_running (TjTourPopover *self);
guint          tj_tour_popover_get_step (TjTourPopover *self);
GtkWidget     *tj_tour_popover_find_target (TjTourPopover *self);

G_END_DECLS
