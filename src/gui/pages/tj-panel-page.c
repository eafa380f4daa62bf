/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/pages/tj-panel-page.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-file-read.h"
#include "gui/dialogs/tj-countersign-dialog.h"
#include "gui/dialogs/tj-file-picker.h"
#include "gui/panel/tj-panel-charts.h"
#include "gui/panel/tj-panel-discussion.h"
#include "gui/panel/tj-panel-documents.h"
#include "gui/panel/tj-panel-meeting.h"
#include "gui/panel/tj-panel-robustness.h"
#include "gui/panel/tj-panel-statistics.h"

#define TEMPLATE "/org/tanjian/Tanjian/ui/pages/tj-panel-page.ui"
#define MAX_RULE_BYTES (1024 * 1024)

/* In the order of the choices of the template. */
static const char * const rules[] = { "weighted", "mean", "trimmed", "median" };
static const char * const stages[] = { NULL, "preliminary", "second", "defence" };

struct _TjPanelPage
{
  TjSessionView parent_instance;

  GtkWidget *toolbar;
  GtkDropDown *rule_drop_down;
  GtkDropDown *stage_drop_down;
  GtkSpinButton *pass_button;
  GtkRevealer *progress_revealer;
  GtkProgressBar *progress_bar;
  GtkWidget *heading;
  GtkLabel *summary_label;
  GtkStack *stack;
  GtkStack *views;
  TjPanelTable *files;
  TjPanelTable *packages;
  TjPanelTable *criteria;
  TjPanelTable *reviewers;
  GtkLabel *draws_label;
  TjPanelTable *ranks;
  TjPanelTable *weights;
  TjPanelDiscussion *discussion;
  TjPanelCharts *charts;
  TjPanelMeeting *meeting;

  TjPanelDesk *desk;
  gboolean updating;
};

enum {
  MESSAGE,
  UNDO_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjPanelPage, tj_panel_page, TJ_TYPE_SESSION_VIEW)

static void
tell (TjPanelPage *self,
      const char  *message)
{
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

static GtkWindow *
get_window (TjPanelPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
update_actions (TjPanelPage *self)
{
  static const char * const of_decisions[] = { "panel.write-table", "panel.write-minutes",
                                               "panel.write-list", "panel.write-decision",
                                               "panel.sign", "panel.present",
                                               "panel.words" };
  const gboolean has_report = tj_panel_desk_get_report (self->desk) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (of_decisions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_decisions[i], has_report);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "panel.forget",
                                 tj_panel_desk_get_n_files (self->desk) > 0);
  gtk_stack_set_visible_child_name (self->stack, has_report ? "report" : "empty");
}

/* The choices are those of the round, which may be another than before. */
static void
update_choices (TjPanelPage *self)
{
  const char *rule;
  const char *stage;
  const guint n_pass = tj_panel_desk_get_choices (self->desk, &rule, &stage);

  self->updating = TRUE;
  if (rule == NULL)
    gtk_drop_down_set_selected (self->rule_drop_down, G_N_ELEMENTS (rules));
  for (guint i = 0; rule != NULL && i < G_N_ELEMENTS (rules); i++)
    {
      if (g_str_equal (rules[i], rule))
        gtk_drop_down_set_selected (self->rule_drop_down, i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      if (g_strcmp0 (stages[i], stage) == 0)
        gtk_drop_down_set_selected (self->stage_drop_down, i);
    }
  gtk_spin_button_set_value (self->pass_button, n_pass);
  self->updating = FALSE;
}

static void
changed_cb (TjPanelPage *self)
{
  const TjPanelReport *report = tj_panel_desk_get_report (self->desk);
  g_autofree char *summary = tj_panel_statistics_dup_summary (self->desk);
  g_autofree char *draws = tj_panel_robustness_dup_summary (self->desk);

  update_choices (self);
  gtk_label_set_label (self->summary_label, summary);
  tj_panel_table_set_n_rows (self->files, report != NULL ? report->files->files->len : 0);
  tj_panel_table_set_n_rows (self->packages, report != NULL ? report->files->packages->len : 0);
  tj_panel_table_set_n_rows (self->criteria, report != NULL ? report->analysis->n_criteria + 1
                                                            : 0);
  tj_panel_table_set_n_rows (self->reviewers,
                             report != NULL ? report->files->panel->reviewers->len : 0);
  gtk_label_set_label (self->draws_label, draws);
  tj_panel_table_set_n_rows (self->ranks, report != NULL ? report->files->packages->len : 0);
  tj_panel_table_set_n_rows (self->weights, report != NULL ? report->analysis->n_criteria : 0);
  update_actions (self);
  g_signal_emit (self, signals[UNDO_CHANGED], 0);
}

static void
decided_cb (TjPanelPage *self)
{
  const TjPanelReport *report = tj_panel_desk_get_report (self->desk);

  tj_panel_table_set_n_rows (self->packages, report != NULL ? report->files->packages->len : 0);
  g_signal_emit (self, signals[UNDO_CHANGED], 0);
}

static void
update_progress (TjPanelPage *self)
{
  TjProgress *progress = tj_panel_desk_get_progress (self->desk);
  g_autofree char *message = tj_progress_dup_message (progress);

  gtk_revealer_set_reveal_child (self->progress_revealer, tj_panel_desk_get_busy (self->desk));
  gtk_progress_bar_set_fraction (self->progress_bar, tj_progress_get_fraction (progress));
  gtk_progress_bar_set_text (self->progress_bar, message);
}

static void
sheets_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(TjPanelPage) self = user_data;
  g_autoptr(GListModel) files = tj_file_picker_open_several_finish (result, NULL);

  if (files != NULL && self->desk != NULL)
    tj_panel_desk_add (self->desk, files);
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  TjPanelPage *self = TJ_PANEL_PAGE (widget);

  tj_file_picker_open_async (get_window (self), TJ_FILE_PICKER_OPEN_SEVERAL,
                             _("Add Signed Sheets"), _("Review sheets"), "*.xml", NULL,
                             sheets_chosen_cb, g_object_ref (self));
}

static void
folder_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(TjPanelPage) self = user_data;
  g_autoptr(GFile) folder = tj_file_picker_open_finish (result, NULL);
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);

  if (folder == NULL || self->desk == NULL)
    return;

  g_list_store_append (files, folder);
  tj_panel_desk_add (self->desk, G_LIST_MODEL (files));
}

