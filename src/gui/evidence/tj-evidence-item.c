/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-evidence-item.h"

#include <glib/gi18n-lib.h>

#include "core/training/tj-blinding.h"

/* What one tab of the evidence stands for: the form as read, or a file of the package. */

struct _TjEvidenceItem
{
  GObject parent_instance;

  TjAttachment *attachment;
  gboolean is_form;
  /* (nullable): its name without what the reader is not to know */
  char *shown_name;
};

enum {
  PROP_0,
  PROP_TITLE,
  PROP_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char * const page_types[] = {
  "application/pdf", "image/png", "image/jpeg", "image/gif", "image/bmp",
};

G_DEFINE_FINAL_TYPE (TjEvidenceItem, tj_evidence_item, G_TYPE_OBJECT)

static char *
dup_title (TjEvidenceItem *self)
{
  if (self->is_form)
    return g_strdup (C_("attachment", "Application form"));

  return g_path_get_basename (tj_evidence_item_get_shown_name (self));
}

static char *
dup_name (TjEvidenceItem *self)
{
  if (self->attachment == NULL)
    return g_strdup (C_("attachment", "Application form"));

  return g_strdup (tj_evidence_item_get_shown_name (self));
}

static void
tj_evidence_item_finalize (GObject *object)
{
  TjEvidenceItem *self = TJ_EVIDENCE_ITEM (object);

  g_clear_object (&self->attachment);
  g_clear_pointer (&self->shown_name, g_free);

  G_OBJECT_CLASS (tj_evidence_item_parent_class)->finalize (object);
}

static void
tj_evidence_item_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  TjEvidenceItem *self = TJ_EVIDENCE_ITEM (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_take_string (value, dup_title (self));
      break;

    case PROP_NAME:
      g_value_take_string (value, dup_name (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tj_evidence_item_class_init (TjEvidenceItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tj_evidence_item_finalize;
  object_class->get_property = tj_evidence_item_get_property;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tj_evidence_item_init (TjEvidenceItem *self)
{
}

/**
 * tj_evidence_item_new:
 * @attachment: (nullable): the file; may be %NULL for the form only
 * @is_form: whether it is shown as the form that was read from it
 *
 * Returns: (transfer full): an item
 */
TjEvidenceItem *
tj_evidence_item_new (TjAttachment *attachment,
                      gboolean      is_form)
{
  TjEvidenceItem *self;

  g_return_val_if_fail (is_form || TJ_IS_ATTACHMENT (attachment), NULL);

  self = g_object_new (TJ_TYPE_EVIDENCE_ITEM, NULL);
  g_set_object (&self->attachment, attachment);
  self->is_form = is_form;

  return self;
}

/**
 * tj_evidence_item_get_attachment:
 *
 * Returns: (transfer none) (nullable): the file
 */
TjAttachment *
tj_evidence_item_get_attachment (TjEvidenceItem *self)
{
  g_return_val_if_fail (TJ_IS_EVIDENCE_ITEM (self), NULL);

  return self->attachment;
}

gboolean
tj_evidence_item_is_form (TjEvidenceItem *self)
{
  g_return_val_if_fail (TJ_IS_EVIDENCE_ITEM (self), FALSE);

  return self->is_form;
}

/**
 * tj_evidence_item_has_pages:
 *
 * Returns: whether it claims to be something the page view shows, and can be read
 */
gboolean
tj_evidence_item_has_pages (TjEvidenceItem *self)
{
  const char *type;

  g_return_val_if_fail (TJ_IS_EVIDENCE_ITEM (self), FALSE);

  if (self->is_form || tj_attachment_get_local_file (self->attachment) == NULL)
    return FALSE;

  type = tj_attachment_get_content_type (self->attachment);
  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (page_types); i++)
    {
      if (g_content_type_is_a (type, page_types[i]))
        return TRUE;
    }

  return FALSE;
}

static void
add_item (GListStore     *items,
          TjAttachment   *attachment,
          gboolean        is_form)
{
  g_autoptr(TjEvidenceItem) item = tj_evidence_item_new (attachment, is_form);

  g_list_store_append (items, item);
}

static void
add_pictures_of (GListStore     *items,
                 GListModel     *fields)
{
  guint n_fields = g_list_model_get_n_items (fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      GPtrArray *looks = tj_field_get_looks (field);

      for (guint j = 0; looks != NULL && j < looks->len; j++)
        {
          const TjFieldLook *look = g_ptr_array_index (looks, j);

          if (look->picture != NULL)
            add_item (items, look->picture, FALSE);
        }
    }
}

/* Pictures that stand in answers come after the files. */
static void
add_pictures (GListStore *items,
              TjPackage  *package)
{
  TjForm *form = tj_package_get_form (tj_package_get_original (package));

  add_pictures_of (items, tj_form_get_fields (form));
  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    add_pictures_of (items, tj_case_get_fields (tj_form_get_case (form, i)));
}

static void
cover_names (GListStore         *items,
             const char * const *hidden)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (items)); i++)
    {
      g_autoptr(TjEvidenceItem) item = g_list_model_get_item (G_LIST_MODEL (items), i);

      if (item->attachment == NULL)
        continue;

      item->shown_name = tj_blinding_cover (hidden, tj_attachment_get_name (item->attachment));
      g_object_notify_by_pspec (G_OBJECT (item), properties[PROP_TITLE]);
      g_object_notify_by_pspec (G_OBJECT (item), properties[PROP_NAME]);
    }
}

/**
 * tj_evidence_item_get_shown_name:
 *
 * Returns: (nullable): what the reader may know the file by
 */
const char *
tj_evidence_item_get_shown_name (TjEvidenceItem *self)
{
  g_return_val_if_fail (TJ_IS_EVIDENCE_ITEM (self), NULL);

  if (self->shown_name != NULL)
    return self->shown_name;

  return self->attachment != NULL ? tj_attachment_get_name (self->attachment) : NULL;
}

/**
 * tj_evidence_item_list:
 * @hidden: (nullable): what is not to be read in the names of files
 * @items: gets the form, the files and the pictures in answers, in this order
 */
void
tj_evidence_item_list (TjPackage          *package,
                       const char * const *hidden,
                       GListStore         *items)
{
  GListModel *attachments = tj_package_get_attachments (package);
  const char *form_file = tj_package_get_form_file (package);
  guint n_attachments = g_list_model_get_n_items (attachments);
  TjAttachment *form = NULL;

  /* Without a form to show, its pages come first: the fields are typed beside them. */
  if (form_file != NULL)
    {
      form = tj_package_find_attachment (package, form_file);
      add_item (items, form, TRUE);
    }

  for (guint i = 0; i < n_attachments; i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);

      if (attachment != form)
        add_item (items, attachment, FALSE);
    }

  add_pictures (items, package);
  if (hidden != NULL)
    cover_names (items, hidden);
}
