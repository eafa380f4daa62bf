/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-application.h"

#include <glib/gi18n-lib.h>

#include "core/sheet/tj-sheet.h"
#include "gui/dialogs/tj-about.h"
#include "gui/dialogs/tj-preferences.h"
#include "gui/tj-window.h"

#define RESOURCE_PATH "/org/tanjian/Tanjian"

/* The XML declaration and the start tag of a sheet end well before. */
#define SHEET_START_BYTES 1024

struct _TjApplication
{
  AdwApplication parent_instance;

  TjSession *session;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (TjApplication, tj_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *accelerators[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "win.open", { "<Control>o" } },
  { "win.open-folder", { "<Control><Shift>o" } },
  { "win.search", { "<Control>f" } },
  { "win.search-round", { "<Control><Shift>f" } },
  { "win.palette", { "<Control><Shift>p" } },
  { "win.history", { "<Control>h" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.compare", { "<Control>d" } },
  { "win.rounds", { "<Control><Shift>r" } },
  { "win.print", { "<Control>p" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.previous-package", { "<Control>Page_Up" } },
  { "win.next-package", { "<Control>Page_Down" } },
  { "win.sign", { "<Control><Shift>s" } },
  { "win.plans", { "<Control><Shift>l" } },
  { "win.verify", { "<Control><Shift>v" } },
  { "win.page::round", { "<Alt>1" } },
  { "win.page::review", { "<Alt>2" } },
  { "win.page::compare", { "<Alt>3" } },
  { "win.page::charts", { "<Alt>4" } },
  { "win.lessons", { "<Alt>5" } },
  { "win.page::panel", { "<Alt>6" } },
  { "win.help", { "F1" } },
  { "win.show-help-overlay", { "<Control>question" } },
};

static GFile *
create_folder (const char *parent)
{
  g_autofree char *path = g_build_filename (parent, "tanjian", NULL);

  /* A folder that cannot be made is found out when the store is opened in it. */
  g_mkdir_with_parents (path, 0700);

  return g_file_new_for_path (path);
}

static TjWindow *
ensure_window (TjApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = GTK_WINDOW (tj_window_new (GTK_APPLICATION (self), self->session, self->settings));

  gtk_window_present (window);

  return TJ_WINDOW (window);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  TjApplication *self = user_data;

  tj_session_flush (self->session);
  g_application_quit (G_APPLICATION (self));
}

static void
tour_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  tj_window_begin_tour (ensure_window (user_data), g_variant_get_string (parameter, NULL));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  TjApplication *self = user_data;
  GtkWidget *about = tj_about_new (gtk_application_get_active_window (GTK_APPLICATION (self)),
                                   self->session);

  gtk_window_present (GTK_WINDOW (about));
}

static void
tj_application_startup (GApplication *application)
{
  TjApplication *self = TJ_APPLICATION (application);
  g_autoptr(GFile) data_folder = create_folder (g_get_user_data_dir ());
  g_autoptr(GFile) cache_folder = create_folder (g_get_user_cache_dir ());
  g_autoptr(GFile) store_file = g_file_get_child (data_folder, "reviews.sqlite");
  g_autoptr(GFile) contents_folder = g_file_get_child (cache_folder, "contents");

  G_APPLICATION_CLASS (tj_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name ("org.tanjian.Tanjian");

  self->settings = g_settings_new ("org.tanjian.Tanjian");
  g_signal_connect (self->settings, "changed::colour-scheme",
                    G_CALLBACK (tj_preferences_apply_colour), NULL);
  tj_preferences_apply_colour (self->settings);
  self->session = tj_session_new (store_file, contents_folder, self->settings);

  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           (const char **) accelerators[i].accelerators);
}

typedef struct
{
  TjWindow *window;
  GFile *location;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  g_clear_object (&opening->location);
  g_free (opening);
}

static gboolean
open_cb (gpointer user_data)
{
  Opening *opening = user_data;

  if (opening->location != NULL)
    tj_window_open (opening->window, opening->location);
  else
    tj_window_return (opening->window);

  return G_SOURCE_REMOVE;
}

/* Without a location, the last round. Each package that was read asks for the main loop before a
 * frame may, so that a new window would stay empty until the round is there. */
static void
open_after_first_frame (TjWindow *window,
                        GFile    *location)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (window);
  g_set_object (&opening->location, location);
  g_idle_add_full (G_PRIORITY_LOW, open_cb, opening, (GDestroyNotify) opening_free);
}

/* Opening the program returns to where one was. */
static void
tj_application_activate (GApplication *application)
{
  TjApplication *self = TJ_APPLICATION (application);
  gboolean is_new = gtk_application_get_active_window (GTK_APPLICATION (self)) == NULL;
  TjWindow *window = ensure_window (self);

  if (is_new)
    open_after_first_frame (window, NULL);
}

/* GIO does not know a type by the root of its XML, so every sheet is plain XML to it. */
static gboolean
is_sheet (GFile *file)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char start[SHEET_START_BYTES];
  gsize n_read = 0;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, &n_read, NULL,
                                NULL))
    return FALSE;

  return n_read > 0 && start[0] == '<' &&
         g_strstr_len (start, n_read, "\"" TJ_SHEET_NAMESPACE "\"") != NULL;
}

static void
tj_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  TjWindow *window = ensure_window (TJ_APPLICATION (application));

  for (int i = 0; i < n_files; i++)
    {
      if (is_sheet (files[i]))
        tj_window_verify (window, files[i]);
      else
        open_after_first_frame (window, files[i]);
    }
}

static void
tj_application_shutdown (GApplication *application)
{
  TjApplication *self = TJ_APPLICATION (application);

  G_APPLICATION_CLASS (tj_application_parent_class)->shutdown (application);

  g_clear_object (&self->session);
  g_clear_object (&self->settings);
}

static void
tj_application_class_init (TjApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = tj_application_startup;
  application_class->activate = tj_application_activate;
  application_class->open = tj_application_open;
  application_class->shutdown = tj_application_shutdown;
}

static void
tj_application_init (TjApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "quit", .activate = quit_action },
    { .name = "about", .activate = about_action },
    { .name = "tour", .activate = tour_action, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * tj_application_new:
 *
 * Returns: (transfer full): the application
 */
TjApplication *
tj_application_new (void)
{
  return g_object_new (TJ_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", RESOURCE_PATH,
                       NULL);
}
