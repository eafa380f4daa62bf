/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-text-index.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* This program is also the process that gets killed: called with WRITER, it puts packages into
 * an index until it is. */
#define WRITER "--writer"
#define N_KILLS 8

static const char *program;

typedef struct
{
  char *folder;
  GFile *file;
  TjTextIndex *index;
  guint n_read;
} Fixture;

static TjTextIndex *
open_index (Fixture  *fixture,
            gboolean  expect_damaged)
{
  g_autoptr(GError) error = NULL;
  gboolean damaged = FALSE;
  TjTextIndex *index = tj_text_index_open (fixture->file, TRUE, &damaged, &error);

  g_assert_no_error (error);
  g_assert_cmpint (damaged, ==, expect_damaged);

  return index;
}

static void
reopen (Fixture  *fixture,
        gboolean  expect_damaged)
{
  g_clear_pointer (&fixture->index, tj_text_index_free);
  fixture->index = open_index (fixture, expect_damaged);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("tanjian-index-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "words.index", NULL);
  fixture->file = g_file_new_for_path (path);
  fixture->index = open_index (fixture, FALSE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_pointer (&fixture->index, tj_text_index_free);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
}

/* The content of an attachment is what its type says, its pages apart by form feeds. */
static gboolean
read_pages (TjAttachment  *attachment,
            TjTextParts   *parts,
            gpointer       user_data,
            GCancellable  *cancellable,
            GError       **error)
{
  Fixture *fixture = user_data;
  g_auto(GStrv) pages = g_strsplit (tj_attachment_get_content_type (attachment), "\f", -1);

  if (fixture != NULL)
    fixture->n_read++;

  if (g_strcmp0 (pages[0], "fails") == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "later");
      return FALSE;
    }

  for (guint i = 0; pages[i] != NULL; i++)
    tj_text_parts_add (parts, TJ_TEXT_PLACE_PAGE, i + 1, NULL, pages[i]);

  return TRUE;
}

static TjPackage *
make_package (const char *folder,
              const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GFile) location = g_file_new_for_path (path);
  g_autoptr(TjForm) form = tj_form_new ();
  TjPackage *package = tj_package_new (name, location);

  g_file_set_contents (path, "", 0, NULL);
  tj_package_set_form (package, form, "form.docx");

  return package;
}

static void
attach (TjPackage  *package,
        const char *name,
        const char *text)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autoptr(TjAttachment) attachment = NULL;

  attachment = tj_attachment_new (name, strlen (text), digest, text, TJ_ATTACHMENT_OTHER);
  tj_package_add_attachment (package, attachment);
}

static void
answer (TjPackage  *package,
        const char *id,
        const char *text)
{
  tj_field_set_text (tj_form_get_field (tj_package_get_form (package), id), text);
}

static void
add (Fixture   *fixture,
     TjPackage *package)
{
  g_autoptr(TjTextParts) form = tj_text_parts_new_for_form (package);
  g_autoptr(GError) error = NULL;

  g_assert_true (tj_text_index_add_package (fixture->index, package, form, read_pages, fixture,
                                            NULL, &error));
  g_assert_no_error (error);
}

static GPtrArray *
search_in (Fixture            *fixture,
           const char         *typed,
           const char * const *keys)
{
  g_autoptr(TjTextQuery) query = tj_text_query_new (typed);
  g_autoptr(GError) error = NULL;
  GPtrArray *hits = NULL;

  hits = tj_text_index_search (fixture->index, query, keys, 100, 10, NULL, &error);
  g_assert_no_error (error);

  return hits;
}

static GPtrArray *
search (Fixture    *fixture,
        TjPackage  *package,
        const char *typed)
{
  g_autofree char *key = tj_package_dup_manifest_sha256 (package);
  const char *keys[] = { key, NULL };

  return search_in (fixture, typed, keys);
}

static guint
count (Fixture    *fixture,
       TjPackage  *package,
       const char *typed)
{
  g_autoptr(GPtrArray) hits = search (fixture, package, typed);

  return hits->len;
}

