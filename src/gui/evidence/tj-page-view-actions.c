/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-page-view-private.h"

#include "core/base/tj-set-str.h"
#include "gui/evidence/tj-page-zoom.h"

#include <glib/gi18n-lib.h>

/* What keys and the bar above the pages do: go, zoom, turn, select and find. */

#define SCROLL_STEP 60

/* The zoom that the current page has, also where it follows from the width. */
double
tj_page_view_get_shown_zoom (TjPageView *self)
{
  TjPageWidget *widget;

  if (self->zoom > 0 || self->page >= self->widgets->len)
    return MAX (self->zoom, 0.01);

  widget = self->widgets->pdata[self->page];

  return tj_page_widget_get_scale (widget) * 72.0 / 96.0 /
         gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

void
tj_page_view_update_toolbar (TjPageView *self)
{
  g_autofree char *number = g_strdup_printf ("%u", self->page + 1);
  g_autofree char *place = NULL;
  g_autofree char *percent = NULL;

  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (self->page_entry))))
    gtk_editable_set_text (self->page_entry, number);

  /* Translators: a zoom factor, as in “125 %” */
  percent = g_strdup_printf (_("%.0f %%"), tj_page_view_get_shown_zoom (self) * 100);
  gtk_label_set_text (self->zoom_label, percent);

  /* Translators: %s is the name of an attachment */
  place = g_strdup_printf (_("Page %u of %u of %s"), self->page + 1, self->widgets->len,
                           self->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, place, -1);
}

void
tj_page_view_entered_cb (TjPageView *self)
{
  guint64 number;

  if (g_ascii_string_to_unsigned (gtk_editable_get_text (self->page_entry), 10,
                                  1, MAX (1, self->widgets->len), &number, NULL))
    tj_page_view_show_page (self, (guint) number - 1);

  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
  tj_page_view_update_toolbar (self);
}

static void
zoom_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  TjPageView *self = TJ_PAGE_VIEW (widget);
  double zoom = 0;

  if (!g_str_equal (action, "page.zoom-fit"))
    zoom = tj_page_zoom_step (tj_page_view_get_shown_zoom (self),
                              g_str_equal (action, "page.zoom-in"));

  tj_page_view_set_zoom (self, zoom);
}

static void
scroll_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  TjPageView *self = TJ_PAGE_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double value = gtk_adjustment_get_value (adjustment);
  double screen = gtk_adjustment_get_page_size (adjustment) - SCROLL_STEP;

  if (g_str_equal (action, "page.scroll-up"))
    value -= SCROLL_STEP;
  else if (g_str_equal (action, "page.scroll-down"))
    value += SCROLL_STEP;
  else if (g_str_equal (action, "page.screen-up"))
    value -= screen;
  else if (g_str_equal (action, "page.screen-down"))
    value += screen;
  else if (g_str_equal (action, "page.first"))
    value = 0;
  else
    value = gtk_adjustment_get_upper (adjustment);

  gtk_adjustment_set_value (adjustment, value);
}

static void
reload_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  tj_page_view_reload (TJ_PAGE_VIEW (widget));
}

static void
turn_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  TjPageView *self = TJ_PAGE_VIEW (widget);

  self->turns = (self->turns + 1) % 4;
  for (guint i = 0; i < self->widgets->len; i++)
    tj_page_widget_set_turns (self->widgets->pdata[i], self->turns);
  tj_page_view_show_page (self, self->page);
}

static guint
get_length (TjPageWidget *page)
{
  TjPageLayout *layout = page != NULL ? tj_page_widget_get_layout (page) : NULL;

  return layout != NULL ? tj_page_layout_get_length (layout) : 0;
}

static void
select_all_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  TjPageWidget *page = tj_page_view_get_current (TJ_PAGE_VIEW (widget));
  guint length = get_length (page);

  if (length > 0)
    tj_page_widget_select_words (page, (TjPageRange) { 0, length });
}

/* The first character on the page that is in sight; Shift and an arrow begin there. */
static guint
find_first_in_sight (TjPageView   *self,
                     TjPageWidget *page)
{
  TjPageFrame frame = tj_page_widget_get_frame (page);
  graphene_rect_t bounds;
  double x, y;
  guint character = 0;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (page), GTK_WIDGET (self->scroller), &bounds))
    return 0;

  tj_page_frame_to_page (&frame, 0, MAX (0, -(double) bounds.origin.y), &x, &y);
  tj_page_layout_find_near (tj_page_widget_get_layout (page), x, y, &character);

  return character;
}

