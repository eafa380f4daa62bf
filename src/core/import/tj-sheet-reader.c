/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-sheet-reader.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/tj-xml.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-office-parts.h"

/* The cells of one sheet of an Office Open XML workbook (ECMA-376, 18.3). Cells may lie in any
 * order, twice in one place, or far out; only those with words are kept, by row and column. */

typedef struct
{
  guint row;
  guint column;
} Position;

typedef struct
{
  TjSheetContext *context;
  TjTextPart *part;
  guint last_row;
} Reader;

/* What a cell holds beside the words that it shows. */
typedef struct
{
  gboolean numeric;
  gboolean has_value;
  double value;
} Shown;

/* As `XFD1048576`; FALSE where it is no place of a sheet. */
static gboolean
read_position (const char *text,
               Position   *position)
{
  const char *p = text;
  guint64 row;

  position->column = 0;
  for (; g_ascii_isalpha (*p); p++)
    {
      position->column = position->column * 26 + (g_ascii_toupper (*p) - 'A' + 1);
      if (position->column > TJ_LIMIT_SHEET_COLUMNS)
        return FALSE;
    }

  row = g_ascii_isdigit (*p) ? g_ascii_strtoull (p, NULL, 10) : 0;
  position->row = (guint) MIN (row, G_MAXUINT);

  return position->column > 0 && row > 0 && row <= TJ_LIMIT_SHEET_ROWS;
}

/* The runs of a string, without how it is pronounced. */
static char *
dup_string (const xmlNode *item)
{
  GString *words = g_string_new (NULL);

  for (xmlNode *child = tj_xml_first_child (item, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      const xmlNode *holder = tj_xml_is (child, "r") ? tj_xml_first_child (child, "t") : child;
      g_autofree char *text = NULL;

      if (!tj_xml_is (holder, "t"))
        continue;

      text = tj_xml_dup_text (holder);
      g_string_append (words, text);
    }

  return g_string_free (words, FALSE);
}

/**
 * tj_sheet_strings_read:
 * @table: (nullable): the outermost element of the part that holds the shared strings
 *
 * Returns: (transfer full) (element-type utf8): the strings
 */
GPtrArray *
tj_sheet_strings_read (const xmlNode *table)
{
  GPtrArray *strings = g_ptr_array_new_with_free_func (g_free);
  xmlNode *item = tj_xml_first_child (table, "si");

  for (; item != NULL; item = tj_xml_next (item, "si"))
    g_ptr_array_add (strings, dup_string (item));

  return strings;
}

static char *
show_number (Reader        *self,
             const xmlNode *cell,
             const char    *value,
             Shown         *shown)
{
  g_autofree char *style = tj_xml_dup_attribute (cell, "s");
  char *end;
  double number = g_ascii_strtod (value, &end);

  if (end == value || *end != '\0' || !isfinite (number))
    return g_strdup (value);

  shown->has_value = TRUE;
  shown->value = number;

  return tj_workbook_styles_show (self->context->styles,
                                  style != NULL ? (guint) strtoul (style, NULL, 10) : 0, number);
}

static char *
dup_shared (Reader     *self,
            const char *value)
{
  guint64 index = g_ascii_strtoull (value, NULL, 10);
  const GPtrArray *strings = self->context->strings;

  return g_strdup (index < strings->len ? g_ptr_array_index (strings, index) : "#REF!");
}

/* A program may leave it to the next one to work a formula out; then the formula is all there
 * is to be seen. */
static char *
dup_formula (const xmlNode *cell)
{
  g_autofree char *formula = tj_xml_dup_child_text (cell, "f");

  return formula != NULL ? g_strconcat ("=", formula, NULL) : NULL;
}

static char *
dup_shown (Reader        *self,
           const xmlNode *cell,
           Shown         *shown)
{
  g_autofree char *type = tj_xml_dup_attribute (cell, "t");
  g_autofree char *value = tj_xml_dup_child_text (cell, "v");

  if (g_strcmp0 (type, "inlineStr") == 0)
    return dup_string (tj_xml_first_child (cell, "is"));

  if (value == NULL || *value == '\0')
    return dup_formula (cell);

  if (g_strcmp0 (type, "s") == 0)
    return dup_shared (self, value);

  if (g_strcmp0 (type, "b") == 0)
    return g_strdup (g_str_equal (value, "0") ? "FALSE" : "TRUE");

  if (type != NULL && !g_str_equal (type, "n") && !g_str_equal (type, "d"))
    return g_steal_pointer (&value);

  shown->numeric = TRUE;

  return show_number (self, cell, value, shown);
}

/* FALSE once a limit is reached. */
static gboolean
read_cell (Reader         *self,
           const xmlNode  *cell,
           TjTextRow     **row,
           Position       *next)
{
  g_autofree char *place = tj_xml_dup_attribute (cell, "r");
  g_autofree char *words = NULL;
  Position position = *next;
  TjTextCell *added;
  Shown shown = { FALSE, FALSE, 0 };

  if ((place != NULL && !read_position (place, &position)) ||
      position.column > TJ_LIMIT_SHEET_COLUMNS)
    return TRUE;

  next->column = position.column + 1;
  words = dup_shown (self, cell, &shown);
  if (words == NULL || *words == '\0')
    return TRUE;

  self->context->size += strlen (words);
  if (++self->context->n_cells > TJ_LIMIT_SHEET_CELLS || self->context->size > TJ_LIMIT_TEXT)
    {
      self->part->cut = TRUE;
      return FALSE;
    }

  if (*row == NULL)
    *row = tj_text_part_add_row (self->part, next->row);
  added = tj_text_row_add_cell (*row, position.column, words);
  added->numeric = shown.numeric;
  added->has_value = shown.has_value;
  added->value = shown.value;
  added->formula = tj_xml_first_child (cell, "f") != NULL;

  return TRUE;
}

static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  const TjTextCell *first = *(TjTextCell * const *) a;
  const TjTextCell *second = *(TjTextCell * const *) b;

  return (first->column > second->column) - (first->column < second->column);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const TjTextRow *first = *(TjTextRow * const *) a;
  const TjTextRow *second = *(TjTextRow * const *) b;

  return (first->number > second->number) - (first->number < second->number);
}

