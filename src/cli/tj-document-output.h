/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "core/document/tj-document.h"

G_BEGIN_DECLS

gboolean tj_document_output_knows (const char       *path);
gboolean tj_document_output_write (const TjDocument *document,
                                   const char       *path);
void     tj_document_output_json  (const TjDocument *document);
void     tj_document_output_omissions (const TjDocument *document);
gboolean tj_document_output_parse_date (const char  *option,
                                        const char  *text,
                                        GDate       *date);

G_END_DECLS
