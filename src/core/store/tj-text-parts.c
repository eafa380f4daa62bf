/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-text-parts-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is longer, as a large sheet, is kept in pieces, so that a snippet is found at once. Each
 * repeats the end of the one before, so that no word is lost between them. Bytes. */
#define PIECE (64 * 1024)
#define OVERLAP 256

static void
part_free (TjTextPiece *part)
{
  g_free (part->label);
  g_free (part->text);
  g_free (part);
}

/**
 * tj_text_parts_new:
 *
 * Returns: (transfer full): no parts, as of a file without text
 */
TjTextParts *
tj_text_parts_new (void)
{
  TjTextParts *self = g_new0 (TjTextParts, 1);

  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  self->silence = TJ_TEXT_SILENCE_NO_TEXT;

  return self;
}

static void
add_piece (TjTextParts *self,
           TjTextPlace  kind,
           guint        number,
           const char  *label,
           char        *text)
{
  TjTextPiece *part = g_new0 (TjTextPiece, 1);

  part->kind = kind;
  part->number = number;
  part->label = g_strdup (label);
  part->text = text;
  g_ptr_array_add (self->parts, part);
}

/* Where a piece that begins at @text ends: behind a line if there is one, else behind a
 * character. */
static gsize
measure_piece (const char *text)
{
  const char *end = text + PIECE;

  for (const char *p = end; p > text + PIECE / 2; p--)
    {
      if (p[-1] == '\n')
        return p - text;
    }

  while ((*end & 0xc0) == 0x80)
    end--;

  return end - text;
}

/**
 * tj_text_parts_add:
 * @number: which of its kind, from 1; 0 where that has no meaning
 * @label: (nullable): the path of a field, or the name of a sheet
 * @text: valid UTF-8
 */
void
tj_text_parts_add (TjTextParts *self,
                   TjTextPlace  kind,
                   guint        number,
                   const char  *label,
                   const char  *text)
{
  gsize left = strlen (text);

  while (left > PIECE)
    {
      gsize length = measure_piece (text);
      gsize step = length - OVERLAP;

      add_piece (self, kind, number, label, g_strndup (text, length));
      while ((text[step] & 0xc0) == 0x80)
        step--;
      text += step;
      left -= step;
    }

  if (left > 0)
    add_piece (self, kind, number, label, g_strdup (text));
}

/**
 * tj_text_parts_set_silence:
 *
 * Says why there are no parts.
 */
void
tj_text_parts_set_silence (TjTextParts   *self,
                           TjTextSilence  silence)
{
  self->silence = silence;
}

static void
add_fields (TjTextParts *parts,
            GListModel  *fields,
            const char  *prefix)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      g_autofree char *path = g_strconcat (prefix, tj_field_get_id (field), NULL);

      if (!tj_field_is_blank (field) && tj_field_get_text (field) != NULL)
        tj_text_parts_add (parts, TJ_TEXT_PLACE_FIELD, 0, path, tj_field_get_text (field));
    }
}

static void
add_form (TjTextParts *parts,
          TjForm      *form)
{
  add_fields (parts, tj_form_get_fields (form), "");

  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    {
      g_autofree char *prefix = g_strdup_printf ("cases[%u].", i);

      add_fields (parts, tj_case_get_fields (tj_form_get_case (form, i)), prefix);
    }
}

/**
 * tj_text_parts_dup_digest:
 *
 * Returns: (transfer full): what stands for the parts of a form; it changes with every answer,
 *   since a reviewer may correct what was read
 */
char *
tj_text_parts_dup_digest (const TjTextParts *self)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const TjTextPiece *part = g_ptr_array_index (self->parts, i);

      g_checksum_update (checksum, (const guchar *) part->label, strlen (part->label) + 1);
      g_checksum_update (checksum, (const guchar *) part->text, strlen (part->text) + 1);
    }

  return g_strconcat ("form:", g_checksum_get_string (checksum), NULL);
}

/**
 * tj_text_parts_new_for_form:
 *
 * What a package says of itself: the answers on its form and the names of its files. To be made
 * in the thread that may change the form.
 *
 * Returns: (transfer full): its parts
 */
TjTextParts *
tj_text_parts_new_for_form (TjPackage *package)
{
  TjTextParts *self = tj_text_parts_new ();
  GListModel *attachments = tj_package_get_attachments (package);

  if (tj_package_get_form (package) != NULL)
    add_form (self, tj_package_get_form (package));

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);
      const char *name = tj_attachment_get_name (attachment);

      tj_text_parts_add (self, TJ_TEXT_PLACE_NAME, 0, name, name);
    }

  return self;
}

void
tj_text_parts_free (TjTextParts *self)
{
  g_ptr_array_unref (self->parts);
  g_free (self);
}

/**
 * tj_text_silence_get_label:
 *
 * Returns: (transfer none): the reason, for people, as it stands behind the name of a file
 */
const char *
tj_text_silence_get_label (TjTextSilence silence)
{
  switch (silence)
    {
    case TJ_TEXT_SILENCE_LOCKED:
      return _("protected by a password");
    case TJ_TEXT_SILENCE_DAMAGED:
      return _("damaged or of another format");
    case TJ_TEXT_SILENCE_UNREAD:
      return _("could not be read this time");
    case TJ_TEXT_SILENCE_NO_TEXT:
    default:
      return _("has no text, as a scan");
    }
}
