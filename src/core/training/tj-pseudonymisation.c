/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-pseudonymisation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-file-read.h"
#include "core/import/tj-application-writer.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-office-zip.h"
#include "core/import/tj-plain-text.h"
#include "core/import/tj-zip-entries.h"
#include "core/training/tj-office-masking.h"

/* Makes a package of another one that has no name in it. A file of which that cannot be made sure
 * is left out; a picture may show a seal or a face, so that a blank one takes its place. */

/* A page for which a program wants more words than this is no annex. */
#define MAX_WORDS (1024 * 1024)

/* A white dot. */
static const guint8 blank_png[] = {
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
  0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b,
  0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xf8, 0x0f, 0x00, 0x01,
  0x01, 0x01, 0x00, 0x1b, 0xb6, 0xee, 0x56, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae,
  0x42, 0x60, 0x82,
};

static const struct
{
  const char *name;
  const char *label;
} actions[] = {
  { "replaced", N_("names replaced") }, { "set-anew", N_("set anew, without pictures") },
  { "blanked", N_("blank instead") }, { "left-out", N_("left out") },
};

typedef struct
{
  TjPackage *package;
  TjPseudonyms *names;
  TjPseudonymisation *result;
  TjPageTextFunc read_pages;
  TjMaskingPaperFunc make_paper;
} Masker;

/**
 * tj_masking_action_to_string:
 *
 * Returns: the name of an action in machine output
 */
const char *
tj_masking_action_to_string (TjMaskingAction action)
{
  return actions[action].name;
}

/**
 * tj_masking_action_get_label:
 *
 * Returns: an action in the user's language
 */
const char *
tj_masking_action_get_label (TjMaskingAction action)
{
  return _(actions[action].label);
}

/**
 * tj_masking_action_get_advice:
 *
 * Returns: what a person has to look at where that was done, in the user's language
 */
const char *
tj_masking_action_get_advice (TjMaskingAction action)
{
  switch (action)
    {
    case TJ_MASKING_REPLACED:
      return _("Read it through once: a name that nothing marks as one may be left.");
    case TJ_MASKING_SET_ANEW:
      return _("Look whether tables and figures are still understood.");
    case TJ_MASKING_BLANKED:
      return _("Draw a new one where the lesson needs it.");
    case TJ_MASKING_LEFT_OUT:
    default:
      return _("Nothing is said of it in the new package.");
    }
}

static void
file_free (TjMaskedFile *file)
{
  g_free (file->name);
  g_free (file);
}

/**
 * tj_pseudonymisation_new:
 *
 * Returns: (transfer full): one without files
 */
TjPseudonymisation *
tj_pseudonymisation_new (void)
{
  TjPseudonymisation *self = g_new0 (TjPseudonymisation, 1);

  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);
  self->entries = tj_zip_entries_new ();

  return self;
}

