/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/document/tj-document-template.h"

G_BEGIN_DECLS

char               *tj_opinion_templates_dup_folder (void) G_GNUC_WARN_UNUSED_RESULT;
GStrv               tj_opinion_templates_list       (void) G_GNUC_WARN_UNUSED_RESULT;
TjDocumentTemplate *tj_opinion_templates_load       (const char  *path,
                                                     GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
