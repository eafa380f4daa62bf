/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-text-tokenizer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/store/tj-statement.h"

/* How text is cut for searching, the same for what lies in the index, for what is typed and for
 * what is marked on the screen:
 *
 * - a Chinese character is a token, so that words of any length are phrases; the blanks and line
 *   ends that PDF files put between characters do not count;
 * - letters make a word and digits a number, of NFKC and without regard to case; CO₂ is “co”
 *   and “2”, and so is CO2;
 * - 1,200 is the number 1200;
 * - a comma, a full stop and the like are one token of their own, so that no phrase reaches over
 *   the end of a clause; all other signs count for nothing.
 *
 * Pairs of characters would answer two-character words faster, but need another index for
 * single ones and twice the space; single characters find a phrase among 200 packages within
 * some milliseconds. */

/* What is longer is cut: no one types it, and encoded rubbish may be as long as a file. */
#define MAX_WORD 64

typedef enum
{
  CLASS_NOTHING,
  CLASS_BREAK,
  CLASS_HAN,
  CLASS_LETTER,
  CLASS_DIGIT,
} CharacterClass;

/**
 * Letter:
 * @character: folded
 * @start: where the character that it was made from begins, in bytes
 * @end: where that ends, marks that belong to it included
 */
typedef struct
{
  gunichar character;
  guint32 start;
  guint32 end;
} Letter;

/* Shapes that some programs write into PDF files in place of the characters, and that NFKC
 * leaves alone: Unicode's EquivalentUnifiedIdeograph.txt, those of simplified Chinese. */
static gunichar
replace_radical (gunichar c)
{
  static const struct
  {
    gunichar radical;
    gunichar character;
  } pairs[] = {
    { 0x2ea0, 0x6c11 }, { 0x2ec1, 0x864e }, { 0x2ec4, 0x897f }, { 0x2ec5, 0x89c1 },
    { 0x2ec6, 0x89d2 }, { 0x2ec9, 0x8d1d }, { 0x2ecb, 0x8f66 }, { 0x2ed3, 0x957f },
    { 0x2ed4, 0x95e8 }, { 0x2ed8, 0x9752 }, { 0x2ed9, 0x97e6 }, { 0x2eda, 0x9875 },
    { 0x2edb, 0x98ce }, { 0x2edc, 0x98de }, { 0x2edd, 0x98df }, { 0x2ee2, 0x9a6c },
    { 0x2ee3, 0x9aa8 }, { 0x2ee4, 0x9b3c }, { 0x2ee5, 0x9c7c }, { 0x2ee6, 0x9e1f },
    { 0x2ee8, 0x9ea6 }, { 0x2ee9, 0x9ec4 }, { 0x2eec, 0x9f50 }, { 0x2eee, 0x9f7f },
    { 0x2ef0, 0x9f99 }, { 0x2ef3, 0x9f9f },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      if (pairs[i].radical == c)
        return pairs[i].character;
    }

  return c;
}

static CharacterClass
classify (gunichar c)
{
  if (c < 0x80)
    {
      if (g_ascii_isdigit (c))
        return CLASS_DIGIT;
      if (g_ascii_isalpha (c))
        return CLASS_LETTER;

      return c != 0 && strchr (",.;:!?", (int) c) != NULL ? CLASS_BREAK : CLASS_NOTHING;
    }

  if ((c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3005 && c <= 0x3007) ||
      (c >= 0x3041 && c <= 0x312f) || (c >= 0x3400 && c <= 0x4dbf) ||
      (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) ||
      (c >= 0x2e80 && c <= 0x2fdf) || (c >= 0x20000 && c <= 0x3ffff))
    return CLASS_HAN;

  /* 、。 */
  if (c == 0x3001 || c == 0x3002)
    return CLASS_BREAK;

  if (g_unichar_isdigit (c))
    return CLASS_DIGIT;

  return g_unichar_isalpha (c) || g_unichar_ismark (c) ? CLASS_LETTER : CLASS_NOTHING;
}

