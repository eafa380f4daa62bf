/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-form-row.h"

#include "core/base/tj-text.h"
#include "gui/evidence/tj-correction-editor.h"
#include "gui/evidence/tj-field-looks.h"
#include "gui/evidence/tj-field-reading.h"
#include "gui/evidence/tj-text-drag.h"
#include "gui/evidence/tj-tick-box.h"
#include "gui/evidence/tj-word-marks.h"
#include "gui/tj-evidence-drag.h"
#include "gui/widgets/tj-evidence-links.h"
#include "gui/widgets/tj-tooltip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One question of the form and its answer as the applicant typed it, with what the program
 * read from it below. */

#define TEMPLATE "/org/tanjian/Tanjian/ui/evidence/tj-form-row.ui"

/* A cell can hold a book; laying out more than this would hold up the window. */
#define MAX_CHARACTERS 20000
#define FLASH_MILLISECONDS 1000

struct _TjFormRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title_label;
  GtkLabel *place_label;
  GtkLabel *text_label;
  GtkLabel *rest_label;
  GtkBox *looks_box;
  GtkWidget *reading_box;
  GtkWidget *reading_icon;
  GtkLabel *reading_label;

  GtkWidget *corrected_mark;
  GtkLabel *corrected_label;
  GtkWidget *edit_button;
  GtkLabel *original_label;
  GtkBox *editor_box;
  GtkBox *marks_box;
  TjEvidenceLinks *links;

  char *path;
  char *sha256;
  TjField *field;
  char *reason;
  guint flash_id;
};

G_DEFINE_FINAL_TYPE (TjFormRow, tj_form_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
has_text (TjFormRow *self)
{
  g_autofree char *stripped = g_strstrip (g_strdup (tj_field_get_text (self->field)));

  return stripped[0] != '\0';
}

static void
show_long_text (TjFormRow  *self,
                const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *part = NULL;
  g_autofree char *rest = NULL;

  if (g_utf8_strlen (valid, -1) <= MAX_CHARACTERS)
    {
      gtk_label_set_text (self->text_label, valid);
      return;
    }

  part = g_utf8_substring (valid, 0, MAX_CHARACTERS);
  gtk_label_set_text (self->text_label, part);
  rest = g_strdup_printf (_("Only the first %d characters are shown. The rest stands in the form "
                            "file."), MAX_CHARACTERS);
  gtk_label_set_text (self->rest_label, rest);
  gtk_widget_set_visible (GTK_WIDGET (self->rest_label), TRUE);
}

static void
show_blank (TjFormRow *self)
{
  gtk_label_set_text (self->text_label, "—");
  gtk_label_set_selectable (self->text_label, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->text_label), "quiet");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_label),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: what a screen reader says of no answer */
                                  C_("field", "empty"), -1);
}

/* The boxes as read; what was typed joins them only where it does not say one clear thing. */
static void
show_ticks (TjFormRow *self)
{
  const char * const *ticked = tj_field_get_ticked (self->field);
  gboolean clear = ticked[0] != NULL && ticked[1] == NULL;
  g_autofree char *boxes = tj_tick_box_dup_text (self->field);
  g_autofree char *both = NULL;

  if (!clear && has_text (self))
    both = g_strconcat (boxes, "\n", tj_field_get_text (self->field), NULL);

  show_long_text (self, both != NULL ? both : boxes);
}

static void
show_answer (TjFormRow *self)
{
  if (tj_field_get_spec (self->field)->kind == TJ_FIELD_TICKS)
    {
      show_ticks (self);
    }
  else if (has_text (self))
    {
      g_autofree char *running = tj_field_looks_dup_running (self->field);

      show_long_text (self, running);
    }
  else
    {
      show_blank (self);
    }
}

static void
show_reading (TjFormRow *self)
{
  gboolean doubtful;
  g_autofree char *reading = tj_field_reading_dup_sentence (self->field, &doubtful);

  gtk_widget_set_visible (self->reading_box, reading != NULL);
  gtk_label_set_text (self->reading_label, reading != NULL ? reading : "");
  gtk_widget_set_visible (self->reading_icon, doubtful);
  gtk_widget_remove_css_class (self->reading_box, doubtful ? "quiet" : "warning");
  gtk_widget_add_css_class (self->reading_box, doubtful ? "warning" : "quiet");
}

