/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/print/tj-question-letter.h"

#include <string.h>

#include "core/base/tj-text.h"
#include "render/paper/tj-official-paper.h"

/* The findings that the reviewer turned into questions, gathered into one letter to the applicant.
 * It goes to a Chinese authority's applicant, so it is in Chinese whatever the window is in. */

#define TEMPLATE "questions 1"
#define TITLE "关于请就申报材料有关问题予以说明的函"
#define OPENING "在对你单位申报的“%s”进行评审时，专家提出以下问题，请逐项说明并附证明材料。"

static void
add_question (TjDocument *letter,
              guint       number,
              const char *message,
              const char *reason)
{
  g_autofree char *text = g_strdup_printf ("%u．%s", number, message);
  TjDocumentParagraph *paragraph = tj_document_add_paragraph (letter, "question", FALSE);

  tj_document_paragraph_add (paragraph, "message", text);
  if (!tj_text_is_blank (reason))
    tj_document_paragraph_add (paragraph, "reason", reason);
}

/**
 * tj_question_letter_new:
 * @item: a package with a review
 *
 * Returns: (transfer full) (nullable): the letter; %NULL where the reviewer asks nothing
 */
TjDocument *
tj_question_letter_new (TjRoundItem *item)
{
  g_autoptr(TjDocument) letter = tj_document_new ("letter");
  TjPackage *package = tj_round_item_get_package (item);
  TjReview *review = tj_round_item_get_review (item);
  TjForm *form = tj_package_get_form (package);
  GListModel *findings = tj_round_item_get_findings (item);
  const char *applicant = tj_form_get_text (form, "applicant.name");
  g_autofree char *opening = g_strdup_printf (OPENING, tj_round_item_get_name (item));
  guint n_questions = 0;

  letter->template = g_strdup (TEMPLATE);
  letter->package_name = g_strdup (tj_package_get_name (package));
  letter->package_sha256 = g_strdup (tj_package_get_sha256 (package));
  letter->title = g_strdup (TITLE);
  letter->addressee = g_strdup_printf ("%s：", tj_text_is_blank (applicant) ? "申报单位"
                                                                           : applicant);
  tj_document_paragraph_add (tj_document_add_paragraph (letter, "opening", FALSE), "opening",
                             opening);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);
      const char *key = tj_finding_get_key (finding);
      g_autofree char *decision = g_strconcat ("finding.", key, ".decision", NULL);
      g_autofree char *reason = g_strconcat ("finding.", key, ".reason", NULL);
      g_autofree char *message = NULL;

      if (g_strcmp0 (tj_review_get (review, decision), "question") != 0)
        continue;

      message = tj_finding_dup_message (finding, TJ_LANGUAGE_ZH);
      add_question (letter, ++n_questions, message, tj_review_get (review, reason));
    }

  return n_questions > 0 ? g_steal_pointer (&letter) : NULL;
}

/**
 * tj_question_letter_write:
 * @file_name: whose ending says how: `.pdf`, or else plain text
 *
 * Returns: (transfer full) (nullable): what to write to the file
 */
GBytes *
tj_question_letter_write (const TjDocument  *letter,
                          const char        *file_name,
                          GError           **error)
{
  g_autofree char *lower = g_ascii_strdown (file_name, -1);
  char *text;

  if (g_str_has_suffix (lower, ".pdf"))
    return tj_official_paper_to_pdf (letter, NULL, error);

  text = tj_document_dup_text (letter);

  return g_bytes_new_take (text, strlen (text));
}
