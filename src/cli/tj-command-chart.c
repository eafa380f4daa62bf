/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-chart-load.h"
#include "cli/tj-output.h"
#include "cli/tj-panel-options.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The text width of A4, and a third of its height and more. */
#define DEFAULT_WIDTH 180.0
#define DEFAULT_HEIGHT 130.0
#define SLIDE_WIDTH 254.0
#define SLIDE_HEIGHT 142.875
#define POINTS_PER_MM (72.0 / 25.4)
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
 * The options as typed, and what they mean once read_options() agreed. @rate, @life and @price
 * are texts, since zero is a number one may choose.
 */
typedef struct
{
  char *kind_name;
  char *language_name;
  char *theme_name;
  char *basis_name;
  char *grouping_name;
  char *measure_name;
  char *classes;
  char *rate;
  char *life;
  char *price;
  char *size;
  char *criterion;
  TjPanelOptions panel;
  TjPanelRule *rule;
  TjChartFiles files;
  gboolean list;
  gboolean negative_by_reduction;
  gboolean mirrored;

  const TjChartKind *kind;
  TjChartOptions chart;
  TjThemeKind theme;
  double width;
  double height;
} ChartOptions;

static void
chart_options_clear (ChartOptions *options)
{
  g_free (options->kind_name);
  g_free (options->language_name);
  g_free (options->theme_name);
  g_free (options->basis_name);
  g_free (options->grouping_name);
  g_free (options->measure_name);
  g_free (options->classes);
  g_free (options->rate);
  g_free (options->life);
  g_free (options->price);
  g_free (options->size);
  g_free (options->criterion);
  tj_panel_options_clear (&options->panel);
  g_clear_pointer (&options->rule, tj_panel_rule_free);
  g_strfreev (options->files.sheets);
  g_free (options->files.inputs);
  g_free (options->files.output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChartOptions, chart_options_clear)

static gboolean
read_number (const char *option,
             const char *text,
             double     *value)
{
  char *end = NULL;

  if (text == NULL)
    return TRUE;

  *value = g_ascii_strtod (text, &end);
  if (end != text && *end == '\0' && isfinite (*value))
    return TRUE;

  tj_output_error (_("“%s” is no number for “--%s”. Type it with digits and a point, as 0.08."),
                   text, option);

  return FALSE;
}

static gboolean
read_theme (ChartOptions *options)
{
  for (guint i = 0; options->theme_name != NULL && i < G_N_ELEMENTS (themes); i++)
    {
      if (g_str_equal (themes[i].name, options->theme_name))
        {
          options->theme = themes[i].kind;
          return TRUE;
        }
    }

  if (options->theme_name == NULL)
    return TRUE;

  tj_output_error (_("“%s” is no theme. Choose light, dark, high-contrast, high-contrast-dark "
                     "or print."), options->theme_name);

  return FALSE;
}

/* WIDTHxHEIGHT in millimetres, with the unit or without, or a slide. */
static gboolean
read_size (ChartOptions *options)
{
  const char *text = options->size;
  char *end = NULL;

  options->width = DEFAULT_WIDTH;
  options->height = DEFAULT_HEIGHT;
  if (text == NULL)
    return TRUE;

  if (g_str_equal (text, "slide"))
    {
      options->width = SLIDE_WIDTH;
      options->height = SLIDE_HEIGHT;
      return TRUE;
    }

  options->width = g_ascii_strtod (text, &end);
  if (end != text && *end == 'x')
    {
      const char *second = end + 1;

      options->height = g_ascii_strtod (second, &end);
      if (end != second && (*end == '\0' || g_str_equal (end, "mm")) && options->width > 0
          && options->height > 0)
        return TRUE;
    }

  tj_output_error (_("“%s” is no size. Type width and height in millimetres, as 180x130mm, "
                     "or slide."), text);

  return FALSE;
}

static gboolean
refuse_word (const char *word,
             const char *choices)
{
  /* Translators: what was typed, and a list of what could be */
  tj_output_error (_("“%s” cannot be chosen here. Choose one of: %s."), word, choices);

  return FALSE;
}

static gboolean
read_measure (ChartOptions *options)
{
  g_autofree char *choices = NULL;

  if (options->measure_name == NULL)
    return TRUE;

  if (options->kind->measures != NULL
      && g_strv_contains (options->kind->measures, options->measure_name))
    return tj_chart_measure_parse (options->measure_name, &options->chart.measure);

  choices = options->kind->measures != NULL
              ? g_strjoinv (", ", (char **) options->kind->measures) : g_strdup ("—");

  return refuse_word (options->measure_name, choices);
}

static gboolean
read_words (ChartOptions *options)
{
  TjChartOptions *chart = &options->chart;

  if (options->basis_name != NULL && !tj_chart_basis_parse (options->basis_name, &chart->basis))
    return refuse_word (options->basis_name, "form, net");
  if (options->grouping_name != NULL
      && !tj_chart_grouping_parse (options->grouping_name, &chart->by))
    return refuse_word (options->grouping_name, "technology, type, category");
  if (options->classes != NULL && !tj_chart_options_parse_classes (chart, options->classes))
    {
      tj_output_error (_("“%s” are no cost classes. Type up to eight ascending numbers with "
                         "commas between them, as 0,100,300,600."), options->classes);
      return FALSE;
    }

  return read_measure (options);
}

static gboolean
read_chart_options (ChartOptions *options)
{
  TjChartOptions *chart = &options->chart;
  g_autoptr(GError) error = NULL;

  chart->negative_by_reduction = options->negative_by_reduction;
  chart->has_price = options->price != NULL;
  if (!read_words (options)
      || !read_number ("rate", options->rate, &chart->rate)
      || !read_number ("life", options->life, &chart->life)
      || !read_number ("price", options->price, &chart->price))
    return FALSE;

  if (!tj_chart_options_check (chart, &error))
    {
      tj_output_error ("%s", error->message);
      return FALSE;
    }

  return TRUE;
}

static gboolean
has_criterion (TjRubric   *rubric,
               const char *id)
{
  for (guint stage = 0; stage < TJ_N_REVIEW_STAGES; stage++)
    {
      if (tj_rubric_lookup (rubric, (TjReviewStage) stage, id) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Which criteria there are, the sheets decide. */
static gboolean
check_criterion (const TjChartInput *input,
                 const char         *id)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  gboolean found = id == NULL || has_criterion (rubric, id);

  for (guint i = 0; !found && i < input->subjects->len; i++)
    {
      const TjChartSubject *subject = g_ptr_array_index (input->subjects, i);

      for (guint j = 0; !found && j < subject->reviews->len; j++)
        found = has_criterion (tj_review_get_rubric (g_ptr_array_index (subject->reviews, j)), id);
    }

  if (!found)
    tj_output_error (_("The rubric has no criterion “%s”. Its file, data/rubric, names them."),
                     id);

  return found;
}

/* What charts of a panel read. */
static gboolean
read_panel_options (ChartOptions *options)
{
  if (!tj_panel_options_read (&options->panel, &options->chart.draws))
    return FALSE;

  options->rule = tj_panel_options_load_rule (&options->panel);
  options->chart.rule = options->rule;
  options->chart.criterion = options->criterion;

  return options->rule != NULL;
}

static gboolean
read_options (ChartOptions *options)
{
  if (!tj_arguments_require ("kind", options->kind_name)
      || !tj_arguments_require ("output", options->files.output))
    return FALSE;

  options->kind = tj_chart_kind_lookup (options->kind_name);
  if (options->kind == NULL)
    {
      tj_output_error (_("“%s” is no kind of chart. “tanjian-cli chart --list” names them."),
                       options->kind_name);
      return FALSE;
    }

  tj_chart_options_init (&options->chart, tj_language_get_current ());
  if (options->language_name != NULL
      && !tj_language_parse (options->language_name, &options->chart.language))
    {
      tj_output_error (_("“%s” is no language of charts. Choose zh_CN or en."),
                       options->language_name);
      return FALSE;
    }

  return read_size (options) && read_theme (options) && read_chart_options (options)
         && read_panel_options (options);
}

static int
list_kinds (void)
{
  guint width = 0;

  for (guint i = 0; i < tj_chart_kind_get_n_kinds (); i++)
    width = MAX (width, (guint) strlen (tj_chart_kind_get (i)->id));

  for (guint i = 0; i < tj_chart_kind_get_n_kinds (); i++)
    {
      const TjChartKind *kind = tj_chart_kind_get (i);
      g_autofree char *text = g_strdup_printf ("%s — %s", tj_chart_kind_get_label (kind),
                                               tj_chart_kind_get_purpose (kind));

      tj_output_row (kind->id, width, text);
    }

  return TJ_EXIT_FINE;
}

/* The chart words its own errors in full; the system names a cause but no way out. */
static gboolean
export (const ChartOptions *options,
        TjChart            *chart)
{
  g_autoptr(GFile) file = g_file_new_for_path (options->files.output);
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;
  TjTheme theme;

  tj_theme_init (&theme, options->theme, FONT_SIZE);
  theme.mirrored = options->mirrored;
  if (!tj_chart_export (chart, file, options->width * POINTS_PER_MM,
                        options->height * POINTS_PER_MM, &theme, &error))
    {
      tj_output_error ("%s", error->message);
      return FALSE;
    }

  sentence = tj_chart_dup_sentence (chart);
  tj_output_row (options->files.output, 0, sentence);

  return TRUE;
}

static int
run (ChartOptions *options,
     TjArguments  *arguments)
{
  g_autoptr(TjChartInput) input = NULL;
  g_autoptr(TjChart) chart = NULL;
  gboolean complete = TRUE;

  input = tj_chart_load (options->kind, arguments, &options->files, &complete);
  if (input == NULL || !check_criterion (input, options->criterion))
    return TJ_EXIT_UNUSABLE;

  chart = tj_chart_new (options->kind, input, &options->chart);
  if (!export (options, chart))
    return TJ_EXIT_UNUSABLE;

  return complete ? TJ_EXIT_FINE : TJ_EXIT_UNUSABLE;
}

/**
 * tj_command_chart:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Draws a chart of packages or of review sheets into a file, or lists the kinds of chart.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_chart (int    argc,
                  char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_auto(ChartOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "list", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.list,
      N_("List the kinds of chart and what each is for"), NULL },
    { "kind", 'k', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.kind_name,
      N_("What to draw, see --list"), N_("KIND") },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.files.output,
      N_("Where to write the chart"), "FILE.svg|.pdf|.png|.csv|.xlsx" },
    { "lang", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.language_name,
      N_("The language of the chart"), "zh_CN|en" },
    { "theme", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.theme_name,
      N_("Colours: light (default), dark, high-contrast, high-contrast-dark or print"),
      N_("THEME") },
    { "size", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.size,
      N_("Width and height in millimetres, or a slide"), "WxHmm|slide" },
    { "basis", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.basis_name,
      N_("Which cost: investment over lifetime tonnes, or annualised and net of benefits"),
      "form|net" },
    { "rate", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.rate,
      N_("The discount rate a year of the net basis"), "0.08" },
    { "life", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.life,
      N_("The service life of cases that state none, on the net basis"), N_("YEARS") },
    { "by", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.grouping_name,
      N_("What a row stands for"), "technology|type|category" },
    { "measure", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.measure_name,
      N_("What is compared, where a kind has a choice"), N_("MEASURE") },
    { "classes", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.classes,
      N_("Where one cost class ends and the next begins, in 元/tCO2"), "0,100,300,600" },
    { "price", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.price,
      N_("A line at this carbon price, in 元/tCO2"), N_("PRICE") },
    { "negative-by-reduction", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE,
      &options.negative_by_reduction,
      N_("Order what costs less than nothing by its annual reduction"), NULL },
    { "rule", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.panel.rule,
      N_("How the scores of several reviewers become one"),
      "mean|weighted|trimmed|median|FILE.xml" },
    { "criterion", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.criterion,
      N_("The criterion whose weight is varied"), "ID" },
    { "top", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options.panel.n_top,
      N_("How many packages are chosen"), "N" },
    { "uncertain-weights", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.panel.weights,
      N_("How far weights may be others in the draws"), "as-given|near|any" },
    { "draws", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options.panel.n_draws,
      N_("How often weights, scores and reviewers are drawn"), "N" },
    { "seed", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.panel.seed,
      N_("The same seed gives the same draws"), "N" },
    { "mirrored", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.mirrored,
      N_("Draw from right to left"), NULL },
    { "sheet", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &options.files.sheets,
      N_("A review sheet of one of the packages; may be given several times"), "SHEET.xml" },
    { "inputs", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.files.inputs,
      N_("What was found in the annexes: a file, or a folder with PACKAGE.xml for each"),
      N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  if (argc == 2 && g_str_equal (argv[1], "--list"))
    return list_kinds ();

  if (!tj_arguments_parse (&arguments, argc, argv, entries,
                           TJ_ARGUMENTS_SEVERAL | TJ_ARGUMENTS_PACKAGES))
    return TJ_EXIT_UNUSABLE;

  if (options.list)
    return list_kinds ();

  return read_options (&options) ? run (&options, &arguments) : TJ_EXIT_UNUSABLE;
}
