/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/page/tj-recogniser.h"

#include "core/base/tj-sandbox.h"
#include "core/base/tj-text.h"
#include "render/page/tj-page-source.h"
#include "render/page/tj-page-talk.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

/* The page process draws a page, which goes in shades of grey into a folder that only Tesseract
 * and this program see; the words come back in a file beside it. */

/* What Tesseract was trained for, and as much as a page needs. */
#define DOTS_PER_INCH 300.0
#define MAX_PIXELS (16.0 * 1024 * 1024)

#define PAGE_MILLISECONDS (120 * 1000)
#define LOOK_MILLISECONDS 5000
#define MAX_MEMORY (2048UL * 1024 * 1024)
#define MAX_LIST 65536

/* A program that fails so often is broken; the pages before are kept. */
#define MAX_FAILED 3

/* With English beside it Chinese words on ordinary certificates come out as Latin letters, and
 * it knows those letters itself. */
#define LANGUAGE "chi_sim"
#define PROGRAM_BEHIND_WALLS "/recogniser"

struct _TjRecogniser
{
  char *program;
  guint milliseconds;
};

G_DEFINE_QUARK (tj-recogniser-error-quark, tj_recogniser_error)

/**
 * tj_recogniser_new:
 *
 * Returns: (transfer full): the Tesseract of the system, or what TANJIAN_TESSERACT names
 */
TjRecogniser *
tj_recogniser_new (void)
{
  const char *from_environment = g_getenv ("TANJIAN_TESSERACT");
  TjRecogniser *self = g_new0 (TjRecogniser, 1);

  if (from_environment != NULL && from_environment[0] != '\0')
    self->program = g_strdup (from_environment);
  else
    self->program = g_find_program_in_path ("tesseract");
  self->milliseconds = PAGE_MILLISECONDS;

  return self;
}

void
tj_recogniser_free (TjRecogniser *self)
{
  g_free (self->program);
  g_free (self);
}

/**
 * tj_recogniser_set_timeout:
 * @milliseconds: after which a page is given up
 */
void
tj_recogniser_set_timeout (TjRecogniser *self,
                           guint         milliseconds)
{
  self->milliseconds = milliseconds;
}

/* Returns: (transfer none): what the program is called behind the walls. */
static const char *
prepare_sandbox (TjRecogniser *self,
                 TjSandbox    *sandbox)
{
  const TjSandboxLimits limits = { MAX_MEMORY, self->milliseconds / 1000 + 1, TJ_PAGE_MAX_TEXT,
                                   FALSE };

  tj_sandbox_set_limits (sandbox, &limits);
  /* One processor is left to the person who waits. */
  tj_sandbox_set_variable (sandbox, "OMP_THREAD_LIMIT", "1");
  if (!tj_sandbox_has_walls () || g_str_has_prefix (self->program, "/usr/"))
    return self->program;

  tj_sandbox_show (sandbox, self->program, PROGRAM_BEHIND_WALLS);

  return PROGRAM_BEHIND_WALLS;
}

/* All that @fd gives until its end; what came until the deadline or the limit otherwise. */
static char *
read_list (int fd)
{
  const gint64 deadline = g_get_monotonic_time () + LOOK_MILLISECONDS * 1000;
  GString *list = g_string_new (NULL);
  char buffer[4096];

  while (list->len < MAX_LIST)
    {
      GPollFD poll_fd = { fd, G_IO_IN | G_IO_HUP, 0 };
      const gint64 left = (deadline - g_get_monotonic_time ()) / 1000;
      gssize n_read;

      if (g_poll (&poll_fd, 1, (int) MAX (left, 0)) == 0)
        break;

      n_read = read (fd, buffer, sizeof buffer);
      if (n_read > 0)
        g_string_append_len (list, buffer, n_read);
      else if (n_read == 0 || (errno != EINTR && errno != EAGAIN))
        break;
    }

  return g_string_free (list, FALSE);
}

