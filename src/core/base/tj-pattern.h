/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GRegex   *tj_pattern_get     (const char *pattern);
gboolean  tj_pattern_matches (const char *pattern,
                              const char *text);

G_END_DECLS
