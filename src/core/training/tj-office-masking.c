/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-office-masking.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-xml.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-zip-entries.h"

/* A Word, Excel or OpenDocument file with every name in its words replaced. Only the parts that
 * hold words and their looks are kept: properties, comments, revisions, pictures, embedded
 * objects, printer settings and thumbnails are dropped with what refers to them. A name may be
 * split over runs of different looks, and over the lines of a narrow cell, so that all words of a
 * part are searched as one text, and each piece of it keeps its looks. */

static const TjXmlLimits limits = { 64 * 1024 * 1024, 256, 128 };

/* Parts that are kept, by how they begin; all of them XML. */
static const char * const kept_parts[] = {
  "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml",
  "word/numbering.xml", "word/fontTable.xml", "word/header", "word/footer", "word/footnotes.xml",
  "word/endnotes.xml", "word/_rels/document.xml.rels", "xl/workbook.xml",
  "xl/_rels/workbook.xml.rels", "xl/worksheets/", "xl/sharedStrings.xml", "xl/styles.xml",
  "mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml",
};

/* Elements that go, with all that is in them. */
static const char * const dropped_elements[] = {
  /* Word */
  "drawing", "pict", "object", "del", "moveFrom", "commentReference", "commentRangeStart",
  "commentRangeEnd", "proofErr", "rsids", "altChunk", "sectPrChange", "rPrChange", "pPrChange",
  "tblPrChange", "tcPrChange", "trPrChange", "bookmarkStart", "bookmarkEnd", "instrText",
  "AlternateContent",
  /* Excel */
  "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls", "hyperlinks",
  "pageSetup", "headerFooter", "definedNames", "fileVersion", "fileSharing", "customWorkbookViews",
  "externalReferences", "absPath", "rPh", "phoneticPr", "dataValidations", "tableParts", "extLst",
  /* OpenDocument */
  "frame", "annotation", "annotation-end", "tracked-changes", "change", "change-start",
  "change-end", "scripts", "event-listeners", "custom-shape", "user-field-decls", "shapes",
  "author-name", "author-initials", "initial-creator", "creator", "sender-firstname",
  "sender-lastname", "sender-company", "forms",
};

/* Elements behind which a line ends. */
static const char * const lines[] = {
  "p", "si", "is", "h", "br", "cr", "tc", "c", "v", "f", "table-cell", "line-break", "footnote",
};

/* Elements that stand for blanks. */
static const char * const blanks[] = { "tab", "s", "ptab" };

/* A part without one of these is no document. */
static const char * const main_parts[] = { "word/document.xml", "xl/workbook.xml", "content.xml" };

/* Digits that may be a width, a colour or a place in a list. */
#define MAX_PLAIN_DIGITS 9

/* Attributes that name people, places of files or windows. */
static const char * const dropped_attributes[] = {
  "initials", "date", "rsidR", "rsidRDefault", "rsidP", "rsidRPr", "rsidTr", "rsidSect",
  "paraId", "textId", "codeName", "descr", "title", "tooltip", "instr", "ed", "userId",
};

