/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/sheet/tj-sheet.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/**
 * TjSheetFileKind:
 * @TJ_SHEET_FILE_DRAFT: a draft, or a sheet nobody signed
 * @TJ_SHEET_FILE_SIGNED_OR_DRAFT: any; a signed one has to be intact
 */
typedef enum
{
  TJ_SHEET_FILE_DRAFT,
  TJ_SHEET_FILE_SIGNED_OR_DRAFT,
} TjSheetFileKind;

TjSheet *tj_sheet_file_load (const char      *path,
                             TjSheetFileKind  kind) G_GNUC_WARN_UNUSED_RESULT;
TjPackage *tj_sheet_file_correct (TjPackage   *package,
                                  TjTaxonomy  *taxonomy,
                                  const char  *path,
                                  TjReview   **review) G_GNUC_WARN_UNUSED_RESULT;
gboolean   tj_sheet_file_correct_only (GPtrArray   *packages,
                                       TjTaxonomy  *taxonomy,
                                       const char  *path,
                                       TjReview   **review) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
