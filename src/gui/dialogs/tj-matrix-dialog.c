/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-matrix-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-file-write.h"
#include "gui/dialogs/tj-file-picker.h"
#include "gui/widgets/tj-tooltip.h"

/* The technology itself stands in the column before those of the documents. */
#define NAME_COLUMN -1
#define NAME_WIDTH 16
#define PLACE_WIDTH 12

struct _TjMatrixDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkColumnView *view;

  TjSession *session;
  TjPlanMatrix *matrix;
  GCancellable *cancellable;
};

typedef struct
{
  TjPolicyDocuments *documents;
  GPtrArray *forms;
} Job;

G_DEFINE_FINAL_TYPE (TjMatrixDialog, tj_matrix_dialog, ADW_TYPE_WINDOW)

static void
job_free (Job *job)
{
  g_object_unref (job->documents);
  g_ptr_array_unref (job->forms);
  g_free (job);
}

static char *
dup_text (TjMatrixDialog *self,
          guint           row,
          int             column)
{
  char *place;

  if (column == NAME_COLUMN)
    return g_strdup (tj_plan_matrix_get_name (self->matrix, row));

  place = tj_plan_matrix_dup_place (self->matrix, row, column);
  if (*place != '\0')
    return place;

  g_free (place);

  return g_strdup ("—");
}

/* The words that led there, and how sure that is. */
static char *
dup_reason (TjMatrixDialog *self,
            guint           row,
            int             column)
{
  TjClassification *cell;
  const TjClassifierRank *place;
  g_autofree char *words = NULL;

  if (column == NAME_COLUMN)
    return g_strdup (tj_plan_matrix_get_name (self->matrix, row));

  cell = tj_plan_matrix_get_cell (self->matrix, row, column);
  place = tj_classification_get_place (cell);
  if (place == NULL)
    return g_strdup (_("Too little speaks for any item of it."));

  words = g_strjoinv (_(", "), place->because);

  return g_strdup_printf (_("For it: %s"), words);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          gpointer            data)
{
  GtkWidget *label = gtk_label_new (NULL);
  const int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "column"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), column == NAME_COLUMN ? NAME_WIDTH : PLACE_WIDTH);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (column == NAME_COLUMN)
    gtk_widget_add_css_class (label, "heading");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (TjMatrixDialog     *self,
         GtkListItem        *item,
         GtkListItemFactory *factory)
{
  const int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "column"));
  GtkWidget *label = gtk_list_item_get_child (item);
  const guint row = gtk_list_item_get_position (item);
  g_autofree char *text = dup_text (self, row, column);
  g_autofree char *reason = dup_reason (self, row, column);

  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  tj_tooltip_set (label, reason);
}

static void
add_column (TjMatrixDialog *self,
            const char     *title,
            int             column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) view_column = NULL;

  g_object_set_data (G_OBJECT (factory), "column", GINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (view_column, TRUE);
  gtk_column_view_append_column (self->view, view_column);
}

static void
show_matrix (TjMatrixDialog *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < tj_plan_matrix_get_n_rows (self->matrix); i++)
    gtk_string_list_append (names, tj_plan_matrix_get_name (self->matrix, i));

  gtk_column_view_set_model (self->view,
                             GTK_SELECTION_MODEL (gtk_single_selection_new (
                               G_LIST_MODEL (g_steal_pointer (&names)))));
  gtk_stack_set_visible_child_name (self->stack, "matrix");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "matrix.export", TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
work (GTask        *task,
      gpointer      source_object,
      gpointer      task_data,
      GCancellable *cancellable)
{
  Job *job = task_data;

  g_task_return_pointer (task, tj_plan_matrix_new (job->documents, job->forms),
                         (GDestroyNotify) tj_plan_matrix_free);
}

static void
worked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TjMatrixDialog) self = user_data;
  g_autoptr(TjPlanMatrix) matrix = g_task_propagate_pointer (G_TASK (result), NULL);

  /* The window may be closed by now. */
  if (matrix == NULL)
    return;

  self->matrix = g_steal_pointer (&matrix);
  show_matrix (self);
}

static void
start (TjMatrixDialog *self)
{
  g_autoptr(GPtrArray) packages = tj_session_list_packages (self->session);
  g_autoptr(GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  job->documents = tj_policy_documents_new (tj_session_get_taxonomy (self->session));
  job->forms = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < packages->len; i++)
    g_ptr_array_add (job->forms,
                     g_object_ref (tj_package_get_form (g_ptr_array_index (packages, i))));

  task = g_task_new (NULL, self->cancellable, worked_cb, g_object_ref (self));
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, work);
}

static void
export_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(TjMatrixDialog) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autoptr(GError) error = NULL;

  if (file != NULL && !tj_matrix_dialog_write (self, file, &error))
    g_signal_emit_by_name (self->session, "problem", error->message);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  tj_file_picker_open_async (GTK_WINDOW (widget), TJ_FILE_PICKER_SAVE, _("Export the Table"),
                             _("Tables"), "*.csv", _("plans.csv"), export_chosen_cb,
                             g_object_ref (widget));
}

static void
tj_matrix_dialog_dispose (GObject *object)
{
  TjMatrixDialog *self = TJ_MATRIX_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);

  G_OBJECT_CLASS (tj_matrix_dialog_parent_class)->dispose (object);
}

static void
tj_matrix_dialog_finalize (GObject *object)
{
  TjMatrixDialog *self = TJ_MATRIX_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->matrix, tj_plan_matrix_free);

  G_OBJECT_CLASS (tj_matrix_dialog_parent_class)->finalize (object);
}

static void
tj_matrix_dialog_class_init (TjMatrixDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_matrix_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tj_matrix_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/dialogs/tj-matrix-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TjMatrixDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TjMatrixDialog, view);
  gtk_widget_class_install_action (widget_class, "matrix.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK,
                                       "matrix.export", NULL);
}

static void
tj_matrix_dialog_init (TjMatrixDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "matrix.export", FALSE);

  add_column (self, _("Technology"), NAME_COLUMN);
  for (guint i = 0; i < TJ_N_POLICY_DOCUMENTS; i++)
    add_column (self, tj_policy_document_get_label (i), i);
}

/**
 * tj_matrix_dialog_new:
 * @session: whose round is compared
 *
 * Returns: (transfer none): the window, owned by GTK until it is closed
 */
TjMatrixDialog *
tj_matrix_dialog_new (GtkWindow *parent,
                      TjSession *session)
{
  TjMatrixDialog *self = g_object_new (TJ_TYPE_MATRIX_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  start (self);

  return self;
}

/**
 * tj_matrix_dialog_get_matrix:
 *
 * Returns: (nullable): what is shown; %NULL while it is being worked out
 */
const TjPlanMatrix *
tj_matrix_dialog_get_matrix (TjMatrixDialog *self)
{
  g_return_val_if_fail (TJ_IS_MATRIX_DIALOG (self), NULL);

  return self->matrix;
}

/**
 * tj_matrix_dialog_write:
 * @file: replaced when it exists
 *
 * Returns: whether the table is in @file
 */
gboolean
tj_matrix_dialog_write (TjMatrixDialog  *self,
                        GFile           *file,
                        GError         **error)
{
  g_autofree char *csv = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (TJ_IS_MATRIX_DIALOG (self), FALSE);
  g_return_val_if_fail (self->matrix != NULL, FALSE);

  csv = tj_plan_matrix_to_csv (self->matrix);
  bytes = g_bytes_new (csv, strlen (csv));

  return tj_file_write (file, bytes, FALSE, error);
}
