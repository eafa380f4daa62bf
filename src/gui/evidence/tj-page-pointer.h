/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/evidence/tj-page-widget.h"

G_BEGIN_DECLS

void tj_page_pointer_install (TjPageWidget *page);

G_END_DECLS
