/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/training/tj-presenter-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* For a room: one section at a time in large letters, the light on one step of it and the others
 * set back, and a pointer that the arrow keys move, all from the keyboard of whoever stands in
 * front. Nothing moves by itself, so that there is nothing to reduce. The row in the light has the
 * focus, so that a screen reader reads what the room sees. */

#define N_SIZES 5
#define DEFAULT_SIZE 3
/* Of the window's width or height. */
#define POINTER_STEP 0.02
#define POINTER_LEAP 0.1
/* The pointer's width is so much of the window's height, for the last row. */
#define POINTER_SHARE 0.06
#define MIN_POINTER 36

struct _TjPresenterWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkLabel *section_label;
  GtkListBox *list;
  GtkDrawingArea *pointer;
  GtkDropDown *section_choice;
  GtkToggleButton *spotlight_button;
  GtkToggleButton *pointer_button;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkLabel *keys_label;

  TjPresentation *presentation;
  guint step;
  /* The section whose rows are shown; none before the first. */
  int shown;
  guint size;
  double x;
  double y;
};

G_DEFINE_FINAL_TYPE (TjPresenterWindow, tj_presenter_window, ADW_TYPE_WINDOW)

static const TjPresentedStep *
get_step (TjPresenterWindow *self,
          guint              index)
{
  return g_ptr_array_index (self->presentation->steps, index);
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_row (TjPresenterWindow     *self,
         const TjPresentedStep *step)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), create_label (step->title, "presented-title"));
  gtk_box_append (GTK_BOX (box), create_label (step->text, "presented-text"));
  if (step->detail != NULL)
    gtk_box_append (GTK_BOX (box), create_label (step->detail, "quiet"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  step->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, step->text,
                                  -1);
  gtk_list_box_append (self->list, row);
}

/* Index of the first step of a section. */
static guint
find_first (TjPresenterWindow *self,
            guint              section)
{
  guint i = 0;

  while (i + 1 < self->presentation->steps->len && get_step (self, i)->section < section)
    i++;

  return i;
}

static void
fill_list (TjPresenterWindow *self,
           guint              section)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);

  for (guint i = 0; i < self->presentation->steps->len; i++)
    {
      if (get_step (self, i)->section == section)
        add_row (self, get_step (self, i));
    }

  gtk_label_set_label (self->section_label,
                       g_ptr_array_index (self->presentation->sections, section));
  self->shown = (int) section;
}

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
light (TjPresenterWindow *self)
{
  const guint current = self->step - find_first (self, get_step (self, self->step)->section);
  const gboolean dims = gtk_toggle_button_get_active (self->spotlight_button);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      set_class (GTK_WIDGET (row), "spotlight", (guint) i == current);
      set_class (GTK_WIDGET (row), "set-back", dims && (guint) i != current);
      if ((guint) i == current)
        gtk_widget_grab_focus (GTK_WIDGET (row));
    }
}

static void
show_step (TjPresenterWindow *self)
{
  const TjPresentedStep *step = get_step (self, self->step);
  const guint n_steps = self->presentation->steps->len;
  /* Translators: which step of how many */
  g_autofree char *count = g_strdup_printf (_("Step %u of %u"), self->step + 1, n_steps);

  if (self->shown != (int) step->section)
    fill_list (self, step->section);
  adw_window_title_set_subtitle (self->title, count);
  if (gtk_drop_down_get_selected (self->section_choice) != step->section)
    gtk_drop_down_set_selected (self->section_choice, step->section);
  gtk_widget_set_sensitive (self->previous_button, self->step > 0);
  gtk_widget_set_sensitive (self->next_button, self->step + 1 < n_steps);
  light (self);
}

static void
section_chosen_cb (TjPresenterWindow *self)
{
  const guint section = gtk_drop_down_get_selected (self->section_choice);

  if (self->presentation != NULL && section < self->presentation->sections->len &&
      (int) section != self->shown)
    tj_presenter_window_set_step (self, find_first (self, section));
}

static void
previous_cb (TjPresenterWindow *self)
{
  if (self->step > 0)
    tj_presenter_window_set_step (self, self->step - 1);
}

static void
next_cb (TjPresenterWindow *self)
{
  tj_presenter_window_set_step (self, self->step + 1);
}

static void
spotlight_toggled_cb (TjPresenterWindow *self)
{
  if (self->presentation != NULL)
    light (self);
}

