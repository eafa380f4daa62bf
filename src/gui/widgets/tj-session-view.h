/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_SESSION_VIEW (tj_session_view_get_type ())

G_DECLARE_DERIVABLE_TYPE (TjSessionView, tj_session_view, TJ, SESSION_VIEW, AdwBin)

/**
 * TjSessionViewClass:
 * @session_set: a session was given; it stays for the widget's life
 * @item_set: another package became the current one, or none; also after a correction began
 * @review_changed: the judgement on the current package changed: the value @name, or where
 *   that is %NULL, anything, as after signing
 *
 * A part of the window that shows the session. All three may be left out.
 */
struct _TjSessionViewClass
{
  AdwBinClass parent_class;

  void (*session_set)    (TjSessionView *self,
                          TjSession     *session);
  void (*item_set)       (TjSessionView *self,
                          TjRoundItem   *item);
  void (*review_changed) (TjSessionView *self,
                          const char    *name);
};

TjSession   *tj_session_view_get_session (TjSessionView *self);
void         tj_session_view_set_session (TjSessionView *self,
                                          TjSession     *session);
void         tj_session_view_set_late    (TjSessionView *self,
                                          gboolean       late);
gboolean     tj_session_view_is_stale    (TjSessionView *self);
void         tj_session_view_catch_up    (TjSessionView *self);
TjRoundItem *tj_session_view_get_item    (TjSessionView *self);
TjReview    *tj_session_view_get_review  (TjSessionView *self);
gboolean     tj_session_view_is_editable (TjSessionView *self);
gboolean     tj_session_view_edit        (TjSessionView *self,
                                          const char    *name,
                                          const char    *value);

G_END_DECLS
