/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/rubric/tj-rubric.h"

G_BEGIN_DECLS

/* What the reader fills in before anyone else sees the objects. */

#define TJ_N_LEVELS (TJ_MAX_LEVEL + 1)
#define TJ_WHOLE_WEIGHT 1000000
#define TJ_NO_THRESHOLD (-1)

typedef struct
{
  char *zh;
  char *en;
} TjWords;

struct _TjCriterion
{
  GObject parent_instance;

  char *id;
  TjWords name;
  TjWords question;
  TjWords anchors[TJ_N_LEVELS];
  guint weight; /* in millionths */
  int threshold; /* in half points, or TJ_NO_THRESHOLD */
  guint min_justification; /* in characters */
  gboolean needs_confidence;
  gboolean allows_cannot_assess;
};

struct _TjRubric
{
  GObject parent_instance;

  char *id;
  char *version;
  char *sha256;
  GBytes *content;
  TjWords title;
  TjWords weights_note;
  GListStore *stages[TJ_N_REVIEW_STAGES]; /* of TjCriterion */
};

void     tj_words_clear (TjWords     *self);
gboolean tj_rubric_read (TjRubric    *self,
                         GBytes      *bytes,
                         const char  *name,
                         GError     **error);
/* In millionths, for sums that must not round. */
guint    tj_criterion_get_exact_weight (TjCriterion *self);

G_END_DECLS