/* What was read stays in sight below what the reviewer made of it. */
static void
show_original (TjFormRow *self)
{
  TjField *original = tj_field_get_original (self->field);
  g_autofree char *read = original != NULL ? tj_field_reading_dup_answer (original) : NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  gtk_widget_set_visible (self->corrected_mark, original != NULL);
  /* Translators: marks a field that the reviewer corrected, or typed where nothing was read */
  gtk_label_set_text (self->corrected_label, read != NULL ? C_("field", "corrected")
                                                          : C_("field", "typed"));
  if (read != NULL)
    {
      /* Translators: what the form itself says in a field that is corrected */
      g_string_append_printf (text, _("Read from the form: %s"), read);
    }
  if (original != NULL && self->reason != NULL)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, _("Reason: %s"), self->reason);
    }

  gtk_label_set_text (self->original_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->original_label), text->len > 0);
}

static void
close_editor (TjFormRow *self)
{
  GtkWidget *editor = gtk_widget_get_first_child (GTK_WIDGET (self->editor_box));

  if (editor == NULL)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_box_remove (self->editor_box, editor);
  gtk_widget_set_visible (GTK_WIDGET (self->editor_box), FALSE);
}

static void
correct_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  TjFormRow *self = TJ_FORM_ROW (widget);
  TjCorrectionEditor *editor = NULL;

  if (gtk_widget_get_visible (GTK_WIDGET (self->editor_box)))
    {
      close_editor (self);
      return;
    }

  editor = tj_correction_editor_new (self->path, self->field, self->reason);
  g_signal_connect_object (editor, "done", G_CALLBACK (close_editor), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->editor_box, GTK_WIDGET (editor));
  gtk_widget_set_visible (GTK_WIDGET (self->editor_box), TRUE);
  tj_correction_editor_begin (editor);
  gtk_widget_activate_action (widget, "form.reveal", "s", self->path);
}

static TjEvidence *
make_evidence (GtkWidget  *container,
               GtkWidget  *widget,
               const char *words)
{
  TjFormRow *self = TJ_FORM_ROW (container);

  return tj_form_row_dup_evidence (self, words);
}

static void
dropped_cb (GtkWidget        *widget,
            const TjEvidence *evidence)
{
  TjFormRow *self = TJ_FORM_ROW (widget);
  g_autofree char *target = g_strconcat ("claim.", self->path, NULL);
  g_autofree char *value = tj_evidence_to_value (evidence);

  gtk_widget_activate_action (widget, "review.attach-evidence", "(ss)", target, value);
}

static void
add_mark (TjFormRow *self,
          guint      number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *name = g_strdup_printf (_("Evidence %u"), number);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "mark");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  tj_tooltip_set (button, _("Show where it is used"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.show-judgement");
  gtk_box_append (self->marks_box, button);
}

static gboolean
flash_over_cb (gpointer data)
{
  TjFormRow *self = data;

  self->flash_id = 0;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "flash");

  return G_SOURCE_REMOVE;
}

static void
tj_form_row_dispose (GObject *object)
{
  TjFormRow *self = TJ_FORM_ROW (object);

  g_clear_handle_id (&self->flash_id, g_source_remove);
  g_clear_object (&self->field);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->reason, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_FORM_ROW);

  G_OBJECT_CLASS (tj_form_row_parent_class)->dispose (object);
}

static void
tj_form_row_class_init (TjFormRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_form_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjFormRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TjFormRow, place_label);
  gtk_widget_class_bind_template_child (widget_class, TjFormRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, TjFormRow, rest_label);
  gtk_widget_class_bind_template_child (widget_class, TjFormRow, looks_box);
  gtk_widget_class_bind_template_child (widget_class, TjFormRow, reading_box);
  gtk_widget_class_bind_template_child (widget_class, TjFormRow, reading_icon);
  gtk_widget_class_bind_template_child (widget_class, TjFormRow, reading_label);
  gtk_widget_class_bind_template_child (widget_class, TjFormRow, corrected_mark);
  gtk_widget_class_bind_template_child (widget_class, TjFormRow, corrected_label);
  gtk_widget_class_bind_template_child (widget_class, TjFormRow, edit_button);
  gtk_widget_class_bind_template_child (widget_class, TjFormRow, original_label);
  gtk_widget_class_bind_template_child (widget_class, TjFormRow, editor_box);
  gtk_widget_class_bind_template_child (widget_class, TjFormRow, marks_box);

  gtk_widget_class_install_action (widget_class, "row.correct", NULL, correct_action);
}