static void
add_folder_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  TjPanelPage *self = TJ_PANEL_PAGE (widget);

  tj_file_picker_open_async (get_window (self), TJ_FILE_PICKER_FOLDER,
                             _("Add a Folder of Signed Sheets"), NULL, NULL, NULL,
                             folder_chosen_cb, g_object_ref (self));
}

static void
after_chosen_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(TjPanelPage) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);

  if (file != NULL && self->desk != NULL && tj_panel_desk_set_after (self->desk, file))
    tell (self, _("Only what passed the earlier stage is judged now."));
}

static void
after_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  TjPanelPage *self = TJ_PANEL_PAGE (widget);

  tj_file_picker_open_async (get_window (self), TJ_FILE_PICKER_OPEN,
                             _("Open the Decision of an Earlier Stage"), _("Decisions"), "*.xml",
                             NULL, after_chosen_cb, g_object_ref (self));
}

static void
words_chosen_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(TjPanelPage) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);

  if (file != NULL && self->desk != NULL && tj_panel_desk_take_words (self->desk, file))
    tell (self, _("What the panel says there is said here too; undo takes all of it back."));
}

static void
words_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  TjPanelPage *self = TJ_PANEL_PAGE (widget);

  tj_file_picker_open_async (get_window (self), TJ_FILE_PICKER_OPEN,
                             _("Open a Decision to Go On With"), _("Decisions"), "*.xml", NULL,
                             words_chosen_cb, g_object_ref (self));
}

static void
forget_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  tj_panel_desk_forget (TJ_PANEL_PAGE (widget)->desk);
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  tj_panel_desk_cancel (TJ_PANEL_PAGE (widget)->desk);
}

static void
trust_chosen_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(TjPanelPage) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  GSettings *settings = NULL;
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  if (uri == NULL || self->desk == NULL)
    return;

  settings = tj_session_get_settings (tj_panel_desk_get_session (self->desk));
  if (settings != NULL)
    g_settings_set_string (settings, "trust-file", uri);
  tj_panel_desk_verify_again (self->desk);
}

static void
trust_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  TjPanelPage *self = TJ_PANEL_PAGE (widget);

  tj_file_picker_open_async (get_window (self), TJ_FILE_PICKER_OPEN,
                             _("Choose Certificates You Trust"), _("Certificates (PEM)"),
                             "*.pem;*.crt;*.cer", NULL, trust_chosen_cb, g_object_ref (self));
}

