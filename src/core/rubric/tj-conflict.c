/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-conflict.h"

#include <string.h>

#include "core/base/tj-text.h"

/* Names of organisations are compared without their legal form, since a form says 某某大学 where the
 * list has 某某大学能源学院, and leaves out 有限公司 or not. Two characters say too little. */

#define MIN_NAME 3

static const char * const legal_forms[] = {
  "股份有限公司", "有限责任公司", "有限公司", "集团公司", "总公司", "集团", "公司",
};

/* Who hands in, who owns, who uses; and the places of the cases, which the users run. */
static const char * const fields[] = { "applicant.name", "source", "typical_users" };

void
tj_conflict_hint_free (TjConflictHint *self)
{
  g_free (self->path);
  g_free (self->organisation);
  g_free (self);
}

/* The name as it is looked for; NULL where there is too little of it. */
static char *
dup_core_name (const char *organisation)
{
  g_autofree char *name = tj_text_fold (organisation);

  for (guint i = 0; i < G_N_ELEMENTS (legal_forms); i++)
    {
      if (g_str_has_suffix (name, legal_forms[i]))
        {
          name[strlen (name) - strlen (legal_forms[i])] = '\0';
          break;
        }
    }

  return g_utf8_strlen (name, -1) >= MIN_NAME ? g_steal_pointer (&name) : NULL;
}

static void
look_in (GPtrArray  *hints,
         TjForm     *form,
         const char *path,
         const char *organisation,
         gboolean    own)
{
  TjField *field = tj_form_lookup (form, path);
  g_autofree char *name = dup_core_name (organisation);
  g_autofree char *text = NULL;
  TjConflictHint *hint;

  if (field == NULL || name == NULL)
    return;

  text = tj_text_fold (tj_field_get_text (field));
  if (strstr (text, name) == NULL)
    return;

  hint = g_new0 (TjConflictHint, 1);
  hint->path = g_strdup (path);
  hint->organisation = g_strdup (organisation);
  hint->own = own;
  g_ptr_array_add (hints, hint);
}

static void
look_for_all (GPtrArray          *hints,
              TjForm             *form,
              const char         *path,
              const char         *organisation,
              const char * const *recusals)
{
  if (!tj_text_is_blank (organisation))
    look_in (hints, form, path, organisation, TRUE);

  for (guint i = 0; recusals != NULL && recusals[i] != NULL; i++)
    look_in (hints, form, path, recusals[i], FALSE);
}

/**
 * tj_conflict_list_hints:
 * @organisation: (nullable): the reviewer's own
 * @recusals: (nullable) (array zero-terminated=1): others to withdraw from
 *
 * Looks for these organisations as applicant, as owner of the technology, as typical users and in
 * the cases.
 *
 * Returns: (transfer full) (element-type TjConflictHint): where one of them is named
 */
GPtrArray *
tj_conflict_list_hints (TjForm             *form,
                        const char         *organisation,
                        const char * const *recusals)
{
  GPtrArray *hints = NULL;

  g_return_val_if_fail (TJ_IS_FORM (form), NULL);

  hints = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_conflict_hint_free);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    look_for_all (hints, form, fields[i], organisation, recusals);

  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    {
      g_autofree char *path = g_strdup_printf ("cases[%u].name", i);

      look_for_all (hints, form, path, organisation, recusals);
    }

  return hints;
}

/**
 * tj_review_is_recusal:
 *
 * Returns: whether the reviewer withdraws from the package, and judges nothing
 */
gboolean
tj_review_is_recusal (TjReview *self)
{
  g_return_val_if_fail (TJ_IS_REVIEW (self), FALSE);

  return g_strcmp0 (tj_review_get (self, "conflict"), "recused") == 0;
}
