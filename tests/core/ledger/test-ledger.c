/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/ledger/tj-ledger-file.h"
#include "core/ledger/tj-ledger-import.h"

#include <string.h>

#include "core/base/tj-xml.h"

#define COLUMNS                                                                                \
  "<columns xmlns=\"https://tanjian.org/ns/ledger-columns/1\" id=\"own\" version=\"1\">"       \
  "<title><zh>表</zh><en>List</en></title><sheet>表</sheet>"                                   \
  "<column id=\"number\" type=\"integer\" width=\"6\" from=\"number\"><zh>序号</zh><en>No.</en>" \
  "</column><column id=\"rank\" type=\"integer\" width=\"6\" from=\"rank\"><zh>排序</zh>"      \
  "<en>Rank</en></column><column id=\"name\" type=\"text\" width=\"20\" key=\"true\">"         \
  "<zh>技术名称</zh><en>Name</en></column><column id=\"money\" type=\"number\" unit=\"万元\""  \
  " width=\"9\"><zh>投资额</zh><en>Investment</en></column>"                                   \
  "<column id=\"day\" type=\"date\" width=\"9\"><zh>收件日期</zh><en>Day</en></column></columns>"

static TjLedgerColumns *
create_columns (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (COLUMNS, strlen (COLUMNS));
  g_autoptr(GError) error = NULL;
  TjLedgerColumns *columns = tj_ledger_columns_new (bytes, "own.xml", &error);

  g_assert_no_error (error);

  return columns;
}

static void
add (TjLedger   *ledger,
     const char *name,
     double      money)
{
  GArray *row = tj_ledger_add_row (ledger);

  tj_ledger_cell_set_text (&g_array_index (row, TjLedgerCell, 2), name);
  if (money > 0)
    tj_ledger_cell_set_number (&g_array_index (row, TjLedgerCell, 3), money);
}

static TjLedger *
create_ledger (void)
{
  g_autoptr(TjLedgerColumns) columns = create_columns ();
  TjLedger *ledger = tj_ledger_new (columns, "某表");

  add (ledger, "甲", 50);
  add (ledger, "乙", 0);
  add (ledger, "丙", 80);
  add (ledger, "丁", 50);
  add (ledger, "戊", 20);

  return ledger;
}

static void
assert_order (const TjLedger     *ledger,
              const char         *names,
              const char * const *ranks)
{
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < ledger->rows->len; i++)
    {
      g_string_append (found, tj_ledger_get_cell (ledger, i, 2)->text);
      g_assert_cmpstr (tj_ledger_get_cell (ledger, i, 1)->text, ==, ranks[i]);
      g_assert_cmpfloat_with_epsilon (tj_ledger_get_cell (ledger, i, 0)->number, i + 1, 1e-9);
    }

  g_assert_cmpstr (found->str, ==, names);
}

static void
test_rank (void)
{
  g_autoptr(TjLedger) ledger = create_ledger ();
  g_autoptr(GError) error = NULL;
  const char * const falling[] = { "1", "2", "2", "4", NULL };
  const char * const rising[] = { "1", "2", "2", "4", NULL };

  g_assert_true (tj_ledger_rank (ledger, "money", FALSE, &error));
  g_assert_no_error (error);
  /* equal values keep their order and share a rank; a missing one has none and comes last */
  assert_order (ledger, "丙甲丁戊乙", falling);

  g_assert_true (tj_ledger_rank (ledger, "money", TRUE, &error));
  assert_order (ledger, "戊甲丁丙乙", rising);

  g_assert_false (tj_ledger_rank (ledger, "name", FALSE, &error));
  g_assert_error (error, TJ_LEDGER_ERROR, TJ_LEDGER_ERROR_COLUMNS);
}

static void
test_formula (void)
{
  static const char * const formulas[] = { "=1", "+1", "-1", "@a", "\t=1", " =1", "＝1", "－a" };
  static const char * const words[] = { "1", "甲=乙", "a-b", "'=1", "" };

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    g_assert_true (tj_ledger_text_is_formula (formulas[i]));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_false (tj_ledger_text_is_formula (words[i]));
}

static void
test_csv (void)
{
  g_autoptr(TjLedgerColumns) columns = create_columns ();
  g_autoptr(TjLedger) ledger = tj_ledger_new (columns, "某表");
  g_autoptr(GBytes) bytes = NULL;
  GDate day;

  add (ledger, "=1+1\n\"甲\", 乙", 0.5);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 25, G_DATE_MARCH, 2024);
  tj_ledger_cell_set_date (tj_ledger_get_cell (ledger, 0, 4), &day);
  tj_ledger_cell_set_number (tj_ledger_get_cell (ledger, 0, 0), -3);

  bytes = tj_ledger_to_csv (ledger, TJ_LANGUAGE_ZH);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   "\357\273\277序号,排序,技术名称,投资额（万元）,收件日期\r\n"
                   "-3,,\"'=1+1\n\"\"甲\"\", 乙\",0.5,2024-03-25\r\n",
                   strlen ("\357\273\277序号,排序,技术名称,投资额（万元）,收件日期\r\n"
                           "-3,,\"'=1+1\n\"\"甲\"\", 乙\",0.5,2024-03-25\r\n"));
}

