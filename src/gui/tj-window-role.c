/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-window-private.h"

/* What the role of the user puts in front: the order of the tasks in the main menu. Nothing is
 * taken away. */

#define N_FIRST 7

static const struct
{
  const char *role;
  const char *actions[N_FIRST];
} firsts[] = {
  { "expert", { "win.questions", "win.print", "win.save-pdf", "win.history", "win.verify" } },
  { "bureau", { "win.opinion", "win.gate", "win.status", "win.terms", "win.ledger", "win.pack",
                "win.compare-ledger" } },
  { "trainer", { "win.present", "win.replay", "win.teaching", "win.history",
                 "win.verify", "win.questions" } },
};

static int
find_task (GMenuModel *tasks,
           const char *action)
{
  for (int i = 0; i < g_menu_model_get_n_items (tasks); i++)
    {
      g_autofree char *name = NULL;

      if (g_menu_model_get_item_attribute (tasks, i, "action", "s", &name) &&
          g_str_equal (name, action))
        return i;
    }

  return -1;
}

static void
move_to_front (GMenu      *tasks,
               const char *action)
{
  int position = find_task (G_MENU_MODEL (tasks), action);
  g_autoptr(GMenuItem) item = NULL;

  if (position <= 0)
    return;

  item = g_menu_item_new_from_model (G_MENU_MODEL (tasks), position);
  g_menu_remove (tasks, position);
  g_menu_prepend_item (tasks, item);
}

static void
role_changed_cb (TjWindow *self)
{
  g_autofree char *role = g_settings_get_string (self->settings, "role");

  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    {
      if (!g_str_equal (firsts[i].role, role))
        continue;

      /* The last one first, so that the first one ends in front. */
      for (int j = N_FIRST - 1; j >= 0; j--)
        {
          if (firsts[i].actions[j] != NULL)
            move_to_front (self->tasks_section, firsts[i].actions[j]);
        }
    }
}

/**
 * tj_window_follow_role:
 *
 * Keeps the menu in the order of the role that is chosen.
 */
void
tj_window_follow_role (TjWindow *self)
{
  g_signal_connect_object (self->settings, "changed::role", G_CALLBACK (role_changed_cb), self,
                           G_CONNECT_SWAPPED);
  role_changed_cb (self);
}
