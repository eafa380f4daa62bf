/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-tick-reader.h"

#include <string.h>

#include "core/base/tj-pattern.h"
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

/* The words without white space, and how wide it was: before which byte, in @breaks. */
typedef struct
{
  GString *folded;
  GByteArray *breaks;
} Words;

/* The first and the last mark between two names, and the white space before, inside, behind. */
typedef struct
{
  Mark first;
  Mark last;
  int before;
  int after;
  int inner;
} Gap;

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
  { "category", "non_co2", "非co2减排" },
  { "stage", "demonstration", "示范" },
  { "stage", "promotion", "推广" },
};

#define MAX_OPTIONS 6

static const struct
{
  const char *sign;
  Mark mark;
} signs[] = {
  { "☑", MARK_TICK }, { "☒", MARK_TICK }, { "√", MARK_TICK }, { "✓", MARK_TICK },
  { "✔", MARK_TICK }, { "✅", MARK_TICK }, { "🗹", MARK_TICK }, { "🗷", MARK_TICK },
  { "🗸", MARK_TICK }, { "∨", MARK_TICK }, { "˅", MARK_TICK }, { "🔘", MARK_TICK },
  { "⊠", MARK_TICK }, { "■", MARK_TICK }, { "▇", MARK_TICK }, { "█", MARK_TICK },
  { "◼", MARK_TICK }, { "⬛", MARK_TICK }, { "▪", MARK_TICK }, { "●", MARK_TICK },
  { "⚫", MARK_TICK }, { "◉", MARK_TICK }, { "◎", MARK_TICK }, { "⦿", MARK_TICK },
  { "⊙", MARK_TICK }, { "▣", MARK_TICK }, { "◆", MARK_TICK }, { "★", MARK_TICK },
  { "是", MARK_TICK }, { "对", MARK_TICK }, { "选", MARK_TICK },
  { "yes", MARK_TICK }, { "y", MARK_TICK }, { "v", MARK_TICK }, { "ü", MARK_TICK },
  { "þ", MARK_TICK }, { "r", MARK_TICK }, { "£", MARK_EMPTY },
  { "□", MARK_EMPTY }, { "☐", MARK_EMPTY }, { "○", MARK_EMPTY }, { "◯", MARK_EMPTY },
  { "◇", MARK_EMPTY }, { "▢", MARK_EMPTY }, { "◻", MARK_EMPTY }, { "⬜", MARK_EMPTY },
  { "❑", MARK_EMPTY }, { "❒", MARK_EMPTY }, { "▯", MARK_EMPTY }, { "☆", MARK_EMPTY },
  { "口", MARK_EMPTY }, { "囗", MARK_EMPTY }, { "〇", MARK_EMPTY },
  { "()", MARK_EMPTY }, { "[]", MARK_EMPTY }, { "【】", MARK_EMPTY },
  { "否", MARK_EMPTY }, { "不选", MARK_EMPTY }, { "no", MARK_EMPTY }, { "n", MARK_EMPTY },
  { "[x]", MARK_TICK }, { "(x)", MARK_TICK },
  { "x", MARK_DOUBT }, { "×", MARK_DOUBT }, { "✗", MARK_DOUBT }, { "✘", MARK_DOUBT },
  { "✕", MARK_DOUBT }, { "?", MARK_DOUBT },
};

