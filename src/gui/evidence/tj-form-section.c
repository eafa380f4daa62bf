/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-form-section.h"

/* A part of the form: its heading and its fields in a boxed list. */

#define TEMPLATE "/org/tanjian/Tanjian/ui/evidence/tj-form-section.ui"

struct _TjFormSection
{
  GtkWidget parent_instance;

  GtkLabel *title_label;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TjFormSection, tj_form_section, GTK_TYPE_WIDGET)

static void
tj_form_section_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TJ_TYPE_FORM_SECTION);

  G_OBJECT_CLASS (tj_form_section_parent_class)->dispose (object);
}

static void
tj_form_section_class_init (TjFormSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_form_section_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjFormSection, title_label);
  gtk_widget_class_bind_template_child (widget_class, TjFormSection, list);
}

static void
tj_form_section_init (TjFormSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_form_section_new:
 * @title: what stands above
 *
 * Returns: (transfer floating): a section without fields
 */
TjFormSection *
tj_form_section_new (const char *title)
{
  TjFormSection *self = g_object_new (TJ_TYPE_FORM_SECTION, NULL);

  gtk_label_set_text (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return self;
}

void
tj_form_section_add (TjFormSection *self,
                     TjFormRow     *row)
{
  g_return_if_fail (TJ_IS_FORM_SECTION (self));

  gtk_list_box_append (self->list, GTK_WIDGET (row));
}
