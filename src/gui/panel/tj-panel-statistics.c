/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/panel/tj-panel-statistics.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/tj-xml.h"
#include "core/decision/tj-decision-words.h"

typedef enum
{
  FILE_STATUS,
  FILE_NAME,
  FILE_REVIEWER,
  FILE_PACKAGE,
  FILE_MESSAGE,
  FILE_RECEIVED,
} FileColumn;

static const TjPanelTableColumn file_columns[] = {
  { N_("State"), FALSE, FALSE },
  { N_("File"), FALSE, FALSE },
  { N_("Signed by"), FALSE, FALSE },
  { N_("Package"), FALSE, TRUE },
  { N_("What is to be known"), FALSE, TRUE },
  { N_("Handed in"), FALSE, TRUE },
};

typedef enum
{
  PACKAGE_RANK,
  PACKAGE_NAME,
  PACKAGE_TOTAL,
  PACKAGE_CONSENSUS,
  PACKAGE_OUTCOME,
  PACKAGE_SHEETS,
  PACKAGE_LOWEST,
  PACKAGE_HIGHEST,
  PACKAGE_RAW,
  PACKAGE_ADJUSTED,
  PACKAGE_SPREAD,
  PACKAGE_ROBUSTNESS,
} PackageColumn;

static const TjPanelTableColumn package_columns[] = {
  { N_("Rank"), TRUE, FALSE },
  { N_("Technology"), FALSE, TRUE },
  { N_("Total"), TRUE, FALSE },
  { N_("Consensus total"), TRUE, FALSE },
  { N_("Decision"), FALSE, FALSE },
  { N_("Sheets"), TRUE, FALSE },
  { N_("Lowest (0–5)"), TRUE, FALSE },
  { N_("Highest (0–5)"), TRUE, FALSE },
  { N_("Plain mean (0–5)"), TRUE, FALSE },
  { N_("For severity (0–5)"), TRUE, FALSE },
  { N_("Widest gap (points)"), TRUE, FALSE },
  { N_("Robustness"), FALSE, TRUE },
};

static const TjPanelTableColumn criterion_columns[] = {
  { N_("Criterion"), FALSE, FALSE },
  { N_("Krippendorff’s alpha (interval)"), FALSE, TRUE },
  { N_("Kendall’s W"), FALSE, TRUE },
};

static const TjPanelTableColumn reviewer_columns[] = {
  { N_("Reviewer"), FALSE, FALSE },
  { N_("Organisation"), FALSE, TRUE },
  { N_("Sheets"), TRUE, FALSE },
  { N_("Conflicts"), TRUE, FALSE },
  { N_("Above others (points)"), TRUE, FALSE },
  { N_("Interval (95 per cent)"), FALSE, FALSE },
};

/* What needs a look comes first: refused, set aside, replaced, and those with a remark. */
static guint
get_urgency (const TjPanelFile *file)
{
  if (tj_panel_file_is_refused (file))
    return 0;
  if (!g_str_equal (file->status, "counts"))
    return 1;

  return file->message != NULL ? 2 : 3;
}

static const TjPanelFile *
get_file (const TjPanelReport *report,
          guint                row,
          guint               *index)
{
  GPtrArray *files = report->files->files;

  for (guint urgency = 0; urgency < 4; urgency++)
    {
      for (guint i = 0; i < files->len; i++)
        {
          const TjPanelFile *file = g_ptr_array_index (files, i);

          *index = i;
          if (get_urgency (file) == urgency && row-- == 0)
            return file;
        }
    }

  return NULL;
}

