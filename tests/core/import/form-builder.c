/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "form-builder.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_ARCHIVE (80 * 1024 * 1024)

#define DOCUMENT_HEAD                                                                         \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"                                                \
  "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""      \
  " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""                 \
  " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"><w:body>"

#define RELATIONS                                                                             \
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"    \
  "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"     \
  "relationships/officeDocument\" Target=\"/odd/place.xml\"/></Relationships>"

#define FLAT_HEAD                                                                             \
  "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"                               \
  "<?mso-application progid=\"Word.Document\"?>"                                              \
  "<pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"           \
  "<pkg:part pkg:name=\"/_rels/.rels\"><pkg:xmlData>" RELATIONS "</pkg:xmlData></pkg:part>"   \
  "<pkg:part pkg:name=\"/odd/picture.png\"><pkg:binaryData>iVBO</pkg:binaryData></pkg:part>"  \
  "<pkg:part pkg:name=\"/odd/styles.xml\"><pkg:xmlData><w:styles xmlns:w=\"urn:w\">"          \
  "<w:style w:styleId=\"hint\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"               \
  "</pkg:xmlData></pkg:part><pkg:part pkg:name=\"/odd/place.xml\"><pkg:xmlData>"

#define ODT_TYPE "application/vnd.oasis.opendocument.text"

#define ODT_HEAD                                                                              \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content"                        \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""                        \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""                          \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""                            \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""                          \
  " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""                         \
  " xmlns:form=\"urn:oasis:names:tc:opendocument:xmlns:form:1.0\""                            \
  " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""                   \
  " xmlns:field=\"urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0\""         \
  " xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\">"

#define ODT_STYLES                                                                            \
  "<o:document-styles xmlns:o=\"urn:o\"><o:font-face-decls><o:font-face o:name=\"Ticks\""     \
  " o:font-family=\"'Wingdings 2'\"/></o:font-face-decls><o:styles>"                          \
  "<o:style o:name=\"Hint\" o:family=\"text\"><o:text-properties o:display=\"none\"/></o:style>"\
  "<o:style o:name=\"Box\" o:family=\"text\"><o:text-properties o:font-name=\"Ticks\"/>"      \
  "</o:style></o:styles></o:document-styles>"

struct _ArchiveBuilder
{
  struct archive *archive;
  guint8 *buffer;
  size_t used;
};

ArchiveBuilder *
archive_builder_new (const char *format,
                     const char *options)
{
  ArchiveBuilder *self = g_new0 (ArchiveBuilder, 1);

  self->archive = archive_write_new ();
  self->buffer = g_malloc (MAX_ARCHIVE);
  g_assert_cmpint (archive_write_set_format_by_name (self->archive, format), ==, ARCHIVE_OK);
  if (options != NULL)
    {
      g_assert_cmpint (archive_write_set_options (self->archive, options), ==, ARCHIVE_OK);
      archive_write_set_passphrase (self->archive, "secret");
    }
  g_assert_cmpint (archive_write_open_memory (self->archive, self->buffer, MAX_ARCHIVE,
                                              &self->used), ==, ARCHIVE_OK);

  return self;
}

static struct archive_entry *
new_entry (const char *raw_name,
           mode_t      type)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, raw_name);
  archive_entry_set_filetype (entry, type);
  archive_entry_set_perm (entry, 0644);

  return entry;
}

void
archive_builder_add (ArchiveBuilder *self,
                     const char     *raw_name,
                     const void     *data,
                     gsize           size)
{
  struct archive_entry *entry = new_entry (raw_name, AE_IFREG);

  archive_entry_set_size (entry, size);
  g_assert_cmpint (archive_write_header (self->archive, entry), >=, ARCHIVE_WARN);
  archive_write_data (self->archive, data, size);
  archive_entry_free (entry);
}

void
archive_builder_link (ArchiveBuilder *self,
                      const char     *raw_name,
                      const char     *target)
{
  struct archive_entry *entry = new_entry (raw_name, AE_IFLNK);

  archive_entry_set_symlink (entry, target);
  g_assert_cmpint (archive_write_header (self->archive, entry), >=, ARCHIVE_WARN);
  archive_entry_free (entry);
}

GBytes *
archive_builder_finish (ArchiveBuilder *self)
{
  GBytes *bytes;

  g_assert_cmpint (archive_write_close (self->archive), ==, ARCHIVE_OK);
  archive_write_free (self->archive);
  bytes = g_bytes_new (self->buffer, self->used);
  g_free (self->buffer);
  g_free (self);

  return bytes;
}

GBytes *
form_builder_docx (const char *body)
{
  ArchiveBuilder *builder = archive_builder_new ("zip", NULL);
  g_autofree char *document = g_strconcat (DOCUMENT_HEAD, body, "</w:body></w:document>", NULL);

  archive_builder_add (builder, "_rels/.rels", RELATIONS, strlen (RELATIONS));
  archive_builder_add (builder, "odd/place.xml", document, strlen (document));

  return archive_builder_finish (builder);
}

GBytes *
form_builder_flat (const char *body)
{
  GString *file = g_string_new (FLAT_HEAD);

  g_string_append (file, strstr (DOCUMENT_HEAD, "<w:document"));
  g_string_append (file, body);
  g_string_append (file, "</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>");

  return g_string_free_to_bytes (file);
}

