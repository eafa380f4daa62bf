/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-cleanup.h"
#include "core/base/tj-core-types.h"

G_BEGIN_DECLS

typedef struct _TjOfficeParts TjOfficeParts;

gboolean       tj_office_parts_is_flat       (GBytes         *bytes);
gboolean       tj_office_parts_is_word_2003  (GBytes         *bytes);

TjOfficeParts *tj_office_parts_open          (GBytes         *bytes,
                                              const char     *display_name,
                                              GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void           tj_office_parts_free          (TjOfficeParts  *self);
xmlNode       *tj_office_parts_get_root      (TjOfficeParts  *self,
                                              const char     *part,
                                              GError        **error);
xmlNode       *tj_office_parts_get_sheet     (TjOfficeParts  *self,
                                              const char     *part,
                                              GError        **error);
gboolean       tj_office_parts_is_sheet_cut  (const xmlNode  *sheet);
GBytes        *tj_office_parts_dup_bytes     (TjOfficeParts  *self,
                                              const char     *part) G_GNUC_WARN_UNUSED_RESULT;
void           tj_office_parts_forget        (TjOfficeParts  *self,
                                              const char     *part);
char          *tj_office_parts_find_document (TjOfficeParts  *self,
                                              GError        **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       tj_office_parts_check_open    (TjOfficeParts  *self,
                                              const char     *display_name,
                                              GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjOfficeParts, tj_office_parts_free)

G_END_DECLS
