/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sign/tj-verification-private.h"

static void
reason_free (TjVerificationReason *reason)
{
  g_free (reason->code);
  g_free (reason->message);
  g_free (reason);
}

/* Every answer is no until shown otherwise; of one signature none can be missing. */
TjVerification *
tj_verification_new (void)
{
  TjVerification *self = g_new0 (TjVerification, 1);

  self->all_there = TRUE;
  self->reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) reason_free);

  return self;
}

void
tj_verification_add_reason (TjVerification *self,
                            const char     *code,
                            const char     *message)
{
  TjVerificationReason *reason = g_new0 (TjVerificationReason, 1);

  reason->code = g_strdup (code);
  reason->message = g_strdup (message);
  g_ptr_array_add (self->reasons, reason);
}

/**
 * tj_verification_free:
 * @self: what tj_verify_document() returned
 */
void
tj_verification_free (TjVerification *self)
{
  g_free (self->trust_reason);
  g_free (self->signer);
  g_free (self->organisation);
  g_free (self->issuer);
  g_free (self->fingerprint);
  g_clear_pointer (&self->signed_at, g_date_time_unref);
  g_free (self->signature_id);
  g_free (self->root_name);
  g_clear_pointer (&self->content, xmlFreeDoc);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_free (self);
}
