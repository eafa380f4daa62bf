/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-plain-text.h"

#include <string.h>

#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"

static TjAttachmentText *
read_text (const char *name,
           const char *data,
           gssize      size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size < 0 ? strlen (data) : (gsize) size);
  g_autoptr(GError) error = NULL;
  TjAttachmentText *text = tj_plain_text_read (bytes, name, &error);

  g_assert_no_error (error);

  return text;
}

static void
assert_shown (const TjAttachmentText *text,
              const char             *expected)
{
  const TjTextPart *part = g_ptr_array_index (text->parts, 0);

  g_assert_cmpstr (part->text, ==, expected);
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *data;
    gssize size;
  } cases[] = {
    { "碳减排", -1 },
    { "\357\273\277碳减排", -1 },
    { "\314\274\274\365\305\305", -1 },
    { "\377\376\263\170\317\121\222\143", 8 },
    { "\376\377\170\263\121\317\143\222", 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TjAttachmentText) text = read_text ("说明.txt", cases[i].data, cases[i].size);
      const TjTextPart *part = g_ptr_array_index (text->parts, 0);

      g_assert_cmpstr (part->text, ==, "碳减排");
      g_assert_cmpint (part->kind, ==, TJ_TEXT_PART_WHOLE);
    }
}

static void
test_no_text (void)
{
  static const struct
  {
    const char *data;
    gsize size;
  } cases[] = {
    { "a\0b", 3 }, { "\377\377\377\377", 4 }, { "\377\376a", 3 }, { "\377\376\0\0", 4 },
    { "\357\273\277\377", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i].data, cases[i].size);
      g_autoptr(GError) error = NULL;

      g_assert_null (tj_plain_text_read (bytes, "a.txt", &error));
      g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE);
    }
}

static void
test_table (void)
{
  g_autoptr(TjAttachmentText) text = read_text ("参数.csv",
                                                "参数,数值,备注\r\n煤耗,\"1,200\",\"a \"\"b\"\"\n"
                                                "c\"\r\n\r\n电耗,,0.5\n", -1);
  const TjTextPart *part = g_ptr_array_index (text->parts, 0);
  const TjTextRow *row = g_ptr_array_index (part->rows, 1);
  const TjTextCell *cell = g_ptr_array_index (row->cells, 1);

  g_assert_cmpint (part->kind, ==, TJ_TEXT_PART_SHEET);
  g_assert_cmpuint (part->rows->len, ==, 3);
  g_assert_cmpuint (part->n_columns, ==, 3);
  g_assert_cmpstr (cell->text, ==, "1,200");
  g_assert_true (cell->numeric);
  cell = g_ptr_array_index (row->cells, 2);
  g_assert_cmpstr (cell->text, ==, "a \"b\"\nc");
  g_assert_false (cell->numeric);

  row = g_ptr_array_index (part->rows, 2);
  g_assert_cmpuint (row->number, ==, 4);
  cell = g_ptr_array_index (row->cells, 1);
  g_assert_cmpuint (cell->column, ==, 3);
  g_assert_false (text->cut);
}

static void
test_separators (void)
{
  static const struct
  {
    const char *name;
    const char *data;
  } cases[] = {
    { "a.csv", "a;b,b;c" }, { "a.csv", "a\tb,b\tc" }, { "a.tsv", "a\tb,b\tc" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TjAttachmentText) text = read_text (cases[i].name, cases[i].data, -1);

      assert_shown (text, "a\tb,b\tc");
    }
}

static void
test_cells_limit (void)
{
  g_autoptr(GString) data = g_string_new (NULL);

  for (guint i = 0; i < TJ_LIMIT_SHEET_CELLS; i++)
    g_string_append (data, "1\n");

  for (guint extra = 0; extra <= 1; extra++)
    {
      g_autoptr(TjAttachmentText) text = NULL;

      g_string_append (data, extra ? "1\n" : "");
      text = read_text ("a.csv", data->str, data->len);
      g_assert_cmpint (text->cut, ==, extra);
    }
}

static void
test_size_limit (void)
{
  for (guint extra = 0; extra <= 1; extra++)
    {
      g_autofree char *data = g_malloc (TJ_LIMIT_TEXT + 1);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(TjAttachmentText) text = NULL;
      g_autoptr(GError) error = NULL;

      memset (data, 'a', TJ_LIMIT_TEXT + 1);
      bytes = g_bytes_new_take (g_steal_pointer (&data), TJ_LIMIT_TEXT + extra);
      text = tj_plain_text_read (bytes, "a.txt", &error);
      if (extra == 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED);
    }
}

static void
test_is_number (void)
{
  static const char * const numbers[] = { "1", "-1.5", "−1.5", "1,200", "15%", "1e5", " 3 " };
  static const char * const others[] = { "", "-", "e5", "约5", "1m", "5 t" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_true (tj_plain_text_is_number (numbers[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (tj_plain_text_is_number (others[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plain-text/encodings", test_encodings);
  g_test_add_func ("/plain-text/no-text", test_no_text);
  g_test_add_func ("/plain-text/table", test_table);
  g_test_add_func ("/plain-text/separators", test_separators);
  g_test_add_func ("/plain-text/cells-limit", test_cells_limit);
  g_test_add_func ("/plain-text/size-limit", test_size_limit);
  g_test_add_func ("/plain-text/is-number", test_is_number);

  return g_test_run ();
}
