/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * TjDocxFill:
 *
 * Where in a text the result of a field stands that asks for words, as FILLIN does.
 */
typedef struct
{
  gsize start;
  gsize end;
} TjDocxFill;

char     *tj_docx_field_dup_state   (const xmlNode *begin) G_GNUC_WARN_UNUSED_RESULT;
char     *tj_docx_field_dup_formula (const char    *code) G_GNUC_WARN_UNUSED_RESULT;
gboolean  tj_docx_field_is_echo     (const xmlNode *control);
gboolean  tj_docx_field_drop_echo   (GString       *text,
                                     const GArray  *fills);

G_END_DECLS
