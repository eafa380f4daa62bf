/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/training/tj-calibration-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/tj-text.h"

struct _TjCalibrationView
{
  AdwBin parent_instance;

  GtkLabel *sentence_label;
  GtkListBox *list;
  GtkLabel *findings_label;
};

G_DEFINE_FINAL_TYPE (TjCalibrationView, tj_calibration_view, ADW_TYPE_BIN)

static void
add_line (TjCalibrationView       *self,
          const char              *title,
          const TjCalibrationLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *value = gtk_label_new (NULL);
  g_autofree char *shift = NULL;
  g_autofree char *spread = NULL;
  g_autofree char *subtitle = NULL;

  spread = line->has_spread ? tj_text_format_number (line->spread, 2) : g_strdup ("—");
  /* Translators: how many scores were compared, and their standard deviation or a dash */
  subtitle = g_strdup_printf (ngettext ("%u score · spread %s", "%u scores · spread %s", line->n),
                              line->n, spread);
  shift = line->n > 0 ? g_strdup_printf ("%+.2f", line->shift) : g_strdup ("—");
  gtk_label_set_label (GTK_LABEL (value), shift);
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (value, "heading");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  gtk_list_box_append (self->list, row);
}

static char *
dup_sentence (const TjCalibration *calibration)
{
  const TjCalibrationLine *total = calibration->total;

  if (calibration->n_reviews == 0)
    return g_strdup (_("No lesson has been compared yet. Review a package, then compare it with "
                       "the reference."));
  if (total->n == 0)
    return g_strdup (_("The lessons compared so far have no scores; the last lesson has."));
  if (fabs (total->shift) < 0.25)
    return g_strdup_printf (_("On the whole you score as the references do: %+.2f points."),
                            total->shift);

  return total->shift > 0
           ? g_strdup_printf (_("On the whole you are milder than the references, by %.2f "
                                "points."), total->shift)
           : g_strdup_printf (_("On the whole you are stricter than the references, by %.2f "
                                "points."), -total->shift);
}

static void
tj_calibration_view_class_init (TjCalibrationViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/training/tj-calibration-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TjCalibrationView, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, TjCalibrationView, list);
  gtk_widget_class_bind_template_child (widget_class, TjCalibrationView, findings_label);
}

static void
tj_calibration_view_init (TjCalibrationView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_calibration_view_show:
 * @calibration: what to show; nothing of it is kept
 */
void
tj_calibration_view_show (TjCalibrationView   *self,
                          const TjCalibration *calibration)
{
  g_autofree char *sentence = dup_sentence (calibration);
  g_autofree char *findings = NULL;
  GtkWidget *child;

  g_return_if_fail (TJ_IS_CALIBRATION_VIEW (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);

  for (guint i = 0; i < calibration->criteria->len; i++)
    {
      const TjCalibrationLine *line = g_ptr_array_index (calibration->criteria, i);

      add_line (self, tj_criterion_get_name (line->criterion, tj_language_get_current ()), line);
    }
  if (calibration->criteria->len > 0)
    add_line (self, _("All criteria"), calibration->total);
  gtk_widget_set_visible (GTK_WIDGET (self->list), calibration->criteria->len > 0);

  findings = g_strdup_printf (ngettext ("In %u package: %u findings agreed, %u missed, %u false "
                                        "alarms.",
                                        "In %u packages: %u findings agreed, %u missed, %u false "
                                        "alarms.", calibration->n_reviews),
                              calibration->n_reviews, calibration->n_states[TJ_GRADED_AGREED],
                              calibration->n_states[TJ_GRADED_MISSED],
                              calibration->n_states[TJ_GRADED_FALSE_ALARM]);
  gtk_label_set_label (self->sentence_label, sentence);
  gtk_label_set_label (self->findings_label, findings);
  gtk_widget_set_visible (GTK_WIDGET (self->findings_label), calibration->n_reviews > 0);
}