static void
tj_form_row_init (TjFormRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.correct", FALSE);
  tj_text_drag_install (GTK_WIDGET (self), make_evidence);
  tj_evidence_drop_install (GTK_WIDGET (self), dropped_cb);
}

/* What supports the claim that the field makes, or that nothing does, between the answer and its
 * editor; made with the first one, since few fields ever have any. */
static void
show_links (TjFormRow *self,
            TjPackage *package,
            TjReview  *review,
            gboolean   editable)
{
  g_autofree char *target = g_strconcat ("claim.", self->path, NULL);
  g_autoptr(GPtrArray) marks = review != NULL ? tj_review_list_evidence (review, target) : NULL;
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->editor_box));
  gboolean absent = review != NULL && tj_review_is_unevidenced (review, target);

  if (self->links != NULL)
    {
      tj_evidence_links_set_compact (self->links, !absent);
      tj_evidence_links_show (self->links, package, review, editable);
      return;
    }
  if (!absent && (marks == NULL || marks->len == 0))
    return;

  self->links = tj_evidence_links_new (target);
  tj_evidence_links_set_compact (self->links, !absent);
  tj_evidence_links_show (self->links, package, review, editable);
  gtk_box_insert_child_after (GTK_BOX (box), GTK_WIDGET (self->links),
                              gtk_widget_get_prev_sibling (GTK_WIDGET (self->editor_box)));
}

/**
 * tj_form_row_new:
 * @path: as findings name the field
 * @field: the answer to show; it does not change any more
 *
 * Returns: (transfer floating): a row for a list box
 */
TjFormRow *
tj_form_row_new (const char *path,
                 TjField    *field)
{
  TjFormRow *self = g_object_new (TJ_TYPE_FORM_ROW, NULL);
  const char *title = tj_field_spec_get_label (tj_field_get_spec (field));

  self->path = g_strdup (path);
  gtk_label_set_text (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  tj_form_row_set_field (self, field, NULL);

  return self;
}

/**
 * tj_form_row_set_field:
 * @field: the answer to show instead, of the same question
 * @reason: (nullable): why the reviewer corrected it
 */
void
tj_form_row_set_field (TjFormRow  *self,
                       TjField    *field,
                       const char *reason)
{
  const TjPlace *place = tj_field_get_place (field);
  g_autofree char *words = place != NULL ? tj_place_to_string (place) : NULL;

  g_return_if_fail (TJ_IS_FORM_ROW (self));

  g_set_object (&self->field, field);
  g_free (self->reason);
  self->reason = g_strdup (reason);

  gtk_label_set_text (self->place_label, words != NULL ? words : "");
  gtk_label_set_selectable (self->text_label, TRUE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->text_label), "quiet");
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->text_label),
                                 GTK_ACCESSIBLE_PROPERTY_LABEL);
  gtk_widget_set_visible (GTK_WIDGET (self->rest_label), FALSE);
  show_answer (self);
  tj_field_looks_add_widgets (self->looks_box, field);
  tj_form_row_highlight_words (self, NULL);
  show_reading (self);
  show_original (self);
}

/**
 * tj_form_row_close_editor:
 *
 * Ends a correction that was begun and not taken over.
 */
void
tj_form_row_close_editor (TjFormRow *self)
{
  g_return_if_fail (TJ_IS_FORM_ROW (self));

  close_editor (self);
}

/**
 * tj_form_row_set_evidence:
 * @sha256: (nullable): of the file that the form was read from; without it the answer can be no
 *   evidence
 * @package: (nullable): knows what the files are called
 * @review: (nullable): has the evidence
 * @editable: whether it can be changed
 *
 * Shows where the answer is evidence, and what is evidence for it.
 */
