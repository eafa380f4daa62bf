/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-workbook-styles.h"

#include "core/base/tj-xml.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-number-format.h"

/* A cell names a style by its place in a list; the style names a number format; the format has
 * a code of its own or one that every program knows. */

struct _TjWorkbookStyles
{
  /* (element-type utf8): the code of each style */
  GPtrArray *codes;
  gboolean from_1904;
};

static guint
get_id (const xmlNode *node)
{
  g_autofree char *id = tj_xml_dup_attribute (node, "numFmtId");

  return id != NULL ? (guint) CLAMP (g_ascii_strtoll (id, NULL, 10), 0, G_MAXINT) : 0;
}

static GHashTable *
read_codes (const xmlNode *style_sheet)
{
  GHashTable *codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  xmlNode *format = tj_xml_first_child (tj_xml_first_child (style_sheet, "numFmts"), "numFmt");

  for (; format != NULL; format = tj_xml_next (format, "numFmt"))
    {
      char *code = tj_xml_dup_attribute (format, "formatCode");

      if (code != NULL)
        g_hash_table_replace (codes, GUINT_TO_POINTER (get_id (format)), code);
    }

  return codes;
}

/**
 * tj_workbook_styles_new:
 * @style_sheet: (nullable): the outermost element of the part that holds the styles
 * @from_1904: whether the workbook counts its days from 1904
 *
 * Returns: (transfer full): its styles; without any, numbers show as they are
 */
TjWorkbookStyles *
tj_workbook_styles_new (const xmlNode *style_sheet,
                        gboolean       from_1904)
{
  TjWorkbookStyles *self = g_new0 (TjWorkbookStyles, 1);
  g_autoptr(GHashTable) codes = read_codes (style_sheet);
  xmlNode *style = tj_xml_first_child (tj_xml_first_child (style_sheet, "cellXfs"), "xf");

  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->from_1904 = from_1904;
  for (; style != NULL && self->codes->len < TJ_LIMIT_SHEET_STYLES;
       style = tj_xml_next (style, "xf"))
    {
      const guint id = get_id (style);
      const char *code = g_hash_table_lookup (codes, GUINT_TO_POINTER (id));

      g_ptr_array_add (self->codes, g_strdup (code != NULL
                                              ? code : tj_number_format_get_built_in (id)));
    }

  return self;
}

void
tj_workbook_styles_free (TjWorkbookStyles *self)
{
  g_ptr_array_unref (self->codes);
  g_free (self);
}

/**
 * tj_workbook_styles_show:
 * @style: the cell's, from 0
 *
 * Returns: (transfer full): @value as the cell shows it
 */
char *
tj_workbook_styles_show (TjWorkbookStyles *self,
                         guint             style,
                         double            value)
{
  const char *code = style < self->codes->len ? g_ptr_array_index (self->codes, style) : "General";

  return tj_number_format_show (code, value, self->from_1904);
}
