/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-accepted.h"

#include "core/rubric/tj-review-corrections.h"

/* A package is accepted where more of its reviewers recommend it, with conditions or without,
 * than reject it. The potential is then the middle one of what those let stand: the applicant's
 * own, or their correction. Where they disagree as many against as many, nothing is decided. */

static int
compare_figures (gconstpointer a,
                 gconstpointer b)
{
  double one = ((const TjChartFigure *) a)->value;
  double two = ((const TjChartFigure *) b)->value;

  return (one > two) - (one < two);
}

static void
take_place (TjReview        *review,
            TjTaxonomy      *taxonomy,
            TjChartAccepted *accepted)
{
  const char *category = tj_review_get (review, "assessed.category");
  const char *type = tj_review_get (review, "assessed.type");

  if (category != NULL && tj_taxonomy_lookup (taxonomy, category) != NULL)
    {
      if (g_strcmp0 (accepted->category, category) != 0)
        accepted->type = NULL;
      accepted->category = g_intern_string (category);
    }
  if (type != NULL && tj_taxonomy_lookup (taxonomy, type) != NULL)
    accepted->type = g_intern_string (type);
}

/* Adds what one reviewer lets stand. */
static void
add_potential (const TjChartClaim *claim,
               TjReview           *review,
               TjLanguage          language,
               GArray             *figures)
{
  TjForm *form = tj_package_get_form (claim->subject->package);
  g_autoptr(TjForm) corrected = tj_review_apply_corrections (review, form);
  TjChartFigure figure;

  tj_chart_claim_read_potential (corrected, TJ_CHART_BASIS_ACCEPTED, language, &figure);
  if (figure.known)
    g_array_append_val (figures, figure);
}

static TjChartVerdict
count_verdicts (GPtrArray *reviews)
{
  guint n_for = 0;
  guint n_against = 0;

  for (guint i = 0; i < reviews->len; i++)
    {
      const char *recommendation = tj_review_get (g_ptr_array_index (reviews, i),
                                                  "recommendation");

      if (g_strcmp0 (recommendation, "reject") == 0)
        n_against++;
      else if (recommendation != NULL)
        n_for++;
    }

  if (n_for + n_against == 0)
    return TJ_CHART_NOT_REVIEWED;
  if (n_for == n_against)
    return TJ_CHART_DIVIDED;

  return n_for > n_against ? TJ_CHART_ACCEPTED : TJ_CHART_REJECTED;
}

static const char *
say_verdict (TjChartVerdict verdict,
             TjLanguage     language)
{
  gboolean zh = language == TJ_LANGUAGE_ZH;

  switch (verdict)
    {
    case TJ_CHART_REJECTED:
      return zh ? "评审未采纳" : "rejected in review";

    case TJ_CHART_DIVIDED:
      return zh ? "评审意见相持" : "reviewers are divided";

    case TJ_CHART_NOT_REVIEWED:
      return zh ? "尚无评审意见" : "not reviewed yet";

    case TJ_CHART_ACCEPTED:
    default:
      return zh ? "采纳，但没有可用的减排潜力" : "accepted, without a usable potential";
    }
}

/**
 * tj_chart_accepted_read:
 * @claim: of a package, with its reviews
 * @accepted: (out): the claim after its review
 */
void
tj_chart_accepted_read (const TjChartClaim *claim,
                        TjTaxonomy         *taxonomy,
                        TjLanguage          language,
                        TjChartAccepted    *accepted)
{
  GPtrArray *reviews = claim->subject->reviews;
  g_autoptr(GArray) figures = g_array_new (FALSE, FALSE, sizeof (TjChartFigure));

  *accepted = (TjChartAccepted) {
    count_verdicts (reviews),
    { FALSE, 0, 0, 0, TJ_CHART_UNIT_POTENTIAL, TJ_CHART_BASIS_ACCEPTED, "potential_2030",
      NULL },
    claim->category, claim->type
  };

  for (guint i = 0; accepted->verdict == TJ_CHART_ACCEPTED && i < reviews->len; i++)
    {
      TjReview *review = g_ptr_array_index (reviews, i);
      const char *recommendation = tj_review_get (review, "recommendation");

      if (recommendation == NULL || g_str_equal (recommendation, "reject"))
        continue;

      take_place (review, taxonomy, accepted);
      add_potential (claim, review, language, figures);
    }

  if (figures->len > 0)
    {
      g_array_sort (figures, compare_figures);
      accepted->potential = g_array_index (figures, TjChartFigure, (figures->len - 1) / 2);
      accepted->potential.source = "potential_2030, correction.potential_2030.value, "
                                   "recommendation";
    }
  else
    accepted->potential.reason = say_verdict (accepted->verdict, language);
}
