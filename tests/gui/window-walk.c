/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window-walk.h"

#include "core/rubric/tj-evidence.h"
#include "gui/dialogs/tj-verify-dialog.h"
#include "gui/pages/tj-review-page.h"
#include "gui/tj-window-private.h"
#include "gui/training/tj-class-dialog.h"
#include "sample-sheets.h"

#define PACKAGE 2
#define LESSON_PACKAGE 4
#define N_COMPARED 3
#define REVIEWER "李评审"

static gboolean
set_true_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

void
window_walk_run_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, set_true_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
look_at (WindowWalk *self,
         GtkWidget  *native,
         const char *name)
{
  window_walk_run_for (self->settle);
  self->look (native, name, self->data);
}

static void
look (WindowWalk *self,
      const char *name)
{
  look_at (self, GTK_WIDGET (self->window), name);
}

/* The child of a template that has this id, or NULL. */
static GtkWidget *
find (GtkWidget  *parent,
      const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = child;

      if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (child)), id) != 0 ||
          !gtk_widget_get_mapped (child))
        found = find (child, id);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What has opened over the window, which is closed again. */
static void
look_at_dialog (WindowWalk *self,
                const char *name)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean opened = FALSE;

  window_walk_run_for (self->settle);
  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i - 1);

      if (gtk_window_get_transient_for (window) != GTK_WINDOW (self->window))
        continue;

      self->look (GTK_WIDGET (window), name, self->data);
      gtk_window_destroy (window);
      opened = TRUE;
    }

  if (!opened)
    g_error ("“%s” opens no dialog", name);
}

static void
look_at_popover (WindowWalk *self,
                 const char *button_id,
                 const char *name)
{
  GtkWidget *button = find (GTK_WIDGET (self->window), button_id);

  g_assert_true (GTK_IS_MENU_BUTTON (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  look_at (self, GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), name);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

/* Each page of a stack that has a title. */
static void
look_at_stack (WindowWalk *self,
               const char *stack_id,
               const char *prefix)
{
  GtkWidget *stack = find (GTK_WIDGET (self->window), stack_id);
  g_autoptr(GtkSelectionModel) pages = NULL;

  g_assert_true (GTK_IS_STACK (stack));
  pages = gtk_stack_get_pages (GTK_STACK (stack));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr(GObject) object = g_list_model_get_item (G_LIST_MODEL (pages), i);
      GtkStackPage *page = GTK_STACK_PAGE (object);
      g_autofree char *name = g_strconcat (prefix, "-", gtk_stack_page_get_name (page), NULL);

      gtk_stack_set_visible_child (GTK_STACK (stack), gtk_stack_page_get_child (page));
      look (self, name);
    }
}

static void
open_round (WindowWalk *self)
{
  g_autoptr(GFile) location = g_file_new_for_path (self->round);

  tj_window_open (self->window, location);
  while (tj_session_get_loading (self->session))
    g_main_context_iteration (NULL, TRUE);
  window_walk_run_for (self->read);

  look (self, "round");
  look_at_popover (self, "filter_button", "round-filters");
  look_at_popover (self, "order_button", "round-order");
  look_at_popover (self, "columns_button", "round-columns");
}

/* Half of a review, as one has it on the desk. */
static void
review (WindowWalk  *self,
        TjRoundItem *item)
{
  static const char * const values[][2] = {
    { "reviewer.name", REVIEWER },
    { "conflict", "none" },
    { "score.leadership.points", "7" },
    { "score.leadership.confidence", "medium" },
    { "score.leadership.justification",
      "主要指标优于行业平均水平，对比口径一致，并有检测报告佐证；个别参数来源需补充说明。" },
    { "score.innovation.points", "6" },
    { "recommendation", "conditional" },
  };
  TjPackage *package = tj_round_item_get_package (item);
  TjAttachment *form = tj_package_find_attachment (package, tj_package_get_form_file (package));
  g_autofree char *evidence = g_strdup_printf ("%s field indicators\n%s",
                                               tj_attachment_get_sha256 (form),
                                               tj_form_get_text (tj_package_get_form (package),
                                                                 "indicators"));

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    tj_session_edit (self->session, item, values[i][0], values[i][1]);
  tj_session_edit (self->session, item, "evidence.score.leadership.1", evidence);
}

static TjRoundItem *
get_item (WindowWalk *self,
          guint       position)
{
  g_autoptr(TjRoundItem) item = g_list_model_get_item (tj_session_get_items (self->session),
                                                       position);

  return item;
}

/* A page of an annex beside the scores. */
static void
look_at_annex (WindowWalk  *self,
               TjRoundItem *item)
{
  GListModel *files = tj_package_get_attachments (tj_round_item_get_package (item));

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(TjAttachment) file = g_list_model_get_item (files, i);

      if (!g_str_has_suffix (tj_attachment_get_name (file), ".pdf"))
        continue;

      gtk_widget_activate_action (GTK_WIDGET (tj_window_get_review_page (self->window)),
                                  "review.show-place", "(su)", tj_attachment_get_name (file), 1);
      tj_review_page_show_judgement (tj_window_get_review_page (self->window), "scoring");
      window_walk_run_for (self->read);
      look (self, "review-annex");
      return;
    }
}

