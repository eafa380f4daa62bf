/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-text-index-private.h"

#include <string.h>

#include "core/store/tj-statement.h"
#include "core/store/tj-text-tokenizer.h"

/* Which parts to show of all that have the words. FTS5 gives the numbers of the parts in their
 * order and how often the words stand in each; all else is done here. Its own bm25() looks up the
 * length of every part, and to join each with what it is of reads its text: for a word that stands
 * on every page of a thousand packages that takes twenty times as long as to find them.
 *
 * A part with more of the words is better than one with fewer, an answer of the form or the name
 * of a file better than a page, and where the words stand more often better than where they do
 * less. */

#define WORD_WEIGHT G_GINT64_CONSTANT (1000000000000)
#define KIND_WEIGHT G_GINT64_CONSTANT (1000000000)

typedef struct
{
  gint64 id;
  guint64 words; /* a bit for each that stands there */
  guint n;
} Row;

typedef struct
{
  gint64 score;
  gint64 id;
  const char *name;
} Candidate;

/* @best has no more than are shown of it, the best first. */
typedef struct
{
  const char *key;
  guint n;
  GArray *best;
} Package;

static void
package_free (gpointer data)
{
  Package *self = data;

  g_array_unref (self->best);
  g_free (self);
}

void
tj_text_ranking_free (TjTextRanking *self)
{
  g_array_unref (self->parts);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static gint64
get_document (gint64 id)
{
  return id >> TJ_TEXT_DOCUMENT_SHIFT;
}

/* Adds what has one more word to what has others; both are in the order of the numbers. */
static gboolean
merge_word (TjTextIndex  *self,
            TjTextQuery  *query,
            guint         word,
            GArray      **rows,
            GError      **error)
{
  g_autoptr(GArray) merged = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autofree char *expression = tj_text_query_dup_expression (query, word);
  g_autoptr(TjStatement) statement = NULL;
  const guint64 bit = G_GUINT64_CONSTANT (1) << MIN (word, 63);
  guint at = 0;
  TjStep step;

  statement = tj_statement_new (self->database,
                                "SELECT rowid, " TJ_TEXT_COUNT " (words) FROM words "
                                "WHERE words MATCH ?1 ORDER BY rowid", error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_text (statement, 1, expression);
  while ((step = tj_statement_step (statement, error)) == TJ_STEP_ROW)
    {
      Row row = { tj_statement_get_int (statement, 0), bit,
                  (guint) tj_statement_get_int (statement, 1) };

      for (; at < (*rows)->len && g_array_index (*rows, Row, at).id < row.id; at++)
        g_array_append_val (merged, g_array_index (*rows, Row, at));
      if (at < (*rows)->len && g_array_index (*rows, Row, at).id == row.id)
        {
          row.words |= g_array_index (*rows, Row, at).words;
          row.n += g_array_index (*rows, Row, at).n;
          at++;
        }
      g_array_append_val (merged, row);
    }
  if (at < (*rows)->len)
    g_array_append_vals (merged, &g_array_index (*rows, Row, at), (*rows)->len - at);

  g_array_unref (*rows);
  *rows = g_steal_pointer (&merged);

  return step == TJ_STEP_DONE;
}

static gint64
get_score (const Row *row)
{
  const TjTextPlace kind = (TjTextPlace) (row->id >> TJ_TEXT_KIND_SHIFT & 0xf);
  gint64 score = MIN (row->n, KIND_WEIGHT - 1);

  if (kind == TJ_TEXT_PLACE_FIELD || kind == TJ_TEXT_PLACE_NAME)
    score += KIND_WEIGHT;
  for (guint64 words = row->words; words != 0; words &= words - 1)
    score += WORD_WEIGHT;

  return score;
}

static gboolean
is_better (const Candidate *a,
           const Candidate *b)
{
  return a->score != b->score ? a->score > b->score : a->id < b->id;
}

static void
add_candidate (Package    *package,
               const Row  *row,
               const char *name,
               guint       most)
{
  Candidate candidate = { get_score (row), row->id, name };
  guint at = package->best->len;

  package->n++;
  while (at > 0 && is_better (&candidate, &g_array_index (package->best, Candidate, at - 1)))
    at--;
  if (at >= most)
    return;

  g_array_insert_val (package->best, at, candidate);
  if (package->best->len > most)
    g_array_set_size (package->best, most);
}

static Package *
get_package (GHashTable *by_id,
             GPtrArray  *packages,
             gint64      id,
             const char *key)
{
  Package *package = g_hash_table_lookup (by_id, &id);
  gint64 *copy;

  if (package != NULL)
    return package;

  copy = g_new (gint64, 1);
  *copy = id;
  package = g_new0 (Package, 1);
  package->key = key;
  package->best = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_ptr_array_add (packages, package);
  g_hash_table_insert (by_id, copy, package);

  return package;
}

/* Where the rows of a document end that begin at @first; @words are all that stand in it. */
static guint
find_end (const GArray *rows,
          guint         first,
          guint64      *words)
{
  gint64 document = get_document (g_array_index (rows, Row, first).id);
  guint end = first;

  *words = 0;
  for (; end < rows->len && get_document (g_array_index (rows, Row, end).id) == document; end++)
    *words |= g_array_index (rows, Row, end).words;

  return end;
}

static TjStatement *
ask_for_files (TjTextIndex         *self,
               const char * const  *keys,
               GError             **error)
{
  g_autofree char *list = tj_text_index_dup_list (keys);
  TjStatement *statement;

  statement = tj_statement_new (self->database,
                                "SELECT document_id, package.id, key, name FROM package "
                                "JOIN file ON package_id = package.id "
                                "WHERE key IN (SELECT value FROM json_each (?1)) "
                                "AND document_id IS NOT NULL ORDER BY document_id", error);
  if (statement != NULL)
    tj_statement_bind_text (statement, 1, list);

  return statement;
}

/* Gives the rows of each document to the packages that have it, if every word stands in it. */
static GPtrArray *
collect_packages (TjTextIndex         *self,
                  const GArray        *rows,
                  guint64              all_words,
                  const char * const  *keys,
                  guint                per_package,
                  GStringChunk        *strings,
                  GError             **error)
{
  g_autoptr(TjStatement) files = ask_for_files (self, keys, error);
  g_autoptr(GPtrArray) packages = g_ptr_array_new_with_free_func (package_free);
  g_autoptr(GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint first = 0, end = 0;
  guint64 words = 0;
  TjStep step;

  if (files == NULL)
    return NULL;

  while ((step = tj_statement_step (files, error)) == TJ_STEP_ROW)
    {
      const gint64 document = tj_statement_get_int (files, 0);
      Package *package;
      const char *name;

      while (end < rows->len && get_document (g_array_index (rows, Row, end).id) <= document)
        {
          first = end;
          end = find_end (rows, first, &words);
        }
      if (end == 0 || get_document (g_array_index (rows, Row, first).id) != document ||
          words != all_words)
        continue;

      package = get_package (by_id, packages, tj_statement_get_int (files, 1),
                             g_string_chunk_insert_const (strings,
                                                          tj_statement_get_text (files, 2)));
      name = g_string_chunk_insert_const (strings, tj_statement_get_text (files, 3));
      for (guint i = first; i < end; i++)
        add_candidate (package, &g_array_index (rows, Row, i), name, per_package);
    }

  return step == TJ_STEP_DONE ? g_steal_pointer (&packages) : NULL;
}

static int
compare_packages (gconstpointer a,
                  gconstpointer b)
{
  const Package *first = *(Package * const *) a;
  const Package *second = *(Package * const *) b;
  const gint64 best = g_array_index (first->best, Candidate, 0).score;
  const gint64 other = g_array_index (second->best, Candidate, 0).score;

  if (best != other)
    return best > other ? -1 : 1;

  return strcmp (first->key, second->key);
}

/* Where not all that are wanted of each package fit, each gives the same number, so that none that
 * was found is left out for the sake of another's fifth page. */
static guint
share_out (guint n_packages,
           guint limit,
           guint per_package)
{
  if (per_package >= limit || n_packages == 0)
    return per_package;

  return CLAMP (limit / n_packages, 1, per_package);
}

/**
 * tj_text_rank:
 * @keys: (array zero-terminated=1): the manifest digests of the packages to search in
 * @limit: the most parts in all
 * @per_package: the most of one package; fewer where all packages together have more than @limit
 *
 * Returns: (transfer full) (nullable): the parts, the best package and the best part in it first
 */
TjTextRanking *
tj_text_rank (TjTextIndex         *self,
              TjTextQuery         *query,
              const char * const  *keys,
              guint                limit,
              guint                per_package,
              GError             **error)
{
  const guint n_words = tj_text_query_get_n_words (query);
  g_autoptr(TjTextRanking) ranking = g_new0 (TjTextRanking, 1);
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr(GPtrArray) packages = NULL;
  guint64 all_words = 0;
  guint most;

  ranking->parts = g_array_new (FALSE, FALSE, sizeof (TjRankedPart));
  ranking->strings = g_string_chunk_new (4096);
  for (guint i = 0; i < n_words; i++)
    {
      all_words |= G_GUINT64_CONSTANT (1) << MIN (i, 63);
      if (!merge_word (self, query, i, &rows, error))
        return NULL;
    }

  packages = collect_packages (self, rows, all_words, keys, per_package, ranking->strings, error);
  if (packages == NULL)
    return NULL;

  g_ptr_array_sort (packages, compare_packages);
  most = share_out (packages->len, limit, per_package);
  for (guint i = 0; i < packages->len; i++)
    {
      const Package *package = g_ptr_array_index (packages, i);

      for (guint j = 0; j < MIN (package->best->len, most) && ranking->parts->len < limit; j++)
        {
          const Candidate *candidate = &g_array_index (package->best, Candidate, j);
          TjRankedPart part = { candidate->id, package->key, candidate->name, package->n };

          g_array_append_val (ranking->parts, part);
        }
    }

  return g_steal_pointer (&ranking);
}
