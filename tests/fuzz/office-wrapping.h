/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

GBytes *office_wrapping_make (const char   *content_name,
                              const char   *styles_name,
                              const char   *relations,
                              const guint8 *data,
                              gsize         size) G_GNUC_WARN_UNUSED_RESULT;
