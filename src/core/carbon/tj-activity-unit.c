/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-activity-unit.h"

#include <string.h>

/* Units are told apart by their case: MWh and mWh are not the same, and only the first is
 * ever meant. Hence the spellings are listed, and white space and width alone do not count. */

typedef struct
{
  const char *word;
  TjDimension dimension;
  double scale;
} UnitWord;

static const UnitWord words[] = {
  { "Wh", TJ_DIMENSION_ELECTRICITY, 1e-6 },
  { "kWh", TJ_DIMENSION_ELECTRICITY, 1e-3 },
  { "kW·h", TJ_DIMENSION_ELECTRICITY, 1e-3 },
  { "MWh", TJ_DIMENSION_ELECTRICITY, 1 },
  { "MW·h", TJ_DIMENSION_ELECTRICITY, 1 },
  { "GWh", TJ_DIMENSION_ELECTRICITY, 1e3 },
  { "TWh", TJ_DIMENSION_ELECTRICITY, 1e6 },
  { "千瓦时", TJ_DIMENSION_ELECTRICITY, 1e-3 },
  { "千瓦小时", TJ_DIMENSION_ELECTRICITY, 1e-3 },
  { "度", TJ_DIMENSION_ELECTRICITY, 1e-3 },
  { "度电", TJ_DIMENSION_ELECTRICITY, 1e-3 },
  { "兆瓦时", TJ_DIMENSION_ELECTRICITY, 1 },
  { "kJ", TJ_DIMENSION_HEAT, 1e-6 },
  { "MJ", TJ_DIMENSION_HEAT, 1e-3 },
  { "GJ", TJ_DIMENSION_HEAT, 1 },
  { "TJ", TJ_DIMENSION_HEAT, 1e3 },
  { "吉焦", TJ_DIMENSION_HEAT, 1 },
  { "kg", TJ_DIMENSION_MASS, 1e-3 },
  { "千克", TJ_DIMENSION_MASS, 1e-3 },
  { "公斤", TJ_DIMENSION_MASS, 1e-3 },
  { "t", TJ_DIMENSION_MASS, 1 },
  { "吨", TJ_DIMENSION_MASS, 1 },
  { "kt", TJ_DIMENSION_MASS, 1e3 },
  { "Mt", TJ_DIMENSION_MASS, 1e6 },
  { "L", TJ_DIMENSION_VOLUME, 1e-3 },
  { "升", TJ_DIMENSION_VOLUME, 1e-3 },
  { "m3", TJ_DIMENSION_VOLUME, 1 },
  { "Nm3", TJ_DIMENSION_VOLUME, 1 },
  { "立方米", TJ_DIMENSION_VOLUME, 1 },
  { "标准立方米", TJ_DIMENSION_VOLUME, 1 },
  { "标方", TJ_DIMENSION_VOLUME, 1 },
  { "kgce", TJ_DIMENSION_COAL_EQUIVALENT, 1e-3 },
  { "tce", TJ_DIMENSION_COAL_EQUIVALENT, 1 },
  { "吨标准煤", TJ_DIMENSION_COAL_EQUIVALENT, 1 },
  { "吨标煤", TJ_DIMENSION_COAL_EQUIVALENT, 1 },
};

typedef struct
{
  const char *word;
  double scale;
} Multiplier;

static const Multiplier multipliers[] = {
  { "10^3", 1e3 }, { "10^4", 1e4 }, { "10^6", 1e6 }, { "10^8", 1e8 },
  { "百万", 1e6 }, { "千万", 1e7 }, { "万", 1e4 }, { "亿", 1e8 },
};

static const char * const own_units[] = { "MWh", "GJ", "t", "m³", "tce" };

/* Compatibility forms become plain ones and white space goes; letters keep their case. */
static char *
normalize (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *kept = g_string_new (NULL);

  for (const char *p = plain != NULL ? plain : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (kept, c);
    }

  return g_string_free (kept, FALSE);
}

static gboolean
parse_normalized (const char     *text,
                  TjActivityUnit *unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strcmp (words[i].word, text) == 0)
        {
          *unit = (TjActivityUnit) { words[i].dimension, words[i].scale };
          return TRUE;
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (multipliers); i++)
    {
      if (!g_str_has_prefix (text, multipliers[i].word))
        continue;
      if (!parse_normalized (text + strlen (multipliers[i].word), unit))
        return FALSE;

      unit->scale *= multipliers[i].scale;
      return TRUE;
    }

  return FALSE;
}

/**
 * tj_activity_unit_parse:
 * @text: a unit of activity data, as `万kWh`, `GJ`, `吨标准煤` or `10^4 m³`
 * @unit: (out): what it means
 *
 * Returns: whether it is a unit of activity data
 */
gboolean
tj_activity_unit_parse (const char     *text,
                        TjActivityUnit *unit)
{
  g_autofree char *plain = normalize (text);

  return parse_normalized (plain, unit);
}

/**
 * tj_factor_unit_parse:
 * @text: the unit of a factor, as `tCO2/MWh` or `tCO2e/t`
 * @per: (out): the unit of the activity it is counted on
 *
 * Factors are in tonnes of carbon dioxide; `kgCO2/kWh` is the same as `tCO2/MWh` and is read
 * as such.
 *
 * Returns: whether it is the unit of a factor
 */
gboolean
tj_factor_unit_parse (const char     *text,
                      TjActivityUnit *per)
{
  static const char * const tonnes[] = { "tCO2/", "tCO2e/" };
  static const char * const kilograms[] = { "kgCO2/", "kgCO2e/" };
  g_autofree char *plain = normalize (text);

  for (guint i = 0; i < G_N_ELEMENTS (tonnes); i++)
    {
      if (g_str_has_prefix (plain, tonnes[i]))
        return parse_normalized (plain + strlen (tonnes[i]), per);
    }

  for (guint i = 0; i < G_N_ELEMENTS (kilograms); i++)
    {
      if (!g_str_has_prefix (plain, kilograms[i]) ||
          !parse_normalized (plain + strlen (kilograms[i]), per))
        continue;

      /* So many kilograms for one unit are so many tonnes for a thousand. */
      per->scale *= 1000;
      return TRUE;
    }

  return FALSE;
}

/**
 * tj_activity_get_tonnes:
 * @amount: so many of @unit
 * @unit: (nullable): of an activity
 * @factor: so many of @factor_unit
 * @factor_unit: (nullable): of a factor
 * @tonnes: (out): of carbon dioxide
 *
 * Returns: whether both units are known and of one dimension
 */
gboolean
tj_activity_get_tonnes (double      amount,
                        const char *unit,
                        double      factor,
                        const char *factor_unit,
                        double     *tonnes)
{
  TjActivityUnit counted;
  TjActivityUnit per;

  if (unit == NULL || factor_unit == NULL || !tj_activity_unit_parse (unit, &counted) ||
      !tj_factor_unit_parse (factor_unit, &per) || counted.dimension != per.dimension)
    return FALSE;

  *tonnes = amount * counted.scale / per.scale * factor;

  return TRUE;
}

/**
 * tj_dimension_get_unit_name:
 *
 * Returns: the unit in which quantities of @self are calculated
 */
const char *
tj_dimension_get_unit_name (TjDimension self)
{
  return own_units[self];
}
