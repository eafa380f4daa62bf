/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/training/tj-calibration.h"

G_BEGIN_DECLS

#define TJ_TYPE_CALIBRATION_VIEW (tj_calibration_view_get_type ())

/* How a trainee lies to the references over several lessons. */
G_DECLARE_FINAL_TYPE (TjCalibrationView, tj_calibration_view, TJ, CALIBRATION_VIEW, AdwBin)

void tj_calibration_view_show (TjCalibrationView   *self,
                               const TjCalibration *calibration);

G_END_DECLS
