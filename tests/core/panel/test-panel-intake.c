/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-panel-intake.h"

#define MAX_ENTRIES 6

/* Sheets in the order given, then the state that each ends in. */
typedef struct
{
  const char *name;
  TjIntakeEntry entries[MAX_ENTRIES];
  guint n_entries;
} Case;

static const Case cases[] = {
  { "one each",
    { { "1", NULL, "d1", "a", "x", TJ_INTAKE_COUNTS },
      { "2", NULL, "d2", "a", "y", TJ_INTAKE_COUNTS },
      { "3", NULL, "d3", "b", "x", TJ_INTAKE_COUNTS } }, 3 },
  { "the same twice",
    { { "1", NULL, "d4", "a", "x", TJ_INTAKE_COUNTS },
      { "1", NULL, "d4", "a", "x", TJ_INTAKE_TWICE } }, 2 },
  { "one draft for two reviewers",
    { { "1", NULL, "da", "a", "x", TJ_INTAKE_COUNTS },
      { "1", NULL, "db", "b", "x", TJ_INTAKE_REPLACED },
      { "2", "1", "dc", "b", "x", TJ_INTAKE_COUNTS } }, 3 },
  { "one draft signed twice",
    { { "1", NULL, "dd", "a", "x", TJ_INTAKE_RIVALS },
      { "1", NULL, "de", "a", "x", TJ_INTAKE_RIVALS } }, 2 },
  { "a chain",
    { { "3", "2", "d6", "a", "x", TJ_INTAKE_COUNTS },
      { "1", NULL, "d7", "a", "x", TJ_INTAKE_REPLACED },
      { "2", "1", "d8", "a", "x", TJ_INTAKE_REPLACED } }, 3 },
  { "what is replaced is not here",
    { { "2", "1", "d9", "a", "x", TJ_INTAKE_COUNTS } }, 1 },
  { "two rivals and a third",
    { { "1", NULL, "d10", "a", "x", TJ_INTAKE_RIVALS },
      { "2", NULL, "d11", "a", "x", TJ_INTAKE_RIVALS },
      { "3", NULL, "d12", "a", "x", TJ_INTAKE_RIVALS } }, 3 },
  { "two replace one",
    { { "1", NULL, "d13", "a", "x", TJ_INTAKE_REPLACED },
      { "2", "1", "d14", "a", "x", TJ_INTAKE_RIVALS },
      { "3", "1", "d15", "a", "x", TJ_INTAKE_RIVALS } }, 3 },
  { "of another reviewer",
    { { "1", NULL, "d16", "a", "x", TJ_INTAKE_COUNTS },
      { "2", "1", "d17", "b", "x", TJ_INTAKE_FOREIGN_REPLACEMENT } }, 2 },
  { "on another item",
    { { "1", NULL, "d18", "a", "x", TJ_INTAKE_COUNTS },
      { "2", "1", "d19", "a", "y", TJ_INTAKE_FOREIGN_REPLACEMENT } }, 2 },
  { "a circle",
    { { "1", "2", "d20", "a", "x", TJ_INTAKE_CIRCLE },
      { "2", "1", "d21", "a", "x", TJ_INTAKE_CIRCLE },
      { "3", NULL, "d22", "a", "x", TJ_INTAKE_COUNTS } }, 3 },
  { "itself", { { "1", "1", "d23", "a", "x", TJ_INTAKE_CIRCLE } }, 1 },
  { "nothing", { { NULL } }, 0 },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TjIntakeEntry entries[MAX_ENTRIES];

      for (guint j = 0; j < cases[i].n_entries; j++)
        entries[j] = cases[i].entries[j];

      g_test_message ("%s", cases[i].name);
      tj_panel_intake_settle (entries, cases[i].n_entries);
      for (guint j = 0; j < cases[i].n_entries; j++)
        {
          g_assert_cmpstr (tj_intake_state_to_string (entries[j].state), ==,
                           tj_intake_state_to_string (cases[i].entries[j].state));
          g_assert_true ((entries[j].other >= 0) == (entries[j].state != TJ_INTAKE_COUNTS));
        }
    }
}

/* Turned round, each sheet ends in the same state; of the same sheet twice the first counts. */
static void
test_order (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const guint n = cases[i].n_entries;
      TjIntakeEntry entries[MAX_ENTRIES];

      if (n == 0 || cases[i].entries[n - 1].state == TJ_INTAKE_TWICE)
        continue;

      for (guint j = 0; j < n; j++)
        entries[j] = cases[i].entries[n - 1 - j];
      tj_panel_intake_settle (entries, n);
      for (guint j = 0; j < n; j++)
        g_assert_cmpint (entries[j].state, ==, cases[i].entries[n - 1 - j].state);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel-intake/cases", test_cases);
  g_test_add_func ("/panel-intake/order", test_order);

  return g_test_run ();
}
