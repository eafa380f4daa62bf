/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "core/base/tj-xml.h"
#include "core/decision/tj-decision-members.h"
#include "core/sheet/tj-sheet.h"
#include "core/sign/tj-signer.h"
#include "core/store/tj-store-notes.h"
#include "gui/dialogs/tj-decision-signing.h"
#include "gui/pages/tj-panel-page.h"
#include "gui/panel/tj-consensus-row.h"
#include "gui/panel/tj-panel-discussion.h"
#include "gui/panel/tj-panel-documents.h"
#include "gui/panel/tj-panel-member.h"
#include "gui/panel/tj-panel-members.h"
#include "gui/tj-session-private.h"
#include "review-fixture.h"

/* The secretary's place over the sample round: two reviewers on two packages, one of them a file
 * that was changed, and what the panel says kept in the store. */

#define FIRST "01-"
#define SECOND "02-"

typedef struct
{
  ReviewFixture review;
  TjIdentity *people[2];
  GListStore *files;
} Fixture;

static void
write_file (Fixture    *fixture,
            const char *name,
            GBytes     *bytes)
{
  g_autofree char *path = g_build_filename (fixture->review.folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      g_bytes_get_size (bytes), NULL));
  if (g_str_has_suffix (name, ".xml"))
    g_list_store_append (fixture->files, file);
}

static GBytes *
make_sheet (Fixture    *fixture,
            const char *package_name,
            guint       who,
            const char *half_points)
{
  TjRoundItem *item = review_fixture_get_item (&fixture->review, package_name);
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(TjReview) review = tj_review_new (rubric);
  TjTaxonomy *taxonomy = tj_session_get_taxonomy (fixture->review.session);
  GListModel *criteria = tj_rubric_get_criteria (rubric, TJ_REVIEW_PRELIMINARY);
  g_autoptr(TjSheet) sheet = NULL;
  g_autoptr(xmlDoc) doc = NULL;
  GBytes *bytes;

  tj_review_set (review, "reviewer.name", tj_identity_get_name (fixture->people[who]), NULL);
  tj_review_set (review, "conflict", "none", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      g_autofree char *name = g_strdup_printf ("score.%s.points", tj_criterion_get_id (criterion));

      g_assert_true (tj_review_set (review, name, half_points, NULL));
    }

  sheet = tj_sheet_new (tj_round_item_get_package (item), tj_round_item_get_findings (item), review,
                        tj_taxonomy_get_id (taxonomy), tj_taxonomy_get_version (taxonomy),
                        tj_taxonomy_get_sha256 (taxonomy), NULL);
  doc = tj_sheet_to_xml (sheet, FALSE);
  bytes = tj_sign_document (doc, fixture->people[who], NULL, NULL);
  g_assert_nonnull (bytes);

  return bytes;
}

static void
add_sheet (Fixture    *fixture,
           const char *name,
           const char *package,
           guint       who,
           const char *half_points)
{
  g_autoptr(GBytes) bytes = make_sheet (fixture, package, who, half_points);

  write_file (fixture, name, bytes);
}

static void
add_changed_sheet (Fixture *fixture)
{
  g_autoptr(GBytes) bytes = make_sheet (fixture, SECOND, 1, "10");
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *changed = g_memdup2 (data, size);
  g_autoptr(GBytes) copy = NULL;

  *(g_strstr_len (changed, size, "points=\"5\"") + strlen ("points=\"")) = '4';
  copy = g_bytes_new (changed, size);
  write_file (fixture, "changed.xml", copy);
}

static void
open_page (Fixture *fixture)
{
  review_fixture_open (&fixture->review, TJ_TYPE_PANEL_PAGE, FIRST);
}

static TjPanelDesk *
get_desk (Fixture *fixture)
{
  return tj_panel_page_get_desk (TJ_PANEL_PAGE (fixture->review.view));
}

