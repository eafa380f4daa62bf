/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/panel/tj-panel-discussion.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"
#include "core/base/tj-xml.h"
#include "core/decision/tj-decision-words.h"
#include "core/taxonomy/tj-catalogue-group.h"
#include "gui/panel/tj-consensus-row.h"
#include "gui/panel/tj-decision-entry.h"

#define TEMPLATE "/org/tanjian/Tanjian/ui/panel/tj-panel-discussion.ui"
#define KEY "key"

struct _TjPanelDiscussion
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkWidget *list_window;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkScrolledWindow *window;
  GtkLabel *name_label;
  GtkLabel *facts_label;
  GtkLabel *outcome_label;
  GtkBox *criteria;
  GtkBox *advice;
  GtkEntry *minority_by_entry;
  GtkEntry *minority_entry;
  GtkEntry *for_entry;
  GtkEntry *against_entry;
  GtkEntry *abstain_entry;
  GtkEntry *absent_entry;
  GtkEntry *order_entry;
  GtkDropDown *outcome_drop_down;
  GtkEntry *outcome_reason_entry;
  GtkDropDown *group_drop_down;

  TjPanelDesk *desk;
  char *key;
  GPtrArray *groups; /* codes in the order of the choices, NULL first and last */
};

G_DEFINE_FINAL_TYPE (TjPanelDiscussion, tj_panel_discussion, ADW_TYPE_BIN)

/* In the order of the choices of the template. */
static const char * const outcomes[] = { NULL, "pass", "conditional", "fail", NULL };

static char *
dup_totals (const TjDecision *decision,
            const xmlNode    *item)
{
  double value = 0;
  double total = 0;
  const gboolean known = tj_decision_attribute (item, "value", &value);
  const gboolean has_total = tj_decision_get_total (decision, item, &total);
  g_autofree char *plain = tj_decision_words_value (decision, known, value);
  g_autofree char *agreed = NULL;

  if (!tj_decision_has_consensus (decision, item))
    return g_steal_pointer (&plain);

  agreed = tj_decision_words_value (decision, has_total, total);

  return g_strdup_printf ("%s → %s", plain, agreed);
}

static char *
dup_widest (const TjDecision *decision,
            const xmlNode    *item)
{
  g_autofree char *id = tj_xml_dup_attribute (item, "widest");
  g_autofree char *criterion = NULL;
  g_autofree char *points = NULL;
  double spread = 0;

  if (id == NULL)
    return g_strdup (_("No disagreement"));

  criterion = tj_decision_words_criterion (decision, id, tj_language_get_current ());
  tj_decision_attribute (item, "spread", &spread);
  points = tj_text_format_number (spread, 1);

  /* Translators: by how many points scores differ, and over which criterion */
  return g_strdup_printf (_("%s points apart over %s"), points, criterion);
}

static char *
dup_subtitle (const TjDecision *decision,
              const xmlNode    *item)
{
  g_autofree char *totals = dup_totals (decision, item);
  g_autofree char *widest = dup_widest (decision, item);

  return g_strdup_printf ("%s · %s · %s", totals,
                          tj_decision_words_outcome (tj_decision_get_outcome (decision, item),
                                                     tj_language_get_current ()), widest);
}

static GtkWidget *
create_row (const TjDecision *decision,
            const xmlNode    *item)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = tj_xml_dup_child_text (item, "name");
  g_autofree char *subtitle = dup_subtitle (decision, item);

  g_object_set_data_full (G_OBJECT (row), KEY, tj_xml_dup_attribute (item, "key"), g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

static const xmlNode *
get_item (TjPanelDiscussion *self)
{
  TjDecision *decision = self->desk != NULL ? tj_panel_desk_get_decision (self->desk) : NULL;

  return decision != NULL && self->key != NULL ? tj_decision_find_item (decision, self->key) : NULL;
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
add_advice (TjPanelDiscussion *self,
            const TjDecision  *decision,
            const xmlNode     *advice)
{
  static const struct { const char *code; const char *label; } words[] = {
    { "recommend", N_("recommends it") },
    { "conditional", N_("recommends it with conditions") },
    { "reject", N_("does not recommend it") },
  };
  g_autofree char *fingerprint = tj_xml_dup_attribute (advice, "member");
  g_autofree char *name = tj_decision_words_member (decision, fingerprint);
  g_autofree char *code = tj_xml_dup_attribute (advice, "recommendation");
  g_autofree char *counts = tj_xml_dup_attribute (advice, "counts");
  g_autofree char *comments = tj_xml_dup_text (advice);
  const char *label = _("recommends nothing");
  g_autofree char *text = NULL;
  GtkWidget *line;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_strcmp0 (words[i].code, code) == 0)
        label = _(words[i].label);
    }
  if (g_strcmp0 (counts, "true") != 0)
    label = _("declared a conflict of interest and does not count");

  text = g_strdup_printf ("%s — %s%s%s", name, label, *comments != '\0' ? "：" : "", comments);
  line = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (self->advice, line);
}