static void
pointer_toggled_cb (TjPresenterWindow *self)
{
  const gboolean points = gtk_toggle_button_get_active (self->pointer_button);

  gtk_widget_set_visible (GTK_WIDGET (self->pointer), points);
  gtk_label_set_label (self->keys_label,
                       points ? _("Arrow keys move the pointer, with Shift faster · Space next · "
                                  "L pointer off")
                              : _("Space or → next · ← back · S spotlight · L pointer · + − size · "
                                  "F11 whole screen"));
}

static void
move_pointer (TjPresenterWindow *self,
              int                right,
              int                down,
              GdkModifierType    state)
{
  const double step = state & GDK_SHIFT_MASK ? POINTER_LEAP : POINTER_STEP;

  self->x = CLAMP (self->x + right * step, 0, 1);
  self->y = CLAMP (self->y + down * step, 0, 1);
  gtk_widget_queue_draw (GTK_WIDGET (self->pointer));
}

/* A red disc in a white and a black ring: seen on light, dark and any colour. */
static void
draw_pointer (GtkDrawingArea *area,
              cairo_t        *cr,
              int             width,
              int             height,
              gpointer        data)
{
  const TjPresenterWindow *self = data;
  const double radius = MAX (MIN_POINTER, height * POINTER_SHARE) / 2;
  const double x = CLAMP (self->x * width, radius, MAX (width - radius, radius));
  const double y = CLAMP (self->y * height, radius, MAX (height - radius, radius));

  cairo_set_source_rgba (cr, 0, 0, 0, 0.6);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_arc (cr, x, y, radius * 0.88, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.88, 0.08, 0.14);
  cairo_arc (cr, x, y, radius * 0.7, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
set_size (TjPresenterWindow *self,
          guint              size)
{
  for (guint i = 0; i < N_SIZES; i++)
    {
      g_autofree char *css_class = g_strdup_printf ("presented-%u", i + 1);

      set_class (GTK_WIDGET (self->list), css_class, i == size);
    }
  self->size = size;
}

static void
toggle (GtkToggleButton *button)
{
  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static void
toggle_fullscreen_cb (TjPresenterWindow *self)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_unfullscreen (GTK_WINDOW (self));
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
}

/* Space on a button presses the button. */
static gboolean
is_on_button (TjPresenterWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && (GTK_IS_BUTTON (focus) ||
                           gtk_widget_get_ancestor (focus, GTK_TYPE_DROP_DOWN) != NULL ||
                           gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL);
}

static gboolean
press_arrow (TjPresenterWindow *self,
             guint              keyval,
             GdkModifierType    state)
{
  const int right = keyval == GDK_KEY_Right ? 1 : keyval == GDK_KEY_Left ? -1 : 0;
  const int down = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;

  if (right == 0 && down == 0)
    return GDK_EVENT_PROPAGATE;

  if (gtk_toggle_button_get_active (self->pointer_button))
    move_pointer (self, right, down, state);
  else if (is_on_button (self))
    return GDK_EVENT_PROPAGATE;
  else if (right + down > 0)
    next_cb (self);
  else
    previous_cb (self);

  return GDK_EVENT_STOP;
}

static gboolean
press_letter (TjPresenterWindow *self,
              guint              keyval)
{
  switch (keyval)
    {
    case GDK_KEY_s:
    case GDK_KEY_S:
      toggle (self->spotlight_button);
      return GDK_EVENT_STOP;
    case GDK_KEY_l:
    case GDK_KEY_L:
      toggle (self->pointer_button);
      return GDK_EVENT_STOP;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      set_size (self, MIN (self->size + 1, N_SIZES - 1));
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      set_size (self, self->size > 0 ? self->size - 1 : 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_F11:
      toggle_fullscreen_cb (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/**
 * tj_presenter_window_press:
 * @state: of Ctrl, Alt and Shift
 *
 * Does what the key is for.
 *
 * Returns: whether it is for anything
 */
gboolean
tj_presenter_window_press (TjPresenterWindow *self,
                           guint              keyval,
                           GdkModifierType    state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_space:
      if (is_on_button (self))
        return GDK_EVENT_PROPAGATE;
      next_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      next_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_BackSpace:
      previous_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      tj_presenter_window_set_step (self, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      tj_presenter_window_set_step (self, G_MAXUINT);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (gtk_toggle_button_get_active (self->pointer_button))
        toggle (self->pointer_button);
      else
        gtk_window_close (GTK_WINDOW (self));
      return GDK_EVENT_STOP;
    default:
      return press_arrow (self, keyval, state) || press_letter (self, keyval);
    }
}

static gboolean
key_pressed_cb (TjPresenterWindow *self,
                guint              keyval,
                guint              keycode,
                GdkModifierType    state)
{
  return tj_presenter_window_press (self, keyval, state);
}

/* Sections are set by a click on a row too. */
static void
row_activated_cb (TjPresenterWindow *self,
                  GtkListBoxRow     *row)
{
  tj_presenter_window_set_step (self, find_first (self, (guint) self->shown) +
                                        (guint) gtk_list_box_row_get_index (row));
}

static void
tj_presenter_window_dispose (GObject *object)
{
  TjPresenterWindow *self = TJ_PRESENTER_WINDOW (object);

  g_clear_pointer (&self->presentation, tj_presentation_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_PRESENTER_WINDOW);

  G_OBJECT_CLASS (tj_presenter_window_parent_class)->dispose (object);
}

static void
tj_presenter_window_class_init (TjPresenterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_presenter_window_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/training/tj-presenter-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TjPresenterWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TjPresenterWindow, section_label);
  gtk_widget_class_bind_template_child (widget_class, TjPresenterWindow, list);
  gtk_widget_class_bind_template_child (widget_class, TjPresenterWindow, pointer);
  gtk_widget_class_bind_template_child (widget_class, TjPresenterWindow, section_choice);
  gtk_widget_class_bind_template_child (widget_class, TjPresenterWindow, spotlight_button);
  gtk_widget_class_bind_template_child (widget_class, TjPresenterWindow, pointer_button);
  gtk_widget_class_bind_template_child (widget_class, TjPresenterWindow, previous_button);
  gtk_widget_class_bind_template_child (widget_class, TjPresenterWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, TjPresenterWindow, keys_label);
  gtk_widget_class_bind_template_callback (widget_class, section_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, spotlight_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, pointer_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggle_fullscreen_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
tj_presenter_window_init (TjPresenterWindow *self)
{
  self->shown = -1;
  self->x = 0.5;
  self->y = 0.5;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->pointer, draw_pointer, self, NULL);
  set_size (self, DEFAULT_SIZE);
  pointer_toggled_cb (self);
}

/**
 * tj_presenter_window_new:
 * @presentation: (transfer full): what to show
 *
 * Returns: (transfer none): the window at the first step; owned by GTK until it is closed
 */
TjPresenterWindow *
tj_presenter_window_new (GtkWindow      *parent,
                         TjPresentation *presentation)
{
  TjPresenterWindow *self = g_object_new (TJ_TYPE_PRESENTER_WINDOW, "transient-for", parent,
                                          NULL);
  g_autoptr(GtkStringList) sections = gtk_string_list_new (NULL);

  for (guint i = 0; i < presentation->sections->len; i++)
    gtk_string_list_append (sections, g_ptr_array_index (presentation->sections, i));
  gtk_drop_down_set_model (self->section_choice, G_LIST_MODEL (sections));

  self->presentation = presentation;
  adw_window_title_set_title (self->title, presentation->title);
  gtk_window_set_title (GTK_WINDOW (self), presentation->title);
  show_step (self);

  return self;
}

/**
 * tj_presenter_window_set_step:
 * @step: from 0; the last where there are fewer
 */
void
tj_presenter_window_set_step (TjPresenterWindow *self,
                              guint              step)
{
  g_return_if_fail (TJ_IS_PRESENTER_WINDOW (self));

  self->step = MIN (step, self->presentation->steps->len - 1);
  show_step (self);
}

guint
tj_presenter_window_get_step (TjPresenterWindow *self)
{
  return self->step;
}

/**
 * tj_presenter_window_get_pointer:
 * @x: (out): from 0 at the left to 1
 * @y: (out): from 0 at the top to 1
 *
 * Returns: whether it is on
 */
gboolean
tj_presenter_window_get_pointer (TjPresenterWindow *self,
                                 double            *x,
                                 double            *y)
{
  *x = self->x;
  *y = self->y;

  return gtk_widget_get_visible (GTK_WIDGET (self->pointer));
}
