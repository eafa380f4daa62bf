/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/round/tj-name-cell.h"

#include <glib/gi18n-lib.h>

#include "gui/round/tj-round-column.h"
#include "gui/round/tj-round-groups.h"
#include "gui/tj-hit-words.h"
#include "gui/widgets/tj-category-mark.h"

struct _TjNameCell
{
  GtkWidget parent_instance;

  TjCategoryMark *mark;
  GtkWidget *lines_box;
  GtkLabel *name_label;
  GtkLabel *lines_label;

  GObject *object;
};

/* Before the name of a group: whether its packages are shown. */
#define FOLDED "▸ "
#define UNFOLDED "▾ "

G_DEFINE_FINAL_TYPE (TjNameCell, tj_name_cell, GTK_TYPE_WIDGET)

/* A row has no name of its own in GTK 4.8; it is the parent of the cell that holds this. */
static void
name_row (TjNameCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *spoken = NULL;

  if (row == NULL || self->object == NULL)
    return;

  spoken = TJ_IS_ROUND_GROUP (self->object)
             ? tj_round_group_dup_label (TJ_ROUND_GROUP (self->object))
             : tj_round_column_dup_spoken (TJ_ROUND_ITEM (self->object));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  if (TJ_IS_ROUND_GROUP (self->object))
    gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED,
                                 !tj_round_group_get_collapsed (TJ_ROUND_GROUP (self->object)),
                                 -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
show_group (TjNameCell   *self,
            TjRoundGroup *group)
{
  TjTaxonomyNode *node = tj_round_group_get_node (group);
  gboolean is_category = node != NULL &&
                         tj_taxonomy_node_get_level (node) == TJ_TAXONOMY_CATEGORY;
  g_autofree char *label = tj_round_group_dup_label (group);
  g_autofree char *text = g_strconcat (tj_round_group_get_collapsed (group) ? FOLDED : UNFOLDED,
                                       label, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->mark), is_category);
  if (is_category)
    tj_category_mark_set_category (self->mark, tj_taxonomy_node_get_code (node));
  gtk_label_set_label (self->name_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->lines_label), FALSE);
}

static const char *
get_second_line (TjRoundItem *item)
{
  switch (tj_round_item_get_state (item))
    {
    case TJ_ROUND_ITEM_LOADING:
      return _("Reading…");
    case TJ_ROUND_ITEM_FAILED:
      return tj_round_item_get_problem (item);
    case TJ_ROUND_ITEM_READY:
    default:
      return tj_round_item_get_facts (item)->applicant;
    }
}

/* A blind reviewer gets the words without the marks in them, which may stand within a name. */
static char *
dup_hit_markup (TjRoundItem     *item,
                const TjTextHit *hit)
{
  g_autofree char *markup = tj_hit_words_dup_markup (hit);
  g_autofree char *plain = NULL;
  g_autofree char *shown = NULL;

  if (!tj_round_item_get_blind (item) ||
      !pango_parse_markup (markup, -1, 0, NULL, &plain, NULL, NULL))
    return g_steal_pointer (&markup);

  shown = tj_round_item_dup_shown (item, plain);

  return g_markup_escape_text (shown, -1);
}

/* Few labels, because of all the rows that a list makes at once. */
static void
show_item (TjNameCell  *self,
           TjRoundItem *item)
{
  const TjTextHit *hit = tj_round_item_get_hit (item);
  const char *second = get_second_line (item);
  g_autofree char *escaped = g_markup_escape_text (second != NULL ? second : "", -1);
  GString *lines = g_string_new (escaped);

  if (hit != NULL)
    {
      g_autofree char *markup = dup_hit_markup (item, hit);
      g_autofree char *place = tj_hit_words_dup_place (hit);
      g_autofree char *escaped_place = g_markup_escape_text (place, -1);

      g_string_append_printf (lines, "%s%s\n%s", lines->len > 0 ? "\n" : "", markup,
                              escaped_place);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->mark), TRUE);
  tj_category_mark_set_category (self->mark, tj_round_item_get_category (item));
  gtk_label_set_label (self->name_label, tj_round_item_get_name (item));
  gtk_label_set_label (self->lines_label, lines->str);
  gtk_widget_set_visible (GTK_WIDGET (self->lines_label), lines->len > 0);
  g_string_free (lines, TRUE);
}

static void
update (TjNameCell *self)
{
  if (self->object == NULL)
    return;

  if (TJ_IS_ROUND_GROUP (self->object))
    show_group (self, TJ_ROUND_GROUP (self->object));
  else
    show_item (self, TJ_ROUND_ITEM (self->object));
  name_row (self);
}

/* All lines whole; made when it is asked for, because to set one makes GTK 4.8 wait for the
 * display. */
static gboolean
tj_name_cell_query_tooltip (GtkWidget  *widget,
                            int         x,
                            int         y,
                            gboolean    is_keyboard,
                            GtkTooltip *tooltip)
{
  TjNameCell *self = TJ_NAME_CELL (widget);
  const char *lines = gtk_label_get_text (self->lines_label);
  g_autofree char *text = g_strconcat (gtk_label_get_label (self->name_label),
                                       *lines != '\0' ? "\n" : "", lines, NULL);

  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

/* Only now is it known which row that is. */
static void
tj_name_cell_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tj_name_cell_parent_class)->root (widget);
  name_row (TJ_NAME_CELL (widget));
}

static void
tj_name_cell_dispose (GObject *object)
{
  tj_name_cell_set_object (TJ_NAME_CELL (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), TJ_TYPE_NAME_CELL);

  G_OBJECT_CLASS (tj_name_cell_parent_class)->dispose (object);
}

static void
tj_name_cell_class_init (TjNameCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_name_cell_dispose;
  widget_class->query_tooltip = tj_name_cell_query_tooltip;
  widget_class->root = tj_name_cell_root;

  g_type_ensure (TJ_TYPE_CATEGORY_MARK);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/round/tj-name-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, TjNameCell, mark);
  gtk_widget_class_bind_template_child (widget_class, TjNameCell, lines_box);
  gtk_widget_class_bind_template_child (widget_class, TjNameCell, name_label);
  gtk_widget_class_bind_template_child (widget_class, TjNameCell, lines_label);
}

static void
tj_name_cell_init (TjNameCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_name_cell_set_object:
 * @object: (nullable): a #TjRoundItem, which is followed, or a #TjRoundGroup
 */
void
tj_name_cell_set_object (TjNameCell *self,
                         gpointer    object)
{
  g_return_if_fail (TJ_IS_NAME_CELL (self));

  if (TJ_IS_ROUND_ITEM (self->object))
    g_signal_handlers_disconnect_by_func (self->object, update, self);

  g_set_object (&self->object, object);
  if (TJ_IS_ROUND_ITEM (object))
    g_signal_connect_object (object, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
