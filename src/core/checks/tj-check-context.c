/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-check-context.h"

/**
 * tj_check_context_add:
 * @code: as data/findings/checks.xml words it
 * @variant: (nullable): which of its sentences
 *
 * Returns: (transfer none): a new finding, already in the list; the rule adds fields and
 *   numbers
 */
TjFinding *
tj_check_context_add (TjCheckContext *self,
                      const char     *code,
                      const char     *variant)
{
  g_autoptr(TjFinding) finding = tj_finding_new (code, variant);

  g_list_store_append (self->findings, finding);

  return finding;
}

/**
 * tj_check_context_add_in_case:
 * @index: the case concerned, from 0
 *
 * Returns: (transfer none): as tj_check_context_add() does
 */
TjFinding *
tj_check_context_add_in_case (TjCheckContext *self,
                              const char     *code,
                              const char     *variant,
                              guint           index)
{
  TjFinding *finding = tj_check_context_add (self, code, variant);

  tj_finding_set_case (finding, (int) index);

  return finding;
}

/**
 * tj_check_context_has_attachment:
 *
 * Returns: whether the package holds at least one file of @kind
 */
gboolean
tj_check_context_has_attachment (TjCheckContext   *self,
                                 TjAttachmentKind  kind)
{
  GListModel *attachments = tj_package_get_attachments (self->package);

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);

      if (tj_attachment_get_kind (attachment) == kind)
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_check_context_knows_calculation:
 *
 * Returns: whether the words of every calculation annex of the package could be looked into
 */
gboolean
tj_check_context_knows_calculation (TjCheckContext *self)
{
  GListModel *attachments = tj_package_get_attachments (self->package);

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);

      if (tj_attachment_get_kind (attachment) == TJ_ATTACHMENT_CALCULATION
          && tj_attachment_get_text (attachment) == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * tj_check_add_case_field:
 * @index: the case, from 0
 * @id: the field's id inside a case
 *
 * Names the field in @finding by its path from the form.
 */
void
tj_check_add_case_field (TjFinding  *finding,
                         guint       index,
                         const char *id)
{
  g_autofree char *path = g_strdup_printf ("cases[%u].%s", index, id);

  tj_finding_add_field (finding, path);
}
