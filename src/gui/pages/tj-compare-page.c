/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/pages/tj-compare-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-file-read.h"
#include "core/base/tj-file-write.h"
#include "core/base/tj-text.h"
#include "core/base/tj-xml.h"
#include "core/sheet/tj-sheet.h"
#include "gui/compare/tj-compare-table.h"
#include "gui/dialogs/tj-file-picker.h"
#include "gui/widgets/tj-answer-words.h"

#define TEMPLATE "/org/tanjian/Tanjian/ui/pages/tj-compare-page.ui"

struct _TjComparePage
{
  TjSessionView parent_instance;

  GtkStack *stack;
  GtkLabel *summary_label;
  GtkToggleButton *differences_button;
  GtkToggleButton *peers_button;
  GtkWidget *turn_button;
  TjCompareTable *table;

  /* What is compared: packages, or the review of the first and sheets on it. */
  GPtrArray *items;
  GPtrArray *sheets;
  TjComparison *comparison;
  guint rebuild_source;
};

enum {
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjComparePage, tj_compare_page, TJ_TYPE_SESSION_VIEW)

static TjRoundItem *
get_item (TjComparePage *self,
          guint          i)
{
  return g_ptr_array_index (self->items, i);
}

static const char *
get_type_code (TjComparePage *self)
{
  return self->sheets->len == 0 && self->items->len > 0
           ? tj_round_item_get_type_code (get_item (self, 0)) : NULL;
}

static void
add_session_figures (TjComparePage *self)
{
  gboolean has_counts[TJ_COMPARISON_MOST], has_scores[TJ_COMPARISON_MOST];
  double errors[TJ_COMPARISON_MOST], queries[TJ_COMPARISON_MOST], scores[TJ_COMPARISON_MOST];

  for (guint i = 0; i < self->items->len; i++)
    {
      const TjTotal *total = tj_round_item_get_total (get_item (self, i));

      has_counts[i] = tj_round_item_get_findings (get_item (self, i)) != NULL;
      errors[i] = tj_round_item_count (get_item (self, i), TJ_SEVERITY_ERROR);
      queries[i] = tj_round_item_count (get_item (self, i), TJ_SEVERITY_QUERY);
      has_scores[i] = total->n_given > 0 && total->n_missing == 0;
      scores[i] = total->points;
    }

  tj_comparison_add_figures (self->comparison, _("Review"), _("Errors"), NULL, has_counts, errors);
  tj_comparison_add_figures (self->comparison, _("Review"), _("Queries"), NULL, has_counts,
                             queries);
  tj_comparison_add_figures (self->comparison, _("Review"), _("Own score, of 5"), NULL, has_scores,
                             scores);
}

static void
compare_packages (TjComparePage *self)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  g_autoptr(GPtrArray) packages = g_ptr_array_new ();
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < self->items->len; i++)
    {
      g_ptr_array_add (packages, tj_round_item_get_shown (get_item (self, i)));
      g_ptr_array_add (titles, (char *) tj_round_item_get_name (get_item (self, i)));
    }

  self->comparison = tj_comparison_new_of_packages (packages, (const char * const *) titles->pdata,
                                                    tj_session_get_taxonomy (session));
  add_session_figures (self);
}

/* All technologies of the round of the type of the first one, itself among them. */
static void
add_peers (TjComparePage *self)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  GListModel *items = tj_session_get_items (session);
  const char *code = get_type_code (self);
  g_autoptr(GPtrArray) forms = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);

      if (tj_round_item_get_package (item) != NULL &&
          g_strcmp0 (tj_round_item_get_type_code (item), code) == 0)
        g_ptr_array_add (forms, tj_package_get_form (tj_round_item_get_package (item)));
    }

  tj_comparison_set_peers (self->comparison, forms,
                           tj_round_item_get_facts (get_item (self, 0))->type_name);
}

static char *
dup_reviewer (TjReview *review)
{
  const char *name = tj_review_get (review, "reviewer.name");

  return g_strdup (name != NULL ? name : _("Without a Name"));
}

static void
compare_sheets (TjComparePage *self)
{
  g_autoptr(GPtrArray) reviews = g_ptr_array_new ();
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (reviews, tj_round_item_get_review (get_item (self, 0)));
  g_ptr_array_add (titles, g_strdup (_("Own Review")));
  for (guint i = 0; i < self->sheets->len; i++)
    {
      TjReview *review = tj_sheet_get_review (g_ptr_array_index (self->sheets, i));

      g_ptr_array_add (reviews, review);
      g_ptr_array_add (titles, dup_reviewer (review));
    }

  self->comparison = tj_comparison_new_of_reviews (reviews, (const char * const *) titles->pdata,
                                                   tj_answer_words_dup);
}