/* One hit, at the place and with the marked words that are expected. */
static void
assert_hit (Fixture    *fixture,
            TjPackage  *package,
            const char *typed,
            const char *file,
            guint       page,
            const char *marked)
{
  g_autoptr(GPtrArray) hits = search (fixture, package, typed);
  TjTextHit *hit;
  TjTextRange range;

  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (hit->file, ==, file);
  g_assert_cmpuint (hit->number, ==, page);
  g_assert_cmpuint (hit->n_in_package, ==, 1);
  tj_text_hit_make_snippet (hit);
  g_assert_cmpuint (hit->marks->len, >=, 1);

  range = g_array_index (hit->marks, TjTextRange, 0);
  g_assert_cmpint (strncmp (hit->snippet + range.start, marked, strlen (marked)), ==, 0);
  g_assert_cmpuint (range.end - range.start, ==, strlen (marked));
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(TjPackage) package = make_package (fixture->folder, "a.zip");

  attach (package, "核算.pdf",
          "水电解制氢装置\f碳 减\n排量 1,200 吨\fPEM电解槽 １０５ tCO₂\f"
          "寿命 says \"AND\" NEAR( x *\fone electrolysis");
  add (fixture, package);

  assert_hit (fixture, package, "水电解", "核算.pdf", 1, "水电解");
  assert_hit (fixture, package, "氢", "核算.pdf", 1, "氢");
  assert_hit (fixture, package, "装置", "核算.pdf", 1, "装置");
  assert_hit (fixture, package, "碳减排", "核算.pdf", 2, "碳 减 排");
  assert_hit (fixture, package, "1200", "核算.pdf", 2, "1,200");
  assert_hit (fixture, package, "pem电解槽", "核算.pdf", 3, "PEM电解槽");
  assert_hit (fixture, package, "105", "核算.pdf", 3, "１０５");
  assert_hit (fixture, package, "TCO2", "核算.pdf", 3, "tCO₂");
  assert_hit (fixture, package, "electro", "核算.pdf", 5, "electrolysis");
  g_assert_cmpuint (count (fixture, package, "电解"), ==, 2);
  g_assert_cmpuint (count (fixture, package, "制氢装"), ==, 1);
  g_assert_cmpuint (count (fixture, package, "解电"), ==, 0);
  g_assert_cmpuint (count (fixture, package, "\"electro\""), ==, 0);
  g_assert_cmpuint (count (fixture, package, "120"), ==, 0);
}

/* Whatever is typed is looked for, and never a command to FTS5. */
static void
test_operators (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const typed[] = {
    "AND", "OR", "NOT x", "NEAR(", "NEAR(says x, 2)", "*", "x *", "\"", "\"\"", "\"says \"AND\"",
    "^寿命", "text : 寿命", "{text} : 寿命", "-text:x", "(", ")))", "寿命)", "'; DROP TABLE part",
    "a+b", "\\", "%", "\x01", "寿命\" OR \"says",
  };
  g_autoptr(TjPackage) package = make_package (fixture->folder, "a.zip");

  attach (package, "a.pdf", "寿命 says \"AND\" NEAR( x *");
  add (fixture, package);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_cmpuint (count (fixture, package, typed[i]), <=, 1);

  assert_hit (fixture, package, "AND", "a.pdf", 1, "AND");
  assert_hit (fixture, package, "NEAR(", "a.pdf", 1, "NEAR");
  g_assert_cmpuint (count (fixture, package, "OR"), ==, 0);
  g_assert_cmpuint (count (fixture, package, "NOT x"), ==, 0);
  g_assert_cmpuint (count (fixture, package, "text : 寿命"), ==, 0);
}

/* All words of one file, wherever they stand in it. */
static void
test_all_words (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(TjPackage) package = make_package (fixture->folder, "a.zip");
  g_autoptr(GPtrArray) hits = NULL;
  TjTextHit *first;

  attach (package, "both.pdf", "电解\f无关\f寿命\f电解槽的寿命");
  attach (package, "one.pdf", "电解");
  add (fixture, package);

  hits = search (fixture, package, "寿命 电解");
  g_assert_cmpuint (hits->len, ==, 3);
  first = g_ptr_array_index (hits, 0);
  g_assert_cmpuint (first->number, ==, 4);
  for (guint i = 0; i < hits->len; i++)
    g_assert_cmpstr (((TjTextHit *) g_ptr_array_index (hits, i))->file, ==, "both.pdf");
}

