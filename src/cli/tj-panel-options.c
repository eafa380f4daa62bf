/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-panel-options.h"

#include "cli/tj-files.h"
#include "cli/tj-output.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_RULE "weighted"
#define MAX_RULE_BYTES (1024 * 1024)

static const char * const weightings[] = { "as-given", "near", "any" };

/**
 * tj_panel_options_clear:
 * @self: options as typed
 */
void
tj_panel_options_clear (TjPanelOptions *self)
{
  g_clear_pointer (&self->rule, g_free);
  g_clear_pointer (&self->weights, g_free);
  g_clear_pointer (&self->seed, g_free);
}

/**
 * tj_panel_options_load_rule:
 *
 * Says on standard error why there is none.
 *
 * Returns: (transfer full) (nullable): the rule that was asked for
 */
TjPanelRule *
tj_panel_options_load_rule (const TjPanelOptions *self)
{
  const char *name = self->rule != NULL ? self->rule : DEFAULT_RULE;
  TjPanelRule *rule = tj_panel_rule_new_default (name);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  if (rule != NULL)
    return rule;

  if (!g_file_test (name, G_FILE_TEST_EXISTS))
    {
      tj_output_error (_("There is no rule “%s”. Choose mean, weighted, trimmed or median, or name "
                         "a file as data/schema/panel-rule.xsd has it."), name);
      return NULL;
    }

  bytes = tj_files_read (name, MAX_RULE_BYTES);
  if (bytes == NULL)
    return NULL;

  rule = tj_panel_rule_new_from_bytes (bytes, name, &error);
  if (rule == NULL)
    tj_output_error ("%s", error->message);

  return rule;
}

static gboolean
read_weights (const TjPanelOptions   *self,
              TjAcceptabilityOptions *draws)
{
  if (self->weights == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (weightings); i++)
    {
      if (g_str_equal (weightings[i], self->weights))
        {
          draws->weights = (TjUncertainWeights) i;
          return TRUE;
        }
    }

  tj_output_error (_("“%s” says nothing of how uncertain the weights are. Choose as-given, near "
                     "or any."), self->weights);

  return FALSE;
}

/**
 * tj_panel_options_read:
 * @draws: (out): what is uncertain, and how many are chosen
 *
 * Says on standard error what cannot be.
 *
 * Returns: whether the options mean something
 */
gboolean
tj_panel_options_read (const TjPanelOptions   *self,
                       TjAcceptabilityOptions *draws)
{
  tj_acceptability_options_init (draws);

  if (self->n_draws < 0 || self->n_draws > TJ_MAX_DRAWS || self->n_top < 0)
    {
      tj_output_error (_("Choose 1 to %u draws, and 1 package or more to be chosen."),
                       TJ_MAX_DRAWS);
      return FALSE;
    }

  if (self->seed != NULL
      && !g_ascii_string_to_unsigned (self->seed, 10, 0, G_MAXINT64, &draws->seed, NULL))
    {
      tj_output_error (_("“%s” is no seed. Choose a whole number, as 42."), self->seed);
      return FALSE;
    }

  draws->n_draws = self->n_draws > 0 ? (guint) self->n_draws : draws->n_draws;
  draws->n_top = self->n_top > 0 ? (guint) self->n_top : draws->n_top;

  return read_weights (self, draws);
}
