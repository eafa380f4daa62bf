/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/pack/tj-pack-check.h"

G_BEGIN_DECLS

#define TJ_TYPE_PACK_CHECK_DIALOG (tj_pack_check_dialog_get_type ())

/* What a round pack holds, and what differs from its manifest. */
G_DECLARE_FINAL_TYPE (TjPackCheckDialog, tj_pack_check_dialog, TJ, PACK_CHECK_DIALOG, AdwWindow)

TjPackCheckDialog *tj_pack_check_dialog_new (GtkWindow         *parent,
                                             const TjPackCheck *check);

G_END_DECLS
