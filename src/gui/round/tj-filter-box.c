/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/round/tj-filter-box.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-text.h"
#include "gui/round/tj-saved-filters.h"
#include "gui/widgets/tj-tooltip.h"

#define VALUES_KEY "tj-values"

/* So many conditions are chosen from lists: all but the node, and the two ends of the score. */
#define FIRST_CHOICE TJ_ROUND_CONDITION_STAGE
#define LAST_CHOICE TJ_ROUND_CONDITION_TERM
#define N_CHOICES (LAST_CHOICE - FIRST_CHOICE + 1)

struct _TjFilterBox
{
  AdwBin parent_instance;

  GtkDropDown *stage_choice;
  GtkDropDown *region_choice;
  GtkDropDown *findings_choice;
  GtkDropDown *code_choice;
  GtkDropDown *progress_choice;
  GtkDropDown *status_choice;
  GtkDropDown *term_choice;
  GtkEditable *from_entry;
  GtkEditable *to_entry;
  GtkWidget *saved_box;
  GtkListBox *saved_list;
  GtkEditable *name_entry;
  GtkWidget *save_button;

  TjRoundFilter *filter;
  GListModel *items;
  GSettings *settings;
  gboolean is_showing;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjFilterBox, tj_filter_box, ADW_TYPE_BIN)

static const char * const stages[] = { "demonstration", "promotion", "none", NULL };
static const char * const findings[] = { "error", "query", "clear", NULL };
static const char * const progresses[] = { "open", "scored", "withdrawn", "unsigned", "signed",
                                           NULL };
static const char * const terms[] = { "late", "in-time", NULL };

static GtkDropDown *
get_choice (TjFilterBox *self,
            guint        condition)
{
  GtkDropDown *choices[N_CHOICES] = {
    self->stage_choice, self->region_choice, self->findings_choice, self->code_choice,
    self->progress_choice, self->status_choice, self->term_choice,
  };

  return choices[condition - FIRST_CHOICE];
}

/* The first value of a choice is that it does not matter. */
static void
fill_choice (TjFilterBox        *self,
             TjRoundCondition    condition,
             const char * const *values)
{
  GtkDropDown *choice = get_choice (self, condition);
  const char *current = tj_round_filter_get (self->filter, condition);
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gboolean has_current = current == NULL;

  gtk_string_list_append (labels, C_("filter", "Any"));
  for (guint i = 0; values[i] != NULL; i++)
    {
      gtk_string_list_append (labels, tj_round_filter_get_label (condition, values[i]));
      g_strv_builder_add (builder, values[i]);
      has_current = has_current || g_str_equal (values[i], current);
    }

  /* What is asked for may not be there any more, and is still asked for. */
  if (!has_current)
    {
      gtk_string_list_append (labels, tj_round_filter_get_label (condition, current));
      g_strv_builder_add (builder, current);
    }

  g_object_set_data_full (G_OBJECT (choice), VALUES_KEY, g_strv_builder_end (builder),
                          (GDestroyNotify) g_strfreev);
  gtk_drop_down_set_model (choice, G_LIST_MODEL (labels));
}

static void
show_choice (TjFilterBox      *self,
             TjRoundCondition  condition)
{
  GtkDropDown *choice = get_choice (self, condition);
  GStrv values = g_object_get_data (G_OBJECT (choice), VALUES_KEY);
  const char *current = tj_round_filter_get (self->filter, condition);
  guint selected = 0;

  for (guint i = 0; values[i] != NULL; i++)
    {
      if (g_strcmp0 (values[i], current) == 0)
        selected = i + 1;
    }

  gtk_drop_down_set_selected (choice, selected);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static const char *
get_region (TjRoundItem *item)
{
  const TjProvince *province = tj_round_item_get_facts (item)->province;

  return province != NULL ? province->code : "none";
}

static void
fill_from_set (TjFilterBox      *self,
               TjRoundCondition  condition,
               GHashTable       *set)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    g_ptr_array_add (values, value);
  g_ptr_array_sort (values, compare_strings);
  g_ptr_array_add (values, NULL);

  fill_choice (self, condition, (const char * const *) values->pdata);
}

