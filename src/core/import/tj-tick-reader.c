/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-tick-reader.h"

#include <string.h>

#include "core/base/tj-text.h"

/* Which of several boxes is ticked. The names are found first; what stands between them are
 * the marks, and it is told from the outer ends whether a mark stands before its name or behind
 * it. A box that is neither plainly ticked nor plainly empty is left out and reported. */

typedef enum
{
  MARK_NONE,
  MARK_EMPTY,
  MARK_TICK,
  MARK_DOUBT,
} Mark;

typedef struct
{
  const char *code;
  const char *start;
  const char *end;
} Option;

static const struct
{
  const char *field;
  const char *code;
  const char *words;
} names[] = {
  { "category", "energy", "能源绿色低碳转型" },
  { "category", "sector", "重点领域降碳" },
  { "category", "sequestration", "储碳固碳" },
  { "category", "digital", "数智赋能" },
  { "category", "non_co2", "非二氧化碳减排" },
  { "stage", "demonstration", "示范" },
  { "stage", "promotion", "推广" },
};

#define MAX_OPTIONS 5

static const struct
{
  const char *sign;
  Mark mark;
} signs[] = {
  { "☑", MARK_TICK }, { "☒", MARK_TICK }, { "√", MARK_TICK }, { "✓", MARK_TICK },
  { "✔", MARK_TICK }, { "✅", MARK_TICK }, { "🗹", MARK_TICK }, { "🗷", MARK_TICK },
  { "⊠", MARK_TICK }, { "■", MARK_TICK }, { "▇", MARK_TICK }, { "█", MARK_TICK },
  { "◼", MARK_TICK }, { "⬛", MARK_TICK }, { "▪", MARK_TICK }, { "●", MARK_TICK },
  { "⚫", MARK_TICK }, { "◉", MARK_TICK }, { "◎", MARK_TICK }, { "⦿", MARK_TICK },
  { "⊙", MARK_TICK }, { "▣", MARK_TICK }, { "◆", MARK_TICK }, { "★", MARK_TICK },
  { "是", MARK_TICK }, { "对", MARK_TICK }, { "选", MARK_TICK },
  { "yes", MARK_TICK }, { "y", MARK_TICK }, { "v", MARK_TICK }, { "ü", MARK_TICK },
  { "þ", MARK_TICK },
  { "□", MARK_EMPTY }, { "☐", MARK_EMPTY }, { "○", MARK_EMPTY }, { "◯", MARK_EMPTY },
  { "◇", MARK_EMPTY }, { "▢", MARK_EMPTY }, { "◻", MARK_EMPTY }, { "⬜", MARK_EMPTY },
  { "❑", MARK_EMPTY }, { "❒", MARK_EMPTY }, { "▯", MARK_EMPTY }, { "☆", MARK_EMPTY },
  { "口", MARK_EMPTY }, { "()", MARK_EMPTY }, { "[]", MARK_EMPTY }, { "【】", MARK_EMPTY },
  { "否", MARK_EMPTY }, { "不选", MARK_EMPTY }, { "no", MARK_EMPTY }, { "n", MARK_EMPTY },
  { "[x]", MARK_TICK }, { "(x)", MARK_TICK },
  { "x", MARK_DOUBT }, { "×", MARK_DOUBT }, { "✗", MARK_DOUBT }, { "✘", MARK_DOUBT },
  { "✕", MARK_DOUBT }, { "?", MARK_DOUBT },
};

/* The longest sign at @p wins: 不选 over 选. */
static Mark
find_sign (const char *p,
           gsize      *length)
{
  Mark mark = MARK_NONE;

  *length = 0;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (g_str_has_prefix (p, signs[i].sign) && strlen (signs[i].sign) > *length)
        {
          *length = strlen (signs[i].sign);
          mark = signs[i].mark;
        }
    }

  return mark;
}

