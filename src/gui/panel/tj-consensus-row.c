/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/panel/tj-consensus-row.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-xml.h"
#include "core/decision/tj-decision-words.h"
#include "gui/panel/tj-decision-entry.h"

/* So that reasons of all criteria begin at one place. */
#define POINTS_WIDTH 8
#define TEMPLATE "/org/tanjian/Tanjian/ui/panel/tj-consensus-row.ui"

struct _TjConsensusRow
{
  AdwBin parent_instance;

  GtkLabel *name_label;
  GtkLabel *value_label;
  GtkGrid *scores;
  GtkDropDown *points_drop_down;
  GtkEntry *reason_entry;
};

G_DEFINE_FINAL_TYPE (TjConsensusRow, tj_consensus_row, ADW_TYPE_BIN)

/* Half points in the order of the choices of the template. */
static const char * const points[] = { NULL, "10", "9", "8", "7", "6", "5", "4", "3", "2", "1",
                                       "0", "cannot-assess", NULL };

static GtkWidget *
create_label (const char *text,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
add_score (TjConsensusRow   *self,
           const TjDecision *decision,
           const xmlNode    *score,
           int               row)
{
  g_autofree char *fingerprint = tj_xml_dup_attribute (score, "member");
  g_autofree char *name = tj_decision_words_member (decision, fingerprint);
  g_autofree char *words = tj_decision_words_score (score, tj_language_get_current ());
  g_autofree char *reason = tj_xml_dup_text (score);
  GtkWidget *reason_label = create_label (reason, NULL);
  GtkWidget *points_label = create_label (words, "numeric");

  gtk_widget_add_css_class (points_label, "heading");
  gtk_label_set_width_chars (GTK_LABEL (points_label), POINTS_WIDTH);
  gtk_label_set_wrap (GTK_LABEL (reason_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (reason_label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (reason_label), TRUE);
  gtk_widget_set_hexpand (reason_label, TRUE);
  gtk_grid_attach (self->scores, create_label (name, "quiet"), 0, row, 1, 1);
  gtk_grid_attach (self->scores, points_label, 1, row, 1, 1);
  gtk_grid_attach (self->scores, reason_label, 2, row, 1, 1);
}

static void
show_value (TjConsensusRow   *self,
            const TjDecision *decision,
            const xmlNode    *result)
{
  const TjLanguage language = tj_language_get_current ();
  g_autofree char *state = tj_xml_dup_attribute (result, "state");
  double value = 0;
  double lowest = 0;
  double highest = 0;
  const gboolean known = tj_decision_attribute (result, "value", &value);
  g_autofree char *number = tj_decision_words_value (decision, known, value);
  g_autofree char *text = NULL;

  if (!known)
    text = g_strdup (tj_panel_words_state (tj_panel_state_parse (state), language));
  else if (tj_decision_attribute (result, "lowest", &lowest)
           && tj_decision_attribute (result, "highest", &highest))
    /* Translators: what the rule makes of the scores, the lowest and the highest of them */
    text = g_strdup_printf (_("%s by the rule · %.1f to %.1f"), number, lowest, highest);
  gtk_label_set_label (self->value_label, text != NULL ? text : number);
}

static void
tj_consensus_row_class_init (TjConsensusRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjConsensusRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, TjConsensusRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, TjConsensusRow, scores);
  gtk_widget_class_bind_template_child (widget_class, TjConsensusRow, points_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TjConsensusRow, reason_entry);
}

static void
tj_consensus_row_init (TjConsensusRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_consensus_row_new:
 * @key: of the package
 * @result: an element of the facts, which is read now
 *
 * Returns: (transfer floating): a row
 */
TjConsensusRow *
tj_consensus_row_new (TjPanelDesk   *desk,
                      const char    *key,
                      const xmlNode *result)
{
  TjConsensusRow *self = g_object_new (TJ_TYPE_CONSENSUS_ROW, NULL);
  const TjDecision *decision = tj_panel_desk_get_decision (desk);
  g_autofree char *id = tj_xml_dup_attribute (result, "criterion");
  g_autofree char *name = tj_decision_words_criterion (decision, id, tj_language_get_current ());
  g_autofree char *points_name = tj_decision_dup_consensus (key, id, "points");
  g_autofree char *reason_name = tj_decision_dup_consensus (key, id, "reason");
  const xmlNode *score = tj_xml_first_child (result, "score");

  gtk_label_set_label (self->name_label, name);
  show_value (self, decision, result);
  for (int row = 0; score != NULL; score = tj_xml_next (score, "score"), row++)
    add_score (self, decision, score, row);

  tj_decision_entry_bind_choice (GTK_WIDGET (self->points_drop_down), desk, points_name, points);
  tj_decision_entry_bind_text (GTK_EDITABLE (self->reason_entry), desk, reason_name);

  return self;
}

/**
 * tj_consensus_row_commit:
 *
 * Keeps what is typed and not yet entered.
 */
void
tj_consensus_row_commit (TjConsensusRow *self)
{
  tj_decision_entry_commit (GTK_WIDGET (self->reason_entry));
}
