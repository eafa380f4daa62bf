/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-correction-editor.h"
#include "gui/evidence/tj-form-row.h"
#include "gui/evidence/tj-form-section.h"
#include "gui/evidence/tj-form-view.h"
#include "gui/evidence/tj-tick-box.h"
#include "gui/evidence/tj-word-marks.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

static TjPackage *
make_package (void)
{
  g_autoptr(GFile) location = g_file_new_for_path ("/package.zip");
  g_autoptr(TjForm) form = tj_form_new ();
  g_autoptr(TjCase) first = tj_case_new ();
  g_autoptr(TjCase) second = tj_case_new ();
  g_autoptr(TjPlace) place = tj_place_new ("form.docx", 1, 14, 2);
  TjPackage *package = tj_package_new ("package", location);
  TjField *field = tj_form_get_field (form, "technology_name");

  tj_field_set_text (field, "压缩空气储能技术");
  tj_field_set_place (field, place);
  tj_field_set_text (tj_case_get_field (second, "payback"), "48年");
  tj_form_add_case (form, first);
  tj_form_add_case (form, second);
  tj_package_set_form (package, form, "form.docx");

  return package;
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type,
             gboolean (*matches) (GtkWidget *widget, gconstpointer data),
             gconstpointer data)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && matches (widget, data))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, matches, data);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
has_text (GtkWidget     *widget,
          gconstpointer  text)
{
  return g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
flashes (GtkWidget     *widget,
         gconstpointer  nothing)
{
  return gtk_widget_has_css_class (widget, "flash");
}

static GtkWidget *
find_label (gpointer    widget,
            const char *text)
{
  return find_widget (widget, GTK_TYPE_LABEL, has_text, text);
}

static guint
count_widgets (GtkWidget *widget,
               GType      type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (widget), type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_widgets (child, type);

  return n;
}

static GtkWidget *
find_flash (gpointer widget)
{
  return find_widget (widget, TJ_TYPE_FORM_ROW, flashes, NULL);
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Waits as long as it takes; the test run's own limit ends what never comes. */
static void
wait_for_flash (gpointer widget,
                gboolean wanted)
{
  guint id = g_timeout_add (10, wake_cb, NULL);

  while ((find_flash (widget) != NULL) != wanted)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static gboolean
count_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       data)
{
  *(guint *) data += 1;

  return G_SOURCE_CONTINUE;
}

/* By then a view that was told to scroll has done so. */
static void
wait_for_frames (gpointer widget)
{
  guint n_frames = 0;
  guint id = gtk_widget_add_tick_callback (widget, count_frame_cb, &n_frames, NULL);

  while (n_frames < 5)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (widget, id);
}

static GtkWindow *
show_in_window (gpointer widget)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, 600, 400);
  gtk_window_set_child (window, widget);
  gtk_window_present (window);

  return window;
}

static void
test_rows (void)
{
  g_autoptr(TjPackage) package = make_package ();
  TjFormView *view = g_object_ref_sink (tj_form_view_new ());
  GtkWidget *blank;

  tj_form_view_set_package (view, package);
  g_assert_cmpuint (count_widgets (GTK_WIDGET (view), TJ_TYPE_FORM_ROW), ==, 31 + 2 * 14);
  g_assert_nonnull (find_label (view, "压缩空气储能技术"));
  g_assert_nonnull (find_label (view, "48年"));
  g_assert_nonnull (find_label (view, "☐ 示范类技术\n☐ 推广类技术"));

  blank = find_label (view, "—");
  g_assert_nonnull (blank);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (blank),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));

  tj_form_view_set_package (view, NULL);
  g_assert_cmpuint (count_widgets (GTK_WIDGET (view), TJ_TYPE_FORM_ROW), ==, 0);
  g_assert_finalize_object (view);
}

static void
test_place (void)
{
  g_autoptr(TjPackage) package = make_package ();
  TjField *field = tj_form_lookup (tj_package_get_form (package), "technology_name");
  g_autofree char *words = tj_place_to_string (tj_field_get_place (field));
  TjFormView *view = g_object_ref_sink (tj_form_view_new ());

  tj_form_view_set_package (view, package);
  g_assert_nonnull (find_label (view, words));
  g_assert_finalize_object (view);
}

static void
test_ticks (void)
{
  TjFieldSpec const *spec = tj_field_spec_lookup ("category");
  g_autoptr(TjField) field = tj_field_new (spec, NULL);
  const char * const codes[] = { "energy", "non_co2", NULL };
  g_autofree char *text = NULL;

  tj_field_set_ticked (field, codes);
  text = tj_tick_box_dup_text (field);
  g_assert_cmpstr (text, ==, "☑ 能源绿色低碳转型类\n☐ 重点领域降碳类\n☐ 储碳固碳类\n"
                             "☐ 数智赋能类\n☑ 非二氧化碳减排类");
}

