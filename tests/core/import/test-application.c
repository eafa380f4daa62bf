/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-application-reader.h"

#include <string.h>

#include "core/import/tj-application-writer.h"
#include "core/import/tj-importer.h"

static void
assert_equal_fields (GListModel *a,
                     GListModel *b)
{
  for (guint i = 0; i < g_list_model_get_n_items (a); i++)
    {
      g_autoptr(TjField) first = g_list_model_get_item (a, i);
      g_autoptr(TjField) second = g_list_model_get_item (b, i);

      g_assert_cmpstr (tj_field_get_text (first), ==, tj_field_get_text (second));
      g_assert_true (g_strv_equal (tj_field_get_ticked (first), tj_field_get_ticked (second)));
    }
}

static void
test_round_trip (void)
{
  static const char * const ticked[] = { "energy", "digital", NULL };
  g_autoptr(TjForm) form = tj_form_new ();
  g_autoptr(TjCase) item = tj_case_new ();
  g_autoptr(TjForm) again = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  GListModel *fields = tj_form_get_fields (form);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      g_autofree char *text = g_strdup_printf (" <%u> & \"第一行\"\r\n\t第二行 ]]> ", i);

      tj_field_set_text (field, text);
    }
  tj_field_set_ticked (tj_form_get_field (form, "category"), ticked);
  tj_field_set_text (tj_case_get_field (item, "investment"), "1.1亿元");
  tj_form_add_case (form, item);

  bytes = tj_application_write (form);
  again = tj_application_read (bytes, "application.xml", &error);

  g_assert_no_error (error);
  g_assert_true (tj_application_is_one (bytes));
  assert_equal_fields (fields, tj_form_get_fields (again));
  g_assert_cmpuint (tj_form_get_n_cases (again), ==, 1);
  assert_equal_fields (tj_case_get_fields (item),
                       tj_case_get_fields (tj_form_get_case (again, 0)));
  g_assert_cmpuint (tj_field_get_place (tj_form_get_field (again, "principle"))->line, >, 1);
}

static void
test_illegal_characters (void)
{
  g_autoptr(TjForm) form = tj_form_new ();
  g_autoptr(TjForm) again = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  tj_field_set_text (tj_form_get_field (form, "technology_name"), "a\001b\013c\357\277\277d\033");
  bytes = tj_application_write (form);
  again = tj_application_read (bytes, "application.xml", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (tj_form_get_text (again, "technology_name"), ==, "abcd");
}

static void
assert_refused (const char *content,
                const char *words)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *xml = NULL;
  g_autoptr(GError) error = NULL;

  xml = g_strdup_printf ("<application xmlns=\"%s\" version=\"1\">\n%s</application>",
                         TJ_APPLICATION_NAMESPACE, content);
  bytes = g_bytes_new (xml, strlen (xml));

  g_assert_null (tj_application_read (bytes, "application.xml", &error));
  g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_invalid (void)
{
  assert_refused ("<price>1</price>", "line 2");
  assert_refused ("<category><ticked>coal</ticked></category>", "line 2");
  assert_refused ("\n<cases><case><name>a</name><name>b</name></case></cases>", "line 3");
  assert_refused ("<field>", "application.xml");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/application/round-trip", test_round_trip);
  g_test_add_func ("/application/illegal-characters", test_illegal_characters);
  g_test_add_func ("/application/invalid", test_invalid);

  return g_test_run ();
}
