/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/carbon/tj-factor-register.h"

G_BEGIN_DECLS

/* The register that comes with the program, with the user's own in front of it where one is
 * named. What cannot be used is named on standard error. */
TjFactorRegister *tj_factor_file_load (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
