/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/paper/tj-masked-paper.h"

#include "render/paper/tj-official-paper.h"

/* Pages of an annex without names: only their words, set anew. */

/**
 * tj_masked_paper_make:
 * @name: of the file that is set anew
 * @words: its words, as paragraphs apart by line ends; empty for a page that says what it stands
 *   for
 *
 * Returns: (transfer full) (nullable): a PDF
 */
GBytes *
tj_masked_paper_make (const char  *name,
                      const char  *words,
                      GError     **error)
{
  g_autoptr(TjDocument) document = tj_document_new ("letter");
  g_autofree char *blank = g_strdup_printf ("“%s”原件为扫描件，已略去。", name);
  g_auto(GStrv) lines = g_strsplit (words, "\n", -1);

  if (*words == '\0')
    tj_document_paragraph_add (tj_document_add_paragraph (document, "blank", FALSE), "blank",
                               blank);
  for (guint i = 0; *words != '\0' && lines[i] != NULL; i++)
    {
      if (*g_strstrip (lines[i]) != '\0')
        tj_document_paragraph_add (tj_document_add_paragraph (document, "line", FALSE), "line",
                                   lines[i]);
    }

  return tj_official_paper_to_pdf (document, NULL, error);
}
