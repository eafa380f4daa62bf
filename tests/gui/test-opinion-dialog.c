/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "core/document/tj-document.h"
#include "gui/bureau/tj-gate-dialog.h"
#include "gui/dialogs/tj-opinion-dialog.h"
#include "gui/judgement/tj-findings-view.h"
#include "review-fixture.h"

/* The bureau's desk over a package of the sample round, written to files and read again. */

/* 港口集卡换电: one case where two are asked for, and no recommendation yet. */
#define PACKAGE "05-"
#define CONDITIONAL 1

static TjOpinionDialog *
open_dialog (ReviewFixture *fixture)
{
  TjRoundItem *item = review_fixture_get_item (fixture, PACKAGE);

  return tj_opinion_dialog_new (fixture->window, fixture->session, item);
}

static void
set_up (ReviewFixture *fixture,
        gconstpointer  data)
{
  review_fixture_set_up (fixture);
  review_fixture_open (fixture, TJ_TYPE_FINDINGS_VIEW, PACKAGE);
}

static void
tear_down (ReviewFixture *fixture,
           gconstpointer  data)
{
  review_fixture_tear_down (fixture);
}

static TjDocument *
write_and_read (ReviewFixture   *fixture,
                TjOpinionDialog *dialog,
                gboolean         is_letter)
{
  g_autofree char *path = g_build_filename (fixture->folder, "d.xml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  TjDocument *document;

  tj_opinion_dialog_write (dialog, is_letter, file, &error);
  g_assert_no_error (error);
  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  document = tj_document_from_xml (bytes, path, &error);
  g_assert_no_error (error);

  return document;
}

static GtkTextBuffer *
get_first_buffer (TjOpinionDialog *dialog)
{
  GtkWidget *view = review_fixture_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW, NULL, NULL);

  g_assert_nonnull (view);

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

static void
test_opinion (ReviewFixture *fixture,
              gconstpointer  data)
{
  TjOpinionDialog *dialog = open_dialog (fixture);
  GtkWidget *variant = review_fixture_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, NULL, NULL);
  GtkWidget *bureau = review_fixture_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, NULL, NULL);
  g_autoptr(TjDocument) document = NULL;
  const TjDocumentParagraph *paragraph;
  const TjDocumentSentence *sentence;
  const TjGround *last;

  /* What is not in order is recommended on conditions. */
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (variant)), ==, CONDITIONAL);
  gtk_editable_set_text (GTK_EDITABLE (bureau), "某省生态环境厅");
  gtk_text_buffer_set_text (get_first_buffer (dialog), "经研究，意见如下。", -1);

  /* Another conclusion is another draft, and what a person wrote stays. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (variant), 2);
  document = write_and_read (fixture, dialog, FALSE);
  g_assert_cmpstr (document->variant, ==, "reject");
  g_assert_cmpstr (document->organisation, ==, "某省生态环境厅");
  paragraph = g_ptr_array_index (document->paragraphs, 0);
  sentence = g_ptr_array_index (paragraph->sentences, 0);
  g_assert_cmpstr (sentence->text, ==, "经研究，意见如下。");
  last = g_ptr_array_index (sentence->evidence, sentence->evidence->len - 1);
  g_assert_cmpstr (last->where, ==, "edited");
  g_assert_cmpuint (sentence->evidence->len, >, 1);

  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_letter (ReviewFixture *fixture,
             gconstpointer  data)
{
  TjOpinionDialog *dialog = open_dialog (fixture);
  g_autoptr(TjDocument) document = write_and_read (fixture, dialog, TRUE);
  g_autofree char *body = tj_document_dup_body (document);

  g_assert_cmpstr (document->kind, ==, "letter");
  g_assert_nonnull (strstr (body, "（一）推广类技术至少应填写两项典型案例"));
  /* The recommendation is the bureau's own part, and without a day nothing is asked by one. */
  g_assert_null (strstr (body, "推荐单位填写"));
  g_assert_null (strstr (body, "请于"));

  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Six packages of the sample round have errors: so many applicants are written to, each a Word file
 * of its own, and nobody else. */
static void
test_round (ReviewFixture *fixture,
            gconstpointer  data)
{
  TjGateDialog *dialog = tj_gate_dialog_new (fixture->window, fixture->session);
  g_autofree char *path = g_build_filename (fixture->folder, "letters", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GFileEnumerator) files = NULL;
  g_autoptr(GError) error = NULL;
  GFile *child = NULL;
  int n_files = 0;

  g_assert_true (review_fixture_shows (GTK_WIDGET (dialog), "6 in order, 0 to be asked, "
                                                            "6 not in order, 0 not examined"));
  g_assert_true (g_file_make_directory (folder, NULL, NULL));
  g_assert_cmpint (tj_gate_dialog_write_letters (dialog, folder, &error), ==, 6);
  g_assert_no_error (error);

  files = g_file_enumerate_children (folder, "standard::name", 0, NULL, NULL);
  while (g_file_enumerator_iterate (files, NULL, &child, NULL, NULL) && child != NULL)
    {
      g_autofree char *name = g_file_get_basename (child);

      g_assert_true (g_str_has_suffix (name, "-补正通知.docx"));
      g_assert_true (g_file_delete (child, NULL, NULL));
      n_files++;
    }
  g_assert_cmpint (n_files, ==, 6);
  g_assert_true (g_file_delete (folder, NULL, NULL));

  /* Where nothing can be written, the reason is told. */
  g_assert_cmpint (tj_gate_dialog_write_letters (dialog, folder, &error), ==, -1);
  g_assert_nonnull (error);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/opinion-dialog/opinion", ReviewFixture, NULL, set_up, test_opinion, tear_down);
  g_test_add ("/opinion-dialog/letter", ReviewFixture, NULL, set_up, test_letter, tear_down);
  g_test_add ("/opinion-dialog/round", ReviewFixture, NULL, set_up, test_round, tear_down);

  return g_test_run ();
}