static void
rule_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(TjPanelPage) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TjPanelRule) rule = NULL;
  g_autoptr(GError) error = NULL;

  if (file == NULL || self->desk == NULL)
    return;

  bytes = tj_file_read (file, MAX_RULE_BYTES, NULL, &error);
  if (bytes != NULL)
    rule = tj_panel_rule_new_from_bytes (bytes, name, &error);
  if (rule != NULL)
    tj_panel_desk_set_rule (self->desk, name, bytes);
  else
    tell (self, error->message);
}

static void
rule_selected_cb (TjPanelPage *self)
{
  const guint selected = gtk_drop_down_get_selected (self->rule_drop_down);

  if (self->desk == NULL || self->updating)
    return;

  if (selected < G_N_ELEMENTS (rules))
    tj_panel_desk_set_rule (self->desk, rules[selected], NULL);
  else
    tj_file_picker_open_async (get_window (self), TJ_FILE_PICKER_OPEN, _("Choose a Rule"),
                               _("Rules of panels"), "*.xml", NULL, rule_chosen_cb,
                               g_object_ref (self));
}

static void
stage_selected_cb (TjPanelPage *self)
{
  const guint selected = gtk_drop_down_get_selected (self->stage_drop_down);

  if (self->desk != NULL && !self->updating && selected < G_N_ELEMENTS (stages))
    tj_panel_desk_set_stage (self->desk, stages[selected]);
}

/* A bare 0 would read as if nobody passed. */
static gboolean
show_pass_cb (TjPanelPage *self)
{
  if (gtk_spin_button_get_value_as_int (self->pass_button) > 0)
    return FALSE;

  gtk_editable_set_text (GTK_EDITABLE (self->pass_button), C_("panel", "No limit"));

  return TRUE;
}

static int
read_pass_cb (TjPanelPage *self,
              double      *value)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->pass_button));

  *value = 0;

  return g_str_equal (typed, C_("panel", "No limit")) ? TRUE : FALSE;
}

static void
pass_changed_cb (TjPanelPage *self)
{
  if (self->desk != NULL && !self->updating)
    tj_panel_desk_set_n_pass (self->desk,
                              (guint) gtk_spin_button_get_value_as_int (self->pass_button));
}

static void
package_activated_cb (TjPanelPage *self,
                      guint        row)
{
  g_autofree char *key = tj_panel_statistics_dup_key (self->desk, row);

  gtk_stack_set_visible_child_name (self->views, "discussion");
  tj_panel_discussion_show_item (self->discussion, key);
}

static gboolean
drop_cb (TjPanelPage  *self,
         const GValue *value)
{
  g_autoptr(GListStore) files = g_list_store_new (G_TYPE_FILE);
  GSList *list = g_value_get_boxed (value);

  for (GSList *link = list; link != NULL; link = link->next)
    g_list_store_append (files, link->data);
  tj_panel_desk_add (self->desk, G_LIST_MODEL (files));

  return TRUE;
}

/* One package on a wall: no tools, no tabs, large type. */
static void
set_presenting (TjPanelPage *self,
                gboolean     presents)
{
  if (presents)
    gtk_stack_set_visible_child_name (self->views, "discussion");
  gtk_widget_set_visible (self->toolbar, !presents);
  gtk_widget_set_visible (self->heading, !presents);
  tj_panel_discussion_present (self->discussion, presents);
  if (presents)
    gtk_window_fullscreen (get_window (self));
  else
    gtk_window_unfullscreen (get_window (self));
}

static void
present_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  TjPanelPage *self = TJ_PANEL_PAGE (widget);

  set_presenting (self, gtk_widget_get_visible (self->toolbar));
}

static gboolean
key_pressed_cb (TjPanelPage     *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  const gboolean presents = !gtk_widget_get_visible (self->toolbar);

  if (keyval == GDK_KEY_Escape && presents)
    set_presenting (self, FALSE);
  else if (keyval == GDK_KEY_Page_Down && presents)
    tj_panel_discussion_step (self->discussion, 1);
  else if (keyval == GDK_KEY_Page_Up && presents)
    tj_panel_discussion_step (self->discussion, -1);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
write_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  TjPanelPage *self = TJ_PANEL_PAGE (widget);

  tj_panel_page_commit (self);
  tj_panel_documents_write (get_window (self), self->desk,
                            action_name + strlen ("panel.write-"));
}

