/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/bureau/tj-round-ledger.h"

#include "gui/tj-session-terms.h"

/* The ledger of the open round: what its packages say, and what is known of their applications. It
 * is written in Chinese whatever the language of the window is. */

/**
 * tj_round_ledger_dup_standing:
 * @item: a package that was read
 *
 * Returns: (transfer full): what is known of its application
 */
TjLedgerStanding *
tj_round_ledger_dup_standing (TjSession   *session,
                              TjRoundItem *item)
{
  const TjRoundTerms *terms = tj_session_get_terms (session);
  const TjApplicationStatus status = tj_round_item_get_status (item);
  gboolean is_noted = FALSE;
  GDateTime *received = tj_round_item_get_received (item, &is_noted);
  const char *term = NULL;

  if (terms->deadline != NULL && received != NULL)
    term = tj_round_item_get_late (item) ? "逾期" : "按期";

  return tj_ledger_standing_new (status != TJ_APPLICATION_UNKNOWN
                                   ? tj_application_status_get_name_zh (status) : NULL,
                                 is_noted ? received : NULL, term);
}

/**
 * tj_round_ledger_new:
 *
 * Returns: (transfer full): the packages that could be read, in the order of the round
 */
TjLedger *
tj_round_ledger_new (TjSession *session)
{
  g_autoptr(TjLedgerColumns) columns = tj_ledger_columns_new_default ();
  g_autoptr(GPtrArray) packages = g_ptr_array_new ();
  g_autoptr(GPtrArray) findings = g_ptr_array_new ();
  g_autoptr(GPtrArray) standings = NULL;
  GListModel *items = tj_session_get_items (session);
  TjLedger *ledger;

  standings = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_ledger_standing_free);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);

      if (tj_round_item_get_package (item) == NULL)
        continue;
      g_ptr_array_add (packages, tj_round_item_get_package (item));
      g_ptr_array_add (findings, tj_round_item_get_findings (item));
      g_ptr_array_add (standings, tj_round_ledger_dup_standing (session, item));
    }

  ledger = tj_ledger_new_of_round (columns, packages, findings, tj_session_get_taxonomy (session),
                                   TJ_LANGUAGE_ZH);
  tj_ledger_add_standings (ledger, standings);

  return ledger;
}
