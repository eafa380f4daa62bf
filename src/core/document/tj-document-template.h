/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/document/tj-document.h"

G_BEGIN_DECLS

typedef struct _TjDocumentTemplate TjDocumentTemplate;

TjDocumentTemplate *tj_document_template_new         (GBytes              *bytes,
                                                      const char          *name,
                                                      GError             **error)
                                                      G_GNUC_WARN_UNUSED_RESULT;
TjDocumentTemplate *tj_document_template_new_default (const char          *kind)
                                                      G_GNUC_WARN_UNUSED_RESULT;
void                tj_document_template_free        (TjDocumentTemplate  *self);
const char         *tj_document_template_get_kind    (TjDocumentTemplate  *self);
const char * const *tj_document_template_get_variants (TjDocumentTemplate *self);
void                tj_document_template_set_max_length (TjDocumentTemplate *self,
                                                         guint            max_length);
TjDocument         *tj_document_template_fill        (TjDocumentTemplate  *self,
                                                      const TjFacts       *facts,
                                                      const char          *variant)
                                                      G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjDocumentTemplate, tj_document_template_free)

G_END_DECLS
