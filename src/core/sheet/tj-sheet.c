/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sheet/tj-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/rubric/tj-review-corrections.h"
#include "core/sheet/tj-sheet-private.h"

G_DEFINE_FINAL_TYPE (TjSheet, tj_sheet, G_TYPE_OBJECT)

G_DEFINE_QUARK (tj-sheet-error-quark, tj_sheet_error)

static void
file_free (TjSheetFile *file)
{
  g_free (file->name);
  g_free (file->sha256);
  g_free (file);
}

static void
source_clear (TjSheetSource *source)
{
  g_clear_pointer (&source->id, g_free);
  g_clear_pointer (&source->version, g_free);
  g_clear_pointer (&source->sha256, g_free);
}

static void
tj_sheet_finalize (GObject *object)
{
  TjSheet *self = TJ_SHEET (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->replaces, g_free);
  g_clear_pointer (&self->written, g_free);
  g_clear_pointer (&self->program_version, g_free);
  g_clear_pointer (&self->package_name, g_free);
  g_clear_pointer (&self->package_sha256, g_free);
  g_clear_pointer (&self->form_file, g_free);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->blind, g_ptr_array_unref);
  g_clear_pointer (&self->factor_register, g_free);
  source_clear (&self->taxonomy);
  source_clear (&self->rubric);
  g_clear_object (&self->review);
  g_clear_pointer (&self->corrected_type, g_free);

  G_OBJECT_CLASS (tj_sheet_parent_class)->finalize (object);
}

static void
tj_sheet_class_init (TjSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_sheet_finalize;
}

static void
tj_sheet_init (TjSheet *self)
{
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);
  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_sheet_claim_free);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_sheet_finding_free);
  self->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_sheet_figure_free);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_sheet_step_free);
  self->blind = g_ptr_array_new_with_free_func (g_free);
}

static void
add_claims (TjSheet    *self,
            const char *prefix,
            GListModel *fields)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      g_autofree char *path = g_strconcat (prefix, tj_field_get_id (field), NULL);

      g_ptr_array_add (self->claims, tj_sheet_claim_new (path, field));
    }
}

static void
read_package (TjSheet   *self,
              TjPackage *package)
{
  TjForm *form = tj_package_get_form (tj_package_get_original (package));
  TjField *type = tj_form_get_field (tj_package_get_form (package), "type");
  GListModel *attachments = tj_package_get_attachments (package);

  self->package_name = tj_sheet_dup_text (tj_package_get_name (package));
  self->package_sha256 = g_strdup (tj_package_get_sha256 (package));
  if (tj_field_get_original (type) != NULL)
    self->corrected_type = g_strdup (tj_field_get_code (type));
  self->form_file = tj_sheet_dup_text (tj_package_get_form_file (package));

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);

      g_ptr_array_add (self->files,
                       tj_sheet_file_new (tj_attachment_get_name (attachment),
                                          tj_attachment_get_size (attachment),
                                          tj_attachment_get_sha256 (attachment)));
    }

  add_claims (self, "", tj_form_get_fields (form));
  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    {
      g_autofree char *prefix = g_strdup_printf ("cases[%u].", i);

      add_claims (self, prefix, tj_case_get_fields (tj_form_get_case (form, i)));
    }
}

/**
 * tj_sheet_new:
 * @package: what is judged; where it was corrected, what was read is in the sheet too
 * @findings: a list of #TjFinding
 * @review: the judgement; kept, so that later edits are in the sheet
 * @taxonomy_id: which taxonomy was used
 * @taxonomy_version: which of its versions
 * @taxonomy_sha256: its digest
 * @replaces: (nullable): the id of the sheet that this one corrects
 *
 * Returns: (transfer full): a sheet with a new id
 */
