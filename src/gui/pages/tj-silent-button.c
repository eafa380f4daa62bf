/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/pages/tj-silent-button.h"

#include <glib/gi18n-lib.h>

/* Whoever finds nothing should know in which files nothing can be found. */

#define TEMPLATE "/org/tanjian/Tanjian/ui/pages/tj-silent-button.ui"

/* So many of them are named. */
#define MAX_SILENT 100

struct _TjSilentButton
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (TjSilentButton, tj_silent_button, GTK_TYPE_WIDGET)

static void
tj_silent_button_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TJ_TYPE_SILENT_BUTTON);

  G_OBJECT_CLASS (tj_silent_button_parent_class)->dispose (object);
}

static void
tj_silent_button_class_init (TjSilentButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_silent_button_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjSilentButton, button);
  gtk_widget_class_bind_template_child (widget_class, TjSilentButton, label);
}

static void
tj_silent_button_init (TjSilentButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_silent (TjSession          *session,
            const TjTextSilent *file,
            GString            *text)
{
  TjRoundItem *item = tj_session_find (session, file->package);
  TjPackage *package = item != NULL ? tj_round_item_get_package (item) : NULL;

  g_string_append_printf (text, "\n%s · %s · %s",
                          package != NULL ? tj_package_get_name (package) : "", file->file,
                          tj_text_silence_get_label (file->silence));
}

/**
 * tj_silent_button_update:
 *
 * Names the files that the last search could not look into; the button goes where there are none.
 */
void
tj_silent_button_update (TjSilentButton *self,
                         TjSession      *session)
{
  GPtrArray *silent = tj_session_get_silent (session);
  guint n_silent = silent != NULL ? silent->len : 0;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *title = NULL;

  title = g_strdup_printf (ngettext ("%u file could not be searched:",
                                     "%u files could not be searched:", n_silent), n_silent);
  g_string_append (text, title);
  for (guint i = 0; i < MIN (n_silent, MAX_SILENT); i++)
    add_silent (session, g_ptr_array_index (silent, i), text);
  if (n_silent > MAX_SILENT)
    g_string_append (text, "\n…");

  gtk_label_set_text (self->label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self), n_silent > 0);
}
