/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/bureau/tj-round-terms.h"

#include "core/base/tj-china-time.h"
#include "core/base/tj-text.h"

/* Deadline and quota of a round. What comes at the very moment of the deadline is in time, and a
 * quota that is just filled is not exceeded. */

/**
 * tj_round_terms_new:
 *
 * Returns: (transfer full): terms without any limit
 */
TjRoundTerms *
tj_round_terms_new (void)
{
  return g_new0 (TjRoundTerms, 1);
}

void
tj_round_terms_free (TjRoundTerms *self)
{
  g_free (self->bureau);
  g_clear_pointer (&self->deadline, g_date_time_unref);
  g_free (self);
}

/**
 * tj_round_terms_set_deadline:
 * @text: (nullable): as tj_china_time_parse() reads it; a day ends at midnight in Beijing. Blank
 *   text takes the deadline away.
 *
 * Returns: whether that is a time; if not, the deadline stays what it was
 */
gboolean
tj_round_terms_set_deadline (TjRoundTerms *self,
                             const char   *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  g_autoptr(GDateTime) moment = NULL;
  gboolean is_day = FALSE;

  if (*stripped != '\0')
    {
      moment = tj_china_time_parse (stripped, &is_day);
      if (moment == NULL)
        return FALSE;
    }

  g_clear_pointer (&self->deadline, g_date_time_unref);
  self->deadline_is_day = is_day;
  if (is_day)
    self->deadline = g_date_time_add (moment, G_TIME_SPAN_DAY - 1);
  else
    self->deadline = g_steal_pointer (&moment);

  return TRUE;
}

/**
 * tj_round_terms_dup_deadline:
 *
 * Returns: (transfer full) (nullable): the deadline as tj_round_terms_set_deadline() takes it
 */
char *
tj_round_terms_dup_deadline (const TjRoundTerms *self)
{
  if (self->deadline == NULL)
    return NULL;

  return g_date_time_format (self->deadline, self->deadline_is_day ? "%Y-%m-%d"
                                                                   : TJ_CHINA_TIME_FORMAT);
}

/**
 * tj_round_terms_set_quota:
 * @text: (nullable): a whole number from 1 to %TJ_MAX_QUOTA; blank text for no limit
 *
 * Returns: whether that is one; if not, the quota stays what it was
 */
gboolean
tj_round_terms_set_quota (TjRoundTerms *self,
                          const char   *text)
{
  guint64 number = 0;

  if (!tj_text_is_blank (text) &&
      !g_ascii_string_to_unsigned (text, 10, 1, TJ_MAX_QUOTA, &number, NULL))
    return FALSE;

  self->quota = (guint) number;

  return TRUE;
}

/**
 * tj_round_terms_is_late:
 * @received: (nullable): when the application came
 *
 * Returns: whether it came after the deadline; what is not known is not held against it
 */
gboolean
tj_round_terms_is_late (const TjRoundTerms *self,
                        GDateTime          *received)
{
  return self->deadline != NULL && received != NULL &&
         g_date_time_compare (received, self->deadline) > 0;
}

static TjQuotaCount *
find_count (GArray           *counts,
            const TjProvince *region)
{
  TjQuotaCount count = { region, 0, FALSE };

  for (guint i = 0; i < counts->len; i++)
    {
      if (g_array_index (counts, TjQuotaCount, i).region == region)
        return &g_array_index (counts, TjQuotaCount, i);
    }
  g_array_append_val (counts, count);

  return &g_array_index (counts, TjQuotaCount, counts->len - 1);
}

/**
 * tj_round_terms_count:
 * @packages: (element-type TjPackage): what is or may be recommended
 *
 * Returns: (transfer full) (element-type TjQuotaCount): all of them, or one for each province of
 *   an applicant in the order of the packages. Of an unknown province nothing is exceeded.
 */
GArray *
tj_round_terms_count (const TjRoundTerms *self,
                      GPtrArray          *packages)
{
  GArray *counts = g_array_new (FALSE, TRUE, sizeof (TjQuotaCount));

  if (!self->quota_by_region)
    find_count (counts, NULL)->count = packages->len;

  for (guint i = 0; self->quota_by_region && i < packages->len; i++)
    {
      TjForm *form = tj_package_get_form (g_ptr_array_index (packages, i));

      find_count (counts, tj_province_of_address (tj_form_get_text (form,
                                                                    "applicant.address")))->count++;
    }

  for (guint i = 0; i < counts->len; i++)
    {
      TjQuotaCount *count = &g_array_index (counts, TjQuotaCount, i);

      count->exceeded = self->quota > 0 && count->count > self->quota &&
                        (count->region != NULL || !self->quota_by_region);
    }

  return counts;
}

/**
 * tj_round_terms_is_exceeded:
 * @packages: (element-type TjPackage): what is or may be recommended
 *
 * Returns: whether there are more than may be recommended
 */
gboolean
tj_round_terms_is_exceeded (const TjRoundTerms *self,
                            GPtrArray          *packages)
{
  g_autoptr(GArray) counts = tj_round_terms_count (self, packages);
  gboolean exceeded = FALSE;

  for (guint i = 0; i < counts->len; i++)
    exceeded = exceeded || g_array_index (counts, TjQuotaCount, i).exceeded;

  return exceeded;
}

/* What lies in an archive has the time of the archive. */
static GFileInfo *
query_time (GFile *location)
{
  g_autoptr(GFile) file = g_object_ref (location);
  GFileInfo *info;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL,
                            NULL);
  while (info == NULL)
    {
      g_autoptr(GFile) parent = g_file_get_parent (file);

      if (parent == NULL)
        return NULL;
      if (g_file_query_file_type (parent, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_REGULAR)
        return g_file_query_info (parent, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE,
                                  NULL, NULL);
      g_set_object (&file, parent);
    }

  return info;
}

/**
 * tj_package_get_file_time:
 *
 * Returns: (transfer full) (nullable): when the archive, folder or form of the package was last
 *   changed, in the time of Beijing: all that is known of when it came where nobody noted it
 */
GDateTime *
tj_package_get_file_time (TjPackage *package)
{
  g_autoptr(GFileInfo) info = query_time (tj_package_get_location (package));
  g_autoptr(GDateTime) time = NULL;

  time = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;

  return time != NULL ? tj_china_time_convert (time) : NULL;
}