TjSheet *
tj_sheet_new (TjPackage  *package,
              GListModel *findings,
              TjReview   *review,
              const char *taxonomy_id,
              const char *taxonomy_version,
              const char *taxonomy_sha256,
              const char *replaces)
{
  TjSheet *self;
  TjRubric *rubric;

  g_return_val_if_fail (TJ_IS_PACKAGE (package), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (findings), NULL);
  g_return_val_if_fail (TJ_IS_REVIEW (review), NULL);

  self = g_object_new (TJ_TYPE_SHEET, NULL);
  self->id = g_uuid_string_random ();
  self->replaces = g_strdup (replaces);
  self->written = tj_sheet_dup_time ();
  self->program_version = g_strdup (PACKAGE_VERSION);
  self->review = g_object_ref (review);
  read_package (self, package);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);

      g_ptr_array_add (self->findings, tj_sheet_finding_new (finding));
    }

  self->taxonomy.id = g_strdup (taxonomy_id);
  self->taxonomy.version = g_strdup (taxonomy_version);
  self->taxonomy.sha256 = g_strdup (taxonomy_sha256);

  rubric = tj_review_get_rubric (review);
  self->rubric.id = g_strdup (tj_rubric_get_id (rubric));
  self->rubric.version = g_strdup (tj_rubric_get_version (rubric));
  self->rubric.sha256 = g_strdup (tj_rubric_get_sha256 (rubric));

  return self;
}

/**
 * tj_sheet_get_id:
 *
 * Returns: a UUID; a draft keeps it until it is signed
 */
const char *
tj_sheet_get_id (TjSheet *self)
{
  g_return_val_if_fail (TJ_IS_SHEET (self), NULL);

  return self->id;
}

/**
 * tj_sheet_get_replaces:
 *
 * Returns: (nullable): the id of the sheet that this one corrects
 */
const char *
tj_sheet_get_replaces (TjSheet *self)
{
  g_return_val_if_fail (TJ_IS_SHEET (self), NULL);

  return self->replaces;
}

/**
 * tj_sheet_get_review:
 *
 * Returns: (transfer none): the judgement
 */
TjReview *
tj_sheet_get_review (TjSheet *self)
{
  g_return_val_if_fail (TJ_IS_SHEET (self), NULL);

  return self->review;
}

const char *
tj_sheet_get_package_name (TjSheet *self)
{
  g_return_val_if_fail (TJ_IS_SHEET (self), NULL);

  return self->package_name;
}

const char *
tj_sheet_get_package_sha256 (TjSheet *self)
{
  g_return_val_if_fail (TJ_IS_SHEET (self), NULL);

  return self->package_sha256;
}

/**
 * tj_sheet_get_technology_name:
 *
 * Returns: the name of the technology as the reviewer corrected it, or as the form has it; empty
 *   where it has none
 */
const char *
tj_sheet_get_technology_name (TjSheet *self)
{
  TjSheetClaim *claim;
  const char *corrected;

  g_return_val_if_fail (TJ_IS_SHEET (self), NULL);

  corrected = tj_review_get_correction (self->review, "technology_name", "value");
  if (corrected != NULL)
    return g_str_equal (corrected, TJ_CORRECTION_BLANK) ? "" : corrected;

  claim = tj_sheet_lookup_claim (self, "technology_name");

  return claim != NULL && claim->text != NULL ? claim->text : "";
}

/**
 * tj_sheet_get_files:
 *
 * Returns: (transfer none) (element-type TjSheetFile): the files judged, ordered by name
 */
GPtrArray *
tj_sheet_get_files (TjSheet *self)
{
  g_return_val_if_fail (TJ_IS_SHEET (self), NULL);

  return self->files;
}

/**
 * tj_sheet_get_incomplete:
 *
 * Returns: whether the review has gaps, whatever a file that was read says about itself
 */
gboolean
tj_sheet_get_incomplete (TjSheet *self)
{
  g_auto(GStrv) gaps = NULL;

  g_return_val_if_fail (TJ_IS_SHEET (self), TRUE);

  gaps = tj_review_list_gaps (self->review, NULL);

  return gaps != NULL && gaps[0] != NULL;
}

/**
 * tj_sheet_check_complete:
 *
 * Returns: whether the review has no gaps; if it has, @error is
 *   %TJ_SHEET_ERROR_INCOMPLETE and lists them, one a line
 */
gboolean
tj_sheet_check_complete (TjSheet  *self,
                         GError  **error)
{
  g_auto(GStrv) gaps = NULL;
  g_autofree char *list = NULL;

  g_return_val_if_fail (TJ_IS_SHEET (self), FALSE);

  gaps = tj_review_list_gaps (self->review, NULL);
  if (gaps == NULL || gaps[0] == NULL)
    return TRUE;

  list = g_strjoinv ("\n", gaps);
  g_set_error (error, TJ_SHEET_ERROR, TJ_SHEET_ERROR_INCOMPLETE,
               _("The review is not complete.\n%s"), list);

  return FALSE;
}