static char *
dup_file_cell (gpointer data,
               guint    row,
               guint    column)
{
  const TjPanelReport *report = tj_panel_desk_get_report (data);
  guint index = 0;
  const TjPanelFile *file = get_file (report, row, &index);

  if (file == NULL)
    return NULL;

  switch ((FileColumn) column)
    {
    case FILE_STATUS:
      return g_strdup (tj_panel_words_status (file->status, tj_language_get_current ()));
    case FILE_NAME:
      return g_strdup (file->path);
    case FILE_REVIEWER:
      return g_strdup (file->reviewer);
    case FILE_PACKAGE:
      return file->sheet != NULL ? g_strdup (tj_sheet_get_technology_name (file->sheet)) : NULL;
    case FILE_RECEIVED:
      return tj_panel_desk_dup_received (data, index);
    case FILE_MESSAGE:
    default:
      return g_strdup (file->message != NULL ? file->message : "");
    }
}

/* Packages are numbered as the facts have them: from the best. */
static const xmlNode *
get_item (TjPanelDesk *desk,
          guint        row)
{
  const TjDecision *decision = tj_panel_desk_get_decision (desk);
  const xmlNode *item = tj_xml_first_child (tj_decision_get_root (decision), "item");

  for (; item != NULL && row > 0; row--)
    item = tj_xml_next (item, "item");

  return item;
}

/* Rounded as the result sheet has it: halves away from zero. */
static char *
dup_points (const xmlNode *item,
            const char    *name,
            guint          decimals)
{
  const double unit = pow (10, decimals);
  double value;

  return tj_decision_attribute (item, name, &value)
           ? tj_panel_words_number (round (value * unit) / unit, decimals) : NULL;
}

static char *
dup_total (const TjDecision *decision,
           const xmlNode    *item,
           gboolean          is_consensus)
{
  double value = 0;
  gboolean known;

  if (is_consensus)
    known = tj_decision_get_total (decision, item, &value)
            && tj_decision_has_consensus (decision, item);
  else
    known = tj_decision_attribute (item, "value", &value);

  return known ? tj_decision_words_value (decision, TRUE, value) : NULL;
}

static char *
dup_package_cell (gpointer data,
                  guint    row,
                  guint    column)
{
  const TjDecision *decision = tj_panel_desk_get_decision (data);
  const xmlNode *item = get_item (data, row);
  const TjLanguage language = tj_language_get_current ();

  switch ((PackageColumn) column)
    {
    case PACKAGE_RANK:
      return dup_points (item, "rank", 0);
    case PACKAGE_NAME:
      return tj_xml_dup_child_text (item, "name");
    case PACKAGE_TOTAL:
      return dup_total (decision, item, FALSE);
    case PACKAGE_CONSENSUS:
      return dup_total (decision, item, TRUE);
    case PACKAGE_OUTCOME:
      return g_strdup (tj_decision_words_outcome (tj_decision_get_outcome (decision, item),
                                                  language));
    case PACKAGE_SHEETS:
      return dup_points (item, "sheets", 0);
    case PACKAGE_LOWEST:
      return dup_points (item, "lowest", 2);
    case PACKAGE_HIGHEST:
      return dup_points (item, "highest", 2);
    case PACKAGE_RAW:
      return dup_points (item, "raw", 2);
    case PACKAGE_ADJUSTED:
      return dup_points (item, "adjusted", 2);
    case PACKAGE_SPREAD:
      return dup_points (item, "spread", 1);
    case PACKAGE_ROBUSTNESS:
    default:
      return tj_xml_dup_child_text (tj_xml_first_child (item, "robustness"),
                                    language == TJ_LANGUAGE_ZH ? "zh" : "en");
    }
}

static char *
dup_criterion_cell (gpointer data,
                    guint    row,
                    guint    column)
{
  const TjPanelReport *report = tj_panel_desk_get_report (data);
  const TjPanelAgreements *own = &report->analysis->agreements[row];
  const TjLanguage language = tj_language_get_current ();

  if (column == 1)
    return tj_panel_words_agreement (&own->alpha[TJ_METRIC_INTERVAL], language);
  if (column == 2)
    return tj_panel_words_concordance (&own->w, language);

  return row == report->analysis->n_criteria ? g_strdup (_("Totals"))
                                             : tj_panel_words_criterion (report, row, language);
}

