/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-target.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"

/* Opens the bytes as a package. They lie in memory under a name of this process. */

static void
assert_sound (TjPackage *package)
{
  GListModel *attachments = tj_package_get_attachments (package);
  guint64 total = 0;

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);
      const char *name = tj_attachment_get_name (attachment);

      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_null (strstr (name, "../"));
      g_assert_cmpint (name[0], !=, '/');
      total += tj_attachment_get_size (attachment);
    }

  g_assert_cmpuint (total, <=, TJ_LIMIT_TOTAL_SIZE);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static TjImporter *importer = NULL;
  static char *path = NULL;
  static int fd = -1;
  g_autoptr(GFile) file = NULL;
  g_autoptr(TjPackage) package = NULL;
  g_autoptr(GError) error = NULL;

  if (importer == NULL)
    {
      importer = tj_importer_new (NULL, NULL);
      path = g_strdup_printf ("%s/tanjian-fuzz-%d.zip", g_get_tmp_dir (), getpid ());
      fd = g_open (path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
      g_assert_cmpint (fd, >=, 0);
    }

  g_assert_cmpint (ftruncate (fd, 0), ==, 0);
  g_assert_cmpint (pwrite (fd, data, size, 0), ==, size);

  file = g_file_new_for_path (path);
  package = tj_importer_load (importer, file, NULL, NULL, &error);
  g_assert_true ((package == NULL) == (error != NULL));
  if (package != NULL)
    assert_sound (package);

  return 0;
}
