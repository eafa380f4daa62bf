/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-file-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* A file of the package that has no pages here: what is known about it, and a way to another
 * program for documents of kinds that cannot run anything. */

#define TEMPLATE "/org/tanjian/Tanjian/ui/evidence/tj-file-view.ui"

struct _TjFileView
{
  GtkWidget parent_instance;

  AdwStatusPage *status_page;
  GtkLabel *digest_label;
  GtkWidget *open_button;
  GtkLabel *note_label;

  TjAttachment *attachment;
  GCancellable *opening;
};

enum {
  SIGNAL_LAUNCH_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Neither scripts nor HTML, and no office type that carries macros. */
static const char * const document_types[] = {
  "application/pdf",
  "application/msword",
  "application/vnd.ms-excel",
  "application/vnd.ms-powerpoint",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
  "application/vnd.oasis.opendocument.presentation",
  "application/wps-office.wps",
  "application/wps-office.et",
  "application/wps-office.dps",
  "application/ofd",
  "application/rtf",
  "text/plain",
  "text/csv",
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/bmp",
  "image/tiff",
  "image/webp",
};

G_DEFINE_FINAL_TYPE (TjFileView, tj_file_view, GTK_TYPE_WIDGET)

static void
show_note (TjFileView *self,
           const char *text)
{
  gtk_label_set_text (self->note_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), text != NULL);
}

static void
report_launch (TjFileView   *self,
               const GError *error)
{
  g_autofree char *text = NULL;

  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Translators: %s is the reason that the system gave */
  text = g_strdup_printf (_("The file could not be opened: %s. Install a program for this kind "
                            "of document and try again."), error->message);
  show_note (self, text);
  g_signal_emit (self, signals[SIGNAL_LAUNCH_FAILED], 0);
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(TjFileView) self = data;
  g_autoptr(GError) error = NULL;

  g_app_info_launch_uris_finish (G_APP_INFO (source), result, &error);
  report_launch (self, error);
}

static void
launched_by_system_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  g_autoptr(TjFileView) self = data;
  g_autoptr(GError) error = NULL;

  g_app_info_launch_default_for_uri_finish (result, &error);
  report_launch (self, error);
}

static void
tj_file_view_dispose (GObject *object)
{
  TjFileView *self = TJ_FILE_VIEW (object);

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->attachment);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_FILE_VIEW);

  G_OBJECT_CLASS (tj_file_view_parent_class)->dispose (object);
}

static void
tj_file_view_class_init (TjFileViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_file_view_dispose;

  /**
   * TjFileView::launch-failed:
   *
   * The file was not opened; the view says why and wants to be seen.
   */
  signals[SIGNAL_LAUNCH_FAILED] =
    g_signal_new ("launch-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjFileView, status_page);
  gtk_widget_class_bind_template_child (widget_class, TjFileView, digest_label);
  gtk_widget_class_bind_template_child (widget_class, TjFileView, open_button);
  gtk_widget_class_bind_template_child (widget_class, TjFileView, note_label);
}

static void
tj_file_view_init (TjFileView *self)
{
  self->opening = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_file_view_new:
 *
 * Returns: (transfer floating): a view of no file yet
 */
TjFileView *
tj_file_view_new (void)
{
  return g_object_new (TJ_TYPE_FILE_VIEW, NULL);
}

/**
 * tj_file_view_may_open:
 * @content_type: (nullable): of a file that an applicant sent
 *
 * Returns: whether it is a kind of document that another program may be given: one that
 *   holds nothing to be run
 */
gboolean
tj_file_view_may_open (const char *content_type)
{
  for (guint i = 0; content_type != NULL && i < G_N_ELEMENTS (document_types); i++)
    {
      if (g_content_type_equals (content_type, document_types[i]))
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_file_view_can_launch:
 *
 * Returns: whether there is a file and another program may be given it
 */
gboolean
tj_file_view_can_launch (TjFileView *self)
{
  g_return_val_if_fail (TJ_IS_FILE_VIEW (self), FALSE);

  return self->attachment != NULL && tj_attachment_get_local_file (self->attachment) != NULL &&
         tj_file_view_may_open (tj_attachment_get_content_type (self->attachment));
}

/**
 * tj_file_view_launch:
 *
 * Opens the file with another program, chosen by the type that was found good, so that a
 * file that says something else to another reader still meets a program for documents. In a
 * Flatpak no program is known, and the portal asks the user.
 */
void
tj_file_view_launch (TjFileView *self)
{
  g_autoptr(GdkAppLaunchContext) context = NULL;
  g_autoptr(GAppInfo) program = NULL;
  g_autofree char *uri = NULL;
  GList uris = { NULL, NULL, NULL };

  g_return_if_fail (tj_file_view_can_launch (self));

  show_note (self, NULL);
  uri = g_file_get_uri (tj_attachment_get_local_file (self->attachment));
  uris.data = uri;
  context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (self)));
  program = g_app_info_get_default_for_type (tj_attachment_get_content_type (self->attachment),
                                             FALSE);
  if (program != NULL)
    g_app_info_launch_uris_async (program, &uris, G_APP_LAUNCH_CONTEXT (context), self->opening,
                                  launched_cb, g_object_ref (self));
  else
    g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), self->opening,
                                             launched_by_system_cb, g_object_ref (self));
}

static char *
describe (TjAttachment *attachment)
{
  const char *type = tj_attachment_get_content_type (attachment);
  g_autofree char *size = g_format_size (tj_attachment_get_size (attachment));
  g_autofree char *words = g_content_type_get_description (type != NULL ? type : "");

  return g_strdup_printf ("%s · %s · %s",
                          tj_attachment_get_kind_label (attachment),
                          words, size);
}

/**
 * tj_file_view_set_attachment:
 * @attachment: (nullable): the file to tell about
 * @name: (nullable): what to call it
 */
void
tj_file_view_set_attachment (TjFileView   *self,
                             TjAttachment *attachment,
                             const char   *name)
{
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;
  gboolean is_kept;

  g_return_if_fail (TJ_IS_FILE_VIEW (self));

  g_set_object (&self->attachment, attachment);
  if (attachment == NULL)
    return;

  is_kept = tj_attachment_get_local_file (attachment) != NULL;

  title = g_markup_escape_text (name, -1);
  description = describe (attachment);
  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, description);
  adw_status_page_set_icon_name (self->status_page,
                                 is_kept ? "text-x-generic-symbolic"
                                         : "dialog-warning-symbolic");
  gtk_label_set_text (self->digest_label, tj_attachment_get_sha256 (attachment));
  gtk_widget_set_visible (self->open_button, tj_file_view_can_launch (self));

  if (!is_kept)
    show_note (self, _("The content of this file was not kept. Open the package again to read "
                       "it."));
  else if (!tj_file_view_can_launch (self))
    show_note (self, _("Files of this kind may run programs, so Tanjian does not open them."));
  else
    show_note (self, NULL);
}