static gboolean
knows_chinese (TjRecogniser *self)
{
  g_autoptr(TjSandbox) sandbox = tj_sandbox_new ();
  g_autoptr(GSubprocess) process = NULL;
  const char *arguments[] = { prepare_sandbox (self, sandbox), "--list-langs", NULL };
  g_autofree char *list = NULL;
  g_auto(GStrv) lines = NULL;

  process = tj_sandbox_spawn (sandbox, arguments,
                              G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                              NULL);
  if (process == NULL)
    return FALSE;

  list = read_list (g_unix_input_stream_get_fd (
                      G_UNIX_INPUT_STREAM (g_subprocess_get_stdout_pipe (process))));
  tj_sandbox_end (process);
  lines = g_strsplit (list, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_strstrip (lines[i]);

  return g_strv_contains ((const char * const *) lines, LANGUAGE);
}

/**
 * tj_recogniser_look:
 *
 * Returns: whether words can be recognised; if not, the error says what to install
 */
gboolean
tj_recogniser_look (TjRecogniser  *self,
                    GError       **error)
{
  if (self->program == NULL || !g_file_test (self->program, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_set_error_literal (error, TJ_RECOGNISER_ERROR, TJ_RECOGNISER_ERROR_NOT_INSTALLED,
                           _("To recognise text in scans, install the packages “tesseract-ocr” "
                             "and “tesseract-ocr-chi-sim”."));
      return FALSE;
    }

  if (!knows_chinese (self))
    {
      g_set_error_literal (error, TJ_RECOGNISER_ERROR, TJ_RECOGNISER_ERROR_NOT_INSTALLED,
                           _("To recognise Chinese text in scans, install the package "
                             "“tesseract-ocr-chi-sim”."));
      return FALSE;
    }

  return TRUE;
}

/* Portable grey map: a header and a byte for each pixel. The page is opaque. */
static gboolean
write_picture (const TjPagePicture  *picture,
               const char           *path,
               GError              **error)
{
  const guint32 *pixels = g_bytes_get_data (picture->pixels, NULL);
  const gsize n_pixels = (gsize) picture->width * (gsize) picture->height;
  g_autofree char *header = g_strdup_printf ("P5\n%d %d\n255\n", picture->width, picture->height);
  const gsize start = strlen (header);
  g_autofree char *data = g_malloc (start + n_pixels);

  memcpy (data, header, start);
  for (gsize i = 0; i < n_pixels; i++)
    {
      guint red = (pixels[i] >> 16) & 0xff;
      guint green = (pixels[i] >> 8) & 0xff;
      guint blue = pixels[i] & 0xff;

      data[start + i] = (char) ((red * 77 + green * 150 + blue * 29) >> 8);
    }

  return g_file_set_contents_full (path, data, (gssize) (start + n_pixels),
                                   G_FILE_SET_CONTENTS_NONE, 0600, error);
}

static gboolean
run_program (TjRecogniser  *self,
             const char    *folder,
             const char    *picture,
             const char    *words,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(TjSandbox) sandbox = tj_sandbox_new ();
  const char *arguments[] = {
    prepare_sandbox (self, sandbox), picture, words, "-l", LANGUAGE, "--dpi", "300",
    "-c", "preserve_interword_spaces=1", "txt", NULL,
  };

  tj_sandbox_let_write (sandbox, folder);

  return tj_sandbox_run (sandbox, arguments, self->milliseconds, cancellable, error);
}

static TjPagePicture *
draw (TjPageTalk  *talk,
      guint        page,
      GError     **error)
{
  const TjPageSize *size = tj_page_talk_get_size (talk, page);
  const double wanted = DOTS_PER_INCH / 72.0;
  const double possible = sqrt (MAX_PIXELS / MAX (size->width * size->height, 1.0));

  return tj_page_talk_draw (talk, page, MIN (wanted, possible), error);
}

static gboolean
recognise_in (TjRecogniser         *self,
              const char           *folder,
              const TjPagePicture  *picture,
              guint                 page,
              TjRecognisedText     *text,
              GCancellable         *cancellable,
              GError              **error)
{
  g_autofree char *picture_path = g_build_filename (folder, "page.pgm", NULL);
  g_autofree char *base_path = g_build_filename (folder, "words", NULL);
  g_autofree char *words_path = g_strconcat (base_path, ".txt", NULL);
  g_autofree char *words = NULL;
  gboolean is_done;
  gsize length;

  is_done = write_picture (picture, picture_path, error) &&
            run_program (self, folder, picture_path, base_path, cancellable, error) &&
            g_file_get_contents (words_path, &words, &length, error);
  if (is_done)
    tj_recognised_text_set (text, page, words, length);

  g_unlink (picture_path);
  g_unlink (words_path);

  return is_done;
}

static gboolean
recognise_page (TjRecogniser      *self,
                TjPageTalk        *talk,
                guint              page,
                TjRecognisedText  *text,
                GCancellable      *cancellable,
                GError           **error)
{
  g_autoptr(TjPagePicture) picture = draw (talk, page, error);
  g_autofree char *folder = NULL;
  gboolean is_done;

  if (picture == NULL || !(folder = g_dir_make_tmp ("tanjian-page-XXXXXX", error)))
    return FALSE;

  is_done = recognise_in (self, folder, picture, page, text, cancellable, error);
  g_rmdir (folder);

  return is_done;
}

/* The pages that have no words of their own and were not looked at yet. */
static GArray *
list_open_pages (TjPageTalk        *talk,
                 TjRecognisedText  *text,
                 GError           **error)
{
  g_autoptr(GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < tj_page_talk_get_n_pages (talk); i++)
    {
      g_autofree char *words = NULL;

      if (tj_recognised_text_get (text, i) != NULL)
        continue;

      if (!(words = tj_page_talk_read (talk, i, error)))
        return NULL;

      if (tj_text_is_blank (words))
        g_array_append_val (pages, i);
    }

  return g_steal_pointer (&pages);
}

/**
 * tj_recogniser_count:
 * @n_pages: (out): how many pages have no words and were not looked at yet
 *
 * Returns: whether the pages of @file could be read
 */
gboolean
tj_recogniser_count (GFile             *file,
                     TjRecognisedText  *text,
                     guint             *n_pages,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_autoptr(TjPageTalk) talk = tj_page_talk_open (file, cancellable, error);
  g_autoptr(GArray) pages = talk != NULL ? list_open_pages (talk, text, error) : NULL;

  *n_pages = pages != NULL ? pages->len : 0;

  return pages != NULL;
}

static gboolean
recognise_all (TjRecogniser      *self,
               TjPageTalk        *talk,
               GArray            *pages,
               TjRecognisedText  *text,
               TjProgress        *progress,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autoptr(GString) failed = g_string_new (NULL);
  guint n_failed = 0;

  for (guint i = 0; i < pages->len && n_failed < MAX_FAILED; i++)
    {
      const guint page = g_array_index (pages, guint, i);

      tj_progress_report (progress, (double) i / pages->len, "");
      if (recognise_page (self, talk, page, text, cancellable, NULL))
        continue;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      g_string_append_printf (failed, "%s%u", n_failed++ > 0 ? ", " : "", page + 1);
    }

  if (n_failed > 0)
    g_set_error (error, TJ_RECOGNISER_ERROR, TJ_RECOGNISER_ERROR_FAILED,
                 /* Translators: the numbers of pages */
                 _("The text of page %s could not be recognised. Read it in the picture, or try "
                   "again."), failed->str);

  return n_failed == 0;
}

/**
 * tj_recogniser_run:
 * @file: a local PDF or picture
 * @text: what was made out before; its pages are not looked at again, what is found is added
 * @progress: (nullable): told how far it is
 *
 * Makes out the words of all pages that have none of their own. What was found is kept in @text
 * and saved also where it was cancelled or some pages failed.
 *
 * Returns: whether no page is left
 */
gboolean
tj_recogniser_run (TjRecogniser      *self,
                   GFile             *file,
                   TjRecognisedText  *text,
                   TjProgress        *progress,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr(TjPageTalk) talk = NULL;
  g_autoptr(GArray) pages = NULL;
  g_autoptr(GError) problem = NULL;

  if (!tj_recogniser_look (self, error) ||
      !(talk = tj_page_talk_open (file, cancellable, error)) ||
      !(pages = list_open_pages (talk, text, error)))
    return FALSE;

  recognise_all (self, talk, pages, text, progress, cancellable, &problem);
  if (!tj_recognised_text_save (text, problem == NULL ? &problem : NULL) || problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  return TRUE;
}
