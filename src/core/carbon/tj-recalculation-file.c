/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-recalculation-inputs.h"

#include "core/base/tj-text.h"
#include "core/base/tj-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Inputs as XML, in both directions. What the schema cannot say is checked here: that the ends
 * of a range lie round the value, that a distribution has a range, that no case comes twice,
 * and that an own factor has a unit and a source. */

#define RECALCULATION_SCHEMA "/org/tanjian/Tanjian/schema/recalculation.xsd"
#define RECALCULATION_NAMESPACE "https://tanjian.org/ns/recalculation/1"

static gboolean
set_invalid (const char     *name,
             const xmlNode  *element,
             const char     *message,
             GError        **error)
{
  g_set_error (error, TJ_RECALCULATION_ERROR, TJ_RECALCULATION_ERROR_INVALID,
               /* Translators: a file, a line, and what is wrong there */
               _("%s, line %ld: %s"), name, xmlGetLineNo ((xmlNode *) element), message);

  return FALSE;
}

static double
read_number (const xmlNode *element,
             const char    *attribute,
             double         otherwise)
{
  g_autofree char *text = tj_xml_dup_attribute (element, attribute);

  return text != NULL ? g_ascii_strtod (text, NULL) : otherwise;
}

static gboolean
read_estimate (TjEstimate     *estimate,
               const xmlNode  *element,
               const char     *name,
               GError        **error)
{
  const xmlNode *evidence = tj_xml_first_child (element, "evidence");
  const double value = read_number (element, "value", 0);
  const double low = read_number (element, "low", value);
  const double high = read_number (element, "high", value);
  g_autofree char *shape = tj_xml_dup_attribute (element, "distribution");
  const TjDistribution distribution = tj_distribution_from_string (shape);

  if (low > value || high < value)
    return set_invalid (name, element, _("the range does not enclose the value."), error);
  if (distribution != TJ_DISTRIBUTION_NONE && !(high > low))
    return set_invalid (name, element, _("a distribution needs a low and a high end."), error);

  tj_estimate_set (estimate, value, low, high, distribution);
  if (evidence != NULL)
    {
      estimate->place.attachment = tj_xml_dup_attribute (evidence, "attachment");
      estimate->place.page = (guint) read_number (evidence, "page", 0);
      estimate->place.quote = tj_xml_dup_text (evidence);
    }

  return TRUE;
}

static gboolean
read_activity (TjCaseInputs   *item,
               const xmlNode  *element,
               const char     *name,
               GError        **error)
{
  g_autofree char *title = tj_xml_dup_child_text (element, "name");
  g_autofree char *side = tj_xml_dup_attribute (element, "side");
  g_autofree char *role = tj_xml_dup_attribute (element, "role");
  g_autofree char *own_value = tj_xml_dup_attribute (element, "factor-value");
  TjActivity *activity;

  activity = tj_case_inputs_add_activity (item, tj_activity_side_from_string (side),
                                          tj_activity_role_from_string (role), title);
  activity->unit = tj_xml_dup_attribute (element, "unit");
  activity->factor_id = tj_xml_dup_attribute (element, "factor");
  activity->factor_value = read_number (element, "factor-value", 0);
  activity->factor_unit = tj_xml_dup_attribute (element, "factor-unit");
  activity->factor_source = tj_xml_dup_attribute (element, "factor-source");

  if ((activity->factor_id != NULL) == (own_value != NULL))
    return set_invalid (name, element,
                        _("an activity needs a factor of the register or one of its own, and not "
                          "both."), error);
  if (own_value != NULL && (activity->factor_unit == NULL || activity->factor_source == NULL))
    return set_invalid (name, element, _("a factor of one's own needs a unit and a source."),
                        error);

  return read_estimate (&activity->amount, element, name, error);
}

