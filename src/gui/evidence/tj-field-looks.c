/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-field-looks.h"

#include <glib/gi18n-lib.h>

/* What an answer looks like in the document beyond its plain words: raised and lowered letters in
 * the words themselves, inner tables and pictures below them. */

/* A table of more cells than these is read in the form file. */
#define MAX_TABLE_CELLS 400

static gboolean
has_tables (TjField *field)
{
  GPtrArray *looks = tj_field_get_looks (field);

  for (guint i = 0; looks != NULL && i < looks->len; i++)
    {
      const TjFieldLook *look = g_ptr_array_index (looks, i);

      if (look->kind == TJ_LOOK_TABLE)
        return TRUE;
    }

  return FALSE;
}

/* Where a byte of the answer is once the tables before it are left out. */
static gsize
get_running_place (TjField *field,
                   gsize    place)
{
  GPtrArray *looks = tj_field_get_looks (field);
  gsize left_out = 0;

  for (guint i = 0; i < looks->len; i++)
    {
      const TjFieldLook *look = g_ptr_array_index (looks, i);

      if (look->kind == TJ_LOOK_TABLE && look->end <= place)
        left_out += look->end - look->start;
      else if (look->kind == TJ_LOOK_TABLE && look->start <= place)
        return G_MAXSIZE;
    }

  return place - left_out;
}

static void
mark_look (PangoAttrList     *marks,
           TjField           *field,
           const TjFieldLook *look)
{
  const gboolean raised = look->kind == TJ_LOOK_SUPERSCRIPT;
  const gsize start = get_running_place (field, look->start);
  PangoAttribute *attributes[] = {
    pango_attr_font_scale_new (raised ? PANGO_FONT_SCALE_SUPERSCRIPT
                                      : PANGO_FONT_SCALE_SUBSCRIPT),
    pango_attr_baseline_shift_new (raised ? PANGO_BASELINE_SHIFT_SUPERSCRIPT
                                          : PANGO_BASELINE_SHIFT_SUBSCRIPT),
  };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      if (start > G_MAXINT)
        {
          pango_attribute_destroy (attributes[i]);
          continue;
        }

      attributes[i]->start_index = start;
      attributes[i]->end_index = start + look->end - look->start;
      pango_attr_list_insert (marks, attributes[i]);
    }
}

/**
 * tj_field_looks_mark:
 * @marks: gets attributes for the letters of tj_field_looks_dup_running() that are raised or
 *   lowered
 */
void
tj_field_looks_mark (PangoAttrList *marks,
                     TjField       *field)
{
  GPtrArray *looks = tj_field_get_looks (field);

  for (guint i = 0; looks != NULL && i < looks->len; i++)
    {
      const TjFieldLook *look = g_ptr_array_index (looks, i);

      if (look->kind == TJ_LOOK_SUBSCRIPT || look->kind == TJ_LOOK_SUPERSCRIPT)
        mark_look (marks, field, look);
    }
}

/**
 * tj_field_looks_dup_running:
 *
 * Returns: (transfer full): the words of the answer without those of its inner tables
 */
char *
tj_field_looks_dup_running (TjField *field)
{
  const char *text = tj_field_get_text (field);
  g_autoptr(GString) running = NULL;

  if (!has_tables (field))
    return g_strdup (text);

  running = g_string_new (NULL);
  for (gsize i = 0; text[i] != '\0'; i++)
    {
      if (get_running_place (field, i) != G_MAXSIZE)
        g_string_append_c (running, text[i]);
    }

  return g_strchomp (g_string_free (g_steal_pointer (&running), FALSE));
}

static GtkWidget *
create_cell (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "table-cell");

  return label;
}

static GtkWidget *
create_table (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE,
                                  NULL);
  guint n_cells = 0;

  gtk_widget_add_css_class (grid, "form-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Table inside the answer"), -1);
  for (int row = 0; lines[row] != NULL && n_cells < MAX_TABLE_CELLS; row++)
    {
      g_auto(GStrv) cells = g_strsplit (lines[row], "\t", -1);

      for (int column = 0; cells[column] != NULL && n_cells < MAX_TABLE_CELLS; column++)
        {
          gtk_grid_attach (GTK_GRID (grid), create_cell (cells[column]), column, row, 1, 1);
          n_cells++;
        }
    }

  return grid;
}

/* Pictures are drawn where pages are: outside of this process. */
static GtkWidget *
create_picture_button (TjAttachment *picture,
                       guint         number)
{
  g_autofree char *label = NULL;
  GtkWidget *button = gtk_button_new ();

  /* Translators: opens a picture that stands in an answer of the form, counted from one */
  label = g_strdup_printf (_("Picture %u"), number);
  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, tj_attachment_get_local_file (picture) != NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "evidence.show-file");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    tj_attachment_get_name (picture));

  return button;
}

/**
 * tj_field_looks_add_widgets:
 * @box: gets a grid for each inner table of the answer and a button for each picture, instead of
 *   what is in it
 */
void
tj_field_looks_add_widgets (GtkBox  *box,
                            TjField *field)
{
  GPtrArray *looks = tj_field_get_looks (field);
  GtkWidget *child;
  guint n_pictures = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);

  for (guint i = 0; looks != NULL && i < looks->len; i++)
    {
      const TjFieldLook *look = g_ptr_array_index (looks, i);

      if (look->kind == TJ_LOOK_TABLE)
        {
          g_autofree char *text = NULL;

          text = g_strndup (tj_field_get_text (field) + look->start, look->end - look->start);
          gtk_box_append (box, create_table (g_strchomp (text)));
        }
      else if (look->kind == TJ_LOOK_PICTURE && look->picture != NULL)
        {
          gtk_box_append (box, create_picture_button (look->picture, ++n_pictures));
        }
    }

  gtk_widget_set_visible (GTK_WIDGET (box),
                          gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL);
}
