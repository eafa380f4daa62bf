/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-words-view.h"
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
  g_test_add_func ("/words-view/damaged", test_damaged);

  result = g_test_run ();
  page_samples_tear_down ();

  return result;
}
