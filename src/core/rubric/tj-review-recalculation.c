/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-review-recalculation.h"

#include <string.h>

#include "core/rubric/tj-review-private.h"

#define PREFIX "recalculation.cases["

/* In the order in which data/schema/recalculation.xsd has them. */
static const char * const elements[] = {
  "kind", "service-life", "investment", "incremental-investment", "discount-rate", "benefit",
  "build-period", "industry-baseline", "activity", "pollutant",
};

static const char * const pollutants[] = { "so2", "nox", "particulates", "voc", "cod" };

static int
find (const char * const *words,
      guint               n_words,
      const char         *word,
      gsize               n_word)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (strlen (words[i]) == n_word && strncmp (words[i], word, n_word) == 0)
        return (int) i;
    }

  return -1;
}

/* A number without leading zeros, so that an entry has one name only. */
static gboolean
read_number (const char  *text,
             guint        minimum,
             guint        maximum,
             const char **end)
{
  guint64 number = 0;

  for (*end = text; g_ascii_isdigit (**end) && number <= maximum; (*end)++)
    number = 10 * number + g_ascii_digit_value (**end);

  return *end > text && (*text != '0' || *end == text + 1) && number >= minimum &&
         number <= maximum;
}

static gboolean
is_key (const char *element,
        const char *key)
{
  const char *end;

  if (g_str_equal (element, "pollutant"))
    return find (pollutants, G_N_ELEMENTS (pollutants), key, strlen (key)) >= 0;

  return g_str_equal (element, "activity") &&
         read_number (key, 1, TJ_MAX_CASE_ACTIVITIES, &end) && *end == '\0';
}

/**
 * tj_recalculation_name_parse:
 * @name: any text
 *
 * Returns: (transfer full) (nullable): the name taken apart; %NULL where it is of no entry
 */
TjRecalculationName *
tj_recalculation_name_parse (const char *name)
{
  g_autofree char *key = NULL;
  TjRecalculationName *self;
  const char *end;
  const char *bracket;
  int element;

  if (!g_str_has_prefix (name, PREFIX) ||
      !read_number (name + strlen (PREFIX), 0, TJ_MAX_RECALCULATED_CASES - 1, &end) ||
      !g_str_has_prefix (end, "]."))
    return NULL;

  end += strlen ("].");
  bracket = strchr (end, '[');
  element = find (elements, G_N_ELEMENTS (elements), end,
                  bracket != NULL ? (gsize) (bracket - end) : strlen (end));
  if (element < 0)
    return NULL;

  if (bracket != NULL && g_str_has_suffix (bracket, "]"))
    key = g_strndup (bracket + 1, strlen (bracket) - 2);
  if (bracket != NULL ? key == NULL || !is_key (elements[element], key)
                      : element >= find (elements, G_N_ELEMENTS (elements), "activity",
                                         strlen ("activity")))
    return NULL;

  self = g_new0 (TjRecalculationName, 1);
  self->name = g_strdup (name);
  self->case_index = (guint) g_ascii_strtoull (name + strlen (PREFIX), NULL, 10);
  self->element = elements[element];
  self->key = g_steal_pointer (&key);

  return self;
}

void
tj_recalculation_name_free (TjRecalculationName *self)
{
  g_free (self->name);
  g_free (self->key);
  g_free (self);
}

/**
 * tj_recalculation_dup_name:
 * @case_index: which case, from 0
 * @element: `kind`, `service-life`, …, `activity` or `pollutant`
 * @key: (nullable): the number of an activity from 1, or which pollutant
 *
 * Returns: (transfer full): the name of that value in a review
 */
char *
tj_recalculation_dup_name (guint       case_index,
                           const char *element,
                           const char *key)
{
  if (key == NULL)
    return g_strdup_printf (PREFIX "%u].%s", case_index, element);

  return g_strdup_printf (PREFIX "%u].%s[%s]", case_index, element, key);
}

static int
compare_keys (const TjRecalculationName *a,
              const TjRecalculationName *b)
{
  if (a->key == NULL)
    return 0;

  if (g_str_equal (a->element, "pollutant"))
    return find (pollutants, G_N_ELEMENTS (pollutants), a->key, strlen (a->key)) -
           find (pollutants, G_N_ELEMENTS (pollutants), b->key, strlen (b->key));

  return atoi (a->key) - atoi (b->key);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const TjRecalculationName *first = *(TjRecalculationName * const *) a;
  const TjRecalculationName *second = *(TjRecalculationName * const *) b;
  const int by_case = (int) first->case_index - (int) second->case_index;
  const int by_element =
    find (elements, G_N_ELEMENTS (elements), first->element, strlen (first->element)) -
    find (elements, G_N_ELEMENTS (elements), second->element, strlen (second->element));

  if (by_case != 0)
    return by_case;

  return by_element != 0 ? by_element : compare_keys (first, second);
}

/**
 * tj_review_list_recalculated:
 *
 * Returns: (transfer full) (element-type TjRecalculationName): what was entered, by case and in
 *   the order of the file of inputs
 */
GPtrArray *
tj_review_list_recalculated (TjReview *self)
{
  g_autoptr(GPtrArray) names = NULL;
  GPtrArray *entries = NULL;

  g_return_val_if_fail (TJ_IS_REVIEW (self), NULL);

  names = tj_review_list_names (self);
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_recalculation_name_free);
  for (guint i = 0; i < names->len; i++)
    {
      TjRecalculationName *entry = tj_recalculation_name_parse (g_ptr_array_index (names, i));

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }

  g_ptr_array_sort (entries, compare_entries);

  return entries;
}

/**
 * tj_review_get_free_activity:
 * @case_index: which case, from 0
 *
 * Returns: a number from 1 that no activity of the case has, behind all others where that is
 *   possible; 0 where there are as many as there may be
 */
guint
tj_review_get_free_activity (TjReview *self,
                             guint     case_index)
{
  gboolean taken[TJ_MAX_CASE_ACTIVITIES + 1] = { FALSE };
  guint last = 0;

  g_return_val_if_fail (TJ_IS_REVIEW (self), 0);

  for (guint i = 1; i <= TJ_MAX_CASE_ACTIVITIES; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);
      g_autofree char *name = tj_recalculation_dup_name (case_index, "activity", key);

      taken[i] = tj_review_get (self, name) != NULL;
      if (taken[i])
        last = i;
    }

  if (last < TJ_MAX_CASE_ACTIVITIES)
    return last + 1;

  for (guint i = 1; i <= TJ_MAX_CASE_ACTIVITIES; i++)
    {
      if (!taken[i])
        return i;
    }

  return 0;
}
