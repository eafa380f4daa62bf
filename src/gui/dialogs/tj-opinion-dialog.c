/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-opinion-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-china-time.h"
#include "core/base/tj-file-write.h"
#include "core/base/tj-text.h"
#include "core/bureau/tj-completion-letter.h"
#include "core/bureau/tj-package-facts.h"
#include "core/checks/tj-check-runner.h"
#include "core/document/tj-document-template.h"
#include "core/rubric/tj-review-corrections.h"
#include "core/taxonomy/tj-policy-documents.h"
#include "gui/bureau/tj-application-rows.h"
#include "gui/bureau/tj-opinion-grounds.h"
#include "gui/bureau/tj-opinion-sign-dialog.h"
#include "gui/bureau/tj-opinion-templates.h"
#include "gui/dialogs/tj-file-picker.h"
#include "gui/tj-session-terms.h"
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
  AdwComboRow *template_row;
  GtkListBox *beside;
  GtkWidget *beside_label;
  GtkSwitch *queries_switch;
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
  /* Files of the user's own templates, in the order of the choices behind the program's. */
  GStrv templates;
  /* (element-type utf8 utf8): what a person wrote, by the paragraph's id and place */
  GHashTable *edited;
  /* (element-type GtkTextBuffer): one a paragraph of the document */
  GPtrArray *buffers;
};

enum {
  SHOW_GROUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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

static char *
dup_today (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  GDate today;

  tj_china_time_get_date (now, &today);

  return tj_document_dup_date (&today);
}

/* The opinion names all that is to be asked; in a letter what is merely doubtful is asked only
 * where the bureau wants it so. */
static TjFacts *
create_facts (TjOpinionDialog *self)
{
  TjPackage *package = tj_round_item_get_package (self->item);
  TjReview *review = tj_round_item_get_review (self->item);
  TjTaxonomy *plan = tj_policy_documents_get (self->documents,
                                              plans[adw_combo_row_get_selected (self->plan_row)]);
  g_autoptr(TjClassification) classification = NULL;
  g_autoptr(GPtrArray) asked = tj_gate_result_list_asked (self->gate, review, TRUE);
  g_autofree char *date = dup_today ();
  TjFacts *facts = tj_package_facts_new (package, tj_session_get_taxonomy (self->session));

  classification = tj_classify_form (plan, tj_package_get_form (package));
  tj_package_facts_add_findings (facts, asked, self->gate->state == TJ_GATE_PASSED);
  tj_package_facts_word_findings (facts, asked, review);
  tj_package_facts_add_plan (facts, plan, classification);
  tj_facts_add (facts, "bureau", gtk_editable_get_text (GTK_EDITABLE (self->bureau_row)),
                TJ_GROUND_GIVEN, "bureau", NULL);

  tj_facts_add (facts, "date", date, TJ_GROUND_GIVEN, "date", NULL);

  return facts;
}

static void
show_toast (TjOpinionDialog *self,
            const char      *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_timeout (toast, 8);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static TjDocumentTemplate *
load_template (TjOpinionDialog *self,
               const char      *kind)
{
  const guint chosen = adw_combo_row_get_selected (self->template_row);
  TjDocumentTemplate *own = NULL;
  g_autoptr(GError) error = NULL;

  if (g_str_equal (kind, "opinion") && chosen > 0 && chosen != GTK_INVALID_LIST_POSITION)
    own = tj_opinion_templates_load (self->templates[chosen - 1], &error);
  if (error != NULL)
    show_toast (self, error->message);

  return own != NULL ? own : tj_document_template_new_default (kind);
}

static TjDocument *
fill (TjOpinionDialog *self,
      const char      *kind,
      const TjFacts   *facts,
      const char      *variant)
{
  g_autoptr(TjDocumentTemplate) template = load_template (self, kind);
  TjDocument *document = tj_document_template_fill (template, facts, variant);
  TjPackage *package = tj_round_item_get_package (self->item);

  document->package_name = g_strdup (tj_package_get_name (package));
  document->package_sha256 = tj_package_dup_manifest_sha256 (package);

  return document;
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

static gboolean
link_cb (TjOpinionDialog *self,
         const char      *link)
{
  g_signal_emit (self, signals[SHOW_GROUND], 0, self->item, link);

  return TRUE;
}

/* For as many lines as the paragraph will take, which larger letters make more and higher. */
static int
guess_height (GtkWidget *view,
              glong      n_characters)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (view, "字");
  double scale;
  int line;

  pango_layout_get_pixel_size (layout, NULL, &line);
  scale = MAX (line, LINE_HEIGHT) / (double) LINE_HEIGHT;

  return (int) (scale * MIN (MIN_HEIGHT + LINE_HEIGHT *
                             (int) (scale * (double) n_characters / CHARACTERS_A_LINE),
                             MAX_HEIGHT));
}

static void
add_paragraph (TjOpinionDialog *self,
               guint            index)
{
  const TjDocumentParagraph *paragraph = g_ptr_array_index (self->document->paragraphs, index);
  g_autofree char *key = dup_key (self->document, index);
  g_autofree char *drafted = tj_document_paragraph_dup_text (paragraph);
  TjForm *form = tj_package_get_form (tj_round_item_get_package (self->item));
  g_autofree char *grounds = NULL;
  const char *edited = g_hash_table_lookup (self->edited, key);
  glong length = g_utf8_strlen (edited != NULL ? edited : drafted, -1);
  GtkTextBuffer *buffer = gtk_text_buffer_new (NULL);
  GtkWidget *view = gtk_text_view_new_with_buffer (buffer);
  GtkWidget *frame = gtk_frame_new (NULL);

  grounds = tj_opinion_grounds_dup_markup (paragraph, form,
                                           tj_round_item_get_findings (self->item));
  gtk_text_buffer_set_text (buffer, edited != NULL ? edited : drafted, -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Paragraph of the opinion"), -1);
  gtk_widget_set_size_request (view, -1, guess_height (view, length));
  gtk_frame_set_child (GTK_FRAME (frame), view);
  gtk_box_append (self->paragraphs, frame);
  g_ptr_array_add (self->buffers, buffer);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (text_changed_cb), self, 0);

  if (*grounds != '\0')
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_markup (GTK_LABEL (label), grounds);
      g_signal_connect_object (label, "activate-link", G_CALLBACK (link_cb), self,
                               G_CONNECT_SWAPPED);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (label, "caption");
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

static void
show_gate (TjOpinionDialog *self)
{
  g_autofree char *heading = NULL;
  GtkWidget *row;

  /* Translators: the name of a package, and how it stands */
  heading = g_strdup_printf (_("%s: %s"), tj_round_item_get_name (self->item),
                             tj_gate_state_get_label (self->gate->state));
  gtk_label_set_label (self->state_label, heading);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->requirements))) != NULL)
    gtk_list_box_remove (self->requirements, row);
  tj_application_rows_add_gate (self->requirements, self->gate);
}

