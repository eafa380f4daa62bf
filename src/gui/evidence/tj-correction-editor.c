/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-correction-editor.h"

#include "core/rubric/tj-review-corrections.h"
#include "gui/evidence/tj-field-reading.h"
#include "gui/evidence/tj-tick-box.h"

/* Where a reviewer types what a field should read, below what was read. What comes of it goes to
 * the page that holds the review, by its action. */

#define TEMPLATE "/org/tanjian/Tanjian/ui/evidence/tj-correction-editor.ui"

struct _TjCorrectionEditor
{
  GtkWidget parent_instance;

  GtkWidget *value_label;
  GtkStack *stack;
  GtkEntry *entry;
  GtkTextView *words;
  GtkBox *boxes;
  GtkLabel *reading_label;
  GtkEntry *reason_entry;
  GtkWidget *revert_button;
  GtkWidget *buttons;

  char *path;
  TjField *field;
};

enum {
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjCorrectionEditor, tj_correction_editor, GTK_TYPE_WIDGET)

static TjFieldKind
get_kind (TjCorrectionEditor *self)
{
  return tj_field_get_spec (self->field)->kind;
}

static GStrv
dup_ticked (TjCorrectionEditor *self)
{
  g_autoptr(GStrvBuilder) codes = g_strv_builder_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->boxes)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
        g_strv_builder_add (codes, gtk_widget_get_name (child));
    }

  return g_strv_builder_end (codes);
}

static char *
dup_words (TjCorrectionEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->words);
  GtkTextIter start, end;

  if (get_kind (self) == TJ_FIELD_QUANTITY)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* The field as it would be with what is typed now. */
static TjField *
create_typed (TjCorrectionEditor *self)
{
  TjField *typed = tj_field_new (tj_field_get_spec (self->field), NULL);

  if (get_kind (self) == TJ_FIELD_TICKS)
    {
      g_auto(GStrv) ticked = dup_ticked (self);

      tj_field_set_ticked (typed, (const char * const *) ticked);
    }
  else
    {
      g_autofree char *words = g_strstrip (dup_words (self));

      tj_field_set_text (typed, words);
    }

  return typed;
}

static void
typed_cb (TjCorrectionEditor *self)
{
  g_autoptr(TjField) typed = NULL;
  g_autofree char *reading = NULL;
  gboolean doubtful;

  /* The entry is filled before there is a field. */
  if (self->field == NULL)
    return;

  typed = create_typed (self);
  reading = tj_field_reading_dup_sentence (typed, &doubtful);
  gtk_widget_set_visible (GTK_WIDGET (self->reading_label), reading != NULL);
  gtk_label_set_text (self->reading_label, reading != NULL ? reading : "");
  if (doubtful)
    gtk_widget_add_css_class (GTK_WIDGET (self->reading_label), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->reading_label), "warning");
}

static void
finish (TjCorrectionEditor *self,
        const char         *value,
        const char         *reason)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "review.correct-field", "(sss)", self->path,
                              value, reason);
  g_signal_emit (self, signals[DONE], 0);
}

/* What reads as it was read is no correction. */
static void
apply_cb (TjCorrectionEditor *self)
{
  g_autoptr(TjCorrectionEditor) kept = g_object_ref (self);
  g_autoptr(TjField) typed = create_typed (self);
  TjField *original = tj_field_get_original (self->field);
  g_autofree char *value = tj_correction_dup_value (typed);
  g_autofree char *read = tj_correction_dup_value (original != NULL ? original : self->field);
  gboolean same = g_str_equal (value, read);

  finish (self, same ? "" : value,
          same ? "" : gtk_editable_get_text (GTK_EDITABLE (self->reason_entry)));
}

static void
apply_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  apply_cb (TJ_CORRECTION_EDITOR (widget));
}

static void
revert_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr(TjCorrectionEditor) self = g_object_ref (TJ_CORRECTION_EDITOR (widget));

  finish (self, "", "");
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[DONE], 0);
}

