/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/training/tj-pseudonyms.h"

G_BEGIN_DECLS

TjPseudonyms *tj_blinding_collect (TjPackage    *package) G_GNUC_WARN_UNUSED_RESULT;
TjPackage    *tj_blinding_apply   (TjPackage    *package,
                                   TjPseudonyms *names) G_GNUC_WARN_UNUSED_RESULT;
const char * const *tj_blinding_get_hidden (TjPackage *package);
char         *tj_blinding_cover   (const char * const *names,
                                   const char         *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
