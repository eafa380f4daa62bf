/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-review-private.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"
#include "core/rubric/tj-conflict.h"

/* What a review still lacks before it can be signed. The codes are stable, the sentences are
 * in the user's language. */

typedef struct
{
  TjReview *review;
  GStrvBuilder *codes;
  GStrvBuilder *sentences;
} Gaps;

static void
add_gap (Gaps       *gaps,
         const char *code,
         const char *subject,
         char       *sentence)
{
  g_autofree char *owned = sentence;
  g_autofree char *full = subject != NULL ? g_strconcat (code, ":", subject, NULL)
                                          : g_strdup (code);

  g_strv_builder_add (gaps->codes, full);
  g_strv_builder_add (gaps->sentences, owned);
}

static gboolean
is_missing (Gaps       *gaps,
            const char *name)
{
  return tj_text_is_blank (tj_review_get (gaps->review, name));
}

static void
check_reviewer (Gaps *gaps)
{
  if (is_missing (gaps, "reviewer.name"))
    add_gap (gaps, "reviewer-name-missing", NULL,
             g_strdup (_("The name of the reviewer is missing. Enter it.")));

  if (is_missing (gaps, "conflict"))
    add_gap (gaps, "conflict-missing", NULL,
             g_strdup (_("The question about conflicts of interest is not answered. "
                         "Answer it.")));
  else if (tj_review_is_recusal (gaps->review) && is_missing (gaps, "conflict.statement"))
    add_gap (gaps, "conflict-statement-missing", NULL,
             g_strdup (_("The withdrawal has no reason. Say why you withdraw.")));
  else if (g_str_equal (tj_review_get (gaps->review, "conflict"), "declared") &&
           is_missing (gaps, "conflict.statement"))
    add_gap (gaps, "conflict-statement-missing", NULL,
             g_strdup (_("A conflict of interest is declared but not described. "
                         "Say what it is.")));
}

/* Characters without the white space around them. */
static guint
count_characters (const char *text)
{
  g_autofree char *trimmed = NULL;

  if (tj_text_is_blank (text))
    return 0;

  trimmed = g_strstrip (g_strdup (text));

  return (guint) g_utf8_strlen (trimmed, -1);
}

static void
check_justification (Gaps          *gaps,
                     TjCriterion   *criterion,
                     const TjScore *score)
{
  const char *id = tj_criterion_get_id (criterion);
  const char *name = tj_criterion_get_name (criterion, tj_language_get_current ());
  guint min = tj_criterion_get_min_justification (criterion);
  guint n = count_characters (score->justification);

  if (n >= min)
    return;

  if (n == 0)
    add_gap (gaps, "justification-missing", id,
             g_strdup_printf (_("“%s” has no justification. Say why you judge so."), name));
  else
    add_gap (gaps, "justification-short", id,
             /* Translators: a criterion, and how many characters are needed */
             g_strdup_printf (ngettext ("The justification of “%s” is too short. "
                                        "Write at least %u character.",
                                        "The justification of “%s” is too short. "
                                        "Write at least %u characters.", min),
                              name, min));
}

static void
check_score (Gaps        *gaps,
             TjCriterion *criterion)
{
  const char *id = tj_criterion_get_id (criterion);
  const char *name = tj_criterion_get_name (criterion, tj_language_get_current ());
  TjScore score;

  tj_review_get_score (gaps->review, id, &score);

  if (score.state == TJ_SCORE_MISSING)
    {
      add_gap (gaps, "score-missing", id,
               g_strdup_printf (_("“%s” has no score. Give points, or say that it cannot be "
                                  "assessed."), name));
      return;
    }

  check_justification (gaps, criterion, &score);

  if (score.state == TJ_SCORE_GIVEN && score.confidence == NULL &&
      tj_criterion_needs_confidence (criterion))
    add_gap (gaps, "confidence-missing", id,
             g_strdup_printf (_("The score of “%s” has no confidence. Say how sure you are."),
                              name));
}

static void
check_scores (Gaps *gaps)
{
  GListModel *criteria = tj_rubric_get_criteria (tj_review_get_rubric (gaps->review),
                                                 tj_review_get_stage (gaps->review));

  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);

      check_score (gaps, criterion);
    }
}

static void
check_findings (Gaps *gaps)
{
  g_autoptr(GPtrArray) names = tj_review_list_names (gaps->review);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *key = NULL;
      g_autofree char *reason = NULL;
      g_autofree char *title = NULL;
      const TjNameSpec *spec = tj_review_name_parse (name, &key);

      if (spec->subject != TJ_SUBJECT_FINDING || !g_str_equal (spec->name, "decision") ||
          !g_str_equal (tj_review_get (gaps->review, name), "dismissed"))
        continue;

      reason = g_strdup_printf ("finding.%s.reason", key);
      if (!is_missing (gaps, reason))
        continue;

      title = tj_finding_key_dup_title (key);
      add_gap (gaps, "reason-missing", key,
               g_strdup_printf (_("The finding “%s” is dismissed without a reason. "
                                  "Say why it does not matter."), title));
    }
}

static void
check_conclusion (Gaps *gaps)
{
  if (is_missing (gaps, "assessed.category") || is_missing (gaps, "assessed.type") ||
      is_missing (gaps, "assessed.stage"))
    add_gap (gaps, "placement-missing", NULL,
             g_strdup (_("The assessed category, type or stage is missing. Confirm where the "
                         "technology belongs.")));

  if (is_missing (gaps, "recommendation"))
    add_gap (gaps, "recommendation-missing", NULL,
             g_strdup (_("The recommendation is missing. Choose one.")));
}

/**
 * tj_review_list_gaps:
 * @codes: (out) (optional) (transfer full): a stable name for each, as
 *   `score-missing:leadership`
 *
 * Returns: (transfer full): sentences in the user's language; none where the review can be
 *   signed
 */
GStrv
tj_review_list_gaps (TjReview *self,
                     GStrv    *codes)
{
  g_autoptr(GStrvBuilder) code_builder = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) sentence_builder = g_strv_builder_new ();
  Gaps gaps = { self, code_builder, sentence_builder };

  g_return_val_if_fail (TJ_IS_REVIEW (self), NULL);

  check_reviewer (&gaps);
  if (!tj_review_is_recusal (self))
    {
      check_scores (&gaps);
      check_findings (&gaps);
      check_conclusion (&gaps);
    }

  if (codes != NULL)
    *codes = g_strv_builder_end (code_builder);

  return g_strv_builder_end (sentence_builder);
}
