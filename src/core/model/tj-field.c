/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-set-str.h"
#include "core/base/tj-text.h"
#include "core/model/tj-field.h"

struct _TjField
{
  GObject parent_instance;

  const TjFieldSpec *spec;
  char *text;
  TjQuantity *quantity;
  char *label_unit;
  GStrv ticked;
  char *code;
  TjPlace *place;
  TjField *original;
  GPtrArray *looks;
};

enum {
  PROP_0,
  PROP_ID,
  PROP_LABEL,
  PROP_TEXT,
  PROP_BLANK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TjField, tj_field, G_TYPE_OBJECT)

static void
tj_field_finalize (GObject *object)
{
  TjField *self = TJ_FIELD (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->quantity, tj_quantity_free);
  g_clear_pointer (&self->label_unit, g_free);
  g_clear_pointer (&self->ticked, g_strfreev);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->place, tj_place_free);
  g_clear_object (&self->original);
  g_clear_pointer (&self->looks, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_field_parent_class)->finalize (object);
}

static void
tj_field_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  TjField *self = TJ_FIELD (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->spec->id);
      break;

    case PROP_LABEL:
      g_value_set_string (value, tj_field_spec_get_label (self->spec));
      break;

    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;

    case PROP_BLANK:
      g_value_set_boolean (value, tj_field_is_blank (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tj_field_class_init (TjFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tj_field_finalize;
  object_class->get_property = tj_field_get_property;

  properties[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BLANK] =
    g_param_spec_boolean ("blank", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tj_field_init (TjField *self)
{
  self->text = g_strdup ("");
  self->ticked = g_new0 (char *, 1);
}

/**
 * tj_field_new:
 * @spec: which question
 * @text: (nullable): the answer as typed
 *
 * Returns: (transfer full): the answer; a quantity is read from @text at once
 */
TjField *
tj_field_new (const TjFieldSpec *spec,
              const char        *text)
{
  TjField *self;

  g_return_val_if_fail (spec != NULL, NULL);

  self = g_object_new (TJ_TYPE_FIELD, NULL);
  self->spec = spec;
  tj_field_set_text (self, text);

  return self;
}

const TjFieldSpec *
tj_field_get_spec (TjField *self)
{
  g_return_val_if_fail (TJ_IS_FIELD (self), NULL);

  return self->spec;
}

const char *
tj_field_get_id (TjField *self)
{
  g_return_val_if_fail (TJ_IS_FIELD (self), NULL);

  return self->spec->id;
}

/**
 * tj_field_get_text:
 *
 * Returns: what the applicant typed, paragraphs joined by a line feed; never %NULL
 */
const char *
tj_field_get_text (TjField *self)
{
  g_return_val_if_fail (TJ_IS_FIELD (self), NULL);

  return self->text;
}

void
tj_field_set_text (TjField    *self,
                   const char *text)
{
  g_return_if_fail (TJ_IS_FIELD (self));

  tj_set_str (&self->text, text != NULL ? text : "");
  g_clear_pointer (&self->looks, g_ptr_array_unref);

  if (self->spec->kind == TJ_FIELD_QUANTITY)
    {
      g_clear_pointer (&self->quantity, tj_quantity_free);
      self->quantity = tj_quantity_parse_labelled (self->text, self->spec->unit,
                                                   self->label_unit);
    }
}

/**
 * tj_field_get_label_unit:
 *
 * Returns: (nullable): the unit that the applicant put into the label instead of the form's own;
 *   a figure without a unit is in it
 */
const char *
tj_field_get_label_unit (TjField *self)
{
  g_return_val_if_fail (TJ_IS_FIELD (self), NULL);

  return self->label_unit;
}

void
tj_field_set_label_unit (TjField    *self,
                         const char *unit)
{
  g_return_if_fail (TJ_IS_FIELD (self));

  if (self->spec->kind != TJ_FIELD_QUANTITY || !tj_set_str (&self->label_unit, unit))
    return;

  g_clear_pointer (&self->quantity, tj_quantity_free);
  self->quantity = tj_quantity_parse_labelled (self->text, self->spec->unit, self->label_unit);
}

/**
 * tj_field_is_blank:
 *
 * Returns: whether the applicant gave no answer: no text, no tick, or a dash for a quantity
 */
gboolean
tj_field_is_blank (TjField *self)
{
  g_return_val_if_fail (TJ_IS_FIELD (self), TRUE);

  switch (self->spec->kind)
    {
    case TJ_FIELD_TICKS:
      return self->ticked[0] == NULL;

    case TJ_FIELD_QUANTITY:
      return self->quantity->state == TJ_QUANTITY_BLANK;

    case TJ_FIELD_TEXT:
    default:
      return tj_text_is_blank (self->text);
    }
}

/**
 * tj_field_get_quantity:
 *
 * Returns: (nullable): the number read, or %NULL where the field is no quantity
 */
const TjQuantity *
tj_field_get_quantity (TjField *self)
{
  g_return_val_if_fail (TJ_IS_FIELD (self), NULL);

  return self->quantity;
}

/**
 * tj_field_get_ticked:
 *
 * Returns: (array zero-terminated=1): the codes of the boxes that are ticked, all of them
 */
const char * const *
tj_field_get_ticked (TjField *self)
{
  g_return_val_if_fail (TJ_IS_FIELD (self), NULL);

  return (const char * const *) self->ticked;
}

void
tj_field_set_ticked (TjField            *self,
                     const char * const *codes)
{
  g_return_if_fail (TJ_IS_FIELD (self));

  g_strfreev (self->ticked);
  self->ticked = codes != NULL ? g_strdupv ((char **) codes) : g_new0 (char *, 1);
}

/**
 * tj_field_get_code:
 *
 * Returns: (nullable): the code of the taxonomy that the text was matched to
 */
const char *
tj_field_get_code (TjField *self)
{
  g_return_val_if_fail (TJ_IS_FIELD (self), NULL);

  return self->code;
}

void
tj_field_set_code (TjField    *self,
                   const char *code)
{
  g_return_if_fail (TJ_IS_FIELD (self));

  tj_set_str (&self->code, code);
}

/**
 * tj_field_get_looks:
 *
 * Returns: (transfer none) (nullable) (element-type TjFieldLook): how parts of the text look in
 *   the document; the text says the same without them
 */
GPtrArray *
tj_field_get_looks (TjField *self)
{
  g_return_val_if_fail (TJ_IS_FIELD (self), NULL);

  return self->looks;
}

void
tj_field_set_looks (TjField   *self,
                    GPtrArray *looks)
{
  g_return_if_fail (TJ_IS_FIELD (self));

  if (looks != NULL)
    g_ptr_array_ref (looks);
  g_clear_pointer (&self->looks, g_ptr_array_unref);
  self->looks = looks;
}

/**
 * tj_field_get_original:
 *
 * Returns: (transfer none) (nullable): the answer as it was read, where this one is what a
 *   reviewer made of it
 */
TjField *
tj_field_get_original (TjField *self)
{
  g_return_val_if_fail (TJ_IS_FIELD (self), NULL);

  return self->original;
}

void
tj_field_set_original (TjField *self,
                       TjField *original)
{
  g_return_if_fail (TJ_IS_FIELD (self));

  g_set_object (&self->original, original);
}

/**
 * tj_field_copy:
 *
 * Returns: (transfer full): an answer that reads the same, with the same place
 */
TjField *
tj_field_copy (TjField *self)
{
  TjField *copy;

  g_return_val_if_fail (TJ_IS_FIELD (self), NULL);

  copy = tj_field_new (self->spec, self->text);
  tj_field_set_label_unit (copy, self->label_unit);
  tj_field_set_ticked (copy, tj_field_get_ticked (self));
  tj_field_set_code (copy, self->code);
  tj_field_set_place (copy, self->place);
  tj_field_set_original (copy, self->original);
  tj_field_set_looks (copy, self->looks);

  return copy;
}

/**
 * tj_field_get_place:
 *
 * Returns: (nullable): the cell or element it was read from; %NULL where the form has none
 */
const TjPlace *
tj_field_get_place (TjField *self)
{
  g_return_val_if_fail (TJ_IS_FIELD (self), NULL);

  return self->place;
}

void
tj_field_set_place (TjField       *self,
                    const TjPlace *place)
{
  g_return_if_fail (TJ_IS_FIELD (self));

  g_clear_pointer (&self->place, tj_place_free);
  self->place = tj_place_copy (place);
}