/* The mark in a gap that lies nearest to its name. */
static Mark
read_gap (const char *start,
          const char *end,
          gboolean    last)
{
  g_autofree char *gap = g_strndup (start, end - start);
  Mark found = MARK_NONE;
  const char *p = gap;

  while (*p != '\0')
    {
      gsize length;
      Mark mark = find_sign (p, &length);

      if (mark != MARK_NONE && (found == MARK_NONE || last))
        found = mark;
      p = length > 0 ? p + length : g_utf8_next_char (p);
    }

  return found;
}

static const char *
skip_tail (const char *p)
{
  static const char * const tails[] = { "类技术", "类", "技术" };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      if (g_str_has_prefix (p, tails[i]))
        return p + strlen (tails[i]);
    }

  return p;
}

static int
compare_options (gconstpointer a,
                 gconstpointer b)
{
  const Option *first = a;
  const Option *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

static guint
find_options (const char *field,
              const char *text,
              Option     *options,
              guint      *n_possible)
{
  guint n_options = 0;

  *n_possible = 0;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *found;

      if (!g_str_equal (names[i].field, field))
        continue;

      (*n_possible)++;
      if ((found = strstr (text, names[i].words)) == NULL)
        continue;

      options[n_options].code = names[i].code;
      options[n_options].start = found;
      options[n_options].end = skip_tail (found + strlen (names[i].words));
      n_options++;
    }

  qsort (options, n_options, sizeof *options, compare_options);

  return n_options;
}

static void
read_marks (const char   *text,
            const Option *options,
            guint         n_options,
            Mark         *marks)
{
  gboolean before = read_gap (text, options[0].start, TRUE) != MARK_NONE ||
                    read_gap (options[n_options - 1].end, text + strlen (text), FALSE) == MARK_NONE;

  for (guint i = 0; i < n_options; i++)
    {
      const char *next = i + 1 < n_options ? options[i + 1].start : text + strlen (text);
      const char *previous = i > 0 ? options[i - 1].end : text;

      marks[i] = before ? read_gap (previous, options[i].start, TRUE)
                        : read_gap (options[i].end, next, FALSE);
    }
}

/**
 * tj_tick_reader_read:
 * @spec: the field, `category` or `stage`
 * @text: what stands in its cells
 * @clear: (out): whether every box was plain
 *
 * Returns: (transfer full): the codes of what is ticked
 */
GStrv
tj_tick_reader_read (const TjFieldSpec *spec,
                     const char        *text,
                     gboolean          *clear)
{
  g_autofree char *folded = tj_text_fold (text);
  g_autoptr(GPtrArray) ticked = g_ptr_array_new_with_free_func (g_free);
  Option options[MAX_OPTIONS];
  Mark marks[MAX_OPTIONS] = { MARK_NONE };
  guint n_marks[MARK_DOUBT + 1] = { 0 };
  guint n_possible;
  guint n_options = find_options (spec->id, folded, options, &n_possible);

  if (n_options > 0)
    read_marks (folded, options, n_options, marks);

  for (guint i = 0; i < n_options; i++)
    {
      n_marks[marks[i]]++;
      if (marks[i] == MARK_TICK)
        g_ptr_array_add (ticked, g_strdup (options[i].code));
    }

  /* Who crosses the others out altogether leaves one name without a box. */
  if (n_options == 1 && n_marks[MARK_NONE] == 1)
    g_ptr_array_add (ticked, g_strdup (options[0].code));

  /* A missing box beside empty ones is a tick that some program lost. */
  *clear = n_marks[MARK_DOUBT] == 0 &&
           !(n_options > 1 && n_marks[MARK_NONE] == n_options) &&
           !(n_marks[MARK_TICK] == 0 && n_marks[MARK_EMPTY] > 0 && n_marks[MARK_NONE] > 0) &&
           !(n_options == 0 && *folded != '\0');

  g_ptr_array_add (ticked, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&ticked), FALSE);
}