/* In the order of the procedure. */
static void
fill_statuses (TjFilterBox *self)
{
  const char *values[TJ_N_APPLICATION_STATUSES + 1] = { NULL };

  for (guint i = 0; i < TJ_N_APPLICATION_STATUSES; i++)
    values[i] = tj_application_status_to_string ((TjApplicationStatus) i);
  fill_choice (self, TJ_ROUND_CONDITION_STATUS, values);
}

/* The regions and the codes of findings that the round has. */
static void
fill_found (TjFilterBox *self)
{
  g_autoptr(GHashTable) regions = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_items = self->items != NULL ? g_list_model_get_n_items (self->items) : 0;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (self->items, i);
      GListModel *list = tj_round_item_get_findings (item);
      guint n_findings = list != NULL ? g_list_model_get_n_items (list) : 0;

      g_hash_table_add (regions, (char *) get_region (item));
      for (guint j = 0; j < n_findings; j++)
        {
          g_autoptr(TjFinding) finding = g_list_model_get_item (list, j);

          g_hash_table_add (codes, (char *) g_intern_string (tj_finding_get_code (finding)));
        }
    }

  fill_from_set (self, TJ_ROUND_CONDITION_REGION, regions);
  fill_from_set (self, TJ_ROUND_CONDITION_CODE, codes);
}

static void
show_text (GtkEditable *entry,
           const char  *text)
{
  if (g_strcmp0 (gtk_editable_get_text (entry), text != NULL ? text : "") != 0)
    gtk_editable_set_text (entry, text != NULL ? text : "");
}

static void
show_filter (TjFilterBox *self)
{
  self->is_showing = TRUE;
  fill_found (self);
  for (guint i = FIRST_CHOICE; i <= LAST_CHOICE; i++)
    show_choice (self, i);
  show_text (self->from_entry, tj_round_filter_get (self->filter,
                                                    TJ_ROUND_CONDITION_SCORE_FROM));
  show_text (self->to_entry, tj_round_filter_get (self->filter, TJ_ROUND_CONDITION_SCORE_TO));
  self->is_showing = FALSE;
}

static void
tell_changed (TjFilterBox *self)
{
  if (self->settings != NULL)
    g_settings_set_value (self->settings, "list-filter",
                          tj_round_filter_to_variant (self->filter));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
chosen_cb (TjFilterBox *self)
{
  if (self->is_showing || self->filter == NULL)
    return;

  for (guint i = FIRST_CHOICE; i <= LAST_CHOICE; i++)
    {
      GtkDropDown *choice = get_choice (self, i);
      GStrv values = g_object_get_data (G_OBJECT (choice), VALUES_KEY);
      guint selected = gtk_drop_down_get_selected (choice);

      if (values != NULL && selected <= g_strv_length (values))
        tj_round_filter_set (self->filter, i, selected > 0 ? values[selected - 1] : NULL);
    }
  tell_changed (self);
}

/* Digits of a Chinese keyboard too; what is no score is marked and lets everything through. */
static void
score_changed_cb (TjFilterBox *self)
{
  GtkEditable *entries[] = { self->from_entry, self->to_entry };

  if (self->is_showing)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      TjRoundCondition condition = TJ_ROUND_CONDITION_SCORE_FROM + i;
      g_autofree char *typed = tj_text_fold (gtk_editable_get_text (entries[i]));
      gboolean is_wrong;

      tj_round_filter_set (self->filter, condition, typed);
      is_wrong = *typed != '\0' && tj_round_filter_get (self->filter, condition) == NULL;
      if (is_wrong)
        gtk_widget_add_css_class (GTK_WIDGET (entries[i]), "error");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (entries[i]), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (entries[i]), GTK_ACCESSIBLE_STATE_INVALID,
                                   is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                            : GTK_ACCESSIBLE_INVALID_FALSE, -1);
    }
  tell_changed (self);
}

