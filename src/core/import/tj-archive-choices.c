/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-archive-choices.h"

/* A choice for a folder or archive holds for all that lies in it, unless a nearer one is made. */

struct _TjArchiveChoices
{
  GMutex mutex;
  GHashTable *passwords;
  GHashTable *names;
};

/* Stands for every location. */
static GFile *
ref_key (GFile *location)
{
  return location != NULL ? g_object_ref (location) : g_file_new_for_path ("/");
}

static gboolean
lookup (GHashTable *table,
        GFile      *location,
        gpointer   *value)
{
  g_autoptr(GFile) place = g_object_ref (location);

  while (place != NULL)
    {
      GFile *parent;

      if (g_hash_table_lookup_extended (table, place, NULL, value))
        return TRUE;

      parent = g_file_get_parent (place);
      g_object_unref (place);
      place = parent;
    }

  return FALSE;
}

/**
 * tj_archive_choices_new:
 *
 * Returns: (transfer full): no choices
 */
TjArchiveChoices *
tj_archive_choices_new (void)
{
  TjArchiveChoices *self = g_new0 (TjArchiveChoices, 1);

  g_mutex_init (&self->mutex);
  self->passwords = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, g_object_unref,
                                           g_free);
  self->names = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, g_object_unref,
                                       NULL);

  return self;
}

void
tj_archive_choices_free (TjArchiveChoices *self)
{
  g_hash_table_unref (self->passwords);
  g_hash_table_unref (self->names);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * tj_archive_choices_set_password:
 * @location: (nullable): an archive, or a folder of archives; all of them where it is %NULL
 * @password: (nullable): in UTF-8
 */
void
tj_archive_choices_set_password (TjArchiveChoices *self,
                                 GFile            *location,
                                 const char       *password)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_hash_table_replace (self->passwords, ref_key (location), g_strdup (password));
}

/**
 * tj_archive_choices_dup_password:
 *
 * Returns: (transfer full) (nullable): the password to try
 */
char *
tj_archive_choices_dup_password (TjArchiveChoices *self,
                                 GFile            *location)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  gpointer password = NULL;

  lookup (self->passwords, location, &password);

  return g_strdup (password);
}

/**
 * tj_archive_choices_set_names:
 * @location: (nullable): an archive, or a folder of archives; all of them where it is %NULL
 */
void
tj_archive_choices_set_names (TjArchiveChoices *self,
                              GFile            *location,
                              TjEntryNames      names)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_hash_table_replace (self->names, ref_key (location), GINT_TO_POINTER (names));
}

TjEntryNames
tj_archive_choices_get_names (TjArchiveChoices *self,
                              GFile            *location)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  gpointer names = NULL;

  lookup (self->names, location, &names);

  return (TjEntryNames) GPOINTER_TO_INT (names);
}
