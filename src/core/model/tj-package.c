/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-package.h"

#include "core/base/tj-set-str.h"

struct _TjPackage
{
  GObject parent_instance;

  char *name;
  GFile *location;
  char *sha256;
  char *form_file;
  TjForm *form;
  GListStore *attachments;
  GListStore *import_findings;
  TjPackage *original;
};

G_DEFINE_FINAL_TYPE (TjPackage, tj_package, G_TYPE_OBJECT)

static void
tj_package_finalize (GObject *object)
{
  TjPackage *self = TJ_PACKAGE (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->location);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->form_file, g_free);
  g_clear_object (&self->form);
  g_clear_object (&self->attachments);
  g_clear_object (&self->import_findings);
  g_clear_object (&self->original);

  G_OBJECT_CLASS (tj_package_parent_class)->finalize (object);
}

static void
tj_package_class_init (TjPackageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_package_finalize;
}

static void
tj_package_init (TjPackage *self)
{
  self->form = tj_form_new ();
  self->attachments = g_list_store_new (TJ_TYPE_ATTACHMENT);
  self->import_findings = g_list_store_new (TJ_TYPE_FINDING);
}

/**
 * tj_package_new:
 * @name: what to call it: the archive's, folder's or form's own name
 * @location: the archive, folder or form file
 *
 * An application package: one form and its attachments. The importer fills it on a worker
 * thread; from then on nobody changes it.
 *
 * Returns: (transfer full): a package with an empty form
 */
TjPackage *
tj_package_new (const char *name,
                GFile      *location)
{
  TjPackage *self = g_object_new (TJ_TYPE_PACKAGE, NULL);

  self->name = g_strdup (name);
  self->location = g_object_ref (location);

  return self;
}

/**
 * tj_package_new_corrected:
 * @original: as it was read
 * @form: (transfer none): the form as a reviewer corrected it
 *
 * Returns: (transfer full): the same files with another form, and no findings of the reader yet
 */
TjPackage *
tj_package_new_corrected (TjPackage *original,
                          TjForm    *form)
{
  TjPackage *self;

  g_return_val_if_fail (TJ_IS_PACKAGE (original), NULL);

  self = tj_package_new (original->name, original->location);
  self->sha256 = g_strdup (original->sha256);
  self->form_file = g_strdup (original->form_file);
  g_set_object (&self->form, form);
  g_set_object (&self->attachments, original->attachments);
  g_set_object (&self->original, tj_package_get_original (original));

  return self;
}

/**
 * tj_package_get_original:
 *
 * Returns: (transfer none): the package as it was read; @self where nobody corrected it
 */
TjPackage *
tj_package_get_original (TjPackage *self)
{
  g_return_val_if_fail (TJ_IS_PACKAGE (self), NULL);

  return self->original != NULL ? self->original : self;
}

const char *
tj_package_get_name (TjPackage *self)
{
  g_return_val_if_fail (TJ_IS_PACKAGE (self), NULL);

  return self->name;
}

/**
 * tj_package_get_location:
 *
 * Returns: (transfer none): the archive, folder or form file
 */
GFile *
tj_package_get_location (TjPackage *self)
{
  g_return_val_if_fail (TJ_IS_PACKAGE (self), NULL);

  return self->location;
}

/**
 * tj_package_get_sha256:
 *
 * Returns: the SHA-256 of the archive or form file; of a folder, that of its manifest
 */
const char *
tj_package_get_sha256 (TjPackage *self)
{
  g_return_val_if_fail (TJ_IS_PACKAGE (self), NULL);

  return self->sha256;
}

void
tj_package_set_sha256 (TjPackage  *self,
                       const char *sha256)
{
  g_return_if_fail (TJ_IS_PACKAGE (self));

  tj_set_str (&self->sha256, sha256);
}

/**
 * tj_package_get_form_file:
 *
 * Returns: (nullable): the path of the form inside the package
 */
const char *
tj_package_get_form_file (TjPackage *self)
{
  g_return_val_if_fail (TJ_IS_PACKAGE (self), NULL);

  return self->form_file;
}

/**
 * tj_package_set_form:
 * @form: (transfer none): the form as read
 * @form_file: its path inside the package
 */
void
tj_package_set_form (TjPackage  *self,
                     TjForm     *form,
                     const char *form_file)
{
  g_return_if_fail (TJ_IS_PACKAGE (self));

  g_set_object (&self->form, form);
  tj_set_str (&self->form_file, form_file);
}

/**
 * tj_package_get_form:
 *
 * Returns: (transfer none): the form; blank until one was read
 */
