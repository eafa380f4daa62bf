/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-review-entry.h"

#include <string.h>

#define MAX_AMOUNT 1e15
#define MAX_PAGE 1e6
#define MAX_WHOLE_DIGITS 16
#define MAX_DECIMALS 15
#define MAX_QUOTE (4 * TJ_MAX_ENTRY_TEXT)
#define ID_LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"

typedef enum
{
  PART_WORDS,
  PART_QUOTE,
  PART_AMOUNT,
  PART_PAGE,
  PART_ID,
  PART_CHOICE,
} PartKind;

typedef struct
{
  const char *name;
  PartKind kind;
  gboolean activity; /* belongs to activities alone */
  const char *choices; /* between bars */
} Part;

static const Part parts[] = {
  { "side", PART_CHOICE, TRUE, "|baseline|project|" },
  { "role", PART_CHOICE, TRUE,
    "|electricity|fuel|heat|material|process-gas|own-consumption|capture-energy|" },
  { "name", PART_WORDS, TRUE, NULL },
  { "value", PART_AMOUNT, FALSE, NULL },
  { "low", PART_AMOUNT, FALSE, NULL },
  { "high", PART_AMOUNT, FALSE, NULL },
  { "distribution", PART_CHOICE, FALSE, "|uniform|triangular|normal|" },
  { "unit", PART_WORDS, TRUE, NULL },
  { "factor", PART_ID, TRUE, NULL },
  { "factor-value", PART_AMOUNT, TRUE, NULL },
  { "factor-unit", PART_WORDS, TRUE, NULL },
  { "factor-source", PART_WORDS, TRUE, NULL },
  { "attachment", PART_WORDS, FALSE, NULL },
  { "page", PART_PAGE, FALSE, NULL },
  { "quote", PART_QUOTE, FALSE, NULL },
};

struct _TjReviewEntry
{
  char *words[G_N_ELEMENTS (parts)];
};

