/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-cue-index.h"

#include "core/base/tj-text.h"

#include <string.h>

/* Finds all words of a taxonomy in a text in one pass. Words are filed under their first two
 * characters, longest first, so that a place in the text costs one look-up and, almost always,
 * no comparison. A word that lies inside a longer one does not count: “waste heat of data
 * centres” speaks for data centres and not for waste heat. Chinese is written without spaces,
 * so its words match anywhere; Latin words and numbers match only where they are not part of a
 * longer one, or ORC would be found in “force”. */

typedef struct
{
  gunichar *chars;
  glong length;
  GPtrArray *rules;
} Word;

typedef struct
{
  gunichar c;
  gsize start;
  gsize end;
} FoldedChar;

struct _TjCueIndex
{
  GPtrArray *rules;
  GPtrArray *words;
  GHashTable *numbers_by_word;
  GHashTable *numbers_by_start;
};

static void
rule_free (TjCueRule *rule)
{
  g_strfreev (rule->with);
  g_strfreev (rule->unless);
  g_free (rule);
}

static void
word_free (Word *word)
{
  g_free (word->chars);
  g_ptr_array_unref (word->rules);
  g_free (word);
}

static guint64
make_start_key (gunichar first,
                gunichar second)
{
  return (guint64) first << 32 | second;
}

static void
fold_char (GArray     *folded,
           const char *at,
           gsize       start,
           gsize       end)
{
  g_autofree char *text = g_utf8_normalize (at, (gssize) (end - start), G_NORMALIZE_NFKC);

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      FoldedChar item = { g_unichar_tolower (c), start, end };

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c) && !g_unichar_iszerowidth (c))
        g_array_append_val (folded, item);
    }
}

/* As tj_text_fold(), one character at a time, so that each keeps its place in the text. */
static GArray *
fold_text (const char *text)
{
  GArray *folded = g_array_new (FALSE, FALSE, sizeof (FoldedChar));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize start = p - text;
      gsize end = g_utf8_next_char (p) - text;

      if ((c >= 0x4e00 && c <= 0x9fff) || (c > 0x20 && c < 0x7f))
        {
          FoldedChar item = { g_unichar_tolower (c), start, end };

          g_array_append_val (folded, item);
        }
      else
        fold_char (folded, p, start, end);
    }

  return folded;
}

static gboolean
is_one_word (gunichar a,
             gunichar b)
{
  if (a >= 0x80 || b >= 0x80)
    return FALSE;

  return (g_ascii_isalpha ((char) a) && g_ascii_isalpha ((char) b)) ||
         (g_ascii_isdigit ((char) a) && g_ascii_isdigit ((char) b));
}

static gboolean
is_cut (const FoldedChar *before,
        const FoldedChar *after)
{
  return before->end == after->start && is_one_word (before->c, after->c);
}

static gboolean
word_stands_at (const Word   *word,
                const GArray *text,
                guint         at)
{
  const FoldedChar *chars = &g_array_index (text, FoldedChar, 0);
  guint end = at + (guint) word->length;

  if (end > text->len)
    return FALSE;

  for (glong i = 0; i < word->length; i++)
    {
      if (chars[at + i].c != word->chars[i])
        return FALSE;
    }

  return (at == 0 || !is_cut (&chars[at - 1], &chars[at])) &&
         (end == text->len || !is_cut (&chars[end - 1], &chars[end]));
}

static gboolean
find_longest (TjCueIndex   *self,
              const GArray *text,
              guint         at,
              guint        *number)
{
  guint64 key = make_start_key (g_array_index (text, FoldedChar, at).c,
                                g_array_index (text, FoldedChar, at + 1).c);
  GArray *numbers = g_hash_table_lookup (self->numbers_by_start, &key);

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      *number = g_array_index (numbers, guint, i);
      if (word_stands_at (g_ptr_array_index (self->words, *number), text, at))
        return TRUE;
    }

  return FALSE;
}

