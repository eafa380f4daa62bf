/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-cleanup.h"

/* xmlsec's headers want those of libxml2 first. */
#include <xmlsec/xmlsec.h>
#include <xmlsec/xmldsig.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlSecDSigCtx, xmlSecDSigCtxDestroy)

void        tj_xmlsec_initialize   (void);
void        tj_xmlsec_clear_error  (void);
const char *tj_xmlsec_get_error    (void);
GBytes     *tj_xmlsec_canonicalize (xmlDoc        *doc) G_GNUC_WARN_UNUSED_RESULT;
gboolean    tj_xmlsec_verify       (xmlSecDSigCtx *context,
                                    xmlNode       *signature);
GBytes     *tj_xmlsec_dup_buffer   (xmlSecBuffer  *buffer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
