/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/sign/tj-openssl.h"

G_BEGIN_DECLS

gboolean  tj_pkcs12_read  (GBytes      *bytes,
                           const char  *password,
                           EVP_PKEY   **key,
                           X509       **certificate,
                           GError     **error);
GBytes   *tj_pkcs12_write (EVP_PKEY    *key,
                           X509        *certificate,
                           const char  *name,
                           const char  *password,
                           GError     **error);

G_END_DECLS
