/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-rubric-group.h"

#include <glib/gi18n-lib.h>

#include "gui/dialogs/tj-file-picker.h"

#define TEMPLATE "/org/tanjian/Tanjian/ui/dialogs/tj-rubric-group.ui"

struct _TjRubricGroup
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *choice_row;
  AdwActionRow *details_row;
  GtkWidget *drop_button;

  TjSession *session;
  GPtrArray *rubrics;
  gboolean is_filling;
};

enum {
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjRubricGroup, tj_rubric_group, ADW_TYPE_PREFERENCES_GROUP)

static TjRubric *
get_chosen (TjRubricGroup *self)
{
  guint position = adw_combo_row_get_selected (self->choice_row);

  return self->rubrics != NULL && position < self->rubrics->len
           ? g_ptr_array_index (self->rubrics, position) : NULL;
}

/* How many are asked at each stage, and whose the weights are. */
static void
update_details (TjRubricGroup *self)
{
  const TjLanguage language = tj_language_get_current ();
  TjRubric *rubric = get_chosen (self);
  guint counts[TJ_N_REVIEW_STAGES];
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (rubric == NULL)
    return;

  for (guint i = 0; i < TJ_N_REVIEW_STAGES; i++)
    counts[i] = g_list_model_get_n_items (tj_rubric_get_criteria (rubric, (TjReviewStage) i));

  /* Translators: how many criteria the preliminary review, the second one and the defence have,
   * and the note of the rubric on its weights */
  text = g_strdup_printf (_("Criteria: preliminary review %u, second review %u, defence %u. %s"),
                          counts[TJ_REVIEW_PRELIMINARY], counts[TJ_REVIEW_SECOND],
                          counts[TJ_REVIEW_DEFENCE], tj_rubric_get_weights_note (rubric, language));
  escaped = g_markup_escape_text (text, -1);
  adw_action_row_set_subtitle (self->details_row, escaped);
  gtk_widget_set_visible (self->drop_button, !tj_rubric_is_shipped (rubric));
}

static void
fill (TjRubricGroup *self)
{
  const TjLanguage language = tj_language_get_current ();
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  TjRubric *current = tj_session_get_rubric (self->session);
  guint selected = 0;

  g_clear_pointer (&self->rubrics, g_ptr_array_unref);
  self->rubrics = tj_session_list_rubrics (self->session);
  for (guint i = 0; i < self->rubrics->len; i++)
    {
      TjRubric *rubric = g_ptr_array_index (self->rubrics, i);
      /* Translators: title and version of a rubric */
      g_autofree char *title = g_strdup_printf (_("%s, version %s"),
                                                tj_rubric_get_title (rubric, language),
                                                tj_rubric_get_version (rubric));

      gtk_string_list_append (titles, title);
      if (tj_rubric_equal (rubric, current))
        selected = i;
    }

  self->is_filling = TRUE;
  adw_combo_row_set_model (self->choice_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->choice_row, selected);
  self->is_filling = FALSE;
  update_details (self);
}

static void
chosen_cb (TjRubricGroup *self)
{
  TjRubric *rubric = get_chosen (self);

  if (self->is_filling || rubric == NULL)
    return;

  tj_session_choose_rubric (self->session, rubric);
  update_details (self);
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(TjRubricGroup) self = data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);

  if (file != NULL && self->session != NULL)
    tj_rubric_group_add_file (self, file);
}

static void
add_clicked_cb (TjRubricGroup *self)
{
  tj_file_picker_open_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                             TJ_FILE_PICKER_OPEN, _("Add a Rubric"), _("Rubrics"), "*.xml", NULL,
                             file_chosen_cb, g_object_ref (self));
}

static void
drop_clicked_cb (TjRubricGroup *self)
{
  g_autoptr(TjRubric) rubric = g_object_ref (get_chosen (self));
  g_autoptr(GError) error = NULL;

  if (!tj_session_drop_rubric (self->session, rubric, &error))
    g_signal_emit (self, signals[MESSAGE], 0, error->message);

  fill (self);
  for (guint i = 0; i < self->rubrics->len; i++)
    {
      if (tj_rubric_equal (g_ptr_array_index (self->rubrics, i), rubric))
        g_signal_emit (self, signals[MESSAGE], 0,
                       _("Reviews were begun with this rubric, so it stays in the list."));
    }
}

static void
tj_rubric_group_dispose (GObject *object)
{
  TjRubricGroup *self = TJ_RUBRIC_GROUP (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->rubrics, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_rubric_group_parent_class)->dispose (object);
}

static void
tj_rubric_group_class_init (TjRubricGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_rubric_group_dispose;

  signals[MESSAGE] =
    g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjRubricGroup, choice_row);
  gtk_widget_class_bind_template_child (widget_class, TjRubricGroup, details_row);
  gtk_widget_class_bind_template_child (widget_class, TjRubricGroup, drop_button);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_clicked_cb);
}

static void
tj_rubric_group_init (TjRubricGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_rubric_group_set_session:
 * @session: (nullable): whose new reviews answer the rubric; %NULL when the window goes
 */
void
tj_rubric_group_set_session (TjRubricGroup *self,
                             TjSession     *session)
{
  g_return_if_fail (TJ_IS_RUBRIC_GROUP (self));

  if (g_set_object (&self->session, session) && session != NULL)
    fill (self);
}

/**
 * tj_rubric_group_add_file:
 * @file: of data/schema/rubric.xsd
 *
 * Adds the rubric and chooses it. What is wrong with it, "message" tells.
 *
 * Returns: whether it is chosen now
 */
gboolean
tj_rubric_group_add_file (TjRubricGroup *self,
                          GFile         *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TjRubric) rubric = NULL;

  g_return_val_if_fail (TJ_IS_RUBRIC_GROUP (self), FALSE);

  rubric = tj_session_add_rubric (self->session, file, &error);
  if (rubric == NULL)
    {
      g_signal_emit (self, signals[MESSAGE], 0, error->message);
      return FALSE;
    }

  tj_session_choose_rubric (self->session, rubric);
  fill (self);

  return TRUE;
}
