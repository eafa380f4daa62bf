/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-decision-name.h"

#include "core/rubric/tj-rubric.h"

#define KEY "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static void
test_values (void)
{
  static const struct
  {
    const char *name;
    const char *value;
    gboolean good;
  } cases[] = {
    { "decision.title", "第六批初审", TRUE },
    { "decision.title", "a\001b", FALSE },
    { "decision.date", "2024-02-29", TRUE },
    { "decision.date", "2023-02-29", FALSE },
    { "decision.date", "2024-6-5", FALSE },
    { "decision.date", "2024-06-05T", FALSE },
    { "decision.publicity.until", "2024-07-10", TRUE },
    { "decision.publicity.else", "2024-07-10", FALSE },
    { "decision.quorum", "3", TRUE },
    { "decision.quorum", "0", FALSE },
    { "decision.member.1.name", "赵一", TRUE },
    { "decision.member.0.name", "赵一", FALSE },
    { "decision.member.1000.name", "赵一", FALSE },
    { "decision.member.2.certificate", KEY, TRUE },
    { "decision.member.2.certificate", "AB:CD", FALSE },
    { "decision.member.2.role", "secretary", TRUE },
    { "decision.member.2.role", "guest", FALSE },
    { "decision.member.2.attendance", "absent", TRUE },
    { "decision.member.2.attendance", "late", FALSE },
    { "decision.item." KEY ".absent", "2", TRUE },
    { "decision.item." KEY ".order", "1", TRUE },
    { "decision.item." KEY ".order", "0", FALSE },
    { "decision.item." KEY ".for", "0", TRUE },
    { "decision.item." KEY ".for", "00", FALSE },
    { "decision.item." KEY ".for", "-1", FALSE },
    { "decision.item." KEY ".for", "999", TRUE },
    { "decision.item." KEY ".for", "1000", FALSE },
    { "decision.item." KEY ".outcome", "conditional", TRUE },
    { "decision.item." KEY ".outcome", "open", FALSE },
    { "decision.item.short.outcome", "pass", FALSE },
    { "decision.item..outcome", "pass", FALSE },
    { "decision.consensus." KEY ".innovation.points", "10", TRUE },
    { "decision.consensus." KEY ".innovation.points", "11", FALSE },
    { "decision.consensus." KEY ".innovation.points", "cannot-assess", TRUE },
    { "decision.consensus." KEY ".innovation.points", "4.5", FALSE },
    { "decision.consensus." KEY ".points", "4", FALSE },
    { "decision.comment.1.effect", "withdrawn", TRUE },
    { "decision.comment.1.item", KEY, TRUE },
    { "decision.comment.1.item", "x", FALSE },
    { "decision.comment.0.text", "意见", FALSE },
    { "decision.comment.1000.text", "意见", FALSE },
    { "decision.", "x", FALSE },
    { "title", "x", FALSE },
    { "", "x", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      const gboolean good = tj_decision_check_value (cases[i].name, cases[i].value, &error);

      g_test_message ("%s = %s", cases[i].name, cases[i].value);
      g_assert_cmpint (good, ==, cases[i].good);
      if (good)
        g_assert_no_error (error);
      else
        g_assert_error (error, TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_VALUE);
      /* Whatever can be said can be taken back. */
      g_assert_cmpint (tj_decision_check_value (cases[i].name, NULL, NULL), ==,
                       tj_decision_is_name (cases[i].name));
    }
}

static void
test_names (void)
{
  g_autofree char *item = tj_decision_dup_item (KEY, "minority-by");
  g_autofree char *consensus = tj_decision_dup_consensus (KEY, "innovation", "reason");
  g_autofree char *comment = tj_decision_dup_comment (12, "answer");
  g_autofree char *label = tj_decision_describe (item);

  g_assert_true (tj_decision_is_name (item));
  g_assert_true (tj_decision_is_name (consensus));
  g_assert_cmpstr (comment, ==, "decision.comment.12.answer");
  g_assert_true (tj_decision_is_name (comment));
  g_assert_cmpstr (label, ==, "holders of the minority opinion");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decision-name/values", test_values);
  g_test_add_func ("/decision-name/names", test_names);

  return g_test_run ();
}