static void
update_outcome (TjPanelDiscussion *self)
{
  const TjDecision *decision = tj_panel_desk_get_decision (self->desk);
  const xmlNode *item = get_item (self);
  const TjLanguage language = tj_language_get_current ();
  g_autofree char *totals = NULL;
  g_autofree char *text = NULL;

  if (item == NULL)
    return;

  totals = dup_totals (decision, item);
  /* Translators: a total, what the rule says of the package, and what becomes of it */
  text = g_strdup_printf (_("Total %s · by the rule: %s · decided: %s"), totals,
                          tj_decision_words_outcome (tj_decision_get_rule_outcome (decision, item),
                                                     language),
                          tj_decision_words_outcome (tj_decision_get_outcome (decision, item),
                                                     language));
  gtk_label_set_label (self->outcome_label, text);
}

static void
bind_item (TjPanelDiscussion *self)
{
  const struct { GtkEntry *entry; const char *part; } entries[] = {
    { self->minority_by_entry, "minority-by" },
    { self->minority_entry, "minority" },
    { self->for_entry, "for" },
    { self->against_entry, "against" },
    { self->abstain_entry, "abstain" },
    { self->absent_entry, "absent" },
    { self->order_entry, "order" },
    { self->outcome_reason_entry, "outcome-reason" },
  };
  g_autofree char *outcome = tj_decision_dup_item (self->key, "outcome");
  g_autofree char *group = tj_decision_dup_item (self->key, "group");

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *name = tj_decision_dup_item (self->key, entries[i].part);

      tj_decision_entry_bind_text (GTK_EDITABLE (entries[i].entry), self->desk, name);
    }
  tj_decision_entry_bind_choice (GTK_WIDGET (self->outcome_drop_down), self->desk, outcome,
                                 outcomes);
  tj_decision_entry_bind_choice (GTK_WIDGET (self->group_drop_down), self->desk, group,
                                 (const char * const *) self->groups->pdata);
}

static void
show_item (TjPanelDiscussion *self)
{
  const TjDecision *decision = tj_panel_desk_get_decision (self->desk);
  const xmlNode *item = get_item (self);
  g_autofree char *name = NULL;
  g_autofree char *applicant = NULL;
  g_autofree char *widest = NULL;
  g_autofree char *facts = NULL;

  clear_box (self->criteria);
  clear_box (self->advice);
  if (item == NULL)
    return;

  name = tj_xml_dup_child_text (item, "name");
  if (!tj_session_hides_applicant (tj_panel_desk_get_session (self->desk)))
    applicant = tj_xml_dup_child_text (item, "applicant");
  widest = dup_widest (decision, item);
  facts = g_strdup_printf ("%s%s%s", applicant != NULL ? applicant : "",
                           applicant != NULL ? " · " : "", widest);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->facts_label, facts);
  for (const xmlNode *result = tj_xml_first_child (item, "result"); result != NULL;
       result = tj_xml_next (result, "result"))
    gtk_box_append (self->criteria,
                    GTK_WIDGET (tj_consensus_row_new (self->desk, self->key, result)));
  for (const xmlNode *advice = tj_xml_first_child (item, "advice"); advice != NULL;
       advice = tj_xml_next (advice, "advice"))
    add_advice (self, decision, advice);

  bind_item (self);
  update_outcome (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->window), 0);
}

static void
update_steps (TjPanelDiscussion *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  gtk_widget_set_sensitive (self->previous_button, index > 0);
  gtk_widget_set_sensitive (self->next_button, index >= 0
                            && gtk_list_box_get_row_at_index (self->list, index + 1) != NULL);
}

static void
row_selected_cb (TjPanelDiscussion *self,
                 GtkListBoxRow     *row)
{
  const char *key = row != NULL ? g_object_get_data (G_OBJECT (row), KEY) : NULL;

  /* The list still tells of its rows while all of it goes. */
  if (self->desk == NULL)
    return;

  update_steps (self);
  if (key == NULL || g_strcmp0 (key, self->key) == 0)
    return;

  tj_panel_discussion_commit (self);
  g_free (self->key);
  self->key = g_strdup (key);
  show_item (self);
}

static GtkListBoxRow *
find_row (TjPanelDiscussion *self,
          const char        *key)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (g_strcmp0 (g_object_get_data (G_OBJECT (row), KEY), key) == 0)
        return row;
    }

  return NULL;
}

static void
fill_list (TjPanelDiscussion *self)
{
  const TjDecision *decision = tj_panel_desk_get_decision (self->desk);
  g_autoptr(GPtrArray) items = NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (decision == NULL)
    return;

  items = tj_decision_list_items (decision);
  for (guint i = 0; i < items->len; i++)
    gtk_list_box_append (self->list, create_row (decision, g_ptr_array_index (items, i)));
}

static void
select_current (TjPanelDiscussion *self)
{
  GtkListBoxRow *row = find_row (self, self->key);

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_list_box_select_row (self->list, row);
}

static void
changed_cb (TjPanelDiscussion *self)
{
  g_autofree char *key = g_steal_pointer (&self->key);

  fill_list (self);
  self->key = g_strdup (key);
  if (get_item (self) == NULL)
    g_clear_pointer (&self->key, g_free);
  else
    show_item (self);
  select_current (self);
}

