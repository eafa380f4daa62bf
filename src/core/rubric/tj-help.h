/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-language.h"

G_BEGIN_DECLS

#define TJ_HELP_CASE_PREFIX "case."
#define TJ_HELP_CRITERION_PREFIX "criterion."

/**
 * TjHelpTopic:
 * @id: a field's, with `case.` before one of a case, or `criterion.` and the criterion's
 * @clause: where the notice says it
 * @text: in plain words
 *
 * Help on a field or a criterion.
 */
typedef struct
{
  char *id;
  char *clause;
  char *text;
} TjHelpTopic;

GPtrArray *tj_help_list           (TjLanguage  language) G_GNUC_WARN_UNUSED_RESULT;
char      *tj_help_dup_id_of_path (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
