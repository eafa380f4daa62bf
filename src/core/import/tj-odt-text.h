/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-odt-style.h"
#include "core/import/tj-text-document.h"

G_BEGIN_DECLS

/**
 * TjOdtContext:
 * @document: takes note of what does not become text
 * @styles: the document's styles
 * @controls: (element-type utf8 utf8): what each control shows, by its id
 *
 * What one must know of the document to read a part of it.
 */
typedef struct
{
  TjTextDocument *document;
  TjOdtStyles *styles;
  GHashTable *controls;
} TjOdtContext;

char     *tj_odt_text_of_paragraph (const TjOdtContext *context,
                                    const xmlNode      *paragraph) G_GNUC_WARN_UNUSED_RESULT;
char     *tj_odt_text_of_cell   (const TjOdtContext *context,
                                 const xmlNode      *cell) G_GNUC_WARN_UNUSED_RESULT;
gboolean  tj_odt_text_is_hidden (const TjOdtContext *context,
                                 const xmlNode      *node);
gboolean  tj_odt_text_is_drawn  (const xmlNode      *node);
void      tj_odt_text_survey    (TjTextDocument     *document,
                                 xmlNode            *body);

G_END_DECLS
