/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/pages/tj-charts-page.h"

#include <glib/gi18n-lib.h>

#include "gui/dialogs/tj-chart-export-dialog.h"
#include "gui/dialogs/tj-file-picker.h"
#include "gui/pages/tj-chart-source.h"
#include "gui/tj-sheet-folder.h"
#include "gui/widgets/tj-chart-choices.h"
#include "gui/widgets/tj-chart-table.h"
#include "gui/widgets/tj-chart-view.h"
#include "render/tj-chart-kind.h"

struct _TjChartsPage
{
  TjSessionView parent_instance;

  GtkDropDown *kind_drop_down;
  TjChartChoices *choices;
  GtkButton *sheets_button;
  GtkButton *export_button;
  TjChartView *chart_view;
  TjChartTable *chart_table;
  GtkLabel *sentence_label;
  GtkStack *stack;

  guint rebuild_id;
  GCancellable *cancellable;
  GPtrArray *sheets;
};

enum {
  PACKAGE_ACTIVATED,
  RANGE_SELECTED,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjChartsPage, tj_charts_page, TJ_TYPE_SESSION_VIEW)

static const TjChartKind *
get_kind (TjChartsPage *self)
{
  guint index = gtk_drop_down_get_selected (self->kind_drop_down);

  return tj_chart_kind_get (index < tj_chart_kind_get_n_kinds () ? index : 0);
}

static TjChartInput *
create_input (TjChartsPage      *self,
              const TjChartKind *kind)
{
  TjSessionView *view = TJ_SESSION_VIEW (self);

  return tj_chart_source_create_input (tj_session_view_get_session (view),
                                       tj_session_view_get_item (view), self->sheets, kind);
}

static TjChart *
create_chart (TjChartsPage *self)
{
  const TjChartKind *kind = get_kind (self);
  g_autoptr(TjChartInput) input = create_input (self, kind);
  TjChartOptions options;

  if (kind->subjects != TJ_CHART_OF_PACKAGES && self->sheets == NULL
      && tj_session_view_get_review (TJ_SESSION_VIEW (self)) == NULL)
    return NULL;

  tj_chart_choices_get_options (self->choices, &options);

  return tj_chart_new (kind, input, &options);
}

/* What was looked at closely still is, if the chart is of the same kind. */
static void
show_chart (TjChartsPage *self,
            TjChart      *chart)
{
  TjRoundItem *item = tj_session_view_get_item (TJ_SESSION_VIEW (self));
  TjPackage *package = item != NULL ? tj_round_item_get_package (item) : NULL;
  TjChart *before = tj_chart_view_get_chart (self->chart_view);
  g_autofree char *key = package != NULL ? tj_package_dup_manifest_sha256 (package) : NULL;
  cairo_rectangle_t view;

  if (chart != NULL && before != NULL && G_OBJECT_TYPE (chart) == G_OBJECT_TYPE (before))
    {
      tj_chart_get_view (before, &view);
      tj_chart_set_view (chart, &view);
    }

  tj_chart_view_set_chart (self->chart_view, chart);
  tj_chart_table_set_chart (self->chart_table, chart);
  if (key != NULL)
    tj_chart_view_select (self->chart_view, key);
}

static gboolean
rebuild_cb (gpointer data)
{
  TjChartsPage *self = data;
  g_autoptr(TjChart) chart = NULL;
  g_autofree char *sentence = NULL;

  self->rebuild_id = 0;
  tj_chart_choices_set_kind (self->choices, get_kind (self));
  chart = create_chart (self);
  sentence = chart != NULL ? tj_chart_dup_sentence (chart) : NULL;
  show_chart (self, chart);
  gtk_label_set_label (self->sentence_label, sentence != NULL ? sentence : "");
  gtk_stack_set_visible_child_name (self->stack, chart != NULL ? "chart" : "empty");
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), chart != NULL);

  return G_SOURCE_REMOVE;
}

/* Many packages arrive in a row; one rebuild per turn of the main loop is enough, and none
 * while nobody looks. */
static void
queue_rebuild (TjChartsPage *self)
{
  if (self->rebuild_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->rebuild_id = g_idle_add (rebuild_cb, self);
}

static void
kind_selected_cb (TjChartsPage *self)
{
  queue_rebuild (self);
}

static void
choices_changed_cb (TjChartsPage *self)
{
  queue_rebuild (self);
}

static void
mark_selected_cb (TjChartsPage *self,
                  const char   *key)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  TjRoundItem *item = tj_session_find (session, key);

  if (item != NULL)
    tj_session_set_current (session, item);
}

