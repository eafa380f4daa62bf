/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/panel/tj-panel-charts.h"

#include <glib/gi18n-lib.h>

#include "gui/dialogs/tj-chart-export-dialog.h"
#include "gui/widgets/tj-chart-table.h"
#include "gui/widgets/tj-chart-view.h"
#include "render/tj-chart-kind.h"

#define TEMPLATE "/org/tanjian/Tanjian/ui/panel/tj-panel-charts.ui"

struct _TjPanelCharts
{
  AdwBin parent_instance;

  GtkDropDown *kind_drop_down;
  GtkButton *export_button;
  TjChartView *chart_view;
  TjChartTable *chart_table;
  GtkLabel *sentence_label;

  TjPanelDesk *desk;
  GArray *kinds; /* of guint: those drawn of a panel */
  guint rebuild_id;
};

G_DEFINE_FINAL_TYPE (TjPanelCharts, tj_panel_charts, ADW_TYPE_BIN)

static const TjChartKind *
get_kind (TjPanelCharts *self)
{
  const guint selected = gtk_drop_down_get_selected (self->kind_drop_down);

  return tj_chart_kind_get (g_array_index (self->kinds, guint,
                                           selected < self->kinds->len ? selected : 0));
}

static TjChartInput *
create_input (TjPanelCharts       *self,
              const TjPanelReport *report)
{
  TjSession *session = tj_panel_desk_get_session (self->desk);
  TjChartInput *input = tj_chart_input_new (tj_session_get_taxonomy (session));
  const TjPanel *panel = report->files->panel;

  for (guint i = 0; i < panel->sheets->len; i++)
    {
      const TjPanelSheet *sheet = g_ptr_array_index (panel->sheets, i);
      const TjPanelItem *item = g_ptr_array_index (panel->items, sheet->item);

      if (!sheet->has_conflict || report->analysis->rule->counts_conflicts)
        tj_chart_input_add_review (input, sheet->review, item->key, item->name);
    }

  return input;
}

static void
fill_options (TjPanelCharts       *self,
              const TjPanelReport *report,
              TjChartOptions      *options)
{
  tj_chart_options_init (options, tj_language_get_current ());
  options->rule = report->analysis->rule;
  options->draws = report->robustness->acceptability->options;
}

static gboolean
rebuild_cb (gpointer data)
{
  TjPanelCharts *self = data;
  const TjPanelReport *report = tj_panel_desk_get_report (self->desk);
  g_autoptr(TjChart) chart = NULL;
  g_autofree char *sentence = NULL;

  self->rebuild_id = 0;
  if (report != NULL && report->files->panel->sheets->len > 0)
    {
      g_autoptr(TjChartInput) input = create_input (self, report);
      TjChartOptions options;

      fill_options (self, report, &options);
      chart = tj_chart_new (get_kind (self), input, &options);
      sentence = tj_chart_dup_sentence (chart);
    }

  tj_chart_view_set_chart (self->chart_view, chart);
  tj_chart_table_set_chart (self->chart_table, chart);
  gtk_label_set_label (self->sentence_label, sentence != NULL ? sentence : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), chart != NULL);

  return G_SOURCE_REMOVE;
}

/* None while nobody looks. */
static void
queue_rebuild (TjPanelCharts *self)
{
  if (self->rebuild_id == 0 && self->desk != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->rebuild_id = g_idle_add (rebuild_cb, self);
}

static void
kind_selected_cb (TjPanelCharts *self)
{
  queue_rebuild (self);
}

/* A chart keeps nothing of the report but what it read; its rule is another's then. */
static void
changed_cb (TjPanelCharts *self)
{
  tj_chart_view_set_chart (self->chart_view, NULL);
  tj_chart_table_set_chart (self->chart_table, NULL);
  queue_rebuild (self);
}

static void
export_cb (TjPanelCharts *self)
{
  const TjPanelReport *report = tj_panel_desk_get_report (self->desk);
  TjChartOptions options;

  if (report == NULL)
    return;

  fill_options (self, report, &options);
  gtk_window_present (GTK_WINDOW (tj_chart_export_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), get_kind (self),
    create_input (self, report), &options)));
}

static void
tj_panel_charts_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tj_panel_charts_parent_class)->map (widget);

  queue_rebuild (TJ_PANEL_CHARTS (widget));
}

static void
tj_panel_charts_dispose (GObject *object)
{
  TjPanelCharts *self = TJ_PANEL_CHARTS (object);

  g_clear_handle_id (&self->rebuild_id, g_source_remove);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->kinds, g_array_unref);

  G_OBJECT_CLASS (tj_panel_charts_parent_class)->dispose (object);
}

static void
tj_panel_charts_class_init (TjPanelChartsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_panel_charts_dispose;
  widget_class->map = tj_panel_charts_map;

  g_type_ensure (TJ_TYPE_CHART_VIEW);
  g_type_ensure (TJ_TYPE_CHART_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjPanelCharts, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TjPanelCharts, export_button);
  gtk_widget_class_bind_template_child (widget_class, TjPanelCharts, chart_view);
  gtk_widget_class_bind_template_child (widget_class, TjPanelCharts, chart_table);
  gtk_widget_class_bind_template_child (widget_class, TjPanelCharts, sentence_label);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
}

static void
tj_panel_charts_init (TjPanelCharts *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  self->kinds = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < tj_chart_kind_get_n_kinds (); i++)
    {
      if (tj_chart_kind_get (i)->subjects != TJ_CHART_OF_PANEL)
        continue;

      g_array_append_val (self->kinds, i);
      gtk_string_list_append (names, tj_chart_kind_get_label (tj_chart_kind_get (i)));
    }
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (names));
}

/**
 * tj_panel_charts_set_desk:
 * @desk: the sheets, once
 */
void
tj_panel_charts_set_desk (TjPanelCharts *self,
                          TjPanelDesk   *desk)
{
  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
