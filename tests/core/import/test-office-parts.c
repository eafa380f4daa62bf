/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-office-parts.h"

#include <string.h>

#include "core/import/tj-import-limits.h"
#include "form-builder.h"

#define RELATION(type, target)                                                                \
  "<Relationship Id=\"r\" Type=\"http://example.org/" type "\" Target=\"" target "\"/>"
#define RELATIONS(content)                                                                    \
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"    \
  content "</Relationships>"

#define FLAT_HEAD                                                                             \
  "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"
#define FLAT_PICTURE(name, data)                                                              \
  "<pkg:part pkg:name=\"/" name "\"><pkg:binaryData>" data "</pkg:binaryData></pkg:part>"

static GBytes *
make_zip (const char *name,
          const char *content)
{
  ArchiveBuilder *builder = archive_builder_new ("zip", NULL);

  archive_builder_add (builder, "other.xml", "<a/>", 4);
  archive_builder_add (builder, name, content, strlen (content));

  return archive_builder_finish (builder);
}

static char *
find_document (GBytes  *bytes,
               GError **error)
{
  g_autoptr(TjOfficeParts) parts = tj_office_parts_open (bytes, "form.docx", error);

  return parts != NULL ? tj_office_parts_find_document (parts, error) : NULL;
}

static void
assert_found (const char *relations,
              const char *expected)
{
  g_autoptr(GBytes) bytes = make_zip ("_rels/.rels", relations);
  g_autoptr(GError) error = NULL;
  g_autofree char *part = find_document (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (part, ==, expected);
}

static void
test_relations (void)
{
  assert_found (RELATIONS (RELATION ("officeDocument", "word/document.xml")), "word/document.xml");
  assert_found (RELATIONS (RELATION ("officeDocument", "/odd/place.xml")), "odd/place.xml");
  assert_found (RELATIONS (RELATION ("core-properties", "a.xml")
                           RELATION ("officeDocument", "b.xml")), "b.xml");
  assert_found (RELATIONS (RELATION ("core-properties", "a.xml")), NULL);
  assert_found (RELATIONS (""), NULL);
}

static void
test_bad_relations (void)
{
  static const char * const bad[] = {
    "", "<Relationships>", "<a>\377\376</a>",
    "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GBytes) bytes = make_zip ("_rels/.rels", bad[i]);
      g_autoptr(GError) error = NULL;

      g_assert_null (find_document (bytes, &error));
      g_assert_nonnull (error);
    }
}

/* A picture of any size comes back as it is, on both sides of what the parser is let see. */
static void
test_flat_data (void)
{
  for (int more = -4; more <= 4; more += 4)
    {
      const gsize length = TJ_LIMIT_FLAT_DATA + more;
      g_autofree char *encoded = g_strnfill (length, 'A');
      g_autofree char *before = g_strdup_printf (FLAT_PICTURE ("one.png", "%s"), encoded);
      g_autofree char *both = g_strconcat (FLAT_HEAD, before, FLAT_PICTURE ("two.png", "iVBO"),
                                           "</pkg:package>", NULL);
      g_autoptr(GBytes) bytes = g_bytes_new (both, strlen (both));
      g_autoptr(GError) error = NULL;
      g_autoptr(TjOfficeParts) parts = tj_office_parts_open (bytes, "form.xml", &error);
      g_autoptr(GBytes) one = NULL;
      g_autoptr(GBytes) two = NULL;

      g_assert_no_error (error);
      one = tj_office_parts_dup_bytes (parts, "one.png");
      two = tj_office_parts_dup_bytes (parts, "two.png");
      g_assert_cmpuint (g_bytes_get_size (one), ==, length / 4 * 3);
      g_assert_cmpmem (g_bytes_get_data (two, NULL), g_bytes_get_size (two), "\x89PN", 3);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/office-parts/relations", test_relations);
  g_test_add_func ("/office-parts/bad-relations", test_bad_relations);
  g_test_add_func ("/office-parts/flat-data", test_flat_data);

  return g_test_run ();
}
