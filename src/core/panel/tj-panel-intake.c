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

/* Where a sheet may be looked up. */
typedef struct
{
  GHashTable *own; /* by reviewer, item and id */
  GHashTable *any; /* by id */
} Index;

static void
index_clear (Index *self)
{
  g_hash_table_unref (self->own);
  g_hash_table_unref (self->any);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Index, index_clear)

static char *
dup_key (const TjIntakeEntry *entry,
         const char          *id)
{
  return g_strjoin ("\n", entry->reviewer, entry->item, id, NULL);
}

/* Files that were given twice are settled here. */
static void
index_fill (Index         *self,
            TjIntakeEntry *entries,
            guint          n_entries)
{
  g_autoptr(GHashTable) digests = g_hash_table_new (g_str_hash, g_str_equal);

  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->any = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n_entries; i++)
    {
      gpointer first = NULL;

      entries[i].state = TJ_INTAKE_COUNTS;
      entries[i].other = -1;
      if (g_hash_table_lookup_extended (digests, entries[i].digest, NULL, &first))
        {
          entries[i].state = TJ_INTAKE_TWICE;
          entries[i].other = GPOINTER_TO_INT (first);
          continue;
        }

      g_hash_table_insert (digests, (gpointer) entries[i].digest, GINT_TO_POINTER ((int) i));
      g_hash_table_insert (self->own, dup_key (&entries[i], entries[i].id),
                           GINT_TO_POINTER ((int) i));
      g_hash_table_insert (self->any, (gpointer) entries[i].id, GINT_TO_POINTER ((int) i));
    }
}

/* The entry that @entry replaces, or -1 where it is not among those given; of the reviewer's own
 * before any other with the same id. */
static int
find_replaced (const Index         *index,
               const TjIntakeEntry *entry,
               gboolean            *is_own)
{
  g_autofree char *key = NULL;
  gpointer found = NULL;

  *is_own = FALSE;
  if (entry->replaces == NULL)
    return -1;

  key = dup_key (entry, entry->replaces);
  *is_own = g_hash_table_lookup_extended (index->own, key, NULL, &found);
  if (!*is_own && !g_hash_table_lookup_extended (index->any, entry->replaces, NULL, &found))
    return -1;

  return GPOINTER_TO_INT (found);
}

static gboolean
is_circle (const TjIntakeEntry *entries,
           guint                n_entries,
           const Index         *index,
           guint                start)
{
  gboolean is_own;
  int next = find_replaced (index, &entries[start], &is_own);

  for (guint i = 0; i < n_entries && next >= 0; i++)
    {
      if (next == (int) start)
        return TRUE;
      next = find_replaced (index, &entries[next], &is_own);
    }

  return FALSE;
}

static void
settle_replacements (TjIntakeEntry *entries,
                     guint          n_entries,
                     const Index   *index)
{
  gboolean is_own;

  for (guint i = 0; i < n_entries; i++)
    {
      const int replaced = find_replaced (index, &entries[i], &is_own);

      if (entries[i].state != TJ_INTAKE_COUNTS || replaced < 0)
        continue;

      if (is_circle (entries, n_entries, index, i))
        entries[i].state = TJ_INTAKE_CIRCLE;
      else if (!is_own)
        entries[i].state = TJ_INTAKE_FOREIGN_REPLACEMENT;
      else
        continue;

      entries[i].other = replaced;
    }

  /* What is refused replaces nothing. */
  for (guint i = 0; i < n_entries; i++)
    {
      const int replaced = find_replaced (index, &entries[i], &is_own);

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
  g_auto(Index) index = { NULL };

  index_fill (&index, entries, n_entries);
  settle_replacements (entries, n_entries, &index);
  settle_rivals (entries, n_entries);
}
