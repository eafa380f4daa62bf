/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-page-pointer.h"

#include "gui/tj-evidence-drag.h"

/* What the pointer does on a page: it selects the words it is drawn over, a rectangle where there
 * are no words or Shift is held, and takes hold of what is selected already. */

/* In points; less is a click. */
#define SMALLEST_REGION 3

typedef struct
{
  TjPageWidget *page;
  gboolean selects_words;
  guint anchor;
  double x;
  double y;
} Pointer;

static gboolean
find_character (Pointer *self,
                double   x,
                double   y,
                gboolean near,
                guint   *character)
{
  TjPageLayout *layout = tj_page_widget_get_layout (self->page);

  if (layout == NULL)
    return FALSE;

  return near ? tj_page_layout_find_near (layout, x, y, character)
              : tj_page_layout_find (layout, x, y, character);
}

static void
drag_begin_cb (Pointer    *self,
               double      x,
               double      y,
               GtkGesture *gesture)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  TjPageFrame frame = tj_page_widget_get_frame (self->page);

  /* What is selected is dragged away as a whole. */
  if (tj_page_widget_is_selected_at (self->page, x, y))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  tj_page_frame_to_page (&frame, x, y, &self->x, &self->y);
  self->selects_words = (state & GDK_SHIFT_MASK) == 0 &&
                        find_character (self, self->x, self->y, FALSE, &self->anchor);
}

static void
drag_update_cb (Pointer        *self,
                double          dx,
                double          dy,
                GtkGestureDrag *gesture)
{
  TjPageFrame frame = tj_page_widget_get_frame (self->page);
  double start_x, start_y, x, y;
  guint character = 0;

  if (!gtk_drag_check_threshold (GTK_WIDGET (self->page), 0, 0, (int) dx, (int) dy) &&
      tj_page_widget_get_selection (self->page) == TJ_PAGE_SELECTION_NONE)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y);
  tj_page_frame_to_page (&frame, start_x + dx, start_y + dy, &x, &y);
  x = CLAMP (x, 0, frame.size.width);
  y = CLAMP (y, 0, frame.size.height);

  if (!self->selects_words)
    {
      TjPageBox region = { (float) MIN (x, self->x), (float) MIN (y, self->y),
                           (float) MAX (x, self->x), (float) MAX (y, self->y) };

      tj_page_widget_select_region (self->page, &region);
    }
  else if (find_character (self, x, y, TRUE, &character))
    {
      TjPageRange range = { MIN (character, self->anchor), MAX (character, self->anchor) + 1 };

      tj_page_widget_select_words (self->page, range);
    }
}

static void
drag_end_cb (Pointer *self,
             double   dx,
             double   dy)
{
  if (ABS (dx) < SMALLEST_REGION && ABS (dy) < SMALLEST_REGION &&
      tj_page_widget_get_selection (self->page) == TJ_PAGE_SELECTION_REGION)
    tj_page_widget_select_none (self->page);
}

static void
released_cb (Pointer *self,
             int      n_press,
             double   x,
             double   y)
{
  TjPageFrame frame = tj_page_widget_get_frame (self->page);
  double page_x, page_y;
  guint character = 0;

  tj_page_frame_to_page (&frame, x, y, &page_x, &page_y);
  if (n_press == 2 && find_character (self, page_x, page_y, FALSE, &character))
    tj_page_widget_select_words (self->page,
                                 tj_page_layout_get_word (tj_page_widget_get_layout (self->page),
                                                          character));
  else if (n_press == 1)
    tj_page_widget_select_none (self->page);
}

static void
motion_cb (Pointer *self,
           double   x,
           double   y)
{
  TjPageFrame frame = tj_page_widget_get_frame (self->page);
  double page_x, page_y;
  guint character = 0;
  const char *name = "crosshair";

  tj_page_frame_to_page (&frame, x, y, &page_x, &page_y);
  if (tj_page_widget_is_selected_at (self->page, x, y))
    name = "grab";
  else if (find_character (self, page_x, page_y, FALSE, &character))
    name = "text";

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->page), name);
}

static GdkContentProvider *
prepare_cb (Pointer *self,
            double   x,
            double   y)
{
  g_autoptr(TjEvidence) evidence = NULL;

  if (!tj_page_widget_is_selected_at (self->page, x, y))
    return NULL;

  evidence = tj_page_widget_dup_evidence (self->page);

  return evidence != NULL ? tj_evidence_drag_new_content (evidence) : NULL;
}

static void
begin_cb (Pointer *self,
          GdkDrag *drag)
{
  g_autoptr(TjEvidence) evidence = tj_page_widget_dup_evidence (self->page);

  if (evidence != NULL)
    tj_evidence_drag_set_icon (drag, evidence);
}

static void
add_drag (Pointer *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->page), GTK_EVENT_CONTROLLER (drag));
}

/**
 * tj_page_pointer_install:
 * @page: a page; what is installed goes with it
 */
void
tj_page_pointer_install (TjPageWidget *page)
{
  Pointer *self = g_new0 (Pointer, 1);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkDragSource *source = gtk_drag_source_new ();

  self->page = page;
  g_object_set_data_full (G_OBJECT (page), "tj-page-pointer", self, g_free);

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (page), GTK_EVENT_CONTROLLER (click));
  add_drag (self);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (page), motion);

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (page), GTK_EVENT_CONTROLLER (source));
}
