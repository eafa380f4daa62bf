/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-text-document.h"
#include "core/model/tj-form.h"

G_BEGIN_DECLS

/* So many different labels make a document a form. */
#define TJ_FORM_LEAST_LABELS 8
/* The same where they stand outside of tables. */
#define TJ_FORM_LEAST_RUN_ON_LABELS 20

TjForm *tj_form_mapper_map (const TjTextDocument *document,
                            const char   *file,
                            GPtrArray    *findings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