static void
add_letter (GArray   *letters,
            gunichar  character,
            gsize     start,
            gsize     end)
{
  Letter letter = { character, (guint32) start, (guint32) end };

  g_array_append_val (letters, letter);
}

/* Soft hyphens, joiners and the choice among shapes of one character. */
static gboolean
is_invisible (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT || (c >= 0xfe00 && c <= 0xfe0f) ||
         (c >= 0xe0100 && c <= 0xe01ef);
}

/* A character and the marks upon it. */
static void
fold_cluster (GArray     *letters,
              const char *text,
              gsize       start,
              gsize       end)
{
  g_autofree char *normal = g_utf8_normalize (text + start, end - start, G_NORMALIZE_NFKC);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : NULL;

  for (const char *p = folded; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_invisible (c))
        add_letter (letters, replace_radical (c), start, end);
    }
}

static gsize
measure_character (const char *text,
                   gsize       at,
                   gsize       length,
                   gunichar   *c)
{
  *c = g_utf8_get_char_validated (text + at, length - at);
  if (*c == (gunichar) -1 || *c == (gunichar) -2)
    {
      *c = 0;
      return 1;
    }

  return g_utf8_next_char (text + at) - (text + at);
}

static GArray *
fold (const char *text,
      gsize       length)
{
  GArray *letters = g_array_sized_new (FALSE, FALSE, sizeof (Letter), length / 2 + 1);
  gsize at = 0;

  while (at < length)
    {
      gunichar c, next = 0;
      gsize start = at;

      at += measure_character (text, at, length, &c);
      while (at < length && (guchar) text[at] >= 0x80)
        {
          gsize step = measure_character (text, at, length, &next);

          if (!g_unichar_ismark (next))
            break;
          at += step;
        }

      if (c < 0x80 && at == start + 1)
        add_letter (letters, (gunichar) g_ascii_tolower (c), start, at);
      else if (c >= 0x4e00 && c <= 0x9fff && at == start + 3)
        add_letter (letters, c, start, at);
      else
        fold_cluster (letters, text, start, at);
    }

  return letters;
}

static CharacterClass
class_at (GArray *letters,
          guint   i)
{
  return i < letters->len ? classify (g_array_index (letters, Letter, i).character)
                          : CLASS_NOTHING;
}

/* Whether the comma at @i parts thousands: 1 to 3 digits since @start, and 3 behind it. */
static gboolean
parts_thousands (GArray *letters,
                 guint   start,
                 guint   i)
{
  return i < letters->len && g_array_index (letters, Letter, i).character == ',' &&
         i - start >= 1 && i - start <= 3 && class_at (letters, i + 1) == CLASS_DIGIT &&
         class_at (letters, i + 2) == CLASS_DIGIT && class_at (letters, i + 3) == CLASS_DIGIT &&
         class_at (letters, i + 4) != CLASS_DIGIT;
}

static guint
find_end (GArray         *letters,
          guint           start,
          CharacterClass  class)
{
  guint i = start + 1;
  guint group = start;

  if (class == CLASS_HAN)
    return i;

  while (i < letters->len && i - start < MAX_WORD)
    {
      if (class == CLASS_DIGIT && parts_thousands (letters, group, i))
        {
          group = i + 1;
          i += 4;
          continue;
        }

      if (class_at (letters, i) != class)
        break;
      i++;
    }

  return i;
}

static int
emit (GArray      *letters,
      guint        from,
      guint        to,
      TjTokenFunc  func,
      gpointer     user_data)
{
  char token[(MAX_WORD + 4) * 6];
  gsize length = 0;

  for (guint i = from; i < to; i++)
    {
      gunichar c = g_array_index (letters, Letter, i).character;

      /* Only the commas of a number come this far. */
      if (c != ',' || to == from + 1)
        length += g_unichar_to_utf8 (c, token + length);
    }

  return func (token, length, g_array_index (letters, Letter, from).start,
               g_array_index (letters, Letter, to - 1).end, user_data);
}

