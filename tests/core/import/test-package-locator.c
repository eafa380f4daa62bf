/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-package-locator.h"

#include <locale.h>

#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "form-builder.h"

typedef struct
{
  char *folder;
  GBytes *form;
  GBytes *noise;
  TjArchiveChoices *choices;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = test_folder_new ();
  self->form = form_builder_form_docx (NULL, NULL);
  self->noise = g_bytes_new_static ("noise", 5);
  self->choices = tj_archive_choices_new ();
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  test_folder_remove (self->folder);
  g_free (self->folder);
  g_bytes_unref (self->form);
  g_bytes_unref (self->noise);
  tj_archive_choices_free (self->choices);
}

static void
add (Fixture    *self,
     const char *name,
     GBytes     *content)
{
  g_autoptr(GFile) file = test_folder_write (self->folder, name, content);
}

/* The names of the packages in @name, parted by blanks; `=` is the place itself. */
static char *
locate (Fixture    *self,
        const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr(GFile) location = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPackageListing) listing = NULL;
  GString *names = g_string_new (NULL);

  listing = tj_package_locator_list (location, self->choices, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < listing->offers->len; i++)
    {
      GFile *package = tj_package_listing_get (listing, i);
      g_autofree char *relative = g_file_get_relative_path (location, package);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", relative != NULL ? relative : "=");
    }

  return g_string_free (names, FALSE);
}

static void
assert_located (Fixture    *self,
                const char *name,
                const char *expected)
{
  g_autofree char *names = locate (self, name);

  g_assert_cmpstr (names, ==, expected);
}

static void
test_round (Fixture       *self,
            gconstpointer  data)
{
  add (self, "round/d/申报材料/form.docx", self->form);
  add (self, "round/a.ZIP", self->noise);
  add (self, "round/c.tar.gz", self->noise);
  add (self, "round/b.7z", self->noise);
  add (self, "round/notes/readme.txt", self->noise);
  add (self, "round/list.xlsx", self->noise);
  add (self, "round/.hidden.zip", self->noise);
  add (self, "round/.cache/form.docx", self->form);
  add (self, "round/__MACOSX/form.docx", self->form);

  assert_located (self, "round", "a.ZIP b.7z c.tar.gz d");
}

/* A form in the folder itself makes it the package, with all but what has a form of its own. */
static void
test_package (Fixture       *self,
              gconstpointer  data)
{
  add (self, "package/form.docx", self->form);
  add (self, "package/附件.zip", self->noise);
  add (self, "package/annex/plan.docx", self->noise);
  assert_located (self, "package", "=");
  assert_located (self, "package/form.docx", "=");

  add (self, "package/more/form.docx", self->form);
  assert_located (self, "package", "= more");
}

/* Attachments beside and above the form belong to it, unless another form is there. */
static void
test_smallest (Fixture       *self,
               gconstpointer  data)
{
  add (self, "one/申报表/form.docx", self->form);
  assert_located (self, "one", "申报表");
  add (self, "one/附件/scan.pdf", self->noise);
  assert_located (self, "one", "=");
  add (self, "one/附件/核算说明.docx", self->noise);
  assert_located (self, "one", "=");

  add (self, "round/甲/申报表/form.docx", self->form);
  add (self, "round/甲/附件/scan.pdf", self->noise);
  add (self, "round/乙/form.docx", self->form);
  add (self, "round/通知.pdf", self->noise);
  assert_located (self, "round", "乙 甲");

  add (self, "round/丙/申报表.pdf", self->noise);
  assert_located (self, "round", "丙 乙 甲");
}

static GBytes *
pack (Fixture            *self,
      const char * const *names,
      GBytes             *inner)
{
  ArchiveBuilder *builder = archive_builder_new ("zip", "zip:hdrcharset=UTF-8");

  for (; *names != NULL; names++)
    {
      GBytes *content = g_str_has_suffix (*names, ".docx") ? self->form
                        : g_str_has_suffix (*names, ".zip") ? inner : self->noise;
      gsize size;
      const void *data = g_bytes_get_data (content, &size);

      archive_builder_add (builder, *names, data, size);
    }

  return archive_builder_finish (builder);
}