static void
test_form (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(TjPackage) package = make_package (fixture->folder, "a.zip");
  g_autoptr(TjCase) item = tj_case_new ();
  g_autoptr(GPtrArray) hits = NULL;
  g_autofree char *place = NULL;
  TjTextHit *hit;

  tj_form_add_case (tj_package_get_form (package), item);
  answer (package, "technology_name", "碱性水电解\n制氢技术");
  tj_field_set_text (tj_case_get_field (item, "investment"), "约1.1亿元");
  attach (package, "form.docx", "碱性水电解制氢技术");
  attach (package, "附件/鉴定证书.pdf", "");
  add (fixture, package);

  /* Not a second time as a file. */
  assert_hit (fixture, package, "水电解制氢", "form.docx", 0, "水电解 制氢");
  assert_hit (fixture, package, "鉴定证书", "附件/鉴定证书.pdf", 0, "鉴定证书");

  hits = search (fixture, package, "1.1亿元");
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpint (hit->place, ==, TJ_TEXT_PLACE_FIELD);
  g_assert_cmpstr (hit->label, ==, "cases[0].investment");
  place = tj_text_hit_dup_place (hit);
  g_assert_nonnull (strchr (place, '1'));

  /* What a reviewer corrects is found, and what it was is not. */
  answer (package, "technology_name", "质子交换膜制氢");
  add (fixture, package);
  g_assert_cmpuint (count (fixture, package, "质子"), ==, 1);
  g_assert_cmpuint (count (fixture, package, "碱性"), ==, 0);
}

/* The same content is read once, whatever it is called and wherever it lies. */
static void
test_same_file (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(TjPackage) first = make_package (fixture->folder, "a.zip");
  g_autoptr(TjPackage) second = make_package (fixture->folder, "b.zip");
  g_autofree char *key = NULL;

  attach (first, "x.pdf", "储能");
  attach (first, "copy.pdf", "储能");
  attach (second, "y.pdf", "储能");
  attach (second, "z.pdf", "其他");
  add (fixture, first);
  add (fixture, second);
  add (fixture, second);
  g_assert_cmpuint (fixture->n_read, ==, 2);
  g_assert_cmpuint (count (fixture, first, "储能"), ==, 2);
  assert_hit (fixture, second, "储能", "y.pdf", 1, "储能");

  key = tj_package_dup_manifest_sha256 (first);
  g_assert_true (tj_text_index_remove_package (fixture->index, key, NULL));
  g_assert_cmpuint (count (fixture, first, "储能"), ==, 0);
  assert_hit (fixture, second, "储能", "y.pdf", 1, "储能");

  /* It was kept for the second one. */
  add (fixture, first);
  g_assert_cmpuint (fixture->n_read, ==, 2);
}

static void
test_removal (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(TjPackage) kept = make_package (fixture->folder, "a.zip");
  g_autoptr(TjPackage) replaced = make_package (fixture->folder, "a.zip");
  g_autoptr(TjPackage) gone = make_package (fixture->folder, "b.zip");
  g_autofree char *path = g_file_get_path (tj_package_get_location (gone));
  g_autofree char *key = NULL;
  const char *keys[] = { NULL, NULL };

  attach (kept, "x.pdf", "储能");
  attach (replaced, "x.pdf", "储热");
  attach (gone, "x.pdf", "储氢");
  add (fixture, replaced);
  add (fixture, gone);
  add (fixture, kept);

  keys[0] = key = tj_package_dup_manifest_sha256 (kept);
  g_assert_true (tj_text_index_prune (fixture->index, keys, NULL));
  g_assert_cmpuint (count (fixture, kept, "储能"), ==, 1);
  g_assert_cmpuint (count (fixture, replaced, "储热"), ==, 0);
  g_assert_cmpuint (count (fixture, gone, "储氢"), ==, 1);

  g_remove (path);
  g_assert_true (tj_text_index_prune (fixture->index, keys, NULL));
  g_assert_cmpuint (count (fixture, gone, "储氢"), ==, 0);
  g_assert_cmpuint (count (fixture, kept, "储能"), ==, 1);
}

