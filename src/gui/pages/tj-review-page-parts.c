/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/pages/tj-review-page-private.h"

#include "core/rubric/tj-help.h"
#include "gui/evidence/tj-form-row.h"
#include "gui/judgement/tj-criterion-row.h"

/* F6 goes round the parts of a review: what is read, what is judged, and the bar below with the
 * total, what is missing and the signature. Each part is entered where it was left. */

static int
find_part (GtkWidget * const *parts,
           GtkWidget         *focus)
{
  for (int i = 0; focus != NULL && i < TJ_N_REVIEW_PARTS; i++)
    {
      if (focus == parts[i] || gtk_widget_is_ancestor (focus, parts[i]))
        return i;
    }

  return -1;
}

static gboolean
enter (TjReviewPage *self,
       GtkWidget    *part,
       GtkWidget    *left_at)
{
  if (!gtk_widget_get_mapped (part))
    return FALSE;
  if (left_at != NULL && gtk_widget_is_ancestor (left_at, part) &&
      gtk_widget_get_mapped (left_at) && gtk_widget_grab_focus (left_at))
    return TRUE;

  return gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD);
}

/**
 * tj_review_page_enter_next_part:
 * @step: 1 for the next part, -1 for the one before
 *
 * Returns: whether the focus moved to another part
 */
gboolean
tj_review_page_enter_next_part (TjReviewPage *self,
                                int           step)
{
  GtkWidget *parts[TJ_N_REVIEW_PARTS] = {
    GTK_WIDGET (self->evidence), self->judgement_box, self->bar,
  };
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  int from = find_part (parts, focus);

  if (from < 0)
    return FALSE;

  g_set_weak_pointer (&self->left_at[from], focus);
  for (int i = 1; i < TJ_N_REVIEW_PARTS; i++)
    {
      int to = (from + i * step + i * TJ_N_REVIEW_PARTS) % TJ_N_REVIEW_PARTS;

      if (enter (self, parts[to], self->left_at[to]))
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_review_page_forget_parts:
 *
 * Forgets where the parts were left.
 */
void
tj_review_page_forget_parts (TjReviewPage *self)
{
  for (int i = 0; i < TJ_N_REVIEW_PARTS; i++)
    g_clear_weak_pointer (&self->left_at[i]);
}

/**
 * tj_review_page_dup_help_topic:
 *
 * Returns: (transfer full) (nullable): what the focus is on, as #TjHelpTopic has it; %NULL where
 *   that is neither a field nor a criterion
 */
char *
tj_review_page_dup_help_topic (TjReviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      if (TJ_IS_FORM_ROW (widget))
        return tj_help_dup_id_of_path (tj_form_row_get_path (TJ_FORM_ROW (widget)));
      if (TJ_IS_CRITERION_ROW (widget))
        return g_strconcat (TJ_HELP_CRITERION_PREFIX,
                            tj_criterion_get_id (tj_criterion_row_get_criterion (
                                                   TJ_CRITERION_ROW (widget))), NULL);
    }

  return NULL;
}
