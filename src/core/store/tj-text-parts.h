/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-package.h"

G_BEGIN_DECLS

/**
 * TjTextPlace:
 * @TJ_TEXT_PLACE_FIELD: an answer on the form; its label is the path of the field
 * @TJ_TEXT_PLACE_NAME: the name of a file
 * @TJ_TEXT_PLACE_WHOLE: a file without further places
 * @TJ_TEXT_PLACE_PAGE: a page
 * @TJ_TEXT_PLACE_RECOGNISED: a page whose words were made out in its picture
 * @TJ_TEXT_PLACE_SHEET: a sheet of a workbook; its label is what the file calls it
 * @TJ_TEXT_PLACE_PARAGRAPH: a paragraph of a text
 * @TJ_TEXT_PLACE_TABLE: a table of a text
 *
 * The values are kept in the index: add at the end.
 */
typedef enum
{
  TJ_TEXT_PLACE_FIELD,
  TJ_TEXT_PLACE_NAME,
  TJ_TEXT_PLACE_WHOLE,
  TJ_TEXT_PLACE_PAGE,
  TJ_TEXT_PLACE_RECOGNISED,
  TJ_TEXT_PLACE_SHEET,
  TJ_TEXT_PLACE_PARAGRAPH,
  TJ_TEXT_PLACE_TABLE,
} TjTextPlace;

/**
 * TjTextSilence:
 * @TJ_TEXT_SILENCE_NO_TEXT: there is none in the file, as in a scan or a picture
 * @TJ_TEXT_SILENCE_LOCKED: the file wants a password
 * @TJ_TEXT_SILENCE_DAMAGED: the file cannot be read, now or later
 * @TJ_TEXT_SILENCE_UNREAD: reading it failed for a reason that may pass
 *
 * Why nothing is found in a file. The values are kept in the index: add at the end.
 */
typedef enum
{
  TJ_TEXT_SILENCE_NO_TEXT,
  TJ_TEXT_SILENCE_LOCKED,
  TJ_TEXT_SILENCE_DAMAGED,
  TJ_TEXT_SILENCE_UNREAD,
} TjTextSilence;

const char *tj_text_silence_get_label (TjTextSilence silence);

/* What a file has to say, filled by who can read it. */
typedef struct _TjTextParts TjTextParts;

TjTextParts *tj_text_parts_new          (void) G_GNUC_WARN_UNUSED_RESULT;
TjTextParts *tj_text_parts_new_for_form (TjPackage   *package) G_GNUC_WARN_UNUSED_RESULT;
void         tj_text_parts_free         (TjTextParts *self);
void         tj_text_parts_add          (TjTextParts *self,
                                         TjTextPlace  kind,
                                         guint        number,
                                         const char  *label,
                                         const char  *text);
void         tj_text_parts_set_silence  (TjTextParts   *self,
                                         TjTextSilence  silence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjTextParts, tj_text_parts_free)

G_END_DECLS