static void
wait_for_desk (Fixture *fixture)
{
  while (tj_panel_desk_get_busy (get_desk (fixture)))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char * const names[] = { "赵一", "钱二" };
  g_autoptr(GString) trusted = g_string_new (NULL);
  g_autoptr(GBytes) pem = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GFile) file = NULL;
  g_autofree char *uri = NULL;

  review_fixture_set_up (&fixture->review);
  fixture->files = g_list_store_new (G_TYPE_FILE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *own = NULL;

      fixture->people[i] = tj_identity_new_self_signed (names[i], "某大学", 1, NULL);
      own = tj_identity_to_pem (fixture->people[i]);
      g_string_append (trusted, own);
    }

  pem = g_bytes_new (trusted->str, trusted->len);
  write_file (fixture, "trust.pem", pem);
  path = g_build_filename (fixture->review.folder, "trust.pem", NULL);
  file = g_file_new_for_path (path);
  uri = g_file_get_uri (file);
  g_settings_set_string (fixture->review.settings, "trust-file", uri);

  open_page (fixture);
  add_sheet (fixture, "a1.xml", FIRST, 0, "8");
  add_sheet (fixture, "b1.xml", FIRST, 1, "4");
  add_sheet (fixture, "a2.xml", SECOND, 0, "10");
  add_changed_sheet (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_settings_reset (fixture->review.settings, "trust-file");
  review_fixture_tear_down (&fixture->review);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->people); i++)
    g_object_unref (fixture->people[i]);
  g_object_unref (fixture->files);
}

static const xmlNode *
find_item (Fixture    *fixture,
           const char *package)
{
  TjRoundItem *item = review_fixture_get_item (&fixture->review, package);
  g_autofree char *key = tj_package_dup_manifest_sha256 (tj_round_item_get_package (item));

  return tj_decision_find_item (tj_panel_desk_get_decision (get_desk (fixture)), key);
}

static char *
dup_name (Fixture    *fixture,
          const char *package,
          const char *criterion,
          const char *part)
{
  TjRoundItem *item = review_fixture_get_item (&fixture->review, package);
  g_autofree char *key = tj_package_dup_manifest_sha256 (tj_round_item_get_package (item));

  return criterion != NULL ? tj_decision_dup_consensus (key, criterion, part)
                           : tj_decision_dup_item (key, part);
}

static void
keep_message_cb (char      **kept,
                 const char *message)
{
  g_free (*kept);
  *kept = g_strdup (message);
}

/* A decision of the same stage comes not before these sheets; no decision at all is told so. */
static void
check_after (Fixture *fixture)
{
  TjPanelDesk *desk = get_desk (fixture);
  g_autofree char *message = NULL;
  g_autofree char *path = g_build_filename (fixture->review.folder, "decision.xml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) sheet = g_list_model_get_item (G_LIST_MODEL (fixture->files), 0);
  g_autoptr(GBytes) bytes = NULL;

  g_signal_connect_swapped (desk, "problem", G_CALLBACK (keep_message_cb), &message);
  g_assert_false (tj_panel_desk_set_after (desk, sheet));
  g_assert_nonnull (message);
  g_clear_pointer (&message, g_free);

  bytes = tj_panel_documents_dup_decision (desk);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      g_bytes_get_size (bytes), NULL));
  g_assert_true (tj_panel_desk_set_after (desk, file));
  wait_for_desk (fixture);
  g_assert_nonnull (message);
  g_assert_cmpuint (tj_panel_desk_get_report (desk)->files->packages->len, ==, 12);
  g_signal_handlers_disconnect_by_data (desk, &message);
}

/* How many pass is typed; without a limit the place says so, and reads back as that. */
static void
type_limit (Fixture    *fixture,
            const char *typed,
            int         limit,
            const char *shown)
{
  GtkWidget *button = review_fixture_find (GTK_WIDGET (fixture->review.view), GTK_TYPE_SPIN_BUTTON,
                                           NULL, NULL);

  gtk_editable_set_text (GTK_EDITABLE (button), typed);
  gtk_spin_button_update (GTK_SPIN_BUTTON (button));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (button)), ==, limit);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (button)), ==, shown);
  wait_for_desk (fixture);
}

