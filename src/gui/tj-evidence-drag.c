/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-evidence-drag.h"

#include <glib/gi18n-lib.h>

/* Carrying a place in the package to a part of the judgement by the pointer. Other programs get
 * the words that stand there. */

/* Characters of a quotation that the pointer carries along. */
#define SHOWN_CHARACTERS 24

/**
 * tj_evidence_drag_new_content:
 *
 * Returns: (transfer full): the evidence, and its words for whoever takes text
 */
GdkContentProvider *
tj_evidence_drag_new_content (const TjEvidence *evidence)
{
  GdkContentProvider *providers[2];
  guint n_providers = 0;

  providers[n_providers++] = gdk_content_provider_new_typed (TJ_TYPE_EVIDENCE, evidence);
  if (evidence->quote != NULL)
    providers[n_providers++] = gdk_content_provider_new_typed (G_TYPE_STRING, evidence->quote);

  return gdk_content_provider_new_union (providers, n_providers);
}

/**
 * tj_evidence_drag_set_icon:
 * @drag: that has just begun
 */
void
tj_evidence_drag_set_icon (GdkDrag          *drag,
                           const TjEvidence *evidence)
{
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (evidence->quote != NULL)
    {
      words = g_utf8_substring (evidence->quote, 0,
                                MIN (g_utf8_strlen (evidence->quote, -1), SHOWN_CHARACTERS));
      g_strdelimit (words, "\n\t", ' ');
      /* Translators: the first words of a quotation */
      text = g_strdup_printf (_("“%s”"), words);
    }
  else if (evidence->width > 0)
    text = g_strdup (_("Region of a page"));
  else
    text = g_strdup (_("Place in the package"));

  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "drag-label");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static gboolean
drop_cb (GtkWidget    *widget,
         const GValue *value)
{
  TjEvidenceDropFunc accept = (TjEvidenceDropFunc)
    g_object_get_data (G_OBJECT (widget), "tj-evidence-drop");

  accept (widget, g_value_get_boxed (value));

  return TRUE;
}

/**
 * tj_evidence_drop_install:
 * @accept: what to do with evidence that is dropped on @widget
 */
void
tj_evidence_drop_install (GtkWidget          *widget,
                          TjEvidenceDropFunc  accept)
{
  GtkDropTarget *target = gtk_drop_target_new (TJ_TYPE_EVIDENCE, GDK_ACTION_COPY);

  g_object_set_data (G_OBJECT (widget), "tj-evidence-drop", (gpointer) accept);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), widget, G_CONNECT_SWAPPED);
  /* Before a text in it takes the words. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  gtk_widget_add_css_class (widget, "evidence-drop");
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