/* A font must have every character that the program itself adds to a form. */
static void
test_glyphs (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("☑☐—≈×⁴·"));
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));

  g_assert_cmpint (pango_layout_get_unknown_glyphs_count (layout), ==, 0);
  g_assert_finalize_object (label);
}

static void
test_marks (void)
{
  const char * const words[] = { "psa", "余热", "", NULL };
  const char * const others[] = { "没有", NULL };
  PangoAttrList *marks;
  g_autofree char *listed = NULL;

  marks = tj_word_marks_find ("ＰＳＡ与余热", words);
  listed = pango_attr_list_to_string (marks);
  g_assert_true (g_str_has_prefix (listed, "0 9 background"));
  g_assert_nonnull (strstr (listed, "12 18 background"));
  pango_attr_list_unref (marks);

  g_assert_null (tj_word_marks_find ("ＰＳＡ与余热", others));
  g_assert_null (tj_word_marks_find ("余", words));
  g_assert_null (tj_word_marks_find ("余热", NULL));
}

static void
test_highlight (void)
{
  g_autoptr(TjPackage) package = make_package ();
  TjFormView *view = g_object_ref_sink (tj_form_view_new ());
  const char * const words[] = { "压缩空气储能", NULL };
  GtkWidget *label;

  /* Before the package and after it. */
  tj_form_view_highlight_words (view, words);
  tj_form_view_set_package (view, package);
  label = find_label (view, "压缩空气储能技术");
  g_assert_nonnull (gtk_label_get_attributes (GTK_LABEL (label)));

  tj_form_view_highlight_words (view, NULL);
  g_assert_null (gtk_label_get_attributes (GTK_LABEL (label)));
  g_assert_finalize_object (view);
}

static void
test_long_text (void)
{
  g_autofree char *text = g_strnfill (20001, 'x');
  g_autoptr(TjField) field = NULL;
  TjFormRow *row;
  g_autofree char *part = g_strnfill (20000, 'x');

  field = tj_field_new (tj_field_spec_lookup ("status"), text);
  row = g_object_ref_sink (tj_form_row_new ("x", field));
  g_assert_null (find_label (row, text));
  g_assert_nonnull (find_label (row, part));
  g_assert_finalize_object (row);

  tj_field_set_text (field, part);
  row = g_object_ref_sink (tj_form_row_new ("x", field));
  g_assert_nonnull (find_label (row, part));
  g_assert_finalize_object (row);
}

static void
test_reading (void)
{
  g_autoptr(TjField) field = tj_field_new (tj_field_spec_lookup ("current_share"), "约15%");
  const TjQuantity *quantity = tj_field_get_quantity (field);
  TjFormRow *row = g_object_ref_sink (tj_form_row_new ("x", field));
  g_autofree char *value = tj_quantity_to_string (quantity);
  gboolean shown = FALSE;

  for (GtkWidget *label = find_label (row, "约15%"); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    shown = shown || (GTK_IS_BOX (label) && gtk_widget_get_visible (label));

  /* Nothing is said about what was not read. */
  g_assert_cmpint (shown, ==, quantity->state != TJ_QUANTITY_BLANK);
  g_assert_finalize_object (row);
}

static void
test_show_field (void)
{
  g_autoptr(TjPackage) package = make_package ();
  TjFormView *view = tj_form_view_new ();
  GtkWindow *window = show_in_window (view);
  GtkWidget *row;
  graphene_rect_t bounds;

  tj_form_view_set_package (view, package);
  tj_form_view_show_field (view, "cases[1].payback");
  wait_for_flash (view, TRUE);
  row = find_flash (view);
  g_assert_nonnull (find_label (row, "48年"));
  wait_for_frames (view);
  g_assert_true (gtk_widget_compute_bounds (row, GTK_WIDGET (view), &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=,
                     gtk_widget_get_height (GTK_WIDGET (view)));
  wait_for_flash (view, FALSE);

  /* Neither a section nor a path that does not exist flashes anything. */
  tj_form_view_show_field (view, "cases[1]");
  wait_for_frames (view);
  tj_form_view_show_field (view, "cases[7].payback");
  wait_for_frames (view);
  g_assert_null (find_flash (view));

  gtk_window_destroy (window);
}

static void
test_no_animations (void)
{
  g_autoptr(TjPackage) package = make_package ();
  TjFormView *view = tj_form_view_new ();
  GtkWindow *window = show_in_window (view);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  tj_form_view_set_package (view, package);
  tj_form_view_show_field (view, "cases[0].name");
  wait_for_frames (view);
  g_assert_null (find_flash (view));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);

  gtk_window_destroy (window);
}

static gboolean
is_any (GtkWidget     *widget,
        gconstpointer  nothing)
{
  return TRUE;
}

static gboolean
is_row_of (GtkWidget     *widget,
           gconstpointer  label)
{
  return find_label (widget, label) != NULL;
}

static void
corrected_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  GVariant **received = data;

  g_clear_pointer (received, g_variant_unref);
  *received = g_variant_ref (parameter);
}

