/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-office-conversion.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/tj-sandbox.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-odt-reader.h"
#include "core/import/tj-office-parts.h"
#include "core/import/tj-office-zip.h"
#include "core/model/tj-field-spec.h"

/* Old formats are read by LibreOffice, never by this program. It works behind the sandbox's walls
 * in a folder of its own, which holds the document, the profile and the result and nothing that
 * outlives the conversion. What it writes is trusted no more than what applicants send. */

#define SNIFF_SIZE 4096
#define FLAT_TEXT "application/vnd.oasis.opendocument.text"
#define GENERATOR "<meta:generator>"
#define MAX_GENERATOR 60
/* Labels that stand in the bytes of a form as they are; some may be cut by the format. */
#define LEAST_SNIFFED_LABELS 4
/* How deep a folder left behind is emptied. */
#define MAX_DEPTH 12

/* Macros and links out of the document are off in any case, and no proxy answers where the walls
 * are missing. */
static const char settings[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">"
  "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
  "<prop oor:name=\"MacroSecurityLevel\" oor:op=\"fuse\"><value>3</value></prop>"
  "<prop oor:name=\"DisableMacrosExecution\" oor:op=\"fuse\"><value>true</value></prop>"
  "<prop oor:name=\"BlockUntrustedRefererLinks\" oor:op=\"fuse\"><value>true</value></prop></item>"
  "<item oor:path=\"/org.openoffice.Office.Writer/Content/Update\">"
  "<prop oor:name=\"Link\" oor:op=\"fuse\"><value>2</value></prop></item>"
  "<item oor:path=\"/org.openoffice.Inet/Settings\">"
  "<prop oor:name=\"ooInetProxyType\" oor:op=\"fuse\"><value>2</value></prop>"
  "<prop oor:name=\"ooInetHTTPProxyName\" oor:op=\"fuse\"><value>127.0.0.1</value></prop>"
  "<prop oor:name=\"ooInetHTTPProxyPort\" oor:op=\"fuse\"><value>9</value></prop>"
  "<prop oor:name=\"ooInetHTTPSProxyName\" oor:op=\"fuse\"><value>127.0.0.1</value></prop>"
  "<prop oor:name=\"ooInetHTTPSProxyPort\" oor:op=\"fuse\"><value>9</value></prop></item>"
  "</oor:items>\n";

/* Where it lies when it was not put into the path. */
static const char * const usual_places[] = {
  "/usr/lib/libreoffice/program/soffice", "/usr/lib64/libreoffice/program/soffice",
  "/opt/libreoffice/program/soffice", "/usr/local/bin/soffice", "/snap/bin/libreoffice",
};

typedef struct
{
  const char *ending;
  const char *name;
} Format;

static gboolean
begins_with (GBytes     *bytes,
             const char *magic)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= strlen (magic) && memcmp (data, magic, strlen (magic)) == 0;
}

static gboolean
names_early (GBytes     *bytes,
             const char *words)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return data != NULL && memmem (data, MIN (size, SNIFF_SIZE), words, strlen (words)) != NULL;
}

static gboolean
is_html (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *head = data != NULL ? g_strndup (data, MIN (size, SNIFF_SIZE)) : g_strdup ("");
  g_autofree char *lower = g_ascii_strdown (head, -1);

  return strstr (lower, "<html") != NULL && !begins_with (bytes, "<?xml");
}

/* By what stands in it, whatever it is called. */
static const Format *
find_format (GBytes *bytes)
{
  static const Format compound = { "doc", "Word 97–2003" };
  static const Format word_2003 = { "xml", "Word 2003 XML" };
  static const Format rich_text = { "rtf", "RTF" };
  static const Format flat_text = { "fodt", "Flat OpenDocument" };
  static const Format html = { "html", "HTML" };

  if (tj_office_zip_is_compound (bytes))
    return tj_office_zip_is_encrypted_compound (bytes) ? NULL : &compound;
  if (tj_office_parts_is_word_2003 (bytes))
    return &word_2003;
  if (begins_with (bytes, "{\\rtf"))
    return &rich_text;
  if (names_early (bytes, "office:document") && names_early (bytes, FLAT_TEXT))
    return tj_office_zip_is_zip (bytes) ? NULL : &flat_text;

  return !tj_office_zip_is_zip (bytes) && is_html (bytes) ? &html : NULL;
}

/**
 * tj_office_conversion_is_for:
 * @bytes: a whole file
 *
 * Returns: whether it is in a format that is read by converting it
 */
gboolean
tj_office_conversion_is_for (GBytes *bytes)
{
  return find_format (bytes) != NULL;
}

static guint
count_labels (GBytes     *bytes,
              const char *encoding)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  guint n_specs;
  const TjFieldSpec *specs = tj_field_spec_list (&n_specs);
  guint n_found = 0;

  for (guint i = 0; i < n_specs && n_found < LEAST_SNIFFED_LABELS; i++)
    {
      gsize length;
      g_autofree char *label = g_convert (specs[i].label_zh, -1, encoding, "UTF-8", NULL, &length,
                                          NULL);

      n_found += label != NULL && memmem (data, size, label, length) != NULL;
    }

  return n_found;
}