static void
test_archives (Fixture       *self,
               gconstpointer  data)
{
  static const char * const one[] = { "甲/form.docx", "附件/scan.pdf", NULL };
  static const char * const two[] = { "甲/form.docx", "乙/表/form.docx", "乙/scan.pdf", NULL };
  static const char * const nested[] = { "丙.zip", "乙/form.docx", "readme.txt", NULL };
  static const char * const covered[] = { "form.docx", "附件.zip", NULL };
  static const char * const formless[] = { "表/form.docx", "more.zip", NULL };
  static const char * const empty[] = { "scan.pdf", NULL };
  g_autoptr(GBytes) single = pack (self, one, NULL);
  g_autoptr(GBytes) several = pack (self, two, NULL);
  g_autoptr(GBytes) outer = pack (self, nested, single);
  g_autoptr(GBytes) deep = pack (self, nested, several);
  g_autoptr(GBytes) with_annex = pack (self, covered, several);
  g_autoptr(GBytes) no_form = pack (self, empty, NULL);
  g_autoptr(GBytes) with_formless = pack (self, formless, no_form);

  add (self, "one.zip", single);
  assert_located (self, "one.zip", "=");
  add (self, "two.zip", several);
  assert_located (self, "two.zip", "乙 甲");
  add (self, "outer.zip", outer);
  assert_located (self, "outer.zip", "丙.zip 乙");
  add (self, "deep.zip", deep);
  assert_located (self, "deep.zip", "丙.zip/乙 丙.zip/甲 乙");
  assert_located (self, "deep.zip/丙.zip", "乙 甲");
  add (self, "annex.zip", with_annex);
  assert_located (self, "annex.zip", "=");
  add (self, "formless.zip", with_formless);
  assert_located (self, "formless.zip", "=");

  add (self, "round/one.zip", single);
  add (self, "round/two.zip", several);
  assert_located (self, "round", "one.zip two.zip/乙 two.zip/甲");
}

static TjPackageListing *
list (Fixture    *self,
      const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr(GFile) location = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  TjPackageListing *listing;

  listing = tj_package_locator_list (location, self->choices, NULL, &error);
  g_assert_no_error (error);

  return listing;
}

static void
assert_offer (TjPackageListing *listing,
              guint             i,
              const char       *position,
              guint             n_files,
              guint64           size)
{
  TjPackageOffer *offer = g_ptr_array_index (listing->offers, i);

  g_assert_cmpstr (offer->position, ==, position);
  g_assert_cmpuint (offer->n_files, ==, n_files);
  g_assert_cmpuint (offer->size, ==, size);
}

/* What is told of each package before it is read, and what is in none. */
static void
test_offers (Fixture       *self,
             gconstpointer  data)
{
  static const char * const one[] = { "说明.pdf", "甲/form.docx", "甲/scan.pdf", NULL };
  static const char * const several[] = {
    "readme.txt", "甲/form.docx", "乙/a.pdf", "乙/表/form.docx", "附/通知.pdf", "丙.zip",
    "locked.zip", NULL,
  };
  const gsize size = g_bytes_get_size (self->form);
  g_autoptr(GBytes) inner = pack (self, one, NULL);
  g_autoptr(GBytes) outer = pack (self, several, inner);
  g_autoptr(TjPackageListing) listing = NULL;

  add (self, "outer.zip", outer);
  listing = list (self, "outer.zip");

  g_assert_cmpuint (listing->offers->len, ==, 4);
  assert_offer (listing, 0, "6", 3, g_bytes_get_size (inner));
  assert_offer (listing, 1, "5", 3, g_bytes_get_size (inner));
  assert_offer (listing, 2, "2", 2, size + 5);
  assert_offer (listing, 3, "1", 1, size);
  g_assert_true (tj_package_listing_find_at (listing, "2") ==
                 g_ptr_array_index (listing->offers, 2));
  g_assert_null (tj_package_listing_find_at (listing, "7"));

  g_assert_cmpuint (listing->loose->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (listing->loose, 0), ==, "readme.txt");
  g_assert_cmpstr (g_ptr_array_index (listing->loose, 1), ==, "附/通知.pdf");
}

