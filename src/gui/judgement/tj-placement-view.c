/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/judgement/tj-placement-view.h"

#include <glib/gi18n-lib.h>

#include "core/taxonomy/tj-catalogue-group.h"
#include "core/taxonomy/tj-classifier.h"
#include "core/taxonomy/tj-policy-documents.h"
#include "core/taxonomy/tj-policy-target.h"
#include "gui/judgement/tj-rank-row.h"
#include "gui/judgement/tj-text-binding.h"

/* Suggestions beyond the third, or with next to nothing behind them, are noise. */
#define N_SUGGESTIONS 3
#define MINIMUM_SCORE 0.05

static const char * const stages[] = { "demonstration", "promotion" };

struct _TjPlacementView
{
  TjSessionView parent_instance;

  AdwActionRow *declared_category_row;
  AdwActionRow *declared_type_row;
  AdwActionRow *declared_stage_row;
  AdwPreferencesGroup *suggested_group;
  GtkToggleButton *all_button;
  GtkListBox *ranks_list;
  AdwActionRow *catalogue_row;
  AdwPreferencesGroup *documents_group;
  GtkButton *agree_button;
  AdwComboRow *type_row;
  AdwComboRow *stage_row;
  AdwActionRow *category_row;
  AdwEntryRow *reason_row;

  TjPolicyDocuments *documents;
  GPtrArray *document_rows;
  GPtrArray *types;
  TjTextBinding *reason_binding;
  gboolean updating;
};

enum {
  WORDS_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjPlacementView, tj_placement_view, TJ_TYPE_SESSION_VIEW)

static TjForm *
get_form (TjPlacementView *self)
{
  TjRoundItem *item = tj_session_view_get_item (TJ_SESSION_VIEW (self));
  TjPackage *package = item != NULL ? tj_round_item_get_package (item) : NULL;

  return package != NULL ? tj_package_get_form (package) : NULL;
}

static TjTaxonomyNode *
lookup (TjPlacementView *self,
        const char      *code)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));

  return code != NULL ? tj_taxonomy_lookup (tj_session_get_taxonomy (session), code) : NULL;
}

static char *
dup_ticked_names (TjPlacementView *self,
                  TjField         *field)
{
  const char * const *codes = tj_field_get_ticked (field);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      TjTaxonomyNode *node = lookup (self, codes[i]);

      if (node != NULL)
        g_strv_builder_add (names, tj_taxonomy_node_get_name (node));
      else if (g_str_equal (codes[i], stages[0]))
        g_strv_builder_add (names, C_("stage", "Demonstration"));
      else
        g_strv_builder_add (names, C_("stage", "Promotion"));
    }

  list = g_strv_builder_end (names);

  return list[0] != NULL ? g_strjoinv (_(", "), list) : g_strdup (_("Nothing ticked"));
}

static void
show_declared (TjPlacementView *self,
               TjForm          *form)
{
  TjField *type = tj_form_get_field (form, "type");
  TjTaxonomyNode *node = lookup (self, tj_field_get_code (type));
  g_autofree char *category = dup_ticked_names (self, tj_form_get_field (form, "category"));
  g_autofree char *stage = dup_ticked_names (self, tj_form_get_field (form, "stage"));
  g_autofree char *typed = g_markup_escape_text (tj_field_get_text (type), -1);
  g_autofree char *escaped = node != NULL
                               ? g_markup_escape_text (tj_taxonomy_node_get_name (node), -1)
                               : NULL;

  adw_action_row_set_subtitle (self->declared_category_row, category);
  adw_action_row_set_subtitle (self->declared_stage_row, stage);

  if (tj_field_is_blank (type))
    adw_action_row_set_subtitle (self->declared_type_row, _("Left empty"));
  else if (node == NULL || g_str_equal (escaped, typed))
    adw_action_row_set_subtitle (self->declared_type_row, typed);
  else
    {
      g_autofree char *both = g_strdup_printf ("%s\n%s", escaped, typed);

      adw_action_row_set_subtitle (self->declared_type_row, both);
    }
}

static void
clear_ranks (TjPlacementView *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->ranks_list, 0)) != NULL)
    gtk_list_box_remove (self->ranks_list, GTK_WIDGET (row));
}

