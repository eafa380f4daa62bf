/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TJ_TYPE_WELCOME_PAGE (tj_welcome_page_get_type ())

/* What stands where no round is open: who one is, asked once, and what can be opened. */
G_DECLARE_FINAL_TYPE (TjWelcomePage, tj_welcome_page, TJ, WELCOME_PAGE, AdwBin)

void tj_welcome_page_set_settings (TjWelcomePage *self,
                                   GSettings     *settings);

G_END_DECLS
