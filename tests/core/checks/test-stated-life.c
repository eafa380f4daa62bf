/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-stated-life.h"

static const struct
{
  const char *text;
  guint n_lives;
  double low;
  double high;
} rows[] = {
  { "设备使用寿命20年", 1, 20, 20 },
  { "设计使用寿命为 15 年。", 1, 15, 15 },
  { "使用寿命１５年", 1, 15, 15 },
  { "寿命：25年", 1, 25, 25 },
  { "运行期（20年）", 1, 20, 20 },
  { "按20年使用期计算", 1, 20, 20 },
  { "设计寿命二十五年", 1, 25, 25 },
  { "使用年限十年", 1, 10, 10 },
  { "寿命15~20年", 1, 15, 20 },
  { "寿命15年至20年", 1, 15, 20 },
  { "使用寿命不低于20年", 1, 20, 100 },
  { "使用寿命20年以上", 1, 20, 100 },
  { "寿命可达30年", 1, 30, 30 },
  { "循环寿命6000次，日历寿命15年", 1, 15, 15 },
  { "电池寿命10年\n系统寿命20年", 2, 10, 10 },

  { "", 0, 0, 0 },
  { "建设期2年", 0, 0, 0 },
  { "质保期5年", 0, 0, 0 },
  { "寿命延长5年", 0, 0, 0 },
  { "运行期间3年累计减排", 0, 0, 0 },
  { "使用寿命长", 0, 0, 0 },
  { "运行期2021年至2023年", 0, 0, 0 },
  { "传统设备寿命10年", 0, 0, 0 },
};

static void
test_find (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(GArray) lives = g_array_new (FALSE, FALSE, sizeof (TjCheckInterval));
  const TjCheckInterval *first;

  tj_stated_life_find (rows[i].text, lives);
  g_assert_cmpuint (lives->len, ==, rows[i].n_lives);

  if (lives->len > 0)
    {
      first = &g_array_index (lives, TjCheckInterval, 0);
      g_assert_cmpfloat_with_epsilon (first->low, rows[i].low, 1e-9);
      g_assert_cmpfloat_with_epsilon (first->high, rows[i].high, 1e-9);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/stated-life/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_find);
    }

  return g_test_run ();
}
