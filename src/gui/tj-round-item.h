/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/bureau/tj-application-status.h"
#include "core/model/tj-finding.h"
#include "core/rubric/tj-conflict.h"
#include "core/store/tj-text-index.h"
#include "gui/tj-round-facts.h"

G_BEGIN_DECLS

/**
 * TjRoundItemState:
 * @TJ_ROUND_ITEM_LOADING: the package is being read
 * @TJ_ROUND_ITEM_READY: package, findings and review are there
 * @TJ_ROUND_ITEM_FAILED: the package cannot be used; the problem says why
 */
typedef enum
{
  TJ_ROUND_ITEM_LOADING,
  TJ_ROUND_ITEM_READY,
  TJ_ROUND_ITEM_FAILED,
} TjRoundItemState;

/**
 * TjRoundProgress:
 * @TJ_PROGRESS_NONE: no criterion is judged
 * @TJ_PROGRESS_BEGUN: some are
 * @TJ_PROGRESS_SCORED: all are, and nothing is signed
 * @TJ_PROGRESS_RECUSED: the reviewer withdrew and has not signed that yet
 * @TJ_PROGRESS_SIGNED: the sheet is signed
 *
 * How far a review is, in the order in which one comes after the other.
 */
typedef enum
{
  TJ_PROGRESS_NONE,
  TJ_PROGRESS_BEGUN,
  TJ_PROGRESS_SCORED,
  TJ_PROGRESS_RECUSED,
  TJ_PROGRESS_SIGNED,
} TjRoundProgress;

#define TJ_TYPE_ROUND_ITEM (tj_round_item_get_type ())

/* One package of the round as the window lists it: what was read, what was found, and the
 * reviewer's judgement.
 *
 * signal "changed": something that a list shows is otherwise now */
G_DECLARE_FINAL_TYPE (TjRoundItem, tj_round_item, TJ, ROUND_ITEM, GObject)

TjRoundItem      *tj_round_item_new           (GFile        *location);
GFile            *tj_round_item_get_location  (TjRoundItem  *self);
void              tj_round_item_set_location  (TjRoundItem  *self,
                                               GFile        *location);
TjRoundItemState  tj_round_item_get_state     (TjRoundItem  *self);
const char       *tj_round_item_get_problem   (TjRoundItem  *self);
void              tj_round_item_set_loading   (TjRoundItem  *self);
gboolean          tj_round_item_get_locked    (TjRoundItem  *self);
void              tj_round_item_set_locked    (TjRoundItem  *self,
                                               const char   *problem);
void              tj_round_item_set_problem   (TjRoundItem  *self,
                                               const char   *problem);
void              tj_round_item_set_package   (TjRoundItem  *self,
                                               TjPackage    *package,
                                               GListModel   *findings,
                                               TjTaxonomy   *taxonomy);
void              tj_round_item_notify_findings (TjRoundItem *self);
TjPackage        *tj_round_item_get_package   (TjRoundItem  *self);
void              tj_round_item_set_blind     (TjRoundItem  *self,
                                               gboolean      blind,
                                               TjTaxonomy   *taxonomy);
gboolean          tj_round_item_get_blind     (TjRoundItem  *self);
TjPackage        *tj_round_item_get_shown     (TjRoundItem  *self);
char             *tj_round_item_dup_shown     (TjRoundItem  *self,
                                               const char   *text) G_GNUC_WARN_UNUSED_RESULT;
GListModel       *tj_round_item_get_findings  (TjRoundItem  *self);
void              tj_round_item_set_review    (TjRoundItem  *self,
                                               TjReview     *review,
                                               gint64        review_id);
TjReview         *tj_round_item_get_review    (TjRoundItem  *self);
gint64            tj_round_item_get_review_id (TjRoundItem  *self);
TjApplicationStatus tj_round_item_get_status  (TjRoundItem  *self);
void              tj_round_item_set_status    (TjRoundItem  *self,
                                               TjApplicationStatus status);
void              tj_round_item_set_receipt   (TjRoundItem  *self,
                                               GDateTime    *received,
                                               gboolean      is_noted,
                                               gboolean      is_late);
GDateTime        *tj_round_item_get_received  (TjRoundItem  *self,
                                               gboolean     *is_noted);
gboolean          tj_round_item_get_late      (TjRoundItem  *self);
gboolean          tj_round_item_get_signed    (TjRoundItem  *self);
void              tj_round_item_set_signed    (TjRoundItem  *self,
                                               gboolean      is_signed);
void              tj_round_item_set_archived  (TjRoundItem  *self,
                                               gboolean      is_archived);
gboolean          tj_round_item_get_editable  (TjRoundItem  *self);
const char       *tj_round_item_get_name      (TjRoundItem  *self);
const char       *tj_round_item_get_category  (TjRoundItem  *self);
const char       *tj_round_item_get_type_code (TjRoundItem  *self);
const char       *tj_round_item_get_digest    (TjRoundItem  *self);
const TjRoundFacts *tj_round_item_get_facts   (TjRoundItem  *self);
guint             tj_round_item_count         (TjRoundItem  *self,
                                               TjSeverity    severity);
guint             tj_round_item_get_n_errors  (TjRoundItem  *self);
gboolean          tj_round_item_has_finding   (TjRoundItem  *self,
                                               const char   *code);
const TjTotal    *tj_round_item_get_total     (TjRoundItem  *self);
TjRoundProgress   tj_round_item_get_progress  (TjRoundItem  *self);
gboolean          tj_round_item_is_complete   (TjRoundItem  *self);
gboolean          tj_round_item_matches       (TjRoundItem  *self,
                                               const char   *folded);
void              tj_round_item_set_hits      (TjRoundItem  *self,
                                               GPtrArray    *hits);
const TjTextHit  *tj_round_item_get_hit       (TjRoundItem  *self);

G_END_DECLS
