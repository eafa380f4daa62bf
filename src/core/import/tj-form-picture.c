/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-form-picture.h"

#include "core/base/tj-xml.h"
#include "core/import/tj-content-store.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-office-parts.h"

typedef struct
{
  TjOfficeParts *parts;
  char *folder;
  xmlNode *relations;
  guint n_pictures;
  gsize size;
} Loader;

typedef void (*LookFunc) (TjField    *field,
                          TjFieldLook *look,
                          gpointer    data);

static void
visit_list (GListModel *fields,
            LookFunc    func,
            gpointer    data)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      GPtrArray *looks = tj_field_get_looks (field);

      for (guint j = 0; looks != NULL && j < looks->len; j++)
        {
          TjFieldLook *look = g_ptr_array_index (looks, j);

          if (look->kind == TJ_LOOK_PICTURE)
            func (field, look, data);
        }
    }
}

static void
visit_pictures (TjForm   *form,
                LookFunc  func,
                gpointer  data)
{
  visit_list (tj_form_get_fields (form), func, data);
  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    visit_list (tj_case_get_fields (tj_form_get_case (form, i)), func, data);
}

/* A target outside of the file is never fetched. */
static char *
dup_part_name (Loader     *self,
               const char *id)
{
  xmlNode *relation = tj_xml_first_child (self->relations, "Relationship");

  for (; relation != NULL; relation = tj_xml_next (relation, "Relationship"))
    {
      g_autofree char *own = tj_xml_dup_attribute (relation, "Id");
      g_autofree char *mode = tj_xml_dup_attribute (relation, "TargetMode");
      g_autofree char *target = tj_xml_dup_attribute (relation, "Target");

      if (g_strcmp0 (own, id) != 0 || target == NULL)
        continue;

      if (g_strcmp0 (mode, "External") == 0)
        return NULL;

      return target[0] == '/' ? g_strdup (target + 1)
                              : g_strconcat (self->folder, "/", target, NULL);
    }

  return NULL;
}

/* What is too much, or not there, is not shown; the words of the field stay. */
static void
load_picture (TjField     *field,
              TjFieldLook *look,
              gpointer     data)
{
  Loader *self = data;
  g_autofree char *part = NULL;

  if (look->target == NULL || self->n_pictures >= TJ_LIMIT_PICTURES ||
      !(part = dup_part_name (self, look->target)))
    return;

  self->n_pictures++;
  look->bytes = tj_office_parts_dup_bytes (self->parts, part);
  if (look->bytes == NULL)
    return;

  self->size += g_bytes_get_size (look->bytes);
  if (self->size > TJ_LIMIT_PICTURES_SIZE)
    g_clear_pointer (&look->bytes, g_bytes_unref);
}

static void
count_picture (TjField     *field,
               TjFieldLook *look,
               gpointer     data)
{
  *(guint *) data += 1;
}

/**
 * tj_form_pictures_load:
 * @bytes: the Word document that @form was read from
 * @name: what to call it
 * @form: its pictures get their bytes, up to %TJ_LIMIT_PICTURES of them and
 *   %TJ_LIMIT_PICTURES_SIZE bytes together
 */
void
tj_form_pictures_load (GBytes     *bytes,
                       const char *name,
                       TjForm     *form)
{
  g_autoptr(TjOfficeParts) parts = NULL;
  g_autofree char *document = NULL;
  g_autofree char *base = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *relations = NULL;
  Loader self = { NULL, };
  guint n_pictures = 0;

  visit_pictures (form, count_picture, &n_pictures);
  if (n_pictures == 0 || !(parts = tj_office_parts_open (bytes, name, NULL)) ||
      !(document = tj_office_parts_find_document (parts, NULL)))
    return;

  folder = g_path_get_dirname (document);
  base = g_path_get_basename (document);
  relations = g_strconcat (folder, "/_rels/", base, ".rels", NULL);
  self.parts = parts;
  self.folder = folder;
  self.relations = tj_office_parts_get_root (parts, relations, NULL);
  visit_pictures (form, load_picture, &self);
}

typedef struct
{
  GFile *folder;
  GError *error;
} Storer;

static void
store_picture (TjField     *field,
               TjFieldLook *look,
               gpointer     data)
{
  Storer *self = data;
  g_autoptr(GBytes) bytes = g_steal_pointer (&look->bytes);
  g_autoptr(TjContentWriter) writer = NULL;
  g_autoptr(GFile) file = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *type = NULL;
  g_autofree char *name = NULL;
  gsize size;
  gconstpointer content;

  if (bytes == NULL || self->error != NULL)
    return;

  content = g_bytes_get_data (bytes, &size);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (self->folder != NULL &&
      (!(writer = tj_content_writer_new (self->folder, &self->error)) ||
       !tj_content_writer_write (writer, content, size, &self->error) ||
       !(file = tj_content_writer_finish (writer, sha256, &self->error))))
    return;

  type = g_content_type_guess (NULL, content, size, NULL);
  name = g_strdup_printf ("%s %.8s", tj_field_get_spec (field)->label_zh, sha256);
  look->picture = tj_attachment_new (name, size, sha256, type, TJ_ATTACHMENT_DRAWING);
  tj_attachment_set_local_file (look->picture, file);
}

/**
 * tj_form_pictures_store:
 * @folder: (nullable): where contents are kept, each under its digest
 *
 * Puts aside the pictures that were loaded, so that they are in memory no longer.
 *
 * Returns: whether all could be written
 */
gboolean
tj_form_pictures_store (TjForm  *form,
                        GFile   *folder,
                        GError **error)
{
  Storer self = { folder, NULL };

  visit_pictures (form, store_picture, &self);
  if (self.error == NULL)
    return TRUE;

  g_propagate_error (error, self.error);

  return FALSE;
}
