/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-workbook-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-xml.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-ods-reader.h"
#include "core/import/tj-office-parts.h"
#include "core/import/tj-office-zip.h"
#include "core/import/tj-sheet-reader.h"

/* The sheets of a workbook in the order of its tabs. Each sheet is a part of its own, named by a
 * relation of the part that lists them. */

typedef struct
{
  TjOfficeParts *parts;
  /* The part that lists the sheets. */
  char *part_name;
  const xmlNode *workbook;
} Book;

static void
book_clear (Book *self)
{
  g_clear_pointer (&self->part_name, g_free);
  g_clear_pointer (&self->parts, tj_office_parts_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Book, book_clear)

/**
 * tj_workbook_is_one:
 * @bytes: a whole file
 *
 * Returns: whether it is a workbook, whatever it is called
 */
gboolean
tj_workbook_is_one (GBytes *bytes)
{
  g_autoptr(TjOfficeParts) parts = NULL;
  g_autofree char *part = NULL;

  if (tj_ods_is_one (bytes))
    return TRUE;

  if (!tj_office_zip_is_zip (bytes) || !(parts = tj_office_parts_open (bytes, "", NULL)))
    return FALSE;

  part = tj_office_parts_find_document (parts, NULL);

  return part != NULL && tj_xml_is (tj_office_parts_get_root (parts, part, NULL), "workbook");
}

/* @target is relative to the folder of the part that names it, or begins with a slash. */
static char *
resolve (const char *part_name,
         const char *target)
{
  g_autofree char *folder = g_path_get_dirname (part_name);
  g_autofree char *base = g_strconcat ("/", g_str_equal (folder, ".") ? "" : folder, NULL);
  g_autofree char *whole = g_canonicalize_filename (target, base);

  return g_strdup (whole + 1);
}

/* (transfer full) (nullable): the name of the part that a relation leads to: one with that @id, or
 * the first whose type ends like @type. */
static char *
find_related (const Book *self,
              const char *id,
              const char *type)
{
  g_autofree char *folder = g_path_get_dirname (self->part_name);
  g_autofree char *base = g_path_get_basename (self->part_name);
  g_autofree char *name = g_strdup_printf ("%s/_rels/%s.rels", folder, base);
  xmlNode *relation;

  relation = tj_xml_first_child (tj_office_parts_get_root (self->parts,
                                                           g_str_has_prefix (name, "./")
                                                           ? name + 2 : name, NULL),
                                 "Relationship");
  for (; relation != NULL; relation = tj_xml_next (relation, "Relationship"))
    {
      g_autofree char *its_id = tj_xml_dup_attribute (relation, "Id");
      g_autofree char *its_type = tj_xml_dup_attribute (relation, "Type");
      g_autofree char *target = tj_xml_dup_attribute (relation, "Target");

      if (target != NULL && its_type != NULL && g_str_has_suffix (its_type, type) &&
          (id == NULL || g_strcmp0 (its_id, id) == 0))
        return resolve (self->part_name, target);
    }

  return NULL;
}

static gboolean
open_book (GBytes      *bytes,
           const char  *display_name,
           Book        *self,
           GError     **error)
{
  g_autoptr(GError) problem = NULL;

  if (!(self->parts = tj_office_parts_open (bytes, display_name, error)))
    return FALSE;

  self->part_name = tj_office_parts_find_document (self->parts, &problem);
  if (self->part_name != NULL && problem == NULL)
    self->workbook = tj_office_parts_get_root (self->parts, self->part_name, &problem);

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (!tj_xml_is (self->workbook, "workbook"))
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                 _("“%s” is not a workbook: it has no list of sheets inside."), display_name);
  else
    return TRUE;

  return FALSE;
}

static gboolean
counts_from_1904 (const Book *self)
{
  xmlNode *properties = tj_xml_first_child (self->workbook, "workbookPr");
  g_autofree char *value = NULL;

  if (properties != NULL)
    value = tj_xml_dup_attribute (properties, "date1904");

  return value != NULL && (g_str_equal (value, "1") || g_str_equal (value, "true"));
}

