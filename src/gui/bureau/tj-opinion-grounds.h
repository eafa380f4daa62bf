/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/document/tj-document.h"
#include "core/model/tj-finding.h"
#include "core/model/tj-form.h"

G_BEGIN_DECLS

/* What a link of the grounds leads to begins with one of these. */
#define TJ_GROUND_LINK_FIELD "field:"
#define TJ_GROUND_LINK_FILE "file:"

char *tj_opinion_grounds_dup_markup (const TjDocumentParagraph *paragraph,
                                     TjForm                    *form,
                                     GListModel                *findings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
