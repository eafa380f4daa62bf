/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/judgement/tj-entry-row.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"
#include "core/carbon/tj-recalculation.h"
#include "core/rubric/tj-review-recalculation.h"
#include "gui/judgement/tj-entry-editor.h"
#include "gui/widgets/tj-tooltip.h"

struct _TjEntryRow
{
  GtkListBoxRow parent_instance;

  GtkBox *box;
  GtkLabel *title_label;
  GtkLabel *detail_label;
  GtkButton *evidence_button;
  GtkLabel *evidence_label;
  GtkLabel *value_label;
  GtkLabel *tonnes_label;
  GtkWidget *edit_image;
  TjEntryEditor *editor;

  TjSession *session;
  TjRoundItem *item;
  guint case_index;
  char *element;
  char *key;
  char *name;
  char *side;
  /* What the editor began with. */
  char *before;
};

enum {
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjEntryRow, tj_entry_row, GTK_TYPE_LIST_BOX_ROW)

/* What the form states where the reviewer enters nothing. */
static const struct
{
  const char *element;
  const char *field;
} claims[] = {
  { "investment", "investment" },
  { "benefit", "annual_benefit" },
  { "build-period", "build_period" },
};

static gboolean
is_activity (TjEntryRow *self)
{
  return g_str_equal (self->element, "activity");
}

static const char *
get_value (TjEntryRow *self)
{
  TjReview *review = tj_round_item_get_review (self->item);

  return review != NULL ? tj_review_get (review, self->name) : NULL;
}

static gboolean
is_editable (TjEntryRow *self)
{
  return tj_round_item_get_editable (self->item);
}

static const char *
get_unit (TjEntryRow          *self,
          const TjReviewEntry *entry)
{
  TjEntry at;

  if (is_activity (self))
    return tj_review_entry_get (entry, "unit");

  return tj_entry_from_string (self->element, &at) ? tj_entry_get_unit (at) : "t/a";
}

static const char *
get_role_label (const TjReviewEntry *entry)
{
  const char *role = tj_review_entry_get (entry, "role");

  for (guint i = 0; role != NULL && i < TJ_N_ACTIVITY_ROLES; i++)
    {
      if (g_str_equal (tj_activity_role_to_string (i), role))
        return tj_activity_role_get_label (i);
    }

  return _("New entry");
}

static const char *
get_title (TjEntryRow          *self,
           const TjReviewEntry *entry)
{
  const char *name;
  TjEntry at;

  if (tj_entry_from_string (self->element, &at))
    return tj_entry_get_label (at);
  if (!is_activity (self))
    return tj_pollutant_get_label (self->key);

  name = tj_review_entry_get (entry, "name");

  return name != NULL ? name : get_role_label (entry);
}

/* The factor of an activity: its value, unit and name. */
static gboolean
get_factor (TjEntryRow          *self,
            const TjReviewEntry *entry,
            double              *value,
            const char         **unit,
            const char         **name)
{
  const char *id = tj_review_entry_get (entry, "factor");
  const TjFactor *factor;

  if (id == NULL)
    {
      *unit = tj_review_entry_get (entry, "factor-unit");
      *name = tj_review_entry_get (entry, "factor-source");
      return tj_review_entry_get_number (entry, "factor-value", value);
    }

  factor = tj_factor_register_lookup (tj_session_get_factors (self->session), id);
  if (factor == NULL)
    return FALSE;

  *value = factor->value;
  *unit = factor->unit_text;
  *name = tj_factor_get_name (factor);

  return TRUE;
}

