/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/page/tj-page-source.h"

G_BEGIN_DECLS

char *tj_page_message_for_document (TjPageError code) G_GNUC_WARN_UNUSED_RESULT;
char *tj_page_message_for_page     (TjPageError code,
                                    guint       page) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