/* A file that could not be read is tried again; one without text is named. */
static void
test_unread (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(TjPackage) package = make_package (fixture->folder, "a.zip");
  g_autofree char *key = NULL;
  g_autoptr(GPtrArray) silent = NULL;
  const TjTextSilent *file;
  const char *keys[] = { NULL, NULL };

  attach (package, "fails.pdf", "fails");
  attach (package, "scan.pdf", "");
  attach (package, "x.pdf", "储能");
  add (fixture, package);
  add (fixture, package);
  g_assert_cmpuint (fixture->n_read, ==, 4);
  g_assert_cmpuint (count (fixture, package, "储能"), ==, 1);

  key = tj_package_dup_manifest_sha256 (package);
  keys[0] = key;
  silent = tj_text_index_list_silent (fixture->index, keys, NULL);
  g_assert_cmpuint (silent->len, ==, 2);
  file = g_ptr_array_index (silent, 0);
  g_assert_cmpstr (file->package, ==, key);
  g_assert_cmpstr (file->file, ==, "fails.pdf");
  g_assert_cmpint (file->silence, ==, TJ_TEXT_SILENCE_UNREAD);
  file = g_ptr_array_index (silent, 1);
  g_assert_cmpstr (file->file, ==, "scan.pdf");
  g_assert_cmpint (file->silence, ==, TJ_TEXT_SILENCE_NO_TEXT);
}

