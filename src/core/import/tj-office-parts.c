/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-office-parts.h"

#include <glib/gi18n-lib.h>
#include <malloc.h>
#include <string.h>

#include "core/base/tj-xml.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-office-zip.h"

/* The XML parts of an office document by their names. They are the entries of a zip, or, in what
 * Word calls an XML document, all written into one file. */

#define FLAT_NAMESPACE "http://schemas.microsoft.com/office/2006/xmlPackage"
#define WORD_2003_NAMESPACE "http://schemas.microsoft.com/office/word/2003/wordml"

/* What ends the tag before the data of a part, with whatever prefix. */
#define DATA_TAG "binaryData>"

/* How far into a file its namespace must have been named. */
#define SNIFF_SIZE 4096

/* Of XML that was parsed: from here on its memory is handed back. */
#define LARGE_SIZE (4 * 1024 * 1024)

struct _TjOfficeParts
{
  char *display_name;
  /* One of these two. */
  GBytes *zip;
  xmlDoc *flat;
  /* (element-type GBytes): long data that was taken out of the flat document, in its writing */
  GPtrArray *data;
  /* (element-type utf8 xmlDoc): parts of the zip that were parsed */
  GHashTable *docs;
  gsize n_parsed;
};

static const TjXmlLimits flat_limits = { TJ_LIMIT_FLAT_SIZE, 256, 128 };

static gboolean
names (GBytes     *bytes,
       const char *namespace)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return data != NULL && g_strstr_len (data, MIN (size, SNIFF_SIZE), namespace) != NULL;
}

/**
 * tj_office_parts_is_flat:
 *
 * Returns: whether @bytes begins like a Word document in one XML file, which is called Flat OPC
 */
gboolean
tj_office_parts_is_flat (GBytes *bytes)
{
  return names (bytes, FLAT_NAMESPACE);
}

/**
 * tj_office_parts_is_word_2003:
 *
 * Returns: whether @bytes begins like the XML that Word 2003 wrote, which has no parts
 */
gboolean
tj_office_parts_is_word_2003 (GBytes *bytes)
{
  return !tj_office_parts_is_flat (bytes) && names (bytes, WORD_2003_NAMESPACE);
}

/* Readers of documents know one domain of errors. */
static xmlDoc *
parse (GBytes             *bytes,
       const char         *display_name,
       const TjXmlLimits  *limits,
       TjXmlPruneFunc      prune,
       GError            **error)
{
  g_autoptr(GError) problem = NULL;
  xmlDoc *doc = tj_xml_parse_pruned (bytes, display_name, limits, prune, &problem);

  if (doc == NULL)
    g_set_error_literal (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE, problem->message);

  return doc;
}

/* The parser takes no text of more than ten million bytes, and a photograph is one. So the data of
 * long parts is taken out before it sees the file, and a number is left in its place. What is cut
 * lies between two tags, so that whatever else the file holds is parsed as it stands. */
static GBytes *
take_data_out (GBytes    *bytes,
               GPtrArray *taken)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end = data + size;
  const char *copied = data;
  GByteArray *rest = g_byte_array_new ();

  for (const char *p = data; (p = g_strstr_len (p, end - p, DATA_TAG)) != NULL;)
    {
      const char *start = p + strlen (DATA_TAG);
      const char *close = memchr (start, '<', end - start);
      g_autofree char *number = g_strdup_printf ("@%u", taken->len);

      p = start;
      if (close == NULL || close - start <= TJ_LIMIT_FLAT_DATA)
        continue;

      g_byte_array_append (rest, (const guint8 *) copied, (guint) (start - copied));
      g_byte_array_append (rest, (const guint8 *) number, (guint) strlen (number));
      g_ptr_array_add (taken, g_bytes_new_from_bytes (bytes, start - data, close - start));
      p = copied = close;
    }

  if (taken->len == 0)
    {
      g_byte_array_unref (rest);
      return g_bytes_ref (bytes);
    }

  g_byte_array_append (rest, (const guint8 *) copied, (guint) (end - copied));

  return g_byte_array_free_to_bytes (rest);
}

