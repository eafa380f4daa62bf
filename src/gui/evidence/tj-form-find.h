/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/evidence/tj-form-view.h"
#include "gui/widgets/tj-find-bar.h"

G_BEGIN_DECLS

void tj_form_find_install (TjFindBar  *bar,
                           TjFormView *form);

G_END_DECLS
