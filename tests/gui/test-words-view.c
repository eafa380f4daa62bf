/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-words-view.h"
#include "gui/widgets/tj-find-bar.h"
#include "../core/import/form-builder.h"
#include "../render/page/page-samples.h"

#include <adwaita.h>
#include <locale.h>
#include <string.h>

#define TYPES "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static void
add_part (ArchiveBuilder *builder,
          const char     *name,
          const char     *content)
{
  archive_builder_add (builder, name, content, strlen (content));
}

static GBytes *
make_book (const char *first,
           const char *second)
{
  ArchiveBuilder *builder = archive_builder_new ("zip", NULL);

  add_part (builder, "_rels/.rels", "<Relationships><Relationship Id=\"r\" Type=\"" TYPES
                                    "officeDocument\" Target=\"xl/workbook.xml\"/>"
                                    "</Relationships>");
  add_part (builder, "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"核算\" id=\"r1\"/>"
            "<sheet name=\"参数\" state=\"hidden\" id=\"r2\"/></sheets></workbook>");
  add_part (builder, "xl/_rels/workbook.xml.rels",
            "<Relationships>"
            "<Relationship Id=\"r1\" Type=\"" TYPES "worksheet\" Target=\"s1.xml\"/>"
            "<Relationship Id=\"r2\" Type=\"" TYPES "worksheet\" Target=\"s2.xml\"/>"
            "</Relationships>");
  add_part (builder, "xl/s1.xml", first);
  add_part (builder, "xl/s2.xml", second);

  return archive_builder_finish (builder);
}

static GtkWidget *
find_shown (GtkWidget *widget,
            GType      type)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
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

static GtkLabel *
find_label (GtkWidget  *widget,
            const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return GTK_LABEL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
is_loading (GtkWidget *view)
{
  GtkStack *stack = GTK_STACK (find_shown (view, GTK_TYPE_STACK));

  return stack == NULL || g_strcmp0 (gtk_stack_get_visible_child_name (stack), "loading") == 0;
}

/* Rows get their widgets when they are laid out. */
static GtkLabel *
wait_for_label (GtkWidget  *view,
                const char *text)
{
  guint id = g_timeout_add (10, wake_cb, NULL);
  GtkLabel *label;

  while (is_loading (view) || (label = find_label (view, text)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);

  return label;
}

static GtkWindow *
show (const char *name,
      GBytes     *bytes)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  TjWordsView *view = tj_words_view_new ();
  gsize length;
  const char *content = g_bytes_get_data (bytes, &length);
  g_autoptr(GFile) file = page_samples_add (name, content, (gssize) length);
  g_autoptr(TjAttachment) attachment = NULL;

  attachment = tj_attachment_new (name, length, "00", "application/octet-stream",
                                  TJ_ATTACHMENT_OTHER);
  tj_attachment_set_local_file (attachment, file);
  g_assert_true (tj_words_view_can_show (attachment));
  gtk_window_set_default_size (window, 600, 400);
  gtk_window_set_child (window, GTK_WIDGET (view));
  gtk_window_present (window);
  tj_words_view_set_attachment (view, attachment);

  return window;
}

static guint
count_columns (GtkWidget *view)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (find_shown (view, GTK_TYPE_COLUMN_VIEW));

  return g_list_model_get_n_items (gtk_column_view_get_columns (table));
}

static void
test_sheets (void)
{
  g_autoptr(GBytes) book = make_book (
    "<worksheet><sheetData><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>减排量</t></is></c>"
    "<c r=\"D2\"><v>1200</v></c></row></sheetData>"
    "<mergeCells><mergeCell ref=\"A2:C2\"/></mergeCells></worksheet>",
    "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>0.57</v></c></row></sheetData>"
    "</worksheet>");
  GtkWindow *window = show ("book.xlsx", book);
  GtkWidget *view = gtk_window_get_child (window);
  GtkDropDown *choice;

  /* Words to the left, numbers to the right; two columns of a merged cell take no room. */
  g_assert_cmpfloat (gtk_label_get_xalign (wait_for_label (view, "减排量")), <, 0.1f);
  g_assert_cmpfloat (gtk_label_get_xalign (wait_for_label (view, "1200")), >, 0.9f);
  g_assert_nonnull (find_label (view, "2"));
  g_assert_nonnull (find_label (view, "D"));
  g_assert_null (find_label (view, "B"));
  g_assert_cmpuint (count_columns (view), ==, 3);

  choice = GTK_DROP_DOWN (find_shown (view, GTK_TYPE_DROP_DOWN));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (choice)), ==, 2);
  gtk_drop_down_set_selected (choice, 1);
  wait_for_label (view, "0.57");
  g_assert_nonnull (find_label (view, "The applicant has hidden this sheet."));
  g_assert_cmpuint (count_columns (view), ==, 2);

  gtk_window_destroy (window);
}

