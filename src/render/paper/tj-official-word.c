/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/paper/tj-official-word.h"

#include <string.h>

#include "core/base/tj-cleanup.h"
#include "core/base/tj-xml.h"
#include "core/import/tj-zip-entries.h"

/* A document as a Word file in the measures of GB/T 9704-2012 (see tj-official-paper.c), for a
 * clerk to go on writing in. Lines and characters are those of a grid that the office program
 * keeps: 22 lines of 28 characters in size three. */

#define WORD_NAMESPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define PACKAGE_NAMESPACE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define XML_START "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* Half points. */
#define SIZE_TWO "44"
#define SIZE_THREE "32"
#define SIZE_FOUR "28"

#define BODY_FONT "仿宋_GB2312"
#define TITLE_FONT "方正小标宋简体"
#define HEADING_FONT "黑体"
#define NUMBER_FONT "宋体"
#define LATIN_FONT "Times New Roman"

/* A blank line, and room for the seal above who signs. */
#define SIGNATURE_LINES 3
#define DATE_RIGHT_CHARACTERS 4
#define HUNDREDTHS 100
/* Twentieths of a point that a character of size three is wide. */
#define TWIPS_A_CHARACTER 320
/* And the distance of two lines. */
#define LINE_PITCH 580

static const char content_types[] =
  XML_START
  "<Types xmlns=\"" PACKAGE_NAMESPACE "content-types\">"
  "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
  "relationships+xml\"/>"
  "<Override PartName=\"/word/document.xml\" ContentType=\"" WORD_TYPE "document.main+xml\"/>"
  "<Override PartName=\"/word/settings.xml\" ContentType=\"" WORD_TYPE "settings+xml\"/>"
  "<Override PartName=\"/word/odd.xml\" ContentType=\"" WORD_TYPE "footer+xml\"/>"
  "<Override PartName=\"/word/even.xml\" ContentType=\"" WORD_TYPE "footer+xml\"/>"
  "</Types>";

static const char package_relations[] =
  XML_START
  "<Relationships xmlns=\"" PACKAGE_NAMESPACE "relationships\">"
  "<Relationship Id=\"rId1\" Type=\"" OFFICE_RELATIONS "/officeDocument\" "
  "Target=\"word/document.xml\"/></Relationships>";

static const char document_relations[] =
  XML_START
  "<Relationships xmlns=\"" PACKAGE_NAMESPACE "relationships\">"
  "<Relationship Id=\"rId1\" Type=\"" OFFICE_RELATIONS "/settings\" Target=\"settings.xml\"/>"
  "<Relationship Id=\"odd\" Type=\"" OFFICE_RELATIONS "/footer\" Target=\"odd.xml\"/>"
  "<Relationship Id=\"even\" Type=\"" OFFICE_RELATIONS "/footer\" Target=\"even.xml\"/>"
  "</Relationships>";

static const char settings[] =
  XML_START
  "<w:settings xmlns:w=\"" WORD_NAMESPACE "\"><w:evenAndOddHeaders/></w:settings>";

/* On a right-hand page one character from the right, on a left-hand page from the left. */
#define FOOTER(side)                                                                           \
  XML_START                                                                                    \
  "<w:ftr xmlns:w=\"" WORD_NAMESPACE "\"><w:p><w:pPr><w:ind w:" side "=\"280\" "              \
  "w:" side "Chars=\"100\"/>"                                                                  \
  "<w:jc w:val=\"" side "\"/></w:pPr>"                                                         \
  NUMBER_RUN ("<w:t xml:space=\"preserve\">— </w:t>")                                          \
  "<w:fldSimple w:instr=\" PAGE \">" NUMBER_RUN ("<w:t>1</w:t>") "</w:fldSimple>"               \
  NUMBER_RUN ("<w:t xml:space=\"preserve\"> —</w:t>")                                          \
  "</w:p></w:ftr>"
#define NUMBER_RUN(text)                                                                       \
  "<w:r><w:rPr><w:rFonts w:ascii=\"" NUMBER_FONT "\" w:hAnsi=\"" NUMBER_FONT "\" "               \
  "w:eastAsia=\"" NUMBER_FONT "\"/><w:sz w:val=\"" SIZE_FOUR "\"/></w:rPr>" text "</w:r>"

