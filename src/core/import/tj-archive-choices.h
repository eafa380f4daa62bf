/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/import/tj-entry-name.h"

G_BEGIN_DECLS

/**
 * TjArchiveChoices:
 *
 * What the user said of archives: their passwords and the encoding of their names. May be used
 * from any thread.
 */
typedef struct _TjArchiveChoices TjArchiveChoices;

TjArchiveChoices *tj_archive_choices_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void              tj_archive_choices_free         (TjArchiveChoices *self);
void              tj_archive_choices_set_password (TjArchiveChoices *self,
                                                   GFile            *location,
                                                   const char       *password);
char             *tj_archive_choices_dup_password (TjArchiveChoices *self,
                                                   GFile            *location);
void              tj_archive_choices_set_names    (TjArchiveChoices *self,
                                                   GFile            *location,
                                                   TjEntryNames      names);
TjEntryNames      tj_archive_choices_get_names    (TjArchiveChoices *self,
                                                   GFile            *location);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjArchiveChoices, tj_archive_choices_free)

G_END_DECLS
