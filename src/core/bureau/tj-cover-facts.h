/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/document/tj-facts.h"
#include "core/model/tj-package.h"

G_BEGIN_DECLS

TjFacts *tj_cover_facts_new (GPtrArray  *packages,
                            guint       n_opinions,
                            const char *clause) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
