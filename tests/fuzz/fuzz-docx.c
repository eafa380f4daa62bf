/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-target.h"

#include <string.h>

#include "core/import/tj-docx-reader.h"
#include "core/import/tj-form-mapper.h"
#include "office-wrapping.h"

/* Takes a Word file, Word's flat XML, or the XML of its main part. */

#define RELATIONS                                                                             \
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"    \
  "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"     \
  "relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"

static GBytes *
make_file (const guint8 *data,
           gsize         size)
{
  if ((size > 2 && memcmp (data, "PK", 2) == 0) ||
      memmem (data, MIN (size, 4096), "2006/xmlPackage", 15) != NULL)
    return g_bytes_new (data, size);

  return office_wrapping_make ("word/document.xml", "word/styles.xml", RELATIONS, data, size);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GBytes) bytes = make_file (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjTextDocument) document = tj_docx_read (bytes, "form.docx", &error);
  g_autoptr(TjForm) form = NULL;

  g_assert_true ((document == NULL) == (error != NULL));
  if (document != NULL)
    form = tj_form_mapper_map (document, "form.docx", findings);

  return 0;
}
