/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <string.h>

#include "core/rubric/tj-rubric.h"

/* A rubric of any number of criteria, all alike but for their names: their weights are equal as
 * far as millionths allow, and the last takes the rest. */

static inline void
rubric_sample_append_criterion (GString *text,
                                guint    number)
{
  g_string_append_printf (text, "<criterion id='c%u'><name><zh>指标%u</zh><en>Criterion %u</en>"
                          "</name>", number, number, number);
  for (guint level = 0; level <= TJ_MAX_LEVEL; level++)
    g_string_append_printf (text, "<anchor level='%u'><zh>指标%u的%u分：材料给出的证据达到这一程度。</zh>"
                            "<en>Level %u of criterion %u</en></anchor>", level, number, level,
                            level, number);
  g_string_append (text, "</criterion>\n");
}

static inline void
rubric_sample_append_stage (GString    *text,
                            const char *id,
                            guint       n_criteria)
{
  const guint weight = 1000000 / n_criteria;

  g_string_append_printf (text, "<stage id='%s'>\n", id);
  for (guint i = 1; i <= n_criteria; i++)
    {
      guint own = i < n_criteria ? weight : 1000000 - weight * (n_criteria - 1);

      g_string_append_printf (text, "<use criterion='c%u' weight='%u.%06u' threshold='1'"
                              " min-justification='0' confidence='optional'"
                              " cannot-assess='allowed'><question><zh>第%u项怎样？</zh>"
                              "<en>What about %u?</en></question></use>\n", i, own / 1000000,
                              own % 1000000, i, i);
    }
  g_string_append (text, "</stage>\n");
}

static inline char *
rubric_sample_dup_text (const char *id,
                        guint       n_criteria)
{
  GString *text = g_string_new ("<rubric xmlns='https://tanjian.org/ns/rubric/1' ");

  g_string_append_printf (text, "id='%s' version='2.1'>\n"
                          "<title><zh>%u项量表</zh><en>Rubric of %u</en></title>\n"
                          "<weights-note><zh>各项等权。</zh><en>All weigh the same.</en>"
                          "</weights-note>\n<scale max='5' step='0.5'/>\n", id, n_criteria,
                          n_criteria);
  for (guint i = 1; i <= n_criteria; i++)
    rubric_sample_append_criterion (text, i);
  rubric_sample_append_stage (text, "preliminary", n_criteria);
  rubric_sample_append_stage (text, "second", n_criteria);
  rubric_sample_append_stage (text, "defence", n_criteria);
  g_string_append (text, "</rubric>\n");

  return g_string_free (text, FALSE);
}

static inline TjRubric *
rubric_sample_new (const char *id,
                   guint       n_criteria)
{
  g_autofree char *text = rubric_sample_dup_text (id, n_criteria);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  TjRubric *rubric = tj_rubric_new_from_bytes (bytes, id, &error);

  g_assert_no_error (error);

  return rubric;
}
