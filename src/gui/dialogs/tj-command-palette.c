/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-command-palette.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"

/* Everything that can be done, and every package of the round, found by typing a part of its
 * name. */

#define TEMPLATE "/org/tanjian/Tanjian/ui/dialogs/tj-command-palette.ui"

typedef struct
{
  const char *action;
  const char *label;
} Command;

/* Actions are looked up from the evidence pane outwards, so that all of these are within reach. */
static const Command commands[] = {
  { "win.next-package", NC_("command", "Next package") },
  { "win.previous-package", NC_("command", "Previous package") },
  { "review.judgement::findings", NC_("command", "Findings") },
  { "review.judgement::placement", NC_("command", "Placement") },
  { "review.judgement::recalculation", NC_("command", "Recalculation") },
  { "review.judgement::scoring", NC_("command", "Scores") },
  { "review.judgement::opinion", NC_("command", "Opinion") },
  { "review.choose-target", NC_("command", "Attach as evidence") },
  { "win.search", NC_("command", "Find in the document, or search the round") },
  { "evidence.find-package", NC_("command", "Find in the whole package") },
  { "win.search-round", NC_("command", "Search the round") },
  { "win.undo", NC_("command", "Undo") },
  { "win.redo", NC_("command", "Redo") },
  { "win.history", NC_("command", "History of the review") },
  { "win.print", NC_("command", "Print the review") },
  { "win.save-pdf", NC_("command", "Save the review as PDF") },
  { "win.questions", NC_("command", "Letter of questions to the applicant") },
  { "win.sign", NC_("command", "Sign the sheet") },
  { "win.opinion", NC_("command", "Examine formally, write opinion and letter") },
  { "win.gate", NC_("command", "Formal examination of the round, letters to the applicants") },
  { "win.ledger", NC_("command", "Write the ledger") },
  { "win.compare-ledger", NC_("command", "Compare a ledger with the packages") },
  { "win.status", NC_("command", "Status of the application") },
  { "win.terms", NC_("command", "Terms of the round: deadline, quota, earlier rounds") },
  { "win.pack", NC_("command", "Hand over the round as a signed pack") },
  { "win.plans", NC_("command", "Technologies and plans") },
  { "win.verify", NC_("command", "Verify a sheet") },
  { "win.page::round", NC_("command", "Packages of the round") },
  { "win.page::review", NC_("command", "Review of the package") },
  { "win.rounds", NC_("command", "Rounds: open, name, archive") },
  { "win.compare", NC_("command", "Compare the selected packages") },
  { "win.page::compare", NC_("command", "Comparison") },
  { "win.page::charts", NC_("command", "Charts") },
  { "win.lessons", NC_("command", "Lessons") },
  { "win.assign", NC_("command", "Experts for the packages: pool and assignment") },
  { "win.page::panel", NC_("command", "Panel: sheets, results, consensus, decision") },
  { "win.open", NC_("command", "Open a package") },
  { "win.open-folder", NC_("command", "Open the folder of a round") },
  { "win.open-sample", NC_("command", "Open the sample round") },
  { "win.present", NC_("command", "Present the package to a room") },
  { "win.replay", NC_("command", "Replay of the review") },
  { "win.teaching", NC_("command", "Package for teaching: without names, or with errors") },
  { "win.tour", NC_("command", "Guided tour") },
  { "win.preferences", NC_("command", "Preferences") },
  { "win.help", NC_("command", "Help on what has the focus") },
  { "win.show-help-overlay", NC_("command", "Keyboard shortcuts") },
};

struct _TjCommandPalette
{
  AdwWindow parent_instance;

  GtkEditable *entry;
  GtkListBox *list;

  char *wanted;
};

enum {
  CHOSEN,
  PACKAGE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjCommandPalette, tj_command_palette, ADW_TYPE_WINDOW)

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       data)
{
  TjCommandPalette *self = data;
  const char *folded = g_object_get_data (G_OBJECT (row), "folded");

  return strstr (folded, self->wanted) != NULL;
}

static GtkListBoxRow *
find_first (TjCommandPalette *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (filter_cb (row, self))
        return row;
    }

  return NULL;
}

static void
changed_cb (TjCommandPalette *self)
{
  g_autofree char *wanted = tj_text_fold (gtk_editable_get_text (self->entry));

  /* A row that was walked to stays chosen. */
  if (g_str_equal (wanted, self->wanted))
    return;

  g_free (self->wanted);
  self->wanted = g_steal_pointer (&wanted);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_select_row (self->list, find_first (self));
}

