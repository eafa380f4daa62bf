/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/tj-session.h"

G_BEGIN_DECLS

GListModel *sample_sheets_write (TjSession  *session,
                                 const char *folder,
                                 GFile     **trust);

G_END_DECLS
