/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/document/tj-document-template.h"

#include <string.h>

#include "core/base/tj-xml.h"

#define TEMPLATE(head, body)                                                                   \
  "<template xmlns=\"https://tanjian.org/ns/document-template/1\" id=\"own\" version=\"3\""    \
  " kind=\"opinion\" variants=\"yes no\"" head ">" body "</template>"

#define BODY                                                                                   \
  "<title>关于{name}</title>"                                                                  \
  "<heading id=\"h\"><sentence id=\"hs\">一、甲</sentence></heading>"                          \
  "<paragraph id=\"p\"><sentence id=\"a\">该技术为{name}。</sentence>"                         \
  "<sentence id=\"b\" drop=\"5\">投资{money}。</sentence>"                                     \
  "<sentence id=\"c\" if=\"!money\" quiet=\"true\">未填投资。</sentence>"                      \
  "<sentence id=\"d\" variants=\"no\">不同意。</sentence></paragraph>"                         \
  "<heading id=\"i\"><sentence id=\"is\">二、乙</sentence></heading>"                          \
  "<paragraph id=\"q\" each=\"case\"><sentence id=\"e\">（{index}）{title}，{name}。</sentence>" \
  "</paragraph>"

static TjDocumentTemplate *
create (const char  *text,
        GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return tj_document_template_new (bytes, "own.xml", error);
}

static TjDocument *
fill (const char *text,
      TjFacts    *facts,
      const char *variant)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TjDocumentTemplate) template = create (text, &error);

  g_assert_no_error (error);

  return tj_document_template_fill (template, facts, variant);
}

static void
assert_body (const TjDocument *document,
             const char       *expected)
{
  g_autofree char *body = tj_document_dup_body (document);

  g_assert_cmpstr (body, ==, expected);
}

static void
assert_omission (const TjDocument *document,
                 guint             index,
                 const char       *sentence,
                 const char       *fact)
{
  const TjDocumentOmission *omission = g_ptr_array_index (document->omissions, index);

  g_assert_cmpstr (omission->sentence, ==, sentence);
  g_assert_cmpstr (omission->fact, ==, fact);
}

static void
test_fill (void)
{
  g_autoptr(TjFacts) facts = tj_facts_new ();
  g_autoptr(TjDocument) document = NULL;
  const TjDocumentParagraph *paragraph;
  const TjDocumentSentence *sentence;
  const TjGround *evidence;

  tj_facts_add (facts, "name", "甲 技术\n", TJ_GROUND_FORM, "technology_name", "甲 技术");
  tj_facts_add (facts, "money", "12亿元", TJ_GROUND_FORMULA, "sum", "5 + 7");
  tj_facts_add (tj_facts_add_group (facts, "case"), "title", "案例甲", TJ_GROUND_FORM, "c0", NULL);
  tj_facts_add (tj_facts_add_group (facts, "case"), "title", "案例乙", TJ_GROUND_FORM, "c1", NULL);

  document = fill (TEMPLATE ("", BODY), facts, NULL);
  /* the first variant is the default; a space between Chinese characters means nothing */
  g_assert_cmpstr (document->variant, ==, "yes");
  g_assert_cmpstr (document->title, ==, "关于甲技术");
  assert_body (document, "一、甲\n该技术为甲技术。投资12亿元。\n二、乙\n（一）案例甲，甲技术。\n"
                         "（二）案例乙，甲技术。\n");
  g_assert_cmpuint (document->omissions->len, ==, 0);

  paragraph = g_ptr_array_index (document->paragraphs, 1);
  sentence = g_ptr_array_index (paragraph->sentences, 1);
  g_assert_cmpuint (sentence->evidence->len, ==, 1);
  evidence = g_ptr_array_index (sentence->evidence, 0);
  g_assert_cmpint (evidence->kind, ==, TJ_GROUND_FORMULA);
  g_assert_cmpstr (evidence->where, ==, "sum");
  g_assert_cmpstr (evidence->text, ==, "5 + 7");
}

static void
test_lack (void)
{
  g_autoptr(TjFacts) facts = tj_facts_new ();
  g_autoptr(TjDocument) document = NULL;

  tj_facts_add (facts, "name", "甲", TJ_GROUND_FORM, "technology_name", NULL);
  tj_facts_add (facts, "money", "  ", TJ_GROUND_FORM, "money", NULL);
  tj_facts_set_lack (facts, "money", "The form does not say.");

  document = fill (TEMPLATE ("", BODY), facts, "no");
  /* what lacks is not said but listed, and no heading stands alone */
  assert_body (document, "一、甲\n该技术为甲。未填投资。不同意。\n");
  g_assert_cmpuint (document->omissions->len, ==, 1);
  assert_omission (document, 0, "b", "money");
  g_assert_cmpstr (((TjDocumentOmission *) document->omissions->pdata[0])->reason, ==,
                   "The form does not say.");
}

