/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <string.h>
#include <unistd.h>

#include "core/base/tj-xml.h"
#include "core/sheet/tj-sheet.h"
#include "gui/evidence/tj-evidence-pane.h"
#include "gui/pages/tj-compare-page.h"
#include "gui/pages/tj-review-page.h"
#include "review-fixture.h"

/* Who applies is nowhere to be read while it is hidden, the sheet tells that it was, and what is
 * judged stays the same. */

#define PACKAGE "11-"
#define APPLICANT "青岩绿氮催化科技有限公司"
#define SHORT_NAME "青岩绿氮"
#define SCAN "附件3 推荐意见扫描件.pdf"

static void
set_up (ReviewFixture *fixture,
        gconstpointer  data)
{
  review_fixture_set_up (fixture);
  g_settings_set_boolean (fixture->settings, "hide-applicant", TRUE);
  review_fixture_open (fixture, TJ_TYPE_REVIEW_PAGE, PACKAGE);
}

static void
tear_down (ReviewFixture *fixture,
           gconstpointer  data)
{
  g_settings_reset (fixture->settings, "hide-applicant");
  g_settings_reset (fixture->settings, "hide-sheets");
  review_fixture_tear_down (fixture);
}

static TjRoundItem *
get_item (ReviewFixture *fixture)
{
  return review_fixture_get_item (fixture, PACKAGE);
}

/* Every word that a widget shows or tells, of one that holds the name. */
static char *
find_words_with (GtkWidget  *widget,
                 const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *tooltip = g_strdup (gtk_widget_get_tooltip_text (child));
      const char *label = GTK_IS_LABEL (child) ? gtk_label_get_label (GTK_LABEL (child)) : NULL;
      char *found;

      if (label != NULL && strstr (label, name) != NULL)
        return g_strdup (label);
      if (tooltip != NULL && strstr (tooltip, name) != NULL)
        return g_steal_pointer (&tooltip);
      if ((found = find_words_with (child, name)) != NULL)
        return found;
    }

  return NULL;
}

static void
test_hidden (ReviewFixture *fixture,
             gconstpointer  data)
{
  TjRoundItem *item = get_item (fixture);
  TjForm *form = tj_package_get_form (tj_round_item_get_package (item));
  TjForm *shown = tj_package_get_form (tj_round_item_get_shown (item));
  g_autofree char *words = NULL;
  g_autofree char *sentence = tj_round_item_dup_shown (item, "由" APPLICANT "提供。");

  /* The package itself keeps what was handed in. */
  g_assert_cmpstr (tj_form_get_text (form, "applicant.name"), ==, APPLICANT);
  g_assert_true (tj_round_item_get_shown (item) != tj_round_item_get_package (item));
  g_assert_null (strstr (tj_form_get_text (shown, "applicant.name"), "青岩"));
  g_assert_null (strstr (tj_form_get_text (shown, "source"), SHORT_NAME));
  g_assert_null (strstr (sentence, SHORT_NAME));
  g_assert_null (strstr (tj_round_item_get_facts (item)->applicant, "青岩"));

  /* Figures and boxes read the same. */
  g_assert_cmpstr (tj_form_get_text (shown, "potential_2030"), ==,
                   tj_form_get_text (form, "potential_2030"));
  g_assert_cmpstr (tj_round_item_get_facts (item)->category, ==, "sector");

  words = find_words_with (GTK_WIDGET (fixture->view), SHORT_NAME);
  g_assert_cmpstr (words, ==, NULL);
}

/* The test above would find the name if it were there. */
static void
test_shown (ReviewFixture *fixture,
            gconstpointer  data)
{
  TjRoundItem *item = get_item (fixture);
  g_autofree char *words = NULL;

  g_settings_set_boolean (fixture->settings, "hide-applicant", FALSE);
  g_assert_true (tj_round_item_get_shown (item) == tj_round_item_get_package (item));
  g_assert_cmpstr (tj_round_item_get_facts (item)->applicant, ==, APPLICANT);

  words = find_words_with (GTK_WIDGET (fixture->view), SHORT_NAME);
  g_assert_nonnull (words);
}

/* A folder that is called after the applicant shows the name in no title. */
static void
test_title (ReviewFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, APPLICANT "申报", NULL);
  g_autoptr(GFile) round = g_file_new_for_path (path);
  g_autofree char *hidden = NULL;
  g_autofree char *shown = NULL;

  g_assert_cmpint (symlink (g_getenv ("TANJIAN_SAMPLE_ROUND"), path), ==, 0);
  tj_session_open_async (fixture->session, round, NULL, NULL);
  g_assert_null (tj_session_dup_shown_title (fixture->session));
  while (tj_session_get_loading (fixture->session))
    g_main_context_iteration (NULL, TRUE);

  hidden = tj_session_dup_shown_title (fixture->session);
  g_assert_nonnull (hidden);
  g_assert_null (strstr (hidden, SHORT_NAME));
  g_assert_true (g_str_has_suffix (hidden, "申报"));

  g_settings_set_boolean (fixture->settings, "hide-applicant", FALSE);
  shown = tj_session_dup_shown_title (fixture->session);
  g_assert_cmpstr (shown, ==, APPLICANT "申报");
}

