/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "review-fixture.h"

/* A review with nothing in it, by the rubric that ships. */
TjReview *
review_fixture_new (void)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();

  return tj_review_new (rubric);
}

/* Sets a value that the review has to take. */
void
review_fixture_set (TjReview   *review,
                    const char *name,
                    const char *value)
{
  g_autoptr(GError) error = NULL;
  gboolean done = tj_review_set (review, name, value, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}