static xmlDoc *
parse_flat (GBytes      *bytes,
            const char  *display_name,
            GPtrArray   *taken,
            GError     **error)
{
  g_autoptr(GBytes) rest = take_data_out (bytes, taken);

  return parse (rest, display_name, &flat_limits, NULL, error);
}

/**
 * tj_office_parts_open:
 * @bytes: a whole office document
 * @display_name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): its parts, or %NULL with %TJ_IMPORT_ERROR_UNREADABLE
 */
TjOfficeParts *
tj_office_parts_open (GBytes      *bytes,
                      const char  *display_name,
                      GError     **error)
{
  g_autoptr(GPtrArray) data = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  xmlDoc *flat = NULL;
  TjOfficeParts *self;

  if (!tj_office_zip_is_zip (bytes) && tj_office_parts_is_flat (bytes) &&
      !(flat = parse_flat (bytes, display_name, data, error)))
    return NULL;

  self = g_new0 (TjOfficeParts, 1);
  self->display_name = g_strdup (display_name);
  self->zip = flat == NULL ? g_bytes_ref (bytes) : NULL;
  self->flat = flat;
  self->data = g_steal_pointer (&data);
  self->docs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) xmlFreeDoc);

  return self;
}

/* The C library keeps what a thread has freed for that thread, and one that read a large workbook
 * may never read another: the program would hold hundreds of megabytes for nothing. */
void
tj_office_parts_free (TjOfficeParts *self)
{
  const gboolean is_large = self->n_parsed > LARGE_SIZE;

  g_free (self->display_name);
  g_clear_pointer (&self->zip, g_bytes_unref);
  g_clear_pointer (&self->flat, xmlFreeDoc);
  g_clear_pointer (&self->data, g_ptr_array_unref);
  g_hash_table_unref (self->docs);
  g_free (self);
  if (is_large)
    malloc_trim (0);
}

static xmlNode *
find_flat_part (TjOfficeParts *self,
                const char    *part)
{
  xmlNode *element = tj_xml_first_child (xmlDocGetRootElement (self->flat), "part");

  for (; element != NULL; element = tj_xml_next (element, "part"))
    {
      g_autofree char *name = tj_xml_dup_attribute (element, "name");

      if (name != NULL && g_ascii_strcasecmp (name[0] == '/' ? name + 1 : name, part) == 0)
        return element;
    }

  return NULL;
}

static xmlNode *
find_flat (TjOfficeParts *self,
           const char    *part)
{
  return tj_xml_first_child (tj_xml_first_child (find_flat_part (self, part), "xmlData"), NULL);
}

/* The text of @element, or what was taken out of it. */
static char *
dup_data (TjOfficeParts *self,
          const xmlNode *element)
{
  g_autofree char *text = tj_xml_dup_text (element);
  const guint64 index = *text == '@' ? g_ascii_strtoull (text + 1, NULL, 10) : G_MAXUINT64;
  const char *data;
  gsize size;

  if (index >= self->data->len)
    return g_steal_pointer (&text);

  data = g_bytes_get_data (g_ptr_array_index (self->data, index), &size);

  return g_strndup (data, size);
}

/**
 * tj_office_parts_dup_bytes:
 * @part: the part's name without a leading slash
 *
 * Returns: (transfer full) (nullable): what the part holds, as a picture does; %NULL where there
 *   is no such part or it is too large
 */
GBytes *
tj_office_parts_dup_bytes (TjOfficeParts *self,
                           const char    *part)
{
  xmlNode *element = NULL;
  g_autofree char *text = NULL;
  guchar *data = NULL;
  gsize size;

  if (self->flat == NULL)
    return tj_office_zip_read_part (self->zip, self->display_name, part, NULL);

  element = tj_xml_first_child (find_flat_part (self, part), "binaryData");
  if (element == NULL)
    return NULL;

  text = dup_data (self, element);
  data = g_base64_decode (text, &size);

  return g_bytes_new_take (data, size);
}