static gboolean
read_entries (TjCaseInputs   *item,
              const xmlNode  *element,
              const char     *name,
              GError        **error)
{
  for (guint i = 0; i < TJ_N_ENTRIES; i++)
    {
      const xmlNode *child = tj_xml_first_child (element, tj_entry_to_string (i));

      if (child != NULL && !read_estimate (&item->entries[i], child, name, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_case (TjRecalculationInputs  *self,
           const xmlNode          *element,
           const char             *name,
           GError                **error)
{
  const guint n_cases = self->cases->len;
  g_autofree char *kind = tj_xml_dup_attribute (element, "kind");
  TjCaseInputs *item;

  item = tj_recalculation_inputs_get_case (self, (guint) read_number (element, "number", 1) - 1);
  if (self->cases->len == n_cases)
    return set_invalid (name, element, _("this case comes twice."), error);

  item->kind = tj_project_kind_from_string (kind);
  if (!read_entries (item, element, name, error))
    return FALSE;

  for (const xmlNode *child = tj_xml_first_child (element, "activity"); child != NULL;
       child = tj_xml_next (child, "activity"))
    {
      if (!read_activity (item, child, name, error))
        return FALSE;
    }

  for (const xmlNode *child = tj_xml_first_child (element, "pollutant"); child != NULL;
       child = tj_xml_next (child, "pollutant"))
    {
      g_autofree char *of = tj_xml_dup_attribute (child, "of");

      if (!read_estimate (&tj_case_inputs_add_pollutant (item, of)->amount, child, name, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tj_recalculation_inputs_read:
 * @bytes: a file of data/schema/recalculation.xsd
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): the inputs, or %NULL with an error that names the line
 */
TjRecalculationInputs *
tj_recalculation_inputs_read (GBytes      *bytes,
                              const char  *name,
                              GError     **error)
{
  g_autoptr(TjRecalculationInputs) self = tj_recalculation_inputs_new ();
  g_autoptr(xmlDoc) doc = tj_xml_parse_bytes (bytes, name, &tj_xml_limits_own, error);
  const xmlNode *root;

  if (doc == NULL || !tj_xml_validate (doc, name, RECALCULATION_SCHEMA, error))
    return NULL;

  root = xmlDocGetRootElement (doc);
  self->n_draws = (guint) read_number (root, "draws", self->n_draws);
  self->seed = (guint32) read_number (root, "seed", self->seed);

  for (const xmlNode *element = tj_xml_first_child (root, "case"); element != NULL;
       element = tj_xml_next (element, "case"))
    {
      if (!read_case (self, element, name, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/* As xs:decimal has it, which knows no exponents. */
static void
write_number (xmlNode    *element,
              const char *attribute,
              double      value)
{
  g_autofree char *text = tj_text_dup_number (value);
  char decimal[G_ASCII_DTOSTR_BUF_SIZE];

  if (strchr (text, 'e') != NULL)
    tj_xml_set_attribute (element, attribute,
                          g_ascii_formatd (decimal, sizeof decimal, "%.15f", value));
  else
    tj_xml_set_attribute (element, attribute, text);
}

static void
write_optional (xmlNode    *element,
                const char *attribute,
                const char *text)
{
  if (text != NULL)
    tj_xml_set_attribute (element, attribute, text);
}

static void
write_estimate (xmlNode          *element,
                const TjEstimate *estimate)
{
  xmlNode *evidence;

  write_number (element, "value", estimate->value);
  if (tj_estimate_is_range (estimate))
    {
      write_number (element, "low", estimate->low);
      write_number (element, "high", estimate->high);
      write_optional (element, "distribution", tj_distribution_to_string (estimate->distribution));
    }

  if (estimate->place.attachment == NULL)
    return;

  evidence = tj_xml_add_child (element, "evidence", estimate->place.quote);
  tj_xml_set_attribute (evidence, "attachment", estimate->place.attachment);
  if (estimate->place.page > 0)
    write_number (evidence, "page", estimate->place.page);
}

static void
write_activity (xmlNode          *parent,
                const TjActivity *activity)
{
  xmlNode *element = tj_xml_add_child (parent, "activity", NULL);

  tj_xml_add_child (element, "name", activity->name);
  write_estimate (element, &activity->amount);
  tj_xml_set_attribute (element, "side", tj_activity_side_to_string (activity->side));
  tj_xml_set_attribute (element, "role", tj_activity_role_to_string (activity->role));
  tj_xml_set_attribute (element, "unit", activity->unit);
  write_optional (element, "factor", activity->factor_id);
  if (activity->factor_id != NULL)
    return;

  write_number (element, "factor-value", activity->factor_value);
  write_optional (element, "factor-unit", activity->factor_unit);
  write_optional (element, "factor-source", activity->factor_source);
}

static void
write_case (xmlNode            *parent,
            const TjCaseInputs *item)
{
  xmlNode *element = tj_xml_add_child (parent, "case", NULL);

  write_number (element, "number", item->index + 1);
  write_optional (element, "kind", tj_project_kind_to_string (item->kind));

  for (guint i = 0; i < TJ_N_ENTRIES; i++)
    {
      if (item->entries[i].given)
        write_estimate (tj_xml_add_child (element, tj_entry_to_string (i), NULL),
                        &item->entries[i]);
    }

  for (guint i = 0; i < item->activities->len; i++)
    write_activity (element, g_ptr_array_index (item->activities, i));

  for (guint i = 0; i < item->pollutants->len; i++)
    {
      const TjPollutant *pollutant = g_ptr_array_index (item->pollutants, i);
      xmlNode *child = tj_xml_add_child (element, "pollutant", NULL);

      write_estimate (child, &pollutant->amount);
      tj_xml_set_attribute (child, "of", pollutant->name);
    }
}

/**
 * tj_recalculation_inputs_write:
 *
 * Returns: (transfer full): what tj_recalculation_inputs_read() reads
 */
GBytes *
tj_recalculation_inputs_write (const TjRecalculationInputs *self)
{
  g_autoptr(xmlDoc) doc = xmlNewDoc (BAD_CAST "1.0");
  xmlNode *root = xmlNewDocNode (doc, NULL, BAD_CAST "recalculation", NULL);

  xmlDocSetRootElement (doc, root);
  xmlSetNs (root, xmlNewNs (root, BAD_CAST RECALCULATION_NAMESPACE, NULL));
  tj_xml_set_attribute (root, "version", "1");
  write_number (root, "draws", self->n_draws);
  write_number (root, "seed", self->seed);

  for (guint i = 0; i < self->cases->len; i++)
    write_case (root, g_ptr_array_index (self->cases, i));

  return tj_xml_serialize (doc);
}
