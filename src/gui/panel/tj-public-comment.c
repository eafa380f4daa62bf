/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/panel/tj-public-comment.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-xml.h"
#include "gui/panel/tj-decision-entry.h"

#define TEMPLATE "/org/tanjian/Tanjian/ui/panel/tj-public-comment.ui"

struct _TjPublicComment
{
  AdwExpanderRow parent_instance;

  AdwEntryRow *from_row;
  AdwEntryRow *date_row;
  AdwComboRow *item_row;
  AdwEntryRow *text_row;
  AdwEntryRow *answer_row;
  AdwEntryRow *answered_by_row;
  AdwEntryRow *answered_on_row;
  AdwEntryRow *retracted_row;
  AdwEntryRow *retracted_by_row;
  AdwEntryRow *retracted_on_row;
  AdwComboRow *effect_row;

  TjPanelDesk *desk;
  guint number;
  GPtrArray *keys; /* of packages, NULL first and last */
};

G_DEFINE_FINAL_TYPE (TjPublicComment, tj_public_comment, ADW_TYPE_EXPANDER_ROW)

/* In the order of the choices of the template. */
static const char * const effects[] = { NULL, "none", "corrected", "withdrawn", NULL };

static void
fill_items (TjPublicComment *self)
{
  const TjDecision *decision = tj_panel_desk_get_decision (self->desk);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  const xmlNode *item = tj_xml_first_child (tj_decision_get_root (decision), "item");

  gtk_string_list_append (names, _("None in particular"));
  g_ptr_array_add (self->keys, NULL);
  for (; item != NULL; item = tj_xml_next (item, "item"))
    {
      g_autofree char *name = tj_xml_dup_child_text (item, "name");

      gtk_string_list_append (names, name);
      g_ptr_array_add (self->keys, tj_xml_dup_attribute (item, "key"));
    }
  g_ptr_array_add (self->keys, NULL);
  adw_combo_row_set_model (self->item_row, G_LIST_MODEL (names));
}

static void
update_title (TjPublicComment *self)
{
  const TjDecision *decision = tj_panel_desk_get_decision (self->desk);
  const char *text = decision != NULL ? tj_decision_get_comment (decision, self->number, "text")
                                      : NULL;
  g_autofree char *title = NULL;

  if (text == NULL)
    return;

  if (tj_decision_get_comment (decision, self->number, "retracted") != NULL)
    /* Translators: of a comment of the public that was taken back: its number and words */
    title = g_strdup_printf (_("%u. (withdrawn) %s"), self->number, text);
  else
    title = g_strdup_printf ("%u. %s", self->number, text);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
}

static void
bind (TjPublicComment *self)
{
  const struct { gpointer row; const char *part; } rows[] = {
    { self->from_row, "from" },
    { self->date_row, "date" },
    { self->text_row, "text" },
    { self->answer_row, "answer" },
    { self->answered_by_row, "answered-by" },
    { self->answered_on_row, "answered-on" },
    { self->retracted_row, "retracted" },
    { self->retracted_by_row, "retracted-by" },
    { self->retracted_on_row, "retracted-on" },
  };
  g_autofree char *item = tj_decision_dup_comment (self->number, "item");
  g_autofree char *effect = tj_decision_dup_comment (self->number, "effect");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = tj_decision_dup_comment (self->number, rows[i].part);

      tj_decision_entry_bind_text (GTK_EDITABLE (rows[i].row), self->desk, name);
    }
  tj_decision_entry_bind_choice (GTK_WIDGET (self->effect_row), self->desk, effect, effects);
  tj_decision_entry_bind_choice (GTK_WIDGET (self->item_row), self->desk, item,
                                 (const char * const *) self->keys->pdata);
}

static void
tj_public_comment_dispose (GObject *object)
{
  g_clear_object (&TJ_PUBLIC_COMMENT (object)->desk);

  G_OBJECT_CLASS (tj_public_comment_parent_class)->dispose (object);
}

static void
tj_public_comment_finalize (GObject *object)
{
  g_ptr_array_unref (TJ_PUBLIC_COMMENT (object)->keys);

  G_OBJECT_CLASS (tj_public_comment_parent_class)->finalize (object);
}

static void
tj_public_comment_class_init (TjPublicCommentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_public_comment_dispose;
  G_OBJECT_CLASS (klass)->finalize = tj_public_comment_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjPublicComment, from_row);
  gtk_widget_class_bind_template_child (widget_class, TjPublicComment, date_row);
  gtk_widget_class_bind_template_child (widget_class, TjPublicComment, item_row);
  gtk_widget_class_bind_template_child (widget_class, TjPublicComment, text_row);
  gtk_widget_class_bind_template_child (widget_class, TjPublicComment, answer_row);
  gtk_widget_class_bind_template_child (widget_class, TjPublicComment, answered_by_row);
  gtk_widget_class_bind_template_child (widget_class, TjPublicComment, answered_on_row);
  gtk_widget_class_bind_template_child (widget_class, TjPublicComment, retracted_row);
  gtk_widget_class_bind_template_child (widget_class, TjPublicComment, retracted_by_row);
  gtk_widget_class_bind_template_child (widget_class, TjPublicComment, retracted_on_row);
  gtk_widget_class_bind_template_child (widget_class, TjPublicComment, effect_row);
}

static void
tj_public_comment_init (TjPublicComment *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->keys = g_ptr_array_new_with_free_func (g_free);
}

/**
 * tj_public_comment_new:
 * @desk: has a decision
 * @number: of the comment, from 1
 *
 * Returns: (transfer floating): a row
 */
TjPublicComment *
tj_public_comment_new (TjPanelDesk *desk,
                       guint        number)
{
  TjPublicComment *self = g_object_new (TJ_TYPE_PUBLIC_COMMENT, NULL);

  self->desk = g_object_ref (desk);
  self->number = number;
  fill_items (self);
  bind (self);
  update_title (self);
  g_signal_connect_object (desk, "decided", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * tj_public_comment_commit:
 *
 * Keeps what is typed and not yet entered.
 */
void
tj_public_comment_commit (TjPublicComment *self)
{
  AdwEntryRow * const rows[] = {
    self->from_row, self->date_row, self->text_row, self->answer_row, self->answered_by_row,
    self->answered_on_row, self->retracted_row, self->retracted_by_row, self->retracted_on_row,
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    tj_decision_entry_commit (GTK_WIDGET (rows[i]));
}
