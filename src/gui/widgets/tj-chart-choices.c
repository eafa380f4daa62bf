/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-chart-choices.h"

#include <glib/gi18n-lib.h>

struct _TjChartChoices
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkWidget *basis_row;
  GtkWidget *rate_row;
  GtkWidget *life_row;
  GtkWidget *grouping_row;
  GtkWidget *measure_row;
  GtkWidget *price_row;
  GtkWidget *order_row;
  GtkWidget *classes_row;
  GtkDropDown *basis_drop_down;
  GtkSpinButton *rate_spin;
  GtkSpinButton *life_spin;
  GtkDropDown *grouping_drop_down;
  GtkDropDown *measure_drop_down;
  GtkCheckButton *price_check;
  GtkSpinButton *price_spin;
  GtkCheckButton *order_check;
  GtkEntry *classes_entry;

  const TjChartKind *kind;
  gboolean updating;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjChartChoices, tj_chart_choices, ADW_TYPE_BIN)

static const char *
say_measure (const char *name)
{
  static const struct
  {
    const char *name;
    const char *label;
  } labels[] = {
    { "potential", N_("Potential of 2030") }, { "score", N_("Score") },
    { "payback", N_("Payback") }, { "unit-cost", N_("Unit cost") },
    { "reduction", N_("Annual reduction") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (g_str_equal (labels[i].name, name))
        return _(labels[i].label);
    }

  return name;
}

static gboolean
is_net (TjChartChoices *self)
{
  return gtk_drop_down_get_selected (self->basis_drop_down) == TJ_CHART_BASIS_NET;
}

static void
update_rows (TjChartChoices *self)
{
  TjChartReads reads = self->kind != NULL ? self->kind->reads : TJ_CHART_READS_NOTHING;
  gboolean basis = (reads & TJ_CHART_READS_BASIS) != 0;

  gtk_widget_set_visible (self->basis_row, basis);
  gtk_widget_set_visible (self->rate_row, basis && is_net (self));
  gtk_widget_set_visible (self->life_row, basis && is_net (self));
  gtk_widget_set_visible (self->grouping_row, (reads & TJ_CHART_READS_GROUPING) != 0);
  gtk_widget_set_visible (self->measure_row, (reads & TJ_CHART_READS_MEASURE) != 0);
  gtk_widget_set_visible (self->price_row, (reads & TJ_CHART_READS_PRICE) != 0);
  gtk_widget_set_visible (self->order_row, (reads & TJ_CHART_READS_NEGATIVE_ORDER) != 0);
  gtk_widget_set_visible (self->classes_row, (reads & TJ_CHART_READS_CLASSES) != 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->price_spin),
                            gtk_check_button_get_active (self->price_check));
  gtk_widget_set_sensitive (GTK_WIDGET (self->button),
                            (reads & ~(guint) TJ_CHART_ZOOMS) != TJ_CHART_READS_NOTHING);
}

static void
changed_cb (TjChartChoices *self)
{
  if (self->updating)
    return;

  update_rows (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Half-typed classes are none: the last that made sense stay in force. */
static void
classes_changed_cb (TjChartChoices *self)
{
  TjChartOptions options;

  tj_chart_options_init (&options, tj_language_get_current ());
  if (tj_chart_options_parse_classes (&options,
                                      gtk_editable_get_text (GTK_EDITABLE (self->classes_entry))))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->classes_entry), "error");
      changed_cb (self);
    }
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->classes_entry), "error");
}

