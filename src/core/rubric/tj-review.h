/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/rubric/tj-rubric.h"

G_BEGIN_DECLS

/* One reviewer's judgement on one package, as named values. Every edit of the window and of a
 * draft is one assignment, the store journals exactly these assignments, and undo, history
 * and replay read them back, so the names are part of the file format:
 *
 *   stage                             preliminary | second | defence
 *   blind                             applicant, where the applicant was hidden from the first edit
 *   reviewer.name, reviewer.organisation, reviewer.title
 *   conflict                          none | declared | recused; who is recused judges nothing
 *   conflict.statement                free text
 *   score.CRITERION.points            half points 0 to 10 in decimal, or cannot-assess
 *   score.CRITERION.confidence        low | medium | high
 *   score.CRITERION.justification     free text
 *   finding.KEY.decision              accepted | dismissed | question
 *   finding.KEY.reason                free text
 *   finding.KEY.question              what the applicant is to be asked; the words of the
 *                                     finding where there is none
 *   assessed.category, assessed.type, assessed.stage   codes
 *   assessed.reason                   free text
 *   recommendation                    recommend | conditional | reject
 *   comments                          free text
 *   correction.FIELD.value            what FIELD should read: words as typed, codes of boxes
 *                                     parted by spaces, or ∅ for nothing at all
 *   correction.FIELD.reason           free text
 *   correction.case-count             how many cases the form has, 0 to 50 in decimal
 *   recalculation.cases[N].kind       retrofit | new-build
 *   recalculation.cases[N].ENTRY      one entry, as tj-review-entry.h has it; ENTRY is
 *                                     service-life, investment, incremental-investment,
 *                                     discount-rate, benefit, build-period, industry-baseline,
 *                                     activity[1] to activity[64], or pollutant[so2], [nox],
 *                                     [particulates], [voc] or [cod]
 *   recalculation.draws               100 to 1000000 in decimal
 *   recalculation.seed                0 to 4294967295 in decimal
 *   evidence.TARGET.NUMBER            a place in the package, as tj-evidence.h writes it
 *   evidence.TARGET.absent            yes: the package has no evidence for it
 *
 * A name that is absent was never answered; the empty string is never stored, setting it
 * clears the name. KEY is a finding's key and may hold dots, brackets and '#', and FIELD is a
 * path as `cases[0].investment`, so such a name ends at its last part and not at its first
 * dot. TARGET is `score.CRITERION`, `finding.KEY` or `claim.FIELD`. */

/* Characters in one free text. */
#define TJ_MAX_REVIEW_TEXT 20000
/* Characters in one name. */
#define TJ_MAX_REVIEW_NAME 4096

/**
 * TjScoreState:
 * @TJ_SCORE_MISSING: not judged yet
 * @TJ_SCORE_GIVEN: there are points
 * @TJ_SCORE_CANNOT_ASSESS: the reviewer says that it cannot be judged; never zero points
 */
typedef enum
{
  TJ_SCORE_MISSING,
  TJ_SCORE_GIVEN,
  TJ_SCORE_CANNOT_ASSESS,
} TjScoreState;

/**
 * TjScore:
 * @state: whether there are points
 * @half_points: 0 to 10 where @state is %TJ_SCORE_GIVEN
 * @confidence: (nullable): `low`, `medium` or `high`
 * @justification: (nullable): why
 *
 * A view into a review; strings live until the review changes.
 */
struct _TjScore
{
  TjScoreState state;
  guint half_points;
  const char *confidence;
  const char *justification;
};

/**
 * TjTotal:
 * @points: the weighted mean of the given scores, 0 to 5; weights of the others are spread
 *   in proportion
 * @n_given: criteria with points
 * @n_cannot_assess: criteria that could not be judged
 * @n_missing: criteria not judged yet
 * @n_below_threshold: given scores under their criterion's threshold
 *
 * @points means nothing while @n_given is 0.
 */
typedef struct
{
  double points;
  guint n_given;
  guint n_cannot_assess;
  guint n_missing;
  guint n_below_threshold;
} TjTotal;

#define TJ_TYPE_REVIEW (tj_review_get_type ())

G_DECLARE_FINAL_TYPE (TjReview, tj_review, TJ, REVIEW, GObject)

/* signal "changed" (const char *name): after an assignment */

TjReview     *tj_review_new        (TjRubric    *rubric);
TjRubric     *tj_review_get_rubric (TjReview    *self);
gboolean      tj_review_set        (TjReview    *self,
                                    const char  *name,
                                    const char  *value,
                                    GError     **error);
const char   *tj_review_get        (TjReview    *self,
                                    const char  *name);
GPtrArray    *tj_review_list_names (TjReview    *self);
TjReviewStage tj_review_get_stage  (TjReview    *self);
void          tj_review_get_score  (TjReview    *self,
                                    const char  *criterion,
                                    TjScore     *score);
void          tj_review_get_total  (TjReview    *self,
                                    TjTotal     *total);
/* What still keeps the review from being signed, as sentences in the user's language, empty
 * when it is complete; @codes (out, optional) gets a stable name for each, as
 * `score-missing:leadership`. */
GStrv         tj_review_list_gaps  (TjReview    *self,
                                    GStrv       *codes);
gboolean      tj_review_is_name    (const char  *name);
/* Whether some rubric lets @name be @value; for those who keep values without a rubric. */
gboolean      tj_review_check_value (const char *name,
                                     const char *value,
                                     GError    **error);
char         *tj_review_describe   (TjReview    *self,
                                    const char  *name);
char         *tj_review_describe_target (TjReview *self,
                                         const char *target) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