static void
words_clear (Words *self)
{
  g_string_free (self->folded, TRUE);
  g_byte_array_unref (self->breaks);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

/* 1 for a space, 2 for a tab, 3 for the end of a line. */
static guint8
get_width (gunichar c)
{
  if (c == '\n')
    return 3;
  if (c == '\t')
    return 2;

  return g_unichar_isspace (c) ? 1 : 0;
}

static void
words_add (Words      *self,
           const char *text,
           gsize       length,
           guint8      width)
{
  g_autofree char *word = g_strndup (text, length);
  g_autofree char *folded = tj_text_fold (word);
  gsize old = self->folded->len;

  g_string_append (self->folded, folded);
  g_byte_array_set_size (self->breaks, self->folded->len + 1);
  memset (self->breaks->data + old + 1, 0, self->folded->len - old);
  self->breaks->data[old] = MAX (self->breaks->data[old], width);
}

static void
words_init (Words      *self,
            const char *text)
{
  const char *start = text;
  guint8 width = 3;

  self->folded = g_string_new (NULL);
  self->breaks = g_byte_array_new ();
  g_byte_array_append (self->breaks, &width, 1);

  for (const char *p = text; *p != '\0';)
    {
      const char *next = g_utf8_next_char (p);
      guint8 here = get_width (g_utf8_get_char (p));

      if (here > 0)
        {
          if (p > start)
            words_add (self, start, p - start, 0);
          words_add (self, "", 0, here);
          start = next;
        }
      p = next;
    }

  words_add (self, start, strlen (start), 0);
  words_add (self, "", 0, 3);
}

static int
break_at (const Words *self,
             const char  *p)
{
  return self->breaks->data[p - self->folded->str];
}

/* 请打√ and 在□内打√ tell what to do; their marks are none. */
static char *
drop_instruction (const char *text)
{
  GRegex *regex;
  char *rest;

  regex = tj_pattern_get ("[（(【\\[][^（()）【】\\[\\]]*(?:请|打|划|勾选|单选|选择)"
                          "[^（()）【】\\[\\]]*[）)】\\]]");
  rest = g_regex_replace_literal (regex, text, -1, 0, " ", 0, NULL);

  return rest != NULL ? rest : g_strdup (text);
}

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

/* 是 is a mark in （是） and none in 不是. */
static gboolean
stands_alone (const char *text,
              const char *p,
              gsize       length)
{
  const char *before = p > text ? g_utf8_prev_char (p) : NULL;

  return !g_unichar_isalpha (g_utf8_get_char (p)) ||
         ((before == NULL || !g_unichar_isalpha (g_utf8_get_char (before))) &&
          !g_unichar_isalpha (g_utf8_get_char (p + length)));
}

/* What stands between two names, in order. A tick and a box side by side with nothing between
 * them are one mark, a ticked one. */
static void
read_gap (const Words *words,
          const char  *start,
          const char  *end,
          Gap         *gap)
{
  g_autofree char *text = g_strndup (start, end - start);
  const char *p = text;

  *gap = (Gap) { MARK_NONE, MARK_NONE, break_at (words, start), break_at (words, end), 0 };
  while (*p != '\0')
    {
      gsize length;
      Mark mark = find_sign (p, &length);

      if (mark != MARK_NONE && stands_alone (text, p, length))
        {
          if (gap->first == MARK_NONE)
            gap->first = mark;
          else
            gap->inner = MAX (gap->inner, break_at (words, start + (p - text)));
          gap->last = mark;
        }
      p = length > 0 ? p + length : g_utf8_next_char (p);
    }
}

/* Where all marks of a gap belong to one name, a tick beside a box is a tick in the box. */
static Mark
join_marks (const Gap *gap)
{
  if (gap->first == MARK_TICK || gap->last == MARK_TICK)
    return MARK_TICK;

  return MAX (gap->first, gap->last);
}

/* Whether a tick in front of a box, or one alone, belongs to the name before it: it does where
 * the wider space is behind it. */
static gboolean
leans_back (const Gap *gap,
            gboolean  *sure)
{
  int behind = gap->first == gap->last ? gap->after : gap->inner;

  *sure = gap->before != behind;

  return gap->before < behind;
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
set_tick (Mark     *mark,
          gboolean  sure)
{
  *mark = sure ? MARK_TICK : MARK_DOUBT;
}

/* Boxes before the names, and a tick that may have been set behind the name instead. */
static void
read_before (const Gap *gaps,
             guint      n_options,
             Mark      *marks)
{
  for (guint i = 0; i < n_options; i++)
    marks[i] = i == 0 ? join_marks (&gaps[0]) : gaps[i].last;

  for (guint i = 1; i < n_options; i++)
    {
      gboolean sure;
      gboolean back;

      if (gaps[i].first != MARK_TICK || gaps[i].last != MARK_EMPTY)
        continue;

      back = leans_back (&gaps[i], &sure);
      set_tick (&marks[back ? i - 1 : i], sure);
      if (!sure)
        marks[i - 1] = MARK_DOUBT;
    }

  if (gaps[n_options].first == MARK_TICK)
    marks[n_options - 1] = MARK_TICK;
}

/* No box anywhere: a single tick between two names. */
static void
read_between (const Gap *gaps,
              guint      n_options,
              Mark      *marks)
{
  for (guint i = 1; i < n_options; i++)
    {
      gboolean sure;
      gboolean back;

      if (gaps[i].first == MARK_NONE)
        continue;

      back = leans_back (&gaps[i], &sure);
      marks[back ? i - 1 : i] = sure ? join_marks (&gaps[i]) : MARK_DOUBT;
    }
}

static void
read_marks (const Words  *words,
            const Option *options,
            guint         n_options,
            Mark         *marks)
{
  const char *text = words->folded->str;
  Gap gaps[MAX_OPTIONS + 1];
  gboolean leads;
  gboolean trails;

  for (guint i = 0; i <= n_options; i++)
    read_gap (words, i > 0 ? options[i - 1].end : text,
              i < n_options ? options[i].start : text + words->folded->len, &gaps[i]);

  leads = gaps[0].first != MARK_NONE;
  trails = gaps[n_options].first != MARK_NONE;
  if (leads)
    read_before (gaps, n_options, marks);
  else if (!trails)
    read_between (gaps, n_options, marks);
  else
    {
      for (guint i = 0; i < n_options; i++)
        marks[i] = join_marks (&gaps[i + 1]);
    }
}

/* Whether each part is one name without a mark. */
static gboolean
are_names (const char  *field,
           char       **parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto(Words) words = { NULL, NULL };
      Option options[MAX_OPTIONS];
      guint n_possible;
      Gap before;
      Gap behind;

      words_init (&words, parts[i]);
      if (find_options (field, words.folded->str, options, &n_possible) != 1)
        return FALSE;

      read_gap (&words, words.folded->str, options[0].start, &before);
      read_gap (&words, options[0].end, words.folded->str + words.folded->len, &behind);
      if (before.first != MARK_NONE || behind.first != MARK_NONE)
        return FALSE;
    }

  return TRUE;
}

/* Whether each part is a mark or blank. */
static gboolean
are_marks (char **parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *folded = tj_text_fold (parts[i]);
      gsize length = 0;

      if (*folded != '\0' && (find_sign (folded, &length) == MARK_NONE || folded[length] != '\0'))
        return FALSE;
    }

  return TRUE;
}

