/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/pages/tj-review-page-private.h"

#include <glib/gi18n-lib.h>

#include "core/rubric/tj-review-corrections.h"

/* Evidence on its way between the left half and the right one. What is attached to what is one
 * edit of the review. */

#define SCORE_TARGET "score."
#define FINDING_TARGET "finding."
#define CLAIM_TARGET "claim."
/* Entries of a menu. */
#define MAX_FINDINGS 40

/* The number of the mark that says the same already; 0 where there is none. */
static guint
find_same (TjReview   *review,
           const char *target,
           const char *value)
{
  g_autoptr(GPtrArray) marks = tj_review_list_evidence (review, target);

  for (guint i = 0; i < marks->len; i++)
    {
      const TjEvidence *mark = g_ptr_array_index (marks, i);
      g_autofree char *other = tj_evidence_to_value (mark);

      if (g_str_equal (other, value))
        return mark->number;
    }

  return 0;
}

/* What was said to be without evidence is not, any more; that edit comes first, so that the first
 * undo takes the evidence back. */
static void
attach (TjReviewPage *self,
        const char   *target,
        const char   *value)
{
  TjSessionView *view = TJ_SESSION_VIEW (self);
  TjReview *review = tj_session_view_get_review (view);
  guint number = review != NULL ? tj_review_next_evidence (review) : 0;
  g_autofree char *name = NULL;
  g_autofree char *absent = NULL;

  if (review == NULL || find_same (review, target, value) > 0)
    return;

  if (number == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  absent = tj_evidence_dup_absent_name (target);
  name = tj_evidence_dup_name (target, number);
  if (tj_session_view_edit (view, absent, NULL))
    tj_session_view_edit (view, name, value);
}

static void
attach_evidence_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  const char *target;
  const char *value;

  g_variant_get (parameter, "(&s&s)", &target, &value);
  attach (TJ_REVIEW_PAGE (widget), target, value);
}

static void
attach_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  TjReviewPage *self = TJ_REVIEW_PAGE (widget);
  g_autoptr(TjEvidence) evidence = tj_evidence_pane_dup_evidence (self->evidence);
  g_autofree char *value = NULL;

  if (evidence == NULL)
    {
      gtk_widget_error_bell (widget);
      return;
    }

  value = tj_evidence_to_value (evidence);
  attach (self, g_variant_get_string (parameter, NULL), value);
}

static void
detach_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  const char *target;
  guint number;
  g_autofree char *name = NULL;

  g_variant_get (parameter, "(&su)", &target, &number);
  name = tj_evidence_dup_name (target, number);
  tj_session_view_edit (TJ_SESSION_VIEW (widget), name, NULL);
}

static void
set_unevidenced_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  const char *target;
  gboolean absent;
  g_autofree char *name = NULL;

  g_variant_get (parameter, "(&sb)", &target, &absent);
  name = tj_evidence_dup_absent_name (target);
  tj_session_view_edit (TJ_SESSION_VIEW (widget), name, absent ? "yes" : NULL);
}

/* Which pictures a blind reviewer has seen the review tells; to undo that covers them again, and
 * the history keeps both. */
static void
uncover_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  TjSessionView *view = TJ_SESSION_VIEW (widget);
  TjReview *review = tj_session_view_get_review (view);
  const char *before = review != NULL ? tj_review_get (review, "uncovered") : NULL;
  const char *sha256 = g_variant_get_string (parameter, NULL);
  g_autofree char *after = before != NULL ? g_strconcat (before, " ", sha256, NULL)
                                          : g_strdup (sha256);

  if (review != NULL)
    tj_session_view_edit (view, "uncovered", after);
}

static TjEvidence *
dup_mark (TjReviewPage *self,
          guint         number)
{
  TjReview *review = tj_session_view_get_review (TJ_SESSION_VIEW (self));
  g_autoptr(GPtrArray) marks = NULL;

  if (review == NULL)
    return NULL;

  marks = tj_review_list_evidence (review, NULL);
  for (guint i = 0; i < marks->len; i++)
    {
      const TjEvidence *mark = g_ptr_array_index (marks, i);

      if (mark->number == number)
        return tj_evidence_copy (mark);
    }

  return NULL;
}

static void
show_evidence_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TjReviewPage *self = TJ_REVIEW_PAGE (widget);
  g_autoptr(TjEvidence) mark = dup_mark (self, g_variant_get_uint32 (parameter));

  if (mark != NULL)
    tj_evidence_pane_show_evidence (self->evidence, mark);
}

static void
show_judgement_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  TjReviewPage *self = TJ_REVIEW_PAGE (widget);
  g_autoptr(TjEvidence) mark = dup_mark (self, g_variant_get_uint32 (parameter));

  if (mark == NULL)
    return;

  if (g_str_has_prefix (mark->target, SCORE_TARGET))
    {
      gtk_stack_set_visible_child_name (self->judgement, "scoring");
      tj_scoring_view_show_criterion (self->scoring_view, mark->target + strlen (SCORE_TARGET));
    }
  else if (g_str_has_prefix (mark->target, FINDING_TARGET))
    {
      gtk_stack_set_visible_child_name (self->judgement, "findings");
      tj_findings_view_show_finding (self->findings_view,
                                     mark->target + strlen (FINDING_TARGET));
    }
  else
    {
      tj_evidence_pane_show_field (self->evidence, mark->target + strlen (CLAIM_TARGET));
    }
}

static void
choose_target_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  TjReviewPage *self = TJ_REVIEW_PAGE (widget);

  if (tj_session_view_is_editable (TJ_SESSION_VIEW (self)))
    tj_evidence_pane_choose_target (self->evidence);
}

