/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-preferences.h"

#include <glib/gi18n-lib.h>

#include "gui/dialogs/tj-file-picker.h"
#include "gui/dialogs/tj-rubric-group.h"

/* Who the reviewer is, whom the reviewer does not judge, how the window looks, and a copy of the
 * reviews. Everything counts at once. */

#define TEMPLATE "/org/tanjian/Tanjian/ui/dialogs/tj-preferences.ui"
/* What people put between organisations on one line. */
#define SEPARATORS ";；\n"

struct _TjPreferences
{
  AdwPreferencesWindow parent_instance;

  GtkEditable *name_row;
  GtkEditable *organisation_row;
  GtkEditable *title_row;
  GtkEditable *recusals_row;
  AdwComboRow *role_row;
  AdwComboRow *stage_row;
  AdwComboRow *colour_row;
  TjRubricGroup *rubric_group;
  GtkAdjustment *rate_adjustment;
  AdwActionRow *folder_row;
  GtkWidget *forget_button;
  GtkSwitch *hide_applicant_switch;
  GtkSwitch *hide_sheets_switch;
  GtkSwitch *notify_switch;

  TjSession *session;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (TjPreferences, tj_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const char * const roles[] = { "expert", "bureau", "trainer" };
static const char * const stages[] = { "preliminary", "second", "defence" };
static const char * const colours[] = { "default", "light", "dark" };

static gboolean
join_names (GValue   *value,
            GVariant *variant,
            gpointer  data)
{
  g_autofree const char **names = g_variant_get_strv (variant, NULL);

  g_value_take_string (value, g_strjoinv ("；", (char **) names));

  return TRUE;
}

/* Blank names would be found in every form. */
static GVariant *
split_names (const GValue       *value,
             const GVariantType *type,
             gpointer            data)
{
  g_auto(GStrv) parts = NULL;
  g_autofree char *text = g_value_dup_string (value);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;
  g_autoptr(GRegex) between = g_regex_new ("[" SEPARATORS "]+", 0, 0, NULL);

  parts = g_regex_split (between, text != NULL ? text : "", 0);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*g_strstrip (parts[i]) != '\0')
        g_strv_builder_add (builder, parts[i]);
    }
  names = g_strv_builder_end (builder);

  return g_variant_new_strv ((const char * const *) names, -1);
}

static gboolean
choice_to_position (GValue   *value,
                    GVariant *variant,
                    gpointer  data)
{
  const char * const *choices = data;
  const char *choice = g_variant_get_string (variant, NULL);

  for (guint i = 0; i < 3; i++)
    {
      if (g_str_equal (choices[i], choice))
        g_value_set_uint (value, i);
    }

  return TRUE;
}

static GVariant *
position_to_choice (const GValue       *value,
                    const GVariantType *type,
                    gpointer            data)
{
  const char * const *choices = data;
  guint position = g_value_get_uint (value);

  return position < 3 ? g_variant_new_string (choices[position]) : NULL;
}

static void
bind_choice (GSettings          *settings,
             const char         *key,
             AdwComboRow        *row,
             const char * const *choices)
{
  g_settings_bind_with_mapping (settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                choice_to_position, position_to_choice, (gpointer) choices,
                                NULL);
}

static void
bind_settings (TjPreferences *self,
               GSettings     *settings)
{
  g_settings_bind (settings, "reviewer-name", self->name_row, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reviewer-organisation", self->organisation_row, "text",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reviewer-title", self->title_row, "text",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "discount-rate", self->rate_adjustment, "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "hide-applicant", self->hide_applicant_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "notify", self->notify_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "hide-sheets", self->hide_sheets_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  /* Writing only: read back, the text would change under the fingers. */
  g_settings_bind_with_mapping (settings, "recusals", self->recusals_row, "text",
                                G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES,
                                join_names, split_names, NULL, NULL);
  bind_choice (settings, "role", self->role_row, roles);
  bind_choice (settings, "review-stage", self->stage_row, stages);
  bind_choice (settings, "colour-scheme", self->colour_row, colours);
}

static void
show_message (TjPreferences *self,
              const char    *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (escaped));
}

static void
backup_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      data)
{
  TjPreferences *self = TJ_PREFERENCES (object);
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autoptr(GError) error = NULL;

  if (file == NULL)
    return;

  show_message (self, tj_session_backup (self->session, file, &error)
                        ? _("The copy is written.") : error->message);
}

