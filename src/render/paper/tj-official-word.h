/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/document/tj-document.h"

G_BEGIN_DECLS

GBytes *tj_official_word_make (const TjDocument  *document,
                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
