/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/training/tj-pseudonyms.h"

G_BEGIN_DECLS

GBytes *tj_office_masking_apply (GBytes        *bytes,
                                 const char    *display_name,
                                 TjPseudonyms  *names,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;

void    tj_office_masking_collect (GBytes        *bytes,
                                   const char    *display_name,
                                   TjPseudonyms  *names);

G_END_DECLS