/* FALSE with an error where the sheet's part is damaged. Sheets that are charts have no cells. */
static gboolean
read_sheet (const Book        *self,
            TjSheetContext    *context,
            const xmlNode     *sheet,
            TjAttachmentText  *text,
            gboolean           named_only,
            const char        *display_name,
            GError           **error)
{
  g_autofree char *label = tj_xml_dup_attribute (sheet, "name");
  g_autofree char *state = tj_xml_dup_attribute (sheet, "state");
  g_autofree char *id = tj_xml_dup_attribute (sheet, "id");
  g_autofree char *name = find_related (self, id, "/worksheet");
  g_autoptr(GError) problem = NULL;
  const xmlNode *root;
  TjTextPart *part = tj_attachment_text_add_table (text, TJ_TEXT_PART_SHEET, label);

  part->hidden = state != NULL && !g_str_equal (state, "visible");
  part->cut = named_only;
  if (name == NULL || named_only)
    return TRUE;

  root = tj_office_parts_get_sheet (self->parts, name, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  if (root == NULL)
    {
      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                   _("“%s” is damaged: its sheet “%s” is missing. Ask the applicant to send it "
                     "again."), display_name, label != NULL ? label : name);
      return FALSE;
    }

  tj_sheet_read (context, root, part);
  tj_office_parts_forget (self->parts, name);

  return TRUE;
}

static TjAttachmentText *
read_sheets (const Book      *self,
             TjSheetContext  *context,
             const char      *display_name,
             TjTextAmount     amount,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr(TjAttachmentText) text = tj_attachment_text_new ();
  xmlNode *sheet = tj_xml_first_child (tj_xml_first_child (self->workbook, "sheets"), "sheet");

  for (; sheet != NULL; sheet = tj_xml_next (sheet, "sheet"))
    {
      const gboolean named_only = text->cut || (amount == TJ_TEXT_BEGIN && text->parts->len > 0);
      const TjTextPart *last;

      if (text->parts->len >= TJ_LIMIT_SHEETS)
        {
          text->cut = TRUE;
          break;
        }

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !read_sheet (self, context, sheet, text, named_only, display_name, error))
        return NULL;

      last = g_ptr_array_index (text->parts, text->parts->len - 1);
      text->cut |= last->cut;
    }

  return g_steal_pointer (&text);
}

/* The root of a part that a workbook may do without. */
static const xmlNode *
get_related_root (const Book  *self,
                  const char  *type,
                  GError     **error)
{
  g_autofree char *name = find_related (self, NULL, type);

  return name != NULL ? tj_office_parts_get_root (self->parts, name, error) : NULL;
}

/**
 * tj_workbook_read:
 * @bytes: a whole workbook, .xlsx or .ods
 * @display_name: what to call it in messages
 * @amount: its first sheet and the names of the others, or all
 *
 * Returns: (transfer full) (nullable): its sheets, or %NULL with an error of %TJ_IMPORT_ERROR
 */
TjAttachmentText *
tj_workbook_read (GBytes        *bytes,
                  const char    *display_name,
                  TjTextAmount   amount,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_auto(Book) self = { 0 };
  g_autoptr(GPtrArray) strings = NULL;
  g_autoptr(TjWorkbookStyles) styles = NULL;
  g_autoptr(GError) problem = NULL;
  TjSheetContext context = { 0 };
  const xmlNode *table;

  if (tj_ods_is_one (bytes))
    return tj_ods_read (bytes, display_name, amount, error);

  if (!open_book (bytes, display_name, &self, error))
    return NULL;

  table = get_related_root (&self, "/sharedStrings", &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  strings = tj_sheet_strings_read (table);
  /* Without readable styles numbers show as they are. */
  styles = tj_workbook_styles_new (get_related_root (&self, "/styles", NULL),
                                   counts_from_1904 (&self));
  context.strings = strings;
  context.styles = styles;

  return read_sheets (&self, &context, display_name, amount, cancellable, error);
}
