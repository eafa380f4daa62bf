/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/judgement/tj-entry-editor.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"
#include "core/carbon/tj-recalculation-inputs.h"
#include "core/training/tj-blinding.h"

/* The fields of an entry stand in one table, one row for each part of tj-review-entry.h. */

typedef enum
{
  FIELD_WORDS,
  FIELD_NUMBER,
  FIELD_CHOICE,
} FieldKind;

typedef enum
{
  PART_NAME,
  PART_ROLE,
  PART_VALUE,
  PART_UNIT,
  PART_LOW,
  PART_HIGH,
  PART_DISTRIBUTION,
  PART_FACTOR,
  PART_FACTOR_VALUE,
  PART_FACTOR_UNIT,
  PART_FACTOR_SOURCE,
  PART_ATTACHMENT,
  PART_PAGE,
  PART_QUOTE,
  N_PARTS,
} PartIndex;

typedef struct
{
  const char *part;
  const char *label;
  FieldKind kind;
  gboolean activity; /* belongs to activities alone */
  int row;
  int column;
  int span;
} Field;

static const Field fields[N_PARTS] = {
  { "name", NC_("recalculation", "Name"), FIELD_WORDS, TRUE, 0, 0, 3 },
  { "role", NC_("recalculation", "Use"), FIELD_CHOICE, TRUE, 1, 0, 3 },
  { "value", NC_("recalculation", "Value"), FIELD_NUMBER, FALSE, 2, 0, 1 },
  { "unit", NC_("recalculation", "Unit"), FIELD_WORDS, TRUE, 2, 2, 1 },
  { "low", NC_("recalculation", "Low end"), FIELD_NUMBER, FALSE, 3, 0, 1 },
  { "high", NC_("recalculation", "High end"), FIELD_NUMBER, FALSE, 3, 2, 1 },
  { "distribution", NC_("recalculation", "Distribution"), FIELD_CHOICE, FALSE, 4, 0, 3 },
  { "factor", NC_("recalculation", "Factor"), FIELD_CHOICE, TRUE, 5, 0, 3 },
  { "factor-value", NC_("recalculation", "Own factor"), FIELD_NUMBER, TRUE, 6, 0, 1 },
  { "factor-unit", NC_("recalculation", "Its unit"), FIELD_WORDS, TRUE, 6, 2, 1 },
  { "factor-source", NC_("recalculation", "Its source"), FIELD_WORDS, TRUE, 7, 0, 3 },
  { "attachment", NC_("recalculation", "Evidence"), FIELD_CHOICE, FALSE, 8, 0, 1 },
  { "page", NC_("recalculation", "Page"), FIELD_NUMBER, FALSE, 8, 2, 1 },
  { "quote", NC_("recalculation", "Quote"), FIELD_WORDS, FALSE, 9, 0, 3 },
};

struct _TjEntryEditor
{
  GtkWidget parent_instance;

  GtkGrid *grid;
  GtkLabel *message_label;
  GtkWidget *remove_button;
  GtkWidget *buttons;

  GtkWidget *labels[N_PARTS];
  GtkWidget *controls[N_PARTS];
  /* What stands behind the positions of the choices, %NULL for the first. */
  GPtrArray *values[N_PARTS];

  gboolean activity;
  TjFactorRegister *factors;
  char *side;
  gboolean filling;
  gboolean changed;
};

enum {
  DONE,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjEntryEditor, tj_entry_editor, GTK_TYPE_WIDGET)

static const char *
get_label (const Field *field)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "recalculation", field->label);
}

static const char *
get_chosen (TjEntryEditor *self,
            PartIndex      part)
{
  const guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->controls[part]));

  if (position >= self->values[part]->len)
    return NULL;

  return g_ptr_array_index (self->values[part], position);
}

static void
choose (TjEntryEditor *self,
        PartIndex      part,
        const char    *value)
{
  for (guint i = 0; i < self->values[part]->len; i++)
    {
      if (g_strcmp0 (g_ptr_array_index (self->values[part], i), value) == 0)
        {
          gtk_drop_down_set_selected (GTK_DROP_DOWN (self->controls[part]), i);
          return;
        }
    }

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->controls[part]), 0);
}

static void
add_choice (TjEntryEditor *self,
            PartIndex      part,
            GtkStringList *names,
            const char    *value,
            const char    *name)
{
  gtk_string_list_append (names, name);
  g_ptr_array_add (self->values[part], g_strdup (value));
}

static void
set_choices (TjEntryEditor *self,
             PartIndex      part,
             GtkStringList *names)
{
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->controls[part]), G_LIST_MODEL (names));
}