/* Cells of one row lie apart by tabs. Where a row of names stands over a row of marks, each mark is
 * set behind the name above it. */
static char *
join_columns (const char *field,
              const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) above = g_strsplit (lines[i], "\t", -1);
      g_auto(GStrv) below = lines[i + 1] != NULL ? g_strsplit (lines[i + 1], "\t", -1) : NULL;
      const guint n_names = g_strv_length (above);

      /* Blank cells at the end of a row may be gone. */
      if (n_names > 1 && below != NULL && g_strv_length (below) <= n_names &&
          are_names (field, above) && are_marks (below))
        {
          const guint n_marks = g_strv_length (below);

          for (guint j = 0; j < n_names; j++)
            g_string_append_printf (joined, "%s%s\n", above[j], j < n_marks ? below[j] : "");
          i++;
        }
      else
        g_string_append_printf (joined, "%s\n", lines[i]);
    }

  return g_string_free (joined, FALSE);
}

/* The only letter or digit of @text, beside punctuation; 0 where it has none, more or words. */
static char
find_only_letter (const char *text)
{
  char only = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_ascii_isalnum (*p) && only == 0)
        only = *p;
      else if (!g_unichar_ispunct (g_utf8_get_char (p)))
        return 0;
    }

  return only;
}

/* What was chosen, as B or 选择:B、C: a bit for each option, 0 where it is no such answer. */
static guint
read_choice (const char *text,
             char        first,
             guint       n_options)
{
  static const char * const words[] = { "选择", "所选", "选项", "答案", "选" };
  guint chosen = 0;

  for (const char *p = text; *p != '\0';)
    {
      gsize skip = 0;

      for (guint i = 0; i < G_N_ELEMENTS (words) && skip == 0; i++)
        skip = g_str_has_prefix (p, words[i]) ? strlen (words[i]) : 0;

      if (skip == 0 && *p >= first && *p < first + (int) n_options)
        chosen |= 1u << (*p - first);
      else if (skip == 0 && !g_unichar_ispunct (g_utf8_get_char (p)))
        return 0;

      p = skip > 0 ? p + skip : g_utf8_next_char (p);
    }

  return chosen;
}