static void
append_line (GString    *text,
             const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
append_factor (TjEntryRow          *self,
               const TjReviewEntry *entry,
               GString             *text)
{
  const char *unit = NULL;
  const char *name = NULL;
  double value;
  g_autofree char *number = NULL;
  g_autofree char *line = NULL;

  append_line (text, get_role_label (entry));
  if (!get_factor (self, entry, &value, &unit, &name))
    {
      g_string_append_printf (text, " · %s", _("no factor yet"));
      return;
    }

  number = tj_text_dup_number (value);
  line = g_strdup_printf (" × %s %s", number, unit != NULL ? unit : "");
  g_string_append (text, line);
  if (name != NULL)
    append_line (text, name);
}

static const char *
get_distribution_label (const char *distribution)
{
  if (g_strcmp0 (distribution, "uniform") == 0)
    return C_("distribution", "uniform");
  if (g_strcmp0 (distribution, "triangular") == 0)
    return C_("distribution", "triangular");

  return C_("distribution", "normal");
}

static void
append_range (const TjReviewEntry *entry,
              GString             *text)
{
  const char *distribution = tj_review_entry_get (entry, "distribution");
  double low, high;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *line = NULL;

  if (!tj_review_entry_get_number (entry, "value", &low))
    return;

  high = low;
  if (!tj_review_entry_get_number (entry, "low", &low) &
      !tj_review_entry_get_number (entry, "high", &high))
    return;

  from = tj_figure_dup_number (low);
  to = tj_figure_dup_number (high);
  /* Translators: the lowest and the highest that a figure can be */
  line = g_strdup_printf (_("from %s to %s"), from, to);
  append_line (text, line);
  if (distribution != NULL)
    g_string_append_printf (text, " · %s", get_distribution_label (distribution));
}

/* As the applicant typed it, where that counts. */
static void
append_claim (TjEntryRow          *self,
              const TjReviewEntry *entry,
              GString             *text)
{
  TjForm *form = tj_package_get_form (tj_round_item_get_package (self->item));

  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autofree char *path = NULL;
      g_autofree char *line = NULL;
      TjField *field;

      if (!g_str_equal (claims[i].element, self->element))
        continue;

      path = g_strdup_printf ("cases[%u].%s", self->case_index, claims[i].field);
      field = tj_form_lookup (form, path);
      if (field == NULL || tj_field_is_blank (field))
        continue;

      /* Translators: what the form states for an entry that is left empty, or beside it */
      line = g_strdup_printf (_("The form: %s"), tj_field_get_text (field));
      append_line (text, line);
    }
}

static void
show_value (TjEntryRow          *self,
            const TjReviewEntry *entry)
{
  const char *unit = get_unit (self, entry);
  const char *factor_unit = NULL;
  const char *factor_name = NULL;
  g_autofree char *number = NULL;
  g_autofree char *tonnes_text = NULL;
  g_autofree char *shown = NULL;
  double value, factor, tonnes;
  const gboolean given = tj_review_entry_get_number (entry, "value", &value);

  if (given)
    {
      number = tj_figure_dup_number (value);
      if (is_activity (self) && get_factor (self, entry, &factor, &factor_unit, &factor_name) &&
          tj_activity_get_tonnes (value, unit, factor, factor_unit, &tonnes))
        {
          g_autofree char *sum = tj_figure_dup_number (tonnes);

          /* Translators: tonnes of carbon dioxide that an entry of a sum comes to */
          tonnes_text = g_strdup_printf (_("= %s tCO2"), sum);
        }
    }

  shown = g_strdup_printf ("%s %s", number != NULL ? number : "—", unit != NULL ? unit : "");
  gtk_label_set_label (self->value_label, shown);
  gtk_label_set_label (self->tonnes_label, tonnes_text != NULL ? tonnes_text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->tonnes_label), tonnes_text != NULL);
}

static void
show_evidence (TjEntryRow          *self,
               const TjReviewEntry *entry)
{
  const char *attachment = tj_review_entry_get (entry, "attachment");
  const char *page = tj_review_entry_get (entry, "page");
  const char *quote = tj_review_entry_get (entry, "quote");
  g_autofree char *label = NULL;

  if (attachment != NULL && page != NULL)
    /* Translators: the name of a file, and a page in it */
    label = g_strdup_printf (_("%s, page %s"), attachment, page);
  else
    label = g_strdup (attachment);

  gtk_widget_set_visible (GTK_WIDGET (self->evidence_button), label != NULL);
  gtk_label_set_label (self->evidence_label, label != NULL ? label : "");
  tj_tooltip_set (GTK_WIDGET (self->evidence_button), quote != NULL ? quote : label);
}

static TjReviewEntry *
dup_entry (TjEntryRow *self)
{
  TjReviewEntry *entry = tj_review_entry_parse (get_value (self));

  return entry != NULL ? entry : tj_review_entry_new ();
}

static void
evidence_clicked_cb (TjEntryRow *self)
{
  g_autoptr(TjReviewEntry) entry = dup_entry (self);
  const char *attachment = tj_review_entry_get (entry, "attachment");
  double page = 0;

  tj_review_entry_get_number (entry, "page", &page);
  if (attachment != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "review.show-place", "(su)", attachment,
                                (guint) page);
}

