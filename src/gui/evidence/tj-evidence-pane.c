/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-evidence-pane-private.h"

#include <string.h>

#include "gui/evidence/tj-evidence-item.h"
#include "gui/evidence/tj-form-find.h"
#include "gui/evidence/tj-form-row.h"

/* The left half of a review: the form first, then the files of the package in their order,
 * as one row of tabs that the arrow keys walk and that scrolls where there are many. */

#define TEMPLATE "/org/tanjian/Tanjian/ui/evidence/tj-evidence-pane.ui"

enum {
  RECOGNISED,
  TARGETS_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjEvidencePane, tj_evidence_pane, GTK_TYPE_WIDGET)

static TjEvidenceItem *
get_shown_item (TjEvidencePane *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static GPtrArray *
list_marks (TjEvidencePane *self)
{
  return self->review != NULL ? tj_review_list_evidence (self->review, NULL)
                              : g_ptr_array_new ();
}

/* Pictures that stand in answers are no files of the package: the answer is the evidence. */
static const char *
get_digest (TjEvidencePane *self,
            TjAttachment   *attachment)
{
  const char *sha256 = attachment != NULL ? tj_attachment_get_sha256 (attachment) : NULL;

  return sha256 != NULL && self->package != NULL &&
         tj_package_find_by_digest (self->package, sha256) != NULL ? sha256 : NULL;
}

/* Whether pictures of the file may be seen though the applicant is hidden: somebody chose to. */
static gboolean
is_lifted (TjEvidencePane *self,
           TjEvidenceItem *item)
{
  TjAttachment *attachment = tj_evidence_item_get_attachment (item);
  const char *lifted = self->review != NULL ? tj_review_get (self->review, "uncovered") : NULL;
  const char *sha256 = attachment != NULL ? tj_attachment_get_sha256 (attachment) : NULL;

  return lifted != NULL && sha256 != NULL && strstr (lifted, sha256) != NULL;
}

static void
update_blind_notice (TjEvidencePane *self)
{
  TjEvidenceItem *item = get_shown_item (self);

  gtk_widget_set_visible (self->blind_notice, self->is_blind && item != NULL &&
                                              !tj_evidence_item_is_form (item));
  gtk_widget_set_visible (self->uncover_button, item != NULL &&
                                                tj_evidence_item_has_pages (item) &&
                                                !is_lifted (self, item));
}

static void
show_item (TjEvidencePane *self,
           TjEvidenceItem *item)
{
  TjAttachment *attachment = tj_evidence_item_get_attachment (item);
  g_autoptr(GPtrArray) marks = list_marks (self);

  update_blind_notice (self);
  tj_file_view_set_attachment (self->file_view, attachment,
                               tj_evidence_item_get_shown_name (item));
  /* Another program would cover nothing. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.open-with",
                                 !self->is_blind && tj_file_view_can_launch (self->file_view));

  if (tj_evidence_item_is_form (item))
    {
      gtk_stack_set_visible_child_name (self->stack, "form");
    }
  else if (tj_evidence_item_has_pages (item))
    {
      tj_page_view_set_hidden (self->page_view, (const char * const *) self->hidden,
                               is_lifted (self, item));
      tj_page_view_set_document (self->page_view, tj_attachment_get_local_file (attachment),
                                 tj_evidence_item_get_shown_name (item));
      tj_page_view_set_evidence (self->page_view, get_digest (self, attachment), marks);
      tj_recognition_bar_set_attachment (self->recognition_bar,
                                         self->is_blind ? NULL : attachment);
      gtk_stack_set_visible_child_name (self->stack, "pages");
    }
  else if (tj_words_view_can_show (attachment))
    {
      tj_words_view_set_marks (self->words_view, marks);
      tj_words_view_set_hidden (self->words_view, (const char * const *) self->hidden);
      tj_words_view_set_attachment (self->words_view, attachment);
      gtk_stack_set_visible_child_name (self->stack, "words");
    }
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "file");
    }
}

static void
uncover_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  TjEvidencePane *self = TJ_EVIDENCE_PANE (widget);
  TjEvidenceItem *item = get_shown_item (self);
  TjAttachment *attachment = item != NULL ? tj_evidence_item_get_attachment (item) : NULL;

  if (attachment == NULL || tj_attachment_get_sha256 (attachment) == NULL)
    return;

  gtk_widget_activate_action (widget, "review.uncover", "s",
                              tj_attachment_get_sha256 (attachment));
  show_item (self, item);
}

static void
launch_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  tj_file_view_launch (TJ_EVIDENCE_PANE (widget)->file_view);
}

static void
show_file_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  tj_evidence_pane_show_attachment (TJ_EVIDENCE_PANE (widget),
                                    g_variant_get_string (parameter, NULL));
}

/* A list view gives each of its items to the Tab key before 4.12; the tabs are one stop, and
 * the arrow keys walk them. */
static void
leave_tabs_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  TjEvidencePane *self = TJ_EVIDENCE_PANE (widget);

  if (!gtk_widget_is_sensitive (self->open_button) ||
      !gtk_widget_grab_focus (self->open_button))
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
page_changed_cb (TjEvidencePane *self)
{
  tj_recognition_bar_set_page (self->recognition_bar, tj_page_view_get_page (self->page_view));
}

static void
recognised_cb (TjEvidencePane *self,
               const char     *digest)
{
  g_signal_emit (self, signals[RECOGNISED], 0, digest);
}

static void
mark_activated_cb (TjEvidencePane *self,
                   guint           number)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "review.show-judgement", "u", number);
}

