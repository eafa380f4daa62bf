/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/bureau/tj-question-letter.h"

#include "core/base/tj-text.h"

/* The findings that the reviewer turned into questions, gathered into one letter to the applicant.
 * It goes to the applicant of a Chinese authority, so it is in Chinese whatever the locale. */

#define TEMPLATE "questions 1"
#define TITLE "关于请就申报材料有关问题予以说明的函"
#define OPENING "在对你单位申报的“%s”进行评审时，专家提出以下问题，请逐项说明并附证明材料。"

static const char *
get_value (TjReview   *review,
           const char *key,
           const char *part)
{
  g_autofree char *name = g_strconcat ("finding.", key, ".", part, NULL);

  return tj_review_get (review, name);
}

/* The reviewer's own words where there are any, else those of the finding. */
static void
add_question (TjDocument *letter,
              guint       number,
              TjFinding  *finding,
              TjReview   *review)
{
  const char *key = tj_finding_get_key (finding);
  const char *own = get_value (review, key, "question");
  const char *reason = get_value (review, key, "reason");
  g_autofree char *message = tj_finding_dup_message (finding, TJ_LANGUAGE_ZH);
  g_autofree char *text = NULL;
  TjDocumentParagraph *paragraph = tj_document_add_paragraph (letter, "question", FALSE);

  text = g_strdup_printf ("%u．%s", number, tj_text_is_blank (own) ? message : own);
  tj_document_paragraph_add (paragraph, "message", text);
  if (!tj_text_is_blank (reason))
    tj_document_paragraph_add (paragraph, "reason", reason);
}

/**
 * tj_question_letter_new:
 * @package: whose applicant is asked
 * @review: tells which findings are questions, and in what words
 * @findings: (element-type TjFinding): those of @package
 *
 * Returns: (transfer full) (nullable): the letter, its questions numbered in the order of
 *   @findings; %NULL where the reviewer asks nothing
 */
TjDocument *
tj_question_letter_new (TjPackage  *package,
                        TjReview   *review,
                        GListModel *findings)
{
  g_autoptr(TjDocument) letter = tj_document_new ("letter");
  TjForm *form = tj_package_get_form (package);
  const char *applicant = tj_form_get_text (form, "applicant.name");
  const char *technology = tj_form_get_text (form, "technology_name");
  g_autofree char *opening = NULL;
  guint n_questions = 0;

  if (tj_text_is_blank (technology))
    technology = tj_package_get_name (package);
  opening = g_strdup_printf (OPENING, technology);

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
      const char *decision = get_value (review, tj_finding_get_key (finding), "decision");

      if (g_strcmp0 (decision, "question") == 0)
        add_question (letter, ++n_questions, finding, review);
    }

  return n_questions > 0 ? g_steal_pointer (&letter) : NULL;
}
