/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-package.h"
#include "core/model/tj-province.h"

G_BEGIN_DECLS

#define TJ_MAX_QUOTA 100000

/**
 * TjRoundTerms:
 * @bureau: (nullable): who recommends, as it signs
 * @quota: how many technologies may be recommended; 0 where there is no limit
 * @quota_by_region: whether that is how many of each province, and not of all together
 * @deadline: (nullable): the last moment at which an application is in time
 * @deadline_is_day: whether it was given as a day, which ends at midnight
 *
 * Under what terms a round is held. The notice of 2024 names a day and no quota; its siblings
 * name an hour and how many a region may recommend.
 */
typedef struct
{
  char *bureau;
  guint quota;
  gboolean quota_by_region;
  GDateTime *deadline;
  gboolean deadline_is_day;
} TjRoundTerms;

/**
 * TjQuotaCount:
 * @region: (nullable): of which province; %NULL for all, or for those of which it is not known
 * @count: how many applications there are
 * @exceeded: whether that is more than may be recommended
 *
 * Applications against the quota.
 */
typedef struct
{
  const TjProvince *region;
  guint count;
  gboolean exceeded;
} TjQuotaCount;

TjRoundTerms *tj_round_terms_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void          tj_round_terms_free         (TjRoundTerms       *self);
gboolean      tj_round_terms_set_deadline (TjRoundTerms       *self,
                                           const char         *text);
char         *tj_round_terms_dup_deadline (const TjRoundTerms *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean      tj_round_terms_set_quota    (TjRoundTerms       *self,
                                           const char         *text);
gboolean      tj_round_terms_is_late      (const TjRoundTerms *self,
                                           GDateTime          *received);
GArray       *tj_round_terms_count        (const TjRoundTerms *self,
                                           GPtrArray          *packages) G_GNUC_WARN_UNUSED_RESULT;
gboolean      tj_round_terms_is_exceeded  (const TjRoundTerms *self,
                                           GPtrArray          *packages);
GDateTime    *tj_package_get_file_time    (TjPackage          *package) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjRoundTerms, tj_round_terms_free)

G_END_DECLS