static void
range_selected_cb (TjChartsPage *self,
                   GStrv         keys)
{
  g_autofree char *message = NULL;

  if (get_kind (self)->subjects != TJ_CHART_OF_PACKAGES || keys == NULL || *keys == NULL)
    return;

  message = g_strdup_printf (ngettext ("The list of the round now shows the package selected in "
                                       "the chart.",
                                       "The list of the round now shows the %u packages selected "
                                       "in the chart.",
                                       g_strv_length (keys)), g_strv_length (keys));
  g_signal_emit (self, signals[RANGE_SELECTED], 0, keys);
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

static void
mark_activated_cb (TjChartsPage *self,
                   const char   *key)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  TjRoundItem *item = tj_session_find (session, key);

  if (item == NULL)
    return;

  tj_session_set_current (session, item);
  g_signal_emit (self, signals[PACKAGE_ACTIVATED], 0, item);
}

static void
message_cb (TjChartsPage *self,
            const char   *message)
{
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  TjChartsPage *self = TJ_CHARTS_PAGE (widget);
  const TjChartKind *kind = get_kind (self);
  TjChartExportDialog *dialog;
  TjChartOptions options;

  tj_chart_choices_get_options (self->choices, &options);
  dialog = tj_chart_export_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), kind,
                                       create_input (self, kind), &options);
  g_signal_connect_object (dialog, "message", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Says of how many sheets charts are drawn. */
static void
label_sheets_button (TjChartsPage *self)
{
  g_autofree char *label = NULL;

  if (self->sheets == NULL)
    label = g_strdup (_("Review Sheets…"));
  else
    label = g_strdup_printf (ngettext ("%u Review Sheet…", "%u Review Sheets…", self->sheets->len),
                             self->sheets->len);
  gtk_button_set_label (self->sheets_button, label);
}

/* Takes away what others judged of packages that are still to be signed here. */
static guint
hide_sheets (TjSession *session,
             GPtrArray *sheets)
{
  guint n_hidden = 0;

  for (guint i = sheets->len; i > 0; i--)
    {
      TjSheet *sheet = g_ptr_array_index (sheets, i - 1);

      if (tj_session_hides_sheets (session, tj_sheet_get_package_sha256 (sheet)))
        {
          g_ptr_array_remove_index (sheets, i - 1);
          n_hidden++;
        }
    }

  return n_hidden;
}

static void
sheets_read_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(TjChartsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TjSheetFolder) folder = tj_sheet_folder_read_finish (result, &error);
  g_autofree char *message = NULL;
  guint n_hidden;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (folder == NULL)
    {
      g_signal_emit (self, signals[MESSAGE], 0, error->message);
      return;
    }

  n_hidden = hide_sheets (tj_session_view_get_session (TJ_SESSION_VIEW (self)), folder->sheets);
  if (folder->sheets->len > 0)
    tj_charts_page_set_sheets (self, folder->sheets);
  if (n_hidden > 0)
    message = g_strdup_printf (ngettext ("%u sheet is hidden until your own on its package is "
                                         "signed.",
                                         "%u sheets are hidden until your own on their packages "
                                         "are signed.", n_hidden), n_hidden);
  else if (folder->n_refused > 0)
    message = g_strdup_printf (ngettext ("%u file is not used. %s", "%u files are not used. %s",
                                         folder->n_refused),
                               folder->n_refused, folder->refusal);
  else
    message = g_strdup_printf (ngettext ("Charts are drawn of %u signed sheet.",
                                         "Charts are drawn of %u signed sheets.",
                                         folder->sheets->len), folder->sheets->len);
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

static void
folder_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(TjChartsPage) self = user_data;
  g_autoptr(GFile) folder = tj_file_picker_open_finish (result, NULL);

  if (folder != NULL)
    tj_charts_page_open_sheets (self, folder);
}

static void
choose_sheets_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  tj_file_picker_open_async (GTK_WINDOW (gtk_widget_get_root (widget)), TJ_FILE_PICKER_FOLDER,
                             _("Choose the Folder with the Signed Sheets"), NULL, NULL, NULL,
                             folder_chosen_cb, g_object_ref (widget));
}

static void
tj_charts_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tj_charts_page_parent_class)->map (widget);

  queue_rebuild (TJ_CHARTS_PAGE (widget));
}

static void
tj_charts_page_session_set (TjSessionView *view,
                            TjSession     *session)
{
  GSettings *settings = tj_session_get_settings (session);

  g_signal_connect_object (session, "notify::loading", G_CALLBACK (queue_rebuild), view,
                           G_CONNECT_SWAPPED);
  if (settings != NULL)
    tj_chart_choices_follow_rate (TJ_CHARTS_PAGE (view)->choices, settings);
}

