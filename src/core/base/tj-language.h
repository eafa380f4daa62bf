/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TjLanguage:
 * @TJ_LANGUAGE_ZH: simplified Chinese
 * @TJ_LANGUAGE_EN: English
 *
 * The two languages in which domain data (labels, anchors, findings) is written.
 * The words of the interface itself go through gettext instead.
 */
typedef enum
{
  TJ_LANGUAGE_ZH,
  TJ_LANGUAGE_EN,
} TjLanguage;

TjLanguage  tj_language_get_current (void);
const char *tj_language_pick        (TjLanguage  language,
                                     const char *zh,
                                     const char *en);
gboolean    tj_language_parse       (const char *text,
                                     TjLanguage *language);

G_END_DECLS
