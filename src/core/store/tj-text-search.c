/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-text-index-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/model/tj-field-spec.h"
#include "core/store/tj-statement.h"

/* Asking the index. A file is a hit where every word stands somewhere in it; the places shown
 * are those where at least one does, the best first (tj-text-ranking). */

/* How many steps of SQLite's machine pass between two looks at the cancellable. */
#define STEPS 20000
/* So many bytes of a place are kept until its snippet is made. */
#define MAX_KEPT_TEXT (16 * 1024)

static void
hit_clear (gpointer data)
{
  TjTextHit *self = data;

  g_free (self->package);
  g_free (self->file);
  g_free (self->label);
  g_free (self->snippet);
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self->text);
  g_clear_pointer (&self->query, tj_text_query_unref);
}

TjTextHit *
tj_text_hit_ref (TjTextHit *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
tj_text_hit_unref (TjTextHit *self)
{
  g_atomic_rc_box_release_full (self, hit_clear);
}

/**
 * tj_text_hit_make_snippet:
 * @self: a hit that one thread has
 *
 * Finds the line of the place in which the words stand. That takes longer than to find the place,
 * and of many hits few are looked at; so it is done for those.
 */
void
tj_text_hit_make_snippet (const TjTextHit *self)
{
  TjTextHit *hit = (TjTextHit *) self;

  if (hit->snippet != NULL)
    return;

  hit->snippet = tj_text_query_dup_snippet (hit->query, hit->text, &hit->marks);
  g_clear_pointer (&hit->text, g_free);
  g_clear_pointer (&hit->query, tj_text_query_unref);
}

static char *
dup_field_place (const char *path)
{
  guint64 number;
  const TjFieldSpec *spec;

  if (!g_str_has_prefix (path, "cases["))
    {
      spec = tj_field_spec_lookup (path);
      return g_strdup (spec != NULL ? tj_field_spec_get_label (spec) : path);
    }

  number = g_ascii_strtoull (path + strlen ("cases["), NULL, 10) + 1;
  spec = tj_field_spec_lookup_in_case (strchr (path, '.') + 1);

  /* Translators: the number of a 典型案例, and the question in it */
  return g_strdup_printf (_("Case %u, %s"), (guint) number,
                          spec != NULL ? tj_field_spec_get_label (spec) : path);
}

/**
 * tj_text_hit_dup_place:
 *
 * Returns: (transfer full): where in the file, for people; empty where the file is all there is
 *   to say
 */
char *
tj_text_hit_dup_place (const TjTextHit *self)
{
  switch (self->place)
    {
    case TJ_TEXT_PLACE_FIELD:
      return dup_field_place (self->label);

    case TJ_TEXT_PLACE_NAME:
      return g_strdup (_("Name of the file"));

    case TJ_TEXT_PLACE_PAGE:
      return g_strdup_printf (_("Page %u"), self->number);

    case TJ_TEXT_PLACE_RECOGNISED:
      return g_strdup_printf (_("Page %u, recognised text"), self->number);

    case TJ_TEXT_PLACE_SHEET:
      if (self->label == NULL)
        return g_strdup_printf (_("Sheet %u"), self->number);
      /* Translators: what a workbook calls one of its sheets */
      return g_strdup_printf (_("Sheet “%s”"), self->label);

    case TJ_TEXT_PLACE_PARAGRAPH:
      return g_strdup_printf (_("Paragraph %u"), self->number);

    case TJ_TEXT_PLACE_TABLE:
      return g_strdup_printf (_("Table %u"), self->number);

    case TJ_TEXT_PLACE_WHOLE:
    default:
      return g_strdup ("");
    }
}

/* Columns: kind, number, label, text. */
static TjTextHit *
read_hit (TjStatement        *statement,
          const TjRankedPart *part,
          TjTextQuery        *query)
{
  TjTextHit *hit = g_atomic_rc_box_new0 (TjTextHit);

  hit->package = g_strdup (part->package);
  hit->file = g_strdup (part->name);
  hit->place = (TjTextPlace) tj_statement_get_int (statement, 0);
  hit->number = (guint) tj_statement_get_int (statement, 1);
  hit->label = g_strdup (tj_statement_get_text (statement, 2));
  hit->text = g_strdup (tj_statement_get_text (statement, 3));
  hit->query = tj_text_query_ref (query);
  hit->n_in_package = part->n_in_package;

  /* Many hits are kept at once; a long text is not. */
  if (strlen (hit->text) > MAX_KEPT_TEXT)
    tj_text_hit_make_snippet (hit);

  /* It is known by its own name, though it was found beside the answers. */
  if (hit->place == TJ_TEXT_PLACE_NAME)
    {
      g_free (hit->file);
      hit->file = g_strdup (hit->label);
    }

  return hit;
}

/* The texts of the parts that are shown, in their order. */
static gboolean
read_hits (TjTextIndex          *self,
           const TjTextRanking  *ranking,
           TjTextQuery          *query,
           GPtrArray            *hits,
           GError              **error)
{
  g_autoptr(GString) list = g_string_new ("[");
  g_autoptr(TjStatement) statement = NULL;
  TjStep step;

  for (guint i = 0; i < ranking->parts->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ranking->parts, TjRankedPart, i).id);
  g_string_append_c (list, ']');

  statement = tj_statement_new (self->database,
                                "SELECT kind, number, label, text, wanted.key "
                                "FROM json_each (?1) AS wanted "
                                "CROSS JOIN part ON part.id = wanted.value ORDER BY wanted.key",
                                error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_text (statement, 1, list->str);
  while ((step = tj_statement_step (statement, error)) == TJ_STEP_ROW)
    {
      const guint at = (guint) tj_statement_get_int (statement, 4);

      g_ptr_array_add (hits, read_hit (statement,
                                       &g_array_index (ranking->parts, TjRankedPart, at), query));
    }

  return step == TJ_STEP_DONE;
}

static int
look_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

/**
 * tj_text_index_search:
 * @keys: (array zero-terminated=1): the manifest digests of the packages to search in
 * @limit: the most hits in all
 * @per_package: the most hits of one package, and fewer where more packages have hits than fit
 *
 * Returns: (transfer full) (nullable) (element-type TjTextHit): the hits, those of a package
 *   together, the best package and the best hit in it first
 */
GPtrArray *
tj_text_index_search (TjTextIndex         *self,
                      TjTextQuery         *query,
                      const char * const  *keys,
                      guint                limit,
                      guint                per_package,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_autoptr(GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_text_hit_unref);
  g_autoptr(TjTextRanking) ranking = NULL;
  g_autoptr(GError) problem = NULL;

  if (tj_text_query_is_empty (query))
    return g_steal_pointer (&hits);

  if (cancellable != NULL)
    sqlite3_progress_handler (tj_database_get_handle (self->database), STEPS, look_cb,
                              cancellable);
  ranking = tj_text_rank (self, query, keys, limit, per_package, &problem);
  if (ranking != NULL)
    read_hits (self, ranking, query, hits, &problem);
  sqlite3_progress_handler (tj_database_get_handle (self->database), 0, NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  return g_steal_pointer (&hits);
}

TjTextSilent *
tj_text_silent_new (const char    *package,
                    const char    *file,
                    TjTextSilence  silence)
{
  TjTextSilent *self = g_new0 (TjTextSilent, 1);

  self->package = g_strdup (package);
  self->file = g_strdup (file);
  self->silence = silence;

  return self;
}

void
tj_text_silent_free (TjTextSilent *self)
{
  g_free (self->package);
  g_free (self->file);
  g_free (self);
}

/**
 * tj_text_index_list_silent:
 * @keys: (array zero-terminated=1): the manifest digests of packages
 *
 * Returns: (transfer full) (nullable) (element-type TjTextSilent): their files in which nothing
 *   can be found, package by package
 */
GPtrArray *
tj_text_index_list_silent (TjTextIndex         *self,
                           const char * const  *keys,
                           GError             **error)
{
  g_autoptr(GPtrArray) files =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tj_text_silent_free);
  g_autofree char *list = tj_text_index_dup_list (keys);
  g_autofree char *sql = NULL;
  g_autoptr(TjStatement) statement = NULL;
  TjStep step;

  sql = g_strdup_printf ("SELECT key, name, coalesce (silence, %d) FROM file "
                         "JOIN package ON package.id = package_id "
                         "LEFT JOIN document ON document.id = document_id "
                         "WHERE key IN (SELECT value FROM json_each (?1)) AND NOT EXISTS "
                         "(SELECT 1 FROM part WHERE part.document_id = file.document_id) "
                         "ORDER BY location, name", TJ_TEXT_SILENCE_UNREAD);
  statement = tj_statement_new (self->database, sql, error);
  if (statement == NULL)
    return NULL;

  tj_statement_bind_text (statement, 1, list);
  while ((step = tj_statement_step (statement, error)) == TJ_STEP_ROW)
    g_ptr_array_add (files, tj_text_silent_new (tj_statement_get_text (statement, 0),
                                                tj_statement_get_text (statement, 1),
                                                tj_statement_get_int (statement, 2)));

  return step == TJ_STEP_DONE ? g_steal_pointer (&files) : NULL;
}
