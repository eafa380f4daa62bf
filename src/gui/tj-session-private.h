/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/bureau/tj-round-terms.h"
#include "core/import/tj-importer.h"
#include "gui/tj-session.h"

G_BEGIN_DECLS

struct _TjSession
{
  GObject parent_instance;

  TjTaxonomy *taxonomy;
  /* Of TjRubric: the program's, and those that were read from the store. */
  GPtrArray *rubrics;
  TjImporter *importer;
  GSettings *settings;
  TjStore *store;
  char *store_problem;

  GListStore *items;
  GFile *location;
  gint64 round_id;
  gboolean is_archived;
  char *title;
  TjRoundItem *current;

  GCancellable *cancellable;
  TjProgress *progress;

  GDateTime *saved_at;

  /* Under what terms the round is held; the packages of earlier rounds beside it; and which of its
   * versions are kept. */
  TjRoundTerms *terms;
  GPtrArray *earlier;
  GCancellable *earlier_cancellable;
  GHashTable *kept_manifests;
  guint keep_next;
  guint keep_source;

  /* The factors to calculate with, read when they are first asked for. */
  TjFactorRegister *factors;
  GFile *factor_file;

  /* Searching. */
  GFile *words_file;
  GFile *recognised_folder;
  TjProgress *words_progress;
  GCancellable *words_cancellable;
  GCancellable *search_cancellable;
  TjTextQuery *query;
  GPtrArray *silent;
};

const char *tj_session_get_author   (void);
void        tj_session_tell_problem (TjSession    *self,
                                     const GError *error);
void        tj_session_give_review  (TjSession    *self,
                                     TjRoundItem  *item,
                                     TjReview     *review,
                                     gint64        review_id);
void        tj_session_tell_cancelled (GPtrArray  *items);
void        tj_session_show_loaded  (TjSession    *self,
                                     TjRoundItem  *item,
                                     TjPackage    *package,
                                     const GError *error);
void        tj_session_show_round   (TjSession    *self,
                                     GFile        *location,
                                     GPtrArray    *items);
void        tj_session_take_round   (TjSession    *self,
                                     gint64        round_id);
void        tj_session_compare      (TjSession    *self);
void        tj_session_offer        (TjSession       *self,
                                     TjPackageChoice *choice);
void        tj_session_read_status  (TjSession    *self,
                                     TjRoundItem  *item);
void        tj_session_read_terms   (TjSession    *self);
void        tj_session_read_receipt (TjSession    *self,
                                     TjRoundItem  *item,
                                     GPtrArray    *notes);
void        tj_session_keep_versions (TjSession   *self);
void        tj_session_stop_keeping (TjSession    *self);
void        tj_session_read_earlier (TjSession    *self);
void        tj_session_stop_earlier (TjSession    *self);
void        tj_session_mark_saved   (TjSession    *self);
void        tj_session_follow_blindness (TjSession *self);

void        tj_session_fill_words   (TjSession    *self);
void        tj_session_stop_words   (TjSession    *self);

G_END_DECLS