/* Keeps the words of one start in falling order of their length. */
static void
file_under_start (TjCueIndex *self,
                  const Word *word,
                  guint       number)
{
  guint64 key = make_start_key (word->chars[0], word->chars[1]);
  GArray *numbers = g_hash_table_lookup (self->numbers_by_start, &key);
  guint at = 0;

  if (numbers == NULL)
    {
      numbers = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->numbers_by_start, g_memdup2 (&key, sizeof key), numbers);
    }

  for (; at < numbers->len; at++)
    {
      const Word *other = g_ptr_array_index (self->words, g_array_index (numbers, guint, at));

      if (other->length < word->length)
        break;
    }

  g_array_insert_val (numbers, at, number);
}

TjCueIndex *
tj_cue_index_new (void)
{
  TjCueIndex *self = g_new0 (TjCueIndex, 1);

  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rule_free);
  self->words = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);
  self->numbers_by_word = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->numbers_by_start = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                  (GDestroyNotify) g_array_unref);

  return self;
}

void
tj_cue_index_free (TjCueIndex *self)
{
  g_hash_table_unref (self->numbers_by_start);
  g_hash_table_unref (self->numbers_by_word);
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

/**
 * tj_cue_index_add_rule:
 *
 * Returns: (transfer none): a rule of no type, to be filled in
 */
TjCueRule *
tj_cue_index_add_rule (TjCueIndex *self)
{
  TjCueRule *rule = g_new0 (TjCueRule, 1);

  rule->type = TJ_CUE_NO_TYPE;
  rule->target = TJ_CUE_NO_TYPE;
  g_ptr_array_add (self->rules, rule);

  return rule;
}

/**
 * tj_cue_index_add_word:
 * @rule: a rule of this index
 * @word: at least two characters when folded, or it is never found
 */
void
tj_cue_index_add_word (TjCueIndex *self,
                       TjCueRule  *rule,
                       const char *word)
{
  g_autofree char *folded = tj_text_fold (word);
  gpointer number;
  Word *entry;

  if (g_utf8_strlen (folded, -1) < 2)
    return;

  if (g_hash_table_lookup_extended (self->numbers_by_word, folded, NULL, &number))
    {
      entry = g_ptr_array_index (self->words, GPOINTER_TO_UINT (number));
      g_ptr_array_add (entry->rules, rule);
      return;
    }

  entry = g_new0 (Word, 1);
  entry->chars = g_utf8_to_ucs4_fast (folded, -1, &entry->length);
  entry->rules = g_ptr_array_new ();
  g_ptr_array_add (entry->rules, rule);

  g_ptr_array_add (self->words, entry);
  g_hash_table_insert (self->numbers_by_word, g_steal_pointer (&folded),
                       GUINT_TO_POINTER (self->words->len - 1));
  file_under_start (self, entry, self->words->len - 1);
}

guint
tj_cue_index_get_n_words (TjCueIndex *self)
{
  return self->words->len;
}

/**
 * tj_cue_index_get_rules:
 *
 * Returns: (transfer none) (element-type TjCueRule): what the word of that number says
 */
GPtrArray *
tj_cue_index_get_rules (TjCueIndex *self,
                        guint       word)
{
  const Word *entry = g_ptr_array_index (self->words, word);

  return entry->rules;
}

/**
 * tj_cue_index_dup_word:
 *
 * Returns: (transfer full): the word of that number as it is compared, folded
 */
char *
tj_cue_index_dup_word (TjCueIndex *self,
                       guint       word)
{
  const Word *entry = g_ptr_array_index (self->words, word);

  return g_ucs4_to_utf8 (entry->chars, entry->length, NULL, NULL, NULL);
}

/**
 * tj_cue_index_scan:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (element-type TjCueMatch): the words in @text by their place;
 *   none lies inside another
 */
GArray *
tj_cue_index_scan (TjCueIndex *self,
                   const char *text)
{
  g_autoptr(GArray) folded = fold_text (text);
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (TjCueMatch));
  guint covered = 0;

  for (guint at = 0; at + 1 < folded->len; at++)
    {
      TjCueMatch match;
      guint end;

      if (!find_longest (self, folded, at, &match.word))
        continue;

      end = at + (guint) ((const Word *) g_ptr_array_index (self->words, match.word))->length;
      if (end <= covered)
        continue;

      covered = end;
      match.start = g_array_index (folded, FoldedChar, at).start;
      match.end = g_array_index (folded, FoldedChar, end - 1).end;
      g_array_append_val (matches, match);
    }

  return matches;
}
