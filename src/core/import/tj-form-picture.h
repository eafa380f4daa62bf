/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-form.h"

G_BEGIN_DECLS

/* Pictures that stand in the cells of a form. */

void     tj_form_pictures_load  (GBytes      *bytes,
                                 const char  *name,
                                 TjForm      *form);
gboolean tj_form_pictures_store (TjForm      *form,
                                 GFile       *folder,
                                 GError     **error);

G_END_DECLS
