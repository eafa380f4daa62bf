/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-form.h"

G_BEGIN_DECLS

gboolean  tj_form_reader_may_be_form (const char  *name);
TjForm   *tj_form_reader_read        (GBytes      *bytes,
                                      const char  *name,
                                      TjTaxonomy  *taxonomy,
                                      GPtrArray   *findings,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