static const char odd_footer[] = FOOTER ("right");
static const char even_footer[] = FOOTER ("left");

/* @indent is the attribute of an indentation of so many hundredths of a character. */
typedef struct
{
  const char *font;
  const char *size;
  const char *alignment;
  const char *indent;
  guint hundredths;
  gboolean keep_with_next;
} Style;

static const Style title_style = { TITLE_FONT, SIZE_TWO, "center", NULL, 0, TRUE };
static const Style plain_style = { BODY_FONT, SIZE_THREE, "both", NULL, 0, FALSE };
static const Style body_style = { BODY_FONT, SIZE_THREE, "both", "firstLine",
                                  2 * HUNDREDTHS, FALSE };
static const Style heading_style = { HEADING_FONT, SIZE_THREE, "both", "firstLine",
                                     2 * HUNDREDTHS, TRUE };

static xmlNode *
add (xmlNode    *parent,
     const char *name,
     const char *attribute,
     const char *value)
{
  xmlNode *node = tj_xml_add_child (parent, name, NULL);

  if (attribute != NULL)
    xmlSetNsProp (node, node->ns, BAD_CAST attribute, BAD_CAST value);

  return node;
}

static void
set_number (xmlNode    *node,
            const char *name,
            guint       number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  xmlSetNsProp (node, node->ns, BAD_CAST name, BAD_CAST text);
}

/* Word takes characters of the font, other programs the measure beside it. */
static void
add_indent (xmlNode     *properties,
            const Style *style)
{
  g_autofree char *in_characters = g_strconcat (style->indent, "Chars", NULL);
  xmlNode *node = tj_xml_add_child (properties, "ind", NULL);

  set_number (node, style->indent, style->hundredths * TWIPS_A_CHARACTER / HUNDREDTHS);
  set_number (node, in_characters, style->hundredths);
}

/* Lines of the title keep the distance of the others, though they do not fit the grid. */
static void
add_pitch (xmlNode *properties)
{
  xmlNode *spacing;

  add (properties, "snapToGrid", "val", "0");
  spacing = add (properties, "spacing", "lineRule", "exact");
  set_number (spacing, "line", LINE_PITCH);
}

static void
add_paragraph (xmlNode     *body,
               const char  *text,
               const Style *style)
{
  xmlNode *paragraph = tj_xml_add_child (body, "p", NULL);
  xmlNode *properties = tj_xml_add_child (paragraph, "pPr", NULL);
  xmlNode *run;
  xmlNode *fonts;

  if (style->keep_with_next)
    tj_xml_add_child (properties, "keepNext", NULL);
  if (style == &title_style)
    add_pitch (properties);
  if (style->indent != NULL)
    add_indent (properties, style);
  add (properties, "jc", "val", style->alignment);

  run = tj_xml_add_child (paragraph, "r", NULL);
  properties = tj_xml_add_child (run, "rPr", NULL);
  fonts = add (properties, "rFonts", "ascii", LATIN_FONT);
  xmlSetNsProp (fonts, fonts->ns, BAD_CAST "hAnsi", BAD_CAST LATIN_FONT);
  xmlSetNsProp (fonts, fonts->ns, BAD_CAST "eastAsia", BAD_CAST style->font);
  add (properties, "sz", "val", style->size);
  xmlNodeSetSpacePreserve (tj_xml_add_child (run, "t", text), 1);
}

/* The width in hundredths of a character: a Latin letter or digit takes half of one. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? HUNDREDTHS : HUNDREDTHS / 2;

  return width;
}

/* The date four characters from the right, the name centred over it, but not beyond the edge. */
static void
add_signature (xmlNode          *body,
               const TjDocument *document)
{
  const guint date_width = document->date != NULL ? measure (document->date) : 0;
  const guint middle = DATE_RIGHT_CHARACTERS * HUNDREDTHS + date_width / 2;
  Style style = { BODY_FONT, SIZE_THREE, "right", "right",
                  DATE_RIGHT_CHARACTERS * HUNDREDTHS, TRUE };

  if (document->organisation == NULL && document->date == NULL)
    return;

  for (guint i = 0; i < SIGNATURE_LINES; i++)
    add_paragraph (body, "", &style);

  if (document->organisation != NULL)
    {
      const guint half = measure (document->organisation) / 2;

      style.hundredths = middle > half ? middle - half : 0;
      style.keep_with_next = document->date != NULL;
      add_paragraph (body, document->organisation, &style);
    }

  style.hundredths = DATE_RIGHT_CHARACTERS * HUNDREDTHS;
  style.keep_with_next = FALSE;
  if (document->date != NULL)
    add_paragraph (body, document->date, &style);
}