static void
test_sheets (Fixture       *fixture,
             gconstpointer  data)
{
  TjPanelDesk *desk = get_desk (fixture);
  const TjPanelReport *report;
  double value;

  tj_panel_desk_add (desk, G_LIST_MODEL (fixture->files));
  g_assert_true (tj_panel_desk_get_busy (desk));
  wait_for_desk (fixture);
  report = tj_panel_desk_get_report (desk);
  g_assert_cmpuint (report->files->files->len, ==, 4);
  g_assert_cmpuint (report->files->n_refused, ==, 1);
  g_assert_true (review_fixture_shows (GTK_WIDGET (fixture->review.view), "changed.xml"));

  /* 4 and 2 points on the first, 5 on the second; by the mean. */
  g_assert_true (tj_decision_get_total (tj_panel_desk_get_decision (desk),
                                        find_item (fixture, FIRST), &value));
  g_assert_cmpfloat_with_epsilon (value, 3, 1e-9);

  /* The same files again are nothing new; another number that pass is another result. */
  tj_panel_desk_add (desk, G_LIST_MODEL (fixture->files));
  wait_for_desk (fixture);
  g_assert_cmpuint (tj_panel_desk_get_n_files (desk), ==, 4);
  type_limit (fixture, "No limit", 0, "No limit");
  type_limit (fixture, "1", 1, "1");
  g_assert_cmpint (tj_decision_get_outcome (tj_panel_desk_get_decision (desk),
                                            find_item (fixture, SECOND)), ==, TJ_OUTCOME_PASS);
  g_assert_cmpint (tj_decision_get_outcome (tj_panel_desk_get_decision (desk),
                                            find_item (fixture, FIRST)), ==, TJ_OUTCOME_FAIL);

  check_after (fixture);
  tj_panel_desk_forget (desk);
  g_assert_null (tj_panel_desk_get_report (desk));

  /* Who reviews blind sees nothing of others before the own sheet is signed; what is no sheet
   * tells nothing. */
  g_settings_set_boolean (fixture->review.settings, "hide-sheets", TRUE);
  tj_panel_desk_add (desk, G_LIST_MODEL (fixture->files));
  wait_for_desk (fixture);
  g_settings_reset (fixture->review.settings, "hide-sheets");
  report = tj_panel_desk_get_report (desk);
  g_assert_cmpuint (report->files->files->len, ==, 1);
  g_assert_cmpuint (report->files->panel->sheets->len, ==, 0);
}

/* What a file says is said here, too. */
static void
check_taken_words (Fixture    *fixture,
                   const char *points,
                   const char *outcome)
{
  TjPanelDesk *desk = get_desk (fixture);
  g_autofree char *path = g_build_filename (fixture->review.folder, "words", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *label = NULL;

  g_assert_true (tj_panel_desk_set (desk, "decision.place", "北京"));
  bytes = tj_panel_documents_dup_decision (desk);
  write_file (fixture, "words", bytes);
  g_assert_true (tj_panel_desk_set (desk, "decision.place", NULL));
  g_assert_true (tj_panel_desk_set (desk, points, "2"));
  g_assert_true (tj_panel_desk_set (desk, outcome, NULL));
  g_assert_true (tj_panel_desk_take_words (desk, file));
  g_assert_cmpstr (tj_decision_get (tj_panel_desk_get_decision (desk), points), ==, "10");
  g_assert_cmpstr (tj_decision_get (tj_panel_desk_get_decision (desk), outcome), ==, "pass");
  g_assert_cmpstr (tj_decision_get (tj_panel_desk_get_decision (desk), "decision.place"), ==, "北京");

  /* All that was taken over is one step, which its label names, back and forth. */
  label = tj_panel_desk_dup_undo_label (desk);
  g_assert_nonnull (strstr (label, "words"));
  g_assert_true (tj_panel_desk_undo (desk));
  g_assert_cmpstr (tj_decision_get (tj_panel_desk_get_decision (desk), points), ==, "2");
  g_assert_null (tj_decision_get (tj_panel_desk_get_decision (desk), outcome));
  g_assert_null (tj_decision_get (tj_panel_desk_get_decision (desk), "decision.place"));
  g_assert_true (tj_panel_desk_redo (desk));
  g_assert_cmpstr (tj_decision_get (tj_panel_desk_get_decision (desk), points), ==, "10");
  g_assert_cmpstr (tj_decision_get (tj_panel_desk_get_decision (desk), outcome), ==, "pass");
  g_assert_true (tj_panel_desk_undo (desk));
}

/* The reviewers' files are gone, but for the first, which is something else now. */
static void
spoil_files (Fixture *fixture)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->files)); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (G_LIST_MODEL (fixture->files), i);
      g_autofree char *path = g_file_get_path (file);

      if (i > 0)
        g_assert_true (g_file_delete (file, NULL, NULL));
      else
        g_assert_true (g_file_set_contents (path, "<other/>", -1, NULL));
    }
}