static void
apply_saved_cb (TjFilterBox *self,
                GtkButton   *button)
{
  g_autoptr(TjRoundFilter) saved = tj_saved_filters_get (self->settings,
                                                         gtk_button_get_label (button));

  if (saved == NULL)
    return;

  tj_round_filter_free (self->filter);
  self->filter = g_steal_pointer (&saved);
  show_filter (self);
  tell_changed (self);
}

static void show_saved (TjFilterBox *self);

static void
remove_saved_cb (TjFilterBox *self,
                 GtkButton   *button)
{
  GtkWidget *named = gtk_widget_get_prev_sibling (GTK_WIDGET (button));

  tj_saved_filters_remove (self->settings, gtk_button_get_label (GTK_BUTTON (named)));
  show_saved (self);
}

static GtkWidget *
create_saved_row (TjFilterBox *self,
                  const char  *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *apply = gtk_button_new_with_label (name);
  GtkWidget *forget = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: of a button; the name of a saved filter */
  g_autofree char *spoken = g_strdup_printf (_("Forget “%s”"), name);

  gtk_widget_set_hexpand (apply, TRUE);
  gtk_widget_add_css_class (apply, "flat");
  gtk_widget_add_css_class (forget, "flat");
  tj_tooltip_set (forget, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_signal_connect_object (apply, "clicked", G_CALLBACK (apply_saved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (forget, "clicked", G_CALLBACK (remove_saved_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), apply);
  gtk_box_append (GTK_BOX (box), forget);

  return box;
}

static void
show_saved (TjFilterBox *self)
{
  g_auto(GStrv) names = tj_saved_filters_list (self->settings);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->saved_list, 0)) != NULL)
    gtk_list_box_remove (self->saved_list, GTK_WIDGET (row));

  for (guint i = 0; names[i] != NULL; i++)
    {
      gtk_list_box_append (self->saved_list, create_saved_row (self, names[i]));
      row = gtk_list_box_get_row_at_index (self->saved_list, i);
      gtk_list_box_row_set_activatable (row, FALSE);
      gtk_widget_set_focusable (GTK_WIDGET (row), FALSE);
    }
  gtk_widget_set_visible (self->saved_box, *names != NULL);
}

static void
name_changed_cb (TjFilterBox *self)
{
  gtk_widget_set_sensitive (self->save_button,
                            !tj_text_is_blank (gtk_editable_get_text (self->name_entry)));
}

static void
save_cb (TjFilterBox *self)
{
  const char *name = gtk_editable_get_text (self->name_entry);

  if (self->settings == NULL || tj_text_is_blank (name))
    return;

  tj_saved_filters_keep (self->settings, name, self->filter);
  gtk_editable_set_text (self->name_entry, "");
  show_saved (self);
}

static void
tj_filter_box_map (GtkWidget *widget)
{
  TjFilterBox *self = TJ_FILTER_BOX (widget);

  show_filter (self);
  show_saved (self);
  GTK_WIDGET_CLASS (tj_filter_box_parent_class)->map (widget);
}

static void
tj_filter_box_dispose (GObject *object)
{
  TjFilterBox *self = TJ_FILTER_BOX (object);

  g_clear_object (&self->items);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tj_filter_box_parent_class)->dispose (object);
}

static void
tj_filter_box_finalize (GObject *object)
{
  g_clear_pointer (&TJ_FILTER_BOX (object)->filter, tj_round_filter_free);

  G_OBJECT_CLASS (tj_filter_box_parent_class)->finalize (object);
}

