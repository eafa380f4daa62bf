/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-field-spec.h"

G_BEGIN_DECLS

const TjFieldSpec *tj_form_label_list_lookup           (const char *key);
gboolean           tj_form_label_list_is_phone         (const char *key);
gboolean           tj_form_label_list_is_printed_phone (const char *key);
gboolean           tj_form_label_list_is_heading       (const char *key);
gboolean           tj_form_label_list_is_remark        (const char *key);
gsize              tj_form_label_list_heading_at_end   (const char *text);
gboolean           tj_form_label_list_begins           (gunichar    c);

G_END_DECLS
