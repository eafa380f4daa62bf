/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/judgement/tj-recalculation-files.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-file-write.h"
#include "core/recalculation/tj-reviewed-inputs.h"
#include "core/store/tj-journal-step.h"
#include "gui/dialogs/tj-file-picker.h"
#include "gui/judgement/tj-recalculation-view.h"

#define MAX_INPUTS_BYTES (4 * 1024 * 1024)

static void
tell (TjSessionView *view,
      const char    *message)
{
  g_signal_emit_by_name (tj_session_view_get_session (view), "problem", message);
}

/* Why they cannot be written is told by the session. */
static void
take_values (TjSessionView *view,
             GPtrArray     *values,
             const char    *file)
{
  g_autofree char *label = g_strconcat (TJ_STEP_ENTRIES, file, NULL);
  g_autofree const char **names = g_new0 (const char *, values->len + 1);
  g_autofree const char **words = g_new0 (const char *, values->len + 1);

  for (guint i = 0; i < values->len; i++)
    {
      const TjReviewedValue *value = g_ptr_array_index (values, i);

      names[i] = value->name;
      words[i] = value->value;
    }

  tj_recalculation_view_set_quiet (TJ_RECALCULATION_VIEW (view), TRUE);
  tj_session_edit_step (tj_session_view_get_session (view), tj_session_view_get_item (view),
                        label, names, words);
  tj_recalculation_view_set_quiet (TJ_RECALCULATION_VIEW (view), FALSE);
}

/**
 * tj_recalculation_read_file:
 * @file: entries of data/schema/recalculation.xsd
 *
 * What was entered for the current package before is replaced.
 *
 * Returns: whether the review now has the entries of the file
 */
gboolean
tj_recalculation_read_file (TjSessionView  *view,
                            GFile          *file,
                            GError        **error)
{
  TjReview *review = tj_session_view_get_review (view);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TjRecalculationInputs) inputs = NULL;
  g_autoptr(GPtrArray) values = NULL;

  if (stream == NULL)
    return FALSE;

  /* One byte more than is allowed, for the parser to refuse. */
  bytes = g_input_stream_read_bytes (G_INPUT_STREAM (stream), MAX_INPUTS_BYTES + 1, NULL, error);
  inputs = bytes != NULL ? tj_recalculation_inputs_read (bytes, name, error) : NULL;
  if (inputs == NULL)
    return FALSE;

  values = tj_reviewed_inputs_list_values (review, inputs);
  take_values (view, values, name);

  return TRUE;
}

/**
 * tj_recalculation_write_file:
 * @n_left_out: (out): how many entries lack something that a file wants
 *
 * Returns: whether the entries of the current package are in @file
 */
gboolean
tj_recalculation_write_file (TjSessionView  *view,
                             GFile          *file,
                             guint          *n_left_out,
                             GError        **error)
{
  g_autoptr(TjRecalculationInputs) inputs = NULL;
  g_autoptr(GBytes) bytes = NULL;

  inputs = tj_reviewed_inputs_dup_whole (tj_session_view_get_review (view), n_left_out);
  bytes = tj_recalculation_inputs_write (inputs);

  return tj_file_write (file, bytes, FALSE, error);
}

static void
import_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(TjSessionView) view = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autoptr(GError) error = NULL;

  if (file != NULL && tj_session_view_is_editable (view) &&
      !tj_recalculation_read_file (view, file, &error))
    tell (view, error->message);
}

static void
export_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(TjSessionView) view = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *message = NULL;
  guint n_left_out = 0;

  if (file == NULL || tj_session_view_get_review (view) == NULL)
    return;

  if (!tj_recalculation_write_file (view, file, &n_left_out, &error))
    message = g_strdup (error->message);
  else if (n_left_out > 0)
    message = g_strdup_printf (ngettext ("%u entry lacks something and is not in the file.",
                                         "%u entries lack something and are not in the file.",
                                         n_left_out), n_left_out);
  if (message != NULL)
    tell (view, message);
}

static GtkWindow *
get_window (TjSessionView *view)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view)));
}

static void
register_chosen_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(TjSessionView) view = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autoptr(GError) error = NULL;

  if (file != NULL && tj_session_set_factor_file (tj_session_view_get_session (view), file, &error))
    tj_recalculation_view_refresh (TJ_RECALCULATION_VIEW (view));
  else if (error != NULL)
    tell (view, error->message);
}

static void
register_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  TjSessionView *view = TJ_SESSION_VIEW (widget);

  tj_session_flush (tj_session_view_get_session (view));
  tj_file_picker_open_async (get_window (view), TJ_FILE_PICKER_OPEN,
                             _("Choose a Register of Factors"), _("Registers of factors"),
                             "*.xml", NULL, register_chosen_cb, g_object_ref (view));
}

static void
no_register_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (widget));

  tj_session_flush (session);
  tj_session_set_factor_file (session, NULL, NULL);
  tj_recalculation_view_refresh (TJ_RECALCULATION_VIEW (widget));
}

/* Asks for a file and takes its entries for those of the current package. */
static void
import_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  TjSessionView *view = TJ_SESSION_VIEW (widget);

  tj_session_flush (tj_session_view_get_session (view));
  tj_file_picker_open_async (get_window (view), TJ_FILE_PICKER_OPEN,
                             _("Import the Entries of a Recalculation"),
                             _("Entries of recalculations"), "*.xml", NULL, import_chosen_cb,
                             g_object_ref (view));
}

/* Asks for a file and writes the entries of the current package to it. */
static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  TjSessionView *view = TJ_SESSION_VIEW (widget);

  tj_session_flush (tj_session_view_get_session (view));
  tj_file_picker_open_async (get_window (view), TJ_FILE_PICKER_SAVE,
                             _("Export the Entries of the Recalculation"),
                             _("Entries of recalculations"), "*.xml", _("recalculation.xml"),
                             export_chosen_cb, g_object_ref (view));
}

/**
 * tj_recalculation_install_file_actions:
 * @widget_class: of the view of the recalculation
 */
void
tj_recalculation_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "recalculation.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "recalculation.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "recalculation.register", NULL,
                                   register_action);
  gtk_widget_class_install_action (widget_class, "recalculation.register-none", NULL,
                                   no_register_action);
}
