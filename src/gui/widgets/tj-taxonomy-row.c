/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-taxonomy-row.h"

#include <glib/gi18n-lib.h>

#include "gui/widgets/tj-category-mark.h"
#include "gui/widgets/tj-tooltip.h"

struct _TjTaxonomyRow
{
  GtkListBoxRow parent_instance;

  TjCategoryMark *mark;
  GtkLabel *name_label;
  GtkLabel *count_label;

  TjTaxonomyNode *node;
};

G_DEFINE_FINAL_TYPE (TjTaxonomyRow, tj_taxonomy_row, GTK_TYPE_LIST_BOX_ROW)

static void
tj_taxonomy_row_dispose (GObject *object)
{
  TjTaxonomyRow *self = TJ_TAXONOMY_ROW (object);

  g_clear_object (&self->node);

  G_OBJECT_CLASS (tj_taxonomy_row_parent_class)->dispose (object);
}

static void
tj_taxonomy_row_class_init (TjTaxonomyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_taxonomy_row_dispose;

  g_type_ensure (TJ_TYPE_CATEGORY_MARK);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/widgets/tj-taxonomy-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TjTaxonomyRow, mark);
  gtk_widget_class_bind_template_child (widget_class, TjTaxonomyRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, TjTaxonomyRow, count_label);
}

static void
tj_taxonomy_row_init (TjTaxonomyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_taxonomy_row_new:
 * @node: (nullable): a category or type; all packages where %NULL
 *
 * Returns: (transfer floating): a row that counts nothing yet
 */
GtkWidget *
tj_taxonomy_row_new (TjTaxonomyNode *node)
{
  TjTaxonomyRow *self = g_object_new (TJ_TYPE_TAXONOMY_ROW, NULL);
  gboolean is_category = node != NULL &&
                         tj_taxonomy_node_get_level (node) == TJ_TAXONOMY_CATEGORY;
  const char *name = node != NULL ? tj_taxonomy_node_get_name (node) : _("All Packages");

  g_set_object (&self->node, node);
  gtk_label_set_label (self->name_label, name);
  tj_tooltip_set (GTK_WIDGET (self), name);

  if (is_category)
    tj_category_mark_set_category (self->mark, tj_taxonomy_node_get_code (node));
  if (is_category || node == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->name_label), "heading");
  gtk_widget_set_visible (GTK_WIDGET (self->mark), node != NULL);

  return GTK_WIDGET (self);
}

/**
 * tj_taxonomy_row_get_node:
 *
 * Returns: (transfer none) (nullable): the node; %NULL for all packages
 */
TjTaxonomyNode *
tj_taxonomy_row_get_node (TjTaxonomyRow *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY_ROW (self), NULL);

  return self->node;
}

void
tj_taxonomy_row_set_count (TjTaxonomyRow *self,
                           guint          count)
{
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (TJ_IS_TAXONOMY_ROW (self));

  text = g_strdup_printf ("%u", count);
  gtk_label_set_label (self->count_label, text);

  /* Translators: what a screen reader says of a category or type, and how many packages it has */
  spoken = g_strdup_printf (ngettext ("%s: %u package", "%s: %u packages", count),
                            gtk_label_get_label (self->name_label), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  if (count == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "empty-node");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "empty-node");
}