static void
examine (TjOpinionDialog *self)
{
  g_clear_pointer (&self->gate, tj_gate_result_free);
  self->gate = tj_gate_examine (tj_round_item_get_findings (self->item),
                                tj_round_item_get_review (self->item),
                                tj_check_has_form (tj_round_item_get_package (self->item)));
  show_gate (self);
  gtk_widget_set_sensitive (self->letter_button, self->gate->state != TJ_GATE_PASSED);
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

/* (transfer full) (nullable): the day by which the applicant has to answer */
static char *
dup_due (TjOpinionDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (
                                                  GTK_EDITABLE (self->due_row))));
  gboolean is_day = FALSE;
  g_autoptr(GDateTime) moment = tj_china_time_parse (text, &is_day);
  GDate due;

  if (moment == NULL || !is_day)
    return NULL;

  tj_china_time_get_date (moment, &due);

  return tj_document_dup_date (&due);
}

static void
due_changed_cb (TjOpinionDialog *self)
{
  g_autofree char *due = dup_due (self);

  if (due == NULL && !tj_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->due_row))))
    gtk_widget_add_css_class (GTK_WIDGET (self->due_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->due_row), "error");
}

static TjDocument *
create_letter (TjOpinionDialog *self)
{
  g_autofree char *due = dup_due (self);
  g_autofree char *today = dup_today ();
  const char *bureau = gtk_editable_get_text (GTK_EDITABLE (self->bureau_row));
  const TjCompletionGiven given = { !tj_text_is_blank (bureau) ? bureau : NULL, NULL, due, today,
                                    gtk_switch_get_active (self->queries_switch) };

  return tj_completion_letter_new (tj_round_item_get_package (self->item),
                                   tj_session_get_taxonomy (self->session), self->gate,
                                   tj_round_item_get_review (self->item), &given);
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
  g_autoptr(TjDocument) letter = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *name = g_file_get_basename (file);

  if (!is_letter)
    take_edits (self);
  else if ((letter = create_letter (self)) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("There is nothing that the applicant has to be asked. Accept a "
                             "finding or make it a question, or ask what is only doubtful, "
                             "too."));
      return FALSE;
    }

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

