/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/judgement/tj-figure-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/tj-text.h"
#include "gui/judgement/tj-arithmetic-box.h"

/* Closer than rounding takes them apart. */
#define SAME_PER_CENT 0.05

struct _TjFigureRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *name_label;
  GtkLabel *claim_label;
  GtkLabel *range_label;
  GtkLabel *value_label;
  GtkLabel *unit_label;
  GtkImage *fold_image;
  GtkRevealer *revealer;
  TjArithmeticBox *arithmetic;

  char *id;
};

G_DEFINE_FINAL_TYPE (TjFigureRow, tj_figure_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* Whether the figure is what the applicant claims, for want of anything better. */
static gboolean
is_claim (const TjFigure *figure)
{
  const TjFigureInput *input = figure->inputs->len == 1
                                 ? g_ptr_array_index (figure->inputs, 0) : NULL;

  return input != NULL && g_strcmp0 (input->field, figure->claim_field) == 0;
}

static char *
dup_difference (const TjFigure *figure)
{
  const double per_cent = 100 * (figure->claim - figure->value) / fabs (figure->value);
  g_autofree char *number = NULL;

  if (!isfinite (per_cent))
    return NULL;
  if (is_claim (figure))
    return g_strdup (_("nothing was entered to work it out again"));
  if (fabs (per_cent) < SAME_PER_CENT)
    return g_strdup (_("as worked out"));

  number = tj_text_format_number (fabs (per_cent), fabs (per_cent) < 10 ? 1 : 0);
  if (per_cent > 0)
    /* Translators: by how much a claim is higher than what was worked out */
    return g_strdup_printf (_("%s %% higher"), number);

  /* Translators: by how much a claim is lower than what was worked out */
  return g_strdup_printf (_("%s %% lower"), number);
}

static gboolean
is_basis (const TjFigure *figure,
          TjRatioBasis    basis)
{
  if (g_str_equal (figure->id, "own_ratio"))
    return basis == TJ_RATIO_OWN || basis == TJ_RATIO_BOTH;

  return g_str_equal (figure->id, "industry_ratio") &&
         (basis == TJ_RATIO_INDUSTRY || basis == TJ_RATIO_BOTH);
}

static char *
dup_claim (const TjFigure *figure,
           TjRatioBasis    basis)
{
  g_autofree char *number = NULL;
  g_autofree char *difference = NULL;
  g_autoptr(GString) text = NULL;

  if (!figure->has_claim)
    return NULL;

  number = tj_figure_dup_number (figure->claim);
  text = g_string_new (NULL);
  /* Translators: what the applicant claims, and its unit */
  g_string_append_printf (text, _("Claimed: %s %s"), number, figure->unit);
  if (figure->is_known)
    difference = dup_difference (figure);
  if (difference != NULL)
    g_string_append_printf (text, " · %s", difference);
  if (is_basis (figure, basis))
    g_string_append_printf (text, " · %s", _("the baseline that the applicant used"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_range (const TjFigure *figure)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (!figure->is_known)
    {
      g_autofree char *missing = g_strjoinv (_(", "), figure->missing_names);

      if (figure->reason != NULL)
        return g_strdup (figure->reason);
      /* Translators: a list of what would have to be known */
      g_string_append_printf (text, _("missing: %s"), missing);
      if (g_strv_contains ((const char * const *) figure->missing, "counted_investment"))
        g_string_append_printf (text, "\n%s", _("Say whether it is a retrofit, whose investment "
                                                "counts, or a new build, and then its increment."));
      return g_string_free (g_steal_pointer (&text), FALSE);
    }

  if (figure->is_range)
    {
      g_autofree char *low = tj_figure_dup_number (figure->low);
      g_autofree char *high = tj_figure_dup_number (figure->high);

      /* Translators: the lowest and the highest that a figure can be */
      g_string_append_printf (text, _("from %s to %s"), low, high);
    }
  if (figure->has_draws)
    {
      g_autofree char *low = tj_figure_dup_number (figure->draw_low);
      g_autofree char *middle = tj_figure_dup_number (figure->draw_middle);
      g_autofree char *high = tj_figure_dup_number (figure->draw_high);

      /* Translators: the 5 and 95 per cent points of random draws, and their median */
      g_string_append_printf (text, _("%s5–95 %% of draws: %s to %s, median %s"),
                              text->len > 0 ? "\n" : "", low, high, middle);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
tj_figure_row_finalize (GObject *object)
{
  g_free (TJ_FIGURE_ROW (object)->id);

  G_OBJECT_CLASS (tj_figure_row_parent_class)->finalize (object);
}

static void
tj_figure_row_class_init (TjFigureRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tj_figure_row_finalize;

  g_type_ensure (TJ_TYPE_ARITHMETIC_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/judgement/tj-figure-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TjFigureRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, TjFigureRow, claim_label);
  gtk_widget_class_bind_template_child (widget_class, TjFigureRow, range_label);
  gtk_widget_class_bind_template_child (widget_class, TjFigureRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, TjFigureRow, unit_label);
  gtk_widget_class_bind_template_child (widget_class, TjFigureRow, fold_image);
  gtk_widget_class_bind_template_child (widget_class, TjFigureRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, TjFigureRow, arithmetic);
}

static void
tj_figure_row_init (TjFigureRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_figure_row_new:
 * @ratio_basis: which baseline the claimed ratio was taken of
 * @register_id: the factors it was worked out with
 *
 * Returns: (transfer floating): a folded row
 */
GtkWidget *
tj_figure_row_new (const TjFigure *figure,
                   TjRatioBasis    ratio_basis,
                   const char     *register_id)
{
  TjFigureRow *self = g_object_new (TJ_TYPE_FIGURE_ROW, NULL);
  g_autofree char *number = figure->is_known ? tj_figure_dup_number (figure->value) : NULL;
  g_autofree char *claim = dup_claim (figure, ratio_basis);
  g_autofree char *range = dup_range (figure);
  g_autofree char *label = NULL;
  g_autofree char *description = NULL;

  self->id = g_strdup (figure->id);
  set_label (self->name_label, figure->name);
  set_label (self->value_label, number != NULL ? number : "—");
  set_label (self->unit_label, figure->is_known ? figure->unit : NULL);
  set_label (self->claim_label, claim);
  set_label (self->range_label, range);
  tj_arithmetic_box_set_figure (self->arithmetic, figure, register_id);

  label = figure->is_known ? g_strdup_printf ("%s %s %s", figure->name, number, figure->unit)
                           : g_strdup_printf ("%s —", figure->name);
  description = g_strjoin ("\n", claim != NULL ? claim : "", range, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);

  return GTK_WIDGET (self);
}

/**
 * tj_figure_row_get_id:
 *
 * Returns: of the figure, as `unit_cost`
 */
const char *
tj_figure_row_get_id (TjFigureRow *self)
{
  g_return_val_if_fail (TJ_IS_FIGURE_ROW (self), NULL);

  return self->id;
}

gboolean
tj_figure_row_get_expanded (TjFigureRow *self)
{
  g_return_val_if_fail (TJ_IS_FIGURE_ROW (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

void
tj_figure_row_set_expanded (TjFigureRow *self,
                            gboolean     expanded)
{
  g_return_if_fail (TJ_IS_FIGURE_ROW (self));

  gtk_revealer_set_reveal_child (self->revealer, expanded);
  gtk_image_set_from_icon_name (self->fold_image, expanded ? "pan-down-symbolic"
                                                           : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, expanded,
                               -1);
}
