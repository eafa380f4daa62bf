/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-form-find.h"

#include <glib/gi18n-lib.h>

/* Finding words in the form: from one field that has them to the next. */

typedef struct
{
  TjFindBar *bar;
  TjFormView *form;
  GPtrArray *paths;
  guint position;
} FormFind;

static void
form_find_free (FormFind *self)
{
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_free (self);
}

static void
show_status (FormFind *self)
{
  g_autofree char *text = NULL;

  if (*tj_find_bar_get_words (self->bar) == '\0')
    text = g_strdup ("");
  else if (self->paths->len == 0)
    text = g_strdup (_("Not found"));
  else
    text = g_strdup_printf (_("%u of %u"), self->position + 1, self->paths->len);

  tj_find_bar_set_status (self->bar, text);
}

static void
show_field (FormFind *self)
{
  if (self->paths->len > 0)
    tj_form_view_show_field (self->form, g_ptr_array_index (self->paths, self->position));
  show_status (self);
}

static void
changed_cb (FormFind *self)
{
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  self->paths = tj_form_view_find (self->form, tj_find_bar_get_words (self->bar));
  self->position = 0;
  show_field (self);
}

/* Behind the last comes the first. */
static void
step_cb (FormFind *self,
         gboolean  forward)
{
  if (self->paths == NULL || self->paths->len == 0)
    return;

  self->position = (self->position + (forward ? 1 : self->paths->len - 1)) % self->paths->len;
  show_field (self);
}

static void
stopped_cb (FormFind *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  tj_form_view_highlight_words (self->form, NULL);
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

/**
 * tj_form_find_install:
 * @bar: where one types; hidden when one stops
 * @form: where the words are found; both live as long
 */
void
tj_form_find_install (TjFindBar  *bar,
                      TjFormView *form)
{
  FormFind *self = g_new0 (FormFind, 1);

  self->bar = bar;
  self->form = form;
  g_object_set_data_full (G_OBJECT (bar), "tj-form-find", self,
                          (GDestroyNotify) form_find_free);
  g_signal_connect_swapped (bar, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (bar, "step", G_CALLBACK (step_cb), self);
  g_signal_connect_swapped (bar, "stopped", G_CALLBACK (stopped_cb), self);
}
