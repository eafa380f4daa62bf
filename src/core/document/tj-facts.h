/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TjGroundKind:
 * @TJ_GROUND_FORM: a question of the form
 * @TJ_GROUND_ATTACHMENT: a file of the package
 * @TJ_GROUND_FINDING: what a rule found
 * @TJ_GROUND_FORMULA: what the program worked out
 * @TJ_GROUND_DOCUMENT: the notice or another policy document
 * @TJ_GROUND_GIVEN: what the person who writes the document said
 *
 * Where a fact comes from.
 */
typedef enum
{
  TJ_GROUND_FORM,
  TJ_GROUND_ATTACHMENT,
  TJ_GROUND_FINDING,
  TJ_GROUND_FORMULA,
  TJ_GROUND_DOCUMENT,
  TJ_GROUND_GIVEN,
} TjGroundKind;

const char *tj_ground_kind_to_string (TjGroundKind  kind);
gboolean    tj_ground_kind_parse     (const char     *text,
                                        TjGroundKind *kind);

/**
 * TjGround:
 * @kind: where it comes from
 * @where: as `cases[0].investment`, the name of a file, the key of a finding, a clause
 * @text: (nullable): what stands there, or the arithmetic
 */
typedef struct
{
  TjGroundKind kind;
  char *where;
  char *text;
} TjGround;

TjGround *tj_ground_new  (TjGroundKind    kind,
                              const char       *where,
                              const char       *text) G_GNUC_WARN_UNUSED_RESULT;
TjGround *tj_ground_copy (const TjGround *self) G_GNUC_WARN_UNUSED_RESULT;
void        tj_ground_free (TjGround       *self);

/**
 * TjFact:
 * @text: as it is written in a sentence
 * @evidence: (element-type TjGround): one or more
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
                                 TjGroundKind  kind,
                                 const char     *where,
                                 const char     *evidence);
void          tj_facts_add_evidence (TjFacts    *self,
                                     const char *name,
                                     TjGroundKind kind,
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
