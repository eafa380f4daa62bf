/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-progress.h"
#include "core/sheet/tj-sheet.h"
#include "core/sign/tj-verifier.h"

G_BEGIN_DECLS

/**
 * TjHandedSheet:
 * @path: of the file, fit to be shown
 * @sha256: (nullable): of the file; %NULL where it could not be read
 * @status: `counts`, or why it was refused: `not-a-sheet`, `not-signed`, `forged`,
 *   `unknown-reviewer`
 * @message: (nullable): the same as a sentence
 * @sheet: (nullable): what was signed, where that can be told
 * @reviewer: (nullable): the name in the certificate
 * @organisation: (nullable): the organisation in the certificate
 * @fingerprint: (nullable): of the certificate
 * @signed_at: (nullable): as the reviewer states it
 *
 * What a file says of itself, whatever else was handed in. Does not change.
 */
typedef struct
{
  char *path;
  char *sha256;
  const char *status;
  char *message;
  TjSheet *sheet;
  char *reviewer;
  char *organisation;
  char *fingerprint;
  GDateTime *signed_at;
} TjHandedSheet;

/**
 * TjHandedFile:
 * @file: where it lies
 * @name: what to call it
 * @bytes: (nullable): what is in it, where that is known
 * @keep: whether to leave in @bytes what was read
 *
 * A file that was handed in as a signed sheet, by anybody.
 */
typedef struct
{
  GFile *file;
  char *name;
  GBytes *bytes;
  gboolean keep;
} TjHandedFile;

GPtrArray *tj_handed_files_new    (void) G_GNUC_WARN_UNUSED_RESULT;
TjHandedFile *tj_handed_files_add (GPtrArray           *files,
                                   GFile               *file,
                                   const char          *name);

void       tj_handed_sheet_free   (TjHandedSheet       *self);
GPtrArray *tj_sheet_intake_verify (GPtrArray           *files,
                                   TjTrust             *trust,
                                   TjProgress          *progress,
                                   GCancellable        *cancellable,
                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
