/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/round/tj-list-menus.h"

#include <glib/gi18n-lib.h>

#include "gui/round/tj-round-column.h"

/* The menus of the list of a round, made of its columns; their actions are those of
 * tj_round_list_get_actions(). */

static void
append_choice (GMenu      *menu,
               const char *label,
               const char *action,
               const char *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

/**
 * tj_list_menus_new_order:
 *
 * Returns: (transfer full): by what packages are put in order, and in which direction
 */
GMenuModel *
tj_list_menus_new_order (void)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) columns = g_menu_new ();
  g_autoptr(GMenu) direction = g_menu_new ();
  guint n_columns;
  const TjRoundColumn *table = tj_round_columns_get (&n_columns);

  append_choice (columns, _("The Folder’s Order"), "list.sort", "folder");
  for (guint i = 0; i < n_columns; i++)
    append_choice (columns, tj_round_column_get_order (&table[i]), "list.sort", table[i].id);
  g_menu_append (direction, _("Largest or Last First"), "list.descending");

  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (direction));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/**
 * tj_list_menus_new_columns:
 *
 * Returns: (transfer full): which columns are shown, and what stands under one heading
 */
GMenuModel *
tj_list_menus_new_columns (void)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) columns = g_menu_new ();
  g_autoptr(GMenu) groups = g_menu_new ();
  guint n_columns;
  const TjRoundColumn *table = tj_round_columns_get (&n_columns);

  for (guint i = 1; i < n_columns; i++)
    {
      g_autofree char *action = g_strconcat ("list.column-", table[i].id, NULL);

      g_menu_append (columns, tj_round_column_get_title (&table[i]), action);
    }
  append_choice (groups, _("No Groups"), "list.group", "none");
  append_choice (groups, _("By Category"), "list.group", "category");
  append_choice (groups, _("By Type"), "list.group", "type");

  g_menu_append_section (menu, _("Groups"), G_MENU_MODEL (groups));
  g_menu_append_section (menu, _("Columns"), G_MENU_MODEL (columns));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}