static void
update_folder (TjPreferences *self)
{
  g_autofree char *folder = g_settings_get_string (self->settings, "backup-folder");
  g_autofree char *escaped = g_markup_escape_text (folder, -1);

  adw_action_row_set_subtitle (self->folder_row,
                               *folder != '\0' ? escaped
                                               : _("None. A copy is made when the window closes, "
                                                   "on days on which something was entered."));
  gtk_widget_set_visible (self->forget_button, *folder != '\0');
}

static void
folder_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      data)
{
  TjPreferences *self = TJ_PREFERENCES (object);
  g_autoptr(GFile) folder = tj_file_picker_open_finish (result, NULL);

  if (folder != NULL && g_file_peek_path (folder) != NULL)
    g_settings_set_string (self->settings, "backup-folder", g_file_peek_path (folder));
}

static void
folder_clicked_cb (TjPreferences *self)
{
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_FOLDER,
                             _("Folder for Daily Copies"), NULL, NULL, NULL, folder_chosen_cb,
                             NULL);
}

static void
folder_forgotten_cb (TjPreferences *self)
{
  g_settings_reset (self->settings, "backup-folder");
}

static void
backup_clicked_cb (TjPreferences *self)
{
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_SAVE,
                             _("Save a Copy of the Reviews"), _("Reviews"), "*.sqlite",
                             "tanjian-reviews.sqlite", backup_chosen_cb, NULL);
}

static void
tj_preferences_dispose (GObject *object)
{
  TjPreferences *self = TJ_PREFERENCES (object);

  /* libadwaita 1.2 does not let go of the groups of a page. */
  if (self->rubric_group != NULL)
    tj_rubric_group_set_session (self->rubric_group, NULL);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tj_preferences_parent_class)->dispose (object);
}

static void
tj_preferences_class_init (TjPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_preferences_dispose;

  g_type_ensure (TJ_TYPE_RUBRIC_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjPreferences, name_row);
  gtk_widget_class_bind_template_child (widget_class, TjPreferences, organisation_row);
  gtk_widget_class_bind_template_child (widget_class, TjPreferences, title_row);
  gtk_widget_class_bind_template_child (widget_class, TjPreferences, recusals_row);
  gtk_widget_class_bind_template_child (widget_class, TjPreferences, stage_row);
  gtk_widget_class_bind_template_child (widget_class, TjPreferences, role_row);
  gtk_widget_class_bind_template_child (widget_class, TjPreferences, colour_row);
  gtk_widget_class_bind_template_child (widget_class, TjPreferences, rubric_group);
  gtk_widget_class_bind_template_child (widget_class, TjPreferences, rate_adjustment);
  gtk_widget_class_bind_template_child (widget_class, TjPreferences, folder_row);
  gtk_widget_class_bind_template_child (widget_class, TjPreferences, forget_button);
  gtk_widget_class_bind_template_callback (widget_class, folder_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_forgotten_cb);
  gtk_widget_class_bind_template_child (widget_class, TjPreferences, hide_applicant_switch);
  gtk_widget_class_bind_template_child (widget_class, TjPreferences, hide_sheets_switch);
  gtk_widget_class_bind_template_child (widget_class, TjPreferences, notify_switch);
  gtk_widget_class_bind_template_callback (widget_class, backup_clicked_cb);
}

static void
tj_preferences_init (TjPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_preferences_new:
 *
 * Returns: (transfer none): the window, owned by GTK until it is closed
 */
TjPreferences *
tj_preferences_new (GtkWindow *parent,
                    TjSession *session,
                    GSettings *settings)
{
  TjPreferences *self = g_object_new (TJ_TYPE_PREFERENCES, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::backup-folder", G_CALLBACK (update_folder), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rubric_group, "message", G_CALLBACK (show_message), self,
                           G_CONNECT_SWAPPED);
  tj_rubric_group_set_session (self->rubric_group, session);
  update_folder (self);
  bind_settings (self, settings);

  return self;
}

/**
 * tj_preferences_apply_colour:
 * @settings: has the choice of light or dark
 */
void
tj_preferences_apply_colour (GSettings *settings)
{
  g_autofree char *colour = g_settings_get_string (settings, "colour-scheme");
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (colour, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (colour, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}
