/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/document/tj-document.h"
#include "core/model/tj-package.h"
#include "core/sign/tj-identity.h"

G_BEGIN_DECLS

#define TJ_PACK_ERROR (tj_pack_error_quark ())

/**
 * TjPackError:
 * @TJ_PACK_ERROR_PACKAGE: a package whose files are not at hand, or that is there twice
 * @TJ_PACK_ERROR_OPINION: a file that is no opinion, one on another package, or one that does not
 *   recommend what is handed over
 */
typedef enum
{
  TJ_PACK_ERROR_PACKAGE,
  TJ_PACK_ERROR_OPINION,
} TjPackError;

GQuark tj_pack_error_quark (void);

typedef struct _TjPackBuilder TjPackBuilder;

TjPackBuilder *tj_pack_builder_new         (const char     *bureau,
                                            const char     *date) G_GNUC_WARN_UNUSED_RESULT;
void           tj_pack_builder_free        (TjPackBuilder  *self);
gboolean       tj_pack_builder_add_package (TjPackBuilder  *self,
                                            TjPackage      *package,
                                            GError        **error);
void           tj_pack_builder_leave_out   (TjPackBuilder  *self,
                                            TjPackage      *package);
TjDocument    *tj_pack_builder_add_opinion (TjPackBuilder  *self,
                                            GFile          *file,
                                            gboolean       *left_out,
                                            GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void           tj_pack_builder_add_paper   (TjPackBuilder  *self,
                                            const TjDocument *opinion,
                                            GBytes         *pdf);
void           tj_pack_builder_add_bytes   (TjPackBuilder  *self,
                                            const char     *path,
                                            const char     *role,
                                            GBytes         *bytes);
guint          tj_pack_builder_get_n_opinions (TjPackBuilder *self);
gboolean       tj_pack_builder_write       (TjPackBuilder  *self,
                                            TjIdentity     *identity,
                                            GFile          *output,
                                            GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPackBuilder, tj_pack_builder_free)

G_END_DECLS