static void
sign_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  TjPanelPage *self = TJ_PANEL_PAGE (widget);

  tj_panel_page_commit (self);
  gtk_window_present (GTK_WINDOW (tj_countersign_dialog_new (get_window (self), self->desk)));
}

static void
tj_panel_page_session_set (TjSessionView *view,
                           TjSession     *session)
{
  TjPanelPage *self = TJ_PANEL_PAGE (view);

  self->desk = tj_panel_desk_new (session);
  tj_panel_statistics_show_files (self->files, self->desk);
  tj_panel_statistics_show_packages (self->packages, self->desk);
  tj_panel_statistics_show_criteria (self->criteria, self->desk);
  tj_panel_statistics_show_reviewers (self->reviewers, self->desk);
  tj_panel_robustness_show_packages (self->ranks, self->desk);
  tj_panel_robustness_show_weights (self->weights, self->desk);
  tj_panel_charts_set_desk (self->charts, self->desk);
  tj_panel_discussion_set_desk (self->discussion, self->desk);
  tj_panel_meeting_set_desk (self->meeting, self->desk);

  g_signal_connect_object (self->desk, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "decided", G_CALLBACK (decided_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "problem", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::busy", G_CALLBACK (update_progress), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tj_panel_desk_get_progress (self->desk), "notify::fraction",
                           G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "flush", G_CALLBACK (tj_panel_page_commit), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}

static void
tj_panel_page_dispose (GObject *object)
{
  TjPanelPage *self = TJ_PANEL_PAGE (object);

  /* Rows ask the desk, so that they go first. */
  if (self->files != NULL && self->desk != NULL)
    {
      tj_panel_table_set_n_rows (self->files, 0);
      tj_panel_table_set_n_rows (self->packages, 0);
      tj_panel_table_set_n_rows (self->criteria, 0);
      tj_panel_table_set_n_rows (self->reviewers, 0);
      tj_panel_table_set_n_rows (self->ranks, 0);
      tj_panel_table_set_n_rows (self->weights, 0);
    }
  if (self->desk != NULL)
    tj_panel_desk_cancel (self->desk);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (tj_panel_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "panel.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "panel.add-folder", NULL, add_folder_action);
  gtk_widget_class_install_action (widget_class, "panel.after", NULL, after_action);
  gtk_widget_class_install_action (widget_class, "panel.words", NULL, words_action);
  gtk_widget_class_install_action (widget_class, "panel.forget", NULL, forget_action);
  gtk_widget_class_install_action (widget_class, "panel.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "panel.trust", NULL, trust_action);
  gtk_widget_class_install_action (widget_class, "panel.write-table", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "panel.write-minutes", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "panel.write-list", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "panel.write-decision", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "panel.sign", NULL, sign_action);
  gtk_widget_class_install_action (widget_class, "panel.present", NULL, present_action);
}

static void
tj_panel_page_class_init (TjPanelPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_panel_page_dispose;
  TJ_SESSION_VIEW_CLASS (klass)->session_set = tj_panel_page_session_set;

  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[UNDO_CHANGED] = g_signal_new ("undo-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TJ_TYPE_PANEL_TABLE);
  g_type_ensure (TJ_TYPE_PANEL_CHARTS);
  g_type_ensure (TJ_TYPE_PANEL_DISCUSSION);
  g_type_ensure (TJ_TYPE_PANEL_MEETING);
  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, rule_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, stage_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, pass_button);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, heading);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, views);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, files);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, packages);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, criteria);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, reviewers);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, draws_label);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, ranks);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, weights);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, discussion);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, charts);
  gtk_widget_class_bind_template_child (widget_class, TjPanelPage, meeting);
  gtk_widget_class_bind_template_callback (widget_class, rule_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, pass_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_pass_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_pass_cb);
  gtk_widget_class_bind_template_callback (widget_class, package_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  install_actions (widget_class);
}

static void
tj_panel_page_init (TjPanelPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * tj_panel_page_get_desk:
 *
 * Returns: (transfer none) (nullable): the sheets
 */
TjPanelDesk *
tj_panel_page_get_desk (TjPanelPage *self)
{
  return self->desk;
}

/**
 * tj_panel_page_commit:
 *
 * Keeps what is typed and not yet entered.
 */
void
tj_panel_page_commit (TjPanelPage *self)
{
  if (self->desk == NULL || tj_panel_desk_get_decision (self->desk) == NULL)
    return;

  tj_panel_discussion_commit (self->discussion);
  tj_panel_meeting_commit (self->meeting);
}