/* The menu is made when it is wanted: findings and criteria change. */
static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       data)
{
  g_signal_emit (data, signals[TARGETS_WANTED], 0);
}

static void
focus_changed_cb (TjEvidencePane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)))
    g_set_weak_pointer (&self->touched, focus);
}

static void
tj_evidence_pane_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tj_evidence_pane_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (focus_changed_cb), widget, G_CONNECT_SWAPPED);
}

static void
tj_evidence_pane_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_changed_cb, widget);

  GTK_WIDGET_CLASS (tj_evidence_pane_parent_class)->unroot (widget);
}

static void
launch_failed_cb (TjEvidencePane *self)
{
  gtk_stack_set_visible_child_name (self->stack, "file");
}

static void
selected_cb (TjEvidencePane *self)
{
  TjEvidenceItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL)
    show_item (self, item);
}

static void
select_item (TjEvidencePane *self,
             guint           position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->tabs), "list.scroll-to-item", "u", position);
}

static void
show_first_pages (TjEvidencePane *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjEvidenceItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (tj_evidence_item_has_pages (item))
        {
          select_item (self, i);
          return;
        }
    }
}

static void
tj_evidence_pane_dispose (GObject *object)
{
  TjEvidencePane *self = TJ_EVIDENCE_PANE (object);

  g_clear_weak_pointer (&self->touched);
  g_clear_object (&self->package);
  g_clear_object (&self->review);
  g_clear_object (&self->recognised);
  g_clear_pointer (&self->hidden, g_strfreev);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_EVIDENCE_PANE);

  G_OBJECT_CLASS (tj_evidence_pane_parent_class)->dispose (object);
}

