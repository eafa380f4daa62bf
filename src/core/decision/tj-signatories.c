/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/decision/tj-signatories.h"

#include <glib/gi18n-lib.h>

#include "core/decision/tj-decision-members.h"

/* Each signature of a decision covers its content and number, and none the later ones. So that one
 * before another was taken away or moved is found by the numbers; that the last were taken away,
 * or never made, is the same, and is found by the content: it says who had to sign. Nothing tells
 * the one from the other. Somebody who signs again with a certificate of their own is found by
 * the certificates, where the content states them. */

static void
signatory_free (gpointer data)
{
  TjSignatory *self = data;

  g_free (self->name);
  g_free (self->organisation);
  g_free (self->fingerprint);
  g_clear_pointer (&self->signed_at, g_date_time_unref);
  g_free (self);
}

static gboolean
is_good (const TjVerification *signature)
{
  return signature->intact && signature->whole_document;
}

/* A name in a certificate is worth something only where its issuer is. */
static gboolean
is_of (const TjVerification *signature,
       const TjSignatory    *person)
{
  if (!is_good (signature))
    return FALSE;
  if (person->fingerprint != NULL)
    return g_strcmp0 (signature->fingerprint, person->fingerprint) == 0;

  return signature->trusted && g_strcmp0 (signature->signer, person->name) == 0;
}

static void
require (TjSignatories          *self,
         const TjDecisionMember *member,
         const GPtrArray        *verifications,
         gboolean               *taken)
{
  TjSignatory *person = g_new0 (TjSignatory, 1);

  person->name = g_strdup (member->name);
  person->organisation = g_strdup (member->organisation);
  person->fingerprint = g_strdup (member->fingerprint);
  g_ptr_array_add (self->required, person);

  for (guint i = 0; i < verifications->len && !person->has_signed; i++)
    {
      const TjVerification *signature = g_ptr_array_index (verifications, i);

      if (taken[i] || !is_of (signature, person))
        continue;

      taken[i] = TRUE;
      person->has_signed = TRUE;
      person->by_name = person->fingerprint == NULL;
      if (signature->signed_at != NULL)
        person->signed_at = g_date_time_ref (signature->signed_at);
    }

  self->n_missing += !person->has_signed;
}

static void
add_other (TjSignatories        *self,
           const TjVerification *signature)
{
  TjSignatory *person = g_new0 (TjSignatory, 1);

  person->name = g_strdup (signature->signer != NULL ? signature->signer : "");
  person->organisation = g_strdup (signature->organisation);
  person->fingerprint = g_strdup (signature->fingerprint);
  person->has_signed = TRUE;
  if (signature->signed_at != NULL)
    person->signed_at = g_date_time_ref (signature->signed_at);
  g_ptr_array_add (self->others, person);
}

static char *
dup_missing (const TjSignatories *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->required->len; i++)
    {
      const TjSignatory *person = g_ptr_array_index (self->required, i);

      if (!person->has_signed)
        /* Translators: between names */
        g_string_append_printf (names, "%s%s", names->len > 0 ? _(", ") : "", person->name);
    }

  return g_string_free (names, FALSE);
}

static void
add_messages (TjSignatories *self)
{
  if (self->required->len == 0)
    g_ptr_array_add (self->messages, g_strdup (_("The decision names nobody who has to sign it.")));
  if (self->n_missing > 0)
    {
      g_autofree char *names = dup_missing (self);

      g_ptr_array_add (self->messages,
                       /* Translators: names */
                       g_strdup_printf (_("These have not signed, or their signatures were taken "
                                          "away from the end: %s."), names));
    }

  for (guint i = 0; i < self->others->len; i++)
    {
      const TjSignatory *person = g_ptr_array_index (self->others, i);

      g_ptr_array_add (self->messages,
                       g_strdup_printf (_("“%s” signed, and is not one of those who had to, or did "
                                          "it with another certificate than the decision states."),
                                        person->name));
    }

  for (guint i = 0; i < self->required->len; i++)
    {
      const TjSignatory *person = g_ptr_array_index (self->required, i);

      if (person->by_name)
        g_ptr_array_add (self->messages,
                         g_strdup_printf (_("The signature of “%s” is known by the name alone: the "
                                            "decision does not state the certificate."),
                                          person->name));
    }
}

/**
 * tj_signatories_new:
 * @decision: what was signed
 * @verifications: (element-type TjVerification): of each signature of its file
 *
 * Returns: (transfer full): who had to sign, who has, and who has not
 */
TjSignatories *
tj_signatories_new (const TjDecision *decision,
                    const GPtrArray  *verifications)
{
  TjSignatories *self = g_rc_box_new0 (TjSignatories);
  g_autoptr(GPtrArray) members = tj_decision_list_members (decision);
  g_autofree gboolean *taken = g_new0 (gboolean, verifications->len + 1);
  gboolean all_there = TRUE;

  self->required = g_ptr_array_new_with_free_func (signatory_free);
  self->others = g_ptr_array_new_with_free_func (signatory_free);
  self->messages = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < members->len; i++)
    {
      const TjDecisionMember *member = g_ptr_array_index (members, i);

      if (!member->absent)
        require (self, member, verifications, taken);
    }
  for (guint i = 0; i < verifications->len; i++)
    {
      const TjVerification *signature = g_ptr_array_index (verifications, i);

      all_there &= signature->all_there;
      if (!taken[i] && is_good (signature))
        add_other (self, signature);
    }

  self->complete = self->required->len > 0 && self->n_missing == 0 && self->others->len == 0
                   && all_there;
  add_messages (self);

  return self;
}

TjSignatories *
tj_signatories_ref (TjSignatories *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  TjSignatories *self = data;

  g_ptr_array_unref (self->required);
  g_ptr_array_unref (self->others);
  g_ptr_array_unref (self->messages);
}

/**
 * tj_signatories_unref:
 * @self: what tj_signatories_new() returned
 */
void
tj_signatories_unref (TjSignatories *self)
{
  g_rc_box_release_full (self, clear);
}
