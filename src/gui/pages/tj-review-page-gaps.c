/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/pages/tj-review-page-private.h"

#include "gui/widgets/tj-tooltip.h"

#include <glib/gi18n-lib.h>

#include "gui/widgets/tj-sight.h"

/* What is still missing before one can sign: how much, what, and where it is answered. */

/* Where each kind of gap is closed; %NULL for the declaration, which comes before all. */
static const char *
find_judgement (TjReviewPage *self,
                const char   *code)
{
  if (g_str_has_prefix (code, "conflict-") &&
      gtk_widget_get_visible (GTK_WIDGET (self->declaration)))
    return NULL;
  if (g_str_has_prefix (code, "score-") || g_str_has_prefix (code, "justification-") ||
      g_str_has_prefix (code, "confidence-"))
    return "scoring";
  if (g_str_has_prefix (code, "placement-"))
    return "placement";
  if (g_str_has_prefix (code, "reason-") || g_str_has_prefix (code, "finding-"))
    return "findings";

  return "opinion";
}

static void
show_gap (TjReviewPage *self,
          const char   *code)
{
  const char *judgement = find_judgement (self, code);
  const char *colon = strchr (code, ':');

  if (judgement == NULL)
    tj_declaration_page_begin (self->declaration);
  else if (g_str_equal (judgement, "scoring") && colon != NULL)
    tj_scoring_view_show_criterion (self->scoring_view, colon + 1);
  else if (g_str_equal (judgement, "placement"))
    tj_placement_view_show_decision (self->placement_view);
  else if (g_str_equal (judgement, "opinion"))
    tj_opinion_view_show_gap (self->opinion_view, code);
}

/**
 * tj_review_page_show_first_gap:
 *
 * Goes to where the first of what is missing is answered.
 */
void
tj_review_page_show_first_gap (TjReviewPage *self)
{
  TjReview *review = tj_session_view_get_review (TJ_SESSION_VIEW (self));
  g_auto(GStrv) codes = NULL;
  g_auto(GStrv) gaps = NULL;
  const char *judgement;
  GtkWidget *focus;

  if (review == NULL)
    return;

  gaps = tj_review_list_gaps (review, &codes);
  if (codes[0] == NULL)
    return;

  judgement = find_judgement (self, codes[0]);
  if (judgement != NULL)
    gtk_stack_set_visible_child_name (self->judgement, judgement);
  show_gap (self, codes[0]);

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus != NULL)
    tj_sight_bring_in (focus);
}

/**
 * tj_review_page_update_gaps:
 * @review: what the page shows
 *
 * Says how much is missing. What is to be done next stands out: first the declaration, at the end
 * the signature.
 */
void
tj_review_page_update_gaps (TjReviewPage *self,
                            TjReview     *review)
{
  g_auto(GStrv) gaps = tj_review_list_gaps (review, NULL);
  guint n_gaps = g_strv_length (gaps);
  g_autofree char *label = NULL;
  g_autofree char *tooltip = g_strjoinv ("\n", gaps);

  label = g_strdup_printf (ngettext ("%u answer missing", "%u answers missing", n_gaps), n_gaps);
  gtk_button_set_label (self->gap_button, label);
  tj_tooltip_set (GTK_WIDGET (self->gap_button), tooltip);
  gtk_widget_set_visible (GTK_WIDGET (self->gap_button), n_gaps > 0);

  if (n_gaps > 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self->sign_button), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->sign_button), "suggested-action");
}
