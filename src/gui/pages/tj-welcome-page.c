/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/pages/tj-welcome-page.h"

#include <glib/gi18n-lib.h>

#define TEMPLATE "/org/tanjian/Tanjian/ui/pages/tj-welcome-page.ui"

struct _TjWelcomePage
{
  AdwBin parent_instance;

  /* Template children. */
  GtkWidget *roles;
  GtkLabel *next_label;

  /* Owned. */
  GSettings *settings;
};

enum {
  PROP_0,
  PROP_ROLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TjWelcomePage, tj_welcome_page, ADW_TYPE_BIN)

/* What each role does with a round, so that nobody has to look for the first step. */
static const struct
{
  const char *role;
  const char *next;
} steps[] = {
  { "expert", N_("Open a package with a double click or Enter, declare your interests, score "
                 "each criterion with evidence beside it, and sign the sheet.") },
  { "bureau", N_("Read the findings of each package, write the letter of corrections or the "
                 "recommendation, and then the ledger of the round.") },
  { "trainer", N_("Let trainees review the sample round, whose errors are known, and lay their "
                  "signed sheets beside the reference.") },
};

static void
update_next (TjWelcomePage *self)
{
  g_autofree char *role = g_settings_get_string (self->settings, "role");

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (g_str_equal (steps[i].role, role))
        gtk_label_set_label (self->next_label, _(steps[i].next));
    }
}

static void
role_changed_cb (TjWelcomePage *self)
{
  update_next (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROLE]);
}

static void
tj_welcome_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  TjWelcomePage *self = TJ_WELCOME_PAGE (object);

  /* An action has a state even before there are settings. */
  if (prop_id == PROP_ROLE)
    g_value_take_string (value, self->settings != NULL
                                  ? g_settings_get_string (self->settings, "role")
                                  : g_strdup (""));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
tj_welcome_page_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  TjWelcomePage *self = TJ_WELCOME_PAGE (object);

  if (prop_id == PROP_ROLE && self->settings != NULL)
    g_settings_set_string (self->settings, "role", g_value_get_string (value));
  else if (prop_id != PROP_ROLE)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
tj_welcome_page_dispose (GObject *object)
{
  TjWelcomePage *self = TJ_WELCOME_PAGE (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tj_welcome_page_parent_class)->dispose (object);
}

static void
tj_welcome_page_class_init (TjWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tj_welcome_page_dispose;
  object_class->get_property = tj_welcome_page_get_property;
  object_class->set_property = tj_welcome_page_set_property;

  /* As in the settings; the cards are its action. */
  properties[PROP_ROLE] =
    g_param_spec_string ("role", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "welcome.role", "role");

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjWelcomePage, roles);
  gtk_widget_class_bind_template_child (widget_class, TjWelcomePage, next_label);
}

static void
tj_welcome_page_init (TjWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_welcome_page_set_settings:
 * @settings: keep the role; they are also told, elsewhere, once a round was open
 *
 * Lets the role be chosen where that was not done yet. It can be changed in the preferences.
 */
void
tj_welcome_page_set_settings (TjWelcomePage *self,
                              GSettings     *settings)
{
  g_return_if_fail (TJ_IS_WELCOME_PAGE (self));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  gtk_widget_set_visible (self->roles, !g_settings_get_boolean (settings, "first-run-done"));
  g_signal_connect_object (settings, "changed::role", G_CALLBACK (role_changed_cb), self,
                           G_CONNECT_SWAPPED);
  role_changed_cb (self);
}