static xmlNode *
get_root (TjOfficeParts   *self,
          const char      *part,
          gsize            max_size,
          TjXmlPruneFunc   prune,
          GError         **error)
{
  g_autoptr(GBytes) bytes = NULL;
  xmlDoc *doc;

  if (self->flat != NULL)
    return find_flat (self, part);

  if ((doc = g_hash_table_lookup (self->docs, part)) != NULL)
    return xmlDocGetRootElement (doc);

  bytes = tj_office_zip_read_part_up_to (self->zip, self->display_name, part, max_size, error);
  if (bytes == NULL ||
      !(doc = parse (bytes, self->display_name, &tj_xml_limits_office, prune, error)))
    return NULL;

  self->n_parsed += g_bytes_get_size (bytes);
  g_hash_table_insert (self->docs, g_strdup (part), doc);

  return xmlDocGetRootElement (doc);
}

/**
 * tj_office_parts_get_root:
 * @part: the part's name without a leading slash
 *
 * Returns: (transfer none) (nullable): the part's outermost element; %NULL without an error
 *   where there is no such part
 */
xmlNode *
tj_office_parts_get_root (TjOfficeParts  *self,
                          const char     *part,
                          GError        **error)
{
  return get_root (self, part, TJ_LIMIT_PART_SIZE, NULL, error);
}

/* How many cells of a sheet, or elements of all of it, were kept while it is parsed; the document
 * is ours alone. */
static gsize
count_cells (const xmlNode *data)
{
  return GPOINTER_TO_SIZE (data->_private);
}

/* Whether nothing will read the cell any more. A sheet of a million rows would take a gigabyte
 * before its reader could say that it has enough. */
static gboolean
is_beyond_limit (const xmlNode *cell)
{
  xmlNode *data = cell->parent->parent;

  if (data == NULL || !tj_xml_is (data, "sheetData"))
    return FALSE;
  if (count_cells (data) > TJ_LIMIT_SHEET_CELLS)
    return TRUE;

  data->_private = GSIZE_TO_POINTER (count_cells (data) + 1);

  return FALSE;
}

/* Whether a row or cell has its place but nothing in it, or comes when no more are read: those that
 * leave their place to be counted are needed for that. */
static gboolean
is_spent (const xmlNode *element)
{
  const gboolean is_cell = tj_xml_is (element, "c");
  gboolean is_blank;

  if (!is_cell && !tj_xml_is (element, "row"))
    return FALSE;

  is_blank = tj_xml_first_child (element, NULL) == NULL;
  if (is_cell && !is_blank)
    return is_beyond_limit (element);
  if (!is_cell && is_blank && count_cells (element->parent) > TJ_LIMIT_SHEET_CELLS)
    return TRUE;

  return is_blank && xmlHasProp ((xmlNode *) element, BAD_CAST "r") != NULL;
}

static gboolean
has_many_attributes (const xmlNode *element)
{
  guint n = 0;

  for (const xmlAttr *attribute = element->properties; attribute != NULL;
       attribute = attribute->next)
    n++;

  return n > TJ_LIMIT_SHEET_ATTRIBUTES;
}

/* Whether the reader of a sheet has no use for the element, or there are too many. A cell may hold
 * any number of runs, and a sheet any number of cells that say nothing. */
