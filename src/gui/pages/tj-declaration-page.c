/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/pages/tj-declaration-page.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"
#include "core/rubric/tj-conflict.h"
#include "core/rubric/tj-review-corrections.h"
#include "gui/judgement/tj-text-binding.h"
#include "gui/widgets/tj-tooltip.h"

/* Before a package is read: whether there is a conflict of interest, and with whom one could have
 * it. What is known of the reviewer is held against what the form says, and shown as a reason to
 * look twice. Who withdraws does not come past this page; the signed sheet says so and nothing
 * else. */

#define MAX_LINES 4
#define MAX_TITLE_CHARACTERS 14

/* Who hands in, who owns, who uses. */
static const char * const parties[] = { "applicant.name", "source", "typical_users" };

struct _TjDeclarationPage
{
  TjSessionView parent_instance;

  GtkLabel *title_label;
  GtkLabel *intro_label;
  GtkGrid *parties_grid;
  GtkBox *hints_box;
  GtkWidget *choices_box;
  GtkWidget *none_button;
  GtkWidget *recusal_box;
  GtkWidget *name_row;
  GtkWidget *statement_row;
  GtkWidget *back_button;

  TjTextBinding *name_binding;
  TjTextBinding *statement_binding;
};

G_DEFINE_FINAL_TYPE (TjDeclarationPage, tj_declaration_page, TJ_TYPE_SESSION_VIEW)

static void
none_clicked_cb (TjDeclarationPage *self)
{
  tj_session_view_edit (TJ_SESSION_VIEW (self), "conflict", "none");
}

static void
declared_clicked_cb (TjDeclarationPage *self)
{
  tj_session_view_edit (TJ_SESSION_VIEW (self), "conflict", "declared");
}

static void
recused_clicked_cb (TjDeclarationPage *self)
{
  if (tj_session_view_edit (TJ_SESSION_VIEW (self), "conflict", "recused"))
    gtk_widget_grab_focus (self->statement_row);
}

static void
back_clicked_cb (TjDeclarationPage *self)
{
  if (tj_session_view_edit (TJ_SESSION_VIEW (self), "conflict", NULL))
    gtk_widget_grab_focus (self->none_button);
}

static GtkWidget *
new_party_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);

  return label;
}

/* As far as the reviewer may know them: who applied is hidden from some. */
static void
show_parties (TjDeclarationPage *self,
              TjRoundItem       *item)
{
  TjForm *form = tj_package_get_form (tj_round_item_get_shown (item));
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->parties_grid))) != NULL)
    gtk_grid_remove (self->parties_grid, child);

  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    {
      const char *text = tj_form_get_text (form, parties[i]);
      g_autofree char *title = i == 0 ? g_strdup (_("Applicant"))
                                      : tj_correction_dup_title (parties[i]);
      GtkWidget *name_label = NULL;
      GtkWidget *text_label = NULL;

      if (tj_text_is_blank (text))
        continue;

      name_label = new_party_label (title);
      gtk_widget_add_css_class (name_label, "quiet");
      gtk_label_set_max_width_chars (GTK_LABEL (name_label), MAX_TITLE_CHARACTERS);
      gtk_grid_attach (self->parties_grid, name_label, 0, row, 1, 1);

      text_label = new_party_label (text);
      gtk_widget_set_hexpand (text_label, TRUE);
      gtk_label_set_lines (GTK_LABEL (text_label), MAX_LINES);
      gtk_label_set_ellipsize (GTK_LABEL (text_label), PANGO_ELLIPSIZE_END);
      gtk_grid_attach (self->parties_grid, text_label, 1, row++, 1, 1);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->parties_grid), row > 0);
}

static void
add_hint (TjDeclarationPage    *self,
          const TjConflictHint *hint)
{
  g_autofree char *field = tj_correction_dup_title (hint->path);
  g_autofree char *text = NULL;
  GtkWidget *label = NULL;

  if (hint->own)
    /* Translators: an organisation and a field of the form */
    text = g_strdup_printf (_("Your organisation, “%s”, is named under “%s”."),
                            hint->organisation, field);
  else
    /* Translators: an organisation and a field of the form */
    text = g_strdup_printf (_("“%s”, which you withdraw from, is named under “%s”."),
                            hint->organisation, field);

  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (self->hints_box, label);
}

static void
show_hints (TjDeclarationPage *self,
            TjRoundItem       *item)
{
  GSettings *settings = tj_session_get_settings (tj_session_view_get_session (
                                                   TJ_SESSION_VIEW (self)));
  TjPackage *package = tj_round_item_get_package (item);
  g_autofree char *organisation = NULL;
  g_auto(GStrv) recusals = NULL;
  g_autoptr(GPtrArray) hints = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->hints_box))) != NULL)
    gtk_box_remove (self->hints_box, child);

  if (settings != NULL && package != NULL)
    {
      organisation = g_settings_get_string (settings, "reviewer-organisation");
      recusals = g_settings_get_strv (settings, "recusals");
      hints = tj_conflict_list_hints (tj_package_get_form (package), organisation,
                                      (const char * const *) recusals);
      for (guint i = 0; i < hints->len; i++)
        add_hint (self, g_ptr_array_index (hints, i));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->hints_box), hints != NULL && hints->len > 0);
}

