/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-field-spec.h"
#include "core/rubric/tj-help.h"
#include "core/rubric/tj-rubric.h"

static const TjHelpTopic *
find (GPtrArray  *topics,
      const char *id)
{
  for (guint i = 0; i < topics->len; i++)
    {
      const TjHelpTopic *topic = g_ptr_array_index (topics, i);

      if (g_str_equal (topic->id, id))
        return topic;
    }

  return NULL;
}

/* Help is there for every field and every criterion, and for nothing that is not there; where the
 * form names a clause, help names the same. */
static void
test_complete (gconstpointer data)
{
  g_autoptr(GPtrArray) topics = tj_help_list ((TjLanguage) GPOINTER_TO_INT (data));
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  GListModel *criteria = tj_rubric_get_criteria (rubric, TJ_REVIEW_PRELIMINARY);
  guint n_specs;
  const TjFieldSpec *specs = tj_field_spec_list (&n_specs);

  for (guint i = 0; i < n_specs; i++)
    {
      const char *prefix = specs[i].part == TJ_FIELD_PART_CASE ? TJ_HELP_CASE_PREFIX : "";
      g_autofree char *id = g_strconcat (prefix, specs[i].id, NULL);
      const TjHelpTopic *topic = find (topics, id);

      g_test_message ("%s", id);
      g_assert_nonnull (topic);
      g_assert_cmpuint (g_utf8_strlen (topic->text, -1), >=, 5);
      if (specs[i].clause != NULL)
        g_assert_cmpstr (topic->clause, ==, specs[i].clause);
    }

  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      g_autofree char *id = g_strconcat (TJ_HELP_CRITERION_PREFIX,
                                         tj_criterion_get_id (criterion), NULL);

      g_assert_nonnull (find (topics, id));
    }

  g_assert_cmpuint (topics->len, ==, n_specs + g_list_model_get_n_items (criteria));
}

static void
test_languages (void)
{
  g_autoptr(GPtrArray) zh = tj_help_list (TJ_LANGUAGE_ZH);
  g_autoptr(GPtrArray) en = tj_help_list (TJ_LANGUAGE_EN);

  for (guint i = 0; i < zh->len; i++)
    g_assert_cmpstr (((TjHelpTopic *) g_ptr_array_index (zh, i))->text, !=,
                     ((TjHelpTopic *) g_ptr_array_index (en, i))->text);
}

static void
test_paths (void)
{
  static const char * const paths[][2] = {
    { "current_share", "current_share" },
    { "applicant.name", "applicant.name" },
    { "cases[0].payback", "case.payback" },
    { "cases[12].conditions", "case.conditions" },
    { "cases[0]", "cases[0]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *id = tj_help_dup_id_of_path (paths[i][0]);

      g_assert_cmpstr (id, ==, paths[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/help/complete/zh", GINT_TO_POINTER (TJ_LANGUAGE_ZH), test_complete);
  g_test_add_data_func ("/help/complete/en", GINT_TO_POINTER (TJ_LANGUAGE_EN), test_complete);
  g_test_add_func ("/help/languages", test_languages);
  g_test_add_func ("/help/paths", test_paths);

  return g_test_run ();
}