static void
fill_roles (TjEntryEditor *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < TJ_N_ACTIVITY_ROLES; i++)
    add_choice (self, PART_ROLE, names, tj_activity_role_to_string (i),
                tj_activity_role_get_label (i));
  set_choices (self, PART_ROLE, names);
}

static void
fill_distributions (TjEntryEditor *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  add_choice (self, PART_DISTRIBUTION, names, NULL, C_("distribution", "None"));
  add_choice (self, PART_DISTRIBUTION, names, "uniform", C_("distribution", "Uniform"));
  add_choice (self, PART_DISTRIBUTION, names, "triangular", C_("distribution", "Triangular"));
  add_choice (self, PART_DISTRIBUTION, names, "normal",
              C_("distribution", "Normal, ends at 5 and 95 %"));
  set_choices (self, PART_DISTRIBUTION, names);
}

static void
fill_attachments (TjEntryEditor *self,
                  TjPackage     *package)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GListModel *attachments = tj_package_get_attachments (package);
  const char * const *hidden = tj_blinding_get_hidden (package);

  add_choice (self, PART_ATTACHMENT, names, NULL, _("Not said"));
  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);
      g_autofree char *clean = tj_review_entry_dup_clean (tj_attachment_get_name (attachment));

      g_autofree char *shown = hidden != NULL ? tj_blinding_cover (hidden, clean)
                                              : g_strdup (clean);

      add_choice (self, PART_ATTACHMENT, names, clean, shown);
    }
  set_choices (self, PART_ATTACHMENT, names);
}

static char *
dup_typed (TjEntryEditor *self,
           PartIndex      part)
{
  return tj_review_entry_dup_clean (gtk_editable_get_text (GTK_EDITABLE (self->controls[part])));
}

/* Those that can be taken with the unit that is typed; all of them while none is. */
static void
fill_factors (TjEntryEditor *self,
              const char    *chosen)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *typed = dup_typed (self, PART_UNIT);
  g_autofree char *kept = g_strdup (chosen);
  TjActivityUnit unit;
  const gboolean known = tj_activity_unit_parse (typed, &unit);

  g_ptr_array_set_size (self->values[PART_FACTOR], 0);
  add_choice (self, PART_FACTOR, names, NULL, _("One of your own"));
  for (guint i = 0; i < tj_factor_register_get_size (self->factors); i++)
    {
      const TjFactor *factor = tj_factor_register_get (self->factors, i);
      g_autofree char *number = tj_text_dup_number (factor->value);
      g_autofree char *name = NULL;

      /* One that was chosen stays, so that what is wrong with it can be seen. */
      if (known && factor->per.dimension != unit.dimension && g_strcmp0 (factor->id, kept) != 0)
        continue;

      name = g_strdup_printf ("%s  %s %s", tj_factor_get_name (factor), number,
                              factor->unit_text);
      add_choice (self, PART_FACTOR, names, factor->id, name);
    }

  set_choices (self, PART_FACTOR, names);
  choose (self, PART_FACTOR, kept);
}

static void
update_visible (TjEntryEditor *self)
{
  const gboolean own = self->activity && get_chosen (self, PART_FACTOR) == NULL;

  if (!self->activity)
    return;

  for (guint i = PART_FACTOR_VALUE; i <= PART_FACTOR_SOURCE; i++)
    {
      gtk_widget_set_visible (self->labels[i], own);
      gtk_widget_set_visible (self->controls[i], own);
    }
}

static void
changed_cb (TjEntryEditor *self)
{
  if (self->filling)
    return;

  self->changed = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), FALSE);
  update_visible (self);
}

static void
unit_changed_cb (TjEntryEditor *self)
{
  if (self->filling)
    return;

  self->filling = TRUE;
  fill_factors (self, get_chosen (self, PART_FACTOR));
  self->filling = FALSE;
}

static void
activate_cb (TjEntryEditor *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "entry.apply", NULL);
}