static const char *
describe_certainty (const TjClassification *classification,
                    const char             *declared)
{
  const TjClassifierRank *first;

  if (classification->ranks->len == 0)
    return _("The text has too little in it to suggest a type.");

  first = g_ptr_array_index (classification->ranks, 0);
  if (first->because[0] == NULL)
    return _("The text has too little in it to suggest a type.");

  if (classification->close)
    return _("A boundary case: the first two are close. Compare their definitions.");

  if (g_strcmp0 (declared, tj_taxonomy_node_get_code (first->node)) == 0)
    return _("The text speaks for the declared type.");

  return _("The text speaks for another type than the declared one.");
}

/* The notice defines a type by the technologies it lists under it. */
static void
append_definition (GString        *text,
                   TjTaxonomyNode *type)
{
  GListModel *directions = tj_taxonomy_node_get_children (type);
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (directions); i++)
    {
      g_autoptr(TjTaxonomyNode) direction = g_list_model_get_item (directions, i);

      g_string_append_printf (names, "%s%s", i > 0 ? _(", ") : "",
                              tj_taxonomy_node_get_name (direction));
    }

  /* Translators: a type of the taxonomy, its clause, and the technologies listed under it */
  line = g_markup_printf_escaped (_("%s (%s) is: %s"), tj_taxonomy_node_get_name (type),
                                  tj_taxonomy_node_get_clause (type), names->str);
  g_string_append_printf (text, "\n%s", line);
}

static gboolean
is_in_pair (const TjClassification *classification,
            const TjTaxonomyNode   *node)
{
  for (guint i = 0; i < classification->pairs->len; i++)
    {
      const TjBoundaryPair *pair = g_ptr_array_index (classification->pairs, i);

      if (pair->first == node || pair->second == node)
        return TRUE;
    }

  return FALSE;
}

/* Of a boundary case, what each of the types between which it stands is. */
static void
append_definitions (GString                *text,
                    const TjClassification *classification)
{
  for (guint i = 0; i < classification->ranks->len; i++)
    {
      const TjClassifierRank *rank = g_ptr_array_index (classification->ranks, i);

      if ((classification->close && i < 2) || is_in_pair (classification, rank->node))
        append_definition (text, rank->node);
    }
}

/* The certainty in one sentence, and what tells apart the types at whose boundary it stands. */
static char *
dup_certainty (const TjClassification *classification,
               const char             *declared)
{
  g_autoptr(GString) text = g_string_new (describe_certainty (classification, declared));

  for (guint i = 0; i < classification->pairs->len; i++)
    {
      const TjBoundaryPair *pair = g_ptr_array_index (classification->pairs, i);
      g_autofree char *escaped = g_markup_escape_text (tj_boundary_pair_get_text (pair), -1);

      g_string_append_c (text, '\n');
      if (pair->second != NULL)
        /* Translators: two types of the taxonomy, and what tells them apart */
        g_string_append_printf (text, _("%s (%s) or %s (%s): %s"),
                                tj_taxonomy_node_get_name (pair->first),
                                tj_taxonomy_node_get_clause (pair->first),
                                tj_taxonomy_node_get_name (pair->second),
                                tj_taxonomy_node_get_clause (pair->second), escaped);
      else
        g_string_append (text, escaped);
    }

  if (classification->boundary)
    append_definitions (text, classification);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_targets (GString          *text,
                TjTaxonomy       *plan,
                TjClassification *classification)
{
  g_autoptr(GPtrArray) targets = tj_taxonomy_find_targets (plan, classification->folded);

  for (guint i = 0; i < targets->len; i++)
    {
      const TjPolicyTarget *target = g_ptr_array_index (targets, i);
      g_autofree char *figure = tj_policy_target_dup_figure (target);

      /* Translators: what a figure is of, the figure and the clause that sets it */
      g_string_append_printf (text, _("\nTarget: %s — %s (%s)"),
                              tj_policy_target_get_name (target), figure, target->clause);
    }
}

static char *
dup_place (TjTaxonomy *plan,
           TjForm     *form)
{
  g_autoptr(TjClassification) classification = tj_classify_form (plan, form);
  const TjClassifierRank *place = tj_classification_get_place (classification);
  g_autoptr(GString) text = g_string_new (NULL);

  if (place == NULL)
    g_string_append (text, _("Too little speaks for any item of it."));
  else
    {
      g_autofree char *words = g_strjoinv (_(", "), place->because);

      g_string_append_printf (text, "%s %s", tj_taxonomy_node_get_clause (place->node),
                              tj_taxonomy_node_get_name (place->node));
      if (place->direction != NULL)
        g_string_append_printf (text, " › %s", tj_taxonomy_node_get_name (place->direction));
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("For it: %s"), words);
    }

  append_targets (text, plan, classification);

  return g_markup_escape_text (text->str, -1);
}

