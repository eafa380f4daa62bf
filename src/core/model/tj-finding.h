/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-core-types.h"
#include "core/base/tj-language.h"

G_BEGIN_DECLS

/**
 * TjSeverity:
 * @TJ_SEVERITY_ERROR: a rule of the notice is broken, or figures contradict each other
 * @TJ_SEVERITY_QUERY: an expert should ask
 * @TJ_SEVERITY_NOTE: worth knowing
 * @TJ_SEVERITY_IMPORT: the reader was unsure of what it read
 */
typedef enum
{
  TJ_SEVERITY_ERROR,
  TJ_SEVERITY_QUERY,
  TJ_SEVERITY_NOTE,
  TJ_SEVERITY_IMPORT,
} TjSeverity;

#define TJ_N_SEVERITIES 4

const char *tj_severity_to_string (TjSeverity  severity);
gboolean    tj_severity_parse     (const char *text,
                                   TjSeverity *severity);
const char *tj_severity_get_label (TjSeverity  severity);

/**
 * TjFindingNumber:
 * @name: the input's or result's name, as `investment` or `implied_life`
 * @value: in the unit of the form
 */
typedef struct
{
  char *name;
  double value;
} TjFindingNumber;

#define TJ_TYPE_FINDING (tj_finding_get_type ())

G_DECLARE_FINAL_TYPE (TjFinding, tj_finding, TJ, FINDING, GObject)

TjFinding             *tj_finding_new          (const char      *code,
                                                const char      *variant);
void                   tj_finding_add_field    (TjFinding       *self,
                                                const char      *path);
void                   tj_finding_set_case     (TjFinding       *self,
                                                int              index);
void                   tj_finding_add_number   (TjFinding       *self,
                                                const char      *name,
                                                double           value);
void                   tj_finding_add_text     (TjFinding       *self,
                                                const char      *name,
                                                const char      *text);
const char            *tj_finding_get_key      (TjFinding       *self);
const char            *tj_finding_get_code     (TjFinding       *self);
const char            *tj_finding_get_variant  (TjFinding       *self);
TjSeverity             tj_finding_get_severity (TjFinding       *self);
const char * const    *tj_finding_get_fields   (TjFinding       *self);
int                    tj_finding_get_case     (TjFinding       *self);
const TjFindingNumber *tj_finding_get_numbers  (TjFinding       *self,
                                                guint           *n_numbers);
gboolean               tj_finding_get_number   (TjFinding       *self,
                                                const char      *name,
                                                double          *value);
const char            *tj_finding_get_text     (TjFinding       *self,
                                                const char      *name);
const char            *tj_finding_get_formula  (TjFinding       *self);
const char            *tj_finding_get_result   (TjFinding       *self);
const char            *tj_finding_get_clause   (TjFinding       *self);
char                  *tj_finding_dup_formula  (TjFinding       *self,
                                                TjLanguage       language);
char                  *tj_finding_dup_evaluation (TjFinding     *self);
char                  *tj_finding_dup_title    (TjFinding       *self,
                                                TjLanguage       language);
char                  *tj_finding_dup_message  (TjFinding       *self,
                                                TjLanguage       language);
int                    tj_finding_compare      (gconstpointer    a,
                                                gconstpointer    b);

G_END_DECLS