/* More columns than there is room for widgets are told of. */
static void
test_cut (void)
{
  g_autoptr(GString) wide = g_string_new ("<worksheet><sheetData><row>");
  g_autoptr(GBytes) book = NULL;
  GtkWindow *window;

  for (guint i = 0; i < 65; i++)
    g_string_append (wide, "<c><v>7</v></c>");
  g_string_append (wide, "</row></sheetData></worksheet>");
  book = make_book (wide->str, "<worksheet><sheetData/></worksheet>");

  window = show ("wide.xlsx", book);
  wait_for_label (gtk_window_get_child (window),
                  "There is more of this sheet than is shown. Open the file with another program "
                  "to see all of it.");
  g_assert_cmpuint (count_columns (gtk_window_get_child (window)), ==, 65);
  gtk_window_destroy (window);
}

static void
test_text (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("核算说明\n一、边界", strlen ("核算说明\n一、边界"));
  GtkWindow *window = show ("a.txt", bytes);
  GtkWidget *view = gtk_window_get_child (window);
  g_autofree char *text = NULL;

  while (is_loading (view))
    g_main_context_iteration (NULL, TRUE);
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_shown (view, GTK_TYPE_TEXT_VIEW))),
                "text", &text, NULL);
  g_assert_cmpstr (text, ==, "核算说明\n一、边界");
  gtk_window_destroy (window);
}

/* The only sha256 of these files. */
#define SHA256 "00"

static TjEvidence *
make_mark (TjEvidenceKind kind,
           guint          number,
           guint          place,
           guint          row)
{
  TjEvidence *mark = tj_evidence_new (kind, SHA256);

  mark->number = number;
  mark->place = place;
  mark->row = row;

  return mark;
}

static GtkButton *
find_mark_button (GtkWidget  *widget,
                  const char *number)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkButton *found;

      if (GTK_IS_BUTTON (child) && gtk_widget_has_css_class (child, "mark") &&
          gtk_widget_get_visible (child) &&
          g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), number) == 0)
        return GTK_BUTTON (child);
      if ((found = find_mark_button (child, number)) != NULL)
        return found;
    }

  return NULL;
}

static void
judgement_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  *(guint *) data = g_variant_get_uint32 (parameter);
}

/* What the page of a review does with the action, this takes down. */
static void
watch_judgement (GtkWidget *widget,
                 guint     *number)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) action = g_simple_action_new ("show-judgement", G_VARIANT_TYPE_UINT32);

  g_signal_connect (action, "activate", G_CALLBACK (judgement_cb), number);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (widget, "review", G_ACTION_GROUP (group));
}

static GtkTextView *
wait_for_text (GtkWidget *view)
{
  while (is_loading (view))
    g_main_context_iteration (NULL, TRUE);

  return GTK_TEXT_VIEW (find_shown (view, GTK_TYPE_TEXT_VIEW));
}

/* From words to evidence and from the mark back to the judgement, in a plain text: what is selected
 * is quoted, and two marks of one line are two buttons. */