/* A.… B.… C.… and behind them the letter that was chosen. */
static gboolean
read_letters (const Words  *words,
              const Option *options,
              guint         n_options,
              Mark         *marks)
{
  g_autofree char *head = g_strndup (words->folded->str, options[0].start - words->folded->str);
  const char first = find_only_letter (head);
  guint chosen;

  if (n_options < 2 || (first != 'a' && first != '1'))
    return FALSE;

  for (guint i = 1; i < n_options; i++)
    {
      g_autofree char *gap = g_strndup (options[i - 1].end, options[i].start - options[i - 1].end);

      if (find_only_letter (gap) != first + (int) i)
        return FALSE;
    }

  chosen = read_choice (options[n_options - 1].end, first, n_options);
  for (guint i = 0; i < n_options && chosen != 0; i++)
    marks[i] = (chosen & 1u << i) != 0 ? MARK_TICK : MARK_EMPTY;

  return chosen != 0;
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
  g_autofree char *bare = drop_instruction (text);
  g_autofree char *plain = join_columns (spec->id, bare);
  g_auto(Words) words = { NULL, NULL };
  g_autoptr(GPtrArray) ticked = g_ptr_array_new_with_free_func (g_free);
  Option options[MAX_OPTIONS];
  Mark marks[MAX_OPTIONS] = { MARK_NONE };
  guint n_marks[MARK_DOUBT + 1] = { 0 };
  guint n_possible;
  guint n_options;

  words_init (&words, plain);
  n_options = find_options (spec->id, words.folded->str, options, &n_possible);
  if (n_options > 0 && !read_letters (&words, options, n_options, marks))
    read_marks (&words, options, n_options, marks);

  for (guint i = 0; i < n_options; i++)
    {
      n_marks[marks[i]]++;
      if (marks[i] == MARK_TICK)
        g_ptr_array_add (ticked, g_strdup (options[i].code));
    }

  /* Who crosses the others out altogether leaves one name without a box. */
  if (n_options == 1 && n_marks[MARK_NONE] == 1)
    g_ptr_array_add (ticked, g_strdup (options[0].code));

  /* A missing box beside empty ones is a tick that some program lost, and only to be doubted. */
  for (guint i = 0; i < n_options; i++)
    {
      if (n_options > 1 && n_marks[MARK_NONE] == 1 && n_marks[MARK_EMPTY] == n_options - 1 &&
          marks[i] == MARK_NONE)
        g_ptr_array_add (ticked, g_strdup (options[i].code));
    }

  *clear = n_marks[MARK_DOUBT] == 0 &&
           !(n_options > 1 && n_marks[MARK_NONE] == n_options) &&
           !(n_marks[MARK_TICK] == 0 && n_marks[MARK_EMPTY] > 0 && n_marks[MARK_NONE] > 0) &&
           !(n_options == 0 && words.folded->len > 0);

  g_ptr_array_add (ticked, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&ticked), FALSE);
}
