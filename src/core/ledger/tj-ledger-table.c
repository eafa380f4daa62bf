/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/ledger/tj-ledger-table.h"

#include <string.h>

#include "core/base/tj-text.h"
#include "core/model/tj-unit.h"

/* Ledgers of bureaus begin with a merged heading and perhaps a line or two, and then name their
 * columns in one row or, with merged cells, in several. So the row is looked for that names
 * most of the columns that are known, the one that names the entries among them. */

/* How far down the row is looked for, and how many columns count. */
#define MAX_ROWS_SEARCHED 60
#define MAX_COLUMNS 200
#define MAX_HEADER_ROWS 4
#define MIN_TARGETS 2

/* A word of two characters as 金额 stands in too many titles to mean anything there. */
#define MIN_CONTAINED_LENGTH 3

typedef struct
{
  guint heading;
  guint target;
  guint score;
} Match;

static void
heading_free (TjLedgerHeading *heading)
{
  g_free (heading->title);
  g_free (heading->unit);
  g_free (heading);
}

void
tj_ledger_table_free (TjLedgerTable *self)
{
  g_ptr_array_unref (self->headings);
  g_free (self->money_unit);
  g_free (self);
}

/**
 * tj_ledger_table_get_cell:
 * @column: from 1
 *
 * Returns: (nullable) (transfer none): the cell that stands there, or that was merged over it
 */
const TjTextCell *
tj_ledger_table_get_cell (const TjTextRow *row,
                          guint            column)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const TjTextCell *cell = g_ptr_array_index (row->cells, i);

      if (cell->column > column)
        break;
      if (column < cell->column + MAX (cell->n_columns, 1))
        return cell;
    }

  return NULL;
}

/* The opening of the last pair of brackets, at which the title ends. */
static const char *
find_bracket (const char *title,
              const char **inside,
              const char **end)
{
  static const char * const pairs[][2] = { { "（", "）" }, { "(", ")" }, { "[", "]" },
                                           { "【", "】" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const char *open = g_strrstr (title, pairs[i][0]);
      const char *close = open != NULL ? strstr (open, pairs[i][1]) : NULL;

      if (close != NULL)
        {
          *inside = open + strlen (pairs[i][0]);
          *end = close;
          return open;
        }
    }

  return NULL;
}

static gboolean
is_unit (const char *text)
{
  TjUnit unit;

  return tj_unit_parse (text, &unit) && unit.kind != TJ_UNIT_NONE && unit.kind != TJ_UNIT_OTHER;
}

/* (transfer full) (nullable): the words behind 单位 and a colon, or @text where there are none */
static char *
dup_behind_label (const char *text)
{
  const char *label = strstr (text, "单位");
  const char *p = label != NULL ? label + strlen ("单位") : NULL;

  if (p == NULL)
    return g_strstrip (g_strdup (text));
  if (g_str_has_prefix (p, "：") || *p == ':')
    return g_strstrip (g_strdup (g_utf8_next_char (p)));

  return NULL;
}

/* (transfer full) (nullable): as 万元 of 投资额（万元）, 投资额/万元 */
static char *
dup_unit (const char *title)
{
  g_autofree char *words = NULL;
  g_autofree char *unit = NULL;
  const char *inside = NULL;
  const char *end = NULL;
  const char *slash = strchr (title, '/');

  if (find_bracket (title, &inside, &end) != NULL)
    words = g_strndup (inside, end - inside);
  else if (slash != NULL)
    words = g_strdup (slash + 1);
  else
    return NULL;

  unit = dup_behind_label (words);

  return unit != NULL && is_unit (unit) ? g_steal_pointer (&unit) : NULL;
}

/* (transfer full): folded, without brackets and a unit behind a slash */
static char *
dup_comparable (const TjLedgerHeading *heading)
{
  const char *inside;
  const char *end;
  const char *open = find_bracket (heading->title, &inside, &end);
  g_autofree char *bare = NULL;
  char *slash;

  if (open != NULL && open > heading->title)
    bare = g_strndup (heading->title, open - heading->title);
  else
    bare = g_strdup (heading->title);

  slash = heading->unit != NULL ? strchr (bare, '/') : NULL;
  if (slash != NULL)
    *slash = '\0';

  return tj_text_fold (bare);
}

static guint
get_score (const TjLedgerColumn *column,
           const char           *title)
{
  guint best = 0;

  for (guint i = 0; column->words[i] != NULL; i++)
    {
      const char *word = column->words[i];
      guint length = (guint) g_utf8_strlen (word, -1);

      /* Whole titles before parts of them, and earlier words of the list before later ones. */
      if (g_str_equal (title, word))
        best = MAX (best, 10000 - MIN (i, 1000));
      else if (length >= MIN_CONTAINED_LENGTH && strstr (title, word) != NULL)
        best = MAX (best, 10 * length);
    }

  return best;
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *first = a;
  const Match *second = b;

  if (first->score != second->score)
    return first->score < second->score ? 1 : -1;

  return (first->heading > second->heading) - (first->heading < second->heading);
}

/* Gives each column of the ledger the heading that suits it best. */
static void
match_headings (TjLedgerTable         *self,
                const TjLedgerColumns *columns)
{
  g_autoptr(GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autofree gboolean *taken = g_new0 (gboolean, columns->columns->len);

  for (guint i = 0; i < self->headings->len; i++)
    {
      g_autofree char *title = dup_comparable (g_ptr_array_index (self->headings, i));

      for (guint j = 0; j < columns->columns->len; j++)
        {
          const Match match = { i, j, get_score (tj_ledger_columns_get (columns, j), title) };

          if (match.score > 0)
            g_array_append_val (matches, match);
        }
    }

  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);
      TjLedgerHeading *heading = g_ptr_array_index (self->headings, match->heading);

      if (heading->target != TJ_LEDGER_NO_TARGET || taken[match->target])
        continue;

      heading->target = match->target;
      taken[match->target] = TRUE;
      self->n_targets++;
    }
}

