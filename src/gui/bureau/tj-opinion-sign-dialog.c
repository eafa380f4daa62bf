/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/bureau/tj-opinion-sign-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-xml.h"
#include "core/sign/tj-signer.h"
#include "gui/dialogs/tj-file-picker.h"
#include "gui/dialogs/tj-sheet-signing.h"

struct _TjOpinionSignDialog
{
  AdwWindow parent_instance;

  AdwActionRow *key_row;
  AdwPasswordEntryRow *password_row;
  GtkWidget *sign_button;
  GtkLabel *message_label;

  GtkWidget *make_button;

  GSettings *settings;
  GBytes *opinion;
  char *organisation;
  char *name;
  GFile *key;
  GFile *output;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (TjOpinionSignDialog, tj_opinion_sign_dialog, ADW_TYPE_WINDOW)

static void
update (TjOpinionSignDialog *self)
{
  g_autofree char *key = self->key != NULL ? g_file_get_parse_name (self->key) : NULL;
  g_autofree char *escaped = g_markup_escape_text (key != NULL ? key : _("None chosen"), -1);
  const char *password = gtk_editable_get_text (GTK_EDITABLE (self->password_row));

  adw_action_row_set_subtitle (self->key_row, escaped);
  gtk_widget_set_sensitive (self->sign_button,
                            !self->busy && self->key != NULL && *password != '\0');
  gtk_widget_set_sensitive (self->make_button,
                            !self->busy && self->organisation != NULL && *password != '\0');
}

static void
tell (TjOpinionSignDialog *self,
      const char          *message)
{
  gtk_label_set_label (self->message_label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), *message != '\0');
}

static void
signed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TjOpinionSignDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TjSignedFile) file = tj_signing_finish (result, &error);
  g_autofree char *name = self->output != NULL ? g_file_get_basename (self->output) : NULL;
  g_autofree char *message = NULL;

  self->busy = FALSE;
  if (self->key_row == NULL)
    return;

  if (file != NULL)
    {
      g_autofree char *key = g_file_get_uri (self->key);

      g_settings_set_string (self->settings, "identity-file", key);
    }

  /* Translators: who, and the name of a file */
  message = file != NULL ? g_strdup_printf (_("%s signed “%s”. Keep the signed opinions of a round "
                                              "in one folder; the pack takes them from there."),
                                            file->signer, name)
                         : g_strdup (error->message);
  tell (self, message);
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
  update (self);
}

/* The data are the bytes of the opinion. */
static GBytes *
sign_opinion (gpointer       data,
              TjIdentity    *identity,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(xmlDoc) doc = tj_xml_parse_bytes (data, "", &tj_xml_limits_own, error);

  return doc != NULL ? tj_sign_document (doc, identity, NULL, error) : NULL;
}

static void
output_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  TjOpinionSignDialog *self = TJ_OPINION_SIGN_DIALOG (object);
  g_autoptr(GFile) output = tj_file_picker_open_finish (result, NULL);
  const TjSigner signer = { sign_opinion, self->opinion, (GDestroyNotify) g_bytes_unref };

  if (output == NULL)
    return;

  g_bytes_ref (self->opinion);
  g_set_object (&self->output, output);
  self->busy = TRUE;
  tell (self, "");
  update (self);
  tj_signing_async (&signer, self->key, gtk_editable_get_text (GTK_EDITABLE (self->password_row)),
                    output, signed_cb, g_object_ref (self));
}

static void
sign_cb (TjOpinionSignDialog *self)
{
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_SAVE,
                             _("Save the Signed Opinion"), _("Signed opinions"), "*.xml",
                             self->name, output_chosen_cb, NULL);
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(TjOpinionSignDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  const gboolean done = tj_identity_create_finish (result, &error);

  self->busy = FALSE;
  if (self->key_row == NULL)
    return;

  if (done)
    g_set_object (&self->key, self->output);
  tell (self, done ? _("The key is made. Its certificate lies beside it; give that to those who "
                       "verify what you sign.") : error->message);
  update (self);
}

static void
new_key_chosen_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  TjOpinionSignDialog *self = TJ_OPINION_SIGN_DIALOG (object);
  g_autoptr(GFile) output = tj_file_picker_open_finish (result, NULL);

  if (output == NULL)
    return;

  g_set_object (&self->output, output);
  self->busy = TRUE;
  update (self);
  tj_identity_create_async (self->organisation, NULL,
                            gtk_editable_get_text (GTK_EDITABLE (self->password_row)), output,
                            made_cb, g_object_ref (self));
}

/* In the name of who signs the opinion, with the password that is typed. */
static void
make_key_cb (TjOpinionSignDialog *self)
{
  g_autofree char *name = g_strconcat (self->organisation, ".p12", NULL);

  g_strdelimit (name, "/\\:", '_');
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_SAVE, _("Save the New Key"),
                             _("Keys"), "*.p12", name, new_key_chosen_cb, NULL);
}

static void
key_chosen_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  TjOpinionSignDialog *self = TJ_OPINION_SIGN_DIALOG (object);
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);

  if (file == NULL)
    return;

  g_set_object (&self->key, file);
  update (self);
}

static void
choose_key_cb (TjOpinionSignDialog *self)
{
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_OPEN, _("Open a Key"), _("Keys"),
                             "*.p12;*.pfx", NULL, key_chosen_cb, NULL);
}

static void
tj_opinion_sign_dialog_dispose (GObject *object)
{
  TjOpinionSignDialog *self = TJ_OPINION_SIGN_DIALOG (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->key);
  g_clear_object (&self->output);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_OPINION_SIGN_DIALOG);

  G_OBJECT_CLASS (tj_opinion_sign_dialog_parent_class)->dispose (object);
}

static void
tj_opinion_sign_dialog_finalize (GObject *object)
{
  TjOpinionSignDialog *self = TJ_OPINION_SIGN_DIALOG (object);

  g_clear_pointer (&self->opinion, g_bytes_unref);
  g_free (self->organisation);
  g_free (self->name);

  G_OBJECT_CLASS (tj_opinion_sign_dialog_parent_class)->finalize (object);
}

static void
tj_opinion_sign_dialog_class_init (TjOpinionSignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_opinion_sign_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tj_opinion_sign_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/bureau/tj-opinion-sign-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TjOpinionSignDialog, key_row);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionSignDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionSignDialog, sign_button);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionSignDialog, make_button);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionSignDialog, message_label);
  gtk_widget_class_bind_template_callback (widget_class, make_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, choose_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_cb);
}

static void
tj_opinion_sign_dialog_init (TjOpinionSignDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_opinion_sign_dialog_new:
 * @opinion: what is signed; nothing of it is kept
 * @settings: where the file of the key is remembered
 *
 * Returns: (transfer none): the dialog, owned by GTK until it is closed
 */
TjOpinionSignDialog *
tj_opinion_sign_dialog_new (GtkWindow        *parent,
                            const TjDocument *opinion,
                            GSettings        *settings)
{
  TjOpinionSignDialog *self = g_object_new (TJ_TYPE_OPINION_SIGN_DIALOG, "transient-for", parent,
                                            NULL);
  g_autofree char *key = g_settings_get_string (settings, "identity-file");

  self->settings = g_object_ref (settings);
  self->opinion = tj_document_to_xml (opinion);
  self->organisation = g_strdup (opinion->organisation);
  self->name = g_strconcat (opinion->package_name, "-推荐意见.xml", NULL);
  g_strdelimit (self->name, "/\\:", '_');
  if (*key != '\0')
    self->key = g_file_new_for_uri (key);
  update (self);

  return self;
}
