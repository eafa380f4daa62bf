/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-factor-register-private.h"

#include "core/base/tj-language.h"

#include <math.h>

#define DEFAULT_REGISTER "/org/tanjian/Tanjian/factors/factors-2026.xml"

G_DEFINE_QUARK (tj-factor-error-quark, tj_factor_error)
G_DEFINE_FINAL_TYPE (TjFactorRegister, tj_factor_register, G_TYPE_OBJECT)

void
tj_factor_free (TjFactor *self)
{
  g_free (self->id);
  g_free (self->of);
  g_free (self->unit_text);
  g_free (self->region);
  g_free (self->report);
  g_free (self->valid_from);
  g_free (self->name_zh);
  g_free (self->name_en);
  g_free (self->source);
  g_free (self->derivation);
  g_free (self);
}

/**
 * tj_factor_get_name:
 *
 * Returns: what the factor is called in the user's language
 */
const char *
tj_factor_get_name (const TjFactor *self)
{
  return tj_language_pick (tj_language_get_current (), self->name_zh, self->name_en);
}

/**
 * tj_factor_get_tonnes:
 * @quantity: an amount in the dimension's own unit: MWh, GJ, t, m³ or tce
 *
 * Returns: tonnes of carbon dioxide or its equivalent
 */
double
tj_factor_get_tonnes (const TjFactor *self,
                      double          quantity)
{
  return quantity / self->per.scale * self->value;
}

static void
tj_factor_register_finalize (GObject *object)
{
  TjFactorRegister *self = TJ_FACTOR_REGISTER (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->factors, g_ptr_array_unref);
  g_free (self->id);
  g_free (self->title_zh);
  g_free (self->title_en);
  g_clear_object (&self->base);

  G_OBJECT_CLASS (tj_factor_register_parent_class)->finalize (object);
}

static void
tj_factor_register_class_init (TjFactorRegisterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tj_factor_register_finalize;
}

static void
tj_factor_register_init (TjFactorRegister *self)
{
  self->factors = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_factor_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * tj_factor_register_new:
 * @bytes: a file of data/schema/factors.xsd
 * @name: what to call it in messages
 * @base: (nullable): the register that @bytes adds to; a factor of @bytes comes before one of
 *   the same id there
 *
 * Returns: (transfer full) (nullable): a register, or %NULL with an error that names the line
 */
TjFactorRegister *
tj_factor_register_new (GBytes            *bytes,
                        const char        *name,
                        TjFactorRegister  *base,
                        GError           **error)
{
  g_autoptr(TjFactorRegister) self = g_object_new (TJ_TYPE_FACTOR_REGISTER, NULL);

  if (!tj_factor_register_read (self, bytes, name, error))
    return NULL;

  g_set_object (&self->base, base);

  return g_steal_pointer (&self);
}

/**
 * tj_factor_register_new_default:
 *
 * Returns: (transfer full): the register that comes with the program
 */
TjFactorRegister *
tj_factor_register_new_default (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_resources_lookup_data (DEFAULT_REGISTER,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  TjFactorRegister *self = NULL;

  if (bytes != NULL)
    self = tj_factor_register_new (bytes, DEFAULT_REGISTER, NULL, &error);
  if (self == NULL)
    g_error ("%s", error->message);

  return self;
}

/**
 * tj_factor_register_get_id:
 *
 * Returns: id and version, as every result that was calculated with it must name them
 */
const char *
tj_factor_register_get_id (TjFactorRegister *self)
{
  g_return_val_if_fail (TJ_IS_FACTOR_REGISTER (self), NULL);

  return self->id;
}

/**
 * tj_factor_register_get_title:
 *
 * Returns: what the register is called in the user's language
 */
const char *
tj_factor_register_get_title (TjFactorRegister *self)
{
  g_return_val_if_fail (TJ_IS_FACTOR_REGISTER (self), NULL);

  return tj_language_pick (tj_language_get_current (), self->title_zh, self->title_en);
}

/**
 * tj_factor_register_get_size:
 *
 * Returns: how many factors there are, those of the base included
 */
guint
tj_factor_register_get_size (TjFactorRegister *self)
{
  g_return_val_if_fail (TJ_IS_FACTOR_REGISTER (self), 0);

  return self->factors->len + (self->base != NULL ? tj_factor_register_get_size (self->base) : 0);
}

/**
 * tj_factor_register_get:
 * @index: below the size
 *
 * Returns: a factor; the register's own come first
 */
const TjFactor *
tj_factor_register_get (TjFactorRegister *self,
                        guint             index)
{
  g_return_val_if_fail (TJ_IS_FACTOR_REGISTER (self), NULL);

  if (index < self->factors->len)
    return g_ptr_array_index (self->factors, index);

  g_return_val_if_fail (self->base != NULL, NULL);

  return tj_factor_register_get (self->base, index - self->factors->len);
}

/**
 * tj_factor_register_lookup:
 *
 * Returns: (nullable): the factor of that id
 */
const TjFactor *
tj_factor_register_lookup (TjFactorRegister *self,
                           const char       *id)
{
  const TjFactor *factor;

  g_return_val_if_fail (TJ_IS_FACTOR_REGISTER (self), NULL);

  factor = g_hash_table_lookup (self->by_id, id);
  if (factor == NULL && self->base != NULL)
    factor = tj_factor_register_lookup (self->base, id);

  return factor;
}

/**
 * tj_factor_register_get_prescribed:
 *
 * Returns: (nullable): the factor of a kind that the notice demands
 */
const TjFactor *
tj_factor_register_get_prescribed (TjFactorRegister *self,
                                   TjFactorKind      kind)
{
  const guint size = tj_factor_register_get_size (self);

  for (guint i = 0; i < size; i++)
    {
      const TjFactor *factor = tj_factor_register_get (self, i);

      if (factor->kind == kind && factor->prescribed)
        return factor;
    }

  return NULL;
}

/**
 * tj_factor_register_find_nearest:
 * @of: (nullable): only the factors of this gas, fuel or kind of power
 * @value: what an applicant's figures imply, in tonnes for the dimension's own unit: 0.758 for
 *   0.758 tCO2/MWh
 *
 * Two that are equally near, as one figure published twice, are told apart by which is demanded
 * by the notice, then by the order of the register.
 *
 * Returns: (nullable): the published factor that comes nearest by ratio
 */
const TjFactor *
tj_factor_register_find_nearest (TjFactorRegister *self,
                                 TjFactorKind      kind,
                                 const char       *of,
                                 double            value)
{
  const guint size = tj_factor_register_get_size (self);
  const TjFactor *nearest = NULL;
  double smallest = INFINITY;

  if (!isfinite (value) || value <= 0)
    return NULL;

  for (guint i = 0; i < size; i++)
    {
      const TjFactor *factor = tj_factor_register_get (self, i);
      double distance;

      if (factor->kind != kind || (of != NULL && g_strcmp0 (factor->of, of) != 0))
        continue;

      distance = fabs (log (tj_factor_get_tonnes (factor, 1) / value));
      if (distance < smallest - 1e-12 ||
          (distance < smallest + 1e-12 && factor->prescribed && !nearest->prescribed))
        {
          nearest = factor;
          smallest = distance;
        }
    }

  return nearest;
}
