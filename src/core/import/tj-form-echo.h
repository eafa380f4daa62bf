/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize    tj_form_echo_find      (const char *text);
gboolean tj_form_echo_is_likely (const char *text);

G_END_DECLS
