/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "review-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void
review_fixture_set_up (ReviewFixture *self)
{
  g_autofree char *store = NULL;
  g_autofree char *contents = NULL;

  self->folder = g_dir_make_tmp ("tanjian-view-XXXXXX", NULL);
  store = g_build_filename (self->folder, "reviews.sqlite", NULL);
  contents = g_build_filename (self->folder, "contents", NULL);
  self->store = g_file_new_for_path (store);
  self->contents = g_file_new_for_path (contents);
  self->settings = g_settings_new ("org.tanjian.Tanjian");
  g_settings_reset (self->settings, "factor-register");
}

void
review_fixture_open (ReviewFixture *self,
                     GType          view_type,
                     const char    *package)
{
  g_autoptr(GFile) round = g_file_new_for_path (g_getenv ("TANJIAN_SAMPLE_ROUND"));

  self->session = tj_session_new (self->store, self->contents, self->settings);
  self->view = g_object_new (view_type, NULL);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (self->window, GTK_WIDGET (self->view));
  gtk_window_present (self->window);

  tj_session_view_set_session (self->view, self->session);
  tj_session_open_async (self->session, round, NULL, NULL);
  while (tj_session_get_loading (self->session))
    g_main_context_iteration (NULL, TRUE);
  tj_session_set_current (self->session, review_fixture_get_item (self, package));
}

void
review_fixture_close (ReviewFixture *self)
{
  GObject *session = G_OBJECT (self->session);

  gtk_window_destroy (self->window);
  self->session = NULL;
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (session);
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      /* A link may lead out of the folder. */
      if (!g_file_test (child, G_FILE_TEST_IS_SYMLINK) && g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }

  g_rmdir (path);
}

void
review_fixture_tear_down (ReviewFixture *self)
{
  review_fixture_close (self);
  remove_folder (self->folder);
  g_clear_object (&self->store);
  g_clear_object (&self->contents);
  g_clear_object (&self->settings);
  g_free (self->folder);
}

TjRoundItem *
review_fixture_get_item (ReviewFixture *self,
                         const char    *package)
{
  GListModel *items = tj_session_get_items (self->session);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);
      TjPackage *loaded = tj_round_item_get_package (item);

      if (loaded != NULL && g_str_has_prefix (tj_package_get_name (loaded), package))
        return item;
    }

  g_assert_not_reached ();
}

GtkWidget *
review_fixture_find (GtkWidget  *parent,
                     GType       type,
                     WidgetTest  test,
                     const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (g_type_is_a (G_OBJECT_TYPE (child), type) && (test == NULL || test (child, name)))
        return child;
      found = review_fixture_find (child, type, test, name);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
has_text (GtkWidget  *widget,
          const char *text)
{
  return strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
}

gboolean
review_fixture_shows (GtkWidget  *parent,
                      const char *text)
{
  return review_fixture_find (parent, GTK_TYPE_LABEL, has_text, text) != NULL;
}