static TjPageRange
get_or_begin_range (TjPageView   *self,
                    TjPageWidget *page)
{
  TjPageRange range = tj_page_widget_get_range (page);

  if (range.end == 0)
    range.start = range.end = find_first_in_sight (self, page);

  return range;
}

static void
select_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  TjPageView *self = TJ_PAGE_VIEW (widget);
  TjPageWidget *page = tj_page_view_get_current (self);
  TjPageRange range;

  if (get_length (page) == 0)
    return;

  range = get_or_begin_range (self, page);
  if (g_variant_get_int32 (parameter) > 0)
    range.end++;
  else if (range.end > range.start)
    range.end--;
  tj_page_widget_select_words (page, range);
}

/* With Ctrl the selection walks on, word by word: what is behind it is left. */
static void
select_word_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  TjPageView *self = TJ_PAGE_VIEW (widget);
  TjPageWidget *page = tj_page_view_get_current (self);
  guint length = get_length (page);
  TjPageRange range;
  guint next;

  if (length == 0)
    return;

  range = get_or_begin_range (self, page);
  if (g_variant_get_int32 (parameter) > 0)
    next = MIN (range.end, length - 1);
  else
    next = range.start > 0 ? range.start - 1 : 0;
  tj_page_widget_select_words (page,
                               tj_page_layout_get_word (tj_page_widget_get_layout (page), next));
}

static void
escape_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  TjPageView *self = TJ_PAGE_VIEW (widget);

  if (self->selected != NULL)
    tj_page_widget_select_none (self->selected);
  else
    gtk_toggle_button_set_active (self->find_button, FALSE);
}

static void
find_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  TjPageView *self = TJ_PAGE_VIEW (widget);

  gtk_toggle_button_set_active (self->find_button, TRUE);
  tj_find_bar_begin (self->find_bar);
}

void
tj_page_view_update_matches (TjPageView *self)
{
  for (guint i = 0; i < self->widgets->len; i++)
    tj_page_widget_set_matches (self->widgets->pdata[i],
                                tj_page_search_get_matches (self->search, i));
}

static void
update_find_label (TjPageView *self)
{
  guint n_found = tj_page_search_get_n_found (self->search);
  guint position = tj_page_search_get_position (self->search);
  g_autofree char *text = NULL;

  if (*tj_find_bar_get_words (self->find_bar) == '\0')
    text = g_strdup ("");
  else if (n_found == 0 && tj_page_search_is_running (self->search))
    text = g_strdup (_("Searching…"));
  else if (n_found == 0)
    text = g_strdup (_("Not found"));
  else if (position > 0)
    /* Translators: which of the places found is shown, and how many there are */
    text = g_strdup_printf (_("%u of %u"), position, n_found);
  else
    text = g_strdup_printf (ngettext ("%u place", "%u places", n_found), n_found);

  tj_find_bar_set_status (self->find_bar, text);
}

void
tj_page_view_step_cb (TjPageView *self,
                      gboolean    forward)
{
  TjPageRange range;
  guint page;

  if (tj_page_search_step (self->search, forward, &page, &range))
    tj_page_view_show_range (self, page, range);
  update_find_label (self);
}

/* Who opens the bar wants to type. */
void
tj_page_view_find_toggled_cb (TjPageView *self)
{
  if (gtk_toggle_button_get_active (self->find_button))
    tj_find_bar_begin (self->find_bar);
  tj_page_view_find_changed_cb (self);
}

void
tj_page_view_find_changed_cb (TjPageView *self)
{
  gboolean open = gtk_toggle_button_get_active (self->find_button);
  const char *words = open ? tj_find_bar_get_words (self->find_bar)
                           : self->marked_words != NULL ? self->marked_words : "";

  tj_page_search_start (self->search, words, self->page);
  tj_page_view_update_matches (self);
  update_find_label (self);
}