TjSheetClaim *
tj_sheet_lookup_claim (TjSheet    *self,
                       const char *path)
{
  for (guint i = 0; i < self->claims->len; i++)
    {
      TjSheetClaim *claim = g_ptr_array_index (self->claims, i);

      if (g_str_equal (claim->path, path))
        return claim;
    }

  return NULL;
}

const char *
tj_sheet_get_decision (TjSheet    *self,
                       const char *key,
                       const char *part)
{
  g_autofree char *name = g_strconcat ("finding.", key, ".", part, NULL);

  return tj_review_get (self->review, name);
}

/**
 * tj_sheet_difference_free:
 * @self: one difference
 */
void
tj_sheet_difference_free (TjSheetDifference *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self);
}

static void
add_difference (GPtrArray  *differences,
                const char *code,
                const char *name)
{
  TjSheetDifference *difference = g_new0 (TjSheetDifference, 1);

  difference->code = g_strdup (code);
  difference->name = g_strdup (name);
  g_ptr_array_add (differences, difference);
}

/* Names are compared as the sheet holds them, without what XML cannot write. */
static TjAttachment *
take_attachment (GPtrArray  *attachments,
                 const char *name)
{
  for (guint i = 0; i < attachments->len; i++)
    {
      g_autofree char *other = NULL;

      other = tj_sheet_dup_text (tj_attachment_get_name (g_ptr_array_index (attachments, i)));
      if (g_str_equal (other, name))
        return g_ptr_array_steal_index (attachments, i);
    }

  return NULL;
}

static GPtrArray *
list_attachments (TjPackage *package)
{
  GListModel *model = tj_package_get_attachments (package);
  GPtrArray *attachments = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (attachments, g_list_model_get_item (model, i));

  return attachments;
}

/**
 * tj_sheet_compare_files:
 * @package: a package as it lies there now
 *
 * Returns: (transfer full) (element-type TjSheetDifference): what differs between the files
 *   judged and those of @package; empty where all are equal
 */
GPtrArray *
tj_sheet_compare_files (TjSheet   *self,
                        TjPackage *package)
{
  GPtrArray *differences;
  g_autoptr(GPtrArray) attachments = NULL;

  g_return_val_if_fail (TJ_IS_SHEET (self), NULL);
  g_return_val_if_fail (TJ_IS_PACKAGE (package), NULL);

  differences = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_sheet_difference_free);
  attachments = list_attachments (package);

  for (guint i = 0; i < self->files->len; i++)
    {
      TjSheetFile *file = g_ptr_array_index (self->files, i);
      g_autoptr(TjAttachment) attachment = take_attachment (attachments, file->name);

      if (attachment == NULL)
        add_difference (differences, "file-missing", file->name);
      else if (tj_attachment_get_size (attachment) != file->size ||
               g_strcmp0 (tj_attachment_get_sha256 (attachment), file->sha256) != 0)
        add_difference (differences, "file-changed", file->name);
    }

  for (guint i = 0; i < attachments->len; i++)
    add_difference (differences, "file-added",
                    tj_attachment_get_name (g_ptr_array_index (attachments, i)));

  return differences;
}

static gboolean
has_file (TjSheet           *self,
          const TjSheetFile *file)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const TjSheetFile *other = g_ptr_array_index (self->files, i);

      if (g_strcmp0 (other->sha256, file->sha256) == 0 && g_strcmp0 (other->name, file->name) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_sheet_is_on_files_of:
 * @other: another sheet
 *
 * Returns: whether both judged files of the same names and contents
 */
gboolean
tj_sheet_is_on_files_of (TjSheet *self,
                         TjSheet *other)
{
  g_return_val_if_fail (TJ_IS_SHEET (self), FALSE);
  g_return_val_if_fail (TJ_IS_SHEET (other), FALSE);

  if (self->files->len != other->files->len)
    return FALSE;

  for (guint i = 0; i < self->files->len; i++)
    {
      if (!has_file (other, g_ptr_array_index (self->files, i)))
        return FALSE;
    }

  return TRUE;
}
