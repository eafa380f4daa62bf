/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/document/tj-document.h"

G_DEFINE_QUARK (tj-document-error-quark, tj_document_error)

static void
sentence_free (TjDocumentSentence *sentence)
{
  g_free (sentence->id);
  g_free (sentence->text);
  g_ptr_array_unref (sentence->evidence);
  g_free (sentence);
}

static void
paragraph_free (TjDocumentParagraph *paragraph)
{
  g_free (paragraph->id);
  g_ptr_array_unref (paragraph->sentences);
  g_free (paragraph);
}

static void
omission_free (TjDocumentOmission *omission)
{
  g_free (omission->sentence);
  g_free (omission->fact);
  g_free (omission->reason);
  g_free (omission);
}

/**
 * tj_document_new:
 * @kind: `opinion`, `letter` or `minutes`
 *
 * Returns: (transfer full): a document without words
 */
TjDocument *
tj_document_new (const char *kind)
{
  TjDocument *self = g_new0 (TjDocument, 1);

  self->kind = g_strdup (kind);
  self->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) paragraph_free);
  self->omissions = g_ptr_array_new_with_free_func ((GDestroyNotify) omission_free);

  return self;
}

void
tj_document_free (TjDocument *self)
{
  g_free (self->kind);
  g_free (self->template);
  g_free (self->variant);
  g_free (self->package_name);
  g_free (self->package_sha256);
  g_free (self->title);
  g_free (self->addressee);
  g_free (self->organisation);
  g_free (self->date);
  g_ptr_array_unref (self->paragraphs);
  g_ptr_array_unref (self->omissions);
  g_free (self);
}

/**
 * tj_document_add_paragraph:
 *
 * Returns: (transfer none): the new last paragraph
 */
TjDocumentParagraph *
tj_document_add_paragraph (TjDocument *self,
                           const char *id,
                           gboolean    is_heading)
{
  TjDocumentParagraph *paragraph = g_new0 (TjDocumentParagraph, 1);

  paragraph->id = g_strdup (id);
  paragraph->is_heading = is_heading;
  paragraph->sentences = g_ptr_array_new_with_free_func ((GDestroyNotify) sentence_free);
  g_ptr_array_add (self->paragraphs, paragraph);

  return paragraph;
}

/**
 * tj_document_paragraph_add:
 *
 * Returns: (transfer none): the new last sentence, which still has no evidence
 */
TjDocumentSentence *
tj_document_paragraph_add (TjDocumentParagraph *paragraph,
                           const char          *id,
                           const char          *text)
{
  TjDocumentSentence *sentence = g_new0 (TjDocumentSentence, 1);

  sentence->id = g_strdup (id);
  sentence->text = g_strdup (text);
  sentence->evidence = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_ground_free);
  g_ptr_array_add (paragraph->sentences, sentence);

  return sentence;
}

/**
 * tj_document_add_omission:
 * @sentence: the sentence of the template
 * @fact: what it lacks
 * @reason: (nullable): why that is so
 */
void
tj_document_add_omission (TjDocument *self,
                          const char *sentence,
                          const char *fact,
                          const char *reason)
{
  TjDocumentOmission *omission = g_new0 (TjDocumentOmission, 1);

  omission->sentence = g_strdup (sentence);
  omission->fact = g_strdup (fact);
  omission->reason = g_strdup (reason);
  g_ptr_array_add (self->omissions, omission);
}

/**
 * tj_document_paragraph_dup_text:
 *
 * Returns: (transfer full): its sentences in one line
 */
char *
tj_document_paragraph_dup_text (const TjDocumentParagraph *paragraph)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paragraph->sentences->len; i++)
    g_string_append (text, ((TjDocumentSentence *) paragraph->sentences->pdata[i])->text);

  return g_string_free (text, FALSE);
}

/**
 * tj_document_dup_body:
 *
 * Returns: (transfer full): the paragraphs as plain text, which goes into the form's own field
 */
char *
tj_document_dup_body (const TjDocument *self)
{
  GString *body = g_string_new (NULL);

  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      g_autofree char *text = tj_document_paragraph_dup_text (g_ptr_array_index (self->paragraphs,
                                                                                 i));

      g_string_append (body, text);
      g_string_append_c (body, '\n');
    }

  return g_string_free (body, FALSE);
}

/**
 * tj_document_get_length:
 *
 * Returns: the characters of the body, spaces and line ends not counted
 */
guint
tj_document_get_length (const TjDocument *self)
{
  g_autofree char *body = tj_document_dup_body (self);
  guint length = 0;

  for (const char *p = body; *p != '\0'; p = g_utf8_next_char (p))
    length += g_unichar_isspace (g_utf8_get_char (p)) ? 0 : 1;

  return length;
}

/**
 * tj_document_dup_text:
 *
 * Returns: (transfer full): all of it as plain text, for a person to copy
 */
char *
tj_document_dup_text (const TjDocument *self)
{
  GString *text = g_string_new (NULL);

  if (self->title != NULL)
    g_string_append_printf (text, "%s\n\n", self->title);
  if (self->addressee != NULL)
    g_string_append_printf (text, "%s\n", self->addressee);

  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      g_autofree char *paragraph = NULL;

      paragraph = tj_document_paragraph_dup_text (g_ptr_array_index (self->paragraphs, i));
      g_string_append_printf (text, "　　%s\n", paragraph);
    }

  if (self->organisation != NULL)
    g_string_append_printf (text, "\n%s（盖章）\n", self->organisation);
  if (self->date != NULL)
    g_string_append_printf (text, "%s%s\n", self->organisation == NULL ? "\n" : "", self->date);

  return g_string_free (text, FALSE);
}

/**
 * tj_document_dup_date:
 *
 * Returns: (transfer full): as 2024年3月5日: Arabic numerals without leading zeros (GB/T 9704)
 */
char *
tj_document_dup_date (const GDate *date)
{
  return g_strdup_printf ("%u年%u月%u日", g_date_get_year (date), (guint) g_date_get_month (date),
                          (guint) g_date_get_day (date));
}

/**
 * tj_document_dup_numeral:
 * @number: 1 to 99; beyond that the digits are given
 *
 * Returns: (transfer full): as 十二
 */
char *
tj_document_dup_numeral (guint number)
{
  static const char * const digits[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

  if (number == 0 || number > 99)
    return g_strdup_printf ("%u", number);
  if (number < 10)
    return g_strdup (digits[number]);

  return g_strconcat (number < 20 ? "" : digits[number / 10], "十", digits[number % 10], NULL);
}
