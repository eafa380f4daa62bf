/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-text-query.h"

#include <string.h>

#include "core/store/tj-text-tokenizer.h"

/* More than anyone types; what is beyond is not searched for. */
#define MAX_TYPED 1000
#define MAX_WORDS 12
/* The shortest Latin word that stands for longer ones. */
#define MIN_PREFIX 2

/* How many characters of text stand round what was found. */
#define SNIPPET_BEFORE 24
#define SNIPPET_LENGTH 96

/**
 * Word:
 * @tokens: (element-type utf8): what must follow each other
 * @is_prefix: whether the last one may go on
 */
typedef struct
{
  GPtrArray *tokens;
  gboolean is_prefix;
} Word;

struct _TjTextQuery
{
  gatomicrefcount n_references;
  GPtrArray *words;
};

/**
 * Token:
 * @at: where it lies in the texts of all tokens
 * @range: what it was made from
 */
typedef struct
{
  gsize at;
  TjTextRange range;
} Token;

typedef struct
{
  GArray *tokens;
  GString *texts;
} Tokens;

/**
 * Match:
 * @range: the place of a word
 * @word: which one
 */
typedef struct
{
  TjTextRange range;
  guint word;
} Match;

G_DEFINE_BOXED_TYPE (TjTextQuery, tj_text_query, tj_text_query_ref, tj_text_query_unref)

static void
word_free (Word *word)
{
  g_ptr_array_unref (word->tokens);
  g_free (word);
}

static int
add_token (const char *token,
           gsize       length,
           gsize       start,
           gsize       end,
           gpointer    user_data)
{
  g_ptr_array_add (user_data, g_strndup (token, length));

  return 0;
}

static gboolean
may_go_on (const char *token)
{
  return g_utf8_strlen (token, -1) >= MIN_PREFIX && g_unichar_isalpha (g_utf8_get_char (token)) &&
         g_unichar_get_script (g_utf8_get_char (token)) != G_UNICODE_SCRIPT_HAN;
}

static void
add_word (TjTextQuery *self,
          const char  *text,
          gsize        length,
          gboolean     is_quoted)
{
  g_autoptr(GPtrArray) tokens = g_ptr_array_new_with_free_func (g_free);
  Word *word;

  tj_text_tokenize (text, length, add_token, tokens);
  if (tokens->len == 0 || self->words->len >= MAX_WORDS)
    return;

  word = g_new0 (Word, 1);
  word->is_prefix = !is_quoted && may_go_on (g_ptr_array_index (tokens, tokens->len - 1));
  word->tokens = g_steal_pointer (&tokens);
  g_ptr_array_add (self->words, word);
}

/* Chinese keyboards give “” and ＂. */
static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0xff02;
}

static void
parse (TjTextQuery *self,
       const char  *typed)
{
  const char *p = typed;

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      gboolean quoted = is_quote (c);
      const char *start;

      if (quoted || g_unichar_isspace (c))
        p = g_utf8_next_char (p);
      if (!quoted && g_unichar_isspace (c))
        continue;

      start = p;
      for (; *p != '\0'; p = g_utf8_next_char (p))
        {
          c = g_utf8_get_char (p);
          if (is_quote (c) || (!quoted && g_unichar_isspace (c)))
            break;
        }

      add_word (self, start, p - start, quoted);
      if (quoted && *p != '\0')
        p = g_utf8_next_char (p);
    }
}

/**
 * tj_text_query_new:
 * @typed: valid UTF-8
 *
 * Returns: (transfer full): the query; an empty one where there is no letter, digit or
 *   character in @typed
 */
TjTextQuery *
tj_text_query_new (const char *typed)
{
  TjTextQuery *self = g_new0 (TjTextQuery, 1);
  g_autofree char *bounded = g_utf8_substring (typed, 0, MIN (g_utf8_strlen (typed, -1),
                                                              MAX_TYPED));

  g_atomic_ref_count_init (&self->n_references);
  self->words = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);
  parse (self, bounded);

  return self;
}