GBytes *
form_builder_odt (const char *styles,
                  const char *body)
{
  ArchiveBuilder *builder = archive_builder_new ("zip", NULL);
  g_autofree char *content = NULL;

  content = g_strconcat (ODT_HEAD "<office:automatic-styles>", styles,
                         "</office:automatic-styles><office:body><office:text>", body,
                         "</office:text></office:body></office:document-content>", NULL);
  archive_builder_add (builder, "mimetype", ODT_TYPE, strlen (ODT_TYPE));
  archive_builder_add (builder, "content.xml", content, strlen (content));
  archive_builder_add (builder, "styles.xml", ODT_STYLES, strlen (ODT_STYLES));

  return archive_builder_finish (builder);
}

static void
append_cell (GString    *table,
             const char *cell)
{
  g_string_append (table, "<w:tc><w:tcPr>");
  if (cell[0] == '*')
    {
      g_string_append_printf (table, "<w:gridSpan w:val=\"%c\"/>", cell[1]);
      cell += 3;
    }
  if (cell[0] == '^')
    g_string_append (table, "<w:vMerge/>");
  else if (cell[0] == '!')
    g_string_append (table, "<w:vMerge w:val=\"restart\"/>");
  if (cell[0] == '^' || cell[0] == '!')
    cell++;
  g_string_append (table, "</w:tcPr>");

  if (g_str_has_prefix (cell, "<w:") || g_str_has_prefix (cell, "<mc:"))
    g_string_append (table, cell);
  else
    {
      g_auto(GStrv) lines = g_strsplit (cell, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        g_string_append_printf (table, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", lines[i]);
      if (lines[0] == NULL)
        g_string_append (table, "<w:p/>");
    }

  g_string_append (table, "</w:tc>");
}

/* Cells of a row are parted by `|`. */
char *
form_builder_table (const char * const *rows,
                    guint               n_rows)
{
  GString *table = g_string_new ("<w:tbl>");

  for (guint i = 0; i < n_rows; i++)
    {
      g_auto(GStrv) cells = g_strsplit (rows[i], "|", -1);

      g_string_append (table, "<w:tr>");
      for (guint j = 0; cells[j] != NULL; j++)
        append_cell (table, cells[j]);
      g_string_append (table, "</w:tr>");
    }

  g_string_append (table, "</w:tbl>");

  return g_string_free (table, FALSE);
}

/* The rows of tests/data/forms/plain.txt, a `\n` in which is a new paragraph. */
static char **
load_rows (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "forms", "plain.txt", NULL);
  g_autofree char *content = NULL;
  char **rows;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  rows = g_strsplit (g_strchomp (content), "\n", -1);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      char *row = g_strcompress (rows[i]);

      g_free (rows[i]);
      rows[i] = row;
    }

  return rows;
}

char *
form_builder_form (void)
{
  g_auto(GStrv) rows = load_rows ();

  return form_builder_table ((const char * const *) rows, g_strv_length (rows));
}

/* Only first cells of a row are merged with those below. */
static guint
count_merged (char **rows)
{
  guint n = 1;

  while (rows[n] != NULL && (rows[n][0] == '^' || g_str_has_prefix (rows[n], "*2*^")))
    n++;

  return n;
}

static void
append_odt_cell (GString    *table,
                 const char *cell,
                 guint       n_merged)
{
  guint span = cell[0] == '*' ? cell[1] - '0' : 1;
  const char *words = cell[0] == '*' ? cell + 3 : cell;
  g_auto(GStrv) lines = g_strsplit (words[0] == '!' ? words + 1 : words, "\n", -1);

  if (words[0] == '^')
    span++;
  else
    {
      g_string_append (table, "<table:table-cell");
      if (words[0] == '!')
        g_string_append_printf (table, " table:number-rows-spanned=\"%u\"", n_merged);
      if (span > 1)
        g_string_append_printf (table, " table:number-columns-spanned=\"%u\"", span);
      g_string_append (table, ">");
      for (guint i = 0; lines[i] != NULL; i++)
        g_string_append_printf (table, "<text:p>%s</text:p>", lines[i]);
      g_string_append (table, "</table:table-cell>");
    }

  for (guint i = 1; i < span; i++)
    g_string_append (table, "<table:covered-table-cell/>");
}

GBytes *
form_builder_form_odt (const char *old_text,
                       const char *new_text)
{
  g_auto(GStrv) rows = load_rows ();
  g_autoptr(GString) table = g_string_new ("<table:table>");

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto(GStrv) cells = g_strsplit (rows[i], "|", -1);

      g_string_append (table, "<table:table-row>");
      for (guint j = 0; cells[j] != NULL; j++)
        append_odt_cell (table, cells[j], count_merged (rows + i));
      g_string_append (table, "</table:table-row>");
    }

  g_string_append (table, "</table:table>");
  if (old_text != NULL)
    g_assert_cmpuint (g_string_replace (table, old_text, new_text, 1), ==, 1);

  return form_builder_odt ("", table->str);
}

/* The plain form with one piece of its XML replaced. */
GBytes *
form_builder_form_docx (const char *old_text,
                        const char *new_text)
{
  g_autofree char *form = form_builder_form ();
  g_autoptr(GString) body = g_string_new (form);

  if (old_text != NULL)
    g_assert_cmpuint (g_string_replace (body, old_text, new_text, 1), ==, 1);

  return form_builder_docx (body->str);
}

char *
test_folder_new (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("tanjian-import-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

GFile *
test_folder_write (const char *folder,
                   const char *name,
                   GBytes     *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, data != NULL ? data : "", size, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

void
test_folder_remove (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        test_folder_remove (path);
      else
        g_unlink (path);
    }

  g_rmdir (folder);
}
