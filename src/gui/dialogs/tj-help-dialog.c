/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-help-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-text.h"
#include "core/model/tj-field-spec.h"
#include "core/rubric/tj-help.h"

#define TEMPLATE "/org/tanjian/Tanjian/ui/dialogs/tj-help-dialog.ui"

struct _TjHelpDialog
{
  AdwWindow parent_instance;

  /* Template children. */
  GtkEditable *entry;
  GtkStack *stack;
  GtkListBox *list;

  char *wanted;
};

G_DEFINE_FINAL_TYPE (TjHelpDialog, tj_help_dialog, ADW_TYPE_WINDOW)

/* How a review goes, in the words of the buttons. */
static const struct
{
  const char *title;
  const char *text;
} steps[] = {
  { N_("Open a round"),
    N_("A folder of packages, an archive, or the sample round. Double-click a package, or press "
       "Enter on it.") },
  { N_("Declare your interests"),
    N_("Before a package is shown you say whether you are tied to it. Who withdraws signs a sheet "
       "that says so, and reads nothing.") },
  { N_("Read and decide"),
    N_("The form and its annexes stand on the left. Findings on the right are accepted, dismissed "
       "with a reason, or turned into a question to the applicant.") },
  { N_("Score with evidence"),
    N_("Type 0 to 5 and a period for half a point, say how sure you are and why. Select words or "
       "draw a rectangle on the left and press Ctrl+E to attach it.") },
  { N_("Sign"),
    N_("The button below says what is missing and leads there. Signing locks the sheet; a "
       "correction is a new sheet that names the one it replaces.") },
  { N_("Keys"),
    N_("F6 goes round what is read, what is judged and the bar below; Ctrl+Enter goes to the next "
       "criterion; ? shows all keys, and Ctrl+Shift+P finds every command.") },
};

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       data)
{
  TjHelpDialog *self = data;
  const char *folded = g_object_get_data (G_OBJECT (row), "folded");

  return strstr (folded, self->wanted) != NULL;
}

static const char *
get_section (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "section");
}

/* A heading where a section begins; of rows that are in sight, since others may be filtered. */
static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       data)
{
  GtkWidget *label;

  if (before != NULL && g_str_equal (get_section (before), get_section (row)))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (get_section (row));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "help-section");
  gtk_list_box_row_set_header (row, label);
}

static void
changed_cb (TjHelpDialog *self)
{
  gboolean any = FALSE;
  GtkListBoxRow *row;

  g_free (self->wanted);
  self->wanted = tj_text_fold (gtk_editable_get_text (self->entry));
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);

  for (int i = 0; !any && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    any = filter_cb (row, self);
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "nothing");
}

static void
add_topic (TjHelpDialog *self,
           const char   *section,
           const char   *id,
           const char   *title,
           const char   *clause,
           const char   *text)
{
  g_autofree char *heading = clause != NULL ? g_strdup_printf ("%s · %s", title, clause)
                                            : g_strdup (title);
  g_autofree char *escaped_heading = g_markup_escape_text (heading, -1);
  g_autofree char *escaped_text = g_markup_escape_text (text, -1);
  g_autofree char *all = g_strconcat (heading, "\n", text, NULL);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_heading);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_text);
  g_object_set_data_full (G_OBJECT (row), "folded", tj_text_fold (all), g_free);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_object_set_data (G_OBJECT (row), "section", (gpointer) section);
  gtk_list_box_append (self->list, row);
}

static void
add_steps (TjHelpDialog *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    add_topic (self, _("First Steps"), "", _(steps[i].title), NULL, _(steps[i].text));
}

static void
add_criterion (TjHelpDialog      *self,
               TjRubric          *rubric,
               const TjHelpTopic *topic)
{
  const char *id = topic->id + strlen (TJ_HELP_CRITERION_PREFIX);
  TjCriterion *criterion = NULL;

  for (guint i = 0; criterion == NULL && i < TJ_N_REVIEW_STAGES; i++)
    criterion = tj_rubric_lookup (rubric, (TjReviewStage) i, id);

  if (criterion != NULL)
    add_topic (self, _("Criteria"), topic->id,
               tj_criterion_get_name (criterion, tj_language_get_current ()), NULL, topic->text);
}