TjTextQuery *
tj_text_query_ref (TjTextQuery *self)
{
  g_atomic_ref_count_inc (&self->n_references);

  return self;
}

void
tj_text_query_unref (TjTextQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->n_references))
    return;

  g_ptr_array_unref (self->words);
  g_free (self);
}

/**
 * tj_text_query_is_empty:
 *
 * Returns: whether there is nothing to search for
 */
gboolean
tj_text_query_is_empty (TjTextQuery *self)
{
  return self->words->len == 0;
}

guint
tj_text_query_get_n_words (TjTextQuery *self)
{
  return self->words->len;
}

/**
 * tj_text_query_dup_expression:
 * @word: which one, from 0
 *
 * Tokens hold nothing but letters, digits, characters and the full stop, so that between
 * quotes nothing can become syntax.
 *
 * Returns: (transfer full): the word as FTS5 wants it
 */
char *
tj_text_query_dup_expression (TjTextQuery *self,
                              guint        word)
{
  Word *wanted = g_ptr_array_index (self->words, word);
  GString *expression = g_string_new ("\"");

  for (guint i = 0; i < wanted->tokens->len; i++)
    {
      if (i > 0)
        g_string_append_c (expression, ' ');
      g_string_append (expression, g_ptr_array_index (wanted->tokens, i));
    }
  g_string_append (expression, wanted->is_prefix ? "\" *" : "\"");

  return g_string_free (expression, FALSE);
}

static int
keep_token (const char *token,
            gsize       length,
            gsize       start,
            gsize       end,
            gpointer    user_data)
{
  Tokens *all = user_data;
  Token kept = { all->texts->len, { start, end } };

  g_string_append_len (all->texts, token, length);
  g_string_append_c (all->texts, '\0');
  g_array_append_val (all->tokens, kept);

  return 0;
}

static gboolean
matches_at (const Word   *word,
            const Tokens *all,
            guint         position)
{
  guint n_tokens = word->tokens->len;

  if (position + n_tokens > all->tokens->len)
    return FALSE;

  for (guint i = 0; i < n_tokens; i++)
    {
      const char *wanted = g_ptr_array_index (word->tokens, i);
      const char *found = all->texts->str + g_array_index (all->tokens, Token, position + i).at;

      if (word->is_prefix && i + 1 == n_tokens ? !g_str_has_prefix (found, wanted)
                                               : !g_str_equal (found, wanted))
        return FALSE;
    }

  return TRUE;
}

/* All places of all words, by where they begin. */
static GArray *
list_matches (TjTextQuery *self,
              const char  *text)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autoptr(GArray) tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  g_autoptr(GString) texts = g_string_new (NULL);
  Tokens all = { tokens, texts };

  tj_text_tokenize (text, strlen (text), keep_token, &all);

  for (guint i = 0; i < tokens->len; i++)
    {
      for (guint j = 0; j < self->words->len; j++)
        {
          const Word *word = g_ptr_array_index (self->words, j);
          Match match = { g_array_index (tokens, Token, i).range, j };

          if (!matches_at (word, &all, i))
            continue;

          match.range.end = g_array_index (tokens, Token, i + word->tokens->len - 1).range.end;
          g_array_append_val (matches, match);
        }
    }

  return matches;
}

static void
add_range (GArray      *ranges,
           TjTextRange  range)
{
  TjTextRange *last = ranges->len > 0
                        ? &g_array_index (ranges, TjTextRange, ranges->len - 1) : NULL;

  if (last != NULL && range.start <= last->end)
    last->end = MAX (last->end, range.end);
  else
    g_array_append_val (ranges, range);
}

/**
 * tj_text_query_find:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (element-type TjTextRange): every place in @text where one of the
 *   words stands, in order and apart from each other
 */
