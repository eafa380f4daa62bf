/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-package-survey.h"

#include <string.h>

#include "core/import/tj-attachment-kind.h"
#include "core/import/tj-form-reader.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-office-conversion.h"
#include "core/import/tj-office-zip.h"
#include "core/import/tj-source-inner.h"

/* Finds out which packages a source holds. Names tell that there is but one in nearly all
 * cases. Where documents lie in several folders, or archives among them, they are looked into:
 * a package is where a form is. A document or archive that cannot be read may well be a form or
 * a package, and is then taken for one that reports itself, unless it is called an attachment.
 * Forms of three or more technologies that lie in one folder with nothing else are a package each;
 * two may be two states of one application, of which a person has to say which one counts. */

#define READ_SIZE (64 * 1024)
#define MIN_LOOSE_FORMS 3

typedef struct
{
  TjSource *source;
  GFile *location;
  TjArchiveChoices *choices;
  GCancellable *cancellable;

  TjPackageLayout *layout;
  GPtrArray *forms;
  GHashTable *technologies;
  GPtrArray *doubtful;
  GPtrArray *pages;
  guint depth;
  gboolean is_loose;
} Survey;

typedef enum
{
  CONTENT_FORM,
  CONTENT_OTHER,
  CONTENT_UNREADABLE,
  CONTENT_FAILED,
} ContentState;

static void
survey_clear (Survey *self)
{
  g_clear_pointer (&self->layout, tj_package_layout_free);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->technologies, g_hash_table_unref);
  g_clear_pointer (&self->doubtful, g_ptr_array_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Survey, survey_clear)

static gboolean
ends_in (const char         *name,
         const char * const *endings)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (; *endings != NULL; endings++)
    {
      if (g_str_has_suffix (lower, *endings))
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_package_survey_is_archive:
 *
 * Returns: whether the name's ending is one of an archive
 */
gboolean
tj_package_survey_is_archive (const char *name)
{
  static const char * const endings[] = {
    ".zip", ".7z", ".rar", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz",
    NULL,
  };

  return ends_in (name, endings);
}

static gboolean
is_text_document (const char *name)
{
  static const char * const endings[] = { ".docx", ".docm", ".odt", NULL };

  return ends_in (name, endings);
}

static gboolean
is_page_file (const char *name)
{
  static const char * const endings[] = { ".pdf", ".png", ".jpg", ".jpeg", NULL };

  return ends_in (name, endings);
}

static gboolean
is_called_form (const char *name)
{
  static const char * const words[] = {
    "申报表", "申报书", "申请表", "申请书", "推荐表", "form", "application",
  };
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *lower = g_utf8_strdown (base, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strstr (lower, words[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_called_attachment (const char *name)
{
  if (is_called_form (name))
    return FALSE;

  return strstr (name, "附") != NULL || strstr (name, "annex") != NULL ||
         tj_attachment_kind_guess (name, NULL) != TJ_ATTACHMENT_OTHER;
}

/* Whether one folder holds nothing but what may be forms, and perhaps a ledger of them. */
static gboolean
may_be_loose (const GPtrArray *names)
{
  g_autofree char *folder = NULL;
  guint n_documents = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *own = g_path_get_dirname (name);

      if (folder != NULL && !g_str_equal (own, folder))
        return FALSE;
      if (folder == NULL)
        folder = g_steal_pointer (&own);

      if (tj_form_reader_may_be_form (name))
        n_documents++;
      else if (strstr (name, "汇总") == NULL)
        return FALSE;
    }

  return n_documents >= MIN_LOOSE_FORMS;
}

/* Whether @names alone leave open where the packages are. */
static gboolean
is_open (Survey          *self,
         const GPtrArray *names)
{
  g_autofree char *folder = NULL;
  gboolean has_archive = FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *own = g_path_get_dirname (name);

      has_archive |= self->depth < TJ_LIMIT_ARCHIVE_DEPTH && tj_package_survey_is_archive (name);
      if (!tj_form_reader_may_be_form (name))
        continue;

      if (folder != NULL && !g_str_equal (own, folder))
        return TRUE;
      if (folder == NULL)
        folder = g_steal_pointer (&own);
    }

  return has_archive || self->is_loose;
}

static GBytes *
read_document (Survey  *self,
               GError **error)
{
  g_autoptr(GByteArray) document = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (READ_SIZE);
  gssize n_read;

  while ((n_read = tj_source_read (self->source, buffer, READ_SIZE, self->cancellable, error)) > 0)
    {
      g_byte_array_append (document, buffer, n_read);
      if (document->len > TJ_LIMIT_DOCUMENT_SIZE)
        break;
    }

  return n_read < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&document));
}

/* A technology that nobody names, as in what is not converted yet, goes by the name of the file. */
static void
add_form (Survey     *self,
          const char *name,
          TjForm     *form)
{
  TjField *field = form != NULL ? tj_form_get_field (form, "technology_name") : NULL;
  const char *typed = field != NULL ? tj_field_get_text (field) : NULL;
  g_autofree char *title = g_strstrip (g_strdup (typed != NULL ? typed : ""));
  g_autofree char *base = g_path_get_basename (name);

  g_ptr_array_add (self->forms, g_strdup (name));
  g_hash_table_add (self->technologies,
                    *title != '\0' ? g_steal_pointer (&title) : g_steal_pointer (&base));
}

static ContentState
look_into_document (Survey      *self,
                    const char  *name,
                    GError     **error)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) problem = NULL;
  g_autoptr(GBytes) bytes = read_document (self, &problem);
  g_autoptr(TjForm) form = NULL;

  if (bytes == NULL && !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return CONTENT_FAILED;
    }

  if (bytes == NULL || g_bytes_get_size (bytes) > TJ_LIMIT_DOCUMENT_SIZE)
    return CONTENT_UNREADABLE;

  /* Converting one takes seconds: the words in it and its name have to do. */
  if (tj_office_conversion_is_for (bytes))
    {
      if (!tj_office_conversion_may_be_form (bytes) && !is_called_form (name))
        return CONTENT_OTHER;

      add_form (self, name, NULL);
      return CONTENT_FORM;
    }

  form = tj_form_reader_read (bytes, name, NULL, findings, self->cancellable, &problem);
  if (form != NULL)
    {
      add_form (self, name, form);
      return CONTENT_FORM;
    }

  /* Other kinds of files, and documents that are no form, give no error. */
  if (problem != NULL || (is_text_document (name) && !tj_office_zip_is_zip (bytes)))
    return CONTENT_UNREADABLE;

  return CONTENT_OTHER;
}