static gboolean
is_among (const char         *word,
          const char * const *words,
          gsize               n_words)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (g_strcmp0 (word, words[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_kept (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept_parts); i++)
    {
      if (g_str_equal (name, kept_parts[i]))
        return TRUE;

      /* Of other parts no relations: they lead to what is gone. */
      if (g_str_has_prefix (name, kept_parts[i]) && g_str_has_suffix (name, ".xml") &&
          strstr (name, "_rels/") == NULL)
        return TRUE;
    }

  return FALSE;
}

static void
clean_attributes (xmlNode *element)
{
  xmlAttr *attribute = element->properties;

  while (attribute != NULL)
    {
      xmlAttr *next = attribute->next;

      if (is_among ((const char *) attribute->name, dropped_attributes,
                    G_N_ELEMENTS (dropped_attributes)))
        xmlRemoveProp (attribute);
      else if (g_str_equal ((const char *) attribute->name, "author"))
        xmlSetNsProp (element, attribute->ns, attribute->name, BAD_CAST "x");
      attribute = next;
    }
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789.+-eE")] == '\0';
}

/* Names in attributes, as of sheets, styles and references; of a number that is one nothing else
 * can be there than a number. */
static void
replace_attributes (xmlNode      *element,
                    TjPseudonyms *names)
{
  for (xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    {
      g_autoptr(TjXmlText) value = xmlNodeListGetString (element->doc, attribute->children, 1);
      g_autofree char *replaced = NULL;
      const char *text = (const char *) value;

      if (text == NULL || (is_number (text) && strlen (text) <= MAX_PLAIN_DIGITS))
        continue;

      replaced = tj_pseudonyms_replace (names, text);
      if (!g_str_equal (replaced, text))
        xmlSetNsProp (element, attribute->ns, attribute->name,
                      BAD_CAST (is_number (text) ? "0" : replaced));
    }
}

static void
clean (xmlNode      *element,
       TjPseudonyms *names)
{
  xmlNode *child = element->children;

  clean_attributes (element);
  replace_attributes (element, names);
  while (child != NULL)
    {
      xmlNode *next = child->next;

      if (child->type == XML_COMMENT_NODE || child->type == XML_PI_NODE ||
          (child->type == XML_ELEMENT_NODE &&
           is_among ((const char *) child->name, dropped_elements,
                     G_N_ELEMENTS (dropped_elements))))
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
        }
      else if (child->type == XML_ELEMENT_NODE)
        clean (child, names);
      child = next;
    }
}

/* A stretch of the words of a part: what a text node holds. */
typedef struct
{
  xmlNode *node;
  guint start;
  guint end;
} Piece;

typedef struct
{
  TjPseudonyms *names;
  GString *text;
  /* (element-type Piece): in order */
  GArray *pieces;
} Stream;

/* A cell of a sheet that holds a number, or the place of its words in the list of them. */
static gboolean
is_number_cell (const xmlNode *element)
{
  g_autofree char *type = NULL;

  if (!tj_xml_is (element, "v") || !tj_xml_is (element->parent, "c"))
    return FALSE;

  type = tj_xml_dup_attribute (element->parent, "t");

  return type == NULL || !g_str_equal (type, "str");
}

/* A telephone typed as a number. */
static void
replace_number (Stream  *self,
                xmlNode *element)
{
  g_autofree char *type = tj_xml_dup_attribute (element->parent, "t");
  g_autofree char *text = tj_xml_dup_text (element);
  g_autoptr(GArray) matches = tj_pseudonyms_find (self->names, text);

  if (matches->len == 0 || strlen (text) <= MAX_PLAIN_DIGITS ||
      (type != NULL && !g_str_equal (type, "n")))
    return;

  g_array_index (matches, TjPseudonymMatch, 0).name->n_replaced++;
  xmlNodeSetContent (element, BAD_CAST "0");
}

static void
collect_text (Stream  *self,
              xmlNode *element)
{
  for (xmlNode *child = element->children; child != NULL; child = child->next)
    {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        {
          const Piece piece = { child, (guint) self->text->len,
                                (guint) (self->text->len + strlen ((char *) child->content)) };

          g_array_append_val (self->pieces, piece);
          g_string_append (self->text, (const char *) child->content);
        }
      else if (child->type == XML_ELEMENT_NODE && is_number_cell (child))
        replace_number (self, child);
      else if (child->type == XML_ELEMENT_NODE)
        collect_text (self, child);
    }

  if (is_among ((const char *) element->name, lines, G_N_ELEMENTS (lines)))
    g_string_append_c (self->text, '\n');
  else if (is_among ((const char *) element->name, blanks, G_N_ELEMENTS (blanks)))
    g_string_append_c (self->text, ' ');
}

/* A name goes where it begins, and out of the pieces into which it goes on. */
static void
set_piece (const Stream *self,
           const Piece  *piece,
           const GArray *matches,
           guint        *first)
{
  g_autoptr(GString) content = g_string_new (NULL);
  guint at = piece->start;
  gboolean changed = FALSE;

  while (*first < matches->len &&
         g_array_index (matches, TjPseudonymMatch, *first).end <= piece->start)
    (*first)++;

  for (guint i = *first; i < matches->len; i++)
    {
      const TjPseudonymMatch *match = &g_array_index (matches, TjPseudonymMatch, i);

      if (match->start >= piece->end)
        break;

      changed = TRUE;
      if (match->start >= piece->start)
        {
          g_string_append_len (content, self->text->str + at, (gssize) match->start - at);
          g_string_append (content, match->name->replacement);
          match->name->n_replaced++;
        }
      at = MIN (match->end, piece->end);
    }

  if (!changed)
    return;

  g_string_append_len (content, self->text->str + at, (gssize) piece->end - at);
  xmlNodeSetContent (piece->node, BAD_CAST content->str);
}

static void
replace_all (xmlNode      *element,
             TjPseudonyms *names)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  Stream stream = { names, text, pieces };
  g_autoptr(GArray) matches = NULL;
  guint first = 0;

  collect_text (&stream, element);
  matches = tj_pseudonyms_find (names, text->str);
  for (guint i = 0; i < pieces->len; i++)
    set_piece (&stream, &g_array_index (pieces, Piece, i), matches, &first);
}

