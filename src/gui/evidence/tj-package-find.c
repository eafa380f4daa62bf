/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-package-find.h"

#include <glib/gi18n-lib.h>

#include "gui/widgets/tj-find-bar.h"

#define TEMPLATE "/org/tanjian/Tanjian/ui/evidence/tj-package-find.ui"

struct _TjPackageFind
{
  GtkWidget parent_instance;

  GtkWidget *content;
  TjFindBar *bar;
  GtkWidget *places;
  GtkListView *list;
  GtkSingleSelection *selection;

  TjPackageSearch *search;
  GCancellable *cancellable;
  GPtrArray *hits;
  gboolean is_filling;
};

enum {
  CHOSEN,
  STOPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjPackageFind, tj_package_find, GTK_TYPE_WIDGET)

static guint
get_n_hits (TjPackageFind *self)
{
  return self->hits != NULL ? self->hits->len : 0;
}

static void
show_status (TjPackageFind *self)
{
  const guint position = gtk_single_selection_get_selected (self->selection);
  g_autofree char *text = NULL;

  if (*tj_find_bar_get_words (self->bar) == '\0')
    text = g_strdup ("");
  else if (self->cancellable != NULL)
    text = g_strdup (_("Searching…"));
  else if (get_n_hits (self) == 0)
    text = g_strdup (_("Not found"));
  else
    /* Translators: which of the places found is shown, and how many there are */
    text = g_strdup_printf (_("%u of %u"), position + 1, get_n_hits (self));

  tj_find_bar_set_status (self->bar, text);
}

static void
show_chosen (TjPackageFind *self)
{
  const guint position = gtk_single_selection_get_selected (self->selection);
  const TjPackageHit *hit;

  if (self->is_filling || position >= get_n_hits (self))
    return;

  hit = g_ptr_array_index (self->hits, position);
  show_status (self);
  g_signal_emit (self, signals[CHOSEN], 0, hit->place, tj_find_bar_get_words (self->bar));
}

static void
fill (TjPackageFind *self)
{
  g_autoptr(GtkStringList) lines = gtk_string_list_new (NULL);

  for (guint i = 0; i < get_n_hits (self); i++)
    {
      const TjPackageHit *hit = g_ptr_array_index (self->hits, i);
      g_autofree char *base = hit->file != NULL ? g_path_get_basename (hit->file) : NULL;
      g_autofree char *place = tj_evidence_dup_place (hit->place, base);
      /* Translators: a place in a package, and the words that stand there */
      g_autofree char *line = g_strdup_printf (_("%s: %s"), place, hit->words);

      gtk_string_list_append (lines, line);
    }

  self->is_filling = TRUE;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (lines));
  self->is_filling = FALSE;
  gtk_widget_set_visible (self->places, get_n_hits (self) > 0);
  show_status (self);
  show_chosen (self);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(TjPackageFind) self = data;
  g_autoptr(GError) error = NULL;
  GPtrArray *hits = tj_package_search_finish (result, &error);

  /* Only a search that another one has taken the place of is cancelled. */
  if (hits == NULL)
    return;

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = hits;
  if (self->selection != NULL)
    fill (self);
}

static void
stop (TjPackageFind *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
}

static void
changed_cb (TjPackageFind *self)
{
  const char *words = tj_find_bar_get_words (self->bar);
  g_autofree char *stripped = g_strstrip (g_strdup (words));

  stop (self);
  if (self->search != NULL && *stripped != '\0')
    {
      self->cancellable = g_cancellable_new ();
      tj_package_search_async (self->search, words, self->cancellable, found_cb,
                               g_object_ref (self));
      show_status (self);
    }
  else
    fill (self);
}

static void
step_cb (TjPackageFind *self,
         gboolean       forward)
{
  tj_package_find_step (self, forward);
}

static void
stopped_cb (TjPackageFind *self)
{
  stop (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[STOPPED], 0);
}

static void
tj_package_find_dispose (GObject *object)
{
  TjPackageFind *self = TJ_PACKAGE_FIND (object);

  stop (self);
  g_clear_pointer (&self->search, tj_package_search_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_PACKAGE_FIND);

  G_OBJECT_CLASS (tj_package_find_parent_class)->dispose (object);
}

static void
tj_package_find_class_init (TjPackageFindClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_package_find_dispose;

  signals[CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, TJ_TYPE_EVIDENCE, G_TYPE_STRING);
  signals[STOPPED] =
    g_signal_new ("stopped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  g_type_ensure (TJ_TYPE_FIND_BAR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjPackageFind, content);
  gtk_widget_class_bind_template_child (widget_class, TjPackageFind, bar);
  gtk_widget_class_bind_template_child (widget_class, TjPackageFind, places);
  gtk_widget_class_bind_template_child (widget_class, TjPackageFind, list);
  gtk_widget_class_bind_template_child (widget_class, TjPackageFind, selection);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_chosen);
}

static void
tj_package_find_init (TjPackageFind *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tj_find_bar_set_prompt (self->bar, _("Find in the whole package"));
}

/**
 * tj_package_find_take_search:
 * @search: (transfer full) (nullable): of the package that is shown now
 *
 * What was looked for in another package is not looked for any more.
 */
void
tj_package_find_take_search (TjPackageFind   *self,
                             TjPackageSearch *search)
{
  g_return_if_fail (TJ_IS_PACKAGE_FIND (self));

  stop (self);
  g_clear_pointer (&self->search, tj_package_search_free);
  self->search = search;
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    stopped_cb (self);
}

/**
 * tj_package_find_begin:
 *
 * Opens the entry to type into.
 */
void
tj_package_find_begin (TjPackageFind *self)
{
  g_return_if_fail (TJ_IS_PACKAGE_FIND (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
      changed_cb (self);
    }
  tj_find_bar_begin (self->bar);
}

/**
 * tj_package_find_step:
 * @forward: to the next place, or back to the one before
 *
 * Behind the last comes the first.
 */
void
tj_package_find_step (TjPackageFind *self,
                      gboolean       forward)
{
  const guint n_hits = get_n_hits (self);
  guint position;

  g_return_if_fail (TJ_IS_PACKAGE_FIND (self));

  if (n_hits == 0)
    return;

  position = gtk_single_selection_get_selected (self->selection);
  position = (position + (forward ? 1 : n_hits - 1)) % n_hits;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}