static void
add_footer (xmlNode    *section,
            const char *type,
            const char *id)
{
  xmlNode *footer = add (section, "footerReference", "type", type);
  xmlNs *relations = xmlNewNs (footer, BAD_CAST OFFICE_RELATIONS, BAD_CAST "r");

  xmlSetNsProp (footer, relations, BAD_CAST "id", BAD_CAST id);
}

/* A4 in twentieths of a point: head 37 mm, binding edge 28 mm, and a type area of 156 by 225. */
static void
add_section (xmlNode *body)
{
  static const struct
  {
    const char *name;
    guint twips;
  } margins[] = {
    { "top", 2098 }, { "right", 1474 }, { "bottom", 1984 }, { "left", 1587 }, { "header", 851 },
    { "footer", 1417 }, { "gutter", 0 },
  };
  xmlNode *section = tj_xml_add_child (body, "sectPr", NULL);
  xmlNode *node;

  add_footer (section, "default", "odd");
  add_footer (section, "even", "even");
  node = add (section, "pgSz", "w", "11906");
  set_number (node, "h", 16838);
  node = tj_xml_add_child (section, "pgMar", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (margins); i++)
    set_number (node, margins[i].name, margins[i].twips);
  node = add (section, "docGrid", "type", "lines");
  set_number (node, "linePitch", LINE_PITCH);
}

static GBytes *
make_body (const TjDocument *document)
{
  g_autoptr(xmlDoc) doc = xmlNewDoc (BAD_CAST "1.0");
  xmlNode *root = xmlNewNode (NULL, BAD_CAST "document");
  xmlNode *body;

  xmlDocSetRootElement (doc, root);
  xmlSetNs (root, xmlNewNs (root, BAD_CAST WORD_NAMESPACE, BAD_CAST "w"));
  body = tj_xml_add_child (root, "body", NULL);

  if (document->title != NULL)
    {
      add_paragraph (body, document->title, &title_style);
      add_paragraph (body, "", &plain_style);
    }
  if (document->addressee != NULL)
    add_paragraph (body, document->addressee, &plain_style);

  for (guint i = 0; i < document->paragraphs->len; i++)
    {
      const TjDocumentParagraph *paragraph = g_ptr_array_index (document->paragraphs, i);
      g_autofree char *text = tj_document_paragraph_dup_text (paragraph);
      Style style = paragraph->is_heading ? heading_style : body_style;

      /* A page with the seal alone is not allowed. */
      style.keep_with_next |= i + 1 == document->paragraphs->len;
      add_paragraph (body, text, &style);
    }

  add_signature (body, document);
  add_section (body);

  return tj_xml_serialize (doc);
}

static void
add_part (GPtrArray  *entries,
          const char *name,
          const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));

  tj_zip_entries_add (entries, name, bytes);
}

/**
 * tj_official_word_make:
 * @document: an opinion or a letter
 *
 * Returns: (transfer full) (nullable): a .docx, the same bytes for the same document; %NULL with
 *   an error of %G_IO_ERROR
 */
GBytes *
tj_official_word_make (const TjDocument  *document,
                       GError           **error)
{
  g_autoptr(GPtrArray) entries = tj_zip_entries_new ();
  g_autoptr(GBytes) body = make_body (document);

  add_part (entries, "[Content_Types].xml", content_types);
  add_part (entries, "_rels/.rels", package_relations);
  tj_zip_entries_add (entries, "word/document.xml", body);
  add_part (entries, "word/_rels/document.xml.rels", document_relations);
  add_part (entries, "word/settings.xml", settings);
  add_part (entries, "word/odd.xml", odd_footer);
  add_part (entries, "word/even.xml", even_footer);

  return tj_zip_entries_write (entries, error);
}