/* Help is written for the program's own criteria; any other explains itself. */
static void
add_own_criterion (TjHelpDialog *self,
                   TjCriterion  *criterion)
{
  const TjLanguage language = tj_language_get_current ();
  g_autofree char *id = g_strconcat (TJ_HELP_CRITERION_PREFIX, tj_criterion_get_id (criterion),
                                     NULL);
  g_autoptr(GString) text = g_string_new (tj_criterion_get_question (criterion, language));

  for (int level = TJ_MAX_LEVEL; level >= 0; level--)
    g_string_append_printf (text, "\n%d  %s", level,
                            tj_criterion_get_anchor (criterion, (guint) level, language));

  add_topic (self, _("Criteria"), id, tj_criterion_get_name (criterion, language), NULL,
             text->str);
}

static void
add_own_criteria (TjHelpDialog *self,
                  TjRubric     *rubric)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint stage = 0; stage < TJ_N_REVIEW_STAGES; stage++)
    {
      GListModel *criteria = tj_rubric_get_criteria (rubric, (TjReviewStage) stage);

      for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
        {
          g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);

          if (g_hash_table_add (seen, (gpointer) tj_criterion_get_id (criterion)))
            add_own_criterion (self, criterion);
        }
    }
}

static void
add_field (TjHelpDialog      *self,
           const TjHelpTopic *topic)
{
  gboolean in_case = g_str_has_prefix (topic->id, TJ_HELP_CASE_PREFIX);
  const TjFieldSpec *spec = in_case
                              ? tj_field_spec_lookup_in_case (topic->id +
                                                              strlen (TJ_HELP_CASE_PREFIX))
                              : tj_field_spec_lookup (topic->id);
  const char *section = in_case ? _("Typical Cases") : _("The Form");

  if (spec != NULL)
    add_topic (self, section, topic->id, tj_field_spec_get_label (spec), topic->clause,
               topic->text);
}

static void
tj_help_dialog_finalize (GObject *object)
{
  g_free (TJ_HELP_DIALOG (object)->wanted);

  G_OBJECT_CLASS (tj_help_dialog_parent_class)->finalize (object);
}

static void
tj_help_dialog_class_init (TjHelpDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tj_help_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjHelpDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, TjHelpDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TjHelpDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tj_help_dialog_init (TjHelpDialog *self)
{
  self->wanted = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
}

/**
 * tj_help_dialog_new:
 * @rubric: whose criteria are explained
 *
 * Returns: (transfer none): the window, owned by GTK until it is closed
 */
TjHelpDialog *
tj_help_dialog_new (GtkWindow *parent,
                    TjRubric  *rubric)
{
  TjHelpDialog *self = g_object_new (TJ_TYPE_HELP_DIALOG, "transient-for", parent, NULL);
  g_autoptr(GPtrArray) topics = tj_help_list (tj_language_get_current ());
  gboolean is_shipped = tj_rubric_is_shipped (rubric);

  add_steps (self);
  if (!is_shipped)
    add_own_criteria (self, rubric);
  for (guint i = 0; i < topics->len; i++)
    {
      const TjHelpTopic *topic = g_ptr_array_index (topics, i);

      if (!g_str_has_prefix (topic->id, TJ_HELP_CRITERION_PREFIX))
        add_field (self, topic);
      else if (is_shipped)
        add_criterion (self, rubric, topic);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));

  return self;
}

/**
 * tj_help_dialog_show_topic:
 * @id: as #TjHelpTopic has it
 *
 * Puts the cursor on the topic, which brings it into sight.
 *
 * Returns: whether there is one
 */
gboolean
tj_help_dialog_show_topic (TjHelpDialog *self,
                           const char   *id)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (TJ_IS_HELP_DIALOG (self), FALSE);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (g_str_equal (g_object_get_data (G_OBJECT (row), "id"), id))
        {
          gtk_list_box_select_row (self->list, row);
          gtk_widget_grab_focus (GTK_WIDGET (row));
          return TRUE;
        }
    }

  return FALSE;
}