static void
end_editing (TjEntryRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->editor), FALSE);
  g_clear_pointer (&self->before, g_free);
  if (get_value (self) == NULL && is_activity (self))
    g_signal_emit (self, signals[DROPPED], 0);
}

/* Takes over what is typed. An entry of which nothing is said is none. */
static gboolean
apply (TjEntryRow *self)
{
  g_autoptr(TjReviewEntry) entry = tj_entry_editor_dup_entry (self->editor);
  g_autofree char *value = NULL;

  if (entry == NULL)
    return FALSE;

  value = tj_review_entry_to_text (entry);
  gtk_widget_set_visible (GTK_WIDGET (self->editor), FALSE);
  if (tj_session_edit (self->session, self->item, self->name, value))
    return TRUE;

  gtk_widget_set_visible (GTK_WIDGET (self->editor), TRUE);

  return FALSE;
}

static void
done_cb (TjEntryRow *self,
         gboolean    wanted)
{
  /* The row may go with the entry. */
  g_autoptr(TjEntryRow) kept = g_object_ref (self);

  if (wanted && !apply (self))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  end_editing (self);
}

static void
removed_cb (TjEntryRow *self)
{
  g_autoptr(TjEntryRow) kept = g_object_ref (self);

  gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_UP);
  tj_session_edit (self->session, self->item, self->name, NULL);
  end_editing (self);
}

/* Whatever is typed when the program ends or the package changes is kept, if it can be. */
static void
flush_cb (TjEntryRow *self)
{
  if (tj_entry_row_get_editing (self) && tj_entry_editor_is_changed (self->editor) &&
      is_editable (self))
    apply (self);
}

static void
tj_entry_row_dispose (GObject *object)
{
  TjEntryRow *self = TJ_ENTRY_ROW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (tj_entry_row_parent_class)->dispose (object);
}

static void
tj_entry_row_finalize (GObject *object)
{
  TjEntryRow *self = TJ_ENTRY_ROW (object);

  g_free (self->element);
  g_free (self->key);
  g_free (self->name);
  g_free (self->side);
  g_free (self->before);

  G_OBJECT_CLASS (tj_entry_row_parent_class)->finalize (object);
}

static void
tj_entry_row_class_init (TjEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_entry_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = tj_entry_row_finalize;

  signals[DROPPED] =
    g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/judgement/tj-entry-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TjEntryRow, box);
  gtk_widget_class_bind_template_child (widget_class, TjEntryRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TjEntryRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, TjEntryRow, evidence_button);
  gtk_widget_class_bind_template_child (widget_class, TjEntryRow, evidence_label);
  gtk_widget_class_bind_template_child (widget_class, TjEntryRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, TjEntryRow, tonnes_label);
  gtk_widget_class_bind_template_child (widget_class, TjEntryRow, edit_image);
  gtk_widget_class_bind_template_callback (widget_class, evidence_clicked_cb);
}