static guint
count_differences (TjComparePage *self)
{
  guint count = 0;

  for (guint i = 0; i < tj_comparison_get_n_rows (self->comparison); i++)
    count += tj_comparison_get_row (self->comparison, i)->differs;

  return count;
}

static void
update_summary (TjComparePage *self)
{
  guint n_differences = count_differences (self);
  g_autofree char *differences = NULL;
  g_autofree char *text = NULL;

  differences = g_strdup_printf (ngettext ("%u difference from the first column",
                                           "%u differences from the first column",
                                           n_differences), n_differences);
  /* Translators: a technology whose sheets are compared, and how many differences there are */
  text = self->sheets->len > 0
           ? g_strdup_printf (_("%s: %s. Signatures are not checked here."),
                              tj_round_item_get_name (get_item (self, 0)), differences)
           : g_strdup (differences);
  gtk_label_set_label (self->summary_label, self->items->len > 1 || self->sheets->len > 0
                                              ? text : "");
}

static void
show_comparison (TjComparePage *self)
{
  gboolean only_differences = gtk_toggle_button_get_active (self->differences_button);

  tj_compare_table_show (self->table, self->comparison, only_differences);
  update_summary (self);
  gtk_stack_set_visible_child_name (self->stack,
                                    tj_compare_table_get_n_rows (self->table) > 0 ? "table"
                                                                                  : "equal");
}

static void
update_actions (TjComparePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n_columns = self->comparison != NULL ? tj_comparison_get_n_columns (self->comparison) : 0;

  gtk_widget_action_set_enabled (widget, "compare.turn", n_columns > 1);
  gtk_widget_action_set_enabled (widget, "compare.export", n_columns > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->differences_button), n_columns > 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->peers_button), get_type_code (self) != NULL);
}

static void
forget (TjComparePage *self)
{
  tj_compare_table_show (self->table, NULL, FALSE);
  g_clear_pointer (&self->comparison, tj_comparison_free);
}

/* Anew from the packages as they are now: corrected, scored, or gone. */
static void
rebuild (TjComparePage *self)
{
  forget (self);
  if (self->items->len > 0)
    {
      if (self->sheets->len > 0)
        compare_sheets (self);
      else
        compare_packages (self);
      if (get_type_code (self) != NULL && gtk_toggle_button_get_active (self->peers_button))
        add_peers (self);
      show_comparison (self);
    }
  else
    gtk_stack_set_visible_child_name (self->stack, "empty");

  update_actions (self);
}

static gboolean
rebuild_cb (gpointer user_data)
{
  TjComparePage *self = user_data;

  self->rebuild_source = 0;
  rebuild (self);

  return G_SOURCE_REMOVE;
}

static void
item_changed_cb (TjComparePage *self)
{
  if (self->rebuild_source == 0)
    self->rebuild_source = g_idle_add (rebuild_cb, self);
}

static void
set_items (TjComparePage *self,
           GPtrArray     *items)
{
  for (guint i = 0; i < self->items->len; i++)
    g_signal_handlers_disconnect_by_func (get_item (self, i), item_changed_cb, self);
  g_ptr_array_set_size (self->items, 0);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      TjRoundItem *item = g_ptr_array_index (items, i);

      g_ptr_array_add (self->items, g_object_ref (item));
      g_signal_connect_object (item, "changed", G_CALLBACK (item_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

/* Another round has other packages. */
static void
items_changed_cb (TjComparePage *self,
                  guint          position,
                  guint          n_removed,
                  guint          n_added)
{
  if (n_removed == 0)
    return;

  g_ptr_array_set_size (self->sheets, 0);
  set_items (self, NULL);
  rebuild (self);
}

static void
differences_toggled_cb (TjComparePage *self)
{
  if (self->comparison != NULL)
    show_comparison (self);
}

static void
peers_toggled_cb (TjComparePage *self)
{
  if (self->items != NULL)
    rebuild (self);
}

/* The columns change places; of packages, the median follows the first one's type. */
static void
turn_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  TjComparePage *self = TJ_COMPARE_PAGE (widget);

  if (self->sheets->len > 0)
    {
      tj_comparison_turn (self->comparison);
      show_comparison (self);
      return;
    }

  g_ptr_array_add (self->items, g_ptr_array_steal_index (self->items, 0));
  rebuild (self);
}

static void
differences_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  TjComparePage *self = TJ_COMPARE_PAGE (widget);

  if (gtk_widget_is_sensitive (GTK_WIDGET (self->differences_button)))
    gtk_toggle_button_set_active (self->differences_button,
                                  !gtk_toggle_button_get_active (self->differences_button));
}

static void
peers_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  TjComparePage *self = TJ_COMPARE_PAGE (widget);

  if (gtk_widget_is_sensitive (GTK_WIDGET (self->peers_button)))
    gtk_toggle_button_set_active (self->peers_button,
                                  !gtk_toggle_button_get_active (self->peers_button));
}