static gboolean
find_part (const char *name,
           gsize       n_name,
           guint      *at)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (strlen (parts[i].name) == n_name && strncmp (parts[i].name, name, n_name) == 0)
        {
          *at = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* A plain decimal without sign, exponent or blanks, as xs:decimal has it too. */
static gboolean
is_amount (const char *words,
           double      maximum)
{
  const gsize n_whole = strspn (words, "0123456789");
  const char *p = words + n_whole;

  if (n_whole == 0 || n_whole > MAX_WHOLE_DIGITS)
    return FALSE;

  if (*p == '.')
    {
      const gsize n_decimals = strspn (p + 1, "0123456789");

      if (n_decimals == 0 || n_decimals > MAX_DECIMALS)
        return FALSE;
      p += 1 + n_decimals;
    }

  return *p == '\0' && g_ascii_strtod (words, NULL) <= maximum;
}

static gboolean
is_page (const char *words)
{
  return strchr (words, '.') == NULL && *words != '0' && is_amount (words, MAX_PAGE);
}

static gboolean
is_choice (const char *words,
           const char *choices)
{
  g_autofree char *choice = g_strdup_printf ("|%s|", words);

  return strchr (words, '|') == NULL && strstr (choices, choice) != NULL;
}

static gboolean
is_line (const char *words,
         glong       maximum)
{
  g_autofree char *clean = NULL;

  if (!g_utf8_validate (words, -1, NULL) || g_utf8_strlen (words, -1) > maximum)
    return FALSE;

  clean = tj_review_entry_dup_clean (words);

  return g_str_equal (clean, words);
}

static gboolean
is_words (const Part *part,
          const char *words)
{
  switch (part->kind)
    {
    case PART_AMOUNT:
      return is_amount (words, MAX_AMOUNT);
    case PART_PAGE:
      return is_page (words);
    case PART_ID:
      return strlen (words) <= TJ_MAX_ENTRY_TEXT && words[strspn (words, ID_LETTERS)] == '\0';
    case PART_CHOICE:
      return is_choice (words, part->choices);
    case PART_QUOTE:
      return is_line (words, MAX_QUOTE);
    case PART_WORDS:
    default:
      return is_line (words, TJ_MAX_ENTRY_TEXT);
    }
}

TjReviewEntry *
tj_review_entry_new (void)
{
  return g_new0 (TjReviewEntry, 1);
}

void
tj_review_entry_free (TjReviewEntry *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_free (self->words[i]);
  g_free (self);
}

/**
 * tj_review_entry_parse:
 * @text: (nullable): as tj_review_entry_to_text() makes it
 *
 * Returns: (transfer full) (nullable): the entry, one without parts for %NULL; %NULL where
 *   @text is no entry
 */
TjReviewEntry *
tj_review_entry_parse (const char *text)
{
  g_autoptr(TjReviewEntry) self = tj_review_entry_new ();
  g_auto(GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  int last = -1;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *equals = strchr (lines[i], '=');
      guint at = 0;

      if (equals == NULL || !find_part (lines[i], equals - lines[i], &at) || (int) at <= last ||
          equals[1] == '\0' || !is_words (&parts[at], equals + 1))
        return NULL;

      self->words[at] = g_strdup (equals + 1);
      last = (int) at;
    }

  return g_steal_pointer (&self);
}

/**
 * tj_review_entry_get:
 * @part: one of those above
 *
 * Returns: (nullable): what is given
 */
const char *
tj_review_entry_get (const TjReviewEntry *self,
                     const char          *part)
{
  guint at = 0;

  g_return_val_if_fail (find_part (part, strlen (part), &at), NULL);

  return self->words[at];
}

/**
 * tj_review_entry_get_number:
 * @number: (out): what is given; untouched where nothing is
 *
 * Returns: whether there is one
 */
gboolean
tj_review_entry_get_number (const TjReviewEntry *self,
                            const char          *part,
                            double              *number)
{
  const char *words = tj_review_entry_get (self, part);

  if (words == NULL)
    return FALSE;

  *number = g_ascii_strtod (words, NULL);

  return TRUE;
}

/**
 * tj_review_entry_set:
 * @words: (nullable): %NULL and the empty string take the part out
 *
 * Returns: whether @part may be @words; nothing changes otherwise
 */
gboolean
tj_review_entry_set (TjReviewEntry *self,
                     const char    *part,
                     const char    *words)
{
  guint at = 0;

  g_return_val_if_fail (find_part (part, strlen (part), &at), FALSE);

  if (words != NULL && *words == '\0')
    words = NULL;
  if (words != NULL && !is_words (&parts[at], words))
    return FALSE;

  g_free (self->words[at]);
  self->words[at] = g_strdup (words);

  return TRUE;
}

/**
 * tj_review_entry_to_text:
 *
 * Returns: (transfer full) (nullable): the value for a review; %NULL where no part is given
 */
char *
tj_review_entry_to_text (const TjReviewEntry *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (self->words[i] != NULL)
        g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "\n" : "", parts[i].name,
                                self->words[i]);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * tj_review_entry_is_text:
 * @activity: whether the entry is an activity
 *
 * Returns: whether @text is an entry of that kind
 */
gboolean
tj_review_entry_is_text (const char *text,
                         gboolean    activity)
{
  g_autoptr(TjReviewEntry) self = tj_review_entry_parse (text);

  for (guint i = 0; self != NULL && !activity && i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i].activity && self->words[i] != NULL)
        return FALSE;
    }

  return self != NULL;
}

/**
 * tj_review_entry_dup_clean:
 * @words: valid UTF-8, as typed or pasted
 *
 * Returns: (transfer full): the same in one line: runs of white space and control characters are
 *   one blank each, and none at the ends
 */
char *
tj_review_entry_dup_clean (const char *words)
{
  GString *clean = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          blank = clean->len > 0;
          continue;
        }

      if (blank)
        g_string_append_c (clean, ' ');
      blank = FALSE;
      g_string_append_unichar (clean, c);
    }

  return g_string_free (clean, FALSE);
}