/* (transfer full) (nullable): what stands above @column, each piece once */
static char *
dup_title (const TjTextPart *part,
           guint             header,
           guint             n_rows,
           guint             column)
{
  const TjTextRow *first = g_ptr_array_index (part->rows, header);
  g_autoptr(GString) title = g_string_new (NULL);
  const char *last = NULL;

  for (guint i = header; i < part->rows->len; i++)
    {
      const TjTextRow *row = g_ptr_array_index (part->rows, i);
      const TjTextCell *cell;

      if (row->number >= first->number + n_rows)
        break;

      cell = tj_ledger_table_get_cell (row, column);
      if (cell == NULL || tj_text_is_blank (cell->text) || g_strcmp0 (cell->text, last) == 0)
        continue;

      if (title->len > 0)
        g_string_append_c (title, ' ');
      g_string_append (title, cell->text);
      last = cell->text;
    }

  g_strdelimit (g_strstrip (title->str), "\n\t", ' ');

  return *title->str != '\0' ? g_strdup (title->str) : NULL;
}

/* How many rows of the sheet the titles take that begin in this one. */
static guint
count_header_rows (const TjTextRow *row)
{
  guint n_rows = 1;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const TjTextCell *cell = g_ptr_array_index (row->cells, i);

      n_rows = MAX (n_rows, cell->n_rows);
    }

  return MIN (n_rows, MAX_HEADER_ROWS);
}

static gboolean
has_key (const TjLedgerTable   *self,
         const TjLedgerColumns *columns)
{
  for (guint i = 0; i < self->headings->len; i++)
    {
      const TjLedgerHeading *heading = g_ptr_array_index (self->headings, i);

      if (heading->target != TJ_LEDGER_NO_TARGET &&
          tj_ledger_columns_get (columns, heading->target)->is_key)
        return TRUE;
    }

  return FALSE;
}