void
tj_form_row_set_evidence (TjFormRow  *self,
                          const char *sha256,
                          TjPackage  *package,
                          TjReview   *review,
                          gboolean    editable)
{
  g_autoptr(GPtrArray) marks = NULL;
  GtkWidget *child;

  g_return_if_fail (TJ_IS_FORM_ROW (self));

  g_free (self->sha256);
  self->sha256 = g_strdup (sha256);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->marks_box))) != NULL)
    gtk_box_remove (self->marks_box, child);

  show_links (self, package, review, editable);
  marks = review != NULL ? tj_review_list_evidence (review, NULL) : g_ptr_array_new ();
  for (guint i = 0; i < marks->len; i++)
    {
      const TjEvidence *mark = g_ptr_array_index (marks, i);

      if (mark->kind == TJ_EVIDENCE_FIELD && g_str_equal (mark->field, self->path))
        add_mark (self, mark->number);
    }
}

/**
 * tj_form_row_dup_evidence:
 * @words: (nullable): which words of the answer; all of it for %NULL
 *
 * Returns: (transfer full) (nullable): the answer as a place in the package; %NULL where it was not
 *   read from a file
 */
TjEvidence *
tj_form_row_dup_evidence (TjFormRow  *self,
                          const char *words)
{
  TjEvidence *evidence;
  TjField *original;

  g_return_val_if_fail (TJ_IS_FORM_ROW (self), NULL);

  if (self->sha256 == NULL)
    return NULL;

  evidence = tj_evidence_new (TJ_EVIDENCE_FIELD, self->sha256);
  evidence->field = g_strdup (self->path);
  /* Evidence is what the applicant wrote, not what the reviewer made of it. */
  original = tj_field_get_original (self->field);
  tj_evidence_set_quote (evidence, words != NULL ? words
                                   : tj_field_get_text (original != NULL ? original
                                                                         : self->field));

  return evidence;
}

/**
 * tj_form_row_contains:
 * @folded: words as tj_text_fold() makes them
 *
 * Returns: whether the answer, as it is shown, has these words
 */
gboolean
tj_form_row_contains (TjFormRow  *self,
                      const char *folded)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (TJ_IS_FORM_ROW (self), FALSE);

  text = tj_text_fold (gtk_label_get_text (self->text_label));

  return strstr (text, folded) != NULL;
}

/**
 * tj_form_row_get_path:
 *
 * Returns: (transfer none): as findings name the field
 */
const char *
tj_form_row_get_path (TjFormRow *self)
{
  g_return_val_if_fail (TJ_IS_FORM_ROW (self), NULL);

  return self->path;
}

/**
 * tj_form_row_dup_selected:
 *
 * Returns: (transfer full) (nullable): the words of the answer that are selected
 */
char *
tj_form_row_dup_selected (TjFormRow *self)
{
  g_return_val_if_fail (TJ_IS_FORM_ROW (self), NULL);

  return tj_text_drag_dup_selected (GTK_WIDGET (self->text_label));
}

/**
 * tj_form_row_set_editable:
 * @editable: whether the reviewer may correct the answer
 */
void
tj_form_row_set_editable (TjFormRow *self,
                          gboolean   editable)
{
  g_return_if_fail (TJ_IS_FORM_ROW (self));

  gtk_widget_set_visible (self->edit_button, editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.correct", editable);
  if (!editable)
    close_editor (self);
}

/**
 * tj_form_row_highlight_words:
 * @words: (array zero-terminated=1) (nullable): what to mark in the answer
 */
void
tj_form_row_highlight_words (TjFormRow          *self,
                             const char * const *words)
{
  PangoAttrList *marks;

  g_return_if_fail (TJ_IS_FORM_ROW (self));

  marks = tj_word_marks_find (gtk_label_get_text (self->text_label), words);
  if (tj_field_get_looks (self->field) != NULL)
    {
      if (marks == NULL)
        marks = pango_attr_list_new ();
      tj_field_looks_mark (marks, self->field);
    }
  gtk_label_set_attributes (self->text_label, marks);
  g_clear_pointer (&marks, pango_attr_list_unref);
}

/**
 * tj_form_row_flash:
 *
 * Draws the eye to the row for a second; not where the user switched animations off.
 */
void
tj_form_row_flash (TjFormRow *self)
{
  gboolean animations;

  g_return_if_fail (TJ_IS_FORM_ROW (self));

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)),
                "gtk-enable-animations", &animations,
                NULL);
  if (!animations)
    return;

  g_clear_handle_id (&self->flash_id, g_source_remove);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flash");
  self->flash_id = g_timeout_add (FLASH_MILLISECONDS, flash_over_cb, self);
}
