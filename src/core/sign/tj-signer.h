/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-cleanup.h"
#include "core/sign/tj-identity.h"

G_BEGIN_DECLS

/* Signs any document that has no signature yet: enveloped, exclusive C14N, SHA-256, with the
 * signing time and the certificate signed too. The bytes are their own canonical form.
 * @when: (nullable): the signing time; now where NULL. */
GBytes *tj_sign_document (xmlDoc      *doc,
                          TjIdentity  *identity,
                          GDateTime   *when,
                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *tj_countersign_document (GBytes      *bytes,
                                 const char  *name,
                                 TjIdentity  *identity,
                                 GDateTime   *when,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
