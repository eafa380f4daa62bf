/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-form-row.h"

#include "gui/evidence/tj-tick-box.h"
#include "gui/evidence/tj-word-marks.h"

#include <glib/gi18n-lib.h>

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
  GtkWidget *reading_box;
  GtkWidget *reading_icon;
  GtkLabel *reading_label;

  TjField *field;
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
      show_long_text (self, tj_field_get_text (self->field));
    }
  else
    {
      show_blank (self);
    }
}

/* The sentence about what a quantity's text was read as; @doubtful tells whether it warns. */
static char *
describe_reading (const TjQuantity *quantity,
                  gboolean         *doubtful)
{
  g_autofree char *value = NULL;

  *doubtful = TRUE;
  if (quantity->state == TJ_QUANTITY_UNREADABLE)
    return g_strdup (_("Not read as a quantity"));

  value = tj_quantity_to_string (quantity);
  if (quantity->unit_conflict)
    /* Translators: %s is a quantity with its unit */
    return g_strdup_printf (_("Read as %s; the unit typed is of another kind"), value);
  if (quantity->unit_missing)
    /* Translators: %s is a quantity with its unit */
    return g_strdup_printf (_("Read as %s; no unit was typed"), value);

  *doubtful = FALSE;
  if (quantity->conversion != NULL)
    /* Translators: a quantity with its unit, and how it was converted */
    return g_strdup_printf (_("Read as %s (%s)"), value, quantity->conversion);

  /* Translators: %s is a quantity with its unit */
  return g_strdup_printf (_("Read as %s"), value);
}

static void
show_reading (TjFormRow *self)
{
  const TjQuantity *quantity = tj_field_get_quantity (self->field);
  g_autofree char *reading = NULL;
  gboolean doubtful;

  if (quantity == NULL || quantity->state == TJ_QUANTITY_BLANK)
    return;

  reading = describe_reading (quantity, &doubtful);
  gtk_label_set_text (self->reading_label, reading);
  gtk_widget_set_visible (self->reading_icon, doubtful);
  gtk_widget_set_visible (self->reading_box, TRUE);
  gtk_widget_add_css_class (self->reading_box, doubtful ? "warning" : "quiet");
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
  gtk_widget_class_bind_template_child (widget_class, TjFormRow, reading_box);
  gtk_widget_class_bind_template_child (widget_class, TjFormRow, reading_icon);
  gtk_widget_class_bind_template_child (widget_class, TjFormRow, reading_label);
}

static void
tj_form_row_init (TjFormRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_form_row_new:
 * @field: the answer to show; it does not change any more
 *
 * Returns: (transfer floating): a row for a list box
 */
TjFormRow *
tj_form_row_new (TjField *field)
{
  TjFormRow *self = g_object_new (TJ_TYPE_FORM_ROW, NULL);
  const TjPlace *place = tj_field_get_place (field);
  const char *title = tj_field_spec_get_label (tj_field_get_spec (field));

  self->field = g_object_ref (field);
  gtk_label_set_text (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (place != NULL)
    {
      g_autofree char *words = tj_place_to_string (place);

      gtk_label_set_text (self->place_label, words);
    }

  show_answer (self);
  show_reading (self);

  return self;
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
