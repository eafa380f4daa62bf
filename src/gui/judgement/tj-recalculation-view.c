/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/judgement/tj-recalculation-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-text.h"
#include "core/recalculation/tj-reviewed-inputs.h"
#include "gui/judgement/tj-entry-row.h"
#include "gui/judgement/tj-figure-row.h"
#include "gui/judgement/tj-recalculation-files.h"

typedef enum
{
  TAPE_BASICS,
  TAPE_BASELINE,
  TAPE_PROJECT,
  TAPE_POLLUTANTS,
  TAPE_REDUCTION,
  TAPE_COST,
  TAPE_NET,
  TAPE_PAYBACK,
  TAPE_DRAWS,
  N_TAPES,
} Tape;

/* Where each figure stands: the two bases of a cost are never in one list. The pollutants that
 * a form's environmental benefit asks for go with the form's basis. */
static const struct
{
  const char *id;
  Tape tape;
} places[] = {
  { "baseline", TAPE_REDUCTION },
  { "project", TAPE_REDUCTION },
  { "reduction", TAPE_REDUCTION },
  { "own_ratio", TAPE_REDUCTION },
  { "industry_ratio", TAPE_REDUCTION },
  { "net_cost", TAPE_NET },
  { "payback", TAPE_PAYBACK },
  { "payback_with_build", TAPE_PAYBACK },
  { "discounted_payback", TAPE_PAYBACK },
};

static const char * const kinds[] = { NULL, "retrofit", "new-build" };
static const char * const pollutants[] = { "so2", "nox", "particulates", "voc", "cod" };

static const struct
{
  const char *name;
  const char *title;
} draw_settings[] = {
  { "recalculation.draws", N_("Number of draws") },
  { "recalculation.seed", N_("Seed") },
};

struct _TjRecalculationView
{
  TjSessionView parent_instance;

  GtkWidget *box;
  GtkDropDown *case_drop;
  GtkLabel *problems_label;
  AdwPreferencesGroup *groups[N_TAPES];
  GtkListBox *lists[N_TAPES];
  AdwComboRow *kind_row;
  GtkEditable *draw_rows[G_N_ELEMENTS (draw_settings)];

  TjRecalculator *recalculator;
  guint case_index;
  gboolean updating;
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (TjRecalculationView, tj_recalculation_view, TJ_TYPE_SESSION_VIEW)

static TjForm *
get_form (TjRecalculationView *self)
{
  TjRoundItem *item = tj_session_view_get_item (TJ_SESSION_VIEW (self));
  TjPackage *package = item != NULL ? tj_round_item_get_package (item) : NULL;

  return package != NULL ? tj_package_get_form (package) : NULL;
}

static const char *
get_value (TjRecalculationView *self,
           const char          *element)
{
  TjReview *review = tj_session_view_get_review (TJ_SESSION_VIEW (self));
  g_autofree char *name = tj_recalculation_dup_name (self->case_index, element, NULL);

  return review != NULL ? tj_review_get (review, name) : NULL;
}

static void
clear_list (GtkListBox *list,
            int         first)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, first)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
recalculate (TjRecalculationView *self)
{
  TjSessionView *view = TJ_SESSION_VIEW (self);
  TjForm *form = get_form (self);
  TjReview *review = tj_session_view_get_review (view);

  if (form != NULL && review != NULL && self->case_index < tj_form_get_n_cases (form))
    tj_recalculator_start (self->recalculator, form, review,
                           tj_session_get_factors (tj_session_view_get_session (view)));
}

static const TjCaseRecalculation *
find_case (TjRecalculationView *self)
{
  const TjRecalculation *result = tj_recalculator_get_result (self->recalculator);

  for (guint i = 0; result != NULL && i < result->cases->len; i++)
    {
      const TjCaseRecalculation *item = g_ptr_array_index (result->cases, i);

      if (item->index == self->case_index)
        return item;
    }

  return NULL;
}

static Tape
find_place (const TjFigure *figure)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (g_str_equal (places[i].id, figure->id))
        return places[i].tape;
    }

  return TAPE_COST;
}

static void
show_problems (TjRecalculationView       *self,
               const TjCaseRecalculation *item)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; item != NULL && i < item->problems->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (char *) g_ptr_array_index (item->problems, i));

  gtk_label_set_label (self->problems_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_label), text->len > 0);
}