/**
 * tj_text_tokenize:
 * @text: UTF-8; what is not valid in it is passed over
 * @length: in bytes
 *
 * Tells @func of every token in @text, in order.
 *
 * Returns: 0, or what @func ended the walk with
 */
int
tj_text_tokenize (const char  *text,
                  gsize        length,
                  TjTokenFunc  func,
                  gpointer     user_data)
{
  g_autoptr(GArray) letters = fold (text, length);
  gboolean in_clause = FALSE;
  gboolean at_break = FALSE;
  gsize break_at = 0;
  int result = 0;

  for (guint i = 0; i < letters->len && result == 0;)
    {
      CharacterClass class = class_at (letters, i);
      guint end;

      if (class == CLASS_NOTHING || class == CLASS_BREAK)
        {
          if (class == CLASS_BREAK && in_clause && !at_break)
            {
              at_break = TRUE;
              break_at = g_array_index (letters, Letter, i).start;
            }
          i++;
          continue;
        }

      if (at_break)
        result = func (".", 1, break_at, break_at, user_data);
      at_break = FALSE;
      in_clause = TRUE;

      end = find_end (letters, i, class);
      if (result == 0)
        result = emit (letters, i, end, func, user_data);
      i = end;
    }

  return result;
}

/* FTS5's side. Its tokenizers are objects; this one has no state, but may not be NULL. */

typedef struct
{
  int (*token) (void *context, int flags, const char *token, int length, int start, int end);
  void *context;
} Receiver;

static int
pass_on (const char *token,
         gsize       length,
         gsize       start,
         gsize       end,
         gpointer    user_data)
{
  Receiver *receiver = user_data;

  return receiver->token (receiver->context, 0, token, (int) length, (int) start, (int) end);
}

static int
create (void            *context,
        const char     **arguments,
        int              n_arguments,
        Fts5Tokenizer  **tokenizer)
{
  static const int stateless = 0;

  *tokenizer = (Fts5Tokenizer *) &stateless;

  return SQLITE_OK;
}

static void
destroy (Fts5Tokenizer *tokenizer)
{
}

static int
tokenize (Fts5Tokenizer *tokenizer,
          void          *context,
          int            flags,
          const char    *text,
          int            length,
          int (*token) (void *, int, const char *, int, int, int))
{
  Receiver receiver = { token, context };

  return text != NULL ? tj_text_tokenize (text, (gsize) length, pass_on, &receiver) : SQLITE_OK;
}

/* How often the words stand in a row. */
static void
count_words (const Fts5ExtensionApi  *api,
             Fts5Context             *words,
             sqlite3_context         *context,
             int                      n_values,
             sqlite3_value          **values)
{
  int n = 0;
  int code = api->xInstCount (words, &n);

  if (code != SQLITE_OK)
    sqlite3_result_error_code (context, code);
  else
    sqlite3_result_int (context, n);
}

static fts5_api *
find_api (sqlite3 *handle)
{
  sqlite3_stmt *statement = NULL;
  fts5_api *api = NULL;

  if (sqlite3_prepare_v2 (handle, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);

  return api;
}

/**
 * tj_text_tokenizer_register:
 *
 * Makes the tokenizer and %TJ_TEXT_COUNT known to a connection; without them, its index cannot be
 * used.
 *
 * Returns: whether the SQLite library has FTS5
 */
gboolean
tj_text_tokenizer_register (TjDatabase  *database,
                            GError     **error)
{
  fts5_api *api = find_api (tj_database_get_handle (database));
  fts5_tokenizer methods = { create, destroy, tokenize };

  if (api == NULL ||
      api->xCreateTokenizer (api, TJ_TEXT_TOKENIZER, NULL, &methods, NULL) != SQLITE_OK ||
      api->xCreateFunction (api, TJ_TEXT_COUNT, NULL, count_words, NULL) != SQLITE_OK)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("The text of attachments cannot be searched, because this SQLite "
                             "library was built without FTS5. Install one that has it."));
      return FALSE;
    }

  return TRUE;
}