static char *
dup_reviewer_cell (gpointer data,
                   guint    row,
                   guint    column)
{
  const TjDecision *decision = tj_panel_desk_get_decision (data);
  const xmlNode *member = tj_xml_first_child (tj_decision_get_root (decision), "member");
  double low;
  double high;

  for (; row > 0; row--)
    member = tj_xml_next (member, "member");

  switch (column)
    {
    case 0:
      return tj_xml_dup_attribute (member, "name");
    case 1:
      return tj_xml_dup_attribute (member, "organisation");
    case 2:
      return tj_xml_dup_attribute (member, "sheets");
    case 3:
      return tj_xml_dup_attribute (member, "conflicts");
    case 4:
      return dup_points (member, "severity", 2);
    default:
      if (!tj_decision_attribute (member, "severity-low", &low)
          || !tj_decision_attribute (member, "severity-high", &high))
        return NULL;
      /* Translators: the ends of an interval */
      return g_strdup_printf (_("%.2f to %.2f"), low, high);
    }
}

/**
 * tj_panel_statistics_show_files:
 *
 * Every file that was handed in, and what became of it.
 */
void
tj_panel_statistics_show_files (TjPanelTable *table,
                                TjPanelDesk  *desk)
{
  tj_panel_table_set_columns (table, file_columns, G_N_ELEMENTS (file_columns), dup_file_cell,
                              desk);
}

/**
 * tj_panel_statistics_show_packages:
 *
 * Totals, what becomes of each package, and how far that hangs on something.
 */
void
tj_panel_statistics_show_packages (TjPanelTable *table,
                                   TjPanelDesk  *desk)
{
  tj_panel_table_set_columns (table, package_columns, G_N_ELEMENTS (package_columns),
                              dup_package_cell, desk);
}

/**
 * tj_panel_statistics_show_criteria:
 *
 * How far the reviewers agree, with intervals.
 */
void
tj_panel_statistics_show_criteria (TjPanelTable *table,
                                   TjPanelDesk  *desk)
{
  tj_panel_table_set_columns (table, criterion_columns, G_N_ELEMENTS (criterion_columns),
                              dup_criterion_cell, desk);
}

/**
 * tj_panel_statistics_show_reviewers:
 *
 * How strict each reviewer is.
 */
void
tj_panel_statistics_show_reviewers (TjPanelTable *table,
                                    TjPanelDesk  *desk)
{
  tj_panel_table_set_columns (table, reviewer_columns, G_N_ELEMENTS (reviewer_columns),
                              dup_reviewer_cell, desk);
}

/**
 * tj_panel_statistics_dup_summary:
 *
 * Returns: (transfer full): how many sheets count and by which rule, for the line above
 */
char *
tj_panel_statistics_dup_summary (TjPanelDesk *desk)
{
  const TjPanelReport *report = tj_panel_desk_get_report (desk);
  g_autofree char *rule = NULL;
  guint n_counting = 0;
  guint n_recused = 0;
  guint n_replaced = 0;

  if (report == NULL)
    return g_strdup ("");

  for (guint i = 0; i < report->files->files->len; i++)
    {
      const TjPanelFile *file = g_ptr_array_index (report->files->files, i);

      n_counting += g_str_equal (file->status, "counts");
      n_recused += g_str_equal (file->status, "recused");
      n_replaced += g_str_equal (file->status, "replaced");
    }
  rule = tj_panel_rule_describe (report->analysis->rule, tj_language_get_current ());

  return g_strdup_printf (_("%s: %u sheets count, %u set aside for a conflict of interest, %u "
                            "replaced, %u refused. %s"),
                          tj_review_stage_get_label (report->files->stage), n_counting, n_recused,
                          n_replaced, report->files->n_refused, rule);
}

/**
 * tj_panel_statistics_dup_key:
 * @row: of the table of packages
 *
 * Returns: (transfer full) (nullable): which package that is
 */
char *
tj_panel_statistics_dup_key (TjPanelDesk *desk,
                             guint        row)
{
  const xmlNode *item = get_item (desk, row);

  return item != NULL ? tj_xml_dup_attribute (item, "key") : NULL;
}
