/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-png.h"

#include <string.h>

/* Pictures of charts are flat areas whose rows repeat: each row is stored as its difference from
 * the row above, and compressed quickly. cairo's own writer tries five ways of storing each
 * row and compresses hard, which takes longer than everything else of an export together. */

#define LEVEL 1
#define CHANNELS 3
#define FILTER_UP 2
#define INCHES_PER_METRE 39.3701

static guint32
get_checksum (const guint8 *data,
              gsize         length,
              guint32       before)
{
  static guint32 table[256];
  static gsize ready = 0;
  guint32 crc = ~before;

  if (g_once_init_enter (&ready))
    {
      for (guint32 i = 0; i < G_N_ELEMENTS (table); i++)
        {
          guint32 value = i;

          for (guint bit = 0; bit < 8; bit++)
            value = (value & 1) != 0 ? 0xedb88320u ^ (value >> 1) : value >> 1;
          table[i] = value;
        }
      g_once_init_leave (&ready, 1);
    }

  for (gsize i = 0; i < length; i++)
    crc = table[(crc ^ data[i]) & 0xff] ^ (crc >> 8);

  return ~crc;
}

static void
append_number (GByteArray *file,
               guint32     value)
{
  guint32 ordered = GUINT32_TO_BE (value);

  g_byte_array_append (file, (const guint8 *) &ordered, sizeof ordered);
}

static void
append_chunk (GByteArray   *file,
              const char   *type,
              const guint8 *data,
              gsize         length)
{
  guint32 crc = get_checksum ((const guint8 *) type, 4, 0);

  append_number (file, (guint32) length);
  g_byte_array_append (file, (const guint8 *) type, 4);
  g_byte_array_append (file, data, (guint) length);
  append_number (file, get_checksum (data, length, crc));
}

static void
append_head (GByteArray *file,
             int         width,
             int         height,
             double      pixels_per_inch)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  const guint8 format[] = { 8, 2, 0, 0, 0 };
  guint32 density = (guint32) (pixels_per_inch * INCHES_PER_METRE + 0.5);
  g_autoptr(GByteArray) head = g_byte_array_new ();
  g_autoptr(GByteArray) size = g_byte_array_new ();
  const guint8 metres = 1;

  append_number (head, (guint32) width);
  append_number (head, (guint32) height);
  g_byte_array_append (head, format, sizeof format);
  append_number (size, density);
  append_number (size, density);
  g_byte_array_append (size, &metres, 1);

  g_byte_array_append (file, signature, sizeof signature);
  append_chunk (file, "IHDR", head->data, head->len);
  append_chunk (file, "pHYs", size->data, size->len);
}

static void
read_row (const guint32 *pixels,
          int            width,
          guint8        *row)
{
  for (int x = 0; x < width; x++)
    {
      guint32 pixel = pixels[x];

      row[0] = (guint8) (pixel >> 16);
      row[1] = (guint8) (pixel >> 8);
      row[2] = (guint8) pixel;
      row += CHANNELS;
    }
}

/* Each row behind the number of its filter, as the difference from the row above. */
static guint8 *
filter_rows (cairo_surface_t *surface,
             gsize           *length)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  gsize row_length = (gsize) width * CHANNELS;
  g_autofree guint8 *above = g_malloc0 (row_length);
  g_autofree guint8 *row = g_malloc (row_length);
  guint8 *rows;

  *length = (row_length + 1) * (gsize) height;
  rows = g_malloc0 (*length);

  for (int y = 0; y < height; y++)
    {
      guint8 *out = rows + (gsize) y * (row_length + 1);
      const guint8 *pixels = data + (gsize) y * stride;

      out[0] = FILTER_UP;
      if (y > 0 && memcmp (pixels, pixels - stride, (gsize) width * sizeof (guint32)) == 0)
        continue;

      read_row ((const guint32 *) pixels, width, row);
      for (gsize i = 0; i < row_length; i++)
        out[i + 1] = (guint8) (row[i] - above[i]);
      memcpy (above, row, row_length);
    }

  return rows;
}

static GByteArray *
compress (const guint8 *data,
          gsize         length,
          GError      **error)
{
  g_autoptr(GZlibCompressor) compressor = NULL;
  g_autoptr(GByteArray) compressed = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;
  guint8 buffer[65536];
  gsize done = 0;

  compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL);

  while (result == G_CONVERTER_CONVERTED)
    {
      gsize n_read;
      gsize n_written;

      result = g_converter_convert (G_CONVERTER (compressor), data + done, length - done, buffer,
                                    sizeof buffer, G_CONVERTER_INPUT_AT_END, &n_read, &n_written,
                                    error);
      if (result == G_CONVERTER_ERROR)
        return NULL;

      done += n_read;
      g_byte_array_append (compressed, buffer, (guint) n_written);
    }

  return g_steal_pointer (&compressed);
}

/**
 * tj_chart_png_encode:
 * @surface: a picture in memory without transparency, %CAIRO_FORMAT_RGB24
 * @pixels_per_inch: how large programs take it to be
 * @error: where the picture could not be compressed
 *
 * Returns: (transfer full) (nullable): the picture as PNG, the same bytes on every run
 */
GBytes *
tj_chart_png_encode (cairo_surface_t *surface,
                     double           pixels_per_inch,
                     GError         **error)
{
  g_autoptr(GByteArray) file = g_byte_array_new ();
  g_autoptr(GByteArray) compressed = NULL;
  g_autofree guint8 *rows = NULL;
  gsize length;

  g_return_val_if_fail (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24, NULL);

  cairo_surface_flush (surface);
  rows = filter_rows (surface, &length);
  compressed = compress (rows, length, error);
  if (compressed == NULL)
    return NULL;

  append_head (file, cairo_image_surface_get_width (surface),
               cairo_image_surface_get_height (surface), pixels_per_inch);
  append_chunk (file, "IDAT", compressed->data, compressed->len);
  append_chunk (file, "IEND", (const guint8 *) "", 0);

  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}
