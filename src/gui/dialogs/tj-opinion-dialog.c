/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-opinion-dialog.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "core/base/tj-file-write.h"
#include "core/bureau/tj-gate.h"
#include "core/bureau/tj-package-facts.h"
#include "core/checks/tj-check-runner.h"
#include "core/document/tj-document-template.h"
#include "core/taxonomy/tj-policy-documents.h"
#include "gui/dialogs/tj-file-picker.h"
#include "render/paper/tj-official-file.h"

#define TEMPLATE "/org/tanjian/Tanjian/ui/dialogs/tj-opinion-dialog.ui"

/* Of a paragraph, in pixels, to begin with: a text view knows its height only once it is shown. */
#define MIN_HEIGHT 36
#define LINE_HEIGHT 20
#define MAX_HEIGHT 400
#define CHARACTERS_A_LINE 40

/* In the order of the choices of the template. */
static const char * const variants[] = { "recommend", "conditional", "reject" };
static const TjPolicyDocument plans[] = { TJ_POLICY_NATIONAL, TJ_POLICY_SHANGHAI,
                                          TJ_POLICY_TIANJIN, TJ_POLICY_UNIVERSITIES };

struct _TjOpinionDialog
{
  AdwWindow parent_instance;

  GtkWidget *letter_button;
  GtkWidget *save_button;
  AdwToastOverlay *toasts;
  GtkLabel *state_label;
  GtkListBox *requirements;
  AdwComboRow *variant_row;
  AdwComboRow *plan_row;
  AdwEntryRow *bureau_row;
  AdwEntryRow *due_row;
  GtkLabel *length_label;
  GtkBox *paragraphs;
  GtkLabel *omissions_label;

  TjSession *session;
  TjRoundItem *item;
  TjPolicyDocuments *documents;
  TjGateResult *gate;
  TjDocument *document;
  /* (element-type utf8 utf8): what a person wrote, by the paragraph's id and place */
  GHashTable *edited;
  /* (element-type GtkTextBuffer): one a paragraph of the document */
  GPtrArray *buffers;
};

G_DEFINE_FINAL_TYPE (TjOpinionDialog, tj_opinion_dialog, ADW_TYPE_WINDOW)

static char *
dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* A paragraph of a case or finding comes several times under one id. */
static char *
dup_key (const TjDocument *document,
         guint             index)
{
  const TjDocumentParagraph *paragraph = g_ptr_array_index (document->paragraphs, index);
  guint n = 0;

  for (guint i = 0; i < index; i++)
    n += g_str_equal (((TjDocumentParagraph *) document->paragraphs->pdata[i])->id, paragraph->id);

  return g_strdup_printf ("%s %u", paragraph->id, n);
}

static TjFacts *
create_facts (TjOpinionDialog *self)
{
  TjPackage *package = tj_round_item_get_package (self->item);
  TjReview *review = tj_round_item_get_review (self->item);
  TjTaxonomy *plan = tj_policy_documents_get (self->documents,
                                              plans[adw_combo_row_get_selected (self->plan_row)]);
  g_autoptr(TjClassification) classification = NULL;
  g_autoptr(GPtrArray) asked = tj_gate_result_list_asked (self->gate, review, TRUE);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = NULL;
  TjFacts *facts = tj_package_facts_new (package, tj_session_get_taxonomy (self->session));
  GDate today;

  classification = tj_classify_form (plan, tj_package_get_form (package));
  tj_package_facts_add_findings (facts, asked, self->gate->state == TJ_GATE_PASSED);
  tj_package_facts_word_findings (facts, asked, review);
  tj_package_facts_add_plan (facts, plan, classification);
  tj_facts_add (facts, "bureau", gtk_editable_get_text (GTK_EDITABLE (self->bureau_row)),
                TJ_GROUND_GIVEN, "bureau", NULL);

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));
  date = tj_document_dup_date (&today);
  tj_facts_add (facts, "date", date, TJ_GROUND_GIVEN, "date", NULL);

  return facts;
}

static TjDocument *
fill (TjOpinionDialog *self,
      const char      *kind,
      const TjFacts   *facts,
      const char      *variant)
{
  g_autoptr(TjDocumentTemplate) template = tj_document_template_new_default (kind);
  TjDocument *document = tj_document_template_fill (template, facts, variant);
  TjPackage *package = tj_round_item_get_package (self->item);

  document->package_name = g_strdup (tj_package_get_name (package));
  document->package_sha256 = tj_package_dup_manifest_sha256 (package);

  return document;
}

static gboolean
is_ascii (const char *text)
{
  return g_utf8_strlen (text, -1) == (glong) strlen (text);
}