static void
show_documents (TjPlacementView *self,
                TjForm          *form)
{
  for (guint i = 0; i < self->document_rows->len; i++)
    {
      TjTaxonomy *plan = tj_policy_documents_get (self->documents, TJ_POLICY_NATIONAL + i);
      g_autofree char *place = form != NULL ? dup_place (plan, form) : g_strdup ("");

      adw_action_row_set_subtitle (g_ptr_array_index (self->document_rows, i), place);
    }
}

static void
add_document_rows (TjPlacementView *self)
{
  for (guint i = TJ_POLICY_NATIONAL; i < TJ_N_POLICY_DOCUMENTS; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tj_policy_document_get_label (i));
      adw_preferences_group_add (self->documents_group, row);
      g_ptr_array_add (self->document_rows, row);
    }
}

/* Groups are a third thing beside the declared and the assessed place: the sectors stand by
 * themselves in the catalogue. By the type that the reviewer chose, or else the applicant,
 * or else the text's. */
static void
show_catalogue (TjPlacementView *self,
                TjForm          *form)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  TjReview *review = tj_session_view_get_review (TJ_SESSION_VIEW (self));
  g_autoptr(TjClassification) classification =
    tj_classify_form (tj_session_get_taxonomy (session), form);
  TjTaxonomyNode *type = lookup (self, review != NULL ? tj_review_get (review, "assessed.type")
                                                      : NULL);
  g_autoptr(GPtrArray) groups = NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  if (type == NULL)
    type = lookup (self, tj_field_get_code (tj_form_get_field (form, "type")));
  if (type == NULL)
    type = tj_classification_get_first (classification);
  groups = tj_catalogue_groups_suggest (type, classification->folded);
  for (guint i = 0; i < groups->len; i++)
    {
      const TjCatalogueGroup *group = g_ptr_array_index (groups, i);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("%s (%u technology published)",
                                              "%s (%u technologies published)",
                                              group->n_technologies),
                              tj_catalogue_group_get_name (group), group->n_technologies);
    }

  escaped = g_markup_escape_text (text->len > 0 ? text->str : _("None of the groups fits."), -1);
  adw_action_row_set_subtitle (self->catalogue_row, escaped);
}

static void
show_suggested (TjPlacementView *self,
                TjForm          *form)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  const char *declared = tj_field_get_code (tj_form_get_field (form, "type"));
  const gboolean all = gtk_toggle_button_get_active (self->all_button);
  g_autoptr(TjClassification) classification = NULL;
  g_autofree char *certainty = NULL;

  classification = tj_classify_form (tj_session_get_taxonomy (session), form);
  certainty = dup_certainty (classification, declared);
  adw_preferences_group_set_description (self->suggested_group, certainty);

  for (guint i = 0; i < (all ? classification->ranks->len
                             : MIN (N_SUGGESTIONS, classification->ranks->len)); i++)
    {
      const TjClassifierRank *rank = g_ptr_array_index (classification->ranks, i);
      const char *code = tj_taxonomy_node_get_code (rank->node);

      if (all || rank->score >= MINIMUM_SCORE)
        gtk_list_box_append (self->ranks_list,
                             tj_rank_row_new (rank, g_strcmp0 (declared, code) == 0));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->ranks_list),
                          gtk_list_box_get_row_at_index (self->ranks_list, 0) != NULL);
}

/* The whole ranking, down to what nothing speaks for. */
static void
all_toggled_cb (TjPlacementView *self)
{
  TjForm *form = get_form (self);

  clear_ranks (self);
  if (form != NULL)
    show_suggested (self, form);
}

