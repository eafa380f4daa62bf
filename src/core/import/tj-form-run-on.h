/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-form-answer.h"
#include "core/import/tj-text-document.h"

G_BEGIN_DECLS

/**
 * TjFormCaseMark:
 * @table: the number of an outer table
 * @current: (nullable): the case that was being read at its end
 * @n_cases: how many there were by then
 *
 * Where the cases had got to, for the text that follows a table.
 */
typedef struct
{
  guint table;
  TjCase *current;
  guint n_cases;
} TjFormCaseMark;

/**
 * TjFormRunOn:
 * @file: for the places of the fields
 * @cases: (element-type TjCase): those of the tables; further ones are put among them
 * @specs_seen: (element-type TjFieldSpec): what was asked for so far
 * @marks: (element-type TjFormCaseMark): in the order of the tables
 */
typedef struct
{
  const char *file;
  TjForm *form;
  TjFormAnswers *answers;
  GPtrArray *cases;
  GHashTable *specs_seen;
  const GArray *marks;
} TjFormRunOn;

void tj_form_run_on_map (const TjFormRunOn    *self,
                         const TjTextDocument *document);

G_END_DECLS
