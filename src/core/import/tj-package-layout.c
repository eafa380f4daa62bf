/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-package-layout.h"

#include <string.h>

/* A package is the largest folder in which no other package lies: what is beside or above a
 * form belongs to it, up to the folder that holds another form as well. Below a form everything
 * belongs to it, except for a folder with a form of its own. A leaf is a file that is a package
 * by itself, as an archive in an archive; beside or below a form it is an attachment. */

struct _TjPackageLayout
{
  GPtrArray *form_folders;
  GPtrArray *leaves;
  GPtrArray *roots;
};

static char *
dup_folder (const char *name)
{
  const char *slash = strrchr (name, '/');

  return slash != NULL ? g_strndup (name, slash - name) : g_strdup ("");
}

/* Whether @name is @folder or lies in it. */
static gboolean
is_in (const char *name,
       const char *folder)
{
  gsize length = strlen (folder);

  return length == 0 || (strncmp (name, folder, length) == 0 &&
                         (name[length] == '\0' || name[length] == '/'));
}

/* Whether anything but what lies in @folder makes a package of its own in @place. */
static gboolean
has_stranger (const GPtrArray *owners,
              const char      *folder,
              const char      *place)
{
  for (guint i = 0; i < owners->len; i++)
    {
      const char *owner = g_ptr_array_index (owners, i);

      if (is_in (owner, place) && !is_in (owner, folder))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_form_above (TjPackageLayout *self,
                const char      *folder)
{
  for (guint i = 0; i < self->form_folders->len; i++)
    {
      const char *other = g_ptr_array_index (self->form_folders, i);

      if (!g_str_equal (other, folder) && is_in (folder, other))
        return TRUE;
    }

  return FALSE;
}

static char *
find_root (TjPackageLayout *self,
           const GPtrArray *owners,
           const char      *folder)
{
  char *root = g_strdup (folder);

  if (has_form_above (self, folder))
    return root;

  while (*root != '\0')
    {
      g_autofree char *parent = dup_folder (root);

      if (has_stranger (owners, folder, parent))
        return root;

      g_free (root);
      root = g_steal_pointer (&parent);
    }

  return root;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
find_roots (TjPackageLayout *self)
{
  g_autoptr(GPtrArray) owners = g_ptr_array_new ();

  if (self->roots != NULL)
    return;

  self->roots = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_extend (owners, self->form_folders, NULL, NULL);

  for (guint i = 0; i < self->leaves->len; i++)
    {
      const char *leaf = g_ptr_array_index (self->leaves, i);

      if (tj_package_layout_is_covered (self, leaf))
        continue;

      g_ptr_array_add (owners, (char *) leaf);
      g_ptr_array_add (self->roots, g_strdup (leaf));
    }

  for (guint i = 0; i < self->form_folders->len; i++)
    g_ptr_array_add (self->roots,
                     find_root (self, owners, g_ptr_array_index (self->form_folders, i)));

  if (self->roots->len == 0)
    g_ptr_array_add (self->roots, g_strdup (""));

  g_ptr_array_sort (self->roots, compare_names);
}

/**
 * tj_package_layout_new:
 *
 * Returns: (transfer full): a tree without a form, which is one package until told otherwise
 */
TjPackageLayout *
tj_package_layout_new (void)
{
  TjPackageLayout *self = g_new0 (TjPackageLayout, 1);

  self->form_folders = g_ptr_array_new_with_free_func (g_free);
  self->leaves = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
tj_package_layout_free (TjPackageLayout *self)
{
  g_ptr_array_unref (self->form_folders);
  g_ptr_array_unref (self->leaves);
  g_clear_pointer (&self->roots, g_ptr_array_unref);
  g_free (self);
}

/**
 * tj_package_layout_add_form:
 * @name: the path of a form
 *
 * Two forms in one folder are in one package, and are told apart when it is read.
 */
void
tj_package_layout_add_form (TjPackageLayout *self,
                            const char      *name)
{
  g_autofree char *folder = dup_folder (name);

  g_clear_pointer (&self->roots, g_ptr_array_unref);
  if (!g_ptr_array_find_with_equal_func (self->form_folders, folder, g_str_equal, NULL))
    g_ptr_array_add (self->form_folders, g_steal_pointer (&folder));
}

/**
 * tj_package_layout_add_leaf:
 * @name: the path of a file that is a package unless a form lies beside or above it
 */
void
tj_package_layout_add_leaf (TjPackageLayout *self,
                            const char      *name)
{
  g_clear_pointer (&self->roots, g_ptr_array_unref);
  g_ptr_array_add (self->leaves, g_strdup (name));
}

gboolean
tj_package_layout_has_forms (TjPackageLayout *self)
{
  return self->form_folders->len > 0;
}

gboolean
tj_package_layout_has_form_in (TjPackageLayout *self,
                               const char      *folder)
{
  for (guint i = 0; i < self->form_folders->len; i++)
    {
      if (is_in (g_ptr_array_index (self->form_folders, i), folder))
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_package_layout_is_covered:
 *
 * Returns: whether a form lies beside or above @name
 */
gboolean
tj_package_layout_is_covered (TjPackageLayout *self,
                              const char      *name)
{
  for (guint i = 0; i < self->form_folders->len; i++)
    {
      if (is_in (name, g_ptr_array_index (self->form_folders, i)))
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_package_layout_list_roots:
 *
 * Returns: (transfer container) (element-type utf8): where the packages lie, ordered by name;
 *   never empty. The strings live as long as nothing is added.
 */
GPtrArray *
tj_package_layout_list_roots (TjPackageLayout *self)
{
  find_roots (self);

  return g_ptr_array_ref (self->roots);
}

/**
 * tj_package_layout_find_root:
 * @root: (out): the place of the package in tj_package_layout_list_roots()
 *
 * Returns: whether the file @name belongs to any package
 */
gboolean
tj_package_layout_find_root (TjPackageLayout *self,
                             const char      *name,
                             guint           *root)
{
  gsize longest = 0;
  gboolean is_held = FALSE;

  find_roots (self);
  for (guint i = 0; i < self->roots->len; i++)
    {
      const char *candidate = g_ptr_array_index (self->roots, i);
      gsize length = strlen (candidate);

      if (is_in (name, candidate) && (!is_held || length > longest))
        {
          *root = i;
          longest = length;
          is_held = TRUE;
        }
    }

  return is_held;
}

/**
 * tj_package_layout_holds:
 * @root: one of tj_package_layout_list_roots()
 *
 * Returns: whether the file @name belongs to the package at @root
 */
gboolean
tj_package_layout_holds (TjPackageLayout *self,
                         const char      *root,
                         const char      *name)
{
  if (!is_in (name, root))
    return FALSE;

  find_roots (self);
  for (guint i = 0; i < self->roots->len; i++)
    {
      const char *other = g_ptr_array_index (self->roots, i);

      if (!g_str_equal (other, root) && is_in (other, root) && is_in (name, other))
        return FALSE;
    }

  return TRUE;
}
