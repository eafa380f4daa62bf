/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/judgement/tj-arithmetic-box.h"

#include <glib/gi18n-lib.h>

#include "core/model/tj-finding-catalogue.h"
#include "core/rubric/tj-review-corrections.h"
#include "gui/judgement/tj-arithmetic-row.h"

struct _TjArithmeticBox
{
  AdwBin parent_instance;

  GtkLabel *words_label;
  GtkLabel *evaluated_label;
  GtkListBox *inputs_list;
  GtkLabel *source_label;
};

G_DEFINE_FINAL_TYPE (TjArithmeticBox, tj_arithmetic_box, ADW_TYPE_BIN)

static void
row_activated_cb (TjArithmeticBox *self,
                  GtkListBoxRow   *row)
{
  tj_arithmetic_row_go (TJ_ARITHMETIC_ROW (row));
}

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
clear_inputs (TjArithmeticBox *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->inputs_list, 0)) != NULL)
    gtk_list_box_remove (self->inputs_list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->inputs_list), FALSE);
}

static void
add_input (TjArithmeticBox     *self,
           const TjFigureInput *input)
{
  gtk_list_box_append (self->inputs_list, tj_arithmetic_row_new (input));
  gtk_widget_set_visible (GTK_WIDGET (self->inputs_list), TRUE);
}

static void
set_source (TjArithmeticBox *self,
            const char      *clause,
            const char      *register_id)
{
  g_autoptr(GString) text = g_string_new (clause);

  if (register_id != NULL)
    {
      if (text->len > 0)
        g_string_append (text, " · ");
      /* Translators: id and version of a register of emission factors */
      g_string_append_printf (text, _("Factors: %s"), register_id);
    }

  set_label (self->source_label, text->str);
}

static void
tj_arithmetic_box_class_init (TjArithmeticBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/judgement/tj-arithmetic-box.ui");
  gtk_widget_class_bind_template_child (widget_class, TjArithmeticBox, words_label);
  gtk_widget_class_bind_template_child (widget_class, TjArithmeticBox, evaluated_label);
  gtk_widget_class_bind_template_child (widget_class, TjArithmeticBox, inputs_list);
  gtk_widget_class_bind_template_child (widget_class, TjArithmeticBox, source_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
tj_arithmetic_box_init (TjArithmeticBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_arithmetic_box_set_figure:
 * @register_id: the factors it was worked out with
 */
void
tj_arithmetic_box_set_figure (TjArithmeticBox *self,
                              const TjFigure  *figure,
                              const char      *register_id)
{
  g_autofree char *words = NULL;

  g_return_if_fail (TJ_IS_ARITHMETIC_BOX (self));

  /* Translators: what a figure is called, and the words of its formula */
  words = g_strdup_printf (_("%s = %s"), figure->name, figure->words);
  set_label (self->words_label, words);
  set_label (self->evaluated_label, figure->evaluated);
  set_source (self, figure->clause, register_id);

  clear_inputs (self);
  for (guint i = 0; i < figure->inputs->len; i++)
    add_input (self, g_ptr_array_index (figure->inputs, i));
}

/* The path of the field among those of the finding that a number of it is called after. */
static const char *
find_field (TjFinding  *finding,
            const char *number)
{
  const char * const *fields = tj_finding_get_fields (finding);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      const char *dot = strrchr (fields[i], '.');

      if (g_str_equal (dot != NULL ? dot + 1 : fields[i], number))
        return fields[i];
    }

  return NULL;
}

static const TjFieldSpec *
find_spec (TjPackage  *package,
           const char *path)
{
  TjField *field = tj_form_lookup (tj_package_get_form (package), path);

  return field != NULL ? tj_field_get_spec (field) : NULL;
}

/* What the field says as it was typed, and where it stands. */
static char *
dup_origin (TjPackage  *package,
            const char *path)
{
  TjField *field = tj_form_lookup (tj_package_get_form (package), path);
  g_autofree char *place = NULL;

  if (field == NULL)
    return g_strdup (path);

  if (tj_field_get_place (field) != NULL)
    place = tj_place_to_string (tj_field_get_place (field));
  if (place == NULL)
    /* Translators: what an applicant typed into the form */
    return g_strdup_printf (_("the form: “%s”"), tj_field_get_text (field));

  /* Translators: what an applicant typed into the form, and where that stands */
  return g_strdup_printf (_("the form: “%s” (%s)"), tj_field_get_text (field), place);
}

static gboolean
is_number (TjFinding  *finding,
           const char *path)
{
  const char *dot = strrchr (path, '.');
  double value;

  return tj_finding_get_number (finding, dot != NULL ? dot + 1 : path, &value);
}

/* Fields that the finding is about and that no number of it is called after. */
static void
add_fields (TjArithmeticBox *self,
            TjFinding       *finding,
            TjPackage       *package)
{
  const char * const *fields = tj_finding_get_fields (finding);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *title = tj_correction_dup_title (fields[i]);
      g_autofree char *origin = NULL;

      if (is_number (finding, fields[i]))
        continue;

      origin = dup_origin (package, fields[i]);
      gtk_list_box_append (self->inputs_list,
                           tj_arithmetic_row_new_for_field (title, origin, fields[i]));
      gtk_widget_set_visible (GTK_WIDGET (self->inputs_list), TRUE);
    }
}

/**
 * tj_arithmetic_box_set_finding:
 * @package: whose finding it is
 * @register_id: (nullable): the factors it was worked out with, if any were
 *
 * Numbers that stand in a field lead there; what they are in is in their own names.
 */
void
tj_arithmetic_box_set_finding (TjArithmeticBox *self,
                               TjFinding       *finding,
                               TjPackage       *package,
                               const char      *register_id)
{
  g_autofree char *formula = NULL;
  g_autofree char *evaluated = NULL;
  const TjFindingNumber *numbers;
  guint n_numbers;

  g_return_if_fail (TJ_IS_ARITHMETIC_BOX (self));

  formula = tj_finding_dup_formula (finding, tj_language_get_current ());
  /* Below the formula stand its numbers, which have rows here. */
  if (formula != NULL && strchr (formula, '\n') != NULL)
    *strchr (formula, '\n') = '\0';
  set_label (self->words_label, formula);
  evaluated = tj_finding_dup_evaluation (finding);
  set_label (self->evaluated_label, evaluated);
  set_source (self, tj_finding_get_clause (finding), register_id);

  clear_inputs (self);
  numbers = tj_finding_get_numbers (finding, &n_numbers);
  for (guint i = 0; i < n_numbers; i++)
    {
      const char *field = find_field (finding, numbers[i].name);
      const TjFieldSpec *spec = NULL;
      g_autofree char *origin = NULL;
      TjFigureInput input = { 0 };

      if (field != NULL)
        {
          origin = dup_origin (package, field);
          spec = find_spec (package, field);
        }
      input.name = (char *) tj_finding_catalogue_name_number (numbers[i].name,
                                                              tj_language_get_current ());
      input.value = numbers[i].value;
      /* A duration is in months or in years, as its field says. */
      input.unit = spec != NULL && strchr (spec->unit != NULL ? spec->unit : "|", '|') == NULL
                     ? (char *) spec->unit : NULL;
      input.origin = origin;
      input.field = (char *) field;
      add_input (self, &input);
    }

  add_fields (self, finding, package);
}
