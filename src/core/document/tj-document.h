/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

#include "core/document/tj-facts.h"

G_BEGIN_DECLS

#define TJ_DOCUMENT_ERROR (tj_document_error_quark ())

/**
 * TjDocumentError:
 * @TJ_DOCUMENT_ERROR_TEMPLATE: a template names what there is not
 */
typedef enum
{
  TJ_DOCUMENT_ERROR_TEMPLATE,
} TjDocumentError;

GQuark tj_document_error_quark (void);

#define TJ_DOCUMENT_NAMESPACE "https://tanjian.org/ns/document/1"
#define TJ_DOCUMENT_SCHEMA "/org/tanjian/Tanjian/schema/document.xsd"

/**
 * TjDocumentSentence:
 * @id: the sentence of the template
 * @text: the sentence with its full stop
 * @evidence: (element-type TjGround): what it rests on
 */
typedef struct
{
  char *id;
  char *text;
  GPtrArray *evidence;
} TjDocumentSentence;

/**
 * TjDocumentParagraph:
 * @id: the paragraph of the template
 * @is_heading: whether it is the heading of those that follow
 * @sentences: (element-type TjDocumentSentence): in order
 */
typedef struct
{
  char *id;
  gboolean is_heading;
  GPtrArray *sentences;
} TjDocumentParagraph;

/**
 * TjDocumentOmission:
 * @sentence: the sentence of the template that was left out
 * @fact: what it lacks; `length` where the document would be too long with it
 * @reason: (nullable): why that is not known, a sentence
 */
typedef struct
{
  char *sentence;
  char *fact;
  char *reason;
} TjDocumentOmission;

/**
 * TjDocument:
 * @kind: `opinion`, `letter`, `cover` or `minutes`
 * @template: id and version of the template; of minutes the id of the decision
 * @variant: (nullable): `recommend`, `conditional`, `reject`
 * @package_name: what it is about
 * @package_sha256: (nullable): the digest of that
 * @title: (nullable): the heading
 * @addressee: (nullable): with its colon
 * @paragraphs: (element-type TjDocumentParagraph): the body
 * @organisation: (nullable): who signs
 * @date: (nullable): as 2024年3月25日
 * @omissions: (element-type TjDocumentOmission): what could not be said
 * @max_length: characters that the body may have; 0 for any number
 *
 * An official letter or opinion.
 */
typedef struct
{
  char *kind;
  char *template;
  char *variant;
  char *package_name;
  char *package_sha256;
  char *title;
  char *addressee;
  GPtrArray *paragraphs;
  char *organisation;
  char *date;
  GPtrArray *omissions;
  guint max_length;
} TjDocument;

TjDocument          *tj_document_new           (const char          *kind)
                                                G_GNUC_WARN_UNUSED_RESULT;
void                 tj_document_free          (TjDocument          *self);
TjDocumentParagraph *tj_document_add_paragraph (TjDocument          *self,
                                                const char          *id,
                                                gboolean             is_heading);
TjDocumentSentence  *tj_document_paragraph_add (TjDocumentParagraph *paragraph,
                                                const char          *id,
                                                const char          *text);
void                 tj_document_add_omission  (TjDocument          *self,
                                                const char          *sentence,
                                                const char          *fact,
                                                const char          *reason);
char                *tj_document_paragraph_dup_text (const TjDocumentParagraph *paragraph)
                                                     G_GNUC_WARN_UNUSED_RESULT;
char                *tj_document_dup_body      (const TjDocument    *self)
                                                G_GNUC_WARN_UNUSED_RESULT;
guint                tj_document_get_length    (const TjDocument    *self);
char                *tj_document_dup_text      (const TjDocument    *self)
                                                G_GNUC_WARN_UNUSED_RESULT;
GBytes              *tj_document_to_xml        (const TjDocument    *self)
                                                G_GNUC_WARN_UNUSED_RESULT;
TjDocument          *tj_document_new_from_xml  (xmlDoc              *doc)
                                                G_GNUC_WARN_UNUSED_RESULT;
TjDocument          *tj_document_from_xml      (GBytes              *bytes,
                                                const char          *name,
                                                GError             **error)
                                                G_GNUC_WARN_UNUSED_RESULT;
char                *tj_document_dup_date      (const GDate         *date)
                                                G_GNUC_WARN_UNUSED_RESULT;
char                *tj_document_dup_numeral   (guint                number)
                                                G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjDocument, tj_document_free)

G_END_DECLS
