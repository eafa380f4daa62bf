/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "gui/widgets/tj-chart-view.h"
#include "window-walk.h"

/* Every page, popover and dialog of the window over the sample round: none is wider than the
 * screens it has to fit, in either language, and every control has a name. */

#define DPI_UNITS (96 * PANGO_SCALE)
#define SETTLE_MILLISECONDS 30
#define READ_MILLISECONDS 100

/* The smallest screen, and that which text of twice the size has to fit. */
#define WIDTH 1024
#define LARGE_WIDTH 1280

typedef struct
{
  const char *language;
  const char *locale;
  double text;
  int most;
  gboolean checks_names;
} Case;

typedef struct
{
  const Case *wanted;
  GString *problems;
} Inspection;

static int
measure (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

static GtkWidget *
find_widest_child (GtkWidget *parent)
{
  GtkWidget *widest = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_get_visible (child) && !GTK_IS_NATIVE (child) &&
          (widest == NULL || measure (child) > measure (widest)))
        widest = child;
    }

  return widest;
}

/* The window itself never wants more than it has; what is in it does. */
static void
check_width (Inspection *inspection,
             GtkWidget  *native,
             const char *name)
{
  GtkWidget *widest = find_widest_child (native);

  if (widest == NULL || measure (widest) <= inspection->wanted->most)
    return;

  g_string_append_printf (inspection->problems, "\n%s:", name);
  for (; widest != NULL; widest = find_widest_child (widest))
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widest));

      g_string_append_printf (inspection->problems, " %s %s %d", G_OBJECT_TYPE_NAME (widest),
                              id != NULL ? id : "", measure (widest));
    }
}

static gboolean
is_one_of (GtkWidget   *widget,
           const GType *types,
           guint        n_types)
{
  for (guint i = 0; i < n_types; i++)
    {
      if (g_type_is_a (G_OBJECT_TYPE (widget), types[i]))
        return TRUE;
    }

  return FALSE;
}

/* What GTK and libadwaita put together of several widgets, and name themselves. */
static gboolean
is_compound (GtkWidget *widget)
{
  const GType types[] = {
    GTK_TYPE_MENU_BUTTON, GTK_TYPE_SPIN_BUTTON, GTK_TYPE_DROP_DOWN, GTK_TYPE_ENTRY,
    GTK_TYPE_SEARCH_ENTRY, GTK_TYPE_WINDOW_CONTROLS, GTK_TYPE_EXPANDER, GTK_TYPE_COLUMN_VIEW,
    GTK_TYPE_SWITCH, GTK_TYPE_STACK_SWITCHER, GTK_TYPE_SCROLLBAR, GTK_TYPE_POPOVER_MENU,
    ADW_TYPE_ENTRY_ROW, ADW_TYPE_COMBO_ROW, ADW_TYPE_EXPANDER_ROW, ADW_TYPE_VIEW_SWITCHER,
  };

  return is_one_of (widget, types, G_N_ELEMENTS (types));
}

/* A control that says what it does only by a picture or its place, or a picture that a screen
 * reader would spell out. */
static gboolean
wants_name (GtkWidget *widget)
{
  const GType types[] = {
    GTK_TYPE_BUTTON, GTK_TYPE_CHECK_BUTTON, GTK_TYPE_SWITCH, GTK_TYPE_RANGE, GTK_TYPE_TEXT_VIEW,
    GTK_TYPE_COLUMN_VIEW, GTK_TYPE_LIST_BOX, GTK_TYPE_LIST_VIEW, GTK_TYPE_PROGRESS_BAR,
    GTK_TYPE_DROP_DOWN, GTK_TYPE_MENU_BUTTON, GTK_TYPE_ENTRY, GTK_TYPE_SEARCH_ENTRY,
    GTK_TYPE_SPIN_BUTTON, TJ_TYPE_CHART_VIEW,
  };

  if (GTK_IS_IMAGE (widget) || GTK_IS_PICTURE (widget))
    return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) !=
           GTK_ACCESSIBLE_ROLE_PRESENTATION;

  return is_one_of (widget, types, G_N_ELEMENTS (types));
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
check_names (Inspection *inspection,
             GtkWidget  *parent,
             const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (child));

      if (!gtk_widget_get_mapped (child) || GTK_IS_NATIVE (child))
        continue;
      if (wants_name (child) && !has_name (child))
        g_string_append_printf (inspection->problems, "\n%s: %s %s in %s has no name", name,
                                G_OBJECT_TYPE_NAME (child), id != NULL ? id : "",
                                G_OBJECT_TYPE_NAME (parent));
      if (!is_compound (child))
        check_names (inspection, child, name);
    }
}

static void
look_cb (GtkWidget  *native,
         const char *name,
         gpointer    data)
{
  Inspection *inspection = data;

  check_width (inspection, native, name);
  if (inspection->wanted->checks_names)
    check_names (inspection, native, name);
}

static void
test_fits (gconstpointer data)
{
  const Case *wanted = data;
  g_autofree char *folder = g_dir_make_tmp ("tanjian-whole-XXXXXX", NULL);
  g_autofree char *store_path = g_build_filename (folder, "reviews.sqlite", NULL);
  g_autofree char *contents_path = g_build_filename (folder, "contents", NULL);
  g_autoptr(GFile) store = g_file_new_for_path (store_path);
  g_autoptr(GFile) contents = g_file_new_for_path (contents_path);
  g_autoptr(GSettings) settings = g_settings_new ("org.tanjian.Tanjian");
  g_autoptr(TjSession) session = NULL;
  Inspection inspection = { wanted, g_string_new (NULL) };
  WindowWalk walk = {
    .folder = folder, .round = g_getenv ("TANJIAN_SAMPLE_ROUND"), .settings = settings,
    .settle = SETTLE_MILLISECONDS, .read = READ_MILLISECONDS,
    .without_keys = TRUE, .look = look_cb, .data = &inspection,
  };

  g_setenv ("LC_ALL", wanted->locale, TRUE);
  setlocale (LC_ALL, wanted->locale);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (wanted->text * DPI_UNITS),
                "gtk-enable-animations", FALSE, NULL);
  session = walk.session = tj_session_new (store, contents, settings);
  walk.window = tj_window_new (NULL, session, settings);
  gtk_window_present (GTK_WINDOW (walk.window));

  window_walk_run (&walk);

  gtk_window_destroy (GTK_WINDOW (walk.window));
  if (inspection.problems->len > 0)
    g_error ("Wider than %d pixels, or without a name:%s", wanted->most,
             inspection.problems->str);
  g_string_free (inspection.problems, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  static const Case cases[] = {
    { "en", "C.UTF-8", 1, WIDTH, TRUE },
    { "en-large", "C.UTF-8", 2, LARGE_WIDTH, FALSE },
    { "zh", "zh_CN.UTF-8", 1, WIDTH, FALSE },
    { "zh-large", "zh_CN.UTF-8", 2, LARGE_WIDTH, FALSE },
  };

  g_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TANJIAN_WORDS"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  window_walk_load_style ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/whole-window/", cases[i].language, NULL);

      g_test_add_data_func (path, &cases[i], test_fits);
    }

  return g_test_run ();
}
