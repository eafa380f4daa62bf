/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/sheet/tj-sheet.h"
#include "core/sign/tj-verifier.h"

G_BEGIN_DECLS

/**
 * TjSheetVerification:
 * @signature: what the signature says
 * @sheet: (nullable): the sheet as read from what was signed; %NULL where that is none
 * @sheet_problem: (nullable): why it is none
 */
typedef struct
{
  TjVerification *signature;
  TjSheet *sheet;
  char *sheet_problem;
} TjSheetVerification;

void                 tj_sheet_verification_free (TjSheetVerification *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjSheetVerification, tj_sheet_verification_free)

/* Reads and verifies @file on a worker thread. @trust_file: (nullable): PEM certificates that
 * the user trusts. */
void                 tj_sheet_verify_async      (GFile                *file,
                                                 GFile                *trust_file,
                                                 TjRubric             *rubric,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
TjSheetVerification *tj_sheet_verify_finish     (GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
