/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/round/tj-round-column.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-text.h"
#include "core/checks/tj-check-round.h"
#include "gui/bureau/tj-terms-words.h"

/* The columns of the list are rows of a table: what is shown, and by what it is put in order. What
 * is not known comes last in either direction, since it is neither small nor large. */

#define NO_FIGURE "—"

static char *
dup_name (TjRoundItem *item)
{
  return g_strdup (tj_round_item_get_name (item));
}

static const char *
get_name_key (TjRoundItem *item)
{
  return tj_round_item_get_facts (item)->name_key;
}

static char *
dup_file (TjRoundItem *item)
{
  const char *file = tj_round_item_get_facts (item)->file;

  return g_strdup (file != NULL ? file : NO_FIGURE);
}

static const char *
get_file_key (TjRoundItem *item)
{
  return tj_round_item_get_facts (item)->file_key;
}

static char *
dup_type (TjRoundItem *item)
{
  const char *name = tj_round_item_get_facts (item)->type_name;

  return g_strdup (!tj_text_is_blank (name) ? name : NO_FIGURE);
}

static gboolean
get_type (TjRoundItem *item,
          double      *number)
{
  *number = tj_round_item_get_facts (item)->type_order;

  return *number > 0;
}

static char *
dup_stage (TjRoundItem *item)
{
  const char *stage = tj_round_item_get_facts (item)->stage;

  if (g_strcmp0 (stage, "demonstration") == 0)
    return g_strdup (C_("stage", "Demonstration"));

  return g_strdup (stage != NULL ? C_("stage", "Promotion") : NO_FIGURE);
}

static gboolean
get_stage (TjRoundItem *item,
           double      *number)
{
  const char *stage = tj_round_item_get_facts (item)->stage;

  *number = g_strcmp0 (stage, "demonstration") == 0 ? 1 : 2;

  return stage != NULL;
}

static char *
dup_region (TjRoundItem *item)
{
  const TjProvince *province = tj_round_item_get_facts (item)->province;

  return g_strdup (province != NULL ? tj_province_get_name (province) : NO_FIGURE);
}

static gboolean
get_region (TjRoundItem *item,
            double      *number)
{
  const TjProvince *province = tj_round_item_get_facts (item)->province;

  *number = province != NULL ? g_ascii_strtoull (province->code, NULL, 10) : 0;

  return province != NULL;
}

static gboolean
get_figure (TjRoundItem   *item,
            TjRoundFigure  figure,
            double        *number)
{
  const TjRoundFacts *facts = tj_round_item_get_facts (item);

  *number = facts->figures[figure];

  return facts->has_figure[figure];
}

static char *
dup_figure (TjRoundItem   *item,
            TjRoundFigure  figure)
{
  double number;

  return get_figure (item, figure, &number) ? tj_text_format_number (number, 1)
                                            : g_strdup (NO_FIGURE);
}

#define FIGURE(name, figure)                                            \
  static gboolean                                                       \
  get_##name (TjRoundItem *item,                                        \
              double      *number)                                      \
  {                                                                     \
    return get_figure (item, figure, number);                           \
  }                                                                     \
                                                                        \
  static char *                                                         \
  dup_##name (TjRoundItem *item)                                        \
  {                                                                     \
    return dup_figure (item, figure);                                   \
  }

FIGURE (potential, TJ_ROUND_POTENTIAL)
FIGURE (unit_cost, TJ_ROUND_UNIT_COST)
FIGURE (share, TJ_ROUND_SHARE)
FIGURE (investment, TJ_ROUND_INVESTMENT)

static char *
dup_findings (TjRoundItem *item)
{
  guint n_errors = tj_round_item_count (item, TJ_SEVERITY_ERROR);
  guint n_queries = tj_round_item_count (item, TJ_SEVERITY_QUERY);
  g_autofree char *errors = NULL;
  g_autofree char *queries = NULL;

  errors = g_strdup_printf (ngettext ("%u error", "%u errors", n_errors), n_errors);
  queries = g_strdup_printf (ngettext ("%u query", "%u queries", n_queries), n_queries);

  /* Translators: two counts: errors, queries */
  return g_strdup_printf (_("%s, %s"), errors, queries);
}

/* An error weighs more than any number of queries. */
static gboolean
get_findings (TjRoundItem *item,
              double      *number)
{
  guint n_queries = MIN (tj_round_item_count (item, TJ_SEVERITY_QUERY), 999);

  *number = tj_round_item_count (item, TJ_SEVERITY_ERROR) * 1000.0 + n_queries;

  return tj_round_item_get_findings (item) != NULL;
}