static void
assert_received (GVariant   **received,
                 const char  *path,
                 const char  *value,
                 const char  *reason)
{
  const char *texts[3];

  g_assert_nonnull (*received);
  g_variant_get (*received, "(&s&s&s)", &texts[0], &texts[1], &texts[2]);
  g_assert_cmpstr (texts[0], ==, path);
  g_assert_cmpstr (texts[1], ==, value);
  g_assert_cmpstr (texts[2], ==, reason);
  g_clear_pointer (received, g_variant_unref);
}

static GtkWidget *
begin_correction (gpointer row)
{
  gtk_widget_activate_action (row, "row.correct", NULL);

  return find_widget (row, TJ_TYPE_CORRECTION_EDITOR, is_any, NULL);
}

static TjPackage *
correct (TjPackage  *package,
         const char *path,
         const char *text)
{
  TjForm *form = tj_package_get_form (package);
  g_autoptr(TjForm) corrected = tj_form_copy (form, tj_form_get_n_cases (form));

  tj_field_set_text (tj_form_lookup (corrected, path), text);
  tj_field_set_original (tj_form_lookup (corrected, path), tj_form_lookup (form, path));

  return tj_package_new_corrected (package, corrected);
}

/* Typed, understood, handed on; and shown with what was read once it is recorded. */
static void
test_correct (void)
{
  const GActionEntry entries[] = { { "correct-field", corrected_cb, "(sss)", NULL, NULL, { 0 } } };
  const char *path = "cases[1].payback";
  g_autoptr(TjPackage) package = make_package ();
  g_autoptr(TjPackage) corrected = correct (package, path, "4.8年");
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  GVariant *received = NULL;
  TjFormView *view = tj_form_view_new ();
  GtkWindow *window = show_in_window (view);
  g_autofree char *reading = g_strdup_printf (_("Read as %s"), "4.8 年");
  g_autofree char *original = g_strdup_printf (_("Read from the form: %s"), "48年");
  GtkWidget *row, *editor, *entry;

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries),
                                   &received);
  gtk_widget_insert_action_group (GTK_WIDGET (window), "review", G_ACTION_GROUP (group));
  tj_form_view_set_package (view, package);
  row = find_widget (GTK_WIDGET (view), TJ_TYPE_FORM_ROW, is_row_of, "48年");
  g_assert_null (begin_correction (row));

  tj_form_view_set_review (view, NULL, TRUE);
  editor = begin_correction (row);
  entry = find_widget (editor, GTK_TYPE_ENTRY, is_any, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "4.8年");
  g_assert_nonnull (find_label (editor, reading));
  gtk_widget_activate_action (editor, "correction.apply", NULL);
  assert_received (&received, path, "4.8年", "");
  g_assert_null (find_widget (row, TJ_TYPE_CORRECTION_EDITOR, is_any, NULL));

  tj_form_view_set_package (view, corrected);
  g_assert_true (find_widget (GTK_WIDGET (view), TJ_TYPE_FORM_ROW, is_row_of, "4.8年") == row);
  g_assert_nonnull (find_label (row, C_("field", "corrected")));
  g_assert_nonnull (find_label (row, original));

  /* What reads as it was read is no correction. */
  editor = begin_correction (row);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (editor, GTK_TYPE_ENTRY, is_any, NULL)),
                         "48年");
  gtk_widget_activate_action (editor, "correction.apply", NULL);
  assert_received (&received, path, "", "");
  gtk_widget_activate_action (begin_correction (row), "correction.revert", NULL);
  assert_received (&received, path, "", "");
  gtk_widget_activate_action (begin_correction (row), "correction.cancel", NULL);
  g_assert_null (received);

  gtk_window_destroy (window);
}

/* Without regard to width and case, in the order of the form. */
static void
test_find (void)
{
  TjFormView *view = g_object_ref_sink (tj_form_view_new ());
  g_autoptr(TjPackage) package = make_package ();
  g_autoptr(GPtrArray) years = NULL;
  g_autoptr(GPtrArray) energy = NULL;
  g_autoptr(GPtrArray) nothing = NULL;
  g_autoptr(GPtrArray) blank = NULL;

  tj_form_view_set_package (view, package);
  years = tj_form_view_find (view, "４8 年");
  g_assert_cmpuint (years->len, ==, 1);
  g_assert_cmpstr (years->pdata[0], ==, "cases[1].payback");

  energy = tj_form_view_find (view, "储能");
  g_assert_cmpstr (energy->pdata[0], ==, "technology_name");

  nothing = tj_form_view_find (view, "没有的词");
  g_assert_cmpuint (nothing->len, ==, 0);
  blank = tj_form_view_find (view, " ");
  g_assert_cmpuint (blank->len, ==, 0);
  g_assert_finalize_object (view);
}

