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
 * split over runs of different looks, so that words are replaced paragraph by paragraph. */

static const TjXmlLimits limits = { 64 * 1024 * 1024, 256, 128 };

/* Parts that are kept, by how they begin; all of them XML. */
static const char * const kept_parts[] = {
  "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml",
  "word/numbering.xml", "word/fontTable.xml", "word/header", "word/footer", "word/footnotes.xml",
  "word/endnotes.xml", "word/_rels/document.xml.rels", "xl/workbook.xml",
  "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet", "xl/sharedStrings.xml", "xl/styles.xml",
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
};

/* Elements whose words belong together. */
static const char * const paragraphs[] = { "p", "si", "is", "h" };

/* Attributes that name people, places of files or windows. */
static const char * const dropped_attributes[] = {
  "initials", "date", "rsidR", "rsidRDefault", "rsidP", "rsidRPr", "rsidTr", "rsidSect",
  "paraId", "textId", "codeName", "descr", "title",
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
      if (g_str_has_prefix (name, kept_parts[i]) &&
          (g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".rels") ||
           g_str_equal (name, "mimetype")))
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

/* Names in attributes, as of sheets, styles and references. */
static void
replace_attributes (xmlNode      *element,
                    TjPseudonyms *names)
{
  for (xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    {
      g_autoptr(TjXmlText) value = xmlNodeListGetString (element->doc, attribute->children, 1);
      g_autofree char *replaced = NULL;

      if (value == NULL)
        continue;

      replaced = tj_pseudonyms_replace (names, (const char *) value);
      if (!g_str_equal (replaced, (const char *) value))
        xmlSetNsProp (element, attribute->ns, attribute->name, BAD_CAST replaced);
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

/* Element type xmlNode: the texts under @element in order. */
static void
collect_texts (xmlNode   *element,
               GPtrArray *texts)
{
  for (xmlNode *child = element->children; child != NULL; child = child->next)
    {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        g_ptr_array_add (texts, child);
      else if (child->type == XML_ELEMENT_NODE)
        collect_texts (child, texts);
    }
}

/* The words of a paragraph go into its first text where a name was in them. */
static void
replace_words (xmlNode      *paragraph,
               TjPseudonyms *names)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();
  g_autoptr(GString) words = g_string_new (NULL);
  g_autofree char *replaced = NULL;
  gboolean is_first = TRUE;

  collect_texts (paragraph, texts);
  for (guint i = 0; i < texts->len; i++)
    {
      const xmlNode *node = g_ptr_array_index (texts, i);

      g_string_append (words, (const char *) node->content);
    }

  replaced = tj_pseudonyms_replace (names, words->str);
  if (g_str_equal (replaced, words->str))
    return;

  for (guint i = 0; i < texts->len; i++)
    {
      xmlNode *node = g_ptr_array_index (texts, i);

      if (xmlIsBlankNode (node))
        continue;
      xmlNodeSetContent (node, BAD_CAST (is_first ? replaced : ""));
      is_first = FALSE;
    }
}

static gboolean
has_paragraph (const xmlNode *element)
{
  for (const xmlNode *child = tj_xml_first_child (element, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      if (is_among ((const char *) child->name, paragraphs, G_N_ELEMENTS (paragraphs)) ||
          has_paragraph (child))
        return TRUE;
    }

  return FALSE;
}

static void
replace_all (xmlNode      *element,
             TjPseudonyms *names)
{
  if (tj_xml_first_child (element, NULL) == NULL ||
      (is_among ((const char *) element->name, paragraphs, G_N_ELEMENTS (paragraphs)) &&
       !has_paragraph (element)))
    {
      replace_words (element, names);
      return;
    }

  for (xmlNode *child = tj_xml_first_child (element, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    replace_all (child, names);
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