static void
test_length (void)
{
  g_autoptr(TjFacts) facts = tj_facts_new ();
  g_autoptr(TjDocument) document = NULL;
  g_autoptr(GString) name = g_string_new (NULL);

  for (guint i = 0; i < 50; i++)
    g_string_append (name, "长");
  tj_facts_add (facts, "name", name->str, TJ_GROUND_FORM, "technology_name", NULL);
  tj_facts_add (facts, "money", "12亿元", TJ_GROUND_FORM, "money", NULL);

  /* 3 + 4 + 50 + 1 + 7: one too many by the sentence that may be dropped */
  document = fill (TEMPLATE (" max-length=\"64\"", BODY), facts, NULL);
  g_assert_cmpuint (tj_document_get_length (document), ==, 58);
  assert_omission (document, 0, "b", "length");

  g_clear_pointer (&document, tj_document_free);
  document = fill (TEMPLATE (" max-length=\"65\"", BODY), facts, NULL);
  g_assert_cmpuint (tj_document_get_length (document), ==, 65);
  g_assert_cmpuint (document->omissions->len, ==, 0);

  /* what cannot be dropped stays, and is too long */
  g_clear_pointer (&document, tj_document_free);
  document = fill (TEMPLATE (" max-length=\"50\"", BODY), facts, NULL);
  g_assert_cmpuint (tj_document_get_length (document), ==, 58);
}

static void
test_round_trip (void)
{
  g_autoptr(TjFacts) facts = tj_facts_new ();
  g_autoptr(TjDocument) document = NULL;
  g_autoptr(TjDocument) again = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) second = NULL;
  g_autoptr(GError) error = NULL;

  tj_facts_add (facts, "name", "<甲> & \"乙\"", TJ_GROUND_FORM, "technology_name", "]]>");
  document = fill (TEMPLATE ("", BODY), facts, "no");
  document->package_name = g_strdup ("a.zip");
  document->date = g_strdup ("2024年3月5日");
  bytes = tj_document_to_xml (document);
  again = tj_document_from_xml (bytes, "o.xml", &error);
  g_assert_no_error (error);
  second = tj_document_to_xml (again);
  g_assert_true (g_bytes_equal (bytes, second));
}

static void
test_bad_templates (void)
{
  static const struct
  {
    const char *text;
    GQuark (*domain) (void);
  } bad[] = {
    { TEMPLATE ("", "<paragraph id=\"p\"><sentence id=\"a\">{name</sentence></paragraph>"),
      tj_document_error_quark },
    { TEMPLATE ("", "<paragraph id=\"p\"><sentence id=\"a\">name}</sentence></paragraph>"),
      tj_document_error_quark },
    { TEMPLATE ("", "<paragraph id=\"p\"><sentence id=\"a\" variants=\"maybe\">a</sentence>"
                "</paragraph>"), tj_document_error_quark },
    { TEMPLATE ("", "<paragraph id=\"p\" each=\"cases\"><sentence id=\"a\">a</sentence>"
                "</paragraph>"), tj_xml_error_quark },
    { TEMPLATE (" max-length=\"1\"", BODY), tj_xml_error_quark },
    { "<template/>", tj_xml_error_quark },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (create (bad[i].text, &error));
      g_assert_nonnull (error);
      g_assert_cmpuint (error->domain, ==, bad[i].domain ());
      g_assert_nonnull (strstr (error->message, "own.xml"));
    }
}

static void
test_numerals (void)
{
  static const struct
  {
    guint number;
    const char *words;
  } numerals[] = { { 1, "一" }, { 10, "十" }, { 11, "十一" }, { 20, "二十" }, { 99, "九十九" },
                   { 100, "100" } };

  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    {
      g_autofree char *words = tj_document_dup_numeral (numerals[i].number);

      g_assert_cmpstr (words, ==, numerals[i].words);
    }
}

static void
test_defaults (void)
{
  g_autoptr(TjDocumentTemplate) opinion = tj_document_template_new_default ("opinion");
  g_autoptr(TjDocumentTemplate) letter = tj_document_template_new_default ("letter");

  g_assert_cmpstr (tj_document_template_get_kind (opinion), ==, "opinion");
  g_assert_cmpstr (tj_document_template_get_variants (opinion)[0], ==, "recommend");
  g_assert_cmpstr (tj_document_template_get_kind (letter), ==, "letter");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/fill", test_fill);
  g_test_add_func ("/document/lack", test_lack);
  g_test_add_func ("/document/length", test_length);
  g_test_add_func ("/document/round-trip", test_round_trip);
  g_test_add_func ("/document/bad-templates", test_bad_templates);
  g_test_add_func ("/document/numerals", test_numerals);
  g_test_add_func ("/document/defaults", test_defaults);

  return g_test_run ();
}
