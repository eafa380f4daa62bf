/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "tj-test-sheet.h"

static void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("no “%s” in %s", part, text);
}

static void
test_complete (void)
{
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (TRUE);
  g_autofree char *text = tj_test_sheet_to_text (sheet, FALSE);

  tj_test_validate (text);
  assert_has (text, " status=\"complete\"");
  assert_has (text, " points=\"5\"");
  assert_has (text, " points=\"2.5\"");
  assert_has (text, " cannot-assess=\"true\"");
  assert_has (text, "<quantity value=\"12000\" unit=\"万元\"/>");
  assert_has (text, "<quantity value=\"2.75\" low=\"2.5\" high=\"3\" unit=\"年\"/>");
  assert_has (text, "<quantity value=\"15\" unit=\"%\" approximate=\"true\"/>");
  assert_has (text, "一\n二\357\277\275三\tx&#13;</text>");
  assert_has (text, "<declared category=\"energy\" type=\"energy.storage\"/>");
  assert_has (text, "<number name=\"implied_life\">0.333333333333333</number>");
  assert_has (text, "<number name=\"potential\">100000000000000000000</number>");
  assert_has (text, "<decision>question</decision>");
  assert_has (text, "method=\"weighted-mean-of-given\"");
  g_assert_null (strstr (text, "<!--"));
}

static void
test_incomplete (void)
{
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (FALSE);
  g_autofree char *text = tj_test_sheet_to_text (sheet, FALSE);

  tj_test_validate (text);
  assert_has (text, " status=\"incomplete\"");
  assert_has (text, "given=\"0\" cannot-assess=\"0\"");
  g_assert_null (strstr (text, " points="));
  g_assert_null (strstr (text, "<recommendation"));
}

static void
test_draft (void)
{
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (FALSE);
  g_autofree char *text = tj_test_sheet_to_text (sheet, TRUE);

  tj_test_validate (text);
  assert_has (text, " status=\"draft\"");
  assert_has (text, " points=\"\" confidence=\"\"");
  assert_has (text, "<justification/>");
  assert_has (text, "<decision/>");
  assert_has (text, "<recommendation/>");
  assert_has (text, "<!-- ");
  assert_has (text, "recommend, conditional or reject");
}

/* Half points only, nothing beyond 5, and no word that the schema does not know. */
static void
test_schema_refuses (void)
{
  static const char * const changes[][2] = {
    { "points=\"2.5\"", "points=\"2.25\"" },
    { "points=\"5\"", "points=\"5.5\"" },
    { "points=\"5\"", "points=\"-1\"" },
    { "confidence=\"high\"", "confidence=\"sure\"" },
    { "<decision>question<", "<decision>maybe<" },
    { "status=\"complete\"", "status=\"done\"" },
    { "<recommendation>conditional<", "<recommendation>yes<" },
    { "value=\"12000\"", "value=\"1.2e4\"" },
    { "path=\"field\"", "path=\"category\"" },
    { "written=\"", "written=\"x" },
    { "<claims>", "<claims><extra/>" },
  };
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (TRUE);
  g_autofree char *text = tj_test_sheet_to_text (sheet, FALSE);
  g_autofree char *folder = g_dir_make_tmp ("tj-sheet-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sheet.xml", NULL);
  g_autofree char *schema = g_build_filename (folder, "sheet.xsd", NULL);
  g_autoptr(GBytes) schema_bytes = NULL;

  schema_bytes = g_resources_lookup_data (TJ_SHEET_SCHEMA, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_file_set_contents (schema, g_bytes_get_data (schema_bytes, NULL),
                       g_bytes_get_size (schema_bytes), NULL);

  for (guint i = 0; i <= G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *changed = NULL;
      g_autoptr(GSubprocess) process = NULL;
      g_autoptr(GError) error = NULL;

      changed = i > 0 ? tj_test_replace (text, changes[i - 1][0], changes[i - 1][1])
                      : g_strdup (text);
      g_file_set_contents (path, changed, -1, NULL);
      process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                  G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                                  "xmllint", "--nonet", "--noout", "--schema", schema, path,
                                  NULL);
      g_assert_no_error (error);
      g_subprocess_wait (process, NULL, NULL);
      if (g_subprocess_get_successful (process) != (i == 0))
        g_error ("xmllint about change %u: %s", i, changed);
    }

  g_remove (path);
  g_remove (schema);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet-writer/complete", test_complete);
  g_test_add_func ("/sheet-writer/incomplete", test_incomplete);
  g_test_add_func ("/sheet-writer/draft", test_draft);
  g_test_add_func ("/sheet-writer/schema-refuses", test_schema_refuses);

  return g_test_run ();
}
