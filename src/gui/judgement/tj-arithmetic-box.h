/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/carbon/tj-recalculation.h"
#include "core/model/tj-finding.h"
#include "core/model/tj-package.h"

G_BEGIN_DECLS

#define TJ_TYPE_ARITHMETIC_BOX (tj_arithmetic_box_get_type ())

/* How a figure was worked out: the formula in words and in numbers, and each number with the
 * place it comes from, which can be gone to. */
G_DECLARE_FINAL_TYPE (TjArithmeticBox, tj_arithmetic_box, TJ, ARITHMETIC_BOX, AdwBin)

void tj_arithmetic_box_set_figure  (TjArithmeticBox *self,
                                    const TjFigure  *figure,
                                    const char      *register_id);
void tj_arithmetic_box_set_finding (TjArithmeticBox *self,
                                    TjFinding       *finding,
                                    TjPackage       *package,
                                    const char      *register_id);

G_END_DECLS
