/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-target.h"

#include <gio/gio.h>

/* Gives a fuzz target every file of a folder once: the seeds are a test in every build. */
int
main (int    argc,
      char **argv)
{
  g_autoptr(GDir) folder = NULL;
  g_autoptr(GError) error = NULL;
  const char *name;
  guint n_inputs = 0;

  LLVMFuzzerInitialize (&argc, &argv);

  folder = g_dir_open (argc > 1 ? argv[1] : ".", 0, &error);
  if (folder == NULL)
    g_error ("%s", error->message);

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);
      g_autofree char *content = NULL;
      gsize size;

      if (!g_file_get_contents (path, &content, &size, &error))
        g_error ("%s", error->message);

      LLVMFuzzerTestOneInput ((const guint8 *) content, size);
      n_inputs++;
    }

  g_print ("%u inputs\n", n_inputs);

  return n_inputs > 0 ? 0 : 1;
}
