/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-panel-decision.h"

#include "cli/tj-decision-file.h"
#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "core/assignment/tj-expert-file.h"
#include "core/base/tj-digest.h"
#include "core/base/tj-xml.h"
#include "core/decision/tj-decision-members.h"

#include <glib/gi18n-lib.h>

#define MAX_PASS 1000

/**
 * tj_panel_decision_clear:
 * @self: options as typed
 */
void
tj_panel_decision_clear (TjPanelDecision *self)
{
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->after, g_free);
  g_clear_pointer (&self->earlier, tj_decision_free);
  g_clear_pointer (&self->earlier_sha256, g_free);
  g_clear_pointer (&self->former, tj_decision_free);
  g_clear_pointer (&self->members, g_free);
  g_clear_pointer (&self->people, g_ptr_array_unref);
}

static gboolean
read_people (TjPanelDecision *self)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  if (self->members == NULL)
    return TRUE;

  bytes = tj_files_read (self->members, TJ_EXPERT_MAX_BYTES);
  if (bytes == NULL)
    return FALSE;

  self->people = tj_experts_new_from_file (bytes, self->members, &error);
  if (self->people != NULL && self->people->len <= TJ_MAX_MEMBERS)
    return TRUE;

  if (error != NULL)
    tj_output_error ("%s", error->message);
  else
    tj_output_error (_("A panel has at most %d members. Name fewer."), TJ_MAX_MEMBERS);

  return FALSE;
}

/* The panel's own list, in the place of one that a former decision may have. */
static void
set_members (const TjPanelDecision *self,
             TjDecision            *decision)
{
  const guint n_former = tj_decision_count_entries (decision);
  const guint n_people = self->people != NULL ? self->people->len : 0;

  for (guint i = 1; n_people > 0 && i <= MAX (n_former, n_people); i++)
    {
      static const char * const parts[] = { "name", "organisation", "certificate", "role",
                                            "attendance" };
      const TjExpert *person = i <= n_people ? g_ptr_array_index (self->people, i - 1) : NULL;

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          g_autofree char *name = tj_decision_dup_member (i, parts[j]);

          tj_decision_set (decision, name, person == NULL || j > 1 ? NULL
                                           : j == 0 ? person->name : person->employer, NULL);
        }
    }
  if (self->quorum > 0)
    {
      g_autofree char *quorum = g_strdup_printf ("%d", self->quorum);

      tj_decision_set (decision, "decision.quorum", quorum, NULL);
    }
}

/**
 * tj_panel_decision_read:
 * @sheets: the files that are read beside
 *
 * Says on standard error what cannot be.
 *
 * Returns: whether the options mean something
 */
gboolean
tj_panel_decision_read (TjPanelDecision *self,
                        GStrv            sheets)
{
  const char * const inputs[] = { self->after, NULL };

  if (self->n_pass < 0 || self->n_pass > MAX_PASS)
    {
      tj_output_error (_("Between 1 and %d packages may pass."), MAX_PASS);
      return FALSE;
    }

  if (self->quorum < 0 || self->quorum > TJ_MAX_MEMBERS)
    {
      tj_output_error (_("A quorum is between 1 and %d."), TJ_MAX_MEMBERS);
      return FALSE;
    }
  if (!read_people (self))
    return FALSE;

  if (self->output != NULL && !g_str_has_suffix (self->output, ".xml"))
    {
      tj_output_error (_("A decision is written as XML. Let “%s” end in .xml."), self->output);
      return FALSE;
    }

  /* The former one may be written over: its words go on. */
  if (self->output != NULL
      && (!tj_files_may_write (self->output, (const char * const *) sheets)
          || !tj_files_may_write (self->output, inputs)))
    return FALSE;

  if (self->words != NULL && !(self->former = tj_decision_file_load (self->words, NULL)))
    return FALSE;

  if (self->after != NULL)
    {
      g_autoptr(GBytes) bytes = NULL;

      self->earlier = tj_decision_file_load (self->after, &bytes);
      if (self->earlier == NULL)
        return FALSE;
      self->earlier_sha256 = tj_digest_bytes (bytes);
    }

  return TRUE;
}

/**
 * tj_panel_decision_filter:
 * @packages: (element-type TjPackage): loses those that did not pass the earlier stage
 *
 * Names them on standard error: that is no fault.
 */
void
tj_panel_decision_filter (TjPanelDecision *self,
                          GPtrArray       *packages)
{
  g_autoptr(GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);

  for (guint i = packages->len; self->earlier != NULL && i-- > 0; )
    {
      TjPackage *package = g_ptr_array_index (packages, i);
      g_autofree char *key = tj_package_dup_manifest_sha256 (package);

      if (tj_decision_has_passed (self->earlier, key))
        continue;
      g_ptr_array_insert (left_out, 0, g_strdup (tj_package_get_name (package)));
      g_ptr_array_remove_index (packages, i);
    }

  if (left_out->len == 0)
    return;

  tj_output_error (_("These packages did not pass the earlier stage, as they are now, and are left "
                     "out:"));
  for (guint i = 0; i < left_out->len; i++)
    tj_output_error_item (g_ptr_array_index (left_out, i));
}

/**
 * tj_panel_decision_write:
 *
 * Returns: whether the decision was written, if one was asked for
 */
gboolean
tj_panel_decision_write (TjPanelDecision     *self,
                         const TjPanelReport *report,
                         TjTaxonomy          *taxonomy)
{
  const TjDecisionOrigin origin = { taxonomy, (guint) self->n_pass, self->earlier,
                                    self->earlier_sha256 };
  g_autoptr(TjDecision) decision = NULL;

  if (self->output == NULL)
    return TRUE;

  if (self->earlier != NULL && tj_decision_get_stage (self->earlier) >= report->files->stage)
    {
      tj_output_error (_("“%s” is not of an earlier stage than these sheets."), self->after);
      return FALSE;
    }

  decision = tj_decision_new (report, &origin);
  if (self->former != NULL)
    tj_decision_take_values (decision, self->former);
  set_members (self, decision);

  return tj_decision_file_write (decision, self->output);
}