static void
tj_evidence_pane_class_init (TjEvidencePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_evidence_pane_dispose;
  widget_class->root = tj_evidence_pane_root;
  widget_class->unroot = tj_evidence_pane_unroot;

  g_type_ensure (TJ_TYPE_EVIDENCE_ITEM);
  g_type_ensure (TJ_TYPE_FILE_VIEW);
  g_type_ensure (TJ_TYPE_FIND_BAR);
  g_type_ensure (TJ_TYPE_FORM_VIEW);
  g_type_ensure (TJ_TYPE_PACKAGE_FIND);
  g_type_ensure (TJ_TYPE_PAGE_VIEW);
  g_type_ensure (TJ_TYPE_RECOGNITION_BAR);
  g_type_ensure (TJ_TYPE_WORDS_VIEW);

  signals[RECOGNISED] =
    g_signal_new ("recognised", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * TjEvidencePane::targets-wanted:
   *
   * The menu of what evidence can be attached to is about to be shown; see
   * tj_evidence_pane_set_targets().
   */
  signals[TARGETS_WANTED] =
    g_signal_new ("targets-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjEvidencePane, content);
  gtk_widget_class_bind_template_child (widget_class, TjEvidencePane, items);
  gtk_widget_class_bind_template_child (widget_class, TjEvidencePane, selection);
  gtk_widget_class_bind_template_child (widget_class, TjEvidencePane, tabs);
  gtk_widget_class_bind_template_child (widget_class, TjEvidencePane, tab_bar);
  gtk_widget_class_bind_template_child (widget_class, TjEvidencePane, open_button);
  gtk_widget_class_bind_template_child (widget_class, TjEvidencePane, stack);
  gtk_widget_class_bind_template_child (widget_class, TjEvidencePane, form_find_bar);
  gtk_widget_class_bind_template_child (widget_class, TjEvidencePane, package_find);
  gtk_widget_class_bind_template_child (widget_class, TjEvidencePane, form_view);
  gtk_widget_class_bind_template_child (widget_class, TjEvidencePane, page_view);
  gtk_widget_class_bind_template_child (widget_class, TjEvidencePane, recognition_bar);
  gtk_widget_class_bind_template_child (widget_class, TjEvidencePane, file_view);
  gtk_widget_class_bind_template_child (widget_class, TjEvidencePane, words_view);
  gtk_widget_class_bind_template_child (widget_class, TjEvidencePane, attach_button);
  gtk_widget_class_bind_template_child (widget_class, TjEvidencePane, blind_notice);
  gtk_widget_class_bind_template_child (widget_class, TjEvidencePane, uncover_button);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, launch_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, recognised_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);

  gtk_widget_class_install_action (widget_class, "evidence.open-with", NULL, launch_cb);
  gtk_widget_class_install_action (widget_class, "evidence.show-file", "s", show_file_cb);
  tj_evidence_pane_install_find (widget_class);
  gtk_widget_class_install_action (widget_class, "evidence.uncover", NULL, uncover_action);
  gtk_widget_class_install_action (widget_class, "evidence.leave-tabs", NULL, leave_tabs_cb);
}

static void
tj_evidence_pane_init (TjEvidencePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.open-with", FALSE);
  tj_form_find_install (self->form_find_bar, self->form_view);
  tj_evidence_pane_connect_find (self);
  gtk_menu_button_set_create_popup_func (self->attach_button, create_popup_cb, self, NULL);
}

/**
 * tj_evidence_pane_new:
 *
 * Returns: (transfer floating): a pane without a package
 */
TjEvidencePane *
tj_evidence_pane_new (void)
{
  return g_object_new (TJ_TYPE_EVIDENCE_PANE, NULL);
}

/**
 * tj_evidence_pane_set_package:
 * @package: (nullable): what to show, its form first
 */
void
tj_evidence_pane_set_package (TjEvidencePane *self,
                              TjPackage      *package)
{
  gboolean same_files;

  g_return_if_fail (TJ_IS_EVIDENCE_PANE (self));
  g_return_if_fail (package == NULL || TJ_IS_PACKAGE (package));

  same_files = self->package != NULL && package != NULL && !self->is_stale &&
               tj_package_get_original (self->package) == tj_package_get_original (package);
  if (!g_set_object (&self->package, package) && !self->is_stale)
    return;

  self->is_stale = FALSE;

  tj_evidence_pane_renew_find (self);
  if (same_files)
    {
      tj_form_view_set_package (self->form_view, package);
      return;
    }

  g_list_store_remove_all (self->items);
  tj_page_view_set_document (self->page_view, NULL, NULL);
  tj_recognition_bar_set_attachment (self->recognition_bar, NULL);
  tj_form_view_set_package (self->form_view, package);
  gtk_widget_set_visible (self->tab_bar, package != NULL);

  if (package != NULL)
    {
      tj_evidence_item_list (package, (const char * const *) self->hidden, self->items);
      if (tj_package_get_form_file (package) == NULL)
        show_first_pages (self);
    }
  else
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

/**
 * tj_evidence_pane_set_hidden:
 * @hidden: (array zero-terminated=1) (nullable): the names that a blind reader is not to know, the
 *   longest first; %NULL where nothing is hidden
 *
 * Before the package that has them. Names are covered in words, on pages and in the names of files;
 * a picture stays covered until the reader lifts that, which the review records.
 */
void
tj_evidence_pane_set_hidden (TjEvidencePane     *self,
                             const char * const *hidden)
{
  g_return_if_fail (TJ_IS_EVIDENCE_PANE (self));

  if ((hidden == NULL && self->hidden == NULL) ||
      (hidden != NULL && self->hidden != NULL &&
       g_strv_equal (hidden, (const char * const *) self->hidden)))
    return;

  g_strfreev (self->hidden);
  self->hidden = g_strdupv ((GStrv) hidden);
  self->is_blind = hidden != NULL;
  /* Whatever is shown has to be shown otherwise. */
  tj_words_view_set_attachment (self->words_view, NULL);
  self->is_stale = TRUE;
  update_blind_notice (self);
}

/**
 * tj_evidence_pane_set_recognised_folder:
 * @folder: where text recognised in scans is kept; it is not offered to recognise any without
 */
void
tj_evidence_pane_set_recognised_folder (TjEvidencePane *self,
                                        GFile          *folder)
{
  g_return_if_fail (TJ_IS_EVIDENCE_PANE (self));

  g_set_object (&self->recognised, folder);
  tj_recognition_bar_set_folder (self->recognition_bar, folder);
}

static void
update_marks (TjEvidencePane *self)
{
  TjEvidenceItem *item = get_shown_item (self);
  g_autoptr(GPtrArray) marks = list_marks (self);

  tj_words_view_set_marks (self->words_view, marks);
  if (item != NULL && tj_evidence_item_has_pages (item))
    tj_page_view_set_evidence (self->page_view,
                               get_digest (self, tj_evidence_item_get_attachment (item)), marks);
}

/**
 * tj_evidence_pane_set_review:
 * @review: (nullable): whose corrections the form shows
 * @editable: whether fields can be corrected
 */
void
tj_evidence_pane_set_review (TjEvidencePane *self,
                             TjReview       *review,
                             gboolean        editable)
{
  g_return_if_fail (TJ_IS_EVIDENCE_PANE (self));

  g_set_object (&self->review, review);
  tj_form_view_set_review (self->form_view, review, editable);
  gtk_widget_set_visible (GTK_WIDGET (self->attach_button), editable);
  update_marks (self);
}

/**
 * tj_evidence_pane_update_evidence:
 *
 * Shows what the review now says is evidence.
 */
void
tj_evidence_pane_update_evidence (TjEvidencePane *self)
{
  g_return_if_fail (TJ_IS_EVIDENCE_PANE (self));

  tj_form_view_update_evidence (self->form_view);
  update_marks (self);
}

static TjEvidence *
dup_field_evidence (TjEvidencePane *self)
{
  GtkWidget *row = self->touched != NULL
                     ? gtk_widget_get_ancestor (self->touched, TJ_TYPE_FORM_ROW) : NULL;
  g_autofree char *words = NULL;

  if (row == NULL)
    return NULL;

  words = tj_form_row_dup_selected (TJ_FORM_ROW (row));

  return tj_form_row_dup_evidence (TJ_FORM_ROW (row), words);
}

/**
 * tj_evidence_pane_dup_evidence:
 *
 * What would be attached now: what is selected, or else the page, field or line that is looked
 * at.
 *
 * Returns: (transfer full) (nullable): a place in the package; %NULL where none is looked at
 */
TjEvidence *
tj_evidence_pane_dup_evidence (TjEvidencePane *self)
{
  const char *shown;

  g_return_val_if_fail (TJ_IS_EVIDENCE_PANE (self), NULL);

  shown = gtk_stack_get_visible_child_name (self->stack);
  if (g_strcmp0 (shown, "form") == 0)
    return dup_field_evidence (self);
  if (g_strcmp0 (shown, "pages") == 0)
    return tj_page_view_dup_evidence (self->page_view);
  if (g_strcmp0 (shown, "words") == 0)
    return tj_words_view_dup_evidence (self->words_view, self->touched);

  return NULL;
}

/**
 * tj_evidence_pane_set_targets:
 * @targets: a menu of what the evidence can be attached to
 */
void
tj_evidence_pane_set_targets (TjEvidencePane *self,
                              GMenuModel     *targets)
{
  g_return_if_fail (TJ_IS_EVIDENCE_PANE (self));

  gtk_menu_button_set_menu_model (self->attach_button, targets);
}

/**
 * tj_evidence_pane_choose_target:
 *
 * Opens the menu of what the evidence can be attached to.
 */
void
tj_evidence_pane_choose_target (TjEvidencePane *self)
{
  g_return_if_fail (TJ_IS_EVIDENCE_PANE (self));

  gtk_menu_button_popup (self->attach_button);
}

/**
 * tj_evidence_pane_show_evidence:
 * @mark: of the review
 *
 * Brings the place to the front, where it flashes once.
 */
void
tj_evidence_pane_show_evidence (TjEvidencePane   *self,
                                const TjEvidence *mark)
{
  TjAttachment *attachment;

  g_return_if_fail (TJ_IS_EVIDENCE_PANE (self));

  if (mark->kind == TJ_EVIDENCE_FIELD)
    {
      tj_evidence_pane_show_field (self, mark->field);
      return;
    }

  attachment = self->package != NULL ? tj_package_find_by_digest (self->package, mark->sha256)
                                     : NULL;
  if (attachment == NULL)
    return;

  tj_evidence_pane_show_attachment (self, tj_attachment_get_name (attachment));
  if (mark->kind == TJ_EVIDENCE_PAGE)
    tj_page_view_show_mark (self->page_view, mark);
  else
    tj_words_view_show_mark (self->words_view, mark);
}

/**
 * tj_evidence_pane_show_field:
 * @path: as findings name a field: `current_share` or `cases[1].payback`
 *
 * Brings the form to the front and scrolls it to the field, which flashes once.
 */
void
tj_evidence_pane_show_field (TjEvidencePane *self,
                             const char     *path)
{
  g_return_if_fail (TJ_IS_EVIDENCE_PANE (self));
  g_return_if_fail (path != NULL);

  if (self->package == NULL || tj_package_get_form_file (self->package) == NULL)
    return;

  select_item (self, 0);
  tj_form_view_show_field (self->form_view, path);
}

/**
 * tj_evidence_pane_show_attachment:
 * @name: the path inside the package; one that is not there does nothing
 */
void
tj_evidence_pane_show_attachment (TjEvidencePane *self,
                                  const char     *name)
{
  guint n_items;

  g_return_if_fail (TJ_IS_EVIDENCE_PANE (self));
  g_return_if_fail (name != NULL);

  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjEvidenceItem) item = NULL;
      TjAttachment *attachment;

      item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      attachment = tj_evidence_item_get_attachment (item);
      if (attachment != NULL && g_str_equal (tj_attachment_get_name (attachment), name))
        {
          select_item (self, i);
          return;
        }
    }
}

/**
 * tj_evidence_pane_show_page:
 * @name: the path inside the package; one that is not there does nothing
 * @page: from 0; of no meaning where the file is not shown by pages
 */
void
tj_evidence_pane_show_page (TjEvidencePane *self,
                            const char     *name,
                            guint           page)
{
  g_return_if_fail (TJ_IS_EVIDENCE_PANE (self));

  tj_evidence_pane_show_attachment (self, name);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "pages") == 0)
    tj_page_view_show_page (self->page_view, page);
}

/**
 * tj_evidence_pane_highlight_words:
 * @words: (array zero-terminated=1) (nullable): what to mark in the form, instead of what was
 *   marked before
 */
void
tj_evidence_pane_highlight_words (TjEvidencePane     *self,
                                  const char * const *words)
{
  g_return_if_fail (TJ_IS_EVIDENCE_PANE (self));

  tj_form_view_highlight_words (self->form_view, words);
}
