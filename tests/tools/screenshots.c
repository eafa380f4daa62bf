/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "gui/tj-window.h"
#include "window-walk.h"

/* Draws every page and dialog of the window over the sample round into PNG files, in one
 * appearance; the script beside it asks for all of them. The window draws itself, so that no
 * program is needed that takes pictures of a screen. */

#define SETTLE_MILLISECONDS 400
#define READ_MILLISECONDS 1500
#define MAX_TRIES 25
#define DPI_UNITS (96 * PANGO_SCALE)

typedef struct
{
  char *mode;
  gboolean dark;
  gboolean mirrored;
  double text;
  int width;
  int height;
} Look;

typedef struct
{
  const char *folder;
  const Look *look;
  guint n_pictures;
} Studio;

/* A window that is being laid out anew has nothing to show. */
static GskRenderNode *
draw (GtkWidget *native)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (native);
  GskRenderNode *node = NULL;

  for (guint i = 0; node == NULL && i < MAX_TRIES; i++)
    {
      g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();

      gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (native),
                              gtk_widget_get_height (native));
      node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
      if (node == NULL)
        window_walk_run_for (SETTLE_MILLISECONDS);
    }

  return node;
}

static void
shoot_cb (GtkWidget  *native,
          const char *name,
          gpointer    data)
{
  Studio *studio = data;
  g_autoptr(GskRenderNode) node = draw (native);
  g_autoptr(GdkTexture) texture = NULL;
  g_autofree char *file = g_strdup_printf ("%s-%s.png", name, studio->look->mode);
  g_autofree char *path = g_build_filename (studio->folder, file, NULL);

  if (node == NULL)
    g_error ("“%s” shows nothing", name);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (native)), node,
                                         NULL);
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("“%s” cannot be written", path);
  studio->n_pictures++;
}

static void
dress (const Look *look)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  adw_style_manager_set_color_scheme (style, look->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                        : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_widget_set_default_direction (look->mirrored ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  g_object_set (gtk_settings_get_default (),
                "gtk-xft-dpi", (int) (look->text * DPI_UNITS),
                "gtk-enable-animations", FALSE,
                NULL);
}

static void
make_pictures (const char *folder,
               const char *home,
               const char *round,
               const Look *look)
{
  g_autofree char *store_path = g_build_filename (home, "reviews.sqlite", NULL);
  g_autofree char *contents_path = g_build_filename (home, "contents", NULL);
  g_autoptr(GFile) store = g_file_new_for_path (store_path);
  g_autoptr(GFile) contents = g_file_new_for_path (contents_path);
  g_autoptr(GSettings) settings = g_settings_new ("org.tanjian.Tanjian");
  g_autoptr(TjSession) session = NULL;
  Studio studio = { folder, look, 0 };
  WindowWalk walk = {
    .folder = home, .round = round, .settings = settings,
    .settle = SETTLE_MILLISECONDS, .read = READ_MILLISECONDS,
    .look = shoot_cb, .data = &studio,
  };

  g_settings_set_int (settings, "window-width", look->width);
  g_settings_set_int (settings, "window-height", look->height);
  session = walk.session = tj_session_new (store, contents, settings);
  walk.window = tj_window_new (NULL, session, settings);
  gtk_window_present (GTK_WINDOW (walk.window));

  window_walk_run (&walk);
  g_print ("%s: %u pictures\n", look->mode, studio.n_pictures);
  gtk_window_destroy (GTK_WINDOW (walk.window));
}

int
main (int   argc,
      char *argv[])
{
  Look look = { NULL, FALSE, FALSE, 1, 1280, 800 };
  g_autofree char *home = NULL;
  const GOptionEntry entries[] = {
    { "mode", 0, 0, G_OPTION_ARG_STRING, &look.mode, "What the files are called after", "NAME" },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &look.dark, "In dark colours", NULL },
    { "mirrored", 0, 0, G_OPTION_ARG_NONE, &look.mirrored, "From right to left", NULL },
    { "text", 0, 0, G_OPTION_ARG_DOUBLE, &look.text, "How much larger text is", "TIMES" },
    { "width", 0, 0, G_OPTION_ARG_INT, &look.width, "Of the window", "PIXELS" },
    { "height", 0, 0, G_OPTION_ARG_INT, &look.height, "Of the window", "PIXELS" },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new ("FOLDER HOME ROUND");
  g_autoptr(GError) error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TANJIAN_WORDS") != NULL ? g_getenv ("TANJIAN_WORDS")
                                                                      : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 4 || look.mode == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message
                                        : "screenshots --mode=NAME FOLDER HOME ROUND");
      return 2;
    }

  adw_init ();
  window_walk_load_style ();
  dress (&look);
  make_pictures (argv[1], argv[2], argv[3], &look);
  g_free (look.mode);

  return 0;
}
