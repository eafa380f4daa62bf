/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-recalculation-inputs.h"

#include "core/base/tj-language.h"

/* What entries are called, wherever they are shown. */

typedef struct
{
  const char *zh;
  const char *en;
} Label;

static const Label entry_labels[] = {
  { "使用年限", "Service life" },
  { "投资额", "Investment" },
  { "增量投资", "Incremental investment" },
  { "折现率", "Discount rate" },
  { "年经济效益", "Annual benefit" },
  { "建设期", "Construction period" },
  { "行业平均排放量", "Emissions of the industry's mean" },
};

static const Label role_labels[] = {
  { "电力", "Electricity" },
  { "燃料", "Fuel" },
  { "热力", "Heat" },
  { "原材料", "Material" },
  { "工艺过程气体", "Process gas" },
  { "自身用能", "Own consumption" },
  { "捕集与压缩用能", "Energy for capture" },
};

static const struct
{
  const char *name;
  Label label;
} pollutant_labels[] = {
  { "so2", { "二氧化硫", "Sulphur dioxide" } },
  { "nox", { "氮氧化物", "Nitrogen oxides" } },
  { "particulates", { "颗粒物", "Particulates" } },
  { "voc", { "挥发性有机物", "Volatile organic compounds" } },
  { "cod", { "化学需氧量", "Chemical oxygen demand" } },
};

static const char *
pick (const Label *label)
{
  return tj_language_pick (tj_language_get_current (), label->zh, label->en);
}

/**
 * tj_entry_get_label:
 *
 * Returns: what an entry is called, in the user's language
 */
const char *
tj_entry_get_label (TjEntry self)
{
  return pick (&entry_labels[self]);
}

/**
 * tj_activity_role_get_label:
 *
 * Returns: what the role of an activity is called, in the user's language
 */
const char *
tj_activity_role_get_label (TjActivityRole self)
{
  return pick (&role_labels[self]);
}

/**
 * tj_pollutant_get_label:
 * @name: one of those of #TjPollutant
 *
 * Returns: (nullable): what it is called, in the user's language
 */
const char *
tj_pollutant_get_label (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pollutant_labels); i++)
    {
      if (g_str_equal (pollutant_labels[i].name, name))
        return pick (&pollutant_labels[i].label);
    }

  return NULL;
}
