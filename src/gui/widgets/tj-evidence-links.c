/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-evidence-links.h"

#include <glib/gi18n-lib.h>

#include "core/training/tj-blinding.h"
#include "gui/tj-evidence-drag.h"
#include "gui/widgets/tj-tooltip.h"

/* The evidence of one part of the judgement: a link for each place in the package, and a way to
 * say that the package has none. What is dropped here is attached. It knows no session: what it
 * is told to do, it asks of the page by actions of the group `review`. */

#define TEMPLATE "/org/tanjian/Tanjian/ui/widgets/tj-evidence-links.ui"

struct _TjEvidenceLinks
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *head;
  GtkButton *attach_button;
  GtkCheckButton *absent_check;
  GtkWidget *hint_label;
  GtkBox *links_box;

  char *target;
  gboolean compact;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (TjEvidenceLinks, tj_evidence_links, GTK_TYPE_WIDGET)

static void
absent_toggled_cb (TjEvidenceLinks *self)
{
  if (!self->updating)
    gtk_widget_activate_action (GTK_WIDGET (self), "review.set-unevidenced", "(sb)",
                                self->target, gtk_check_button_get_active (self->absent_check));
}

static void
dropped_cb (GtkWidget        *widget,
            const TjEvidence *evidence)
{
  TjEvidenceLinks *self = TJ_EVIDENCE_LINKS (widget);
  g_autofree char *value = tj_evidence_to_value (evidence);

  gtk_widget_activate_action (widget, "review.attach-evidence", "(ss)", self->target, value);
}

/* (transfer full) (nullable): what the reader may know the file by */
static char *
dup_file_name (TjPackage  *package,
               const char *sha256)
{
  TjAttachment *attachment = package != NULL ? tj_package_find_by_digest (package, sha256) : NULL;
  const char * const *hidden = package != NULL ? tj_blinding_get_hidden (package) : NULL;
  const char *name = attachment != NULL ? tj_attachment_get_name (attachment) : NULL;

  return name != NULL && hidden != NULL ? tj_blinding_cover (hidden, name) : g_strdup (name);
}

/* The words on one line, as they are quoted. */
static char *
dup_shown_quote (const TjEvidence *mark)
{
  g_autofree char *line = NULL;

  if (mark->quote == NULL)
    return NULL;

  line = g_strdup (mark->quote);
  g_strdelimit (line, "\n\t", ' ');

  return g_strdup_printf (_("“%s”"), line);
}

static GtkWidget *
new_link (TjEvidenceLinks  *self,
          const TjEvidence *mark,
          const char       *place)
{
  g_autofree char *number = g_strdup_printf ("%u", mark->number);
  g_autofree char *quote = dup_shown_quote (mark);
  g_autofree char *text = quote != NULL ? g_strconcat (place, "  ", quote, NULL)
                                        : g_strdup (place);
  /* Translators: the number of a piece of evidence and where it is */
  g_autofree char *name = g_strdup_printf (_("Evidence %u: %s"), mark->number, text);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *badge = gtk_label_new (number);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (badge, "mark");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "evidence-link");
  gtk_widget_set_hexpand (button, TRUE);
  tj_tooltip_set (button, mark->quote != NULL ? mark->quote : place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", mark->number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.show-evidence");

  return button;
}

static GtkWidget *
new_remove_button (TjEvidenceLinks  *self,
                   const TjEvidence *mark)
{
  g_autofree char *name = g_strdup_printf (_("Remove evidence %u"), mark->number);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  gtk_widget_add_css_class (button, "flat");
  tj_tooltip_set (button, _("Remove this evidence"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(su)", self->target, mark->number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.detach-evidence");

  return button;
}

static void
add_link (TjEvidenceLinks  *self,
          const TjEvidence *mark,
          const char       *place,
          gboolean          editable)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (row), new_link (self, mark, place));
  if (editable)
    gtk_box_append (GTK_BOX (row), new_remove_button (self, mark));
  gtk_box_append (self->links_box, row);
}

static void
tj_evidence_links_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TJ_TYPE_EVIDENCE_LINKS);

  G_OBJECT_CLASS (tj_evidence_links_parent_class)->dispose (object);
}