/* Which rows were unfolded, so that they stay so. */
static GHashTable *
collect_expanded (TjRecalculationView *self)
{
  GHashTable *expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = TAPE_REDUCTION; i <= TAPE_PAYBACK; i++)
    {
      GtkListBoxRow *row;

      for (int at = 0; (row = gtk_list_box_get_row_at_index (self->lists[i], at)) != NULL; at++)
        {
          if (tj_figure_row_get_expanded (TJ_FIGURE_ROW (row)))
            g_hash_table_add (expanded, g_strdup (tj_figure_row_get_id (TJ_FIGURE_ROW (row))));
        }
    }

  return expanded;
}

/* The net cost says at which rate; the reduction, by which factors. */
static void
describe_groups (TjRecalculationView *self)
{
  const TjRecalculation *result = tj_recalculator_get_result (self->recalculator);
  g_autoptr(TjReviewEntry) rate = tj_review_entry_parse (get_value (self, "discount-rate"));
  const char *number = rate != NULL ? tj_review_entry_get (rate, "value") : NULL;
  g_autofree char *net = NULL;
  g_autofree char *factors = NULL;

  if (number != NULL)
    /* Translators: per cent a year */
    net = g_strdup_printf (_("After annual benefits, at a discount rate of %s %%"), number);
  adw_preferences_group_set_description (self->groups[TAPE_NET],
                                         net != NULL ? net
                                                     : _("After annual benefits; it wants a "
                                                         "discount rate"));
  if (result != NULL)
    factors = g_markup_printf_escaped (_("Factors: %s"), result->register_id);
  adw_preferences_group_set_description (self->groups[TAPE_REDUCTION], factors);
}

static void
show_result (TjRecalculationView *self)
{
  const TjRecalculation *result = tj_recalculator_get_result (self->recalculator);
  const TjCaseRecalculation *item = find_case (self);
  g_autoptr(GHashTable) expanded = collect_expanded (self);

  for (guint i = TAPE_REDUCTION; i <= TAPE_PAYBACK; i++)
    clear_list (self->lists[i], 0);

  show_problems (self, item);
  describe_groups (self);
  for (guint i = 0; item != NULL && i < item->figures->len; i++)
    {
      const TjFigure *figure = g_ptr_array_index (item->figures, i);
      GtkWidget *row = tj_figure_row_new (figure, item->ratio_basis, result->register_id);

      tj_figure_row_set_expanded (TJ_FIGURE_ROW (row),
                                  g_hash_table_contains (expanded, figure->id));
      gtk_list_box_append (self->lists[find_place (figure)], row);
    }
}

static GtkWidget *
add_entry (TjRecalculationView *self,
           Tape                 tape,
           const char          *element,
           const char          *key)
{
  TjSessionView *view = TJ_SESSION_VIEW (self);
  GtkWidget *row = tj_entry_row_new (tj_session_view_get_session (view),
                                     tj_session_view_get_item (view), self->case_index, element,
                                     key);

  gtk_list_box_append (self->lists[tape], row);

  return row;
}

static void
update_visible (TjRecalculationView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->lists[TAPE_BASELINE]),
                          gtk_list_box_get_row_at_index (self->lists[TAPE_BASELINE], 0) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->lists[TAPE_PROJECT]),
                          gtk_list_box_get_row_at_index (self->lists[TAPE_PROJECT], 0) != NULL);
}

static Tape
get_side (TjReview   *review,
          const char *name)
{
  g_autoptr(TjReviewEntry) entry = tj_review_entry_parse (tj_review_get (review, name));
  const char *side = entry != NULL ? tj_review_entry_get (entry, "side") : NULL;

  return g_strcmp0 (side, "project") == 0 ? TAPE_PROJECT : TAPE_BASELINE;
}

static TjEntryRow *
find_row (TjRecalculationView *self,
          const char          *name)
{
  for (guint i = TAPE_BASICS; i <= TAPE_POLLUTANTS; i++)
    {
      GtkListBoxRow *row;

      for (int at = 0; (row = gtk_list_box_get_row_at_index (self->lists[i], at)) != NULL; at++)
        {
          if (TJ_IS_ENTRY_ROW (row) &&
              g_str_equal (tj_entry_row_get_name (TJ_ENTRY_ROW (row)), name))
            return TJ_ENTRY_ROW (row);
        }
    }

  return NULL;
}

static void
dropped_cb (TjRecalculationView *self,
            GtkWidget           *row)
{
  GtkWidget *list = gtk_widget_get_parent (row);

  if (GTK_IS_LIST_BOX (list))
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
  update_visible (self);
}

/* Adds the rows of activities that have none, and takes away those that went; a new one that is
 * being typed is not in the review yet. */
