/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/sign/tj-identity.h"
#include "core/sign/tj-openssl.h"

G_BEGIN_DECLS

EVP_PKEY *tj_identity_get_key         (TjIdentity *self);
X509     *tj_identity_get_certificate (TjIdentity *self);

G_END_DECLS
