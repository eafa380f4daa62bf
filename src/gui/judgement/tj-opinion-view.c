/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/judgement/tj-opinion-view.h"

#include "gui/judgement/tj-text-binding.h"

/* The values behind the positions of the three choices; NULL is "not answered". */
static const char * const review_stages[] = { "preliminary", "second", "defence", NULL };
static const char * const conflicts[] = { NULL, "none", "declared", "recused" };
static const char * const recommendations[] = { NULL, "recommend", "conditional", "reject" };

struct _TjOpinionView
{
  TjSessionView parent_instance;

  AdwEntryRow *name_row;
  AdwEntryRow *organisation_row;
  AdwEntryRow *title_row;
  AdwComboRow *stage_row;
  AdwComboRow *conflict_row;
  AdwEntryRow *statement_row;
  AdwComboRow *recommendation_row;
  GtkTextView *comments_view;

  TjTextBinding *name_binding;
  TjTextBinding *organisation_binding;
  TjTextBinding *title_binding;
  TjTextBinding *statement_binding;
  TjTextBinding *comments_binding;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (TjOpinionView, tj_opinion_view, TJ_TYPE_SESSION_VIEW)

static void
choose (TjOpinionView      *self,
        AdwComboRow        *row,
        const char         *name,
        const char * const *values,
        guint               n_values)
{
  guint position = adw_combo_row_get_selected (row);

  if (!self->updating && position < n_values)
    tj_session_view_edit (TJ_SESSION_VIEW (self), name, values[position]);
}

static void
stage_selected_cb (TjOpinionView *self)
{
  choose (self, self->stage_row, "stage", review_stages, TJ_N_REVIEW_STAGES);
}

static void
conflict_selected_cb (TjOpinionView *self)
{
  choose (self, self->conflict_row, "conflict", conflicts, G_N_ELEMENTS (conflicts));
}

static void
recommendation_selected_cb (TjOpinionView *self)
{
  choose (self, self->recommendation_row, "recommendation", recommendations,
          G_N_ELEMENTS (recommendations));
}

static void
show_choice (AdwComboRow        *row,
             const char         *value,
             const char * const *values,
             guint               n_values)
{
  for (guint i = 0; i < n_values; i++)
    {
      if (g_strcmp0 (values[i], value) == 0)
        adw_combo_row_set_selected (row, i);
    }
}

static void
update (TjOpinionView *self)
{
  TjSessionView *view = TJ_SESSION_VIEW (self);
  TjReview *review = tj_session_view_get_review (view);
  gboolean editable = tj_session_view_is_editable (view);
  GtkWidget *choices[] = { GTK_WIDGET (self->stage_row), GTK_WIDGET (self->conflict_row),
                           GTK_WIDGET (self->recommendation_row) };
  GtkEditable *texts[] = { GTK_EDITABLE (self->name_row), GTK_EDITABLE (self->organisation_row),
                           GTK_EDITABLE (self->title_row), GTK_EDITABLE (self->statement_row) };
  const char *conflict = review != NULL ? tj_review_get (review, "conflict") : NULL;

  self->updating = TRUE;
  if (review != NULL)
    {
      adw_combo_row_set_selected (self->stage_row, tj_review_get_stage (review));
      show_choice (self->conflict_row, conflict, conflicts, G_N_ELEMENTS (conflicts));
      show_choice (self->recommendation_row, tj_review_get (review, "recommendation"),
                   recommendations, G_N_ELEMENTS (recommendations));
    }
  self->updating = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_widget_set_sensitive (choices[i], editable);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    gtk_editable_set_editable (texts[i], editable);
  gtk_text_view_set_editable (self->comments_view, editable);
  gtk_widget_set_visible (GTK_WIDGET (self->statement_row),
                          g_strcmp0 (conflict, "declared") == 0);

  tj_text_binding_refresh (self->name_binding);
  tj_text_binding_refresh (self->organisation_binding);
  tj_text_binding_refresh (self->title_binding);
  tj_text_binding_refresh (self->statement_binding);
  tj_text_binding_refresh (self->comments_binding);
}

static void
tj_opinion_view_item_set (TjSessionView *view,
                          TjRoundItem   *item)
{
  TjOpinionView *self = TJ_OPINION_VIEW (view);
  TjSession *session = tj_session_view_get_session (view);
  TjRoundItem *target = tj_session_view_get_review (view) != NULL ? item : NULL;

  tj_text_binding_set_target (self->name_binding, session, target, "reviewer.name");
  tj_text_binding_set_target (self->organisation_binding, session, target,
                              "reviewer.organisation");
  tj_text_binding_set_target (self->title_binding, session, target, "reviewer.title");
  tj_text_binding_set_target (self->statement_binding, session, target, "conflict.statement");
  tj_text_binding_set_target (self->comments_binding, session, target, "comments");
  update (self);
}

static void
tj_opinion_view_review_changed (TjSessionView *view,
                                const char    *name)
{
  update (TJ_OPINION_VIEW (view));
}

static void
tj_opinion_view_dispose (GObject *object)
{
  TjOpinionView *self = TJ_OPINION_VIEW (object);

  g_clear_object (&self->name_binding);
  g_clear_object (&self->organisation_binding);
  g_clear_object (&self->title_binding);
  g_clear_object (&self->statement_binding);
  g_clear_object (&self->comments_binding);

  G_OBJECT_CLASS (tj_opinion_view_parent_class)->dispose (object);
}

static void
tj_opinion_view_class_init (TjOpinionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TjSessionViewClass *view_class = TJ_SESSION_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_opinion_view_dispose;
  view_class->item_set = tj_opinion_view_item_set;
  view_class->review_changed = tj_opinion_view_review_changed;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/judgement/tj-opinion-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TjOpinionView, name_row);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionView, organisation_row);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionView, title_row);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionView, stage_row);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionView, conflict_row);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionView, statement_row);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionView, recommendation_row);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionView, comments_view);
  gtk_widget_class_bind_template_callback (widget_class, stage_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, conflict_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, recommendation_selected_cb);
}

static void
tj_opinion_view_init (TjOpinionView *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;

  self->name_binding = tj_text_binding_new_for_editable (GTK_EDITABLE (self->name_row));
  self->organisation_binding =
    tj_text_binding_new_for_editable (GTK_EDITABLE (self->organisation_row));
  self->title_binding = tj_text_binding_new_for_editable (GTK_EDITABLE (self->title_row));
  self->statement_binding = tj_text_binding_new_for_editable (GTK_EDITABLE (self->statement_row));
  self->comments_binding = tj_text_binding_new_for_text_view (self->comments_view);
}

/**
 * tj_opinion_view_show_gap:
 * @code: a gap as tj_review_list_gaps() names it
 *
 * Puts the cursor where it is closed.
 */
void
tj_opinion_view_show_gap (TjOpinionView *self,
                          const char    *code)
{
  GtkWidget *row = GTK_WIDGET (self->name_row);

  g_return_if_fail (TJ_IS_OPINION_VIEW (self));

  if (g_str_has_prefix (code, "recommendation-"))
    row = GTK_WIDGET (self->recommendation_row);
  else if (g_str_has_prefix (code, "conflict-statement-"))
    row = GTK_WIDGET (self->statement_row);
  else if (g_str_has_prefix (code, "conflict-"))
    row = GTK_WIDGET (self->conflict_row);

  gtk_widget_grab_focus (row);
}