static void
sync_activities (TjRecalculationView *self)
{
  TjReview *review = tj_session_view_get_review (TJ_SESSION_VIEW (self));
  g_autoptr(GPtrArray) names = tj_review_list_recalculated (review);

  for (guint i = TAPE_BASELINE; i <= TAPE_PROJECT; i++)
    {
      for (int at = 0;;)
        {
          GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->lists[i], at);
          const char *name;

          if (row == NULL)
            break;

          name = tj_entry_row_get_name (TJ_ENTRY_ROW (row));
          if (tj_review_get (review, name) != NULL ? get_side (review, name) != i
                                                   : !tj_entry_row_get_editing (TJ_ENTRY_ROW (row)))
            gtk_list_box_remove (self->lists[i], GTK_WIDGET (row));
          else
            at++;
        }
    }

  for (guint i = 0; i < names->len; i++)
    {
      const TjRecalculationName *name = g_ptr_array_index (names, i);

      if (name->case_index == self->case_index && g_str_equal (name->element, "activity") &&
          find_row (self, name->name) == NULL)
        add_entry (self, get_side (review, name->name), "activity", name->key);
    }

  update_visible (self);
}

static void
show_settings (TjRecalculationView *self)
{
  TjReview *review = tj_session_view_get_review (TJ_SESSION_VIEW (self));
  const gboolean editable = tj_session_view_is_editable (TJ_SESSION_VIEW (self));
  g_autoptr(TjRecalculationInputs) otherwise = tj_recalculation_inputs_new ();
  const char *kind = get_value (self, "kind");

  self->updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (kinds[i], kind) == 0)
        adw_combo_row_set_selected (self->kind_row, i);
    }

  for (guint i = 0; i < G_N_ELEMENTS (draw_settings); i++)
    {
      const char *value = tj_review_get (review, draw_settings[i].name);
      g_autofree char *number = g_strdup_printf ("%u", i == 0 ? otherwise->n_draws
                                                             : otherwise->seed);

      gtk_editable_set_text (self->draw_rows[i], value != NULL ? value : number);
      gtk_editable_set_editable (self->draw_rows[i], editable);
    }
  self->updating = FALSE;

  gtk_widget_set_sensitive (GTK_WIDGET (self->kind_row), editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "recalculation.add", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "recalculation.import", editable);
}

static void
show_case (TjRecalculationView *self)
{
  clear_list (self->lists[TAPE_BASICS], 1);
  for (guint i = TAPE_BASELINE; i <= TAPE_POLLUTANTS; i++)
    clear_list (self->lists[i], 0);

  for (guint i = 0; i < TJ_N_ENTRIES; i++)
    add_entry (self, TAPE_BASICS, tj_entry_to_string (i), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pollutants); i++)
    add_entry (self, TAPE_POLLUTANTS, "pollutant", pollutants[i]);
  sync_activities (self);
  show_settings (self);
  show_result (self);
}

static void
case_selected_cb (TjRecalculationView *self)
{
  const guint selected = gtk_drop_down_get_selected (self->case_drop);

  if (self->updating || selected == GTK_INVALID_LIST_POSITION || selected == self->case_index)
    return;

  tj_session_flush (tj_session_view_get_session (TJ_SESSION_VIEW (self)));
  self->case_index = selected;
  show_case (self);
}

static void
fill_cases (TjRecalculationView *self,
            TjForm              *form)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  const guint n_cases = form != NULL ? tj_form_get_n_cases (form) : 0;

  for (guint i = 0; i < n_cases; i++)
    {
      TjCase *item = tj_form_get_case (form, i);
      const char *name = tj_field_get_text (tj_case_get_field (item, "name"));
      g_autofree char *clean = tj_review_entry_dup_clean (name != NULL ? name : "");
      g_autofree char *label = NULL;

      /* Translators: the number of a case and what it is called */
      label = g_strdup_printf (_("Case %u  %s"), i + 1, clean);
      gtk_string_list_append (names, label);
    }

  self->updating = TRUE;
  if (self->case_index >= n_cases)
    self->case_index = 0;
  gtk_drop_down_set_model (self->case_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->case_drop, self->case_index);
  self->updating = FALSE;

  gtk_widget_set_visible (self->box, n_cases > 0);
}

static void
kind_selected_cb (TjRecalculationView *self)
{
  const guint selected = adw_combo_row_get_selected (self->kind_row);
  g_autofree char *name = tj_recalculation_dup_name (self->case_index, "kind", NULL);

  if (!self->updating && selected < G_N_ELEMENTS (kinds))
    tj_session_view_edit (TJ_SESSION_VIEW (self), name, kinds[selected]);
}

