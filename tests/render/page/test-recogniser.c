/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "page-samples.h"

#include "render/page/tj-recogniser.h"

#include <glib/gstdio.h>
#include <string.h>

/* In the place of Tesseract stands a script that does what the test wants; it is given the
 * picture, the path of the words without their ending, and the languages. */

#define LIST "if [ \"$1\" = --list-langs ]; then echo 'List:'; echo chi_sim; echo eng; exit; fi\n"
#define DIGEST "0123abcd"

typedef struct
{
  char *folder;
  char *program;
  GFile *cache;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *cache = NULL;

  page_samples_set_up ();
  fixture->folder = g_dir_make_tmp ("tanjian-recogniser-XXXXXX", NULL);
  fixture->program = g_build_filename (fixture->folder, "tesseract", NULL);
  cache = g_build_filename (fixture->folder, "recognised", NULL);
  fixture->cache = g_file_new_for_path (cache);
  g_setenv ("TANJIAN_TESSERACT", fixture->program, TRUE);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GFile) text = g_file_get_child (fixture->cache, DIGEST ".txt");

  g_file_delete (text, NULL, NULL);
  g_file_delete (fixture->cache, NULL, NULL);
  g_unlink (fixture->program);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_object_unref (fixture->cache);
  g_free (fixture->program);
  g_free (fixture->folder);
  page_samples_tear_down ();
}

static void
write_program (Fixture    *fixture,
               const char *script)
{
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", script, NULL);

  g_assert_true (g_file_set_contents_full (fixture->program, text, -1, G_FILE_SET_CONTENTS_NONE,
                                           0755, NULL));
}

static TjRecognisedText *
load (Fixture *fixture)
{
  return tj_recognised_text_load (fixture->cache, DIGEST);
}

static void
run (Fixture     *fixture,
     GFile       *file,
     guint        milliseconds,
     GError     **error)
{
  g_autoptr(TjRecogniser) recogniser = tj_recogniser_new ();
  g_autoptr(TjRecognisedText) text = load (fixture);
  gboolean is_done;

  tj_recogniser_set_timeout (recogniser, milliseconds);
  is_done = tj_recogniser_run (recogniser, file, text, NULL, NULL, error);
  g_assert_cmpint (is_done, ==, *error == NULL);
}

static guint
count (Fixture *fixture,
       GFile   *file)
{
  g_autoptr(TjRecognisedText) text = load (fixture);
  g_autoptr(GError) error = NULL;
  guint n_pages;

  g_assert_true (tj_recogniser_count (file, text, &n_pages, NULL, &error));
  g_assert_no_error (error);

  return n_pages;
}

/* A picture is a page without words; what is made out is there the next time, and cleaned. */
static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GFile) file = page_samples_add_png ("scan.png", 60, 40);
  g_autoptr(TjRecognisedText) text = NULL;
  g_autoptr(GError) error = NULL;

  write_program (fixture, LIST "[ \"$4\" = chi_sim ] || exit 1\n"
                 "head -c 2 \"$1\" | grep -q P5 || exit 1\n"
                 "printf '鉴定证书\\nNo. 7\\033[1m\\f' > \"$2.txt\"\n");
  g_assert_cmpuint (count (fixture, file), ==, 1);
  run (fixture, file, 5000, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, file), ==, 0);

  text = load (fixture);
  g_assert_cmpuint (tj_recognised_text_get_size (text), ==, 1);
  g_assert_cmpstr (tj_recognised_text_get (text, 0), ==, "鉴定证书\nNo. 7[1m");

  /* Nothing is left to do, so that nothing is asked. */
  write_program (fixture, LIST "exit 1\n");
  run (fixture, file, 5000, &error);
  g_assert_no_error (error);
}

/* Pages with words of their own are never looked at. */
static void
test_own_words (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GFile) file = page_samples_add_pdf ("words.pdf", 2);
  g_autoptr(TjRecognisedText) text = NULL;
  g_autoptr(GError) error = NULL;

  write_program (fixture, LIST "exit 1\n");
  g_assert_cmpuint (count (fixture, file), ==, 0);
  run (fixture, file, 5000, &error);
  g_assert_no_error (error);
  text = load (fixture);
  g_assert_cmpuint (tj_recognised_text_get_size (text), ==, 0);
}

