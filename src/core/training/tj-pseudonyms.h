/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-package.h"

G_BEGIN_DECLS

/**
 * TjPseudonymKind:
 * @TJ_PSEUDONYM_ORGANISATION: a company, institute or office
 * @TJ_PSEUDONYM_PERSON: a person's name
 * @TJ_PSEUDONYM_PLACE: a place, or an address
 * @TJ_PSEUDONYM_PROJECT: the name of a case
 * @TJ_PSEUDONYM_PHONE: a number of a telephone or fax
 * @TJ_PSEUDONYM_MAIL: an address of e-mail or of a web page
 * @TJ_PSEUDONYM_NUMBER: a number of a certificate, a patent, a person or an organisation
 *
 * What is replaced.
 */
typedef enum
{
  TJ_PSEUDONYM_ORGANISATION,
  TJ_PSEUDONYM_PERSON,
  TJ_PSEUDONYM_PLACE,
  TJ_PSEUDONYM_PROJECT,
  TJ_PSEUDONYM_PHONE,
  TJ_PSEUDONYM_MAIL,
  TJ_PSEUDONYM_NUMBER,
} TjPseudonymKind;

#define TJ_N_PSEUDONYM_KINDS 7

const char *tj_pseudonym_kind_get_label (TjPseudonymKind kind);
const char *tj_pseudonym_kind_to_string (TjPseudonymKind kind);

/**
 * TjPseudonym:
 * @kind: what it is
 * @real: what stands in the package
 * @replacement: what stands there instead
 * @n_replaced: how often it was replaced
 *
 * One name.
 */
typedef struct
{
  TjPseudonymKind kind;
  char *real;
  char *replacement;
  guint n_replaced;
} TjPseudonym;

/**
 * TjPseudonymMatch:
 * @start: where a name begins in a text, in bytes
 * @end: where it ends, with the blanks that stand in it
 * @name: which one
 *
 * A name that was found.
 */
typedef struct
{
  guint start;
  guint end;
  TjPseudonym *name;
} TjPseudonymMatch;

typedef struct _TjPseudonyms TjPseudonyms;

TjPseudonyms *tj_pseudonyms_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void          tj_pseudonyms_free     (TjPseudonyms    *self);
void          tj_pseudonyms_add      (TjPseudonyms    *self,
                                      TjPseudonymKind  kind,
                                      const char      *real);
void          tj_pseudonyms_add_alias (TjPseudonyms   *self,
                                      TjPseudonymKind  kind,
                                      const char      *alias,
                                      const char      *real);
gboolean      tj_pseudonyms_has      (TjPseudonyms    *self,
                                      TjPseudonymKind  kind,
                                      const char      *real);
void          tj_pseudonyms_collect_author (TjPseudonyms *self,
                                      const char      *author);
GArray       *tj_pseudonyms_find     (TjPseudonyms    *self,
                                      const char      *text) G_GNUC_WARN_UNUSED_RESULT;
void          tj_pseudonyms_collect_form (TjPseudonyms *self,
                                      TjForm          *form);
void          tj_pseudonyms_collect_text (TjPseudonyms *self,
                                      const char      *text);
char         *tj_pseudonyms_replace  (TjPseudonyms    *self,
                                      const char      *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean      tj_pseudonyms_are_in   (TjPseudonyms    *self,
                                      GBytes          *bytes);
GPtrArray    *tj_pseudonyms_list     (TjPseudonyms    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPseudonyms, tj_pseudonyms_free)

G_END_DECLS
