/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sample-source.h"

#include <string.h>

typedef struct
{
  char *name;
  GBytes *content;
  gsize size;
} Sample;

struct _SampleSource
{
  GObject parent_instance;

  GPtrArray *samples;
  TjEntry *entry;
  guint n_given;
  gsize n_read;
};

static void source_init (TjSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SampleSource, sample_source, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TJ_TYPE_SOURCE, source_init))

static void
sample_free (Sample *sample)
{
  g_free (sample->name);
  g_clear_pointer (&sample->content, g_bytes_unref);
  g_free (sample);
}

static const TjEntry *
sample_source_next (TjSource      *source,
                    GCancellable  *cancellable,
                    GError       **error)
{
  SampleSource *self = SAMPLE_SOURCE (source);
  Sample *sample;

  g_clear_pointer (&self->entry, tj_entry_free);
  if (self->n_given == self->samples->len)
    return NULL;

  sample = g_ptr_array_index (self->samples, self->n_given++);
  self->entry = tj_entry_new (g_strdup (sample->name), NULL, NULL);
  self->n_read = 0;

  return self->entry;
}

static gssize
sample_source_read (TjSource      *source,
                    void          *buffer,
                    gsize          size,
                    GCancellable  *cancellable,
                    GError       **error)
{
  SampleSource *self = SAMPLE_SOURCE (source);
  Sample *sample = g_ptr_array_index (self->samples, self->n_given - 1);
  gsize n = MIN (size, sample->size - self->n_read);
  gsize n_content = sample->content != NULL ? g_bytes_get_size (sample->content) : 0;

  if (self->n_read < n_content)
    {
      n = MIN (n, n_content - self->n_read);
      memcpy (buffer, (const char *) g_bytes_get_data (sample->content, NULL) + self->n_read, n);
    }
  else
    memset (buffer, 0, n);
  self->n_read += n;

  return n;
}

static void
sample_source_rewind (TjSource *source)
{
  SAMPLE_SOURCE (source)->n_given = 0;
}

static GPtrArray *
sample_source_list_names (TjSource *source)
{
  SampleSource *self = SAMPLE_SOURCE (source);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->samples->len; i++)
    {
      Sample *sample = g_ptr_array_index (self->samples, i);

      g_ptr_array_add (names, g_strdup (sample->name));
    }

  return names;
}

static void
sample_source_finalize (GObject *object)
{
  SampleSource *self = SAMPLE_SOURCE (object);

  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_clear_pointer (&self->entry, tj_entry_free);

  G_OBJECT_CLASS (sample_source_parent_class)->finalize (object);
}

static void
source_init (TjSourceInterface *iface)
{
  iface->next = sample_source_next;
  iface->read = sample_source_read;
  iface->rewind = sample_source_rewind;
  iface->list_names = sample_source_list_names;
}

static void
sample_source_class_init (SampleSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sample_source_finalize;
}

static void
sample_source_init (SampleSource *self)
{
  self->samples = g_ptr_array_new_with_free_func ((GDestroyNotify) sample_free);
}

SampleSource *
sample_source_new (void)
{
  return g_object_new (SAMPLE_TYPE_SOURCE, NULL);
}

void
sample_source_add (SampleSource *self,
                   const char   *name,
                   GBytes       *content)
{
  Sample *sample = g_new0 (Sample, 1);

  sample->name = g_strdup (name);
  sample->content = g_bytes_ref (content);
  sample->size = g_bytes_get_size (content);
  g_ptr_array_add (self->samples, sample);
}

/* @content, and then zeros up to @size bytes in all. */
void
sample_source_add_padded (SampleSource *self,
                          const char   *name,
                          GBytes       *content,
                          gsize         size)
{
  Sample *sample;

  g_assert_cmpuint (size, >=, g_bytes_get_size (content));
  sample_source_add (self, name, content);
  sample = g_ptr_array_index (self->samples, self->samples->len - 1);
  sample->size = size;
}

void
sample_source_add_zeros (SampleSource *self,
                         const char   *name,
                         gsize         size)
{
  Sample *sample = g_new0 (Sample, 1);

  sample->name = g_strdup (name);
  sample->size = size;
  g_ptr_array_add (self->samples, sample);
}
