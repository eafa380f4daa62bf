/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-text-document.h"

G_BEGIN_DECLS

void tj_form_notes_add_words    (GPtrArray            *findings,
                                 const char           *code,
                                 const GString        *words);
void tj_form_notes_add_limit    (GPtrArray            *findings,
                                 const char           *variant,
                                 guint                 limit);
void tj_form_notes_add_document (GPtrArray            *findings,
                                 const TjTextDocument *document);

G_END_DECLS