static void
test_text_evidence (void)
{
  const char *words = "核算说明\n一、边界为整条产线\n二、基准为改造前";
  g_autoptr(GBytes) bytes = g_bytes_new_static (words, strlen (words));
  GtkWindow *window = show ("a.txt", bytes);
  TjWordsView *view = TJ_WORDS_VIEW (gtk_window_get_child (window));
  GtkTextView *text = wait_for_text (GTK_WIDGET (view));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text);
  g_autoptr(GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_evidence_free);
  g_autoptr(TjEvidence) evidence = NULL;
  g_autoptr(TjEvidence) wanted = make_mark (TJ_EVIDENCE_LINE, 2, 3, 0);
  GtkTextIter start, end;
  guint number = 0;

  watch_judgement (GTK_WIDGET (window), &number);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &start, 1, 2);
  gtk_text_buffer_get_iter_at_line_offset (buffer, &end, 1, 4);
  gtk_text_buffer_select_range (buffer, &start, &end);
  evidence = tj_words_view_dup_evidence (view, GTK_WIDGET (text));
  g_assert_cmpint (evidence->kind, ==, TJ_EVIDENCE_LINE);
  g_assert_cmpuint (evidence->place, ==, 2);
  g_assert_cmpstr (evidence->quote, ==, "边界");

  g_ptr_array_add (marks, make_mark (TJ_EVIDENCE_LINE, 1, 2, 0));
  g_ptr_array_add (marks, make_mark (TJ_EVIDENCE_LINE, 2, 3, 0));
  g_ptr_array_add (marks, make_mark (TJ_EVIDENCE_LINE, 7, 3, 0));
  tj_words_view_set_marks (view, marks);
  g_assert_nonnull (find_mark_button (GTK_WIDGET (text), "1"));
  g_assert_nonnull (find_mark_button (GTK_WIDGET (text), "2"));
  g_signal_emit_by_name (find_mark_button (GTK_WIDGET (text), "7"), "clicked");
  g_assert_cmpuint (number, ==, 7);

  tj_words_view_show_mark (view, wanted);
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  g_assert_cmpint (gtk_text_iter_get_line (&start), ==, 2);

  g_ptr_array_set_size (marks, 1);
  tj_words_view_set_marks (view, marks);
  g_assert_null (find_mark_button (GTK_WIDGET (text), "2"));
  gtk_window_destroy (window);
}

/* The same in a workbook, where a mark belongs to a row. */
static void
test_sheet_marks (void)
{
  g_autoptr(GBytes) book = make_book (
    "<worksheet><sheetData><row r=\"2\"><c r=\"A2\"><v>1200</v></c></row>"
    "<row r=\"5\"><c r=\"A5\"><v>7</v></c></row></sheetData></worksheet>",
    "<worksheet><sheetData/></worksheet>");
  GtkWindow *window = show ("book.xlsx", book);
  TjWordsView *view = TJ_WORDS_VIEW (gtk_window_get_child (window));
  g_autoptr(GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_evidence_free);
  g_autoptr(TjEvidence) evidence = NULL;
  GtkLabel *label = wait_for_label (GTK_WIDGET (view), "7");
  guint id = g_timeout_add (10, wake_cb, NULL);
  guint number = 0;

  evidence = tj_words_view_dup_evidence (view, GTK_WIDGET (label));
  g_assert_cmpint (evidence->kind, ==, TJ_EVIDENCE_SHEET);
  g_assert_cmpuint (evidence->row, ==, 5);
  g_assert_cmpstr (evidence->quote, ==, "7");

  watch_judgement (GTK_WIDGET (window), &number);
  g_ptr_array_add (marks, make_mark (TJ_EVIDENCE_SHEET, 3, 1, 5));
  g_ptr_array_add (marks, make_mark (TJ_EVIDENCE_SHEET, 4, 1, 5));
  tj_words_view_set_marks (view, marks);
  while (find_mark_button (GTK_WIDGET (view), "4") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
  g_assert_nonnull (find_mark_button (GTK_WIDGET (view), "3"));
  g_signal_emit_by_name (find_mark_button (GTK_WIDGET (view), "4"), "clicked");
  g_assert_cmpuint (number, ==, 4);
  gtk_window_destroy (window);
}

static const char *
get_find_status (GtkWidget *view)
{
  GtkWidget *bar = find_shown (view, TJ_TYPE_FIND_BAR);

  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (bar));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LABEL (child))
        return gtk_label_get_text (GTK_LABEL (child));
    }

  g_assert_not_reached ();
}