static void
tj_correction_editor_dispose (GObject *object)
{
  TjCorrectionEditor *self = TJ_CORRECTION_EDITOR (object);

  g_clear_object (&self->field);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_CORRECTION_EDITOR);

  G_OBJECT_CLASS (tj_correction_editor_parent_class)->dispose (object);
}

static void
tj_correction_editor_finalize (GObject *object)
{
  g_free (TJ_CORRECTION_EDITOR (object)->path);

  G_OBJECT_CLASS (tj_correction_editor_parent_class)->finalize (object);
}

static void
tj_correction_editor_class_init (TjCorrectionEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tj_correction_editor_dispose;
  object_class->finalize = tj_correction_editor_finalize;

  signals[DONE] =
    g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjCorrectionEditor, value_label);
  gtk_widget_class_bind_template_child (widget_class, TjCorrectionEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, TjCorrectionEditor, entry);
  gtk_widget_class_bind_template_child (widget_class, TjCorrectionEditor, words);
  gtk_widget_class_bind_template_child (widget_class, TjCorrectionEditor, boxes);
  gtk_widget_class_bind_template_child (widget_class, TjCorrectionEditor, reading_label);
  gtk_widget_class_bind_template_child (widget_class, TjCorrectionEditor, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, TjCorrectionEditor, revert_button);
  gtk_widget_class_bind_template_child (widget_class, TjCorrectionEditor, buttons);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);

  gtk_widget_class_install_action (widget_class, "correction.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "correction.revert", NULL, revert_action);
  gtk_widget_class_install_action (widget_class, "correction.cancel", NULL, cancel_action);
}

static void
tj_correction_editor_init (TjCorrectionEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_boxes (TjCorrectionEditor *self)
{
  const char *code = NULL;

  for (guint i = 0; (code = tj_tick_box_get_code (self->field, i)) != NULL; i++)
    {
      g_autofree char *label = tj_tick_box_dup_label (code);
      GtkWidget *box = gtk_check_button_new_with_label (label);

      gtk_widget_set_name (box, code);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (box),
                                   g_strv_contains (tj_field_get_ticked (self->field), code));
      gtk_box_append (self->boxes, box);
    }
}

/**
 * tj_correction_editor_new:
 * @path: the field as findings name it
 * @field: how it reads now
 * @reason: (nullable): why it is corrected already
 *
 * Applying activates `review.correct-field` with the path, the value and the reason, both empty
 * where the field is to read as it was read.
 *
 * Returns: (transfer floating): an editor
 */
TjCorrectionEditor *
tj_correction_editor_new (const char *path,
                          TjField    *field,
                          const char *reason)
{
  TjCorrectionEditor *self = g_object_new (TJ_TYPE_CORRECTION_EDITOR, NULL);
  static const char * const pages[] = {
    [TJ_FIELD_TEXT] = "words", [TJ_FIELD_TICKS] = "boxes", [TJ_FIELD_QUANTITY] = "entry",
  };
  const char *text = tj_field_get_text (field);

  self->path = g_strdup (path);
  if (reason != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), reason);
  gtk_widget_set_visible (self->revert_button, tj_field_get_original (field) != NULL);

  self->field = g_object_ref (field);
  gtk_stack_set_visible_child_name (self->stack, pages[get_kind (self)]);
  if (get_kind (self) == TJ_FIELD_TICKS)
    add_boxes (self);
  else if (get_kind (self) == TJ_FIELD_QUANTITY)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->words), text, -1);
  typed_cb (self);

  return self;
}

/**
 * tj_correction_editor_begin:
 *
 * Gives the focus to what is to be typed.
 */
void
tj_correction_editor_begin (TjCorrectionEditor *self)
{
  g_return_if_fail (TJ_IS_CORRECTION_EDITOR (self));

  if (get_kind (self) == TJ_FIELD_TICKS)
    gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->boxes)));
  else if (get_kind (self) == TJ_FIELD_QUANTITY)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->words));
}
