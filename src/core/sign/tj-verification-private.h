/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/sign/tj-openssl.h"
#include "core/sign/tj-verifier.h"

G_BEGIN_DECLS

TjVerification *tj_verification_new        (void);
void            tj_verification_add_reason (TjVerification *self,
                                            const char     *code,
                                            const char     *message);

/* Answers for one certificate in the fields @trusted and @trust_reason. */
void            tj_trust_judge             (TjTrust        *self,
                                            X509           *certificate,
                                            TjVerification *verification);

G_END_DECLS