static void
tj_filter_box_class_init (TjFilterBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tj_filter_box_dispose;
  object_class->finalize = tj_filter_box_finalize;
  widget_class->map = tj_filter_box_map;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/round/tj-filter-box.ui");
  gtk_widget_class_bind_template_child (widget_class, TjFilterBox, stage_choice);
  gtk_widget_class_bind_template_child (widget_class, TjFilterBox, region_choice);
  gtk_widget_class_bind_template_child (widget_class, TjFilterBox, findings_choice);
  gtk_widget_class_bind_template_child (widget_class, TjFilterBox, code_choice);
  gtk_widget_class_bind_template_child (widget_class, TjFilterBox, progress_choice);
  gtk_widget_class_bind_template_child (widget_class, TjFilterBox, status_choice);
  gtk_widget_class_bind_template_child (widget_class, TjFilterBox, term_choice);
  gtk_widget_class_bind_template_child (widget_class, TjFilterBox, from_entry);
  gtk_widget_class_bind_template_child (widget_class, TjFilterBox, to_entry);
  gtk_widget_class_bind_template_child (widget_class, TjFilterBox, saved_box);
  gtk_widget_class_bind_template_child (widget_class, TjFilterBox, saved_list);
  gtk_widget_class_bind_template_child (widget_class, TjFilterBox, name_entry);
  gtk_widget_class_bind_template_child (widget_class, TjFilterBox, save_button);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, score_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, tj_filter_box_clear);
}

static void
tj_filter_box_init (TjFilterBox *self)
{
  self->filter = tj_round_filter_new ();
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choice (self, TJ_ROUND_CONDITION_STAGE, stages);
  fill_choice (self, TJ_ROUND_CONDITION_FINDINGS, findings);
  fill_choice (self, TJ_ROUND_CONDITION_PROGRESS, progresses);
  fill_choice (self, TJ_ROUND_CONDITION_TERM, terms);
  fill_statuses (self);
  self->is_showing = FALSE;
  name_changed_cb (self);
}

/**
 * tj_filter_box_set_round:
 * @items: a list of #TjRoundItem
 * @settings: (nullable): where this and the saved filters are kept
 *
 * The filter is the one that was kept.
 */
void
tj_filter_box_set_round (TjFilterBox *self,
                         GListModel  *items,
                         GSettings   *settings)
{
  g_autoptr(GVariant) kept = NULL;

  g_return_if_fail (TJ_IS_FILTER_BOX (self));

  g_set_object (&self->items, items);
  g_set_object (&self->settings, settings);
  if (settings == NULL)
    return;

  kept = g_settings_get_value (settings, "list-filter");
  tj_round_filter_free (self->filter);
  self->filter = tj_round_filter_new_from_variant (kept);
  show_filter (self);
}

/**
 * tj_filter_box_get_filter:
 *
 * Returns: (transfer none): what is asked for now
 */
const TjRoundFilter *
tj_filter_box_get_filter (TjFilterBox *self)
{
  g_return_val_if_fail (TJ_IS_FILTER_BOX (self), NULL);

  return self->filter;
}

/**
 * tj_filter_box_set_node:
 * @code: (nullable): of the category or type that is asked for
 */
void
tj_filter_box_set_node (TjFilterBox *self,
                        const char  *code)
{
  g_return_if_fail (TJ_IS_FILTER_BOX (self));

  if (g_strcmp0 (tj_round_filter_get (self->filter, TJ_ROUND_CONDITION_NODE), code) == 0)
    return;

  tj_round_filter_set (self->filter, TJ_ROUND_CONDITION_NODE, code);
  tell_changed (self);
}

/**
 * tj_filter_box_clear:
 *
 * Asks for nothing any more; category and type stay, since they stand elsewhere.
 */
void
tj_filter_box_clear (TjFilterBox *self)
{
  g_return_if_fail (TJ_IS_FILTER_BOX (self));

  for (guint i = FIRST_CHOICE; i < TJ_ROUND_N_CONDITIONS; i++)
    tj_round_filter_set (self->filter, i, NULL);
  show_filter (self);
  tell_changed (self);
}
