/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "core/rubric/tj-evidence.h"
#include "gui/dialogs/tj-preferences.h"
#include "gui/dialogs/tj-sign-dialog.h"
#include "gui/tj-window-private.h"

/* Draws every page and dialog of the window over the sample round into PNG files, in one
 * appearance; the script beside it asks for all of them. The window draws itself, so that no
 * program is needed that takes pictures of a screen. */

#define SETTLE_MILLISECONDS 400
#define READ_MILLISECONDS 1500
#define MAX_TRIES 25
#define PACKAGE 2
#define N_COMPARED 3
#define REVIEWER "李评审"
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
  GSettings *settings;
  TjSession *session;
  TjWindow *window;
  guint n_pictures;
} Studio;

static gboolean
set_true_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, set_true_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* A window that is being laid out anew has nothing to show. */
static GskRenderNode *
draw (GtkWindow *window)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  GskRenderNode *node = NULL;

  for (guint i = 0; node == NULL && i < MAX_TRIES; i++)
    {
      g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();

      gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (GTK_WIDGET (window)),
                              gtk_widget_get_height (GTK_WIDGET (window)));
      node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
      if (node == NULL)
        run_for (SETTLE_MILLISECONDS);
    }

  return node;
}

static void
shoot_window (Studio     *studio,
              GtkWindow  *window,
              const char *name)
{
  g_autoptr(GskRenderNode) node = draw (window);
  g_autoptr(GdkTexture) texture = NULL;
  g_autofree char *file = g_strdup_printf ("%s-%s.png", name, studio->look->mode);
  g_autofree char *path = g_build_filename (studio->folder, file, NULL);

  if (node == NULL)
    g_error ("“%s” shows nothing", name);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         NULL);
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("“%s” cannot be written", path);
  studio->n_pictures++;
}

static void
shoot (Studio     *studio,
       const char *name)
{
  run_for (SETTLE_MILLISECONDS);
  shoot_window (studio, GTK_WINDOW (studio->window), name);
}

/* The dialog that an action opens, which is closed again. */
static void
shoot_dialog (Studio     *studio,
              const char *action,
              const char *name)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n_before = g_list_model_get_n_items (windows);

  gtk_widget_activate_action (GTK_WIDGET (studio->window), action, NULL);
  run_for (SETTLE_MILLISECONDS);
  if (g_list_model_get_n_items (windows) == n_before)
    g_error ("%s opens no dialog", action);

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i - 1);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (studio->window))
        {
          shoot_window (studio, window, name);
          gtk_window_destroy (window);
        }
    }
  run_for (SETTLE_MILLISECONDS / 4);
}

static void
open_round (Studio     *studio,
            const char *round)
{
  g_autoptr(GFile) location = g_file_new_for_path (round);

  tj_window_open (studio->window, location);
  while (tj_session_get_loading (studio->session))
    g_main_context_iteration (NULL, TRUE);
  run_for (READ_MILLISECONDS);
}

/* Half of a review, as one has it on the desk. */
static void
review (Studio      *studio,
        TjRoundItem *item)
{
  static const char * const values[][2] = {
    { "reviewer.name", REVIEWER },
    { "conflict", "none" },
    { "score.leadership.points", "7" },
    { "score.leadership.confidence", "medium" },
    { "score.leadership.justification",
      "主要指标优于行业平均水平，对比口径一致，并有检测报告佐证；个别参数来源需补充说明。" },
    { "score.innovation.points", "6" },
    { "recommendation", "conditional" },
  };
  TjPackage *package = tj_round_item_get_package (item);
  TjAttachment *form = tj_package_find_attachment (package, tj_package_get_form_file (package));
  g_autofree char *evidence = g_strdup_printf ("%s field indicators\n%s",
                                               tj_attachment_get_sha256 (form),
                                               tj_form_get_text (tj_package_get_form (package),
                                                                 "indicators"));

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    tj_session_edit (studio->session, item, values[i][0], values[i][1]);
  tj_session_edit (studio->session, item, "evidence.score.leadership.1", evidence);
}

/* A page of an annex beside the scores. */
static void
shoot_annex (Studio      *studio,
             TjRoundItem *item)
{
  GListModel *files = tj_package_get_attachments (tj_round_item_get_package (item));

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(TjAttachment) file = g_list_model_get_item (files, i);

      if (!g_str_has_suffix (tj_attachment_get_name (file), ".pdf"))
        continue;

      gtk_widget_activate_action (GTK_WIDGET (tj_window_get_review_page (studio->window)),
                                  "review.show-place", "(su)", tj_attachment_get_name (file), 1);
      tj_review_page_show_judgement (tj_window_get_review_page (studio->window), "scoring");
      run_for (READ_MILLISECONDS);
      shoot (studio, "review-annex");
      return;
    }
}

static void
shoot_review (Studio *studio)
{
  static const char * const parts[] = { "findings", "placement", "recalculation", "scoring",
                                        "opinion" };
  g_autoptr(TjRoundItem) item = NULL;

  item = g_list_model_get_item (tj_session_get_items (studio->session), PACKAGE);
  tj_session_set_current (studio->session, item);
  tj_window_show_page (studio->window, "review");
  shoot (studio, "declaration");

  review (studio, item);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *name = g_strconcat ("review-", parts[i], NULL);

      tj_review_page_show_judgement (tj_window_get_review_page (studio->window), parts[i]);
      shoot (studio, name);
    }
  shoot_annex (studio, item);
}

static void
compare (Studio *studio)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_COMPARED; i++)
    g_ptr_array_add (items, g_list_model_get_item (tj_session_get_items (studio->session),
                                                   PACKAGE + i));
  tj_compare_page_show_packages (tj_window_get_compare_page (studio->window), items);
}

static void
shoot_pages (Studio *studio)
{
  static const char * const pages[] = { "compare", "charts", "lessons", "panel" };
  static const char * const dialogs[][2] = {
    { "win.help", "help" },
    { "win.preferences", "preferences" },
    { "win.palette", "palette" },
    { "win.history", "history" },
    { "win.sign", "sign" },
    { "win.opinion", "opinion" },
    { "win.plans", "plans" },
  };

  compare (studio);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      tj_window_show_page (studio->window, pages[i]);
      run_for (READ_MILLISECONDS);
      shoot (studio, pages[i]);
    }

  tj_window_show_page (studio->window, "review");
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    shoot_dialog (studio, dialogs[i][0], dialogs[i][1]);
}

/* What the application does for its windows. */
static void
load_resources (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/tanjian/Tanjian/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    "/org/tanjian/Tanjian/icons");
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
  Studio studio = { folder, look, settings, NULL, NULL, 0 };

  g_settings_set_int (settings, "window-width", look->width);
  g_settings_set_int (settings, "window-height", look->height);
  session = studio.session = tj_session_new (store, contents, settings);
  studio.window = tj_window_new (NULL, session, settings);
  gtk_window_present (GTK_WINDOW (studio.window));

  shoot (&studio, "welcome");
  open_round (&studio, round);
  shoot (&studio, "round");
  shoot_review (&studio);
  shoot_pages (&studio);
  g_print ("%s: %u pictures\n", look->mode, studio.n_pictures);
  gtk_window_destroy (GTK_WINDOW (studio.window));
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
  load_resources ();
  dress (&look);
  make_pictures (argv[1], argv[2], argv[3], &look);
  g_free (look.mode);

  return 0;
}
