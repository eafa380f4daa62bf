/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/page/tj-attachment-words.h"

#include "core/base/tj-text.h"
#include "core/import/tj-attachment-reader.h"
#include "core/import/tj-importer.h"
#include "render/page/tj-page-text.h"
#include "render/page/tj-recognised-text.h"

/* What the index of words asks for, from the readers of office files and of pages. */

static TjTextPlace
choose_place (TjTextPartKind kind)
{
  switch (kind)
    {
    case TJ_TEXT_PART_PAGE:
      return TJ_TEXT_PLACE_PAGE;
    case TJ_TEXT_PART_RECOGNISED:
      return TJ_TEXT_PLACE_RECOGNISED;
    case TJ_TEXT_PART_SHEET:
      return TJ_TEXT_PLACE_SHEET;
    case TJ_TEXT_PART_PARAGRAPH:
      return TJ_TEXT_PLACE_PARAGRAPH;
    case TJ_TEXT_PART_TABLE:
      return TJ_TEXT_PLACE_TABLE;
    case TJ_TEXT_PART_WHOLE:
    default:
      return TJ_TEXT_PLACE_WHOLE;
    }
}

static gboolean
read_text (TjAttachment  *attachment,
           TjTextParts   *parts,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(TjAttachmentText) text = NULL;
  g_autoptr(GError) problem = NULL;

  text = tj_attachment_reader_read (attachment, TJ_TEXT_ALL, tj_page_text_read, NULL,
                                    cancellable, &problem);
  if (text == NULL)
    {
      /* What is wrong with the file itself is so the next time too. */
      if (problem->domain == TJ_IMPORT_ERROR)
        {
          tj_text_parts_set_silence (parts, problem->code == TJ_IMPORT_ERROR_ENCRYPTED
                                            ? TJ_TEXT_SILENCE_LOCKED : TJ_TEXT_SILENCE_DAMAGED);
          return TRUE;
        }
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  for (guint i = 0; i < text->parts->len; i++)
    {
      const TjTextPart *part = g_ptr_array_index (text->parts, i);

      if (!tj_text_is_blank (part->text))
        tj_text_parts_add (parts, choose_place (part->kind), part->number, part->label,
                           part->text);
    }

  return TRUE;
}

static void
add_recognised (TjAttachment *attachment,
                TjTextParts  *parts,
                GFile        *folder)
{
  g_autoptr(TjRecognisedText) text =
    tj_recognised_text_load (folder, tj_attachment_get_sha256 (attachment));

  for (guint i = 0; i < tj_recognised_text_get_size (text); i++)
    {
      const char *words = tj_recognised_text_get (text, i);

      if (words != NULL)
        tj_text_parts_add (parts, choose_place (TJ_TEXT_PART_RECOGNISED), i + 1, NULL, words);
    }
}

/**
 * tj_attachment_words_read:
 * @user_data: (nullable): a #GFile, the folder with recognised text
 *
 * A #TjTextReadFunc for all formats that can be read. Blocks; may be called in any thread.
 *
 * Returns: whether all there is has been read
 */
gboolean
tj_attachment_words_read (TjAttachment  *attachment,
                          TjTextParts   *parts,
                          gpointer       user_data,
                          GCancellable  *cancellable,
                          GError       **error)
{
  if (tj_attachment_reader_knows (attachment) &&
      !read_text (attachment, parts, cancellable, error))
    return FALSE;

  if (user_data != NULL && tj_attachment_get_sha256 (attachment) != NULL)
    add_recognised (attachment, parts, user_data);

  return TRUE;
}
