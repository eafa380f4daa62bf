/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/round/tj-saved-filters.h"

#define KEY "saved-filters"

/**
 * tj_saved_filters_list:
 * @settings: (nullable): the settings
 *
 * Returns: (transfer full): the names of all saved filters, in the order in which they were saved
 */
GStrv
tj_saved_filters_list (GSettings *settings)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr(GVariant) saved = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;
  gsize n_saved = saved != NULL ? g_variant_n_children (saved) : 0;

  for (gsize i = 0; i < n_saved; i++)
    {
      const char *name;

      g_variant_get_child (saved, i, "(&s@a{ss})", &name, NULL);
      g_strv_builder_add (names, name);
    }

  return g_strv_builder_end (names);
}

/**
 * tj_saved_filters_get:
 *
 * Returns: (transfer full) (nullable): the filter of that name
 */
TjRoundFilter *
tj_saved_filters_get (GSettings  *settings,
                      const char *name)
{
  g_autoptr(GVariant) saved = g_settings_get_value (settings, KEY);

  for (gsize i = 0; i < g_variant_n_children (saved); i++)
    {
      const char *other;
      g_autoptr(GVariant) filter = NULL;

      g_variant_get_child (saved, i, "(&s@a{ss})", &other, &filter);
      if (g_str_equal (name, other))
        return tj_round_filter_new_from_variant (filter);
    }

  return NULL;
}

/* Takes the filter of that name away, and puts @filter in its place or, where there was none, at
 * the end. */
static void
replace (GSettings           *settings,
         const char          *name,
         const TjRoundFilter *filter)
{
  g_autoptr(GVariant) saved = g_settings_get_value (settings, KEY);
  GVariantBuilder builder;
  gboolean is_placed = filter == NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sa{ss})"));
  for (gsize i = 0; i < g_variant_n_children (saved); i++)
    {
      const char *other;
      g_autoptr(GVariant) kept = NULL;

      g_variant_get_child (saved, i, "(&s@a{ss})", &other, &kept);
      if (!g_str_equal (name, other))
        g_variant_builder_add (&builder, "(s@a{ss})", other, kept);
      else if (!is_placed)
        {
          g_variant_builder_add (&builder, "(s@a{ss})", name,
                                 tj_round_filter_to_variant (filter));
          is_placed = TRUE;
        }
    }

  if (!is_placed)
    g_variant_builder_add (&builder, "(s@a{ss})", name, tj_round_filter_to_variant (filter));

  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

/**
 * tj_saved_filters_keep:
 * @name: by which it is found again; one of that name is replaced
 */
void
tj_saved_filters_keep (GSettings           *settings,
                       const char          *name,
                       const TjRoundFilter *filter)
{
  replace (settings, name, filter);
}

void
tj_saved_filters_remove (GSettings  *settings,
                         const char *name)
{
  replace (settings, name, NULL);
}