/* All of yesterday's files count as they did, and what is handed in today comes beside them. */
static void
check_remembered (Fixture *fixture)
{
  TjPanelDesk *desk = get_desk (fixture);
  const TjPanelReport *report = tj_panel_desk_get_report (desk);
  g_autoptr(GListStore) again = g_list_store_new (G_TYPE_FILE);
  g_autoptr(GFile) first = g_list_model_get_item (G_LIST_MODEL (fixture->files), 0);
  g_autofree char *received = NULL;
  g_autoptr(GPtrArray) notes = NULL;
  g_autofree char *subject = NULL;
  const char *rule;
  const char *stage;

  g_assert_cmpuint (report->files->files->len, ==, 4);
  g_assert_cmpuint (report->files->n_refused, ==, 1);
  g_assert_cmpuint (tj_panel_desk_get_choices (desk, &rule, &stage), ==, 1);
  g_assert_cmpstr (rule, ==, "mean");
  g_assert_null (stage);
  g_assert_cmpstr (report->analysis->rule->id, ==, "mean");
  received = tj_panel_desk_dup_received (desk, 0);
  g_assert_nonnull (strstr (received, fixture->review.folder));

  /* What was said of the one that was refused is put down with its digest, once. */
  for (guint i = 0; i < report->files->files->len; i++)
    {
      const TjPanelFile *file = g_ptr_array_index (report->files->files, i);

      if (tj_panel_file_is_refused (file))
        subject = g_strconcat ("handed:", file->sha256, NULL);
    }
  notes = tj_store_list_notes (fixture->review.session->store, subject, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_true (g_str_has_prefix (((TjNote *) notes->pdata[0])->value, "forged: "));

  g_list_store_append (again, first);
  tj_panel_desk_add (desk, G_LIST_MODEL (again));
  wait_for_desk (fixture);
  g_assert_cmpuint (tj_panel_desk_get_report (desk)->files->files->len, ==, 5);
  g_assert_cmpuint (tj_panel_desk_get_report (desk)->files->n_refused, ==, 2);
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  TjPanelDesk *desk = get_desk (fixture);
  g_autofree char *points = dup_name (fixture, FIRST, "innovation", "points");
  g_autofree char *outcome = dup_name (fixture, FIRST, NULL, "outcome");
  g_autofree char *label = NULL;
  double value;

  tj_panel_desk_add (desk, G_LIST_MODEL (fixture->files));
  wait_for_desk (fixture);
  g_assert_true (tj_panel_desk_set (desk, points, "10"));
  g_assert_true (tj_panel_desk_set (desk, outcome, "pass"));
  g_assert_false (tj_panel_desk_set (desk, points, "11"));
  g_assert_cmpstr (tj_decision_get (tj_panel_desk_get_decision (desk), points), ==, "10");

  /* Innovation 5 in place of 3, a quarter of the weight. */
  tj_decision_get_total (tj_panel_desk_get_decision (desk), find_item (fixture, FIRST), &value);
  g_assert_cmpfloat_with_epsilon (value, 3.5, 1e-9);
  label = tj_panel_desk_dup_undo_label (desk);
  g_assert_nonnull (label);
  g_assert_true (tj_panel_desk_undo (desk));
  g_assert_null (tj_decision_get (tj_panel_desk_get_decision (desk), outcome));
  g_assert_true (tj_panel_desk_redo (desk));
  g_assert_true (tj_panel_desk_undo (desk));
  g_assert_true (tj_panel_desk_undo (desk));
  g_assert_false (tj_panel_desk_undo (desk));
  g_assert_true (tj_panel_desk_redo (desk));

  /* Tomorrow it is still there, and so is what can be undone, whatever became of the files. */
  tj_panel_desk_set_n_pass (desk, 1);
  tj_panel_desk_set_rule (desk, "mean", NULL);
  wait_for_desk (fixture);
  review_fixture_close (&fixture->review);
  spoil_files (fixture);
  open_page (fixture);
  desk = get_desk (fixture);
  wait_for_desk (fixture);
  check_remembered (fixture);
  g_assert_cmpstr (tj_decision_get (tj_panel_desk_get_decision (desk), points), ==, "10");
  g_assert_true (tj_panel_desk_redo (desk));
  g_assert_cmpstr (tj_decision_get (tj_panel_desk_get_decision (desk), outcome), ==, "pass");
  check_taken_words (fixture, points, outcome);
}

/* What is chosen and typed in the window is what the panel says. */
static void
test_discussion (Fixture       *fixture,
                 gconstpointer  data)
{
  TjPanelDesk *desk = get_desk (fixture);
  GtkWidget *page = GTK_WIDGET (fixture->review.view);
  GtkWidget *discussion;
  GtkWidget *row;
  g_autofree char *points = NULL;
  g_autofree char *reason = NULL;

  tj_panel_desk_add (desk, G_LIST_MODEL (fixture->files));
  wait_for_desk (fixture);

  /* The widest disagreement comes first, which is the first package. */
  discussion = review_fixture_find (page, TJ_TYPE_PANEL_DISCUSSION, NULL, NULL);
  row = review_fixture_find (discussion, TJ_TYPE_CONSENSUS_ROW, NULL, NULL);
  g_assert_nonnull (row);
  points = dup_name (fixture, FIRST, "leadership", "points");
  reason = dup_name (fixture, FIRST, "leadership", "reason");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (review_fixture_find (row, GTK_TYPE_DROP_DOWN, NULL,
                                                                  NULL)), 1);
  gtk_editable_set_text (GTK_EDITABLE (review_fixture_find (row, GTK_TYPE_ENTRY, NULL, NULL)),
                         "专家一致认为领先");
  tj_panel_page_commit (TJ_PANEL_PAGE (page));
  g_assert_cmpstr (tj_decision_get (tj_panel_desk_get_decision (desk), points), ==, "10");
  g_assert_cmpstr (tj_decision_get (tj_panel_desk_get_decision (desk), reason), ==,
                   "专家一致认为领先");
  g_assert_true (tj_panel_desk_undo (desk));
  g_assert_null (tj_decision_get (tj_panel_desk_get_decision (desk), reason));

  tj_panel_discussion_step (TJ_PANEL_DISCUSSION (discussion), 1);
  tj_panel_discussion_present (TJ_PANEL_DISCUSSION (discussion), TRUE);
  g_assert_true (gtk_widget_has_css_class (discussion, "presentation"));
  tj_panel_discussion_present (TJ_PANEL_DISCUSSION (discussion), FALSE);
}

