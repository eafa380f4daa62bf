/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-likeness.h"

#include "core/base/tj-pattern.h"
#include "core/base/tj-text.h"
#include "core/checks/tj-check-interval.h"

#include <string.h>

/* What two applications of a round say alike: who applies, the name of a case, a long sentence,
 * the figures of a case. Each is a key; a key seen in an earlier package is a likeness. */

/* Characters of a sentence that two people hardly write alike. */
#define MIN_SENTENCE 40
/* Shorter names of cases, as 示范项目, may be alike by chance. */
#define MIN_CASE_NAME 8
/* Sentences of one package that are remembered. */
#define MAX_SENTENCES 2000

/* Which figures make a case recognisable together; chance has no part in three of them. */
static const char * const figures[] = { "investment", "annual_reduction", "annual_benefit" };

/* The first place at which a key was seen. */
typedef struct
{
  guint package;
  char field[64];
} Place;

struct _TjLikeness
{
  /* from a key to its Place */
  GHashTable *seen;
};

/**
 * tj_likeness_new:
 *
 * Returns: (transfer full): a memory of nothing yet
 */
TjLikeness *
tj_likeness_new (void)
{
  TjLikeness *self = g_new0 (TjLikeness, 1);

  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
tj_likeness_free (TjLikeness *self)
{
  g_hash_table_unref (self->seen);
  g_free (self);
}

typedef struct
{
  TjLikeness *likeness;
  guint package;
  GPtrArray *found;
  /* kinds and packages that were reported already: one of each is enough */
  GHashTable *reported;
} Search;

static void
match_free (gpointer data)
{
  TjLikenessMatch *match = data;

  g_free (match->field);
  g_free (match->other_field);
  g_free (match->text);
  g_free (match);
}

static void
add_key (Search     *self,
         const char *kind,
         const char *folded,
         const char *field,
         const char *shown)
{
  g_autofree char *key = g_strconcat (kind, "\n", folded, NULL);
  Place *place = g_hash_table_lookup (self->likeness->seen, key);
  g_autofree char *once = NULL;
  TjLikenessMatch *match;

  if (place == NULL)
    {
      place = g_new0 (Place, 1);
      place->package = self->package;
      g_strlcpy (place->field, field, sizeof place->field);
      g_hash_table_insert (self->likeness->seen, g_steal_pointer (&key), place);
      return;
    }

  once = g_strdup_printf ("%s %u", kind, place->package);
  if (place->package == self->package
      || !g_hash_table_add (self->reported, g_steal_pointer (&once)))
    return;

  match = g_new0 (TjLikenessMatch, 1);
  match->kind = kind;
  match->package = place->package;
  match->field = g_strdup (field);
  match->other_field = g_strdup (place->field);
  match->text = g_strdup (shown);
  g_ptr_array_add (self->found, match);
}

static void
add_sentences (Search     *self,
               TjField    *field,
               const char *path)
{
  g_auto(GStrv) sentences = NULL;

  if (tj_field_get_spec (field)->kind != TJ_FIELD_TEXT
      || g_str_has_prefix (path, "applicant.") || g_str_equal (path, "recommendation"))
    return;

  sentences = g_regex_split (tj_pattern_get ("[。；;！!？?\n]"), tj_field_get_text (field),
                             G_REGEX_MATCH_DEFAULT);
  for (guint i = 0; sentences[i] != NULL && i < MAX_SENTENCES; i++)
    {
      g_autofree char *folded = tj_text_fold (sentences[i]);
      g_autofree char *shown = NULL;

      if (g_utf8_strlen (folded, -1) < MIN_SENTENCE)
        continue;

      g_strstrip (sentences[i]);
      shown = g_utf8_substring (sentences[i], 0, MIN (g_utf8_strlen (sentences[i], -1),
                                                      MIN_SENTENCE));
      add_key (self, "sentence", folded, path, shown);
    }
}

static void
add_name (Search     *self,
          const char *kind,
          TjField    *field,
          const char *path,
          glong       least)
{
  g_autofree char *folded = tj_text_fold (tj_field_get_text (field));

  if (g_utf8_strlen (folded, -1) >= least)
    add_key (self, kind, folded, path, tj_field_get_text (field));
}

/* 1200 万元, 8000 t and 480 万元 are one key, however they were typed. */
static void
add_figures (Search *self,
             TjCase *item,
             guint   index)
{
  g_autoptr(GString) key = g_string_new (NULL);
  g_autofree char *path = g_strdup_printf ("cases[%u].annual_reduction", index);

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      const TjQuantity *quantity = tj_case_get_quantity (item, figures[i]);
      TjCheckInterval interval;
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      if (!tj_check_interval_of_positive (quantity, &interval))
        return;

      g_string_append_printf (key, "%s ", g_ascii_dtostr (number, sizeof number,
                                                          quantity->value));
    }

  add_key (self, "figures", key->str, path, "");
}

static void
add_fields (Search     *self,
            GListModel *fields,
            const char *prefix)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      g_autofree char *path = g_strconcat (prefix, tj_field_get_id (field), NULL);

      add_sentences (self, field, path);
    }
}

/**
 * tj_likeness_add:
 * @form: the form of the next package
 * @package: its number
 *
 * Returns: (transfer full) (element-type TjLikenessMatch): what it has in common with packages
 *   that were added before
 */
GPtrArray *
tj_likeness_add (TjLikeness *self,
                 TjForm     *form,
                 guint       package)
{
  g_autoptr(GHashTable) reported = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search search = { self, package, g_ptr_array_new_with_free_func (match_free), reported };

  add_name (&search, "applicant", tj_form_get_field (form, "applicant.name"), "applicant.name", 4);
  add_fields (&search, tj_form_get_fields (form), "");

  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    {
      TjCase *item = tj_form_get_case (form, i);
      g_autofree char *prefix = g_strdup_printf ("cases[%u].", i);
      g_autofree char *name = g_strconcat (prefix, "name", NULL);

      add_name (&search, "case-name", tj_case_get_field (item, "name"), name, MIN_CASE_NAME);
      add_figures (&search, item, i);
      add_fields (&search, tj_case_get_fields (item), prefix);
    }

  return search.found;
}