static void
find (GtkWidget  *view,
      const char *words)
{
  GtkWidget *bar = find_shown (view, TJ_TYPE_FIND_BAR);
  guint id = g_timeout_add (10, wake_cb, NULL);

  /* The entry waits for more letters before it tells. */
  tj_find_bar_set_status (TJ_FIND_BAR (bar), "…");
  gtk_editable_set_text (GTK_EDITABLE (find_shown (bar, GTK_TYPE_SEARCH_ENTRY)), words);
  while (g_str_equal (get_find_status (view), "…") || *get_find_status (view) == '\0')
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

/* From sheet to sheet, whatever the width of the letters; what is found is marked in its place. */
static void
test_find_in_sheets (void)
{
  g_autoptr(GBytes) book = make_book (
    "<worksheet><sheetData><row r=\"2\"><c t=\"inlineStr\"><is><t>燃煤锅炉 A型</t></is></c>"
    "<c t=\"inlineStr\"><is><t>Ａ型</t></is></c></row></sheetData></worksheet>",
    "<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>a型机</t></is></c></row>"
    "</sheetData></worksheet>");
  GtkWindow *window = show ("book.xlsx", book);
  GtkWidget *view = gtk_window_get_child (window);
  GtkLabel *label = wait_for_label (view, "Ａ型");
  GtkDropDown *choice = GTK_DROP_DOWN (find_shown (view, GTK_TYPE_DROP_DOWN));

  tj_words_view_begin_find (TJ_WORDS_VIEW (view));
  find (view, "Ａ型");
  g_assert_cmpstr (get_find_status (view), ==, "1 of 2");
  g_assert_nonnull (gtk_label_get_attributes (label));
  g_signal_emit_by_name (find_shown (view, TJ_TYPE_FIND_BAR), "step", TRUE);
  g_assert_cmpstr (get_find_status (view), ==, "2 of 2");
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 1);
  g_assert_nonnull (gtk_label_get_attributes (wait_for_label (view, "a型机")));
  g_signal_emit_by_name (find_shown (view, TJ_TYPE_FIND_BAR), "step", TRUE);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 0);

  find (view, "没有的");
  g_assert_cmpstr (get_find_status (view), ==, "Not found");
  g_signal_emit_by_name (find_shown (view, TJ_TYPE_FIND_BAR), "stopped");
  g_assert_null (gtk_label_get_attributes (wait_for_label (view, "Ａ型")));
  gtk_window_destroy (window);
}

static void
test_find_in_text (void)
{
  const char *words = "产线一\n改造前的产线，产线二\n结束";
  g_autoptr(GBytes) bytes = g_bytes_new_static (words, strlen (words));
  GtkWindow *window = show ("a.txt", bytes);
  GtkWidget *view = gtk_window_get_child (window);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (wait_for_text (view));
  GtkTextTag *tag;
  GtkTextIter iter;
  guint n_marked = 0;

  tj_words_view_begin_find (TJ_WORDS_VIEW (view));
  find (view, "产线");
  g_assert_cmpstr (get_find_status (view), ==, "1 of 2");
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "found");
  gtk_text_buffer_get_start_iter (buffer, &iter);
  do
    n_marked += gtk_text_iter_starts_tag (&iter, tag);
  while (gtk_text_iter_forward_char (&iter));
  g_assert_cmpuint (n_marked, ==, 3);

  g_signal_emit_by_name (find_shown (view, TJ_TYPE_FIND_BAR), "step", FALSE);
  g_assert_cmpstr (get_find_status (view), ==, "2 of 2");
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_line (&iter), ==, 1);
  gtk_window_destroy (window);
}

static void
test_damaged (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("PK\003\004 and no more", 16);
  GtkWindow *window = show ("b.xlsx", bytes);
  GtkWidget *view = gtk_window_get_child (window);

  while (is_loading (view))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (find_shown (view, ADW_TYPE_STATUS_PAGE));
  gtk_window_destroy (window);
}

int
main (int    argc,
      char **argv)
{
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  page_samples_set_up ();

  g_test_add_func ("/words-view/sheets", test_sheets);
  g_test_add_func ("/words-view/cut", test_cut);
  g_test_add_func ("/words-view/text", test_text);
  g_test_add_func ("/words-view/text-evidence", test_text_evidence);
  g_test_add_func ("/words-view/sheet-marks", test_sheet_marks);
  g_test_add_func ("/words-view/find-in-sheets", test_find_in_sheets);
  g_test_add_func ("/words-view/find-in-text", test_find_in_text);
  g_test_add_func ("/words-view/damaged", test_damaged);

  result = g_test_run ();
  page_samples_tear_down ();

  return result;
}
