/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/bureau/tj-opinion-templates.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "core/base/tj-file-read.h"
#include "core/base/tj-xml.h"

/* Templates of opinions that the user keeps beside the program's own. */

/**
 * tj_opinion_templates_dup_folder:
 *
 * Returns: (transfer full): where they lie; it need not be there
 */
char *
tj_opinion_templates_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "tanjian", "templates", NULL);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char * const *) a, *(const char * const *) b);
}

/**
 * tj_opinion_templates_list:
 *
 * Returns: (transfer full): the files in that folder, by name; what is in them is seen when one is
 *   chosen
 */
GStrv
tj_opinion_templates_list (void)
{
  g_autofree char *folder = tj_opinion_templates_dup_folder ();
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GPtrArray) paths = g_ptr_array_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".xml"))
        g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }
  g_ptr_array_sort (paths, compare_paths);
  g_ptr_array_add (paths, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&paths), FALSE);
}

/**
 * tj_opinion_templates_load:
 *
 * Returns: (transfer full) (nullable): a template of opinions, or %NULL with an error that says
 *   what is wrong with it
 */
TjDocumentTemplate *
tj_opinion_templates_load (const char  *path,
                           GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr(GBytes) bytes = tj_file_read (file, tj_xml_limits_own.max_bytes, NULL, error);
  g_autoptr(TjDocumentTemplate) template = NULL;

  if (bytes != NULL)
    template = tj_document_template_new (bytes, name, error);
  if (template == NULL)
    return NULL;

  if (g_str_equal (tj_document_template_get_kind (template), "opinion") &&
      tj_document_template_get_variants (template) != NULL)
    return g_steal_pointer (&template);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("“%s” is no template of opinions with conclusions to choose from. Choose another "
                 "one, or mend it."), name);

  return NULL;
}