static gboolean
is_not_needed (const xmlNode *element)
{
  static const char * const read[] = { "sheetData", "row", "c", "v", "f", "is", "r", "t",
                                       "mergeCells", "mergeCell", NULL };
  xmlNode *root = xmlDocGetRootElement (element->doc);

  if (element == root)
    return FALSE;
  if (!g_strv_contains (read, (const char *) element->name) || is_spent (element) ||
      has_many_attributes (element))
    return TRUE;
  /* What holds something that was kept is kept. */
  if (count_cells (root) > TJ_LIMIT_SHEET_ELEMENTS)
    return tj_xml_first_child (element, NULL) == NULL;

  root->_private = GSIZE_TO_POINTER (count_cells (root) + 1);

  return FALSE;
}

/**
 * tj_office_parts_get_sheet:
 * @part: the name of a sheet's part without a leading slash
 *
 * Like tj_office_parts_get_root(), but a sheet may be larger, and rows and cells that were
 * formatted and never filled are left out, as are those behind as many cells as are read.
 *
 * Returns: (transfer none) (nullable): the part's outermost element
 */
xmlNode *
tj_office_parts_get_sheet (TjOfficeParts  *self,
                           const char     *part,
                           GError        **error)
{
  return get_root (self, part, TJ_LIMIT_SHEET_SIZE, is_not_needed, error);
}

/**
 * tj_office_parts_is_sheet_cut:
 * @sheet: as tj_office_parts_get_sheet() gives it
 *
 * Returns: whether some of it was left out because there is too much
 */
gboolean
tj_office_parts_is_sheet_cut (const xmlNode *sheet)
{
  const xmlNode *data = tj_xml_first_child (sheet, "sheetData");

  return count_cells (sheet) > TJ_LIMIT_SHEET_ELEMENTS ||
         (data != NULL && count_cells (data) > TJ_LIMIT_SHEET_CELLS);
}

/**
 * tj_office_parts_forget:
 * @part: one whose elements are no longer looked at
 *
 * Frees what the part took: a workbook has many and is read one by one.
 */
void
tj_office_parts_forget (TjOfficeParts *self,
                        const char    *part)
{
  g_hash_table_remove (self->docs, part);
}

/**
 * tj_office_parts_find_document:
 *
 * Returns: (transfer full) (nullable): the name of the main part, wherever it lies; %NULL
 *   without an error where there are no relations, so that it is no file of Microsoft's formats
 */
char *
tj_office_parts_find_document (TjOfficeParts  *self,
                               GError        **error)
{
  xmlNode *relations = tj_office_parts_get_root (self, "_rels/.rels", error);
  xmlNode *relation = tj_xml_first_child (relations, "Relationship");

  for (; relation != NULL; relation = tj_xml_next (relation, "Relationship"))
    {
      g_autofree char *type = tj_xml_dup_attribute (relation, "Type");
      g_autofree char *target = tj_xml_dup_attribute (relation, "Target");

      /* Strict files name the relation in another namespace. */
      if (type != NULL && target != NULL && g_str_has_suffix (type, "/officeDocument"))
        return g_strdup (g_str_has_prefix (target, "/") ? target + 1 : target);
    }

  return NULL;
}

static gboolean
is_encrypted (TjOfficeParts *self)
{
  xmlNode *manifest = tj_office_parts_get_root (self, "META-INF/manifest.xml", NULL);
  xmlNode *entry = tj_xml_first_child (manifest, "file-entry");

  for (; entry != NULL; entry = tj_xml_next (entry, "file-entry"))
    {
      if (tj_xml_first_child (entry, "encryption-data") != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_office_parts_check_open:
 * @display_name: what to call the file in messages
 *
 * Asks the manifest of an OpenDocument file whether its parts are behind a password.
 *
 * Returns: whether they can be read; %FALSE with %TJ_IMPORT_ERROR_ENCRYPTED
 */
gboolean
tj_office_parts_check_open (TjOfficeParts  *self,
                            const char     *display_name,
                            GError        **error)
{
  if (!is_encrypted (self))
    return TRUE;

  g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_ENCRYPTED,
               _("“%s” is protected by a password and was not read. "
                 "Ask the applicant for a copy without one."), display_name);

  return FALSE;
}
