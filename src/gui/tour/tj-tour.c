/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tour/tj-tour.h"

#include "core/base/tj-xml.h"

#define TOURS "/org/tanjian/Tanjian/tour/tours.xml"
#define SCHEMA "/org/tanjian/Tanjian/schema/tour.xsd"

static void
step_free (TjTourStep *step)
{
  g_strfreev (step->targets);
  g_free (step->page);
  g_free (step->title);
  g_free (step->text);
  g_free (step);
}

void
tj_tour_free (TjTour *self)
{
  g_free (self->role);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

static TjTourStep *
read_step (const xmlNode *element,
           TjLanguage     language)
{
  const char *words = tj_language_pick (language, "zh", "en");
  g_autofree char *targets = tj_xml_dup_attribute (element, "target");
  TjTourStep *step = g_new0 (TjTourStep, 1);

  step->targets = g_strsplit (targets, " ", -1);
  step->page = tj_xml_dup_attribute (element, "page");
  step->title = tj_xml_dup_child_text (tj_xml_first_child (element, "title"), words);
  step->text = tj_xml_dup_child_text (tj_xml_first_child (element, "text"), words);

  return step;
}

/**
 * tj_tour_new:
 * @role: `expert`, `bureau` or `trainer`
 *
 * Returns: (transfer full) (nullable): the role's tour; %NULL where it has none
 */
TjTour *
tj_tour_new (const char *role,
             TjLanguage  language)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) doc = tj_xml_parse_resource (TOURS, &error);
  TjTour *self;

  /* It is compiled in, so this is a fault of the build and not of the user. */
  if (doc == NULL || !tj_xml_validate (doc, TOURS, SCHEMA, &error))
    g_error ("%s", error->message);

  for (const xmlNode *tour = tj_xml_first_child (xmlDocGetRootElement (doc), "tour");
       tour != NULL; tour = tj_xml_next (tour, "tour"))
    {
      g_autofree char *name = tj_xml_dup_attribute (tour, "role");

      if (!g_str_equal (name, role))
        continue;

      self = g_new0 (TjTour, 1);
      self->role = g_steal_pointer (&name);
      self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
      for (const xmlNode *step = tj_xml_first_child (tour, "step"); step != NULL;
           step = tj_xml_next (step, "step"))
        g_ptr_array_add (self->steps, read_step (step, language));
      return self;
    }

  return NULL;
}
