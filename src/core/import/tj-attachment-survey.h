/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-attachment-reader.h"
#include "core/model/tj-package.h"

G_BEGIN_DECLS

void tj_attachment_survey (TjPackage      *package,
                           TjPageTextFunc  page_text,
                           gpointer        user_data,
                           gboolean        thorough,
                           GCancellable   *cancellable);

G_END_DECLS
