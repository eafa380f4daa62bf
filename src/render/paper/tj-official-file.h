/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/document/tj-document.h"

G_BEGIN_DECLS

#define TJ_OFFICIAL_FILE_ENDINGS ".pdf, .docx, .txt, .xml"

gboolean  tj_official_file_knows (const char        *name);
GBytes   *tj_official_file_make  (const TjDocument  *document,
                                  const char        *name,
                                  GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
