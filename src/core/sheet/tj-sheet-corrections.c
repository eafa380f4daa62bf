/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sheet/tj-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-xml.h"
#include "core/rubric/tj-review-corrections.h"

/* The reviewer's corrections of the form, as the sheet prints them: what was read, what it should
 * read, and why. */

static const TjFieldSpec *
lookup_spec (const char *path)
{
  const char *dot = g_str_has_prefix (path, "cases[") ? strchr (path, '.') : NULL;

  return dot != NULL ? tj_field_spec_lookup_in_case (dot + 1) : tj_field_spec_lookup (path);
}

/**
 * tj_sheet_corrected_claim_new:
 * @path: a field that the review corrects
 *
 * Returns: (transfer full) (nullable): how the field reads as corrected; %NULL where it is not
 */
TjSheetClaim *
tj_sheet_corrected_claim_new (TjSheet    *self,
                              const char *path)
{
  const char *value = tj_review_get_correction (self->review, path, "value");
  const TjFieldSpec *spec = value != NULL ? lookup_spec (path) : NULL;
  g_autoptr(TjField) field = NULL;

  if (spec == NULL)
    return NULL;

  field = tj_field_new (spec, NULL);
  tj_correction_set_value (field, value);
  if (g_str_equal (path, "type"))
    tj_field_set_code (field, self->corrected_type);

  return tj_sheet_claim_new (path, field);
}

/**
 * tj_sheet_dup_current_claim:
 *
 * Returns: (transfer full) (nullable): the field as corrected, or else as read
 */
TjSheetClaim *
tj_sheet_dup_current_claim (TjSheet    *self,
                            const char *path)
{
  TjSheetClaim *corrected = tj_sheet_corrected_claim_new (self, path);
  const TjSheetClaim *read = tj_sheet_lookup_claim (self, path);
  TjSheetClaim *copy = NULL;

  if (corrected != NULL || read == NULL)
    return corrected;

  copy = tj_sheet_claim_new (path, NULL);
  copy->text = g_strdup (read->text);
  copy->ticked = g_strdupv (read->ticked);
  copy->code = g_strdup (read->code);

  return copy;
}

/* A draft may still be without any; the place for them is there all the same. */
void
tj_sheet_write_corrections (TjSheet  *self,
                            xmlNode  *root,
                            gboolean  draft)
{
  g_autoptr(GPtrArray) paths = tj_review_list_corrected (self->review);
  const char *count = tj_review_get (self->review, "correction.case-count");
  xmlNode *corrections = NULL;

  if (draft)
    tj_sheet_draft_explain (root, _("Where the program misread the form, enter "
                                    "<correction field=\"…\"><corrected><text>…</text>"
                                    "</corrected><reason>…</reason></correction>; the field is "
                                    "called as in the claim's path."));
  else if (paths->len == 0 && count == NULL)
    return;

  corrections = tj_xml_add_child (root, "corrections", NULL);
  tj_xml_set_attribute (corrections, "cases", count);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      const TjSheetClaim *read = tj_sheet_lookup_claim (self, path);
      const char *reason = tj_review_get_correction (self->review, path, "reason");
      TjSheetClaim *corrected = tj_sheet_corrected_claim_new (self, path);
      xmlNode *node = tj_xml_add_child (corrections, "correction", NULL);

      tj_xml_set_attribute (node, "field", path);
      if (read != NULL)
        tj_sheet_write_reading (tj_xml_add_child (node, "original", NULL), read);
      tj_sheet_write_reading (tj_xml_add_child (node, "corrected", NULL), corrected);
      if (reason != NULL)
        tj_xml_add_child (node, "reason", reason);
      tj_sheet_claim_free (corrected);
    }
}

/* Codes of boxes count before words: a form has words beside its boxes. */
static char *
dup_value (const xmlNode *corrected,
           gboolean       draft)
{
  g_autoptr(GString) codes = g_string_new (NULL);
  g_autofree char *text = tj_xml_dup_child_text (corrected, "text");

  for (const xmlNode *node = tj_xml_first_child (corrected, "ticked"); node != NULL;
       node = tj_xml_next (node, "ticked"))
    {
      g_autofree char *code = tj_xml_dup_text (node);

      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", g_strstrip (code));
    }

  if (codes->len > 0)
    return g_strdup (codes->str);

  if (text != NULL && draft)
    g_strstrip (text);

  return text != NULL && *text != '\0' ? g_steal_pointer (&text)
                                       : g_strdup (TJ_CORRECTION_BLANK);
}

static gboolean
read_correction (TjSheet        *self,
                 const xmlNode  *node,
                 gboolean        draft,
                 GError        **error)
{
  const xmlNode *corrected = tj_xml_first_child (node, "corrected");
  g_autofree char *path = tj_xml_dup_attribute (node, "field");
  g_autofree char *reason = tj_xml_dup_child_text (node, "reason");
  g_autofree char *value_name = NULL;
  g_autofree char *reason_name = NULL;
  g_autofree char *value = NULL;

  if (path == NULL || corrected == NULL)
    {
      g_set_error_literal (error, TJ_SHEET_ERROR, TJ_SHEET_ERROR_INVALID,
                           _("a correction does not say which field it corrects, or what the "
                             "field should read."));
      return FALSE;
    }

  value_name = tj_correction_dup_name (g_strstrip (path), "value");
  reason_name = tj_correction_dup_name (path, "reason");
  value = dup_value (corrected, draft);
  if (reason != NULL && draft)
    g_strstrip (reason);

  if (g_str_equal (path, "type"))
    {
      g_free (self->corrected_type);
      self->corrected_type = tj_xml_dup_child_text (corrected, "code");
    }

  return tj_review_set (self->review, value_name, value, error) &&
         (reason == NULL || tj_review_set (self->review, reason_name, reason, error));
}

/**
 * tj_sheet_read_corrections:
 * @root: of the sheet
 * @draft: whether a person may have typed them
 *
 * Returns: whether all of them name a field of the form and what it should read
 */
gboolean
tj_sheet_read_corrections (TjSheet        *self,
                           const xmlNode  *root,
                           gboolean        draft,
                           GError        **error)
{
  const xmlNode *corrections = tj_xml_first_child (root, "corrections");
  g_autofree char *count = NULL;

  if (corrections == NULL)
    return TRUE;

  count = tj_xml_dup_attribute (corrections, "cases");
  if (count != NULL &&
      !tj_review_set (self->review, "correction.case-count", g_strstrip (count), error))
    return FALSE;

  for (const xmlNode *node = tj_xml_first_child (corrections, "correction"); node != NULL;
       node = tj_xml_next (node, "correction"))
    {
      if (!read_correction (self, node, draft, error))
        return FALSE;
    }

  return TRUE;
}