/* The opinion is the answer to a question of the form, which the bureau fills in. */
static void
form_clicked_cb (TjOpinionDialog *self)
{
  g_autofree char *value = tj_correction_dup_name ("recommendation", "value");
  g_autofree char *reason = tj_correction_dup_name ("recommendation", "reason");
  g_autofree char *body = NULL;

  take_edits (self);
  body = tj_document_dup_body (self->document);
  if (!tj_session_edit (self->session, self->item, reason,
                        _("written by the recommending body")) ||
      !tj_session_edit (self->session, self->item, value, body))
    return;

  examine (self);
  show_toast (self, _("The opinion stands in the form. It can be undone like any edit."));
}

static void
sign_clicked_cb (TjOpinionDialog *self)
{
  take_edits (self);
  gtk_window_present (GTK_WINDOW (tj_opinion_sign_dialog_new (
                                    GTK_WINDOW (self), self->document,
                                    tj_session_get_settings (self->session))));
}

/* What the application was before, and what it is alike to. */
static void
show_beside (TjOpinionDialog *self)
{
  tj_application_rows_add_versions (self->beside, self->session, self->item);
  tj_application_rows_add_alike (self->beside, self->session, self->item);
  gtk_widget_set_visible (GTK_WIDGET (self->beside),
                          gtk_widget_get_first_child (GTK_WIDGET (self->beside)) != NULL);
  gtk_widget_set_visible (self->beside_label, gtk_widget_get_visible (GTK_WIDGET (self->beside)));
}

/* The program's own template, and those that the user keeps. */
static void
list_templates (TjOpinionDialog *self)
{
  g_autofree char *folder = tj_opinion_templates_dup_folder ();
  g_autofree char *subtitle = NULL;
  g_autofree char *escaped = NULL;
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  self->templates = tj_opinion_templates_list ();
  gtk_string_list_append (names, _("The program’s own"));
  for (guint i = 0; self->templates[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (self->templates[i]);

      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (self->template_row, G_LIST_MODEL (names));

  /* Translators: a folder */
  subtitle = g_strdup_printf (_("Your own are files in %s"), folder);
  escaped = g_markup_escape_text (subtitle, -1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->template_row), escaped);
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
  g_strfreev (self->templates);
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

  signals[SHOW_GROUND] =
    g_signal_new ("show-ground", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, TJ_TYPE_ROUND_ITEM, G_TYPE_STRING);

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
  gtk_widget_class_bind_template_child (widget_class, TjOpinionDialog, template_row);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionDialog, beside);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionDialog, beside_label);
  gtk_widget_class_bind_template_child (widget_class, TjOpinionDialog, queries_switch);
  gtk_widget_class_bind_template_callback (widget_class, due_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_clicked_cb);
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
  const TjRoundTerms *terms = tj_session_get_terms (session);

  self->session = g_object_ref (session);
  self->item = g_object_ref (item);
  self->documents = tj_policy_documents_new (tj_session_get_taxonomy (session));
  list_templates (self);
  if (terms->bureau != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->bureau_row), terms->bureau);
  examine (self);
  show_beside (self);

  /* What is not in order is recommended on conditions, unless a person says otherwise. */
  if (self->gate->state >= TJ_GATE_UNREAD)
    adw_combo_row_set_selected (self->variant_row, 1);
  draft (self);

  return self;
}
