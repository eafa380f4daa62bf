/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-text-drag.h"

#include "gui/tj-evidence-drag.h"

/* Words that are selected in a label or a text view are dragged away as evidence, with the place
 * that they stand in, and not as bare text. This takes the pointer before the label does. */

#define MAKE "tj-text-drag-make"
#define CARRIED "tj-text-drag-carried"
#define PRESSED "tj-text-drag-pressed"

static char *
dup_selected_in_label (GtkLabel *label)
{
  int start;
  int end;

  if (!gtk_label_get_selectable (label) ||
      !gtk_label_get_selection_bounds (label, &start, &end))
    return NULL;

  return g_utf8_substring (gtk_label_get_text (label), start, end);
}

static char *
dup_selected_in_view (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start;
  GtkTextIter end;

  return gtk_text_buffer_get_selection_bounds (buffer, &start, &end)
           ? gtk_text_buffer_get_text (buffer, &start, &end, FALSE) : NULL;
}

/**
 * tj_text_drag_dup_selected:
 *
 * Returns: (transfer full) (nullable): the words that are selected in @widget
 */
char *
tj_text_drag_dup_selected (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return dup_selected_in_label (GTK_LABEL (widget));

  return GTK_IS_TEXT_VIEW (widget) ? dup_selected_in_view (GTK_TEXT_VIEW (widget)) : NULL;
}

static gboolean
is_selected_at_in_label (GtkLabel *label,
                         double    x,
                         double    y)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  const char *text = gtk_label_get_text (label);
  int left, top, index, trailing, start, end;
  glong character;

  if (!gtk_label_get_selection_bounds (label, &start, &end))
    return FALSE;

  gtk_label_get_layout_offsets (label, &left, &top);
  pango_layout_xy_to_index (layout, (int) ((x - left) * PANGO_SCALE),
                            (int) ((y - top) * PANGO_SCALE), &index, &trailing);
  character = g_utf8_pointer_to_offset (text, text + index);

  return character >= start && character < end;
}

static gboolean
is_selected_at_in_view (GtkTextView *view,
                        double       x,
                        double       y)
{
  GtkTextIter at, start, end;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y,
                                         &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (view, &at, buffer_x, buffer_y);

  return gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (view), &start, &end) &&
         gtk_text_iter_in_range (&at, &start, &end);
}

/* A label that nothing is selected in, as a title, stands for all of its place; where words can be
 * selected, the pointer selects them. */
static gboolean
is_draggable (GtkWidget *container,
              GtkWidget *widget,
              double     x,
              double     y)
{
  graphene_point_t inner;

  if (!gtk_widget_compute_point (container, widget,
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &inner))
    return FALSE;

  if (GTK_IS_TEXT_VIEW (widget))
    return is_selected_at_in_view (GTK_TEXT_VIEW (widget), (double) inner.x, (double) inner.y);

  if (!GTK_IS_LABEL (widget))
    return FALSE;

  return !gtk_label_get_selectable (GTK_LABEL (widget)) ||
         is_selected_at_in_label (GTK_LABEL (widget), (double) inner.x, (double) inner.y);
}

static gboolean
selects_words (GtkWidget *widget)
{
  return GTK_IS_TEXT_VIEW (widget) ||
         (GTK_IS_LABEL (widget) && gtk_label_get_selectable (GTK_LABEL (widget)));
}

/* What is selected under the place of a press, or NULL. */
static GtkWidget *
find_selected_at (GtkWidget *container,
                  double     x,
                  double     y)
{
  GtkWidget *widget = gtk_widget_pick (container, x, y, GTK_PICK_DEFAULT);

  return selects_words (widget) && is_draggable (container, widget, x, y) ? widget : NULL;
}

static GdkContentProvider *
prepare_cb (GtkWidget *container,
            double     x,
            double     y)
{
  TjTextDragFunc make = (TjTextDragFunc) g_object_get_data (G_OBJECT (container), MAKE);
  GtkWidget *widget = gtk_widget_pick (container, x, y, GTK_PICK_DEFAULT);
  g_autofree char *words = NULL;
  TjEvidence *evidence;

  if (widget == NULL || !is_draggable (container, widget, x, y))
    return NULL;

  /* What was not selected when the pointer went down is just being selected. */
  if (selects_words (widget) && g_object_get_data (G_OBJECT (container), PRESSED) != widget)
    return NULL;

  words = tj_text_drag_dup_selected (widget);
  evidence = make (container, widget, words);
  if (evidence == NULL)
    return NULL;

  /* The press has become a drag, and what is selected stays so. */
  g_object_set_data (G_OBJECT (container), PRESSED, NULL);
  g_object_set_data_full (G_OBJECT (container), CARRIED, evidence,
                          (GDestroyNotify) tj_evidence_free);

  return tj_evidence_drag_new_content (evidence);
}

static void
begin_cb (GtkWidget *container,
          GdkDrag   *drag)
{
  const TjEvidence *evidence = g_object_get_data (G_OBJECT (container), CARRIED);

  if (evidence != NULL)
    tj_evidence_drag_set_icon (drag, evidence);
}

/* A label or text view claims the press for a drag of its own, which carries bare text. */
static void
press_cb (GtkWidget        *container,
          GdkEventSequence *sequence,
          GtkGesture       *gesture)
{
  double x, y;
  GtkWidget *selected = NULL;

  if (gtk_gesture_get_point (gesture, sequence, &x, &y))
    selected = find_selected_at (container, x, y);
  if (selected != NULL)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);

  g_object_set_data (G_OBJECT (container), PRESSED, selected);
}

/* A click on what is selected puts the selection down, as it would have without us. */
static void
release_cb (GtkWidget *container)
{
  GtkWidget *selected = g_object_get_data (G_OBJECT (container), PRESSED);
  GtkTextBuffer *buffer = NULL;
  GtkTextIter start;

  if (GTK_IS_LABEL (selected))
    {
      gtk_label_select_region (GTK_LABEL (selected), 0, 0);
    }
  else if (GTK_IS_TEXT_VIEW (selected))
    {
      buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (selected));
      if (gtk_text_buffer_get_selection_bounds (buffer, &start, NULL))
        gtk_text_buffer_place_cursor (buffer, &start);
    }

  g_object_set_data (G_OBJECT (container), PRESSED, NULL);
}

/**
 * tj_text_drag_install:
 * @container: under which the words are
 * @make: says which place they stand in
 */
void
tj_text_drag_install (GtkWidget      *container,
                      TjTextDragFunc  make)
{
  GtkDragSource *source = gtk_drag_source_new ();

  g_object_set_data (G_OBJECT (container), MAKE, (gpointer) make);
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect_object (source, "begin", G_CALLBACK (press_cb), container,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "end", G_CALLBACK (release_cb), container,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), container,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (begin_cb), container,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (container, GTK_EVENT_CONTROLLER (source));
}
