/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What raters said of units: a value, or nothing. Statistics read it and nothing else, so that
 * they do not care whether a value is one criterion's points or a reviewer's total. */

typedef struct _TjRatings TjRatings;

TjRatings *tj_ratings_new          (guint            n_units,
                                    guint            n_raters) G_GNUC_WARN_UNUSED_RESULT;
void       tj_ratings_free         (TjRatings       *self);
guint      tj_ratings_get_n_units  (const TjRatings *self);
guint      tj_ratings_get_n_raters (const TjRatings *self);
void       tj_ratings_set          (TjRatings       *self,
                                    guint            unit,
                                    guint            rater,
                                    double           value);
gboolean   tj_ratings_get          (const TjRatings *self,
                                    guint            unit,
                                    guint            rater,
                                    double          *value);
guint      tj_ratings_count_unit   (const TjRatings *self,
                                    guint            unit);
guint      tj_ratings_count_rater  (const TjRatings *self,
                                    guint            rater);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjRatings, tj_ratings_free)

G_END_DECLS