static gboolean
read_row (Reader        *self,
          const xmlNode *node)
{
  g_autofree char *number = tj_xml_dup_attribute (node, "r");
  guint64 at = number != NULL ? g_ascii_strtoull (number, NULL, 10) : self->last_row + 1;
  Position next = { 0, 1 };
  TjTextRow *row = NULL;

  if (at == 0 || at > TJ_LIMIT_SHEET_ROWS)
    return TRUE;

  self->last_row = next.row = (guint) at;
  for (xmlNode *cell = tj_xml_first_child (node, "c"); cell != NULL;
       cell = tj_xml_next (cell, "c"))
    {
      if (!read_cell (self, cell, &row, &next))
        return FALSE;
    }

  if (row != NULL)
    g_ptr_array_sort (row->cells, compare_cells);

  return TRUE;
}

static TjTextCell *
find_cell (TjTextPart     *part,
           const Position *position)
{
  guint low = 0;
  guint high = part->rows->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const TjTextRow *row = g_ptr_array_index (part->rows, middle);

      if (row->number < position->row)
        low = middle + 1;
      else
        high = middle;
    }

  if (low < part->rows->len)
    {
      const TjTextRow *row = g_ptr_array_index (part->rows, low);

      for (guint i = 0; row->number == position->row && i < row->cells->len; i++)
        {
          TjTextCell *cell = g_ptr_array_index (row->cells, i);

          if (cell->column == position->column)
            return cell;
        }
    }

  return NULL;
}

static void
read_merge (Reader        *self,
            const xmlNode *merge)
{
  g_autofree char *reference = tj_xml_dup_attribute (merge, "ref");
  const char *colon = reference != NULL ? strchr (reference, ':') : NULL;
  Position from;
  Position to;
  TjTextCell *cell;

  if (colon == NULL || !read_position (reference, &from) || !read_position (colon + 1, &to) ||
      to.row < from.row || to.column < from.column)
    return;

  cell = find_cell (self->part, &from);
  if (cell != NULL)
    {
      cell->n_columns = to.column - from.column + 1;
      cell->n_rows = to.row - from.row + 1;
    }
}

/**
 * tj_sheet_read:
 * @worksheet: the outermost element of the sheet's part
 * @part: still empty; its rows and text are filled in
 */
void
tj_sheet_read (TjSheetContext *context,
               const xmlNode  *worksheet,
               TjTextPart     *part)
{
  Reader self = { context, part, 0 };
  xmlNode *row = tj_xml_first_child (tj_xml_first_child (worksheet, "sheetData"), "row");
  xmlNode *merge = tj_xml_first_child (tj_xml_first_child (worksheet, "mergeCells"), "mergeCell");

  for (; row != NULL; row = tj_xml_next (row, "row"))
    {
      if (!read_row (&self, row))
        break;
    }
  if (tj_office_parts_is_sheet_cut (worksheet))
    part->cut = TRUE;

  g_ptr_array_sort (part->rows, compare_rows);
  for (guint n = 0; merge != NULL && n < TJ_LIMIT_MERGES;
       merge = tj_xml_next (merge, "mergeCell"), n++)
    read_merge (&self, merge);

  tj_text_part_join (part);
}
