/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/carbon/tj-factor-register.h"

G_BEGIN_DECLS

struct _TjFactorRegister
{
  GObject parent_instance;

  char *id;
  char *title_zh;
  char *title_en;
  GPtrArray *factors;
  GHashTable *by_id;
  TjFactorRegister *base;
};

void     tj_factor_free          (TjFactor          *self);
gboolean tj_factor_register_read (TjFactorRegister  *self,
                                  GBytes            *bytes,
                                  const char        *name,
                                  GError           **error);

G_END_DECLS
