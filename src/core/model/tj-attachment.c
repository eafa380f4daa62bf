/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-attachment.h"

#include <glib/gi18n-lib.h>

struct _TjAttachment
{
  GObject parent_instance;

  char *name;
  guint64 size;
  char *sha256;
  char *content_type;
  TjAttachmentKind kind;
  TjAttachmentSubkind subkind;
  TjAttachmentWords words;
  TjAttachmentText *text;
  GFile *local_file;
  char *own_name;
};

enum {
  PROP_0,
  PROP_NAME,
  PROP_SIZE,
  PROP_SHA256,
  PROP_KIND_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TjAttachment, tj_attachment, G_TYPE_OBJECT)

static void
tj_attachment_finalize (GObject *object)
{
  TjAttachment *self = TJ_ATTACHMENT (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->own_name, g_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->content_type, g_free);
  g_clear_pointer (&self->text, tj_attachment_text_unref);
  g_clear_object (&self->local_file);

  G_OBJECT_CLASS (tj_attachment_parent_class)->finalize (object);
}

static void
tj_attachment_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TjAttachment *self = TJ_ATTACHMENT (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    case PROP_SIZE:
      g_value_set_uint64 (value, self->size);
      break;

    case PROP_SHA256:
      g_value_set_string (value, self->sha256);
      break;

    case PROP_KIND_LABEL:
      g_value_set_string (value, tj_attachment_get_kind_label (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tj_attachment_class_init (TjAttachmentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tj_attachment_finalize;
  object_class->get_property = tj_attachment_get_property;

  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIZE] =
    g_param_spec_uint64 ("size", NULL, NULL, 0, G_MAXUINT64, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHA256] =
    g_param_spec_string ("sha256", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_KIND_LABEL] =
    g_param_spec_string ("kind-label", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tj_attachment_init (TjAttachment *self)
{
}

/**
 * tj_attachment_kind_to_string:
 *
 * Returns: the word of the machine-readable output
 */
const char *
tj_attachment_kind_to_string (TjAttachmentKind kind)
{
  switch (kind)
    {
    case TJ_ATTACHMENT_FORM:
      return "form";
    case TJ_ATTACHMENT_CALCULATION:
      return "calculation";
    case TJ_ATTACHMENT_CERTIFICATE:
      return "certificate";
    case TJ_ATTACHMENT_RECOMMENDATION:
      return "recommendation";
    case TJ_ATTACHMENT_DRAWING:
      return "drawing";
    case TJ_ATTACHMENT_OTHER:
    default:
      return "other";
    }
}

/**
 * tj_attachment_kind_get_label:
 *
 * Returns: the kind in the user's language
 */
const char *
tj_attachment_kind_get_label (TjAttachmentKind kind)
{
  switch (kind)
    {
    case TJ_ATTACHMENT_FORM:
      return C_("attachment", "Application form");
    case TJ_ATTACHMENT_CALCULATION:
      return C_("attachment", "Calculation");
    case TJ_ATTACHMENT_CERTIFICATE:
      return C_("attachment", "Certificate");
    case TJ_ATTACHMENT_RECOMMENDATION:
      return C_("attachment", "Recommendation");
    case TJ_ATTACHMENT_DRAWING:
      return C_("attachment", "Drawing");
    case TJ_ATTACHMENT_OTHER:
    default:
      return C_("attachment", "Other");
    }
}

/**
 * tj_attachment_subkind_to_string:
 *
 * Returns: (nullable): the word of the machine-readable output; %NULL where there is none
 */
const char *
tj_attachment_subkind_to_string (TjAttachmentSubkind subkind)
{
  switch (subkind)
    {
    case TJ_ATTACHMENT_PATENT:
      return "patent";
    case TJ_ATTACHMENT_TEST_REPORT:
      return "test_report";
    case TJ_ATTACHMENT_APPRAISAL:
      return "appraisal";
    case TJ_ATTACHMENT_FLOW_CHART:
      return "flow_chart";
    case TJ_ATTACHMENT_PLAIN:
    default:
      return NULL;
    }
}

/**
 * tj_attachment_new:
 * @name: the path inside the package, `/` between folders, as shown to the user
 * @size: in bytes
 * @sha256: of the content, in hexadecimal
 * @content_type: as g_content_type_guess() tells it
 * @kind: what it seems to be
 *
 * Returns: (transfer full): an attachment
 */
TjAttachment *
tj_attachment_new (const char       *name,
                   guint64           size,
                   const char       *sha256,
                   const char       *content_type,
                   TjAttachmentKind  kind)
{
  TjAttachment *self = g_object_new (TJ_TYPE_ATTACHMENT, NULL);

  self->name = g_strdup (name);
  self->size = size;
  self->sha256 = g_strdup (sha256);
  self->content_type = g_strdup (content_type);
  self->kind = kind;

  return self;
}

const char *
tj_attachment_get_name (TjAttachment *self)
{
  g_return_val_if_fail (TJ_IS_ATTACHMENT (self), NULL);

  return self->name;
}

guint64
tj_attachment_get_size (TjAttachment *self)
{
  g_return_val_if_fail (TJ_IS_ATTACHMENT (self), 0);

  return self->size;
}

const char *
tj_attachment_get_sha256 (TjAttachment *self)
{
  g_return_val_if_fail (TJ_IS_ATTACHMENT (self), NULL);

  return self->sha256;
}

const char *
tj_attachment_get_content_type (TjAttachment *self)
{
  g_return_val_if_fail (TJ_IS_ATTACHMENT (self), NULL);

  return self->content_type;
}

TjAttachmentKind
tj_attachment_get_kind (TjAttachment *self)
{
  g_return_val_if_fail (TJ_IS_ATTACHMENT (self), TJ_ATTACHMENT_OTHER);

  return self->kind;
}

TjAttachmentSubkind
tj_attachment_get_subkind (TjAttachment *self)
{
  g_return_val_if_fail (TJ_IS_ATTACHMENT (self), TJ_ATTACHMENT_PLAIN);

  return self->subkind;
}

/**
 * tj_attachment_get_kind_label:
 *
 * Returns: what it is in the user's language, as closely as it is known
 */
const char *
tj_attachment_get_kind_label (TjAttachment *self)
{
  g_return_val_if_fail (TJ_IS_ATTACHMENT (self), NULL);

  switch (self->subkind)
    {
    case TJ_ATTACHMENT_PATENT:
      return C_("attachment", "Patent");
    case TJ_ATTACHMENT_TEST_REPORT:
      return C_("attachment", "Test report");
    case TJ_ATTACHMENT_APPRAISAL:
      return C_("attachment", "Appraisal");
    case TJ_ATTACHMENT_FLOW_CHART:
      return C_("attachment", "Flow chart");
    case TJ_ATTACHMENT_PLAIN:
    default:
      return tj_attachment_kind_get_label (self->kind);
    }
}

/**
 * tj_attachment_set_kind:
 *
 * For the import only, before anybody else knows the attachment.
 */
void
tj_attachment_set_kind (TjAttachment        *self,
                        TjAttachmentKind     kind,
                        TjAttachmentSubkind  subkind)
{
  g_return_if_fail (TJ_IS_ATTACHMENT (self));

  self->kind = kind;
  self->subkind = subkind;
}

TjAttachmentWords
tj_attachment_get_words (TjAttachment *self)
{
  g_return_val_if_fail (TJ_IS_ATTACHMENT (self), TJ_ATTACHMENT_WORDS_UNKNOWN);

  return self->words;
}

/**
 * tj_attachment_set_words:
 *
 * For the import only, before anybody else knows the attachment.
 */
void
tj_attachment_set_words (TjAttachment      *self,
                         TjAttachmentWords  words)
{
  g_return_if_fail (TJ_IS_ATTACHMENT (self));

  self->words = words;
}

/**
 * tj_attachment_get_text:
 *
 * Returns: (transfer none) (nullable): its words, for rules to look into; %NULL where it has
 *   none, nobody read them, or it is of a kind that no rule looks into
 */
TjAttachmentText *
tj_attachment_get_text (TjAttachment *self)
{
  g_return_val_if_fail (TJ_IS_ATTACHMENT (self), NULL);

  return self->text;
}

/**
 * tj_attachment_set_text:
 * @text: (transfer none) (nullable): its words
 *
 * For the import only, before anybody else knows the attachment.
 */
void
tj_attachment_set_text (TjAttachment     *self,
                        TjAttachmentText *text)
{
  TjAttachmentText *old;

  g_return_if_fail (TJ_IS_ATTACHMENT (self));

  old = self->text;
  self->text = text != NULL ? tj_attachment_text_ref (text) : NULL;
  g_clear_pointer (&old, tj_attachment_text_unref);
}

/**
 * tj_attachment_get_local_file:
 *
 * Returns: (transfer none) (nullable): where the bytes can be read: the applicant's own file
 *   in a folder, or the program's copy of an archive's entry, named by its digest; %NULL
 *   where the package was read without keeping contents
 */
GFile *
tj_attachment_get_local_file (TjAttachment *self)
{
  g_return_val_if_fail (TJ_IS_ATTACHMENT (self), NULL);

  return self->local_file;
}

void
tj_attachment_set_local_file (TjAttachment *self,
                              GFile        *file)
{
  g_return_if_fail (TJ_IS_ATTACHMENT (self));

  g_set_object (&self->local_file, file);
}

/**
 * tj_attachment_get_own_name:
 *
 * Returns: its name by which the package is recognised: the same, in whatever encoding the user
 *   has the names of the archive shown
 */
const char *
tj_attachment_get_own_name (TjAttachment *self)
{
  g_return_val_if_fail (TJ_IS_ATTACHMENT (self), NULL);

  return self->own_name != NULL ? self->own_name : self->name;
}

/**
 * tj_attachment_set_own_name:
 * @own_name: (nullable): %NULL where it is the name shown
 */
void
tj_attachment_set_own_name (TjAttachment *self,
                            const char   *own_name)
{
  g_return_if_fail (TJ_IS_ATTACHMENT (self));

  g_free (self->own_name);
  self->own_name = g_strdup (own_name);
}
