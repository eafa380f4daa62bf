/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-xml.h"

static const TjXmlLimits limits = { 4096, 5, 4 };

static xmlDoc *
parse (const char  *text,
       GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return tj_xml_parse_bytes (bytes, "test.xml", &limits, error);
}

static void
assert_parsed (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) doc = parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (doc);
}

static void
assert_error (const char *text,
              int         code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) doc = parse (text, &error);

  g_assert_null (doc);
  g_assert_error (error, TJ_XML_ERROR, code);
  g_assert_nonnull (strstr (error->message, "test.xml"));
}

static void
test_depth (void)
{
  assert_parsed ("<a><a><a><a><a/></a></a></a></a>");
  assert_error ("<a><a><a><a><a><a/></a></a></a></a></a>", TJ_XML_ERROR_REFUSED);
}

static void
test_attributes (void)
{
  assert_parsed ("<a b='1' c='2' d='3' e='4'/>");
  assert_error ("<a b='1' c='2' d='3' e='4' f='5'/>", TJ_XML_ERROR_REFUSED);
  assert_parsed ("<a xmlns:b='urn:b' xmlns:c='urn:c'/>");
  assert_error ("<a xmlns:b='urn:b' xmlns:c='urn:c' xmlns:d='urn:d'/>", TJ_XML_ERROR_REFUSED);
}

static void
test_size (void)
{
  g_autofree char *fits = g_strnfill (4096, ' ');
  g_autofree char *too_long = g_strnfill (4097, ' ');

  memcpy (fits, "<a/>", 4);
  memcpy (too_long, "<a/>", 4);
  assert_parsed (fits);
  assert_error (too_long, TJ_XML_ERROR_REFUSED);
}

/* A declaration is refused before any entity can be, wherever it points. */
static void
test_declarations (void)
{
  assert_error ("<!DOCTYPE a><a/>", TJ_XML_ERROR_REFUSED);
  assert_error ("<!DOCTYPE a SYSTEM 'http://localhost/a.dtd'><a/>", TJ_XML_ERROR_REFUSED);
  assert_error ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>",
                TJ_XML_ERROR_REFUSED);
  assert_error ("<!DOCTYPE a [<!ENTITY x 'xx'><!ENTITY y '&x;&x;'>]><a>&y;</a>",
                TJ_XML_ERROR_REFUSED);
  assert_error ("<a>&x;</a>", TJ_XML_ERROR_MALFORMED);
}

static void
test_malformed (void)
{
  assert_error ("", TJ_XML_ERROR_MALFORMED);
  assert_error ("没有标签", TJ_XML_ERROR_MALFORMED);
  assert_error ("<a><b></a>", TJ_XML_ERROR_MALFORMED);
  assert_error ("<a>\xff\xfe</a>", TJ_XML_ERROR_MALFORMED);
}

static void
test_walk (void)
{
  g_autoptr(xmlDoc) doc = parse ("<a x='1'><b>甲</b> <c/><b>乙<!-- - --></b></a>", NULL);
  xmlNode *root = xmlDocGetRootElement (doc);
  xmlNode *first = tj_xml_first_child (root, "b");
  xmlNode *second = tj_xml_next (first, "b");
  g_autofree char *text = tj_xml_dup_text (first);
  g_autofree char *attribute = tj_xml_dup_attribute (root, "x");
  g_autofree char *child = tj_xml_dup_child_text (root, "b");

  g_assert_cmpstr (text, ==, "甲");
  g_assert_cmpstr (child, ==, "甲");
  g_assert_cmpstr (attribute, ==, "1");
  g_assert_nonnull (second);
  g_assert_null (tj_xml_next (second, "b"));
  g_assert_null (tj_xml_dup_attribute (root, "y"));
  g_assert_true (tj_xml_is (tj_xml_next (first, NULL), "c"));
}

static void
test_write_and_validate (void)
{
  g_autoptr(xmlDoc) doc = xmlNewDoc (BAD_CAST "1.0");
  xmlNode *root = xmlNewNode (NULL, BAD_CAST "findings");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  xmlDocSetRootElement (doc, root);
  tj_xml_set_attribute (tj_xml_add_child (root, "b", "a < b & c"), "empty", NULL);
  bytes = tj_xml_serialize (doc);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "<b>a &lt; b &amp; c</b>"));

  g_assert_false (tj_xml_validate (doc, "test.xml", "/org/tanjian/Tanjian/schema/findings.xsd",
                                   &error));
  g_assert_error (error, TJ_XML_ERROR, TJ_XML_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "begins with “findings” (–)"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xml/depth", test_depth);
  g_test_add_func ("/xml/attributes", test_attributes);
  g_test_add_func ("/xml/size", test_size);
  g_test_add_func ("/xml/declarations", test_declarations);
  g_test_add_func ("/xml/malformed", test_malformed);
  g_test_add_func ("/xml/walk", test_walk);
  g_test_add_func ("/xml/write-and-validate", test_write_and_validate);

  return g_test_run ();
}