static void
test_not_installed (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(TjRecogniser) recogniser = tj_recogniser_new ();
  g_autoptr(GError) error = NULL;

  g_assert_false (tj_recogniser_look (recogniser, &error));
  g_assert_error (error, TJ_RECOGNISER_ERROR, TJ_RECOGNISER_ERROR_NOT_INSTALLED);
  g_assert_nonnull (strstr (error->message, "tesseract-ocr-chi-sim"));
  g_clear_error (&error);

  write_program (fixture, "echo eng; echo chi_sim_vert\n");
  g_assert_false (tj_recogniser_look (recogniser, &error));
  g_assert_error (error, TJ_RECOGNISER_ERROR, TJ_RECOGNISER_ERROR_NOT_INSTALLED);
  g_clear_error (&error);

  write_program (fixture, LIST);
  g_assert_true (tj_recogniser_look (recogniser, &error));
}

typedef struct
{
  const char *name;
  const char *script;
} Failure;

static const Failure failures[] = {
  { "fails", LIST "exit 3\n" },
  { "crashes", LIST "kill -SEGV $$\n" },
  { "hangs", LIST "sleep 100\n" },
  { "writes-nothing", LIST "exit 0\n" },
};

/* Whatever it does, the page is named, nothing is kept of it and it can be tried again. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  const Failure *failure = data;
  g_autoptr(GFile) file = page_samples_add_png ("scan.png", 60, 40);
  g_autoptr(GError) error = NULL;

  write_program (fixture, failure->script);
  run (fixture, file, 300, &error);
  g_assert_error (error, TJ_RECOGNISER_ERROR, TJ_RECOGNISER_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "1"));
  g_assert_cmpuint (count (fixture, file), ==, 1);
}

static void
test_rubbish (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GFile) file = page_samples_add_png ("scan.png", 60, 40);
  g_autoptr(TjRecognisedText) text = NULL;
  g_autoptr(GError) error = NULL;

  write_program (fixture, LIST "head -c 20000 /dev/urandom > \"$2.txt\"; "
                 "printf '\\f9\\nend' >> \"$2.txt\"\n");
  run (fixture, file, 5000, &error);
  g_assert_no_error (error);

  text = load (fixture);
  g_assert_cmpuint (tj_recognised_text_get_size (text), ==, 1);
  g_assert_true (g_utf8_validate (tj_recognised_text_get (text, 0), -1, NULL));
  g_assert_true (g_str_has_suffix (tj_recognised_text_get (text, 0), "end"));
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GFile) file = page_samples_add_png ("scan.png", 60, 40);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(TjRecogniser) recogniser = tj_recogniser_new ();
  g_autoptr(TjRecognisedText) text = load (fixture);
  g_autoptr(GError) error = NULL;

  write_program (fixture, LIST "sleep 100\n");
  g_cancellable_cancel (cancellable);
  g_assert_false (tj_recogniser_run (recogniser, file, text, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A damaged file of the cache costs the pages that it names wrongly. */
static void
test_damaged_cache (Fixture       *fixture,
                    gconstpointer  data)
{
  const char *damaged = "x\f\f0\nnone\f2\ntwo\f99999999\nfar\f3";
  g_autofree char *path = g_build_filename (g_file_peek_path (fixture->cache), DIGEST ".txt", NULL);
  g_autoptr(TjRecognisedText) text = NULL;

  g_mkdir (g_file_peek_path (fixture->cache), 0700);
  g_assert_true (g_file_set_contents (path, damaged, -1, NULL));
  text = load (fixture);
  g_assert_cmpuint (tj_recognised_text_get_size (text), ==, 2);
  g_assert_null (tj_recognised_text_get (text, 0));
  g_assert_cmpstr (tj_recognised_text_get (text, 1), ==, "two");
}

#define ADD(name, function) \
  g_test_add ("/recogniser/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("words", test_words);
  ADD ("own-words", test_own_words);
  ADD ("not-installed", test_not_installed);
  ADD ("rubbish", test_rubbish);
  ADD ("cancel", test_cancel);
  ADD ("damaged-cache", test_damaged_cache);
  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *name = g_strconcat ("/recogniser/", failures[i].name, NULL);

      g_test_add (name, Fixture, &failures[i], set_up, test_failure, tear_down);
    }

  return g_test_run ();
}