/* (transfer full) (nullable): a ground in words; codes say nothing to a person */
static char *
dup_ground (TjForm         *form,
            const TjGround *ground)
{
  TjField *field = ground->kind == TJ_GROUND_FORM ? tj_form_lookup (form, ground->where) : NULL;
  guint index;

  if (field != NULL && sscanf (ground->where, "cases[%u]", &index) == 1)
    /* Translators: the number of a case and the label of a question */
    return g_strdup_printf (_("case %u, %s"), index + 1,
                            tj_field_spec_get_label (tj_field_get_spec (field)));
  if (field != NULL)
    return g_strdup (tj_field_spec_get_label (tj_field_get_spec (field)));

  if ((ground->kind == TJ_GROUND_FORMULA || ground->kind == TJ_GROUND_FINDING) &&
      ground->text != NULL)
    return g_strdup (ground->text);

  if (ground->kind == TJ_GROUND_GIVEN)
    return g_strdup (_("as entered here"));

  return is_ascii (ground->where) ? g_strdup (ground->text) : g_strdup (ground->where);
}

/* What a paragraph rests on, each thing once. */
static char *
dup_grounds (TjForm                    *form,
             const TjDocumentParagraph *paragraph)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < paragraph->sentences->len; i++)
    {
      const TjDocumentSentence *sentence = g_ptr_array_index (paragraph->sentences, i);

      for (guint j = 0; j < sentence->evidence->len; j++)
        {
          char *line = dup_ground (form, g_ptr_array_index (sentence->evidence, j));

          if (line == NULL ||
              g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL))
            g_free (line);
          else
            g_ptr_array_add (lines, line);
        }
    }

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", (char *) lines->pdata[i]);

  return g_strdup (text->str);
}

static void
update_length (TjOpinionDialog *self)
{
  guint length = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->buffers->len; i++)
    {
      g_autofree char *words = dup_text (g_ptr_array_index (self->buffers, i));

      length += (guint) g_utf8_strlen (words, -1);
    }

  text = g_strdup_printf (self->document->max_length > 0 && length > self->document->max_length
                            ? _("%u characters of %u that are allowed: shorten it")
                            : _("%u characters of %u that are allowed"),
                          length, self->document->max_length);
  gtk_label_set_label (self->length_label, text);
}

static void
text_changed_cb (GtkTextBuffer   *buffer,
                 TjOpinionDialog *self)
{
  guint index;

  if (g_ptr_array_find (self->buffers, buffer, &index))
    g_hash_table_insert (self->edited, dup_key (self->document, index), dup_text (buffer));
  update_length (self);
}

static void
add_paragraph (TjOpinionDialog *self,
               guint            index)
{
  const TjDocumentParagraph *paragraph = g_ptr_array_index (self->document->paragraphs, index);
  g_autofree char *key = dup_key (self->document, index);
  g_autofree char *drafted = tj_document_paragraph_dup_text (paragraph);
  TjForm *form = tj_package_get_form (tj_round_item_get_package (self->item));
  g_autofree char *grounds = dup_grounds (form, paragraph);
  const char *edited = g_hash_table_lookup (self->edited, key);
  glong length = g_utf8_strlen (edited != NULL ? edited : drafted, -1);
  int height = MIN (MIN_HEIGHT + LINE_HEIGHT * (int) (length / CHARACTERS_A_LINE), MAX_HEIGHT);
  GtkTextBuffer *buffer = gtk_text_buffer_new (NULL);
  GtkWidget *view = gtk_text_view_new_with_buffer (buffer);
  GtkWidget *frame = gtk_frame_new (NULL);

  gtk_text_buffer_set_text (buffer, edited != NULL ? edited : drafted, -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Paragraph of the opinion"), -1);
  gtk_widget_set_size_request (view, -1, height);
  gtk_frame_set_child (GTK_FRAME (frame), view);
  gtk_box_append (self->paragraphs, frame);
  g_ptr_array_add (self->buffers, buffer);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (text_changed_cb), self, 0);

  if (*grounds != '\0')
    {
      GtkWidget *label = gtk_label_new (grounds);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "quiet");
      gtk_box_append (self->paragraphs, label);
    }
}

static void
update_omissions (TjOpinionDialog *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->document->omissions->len; i++)
    {
      const TjDocumentOmission *omission = g_ptr_array_index (self->document->omissions, i);
      const TjFieldSpec *spec = tj_field_spec_lookup (omission->fact);

      g_string_append_printf (text, "%s• %s: %s", i > 0 ? "\n" : "",
                              spec != NULL ? tj_field_spec_get_label (spec) : omission->fact,
                              omission->reason != NULL ? omission->reason : _("not known"));
    }

  if (text->len > 0)
    g_string_prepend (text, _("Not said, because nothing bears it out:\n"));
  gtk_label_set_label (self->omissions_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->omissions_label), text->len > 0);
}

