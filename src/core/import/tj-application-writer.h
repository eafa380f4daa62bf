/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-form.h"

G_BEGIN_DECLS

/* The form as application.xml, schema data/schema/application.xsd: texts as typed, ticks as
 * codes, so that reading it back gives an equal form. */
GBytes *tj_application_write (TjForm *form) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
