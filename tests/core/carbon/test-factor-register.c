/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-factor-register.h"

#include <string.h>

#include "core/base/tj-xml.h"

#define HEAD                                                                                   \
  "<factors xmlns=\"https://tanjian.org/ns/factors/1\" id=\"own\" version=\"3\""              \
  " date=\"2026-01-01\">\n<title><zh>自有</zh><en>Own</en></title>\n"

#define FACTOR(id, kind, value, unit, source)                                                 \
  "<factor id=\"" id "\" kind=\"" kind "\" of=\"grid\" value=\"" value "\" unit=\"" unit "\">"  \
  "<name><zh>某</zh><en>some</en></name>" source "</factor>\n"

#define SOURCE "<source>某公告</source>"

static TjFactorRegister *
read_text (const char        *factors,
           TjFactorRegister  *base,
           GError           **error)
{
  g_autofree char *text = g_strconcat (HEAD, factors, "</factors>", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return tj_factor_register_new (bytes, "own.xml", base, error);
}

static void
test_default (void)
{
  g_autoptr(TjFactorRegister) factors = tj_factor_register_new_default ();
  const TjFactor *grid = tj_factor_register_get_prescribed (factors, TJ_FACTOR_ELECTRICITY);
  const TjFactor *methane = tj_factor_register_lookup (factors, "gas.ch4.ar6");
  const TjFactor *gas = tj_factor_register_lookup (factors, "fuel.natural-gas");

  g_assert_cmpstr (tj_factor_register_get_id (factors), ==, "tanjian-factors 2026.2");
  g_assert_cmpuint (tj_factor_register_get_size (factors), ==, 122);

  g_assert_cmpfloat_with_epsilon (grid->value, 0.5703, 1e-12);
  g_assert_cmpuint (grid->year, ==, 2022);
  g_assert_cmpstr (grid->register_id, ==, "tanjian-factors 2026.2");
  /* 124 400 MWh × 0.5703 tCO2/MWh */
  g_assert_cmpfloat_with_epsilon (tj_factor_get_tonnes (grid, 124400), 70945.32, 1e-6);

  g_assert_cmpstr (methane->report, ==, "AR6");
  g_assert_cmpfloat_with_epsilon (tj_factor_get_tonnes (methane, 100), 2790, 1e-9);

  /* 38.931 GJ × 15.3 kgC × 0.99 × 44 ÷ 12 = 2162.2 kg for a thousand cubic metres */
  g_assert_cmpfloat_with_epsilon (tj_factor_get_tonnes (gas, 1000), 2.1622, 1e-9);
}

/* Every derivation of a product is worked out again. */
static void
test_derivations (void)
{
  g_autoptr(TjFactorRegister) factors = tj_factor_register_new_default ();
  guint n_products = 0;

  for (guint i = 0; i < tj_factor_register_get_size (factors); i++)
    {
      const TjFactor *factor = tj_factor_register_get (factors, i);
      double heat, carbon, oxidation;
      char unit[16];

      if (factor->derivation == NULL ||
          sscanf (factor->derivation, "%lf GJ/%15[^×] × %lf kgC/GJ × %lf × 44 ÷ 12 ÷ 1000", &heat,
                  unit, &carbon, &oxidation) != 4)
        continue;

      g_test_message ("%s", factor->id);
      g_assert_cmpfloat_with_epsilon (factor->value, heat * carbon * oxidation * 44 / 12 / 1000,
                                      0.00005);
      n_products++;
    }

  g_assert_cmpuint (n_products, ==, 11);
}

static void
test_nearest (void)
{
  g_autoptr(TjFactorRegister) factors = tj_factor_register_new_default ();
  const TjFactor *found;

  /* 140 000 t from 124 400 MWh */
  found = tj_factor_register_find_nearest (factors, TJ_FACTOR_ELECTRICITY, NULL, 140000.0 / 124400);
  g_assert_cmpstr (found->id, ==, "electricity.cn.2021.fossil");

  found = tj_factor_register_find_nearest (factors, TJ_FACTOR_ELECTRICITY, "grid", 0.5703);
  g_assert_cmpstr (found->id, ==, "electricity.cn.2022.notice");
  found = tj_factor_register_find_nearest (factors, TJ_FACTOR_ELECTRICITY, "grid", 0.581);
  g_assert_cmpstr (found->id, ==, "electricity.cn.2021.enterprise");
  found = tj_factor_register_find_nearest (factors, TJ_FACTOR_GAS, "ch4", 25);
  g_assert_cmpstr (found->id, ==, "gas.ch4.ar4");

  g_assert_null (tj_factor_register_find_nearest (factors, TJ_FACTOR_GAS, "xenon", 25));
  g_assert_null (tj_factor_register_find_nearest (factors, TJ_FACTOR_GAS, NULL, 0));
  g_assert_null (tj_factor_register_find_nearest (factors, TJ_FACTOR_GAS, NULL, -1));
}

static void
test_own_register (void)
{
  g_autoptr(TjFactorRegister) base = tj_factor_register_new_default ();
  g_autoptr(GError) error = NULL;
  g_autoptr(TjFactorRegister) own = NULL;

  own = read_text (FACTOR ("electricity.shanghai", "electricity", "0.42", "kgCO2/kWh", SOURCE)
                   FACTOR ("heat.cn", "heat", "0.06", "tCO2/GJ", SOURCE), base, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (tj_factor_register_get_size (own), ==, 124);
  g_assert_cmpfloat_with_epsilon (
    tj_factor_get_tonnes (tj_factor_register_lookup (own, "electricity.shanghai"), 10), 4.2, 1e-9);
  g_assert_cmpstr (tj_factor_register_lookup (own, "heat.cn")->register_id, ==, "own 3");
  g_assert_cmpstr (tj_factor_register_lookup (own, "gas.co2.ar6")->register_id, ==,
                   "tanjian-factors 2026.2");
  g_assert_null (tj_factor_register_lookup (own, "nothing"));
}

typedef struct
{
  const char *factors;
  GQuark (*domain) (void);
  const char *line;
} BadRow;

static const BadRow bad_rows[] = {
  { FACTOR ("a", "electricity", "0.5", "tCO2/GJ", SOURCE), tj_factor_error_quark, "line 3" },
  { FACTOR ("a", "electricity", "0.5", "MWh", SOURCE), tj_factor_error_quark, "line 3" },
  { FACTOR ("a", "fuel", "0.5", "tCO2/MWh", SOURCE), tj_factor_error_quark, "line 3" },
  { FACTOR ("a", "gas", "28", "tCO2e/m3", SOURCE), tj_factor_error_quark, "line 3" },
  { FACTOR ("a", "heat", "0.1", "tCO2/GJ", SOURCE) FACTOR ("a", "heat", "0.2", "tCO2/GJ", SOURCE),
    tj_factor_error_quark, "line 4" },
  { FACTOR ("a", "heat", "0.1", "tCO2/GJ", ""), tj_xml_error_quark, "3" },
  { FACTOR ("a", "heat", "0.1", "tCO2/GJ", "<source> </source>"), tj_xml_error_quark, "3" },
  { FACTOR ("a", "heat", "0", "tCO2/GJ", SOURCE), tj_xml_error_quark, "3" },
  { FACTOR ("a", "heat", "-1", "tCO2/GJ", SOURCE), tj_xml_error_quark, "3" },
  { FACTOR ("a", "heat", "NaN", "tCO2/GJ", SOURCE), tj_xml_error_quark, "3" },
  { FACTOR ("a", "light", "1", "tCO2/GJ", SOURCE), tj_xml_error_quark, "3" },
};

static void
test_bad_registers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_rows); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TjFactorRegister) factors = read_text (bad_rows[i].factors, NULL, &error);

      g_assert_null (factors);
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_cmpuint (error->domain, ==, bad_rows[i].domain ());
      g_assert_nonnull (strstr (error->message, "own.xml"));
      g_assert_nonnull (strstr (error->message, bad_rows[i].line));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/factor-register/default", test_default);
  g_test_add_func ("/factor-register/derivations", test_derivations);
  g_test_add_func ("/factor-register/nearest", test_nearest);
  g_test_add_func ("/factor-register/own-register", test_own_register);
  g_test_add_func ("/factor-register/bad-registers", test_bad_registers);

  return g_test_run ();
}