static void
draft (TjOpinionDialog *self)
{
  g_autoptr(TjFacts) facts = create_facts (self);
  GtkWidget *child;

  g_clear_pointer (&self->document, tj_document_free);
  self->document = fill (self, "opinion", facts,
                         variants[adw_combo_row_get_selected (self->variant_row)]);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->paragraphs))) != NULL)
    gtk_box_remove (self->paragraphs, child);
  g_ptr_array_set_size (self->buffers, 0);
  for (guint i = 0; i < self->document->paragraphs->len; i++)
    add_paragraph (self, i);

  update_omissions (self);
  update_length (self);
}

static void
draft_cb (TjOpinionDialog *self)
{
  if (self->gate != NULL)
    draft (self);
}

static const char *
get_state_icon (TjGateState state)
{
  switch (state)
    {
    case TJ_GATE_FAILED:
      return "dialog-error-symbolic";
    case TJ_GATE_ASK:
    case TJ_GATE_UNREAD:
      return "dialog-question-symbolic";
    case TJ_GATE_OWN:
      return "document-edit-symbolic";
    case TJ_GATE_PASSED:
    default:
      return "object-select-symbolic";
    }
}

static void
add_requirement (TjOpinionDialog  *self,
                 const TjGateItem *item)
{
  TjLanguage language = tj_language_get_current ();
  GtkWidget *row = adw_action_row_new ();
  g_autoptr(GString) words = g_string_new (NULL);
  g_autofree char *subtitle = NULL;

  g_string_append_printf (words, "%s · %s", tj_gate_state_get_label (item->state), item->clause);
  for (guint i = 0; i < item->findings->len; i++)
    {
      g_autofree char *message = tj_finding_dup_message (g_ptr_array_index (item->findings, i),
                                                         language);

      g_string_append_printf (words, "\n%s", message);
    }

  subtitle = g_markup_escape_text (words->str, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 tj_language_pick (language, item->title_zh, item->title_en));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  /* The row's own picture would be spelled out; the words beside it say the same. */
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE,
                                           "icon-name", get_state_icon (item->state),
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                           NULL));
  gtk_list_box_append (self->requirements, row);
}

static void
show_gate (TjOpinionDialog *self)
{
  g_autofree char *heading = NULL;

  /* Translators: the name of a package, and how it stands */
  heading = g_strdup_printf (_("%s: %s"), tj_round_item_get_name (self->item),
                             tj_gate_state_get_label (self->gate->state));
  gtk_label_set_label (self->state_label, heading);
  for (guint i = 0; i < self->gate->items->len; i++)
    add_requirement (self, g_ptr_array_index (self->gate->items, i));
}

static void
show_toast (TjOpinionDialog *self,
            const char      *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

/* What a person wrote goes in for the sentences of the template and rests on them all. */
static void
take_edits (TjOpinionDialog *self)
{
  for (guint i = 0; i < self->buffers->len; i++)
    {
      TjDocumentParagraph *paragraph = g_ptr_array_index (self->document->paragraphs, i);
      g_autofree char *words = dup_text (g_ptr_array_index (self->buffers, i));
      g_autofree char *drafted = tj_document_paragraph_dup_text (paragraph);
      g_autoptr(GPtrArray) grounds = NULL;

      if (g_str_equal (words, drafted))
        continue;

      grounds = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_ground_free);
      for (guint j = 0; j < paragraph->sentences->len; j++)
        {
          const TjDocumentSentence *sentence = g_ptr_array_index (paragraph->sentences, j);

          for (guint k = 0; k < sentence->evidence->len; k++)
            g_ptr_array_add (grounds, tj_ground_copy (g_ptr_array_index (sentence->evidence, k)));
        }
      g_ptr_array_add (grounds, tj_ground_new (TJ_GROUND_GIVEN, "edited", NULL));
      g_ptr_array_set_size (paragraph->sentences, 0);
      g_ptr_array_extend_and_steal (tj_document_paragraph_add (paragraph, "edited",
                                                               words)->evidence,
                                    g_steal_pointer (&grounds));
    }
}

static void
add_due (TjOpinionDialog *self,
         TjFacts         *facts)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->due_row));
  g_autofree char *words = NULL;
  GDate due;
  int year;
  int month;
  int day;

  if (sscanf (text, "%4d-%2d-%2d", &year, &month, &day) != 3 || year <= 0 || month <= 0 ||
      day <= 0 || !g_date_valid_dmy (day, month, year))
    return;

  g_date_clear (&due, 1);
  g_date_set_dmy (&due, day, month, year);
  words = tj_document_dup_date (&due);
  tj_facts_add (facts, "due", words, TJ_GROUND_GIVEN, "due", NULL);
}

/**
 * tj_opinion_dialog_write:
 * @is_letter: whether the letter is written, and not the opinion
 * @file: with one of %TJ_OFFICIAL_FILE_ENDINGS; with any other it is a PDF
 *
 * Returns: whether it was written
 */
