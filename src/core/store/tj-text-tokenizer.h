/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-database.h"

G_BEGIN_DECLS

/* What FTS5 calls the tokenizer. */
#define TJ_TEXT_TOKENIZER "tanjian"
/* A function of FTS5: how often the words that are asked for stand in a row. */
#define TJ_TEXT_COUNT "tanjian_count"

/**
 * TjTokenFunc:
 * @token: folded; not terminated
 * @length: its bytes
 * @start: where what it was made from begins in the text, in bytes
 * @end: where that ends
 *
 * Returns: 0 to go on; anything else ends the walk
 */
typedef int (*TjTokenFunc) (const char *token,
                            gsize       length,
                            gsize       start,
                            gsize       end,
                            gpointer    user_data);

int      tj_text_tokenize           (const char   *text,
                                     gsize         length,
                                     TjTokenFunc   func,
                                     gpointer      user_data);
gboolean tj_text_tokenizer_register (TjDatabase   *database,
                                     GError      **error);

G_END_DECLS