static void
append_target (GMenu      *menu,
               const char *title,
               const char *prefix,
               const char *subject)
{
  g_autofree char *target = g_strconcat (prefix, subject, NULL);
  g_autoptr(GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, "review.attach", "s", target);
  g_menu_append_item (menu, item);
}

static void
append_criteria (GMenu    *menu,
                 TjReview *review)
{
  g_autoptr(GMenu) section = g_menu_new ();
  GListModel *criteria = tj_rubric_get_criteria (tj_review_get_rubric (review),
                                                 tj_review_get_stage (review));

  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);

      append_target (section, tj_criterion_get_name (criterion, tj_language_get_current ()),
                     SCORE_TARGET, tj_criterion_get_id (criterion));
    }

  /* Translators: the part of a menu that lists criteria */
  g_menu_append_section (menu, _("For the score of"), G_MENU_MODEL (section));
}

static void
append_findings (GMenu       *menu,
                 TjRoundItem *item)
{
  g_autoptr(GMenu) section = g_menu_new ();
  GListModel *findings = tj_round_item_get_findings (item);
  guint n_findings = MIN (g_list_model_get_n_items (findings), MAX_FINDINGS);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *title = tj_finding_dup_title (finding, tj_language_get_current ());

      append_target (section, title, FINDING_TARGET, tj_finding_get_key (finding));
    }

  if (n_findings > 0)
    /* Translators: the part of a menu that lists findings */
    g_menu_append_section (menu, _("For the finding"), G_MENU_MODEL (section));
}

/* @absent: whether the figure is said to have no evidence, instead of getting some */
static void
append_claim (GMenu      *menu,
              const char *path,
              gboolean    absent)
{
  g_autofree char *title = tj_correction_dup_title (path);
  g_autofree char *target = g_strconcat (CLAIM_TARGET, path, NULL);
  g_autoptr(GMenuItem) item = NULL;

  if (!absent)
    {
      append_target (menu, title, CLAIM_TARGET, path);
      return;
    }

  item = g_menu_item_new (title, NULL);
  g_menu_item_set_action_and_target (item, "review.set-unevidenced", "(sb)", target, TRUE);
  g_menu_append_item (menu, item);
}

static void
append_quantities (GMenu      *menu,
                   const char *prefix,
                   GListModel *fields,
                   gboolean    absent)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      g_autofree char *path = g_strconcat (prefix, tj_field_get_id (field), NULL);

      if (tj_field_get_spec (field)->kind == TJ_FIELD_QUANTITY)
        append_claim (menu, path, absent);
    }
}

static GMenu *
create_claims (TjForm   *form,
               gboolean  absent)
{
  GMenu *claims = g_menu_new ();

  append_quantities (claims, "", tj_form_get_fields (form), absent);
  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    {
      g_autofree char *prefix = g_strdup_printf ("cases[%u].", i);

      append_quantities (claims, prefix, tj_case_get_fields (tj_form_get_case (form, i)), absent);
    }

  return claims;
}

static void
append_claims (GMenu  *menu,
               TjForm *form)
{
  g_autoptr(GMenu) claims = create_claims (form, FALSE);
  g_autoptr(GMenu) absent = create_claims (form, TRUE);
  g_autoptr(GMenu) section = g_menu_new ();

  /* Translators: opens a menu of the figures that the applicant states */
  g_menu_append_submenu (section, _("A figure that is claimed"), G_MENU_MODEL (claims));
  /* Translators: opens a menu of the figures that the applicant states */
  g_menu_append_submenu (section, _("A figure without evidence in the package"),
                         G_MENU_MODEL (absent));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/**
 * tj_review_page_targets_wanted_cb:
 *
 * Gives the evidence pane its menu of what evidence can be attached to.
 */
void
tj_review_page_targets_wanted_cb (TjReviewPage *self)
{
  TjSessionView *view = TJ_SESSION_VIEW (self);
  TjReview *review = tj_session_view_get_review (view);
  TjPackage *package = NULL;
  g_autoptr(GMenu) menu = g_menu_new ();

  if (review == NULL)
    return;

  package = tj_round_item_get_package (tj_session_view_get_item (view));
  append_criteria (menu, review);
  append_findings (menu, tj_session_view_get_item (view));
  append_claims (menu, tj_package_get_form (package));
  tj_evidence_pane_set_targets (self->evidence, G_MENU_MODEL (menu));
}

/**
 * tj_review_page_update_evidence:
 *
 * Shows on the left what the review now says is evidence; the parts of the judgement follow the
 * review by themselves.
 */
void
tj_review_page_update_evidence (TjReviewPage *self)
{
  tj_evidence_pane_update_evidence (self->evidence);
  if (gtk_stack_page_get_visible (self->form_page))
    tj_form_view_update_evidence (self->typed_form);
}

/**
 * tj_review_page_install_evidence:
 * @widget_class: the page's class
 */
void
tj_review_page_install_evidence (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.attach", "s", attach_action);
  gtk_widget_class_install_action (widget_class, "review.attach-evidence", "(ss)",
                                   attach_evidence_action);
  gtk_widget_class_install_action (widget_class, "review.detach-evidence", "(su)",
                                   detach_action);
  gtk_widget_class_install_action (widget_class, "review.set-unevidenced", "(sb)",
                                   set_unevidenced_action);
  gtk_widget_class_install_action (widget_class, "review.uncover", "s", uncover_action);
  gtk_widget_class_install_action (widget_class, "review.show-evidence", "u",
                                   show_evidence_action);
  gtk_widget_class_install_action (widget_class, "review.show-judgement", "u",
                                   show_judgement_action);
  gtk_widget_class_install_action (widget_class, "review.choose-target", NULL,
                                   choose_target_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK,
                                       "review.choose-target", NULL);
}