/* A content that has more to say than before is read again, and only that. */
static void
test_forget (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(TjPackage) package = make_package (fixture->folder, "a.zip");
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "储能", -1);
  g_autofree char *key = NULL;
  g_autoptr(GPtrArray) silent = NULL;
  g_autoptr(GError) error = NULL;
  const char *keys[] = { NULL, NULL };

  attach (package, "x.pdf", "储能");
  attach (package, "y.pdf", "储氢");
  add (fixture, package);
  g_assert_cmpuint (fixture->n_read, ==, 2);

  g_assert_true (tj_text_index_forget (fixture->index, digest, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, package, "储能"), ==, 0);
  g_assert_cmpuint (count (fixture, package, "储氢"), ==, 1);
  keys[0] = key = tj_package_dup_manifest_sha256 (package);
  silent = tj_text_index_list_silent (fixture->index, keys, NULL);
  g_assert_cmpuint (silent->len, ==, 1);

  add (fixture, package);
  g_assert_cmpuint (fixture->n_read, ==, 3);
  g_assert_cmpuint (count (fixture, package, "储能"), ==, 1);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(TjPackage) package = make_package (fixture->folder, "a.zip");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(TjTextQuery) query = tj_text_query_new ("储能");
  g_autoptr(TjTextParts) form = NULL;
  g_autoptr(GError) error = NULL;
  const char *keys[] = { "x", NULL };

  attach (package, "x.pdf", "储能");
  form = tj_text_parts_new_for_form (package);
  g_cancellable_cancel (cancellable);
  g_assert_false (tj_text_index_add_package (fixture->index, package, form, read_pages, fixture,
                                             cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (tj_text_index_search (fixture->index, query, keys, 1, 1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  add (fixture, package);
  g_assert_cmpuint (count (fixture, package, "储能"), ==, 1);
}

/* An answer before a page, a page that says it often before one that says it once, and all of the
 * words before some. */
static void
test_ranking (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(TjPackage) package = make_package (fixture->folder, "a.zip");
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GPtrArray) both = NULL;
  const guint pages[] = { 0, 2, 3, 1 };

  answer (package, "technology_name", "热泵供暖");
  attach (package, "a.pdf", "热泵\f热泵，热泵，热泵\f热泵与热泵\f锅炉");
  add (fixture, package);

  hits = search (fixture, package, "热泵");
  g_assert_cmpuint (hits->len, ==, G_N_ELEMENTS (pages));
  for (guint i = 0; i < hits->len; i++)
    {
      const TjTextHit *hit = g_ptr_array_index (hits, i);

      g_assert_cmpint (hit->place, ==, i == 0 ? TJ_TEXT_PLACE_FIELD : TJ_TEXT_PLACE_PAGE);
      g_assert_cmpuint (i == 0 ? 0 : hit->number, ==, pages[i]);
      g_assert_cmpuint (hit->n_in_package, ==, 4);
    }

  /* The form has but one of them. */
  both = search (fixture, package, "热泵 锅炉");
  g_assert_cmpuint (both->len, ==, 4);
  g_assert_cmpuint (((TjTextHit *) both->pdata[0])->number, ==, 2);
}

/* No package that was found is left out for the sake of another's further pages. */
static void
test_shares (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct
  {
    guint limit, per_package, n_hits, n_of_first;
  } cases[] = {
    { 100, 10, 12, 4 }, { 6, 4, 6, 2 }, { 3, 2, 3, 1 }, { 2, 2, 2, 2 }, { 5, 5, 5, 4 },
  };
  g_autoptr(TjTextQuery) query = tj_text_query_new ("热泵");
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) keys = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.zip", i);
      g_autofree char *text = g_strdup_printf ("热泵%u\f热泵\f热泵\f热泵", i);
      g_autoptr(TjPackage) package = make_package (fixture->folder, name);
      g_autofree char *key = NULL;

      attach (package, "a.pdf", text);
      add (fixture, package);
      key = tj_package_dup_manifest_sha256 (package);
      g_strv_builder_add (builder, key);
    }
  keys = g_strv_builder_end (builder);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) hits = NULL;
      guint n_of_first = 0;

      hits = tj_text_index_search (fixture->index, query, (const char * const *) keys,
                                   cases[i].limit, cases[i].per_package, NULL, NULL);
      g_assert_cmpuint (hits->len, ==, cases[i].n_hits);
      while (n_of_first < hits->len &&
             g_str_equal (((TjTextHit *) hits->pdata[n_of_first])->package,
                          ((TjTextHit *) hits->pdata[0])->package))
        n_of_first++;
      g_assert_cmpuint (n_of_first, ==, cases[i].n_of_first);
    }
}

/* Ten thousand places, and a sheet that is kept in pieces. */
static void
test_large (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(TjPackage) package = make_package (fixture->folder, "a.zip");
  g_autoptr(GString) pages = g_string_new (NULL);
  g_autoptr(GString) sheet = g_string_new (NULL);
  g_autoptr(GPtrArray) hits = NULL;

  for (guint i = 1; i <= 10000; i++)
    g_string_append_printf (pages, "%s第 %u 页 年减排量", i > 1 ? "\f" : "", i);
  while (sheet->len < 300 * 1024)
    g_string_append (sheet, "热泵供暖系统");
  attach (package, "long.pdf", pages->str);
  attach (package, "wide.pdf", sheet->str);
  add (fixture, package);

  assert_hit (fixture, package, "9876", "long.pdf", 9876, "9876");
  hits = search (fixture, package, "减排");
  g_assert_cmpuint (hits->len, ==, 10);
  g_assert_cmpuint (((TjTextHit *) g_ptr_array_index (hits, 0))->n_in_package, ==, 10000);
  g_assert_cmpuint (count (fixture, package, "统热泵供暖系统热"), >=, 4);
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_file_get_path (fixture->file);
  g_autoptr(TjPackage) package = make_package (fixture->folder, "a.zip");
  g_autofree char *contents = NULL;
  gsize starts[] = { 4096, 100 };
  gsize length;

  attach (package, "x.pdf", "储能");
  add (fixture, package);
  g_clear_pointer (&fixture->index, tj_text_index_free);

  /* Something else altogether. */
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (path, "not a database", -1, NULL));
  reopen (fixture, TRUE);
  g_assert_cmpuint (count (fixture, package, "储能"), ==, 0);
  add (fixture, package);
  g_assert_cmpuint (count (fixture, package, "储能"), ==, 1);
  g_clear_pointer (&fixture->index, tj_text_index_free);

  /* Pages overwritten behind a header that is right: those behind the first one, and all. */
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      memset (contents + starts[i], 0x5a, length - starts[i]);
      g_assert_true (g_file_set_contents (path, contents, length, NULL));
      reopen (fixture, TRUE);
      add (fixture, package);
      g_assert_cmpuint (count (fixture, package, "储能"), ==, 1);
      g_clear_pointer (&fixture->index, tj_text_index_free);
    }

  reopen (fixture, FALSE);
  g_assert_cmpuint (count (fixture, package, "储能"), ==, 1);
}

