/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-form-view.h"

#include "core/base/tj-text.h"
#include "core/rubric/tj-review-corrections.h"
#include "gui/evidence/tj-form-section.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The application form for reading, in the order of annex 1. Findings name fields by path,
 * and each path leads to its row; `cases[1]`, `cases` and `applicant` lead to a section. */

#define TEMPLATE "/org/tanjian/Tanjian/ui/evidence/tj-form-view.ui"

/* How many Chinese characters a line holds, and what the rows take on either side. */
#define CHARACTERS_PER_LINE 40
#define ROW_MARGINS 26
/* What stays visible above a row that was scrolled to. */
#define SPACE_ABOVE 48

/* The fields between which the cases stand. */
#define BEFORE_CASES "potential_2030"
#define AFTER_CASES "recommendation"

struct _TjFormView
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  AdwClamp *clamp;
  GtkBox *sections;

  GtkWidget *case_buttons;
  GtkWidget *remove_button;

  TjPackage *package;
  TjReview *review;
  gboolean editable;
  GPtrArray *rows;          /* in the order of the form */
  GPtrArray *case_sections; /* one a case */
  GHashTable *places;
  GStrv words;
  char *wanted_path;
  guint scroll_id;
  GtkWidget *revealed;
  guint reveal_id;
};

G_DEFINE_FINAL_TYPE (TjFormView, tj_form_view, GTK_TYPE_WIDGET)

/* After the section of @after, or else at the end. */
static TjFormSection *
add_section (TjFormView    *self,
             const char    *title,
             const char    *path,
             TjFormSection *after)
{
  TjFormSection *section = tj_form_section_new (title);

  if (after != NULL)
    gtk_box_insert_child_after (self->sections, GTK_WIDGET (section), GTK_WIDGET (after));
  else
    gtk_box_append (self->sections, GTK_WIDGET (section));
  if (path != NULL)
    g_hash_table_insert (self->places, g_strdup (path), section);

  return section;
}

/* Of the file that the form was read from; none where a person types it. */
static const char *
get_form_digest (TjFormView *self)
{
  const char *name = tj_package_get_form_file (self->package);
  TjAttachment *form = name != NULL ? tj_package_find_attachment (self->package, name) : NULL;

  return form != NULL ? tj_attachment_get_sha256 (form) : NULL;
}

static void
set_field (TjFormView *self,
           TjFormRow  *row,
           const char *path,
           TjField    *field)
{
  const char *reason = self->review != NULL
                         ? tj_review_get_correction (self->review, path, "reason")
                         : NULL;

  tj_form_row_set_field (row, field, reason);
  tj_form_row_highlight_words (row, (const char * const *) self->words);
  tj_form_row_set_editable (row, self->editable);
  tj_form_row_set_evidence (row, get_form_digest (self), self->package, self->review,
                            self->editable);
}

static void
add_field (TjFormView    *self,
           TjFormSection *section,
           const char    *prefix,
           TjField       *field)
{
  g_autofree char *path = g_strconcat (prefix, tj_field_get_id (field), NULL);
  TjFormRow *row = tj_form_row_new (path, field);
  gpointer follower = g_hash_table_lookup (self->places, AFTER_CASES);
  guint at = self->rows->len;

  set_field (self, row, path, field);

  /* A case that comes later still stands before what follows the cases. */
  if (follower != NULL && *prefix != '\0')
    g_ptr_array_find (self->rows, follower, &at);
  tj_form_section_add (section, row);
  g_ptr_array_insert (self->rows, (int) at, row);
  g_hash_table_insert (self->places, g_steal_pointer (&path), row);
}

/* The fields of the form from @first to @last, both included, by their ids. */
static void
add_fields (TjFormView    *self,
            TjFormSection *section,
            const char    *first,
            const char    *last)
{
  GListModel *fields = tj_form_get_fields (tj_package_get_form (self->package));
  guint n_fields = g_list_model_get_n_items (fields);
  gboolean inside = FALSE;

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);

      inside = inside || g_str_equal (tj_field_get_id (field), first);
      if (inside)
        add_field (self, section, "", field);
      if (g_str_equal (tj_field_get_id (field), last))
        break;
    }
}

/* Where the next case belongs: after the last one, or after what stands before all of them. */
static TjFormSection *
find_section_before (TjFormView *self)
{
  GtkWidget *row;

  if (self->case_sections->len > 0)
    return g_ptr_array_index (self->case_sections, self->case_sections->len - 1);

  row = g_hash_table_lookup (self->places, BEFORE_CASES);

  return TJ_FORM_SECTION (gtk_widget_get_ancestor (row, TJ_TYPE_FORM_SECTION));
}

