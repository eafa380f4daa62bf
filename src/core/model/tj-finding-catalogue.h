/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-finding.h"

G_BEGIN_DECLS

/**
 * TjFindingText:
 * @severity: how grave this finding is
 * @formula: (nullable): the rule as arithmetic over field ids, the same in every language
 * @result: (nullable): the number that the formula gives, where it does not say
 * @clause: (nullable): where the notice says so
 * @title_zh: a few words
 * @title_en: a few words
 * @message_zh: a sentence with `{name}` where a number or text of the finding goes
 * @message_en: a sentence with `{name}` where a number or text of the finding goes
 *
 * How one kind of finding is worded.
 */
typedef struct
{
  TjSeverity severity;
  char *formula;
  char *result;
  char *clause;
  char *title_zh;
  char *title_en;
  char *message_zh;
  char *message_en;
} TjFindingText;

const TjFindingText *tj_finding_catalogue_lookup (const char *code,
                                                  const char *variant);
const char          *tj_finding_catalogue_get_title (const char *code,
                                                     TjLanguage  language);
const char          *tj_finding_catalogue_name_number (const char *name,
                                                       TjLanguage  language);
GPtrArray           *tj_finding_catalogue_list_codes (void);

G_END_DECLS
