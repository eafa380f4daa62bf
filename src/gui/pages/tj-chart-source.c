/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/pages/tj-chart-source.h"

#include "core/recalculation/tj-reviewed-inputs.h"

/* Charts of few reviews are of so many at most. */
#define MAX_FEW 3

/* What the user entered to work the package's claims out again, where there is anything. */
static void
add_recalculation (TjChartSubject *subject,
                   TjReview       *review)
{
  g_autoptr(TjRecalculationInputs) inputs = tj_reviewed_inputs_new (review);

  if (inputs->cases->len > 0)
    subject->recalculation = g_steal_pointer (&inputs);
}

static TjChartSubject *
add_item (TjChartInput *input,
          TjRoundItem  *item)
{
  /* Its names stand beside marks and in tables. */
  TjPackage *package = tj_round_item_get_shown (item);
  TjReview *review = tj_round_item_get_review (item);
  TjChartSubject *subject;

  if (package == NULL)
    return NULL;

  subject = tj_chart_input_add_package (input, package);
  g_set_object (&subject->findings, tj_round_item_get_findings (item));
  if (review == NULL)
    return subject;

  g_ptr_array_add (subject->reviews, g_object_ref (review));
  subject->n_signed = tj_round_item_get_signed (item) ? 1 : 0;
  add_recalculation (subject, review);

  return subject;
}

/* The user's own signed sheet takes the place of the review it was made from. */
static void
drop_own_review (TjChartSubject *subject,
                 TjRoundItem    *item,
                 const char     *reviewer)
{
  TjReview *review = item != NULL ? tj_round_item_get_review (item) : NULL;
  guint index;

  if (review == NULL || reviewer == NULL
      || g_strcmp0 (tj_review_get (review, "reviewer.name"), reviewer) != 0
      || !g_ptr_array_find (subject->reviews, review, &index))
    return;

  g_ptr_array_remove_index (subject->reviews, index);
  subject->n_signed -= tj_round_item_get_signed (item) ? 1 : 0;
}

static void
add_sheet (TjChartInput *input,
           TjSession    *session,
           TjSheet      *sheet)
{
  TjChartSubject *subject = tj_chart_input_find_package (input, sheet);

  if (subject != NULL)
    drop_own_review (subject, tj_session_find (session, subject->key),
                     tj_review_get (tj_sheet_get_review (sheet), "reviewer.name"));

  subject = tj_chart_input_add_sheet (input, sheet);
  subject->n_signed++;
}

/* The user's own review, or the first sheet of the package. */
static void
add_one_review (TjChartInput *input,
                TjRoundItem  *current,
                GPtrArray    *sheets)
{
  TjChartSubject *subject = current != NULL ? add_item (input, current) : NULL;

  if (subject == NULL || subject->reviews->len > 0)
    return;

  for (guint i = 0; sheets != NULL && subject->reviews->len == 0 && i < sheets->len; i++)
    {
      TjSheet *sheet = g_ptr_array_index (sheets, i);

      if (tj_chart_input_find_package (input, sheet) != NULL)
        tj_chart_input_add_sheet (input, sheet);
    }
}

/* Of the sheets on the current package the first ones; nothing where there are none. */
static gboolean
add_few_sheets (TjChartInput *input,
                TjRoundItem  *current,
                GPtrArray    *sheets)
{
  g_autoptr(TjChartInput) own = tj_chart_input_new (input->taxonomy);
  guint n = 0;

  if (current == NULL || sheets == NULL || add_item (own, current) == NULL)
    return FALSE;

  for (guint i = 0; n < MAX_FEW && i < sheets->len; i++)
    {
      TjSheet *sheet = g_ptr_array_index (sheets, i);

      if (tj_chart_input_find_package (own, sheet) == NULL)
        continue;

      tj_chart_input_add_sheet (input, sheet);
      n++;
    }

  return n > 0;
}

/**
 * tj_chart_source_create_input:
 * @current: (nullable): the package that is selected
 * @sheets: (nullable) (element-type TjSheet): signed sheets of a panel
 * @kind: decides which of them it wants
 *
 * Returns: (transfer full): what a chart of @kind is drawn of
 */
TjChartInput *
tj_chart_source_create_input (TjSession         *session,
                              TjRoundItem       *current,
                              GPtrArray         *sheets,
                              const TjChartKind *kind)
{
  GListModel *items = tj_session_get_items (session);
  TjChartInput *input = tj_chart_input_new (tj_session_get_taxonomy (session));

  input->factors = g_object_ref (tj_session_get_factors (session));

  if (kind->subjects == TJ_CHART_OF_ONE_REVIEW)
    {
      add_one_review (input, current, sheets);
      return input;
    }
  if (kind->subjects == TJ_CHART_OF_FEW_REVIEWS && add_few_sheets (input, current, sheets))
    return input;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);

      add_item (input, item);
    }
  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    add_sheet (input, session, g_ptr_array_index (sheets, i));

  return input;
}