/* An edit changes what stands below names; another place on the agenda, their order. */
static void
decided_cb (TjPanelDiscussion *self,
            const char        *name)
{
  const TjDecision *decision = tj_panel_desk_get_decision (self->desk);
  GtkListBoxRow *row;

  if (name == NULL || g_str_has_suffix (name, ".order"))
    {
      fill_list (self);
      select_current (self);
    }
  else
    {
      for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
        {
          const char *key = g_object_get_data (G_OBJECT (row), KEY);
          g_autofree char *subtitle = dup_subtitle (decision,
                                                    tj_decision_find_item (decision, key));

          adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
        }
    }

  update_outcome (self);
}

static void
previous_cb (TjPanelDiscussion *self)
{
  tj_panel_discussion_step (self, -1);
}

static void
next_cb (TjPanelDiscussion *self)
{
  tj_panel_discussion_step (self, 1);
}

/* The groups of the catalogue; without a choice, that of type and words. */
static void
fill_groups (TjPanelDiscussion *self)
{
  GPtrArray *groups = tj_catalogue_groups_list ();
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  self->groups = g_ptr_array_new ();
  g_ptr_array_add (self->groups, NULL);
  gtk_string_list_append (names, _("the group that type and words suggest"));
  for (guint i = 0; i < groups->len; i++)
    {
      const TjCatalogueGroup *group = g_ptr_array_index (groups, i);

      g_ptr_array_add (self->groups, group->code);
      gtk_string_list_append (names, tj_catalogue_group_get_name (group));
    }
  g_ptr_array_add (self->groups, NULL);
  gtk_drop_down_set_model (self->group_drop_down, G_LIST_MODEL (names));
}

static void
tj_panel_discussion_finalize (GObject *object)
{
  g_ptr_array_unref (TJ_PANEL_DISCUSSION (object)->groups);

  G_OBJECT_CLASS (tj_panel_discussion_parent_class)->finalize (object);
}

static void
tj_panel_discussion_dispose (GObject *object)
{
  TjPanelDiscussion *self = TJ_PANEL_DISCUSSION (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->key, g_free);

  G_OBJECT_CLASS (tj_panel_discussion_parent_class)->dispose (object);
}

static void
tj_panel_discussion_class_init (TjPanelDiscussionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_panel_discussion_dispose;
  G_OBJECT_CLASS (klass)->finalize = tj_panel_discussion_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, list);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, list_window);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, previous_button);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, next_button);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, window);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, name_label);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, facts_label);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, outcome_label);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, criteria);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, advice);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, minority_by_entry);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, minority_entry);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, for_entry);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, against_entry);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, abstain_entry);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, absent_entry);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, order_entry);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, outcome_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, outcome_reason_entry);
  gtk_widget_class_bind_template_child (widget_class, TjPanelDiscussion, group_drop_down);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
tj_panel_discussion_init (TjPanelDiscussion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  fill_groups (self);
}

/**
 * tj_panel_discussion_set_desk:
 * @desk: the sheets, once
 */
void
tj_panel_discussion_set_desk (TjPanelDiscussion *self,
                              TjPanelDesk       *desk)
{
  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tj_panel_discussion_show_item:
 * @key: of a package
 */
void
tj_panel_discussion_show_item (TjPanelDiscussion *self,
                               const char        *key)
{
  GtkListBoxRow *row = find_row (self, key);

  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

/**
 * tj_panel_discussion_present:
 * @presents: whether one package is shown to a room, in large type and without the list
 */
void
tj_panel_discussion_present (TjPanelDiscussion *self,
                             gboolean           presents)
{
  gtk_widget_set_visible (self->list_window, !presents);
  gtk_widget_set_focusable (GTK_WIDGET (self->window), presents);
  if (presents)
    {
      /* What had the focus is gone, and the keys go where it is. */
      gtk_widget_grab_focus (GTK_WIDGET (self->window));
      gtk_widget_add_css_class (GTK_WIDGET (self), "presentation");
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "presentation");
}

/**
 * tj_panel_discussion_step:
 * @by: 1 for the next package, −1 for the one before
 */
void
tj_panel_discussion_step (TjPanelDiscussion *self,
                          int                by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const int index = row != NULL ? gtk_list_box_row_get_index (row) : 0;

  row = index + by >= 0 ? gtk_list_box_get_row_at_index (self->list, index + by) : NULL;
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

/**
 * tj_panel_discussion_commit:
 *
 * Keeps what is typed and not yet entered.
 */
void
tj_panel_discussion_commit (TjPanelDiscussion *self)
{
  GtkEntry * const entries[] = {
    self->minority_by_entry, self->minority_entry, self->for_entry, self->against_entry,
    self->abstain_entry, self->absent_entry, self->order_entry, self->outcome_reason_entry,
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    tj_decision_entry_commit (GTK_WIDGET (entries[i]));
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->criteria)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    tj_consensus_row_commit (TJ_CONSENSUS_ROW (row));
}
