/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-package-layout.h"
#include "core/import/tj-source.h"

G_BEGIN_DECLS

#define TJ_TYPE_SOURCE_PART (tj_source_part_get_type ())

G_DECLARE_FINAL_TYPE (TjSourcePart, tj_source_part, TJ, SOURCE_PART, GObject)

TjSource *tj_source_part_new (TjSource        *whole,
                              const char      *root,
                              TjPackageLayout *layout) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
