/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-cleanup.h"
#include "core/import/tj-text-document.h"
#include "core/model/tj-field-look.h"

G_BEGIN_DECLS

char     *tj_docx_text_of_cell        (TjTextDocument *document,
                                       GHashTable     *hidden_styles,
                                       const xmlNode  *cell,
                                       GPtrArray      *looks) G_GNUC_WARN_UNUSED_RESULT;
gboolean  tj_docx_text_is_on          (const xmlNode  *parent,
                                       const char     *name);
gboolean  tj_docx_text_find_checkbox  (const xmlNode  *control,
                                       gboolean       *checked);
gboolean  tj_docx_text_is_placeholder (const xmlNode  *control);
void      tj_docx_text_survey         (TjTextDocument *document,
                                       const xmlNode  *node);

G_END_DECLS
