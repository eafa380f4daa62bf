/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-panel-intake.h"

/* Which of several sheets of a reviewer on an item counts. Only the reviewer may say so, by
 * naming in the new sheet the one that it replaces: neither the order in which files came nor
 * the time that stands on them decides. Where two stand beside each other, neither counts. */

/**
 * tj_intake_state_to_string:
 *
 * Returns: the word of machine output
 */
const char *
tj_intake_state_to_string (TjIntakeState self)
{
  switch (self)
    {
    case TJ_INTAKE_COUNTS:
      return "counts";
    case TJ_INTAKE_REPLACED:
      return "replaced";
    case TJ_INTAKE_TWICE:
      return "twice";
    case TJ_INTAKE_RIVALS:
      return "rivals";
    case TJ_INTAKE_FOREIGN_REPLACEMENT:
      return "foreign-replacement";
    case TJ_INTAKE_CIRCLE:
    default:
      return "circle";
    }
}

static gboolean
belong_together (const TjIntakeEntry *a,
                 const TjIntakeEntry *b)
{
  return g_str_equal (a->reviewer, b->reviewer) && g_str_equal (a->item, b->item);
}

/* Numbers of entries by id; those given twice are settled. */
static GHashTable *
index_ids (TjIntakeEntry *entries,
           guint          n_entries)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_entries; i++)
    {
      gpointer first = NULL;

      entries[i].state = TJ_INTAKE_COUNTS;
      entries[i].other = -1;
      if (g_hash_table_lookup_extended (ids, entries[i].id, NULL, &first))
        {
          entries[i].state = TJ_INTAKE_TWICE;
          entries[i].other = GPOINTER_TO_INT (first);
        }
      else
        g_hash_table_insert (ids, (gpointer) entries[i].id, GINT_TO_POINTER ((int) i));
    }

  return ids;
}

/* The entry that @entry replaces, or -1 where it is not among those given. */
static int
find_replaced (GHashTable          *ids,
               const TjIntakeEntry *entry)
{
  gpointer found = NULL;

  if (entry->replaces == NULL
      || !g_hash_table_lookup_extended (ids, entry->replaces, NULL, &found))
    return -1;

  return GPOINTER_TO_INT (found);
}

static gboolean
is_circle (const TjIntakeEntry *entries,
           guint                n_entries,
           GHashTable          *ids,
           guint                start)
{
  int next = find_replaced (ids, &entries[start]);

  for (guint i = 0; i < n_entries && next >= 0; i++)
    {
      if (next == (int) start)
        return TRUE;
      next = find_replaced (ids, &entries[next]);
    }

  return FALSE;
}

static void
settle_replacements (TjIntakeEntry *entries,
                     guint          n_entries,
                     GHashTable    *ids)
{
  for (guint i = 0; i < n_entries; i++)
    {
      const int replaced = find_replaced (ids, &entries[i]);

      if (entries[i].state != TJ_INTAKE_COUNTS || replaced < 0)
        continue;

      if (is_circle (entries, n_entries, ids, i))
        entries[i].state = TJ_INTAKE_CIRCLE;
      else if (!belong_together (&entries[i], &entries[replaced]))
        entries[i].state = TJ_INTAKE_FOREIGN_REPLACEMENT;
      else
        continue;

      entries[i].other = replaced;
    }

  /* What is refused replaces nothing. */
  for (guint i = 0; i < n_entries; i++)
    {
      const int replaced = find_replaced (ids, &entries[i]);

      if (replaced < 0 || (entries[i].state != TJ_INTAKE_COUNTS
                           && entries[i].state != TJ_INTAKE_REPLACED))
        continue;

      entries[replaced].state = TJ_INTAKE_REPLACED;
      entries[replaced].other = (int) i;
    }
}

static void
settle_rivals (TjIntakeEntry *entries,
               guint          n_entries)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n_entries; i++)
    {
      gpointer found = NULL;
      g_autofree char *key = NULL;

      if (entries[i].state != TJ_INTAKE_COUNTS)
        continue;

      key = g_strconcat (entries[i].reviewer, "\n", entries[i].item, NULL);
      if (!g_hash_table_lookup_extended (seen, key, NULL, &found))
        {
          g_hash_table_insert (seen, g_steal_pointer (&key), GINT_TO_POINTER ((int) i));
          continue;
        }

      entries[i].state = TJ_INTAKE_RIVALS;
      entries[i].other = GPOINTER_TO_INT (found);
      entries[GPOINTER_TO_INT (found)].state = TJ_INTAKE_RIVALS;
      entries[GPOINTER_TO_INT (found)].other = (int) i;
    }
}

/**
 * tj_panel_intake_settle:
 * @entries: (inout) (array length=n_entries): sheets that are intact, of known reviewers, and
 *   on packages that lie there as they were judged
 *
 * Decides which sheets count.
 */
void
tj_panel_intake_settle (TjIntakeEntry *entries,
                        guint          n_entries)
{
  g_autoptr(GHashTable) ids = index_ids (entries, n_entries);

  settle_replacements (entries, n_entries, ids);
  settle_rivals (entries, n_entries);
}
