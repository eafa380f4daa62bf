/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/paper/tj-official-file.h"

#include <string.h>

#include "core/base/tj-xml.h"
#include "core/import/tj-zip-entries.h"

static TjDocument *
create_document (void)
{
  TjDocument *document = tj_document_new ("letter");

  document->template = g_strdup ("own 1");
  document->title = g_strdup ("关于<某>技术的函");
  document->addressee = g_strdup ("某公司：");
  tj_document_paragraph_add (tj_document_add_paragraph (document, "h", TRUE), "s", "一、情况");
  tj_document_paragraph_add (tj_document_add_paragraph (document, "p", FALSE), "s",
                             "请补充 A & B。");
  document->organisation = g_strdup ("某省生态环境厅");
  document->date = g_strdup ("2024年3月20日");

  return document;
}

/* The parts of the file, each of which is well-formed. */
static GPtrArray *
open_word (const TjDocument *document)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = tj_official_file_make (document, "函.DOCX", &error);
  GPtrArray *parts;

  g_assert_no_error (error);
  parts = tj_zip_entries_read (bytes, "函.docx", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < parts->len; i++)
    {
      const TjZipEntry *part = g_ptr_array_index (parts, i);
      g_autoptr(xmlDoc) doc = tj_xml_parse_bytes (part->bytes, part->name,
                                                  &tj_xml_limits_office, &error);

      g_assert_no_error (error);
    }

  return parts;
}

static xmlDoc *
parse_body (GPtrArray *parts)
{
  return tj_xml_parse_bytes (tj_zip_entries_find (parts, "word/document.xml")->bytes,
                             "document.xml", &tj_xml_limits_office, NULL);
}

/* A paragraph as `words|alignment|indent`. */
static char *
describe (const xmlNode *paragraph)
{
  const xmlNode *properties = tj_xml_first_child (paragraph, "pPr");
  const xmlNode *indent = tj_xml_first_child (properties, "ind");
  g_autofree char *words = NULL;
  g_autofree char *alignment = NULL;
  g_autofree char *first = NULL;
  g_autofree char *right = NULL;

  words = tj_xml_dup_child_text (tj_xml_first_child (paragraph, "r"), "t");
  alignment = tj_xml_dup_attribute (tj_xml_first_child (properties, "jc"), "val");
  if (indent != NULL)
    {
      first = tj_xml_dup_attribute (indent, "firstLineChars");
      right = tj_xml_dup_attribute (indent, "rightChars");
    }

  return g_strdup_printf ("%s|%s|%s", words, alignment,
                          first != NULL ? first : right != NULL ? right : "");
}

/* The date is six and a half characters wide, its seven digits half a character each, so that its
 * middle is seven and a quarter from the right; half of the name's seven lie on either side. */
static void
test_paragraphs (void)
{
  static const char * const expected[] = {
    "关于<某>技术的函|center|", "|both|", "某公司：|both|", "一、情况|both|200",
    "请补充 A & B。|both|200", "|right|400", "|right|400", "|right|400",
    "某省生态环境厅|right|375", "2024年3月20日|right|400",
  };
  g_autoptr(TjDocument) document = create_document ();
  g_autoptr(GPtrArray) parts = open_word (document);
  g_autoptr(xmlDoc) doc = parse_body (parts);
  const xmlNode *body = tj_xml_first_child (xmlDocGetRootElement (doc), "body");
  const xmlNode *paragraph = tj_xml_first_child (body, "p");

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *description = describe (paragraph);

      g_assert_cmpstr (description, ==, expected[i]);
      paragraph = tj_xml_next (paragraph, "p");
    }
  g_assert_null (paragraph);
  g_assert_nonnull (tj_xml_first_child (body, "sectPr"));
}

/* A name that is wider than the room over the date ends at the edge; without who signs there is
 * no room for a seal. */
static void
test_signature (void)
{
  g_autoptr(TjDocument) document = create_document ();
  g_autoptr(GPtrArray) parts = NULL;
  g_autoptr(GPtrArray) unsigned_parts = NULL;
  g_autofree char *wide = NULL;
  const TjZipEntry *body;

  g_free (document->organisation);
  document->organisation = g_strdup ("某某省某某市某某区生态环境与应对气候变化工作领导小组办公室");
  parts = open_word (document);
  body = tj_zip_entries_find (parts, "word/document.xml");
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (body->bytes, NULL),
                                  (gssize) g_bytes_get_size (body->bytes),
                                  "w:rightChars=\"0\""));

  g_clear_pointer (&document->organisation, g_free);
  g_clear_pointer (&document->date, g_free);
  unsigned_parts = open_word (document);
  body = tj_zip_entries_find (unsigned_parts, "word/document.xml");
  g_assert_null (g_strstr_len (g_bytes_get_data (body->bytes, NULL),
                               (gssize) g_bytes_get_size (body->bytes), "w:rightChars"));
}

static void
test_endings (void)
{
  static const struct
  {
    const char *name;
    const char *start;
    gboolean known;
  } cases[] = {
    { "a.pdf", "%PDF-", TRUE },
    { "a.docx", "PK\3\4", TRUE },
    { "a.TXT", "关于", TRUE },
    { "a.xml", "<?xml", TRUE },
    { "a", "%PDF-", FALSE },
    { "a.doc", "%PDF-", FALSE },
  };
  g_autoptr(TjDocument) document = create_document ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) bytes = tj_official_file_make (document, cases[i].name, &error);
      g_autoptr(GBytes) again = tj_official_file_make (document, cases[i].name, &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, again));
      g_assert_cmpint (tj_official_file_knows (cases[i].name), ==, cases[i].known);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), strlen (cases[i].start), cases[i].start,
                       strlen (cases[i].start));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/official-word/paragraphs", test_paragraphs);
  g_test_add_func ("/official-word/signature", test_signature);
  g_test_add_func ("/official-word/endings", test_endings);

  return g_test_run ();
}
