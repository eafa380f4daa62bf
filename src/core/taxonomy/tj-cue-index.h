/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-core-types.h"

G_BEGIN_DECLS

/**
 * TjCueRule:
 * @place: (nullable): the node under which the words stand in the file, of any level
 * @type: the position of the type among all types, or %TJ_CUE_NO_TYPE where the words say nothing
 * @target: the position of the type that an exclude speaks for, or %TJ_CUE_NO_TYPE
 * @weight: how strongly one of the words speaks for the type; negative in an exclude
 * @name_only: whether the words count in the name of the technology only
 * @with: (nullable) (array zero-terminated=1): folded; one of them has to stand in the text
 * @unless: (nullable) (array zero-terminated=1): folded; none of them may stand in the text
 *
 * What one include or exclude element of the taxonomy says about its words.
 */
typedef struct
{
  gpointer place;
  guint type;
  guint target;
  double weight;
  gboolean name_only;
  GStrv with;
  GStrv unless;
} TjCueRule;

#define TJ_CUE_NO_TYPE G_MAXUINT

/**
 * TjCueMatch:
 * @word: the number of the word
 * @start: where it begins in the text, in bytes
 * @end: where it ends in the text, in bytes; not part of it
 */
typedef struct
{
  guint word;
  gsize start;
  gsize end;
} TjCueMatch;

typedef struct _TjCueIndex TjCueIndex;

TjCueIndex *tj_cue_index_new       (void);
void        tj_cue_index_free      (TjCueIndex *self);
TjCueRule  *tj_cue_index_add_rule  (TjCueIndex *self);
void        tj_cue_index_add_word  (TjCueIndex *self,
                                    TjCueRule  *rule,
                                    const char *word);
guint       tj_cue_index_get_n_words (TjCueIndex *self);
GPtrArray  *tj_cue_index_get_rules (TjCueIndex *self,
                                    guint       word);
char       *tj_cue_index_dup_word  (TjCueIndex *self,
                                    guint       word);
GArray     *tj_cue_index_scan      (TjCueIndex *self,
                                    const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjCueIndex, tj_cue_index_free)

G_END_DECLS
