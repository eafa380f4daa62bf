/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-recognition-bar.h"
#include "../render/page/page-samples.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

/* In the place of Tesseract stands a script. */

#define LIST "#!/bin/sh\nif [ \"$1\" = --list-langs ]; then echo chi_sim; exit; fi\n"
#define DIGEST "0123abcd"

typedef struct
{
  char *folder;
  char *program;
  GFile *cache;
  GtkWindow *window;
  TjRecognitionBar *bar;
  TjAttachment *attachment;
  char *recognised;
} Fixture;

static void
recognised_cb (Fixture    *fixture,
               const char *digest)
{
  g_free (fixture->recognised);
  fixture->recognised = g_strdup (digest);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GFile) file = NULL;

  page_samples_set_up ();
  file = page_samples_add_png ("scan.png", 60, 40);
  fixture->folder = g_dir_make_tmp ("tanjian-bar-XXXXXX", NULL);
  fixture->program = g_build_filename (fixture->folder, "tesseract", NULL);
  fixture->cache = g_file_new_build_filename (fixture->folder, "recognised", NULL);
  g_setenv ("TANJIAN_TESSERACT", fixture->program, TRUE);

  fixture->attachment = tj_attachment_new ("scan.png", 1, DIGEST, "image/png",
                                           TJ_ATTACHMENT_OTHER);
  tj_attachment_set_local_file (fixture->attachment, file);
  fixture->bar = tj_recognition_bar_new ();
  g_signal_connect_swapped (fixture->bar, "recognised", G_CALLBACK (recognised_cb), fixture);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->bar));
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GFile) text = g_file_get_child (fixture->cache, DIGEST ".txt");

  gtk_window_destroy (fixture->window);
  g_file_delete (text, NULL, NULL);
  g_file_delete (fixture->cache, NULL, NULL);
  g_unlink (fixture->program);
  g_rmdir (fixture->folder);
  g_object_unref (fixture->attachment);
  g_object_unref (fixture->cache);
  g_free (fixture->recognised);
  g_free (fixture->program);
  g_free (fixture->folder);
  page_samples_tear_down ();
}

static void
write_program (Fixture    *fixture,
               const char *script)
{
  g_autofree char *text = g_strconcat (LIST, script, NULL);

  g_assert_true (g_file_set_contents_full (fixture->program, text, -1, G_FILE_SET_CONTENTS_NONE,
                                           0755, NULL));
}

static GtkWidget *
find_shown (GtkWidget *widget,
            GType      type)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_shown (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
get_shown (Fixture *fixture,
           GType    type)
{
  return find_shown (GTK_WIDGET (fixture->bar), type);
}

static const char *
get_note (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (get_shown (fixture, GTK_TYPE_LABEL)));
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

#define WAIT_UNTIL(condition) \
  G_STMT_START { \
    guint wake_id = g_timeout_add (10, wake_cb, NULL); \
    while (!(condition)) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (wake_id); \
  } G_STMT_END

static void
show_scan (Fixture *fixture)
{
  tj_recognition_bar_set_folder (fixture->bar, fixture->cache);
  tj_recognition_bar_set_attachment (fixture->bar, fixture->attachment);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->bar)));
  WAIT_UNTIL (gtk_widget_get_visible (GTK_WIDGET (fixture->bar)));
}

static void
click (Fixture *fixture)
{
  g_signal_emit_by_name (get_shown (fixture, GTK_TYPE_BUTTON), "clicked");
}

static char *
dup_text (Fixture *fixture)
{
  GtkTextView *view = GTK_TEXT_VIEW (get_shown (fixture, GTK_TYPE_TEXT_VIEW));
  g_autofree char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (view), "text", &text, NULL);

  return g_steal_pointer (&text);
}

static void
test_recognise (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *text = NULL;

  write_program (fixture, "echo 鉴定证书 > \"$2.txt\"\n");
  show_scan (fixture);
  g_assert_null (get_shown (fixture, GTK_TYPE_TEXT_VIEW));
  click (fixture);
  WAIT_UNTIL (fixture->recognised != NULL);
  g_assert_cmpstr (fixture->recognised, ==, DIGEST);

  text = dup_text (fixture);
  g_assert_cmpstr (text, ==, "鉴定证书");
  g_assert_nonnull (strstr (get_note (fixture), "as recognised by a program"));
  g_assert_null (get_shown (fixture, GTK_TYPE_BUTTON));

  /* The page behind it has nothing. */
  tj_recognition_bar_set_page (fixture->bar, 1);
  g_assert_null (get_shown (fixture, GTK_TYPE_TEXT_VIEW));
}

static void
test_not_installed (Fixture       *fixture,
                    gconstpointer  data)
{
  show_scan (fixture);
  g_assert_null (get_shown (fixture, GTK_TYPE_BUTTON));
  g_assert_nonnull (strstr (get_note (fixture), "tesseract-ocr-chi-sim"));
}

/* After it has failed or was cancelled it is offered again. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  write_program (fixture, "exec sleep 100\n");
  show_scan (fixture);
  click (fixture);
  g_assert_nonnull (get_shown (fixture, GTK_TYPE_PROGRESS_BAR));
  click (fixture);
  WAIT_UNTIL (fixture->recognised != NULL && get_shown (fixture, GTK_TYPE_BUTTON) != NULL);
  g_assert_null (get_shown (fixture, GTK_TYPE_PROGRESS_BAR));
  g_clear_pointer (&fixture->recognised, g_free);

  write_program (fixture, "exit 1\n");
  click (fixture);
  WAIT_UNTIL (fixture->recognised != NULL && get_shown (fixture, GTK_TYPE_BUTTON) != NULL);
  g_assert_nonnull (strstr (get_note (fixture), "could not be recognised"));
}

/* A window may be closed while it runs. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  write_program (fixture, "exec sleep 100\n");
  show_scan (fixture);
  click (fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->bar), (gpointer *) &fixture->bar);
  gtk_window_set_child (fixture->window, NULL);
  WAIT_UNTIL (fixture->bar == NULL);
  g_assert_null (fixture->recognised);
}

#define ADD(name, function) \
  g_test_add ("/recognition-bar/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("recognise", test_recognise);
  ADD ("not-installed", test_not_installed);
  ADD ("cancel", test_cancel);
  ADD ("closed", test_closed);

  return g_test_run ();
}