static void
read_money_unit (TjLedgerTable *self)
{
  for (guint i = 0; i < self->header; i++)
    {
      const TjTextRow *row = g_ptr_array_index (self->part->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const TjTextCell *cell = g_ptr_array_index (row->cells, j);
          const char *label = strstr (cell->text, "单位");
          g_autofree char *unit = label != NULL ? dup_behind_label (label) : NULL;
          TjUnit parsed;

          if (unit != NULL && tj_unit_parse (unit, &parsed) && parsed.kind == TJ_UNIT_MONEY)
            {
              g_free (self->money_unit);
              self->money_unit = g_steal_pointer (&unit);
            }
        }
    }
}

/* (transfer full) (nullable): the table whose titles begin in row @header of @part */
static TjLedgerTable *
try_row (const TjTextPart      *part,
         guint                  header,
         const TjLedgerColumns *columns)
{
  g_autoptr(TjLedgerTable) self = g_new0 (TjLedgerTable, 1);
  guint n_columns = MIN (part->n_columns, MAX_COLUMNS);

  self->part = part;
  self->header = header;
  self->n_header_rows = count_header_rows (g_ptr_array_index (part->rows, header));
  self->headings = g_ptr_array_new_with_free_func ((GDestroyNotify) heading_free);

  for (guint column = 1; column <= n_columns; column++)
    {
      g_autofree char *title = dup_title (part, header, self->n_header_rows, column);
      TjLedgerHeading *heading;

      if (title == NULL)
        continue;

      heading = g_new0 (TjLedgerHeading, 1);
      heading->column = column;
      heading->unit = dup_unit (title);
      heading->title = g_steal_pointer (&title);
      heading->target = TJ_LEDGER_NO_TARGET;
      g_ptr_array_add (self->headings, heading);
    }

  match_headings (self, columns);
  if (self->n_targets < MIN_TARGETS || !has_key (self, columns))
    return NULL;

  read_money_unit (self);

  return g_steal_pointer (&self);
}

static TjLedgerTable *
search_part (const TjTextPart      *part,
             const TjLedgerColumns *columns)
{
  g_autoptr(TjLedgerTable) best = NULL;

  for (guint i = 0; part->rows != NULL && i < MIN (part->rows->len, MAX_ROWS_SEARCHED); i++)
    {
      g_autoptr(TjLedgerTable) table = try_row (part, i, columns);

      if (table == NULL || (best != NULL && table->n_targets <= best->n_targets))
        continue;

      g_clear_pointer (&best, tj_ledger_table_free);
      best = g_steal_pointer (&table);
    }

  return g_steal_pointer (&best);
}

static gboolean
is_called_ledger (const TjTextPart *part)
{
  return part->label != NULL && strstr (part->label, "汇总") != NULL;
}

/**
 * tj_ledger_table_find:
 * @text: the sheets of a workbook, which must outlive the table
 *
 * A sheet called 汇总 goes before the others, one that is shown before one that is hidden, and
 * then the one that names most columns.
 *
 * Returns: (transfer full) (nullable): where the ledger lies; %NULL where no row names its columns
 */
TjLedgerTable *
tj_ledger_table_find (const TjAttachmentText *text,
                      const TjLedgerColumns  *columns)
{
  g_autoptr(TjLedgerTable) best = NULL;
  guint best_score = 0;

  for (guint i = 0; i < text->parts->len; i++)
    {
      const TjTextPart *part = g_ptr_array_index (text->parts, i);
      g_autoptr(TjLedgerTable) table = search_part (part, columns);
      guint score;

      if (table == NULL)
        continue;

      score = table->n_targets + (part->hidden ? 0 : 1000) + (is_called_ledger (part) ? 2000 : 0);
      if (score <= best_score)
        continue;

      g_clear_pointer (&best, tj_ledger_table_free);
      best = g_steal_pointer (&table);
      best_score = score;
    }

  return g_steal_pointer (&best);
}
