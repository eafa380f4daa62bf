/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/judgement/tj-arithmetic-row.h"

struct _TjArithmeticRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *name_label;
  GtkLabel *origin_label;
  GtkLabel *value_label;
  GtkImage *go_image;

  char *field;
  char *attachment;
  guint page;
};

G_DEFINE_FINAL_TYPE (TjArithmeticRow, tj_arithmetic_row, GTK_TYPE_LIST_BOX_ROW)

static void
tj_arithmetic_row_finalize (GObject *object)
{
  TjArithmeticRow *self = TJ_ARITHMETIC_ROW (object);

  g_free (self->field);
  g_free (self->attachment);

  G_OBJECT_CLASS (tj_arithmetic_row_parent_class)->finalize (object);
}

static void
tj_arithmetic_row_class_init (TjArithmeticRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tj_arithmetic_row_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/judgement/tj-arithmetic-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TjArithmeticRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, TjArithmeticRow, origin_label);
  gtk_widget_class_bind_template_child (widget_class, TjArithmeticRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, TjArithmeticRow, go_image);
}

static void
tj_arithmetic_row_init (TjArithmeticRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_arithmetic_row_new:
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
tj_arithmetic_row_new (const TjFigureInput *input)
{
  TjArithmeticRow *self = g_object_new (TJ_TYPE_ARITHMETIC_ROW, NULL);
  g_autofree char *number = tj_figure_dup_number (input->value);
  g_autofree char *value = g_strconcat (number, input->unit != NULL ? " " : NULL, input->unit,
                                        NULL);
  g_autofree char *origin = g_strconcat (input->origin != NULL ? input->origin : "",
                                         input->source != NULL ? "\n" : NULL, input->source,
                                         NULL);
  g_autofree char *label = g_strdup_printf ("%s %s", input->name, value);
  gboolean has_place;

  self->field = g_strdup (input->field);
  self->attachment = g_strdup (input->attachment);
  self->page = input->page;
  has_place = self->field != NULL || self->attachment != NULL;

  gtk_label_set_label (self->name_label, input->name);
  gtk_label_set_label (self->origin_label, origin);
  gtk_widget_set_visible (GTK_WIDGET (self->origin_label), *origin != '\0');
  gtk_label_set_label (self->value_label, value);
  /* The place keeps its room, so that numbers stand below each other. */
  gtk_widget_set_opacity (GTK_WIDGET (self->go_image), has_place ? 1 : 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), has_place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, origin, -1);

  return GTK_WIDGET (self);
}

/**
 * tj_arithmetic_row_new_for_field:
 * @name: what the field is called
 * @origin: what it says, and where
 * @path: of the field
 *
 * Returns: (transfer floating): a row without a number
 */
GtkWidget *
tj_arithmetic_row_new_for_field (const char *name,
                                 const char *origin,
                                 const char *path)
{
  TjArithmeticRow *self = g_object_new (TJ_TYPE_ARITHMETIC_ROW, NULL);

  self->field = g_strdup (path);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->origin_label, origin);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, origin, -1);

  return GTK_WIDGET (self);
}

/**
 * tj_arithmetic_row_go:
 *
 * Shows the field of the form or the page of the attachment from which the number is.
 */
void
tj_arithmetic_row_go (TjArithmeticRow *self)
{
  g_return_if_fail (TJ_IS_ARITHMETIC_ROW (self));

  if (self->field != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "review.show-field", "s", self->field);
  else if (self->attachment != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "review.show-place", "(su)",
                                self->attachment, self->page);
}