static void
place_forms (Survey *self)
{
  self->is_loose = self->is_loose && self->forms->len >= MIN_LOOSE_FORMS &&
                   g_hash_table_size (self->technologies) == self->forms->len;

  for (guint i = 0; i < self->forms->len; i++)
    {
      const char *name = g_ptr_array_index (self->forms, i);

      if (self->is_loose)
        tj_package_layout_add_leaf (self->layout, name);
      else
        tj_package_layout_add_form (self->layout, name);
    }
}

static gboolean
look_into_documents (Survey  *self,
                     GError **error)
{
  g_autoptr(GError) problem = NULL;
  const TjEntry *entry;

  tj_source_rewind (self->source);
  while ((entry = tj_source_next (self->source, self->cancellable, &problem)) != NULL)
    {
      g_autofree char *name = NULL;
      ContentState state;

      if (entry->refusal == NULL && is_page_file (entry->name) && is_called_form (entry->name))
        g_ptr_array_add (self->pages, g_strdup (entry->name));

      if (entry->refusal != NULL || entry->is_ignored || !tj_form_reader_may_be_form (entry->name))
        continue;

      name = g_strdup (entry->name);
      state = look_into_document (self, name, error);

      if (state == CONTENT_FAILED)
        return FALSE;
      if (state == CONTENT_UNREADABLE && is_text_document (name) && !is_called_attachment (name))
        g_ptr_array_add (self->doubtful, g_steal_pointer (&name));
    }

  place_forms (self);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));

  return problem == NULL;
}

/* An unreadable document is one more package where it lies alone in a folder of the top level,
 * or at the top itself. */
static void
place_doubtful (Survey *self)
{
  for (guint i = 0; i < self->doubtful->len; i++)
    {
      const char *name = g_ptr_array_index (self->doubtful, i);
      const char *slash = strchr (name, '/');
      g_autofree char *top = NULL;

      if (slash == NULL || self->is_loose)
        {
          tj_package_layout_add_leaf (self->layout, name);
          continue;
        }

      top = g_strndup (name, slash - name);
      if (!tj_package_layout_has_form_in (self->layout, top) &&
          !tj_package_layout_is_covered (self->layout, name))
        tj_package_layout_add_form (self->layout, name);
    }
}