static void
draws_applied_cb (TjRecalculationView *self,
                  GtkEditable         *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (draw_settings); i++)
    {
      g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (row)));

      if (self->draw_rows[i] == row &&
          !tj_session_view_edit (TJ_SESSION_VIEW (self), draw_settings[i].name, typed))
        show_settings (self);
    }
}

static void
row_activated_cb (TjRecalculationView *self,
                  GtkListBoxRow       *row)
{
  if (TJ_IS_ENTRY_ROW (row))
    tj_entry_row_toggle (TJ_ENTRY_ROW (row));
  else if (TJ_IS_FIGURE_ROW (row))
    tj_figure_row_set_expanded (TJ_FIGURE_ROW (row),
                                !tj_figure_row_get_expanded (TJ_FIGURE_ROW (row)));
}

/* The row is there at once, but the review has it only when it is taken over. */
static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  TjRecalculationView *self = TJ_RECALCULATION_VIEW (widget);
  TjReview *review = tj_session_view_get_review (TJ_SESSION_VIEW (self));
  const char *side = g_variant_get_string (parameter, NULL);
  guint number;
  g_autofree char *key = NULL;
  g_autofree char *name = NULL;
  GtkWidget *row;

  if (review == NULL || !tj_session_view_is_editable (TJ_SESSION_VIEW (self)))
    return;

  /* What is open is taken over first, so that it has its number. */
  tj_session_flush (tj_session_view_get_session (TJ_SESSION_VIEW (self)));
  sync_activities (self);
  number = tj_review_get_free_activity (review, self->case_index);
  if (number == 0)
    return;

  key = g_strdup_printf ("%u", number);
  name = tj_recalculation_dup_name (self->case_index, "activity", key);
  /* One that could not be taken over is still being typed. */
  if (find_row (self, name) != NULL)
    return;

  row = add_entry (self, g_str_equal (side, "project") ? TAPE_PROJECT : TAPE_BASELINE,
                   "activity", key);
  g_signal_connect_object (row, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  tj_entry_row_set_side (TJ_ENTRY_ROW (row), side);
  update_visible (self);
  tj_entry_row_toggle (TJ_ENTRY_ROW (row));
}

static void
tj_recalculation_view_item_set (TjSessionView *view,
                                TjRoundItem   *item)
{
  TjRecalculationView *self = TJ_RECALCULATION_VIEW (view);
  TjForm *form = get_form (self);

  tj_recalculator_stop (self->recalculator);
  fill_cases (self, tj_session_view_get_review (view) != NULL ? form : NULL);
  if (!gtk_widget_get_visible (self->box))
    return;

  show_case (self);
  recalculate (self);
}

static void
tj_recalculation_view_review_changed (TjSessionView *view,
                                      const char    *name)
{
  TjRecalculationView *self = TJ_RECALCULATION_VIEW (view);
  TjEntryRow *row;

  if (self->quiet)
    return;

  if (name == NULL || g_str_has_prefix (name, "correction."))
    {
      tj_recalculation_view_item_set (view, tj_session_view_get_item (view));
      return;
    }

  if (!g_str_has_prefix (name, "recalculation.") || !gtk_widget_get_visible (self->box))
    return;

  sync_activities (self);
  show_settings (self);
  row = find_row (self, name);
  if (row != NULL)
    tj_entry_row_update (row);
  recalculate (self);
}

static void
tj_recalculation_view_dispose (GObject *object)
{
  TjRecalculationView *self = TJ_RECALCULATION_VIEW (object);

  if (self->recalculator != NULL)
    tj_recalculator_stop (self->recalculator);
  g_clear_object (&self->recalculator);

  G_OBJECT_CLASS (tj_recalculation_view_parent_class)->dispose (object);
}

