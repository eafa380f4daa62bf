/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-panel-desk-private.h"

#include <glib/gi18n-lib.h>

#include "gui/tj-session-private.h"

/* Which files lie on the desk. */

#define MAX_FILES 20000

/* Waiting to be verified; what was verified before may have changed since. */
static gboolean
is_waiting (TjPanelDesk *self,
            GFile       *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  for (guint i = self->handed->len; i < self->files->len; i++)
    {
      if (g_str_equal (((TjKeptFile *) g_ptr_array_index (self->files, i))->uri, uri))
        return TRUE;
    }

  return FALSE;
}

static void
add_file (TjPanelDesk *self,
          GFile       *file)
{
  if (self->files->len < MAX_FILES && !is_waiting (self, file))
    g_ptr_array_add (self->files, tj_kept_file_new (file, tj_session_get_author ()));
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  g_autofree char *x = g_file_get_basename (*(GFile * const *) a);
  g_autofree char *y = g_file_get_basename (*(GFile * const *) b);

  return g_strcmp0 (x, y);
}

/* The XML files of a folder, by name; not those of folders within. */
static void
add_folder (TjPanelDesk *self,
            GFile       *folder)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GFileEnumerator) children =
    g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE,
                               NULL, NULL);
  GFileInfo *info = NULL;

  while (children != NULL && found->len < MAX_FILES
         && g_file_enumerator_iterate (children, &info, NULL, NULL, NULL) && info != NULL)
    {
      if (g_str_has_suffix (g_file_info_get_name (info), ".xml"))
        g_ptr_array_add (found, g_file_get_child (folder, g_file_info_get_name (info)));
    }

  g_ptr_array_sort (found, compare_files);
  for (guint i = 0; i < found->len; i++)
    add_file (self, g_ptr_array_index (found, i));
}

/**
 * tj_panel_desk_add:
 * @files: (element-type GFile): sheets, or folders of sheets
 *
 * Those that are there already, byte for byte, stay as they are.
 */
void
tj_panel_desk_add (TjPanelDesk *self,
                   GListModel  *files)
{
  const guint n_before = self->files->len;

  if (tj_session_get_loading (self->session)
      || g_list_model_get_n_items (tj_session_get_items (self->session)) == 0)
    {
      g_signal_emit_by_name (self, "problem",
                             _("Open the round first: sheets are matched to its packages."));
      return;
    }

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);

      if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY)
        add_folder (self, file);
      else
        add_file (self, file);
    }

  if (self->files->len > n_before)
    tj_panel_desk_start (self);
}