static void
tj_evidence_links_finalize (GObject *object)
{
  g_free (TJ_EVIDENCE_LINKS (object)->target);

  G_OBJECT_CLASS (tj_evidence_links_parent_class)->finalize (object);
}

static void
tj_evidence_links_class_init (TjEvidenceLinksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_evidence_links_dispose;
  G_OBJECT_CLASS (klass)->finalize = tj_evidence_links_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjEvidenceLinks, box);
  gtk_widget_class_bind_template_child (widget_class, TjEvidenceLinks, head);
  gtk_widget_class_bind_template_child (widget_class, TjEvidenceLinks, attach_button);
  gtk_widget_class_bind_template_child (widget_class, TjEvidenceLinks, absent_check);
  gtk_widget_class_bind_template_child (widget_class, TjEvidenceLinks, hint_label);
  gtk_widget_class_bind_template_child (widget_class, TjEvidenceLinks, links_box);
  gtk_widget_class_bind_template_callback (widget_class, absent_toggled_cb);
}

static void
tj_evidence_links_init (TjEvidenceLinks *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tj_tooltip_set (GTK_WIDGET (self->absent_check),
                  _("You looked, and the package has no evidence for it; that is an answer too"));
  tj_tooltip_set (GTK_WIDGET (self->attach_button),
                  _("Attach what is selected on the left, or else the page or field that is looked "
                    "at (Ctrl+E)"));
  tj_evidence_drop_install (GTK_WIDGET (self), dropped_cb);
}

/**
 * tj_evidence_links_new:
 * @target: `score.CRITERION`, `finding.KEY` or `claim.PATH`
 *
 * Returns: (transfer floating): without any links yet
 */
TjEvidenceLinks *
tj_evidence_links_new (const char *target)
{
  TjEvidenceLinks *self = g_object_new (TJ_TYPE_EVIDENCE_LINKS, NULL);

  self->target = g_strdup (target);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->attach_button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->attach_button), "review.attach");

  return self;
}

/**
 * tj_evidence_links_set_compact:
 * @compact: whether to show the places only
 */
void
tj_evidence_links_set_compact (TjEvidenceLinks *self,
                               gboolean         compact)
{
  g_return_if_fail (TJ_IS_EVIDENCE_LINKS (self));

  self->compact = compact;
  gtk_widget_set_visible (self->head, !compact);
  gtk_widget_set_visible (self->hint_label, !compact);
}

/**
 * tj_evidence_links_show:
 * @package: (nullable): knows what the files are called
 * @review: (nullable): has the evidence
 * @editable: whether it can be changed
 */
void
tj_evidence_links_show (TjEvidenceLinks *self,
                        TjPackage       *package,
                        TjReview        *review,
                        gboolean         editable)
{
  g_autoptr(GPtrArray) marks = NULL;
  GtkWidget *child;

  g_return_if_fail (TJ_IS_EVIDENCE_LINKS (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->links_box))) != NULL)
    gtk_box_remove (self->links_box, child);

  marks = review != NULL ? tj_review_list_evidence (review, self->target)
                         : g_ptr_array_new ();
  for (guint i = 0; i < marks->len; i++)
    {
      const TjEvidence *mark = g_ptr_array_index (marks, i);
      g_autofree char *file = dup_file_name (package, mark->sha256);
      g_autofree char *place = tj_evidence_dup_place (mark, file);

      add_link (self, mark, place, editable);
    }

  self->updating = TRUE;
  gtk_check_button_set_active (self->absent_check, marks->len == 0 && review != NULL &&
                               tj_review_is_unevidenced (review, self->target));
  self->updating = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->absent_check), editable && marks->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->attach_button), editable);
  gtk_widget_set_visible (self->hint_label, !self->compact && editable && marks->len == 0 &&
                          !gtk_check_button_get_active (self->absent_check));
  gtk_widget_set_visible (GTK_WIDGET (self->links_box), marks->len > 0);
  if (self->compact)
    gtk_widget_set_visible (GTK_WIDGET (self), marks->len > 0);
}
