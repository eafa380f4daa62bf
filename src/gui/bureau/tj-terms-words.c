/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/bureau/tj-terms-words.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-china-time.h"
#include "gui/tj-session-terms.h"

/* How a round stands with its deadline and quota, in words. */

static guint
count_late (TjSession *session)
{
  GListModel *items = tj_session_get_items (session);
  guint n_late = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);

      n_late += tj_round_item_get_late (item);
    }

  return n_late;
}

static void
add_count (GString            *words,
           const TjRoundTerms *terms,
           const TjQuotaCount *count)
{
  g_string_append (words, words->len > 0 ? "\n" : "");
  if (terms->quota_by_region)
    g_string_append_printf (words, "%s · ", count->region != NULL
                                              ? tj_province_get_name (count->region)
                                              : _("Region not known"));
  g_string_append_printf (words, count->exceeded
                                   ? _("%u recommended, but no more than %u may be")
                                   : _("%u recommended of %u that may be"),
                          count->count, terms->quota);
}

/**
 * tj_terms_dup_quota_words:
 *
 * Returns: (transfer full): how many are recommended of how many that may be, a line for each
 *   province where they are counted so; empty where there is no quota
 */
char *
tj_terms_dup_quota_words (TjSession *session)
{
  const TjRoundTerms *terms = tj_session_get_terms (session);
  g_autoptr(GPtrArray) recommended = tj_session_list_recommended (session);
  g_autoptr(GArray) counts = tj_round_terms_count (terms, recommended);
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; terms->quota > 0 && i < counts->len; i++)
    add_count (words, terms, &g_array_index (counts, TjQuotaCount, i));

  return g_strdup (words->str);
}

/**
 * tj_terms_dup_words:
 *
 * Returns: (transfer full): how the open round stands with its terms
 */
char *
tj_terms_dup_words (TjSession *session)
{
  const TjRoundTerms *terms = tj_session_get_terms (session);
  g_autofree char *quota = tj_terms_dup_quota_words (session);
  g_autoptr(GString) words = g_string_new (NULL);
  guint n_late = count_late (session);

  if (terms->deadline != NULL && n_late > 0)
    g_string_append_printf (words, ngettext ("%u application came after the deadline",
                                             "%u applications came after the deadline", n_late),
                            n_late);
  else if (terms->deadline != NULL)
    g_string_append (words, _("Every application came in time"));

  g_string_append_printf (words, "%s%s", words->len > 0 && *quota != '\0' ? "\n" : "", quota);

  return g_strdup (words->str);
}

/**
 * tj_terms_dup_receipt:
 *
 * Returns: (transfer full) (nullable): when an application came; %NULL where nothing is known
 */
char *
tj_terms_dup_receipt (TjRoundItem *item)
{
  GDateTime *received = tj_round_item_get_received (item, NULL);

  return received != NULL ? g_date_time_format (received, TJ_CHINA_TIME_FORMAT) : NULL;
}
