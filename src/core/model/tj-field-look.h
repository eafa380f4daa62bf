/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-attachment.h"

G_BEGIN_DECLS

/**
 * TjLookKind:
 * @TJ_LOOK_SUBSCRIPT: as the 2 of CO₂
 * @TJ_LOOK_SUPERSCRIPT: as the 3 of m³
 * @TJ_LOOK_TABLE: a table inside the cell, in lines with tabs
 * @TJ_LOOK_PICTURE: a place at which a picture stands; it takes no text
 *
 * How a part of a text looks in the document.
 */
typedef enum
{
  TJ_LOOK_SUBSCRIPT,
  TJ_LOOK_SUPERSCRIPT,
  TJ_LOOK_TABLE,
  TJ_LOOK_PICTURE,
} TjLookKind;

/**
 * TjFieldLook:
 * @start: the first byte of the text
 * @end: the byte after the last
 * @target: (nullable): what the document calls the picture
 * @bytes: (nullable): the picture until it is put aside
 * @picture: (nullable): the picture as a file
 */
typedef struct
{
  TjLookKind kind;
  gsize start;
  gsize end;
  char *target;
  GBytes *bytes;
  TjAttachment *picture;
} TjFieldLook;

TjFieldLook *tj_field_look_new      (TjLookKind        kind,
                                   gsize             start,
                                   gsize             end) G_GNUC_WARN_UNUSED_RESULT;
TjFieldLook *tj_field_look_copy     (const TjFieldLook *self) G_GNUC_WARN_UNUSED_RESULT;
void        tj_field_look_free     (TjFieldLook       *self);
GPtrArray  *tj_field_look_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
void        tj_field_look_take     (GPtrArray        *looks,
                                   const GPtrArray  *from,
                                   gsize             first,
                                   gsize             length,
                                   gsize             at);
void        tj_field_look_list_cut (GPtrArray        *looks,
                                   gsize             length);

G_END_DECLS
