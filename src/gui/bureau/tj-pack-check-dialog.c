/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/bureau/tj-pack-check-dialog.h"

#include <glib/gi18n-lib.h>

struct _TjPackCheckDialog
{
  AdwWindow parent_instance;

  GtkLabel *verdict_label;
  GtkLabel *contents_label;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TjPackCheckDialog, tj_pack_check_dialog, ADW_TYPE_WINDOW)

static void
add_problem (TjPackCheckDialog   *self,
             const TjPackProblem *problem)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *badge = gtk_label_new (problem->serious ? C_("pack", "Differs")
                                                     : C_("pack", "To know"));
  g_autofree char *title = g_markup_escape_text (problem->message, -1);

  gtk_widget_add_css_class (badge, "severity");
  gtk_widget_add_css_class (badge, problem->serious ? "severity-error" : "severity-note");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), badge);
  gtk_list_box_append (self->list, row);
}

static void
add_problems (TjPackCheckDialog *self,
              const TjPackCheck *check,
              gboolean           serious)
{
  for (guint i = 0; i < check->problems->len; i++)
    {
      const TjPackProblem *problem = g_ptr_array_index (check->problems, i);

      if (problem->serious == serious)
        add_problem (self, problem);
    }
}

static char *
dup_contents (const TjPackCheck *check)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (check->manifest != NULL)
    g_string_append_printf (text, _("From %s, %s: %u packages, %u files, %u signed opinions."),
                            check->manifest->bureau, check->manifest->date,
                            check->manifest->packages->len, check->n_files, check->n_opinions);
  if (check->verification != NULL && check->verification->signer != NULL)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, check->verification->trusted
                                      ? _("Signed by %s, whom you trust.")
                                      : _("Signed by %s, who is not one you have said you "
                                          "trust."), check->verification->signer);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
tj_pack_check_dialog_class_init (TjPackCheckDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/bureau/tj-pack-check-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TjPackCheckDialog, verdict_label);
  gtk_widget_class_bind_template_child (widget_class, TjPackCheckDialog, contents_label);
  gtk_widget_class_bind_template_child (widget_class, TjPackCheckDialog, list);
}

static void
tj_pack_check_dialog_init (TjPackCheckDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_pack_check_dialog_new:
 * @check: what was found; nothing of it is kept
 *
 * Returns: (transfer none): the dialog, owned by GTK until it is closed
 */
TjPackCheckDialog *
tj_pack_check_dialog_new (GtkWindow         *parent,
                          const TjPackCheck *check)
{
  TjPackCheckDialog *self = g_object_new (TJ_TYPE_PACK_CHECK_DIALOG, "transient-for", parent,
                                          NULL);
  g_autofree char *contents = dup_contents (check);

  gtk_label_set_label (self->verdict_label, tj_pack_check_is_whole (check)
                                              ? _("The pack is as it was signed.")
                                              : _("The pack is not as it was signed."));
  gtk_label_set_label (self->contents_label, contents);
  add_problems (self, check, TRUE);
  add_problems (self, check, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->list), check->problems->len > 0);

  return self;
}
