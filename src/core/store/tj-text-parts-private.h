/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-text-parts.h"

G_BEGIN_DECLS

typedef struct
{
  TjTextPlace kind;
  guint number;
  char *label;
  char *text;
} TjTextPiece;

/* @parts: (element-type TjTextPiece) */
struct _TjTextParts
{
  GPtrArray *parts;
  TjTextSilence silence;
};

char *tj_text_parts_dup_digest (const TjTextParts *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
