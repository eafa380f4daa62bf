/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-cleanup.h"

G_BEGIN_DECLS

typedef struct _TjOdtStyles TjOdtStyles;

TjOdtStyles *tj_odt_styles_new       (const xmlNode     *content,
                                      const xmlNode     *styles) G_GNUC_WARN_UNUSED_RESULT;
void         tj_odt_styles_free      (TjOdtStyles       *self);
gboolean     tj_odt_styles_is_hidden (const TjOdtStyles *self,
                                      const char        *family,
                                      const xmlNode     *node);
const char  *tj_odt_styles_get_font  (const TjOdtStyles *self,
                                      const char        *family,
                                      const xmlNode     *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjOdtStyles, tj_odt_styles_free)

G_END_DECLS
