/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-form.h"

G_BEGIN_DECLS

gboolean  tj_form_reader_may_be_form (const char    *name);
gboolean  tj_form_reader_is_document (const char    *name,
                                      const guint8  *head,
                                      gsize          size);
TjForm   *tj_form_reader_read        (GBytes        *bytes,
                                      const char    *name,
                                      TjTaxonomy    *taxonomy,
                                      GPtrArray     *findings,
                                      GCancellable  *cancellable,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