static void
walk_review (WindowWalk *self)
{
  static const char * const parts[] = { "findings", "placement", "recalculation", "scoring",
                                        "opinion" };
  TjRoundItem *item = get_item (self, PACKAGE);

  tj_session_set_current (self->session, item);
  tj_window_show_page (self->window, "review");
  look (self, "declaration");

  review (self, item);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *name = g_strconcat ("review-", parts[i], NULL);

      tj_review_page_show_judgement (tj_window_get_review_page (self->window), parts[i]);
      look (self, name);
    }
  look_at_annex (self, item);
}

static void
walk_dialogs (WindowWalk *self)
{
  static const char * const dialogs[][2] = {
    { "win.help", "help" },
    { "win.preferences", "preferences" },
    { "win.palette", "palette" },
    { "win.history", "history" },
    { "win.sign", "sign" },
    { "win.opinion", "opinion" },
    { "win.plans", "plans" },
    { "win.rounds", "rounds" },
    { "win.status", "status" },
    { "win.pack", "pack" },
    { "win.replay", "replay" },
    { "win.show-help-overlay", "keys" },
  };
  guint n_dialogs = G_N_ELEMENTS (dialogs) - (self->without_keys ? 1 : 0);

  for (guint i = 0; i < n_dialogs; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->window), dialogs[i][0], NULL);
      look_at_dialog (self, dialogs[i][1]);
    }
}

static void
compare (WindowWalk *self)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_COMPARED; i++)
    g_ptr_array_add (items, g_object_ref (get_item (self, PACKAGE + i)));
  tj_compare_page_show_packages (tj_window_get_compare_page (self->window), items);
  tj_window_show_page (self->window, "compare");
  look (self, "compare");
}

/* A lesson before it is reviewed, beside its reference, and what follows from all of them. */
static void
walk_lessons (WindowWalk *self)
{
  TjRoundItem *item = get_item (self, LESSON_PACKAGE);
  GListModel *findings = tj_round_item_get_findings (item);
  GtkListBox *list;
  GtkWidget *page;

  tj_session_set_current (self->session, item);
  tj_window_show_page (self->window, "lessons");
  look (self, "lessons");

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *name = g_strdup_printf ("finding.%s.decision", tj_finding_get_key (finding));

      tj_session_edit (self->session, item, name, i == 0 ? "dismissed" : "accepted");
    }
  tj_session_edit (self->session, item, "conflict", "none");
  tj_session_edit (self->session, item, "recommendation", "reject");

  list = GTK_LIST_BOX (find (GTK_WIDGET (self->window), "list"));
  page = gtk_widget_get_ancestor (GTK_WIDGET (list), TJ_TYPE_LESSONS_PAGE);
  gtk_widget_activate_action (page, "lessons.compare", NULL);
  look (self, "lessons-comparison");

  for (int i = 0; gtk_list_box_get_row_at_index (list, i) != NULL; i++)
    gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (list, i)));
  look (self, "lessons-calibration");
}

static void
walk_panel (WindowWalk *self)
{
  g_autoptr(GFile) trust = NULL;
  g_autoptr(GListModel) sheets = sample_sheets_write (self->session, self->folder, &trust);
  g_autoptr(GFile) sheet = g_list_model_get_item (sheets, 0);
  g_autofree char *uri = g_file_get_uri (trust);
  TjPanelDesk *desk;

  tj_window_show_page (self->window, "panel");
  look (self, "panel-empty");

  g_settings_set_string (self->settings, "trust-file", uri);
  desk = tj_window_get_shown_desk (self->window);
  tj_panel_desk_add (desk, sheets);
  while (tj_panel_desk_get_busy (desk))
    g_main_context_iteration (NULL, TRUE);
  look_at_stack (self, "views", "panel");

  gtk_widget_activate_action (gtk_widget_get_ancestor (find (GTK_WIDGET (self->window), "views"),
                                                       TJ_TYPE_PANEL_PAGE), "panel.sign", NULL);
  look_at_dialog (self, "countersign");
  gtk_window_present (GTK_WINDOW (tj_verify_dialog_new (GTK_WINDOW (self->window), self->session,
                                                        self->settings, sheet)));
  look_at_dialog (self, "verify");
  g_settings_reset (self->settings, "trust-file");
}

static void
walk_class (WindowWalk *self)
{
  g_autoptr(GFile) folder = g_file_new_for_path (self->folder);
  g_autoptr(TjLessonBook) book = tj_lesson_book_new (self->session);

  gtk_window_present (GTK_WINDOW (tj_class_dialog_new (GTK_WINDOW (self->window), self->session,
                                                       book, folder)));
  window_walk_run_for (self->read);
  look_at_dialog (self, "class");
}

/**
 * window_walk_load_style:
 *
 * What the application does for its windows.
 */
void
window_walk_load_style (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/tanjian/Tanjian/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    "/org/tanjian/Tanjian/icons");
}

/**
 * window_walk_run:
 *
 * Opens the round in the window and looks at every page, popover and dialog of it.
 */
void
window_walk_run (WindowWalk *self)
{
  look (self, "welcome");
  open_round (self);
  walk_review (self);
  walk_dialogs (self);
  compare (self);

  tj_window_show_page (self->window, "charts");
  window_walk_run_for (self->read);
  look (self, "charts");
  gtk_widget_activate_action (gtk_widget_get_ancestor (find (GTK_WIDGET (self->window),
                                                             "kind_drop_down"),
                                                       TJ_TYPE_CHARTS_PAGE),
                              "charts.export", NULL);
  look_at_dialog (self, "chart-export");

  walk_lessons (self);
  walk_panel (self);
  walk_class (self);
}
