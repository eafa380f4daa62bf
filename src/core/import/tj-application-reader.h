/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-form.h"

G_BEGIN_DECLS

#define TJ_APPLICATION_NAMESPACE "https://tanjian.org/ns/application/1"

gboolean  tj_application_is_one (GBytes      *bytes);
TjForm   *tj_application_read   (GBytes      *bytes,
                                 const char  *name,
                                 GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
