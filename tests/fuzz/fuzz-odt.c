/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-target.h"

#include <string.h>

#include "core/import/tj-form-mapper.h"
#include "core/import/tj-odt-reader.h"
#include "office-wrapping.h"

/* Takes an OpenDocument text or the XML of its content. */

static GBytes *
make_file (const guint8 *data,
           gsize         size)
{
  if (size > 2 && memcmp (data, "PK", 2) == 0)
    return g_bytes_new (data, size);

  return office_wrapping_make ("content.xml", "styles.xml", NULL, data, size);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GBytes) bytes = make_file (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjTextDocument) document = tj_odt_read (bytes, "form.odt", &error);
  g_autoptr(TjForm) form = NULL;

  g_assert_true ((document == NULL) == (error != NULL));
  if (document != NULL)
    form = tj_form_mapper_map (document, "form.odt", findings);

  return 0;
}