/**
 * tj_office_conversion_may_be_form:
 * @bytes: a file for which tj_office_conversion_is_for() holds
 *
 * Converting takes seconds, and most old documents of a package are no form. Where the words of
 * the form can be looked for without reading the format, that is done.
 *
 * Returns: whether converting it is worth while
 */
gboolean
tj_office_conversion_may_be_form (GBytes *bytes)
{
  static const char * const encodings[] = { "UTF-16LE", "UTF-8", "GB18030" };

  /* It writes every character by its number. */
  if (begins_with (bytes, "{\\rtf"))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      if (count_labels (bytes, encodings[i]) >= LEAST_SNIFFED_LABELS)
        return TRUE;
    }

  return FALSE;
}

/* An empty TANJIAN_OFFICE stands for none; tests put one of theirs there. */
static char *
find_office (void)
{
  const char *chosen = g_getenv ("TANJIAN_OFFICE");
  char *found;

  if (chosen != NULL)
    return *chosen != '\0' ? g_strdup (chosen) : NULL;

  if ((found = g_find_program_in_path ("soffice")) != NULL ||
      (found = g_find_program_in_path ("libreoffice")) != NULL)
    return found;

  for (guint i = 0; i < G_N_ELEMENTS (usual_places); i++)
    {
      if (g_file_test (usual_places[i], G_FILE_TEST_IS_EXECUTABLE))
        return g_strdup (usual_places[i]);
    }

  return NULL;
}

/* Links are removed and not followed. */
static void
remove_folder (const char *path,
               guint       depth)
{
  g_autoptr(GDir) folder = NULL;
  const char *name;

  g_chmod (path, 0700);
  folder = g_dir_open (path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      GStatBuf info;

      if (g_lstat (child, &info) == 0 && S_ISDIR (info.st_mode) && depth < MAX_DEPTH)
        remove_folder (child, depth + 1);
      else
        g_unlink (child);
    }

  g_rmdir (path);
}

static TjSandbox *
make_sandbox (const char *office,
              const char *folder)
{
  static const TjSandboxLimits limits = {
    TJ_LIMIT_CONVERSION_MEMORY, TJ_LIMIT_CONVERSION_SECONDS, TJ_LIMIT_DOCUMENT_SIZE, FALSE,
  };
  TjSandbox *sandbox = tj_sandbox_new ();
  g_autofree char *real = realpath (office, NULL);
  g_autofree char *home = g_path_get_dirname (real != NULL ? real : office);

  /* The program's own folder and what lies beside it, where the walls do not show it anyway. */
  if (g_str_has_suffix (home, "/program"))
    *strrchr (home, '/') = '\0';
  if (!g_str_has_prefix (home, "/usr/"))
    tj_sandbox_show (sandbox, home, home);
  if (g_file_test ("/etc/libreoffice", G_FILE_TEST_IS_DIR))
    tj_sandbox_show (sandbox, "/etc/libreoffice", "/etc/libreoffice");

  tj_sandbox_let_write (sandbox, folder);
  tj_sandbox_set_variable (sandbox, "HOME", folder);
  tj_sandbox_set_variable (sandbox, "TMPDIR", folder);
  tj_sandbox_set_variable (sandbox, "SAL_USE_VCLPLUGIN", "svp");
  tj_sandbox_set_limits (sandbox, &limits);

  return sandbox;
}

static gboolean
fill_folder (const char  *folder,
             const char  *document,
             GBytes      *bytes,
             GError     **error)
{
  g_autofree char *user = g_build_filename (folder, "profile", "user", NULL);
  g_autofree char *registry = g_build_filename (user, "registrymodifications.xcu", NULL);
  g_autofree char *result = g_build_filename (folder, "result", NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_mkdir_with_parents (user, 0700) == 0 && g_mkdir (result, 0700) == 0)
    return g_file_set_contents (registry, settings, -1, error) &&
           g_file_set_contents (document, data, (gssize) size, error);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("The folder “%s” could not be written."), folder);

  return FALSE;
}

static gboolean
run_office (const char    *office,
            const char    *folder,
            const char    *document,
            guint          seconds,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(TjSandbox) sandbox = make_sandbox (office, folder);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autofree char *result = g_build_filename (folder, "result", NULL);
  const char *arguments[] = {
    office, profile, "--headless", "--norestore", "--nolockcheck", "--writer",
    "--convert-to", "odt:writer8", "--outdir", result, document, NULL,
  };

  return tj_sandbox_run (sandbox, arguments, seconds * 1000, cancellable, error);
}