static GtkWidget *
create_choice (TjEntryEditor *self,
               PartIndex      part)
{
  g_autoptr(GtkListItemFactory) factory = NULL;
  GtkWidget *control = gtk_drop_down_new (NULL, NULL);

  factory = gtk_builder_list_item_factory_new_from_resource (
    NULL, "/org/tanjian/Tanjian/ui/judgement/choice-item.ui");
  gtk_drop_down_set_factory (GTK_DROP_DOWN (control), factory);
  if (part == PART_FACTOR)
    {
      g_autoptr(GtkExpression) expression =
        gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

      gtk_drop_down_set_expression (GTK_DROP_DOWN (control), expression);
      gtk_drop_down_set_enable_search (GTK_DROP_DOWN (control), TRUE);
    }

  self->values[part] = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_object (control, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  return control;
}

static GtkWidget *
create_entry (TjEntryEditor *self,
              const Field   *field)
{
  GtkWidget *control = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (control), 5);
  if (field->kind == FIELD_NUMBER)
    {
      gtk_editable_set_alignment (GTK_EDITABLE (control), 1);
      gtk_widget_add_css_class (control, "numeric");
    }
  g_signal_connect_object (control, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (control, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);

  return control;
}

static void
create_field (TjEntryEditor *self,
              PartIndex      part)
{
  const Field *field = &fields[part];
  GtkWidget *label = gtk_label_new (get_label (field));
  GtkWidget *control = field->kind == FIELD_CHOICE ? create_choice (self, part)
                                                   : create_entry (self, field);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "quiet");
  gtk_widget_set_hexpand (control, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_label (field), -1);

  gtk_grid_attach (self->grid, label, field->column, field->row, 1, 1);
  gtk_grid_attach (self->grid, control, field->column + 1, field->row, field->span, 1);
  self->labels[part] = label;
  self->controls[part] = control;
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[DONE], 0, FALSE);
}

static void
apply_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[DONE], 0, TRUE);
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[REMOVED], 0);
}

static void
tj_entry_editor_dispose (GObject *object)
{
  TjEntryEditor *self = TJ_ENTRY_EDITOR (object);

  for (guint i = 0; i < N_PARTS; i++)
    g_clear_pointer (&self->values[i], g_ptr_array_unref);
  g_clear_object (&self->factors);
  g_clear_pointer (&self->side, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_ENTRY_EDITOR);

  G_OBJECT_CLASS (tj_entry_editor_parent_class)->dispose (object);
}

static void
tj_entry_editor_class_init (TjEntryEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_entry_editor_dispose;

  signals[DONE] =
    g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[REMOVED] =
    g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/judgement/tj-entry-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TjEntryEditor, grid);
  gtk_widget_class_bind_template_child (widget_class, TjEntryEditor, message_label);
  gtk_widget_class_bind_template_child (widget_class, TjEntryEditor, remove_button);
  gtk_widget_class_bind_template_child (widget_class, TjEntryEditor, buttons);
  gtk_widget_class_install_action (widget_class, "entry.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "entry.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "entry.remove", NULL, remove_action);
}

static void
tj_entry_editor_init (TjEntryEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A single figure has its unit beside it, and cannot have another. */
static void
add_fixed_unit (TjEntryEditor *self,
                const char    *unit)
{
  GtkWidget *label = gtk_label_new (unit);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_grid_attach (self->grid, label, fields[PART_UNIT].column, fields[PART_UNIT].row, 1, 1);
}

/**
 * tj_entry_editor_new:
 * @activity: whether it is for activities, which have names, units and factors
 * @unit: (nullable): of the value of anything else
 * @package: whose attachments may be evidence
 * @factors: to choose from
 *
 * Returns: (transfer floating): an editor
 */
GtkWidget *
tj_entry_editor_new (gboolean          activity,
                     const char       *unit,
                     TjPackage        *package,
                     TjFactorRegister *factors)
{
  TjEntryEditor *self = g_object_new (TJ_TYPE_ENTRY_EDITOR, NULL);

  self->activity = activity;
  self->factors = g_object_ref (factors);
  self->filling = TRUE;
  for (guint i = 0; i < N_PARTS; i++)
    {
      if (activity || !fields[i].activity)
        create_field (self, i);
    }

  fill_distributions (self);
  fill_attachments (self, package);
  if (!activity)
    {
      add_fixed_unit (self, unit);
    }
  else
    {
      fill_roles (self);
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->controls[PART_UNIT]), _("as MWh, tce"));
      g_signal_connect_object (self->controls[PART_UNIT], "changed",
                               G_CALLBACK (unit_changed_cb), self, G_CONNECT_SWAPPED);
    }
  self->filling = FALSE;

  return GTK_WIDGET (self);
}

/* What scrolls to the focus wants to know where that is: the editor has to have its place. */
static gboolean
focus_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  TjEntryEditor *self = TJ_ENTRY_EDITOR (widget);

  if (gtk_widget_get_height (widget) == 0)
    return G_SOURCE_CONTINUE;

  gtk_widget_grab_focus (self->controls[self->activity ? PART_NAME : PART_VALUE]);

  return G_SOURCE_REMOVE;
}

/**
 * tj_entry_editor_begin:
 * @entry: as it is now
 * @removable: whether it can be taken out
 *
 * Shows the entry and takes the focus.
 */