/* Another version of the program reads texts anew and says nothing about it. */
static void
test_other_version (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = g_file_get_path (fixture->file);
  g_autoptr(TjPackage) package = make_package (fixture->folder, "a.zip");
  g_autofree char *contents = NULL;
  char *version;
  gsize length;

  attach (package, "x.pdf", "储能");
  add (fixture, package);
  g_clear_pointer (&fixture->index, tj_text_index_free);

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  version = memmem (contents, length, PACKAGE_VERSION, strlen (PACKAGE_VERSION));
  g_assert_nonnull (version);
  *version = 'x';
  g_assert_true (g_file_set_contents (path, contents, length, NULL));
  reopen (fixture, FALSE);
  g_assert_cmpuint (count (fixture, package, "储能"), ==, 0);
}

static int
write_packages (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean damaged = FALSE;
  g_autoptr(TjTextIndex) index = tj_text_index_open (file, TRUE, &damaged, NULL);

  if (index == NULL || damaged)
    return 1;

  for (guint i = 0;; i++)
    {
      g_autoptr(TjPackage) package = make_package (folder, "a.zip");
      g_autofree char *text = g_strdup_printf ("%d-%u 储能\f储热", (int) getpid (), i);
      g_autoptr(TjTextParts) form = NULL;

      attach (package, "x.pdf", text);
      form = tj_text_parts_new_for_form (package);
      if (!tj_text_index_add_package (index, package, form, read_pages, NULL, NULL, NULL) ||
          write (STDOUT_FILENO, ".", 1) < 0)
        return 1;
    }
}

/* Killed between any two instructions, the index opens, is whole and takes on more. */
static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_file_get_path (fixture->file);
  char *arguments[] = { (char *) program, (char *) WRITER, path, NULL };

  g_clear_pointer (&fixture->index, tj_text_index_free);
  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr(TjPackage) package = make_package (fixture->folder, "b.zip");
      g_autofree char *text = g_strdup_printf ("第%u次", i);
      g_autoptr(GError) error = NULL;
      char said[4];
      GPid pid = 0;
      int output = -1;

      g_spawn_async_with_pipes (NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                                &pid, NULL, &output, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (read (output, said, 1), ==, 1);
      g_usleep (i * 700);
      kill (pid, SIGKILL);
      waitpid (pid, NULL, 0);
      close (output);

      reopen (fixture, FALSE);
      attach (package, "y.pdf", text);
      add (fixture, package);
      g_assert_cmpuint (count (fixture, package, text), ==, 1);
    }
}

#define ADD(name, function) \
  g_test_add ("/text-index/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], WRITER))
    return write_packages (argv[2]);

  g_test_init (&argc, &argv, NULL);

  ADD ("words", test_words);
  ADD ("operators", test_operators);
  ADD ("all-words", test_all_words);
  ADD ("form", test_form);
  ADD ("same-file", test_same_file);
  ADD ("removal", test_removal);
  ADD ("unread", test_unread);
  ADD ("forget", test_forget);
  ADD ("cancel", test_cancel);
  ADD ("ranking", test_ranking);
  ADD ("shares", test_shares);
  ADD ("large", test_large);
  ADD ("damaged", test_damaged);
  ADD ("other-version", test_other_version);
  ADD ("killed", test_killed);

  return g_test_run ();
}