/* Whether a part of that name, as a list of types or relations has it, is left. */
static gboolean
is_left (GPtrArray  *entries,
         const char *folder,
         const char *target)
{
  g_autofree char *base = g_strconcat ("/", folder, NULL);
  g_autofree char *whole = g_canonicalize_filename (target, base);

  return tj_zip_entries_find (entries, whole + 1) != NULL;
}

/* Drops from a list of parts those that are gone. */
static void
prune_list (xmlNode    *root,
            const char *folder,
            const char *attribute,
            GPtrArray  *entries)
{
  xmlNode *child = tj_xml_first_child (root, NULL);

  while (child != NULL)
    {
      xmlNode *next = tj_xml_next (child, NULL);
      g_autofree char *target = tj_xml_dup_attribute (child, attribute);

      if (target != NULL && !g_str_has_suffix (target, "/") &&
          !is_left (entries, folder, target))
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
        }
      child = next;
    }
}

/* Relations of other parts than the main one are not kept. */
static void
prune_lists (xmlNode    *root,
             const char *name,
             GPtrArray  *entries)
{
  if (g_str_equal (name, "[Content_Types].xml"))
    prune_list (root, "", "PartName", entries);
  else if (g_str_equal (name, "_rels/.rels"))
    prune_list (root, "", "Target", entries);
  else if (g_str_equal (name, "word/_rels/document.xml.rels"))
    prune_list (root, "word", "Target", entries);
  else if (g_str_equal (name, "xl/_rels/workbook.xml.rels"))
    prune_list (root, "xl", "Target", entries);
  else if (g_str_equal (name, "META-INF/manifest.xml"))
    prune_list (root, "", "full-path", entries);
}

