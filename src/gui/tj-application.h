/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TJ_TYPE_APPLICATION (tj_application_get_type ())

G_DECLARE_FINAL_TYPE (TjApplication, tj_application, TJ, APPLICATION, AdwApplication)

TjApplication *tj_application_new (void);

G_END_DECLS
