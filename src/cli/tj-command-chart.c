/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "cli/tj-round.h"
#include "cli/tj-sheet-file.h"
#include "render/tj-chart.h"

#include <glib/gi18n-lib.h>

/* A third of a page of A4 in height, its text width in width; in points. */
#define DEFAULT_WIDTH 520.0
#define DEFAULT_HEIGHT 360.0
#define FONT_SIZE 10.0

static const struct
{
  const char *name;
  TjThemeKind kind;
} themes[] = {
  { "light", TJ_THEME_LIGHT },
  { "dark", TJ_THEME_DARK },
  { "high-contrast", TJ_THEME_HIGH_CONTRAST },
  { "high-contrast-dark", TJ_THEME_HIGH_CONTRAST_DARK },
  { "print", TJ_THEME_PRINT },
};

/**
 * ChartOptions:
 *
 * The options as typed, and what they mean once read_options() agreed.
 */
typedef struct
{
  char *kind_name;
  char *output;
  char *language_name;
  char *theme_name;
  double width;
  double height;

  TjChartKind kind;
  TjLanguage language;
  TjThemeKind theme;
} ChartOptions;

static void
chart_options_clear (ChartOptions *options)
{
  g_free (options->kind_name);
  g_free (options->output);
  g_free (options->language_name);
  g_free (options->theme_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChartOptions, chart_options_clear)

static gboolean
read_theme (ChartOptions *options)
{
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      if (g_str_equal (themes[i].name, options->theme_name))
        {
          options->theme = themes[i].kind;
          return TRUE;
        }
    }

  tj_output_error (_("“%s” is no theme. Choose light, dark, high-contrast, high-contrast-dark "
                     "or print."), options->theme_name);

  return FALSE;
}

static gboolean
read_options (ChartOptions *options)
{
  if (!tj_arguments_require ("kind", options->kind_name)
      || !tj_arguments_require ("output", options->output))
    return FALSE;

  if (!tj_chart_kind_parse (options->kind_name, &options->kind))
    {
      tj_output_error (_("“%s” is no kind of chart. Choose cost-curve, category-stack or "
                         "contribution."), options->kind_name);
      return FALSE;
    }

  options->language = tj_language_get_current ();
  if (options->language_name != NULL
      && !tj_language_parse (options->language_name, &options->language))
    {
      tj_output_error (_("“%s” is no language of charts. Choose zh_CN or en."),
                       options->language_name);
      return FALSE;
    }

  if (!(options->width > 0) || !(options->height > 0))
    {
      tj_output_error (_("Width and height must be above zero. They count points, 72 an inch."));
      return FALSE;
    }

  return options->theme_name == NULL || read_theme (options);
}

static TjChart *
create_contribution (const ChartOptions *options,
                     TjArguments        *arguments)
{
  g_autoptr(TjSheet) sheet = NULL;

  if (arguments->n_rest != 1)
    {
      tj_output_error (_("A contribution chart is of one review sheet. Name just one."));
      return NULL;
    }

  if (!tj_files_may_write (options->output, (const char * const *) arguments->rest))
    return NULL;

  sheet = tj_sheet_file_load (arguments->rest[0], TJ_SHEET_FILE_SIGNED_OR_DRAFT);
  if (sheet == NULL)
    return NULL;

  return tj_contribution_new (tj_sheet_get_review (sheet), tj_sheet_get_technology_name (sheet),
                              options->language);
}

static TjChart *
create_of_packages (const ChartOptions *options,
                    TjArguments        *arguments,
                    gboolean           *complete)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(GPtrArray) packages = NULL;
  g_auto(GStrv) paths = NULL;

  packages = tj_round_load (taxonomy, arguments, complete);
  if (packages->len == 0)
    return NULL;

  paths = tj_round_list_paths (packages);
  if (!tj_files_may_write (options->output, (const char * const *) paths))
    return NULL;

  if (options->kind == TJ_CHART_COST_CURVE)
    return tj_cost_curve_new (packages, taxonomy, options->language);

  return tj_category_stack_new (packages, taxonomy, options->language);
}

/* The chart words its own errors in full; the system names a cause but no way out. */
static gboolean
export (const ChartOptions *options,
        TjChart            *chart)
{
  g_autoptr(GFile) file = g_file_new_for_path (options->output);
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;
  TjTheme theme;

  tj_theme_init (&theme, options->theme, FONT_SIZE);
  if (!tj_chart_export (chart, file, options->width, options->height, &theme, &error))
    {
      tj_output_error ("%s", error->message);
      return FALSE;
    }

  sentence = tj_chart_dup_sentence (chart);
  tj_output_row (options->output, 0, sentence);

  return TRUE;
}

/**
 * tj_command_chart:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Draws a chart of packages or of one review sheet into a file.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_chart (int    argc,
                  char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_auto(ChartOptions) options = { .width = DEFAULT_WIDTH, .height = DEFAULT_HEIGHT };
  const GOptionEntry entries[] = {
    { "kind", 'k', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.kind_name,
      N_("What to draw"), "cost-curve|category-stack|contribution" },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.output,
      N_("Where to write the chart"), "FILE.svg|.pdf|.png|.csv" },
    { "lang", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.language_name,
      N_("The language of the chart"), "zh_CN|en" },
    { "theme", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.theme_name,
      N_("Colours: light (default), dark, high-contrast, high-contrast-dark or print"),
      N_("THEME") },
    { "width", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_DOUBLE, &options.width,
      N_("Width in points"), N_("POINTS") },
    { "height", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_DOUBLE, &options.height,
      N_("Height in points"), N_("POINTS") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(TjChart) chart = NULL;
  gboolean complete = TRUE;

  if (!tj_arguments_parse (&arguments, argc, argv, entries,
                           TJ_ARGUMENTS_SEVERAL | TJ_ARGUMENTS_PACKAGES)
      || !read_options (&options))
    return TJ_EXIT_UNUSABLE;

  if (options.kind == TJ_CHART_CONTRIBUTION)
    chart = create_contribution (&options, &arguments);
  else
    chart = create_of_packages (&options, &arguments, &complete);

  if (chart == NULL || !export (&options, chart))
    return TJ_EXIT_UNUSABLE;

  return complete ? TJ_EXIT_FINE : TJ_EXIT_UNUSABLE;
}