static void
tj_entry_row_init (TjEntryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_entry_row_new:
 * @item: with a review
 * @case_index: which case, from 0
 * @element: `service-life`, …, `activity` or `pollutant`
 * @key: (nullable): the number of an activity, or which pollutant
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
tj_entry_row_new (TjSession   *session,
                  TjRoundItem *item,
                  guint        case_index,
                  const char  *element,
                  const char  *key)
{
  TjEntryRow *self = g_object_new (TJ_TYPE_ENTRY_ROW, NULL);

  self->session = g_object_ref (session);
  self->item = g_object_ref (item);
  self->case_index = case_index;
  self->element = g_strdup (element);
  self->key = g_strdup (key);
  self->name = tj_recalculation_dup_name (case_index, element, key);
  g_signal_connect_object (session, "flush", G_CALLBACK (flush_cb), self, G_CONNECT_SWAPPED);
  tj_entry_row_update (self);

  return GTK_WIDGET (self);
}

/**
 * tj_entry_row_set_side:
 * @side: `baseline` or `project`, of an activity that is new
 */
void
tj_entry_row_set_side (TjEntryRow *self,
                       const char *side)
{
  g_return_if_fail (TJ_IS_ENTRY_ROW (self));

  g_free (self->side);
  self->side = g_strdup (side);
}

/**
 * tj_entry_row_get_name:
 *
 * Returns: of the value in the review
 */
const char *
tj_entry_row_get_name (TjEntryRow *self)
{
  g_return_val_if_fail (TJ_IS_ENTRY_ROW (self), NULL);

  return self->name;
}

gboolean
tj_entry_row_get_editing (TjEntryRow *self)
{
  g_return_val_if_fail (TJ_IS_ENTRY_ROW (self), FALSE);

  return self->editor != NULL && gtk_widget_get_visible (GTK_WIDGET (self->editor));
}

/**
 * tj_entry_row_set_place:
 * @attachment: the file that the reviewer looks at
 * @page: from 1, or 0
 * @quote: (nullable): the words that are selected there
 *
 * Of a row that is being typed: takes the place for its evidence.
 */
void
tj_entry_row_set_place (TjEntryRow *self,
                        const char *attachment,
                        guint       page,
                        const char *quote)
{
  g_return_if_fail (tj_entry_row_get_editing (self));

  tj_entry_editor_set_place (self->editor, attachment, page, quote);
}

/* A new activity begins with what most of them have: power at the factor that the notice
 * demands. */
static void
begin (TjEntryRow *self)
{
  g_autoptr(TjReviewEntry) entry = dup_entry (self);
  const TjFactor *factor;

  self->before = g_strdup (get_value (self));
  if (is_activity (self) && self->before == NULL)
    {
      factor = tj_factor_register_get_prescribed (tj_session_get_factors (self->session),
                                                  TJ_FACTOR_ELECTRICITY);
      tj_review_entry_set (entry, "side", self->side);
      tj_review_entry_set (entry, "role", tj_activity_role_to_string (TJ_ROLE_ELECTRICITY));
      tj_review_entry_set (entry, "factor", factor != NULL ? factor->id : NULL);
    }

  tj_entry_editor_begin (self->editor, entry, self->before != NULL);
}

static void
create_editor (TjEntryRow *self)
{
  TjEntry at;
  const char *unit = tj_entry_from_string (self->element, &at) ? tj_entry_get_unit (at) : "t/a";

  self->editor = TJ_ENTRY_EDITOR (tj_entry_editor_new (is_activity (self), unit,
                                                       tj_round_item_get_shown (self->item),
                                                       tj_session_get_factors (self->session)));
  g_signal_connect_object (self->editor, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "removed", G_CALLBACK (removed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_margin_start (GTK_WIDGET (self->editor), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (self->editor), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->editor), 6);
  gtk_box_append (self->box, GTK_WIDGET (self->editor));
}

/**
 * tj_entry_row_toggle:
 *
 * Unfolds the row to be typed, or takes over what was.
 */
void
tj_entry_row_toggle (TjEntryRow *self)
{
  g_return_if_fail (TJ_IS_ENTRY_ROW (self));

  if (tj_entry_row_get_editing (self))
    {
      done_cb (self, tj_entry_editor_is_changed (self->editor));
      return;
    }

  if (!is_editable (self))
    return;

  if (self->editor == NULL)
    create_editor (self);
  gtk_widget_set_visible (GTK_WIDGET (self->editor), TRUE);
  begin (self);
}

/**
 * tj_entry_row_update:
 *
 * Shows what the review has. What is being typed stays, unless the entry became another one.
 */
void
tj_entry_row_update (TjEntryRow *self)
{
  g_autoptr(TjReviewEntry) entry = NULL;
  g_autoptr(GString) detail = g_string_new (NULL);
  g_autofree char *spoken = NULL;

  g_return_if_fail (TJ_IS_ENTRY_ROW (self));

  entry = dup_entry (self);
  gtk_label_set_label (self->title_label, get_title (self, entry));
  show_value (self, entry);
  show_evidence (self, entry);

  if (is_activity (self) && get_value (self) != NULL)
    append_factor (self, entry, detail);
  append_range (entry, detail);
  append_claim (self, entry, detail);
  gtk_label_set_label (self->detail_label, detail->str);
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), detail->len > 0);
  gtk_widget_set_visible (self->edit_image, is_editable (self));

  spoken = g_strdup_printf ("%s %s %s", gtk_label_get_label (self->title_label),
                            gtk_label_get_label (self->value_label),
                            gtk_label_get_label (self->tonnes_label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail->str, -1);

  if (tj_entry_row_get_editing (self) && g_strcmp0 (self->before, get_value (self)) != 0)
    {
      g_clear_pointer (&self->before, g_free);
      begin (self);
    }
}