/* Among several packages, a scan that is called a form and lies in none of them is one more. */
static void
place_pages (Survey *self)
{
  g_autoptr(GPtrArray) roots = tj_package_layout_list_roots (self->layout);

  for (guint i = 0; roots->len > 1 && i < self->pages->len; i++)
    {
      const char *name = g_ptr_array_index (self->pages, i);
      gboolean is_held = FALSE;

      for (guint j = 0; j < roots->len && !is_held; j++)
        is_held = tj_package_layout_holds (self->layout, g_ptr_array_index (roots, j), name);

      if (!is_held && strchr (name, '/') != NULL)
        tj_package_layout_add_form (self->layout, name);
      else if (!is_held)
        tj_package_layout_add_leaf (self->layout, name);
    }
}

static void
survey_begin (Survey *self,
              guint   depth)
{
  self->depth = depth;
  self->layout = tj_package_layout_new ();
  self->forms = g_ptr_array_new_with_free_func (g_free);
  self->technologies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->doubtful = g_ptr_array_new_with_free_func (g_free);
  self->pages = g_ptr_array_new_with_free_func (g_free);
}

static ContentState
look_into_archive (Survey      *self,
                   const char  *name,
                   GError     **error)
{
  g_autoptr(GFile) location = g_file_resolve_relative_path (self->location, name);
  g_autoptr(TjSource) inner = NULL;
  g_autoptr(GError) problem = NULL;
  g_auto(Survey) survey = { 0 };

  inner = tj_source_open_inner (self->source, name, location, self->choices, NULL,
                                self->cancellable, &problem);
  survey.source = inner;
  survey.location = location;
  survey.choices = self->choices;
  survey.cancellable = self->cancellable;
  survey_begin (&survey, self->depth + 1);

  if (inner != NULL && look_into_documents (&survey, &problem))
    return tj_package_layout_has_forms (survey.layout) ? CONTENT_FORM : CONTENT_OTHER;

  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return CONTENT_FAILED;
    }

  return CONTENT_UNREADABLE;
}

/* An archive is a package unless a form lies beside or above it, or the folder it lies in is a
 * package that it adds no form to. */
static gboolean
look_into_archives (Survey          *self,
                    const GPtrArray *names,
                    GError         **error)
{
  g_autoptr(GPtrArray) archives = g_ptr_array_new ();
  g_autoptr(GPtrArray) roots = tj_package_layout_list_roots (self->layout);
  gboolean has_forms = tj_package_layout_has_forms (self->layout);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      ContentState state = CONTENT_FORM;
      gboolean is_held = FALSE;

      if (!tj_package_survey_is_archive (name) || tj_package_layout_is_covered (self->layout, name))
        continue;

      for (guint j = 0; has_forms && j < roots->len && !is_held; j++)
        is_held = tj_package_layout_holds (self->layout, g_ptr_array_index (roots, j), name);

      if (is_held && (state = look_into_archive (self, name, error)) == CONTENT_FAILED)
        return FALSE;
      if (state == CONTENT_FORM || (state == CONTENT_UNREADABLE && !is_called_attachment (name)))
        g_ptr_array_add (archives, (char *) name);
    }

  for (guint i = 0; i < archives->len; i++)
    tj_package_layout_add_leaf (self->layout, g_ptr_array_index (archives, i));

  return TRUE;
}

/**
 * tj_package_survey:
 * @source: it is read from its beginning, and must be rewound before it is read again
 * @location: where it lies
 * @depth: how many archives it lies in, one being itself an archive
 *
 * Returns: (transfer full) (nullable): where in @source the packages lie
 */
TjPackageLayout *
tj_package_survey (TjSource          *source,
                   GFile             *location,
                   TjArchiveChoices  *choices,
                   guint              depth,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_auto(Survey) self = { source, location, choices, cancellable };
  g_autoptr(GPtrArray) names = tj_source_list_names (source);

  survey_begin (&self, depth);
  self.is_loose = may_be_loose (names);

  if (!is_open (&self, names))
    return g_steal_pointer (&self.layout);

  if (!look_into_documents (&self, error))
    return NULL;

  place_doubtful (&self);
  if (depth < TJ_LIMIT_ARCHIVE_DEPTH && !look_into_archives (&self, names, error))
    return NULL;

  place_pages (&self);

  return g_steal_pointer (&self.layout);
}