static void
tell (TjComparePage *self,
      const char    *text)
{
  g_signal_emit (self, signals[MESSAGE], 0, text);
}

static GtkWindow *
get_window (GtkWidget *widget)
{
  return GTK_WINDOW (gtk_widget_get_root (widget));
}

static void
sheet_chosen_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(TjComparePage) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autoptr(GError) error = NULL;

  if (file != NULL && !tj_compare_page_add_sheet (self, file, &error))
    tell (self, error->message);
}

static void
sheet_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  tj_file_picker_open_async (get_window (widget), TJ_FILE_PICKER_OPEN,
                             _("Compare with a Review Sheet"), _("Review sheets"), "*.xml", NULL,
                             sheet_chosen_cb, g_object_ref (widget));
}

static void
export_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(TjComparePage) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autoptr(GError) error = NULL;

  if (file == NULL)
    return;

  if (tj_compare_page_write (self, file, &error))
    tell (self, _("The table is written."));
  else
    tell (self, error->message);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  tj_file_picker_open_async (get_window (widget), TJ_FILE_PICKER_SAVE, _("Export the Table"),
                             _("Tables"), "*.csv", _("comparison.csv"), export_chosen_cb,
                             g_object_ref (widget));
}

static void
tj_compare_page_session_set (TjSessionView *view,
                             TjSession     *session)
{
  g_signal_connect_object (tj_session_get_items (session), "items-changed",
                           G_CALLBACK (items_changed_cb), view, G_CONNECT_SWAPPED);
}

static void
tj_compare_page_dispose (GObject *object)
{
  TjComparePage *self = TJ_COMPARE_PAGE (object);

  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  if (self->items != NULL)
    {
      set_items (self, NULL);
      forget (self);
    }
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_compare_page_parent_class)->dispose (object);
}

static void
tj_compare_page_class_init (TjComparePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_compare_page_dispose;
  TJ_SESSION_VIEW_CLASS (klass)->session_set = tj_compare_page_session_set;

  signals[MESSAGE] =
    g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (TJ_TYPE_COMPARE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjComparePage, stack);
  gtk_widget_class_bind_template_child (widget_class, TjComparePage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TjComparePage, differences_button);
  gtk_widget_class_bind_template_child (widget_class, TjComparePage, peers_button);
  gtk_widget_class_bind_template_child (widget_class, TjComparePage, turn_button);
  gtk_widget_class_bind_template_child (widget_class, TjComparePage, table);
  gtk_widget_class_bind_template_callback (widget_class, differences_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, peers_toggled_cb);

  gtk_widget_class_install_action (widget_class, "compare.turn", NULL, turn_action);
  gtk_widget_class_install_action (widget_class, "compare.differences", NULL, differences_action);
  gtk_widget_class_install_action (widget_class, "compare.peers", NULL, peers_action);
  gtk_widget_class_install_action (widget_class, "compare.sheet", NULL, sheet_action);
  gtk_widget_class_install_action (widget_class, "compare.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_x, 0, "compare.turn", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, 0, "compare.differences", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, 0, "compare.peers", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK,
                                       "compare.export", NULL);
}

static void
tj_compare_page_init (TjComparePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->sheets = g_ptr_array_new_with_free_func (g_object_unref);
  update_actions (self);
}

/**
 * tj_compare_page_show_packages:
 * @items: (element-type TjRoundItem): one to %TJ_COMPARISON_MOST; what is not read yet, or is
 *   more, is left out. One alone is shown beside its type.
 */