GArray *
tj_text_query_find (TjTextQuery *self,
                    const char  *text)
{
  g_autoptr(GArray) matches = list_matches (self, text);
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (TjTextRange));

  for (guint i = 0; i < matches->len; i++)
    add_range (ranges, g_array_index (matches, Match, i).range);

  return ranges;
}

static guint
count_words (GArray *matches,
             guint   first,
             gsize   end)
{
  guint seen = 0;
  guint n_seen = 0;

  for (guint i = first; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);

      if (match->range.start >= end)
        break;

      if ((seen & 1u << match->word) == 0)
        n_seen++;
      seen |= 1u << match->word;
    }

  return n_seen;
}

/**
 * tj_text_query_occurs:
 * @text: valid UTF-8
 *
 * Returns: whether every word stands somewhere in @text
 */
gboolean
tj_text_query_occurs (TjTextQuery *self,
                      const char  *text)
{
  g_autoptr(GArray) matches = list_matches (self, text);

  return count_words (matches, 0, G_MAXSIZE) == self->words->len;
}

/* The first place from which on a snippet shows as many different words as it can. */
static gsize
choose_place (GArray *matches)
{
  guint best = 0;
  guint n_best = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      gsize start = g_array_index (matches, Match, i).range.start;
      guint n_words = count_words (matches, i, start + SNIPPET_LENGTH * 2);

      if (n_words > n_best)
        {
          best = i;
          n_best = n_words;
        }
    }

  return matches->len > 0 ? g_array_index (matches, Match, best).range.start : 0;
}

static gsize
step_back (const char *text,
           gsize       from)
{
  const char *p = text + from;

  for (guint i = 0; i < SNIPPET_BEFORE && p > text; i++)
    p = g_utf8_prev_char (p);

  return p - text;
}

/* Copies with every white space as one blank, and the ranges with it. */
static void
append_part (GString    *snippet,
             const char *text,
             gsize       from,
             gsize       to)
{
  for (const char *p = text + from; p < text + to; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
        g_string_append_unichar (snippet, c);
      else if (snippet->len > 0 && snippet->str[snippet->len - 1] != ' ')
        g_string_append_c (snippet, ' ');
    }
}

/**
 * tj_text_query_dup_snippet:
 * @text: valid UTF-8
 * @marks: (out) (element-type TjTextRange): where words of the query stand in the snippet
 *
 * Returns: (transfer full): a line from @text in which the words stand; its beginning where
 *   none does
 */
char *
tj_text_query_dup_snippet (TjTextQuery  *self,
                           const char   *text,
                           GArray      **marks)
{
  g_autoptr(GArray) matches = list_matches (self, text);
  g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (TjTextRange));
  GString *snippet = g_string_new (NULL);
  gsize start = step_back (text, choose_place (matches));
  gsize at = start;
  gsize end;

  for (guint i = 0; i < matches->len; i++)
    add_range (ranges, g_array_index (matches, Match, i).range);

  end = g_utf8_offset_to_pointer (text + start, MIN (g_utf8_strlen (text + start, -1),
                                                     SNIPPET_LENGTH)) - text;
  *marks = g_array_new (FALSE, FALSE, sizeof (TjTextRange));
  if (start > 0)
    g_string_append (snippet, "…");

  for (guint i = 0; i < ranges->len; i++)
    {
      TjTextRange range = g_array_index (ranges, TjTextRange, i);
      TjTextRange mark;

      if (range.end <= at)
        continue;
      if (range.start >= end)
        break;

      append_part (snippet, text, at, MAX (range.start, at));
      mark.start = snippet->len;
      append_part (snippet, text, MAX (range.start, at), MIN (range.end, end));
      mark.end = snippet->len;
      g_array_append_val (*marks, mark);
      at = MIN (range.end, end);
    }

  append_part (snippet, text, at, end);
  if (text[end] != '\0')
    g_string_append (snippet, "…");

  return g_string_free (snippet, FALSE);
}