static void
sign_done_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Signs @source, or the decision of the desk where it is NULL. */
static char *
sign (Fixture    *fixture,
      const char *source_name,
      guint       who,
      const char *target_name,
      GError    **error)
{
  g_autofree char *folder = g_strdup (fixture->review.folder);
  g_autofree char *source_path = g_build_filename (folder, source_name != NULL ? source_name : "-",
                                                   NULL);
  g_autofree char *target_path = g_build_filename (folder, target_name, NULL);
  g_autofree char *key_path = g_build_filename (folder, "key", NULL);
  g_autoptr(GFile) source = g_file_new_for_path (source_path);
  g_autoptr(GFile) target = g_file_new_for_path (target_path);
  g_autoptr(GFile) key_file = g_file_new_for_path (key_path);
  g_autoptr(GBytes) key = tj_identity_to_pkcs12 (fixture->people[who], "口令", NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  if (source_name == NULL)
    bytes = tj_panel_documents_dup_decision (get_desk (fixture));
  write_file (fixture, "key", key);
  tj_decision_sign_async (bytes, source, key_file, "口令", target, sign_done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return tj_decision_sign_finish (result, error);
}

static gboolean
has_label (GtkWidget  *widget,
           const char *name)
{
  const char *label = gtk_button_get_label (GTK_BUTTON (widget));

  return g_strcmp0 (label, name) == 0 || g_strcmp0 (label, "取自评审表") == 0;
}

/* The list of members in the window: from the sheets, one who is absent, one taken off again. */
static void
test_members (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const absent[] = { "decision.member.2.attendance", NULL };
  static const char * const absent_values[] = { "absent", NULL };
  TjPanelDesk *desk = get_desk (fixture);
  GtkWidget *page = GTK_WIDGET (fixture->review.view);
  const TjDecision *decision;
  GtkWidget *members;
  GtkWidget *row;
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GPtrArray) left = NULL;

  tj_panel_desk_add (desk, G_LIST_MODEL (fixture->files));
  wait_for_desk (fixture);
  decision = tj_panel_desk_get_decision (desk);
  members = review_fixture_find (page, TJ_TYPE_PANEL_MEMBERS, NULL, NULL);
  g_assert_null (review_fixture_find (members, TJ_TYPE_PANEL_MEMBER, NULL, NULL));

  g_signal_emit_by_name (review_fixture_find (members, GTK_TYPE_BUTTON, has_label,
                                              "Those of the Sheets"), "clicked");
  g_assert_cmpuint (tj_decision_count_entries (decision), ==, 2);
  g_assert_true (tj_panel_desk_set_members (desk, absent, absent_values));
  list = tj_decision_list_members (decision);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpuint (tj_decision_count_present (list, TRUE), ==, 1);
  g_assert_cmpstr (((TjDecisionMember *) list->pdata[0])->fingerprint, ==,
                   tj_identity_get_fingerprint (fixture->people[0]));
  g_assert_true (review_fixture_shows (members, "钱二"));

  /* The bin of the first row. */
  row = review_fixture_find (members, TJ_TYPE_PANEL_MEMBER, NULL, NULL);
  g_assert_cmpuint (tj_panel_member_get_number (TJ_PANEL_MEMBER (row)), ==, 1);
  g_signal_emit_by_name (review_fixture_find (row, GTK_TYPE_BUTTON, NULL, NULL), "clicked");
  g_assert_true (tj_panel_desk_undo (desk));
  g_assert_cmpuint (tj_decision_count_entries (decision), ==, 2);
  g_assert_cmpstr (tj_decision_get_member (decision, 1, "certificate"), ==,
                   tj_identity_get_fingerprint (fixture->people[0]));
  g_assert_true (tj_panel_desk_redo (desk));
  left = tj_decision_list_members (decision);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (((TjDecisionMember *) left->pdata[0])->name, ==, "钱二");
  row = review_fixture_find (members, TJ_TYPE_PANEL_MEMBER, NULL, NULL);
  g_assert_cmpuint (tj_panel_member_get_number (TJ_PANEL_MEMBER (row)), ==, 2);
}

static void
check_signing (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->review.folder, "two.xml", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GPtrArray) all = NULL;

  first = sign (fixture, NULL, 0, "one.xml", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, "赵一");
  second = sign (fixture, "one.xml", 1, "two.xml", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second, ==, "钱二");

  bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  all = tj_verify_countersigned (bytes, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  for (guint i = 0; i < all->len; i++)
    g_assert_true (((TjVerification *) g_ptr_array_index (all, i))->intact);

  /* Nobody signs twice, or what is no decision. */
  g_assert_null (sign (fixture, "two.xml", 0, "three.xml", &error));
  g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (sign (fixture, "a1.xml", 1, "three.xml", &error));
  g_assert_error (error, TJ_XML_ERROR, TJ_XML_ERROR_INVALID);
}

static void
test_documents (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct { const char *kind; const char *name; const char *begin; } files[] = {
    { "table", "t.xlsx", "PK" },
    { "table", "t.pdf", "%PDF" },
    { "minutes", "m.pdf", "%PDF" },
    { "minutes", "m.docx", "PK" },
    { "list", "l.csv", "\xef\xbb\xbf" },
    { "decision", "d.xml", "<?xml" },
  };
  TjPanelDesk *desk = get_desk (fixture);

  tj_panel_desk_add (desk, G_LIST_MODEL (fixture->files));
  wait_for_desk (fixture);
  check_signing (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) bytes = tj_panel_documents_create (desk, files[i].kind, files[i].name,
                                                           &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 60);
      g_assert_true (memcmp (g_bytes_get_data (bytes, NULL), files[i].begin,
                             strlen (files[i].begin)) == 0);
    }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/panel-page/sheets", test_sheets);
  ADD ("/panel-page/words", test_words);
  ADD ("/panel-page/discussion", test_discussion);
  ADD ("/panel-page/members", test_members);
  ADD ("/panel-page/documents", test_documents);

  return g_test_run ();
}