void
tj_compare_page_show_packages (TjComparePage *self,
                               GPtrArray     *items)
{
  g_autoptr(GPtrArray) read = g_ptr_array_new ();

  g_return_if_fail (TJ_IS_COMPARE_PAGE (self));

  for (guint i = 0; i < items->len && read->len < TJ_COMPARISON_MOST; i++)
    {
      if (tj_round_item_get_package (g_ptr_array_index (items, i)) != NULL)
        g_ptr_array_add (read, g_ptr_array_index (items, i));
    }

  g_ptr_array_set_size (self->sheets, 0);
  set_items (self, read);
  if (read->len == 1)
    gtk_toggle_button_set_active (self->peers_button, TRUE);
  rebuild (self);
}

static TjSheet *
read_sheet (GFile   *file,
            GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(xmlDoc) doc = NULL;

  bytes = tj_file_read (file, tj_xml_limits_own.max_bytes, NULL, error);
  doc = bytes != NULL ? tj_xml_parse_bytes (bytes, name, &tj_xml_limits_own, error) : NULL;
  if (doc == NULL || !tj_xml_validate (doc, name, TJ_SHEET_SCHEMA, error))
    return NULL;

  return tj_sheet_new_from_xml (doc, NULL, name, error);
}

/* The package of the round on whose files the sheet is. */
static TjRoundItem *
find_item (TjComparePage *self,
           TjSheet       *sheet)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  GListModel *items = tj_session_get_items (session);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);
      TjPackage *package = tj_round_item_get_package (item);
      g_autoptr(GPtrArray) differences = NULL;

      if (package == NULL || tj_round_item_get_review (item) == NULL)
        continue;

      differences = tj_sheet_compare_files (sheet, package);
      if (differences->len == 0)
        return item;
    }

  return NULL;
}

/**
 * tj_compare_page_add_sheet:
 * @file: a sheet or a draft on a package of the round
 *
 * Shows it beside the own review of that package, and beside sheets on it that are shown already.
 *
 * Returns: whether it is one
 */
gboolean
tj_compare_page_add_sheet (TjComparePage  *self,
                           GFile          *file,
                           GError        **error)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  g_autoptr(TjSheet) sheet = NULL;
  g_autoptr(GPtrArray) items = g_ptr_array_new ();
  TjRoundItem *item;

  g_return_val_if_fail (TJ_IS_COMPARE_PAGE (self), FALSE);

  sheet = read_sheet (file, error);
  if (sheet == NULL)
    return FALSE;

  item = find_item (self, sheet);
  if (item == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("The sheet is on files that no package of this round has. Open the "
                             "round or the package that it is on."));
      return FALSE;
    }

  if (tj_session_hides_sheets (session,
                               tj_package_get_sha256 (tj_round_item_get_package (item))))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                           _("What others judged of this package is shown once your own sheet is "
                             "signed."));
      return FALSE;
    }

  if (self->items->len != 1 || get_item (self, 0) != item ||
      self->sheets->len + 1 >= TJ_COMPARISON_MOST)
    g_ptr_array_set_size (self->sheets, 0);
  g_ptr_array_add (items, item);
  set_items (self, items);
  g_ptr_array_add (self->sheets, g_steal_pointer (&sheet));
  rebuild (self);

  return TRUE;
}

/**
 * tj_compare_page_focus_table:
 *
 * Puts the focus where the keys of the page work.
 */
void
tj_compare_page_focus_table (TjComparePage *self)
{
  g_return_if_fail (TJ_IS_COMPARE_PAGE (self));

  tj_compare_table_focus (self->table);
}

/**
 * tj_compare_page_get_comparison:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
const TjComparison *
tj_compare_page_get_comparison (TjComparePage *self)
{
  g_return_val_if_fail (TJ_IS_COMPARE_PAGE (self), NULL);

  return self->comparison;
}

/**
 * tj_compare_page_write:
 * @file: replaced when it exists
 *
 * Returns: whether the table is in @file, all rows of it, as CSV
 */
gboolean
tj_compare_page_write (TjComparePage  *self,
                       GFile          *file,
                       GError        **error)
{
  g_autofree char *csv = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (TJ_IS_COMPARE_PAGE (self), FALSE);
  g_return_val_if_fail (self->comparison != NULL, FALSE);

  csv = tj_comparison_to_csv (self->comparison);
  bytes = g_bytes_new (csv, strlen (csv));

  return tj_file_write (file, bytes, FALSE, error);
}