static void
show_assessed (TjPlacementView *self)
{
  TjReview *review = tj_session_view_get_review (TJ_SESSION_VIEW (self));
  const char *type = review != NULL ? tj_review_get (review, "assessed.type") : NULL;
  const char *stage = review != NULL ? tj_review_get (review, "assessed.stage") : NULL;
  const char *category = review != NULL ? tj_review_get (review, "assessed.category") : NULL;
  TjTaxonomyNode *category_node = lookup (self, category);
  gboolean editable = tj_session_view_is_editable (TJ_SESSION_VIEW (self));
  guint type_position = 0;
  guint stage_position = 0;

  /* Position 0 of each list is "not decided". */
  for (guint i = 0; i < self->types->len; i++)
    {
      if (g_strcmp0 (type, tj_taxonomy_node_get_code (g_ptr_array_index (self->types, i))) == 0)
        type_position = i + 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      if (g_strcmp0 (stage, stages[i]) == 0)
        stage_position = i + 1;
    }

  self->updating = TRUE;
  adw_combo_row_set_selected (self->type_row, type_position);
  adw_combo_row_set_selected (self->stage_row, stage_position);
  self->updating = FALSE;

  adw_action_row_set_subtitle (self->category_row,
                               category_node != NULL ? tj_taxonomy_node_get_name (category_node)
                                                     : _("Follows from the type"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->type_row), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stage_row), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->agree_button), editable);
  gtk_editable_set_editable (GTK_EDITABLE (self->reason_row), editable);
  tj_text_binding_refresh (self->reason_binding);
}

static void
place (TjPlacementView *self,
       const char      *type)
{
  TjSessionView *view = TJ_SESSION_VIEW (self);
  TjTaxonomyNode *node = lookup (self, type);
  const char *category = NULL;

  if (node != NULL)
    category = tj_taxonomy_node_get_code (tj_taxonomy_node_get_parent (node));

  tj_session_view_edit (view, "assessed.category", category);
  tj_session_view_edit (view, "assessed.type", type);
}

static void
type_selected_cb (TjPlacementView *self)
{
  guint position = adw_combo_row_get_selected (self->type_row);

  if (self->updating || position == GTK_INVALID_LIST_POSITION)
    return;

  place (self, position > 0
                 ? tj_taxonomy_node_get_code (g_ptr_array_index (self->types, position - 1))
                 : NULL);
}

static void
stage_selected_cb (TjPlacementView *self)
{
  guint position = adw_combo_row_get_selected (self->stage_row);

  if (self->updating || position == GTK_INVALID_LIST_POSITION)
    return;

  tj_session_view_edit (TJ_SESSION_VIEW (self), "assessed.stage",
                        position > 0 ? stages[position - 1] : NULL);
}

static void
agree_clicked_cb (TjPlacementView *self)
{
  TjForm *form = get_form (self);
  const char *type;

  if (form == NULL)
    return;

  type = tj_field_get_code (tj_form_get_field (form, "type"));
  if (type != NULL)
    place (self, type);
  tj_session_view_edit (TJ_SESSION_VIEW (self), "assessed.stage", tj_form_get_stage (form));
}

static void
rank_activated_cb (TjPlacementView *self,
                   TjRankRow       *row)
{
  g_signal_emit (self, signals[WORDS_ACTIVATED], 0, tj_rank_row_get_words (row));
}

static void
tj_placement_view_session_set (TjSessionView *view,
                               TjSession     *session)
{
  TjPlacementView *self = TJ_PLACEMENT_VIEW (view);
  GListModel *categories = tj_taxonomy_get_categories (tj_session_get_taxonomy (session));
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  g_clear_object (&self->documents);
  self->documents = tj_policy_documents_new (tj_session_get_taxonomy (session));

  gtk_string_list_append (names, _("Not decided"));

  for (guint i = 0; i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr(TjTaxonomyNode) category = g_list_model_get_item (categories, i);
      GListModel *types = tj_taxonomy_node_get_children (category);

      for (guint j = 0; j < g_list_model_get_n_items (types); j++)
        {
          g_autoptr(TjTaxonomyNode) type = g_list_model_get_item (types, j);

          gtk_string_list_append (names, tj_taxonomy_node_get_name (type));
          g_ptr_array_add (self->types, g_steal_pointer (&type));
        }
    }

  self->updating = TRUE;
  adw_combo_row_set_model (self->type_row, G_LIST_MODEL (names));
  self->updating = FALSE;
}

