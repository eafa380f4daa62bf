/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-attachment-survey.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/import/tj-attachment-kind.h"
#include "core/import/tj-attachment-shape.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"

/* A first look into every attachment once the package has been read: files that nobody can open
 * are named in findings, and files whose names say nothing are known by their first page. Pages
 * of a PDF cost a process, so that they are asked for only where the name is silent or the file
 * looks damaged. */

/* Words of calculations and recommendations are kept with the attachment, because rules compare
 * their figures with the form's. */

/* Characters of a name that a finding has room for. */
#define MAX_NAME 200

typedef struct
{
  TjPackage *package;
  TjPageTextFunc page_text;
  gpointer user_data;
  gboolean thorough;
  GCancellable *cancellable;
  /* (element-type utf8): files that have a finding already */
  GHashTable *known_bad;
} Survey;

static void
note (Survey       *self,
      TjAttachment *attachment,
      const char   *code,
      const char   *variant,
      const char   *name,
      const char   *text)
{
  g_autoptr(TjFinding) finding = tj_finding_new (code, variant);
  const char *file = tj_attachment_get_name (attachment);
  g_autofree char *shown = g_utf8_substring (file, 0, MIN (g_utf8_strlen (file, -1), MAX_NAME));

  g_strdelimit (shown, "\n\r\t", ' ');
  tj_finding_add_text (finding, "file", shown);
  if (text != NULL)
    tj_finding_add_text (finding, name, text);
  tj_package_add_import_finding (self->package, finding);
}

/* What the program lacks is no fault of the file. */
static void
note_error (Survey       *self,
            TjAttachment *attachment,
            gboolean      has_pages,
            const GError *error)
{
  if (error->domain != TJ_IMPORT_ERROR)
    return;

  if (error->code == TJ_IMPORT_ERROR_ENCRYPTED)
    note (self, attachment, "attachment-unreadable", "locked", NULL, NULL);
  else if (has_pages && error->code == TJ_IMPORT_ERROR_UNREADABLE)
    note (self, attachment, "attachment-unreadable", "damaged", NULL, NULL);
  else
    note (self, attachment, "attachment-unreadable", "document", "reason", error->message);
}

static void
note_hidden_sheets (Survey                 *self,
                    TjAttachment           *attachment,
                    const TjAttachmentText *text)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < text->parts->len; i++)
    {
      const TjTextPart *part = g_ptr_array_index (text->parts, i);

      if (!part->hidden)
        continue;

      if (names->len > 0)
        g_string_append (names, "; ");
      g_string_append (names, part->label != NULL ? part->label : "?");
    }

  if (names->len > 0)
    note (self, attachment, "hidden-sheets", NULL, "text", names->str);
}

/* As much as a title may need. */
static void
take_kind (TjAttachment           *attachment,
           const TjAttachmentText *text)
{
  g_autoptr(GString) words = g_string_new (NULL);
  TjAttachmentSubkind subkind;
  TjAttachmentKind kind;

  for (guint i = 0; i < text->parts->len && words->len < 4096; i++)
    {
      const TjTextPart *part = g_ptr_array_index (text->parts, i);

      if (i > 0 && part->kind == TJ_TEXT_PART_PAGE)
        break;
      if (part->label != NULL)
        g_string_append_printf (words, "%s\n", part->label);
      g_string_append (words, part->text);
      g_string_append_c (words, '\n');
    }

  kind = tj_attachment_kind_guess_title (words->str, &subkind);
  if (kind != TJ_ATTACHMENT_OTHER)
    tj_attachment_set_kind (attachment, kind, subkind);
}

static gboolean
is_silent (TjAttachment *attachment)
{
  return tj_attachment_get_kind (attachment) == TJ_ATTACHMENT_OTHER;
}

/* Whether rules compare the figures of such a file with those of the form. */
static gboolean
is_compared (TjAttachment *attachment)
{
  TjAttachmentKind kind = tj_attachment_get_kind (attachment);

  return kind == TJ_ATTACHMENT_CALCULATION || kind == TJ_ATTACHMENT_RECOMMENDATION;
}

static void
keep_words (TjAttachment     *attachment,
            TjAttachmentText *text)
{
  gsize size = 0;

  for (guint i = 0; i < text->parts->len; i++)
    size += strlen (((const TjTextPart *) g_ptr_array_index (text->parts, i))->text);

  if (is_compared (attachment) && size <= TJ_LIMIT_COMPARED_TEXT)
    tj_attachment_set_text (attachment, text);
}

