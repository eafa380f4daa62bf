/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-progress.h"
#include "core/carbon/tj-factor-register.h"
#include "core/import/tj-entry-name.h"
#include "core/base/tj-cleanup.h"
#include "core/sheet/tj-sheet.h"
#include "core/store/tj-store.h"
#include "core/store/tj-text-query.h"
#include "core/taxonomy/tj-taxonomy.h"
#include "gui/tj-package-choice.h"
#include "gui/tj-round-item.h"

G_BEGIN_DECLS

#define TJ_TYPE_SESSION (tj_session_get_type ())

/* What is open and selected: the round, the current package, the store behind them. Joins
 * import, checks and store; holds no widget.
 *
 * signal "problem" (const char *message): something could not be done, to be shown
 * signal "searched": the items have the hits of the last search
 * signal "locked" (TjRoundItem *item): a package wants a password, or another one
 * signal "several" (TjPackageChoice *choice): an archive holds several packages
 * signal "noted" (const char *subject): something is known of a subject that was not, as the
 *   state of an application
 * signal "flush": what is typed but not yet saved is to be saved now */
G_DECLARE_FINAL_TYPE (TjSession, tj_session, TJ, SESSION, GObject)

TjSession   *tj_session_new              (GFile        *store_file,
                                          GFile        *contents_folder,
                                          GSettings    *settings);
TjTaxonomy  *tj_session_get_taxonomy     (TjSession    *self);
TjRubric    *tj_session_get_rubric       (TjSession    *self);
TjRubric    *tj_session_get_rubric_of    (TjSession    *self,
                                          gint64        review_id);
void         tj_session_begin_on_rubric  (TjSession    *self,
                                          TjRoundItem  *item,
                                          TjRubric     *rubric);
GPtrArray   *tj_session_list_rubrics     (TjSession    *self) G_GNUC_WARN_UNUSED_RESULT;
void         tj_session_choose_rubric    (TjSession    *self,
                                          TjRubric     *rubric);