void
tj_entry_editor_begin (TjEntryEditor       *self,
                       const TjReviewEntry *entry,
                       gboolean             removable)
{
  g_return_if_fail (TJ_IS_ENTRY_EDITOR (self));

  self->filling = TRUE;
  g_free (self->side);
  self->side = g_strdup (tj_review_entry_get (entry, "side"));
  for (guint i = 0; i < N_PARTS; i++)
    {
      const char *words = tj_review_entry_get (entry, fields[i].part);

      if (self->controls[i] == NULL || i == PART_FACTOR)
        continue;
      if (fields[i].kind == FIELD_CHOICE)
        choose (self, i, words);
      else
        gtk_editable_set_text (GTK_EDITABLE (self->controls[i]), words != NULL ? words : "");
    }
  if (self->activity)
    fill_factors (self, tj_review_entry_get (entry, "factor"));
  update_visible (self);
  self->filling = FALSE;
  self->changed = FALSE;

  gtk_widget_set_visible (GTK_WIDGET (self->message_label), FALSE);
  gtk_widget_set_visible (self->remove_button, removable);

  gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_cb, NULL, NULL);
}

/**
 * tj_entry_editor_set_place:
 * @attachment: the file that the reviewer looks at
 * @page: from 1, or 0
 * @quote: (nullable): the words that are selected there
 *
 * Puts the place where the fields of the evidence are; what was quoted stays where nothing is.
 */
void
tj_entry_editor_set_place (TjEntryEditor *self,
                           const char    *attachment,
                           guint          page,
                           const char    *quote)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *clean = NULL;

  g_return_if_fail (TJ_IS_ENTRY_EDITOR (self));

  choose (self, PART_ATTACHMENT, attachment);
  gtk_editable_set_text (GTK_EDITABLE (self->controls[PART_PAGE]), page > 0 ? number : "");
  if (quote != NULL && *quote != '\0')
    {
      clean = tj_review_entry_dup_clean (quote);
      gtk_editable_set_text (GTK_EDITABLE (self->controls[PART_QUOTE]), clean);
    }
}

/**
 * tj_entry_editor_is_changed:
 *
 * Returns: whether something was typed since it began
 */
gboolean
tj_entry_editor_is_changed (TjEntryEditor *self)
{
  g_return_val_if_fail (TJ_IS_ENTRY_EDITOR (self), FALSE);

  return self->changed;
}

/* A number as people type it: with other widths of digits, and commas between thousands. */
static char *
dup_number (TjEntryEditor *self,
            PartIndex      part)
{
  g_autofree char *typed = dup_typed (self, part);
  g_autofree char *plain = g_utf8_normalize (typed, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *number = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p++)
    {
      if (*p != ',' && *p != ' ')
        g_string_append_c (number, *p);
    }

  return g_string_free (number, FALSE);
}

static void
tell (TjEntryEditor *self,
      PartIndex      part)
{
  g_autofree char *message = NULL;

  if (fields[part].kind == FIELD_NUMBER)
    /* Translators: the label of a field in which a number is wanted */
    message = g_strdup_printf (_("“%s” is no number. Type digits, with a point before decimals."),
                               get_label (&fields[part]));
  else
    message = g_strdup_printf (_("“%s” is too long. Shorten it."), get_label (&fields[part]));

  gtk_label_set_label (self->message_label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), TRUE);
  gtk_widget_grab_focus (self->controls[part]);
}

static gboolean
is_own_factor (PartIndex part)
{
  return part >= PART_FACTOR_VALUE && part <= PART_FACTOR_SOURCE;
}

/* A page without an attachment, and an own factor beside one of the register, say nothing. */
static gboolean
is_idle (TjEntryEditor *self,
         PartIndex      part)
{
  return self->controls[part] == NULL ||
         (is_own_factor (part) && get_chosen (self, PART_FACTOR) != NULL) ||
         (part == PART_PAGE && get_chosen (self, PART_ATTACHMENT) == NULL);
}

/**
 * tj_entry_editor_dup_entry:
 *
 * Returns: (transfer full) (nullable): what is typed; %NULL where something in it cannot be, which
 *   the editor has then said
 */
TjReviewEntry *
tj_entry_editor_dup_entry (TjEntryEditor *self)
{
  g_autoptr(TjReviewEntry) entry = tj_review_entry_new ();

  g_return_val_if_fail (TJ_IS_ENTRY_EDITOR (self), NULL);

  tj_review_entry_set (entry, "side", self->side);
  for (guint i = 0; i < N_PARTS; i++)
    {
      g_autofree char *words = NULL;

      if (is_idle (self, i))
        continue;

      if (fields[i].kind == FIELD_CHOICE)
        words = g_strdup (get_chosen (self, i));
      else if (fields[i].kind == FIELD_NUMBER)
        words = dup_number (self, i);
      else
        words = dup_typed (self, i);

      if (!tj_review_entry_set (entry, fields[i].part, words))
        {
          tell (self, i);
          return NULL;
        }
    }

  return g_steal_pointer (&entry);
}
