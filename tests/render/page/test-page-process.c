/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/page/tj-page-process.h"
#include "page-samples.h"
#include "render/page/tj-page-source.h"

#include <locale.h>
#include <math.h>

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static gboolean
open_file (TjPageProcess  *process,
           GFile          *file,
           GError        **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  tj_page_process_open_async (process, file, NULL, keep_result_cb, &result);

  return tj_page_process_open_finish (process, wait_for (&result), error);
}

static TjPagePicture *
render (TjPageProcess  *process,
        guint           page,
        double          scale,
        GError        **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  tj_page_process_render_async (process, page, scale, NULL, keep_result_cb, &result);

  return tj_page_process_render_finish (process, wait_for (&result), error);
}

static void
assert_render_error (TjPageProcess *process,
                     guint          page,
                     int            code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPagePicture) picture = render (process, page, 1, &error);

  g_assert_null (picture);
  g_assert_error (error, TJ_PAGE_ERROR, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
assert_open_error (GFile *file,
                   int    code)
{
  g_autoptr(TjPageProcess) process = tj_page_process_new ();
  g_autoptr(GError) error = NULL;

  g_assert_false (open_file (process, file, &error));
  g_assert_error (error, TJ_PAGE_ERROR, code);
  g_assert_cmpuint (tj_page_process_get_n_pages (process), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&process));
}

static void
test_pdf (void)
{
  g_autoptr(TjPageProcess) process = tj_page_process_new ();
  g_autoptr(GFile) file = page_samples_add_pdf ("three.pdf", 3);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(TjPagePicture) picture = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (open_file (process, file, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tj_page_process_get_n_pages (process), ==, 3);
  g_assert_cmpfloat_with_epsilon (tj_page_process_get_page_size (process, 2)->width, 595, 0.01);
  g_assert_null (tj_page_process_get_page_size (process, 3));

  picture = render (process, 2, 0.5, &error);
  g_assert_no_error (error);
  g_assert_cmpint (picture->width, ==, 298);
  g_assert_cmpint (picture->height, ==, 421);

  tj_page_process_text_async (process, 1, NULL, keep_result_cb, &result);
  text = tj_page_process_text_finish (process, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "核算说明"));

  assert_render_error (process, 3, TJ_PAGE_ERROR_NO_PAGE);
}

static void
test_picture (void)
{
  g_autoptr(TjPageProcess) process = tj_page_process_new ();
  g_autoptr(GFile) file = page_samples_add_png ("red.png", 40, 20);
  g_autoptr(TjPagePicture) picture = NULL;
  g_autoptr(GError) error = NULL;
  const guint32 *pixels;

  g_assert_true (open_file (process, file, &error));
  g_assert_cmpuint (tj_page_process_get_n_pages (process), ==, 1);
  g_assert_cmpfloat_with_epsilon (tj_page_process_get_page_size (process, 0)->height, 15, 0.01);

  picture = render (process, 0, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpint (picture->width, ==, 60);
  g_assert_cmpint (picture->height, ==, 30);
  pixels = g_bytes_get_data (picture->pixels, NULL);
  g_assert_cmphex (pixels[17], ==, 0xffff0000);
}

static void
test_not_a_document (void)
{
  g_autoptr(GFile) garbage = page_samples_add ("garbage.pdf", "not at all", -1);
  g_autoptr(GFile) nothing = page_samples_add ("nothing.pdf", "", 0);
  g_autoptr(GFile) picture = page_samples_add ("half.png", "\x89PNG\r\n\x1a\n\0\0", 10);
  g_autoptr(GFile) missing = g_file_new_for_path ("/nonexistent/a.pdf");
  g_autoptr(GFile) folder = g_file_new_for_path ("/");

  assert_open_error (garbage, TJ_PAGE_ERROR_UNREADABLE);
  assert_open_error (nothing, TJ_PAGE_ERROR_UNREADABLE);
  assert_open_error (picture, TJ_PAGE_ERROR_UNREADABLE);
  assert_open_error (missing, TJ_PAGE_ERROR_UNREADABLE);
  assert_open_error (folder, TJ_PAGE_ERROR_UNREADABLE);
}

static void
test_truncated (void)
{
  g_autoptr(GFile) whole = page_samples_add_pdf ("whole.pdf", 2);
  g_autoptr(GFile) part = NULL;
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_load_contents (whole, NULL, &data, &length, NULL, NULL));
  part = page_samples_add ("part.pdf", data, length / 3);
  assert_open_error (part, TJ_PAGE_ERROR_UNREADABLE);
}

static void
test_size_limits (void)
{
  g_autoptr(TjPageProcess) process = tj_page_process_new ();
  g_autoptr(GBytes) content = g_bytes_new_static ("0 0 10 10 re f", 14);
  g_autoptr(GFile) huge = NULL;
  g_autoptr(GFile) plain = NULL;
  g_autoptr(TjPagePicture) picture = NULL;
  g_autoptr(TjPagePicture) too_fine = NULL;
  g_autoptr(GError) error = NULL;

  huge = page_samples_add_hand_made_pdf ("huge.pdf", "0 0 2000000 2000000", "", content);
  g_assert_true (open_file (process, huge, &error));
  g_assert_cmpfloat_with_epsilon (tj_page_process_get_page_size (process, 0)->width, 0, 0.01);
  assert_render_error (process, 0, TJ_PAGE_ERROR_TOO_LARGE);

  plain = page_samples_add_hand_made_pdf ("plain.pdf", "0 0 1000 1000", "", content);
  g_assert_true (open_file (process, plain, &error));
  picture = render (process, 0, 5, &error);
  g_assert_no_error (error);
  g_assert_nonnull (picture);
  too_fine = render (process, 0, 6, &error);
  g_assert_error (error, TJ_PAGE_ERROR, TJ_PAGE_ERROR_TOO_LARGE);
}