/* The first place that is found comes into sight by itself. */
void
tj_page_view_found_cb (TjPageView *self)
{
  tj_page_view_update_matches (self);
  if (tj_page_search_get_n_found (self->search) > 0 &&
      tj_page_search_get_position (self->search) == 0)
    tj_page_view_step_cb (self, TRUE);
  update_find_label (self);
}

/**
 * tj_page_view_mark_words:
 * @words: (nullable): what to mark on the pages, without the bar
 *
 * The first place from the page that is shown on comes into sight.
 */
void
tj_page_view_mark_words (TjPageView *self,
                         const char *words)
{
  g_return_if_fail (TJ_IS_PAGE_VIEW (self));

  tj_set_str (&self->marked_words, words);
  if (self->search != NULL && !gtk_toggle_button_get_active (self->find_button))
    tj_page_view_find_changed_cb (self);
}

/**
 * tj_page_view_find_step:
 * @forward: to the next place that was found, or back to the one before
 */
void
tj_page_view_find_step (TjPageView *self,
                        gboolean    forward)
{
  g_return_if_fail (TJ_IS_PAGE_VIEW (self));

  if (self->search != NULL)
    tj_page_view_step_cb (self, forward);
}

void
tj_page_view_find_stopped_cb (TjPageView *self)
{
  gtk_toggle_button_set_active (self->find_button, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}

void
tj_page_view_install_actions (GtkWidgetClass *widget_class)
{
  const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } bindings[] = {
    { GDK_KEY_plus, GDK_CONTROL_MASK, "page.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "page.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "page.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "page.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "page.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "page.zoom-fit" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "page.zoom-fit" },
    { GDK_KEY_r, GDK_CONTROL_MASK, "page.turn" },
    { GDK_KEY_a, GDK_CONTROL_MASK, "page.select-all" },
    { GDK_KEY_Escape, 0, "page.escape" },
    { GDK_KEY_Up, 0, "page.scroll-up" },
    { GDK_KEY_Down, 0, "page.scroll-down" },
    { GDK_KEY_Page_Up, 0, "page.screen-up" },
    { GDK_KEY_Page_Down, 0, "page.screen-down" },
    { GDK_KEY_Home, 0, "page.first" },
    { GDK_KEY_End, 0, "page.last" },
  };

  gtk_widget_class_install_action (widget_class, "page.zoom-in", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "page.zoom-out", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "page.zoom-fit", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "page.turn", NULL, turn_cb);
  gtk_widget_class_install_action (widget_class, "page.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "page.select", "i", select_cb);
  gtk_widget_class_install_action (widget_class, "page.select-word", "i", select_word_cb);
  gtk_widget_class_install_action (widget_class, "page.escape", NULL, escape_cb);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "page.scroll-up", NULL, scroll_cb);
  gtk_widget_class_install_action (widget_class, "page.scroll-down", NULL, scroll_cb);
  gtk_widget_class_install_action (widget_class, "page.screen-up", NULL, scroll_cb);
  gtk_widget_class_install_action (widget_class, "page.screen-down", NULL, scroll_cb);
  gtk_widget_class_install_action (widget_class, "page.first", NULL, scroll_cb);
  gtk_widget_class_install_action (widget_class, "page.last", NULL, scroll_cb);
  gtk_widget_class_install_action (widget_class, "page.reload", NULL, reload_cb);

  /* The scrolled window knows some of these itself, but only while it has the focus. */
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].key, bindings[i].modifiers,
                                         bindings[i].action, NULL);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_SHIFT_MASK,
                                       "page.select", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_SHIFT_MASK,
                                       "page.select", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "page.select-word", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "page.select-word", "i", -1);
}

/**
 * tj_page_view_set_zoom:
 * @zoom: 1 for the size on paper; 0 to fit the width
 */
void
tj_page_view_set_zoom (TjPageView *self,
                       double      zoom)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (TJ_IS_PAGE_VIEW (self));

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  self->zoom = zoom;
  self->is_laid_out = FALSE;
  self->anchor = (gtk_adjustment_get_value (adjustment) +
                  gtk_adjustment_get_page_size (adjustment) / 2) /
                 MAX (1, gtk_adjustment_get_upper (adjustment));

  for (guint i = 0; i < self->widgets->len; i++)
    tj_page_widget_set_zoom (self->widgets->pdata[i], zoom);
}
