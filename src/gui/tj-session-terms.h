/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/bureau/tj-round-terms.h"
#include "core/store/tj-archived-round.h"
#include "gui/tj-session.h"

G_BEGIN_DECLS

/* Under what terms the open round is held, and what was there before it: earlier versions of its
 * packages, and applications of earlier rounds. */

const TjRoundTerms *tj_session_get_terms      (TjSession          *self);
gboolean            tj_session_set_terms      (TjSession          *self,
                                               const TjRoundTerms *terms);
gboolean            tj_session_set_received   (TjSession          *self,
                                               TjRoundItem        *item,
                                               GDateTime          *received);
GPtrArray          *tj_session_list_recommended (TjSession        *self) G_GNUC_WARN_UNUSED_RESULT;

gboolean            tj_session_is_earlier     (TjSession           *self,
                                               const TjRoundRecord *record);
gboolean            tj_session_set_earlier    (TjSession           *self,
                                               const TjRoundRecord *record,
                                               gboolean             is_earlier);
GPtrArray          *tj_session_get_earlier    (TjSession          *self);
GPtrArray          *tj_session_list_versions  (TjSession          *self,
                                               TjRoundItem        *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