static char *
dup_progress (TjRoundItem *item)
{
  const TjTotal *total = tj_round_item_get_total (item);
  guint n_judged = total->n_given + total->n_cannot_assess;

  if (tj_round_item_get_review (item) == NULL)
    return g_strdup (NO_FIGURE);

  switch (tj_round_item_get_progress (item))
    {
    case TJ_PROGRESS_SIGNED:
      return g_strdup (C_("review", "Signed"));
    case TJ_PROGRESS_RECUSED:
      return g_strdup (C_("review", "Withdrawn"));
    case TJ_PROGRESS_NONE:
    case TJ_PROGRESS_BEGUN:
    case TJ_PROGRESS_SCORED:
    default:
      return g_strdup_printf ("%u/%u", n_judged, n_judged + total->n_missing);
    }
}

static gboolean
get_progress (TjRoundItem *item,
              double      *number)
{
  const TjTotal *total = tj_round_item_get_total (item);
  guint n_judged = total->n_given + total->n_cannot_assess;

  *number = tj_round_item_get_progress (item) * 1000.0 + n_judged;

  return tj_round_item_get_review (item) != NULL;
}

/* The total of half a review is no total. */
static gboolean
get_score (TjRoundItem *item,
           double      *number)
{
  const TjTotal *total = tj_round_item_get_total (item);

  *number = total->points;

  return total->n_given > 0 && total->n_missing == 0;
}

static char *
dup_score (TjRoundItem *item)
{
  double number;

  return get_score (item, &number) ? tj_text_format_number (number, 2) : g_strdup (NO_FIGURE);
}

static char *
dup_status (TjRoundItem *item)
{
  return g_strdup (tj_application_status_get_label (tj_round_item_get_status (item)));
}

static gboolean
get_status (TjRoundItem *item,
            double      *number)
{
  *number = tj_round_item_get_status (item);

  return *number > 0;
}

/* Those that came too late are told by a word, and stand where they came. */
static char *
dup_received (TjRoundItem *item)
{
  g_autofree char *received = tj_terms_dup_receipt (item);

  if (received == NULL)
    return g_strdup (NO_FIGURE);

  /* Translators: of an application: when it came; it is late */
  return tj_round_item_get_late (item) ? g_strdup_printf (_("%s, late"), received)
                                       : g_steal_pointer (&received);
}

static gboolean
get_received (TjRoundItem *item,
              double      *number)
{
  GDateTime *received = tj_round_item_get_received (item, NULL);

  *number = received != NULL ? (double) g_date_time_to_unix (received) : 0;

  return received != NULL;
}

static gboolean
get_duplicates (TjRoundItem *item,
                double      *number)
{
  GListModel *findings = tj_round_item_get_findings (item);
  guint n_findings = findings != NULL ? g_list_model_get_n_items (findings) : 0;
  guint n_found = 0;

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);

      n_found += tj_check_round_is_about_others (finding);
    }
  *number = n_found;

  return findings != NULL;
}

static char *
dup_duplicates (TjRoundItem *item)
{
  double number;

  return get_duplicates (item, &number) ? tj_text_format_number (number, 0)
                                        : g_strdup (NO_FIGURE);
}