static void
add_case (TjFormView *self)
{
  guint index = self->case_sections->len;
  TjCase *item = tj_form_get_case (tj_package_get_form (self->package), index);
  GListModel *fields = tj_case_get_fields (item);
  guint n_fields = g_list_model_get_n_items (fields);
  g_autofree char *title = NULL;
  g_autofree char *path = g_strdup_printf ("cases[%u]", index);
  g_autofree char *prefix = g_strconcat (path, ".", NULL);
  TjFormSection *section;

  /* Translators: 典型案例, numbered from one */
  title = g_strdup_printf (_("Typical Case %u"), index + 1);
  section = add_section (self, title, path, find_section_before (self));
  g_ptr_array_add (self->case_sections, section);
  if (index == 0)
    g_hash_table_insert (self->places, g_strdup ("cases"), section);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);

      add_field (self, section, prefix, field);
    }
}

/* The last one, with its rows. */
static void
remove_case (TjFormView *self)
{
  guint index = self->case_sections->len - 1;
  TjFormSection *section = g_ptr_array_steal_index (self->case_sections, index);
  GHashTableIter iter;
  gpointer place;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, NULL, &place))
    {
      if (place != section && !gtk_widget_is_ancestor (place, GTK_WIDGET (section)))
        continue;
      g_ptr_array_remove (self->rows, place);
      g_hash_table_iter_remove (&iter);
    }
  gtk_box_remove (self->sections, GTK_WIDGET (section));
}

static void
change_cases (TjFormView *self)
{
  guint n_cases = tj_form_get_n_cases (tj_package_get_form (self->package));

  while (self->case_sections->len > n_cases)
    remove_case (self);
  while (self->case_sections->len < n_cases)
    add_case (self);
}

static void
add_form (TjFormView *self)
{
  add_fields (self, add_section (self, _("Technology"), NULL, NULL),
              "technology_name", "typical_users");
  add_fields (self, add_section (self, _("Prospects and Reduction Potential"), NULL, NULL),
              "current_share", BEFORE_CASES);
  change_cases (self);
  add_fields (self, add_section (self, _("Recommendation Opinion"), NULL, NULL),
              AFTER_CASES, AFTER_CASES);
  add_fields (self, add_section (self, _("Applicant"), "applicant", NULL),
              "applicant.contact", "applicant.address");
}

/* The same questions answered otherwise: rows stay, and with them scroll and focus. Every form has
 * the same ones but for the number of its cases, and to make sixty rows anew takes longer than to
 * fill them again. */
static void
update_fields (TjFormView *self)
{
  TjForm *form = tj_package_get_form (self->package);
  GHashTableIter iter;
  gpointer path, place;

  change_cases (self);
  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &path, &place))
    {
      if (TJ_IS_FORM_ROW (place))
        set_field (self, place, path, tj_form_lookup (form, path));
    }
}

static void
update_case_buttons (TjFormView *self)
{
  guint n_cases = self->package != NULL
                    ? tj_form_get_n_cases (tj_package_get_form (self->package))
                    : 0;

  gtk_widget_set_visible (self->case_buttons, self->package != NULL && self->editable);
  gtk_widget_set_visible (self->remove_button, n_cases > 0);
}

static void
change_case_count (TjFormView *self,
                   int         step)
{
  guint n_cases = tj_form_get_n_cases (tj_package_get_form (self->package));

  gtk_widget_activate_action (GTK_WIDGET (self), "review.correct-case-count", "u",
                              n_cases + step);
}

static void
add_case_cb (TjFormView *self)
{
  change_case_count (self, 1);
}

static void
remove_case_cb (TjFormView *self)
{
  change_case_count (self, -1);
}

static void
clear_form (TjFormView *self)
{
  GtkWidget *child;

  g_hash_table_remove_all (self->places);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->case_sections, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
}

/* A line of forty characters is as wide as the font makes it. */
static void
update_line_width (TjFormView *self)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "汉字");
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  adw_clamp_set_maximum_size (self->clamp, width / 2 * CHARACTERS_PER_LINE + ROW_MARGINS);
  adw_clamp_set_tightening_threshold (self->clamp, width / 2 * CHARACTERS_PER_LINE);
}