static char *
dup_in_sheet (ReviewFixture *fixture,
              const char    *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) sheet = tj_session_dup_sheet (fixture->session, get_item (fixture), &error);

  g_assert_no_error (error);

  return tj_xml_dup_child_text (xmlDocGetRootElement (sheet), name);
}

/* Lifted before the signature, it was no blind review. */
static void
test_sheet (ReviewFixture *fixture,
            gconstpointer  data)
{
  TjRoundItem *item = get_item (fixture);
  g_autofree char *blind = NULL;
  g_autofree char *lifted = NULL;

  g_assert_true (tj_session_edit (fixture->session, item, "conflict", "none"));
  g_assert_cmpstr (tj_review_get (tj_round_item_get_review (item), "blind"), ==, "applicant");
  blind = dup_in_sheet (fixture, "blind");
  g_assert_cmpstr (blind, ==, "applicant");

  g_settings_set_boolean (fixture->settings, "hide-applicant", FALSE);
  g_assert_null (tj_review_get (tj_round_item_get_review (item), "blind"));
  lifted = dup_in_sheet (fixture, "blind");
  g_assert_null (lifted);

  /* What was begun in sight is not made blind by covering it later. */
  g_settings_set_boolean (fixture->settings, "hide-applicant", TRUE);
  g_assert_true (tj_session_edit (fixture->session, item, "comments", "无"));
  g_assert_null (tj_review_get (tj_round_item_get_review (item), "blind"));
}

/* A picture is seen when the reviewer chooses to, and the review says so: in its history and on its
 * sheet. To undo that covers it again. */
static void
test_uncover (ReviewFixture *fixture,
              gconstpointer  data)
{
  TjRoundItem *item = get_item (fixture);
  TjReview *review = tj_round_item_get_review (item);
  TjAttachment *scan = tj_package_find_attachment (tj_round_item_get_package (item), SCAN);
  GtkWidget *pane = review_fixture_find (GTK_WIDGET (fixture->view), TJ_TYPE_EVIDENCE_PANE, NULL,
                                         NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) sheet = NULL;
  g_autofree char *uncovered = NULL;
  g_autofree char *label = NULL;

  g_assert_true (tj_session_edit (fixture->session, item, "conflict", "none"));
  tj_evidence_pane_show_attachment (TJ_EVIDENCE_PANE (pane), SCAN);
  g_assert_null (tj_review_get (review, "uncovered"));
  gtk_widget_activate_action (pane, "evidence.uncover", NULL);
  g_assert_cmpstr (tj_review_get (review, "uncovered"), ==, tj_attachment_get_sha256 (scan));
  label = tj_session_dup_undo_label (fixture->session);
  g_assert_nonnull (strstr (label, "pictures seen"));

  sheet = tj_session_dup_sheet (fixture->session, item, &error);
  g_assert_no_error (error);
  g_assert_true (tj_xml_validate (sheet, "sheet", TJ_SHEET_SCHEMA, &error));
  uncovered = tj_xml_dup_attribute (tj_xml_first_child (xmlDocGetRootElement (sheet), "blind"),
                                    "uncovered");
  g_assert_cmpstr (uncovered, ==, tj_attachment_get_sha256 (scan));

  g_assert_true (tj_session_undo (fixture->session));
  g_assert_null (tj_review_get (review, "uncovered"));
}

/* Only what others judged of a package that is still to be signed here. */
static void
test_others (ReviewFixture *fixture,
             gconstpointer  data)
{
  TjRoundItem *item = get_item (fixture);
  const char *digest = tj_package_get_sha256 (tj_round_item_get_package (item));

  g_assert_false (tj_session_hides_sheets (fixture->session, digest));
  g_settings_set_boolean (fixture->settings, "hide-sheets", TRUE);
  g_assert_true (tj_session_hides_sheets (fixture->session, digest));
  g_assert_false (tj_session_hides_sheets (fixture->session, "0000"));

  tj_round_item_set_signed (item, TRUE);
  g_assert_false (tj_session_hides_sheets (fixture->session, digest));
}

/* A sheet on the package is laid beside the own review only when that is signed. */
static void
test_compared (ReviewFixture *fixture,
               gconstpointer  data)
{
  g_autoptr(TjComparePage) page = g_object_ref_sink (g_object_new (TJ_TYPE_COMPARE_PAGE, NULL));
  g_autofree char *path = g_build_filename (fixture->folder, "other.xml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) sheet = tj_session_dup_sheet (fixture->session, get_item (fixture), &error);

  g_assert_no_error (error);
  g_assert_cmpint (xmlSaveFile (path, sheet), >, 0);
  tj_session_view_set_session (TJ_SESSION_VIEW (page), fixture->session);
  g_settings_set_boolean (fixture->settings, "hide-sheets", TRUE);
  g_assert_false (tj_compare_page_add_sheet (page, file, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_clear_error (&error);

  tj_round_item_set_signed (get_item (fixture), TRUE);
  g_assert_true (tj_compare_page_add_sheet (page, file, &error));
  g_assert_no_error (error);
}

#define ADD(path, test) \
  g_test_add ("/blind/" path, ReviewFixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("hidden", test_hidden);
  ADD ("shown", test_shown);
  ADD ("title", test_title);
  ADD ("sheet", test_sheet);
  ADD ("uncover", test_uncover);
  ADD ("others", test_others);
  ADD ("compared", test_compared);

  return g_test_run ();
}
