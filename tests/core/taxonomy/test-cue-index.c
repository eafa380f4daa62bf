/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-cue-index.h"

static TjCueIndex *
make_index (void)
{
  static const char *words[] = { "余热", "数据中心余热", "ORC", "SF6", "余热发电", "热" };
  TjCueIndex *index = tj_cue_index_new ();
  TjCueRule *rule = tj_cue_index_add_rule (index);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    tj_cue_index_add_word (index, rule, words[i]);

  return index;
}

static const struct {
  const char *text;
  const char *found;
} scans[] = {
  { "", "" },
  { "热", "" },
  { "工业余热回收", "余热" },
  { "数据中心余热发电", "数据中心余热|余热发电" },
  { "数据中心余热", "数据中心余热" },
  { "余热与余热", "余热|余热" },
  { "ORC机组", "ORC" },
  { "用orc发电", "orc" },
  { "force", "" },
  { "ORCA", "" },
  { "ＯＲＣ", "ＯＲＣ" },
  { "余 热", "余 热" },
  { "SF₆/N₂", "SF₆" },
  { "SF60", "" },
  { "10SF6", "SF6" },
};

static void
test_scan (void)
{
  g_autoptr(TjCueIndex) index = make_index ();

  /* A single character is not a word. */
  g_assert_cmpuint (tj_cue_index_get_n_words (index), ==, 5);

  for (guint i = 0; i < G_N_ELEMENTS (scans); i++)
    {
      g_autoptr(GArray) matches = tj_cue_index_scan (index, scans[i].text);
      g_autoptr(GString) found = g_string_new (NULL);

      for (guint j = 0; j < matches->len; j++)
        {
          const TjCueMatch *match = &g_array_index (matches, TjCueMatch, j);

          if (j > 0)
            g_string_append_c (found, '|');
          g_string_append_len (found, scans[i].text + match->start, match->end - match->start);
        }

      g_assert_cmpstr (found->str, ==, scans[i].found);
    }
}

static void
test_rules_share_words (void)
{
  g_autoptr(TjCueIndex) index = tj_cue_index_new ();
  TjCueRule *first = tj_cue_index_add_rule (index);
  TjCueRule *second = tj_cue_index_add_rule (index);

  g_assert_cmpuint (first->type, ==, TJ_CUE_NO_TYPE);

  tj_cue_index_add_word (index, first, "PUE");
  tj_cue_index_add_word (index, second, "pue");

  g_assert_cmpuint (tj_cue_index_get_n_words (index), ==, 1);
  g_assert_true (g_ptr_array_index (tj_cue_index_get_rules (index, 0), 0) == first);
  g_assert_true (g_ptr_array_index (tj_cue_index_get_rules (index, 0), 1) == second);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cue-index/scan", test_scan);
  g_test_add_func ("/cue-index/rules", test_rules_share_words);

  return g_test_run ();
}
