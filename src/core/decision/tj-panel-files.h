/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/decision/tj-sheet-intake.h"
#include "core/panel/tj-panel.h"

G_BEGIN_DECLS

/**
 * TjPanelFile:
 * @path: of the file, fit to be shown
 * @sha256: of the file
 * @status: `counts`, `recused` (a conflict was declared, and the rule leaves such sheets out),
 *   `replaced`, or why it was refused: `not-a-sheet`, `not-signed`, `forged`,
 *   `unknown-reviewer`, `other-stage`, `other-rubric`, `other-version`, `no-package`, `twice`,
 *   `rivals`, `foreign-replacement`, `circle`
 * @message: (nullable): the same as a sentence; a remark where the sheet counts
 * @differences: (nullable) (element-type TjSheetDifference): with `other-version`
 * @sheet: (nullable): what was signed, where that can be told
 * @reviewer: (nullable): the name in the certificate
 * @organisation: (nullable): the organisation in the certificate
 * @fingerprint: (nullable): of the certificate
 * @signed_at: (nullable): as the reviewer states it
 * @package: (nullable): which package it is about, or was meant to be
 *
 * One file that was handed in, and what became of it.
 */
typedef struct
{
  char *path;
  char *sha256;
  const char *status;
  char *message;
  GPtrArray *differences;
  TjSheet *sheet;
  char *reviewer;
  char *organisation;
  char *fingerprint;
  GDateTime *signed_at;
  TjPackage *package;
} TjPanelFile;

/**
 * TjPanelFiles:
 * @files: (element-type TjPanelFile): in the order given
 * @packages: (element-type TjPackage): of the round
 * @rubric: of all sheets that count
 * @stage: of all sheets that count
 * @panel: what counts; its items are @packages in their order
 * @n_refused: how many files were refused
 */
typedef struct
{
  GPtrArray *files;
  GPtrArray *packages;
  TjRubric *rubric;
  TjReviewStage stage;
  TjPanel *panel;
  guint n_refused;
} TjPanelFiles;

TjPanelFiles *tj_panel_files_new  (GPtrArray          *handed,
                                   GPtrArray          *packages,
                                   const char         *stage,
                                   const TjPanelRule  *rule,
                                   GError            **error) G_GNUC_WARN_UNUSED_RESULT;
void          tj_panel_files_free (TjPanelFiles       *self);
gboolean      tj_panel_file_is_refused (const TjPanelFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPanelFiles, tj_panel_files_free)

G_END_DECLS