static void
tj_chart_choices_class_init (TjChartChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/widgets/tj-chart-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, TjChartChoices, button);
  gtk_widget_class_bind_template_child (widget_class, TjChartChoices, basis_row);
  gtk_widget_class_bind_template_child (widget_class, TjChartChoices, rate_row);
  gtk_widget_class_bind_template_child (widget_class, TjChartChoices, life_row);
  gtk_widget_class_bind_template_child (widget_class, TjChartChoices, grouping_row);
  gtk_widget_class_bind_template_child (widget_class, TjChartChoices, measure_row);
  gtk_widget_class_bind_template_child (widget_class, TjChartChoices, price_row);
  gtk_widget_class_bind_template_child (widget_class, TjChartChoices, order_row);
  gtk_widget_class_bind_template_child (widget_class, TjChartChoices, classes_row);
  gtk_widget_class_bind_template_child (widget_class, TjChartChoices, basis_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TjChartChoices, rate_spin);
  gtk_widget_class_bind_template_child (widget_class, TjChartChoices, life_spin);
  gtk_widget_class_bind_template_child (widget_class, TjChartChoices, grouping_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TjChartChoices, measure_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TjChartChoices, price_check);
  gtk_widget_class_bind_template_child (widget_class, TjChartChoices, price_spin);
  gtk_widget_class_bind_template_child (widget_class, TjChartChoices, order_check);
  gtk_widget_class_bind_template_child (widget_class, TjChartChoices, classes_entry);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, classes_changed_cb);
}

static void
tj_chart_choices_init (TjChartChoices *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
  update_rows (self);
}

/**
 * tj_chart_choices_set_kind:
 * @kind: decides what can be chosen; what was chosen for another kind is kept
 */
void
tj_chart_choices_set_kind (TjChartChoices    *self,
                           const TjChartKind *kind)
{
  g_autoptr(GtkStringList) measures = gtk_string_list_new (NULL);

  g_return_if_fail (TJ_IS_CHART_CHOICES (self));

  if (self->kind == kind)
    return;

  self->kind = kind;
  for (guint i = 0; kind->measures != NULL && kind->measures[i] != NULL; i++)
    gtk_string_list_append (measures, say_measure (kind->measures[i]));

  self->updating = TRUE;
  gtk_drop_down_set_model (self->measure_drop_down, G_LIST_MODEL (measures));
  self->updating = FALSE;
  update_rows (self);
}

/**
 * tj_chart_choices_get_options:
 * @options: (out): what is chosen, in the user's language
 */
void
tj_chart_choices_get_options (TjChartChoices *self,
                              TjChartOptions *options)
{
  guint measure = gtk_drop_down_get_selected (self->measure_drop_down);
  TjChartReads reads = self->kind != NULL ? self->kind->reads : TJ_CHART_READS_NOTHING;

  g_return_if_fail (TJ_IS_CHART_CHOICES (self));

  tj_chart_options_init (options, tj_language_get_current ());
  if ((reads & TJ_CHART_READS_BASIS) != 0 && is_net (self))
    options->basis = TJ_CHART_BASIS_NET;
  options->rate = gtk_spin_button_get_value (self->rate_spin) / 100;
  options->life = gtk_spin_button_get_value (self->life_spin);
  options->by = (TjChartGrouping) MIN (gtk_drop_down_get_selected (self->grouping_drop_down),
                                       TJ_CHART_N_GROUPINGS - 1);
  options->negative_by_reduction = gtk_check_button_get_active (self->order_check);
  options->has_price = gtk_check_button_get_active (self->price_check);
  options->price = gtk_spin_button_get_value (self->price_spin);
  tj_chart_options_parse_classes (options,
                                  gtk_editable_get_text (GTK_EDITABLE (self->classes_entry)));

  if (self->kind != NULL && self->kind->measures != NULL
      && measure < g_strv_length ((char **) self->kind->measures))
    tj_chart_measure_parse (self->kind->measures[measure], &options->measure);
}

/**
 * tj_chart_choices_follow_rate:
 * @settings: keep the discount rate
 *
 * Begins with the rate that was chosen last, and keeps the next one.
 */
void
tj_chart_choices_follow_rate (TjChartChoices *self,
                              GSettings      *settings)
{
  g_return_if_fail (TJ_IS_CHART_CHOICES (self));

  g_settings_bind (settings, "discount-rate", gtk_spin_button_get_adjustment (self->rate_spin),
                   "value", G_SETTINGS_BIND_DEFAULT);
}