gboolean
tj_opinion_dialog_write (TjOpinionDialog  *self,
                         gboolean          is_letter,
                         GFile            *file,
                         GError          **error)
{
  g_autoptr(TjFacts) facts = create_facts (self);
  g_autoptr(TjDocument) letter = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *name = g_file_get_basename (file);

  if (is_letter)
    {
      add_due (self, facts);
      letter = fill (self, "letter", facts, NULL);
    }
  else
    take_edits (self);

  bytes = tj_official_file_make (is_letter ? letter : self->document, name, error);

  return bytes != NULL && tj_file_write (file, bytes, FALSE, error);
}

static void
write_chosen (TjOpinionDialog *self,
              GAsyncResult    *result,
              gboolean         is_letter)
{
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *done = NULL;
  g_autoptr(GError) error = NULL;

  if (file == NULL)
    return;

  if (!tj_opinion_dialog_write (self, is_letter, file, &error))
    {
      show_toast (self, error->message);
      return;
    }

  /* Translators: %s is the name of a file */
  done = g_strdup_printf (_("“%s” was written"), name);
  show_toast (self, done);
}

static void
opinion_chosen_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  write_chosen (TJ_OPINION_DIALOG (object), result, FALSE);
}

static void
letter_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  write_chosen (TJ_OPINION_DIALOG (object), result, TRUE);
}

static void
pick (TjOpinionDialog     *self,
      const char          *title,
      const char          *ending,
      GAsyncReadyCallback  callback)
{
  g_autofree char *name = g_strconcat (tj_round_item_get_name (self->item), ending, NULL);

  g_strdelimit (name, "/", '_');
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_SAVE, title, _("Documents"),
                             "*.pdf;*.docx;*.xml;*.txt", name, callback, NULL);
}

static void
save_clicked_cb (TjOpinionDialog *self)
{
  pick (self, _("Save the Opinion"), "-推荐意见.pdf", opinion_chosen_cb);
}

static void
letter_clicked_cb (TjOpinionDialog *self)
{
  pick (self, _("Save the Letter"), "-补正通知.pdf", letter_chosen_cb);
}

static void
tj_opinion_dialog_dispose (GObject *object)
{
  TjOpinionDialog *self = TJ_OPINION_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->item);
  g_clear_object (&self->documents);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_OPINION_DIALOG);

  G_OBJECT_CLASS (tj_opinion_dialog_parent_class)->dispose (object);
}

static void
tj_opinion_dialog_finalize (GObject *object)
{
  TjOpinionDialog *self = TJ_OPINION_DIALOG (object);

  g_clear_pointer (&self->gate, tj_gate_result_free);
  g_clear_pointer (&self->document, tj_document_free);
  g_hash_table_unref (self->edited);
  g_ptr_array_unref (self->buffers);

  G_OBJECT_CLASS (tj_opinion_dialog_parent_class)->finalize (object);
}

static void
tj_opinion_dialog_class_init (TjOpinionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tj_opinion_dialog_dispose;
  object_class->finalize = tj_opinion_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionDialog, letter_button);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionDialog, state_label);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionDialog, requirements);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionDialog, variant_row);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionDialog, plan_row);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionDialog, bureau_row);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionDialog, due_row);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionDialog, length_label);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionDialog, paragraphs);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionDialog, omissions_label);
  gtk_widget_class_bind_template_callback (widget_class, draft_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, letter_clicked_cb);
}

static void
tj_opinion_dialog_init (TjOpinionDialog *self)
{
  self->edited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->buffers = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_opinion_dialog_new:
 * @item: a package that was read
 *
 * Returns: (transfer full): the bureau's desk for @item
 */
TjOpinionDialog *
tj_opinion_dialog_new (GtkWindow   *parent,
                       TjSession   *session,
                       TjRoundItem *item)
{
  TjOpinionDialog *self = g_object_new (TJ_TYPE_OPINION_DIALOG, "transient-for", parent, NULL);
  TjGateState state;

  self->session = g_object_ref (session);
  self->item = g_object_ref (item);
  self->documents = tj_policy_documents_new (tj_session_get_taxonomy (session));
  self->gate = tj_gate_examine (tj_round_item_get_findings (item),
                                tj_round_item_get_review (item),
                                tj_check_has_form (tj_round_item_get_package (item)));
  show_gate (self);

  /* What is not in order is recommended on conditions, unless a person says otherwise. */
  state = self->gate->state;
  if (state == TJ_GATE_FAILED)
    adw_combo_row_set_selected (self->variant_row, 1);
  gtk_widget_set_sensitive (self->letter_button, state != TJ_GATE_PASSED);
  draft (self);

  return self;
}
