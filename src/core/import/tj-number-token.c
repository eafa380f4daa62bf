/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-number-token.h"

#include <string.h>

/* The pieces of a number format's code. */

static const char * const half_days[] = { "AM/PM", "A/P", "上午/下午" };
static const char * const generals[] = { "General", "G/通用格式", "GENERAL" };

static const char *
take_bracket (const char    *code,
              const char    *end,
              TjNumberToken *token)
{
  const char *close = memchr (code, ']', end - code);
  const char first = g_ascii_tolower (code[1]);

  if (close == NULL)
    close = end - 1;

  token->kind = TJ_NUMBER_NOTHING;
  if (code[1] == '$')
    {
      const char *dash = memchr (code, '-', close - code);

      token->kind = TJ_NUMBER_LITERAL;
      token->text = code + 2;
      token->length = MAX ((dash != NULL ? dash : close) - token->text, 0);
    }
  else if (strchr ("<>=", code[1]) != NULL && code[1] != '\0')
    {
      gsize n = strspn (code + 1, "<>=");

      token->kind = TJ_NUMBER_CONDITION;
      memcpy (token->relation, code + 1, MIN (n, 2));
      token->bound = g_ascii_strtod (code + 1 + n, NULL);
    }
  else if ((first == 'h' || first == 'm' || first == 's') &&
           g_ascii_tolower (close[-1]) == first)
    {
      token->kind = TJ_NUMBER_DATE;
      token->letter = first;
      token->length = close - code - 1;
      token->elapsed = TRUE;
    }

  return close + 1;
}

static const char *
take_quoted (const char    *code,
             const char    *end,
             TjNumberToken *token)
{
  const char *close = memchr (code + 1, '"', end - code - 1);

  if (close == NULL)
    close = end;

  token->kind = TJ_NUMBER_LITERAL;
  token->text = code + 1;
  token->length = close - token->text;

  return MIN (close + 1, end);
}

/* What follows the sign: printed, a space as wide as it, or filling the cell with it. */
static const char *
take_escaped (const char    *code,
              const char    *end,
              TjNumberToken *token)
{
  const char *after = code + 1 < end ? g_utf8_next_char (code + 1) : end;

  token->kind = *code == '*' ? TJ_NUMBER_NOTHING : TJ_NUMBER_LITERAL;
  token->text = *code == '_' ? " " : code + 1;
  token->length = *code == '_' ? 1 : after - code - 1;

  return after;
}

static gboolean
take_word (const char         *code,
           const char         *end,
           const char * const *words,
           guint               n_words,
           TjNumberToken      *token)
{
  for (guint i = 0; i < n_words; i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (end - code) >= length && g_ascii_strncasecmp (code, words[i], length) == 0)
        {
          token->text = code;
          token->length = length;
          return TRUE;
        }
    }

  return FALSE;
}

static const char *
take_date (const char    *code,
           const char    *end,
           TjNumberToken *token)
{
  const char *p = code;
  const char letter = g_ascii_tolower (*code);

  while (p < end && g_ascii_tolower (*p) == letter)
    p++;

  token->kind = TJ_NUMBER_DATE;
  token->letter = letter == 'e' ? 'y' : letter;
  token->text = code;
  token->length = letter == 'e' ? 4 : p - code;

  return p;
}

static const char *
take_sign (const char    *code,
           const char    *end,
           TjNumberToken *token)
{
  static const struct
  {
    char sign;
    TjNumberTokenKind kind;
  } signs[] = {
    { '0', TJ_NUMBER_DIGIT }, { '#', TJ_NUMBER_DIGIT }, { '?', TJ_NUMBER_DIGIT },
    { '.', TJ_NUMBER_POINT }, { ',', TJ_NUMBER_COMMA }, { '%', TJ_NUMBER_PERCENT },
    { '/', TJ_NUMBER_FRACTION }, { '@', TJ_NUMBER_WORDS }, { ';', TJ_NUMBER_SECTION },
  };

  token->letter = *code;
  token->text = code;
  token->length = MIN (g_utf8_next_char (code), end) - code;
  token->kind = TJ_NUMBER_LITERAL;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (*code == signs[i].sign)
        token->kind = signs[i].kind;
    }

  return code + token->length;
}

/**
 * tj_number_token_next:
 * @code: where to go on, in valid UTF-8
 * @end: (nullable): where to stop; the end of the text where %NULL
 * @token: (out caller-allocates): the next piece
 *
 * Returns: what follows it
 */
const char *
tj_number_token_next (const char    *code,
                      const char    *end,
                      TjNumberToken *token)
{
  memset (token, 0, sizeof *token);
  if (end == NULL)
    end = code + strlen (code);

  if (*code == '[')
    return take_bracket (code, end, token);

  if (*code == '"')
    return take_quoted (code, end, token);

  if (*code == '\\' || *code == '_' || *code == '*')
    return take_escaped (code, end, token);

  if (take_word (code, end, half_days, G_N_ELEMENTS (half_days), token))
    {
      token->kind = TJ_NUMBER_DATE;
      token->letter = 'p';
      return code + token->length;
    }

  if (take_word (code, end, generals, G_N_ELEMENTS (generals), token))
    {
      token->kind = TJ_NUMBER_GENERAL;
      return code + token->length;
    }

  if (end - code >= 2 && *code == 'E' && (code[1] == '+' || code[1] == '-'))
    {
      token->kind = TJ_NUMBER_EXPONENT;
      return code + 2;
    }

  if (strchr ("ymdhsaeYMDHSA", *code) != NULL)
    return take_date (code, end, token);

  return take_sign (code, end, token);
}