static GBytes *
take_result (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "result", "form.odt", NULL);
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  g_autoptr(GMappedFile) file = NULL;
  struct stat info;
  GBytes *bytes = NULL;

  if (fd < 0)
    return NULL;

  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_size > 0 &&
      info.st_size <= TJ_LIMIT_DOCUMENT_SIZE)
    {
      g_autofree char *data = g_malloc ((gsize) info.st_size);

      if (read (fd, data, (gsize) info.st_size) == info.st_size)
        bytes = g_bytes_new_take (g_steal_pointer (&data), (gsize) info.st_size);
    }
  close (fd);

  if (bytes != NULL && !tj_odt_is_one (bytes))
    g_clear_pointer (&bytes, g_bytes_unref);

  return bytes;
}

/* LibreOffice/7.4.7.2$Linux_X86_64 … becomes LibreOffice 7.4.7.2. */
static char *
dup_converter (GBytes *bytes)
{
  g_autoptr(GBytes) part = tj_office_zip_read_part (bytes, "", "meta.xml", NULL);
  gsize size = 0;
  const char *data = part != NULL ? g_bytes_get_data (part, &size) : NULL;
  const char *found = data != NULL ? g_strstr_len (data, (gssize) size, GENERATOR) : NULL;
  g_autoptr(GString) converter = g_string_new (NULL);
  const char *p;

  for (p = found != NULL ? found + strlen (GENERATOR) : NULL;
       p != NULL && p < data + size && converter->len < MAX_GENERATOR &&
       (g_ascii_isalnum (*p) || strchr ("./-", *p) != NULL); p++)
    g_string_append_c (converter, *p == '/' ? ' ' : *p);

  return g_strdup (converter->len > 0 ? converter->str : "LibreOffice");
}

/* The system's words about the sandbox's program say nothing to the user. */
static void
set_error (const GError  *reason,
           const char    *name,
           guint          seconds,
           GError       **error)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (reason));
  else if (g_error_matches (reason, TJ_SANDBOX_ERROR, TJ_SANDBOX_ERROR_TIMEOUT))
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                 _("“%s” was not read: LibreOffice had not converted it after %u seconds. Open it "
                   "in Word or WPS and save it as .docx."), name, seconds);
  else if (reason != NULL && (reason->domain == G_FILE_ERROR || reason->domain == G_IO_ERROR))
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                 _("“%s” could not be handed to LibreOffice: %s. Make room on the disk and open "
                   "it again."), name, reason->message);
  else
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                 _("“%s” could not be converted by LibreOffice. Open it in Word or WPS and save "
                   "it as .docx."), name);
}

static TjOfficeConversion *
convert_in (const char    *folder,
            const char    *office,
            GBytes        *bytes,
            const char    *name,
            guint          seconds,
            GCancellable  *cancellable,
            GError       **error)
{
  const Format *format = find_format (bytes);
  g_autofree char *base = g_strconcat ("form.", format->ending, NULL);
  g_autofree char *document = g_build_filename (folder, base, NULL);
  g_autoptr(GError) problem = NULL;
  TjOfficeConversion *self;
  GBytes *result = NULL;

  if (fill_folder (folder, document, bytes, &problem) &&
      run_office (office, folder, document, seconds, cancellable, &problem))
    result = take_result (folder);

  if (result == NULL)
    {
      set_error (problem, name, seconds, error);
      return NULL;
    }

  self = g_new0 (TjOfficeConversion, 1);
  self->bytes = result;
  self->format = g_strdup (format->name);
  self->converter = dup_converter (result);

  return self;
}

/**
 * tj_office_conversion_run:
 * @bytes: a file for which tj_office_conversion_is_for() holds
 * @name: what to call it in messages
 * @seconds: how long it may take
 *
 * Has LibreOffice convert it. Takes seconds; not for the main loop's thread.
 *
 * Returns: (transfer full) (nullable): the result, or %NULL with an error of the domain
 *   %TJ_IMPORT_ERROR that says what to do next, or %G_IO_ERROR_CANCELLED
 */
TjOfficeConversion *
tj_office_conversion_run (GBytes        *bytes,
                          const char    *name,
                          guint          seconds,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autofree char *office = find_office ();
  g_autofree char *folder = NULL;
  g_autoptr(GError) problem = NULL;
  TjOfficeConversion *self;

  if (office == NULL)
    {
      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                   _("“%s” is in an old format that LibreOffice has to convert, and LibreOffice "
                     "is not installed. Install the package libreoffice-writer and open it again, "
                     "or save it as .docx in Word or WPS."), name);
      return NULL;
    }

  if ((folder = g_dir_make_tmp ("tanjian-office-XXXXXX", &problem)) == NULL)
    {
      set_error (problem, name, seconds, error);
      return NULL;
    }

  self = convert_in (folder, office, bytes, name, seconds, cancellable, error);
  remove_folder (folder, 0);

  return self;
}

void
tj_office_conversion_free (TjOfficeConversion *self)
{
  g_bytes_unref (self->bytes);
  g_free (self->format);
  g_free (self->converter);
  g_free (self);
}
