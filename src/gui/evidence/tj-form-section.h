/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/evidence/tj-form-row.h"

G_BEGIN_DECLS

#define TJ_TYPE_FORM_SECTION (tj_form_section_get_type ())

G_DECLARE_FINAL_TYPE (TjFormSection, tj_form_section, TJ, FORM_SECTION, GtkWidget)

TjFormSection *tj_form_section_new (const char    *title);
void           tj_form_section_add (TjFormSection *self,
                                    TjFormRow     *row);

G_END_DECLS
