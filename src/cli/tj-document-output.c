/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-document-output.h"

#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "render/paper/tj-official-file.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/**
 * tj_document_output_knows:
 * @path: where a document is to be written
 *
 * Says on standard error that the ending is unknown where it is.
 *
 * Returns: whether its ending says how
 */
gboolean
tj_document_output_knows (const char *path)
{
  if (tj_official_file_knows (path))
    return TRUE;

  /* Translators: the name of a file, and a list of endings */
  tj_output_error (_("“%s” ends in none of %s. The ending says what is written."), path,
                   TJ_OFFICIAL_FILE_ENDINGS);

  return FALSE;
}

/**
 * tj_document_output_write:
 * @path: with one of %TJ_OFFICIAL_FILE_ENDINGS
 *
 * Returns: whether it was written; if not, standard error says why
 */
gboolean
tj_document_output_write (const TjDocument *document,
                          const char       *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = tj_official_file_make (document, path, &error);

  if (bytes == NULL)
    {
      tj_output_error ("%s", error->message);
      return FALSE;
    }

  return tj_files_write (path, bytes, FALSE);
}

static void
add_evidence (JsonBuilder *builder,
              GPtrArray   *evidence)
{
  json_builder_set_member_name (builder, "evidence");
  json_builder_begin_array (builder);
  for (guint i = 0; i < evidence->len; i++)
    {
      const TjGround *item = g_ptr_array_index (evidence, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "kind", tj_ground_kind_to_string (item->kind));
      tj_output_json_member (builder, "where", item->where);
      if (item->text != NULL)
        tj_output_json_member (builder, "text", item->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_paragraphs (JsonBuilder      *builder,
                const TjDocument *document)
{
  json_builder_set_member_name (builder, "paragraphs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < document->paragraphs->len; i++)
    {
      const TjDocumentParagraph *paragraph = g_ptr_array_index (document->paragraphs, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "id", paragraph->id);
      json_builder_set_member_name (builder, "heading");
      json_builder_add_boolean_value (builder, paragraph->is_heading);
      json_builder_set_member_name (builder, "sentences");
      json_builder_begin_array (builder);
      for (guint j = 0; j < paragraph->sentences->len; j++)
        {
          const TjDocumentSentence *sentence = g_ptr_array_index (paragraph->sentences, j);

          json_builder_begin_object (builder);
          tj_output_json_member (builder, "id", sentence->id);
          tj_output_json_member (builder, "text", sentence->text);
          add_evidence (builder, sentence->evidence);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_omissions (JsonBuilder      *builder,
               const TjDocument *document)
{
  json_builder_set_member_name (builder, "omissions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < document->omissions->len; i++)
    {
      const TjDocumentOmission *omission = g_ptr_array_index (document->omissions, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "sentence", omission->sentence);
      tj_output_json_member (builder, "fact", omission->fact);
      if (omission->reason != NULL)
        tj_output_json_member (builder, "reason", omission->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_member (JsonBuilder *builder,
            const char  *name,
            const char  *text)
{
  if (text != NULL)
    tj_output_json_member (builder, name, text);
}

/**
 * tj_document_output_json:
 *
 * Prints the document with its evidence and what could not be said.
 */
void
tj_document_output_json (const TjDocument *document)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_member (builder, "kind", document->kind);
  add_member (builder, "template", document->template);
  add_member (builder, "variant", document->variant);
  add_member (builder, "package", document->package_name);
  add_member (builder, "title", document->title);
  add_member (builder, "addressee", document->addressee);
  add_paragraphs (builder, document);
  add_member (builder, "organisation", document->organisation);
  add_member (builder, "date", document->date);
  add_omissions (builder, document);
  json_builder_set_member_name (builder, "length");
  json_builder_add_int_value (builder, tj_document_get_length (document));
  json_builder_set_member_name (builder, "max_length");
  json_builder_add_int_value (builder, document->max_length);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

/**
 * tj_document_output_omissions:
 *
 * Tells on standard error what could not be said, and that is no error.
 */
void
tj_document_output_omissions (const TjDocument *document)
{
  if (document->omissions->len == 0)
    return;

  tj_output_error (_("These sentences were left out of “%s”, because nothing bears them out:"),
                   document->package_name);
  for (guint i = 0; i < document->omissions->len; i++)
    {
      const TjDocumentOmission *omission = g_ptr_array_index (document->omissions, i);
      g_autofree char *line = NULL;

      if (g_str_equal (omission->fact, "length"))
        /* Translators: %s is the name of a sentence of a template */
        line = g_strdup_printf (_("%s: the text would be too long"), omission->sentence);
      else if (omission->reason != NULL)
        line = g_strdup_printf ("%s {%s}: %s", omission->sentence, omission->fact,
                                omission->reason);
      else
        line = g_strdup_printf ("%s {%s}", omission->sentence, omission->fact);
      tj_output_error_item (line);
    }
}

/**
 * tj_document_output_parse_date:
 * @option: the name of the option
 * @text: what was given for it, as 2024-03-25
 * @date: (out): the day
 *
 * Returns: whether it is a day; if not, standard error says so
 */
gboolean
tj_document_output_parse_date (const char *option,
                               const char *text,
                               GDate      *date)
{
  int year;
  int month;
  int day;
  int end = 0;

  if (sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3 && text[end] == '\0' &&
      year > 0 && month > 0 && day > 0 && g_date_valid_dmy (day, month, year))
    {
      g_date_clear (date, 1);
      g_date_set_dmy (date, day, month, year);
      return TRUE;
    }

  /* Translators: the name of an option, and what was given for it */
  tj_output_error (_("“--%s=%s” is no day. Write it as 2024-03-25."), option, text);

  return FALSE;
}