/* A chart of the round stays as it is and shows which package is selected. */
static void
tj_charts_page_item_set (TjSessionView *view,
                         TjRoundItem   *item)
{
  TjChartsPage *self = TJ_CHARTS_PAGE (view);
  TjPackage *package = item != NULL ? tj_round_item_get_package (item) : NULL;
  g_autofree char *key = NULL;

  if (get_kind (self)->subjects != TJ_CHART_OF_PACKAGES
      || tj_chart_view_get_chart (self->chart_view) == NULL || package == NULL)
    {
      queue_rebuild (self);
      return;
    }

  key = tj_package_dup_manifest_sha256 (package);
  tj_chart_view_select (self->chart_view, key);
}

static void
tj_charts_page_review_changed (TjSessionView *view,
                               const char    *name)
{
  queue_rebuild (TJ_CHARTS_PAGE (view));
}

static void
tj_charts_page_dispose (GObject *object)
{
  TjChartsPage *self = TJ_CHARTS_PAGE (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_charts_page_parent_class)->dispose (object);
}

static void
tj_charts_page_class_init (TjChartsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TjSessionViewClass *view_class = TJ_SESSION_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_charts_page_dispose;
  widget_class->map = tj_charts_page_map;
  view_class->session_set = tj_charts_page_session_set;
  view_class->item_set = tj_charts_page_item_set;
  view_class->review_changed = tj_charts_page_review_changed;

  signals[PACKAGE_ACTIVATED] =
    g_signal_new ("package-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                  NULL, NULL, G_TYPE_NONE, 1, TJ_TYPE_ROUND_ITEM);
  signals[RANGE_SELECTED] =
    g_signal_new ("range-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
  signals[MESSAGE] =
    g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TJ_TYPE_CHART_CHOICES);
  g_type_ensure (TJ_TYPE_CHART_VIEW);
  g_type_ensure (TJ_TYPE_CHART_TABLE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/pages/tj-charts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TjChartsPage, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TjChartsPage, choices);
  gtk_widget_class_bind_template_child (widget_class, TjChartsPage, sheets_button);
  gtk_widget_class_bind_template_child (widget_class, TjChartsPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, TjChartsPage, chart_view);
  gtk_widget_class_bind_template_child (widget_class, TjChartsPage, chart_table);
  gtk_widget_class_bind_template_child (widget_class, TjChartsPage, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, TjChartsPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, choices_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_selected_cb);
  gtk_widget_class_install_action (widget_class, "charts.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "charts.choose-sheets", NULL,
                                   choose_sheets_action);
}

static void
tj_charts_page_init (TjChartsPage *self)
{
  g_autoptr(GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  label_sheets_button (self);

  for (guint i = 0; i < tj_chart_kind_get_n_kinds (); i++)
    gtk_string_list_append (kinds, tj_chart_kind_get_label (tj_chart_kind_get (i)));
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (kinds));
}

/**
 * tj_charts_page_get_sheets:
 *
 * Returns: (transfer none) (nullable) (element-type TjSheet): the sheets of a panel
 */
GPtrArray *
tj_charts_page_get_sheets (TjChartsPage *self)
{
  g_return_val_if_fail (TJ_IS_CHARTS_PAGE (self), NULL);

  return self->sheets;
}

/**
 * tj_charts_page_set_sheets:
 * @sheets: (nullable) (element-type TjSheet): signed sheets, of which charts of a panel are drawn;
 *   %NULL for the user's own reviews alone
 */
void
tj_charts_page_set_sheets (TjChartsPage *self,
                           GPtrArray    *sheets)
{
  g_return_if_fail (TJ_IS_CHARTS_PAGE (self));

  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  self->sheets = sheets != NULL ? g_ptr_array_ref (sheets) : NULL;
  label_sheets_button (self);
  queue_rebuild (self);
}

/**
 * tj_charts_page_open_sheets:
 * @folder: with files that end in .xml
 *
 * Reads the signed sheets of @folder, and says by "message" what became of them.
 */
void
tj_charts_page_open_sheets (TjChartsPage *self,
                            GFile        *folder)
{
  g_return_if_fail (TJ_IS_CHARTS_PAGE (self));
  g_return_if_fail (G_IS_FILE (folder));

  tj_sheet_folder_read_async (folder, self->cancellable, sheets_read_cb, g_object_ref (self));
}
