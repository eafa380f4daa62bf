/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-attachment-reader.h"
#include "core/training/tj-pseudonyms.h"

G_BEGIN_DECLS

/**
 * TjMaskingAction:
 * @TJ_MASKING_REPLACED: names were replaced in it, and nothing else was changed
 * @TJ_MASKING_SET_ANEW: its words were set anew, without its pictures and layout
 * @TJ_MASKING_BLANKED: a blank one stands in its place
 * @TJ_MASKING_LEFT_OUT: it is not in the new package
 *
 * What became of a file.
 */
typedef enum
{
  TJ_MASKING_REPLACED,
  TJ_MASKING_SET_ANEW,
  TJ_MASKING_BLANKED,
  TJ_MASKING_LEFT_OUT,
} TjMaskingAction;

const char *tj_masking_action_to_string (TjMaskingAction action);
const char *tj_masking_action_get_label (TjMaskingAction action);
const char *tj_masking_action_get_advice (TjMaskingAction action);

/**
 * TjMaskedFile:
 * @name: what it is called in the new package
 * @action: what became of it
 */
typedef struct
{
  char *name;
  TjMaskingAction action;
} TjMaskedFile;

/**
 * TjPseudonymisation:
 * @files: (element-type TjMaskedFile): what became of each file
 * @entries: (element-type TjZipEntry): the files of the new package
 *
 * A package without names.
 */
typedef struct
{
  GPtrArray *files;
  GPtrArray *entries;
} TjPseudonymisation;

/**
 * TjMaskingPaperFunc:
 * @name: of the file that is set anew, without names
 * @words: without names; empty where the file had none that can be read
 *
 * What sets words on pages, which is not known here.
 *
 * Returns: (transfer full) (nullable): a PDF
 */
typedef GBytes *(*TjMaskingPaperFunc) (const char  *name,
                                       const char  *words,
                                       GError     **error);

void                tj_pseudonymise_collect    (TjPackage           *package,
                                                TjPseudonyms        *names,
                                                TjPageTextFunc       read_pages);
TjPseudonymisation *tj_pseudonymise            (TjPackage           *package,
                                                TjPseudonyms        *names,
                                                TjPageTextFunc       read_pages,
                                                TjMaskingPaperFunc   make_paper,
                                                GError             **error)
                                                G_GNUC_WARN_UNUSED_RESULT;
TjPseudonymisation *tj_pseudonymisation_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void                tj_pseudonymisation_free   (TjPseudonymisation  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPseudonymisation, tj_pseudonymisation_free)

G_END_DECLS