TjRubric    *tj_session_add_rubric       (TjSession    *self,
                                          GFile        *file,
                                          GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     tj_session_drop_rubric      (TjSession    *self,
                                          TjRubric     *rubric,
                                          GError      **error);
const char  *tj_session_get_store_problem (TjSession   *self);

TjFactorRegister *tj_session_get_factors (TjSession    *self);
gboolean     tj_session_set_factor_file  (TjSession    *self,
                                          GFile        *file,
                                          GError      **error);
GFile       *tj_session_get_factor_file  (TjSession    *self);

void         tj_session_open_async       (TjSession           *self,
                                          GFile               *location,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void         tj_session_return_async     (TjSession           *self,
                                          GFile               *location,
                                          GStrv                chosen,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean     tj_session_open_finish      (TjSession           *self,
                                          GAsyncResult        *result,
                                          GError             **error);
void         tj_session_cancel           (TjSession           *self);
gboolean     tj_session_get_loading      (TjSession           *self);
TjProgress  *tj_session_get_progress     (TjSession           *self);

void         tj_session_unlock           (TjSession           *self,
                                          TjRoundItem         *item,
                                          const char          *password);
TjEntryNames tj_session_get_names        (TjSession           *self,
                                          TjRoundItem         *item);
void         tj_session_set_names        (TjSession           *self,
                                          TjRoundItem         *item,
                                          TjEntryNames         names);

GListModel  *tj_session_get_items        (TjSession    *self);
const char  *tj_session_get_title        (TjSession    *self);
char        *tj_session_dup_shown_title  (TjSession    *self) G_GNUC_WARN_UNUSED_RESULT;
GFile       *tj_session_get_location     (TjSession    *self);
GStrv        tj_session_list_locations   (TjSession    *self);
TjRoundItem *tj_session_get_current      (TjSession    *self);
void         tj_session_set_current      (TjSession    *self,
                                          TjRoundItem  *item);
TjRoundItem *tj_session_find             (TjSession    *self,
                                          const char   *manifest_sha256);
GPtrArray   *tj_session_list_packages    (TjSession    *self);

void         tj_session_search           (TjSession    *self,
                                          TjTextQuery  *query);
TjTextQuery *tj_session_get_query        (TjSession    *self);
GPtrArray   *tj_session_get_silent       (TjSession    *self);
void         tj_session_reread_words     (TjSession    *self,
                                          const char   *digest);
GFile       *tj_session_get_recognised_folder (TjSession *self);
TjProgress  *tj_session_get_words_progress (TjSession  *self);

gboolean     tj_session_hides_applicant  (TjSession    *self);
gboolean     tj_session_hides_sheets     (TjSession    *self,
                                          const char   *package_sha256);
TjRoundItem *tj_session_dup_item_of      (TjSession    *self,
                                          const char   *package_sha256) G_GNUC_WARN_UNUSED_RESULT;

gboolean     tj_session_edit             (TjSession    *self,
                                          TjRoundItem  *item,
                                          const char   *name,
                                          const char   *value);
gboolean     tj_session_edit_step        (TjSession          *self,
                                          TjRoundItem        *item,
                                          const char         *label,
                                          const char * const *names,
                                          const char * const *values);
void         tj_session_flush            (TjSession    *self);
gboolean     tj_session_undo             (TjSession    *self);
gboolean     tj_session_redo             (TjSession    *self);
char        *tj_session_dup_undo_label   (TjSession    *self);
char        *tj_session_dup_redo_label   (TjSession    *self);
xmlDoc      *tj_session_dup_sheet        (TjSession    *self,
                                          TjRoundItem  *item,
                                          GError      **error) G_GNUC_WARN_UNUSED_RESULT;
TjSheet     *tj_session_create_sheet     (TjSession    *self,
                                          TjRoundItem  *item) G_GNUC_WARN_UNUSED_RESULT;
gboolean     tj_session_is_exercise      (TjSession    *self,
                                          TjRoundItem  *item);
void         tj_session_fill_exercise    (TjSession    *self,
                                          TjRoundItem  *item,
                                          TjSheet      *sheet);
gboolean     tj_session_backup           (TjSession    *self,
                                          GFile        *file,
                                          GError      **error);
gboolean     tj_session_back_up_day      (TjSession    *self,
                                          GError      **error);
GPtrArray   *tj_session_list_journal     (TjSession    *self,
                                          TjRoundItem  *item) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray   *tj_session_list_journal_of  (TjSession    *self,
                                          gint64        review_id) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray   *tj_session_list_notes       (TjSession    *self,
                                          const char   *prefix) G_GNUC_WARN_UNUSED_RESULT;
gboolean     tj_session_add_note         (TjSession    *self,
                                          const char   *subject,
                                          const char   *name,
                                          const char   *value);
GPtrArray   *tj_session_list_statuses    (TjSession    *self,
                                          TjRoundItem  *item) G_GNUC_WARN_UNUSED_RESULT;
gboolean     tj_session_set_status       (TjSession    *self,
                                          TjRoundItem  *item,
                                          TjApplicationStatus status,
                                          const char   *remark);
GDateTime   *tj_session_get_saved_at     (TjSession    *self);

/* Element type TjRoundRecord, last opened first. */
GPtrArray   *tj_session_list_rounds      (TjSession    *self,
                                          GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gint64       tj_session_get_round_id     (TjSession    *self);
gboolean     tj_session_get_archived     (TjSession    *self);
gboolean     tj_session_rename_round     (TjSession    *self,
                                          gint64        round_id,
                                          const char   *name,
                                          GError      **error);
gboolean     tj_session_archive_round    (TjSession    *self,
                                          GError      **error);
gboolean     tj_session_bring_back_round (TjSession    *self,
                                          gint64        round_id,
                                          GError      **error);
void         tj_session_open_archived_async (TjSession           *self,
                                             const TjRoundRecord *record,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);

GStrv        tj_session_list_phrases     (TjSession    *self) G_GNUC_WARN_UNUSED_RESULT;
void         tj_session_keep_phrase      (TjSession    *self,
                                          const char   *phrase);
GSettings   *tj_session_get_settings     (TjSession    *self);

gboolean     tj_session_lock             (TjSession    *self,
                                          TjRoundItem  *item,
                                          const char   *sheet_id,
                                          GBytes       *sheet,
                                          GError      **error);
gboolean     tj_session_begin_correction (TjSession    *self,
                                          TjRoundItem  *item,
                                          GError      **error);
char        *tj_session_dup_replaces     (TjSession    *self,
                                          TjRoundItem  *item);

G_END_DECLS
