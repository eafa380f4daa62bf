/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/bureau/tj-question-letter.h"

typedef struct
{
  TjPackage *package;
  TjReview *review;
  GListStore *findings;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr(GFile) location = g_file_new_for_path ("/nowhere");
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();

  self->package = tj_package_new ("a.zip", location);
  self->review = tj_review_new (rubric);
  self->findings = g_list_store_new (TJ_TYPE_FINDING);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->package);
  g_clear_object (&self->review);
  g_clear_object (&self->findings);
}

static TjFinding *
add_finding (Fixture    *self,
             const char *field)
{
  g_autoptr(TjFinding) finding = tj_finding_new ("mandatory-blank", NULL);

  tj_finding_add_field (finding, field);
  g_list_store_append (self->findings, finding);

  return finding;
}

static void
answer (Fixture    *self,
        TjFinding  *finding,
        const char *part,
        const char *value)
{
  g_autofree char *name = g_strconcat ("finding.", tj_finding_get_key (finding), ".", part, NULL);
  g_autoptr(GError) error = NULL;

  tj_review_set (self->review, name, value, &error);
  g_assert_no_error (error);
}

static TjDocument *
write_letter (Fixture *self)
{
  return tj_question_letter_new (self->package, self->review, G_LIST_MODEL (self->findings));
}

static void
assert_paragraph (const TjDocument *letter,
                  guint             index,
                  const char       *expected)
{
  g_autofree char *text = NULL;

  text = tj_document_paragraph_dup_text (g_ptr_array_index (letter->paragraphs, index));
  g_assert_cmpstr (text, ==, expected);
}

/* What was accepted or dismissed is no question; nothing asked is no letter. */
static void
test_nothing_asked (Fixture       *self,
                    gconstpointer  data)
{
  TjDocument *letter;

  answer (self, add_finding (self, "barriers"), "decision", "accepted");
  answer (self, add_finding (self, "principle"), "decision", "dismissed");
  add_finding (self, "scope");
  letter = write_letter (self);

  g_assert_null (letter);
}

/* Own words go before those of the finding, blank ones do not, and the reason stands behind. */
static void
test_words (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(TjDocument) letter = NULL;
  g_autofree char *message = NULL;
  g_autofree char *second = NULL;
  TjFinding *finding;

  tj_field_set_text (tj_form_get_field (tj_package_get_form (self->package), "technology_name"),
                     "甲技术");
  tj_field_set_text (tj_form_get_field (tj_package_get_form (self->package), "applicant.name"),
                     "乙公司");

  finding = add_finding (self, "barriers");
  answer (self, finding, "decision", "question");
  answer (self, finding, "question", "为何没有障碍？");
  answer (self, add_finding (self, "scope"), "decision", "accepted");
  finding = add_finding (self, "principle");
  answer (self, finding, "decision", "question");
  answer (self, finding, "question", "  ");
  answer (self, finding, "reason", "见附件2。");
  letter = write_letter (self);

  g_assert_cmpstr (letter->kind, ==, "letter");
  g_assert_cmpstr (letter->addressee, ==, "乙公司：");
  g_assert_cmpuint (letter->paragraphs->len, ==, 3);
  assert_paragraph (letter, 0, "在对你单位申报的“甲技术”进行评审时，专家提出以下问题，"
                               "请逐项说明并附证明材料。");
  assert_paragraph (letter, 1, "1．为何没有障碍？");
  message = tj_finding_dup_message (finding, TJ_LANGUAGE_ZH);
  second = g_strdup_printf ("2．%s见附件2。", message);
  assert_paragraph (letter, 2, second);
}

/* Without names it is addressed to whoever applies, and about the package. */
static void
test_unknown (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(TjDocument) letter = NULL;

  answer (self, add_finding (self, "applicant.name"), "decision", "question");
  letter = write_letter (self);

  g_assert_cmpstr (letter->addressee, ==, "申报单位：");
  assert_paragraph (letter, 0, "在对你单位申报的“a.zip”进行评审时，专家提出以下问题，"
                               "请逐项说明并附证明材料。");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/question-letter/nothing-asked", test_nothing_asked);
  ADD ("/question-letter/words", test_words);
  ADD ("/question-letter/unknown", test_unknown);

  return g_test_run ();
}