static void
tj_placement_view_item_set (TjSessionView *view,
                            TjRoundItem   *item)
{
  TjPlacementView *self = TJ_PLACEMENT_VIEW (view);
  TjForm *form = get_form (self);

  clear_ranks (self);
  tj_text_binding_set_target (self->reason_binding, tj_session_view_get_session (view),
                              tj_session_view_get_review (view) != NULL ? item : NULL,
                              "assessed.reason");
  show_assessed (self);
  show_documents (self, form);

  if (form == NULL)
    return;

  show_declared (self, form);
  show_suggested (self, form);
  show_catalogue (self, form);
}

static void
tj_placement_view_review_changed (TjSessionView *view,
                                  const char    *name)
{
  if (name != NULL && g_str_has_prefix (name, "correction."))
    tj_placement_view_item_set (view, tj_session_view_get_item (view));
  else if (name == NULL || g_str_has_prefix (name, "assessed."))
    {
      TjForm *form = get_form (TJ_PLACEMENT_VIEW (view));

      show_assessed (TJ_PLACEMENT_VIEW (view));
      if (form != NULL)
        show_catalogue (TJ_PLACEMENT_VIEW (view), form);
    }
}

static void
tj_placement_view_dispose (GObject *object)
{
  TjPlacementView *self = TJ_PLACEMENT_VIEW (object);

  g_clear_object (&self->reason_binding);
  g_clear_object (&self->documents);
  g_clear_pointer (&self->document_rows, g_ptr_array_unref);
  g_clear_pointer (&self->types, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_placement_view_parent_class)->dispose (object);
}

static void
tj_placement_view_class_init (TjPlacementViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TjSessionViewClass *view_class = TJ_SESSION_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_placement_view_dispose;
  view_class->session_set = tj_placement_view_session_set;
  view_class->item_set = tj_placement_view_item_set;
  view_class->review_changed = tj_placement_view_review_changed;

  signals[WORDS_ACTIVATED] =
    g_signal_new ("words-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/judgement/tj-placement-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TjPlacementView, declared_category_row);
  gtk_widget_class_bind_template_child (widget_class, TjPlacementView, declared_type_row);
  gtk_widget_class_bind_template_child (widget_class, TjPlacementView, declared_stage_row);
  gtk_widget_class_bind_template_child (widget_class, TjPlacementView, suggested_group);
  gtk_widget_class_bind_template_child (widget_class, TjPlacementView, catalogue_row);
  gtk_widget_class_bind_template_child (widget_class, TjPlacementView, all_button);
  gtk_widget_class_bind_template_child (widget_class, TjPlacementView, ranks_list);
  gtk_widget_class_bind_template_child (widget_class, TjPlacementView, documents_group);
  gtk_widget_class_bind_template_child (widget_class, TjPlacementView, agree_button);
  gtk_widget_class_bind_template_child (widget_class, TjPlacementView, type_row);
  gtk_widget_class_bind_template_child (widget_class, TjPlacementView, stage_row);
  gtk_widget_class_bind_template_child (widget_class, TjPlacementView, category_row);
  gtk_widget_class_bind_template_child (widget_class, TjPlacementView, reason_row);
  gtk_widget_class_bind_template_callback (widget_class, agree_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, type_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, rank_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
}

static void
tj_placement_view_init (TjPlacementView *self)
{
  self->types = g_ptr_array_new_with_free_func (g_object_unref);
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
  self->document_rows = g_ptr_array_new ();
  add_document_rows (self);
  self->reason_binding = tj_text_binding_new_for_editable (GTK_EDITABLE (self->reason_row));
}

/**
 * tj_placement_view_show_decision:
 *
 * Puts the cursor where the reviewer decides: on the agreement where it can be given, else on
 * the type.
 */
void
tj_placement_view_show_decision (TjPlacementView *self)
{
  g_return_if_fail (TJ_IS_PLACEMENT_VIEW (self));

  if (!gtk_widget_grab_focus (GTK_WIDGET (self->agree_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->type_row));
}