static void
test_fit_pixels (void)
{
  int width;
  int height;

  g_assert_true (tj_page_fit_pixels (1024, 32768, 1.0 / 2, &width, &height));
  g_assert_true (tj_page_fit_pixels (TJ_PAGE_MAX_POINTS, 1, 0.01, &width, &height));
  g_assert_cmpint (height, ==, 1);
  g_assert_false (tj_page_fit_pixels (TJ_PAGE_MAX_POINTS + 1, 1, 0.01, &width, &height));
  g_assert_true (tj_page_fit_pixels (32767, 1024, 1, &width, &height));
  g_assert_false (tj_page_fit_pixels (32768, 1, 1, &width, &height));
  g_assert_true (tj_page_fit_pixels (8192, 4096, 1, &width, &height));
  g_assert_false (tj_page_fit_pixels (8192, 4097, 1, &width, &height));
  g_assert_false (tj_page_fit_pixels (10, 10, 0, &width, &height));
  g_assert_false (tj_page_fit_pixels (10, NAN, 1, &width, &height));
  g_assert_false (tj_page_fit_pixels (10, INFINITY, 1, &width, &height));
}

static void
test_bomb (void)
{
  g_autoptr(TjPageProcess) process = tj_page_process_new ();
  g_autoptr(GBytes) bomb = page_samples_make_bomb ();
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;

  file = page_samples_add_hand_made_pdf ("bomb.pdf", "0 0 600 800", "/Filter/FlateDecode", bomb);
  g_assert_true (open_file (process, file, &error));
  g_assert_no_error (error);

  tj_page_process_set_timeout (process, 500);
  assert_render_error (process, 0, TJ_PAGE_ERROR_TIMEOUT);
}

static void
test_broken_worker (void)
{
  g_autoptr(TjPageProcess) process = tj_page_process_new ();
  g_autoptr(GFile) file = page_samples_add ("any.pdf", "%PDF", -1);
  g_autoptr(TjPagePicture) picture = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *good = g_strdup (g_getenv ("TANJIAN_CLI"));
  g_autofree char *text = NULL;

  g_setenv ("TANJIAN_CLI", g_getenv ("BROKEN_PAGE_WORKER"), TRUE);

  g_assert_true (open_file (process, file, &error));
  assert_render_error (process, 0, TJ_PAGE_ERROR_CRASHED);
  assert_render_error (process, 2, TJ_PAGE_ERROR_CRASHED);
  assert_render_error (process, 3, TJ_PAGE_ERROR_CRASHED);
  assert_render_error (process, 4, TJ_PAGE_ERROR_CRASHED);
  assert_render_error (process, 6, TJ_PAGE_ERROR_CRASHED);
  picture = render (process, 1, 1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (picture);

  tj_page_process_text_async (process, 0, NULL, keep_result_cb, &result);
  text = tj_page_process_text_finish (process, wait_for (&result), &error);
  g_assert_cmpstr (text, ==, "\xef\xbf\xbd" "ab");

  tj_page_process_set_timeout (process, 200);
  assert_render_error (process, 5, TJ_PAGE_ERROR_TIMEOUT);

  g_setenv ("TANJIAN_CLI", good, TRUE);
}

static void
test_no_worker (void)
{
  g_autoptr(GFile) file = page_samples_add ("unseen.pdf", "%PDF", -1);
  g_autofree char *good = g_strdup (g_getenv ("TANJIAN_CLI"));

  g_setenv ("TANJIAN_CLI", "/nonexistent/tanjian-cli", TRUE);
  assert_open_error (file, TJ_PAGE_ERROR_NO_WORKER);
  g_setenv ("TANJIAN_CLI", good, TRUE);
}

static void
test_close (void)
{
  g_autoptr(TjPageProcess) process = tj_page_process_new ();
  g_autoptr(GFile) file = page_samples_add_pdf ("closed.pdf", 2);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) running = NULL;
  g_autoptr(GAsyncResult) waiting = NULL;
  g_autoptr(GAsyncResult) cancelled = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (open_file (process, file, &error));

  tj_page_process_render_async (process, 0, 1, NULL, keep_result_cb, &running);
  tj_page_process_render_async (process, 1, 1, cancellable, keep_result_cb, &cancelled);
  g_cancellable_cancel (cancellable);
  g_assert_null (tj_page_process_render_finish (process, wait_for (&cancelled), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_clear_object (&running);

  tj_page_process_render_async (process, 0, 1, NULL, keep_result_cb, &running);
  tj_page_process_render_async (process, 1, 1, NULL, keep_result_cb, &waiting);
  tj_page_process_close (process);
  g_assert_null (tj_page_process_render_finish (process, wait_for (&running), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (tj_page_process_render_finish (process, wait_for (&waiting), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_assert_true (open_file (process, file, &error));
}

int
main (int    argc,
      char **argv)
{
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  page_samples_set_up ();

  g_test_add_func ("/page-process/pdf", test_pdf);
  g_test_add_func ("/page-process/picture", test_picture);
  g_test_add_func ("/page-process/not-a-document", test_not_a_document);
  g_test_add_func ("/page-process/truncated", test_truncated);
  g_test_add_func ("/page-process/size-limits", test_size_limits);
  g_test_add_func ("/page-process/fit-pixels", test_fit_pixels);
  g_test_add_func ("/page-process/bomb", test_bomb);
  g_test_add_func ("/page-process/broken-worker", test_broken_worker);
  g_test_add_func ("/page-process/no-worker", test_no_worker);
  g_test_add_func ("/page-process/close", test_close);

  result = g_test_run ();
  page_samples_tear_down ();

  return result;
}
