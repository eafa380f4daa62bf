/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/sign/tj-identity.h"

G_BEGIN_DECLS

TjIdentity *tj_identity_file_load (const char *key,
                                   const char *password_file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