static TjAttachmentText *
read_words (Survey        *self,
            TjAttachment  *attachment,
            TjTextAmount   amount,
            GError       **error)
{
  return tj_attachment_reader_read (attachment, amount, self->page_text, self->user_data,
                                    self->cancellable, error);
}

static void
look_into_pages (Survey       *self,
                 TjAttachment *attachment,
                 gboolean      looks_damaged)
{
  g_autoptr(TjAttachmentText) text = NULL;
  g_autoptr(GError) error = NULL;

  if (self->page_text == NULL || !(looks_damaged || self->thorough || is_silent (attachment)
                                   || is_compared (attachment)))
    return;

  text = read_words (self, attachment, is_compared (attachment) ? TJ_TEXT_ALL : TJ_TEXT_BEGIN,
                     &error);
  if (text != NULL && is_silent (attachment))
    take_kind (attachment, text);
  if (text != NULL && text->cut
      && (text->is_scan ? self->thorough : is_compared (attachment)))
    {
      tj_attachment_text_unref (text);
      text = read_words (self, attachment, TJ_TEXT_ALL, &error);
    }

  if (text == NULL)
    {
      note_error (self, attachment, TRUE, error);
      return;
    }

  if (!text->is_scan)
    tj_attachment_set_words (attachment, TJ_ATTACHMENT_WORDS_SOME);
  else if (!text->cut)
    tj_attachment_set_words (attachment, TJ_ATTACHMENT_WORDS_NONE);

  keep_words (attachment, text);
}

/* Documents that may be forms were opened when the package was read. */
static void
look_into_document (Survey       *self,
                    TjAttachment *attachment)
{
  g_autoptr(TjAttachmentText) text = NULL;
  g_autoptr(GError) error = NULL;

  if (!tj_attachment_reader_knows (attachment))
    return;

  text = read_words (self, attachment, is_compared (attachment) ? TJ_TEXT_ALL : TJ_TEXT_BEGIN,
                     &error);
  if (text == NULL)
    {
      note_error (self, attachment, FALSE, error);
      return;
    }

  note_hidden_sheets (self, attachment, text);
  if (is_silent (attachment))
    take_kind (attachment, text);
  if (is_compared (attachment) && text->cut)
    {
      tj_attachment_text_unref (text);
      if (!(text = read_words (self, attachment, TJ_TEXT_ALL, NULL)))
        return;
    }

  keep_words (attachment, text);
}

static void
look_into (Survey       *self,
           TjAttachment *attachment)
{
  gboolean looks_damaged = FALSE;

  switch (tj_attachment_shape_look (attachment, &looks_damaged))
    {
    case TJ_ATTACHMENT_SHAPE_PDF:
      look_into_pages (self, attachment, looks_damaged);
      break;

    case TJ_ATTACHMENT_SHAPE_PICTURE:
      if (looks_damaged)
        note (self, attachment, "attachment-unreadable", "damaged", NULL, NULL);
      break;

    case TJ_ATTACHMENT_SHAPE_OTHER:
    default:
      look_into_document (self, attachment);
    }
}

static GHashTable *
list_known_bad (TjPackage *package)
{
  GListModel *findings = tj_package_get_import_findings (package);
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);
      const char *name = tj_finding_get_text (finding, "file");

      if (name != NULL && g_str_equal (tj_finding_get_code (finding), "attachment-unreadable"))
        g_hash_table_add (names, g_strdup (name));
    }

  return names;
}

/**
 * tj_attachment_survey:
 * @package: one that was just read, with its contents kept
 * @page_text: (nullable): what reads the pages of a PDF
 * @user_data: for @page_text
 * @thorough: whether to tell of every PDF if it has words
 *
 * Looks into the attachments: sets their kinds and adds findings to the package.
 */
void
tj_attachment_survey (TjPackage      *package,
                      TjPageTextFunc  page_text,
                      gpointer        user_data,
                      gboolean        thorough,
                      GCancellable   *cancellable)
{
  GListModel *attachments = tj_package_get_attachments (package);
  g_autoptr(GHashTable) known_bad = list_known_bad (package);
  Survey self = { package, page_text, user_data, thorough, cancellable, known_bad };

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);

      if (g_cancellable_is_cancelled (cancellable))
        return;

      if (tj_attachment_get_kind (attachment) != TJ_ATTACHMENT_FORM &&
          tj_attachment_get_local_file (attachment) != NULL &&
          !g_hash_table_contains (known_bad, tj_attachment_get_name (attachment)))
        look_into (&self, attachment);
    }
}