/* Cells link by relations that are gone: the words stay. */
static void
unlink_hyperlinks (xmlNode *element)
{
  for (xmlNode *child = tj_xml_first_child (element, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      if (tj_xml_is (child, "hyperlink") || tj_xml_is (child, "a"))
        {
          xmlAttr *attribute = child->properties;

          while (attribute != NULL)
            {
              xmlAttr *next = attribute->next;

              if (g_str_equal ((const char *) attribute->name, "id") ||
                  g_str_equal ((const char *) attribute->name, "href"))
                xmlRemoveProp (attribute);
              attribute = next;
            }
        }
      unlink_hyperlinks (child);
    }
}

static gboolean
mask_entry (TjZipEntry   *entry,
            GPtrArray    *entries,
            const char   *display_name,
            TjPseudonyms *names,
            GError      **error)
{
  g_autoptr(xmlDoc) doc = NULL;
  xmlNode *root;

  if (g_str_equal (entry->name, "mimetype"))
    return TRUE;

  doc = tj_xml_parse_bytes (entry->bytes, display_name, &limits, error);
  if (doc == NULL)
    return FALSE;

  root = xmlDocGetRootElement (doc);
  clean (root, names);
  unlink_hyperlinks (root);
  replace_all (root, names);
  prune_lists (root, entry->name, entries);
  g_bytes_unref (entry->bytes);
  entry->bytes = tj_xml_serialize (doc);

  return TRUE;
}

static void
collect_authors (xmlNode      *element,
                 TjPseudonyms *names)
{
  static const char * const elements[] = {
    "creator", "lastModifiedBy", "Manager", "Company", "initial-creator", "author",
  };

  for (xmlNode *child = tj_xml_first_child (element, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      g_autofree char *text = NULL;
      g_autofree char *author = tj_xml_dup_attribute (child, "author");

      if (is_among ((const char *) child->name, elements, G_N_ELEMENTS (elements)))
        text = tj_xml_dup_text (child);
      if (text != NULL && *text != '\0')
        tj_pseudonyms_collect_author (names, text);
      if (author != NULL && *author != '\0')
        tj_pseudonyms_collect_author (names, author);
      collect_authors (child, names);
    }
}

/**
 * tj_office_masking_collect:
 * @bytes: as of tj_office_masking_apply()
 * @names: gets who made the file, as its properties, comments and changes say
 */
void
tj_office_masking_collect (GBytes       *bytes,
                           const char   *display_name,
                           TjPseudonyms *names)
{
  static const char * const parts[] = {
    "docProps/core.xml", "docProps/app.xml", "meta.xml", "word/comments.xml", "word/document.xml",
    "word/people.xml", "xl/comments1.xml",
  };
  g_autoptr(GPtrArray) entries = tj_zip_entries_read (bytes, display_name, NULL);

  for (guint i = 0; entries != NULL && i < G_N_ELEMENTS (parts); i++)
    {
      const TjZipEntry *entry = tj_zip_entries_find (entries, parts[i]);
      g_autoptr(xmlDoc) doc = NULL;

      if (entry != NULL)
        doc = tj_xml_parse_bytes (entry->bytes, display_name, &limits, NULL);
      if (doc != NULL)
        collect_authors (xmlDocGetRootElement (doc), names);
    }
}

static gboolean
has_main_part (GPtrArray *entries)
{
  for (guint i = 0; i < G_N_ELEMENTS (main_parts); i++)
    {
      if (tj_zip_entries_find (entries, main_parts[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_office_masking_apply:
 * @bytes: a .docx, .xlsx, .odt or .ods file
 * @display_name: what to call it in messages
 * @names: what is replaced
 *
 * Returns: (transfer full) (nullable): the same without names, pictures and properties; %NULL with
 *   an error where it cannot be read
 */
GBytes *
tj_office_masking_apply (GBytes        *bytes,
                         const char    *display_name,
                         TjPseudonyms  *names,
                         GError       **error)
{
  g_autoptr(GPtrArray) entries = tj_zip_entries_read (bytes, display_name, error);

  if (entries == NULL)
    return NULL;

  if (!has_main_part (entries))
    {
      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
                   _("“%s” does not keep its words where office files have them."), display_name);
      return NULL;
    }

  for (guint i = entries->len; i > 0; i--)
    {
      if (!is_kept (((TjZipEntry *) entries->pdata[i - 1])->name))
        g_ptr_array_remove_index (entries, i - 1);
    }

  for (guint i = 0; i < entries->len; i++)
    {
      if (!mask_entry (g_ptr_array_index (entries, i), entries, display_name, names, error))
        return NULL;
    }

  /* The check at the end: nothing is trusted to have worked. */
  for (guint i = 0; i < entries->len; i++)
    {
      if (tj_pseudonyms_are_in (names, ((TjZipEntry *) entries->pdata[i])->bytes))
        {
          g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
                       _("A name would have been left in “%s”."), display_name);
          return NULL;
        }
    }

  return tj_zip_entries_write (entries, error);
}