static TjPackage *
make_package_with_cases (guint n_cases)
{
  g_autoptr(TjPackage) package = make_package ();
  TjForm *form = tj_package_get_form (package);
  g_autoptr(TjForm) other = tj_form_copy (form, n_cases);

  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *path = g_strdup_printf ("cases[%u].payback", i);
      g_autofree char *text = g_strdup_printf ("储能案例%u", i + 1);

      tj_field_set_text (tj_form_lookup (other, path), text);
    }
  tj_field_set_text (tj_form_lookup (other, "applicant.address"), "储能路");

  return tj_package_new_corrected (package, other);
}

/* More or fewer cases than before: their rows stand between those that stay, which do. */
static void
test_other_cases (void)
{
  static const guint counts[] = { 2, 4, 1, 0, 3 };
  TjFormView *view = g_object_ref_sink (tj_form_view_new ());
  g_autoptr(TjCase) any = tj_case_new ();
  guint n_in_case = g_list_model_get_n_items (tj_case_get_fields (any));
  guint n_others = 0;

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr(TjPackage) package = make_package_with_cases (counts[i]);
      g_autoptr(GPtrArray) found = NULL;
      guint n_rows;

      tj_form_view_set_package (view, package);
      found = tj_form_view_find (view, "储能");
      g_assert_cmpstr (found->pdata[0], ==, "technology_name");
      g_assert_cmpstr (found->pdata[found->len - 1], ==, "applicant.address");
      for (guint j = 0; j < counts[i]; j++)
        {
          g_autofree char *path = g_strdup_printf ("cases[%u].payback", j);

          g_assert_cmpstr (found->pdata[found->len - 1 - counts[i] + j], ==, path);
        }

      n_rows = count_widgets (GTK_WIDGET (view), TJ_TYPE_FORM_ROW);
      if (i == 0)
        n_others = n_rows - counts[i] * n_in_case;
      g_assert_cmpuint (n_rows, ==, n_others + counts[i] * n_in_case);
      g_assert_cmpuint (count_widgets (GTK_WIDGET (view), TJ_TYPE_FORM_SECTION), ==,
                        4 + counts[i]);
    }

  g_assert_finalize_object (view);
}

/* What is evidence shows its number, and what supports a claim shows where that stands. */
static void
test_evidence (void)
{
  const char *sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(TjReview) review = tj_review_new (rubric);
  g_autoptr(TjPackage) package = make_package ();
  g_autoptr(TjField) field = NULL;
  g_autoptr(TjEvidence) evidence = NULL;
  g_autofree char *value = g_strconcat (sha256, " field technology_name", NULL);
  TjFormRow *row;

  field = g_object_ref (tj_form_lookup (tj_package_get_form (package), "technology_name"));
  row = g_object_ref_sink (tj_form_row_new ("technology_name", field));
  tj_review_set (review, "evidence.score.leadership.12", value, NULL);

  g_assert_null (tj_form_row_dup_evidence (row, NULL));
  tj_form_row_set_evidence (row, sha256, package, review, TRUE);
  g_assert_nonnull (find_widget (GTK_WIDGET (row), GTK_TYPE_LABEL, has_text, "12"));

  evidence = tj_form_row_dup_evidence (row, NULL);
  g_assert_cmpstr (evidence->field, ==, "technology_name");
  g_assert_cmpstr (evidence->quote, ==, "压缩空气储能技术");

  tj_review_set (review, "evidence.score.leadership.12", NULL, NULL);
  tj_form_row_set_evidence (row, sha256, package, review, TRUE);
  g_assert_null (find_widget (GTK_WIDGET (row), GTK_TYPE_LABEL, has_text, "12"));
  g_assert_finalize_object (row);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/form-view/rows", test_rows);
  g_test_add_func ("/form-view/place", test_place);
  g_test_add_func ("/form-view/ticks", test_ticks);
  g_test_add_func ("/form-view/glyphs", test_glyphs);
  g_test_add_func ("/form-view/marks", test_marks);
  g_test_add_func ("/form-view/highlight", test_highlight);
  g_test_add_func ("/form-view/long-text", test_long_text);
  g_test_add_func ("/form-view/reading", test_reading);
  g_test_add_func ("/form-view/show-field", test_show_field);
  g_test_add_func ("/form-view/correct", test_correct);
  g_test_add_func ("/form-view/no-animations", test_no_animations);
  g_test_add_func ("/form-view/find", test_find);
  g_test_add_func ("/form-view/other-cases", test_other_cases);
  g_test_add_func ("/form-view/evidence", test_evidence);

  return g_test_run ();
}