void
tj_pseudonymisation_free (TjPseudonymisation *self)
{
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/* (transfer full): all words of a file; empty where it has none that can be read */
static char *
dup_words (TjAttachment   *attachment,
           TjPageTextFunc  read_pages)
{
  g_autoptr(TjAttachmentText) text = NULL;
  g_autoptr(GString) words = g_string_new (NULL);

  if (tj_attachment_reader_knows (attachment))
    text = tj_attachment_reader_read (attachment, TJ_TEXT_ALL, read_pages, NULL, NULL, NULL);

  for (guint i = 0; text != NULL && i < text->parts->len && words->len < MAX_WORDS; i++)
    {
      const TjTextPart *part = g_ptr_array_index (text->parts, i);

      g_string_append (words, part->text);
      g_string_append_c (words, '\n');
    }

  return g_strdup (words->str);
}

static gboolean
has_ending (const char         *name,
            const char * const *endings)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; endings[i] != NULL; i++)
    {
      if (g_str_has_suffix (lower, endings[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_office (const char *name,
           GBytes     *bytes)
{
  static const char * const endings[] = { ".docx", ".xlsx", ".odt", ".ods", NULL };

  return tj_office_zip_is_zip (bytes) && has_ending (name, endings);
}

/* (transfer full) (nullable): of a file that may be read as a whole */
static GBytes *
load (TjAttachment *attachment)
{
  GFile *file = tj_attachment_get_local_file (attachment);

  return file != NULL ? tj_file_read (file, TJ_LIMIT_DOCUMENT_SIZE, NULL, NULL) : NULL;
}

/**
 * tj_pseudonymise_collect:
 * @package: read by an importer that keeps contents
 * @names: gets the names in its form, its files and their names; those of a whole round, so that
 *   one name is the same in all its packages
 * @read_pages: reads words of PDF files
 */
void
tj_pseudonymise_collect (TjPackage      *package,
                         TjPseudonyms   *names,
                         TjPageTextFunc  read_pages)
{
  GListModel *attachments = tj_package_get_attachments (package);

  tj_pseudonyms_collect_form (names, tj_package_get_form (package));
  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);
      const char *name = tj_attachment_get_name (attachment);
      g_autofree char *words = dup_words (attachment, read_pages);
      g_autoptr(GBytes) bytes = load (attachment);

      if (bytes != NULL && is_office (name, bytes))
        tj_office_masking_collect (bytes, name, names);
      tj_pseudonyms_collect_text (names, words);
      tj_pseudonyms_collect_text (names, name);
    }
}

/* (transfer full): a name that no other file of the new package has, with another ending where
 * @ending is given */
static char *
dup_name (const Masker *self,
          const char   *name,
          const char   *ending)
{
  g_autofree char *replaced = tj_pseudonyms_replace (self->names, name);
  g_autofree char *unique = NULL;
  char *point = strrchr (replaced, '.');

  if (ending != NULL && point != NULL && strchr (point, '/') == NULL)
    *point = '\0';
  unique = g_strconcat (replaced, ending, NULL);

  for (guint n = 2; tj_zip_entries_find (self->result->entries, unique) != NULL; n++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%u-%s%s", n, replaced, ending != NULL ? ending : "");
    }

  return g_steal_pointer (&unique);
}

static void
add_file (const Masker    *self,
          const char      *name,
          const char      *ending,
          TjMaskingAction  action,
          GBytes          *bytes)
{
  TjMaskedFile *file = g_new0 (TjMaskedFile, 1);

  file->name = dup_name (self, name, ending);
  file->action = action;
  g_ptr_array_add (self->result->files, file);
  if (bytes != NULL)
    tj_zip_entries_add (self->result->entries, file->name, bytes);
}

static void
replace_field (TjPseudonyms *names,
               TjField      *field)
{
  const char *text = tj_field_get_text (field);
  g_autofree char *replaced = NULL;

  if (tj_field_is_blank (field) || text == NULL || *text == '\0')
    return;

  replaced = tj_pseudonyms_replace (names, text);
  if (!g_str_equal (replaced, text))
    tj_field_set_text (field, replaced);
}

static void
replace_fields (TjPseudonyms *names,
                GListModel   *fields)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);

      replace_field (names, field);
    }
}

/* The form as data where its own file cannot be kept. */
static void
add_form_as_data (const Masker *self)
{
  TjForm *original = tj_package_get_form (self->package);
  g_autoptr(TjForm) form = tj_form_copy (original, tj_form_get_n_cases (original));
  g_autoptr(GBytes) bytes = NULL;

  replace_fields (self->names, tj_form_get_fields (form));
  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    replace_fields (self->names, tj_case_get_fields (tj_form_get_case (form, i)));

  bytes = tj_application_write (form);
  add_file (self, "application.xml", NULL, TJ_MASKING_SET_ANEW, bytes);
}