/* Whether the place is where it will stay, so that it could be scrolled to. */
static gboolean
scroll_to (TjFormView *self,
           GtkWidget  *place)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_widget_get_height (place) == 0 ||
      !gtk_widget_compute_bounds (place, GTK_WIDGET (self->sections), &bounds))
    return FALSE;

  gtk_adjustment_set_value (adjustment, bounds.origin.y - SPACE_ABOVE +
                                        gtk_widget_get_margin_top (GTK_WIDGET (self->clamp)));

  return TRUE;
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  TjFormView *self = TJ_FORM_VIEW (widget);
  GtkWidget *place = g_hash_table_lookup (self->places, self->wanted_path);

  if (place != NULL && !scroll_to (self, place))
    return G_SOURCE_CONTINUE;

  if (TJ_IS_FORM_ROW (place))
    tj_form_row_flash (TJ_FORM_ROW (place));

  g_clear_pointer (&self->wanted_path, g_free);
  self->scroll_id = 0;

  return G_SOURCE_REMOVE;
}

/* Brings a row that has just grown into sight: its end where that fits, else its beginning. */
static gboolean
reveal_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  TjFormView *self = TJ_FORM_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double top = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  int margin = gtk_widget_get_margin_top (GTK_WIDGET (self->clamp));
  graphene_rect_t bounds;

  /* The frame in which it grows comes after this one. */
  if (self->revealed != NULL && gtk_widget_get_height (self->revealed) == 0)
    return G_SOURCE_CONTINUE;

  if (self->revealed != NULL &&
      gtk_widget_compute_bounds (self->revealed, GTK_WIDGET (self->sections), &bounds))
    {
      double first = bounds.origin.y + margin;
      double last = first + bounds.size.height + margin;

      if (last > top + page)
        gtk_adjustment_set_value (adjustment, MIN (first, last - page));
    }

  self->revealed = NULL;
  self->reveal_id = 0;

  return G_SOURCE_REMOVE;
}

static gboolean
grown_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  TjFormView *self = TJ_FORM_VIEW (widget);

  self->reveal_id = gtk_widget_add_tick_callback (widget, reveal_cb, NULL, NULL);

  return G_SOURCE_REMOVE;
}

static void
stop_revealing (TjFormView *self)
{
  if (self->reveal_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->reveal_id);
  self->reveal_id = 0;
  self->revealed = NULL;
}

static void
reveal_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  TjFormView *self = TJ_FORM_VIEW (widget);

  stop_revealing (self);
  self->revealed = g_hash_table_lookup (self->places, g_variant_get_string (parameter, NULL));
  self->reveal_id = gtk_widget_add_tick_callback (widget, grown_cb, NULL, NULL);
}

static void
stop_scrolling (TjFormView *self)
{
  stop_revealing (self);
  if (self->scroll_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_id);
  self->scroll_id = 0;
  g_clear_pointer (&self->wanted_path, g_free);
}

static void
tj_form_view_dispose (GObject *object)
{
  TjFormView *self = TJ_FORM_VIEW (object);

  stop_scrolling (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_FORM_VIEW);

  G_OBJECT_CLASS (tj_form_view_parent_class)->dispose (object);
}

static void
tj_form_view_finalize (GObject *object)
{
  TjFormView *self = TJ_FORM_VIEW (object);

  g_clear_object (&self->package);
  g_clear_object (&self->review);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->case_sections, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (tj_form_view_parent_class)->finalize (object);
}

static void
tj_form_view_class_init (TjFormViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tj_form_view_dispose;
  object_class->finalize = tj_form_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjFormView, scroller);
  gtk_widget_class_bind_template_child (widget_class, TjFormView, clamp);
  gtk_widget_class_bind_template_child (widget_class, TjFormView, sections);
  gtk_widget_class_bind_template_child (widget_class, TjFormView, case_buttons);
  gtk_widget_class_bind_template_child (widget_class, TjFormView, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, add_case_cb);
  gtk_widget_class_install_action (widget_class, "form.reveal", "s", reveal_action);
  gtk_widget_class_bind_template_callback (widget_class, remove_case_cb);
}

static void
tj_form_view_init (TjFormView *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));

  self->rows = g_ptr_array_new ();
  self->case_sections = g_ptr_array_new ();
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (update_line_width),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (update_line_width),
                           self, G_CONNECT_SWAPPED);
  update_line_width (self);
}

/**
 * tj_form_view_new:
 *
 * Returns: (transfer floating): a view of no form yet
 */
TjFormView *
tj_form_view_new (void)
{
  return g_object_new (TJ_TYPE_FORM_VIEW, NULL);
}

