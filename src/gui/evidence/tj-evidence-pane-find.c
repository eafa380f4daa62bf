/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-evidence-pane-private.h"

#include "core/training/tj-blinding.h"

/* Finding words: in what is shown, each kind of view with a bar of its own, and in the whole
 * package, whose places are shown one after the other, whichever file they are in. */

static const char *
get_shown (TjEvidencePane *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

static void
find_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  TjEvidencePane *self = TJ_EVIDENCE_PANE (widget);

  if (g_strcmp0 (get_shown (self), "words") == 0)
    {
      tj_words_view_begin_find (self->words_view);
    }
  else if (g_strcmp0 (get_shown (self), "form") == 0)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->form_find_bar), TRUE);
      tj_find_bar_begin (self->form_find_bar);
    }
  else
    {
      gtk_widget_activate_action (GTK_WIDGET (self->page_view), "page.find", NULL);
    }
}

static void
find_package_action (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  TjEvidencePane *self = TJ_EVIDENCE_PANE (widget);

  if (self->package != NULL)
    tj_package_find_begin (self->package_find);
}

/* To the next place of whatever is being looked for: in the package, or in what is shown. */
static void
step_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  TjEvidencePane *self = TJ_EVIDENCE_PANE (widget);
  gboolean forward = g_variant_get_boolean (parameter);

  if (gtk_widget_get_visible (GTK_WIDGET (self->package_find)))
    tj_package_find_step (self->package_find, forward);
  else if (g_strcmp0 (get_shown (self), "pages") == 0)
    tj_page_view_find_step (self->page_view, forward);
  else if (g_strcmp0 (get_shown (self), "words") == 0)
    tj_words_view_find_step (self->words_view, forward);
  else
    g_signal_emit_by_name (self->form_find_bar, "step", forward);
}

/* The place comes to the front with the words marked in it, and those in other places of the same
 * file as well. */
static void
chosen_cb (TjEvidencePane   *self,
           const TjEvidence *place,
           const char       *words)
{
  const char * const marked[] = { words, NULL };

  tj_form_view_highlight_words (self->form_view, marked);
  tj_words_view_set_words (self->words_view, words);
  tj_page_view_mark_words (self->page_view, NULL);
  tj_evidence_pane_show_evidence (self, place);
  if (place->kind == TJ_EVIDENCE_PAGE)
    {
      tj_page_view_show_page (self->page_view, MAX (place->place, 1) - 1);
      tj_page_view_mark_words (self->page_view, words);
    }
}

static void
stopped_cb (TjEvidencePane *self)
{
  tj_form_view_highlight_words (self->form_view, NULL);
  tj_words_view_set_words (self->words_view, "");
  tj_page_view_mark_words (self->page_view, NULL);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static char *
cover_cb (const char *text,
          gpointer    data)
{
  return tj_blinding_cover (data, text);
}

/**
 * tj_evidence_pane_renew_find:
 *
 * Another package is shown, or the same one otherwise.
 */
void
tj_evidence_pane_renew_find (TjEvidencePane *self)
{
  TjPackageSearch *search = NULL;

  if (self->package != NULL)
    {
      search = tj_package_search_new (self->package, self->recognised);
      if (self->hidden != NULL)
        tj_package_search_set_cover (search, cover_cb, g_strdupv (self->hidden),
                                     (GDestroyNotify) g_strfreev);
    }

  tj_package_find_take_search (self->package_find, search);
}

/**
 * tj_evidence_pane_connect_find:
 *
 * Shows what is found in the package.
 */
void
tj_evidence_pane_connect_find (TjEvidencePane *self)
{
  g_signal_connect_object (self->package_find, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->package_find, "stopped", G_CALLBACK (stopped_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * tj_evidence_pane_can_find:
 *
 * Returns: whether what is shown can be searched in
 */
gboolean
tj_evidence_pane_can_find (TjEvidencePane *self)
{
  const char *shown;

  g_return_val_if_fail (TJ_IS_EVIDENCE_PANE (self), FALSE);

  shown = get_shown (self);

  return self->package != NULL &&
         (g_strcmp0 (shown, "pages") == 0 || g_strcmp0 (shown, "form") == 0 ||
          g_strcmp0 (shown, "words") == 0);
}

/**
 * tj_evidence_pane_install_find:
 * @widget_class: the pane's class
 */
void
tj_evidence_pane_install_find (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "evidence.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "evidence.find-package", NULL,
                                   find_package_action);
  gtk_widget_class_install_action (widget_class, "evidence.find-step", "b", step_action);
}