static void
test_control_characters (void)
{
  g_autoptr(TjLedger) ledger = create_ledger ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TjLedger) again = NULL;
  g_autoptr(GError) error = NULL;

  tj_ledger_cell_set_text (tj_ledger_get_cell (ledger, 0, 2), "a\001b\033c\357\277\277d");
  g_assert_cmpstr (tj_ledger_get_cell (ledger, 0, 2)->text, ==, "abcd");

  bytes = tj_ledger_to_xml (ledger, TJ_LANGUAGE_ZH);
  again = tj_ledger_from_xml (bytes, "l.xml", ledger->columns, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tj_ledger_get_cell (again, 0, 2)->text, ==, "abcd");
}

/* The same ledger makes the same bytes, so that its digest tells whether it changed. */
static void
test_workbook_repeats (void)
{
  g_autoptr(TjLedger) ledger = create_ledger ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) first = tj_ledger_to_workbook (ledger, TJ_LANGUAGE_ZH, &error);
  g_autoptr(GBytes) second = tj_ledger_to_workbook (ledger, TJ_LANGUAGE_ZH, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_long_text (void)
{
  g_autoptr(TjLedger) ledger = create_ledger ();
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TjLedgerImport) import = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 40000; i++)
    g_string_append (text, "长");
  tj_ledger_cell_set_text (tj_ledger_get_cell (ledger, 0, 2), text->str);

  bytes = tj_ledger_to_workbook (ledger, TJ_LANGUAGE_ZH, &error);
  g_assert_no_error (error);
  import = tj_ledger_import (bytes, "l.xlsx", ledger->columns, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_utf8_strlen (tj_ledger_get_cell (import->ledger, 0, 2)->text, -1), ==, 32767);
}

/* Elements that are dropped while they are read leave nothing that a later text could spoil. */
static gboolean
is_gone (const xmlNode *element)
{
  return tj_xml_is (element, "gone") && tj_xml_first_child (element, NULL) == NULL;
}

static void
test_prune (void)
{
  g_autoptr(GString) text = g_string_new ("<a>\n");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) doc = NULL;
  const xmlNode *kept;
  guint n_kept = 0;

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, i % 100 == 0
                             ? "<kept>  words  <gone/>more words of a line that is long</kept>\n   "
                             : "<gone/>\n          ");
  g_string_append (text, "</a>");
  bytes = g_bytes_new (text->str, text->len);
  doc = tj_xml_parse_pruned (bytes, "a.xml", &tj_xml_limits_own, is_gone, &error);
  g_assert_no_error (error);
  g_assert_null (tj_xml_first_child (xmlDocGetRootElement (doc), "gone"));

  for (kept = tj_xml_first_child (xmlDocGetRootElement (doc), "kept"); kept != NULL;
       kept = tj_xml_next (kept, "kept"))
    {
      g_autofree char *words = tj_xml_dup_text (kept);

      g_assert_cmpstr (words, ==, "  words  more words of a line that is long");
      n_kept++;
    }
  g_assert_cmpuint (n_kept, ==, 20);
}

/* What a bureau knows fills its own columns only; the day is that of Beijing. */
static void
test_standings (void)
{
  g_autoptr(TjLedgerColumns) columns = tj_ledger_columns_new_default ();
  g_autoptr(TjLedger) ledger = tj_ledger_new (columns, "某表");
  g_autoptr(GPtrArray) standings = NULL;
  /* one in the morning of the next day in Beijing */
  g_autoptr(GDateTime) received = g_date_time_new_utc (2024, 3, 24, 17, 0, 0);

  standings = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_ledger_standing_free);
  g_ptr_array_add (standings, tj_ledger_standing_new ("已收件", received, "逾期"));
  tj_ledger_add_row (ledger);
  tj_ledger_cell_set_text (tj_ledger_get_last (ledger, "technology_name"), "甲");
  tj_ledger_add_standings (ledger, standings);

  g_assert_cmpstr (tj_ledger_get_last (ledger, "technology_name")->text, ==, "甲");
  g_assert_cmpstr (tj_ledger_get_last (ledger, "status")->text, ==, "已收件");
  g_assert_cmpstr (tj_ledger_get_last (ledger, "term")->text, ==, "逾期");
  g_assert_cmpstr (tj_ledger_get_last (ledger, "received")->text, ==, "2024-03-25");
  g_assert_null (tj_ledger_get_last (ledger, "remark")->text);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ledger/rank", test_rank);
  g_test_add_func ("/ledger/formula", test_formula);
  g_test_add_func ("/ledger/csv", test_csv);
  g_test_add_func ("/ledger/control-characters", test_control_characters);
  g_test_add_func ("/ledger/workbook-repeats", test_workbook_repeats);
  g_test_add_func ("/ledger/long-text", test_long_text);
  g_test_add_func ("/ledger/prune", test_prune);
  g_test_add_func ("/ledger/standings", test_standings);

  return g_test_run ();
}
