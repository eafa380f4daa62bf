/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-verdict-contents.h"

#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "core/base/tj-language.h"
#include "core/base/tj-xml.h"
#include "core/decision/tj-decision-documents.h"
#include "render/paper/tj-official-file.h"
#include "render/paper/tj-sheet-paper.h"
#include "render/paper/tj-sheet-rows.h"

#include <glib/gi18n-lib.h>

/* Columns of the names of questions. */
#define CONTENTS_WIDTH 24

/* What was signed, as rows of cells: those of the printed sheet, or the lines of a document. */
static GPtrArray *
list_contents (const TjVerdict *verdict,
               TjTaxonomy      *taxonomy)
{
  GPtrArray *contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(TjDocument) minutes = NULL;

  if (verdict->decision != NULL)
    minutes = tj_decision_minutes_new (verdict->decision, tj_language_get_current ());
  if (minutes != NULL || verdict->document != NULL)
    {
      g_autofree char *text = tj_document_dup_text (minutes != NULL ? minutes
                                                                    : verdict->document);
      g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        {
          const char * const cells[] = { lines[i], NULL };

          if (*lines[i] != '\0')
            g_ptr_array_add (contents, g_strdupv ((char **) cells));
        }
    }

  if (verdict->sheet == NULL)
    return contents;

  rows = tj_sheet_rows_list (xmlDocGetRootElement (verdict->verification->content), taxonomy);
  for (guint i = 0; i < rows->len; i++)
    {
      const TjSheetRow *row = g_ptr_array_index (rows, i);
      GStrv cells;

      if (row->signature)
        continue;

      cells = g_new0 (char *, row->n_cells + 1);
      for (guint j = 0; j < row->n_cells; j++)
        cells[j] = g_strdup (row->texts[j] != NULL ? row->texts[j] : "");
      g_ptr_array_add (contents, cells);
    }

  return contents;
}

/**
 * tj_verdict_contents_add:
 *
 * Adds the member `contents`: rows of cells.
 */
void
tj_verdict_contents_add (JsonBuilder     *builder,
                         const TjVerdict *verdict,
                         TjTaxonomy      *taxonomy)
{
  g_autoptr(GPtrArray) contents = list_contents (verdict, taxonomy);

  json_builder_set_member_name (builder, "contents");
  json_builder_begin_array (builder);
  for (guint i = 0; i < contents->len; i++)
    {
      const GStrv cells = g_ptr_array_index (contents, i);

      json_builder_begin_array (builder);
      for (guint j = 0; cells[j] != NULL; j++)
        json_builder_add_string_value (builder, cells[j]);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

/* A row of one cell is a heading of the sheet, or a line of a document. */
void
tj_verdict_contents_print (const TjVerdict *verdict,
                           TjTaxonomy      *taxonomy)
{
  g_autoptr(GPtrArray) contents = list_contents (verdict, taxonomy);

  tj_output_print ("\n");
  for (guint i = 0; i < contents->len; i++)
    {
      const GStrv cells = g_ptr_array_index (contents, i);
      g_autofree char *text = NULL;

      text = cells[0][0] != '\0' ? g_strjoinv (" · ", cells + 1) : g_strdup (cells[1]);
      if (cells[1] == NULL)
        {
          g_autofree char *clean = tj_output_clean (cells[0]);

          tj_output_print ("%s\n", clean);
        }
      else
        tj_output_row (cells[0], CONTENTS_WIDTH, text);
    }
}

static gboolean
are_intact (GPtrArray *verdicts)
{
  for (guint i = 0; i < verdicts->len; i++)
    {
      const TjVerdict *verdict = g_ptr_array_index (verdicts, i);

      if (!verdict->verification->intact || !verdict->verification->whole_document ||
          !verdict->schema_valid)
        return FALSE;
    }

  return TRUE;
}

/**
 * tj_verdict_contents_write:
 * @verdicts: (element-type TjVerdict): of one file; of more is said that they are too many
 * @paths: the files
 * @path: where to write it
 *
 * Puts what was signed on paper; what was changed since goes on none.
 *
 * Returns: whether it was written; if not, standard error says why
 */
gboolean
tj_verdict_contents_write (GPtrArray  *verdicts,
                           GStrv       paths,
                           TjTaxonomy *taxonomy,
                           const char *path)
{
  const TjVerdict *verdict = g_ptr_array_index (verdicts, 0);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pdf = NULL;

  if (g_strv_length (paths) > 1)
    tj_output_error (_("“--output” takes one sheet at a time."));
  else if (!are_intact (verdicts))
    tj_output_error (_("“%s” is not as it was signed, and was not put on paper."),
                     paths[0]);
  else if (verdict->decision != NULL)
    {
      g_autoptr(TjDocument) minutes = tj_decision_minutes_new (verdict->decision,
                                                               tj_language_get_current ());

      pdf = tj_official_file_make (minutes, path, &error);
    }
  else if (verdict->document != NULL)
    pdf = tj_official_file_make (verdict->document, path, &error);
  else
    {
      g_autoptr(GBytes) bytes = tj_files_read (paths[0], tj_xml_limits_own.max_bytes);
      g_autoptr(xmlDoc) doc = bytes == NULL ? NULL
                                : tj_xml_parse_bytes (bytes, paths[0],
                                                      &tj_xml_limits_own, &error);
      g_autoptr(TjSheetPaper) paper = doc != NULL ? tj_sheet_paper_new (doc, taxonomy) : NULL;

      pdf = paper != NULL ? tj_sheet_paper_to_pdf (paper, &error) : NULL;
    }

  if (error != NULL)
    tj_output_error ("%s", error->message);

  return pdf != NULL && tj_files_write (path, pdf, FALSE);
}
