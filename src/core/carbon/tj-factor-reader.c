/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-factor-register-private.h"

#include "core/base/tj-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reads a register. The schema sees to the shape and to the source that every factor needs;
 * here is checked what a schema cannot say: that a unit is one that can be calculated with and
 * fits the kind, and that no id comes twice. */

#define FACTORS_SCHEMA "/org/tanjian/Tanjian/schema/factors.xsd"

static const char * const kind_names[] = { "electricity", "heat", "fuel", "gas" };

/**
 * tj_factor_kind_to_string:
 *
 * Returns: the name of a kind in files and in machine output
 */
const char *
tj_factor_kind_to_string (TjFactorKind self)
{
  return kind_names[self];
}

static TjFactorKind
read_kind (const xmlNode *element)
{
  g_autofree char *text = tj_xml_dup_attribute (element, "kind");

  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    {
      if (g_strcmp0 (text, kind_names[i]) == 0)
        return i;
    }

  g_return_val_if_reached (TJ_FACTOR_FUEL);
}

static gboolean
kind_takes (TjFactorKind kind,
            TjDimension  dimension)
{
  switch (kind)
    {
    case TJ_FACTOR_ELECTRICITY:
      return dimension == TJ_DIMENSION_ELECTRICITY;
    case TJ_FACTOR_HEAT:
      return dimension == TJ_DIMENSION_HEAT;
    case TJ_FACTOR_GAS:
      return dimension == TJ_DIMENSION_MASS;
    case TJ_FACTOR_FUEL:
      return dimension != TJ_DIMENSION_ELECTRICITY;
    default:
      return FALSE;
    }
}

static gboolean
read_unit (TjFactor       *factor,
           const xmlNode  *element,
           const char     *name,
           GError        **error)
{
  factor->unit_text = tj_xml_dup_attribute (element, "unit");
  if (tj_factor_unit_parse (factor->unit_text, &factor->per) &&
      kind_takes (factor->kind, factor->per.dimension))
    return TRUE;

  g_set_error (error, TJ_FACTOR_ERROR, TJ_FACTOR_ERROR_INVALID,
               /* Translators: a file, a line, an id, a unit, and what the factor is for */
               _("%s, line %ld: the unit of “%s” is “%s”, with which a factor of the kind “%s” "
                 "cannot be calculated."),
               name, xmlGetLineNo ((xmlNode *) element), factor->id, factor->unit_text,
               tj_factor_kind_to_string (factor->kind));

  return FALSE;
}

static void
read_attributes (TjFactor      *factor,
                 const xmlNode *element)
{
  g_autofree char *value = tj_xml_dup_attribute (element, "value");
  g_autofree char *year = tj_xml_dup_attribute (element, "year");
  g_autofree char *prescribed = tj_xml_dup_attribute (element, "prescribed");

  factor->id = tj_xml_dup_attribute (element, "id");
  factor->kind = read_kind (element);
  factor->of = tj_xml_dup_attribute (element, "of");
  factor->value = g_ascii_strtod (value, NULL);
  factor->year = year != NULL ? g_ascii_strtoull (year, NULL, 10) : 0;
  factor->region = tj_xml_dup_attribute (element, "region");
  factor->report = tj_xml_dup_attribute (element, "report");
  factor->valid_from = tj_xml_dup_attribute (element, "valid-from");
  factor->prescribed = g_strcmp0 (prescribed, "true") == 0 || g_strcmp0 (prescribed, "1") == 0;
}

static gboolean
read_factor (TjFactorRegister  *self,
             const xmlNode     *element,
             const char        *name,
             GError           **error)
{
  const xmlNode *names = tj_xml_first_child (element, "name");
  TjFactor *factor = g_new0 (TjFactor, 1);

  g_ptr_array_add (self->factors, factor);
  read_attributes (factor, element);
  factor->name_zh = tj_xml_dup_child_text (names, "zh");
  factor->name_en = tj_xml_dup_child_text (names, "en");
  factor->source = tj_xml_dup_child_text (element, "source");
  factor->derivation = tj_xml_dup_child_text (element, "derivation");
  factor->register_id = self->id;

  if (!g_hash_table_insert (self->by_id, factor->id, factor))
    {
      g_set_error (error, TJ_FACTOR_ERROR, TJ_FACTOR_ERROR_INVALID,
                   _("%s, line %ld: the id “%s” is given twice."),
                   name, xmlGetLineNo ((xmlNode *) element), factor->id);
      return FALSE;
    }

  return read_unit (factor, element, name, error);
}

/**
 * tj_factor_register_read:
 * @self: an empty register
 * @bytes: a file
 * @name: what to call it in messages
 *
 * Returns: whether it was read
 */
gboolean
tj_factor_register_read (TjFactorRegister  *self,
                         GBytes            *bytes,
                         const char        *name,
                         GError           **error)
{
  g_autoptr(xmlDoc) doc = tj_xml_parse_bytes (bytes, name, &tj_xml_limits_own, error);
  g_autofree char *id = NULL;
  g_autofree char *version = NULL;
  const xmlNode *root;
  const xmlNode *title;

  if (doc == NULL || !tj_xml_validate (doc, name, FACTORS_SCHEMA, error))
    return FALSE;

  root = xmlDocGetRootElement (doc);
  id = tj_xml_dup_attribute (root, "id");
  version = tj_xml_dup_attribute (root, "version");
  title = tj_xml_first_child (root, "title");
  self->id = g_strconcat (id, " ", version, NULL);
  self->title_zh = tj_xml_dup_child_text (title, "zh");
  self->title_en = tj_xml_dup_child_text (title, "en");

  for (const xmlNode *element = tj_xml_first_child (root, "factor"); element != NULL;
       element = tj_xml_next (element, "factor"))
    {
      if (!read_factor (self, element, name, error))
        return FALSE;
    }

  return TRUE;
}