TjForm *
tj_package_get_form (TjPackage *self)
{
  g_return_val_if_fail (TJ_IS_PACKAGE (self), NULL);

  return self->form;
}

/**
 * tj_package_get_attachments:
 *
 * Returns: (transfer none): a list of #TjAttachment, every file of the package, the form
 *   among them, ordered by name
 */
GListModel *
tj_package_get_attachments (TjPackage *self)
{
  g_return_val_if_fail (TJ_IS_PACKAGE (self), NULL);

  return G_LIST_MODEL (self->attachments);
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  return strcmp (tj_attachment_get_name ((TjAttachment *) a),
                 tj_attachment_get_name ((TjAttachment *) b));
}

void
tj_package_add_attachment (TjPackage    *self,
                           TjAttachment *attachment)
{
  g_return_if_fail (TJ_IS_PACKAGE (self));

  g_list_store_insert_sorted (self->attachments, attachment, compare_names, NULL);
}

/**
 * tj_package_find_attachment:
 * @name: the path inside the package
 *
 * Returns: (transfer none) (nullable): the attachment
 */
TjAttachment *
tj_package_find_attachment (TjPackage  *self,
                            const char *name)
{
  guint n_attachments;

  g_return_val_if_fail (TJ_IS_PACKAGE (self), NULL);

  n_attachments = g_list_model_get_n_items (G_LIST_MODEL (self->attachments));
  for (guint i = 0; i < n_attachments; i++)
    {
      g_autoptr(TjAttachment) attachment = NULL;

      attachment = g_list_model_get_item (G_LIST_MODEL (self->attachments), i);
      if (g_strcmp0 (tj_attachment_get_name (attachment), name) == 0)
        return attachment;
    }

  return NULL;
}

/**
 * tj_package_find_by_digest:
 * @sha256: in hexadecimal
 *
 * Returns: (transfer none) (nullable): the first attachment with that content
 */
TjAttachment *
tj_package_find_by_digest (TjPackage  *self,
                           const char *sha256)
{
  guint n_attachments;

  g_return_val_if_fail (TJ_IS_PACKAGE (self), NULL);

  n_attachments = g_list_model_get_n_items (G_LIST_MODEL (self->attachments));
  for (guint i = 0; i < n_attachments; i++)
    {
      g_autoptr(TjAttachment) attachment = NULL;

      attachment = g_list_model_get_item (G_LIST_MODEL (self->attachments), i);
      if (g_strcmp0 (tj_attachment_get_sha256 (attachment), sha256) == 0)
        return attachment;
    }

  return NULL;
}

/**
 * tj_package_get_import_findings:
 *
 * Returns: (transfer none): a list of #TjFinding: where the reader was unsure
 */
GListModel *
tj_package_get_import_findings (TjPackage *self)
{
  g_return_val_if_fail (TJ_IS_PACKAGE (self), NULL);

  return G_LIST_MODEL (self->import_findings);
}

void
tj_package_add_import_finding (TjPackage *self,
                               TjFinding *finding)
{
  g_return_if_fail (TJ_IS_PACKAGE (self));

  g_list_store_append (self->import_findings, finding);
}

static int
compare_own_names (gconstpointer a,
                   gconstpointer b)
{
  return strcmp (tj_attachment_get_own_name (*(TjAttachment **) a),
                 tj_attachment_get_own_name (*(TjAttachment **) b));
}

/**
 * tj_package_dup_manifest_sha256:
 *
 * The digest of the lines that `sha256sum` prints for all files of the package, ordered by
 * the bytes of their names: it tells whether two folders hold the same. In which encoding the
 * user has the names of an archive shown makes no difference.
 *
 * Returns: (transfer full): in hexadecimal
 */
char *
tj_package_dup_manifest_sha256 (TjPackage *self)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr(GPtrArray) sorted = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_attachments;

  g_return_val_if_fail (TJ_IS_PACKAGE (self), NULL);

  n_attachments = g_list_model_get_n_items (G_LIST_MODEL (self->attachments));
  for (guint i = 0; i < n_attachments; i++)
    g_ptr_array_add (sorted, g_list_model_get_item (G_LIST_MODEL (self->attachments), i));

  g_ptr_array_sort (sorted, compare_own_names);
  for (guint i = 0; i < sorted->len; i++)
    {
      TjAttachment *attachment = g_ptr_array_index (sorted, i);
      g_autofree char *line = NULL;

      line = g_strdup_printf ("%s  %s\n", tj_attachment_get_sha256 (attachment),
                              tj_attachment_get_own_name (attachment));
      g_checksum_update (checksum, (const guchar *) line, strlen (line));
    }

  return g_strdup (g_checksum_get_string (checksum));
}