static gboolean
add_office (const Masker *self,
            const char   *name,
            GBytes       *bytes)
{
  g_autoptr(GBytes) masked = NULL;
  g_autoptr(GError) error = NULL;

  if (!is_office (name, bytes))
    return FALSE;

  masked = tj_office_masking_apply (bytes, name, self->names, &error);
  if (masked == NULL)
    return FALSE;

  add_file (self, name, NULL, TJ_MASKING_REPLACED, masked);

  return TRUE;
}

static gboolean
add_plain (const Masker *self,
           const char   *name,
           GBytes       *bytes)
{
  static const char * const endings[] = { ".txt", ".csv", ".tsv", ".md", NULL };
  g_autofree char *text = NULL;
  g_autoptr(GBytes) masked = NULL;
  char *replaced;

  if (!has_ending (name, endings) || !(text = tj_plain_text_decode (bytes)))
    return FALSE;

  replaced = tj_pseudonyms_replace (self->names, text);
  masked = g_bytes_new_take (replaced, strlen (replaced));
  add_file (self, name, NULL, TJ_MASKING_REPLACED, masked);

  return TRUE;
}

static gboolean
add_pages (const Masker  *self,
           TjAttachment  *attachment,
           GError       **error)
{
  g_autofree char *words = dup_words (attachment, self->read_pages);
  g_autofree char *replaced = tj_pseudonyms_replace (self->names, words);
  g_autofree char *name = tj_pseudonyms_replace (self->names,
                                                 tj_attachment_get_name (attachment));
  gboolean has_words = *g_strstrip (replaced) != '\0';
  g_autoptr(GBytes) paper = self->make_paper (name, replaced, error);

  if (paper == NULL)
    return FALSE;

  add_file (self, tj_attachment_get_name (attachment), ".pdf",
            has_words ? TJ_MASKING_SET_ANEW : TJ_MASKING_BLANKED, paper);

  return TRUE;
}

static gboolean
add_attachment (const Masker  *self,
                TjAttachment  *attachment,
                GError       **error)
{
  static const char * const pictures[] = { ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif",
                                           ".tiff", ".webp", NULL };
  static const char * const pages[] = { ".pdf", NULL };
  const char *name = tj_attachment_get_name (attachment);
  gboolean is_form = g_strcmp0 (name, tj_package_get_form_file (self->package)) == 0;
  g_autoptr(GBytes) bytes = load (attachment);

  if (bytes != NULL && add_office (self, name, bytes))
    return TRUE;

  if (is_form)
    {
      add_form_as_data (self);
      return TRUE;
    }

  if (has_ending (name, pages))
    return add_pages (self, attachment, error);

  if (has_ending (name, pictures))
    {
      g_autoptr(GBytes) blank = g_bytes_new_static (blank_png, sizeof blank_png);

      add_file (self, name, ".png", TJ_MASKING_BLANKED, blank);
    }
  else if (bytes == NULL || !add_plain (self, name, bytes))
    add_file (self, name, NULL, TJ_MASKING_LEFT_OUT, NULL);

  return TRUE;
}

/**
 * tj_pseudonymise:
 * @package: read by an importer that keeps contents
 * @names: what is replaced, as tj_pseudonymise_collect() found it
 * @read_pages: reads words of PDF files
 * @make_paper: sets words on pages
 *
 * Returns: (transfer full) (nullable): the files of a package without names, or %NULL with the
 *   error of @make_paper
 */
TjPseudonymisation *
tj_pseudonymise (TjPackage           *package,
                 TjPseudonyms        *names,
                 TjPageTextFunc       read_pages,
                 TjMaskingPaperFunc   make_paper,
                 GError             **error)
{
  g_autoptr(TjPseudonymisation) result = tj_pseudonymisation_new ();
  const Masker self = { package, names, result, read_pages, make_paper };
  GListModel *attachments = tj_package_get_attachments (package);

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);

      if (!add_attachment (&self, attachment, error))
        return NULL;
    }

  return g_steal_pointer (&result);
}
