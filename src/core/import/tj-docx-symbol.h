/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

const char *tj_docx_symbol_lookup (const char *font,
                                   gunichar    code);