static void
tj_recalculation_view_class_init (TjRecalculationViewClass *klass)
{
  static const char * const group_names[N_TAPES] = {
    "basics_group", "baseline_group", "project_group", "pollutants_group", "reduction_group",
    "cost_group", "net_group", "payback_group", "draws_group",
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TjSessionViewClass *view_class = TJ_SESSION_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_recalculation_view_dispose;
  view_class->item_set = tj_recalculation_view_item_set;
  view_class->review_changed = tj_recalculation_view_review_changed;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/judgement/tj-recalculation-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TjRecalculationView, box);
  gtk_widget_class_bind_template_child (widget_class, TjRecalculationView, case_drop);
  gtk_widget_class_bind_template_child (widget_class, TjRecalculationView, problems_label);
  gtk_widget_class_bind_template_callback (widget_class, case_selected_cb);
  for (guint i = 0; i < N_TAPES; i++)
    gtk_widget_class_bind_template_child_full (
      widget_class, group_names[i], FALSE,
      G_STRUCT_OFFSET (TjRecalculationView, groups) + i * sizeof (AdwPreferencesGroup *));

  gtk_widget_class_install_action (widget_class, "recalculation.add", "s", add_action);
  tj_recalculation_install_file_actions (widget_class);
}

static void
create_list (TjRecalculationView *self,
             Tape                 tape)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_group_get_title (self->groups[tape]), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->groups[tape], list);
  self->lists[tape] = GTK_LIST_BOX (list);
}

static void
create_kind_row (TjRecalculationView *self)
{
  const char * const names[] = { _("Not said"), _("Retrofit"), _("New build"), NULL };
  g_autoptr(GtkStringList) model = gtk_string_list_new (names);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Kind of project"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _("Of a retrofit all of the investment counts, of a new plant "
                                 "its increment"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (kind_selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (self->lists[TAPE_BASICS], row);
  self->kind_row = ADW_COMBO_ROW (row);
}

static void
create_draw_rows (TjRecalculationView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (draw_settings); i++)
    {
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(draw_settings[i].title));
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
      g_signal_connect_object (row, "apply", G_CALLBACK (draws_applied_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (self->lists[TAPE_DRAWS], row);
      self->draw_rows[i] = GTK_EDITABLE (row);
    }
}

static void
tj_recalculation_view_init (TjRecalculationView *self)
{
  g_autoptr(GtkListItemFactory) factory = NULL;

  self->recalculator = tj_recalculator_new ();
  g_signal_connect_object (self->recalculator, "finished", G_CALLBACK (show_result), self,
                           G_CONNECT_SWAPPED);

  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  factory = gtk_builder_list_item_factory_new_from_resource (
    NULL, "/org/tanjian/Tanjian/ui/judgement/choice-item.ui");
  gtk_drop_down_set_factory (self->case_drop, factory);

  for (guint i = 0; i < N_TAPES; i++)
    create_list (self, i);
  create_kind_row (self);
  create_draw_rows (self);
  self->updating = FALSE;
}

/**
 * tj_recalculation_view_get_recalculator:
 *
 * Returns: (transfer none): what works out the figures shown
 */
TjRecalculator *
tj_recalculation_view_get_recalculator (TjRecalculationView *self)
{
  g_return_val_if_fail (TJ_IS_RECALCULATION_VIEW (self), NULL);

  return self->recalculator;
}

/**
 * tj_recalculation_view_set_quiet:
 * @quiet: whether many entries change at once
 *
 * All that changed is shown when it is over.
 */
void
tj_recalculation_view_set_quiet (TjRecalculationView *self,
                                 gboolean             quiet)
{
  g_return_if_fail (TJ_IS_RECALCULATION_VIEW (self));

  self->quiet = quiet;
  if (!quiet)
    tj_recalculation_view_refresh (self);
}

/**
 * tj_recalculation_view_refresh:
 *
 * Shows everything anew, as where the factors are others.
 */
void
tj_recalculation_view_refresh (TjRecalculationView *self)
{
  g_return_if_fail (TJ_IS_RECALCULATION_VIEW (self));

  tj_recalculation_view_item_set (TJ_SESSION_VIEW (self),
                                  tj_session_view_get_item (TJ_SESSION_VIEW (self)));
}

static TjEntryRow *
find_focused (TjRecalculationView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL ? (TjEntryRow *) gtk_widget_get_ancestor (focus, TJ_TYPE_ENTRY_ROW) : NULL;
}

/**
 * tj_recalculation_view_take_place:
 * @attachment: the file that the reviewer looks at
 * @page: from 1, or 0
 * @quote: (nullable): the words that are selected there
 *
 * Takes the place for the evidence of the entry that is being typed, if one is.
 */
void
tj_recalculation_view_take_place (TjRecalculationView *self,
                                  const char          *attachment,
                                  guint                page,
                                  const char          *quote)
{
  TjEntryRow *row;

  g_return_if_fail (TJ_IS_RECALCULATION_VIEW (self));

  row = find_focused (self);
  if (row != NULL && tj_entry_row_get_editing (row))
    tj_entry_row_set_place (row, attachment, page, quote);
}
