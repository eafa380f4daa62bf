/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/judgement/tj-rank-row.h"

#include <glib/gi18n-lib.h>

#include "gui/widgets/tj-category-mark.h"

struct _TjRankRow
{
  GtkListBoxRow parent_instance;

  TjCategoryMark *mark;
  GtkLabel *name_label;
  GtkLabel *category_label;
  GtkLabel *score_label;
  GtkLabel *declared_label;
  GtkLabel *because_label;
  GtkLabel *against_label;

  GStrv words;
  char *code;
};

G_DEFINE_FINAL_TYPE (TjRankRow, tj_rank_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_words (GtkLabel   *label,
            const char *format,
            GStrv       words)
{
  g_autofree char *joined = g_strjoinv (_(", "), words);
  g_auto(GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *text = g_strconcat (parts[0], joined, parts[1], NULL);

  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), words[0] != NULL);
}

static void
tj_rank_row_finalize (GObject *object)
{
  TjRankRow *self = TJ_RANK_ROW (object);

  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->code, g_free);

  G_OBJECT_CLASS (tj_rank_row_parent_class)->finalize (object);
}

static void
tj_rank_row_class_init (TjRankRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tj_rank_row_finalize;

  g_type_ensure (TJ_TYPE_CATEGORY_MARK);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/judgement/tj-rank-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TjRankRow, mark);
  gtk_widget_class_bind_template_child (widget_class, TjRankRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, TjRankRow, category_label);
  gtk_widget_class_bind_template_child (widget_class, TjRankRow, score_label);
  gtk_widget_class_bind_template_child (widget_class, TjRankRow, declared_label);
  gtk_widget_class_bind_template_child (widget_class, TjRankRow, because_label);
  gtk_widget_class_bind_template_child (widget_class, TjRankRow, against_label);
}

static void
tj_rank_row_init (TjRankRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_rank_row_new:
 * @declared: whether the applicant declared this type
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
tj_rank_row_new (const TjClassifierRank *rank,
                 gboolean                declared)
{
  TjRankRow *self = g_object_new (TJ_TYPE_RANK_ROW, NULL);
  TjTaxonomyNode *category = tj_taxonomy_node_get_parent (rank->node);
  g_autofree char *score = g_strdup_printf ("%.0f %%", rank->score * 100);

  self->words = g_strdupv (rank->because);
  self->code = g_strdup (tj_taxonomy_node_get_code (rank->node));

  tj_category_mark_set_category (self->mark, tj_taxonomy_node_get_code (category));
  gtk_label_set_label (self->name_label, tj_taxonomy_node_get_name (rank->node));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tj_taxonomy_node_get_name (rank->node),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, score, -1);
  gtk_label_set_label (self->category_label, tj_taxonomy_node_get_name (category));
  gtk_label_set_label (self->score_label, score);
  gtk_widget_set_visible (GTK_WIDGET (self->declared_label), declared);

  /* Translators: the words of the application that speak for a type of the taxonomy */
  show_words (self->because_label, _("For it: %s"), rank->because);
  /* Translators: the words of the application that speak for another type */
  show_words (self->against_label, _("Against it: %s"), rank->against);

  return GTK_WIDGET (self);
}

/**
 * tj_rank_row_get_words:
 *
 * Returns: (array zero-terminated=1): the words that speak for the type
 */
const char * const *
tj_rank_row_get_words (TjRankRow *self)
{
  g_return_val_if_fail (TJ_IS_RANK_ROW (self), NULL);

  return (const char * const *) self->words;
}

const char *
tj_rank_row_get_code (TjRankRow *self)
{
  g_return_val_if_fail (TJ_IS_RANK_ROW (self), NULL);

  return self->code;
}