/* The files of an inner archive are placed in that, and its loose ones named through it. */
static void
test_inner_offers (Fixture       *self,
                   gconstpointer  data)
{
  static const char * const two[] = { "甲/form.docx", "乙/form.docx", "x.pdf", NULL };
  static const char * const outer[] = { "readme.txt", "in.zip", NULL };
  g_autoptr(GBytes) inner = pack (self, two, NULL);
  g_autoptr(GBytes) bytes = pack (self, outer, inner);
  g_autoptr(TjPackageListing) listing = NULL;

  add (self, "outer.zip", bytes);
  listing = list (self, "outer.zip");

  g_assert_cmpuint (listing->offers->len, ==, 2);
  assert_offer (listing, 0, "1/1", 1, g_bytes_get_size (self->form));
  assert_offer (listing, 1, "1/0", 1, g_bytes_get_size (self->form));
  g_assert_cmpuint (listing->loose->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (listing->loose, 1), ==, "in.zip//x.pdf");
}

/* An archive in an archive is opened, and one in that is a file like any other. */
static void
test_archive_depth (Fixture       *self,
                    gconstpointer  data)
{
  static const char * const two[] = { "甲/form.docx", "乙/form.docx", NULL };
  static const char * const wrap[] = { "inner.zip", NULL };
  g_autoptr(GBytes) bytes = pack (self, two, NULL);

  for (guint depth = 1; depth <= TJ_LIMIT_ARCHIVE_DEPTH + 1; depth++)
    {
      g_autofree char *name = g_strdup_printf ("depth-%u.zip", depth);
      g_autofree char *names = NULL;
      GBytes *outer;

      add (self, name, bytes);
      names = locate (self, name);
      if (depth <= TJ_LIMIT_ARCHIVE_DEPTH)
        g_assert_true (g_str_has_suffix (names, "甲"));
      else
        g_assert_cmpstr (names, ==, "=");

      outer = pack (self, wrap, bytes);
      g_bytes_unref (bytes);
      bytes = outer;
    }
}

static void
test_depth (Fixture       *self,
            gconstpointer  data)
{
  add (self, "round/near/2/form.docx", self->form);
  add (self, "round/far/2/3/form.docx", self->form);

  assert_located (self, "round", "near");
}

static void
test_nothing (Fixture       *self,
              gconstpointer  data)
{
  add (self, "plain/readme.txt", self->noise);

  assert_located (self, "", "=");
  assert_located (self, "plain", "=");
  assert_located (self, "plain/readme.txt", "=");
}

/* A Word file that cannot be read must be reported, not passed over. */
static void
test_damaged (Fixture       *self,
              gconstpointer  data)
{
  add (self, "round/one/form.docx", self->noise);
  add (self, "round/two/form.docx", self->form);
  add (self, "round/loose.docx", self->noise);

  assert_located (self, "round", "loose.docx one two");
}

static void
test_count (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "many", NULL);
  g_autoptr(GFile) location = g_file_new_for_path (path);
  g_autoptr(TjPackageListing) listing = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < TJ_LIMIT_ENTRIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("many/%04u.txt", i);

      add (self, name, self->noise);
    }
  assert_located (self, "many", "=");

  add (self, "many/one.txt", self->noise);
  listing = tj_package_locator_list (location, self->choices, NULL, &error);
  g_assert_null (listing);
  g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED);
}

static void
test_cancelled (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr(GFile) location = g_file_new_for_path (self->folder);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (tj_package_locator_list (location, self->choices, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/package-locator/round", test_round);
  ADD ("/package-locator/package", test_package);
  ADD ("/package-locator/smallest", test_smallest);
  ADD ("/package-locator/archives", test_archives);
  ADD ("/package-locator/offers", test_offers);
  ADD ("/package-locator/inner-offers", test_inner_offers);
  ADD ("/package-locator/archive-depth", test_archive_depth);
  ADD ("/package-locator/depth", test_depth);
  ADD ("/package-locator/nothing", test_nothing);
  ADD ("/package-locator/damaged", test_damaged);
  ADD ("/package-locator/count", test_count);
  ADD ("/package-locator/cancelled", test_cancelled);
#undef ADD

  return g_test_run ();
}
