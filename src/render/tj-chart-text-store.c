/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-text-store.h"

#include <string.h>

/* Once more are kept than this, those that the last layout did without are dropped. */
#define MAX_KEPT 500

typedef struct
{
  TjChartTextStyle style;
  char *text;
  guint turn;
  PangoLayout *layout;
} Entry;

struct _TjChartTextStore
{
  PangoContext *context;
  char *font_family;
  GHashTable *entries;
  guint turn;
};

static guint
hash_entry (gconstpointer data)
{
  const Entry *entry = data;

  return g_str_hash (entry->text) ^ (guint) (entry->style.max_width * 64)
         ^ (guint) (entry->style.size * 4096);
}

static gboolean
is_same (double one,
         double two)
{
  return !(one < two) && !(one > two);
}

static gboolean
is_equal_entry (gconstpointer a,
                gconstpointer b)
{
  const Entry *one = a;
  const Entry *two = b;

  return is_same (one->style.size, two->style.size) && one->style.bold == two->style.bold
         && is_same (one->style.max_width, two->style.max_width)
         && one->style.max_lines == two->style.max_lines
         && one->style.centred == two->style.centred && g_str_equal (one->text, two->text);
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->text);
  g_object_unref (entry->layout);
  g_free (entry);
}

/**
 * tj_chart_text_store_new:
 * @font_family: for Pango
 * @language: whose glyphs are wanted where Chinese and Japanese differ
 *
 * Returns: (transfer full): an empty store
 */
TjChartTextStore *
tj_chart_text_store_new (const char *font_family,
                         TjLanguage  language)
{
  TjChartTextStore *self = g_new0 (TjChartTextStore, 1);

  self->context = tj_chart_text_create_context (font_family, language);
  self->font_family = g_strdup (font_family);
  self->entries = g_hash_table_new_full (hash_entry, is_equal_entry, free_entry, NULL);

  return self;
}

void
tj_chart_text_store_free (TjChartTextStore *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->entries);
  g_object_unref (self->context);
  g_free (self->font_family);
  g_free (self);
}

const char *
tj_chart_text_store_get_family (TjChartTextStore *self)
{
  return self->font_family;
}

static gboolean
is_stale (gpointer key,
          gpointer value,
          gpointer data)
{
  return ((const Entry *) key)->turn != *(const guint *) data;
}

/**
 * tj_chart_text_store_begin:
 *
 * To be called before each layout.
 */
void
tj_chart_text_store_begin (TjChartTextStore *self)
{
  if (g_hash_table_size (self->entries) > MAX_KEPT)
    g_hash_table_foreach_remove (self->entries, is_stale, &self->turn);

  self->turn++;
}

/**
 * tj_chart_text_store_get:
 * @text: clean text, as of tj_chart_text_new()
 *
 * Returns: (transfer full): a layout that others may draw too, and that nobody changes
 */
PangoLayout *
tj_chart_text_store_get (TjChartTextStore       *self,
                         const char             *text,
                         const TjChartTextStyle *style)
{
  const Entry wanted = { *style, (char *) text, 0, NULL };
  Entry *entry = NULL;

  if (!g_hash_table_lookup_extended (self->entries, &wanted, (gpointer *) &entry, NULL))
    {
      entry = g_new0 (Entry, 1);
      entry->style = *style;
      entry->text = g_strdup (text);
      entry->layout = tj_chart_text_new (self->context, text, style);
      g_hash_table_add (self->entries, entry);
    }

  entry->turn = self->turn;

  return g_object_ref (entry->layout);
}