static void
activate_row (TjCommandPalette *self,
              GtkListBoxRow    *row)
{
  const char *action = g_object_get_data (G_OBJECT (row), "action");
  g_autoptr(TjRoundItem) item = g_object_get_data (G_OBJECT (row), "item");

  if (item != NULL)
    g_object_ref (item);
  g_object_ref (self);
  /* What it opens may be modal to the same window. */
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (item != NULL)
    g_signal_emit (self, signals[PACKAGE_CHOSEN], 0, item);
  else
    g_signal_emit (self, signals[CHOSEN], 0, action);
  gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}

static void
row_activated_cb (TjCommandPalette *self,
                  GtkListBoxRow    *row)
{
  activate_row (self, row);
}

static void
entry_activated_cb (TjCommandPalette *self)
{
  GtkListBoxRow *row;

  /* The entry tells of its changes when the fingers rest; who is faster means what is typed. */
  changed_cb (self);
  row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    activate_row (self, row);
}

/* The arrow keys walk the list while the entry keeps the focus. */
static gboolean
key_pressed_cb (TjCommandPalette *self,
                guint             keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  int step = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;

  if (step == 0)
    return GDK_EVENT_PROPAGATE;

  while ((row = gtk_list_box_get_row_at_index (self->list, index += step)) != NULL)
    {
      if (filter_cb (row, self))
        {
          graphene_rect_t bounds;

          gtk_list_box_select_row (self->list, row);
          if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
            gtk_adjustment_clamp_page (gtk_list_box_get_adjustment (self->list),
                                       (double) bounds.origin.y,
                                       (double) (bounds.origin.y + bounds.size.height));
          break;
        }
      if (index < 0)
        break;
    }

  return GDK_EVENT_STOP;
}

static char *
dup_accelerator (GtkApplication *application,
                 const char     *action)
{
  g_auto(GStrv) keys = gtk_application_get_accels_for_action (application, action);
  guint key;
  GdkModifierType modifiers;

  if (keys[0] == NULL || !gtk_accelerator_parse (keys[0], &key, &modifiers))
    return NULL;

  return gtk_accelerator_get_label (key, modifiers);
}

static GtkWidget *
add_row (TjCommandPalette *self,
         const char       *title,
         const char       *aside)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *aside_label = gtk_label_new (aside);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (aside_label, "quiet");
  gtk_widget_add_css_class (box, "palette-row");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), aside_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "folded", tj_text_fold (title), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_list_box_append (self->list, row);

  return row;
}

static void
add_commands (TjCommandPalette *self,
              GtkApplication   *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *keys = application != NULL
                                ? dup_accelerator (application, commands[i].action) : NULL;
      GtkWidget *row = add_row (self, g_dpgettext2 (GETTEXT_PACKAGE, "command",
                                                    commands[i].label), keys);

      g_object_set_data (G_OBJECT (row), "action", (gpointer) commands[i].action);
    }
}

static void
add_packages (TjCommandPalette *self,
              TjSession        *session)
{
  GListModel *items = tj_session_get_items (session);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);
      GtkWidget *row = add_row (self, tj_round_item_get_name (item),
                                /* Translators: beside the name of a package in a list */
                                C_("command", "package"));

      g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
    }
}

static void
tj_command_palette_finalize (GObject *object)
{
  g_free (TJ_COMMAND_PALETTE (object)->wanted);

  G_OBJECT_CLASS (tj_command_palette_parent_class)->finalize (object);
}

static void
tj_command_palette_class_init (TjCommandPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tj_command_palette_finalize;

  signals[CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PACKAGE_CHOSEN] =
    g_signal_new ("package-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, TJ_TYPE_ROUND_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjCommandPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, TjCommandPalette, list);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tj_command_palette_init (TjCommandPalette *self)
{
  self->wanted = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
}

/**
 * tj_command_palette_new:
 * @parent: the window that the commands are for
 *
 * Returns: (transfer none): the palette, owned by GTK until it is closed
 */
TjCommandPalette *
tj_command_palette_new (GtkWindow *parent,
                        TjSession *session)
{
  TjCommandPalette *self = g_object_new (TJ_TYPE_COMMAND_PALETTE, "transient-for", parent, NULL);

  add_commands (self, gtk_window_get_application (parent));
  add_packages (self, session);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));

  return self;
}
