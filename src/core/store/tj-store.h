/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-core-types.h"
#include "core/rubric/tj-review.h"

G_BEGIN_DECLS

#define TJ_STORE_ERROR (tj_store_error_quark ())

/**
 * TjStoreError:
 * @TJ_STORE_ERROR_OPEN: the file or its folder cannot be used
 * @TJ_STORE_ERROR_FOREIGN: the file is no store of this program, or of a newer one
 * @TJ_STORE_ERROR_WRITE: an edit could not be written (disk full, read-only)
 * @TJ_STORE_ERROR_LOCKED: the review is signed; a correction is a new review
 * @TJ_STORE_ERROR_MISSING: there is no such review, or none that is signed
 */
typedef enum
{
  TJ_STORE_ERROR_OPEN,
  TJ_STORE_ERROR_FOREIGN,
  TJ_STORE_ERROR_WRITE,
  TJ_STORE_ERROR_LOCKED,
  TJ_STORE_ERROR_MISSING,
} TjStoreError;

GQuark tj_store_error_quark (void);

/**
 * TjJournalEntry:
 * @id: grows with every entry
 * @time: when, UTC, in microseconds
 * @author: who made the edit
 * @name: which value of the review, as #TjReview names it
 * @before: (nullable): what it was
 * @after: (nullable): what it became
 * @reverts: the entry that this one undid or redid; 0 for an ordinary edit
 * @step: what it was part of, undone as one with the entries of the same number; 0 where it
 *   stands alone
 * @label: (nullable): what the step was, as tj_journal_step_dup_title() takes it
 */
typedef struct
{
  gint64 id;
  gint64 time;
  char *author;
  char *name;
  char *before;
  char *after;
  gint64 reverts;
  gint64 step;
  char *label;
} TjJournalEntry;

void tj_journal_entry_free (TjJournalEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjJournalEntry, tj_journal_entry_free)

/**
 * TjRoundRecord:
 * @id: the row
 * @title: what its folder or file is called
 * @uri: the folder or file it was opened from
 * @opened: when it was opened last, UTC, in microseconds
 * @name: (nullable): a name that the user gave it
 * @archived: when it was put away, UTC, in microseconds; 0 where it was not
 */
typedef struct
{
  gint64 id;
  char *title;
  char *uri;
  gint64 opened;
  char *name;
  gint64 archived;
} TjRoundRecord;

void tj_round_record_free (TjRoundRecord *self);

#define TJ_TYPE_STORE (tj_store_get_type ())

G_DECLARE_FINAL_TYPE (TjStore, tj_store, TJ, STORE, GObject)

TjStore    *tj_store_open           (GFile        *file,
                                     GError      **error);
gboolean    tj_store_close          (TjStore      *self,
                                     GError      **error);

gboolean    tj_store_remember_round (TjStore      *self,
                                     const char   *title,
                                     const char   *uri,
                                     gint64       *round_id,
                                     GError      **error);
/* Element type TjRoundRecord, last opened first. */
GPtrArray  *tj_store_list_rounds    (TjStore      *self,
                                     GError      **error);

/* A review is found by what it judges and who judges: @package_sha256 is the manifest digest
 * of the package, so a package that changed is another review. Made on first use. A signed
 * review stays; a correction opens a new one with @replaces. */
gboolean    tj_store_open_review    (TjStore      *self,
                                     const char   *package_sha256,
                                     const char   *package_name,
                                     const char   *reviewer,
                                     gint64       *review_id,
                                     GError      **error);
gboolean    tj_store_begin_correction (TjStore    *self,
                                       gint64      review_id,
                                       gint64     *new_review_id,
                                       GError    **error);
/* Fills @review with the stored values, without journalling. */
gboolean    tj_store_load_review    (TjStore      *self,
                                     gint64        review_id,
                                     TjReview     *review,
                                     GError      **error);
/* Of a record that is no review but a panel's decision; opened as a review is. */
GHashTable *tj_store_list_values    (TjStore      *self,
                                     gint64        review_id,
                                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* One edit: journal entry and new value in one transaction, on disk when it returns. Setting
 * a value to what it is journals nothing; the empty string clears as %NULL does. */
gboolean    tj_store_record         (TjStore      *self,
                                     gint64        review_id,
                                     const char   *author,
                                     const char   *name,
                                     const char   *value,
                                     GError      **error);
/* Several edits that are undone as one. @label: as tj-journal-step.h has them. */
gboolean    tj_store_record_step    (TjStore             *self,
                                     gint64               review_id,
                                     const char          *author,
                                     const char          *label,
                                     const char * const  *names,
                                     const char * const  *values,
                                     GError             **error);
/* The entry that undo (or redo) would revert; NULL without error where there is none. */
TjJournalEntry *tj_store_peek_undo  (TjStore      *self,
                                     gint64        review_id,
                                     GError      **error);
TjJournalEntry *tj_store_peek_redo  (TjStore      *self,
                                     gint64        review_id,
                                     GError      **error);
/* Journals the reversal and returns it: set @name to @after. */
TjJournalEntry *tj_store_undo       (TjStore      *self,
                                     gint64        review_id,
                                     const char   *author,
                                     GError      **error);
TjJournalEntry *tj_store_redo       (TjStore      *self,
                                     gint64        review_id,
                                     const char   *author,
                                     GError      **error);
/* The same for the whole step that the entry belongs to: the reversals in the order in which they
 * are to be applied; empty where there is nothing. Element type TjJournalEntry. */
GPtrArray  *tj_store_undo_step      (TjStore      *self,
                                     gint64        review_id,
                                     const char   *author,
                                     GError      **error);
GPtrArray  *tj_store_redo_step      (TjStore      *self,
                                     gint64        review_id,
                                     const char   *author,
                                     GError      **error);
/* Element type TjJournalEntry, oldest first. */
GPtrArray  *tj_store_list_journal   (TjStore      *self,
                                     gint64        review_id,
                                     GError      **error);
/* Signing locks the review and keeps the sheet's bytes. */
gboolean    tj_store_lock_review    (TjStore      *self,
                                     gint64        review_id,
                                     const char   *sheet_id,
                                     GBytes       *sheet,
                                     GError      **error);
/* NULL without error where the review is not signed. */
GBytes     *tj_store_get_sheet      (TjStore      *self,
                                     gint64        review_id,
                                     char        **sheet_id,
                                     GError      **error);
/* The sheet that the review's own will replace; NULL where it corrects none. */
char       *tj_store_get_replaces   (TjStore      *self,
                                     gint64        review_id,
                                     GError      **error);
/* Rubrics that the user added, and those that reviews were begun with. */
gboolean    tj_store_add_rubric     (TjStore      *self,
                                     TjRubric     *rubric,
                                     GError      **error);
gboolean    tj_store_drop_rubric    (TjStore      *self,
                                     const char   *sha256,
                                     GError      **error);
GPtrArray  *tj_store_list_rubrics   (TjStore      *self,
                                     GError      **error);
TjRubric   *tj_store_load_rubric    (TjStore      *self,
                                     const char   *sha256,
                                     GError      **error);
gboolean    tj_store_keep_rubric    (TjStore      *self,
                                     gint64        review_id,
                                     TjRubric     *rubric,
                                     GError      **error);
gboolean    tj_store_find_rubric    (TjStore      *self,
                                     gint64        review_id,
                                     char        **sha256,
                                     gboolean     *begun,
                                     GError      **error);
gboolean    tj_store_backup         (TjStore      *self,
                                     GFile        *file,
                                     GError      **error);

G_END_DECLS