static const TjRoundColumn columns[] = {
  { "name", N_("Technology and applicant"), N_("Name"), TJ_ROUND_COLUMN_NAME, TRUE, FALSE,
    dup_name, NULL, get_name_key },
  { "type", N_("Type"), N_("Type, in the Notice’s Order"), TJ_ROUND_COLUMN_TEXT, FALSE, FALSE,
    dup_type, get_type, NULL },
  { "stage", N_("Stage"), N_("Stage"), TJ_ROUND_COLUMN_TEXT, TRUE, FALSE, dup_stage, get_stage,
    NULL },
  { "region", N_("Region"), N_("Region"), TJ_ROUND_COLUMN_TEXT, FALSE, FALSE, dup_region,
    get_region, NULL },
  { "potential", N_("Potential, 万t/a"), N_("Potential"), TJ_ROUND_COLUMN_FIGURE, TRUE, TRUE,
    dup_potential, get_potential, NULL },
  { "unit-cost", N_("Unit cost, 元/t"), N_("Unit Cost"), TJ_ROUND_COLUMN_FIGURE, TRUE, FALSE,
    dup_unit_cost, get_unit_cost, NULL },
  { "share", N_("Share in 2030, %"), N_("Share in 2030"), TJ_ROUND_COLUMN_FIGURE, FALSE, TRUE,
    dup_share, get_share, NULL },
  { "investment", N_("Investment to 2030, 亿元"), N_("Investment to 2030"),
    TJ_ROUND_COLUMN_FIGURE, FALSE, TRUE, dup_investment, get_investment, NULL },
  { "findings", N_("Findings"), N_("Findings"), TJ_ROUND_COLUMN_FINDINGS, TRUE, TRUE,
    dup_findings, get_findings, NULL },
  { "progress", N_("Reviewed"), N_("Progress of the Review"), TJ_ROUND_COLUMN_FIGURE, TRUE, FALSE,
    dup_progress, get_progress, NULL },
  { "score", N_("Score, of 5"), N_("Score"), TJ_ROUND_COLUMN_FIGURE, FALSE, TRUE, dup_score,
    get_score, NULL },
  { "status", N_("Application"), N_("Status of the Application"), TJ_ROUND_COLUMN_TEXT, FALSE,
    FALSE, dup_status, get_status, NULL },
  { "received", N_("Received"), N_("Time of Receipt"), TJ_ROUND_COLUMN_TEXT, FALSE, FALSE,
    dup_received, get_received, NULL },
  { "duplicates", N_("In common"), N_("In Common with Others"), TJ_ROUND_COLUMN_FIGURE, FALSE,
    TRUE, dup_duplicates, get_duplicates, NULL },
  { "file", N_("File"), N_("File Name"), TJ_ROUND_COLUMN_TEXT, FALSE, FALSE, dup_file, NULL,
    get_file_key },
};

/**
 * tj_round_columns_get:
 * @n_columns: (out): how many there are
 *
 * Returns: (transfer none): all columns, in the order in which they stand
 */
const TjRoundColumn *
tj_round_columns_get (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);

  return columns;
}

/**
 * tj_round_column_lookup:
 *
 * Returns: (transfer none) (nullable): the column of that name
 */
const TjRoundColumn *
tj_round_column_lookup (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (g_strcmp0 (columns[i].id, id) == 0)
        return &columns[i];
    }

  return NULL;
}

const char *
tj_round_column_get_title (const TjRoundColumn *self)
{
  return _(self->title);
}

const char *
tj_round_column_get_order (const TjRoundColumn *self)
{
  return _(self->order);
}

/* Returns whether both are known, and if not, what is to be said of them. */
static gboolean
compare_known (gboolean  has_a,
               gboolean  has_b,
               int      *difference)
{
  *difference = has_a == has_b ? 0 : has_a ? -1 : 1;

  return has_a && has_b;
}

/**
 * tj_round_column_compare:
 * @is_descending: whether the largest comes first
 *
 * Returns: less than, equal to or greater than 0 where @a comes before, with or after @b; what
 *   is not known comes after what is, either way
 */
int
tj_round_column_compare (const TjRoundColumn *self,
                         TjRoundItem         *a,
                         TjRoundItem         *b,
                         gboolean             is_descending)
{
  int difference = 0;

  if (self->get_key != NULL)
    {
      const char *key_a = self->get_key (a);
      const char *key_b = self->get_key (b);

      if (!compare_known (key_a != NULL, key_b != NULL, &difference))
        return difference;
      difference = strcmp (key_a, key_b);
    }
  else
    {
      double number_a = 0, number_b = 0;
      gboolean has_a = self->get_number (a, &number_a);
      gboolean has_b = self->get_number (b, &number_b);

      if (!compare_known (has_a, has_b, &difference))
        return difference;
      difference = (number_a > number_b) - (number_a < number_b);
    }

  return is_descending ? -difference : difference;
}

/**
 * tj_round_column_dup_spoken:
 *
 * Returns: (transfer full): what a screen reader says of the row of @item: who applies with
 *   what, and how it stands
 */
char *
tj_round_column_dup_spoken (TjRoundItem *item)
{
  const TjRoundFacts *facts = tj_round_item_get_facts (item);
  g_autofree char *findings = dup_findings (item);
  g_autofree char *progress = dup_progress (item);

  if (tj_round_item_get_state (item) != TJ_ROUND_ITEM_READY)
    return g_strdup (facts->name);

  /* Translators: of a row: technology, applicant, findings, progress of the review */
  return g_strdup_printf (_("%s, %s, %s, reviewed: %s"), facts->name,
                          facts->applicant != NULL ? facts->applicant : "", findings, progress);
}
