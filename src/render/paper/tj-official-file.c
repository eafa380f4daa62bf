/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/paper/tj-official-file.h"

#include "render/paper/tj-official-paper.h"
#include "render/paper/tj-official-word.h"

#include <string.h>

static GBytes *
make_pdf (const TjDocument  *document,
          GError           **error)
{
  return tj_official_paper_to_pdf (document, NULL, error);
}

static GBytes *
make_xml (const TjDocument  *document,
          GError           **error)
{
  return tj_document_to_xml (document);
}

static GBytes *
make_text (const TjDocument  *document,
           GError           **error)
{
  char *text = tj_document_dup_text (document);

  return g_bytes_new_take (text, strlen (text));
}

/* The first is for any other ending. */
static const struct
{
  const char *ending;
  GBytes *(*make) (const TjDocument *, GError **);
} kinds[] = {
  { ".pdf", make_pdf },
  { ".docx", tj_official_word_make },
  { ".txt", make_text },
  { ".xml", make_xml },
};

static guint
find_kind (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_has_suffix (lower, kinds[i].ending))
        return i;
    }

  return G_N_ELEMENTS (kinds);
}

/**
 * tj_official_file_knows:
 * @name: of a file
 *
 * Returns: whether its ending is one of %TJ_OFFICIAL_FILE_ENDINGS
 */
gboolean
tj_official_file_knows (const char *name)
{
  return find_kind (name) < G_N_ELEMENTS (kinds);
}

/**
 * tj_official_file_make:
 * @document: an opinion or a letter
 * @name: of the file, whose ending says how; without one that is known, it is a PDF
 *
 * Returns: (transfer full) (nullable): what to write to the file; %NULL with an error of
 *   %G_IO_ERROR
 */
GBytes *
tj_official_file_make (const TjDocument  *document,
                       const char        *name,
                       GError           **error)
{
  return kinds[find_kind (name) % G_N_ELEMENTS (kinds)].make (document, error);
}
