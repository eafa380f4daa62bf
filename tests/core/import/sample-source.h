/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-source.h"

G_BEGIN_DECLS

#define SAMPLE_TYPE_SOURCE (sample_source_get_type ())

/* Files that lie nowhere: their bytes are given, are so many zeros, or one after the other. */
G_DECLARE_FINAL_TYPE (SampleSource, sample_source, SAMPLE, SOURCE, GObject)

SampleSource *sample_source_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void          sample_source_add        (SampleSource *self,
                                        const char   *name,
                                        GBytes       *content);
void          sample_source_add_padded (SampleSource *self,
                                        const char   *name,
                                        GBytes       *content,
                                        gsize         size);
void          sample_source_add_zeros  (SampleSource *self,
                                        const char   *name,
                                        gsize         size);

G_END_DECLS
