/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TjOfficeConversion:
 * @bytes: the document as OpenDocument text
 * @format: the name of the format that it came in
 * @converter: the program that wrote @bytes and its version, as it says itself
 *
 * A document in a format that only an office program reads, after that program has read it.
 */
typedef struct
{
  GBytes *bytes;
  char *format;
  char *converter;
} TjOfficeConversion;

gboolean            tj_office_conversion_is_for      (GBytes              *bytes);
gboolean            tj_office_conversion_may_be_form (GBytes              *bytes);
TjOfficeConversion *tj_office_conversion_run         (GBytes              *bytes,
                                                      const char          *name,
                                                      guint                seconds,
                                                      GCancellable        *cancellable,
                                                      GError             **error)
                                                      G_GNUC_WARN_UNUSED_RESULT;
void                tj_office_conversion_free        (TjOfficeConversion  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjOfficeConversion, tj_office_conversion_free)

G_END_DECLS