/* What was being done in one form is not done in the next. */
static void
leave_form (TjFormView *self)
{
  stop_scrolling (self);
  for (guint i = 0; i < self->rows->len; i++)
    tj_form_row_close_editor (self->rows->pdata[i]);
}

/**
 * tj_form_view_set_package:
 * @package: (nullable): whose form to show, from its beginning where it is another package
 */
void
tj_form_view_set_package (TjFormView *self,
                          TjPackage  *package)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_autoptr(TjPackage) before = NULL;
  gboolean same_place;

  g_return_if_fail (TJ_IS_FORM_VIEW (self));
  g_return_if_fail (package == NULL || TJ_IS_PACKAGE (package));

  before = self->package != NULL ? g_object_ref (self->package) : NULL;
  if (!g_set_object (&self->package, package))
    return;

  update_case_buttons (self);
  same_place = before != NULL && package != NULL &&
               tj_package_get_original (before) == tj_package_get_original (package);
  if (!same_place)
    leave_form (self);

  if (before != NULL && package != NULL)
    {
      if (self->case_sections->len != tj_form_get_n_cases (tj_package_get_form (package)))
        stop_scrolling (self);
      update_fields (self);
    }
  else
    {
      stop_scrolling (self);
      clear_form (self);
      if (package != NULL)
        add_form (self);
    }

  if (!same_place)
    gtk_adjustment_set_value (adjustment, 0);
}

/**
 * tj_form_view_set_review:
 * @review: (nullable): whose corrections the form shows
 * @editable: whether fields can be corrected; that activates `review.correct-field` and
 *   `review.correct-case-count`
 */
void
tj_form_view_set_review (TjFormView *self,
                         TjReview   *review,
                         gboolean    editable)
{
  g_return_if_fail (TJ_IS_FORM_VIEW (self));

  g_set_object (&self->review, review);
  self->editable = editable;
  if (self->package != NULL)
    update_fields (self);
  update_case_buttons (self);
}

/**
 * tj_form_view_update_evidence:
 *
 * Shows what the review now says is evidence.
 */
void
tj_form_view_update_evidence (TjFormView *self)
{
  g_return_if_fail (TJ_IS_FORM_VIEW (self));

  if (self->package == NULL)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    tj_form_row_set_evidence (self->rows->pdata[i], get_form_digest (self), self->package,
                              self->review, self->editable);
}

/**
 * tj_form_view_show_field:
 * @path: as findings name a field: `current_share` or `cases[1].payback`; one that the form
 *   does not have does nothing
 *
 * Scrolls to a field as soon as it has its place, and flashes it once.
 */
void
tj_form_view_show_field (TjFormView *self,
                         const char *path)
{
  g_return_if_fail (TJ_IS_FORM_VIEW (self));
  g_return_if_fail (path != NULL);

  stop_scrolling (self);
  if (!g_hash_table_contains (self->places, path))
    return;

  self->wanted_path = g_strdup (path);
  self->scroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

/**
 * tj_form_view_highlight_words:
 * @words: (array zero-terminated=1) (nullable): what to mark in all answers, instead of what
 *   was marked before
 */
void
tj_form_view_highlight_words (TjFormView         *self,
                              const char * const *words)
{
  g_return_if_fail (TJ_IS_FORM_VIEW (self));

  g_strfreev (self->words);
  self->words = g_strdupv ((char **) words);

  for (guint i = 0; i < self->rows->len; i++)
    tj_form_row_highlight_words (self->rows->pdata[i], words);
}

/**
 * tj_form_view_find:
 * @words: what to look for; nothing is found by nothing
 *
 * Marks the words in all answers, instead of what was marked before.
 *
 * Returns: (transfer full) (element-type utf8): the fields that have them, in the order of the form
 */
GPtrArray *
tj_form_view_find (TjFormView *self,
                   const char *words)
{
  const char *marked[] = { words, NULL };
  g_autofree char *folded = NULL;
  GPtrArray *paths = NULL;

  g_return_val_if_fail (TJ_IS_FORM_VIEW (self), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  paths = g_ptr_array_new_with_free_func (g_free);
  folded = tj_text_fold (words);
  tj_form_view_highlight_words (self, tj_text_is_blank (words) ? NULL : marked);
  for (guint i = 0; !tj_text_is_blank (words) && i < self->rows->len; i++)
    {
      TjFormRow *row = g_ptr_array_index (self->rows, i);

      if (tj_form_row_contains (row, folded))
        g_ptr_array_add (paths, g_strdup (tj_form_row_get_path (row)));
    }

  return paths;
}