static void
update (TjDeclarationPage *self)
{
  TjSessionView *view = TJ_SESSION_VIEW (self);
  TjRoundItem *item = tj_session_view_get_item (view);
  TjReview *review = tj_session_view_get_review (view);
  gboolean editable = tj_session_view_is_editable (view);
  gboolean recused = review != NULL && tj_review_is_recusal (review);

  if (item == NULL || review == NULL)
    return;

  gtk_label_set_label (self->title_label, tj_round_item_get_name (item));
  tj_tooltip_set (GTK_WIDGET (self->title_label), tj_round_item_get_name (item));
  if (!recused)
    gtk_label_set_label (self->intro_label,
                         _("Before you read this package: are you tied to the applicant, the "
                           "owner of the technology or its users by employment, kinship, shares, "
                           "joint work or rivalry?"));
  else if (editable)
    gtk_label_set_label (self->intro_label,
                         _("You withdraw from this package. Say why, then sign the sheet; it is "
                           "locked with that."));
  else
    gtk_label_set_label (self->intro_label,
                         _("You have withdrawn from this package, and the sheet is signed."));

  gtk_widget_set_visible (self->choices_box, !recused);
  gtk_widget_set_visible (self->recusal_box, recused);
  gtk_widget_set_visible (self->back_button, editable);
  gtk_editable_set_editable (GTK_EDITABLE (self->name_row), editable);
  gtk_editable_set_editable (GTK_EDITABLE (self->statement_row), editable);
  tj_text_binding_refresh (self->name_binding);
  tj_text_binding_refresh (self->statement_binding);
}

static void
tj_declaration_page_item_set (TjSessionView *view,
                              TjRoundItem   *item)
{
  TjDeclarationPage *self = TJ_DECLARATION_PAGE (view);
  TjSession *session = tj_session_view_get_session (view);
  TjRoundItem *target = tj_session_view_get_review (view) != NULL ? item : NULL;

  tj_text_binding_set_target (self->name_binding, session, target, "reviewer.name");
  tj_text_binding_set_target (self->statement_binding, session, target, "conflict.statement");
  if (target != NULL && tj_round_item_get_package (item) != NULL)
    show_parties (self, item);
  if (target != NULL)
    show_hints (self, item);
  update (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    tj_declaration_page_begin (self);
}

static void
tj_declaration_page_review_changed (TjSessionView *view,
                                    const char    *name)
{
  update (TJ_DECLARATION_PAGE (view));
}

static void
tj_declaration_page_dispose (GObject *object)
{
  TjDeclarationPage *self = TJ_DECLARATION_PAGE (object);

  g_clear_object (&self->name_binding);
  g_clear_object (&self->statement_binding);

  G_OBJECT_CLASS (tj_declaration_page_parent_class)->dispose (object);
}

static void
tj_declaration_page_class_init (TjDeclarationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TjSessionViewClass *view_class = TJ_SESSION_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_declaration_page_dispose;
  view_class->item_set = tj_declaration_page_item_set;
  view_class->review_changed = tj_declaration_page_review_changed;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/pages/tj-declaration-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TjDeclarationPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, TjDeclarationPage, intro_label);
  gtk_widget_class_bind_template_child (widget_class, TjDeclarationPage, parties_grid);
  gtk_widget_class_bind_template_child (widget_class, TjDeclarationPage, hints_box);
  gtk_widget_class_bind_template_child (widget_class, TjDeclarationPage, choices_box);
  gtk_widget_class_bind_template_child (widget_class, TjDeclarationPage, none_button);
  gtk_widget_class_bind_template_child (widget_class, TjDeclarationPage, recusal_box);
  gtk_widget_class_bind_template_child (widget_class, TjDeclarationPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, TjDeclarationPage, statement_row);
  gtk_widget_class_bind_template_child (widget_class, TjDeclarationPage, back_button);
  gtk_widget_class_bind_template_callback (widget_class, none_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, declared_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, recused_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
}

static void
tj_declaration_page_init (TjDeclarationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->name_binding = tj_text_binding_new_for_editable (GTK_EDITABLE (self->name_row));
  self->statement_binding = tj_text_binding_new_for_editable (GTK_EDITABLE (self->statement_row));
}

/**
 * tj_declaration_page_is_wanted:
 * @review: (nullable): of a package
 * @editable: whether it can still be answered
 *
 * Returns: whether the package may not be read yet, or not at all
 */
gboolean
tj_declaration_page_is_wanted (TjReview *review,
                               gboolean  editable)
{
  g_return_val_if_fail (review == NULL || TJ_IS_REVIEW (review), FALSE);

  if (review == NULL)
    return FALSE;

  return tj_review_is_recusal (review) ||
         (editable && tj_review_get (review, "conflict") == NULL);
}

/**
 * tj_declaration_page_begin:
 *
 * Moves the focus to the first answer.
 */
void
tj_declaration_page_begin (TjDeclarationPage *self)
{
  g_return_if_fail (TJ_IS_DECLARATION_PAGE (self));

  gtk_widget_grab_focus (gtk_widget_get_visible (self->choices_box) ? self->none_button
                                                                    : self->statement_row);
}
