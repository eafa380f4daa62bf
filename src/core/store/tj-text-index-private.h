/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-database.h"
#include "core/store/tj-text-index.h"

G_BEGIN_DECLS

/* A part's number is its document's, then its TjTextPlace, then its place among all parts of it:
 * what it is of is known without a look at it, which for a word that is everywhere would take
 * longest. */
#define TJ_TEXT_KIND_SHIFT 24
#define TJ_TEXT_DOCUMENT_SHIFT 28
#define TJ_TEXT_MOST_PARTS (1u << TJ_TEXT_KIND_SHIFT)

struct _TjTextIndex
{
  TjDatabase *database;
};

/**
 * TjRankedPart:
 * @id: of a part that was found
 * @package: the key of its package
 * @name: of the file there
 * @n_in_package: how many parts of the package were found
 */
typedef struct
{
  gint64 id;
  const char *package;
  const char *name;
  guint n_in_package;
} TjRankedPart;

/**
 * TjTextRanking:
 * @parts: (element-type TjRankedPart): those of a package together, the best first
 */
typedef struct
{
  GArray *parts;
  GStringChunk *strings;
} TjTextRanking;

void           tj_text_ranking_free (TjTextRanking       *self);
TjTextRanking *tj_text_rank         (TjTextIndex         *self,
                                     TjTextQuery         *query,
                                     const char * const  *keys,
                                     guint                limit,
                                     guint                per_package,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjTextRanking, tj_text_ranking_free)

char *tj_text_index_dup_list (const char * const *keys) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
