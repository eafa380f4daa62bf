/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-language.h"

/**
 * tj_language_get_current:
 *
 * Returns: Chinese where the locale of messages is a Chinese one, English elsewhere
 */
TjLanguage
tj_language_get_current (void)
{
  const char * const *names = g_get_language_names ();

  return g_str_has_prefix (names[0], "zh") ? TJ_LANGUAGE_ZH : TJ_LANGUAGE_EN;
}

/**
 * tj_language_pick:
 * @zh: (nullable): the Chinese text
 * @en: (nullable): the English text
 *
 * Returns: (nullable): the text in @language, or the other one where that is missing
 */
const char *
tj_language_pick (TjLanguage  language,
                  const char *zh,
                  const char *en)
{
  const char *wanted = language == TJ_LANGUAGE_ZH ? zh : en;
  const char *other = language == TJ_LANGUAGE_ZH ? en : zh;

  return wanted != NULL && *wanted != '\0' ? wanted : other;
}

/**
 * tj_language_parse:
 * @text: a locale name as `zh_CN`, `zh` or `en`
 * @language: (out): the language
 *
 * Returns: whether @text names one of the two
 */
gboolean
tj_language_parse (const char *text,
                   TjLanguage *language)
{
  if (g_str_has_prefix (text, "zh"))
    *language = TJ_LANGUAGE_ZH;
  else if (g_str_has_prefix (text, "en"))
    *language = TJ_LANGUAGE_EN;
  else
    return FALSE;

  return TRUE;
}
