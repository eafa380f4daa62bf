/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-text-index.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/* The index of words that the window uses too, brought up to date for some packages. */

TjTextIndex *tj_round_words_open (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray   *tj_round_words_load (TjTextIndex *index,
                                  TjTaxonomy  *taxonomy,
                                  const char  *path,
                                  gboolean    *complete) G_GNUC_WARN_UNUSED_RESULT;
GStrv        tj_round_words_list (GPtrArray   *packages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
