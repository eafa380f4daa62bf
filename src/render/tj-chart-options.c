/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-options.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A rate beyond this is per cent typed as a share. */
#define MAX_RATE 1.0
#define MAX_LIFE 100.0
#define MAX_COST 1e9

static const double default_classes[] = { 0, 100, 300, 600 };

static const char * const groupings[TJ_CHART_N_GROUPINGS] = { "technology", "type", "category" };

static const char * const measures[TJ_CHART_N_MEASURES] = {
  "default", "potential", "score", "payback", "unit-cost", "reduction",
};

static const char * const bases[] = { "form", "net", "accepted", "recalculated", "review" };

/**
 * tj_chart_options_init:
 * @self: (out caller-allocates): the options
 * @language: of every word in the chart
 *
 * The form basis, a row a technology, cost classes of 0, 100, 300 and 600 元/tCO2, no rate.
 */
void
tj_chart_options_init (TjChartOptions *self,
                       TjLanguage      language)
{
  memset (self, 0, sizeof *self);
  self->language = language;
  self->rate = NAN;
  self->n_classes = G_N_ELEMENTS (default_classes);
  memcpy (self->classes, default_classes, sizeof default_classes);
  tj_acceptability_options_init (&self->draws);
}

/**
 * tj_chart_options_check:
 * @error: %G_IO_ERROR_INVALID_ARGUMENT, with a sentence that says what to choose
 *
 * Returns: whether a chart can be made with the options
 */
gboolean
tj_chart_options_check (const TjChartOptions  *self,
                        GError               **error)
{
  const char *problem = NULL;

  if (self->basis == TJ_CHART_BASIS_NET && !(self->rate >= 0 && self->rate <= MAX_RATE))
    problem = _("The net basis needs a discount rate a year between 0 and 1, as 0.08.");
  else if (!(self->life >= 0 && self->life <= MAX_LIFE))
    problem = _("A service life lies between 0 and 100 years. Choose another.");
  else if (self->has_price && !(fabs (self->price) <= MAX_COST))
    problem = _("The carbon price must be a number of 元/tCO2. Choose another.");

  if (problem != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, problem);

  return problem == NULL;
}

/**
 * tj_chart_options_parse_classes:
 * @text: up to eight ascending numbers with commas between them, as `0,100,300,600`
 *
 * Returns: whether the cost classes are now those; they are unchanged otherwise
 */
gboolean
tj_chart_options_parse_classes (TjChartOptions *self,
                                const char     *text)
{
  g_auto(GStrv) parts = g_strsplit (text, ",", TJ_CHART_MAX_CLASSES + 1);
  guint n_parts = g_strv_length (parts);
  double ends[TJ_CHART_MAX_CLASSES];

  if (n_parts == 0 || n_parts > TJ_CHART_MAX_CLASSES)
    return FALSE;

  for (guint i = 0; i < n_parts; i++)
    {
      const char *part = g_strstrip (parts[i]);
      char *end = NULL;

      ends[i] = g_ascii_strtod (part, &end);
      if (end == part || *end != '\0' || !(fabs (ends[i]) <= MAX_COST)
          || (i > 0 && !(ends[i] > ends[i - 1])))
        return FALSE;
    }

  memcpy (self->classes, ends, n_parts * sizeof (double));
  self->n_classes = n_parts;

  return TRUE;
}

static int
find_name (const char * const *names,
           guint               n_names,
           const char         *text)
{
  for (guint i = 0; i < n_names; i++)
    {
      if (g_strcmp0 (names[i], text) == 0)
        return (int) i;
    }

  return -1;
}

const char *
tj_chart_basis_to_string (TjChartBasis self)
{
  return bases[self];
}

/**
 * tj_chart_basis_parse:
 * @basis: (out): one that can be asked for, `form` or `net`
 *
 * Returns: whether @text names one
 */
gboolean
tj_chart_basis_parse (const char   *text,
                      TjChartBasis *basis)
{
  int found = find_name (bases, 2, text);

  if (found >= 0)
    *basis = (TjChartBasis) found;

  return found >= 0;
}

const char *
tj_chart_grouping_to_string (TjChartGrouping self)
{
  return groupings[self];
}

gboolean
tj_chart_grouping_parse (const char      *text,
                         TjChartGrouping *grouping)
{
  int found = find_name (groupings, G_N_ELEMENTS (groupings), text);

  if (found >= 0)
    *grouping = (TjChartGrouping) found;

  return found >= 0;
}

const char *
tj_chart_measure_to_string (TjChartMeasure self)
{
  return measures[self];
}

gboolean
tj_chart_measure_parse (const char     *text,
                        TjChartMeasure *measure)
{
  int found = find_name (measures, G_N_ELEMENTS (measures), text);

  if (found >= 0)
    *measure = (TjChartMeasure) found;

  return found >= 0;
}
