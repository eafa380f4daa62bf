/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TjEvidenceKind:
 * @TJ_EVIDENCE_FORM: a question of the form
 * @TJ_EVIDENCE_ATTACHMENT: a file of the package
 * @TJ_EVIDENCE_FINDING: what a rule found
 * @TJ_EVIDENCE_FORMULA: what the program worked out
 * @TJ_EVIDENCE_DOCUMENT: the notice or another policy document
 * @TJ_EVIDENCE_GIVEN: what the person who writes the document said
 *
 * Where a fact comes from.
 */
typedef enum
{
  TJ_EVIDENCE_FORM,
  TJ_EVIDENCE_ATTACHMENT,
  TJ_EVIDENCE_FINDING,
  TJ_EVIDENCE_FORMULA,
  TJ_EVIDENCE_DOCUMENT,
  TJ_EVIDENCE_GIVEN,
} TjEvidenceKind;

const char *tj_evidence_kind_to_string (TjEvidenceKind  kind);
gboolean    tj_evidence_kind_parse     (const char     *text,
                                        TjEvidenceKind *kind);

/**
 * TjEvidence:
 * @kind: where it comes from
 * @where: as `cases[0].investment`, the name of a file, the key of a finding, a clause
 * @text: (nullable): what stands there, or the arithmetic
 */
typedef struct
{
  TjEvidenceKind kind;
  char *where;
  char *text;
} TjEvidence;

TjEvidence *tj_evidence_new  (TjEvidenceKind    kind,
                              const char       *where,
                              const char       *text) G_GNUC_WARN_UNUSED_RESULT;
TjEvidence *tj_evidence_copy (const TjEvidence *self) G_GNUC_WARN_UNUSED_RESULT;
void        tj_evidence_free (TjEvidence       *self);

/**
 * TjFact:
 * @text: as it is written in a sentence
 * @evidence: (element-type TjEvidence): one or more
 *
 * Something that a document may say.
 */
typedef struct
{
  char *text;
  GPtrArray *evidence;
} TjFact;

typedef struct _TjFacts TjFacts;

TjFacts      *tj_facts_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void          tj_facts_free     (TjFacts        *self);
void          tj_facts_add      (TjFacts        *self,
                                 const char     *name,
                                 const char     *text,
                                 TjEvidenceKind  kind,
                                 const char     *where,
                                 const char     *evidence);
void          tj_facts_add_evidence (TjFacts    *self,
                                     const char *name,
                                     TjEvidenceKind kind,
                                     const char *where,
                                     const char *evidence);
void          tj_facts_set_lack (TjFacts        *self,
                                 const char     *name,
                                 const char     *reason);
const TjFact *tj_facts_get      (const TjFacts  *self,
                                 const char     *name);
const char   *tj_facts_get_lack (const TjFacts  *self,
                                 const char     *name);
TjFacts      *tj_facts_add_group (TjFacts       *self,
                                  const char    *group);
GPtrArray    *tj_facts_get_group (const TjFacts *self,
                                  const char    *group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjFacts, tj_facts_free)

G_END_DECLS
