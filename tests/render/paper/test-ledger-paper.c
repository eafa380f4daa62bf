/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/paper/tj-ledger-paper.h"

#include <poppler.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

#define COLUMNS "/org/tanjian/Tanjian/ledger/%s.xml"
#define POINTS_A_MILLIMETRE (72.0 / 25.4)

static TjLedger *
create_ledger (const char *columns_name)
{
  g_autofree char *path = g_strdup_printf (COLUMNS, columns_name);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autoptr(TjLedgerColumns) columns = tj_ledger_columns_new (bytes, path, NULL);

  return tj_ledger_new (columns, "某批技术清单");
}

static void
add_row (TjLedger   *ledger,
         const char *name,
         double      number)
{
  guint column = 0;

  tj_ledger_add_row (ledger);
  tj_ledger_columns_find (ledger->columns, "technology_name", &column);
  tj_ledger_cell_set_text (tj_ledger_get_cell (ledger, ledger->rows->len - 1, column), name);
  if (!tj_ledger_columns_find (ledger->columns, "total", &column))
    tj_ledger_columns_find (ledger->columns, "number", &column);
  tj_ledger_cell_set_number (tj_ledger_get_cell (ledger, ledger->rows->len - 1, column), number);
}

static PopplerDocument *
draw (const TjLedger *ledger,
      guint          *n_pages)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = tj_ledger_paper_to_pdf (ledger, TJ_LANGUAGE_ZH, n_pages, &error);
  PopplerDocument *pdf;

  g_assert_no_error (error);
  pdf = poppler_document_new_from_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, *n_pages);

  return pdf;
}

static char *
dup_page_text (PopplerDocument *pdf,
               guint            number)
{
  g_autoptr(PopplerPage) page = poppler_document_get_page (pdf, (int) number);

  return poppler_page_get_text (page);
}

/* Many rows take several pages, each with the titles; every row is on one of them, once. */
static void
test_pages (void)
{
  g_autoptr(TjLedger) ledger = create_ledger ("catalogue-list-2024");
  g_autoptr(PopplerDocument) pdf = NULL;
  g_autoptr(GString) all = g_string_new (NULL);
  guint n_pages = 0;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%03u号低碳技术", i + 1);

      add_row (ledger, name, i + 1);
    }
  g_ptr_array_add (ledger->notes, g_strdup ("共100项"));
  pdf = draw (ledger, &n_pages);
  g_assert_cmpuint (n_pages, >, 2);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *text = dup_page_text (pdf, i);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      g_assert_nonnull (strstr (text, "技术名称"));
      /* The number of the page, whatever blanks the reader sees in it. */
      g_assert_nonnull (strstr (strstr (text, "—"), number));
      /* A column without an entry is left out. */
      g_assert_null (strstr (text, "修改要求"));
      g_string_append (all, text);
    }

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%03u号低碳技术", i + 1);
      const char *place = strstr (all->str, name);

      g_assert_nonnull (place);
      g_assert_null (strstr (place + 1, name));
    }
  g_assert_nonnull (strstr (all->str, "共100项"));
}

/* Numbers have the decimals of the longest; a ledger too wide for A4 goes on A3; the same ledger
 * makes the same bytes. */
static void
test_numbers (void)
{
  g_autoptr(TjLedger) ledger = create_ledger ("decision-2024");
  g_autoptr(GBytes) first = NULL;
  g_autoptr(GBytes) second = NULL;
  g_autoptr(PopplerDocument) pdf = NULL;
  g_autoptr(PopplerPage) page = NULL;
  g_autofree char *text = NULL;
  double width = 0;
  double height = 0;
  guint n_pages = 0;

  add_row (ledger, "甲技术", 4);
  add_row (ledger, "乙技术", 3.25);
  pdf = draw (ledger, &n_pages);
  page = poppler_document_get_page (pdf, 0);
  poppler_page_get_size (page, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 297 * POINTS_A_MILLIMETRE, 1);
  text = dup_page_text (pdf, 0);
  g_assert_nonnull (strstr (text, "4.00"));
  g_assert_nonnull (strstr (text, "3.25"));

  for (guint i = 0; i < ledger->columns->columns->len; i++)
    {
      if (!tj_ledger_get_cell (ledger, 0, i)->has_number)
        tj_ledger_cell_set_text (tj_ledger_get_cell (ledger, 0, i), "满");
    }
  first = tj_ledger_paper_to_pdf (ledger, TJ_LANGUAGE_ZH, NULL, NULL);
  second = tj_ledger_paper_to_pdf (ledger, TJ_LANGUAGE_ZH, NULL, NULL);
  g_assert_true (g_bytes_equal (first, second));
  g_clear_object (&page);
  g_clear_object (&pdf);
  pdf = draw (ledger, &n_pages);
  page = poppler_document_get_page (pdf, 0);
  poppler_page_get_size (page, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 420 * POINTS_A_MILLIMETRE, 1);
}

/* Nothing at all, and more in one cell than a page holds. */
static void
test_limits (void)
{
  g_autoptr(TjLedger) empty = create_ledger ("catalogue-list-2024");
  g_autoptr(TjLedger) long_one = create_ledger ("catalogue-list-2024");
  g_autoptr(GString) words = g_string_new (NULL);
  g_autoptr(PopplerDocument) of_empty = NULL;
  g_autoptr(PopplerDocument) pdf = NULL;
  g_autofree char *text = NULL;
  guint n_pages = 0;

  of_empty = draw (empty, &n_pages);
  g_assert_cmpuint (n_pages, ==, 1);

  for (guint i = 0; i < 5000; i++)
    g_string_append (words, "很长的意见");
  add_row (long_one, words->str, 1);
  add_row (long_one, "下一项", 2);
  pdf = draw (long_one, &n_pages);
  g_assert_cmpuint (n_pages, <=, 3);
  text = dup_page_text (pdf, n_pages - 1);
  g_assert_nonnull (strstr (text, "下一项"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ledger-paper/pages", test_pages);
  g_test_add_func ("/ledger-paper/numbers", test_numbers);
  g_test_add_func ("/ledger-paper/limits", test_limits);

  return g_test_run ();
}
