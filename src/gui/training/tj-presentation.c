/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/training/tj-presentation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-text.h"
#include "gui/widgets/tj-answer-words.h"

/* Step by step, what a trainer shows to a room: the fields of a form and what was found in them, or
 * what is to be noticed in a lesson and how its reference judges. What a blind reviewer may not see
 * is covered here too. */

static void
step_free (TjPresentedStep *step)
{
  g_free (step->title);
  g_free (step->text);
  g_free (step->detail);
  g_free (step);
}

static TjPresentation *
presentation_new (const char *title)
{
  TjPresentation *self = g_new0 (TjPresentation, 1);

  self->title = g_strdup (title);
  self->sections = g_ptr_array_new_with_free_func (g_free);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);

  return self;
}

void
tj_presentation_free (TjPresentation *self)
{
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->steps);
  g_free (self->title);
  g_free (self);
}

/* A section is begun by its first step, so that none is empty. */
static void
add_step (TjPresentation *self,
          const char     *section,
          const char     *title,
          const char     *text,
          const char     *detail)
{
  TjPresentedStep *step = g_new0 (TjPresentedStep, 1);

  if (self->sections->len == 0 ||
      !g_str_equal (g_ptr_array_index (self->sections, self->sections->len - 1), section))
    g_ptr_array_add (self->sections, g_strdup (section));

  step->section = self->sections->len - 1;
  step->title = g_strdup (title);
  step->text = g_strdup (tj_text_is_blank (text) ? "—" : text);
  step->detail = tj_text_is_blank (detail) ? NULL : g_strdup (detail);
  g_ptr_array_add (self->steps, step);
}

static const char *
get_label (TjField *field)
{
  const TjFieldSpec *spec = tj_field_get_spec (field);

  return tj_language_pick (tj_language_get_current (), spec->label_zh, spec->label_en);
}

static void
add_fields (TjPresentation *self,
            const char     *section,
            GListModel     *fields,
            TjFieldPart     part)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      const TjFieldSpec *spec = tj_field_get_spec (field);

      if (spec->part == part)
        add_step (self, section, get_label (field), tj_field_get_text (field), spec->clause);
    }
}

static char *
dup_fields (TjForm    *form,
            TjFinding *finding)
{
  const char * const *paths = tj_finding_get_fields (finding);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      TjField *field = tj_form_lookup (form, paths[i]);

      if (field != NULL)
        /* Translators: the label of a field, and its answer */
        g_string_append_printf (text, _("%s: %s\n"), get_label (field),
                                tj_field_is_blank (field) ? "—" : tj_field_get_text (field));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_findings (TjPresentation *self,
              TjRoundItem    *item)
{
  GListModel *findings = tj_round_item_get_findings (item);
  TjForm *form = tj_package_get_form (tj_round_item_get_shown (item));
  const TjLanguage language = tj_language_get_current ();

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *title = tj_finding_dup_title (finding, language);
      g_autofree char *whole = tj_finding_dup_message (finding, language);
      g_autofree char *message = tj_round_item_dup_shown (item, whole);
      g_autofree char *formula = tj_finding_dup_formula (finding, language);
      g_autofree char *fields = dup_fields (form, finding);
      const char *clause = tj_finding_get_clause (finding);
      g_autofree char *detail = NULL;
      /* Translators: how severe a finding is, and what it is called */
      g_autofree char *heading = g_strdup_printf (
        _("%s · %s"), tj_severity_get_label (tj_finding_get_severity (finding)), title);

      detail = g_strconcat (fields, formula != NULL ? formula : "", formula != NULL ? "\n" : "",
                            clause != NULL ? clause : "", NULL);
      add_step (self, _("Findings"), heading, message, g_strchomp (detail));
    }
}

/**
 * tj_presentation_new_of_package:
 * @item: with a package
 *
 * Returns: (transfer full): its fields, section by section, then its findings
 */
TjPresentation *
tj_presentation_new_of_package (TjRoundItem *item)
{
  TjForm *form = tj_package_get_form (tj_round_item_get_shown (item));
  GListModel *fields = tj_form_get_fields (form);
  TjPresentation *self = presentation_new (tj_round_item_get_name (item));

  add_fields (self, _("Technology"), fields, TJ_FIELD_PART_FORM);
  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    {
      g_autofree char *title = g_strdup_printf (_("Typical Case %u"), i + 1);

      add_fields (self, title, tj_case_get_fields (tj_form_get_case (form, i)),
                  TJ_FIELD_PART_CASE);
    }
  add_fields (self, _("Applicant"), fields, TJ_FIELD_PART_APPLICANT);
  add_findings (self, item);

  return self;
}

static void
add_reference_score (TjPresentation   *self,
                     const TjExercise *exercise,
                     TjCriterion      *criterion)
{
  TjScore score;
  g_autofree char *name = g_strdup_printf ("score.%s.points", tj_criterion_get_id (criterion));
  g_autofree char *points = NULL;
  g_autofree char *text = NULL;
  const char *anchor = "";

  tj_review_get_score (exercise->reference, tj_criterion_get_id (criterion), &score);
  if (score.state == TJ_SCORE_MISSING)
    return;

  points = tj_answer_words_dup (name, tj_review_get (exercise->reference, name));
  if (score.state == TJ_SCORE_GIVEN)
    anchor = tj_criterion_get_anchor (criterion, score.half_points / 2,
                                      tj_language_get_current ());
  text = g_strdup_printf ("%s\n%s", score.state == TJ_SCORE_GIVEN ? points : _("cannot assess"),
                          anchor);
  add_step (self, _("How the reference scores"),
            tj_criterion_get_name (criterion, tj_language_get_current ()), g_strchomp (text),
            score.justification);
}

static void
add_reference_answers (TjPresentation   *self,
                       const TjExercise *exercise,
                       const char       *prefix,
                       const char       *section)
{
  g_autoptr(GPtrArray) names = tj_review_list_names (exercise->reference);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *label = NULL;
      g_autofree char *words = NULL;
      g_autofree char *reason = NULL;

      if (!g_str_has_prefix (name, prefix) ||
          (g_str_equal (prefix, "finding.") && !g_str_has_suffix (name, ".decision")))
        continue;

      label = tj_review_describe (exercise->reference, name);
      words = tj_answer_words_dup (name, tj_review_get (exercise->reference, name));
      reason = g_strndup (name, strlen (name) - (g_str_has_suffix (name, ".decision")
                                                   ? strlen ("decision") : 0));
      if (g_str_has_suffix (reason, "."))
        {
          g_autofree char *reason_name = g_strconcat (reason, "reason", NULL);

          add_step (self, section, label, words, tj_review_get (exercise->reference, reason_name));
        }
      else
        add_step (self, section, label, words, NULL);
    }
}

/**
 * tj_presentation_new_of_lesson:
 * @exercise: of @lesson
 * @with_reference: whether the reference may be seen
 *
 * Returns: (transfer full): the aim, what to notice, and how the reference judges
 */
TjPresentation *
tj_presentation_new_of_lesson (const TjLesson   *lesson,
                               const TjExercise *exercise,
                               gboolean          with_reference)
{
  const TjLanguage language = tj_language_get_current ();
  const char *title = tj_course_words_get (&lesson->title, language);
  TjPresentation *self = presentation_new (title);
  TjReview *reference = exercise->reference;
  GListModel *criteria = tj_rubric_get_criteria (tj_review_get_rubric (reference),
                                                 tj_review_get_stage (reference));

  add_step (self, _("Aim"), title, tj_course_words_get (&lesson->aim, language),
            exercise->package);
  for (guint i = 0; i < exercise->hints->len; i++)
    {
      g_autofree char *number = g_strdup_printf (_("Hint %u"), i + 1);

      add_step (self, _("What to Notice"), number,
                tj_course_words_get (g_ptr_array_index (exercise->hints, i), language), NULL);
    }

  if (!with_reference)
    return self;

  add_reference_answers (self, exercise, "finding.", _("What the reference takes up"));
  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);

      add_reference_score (self, exercise, criterion);
    }
  add_reference_answers (self, exercise, "assessed.", _("Placement"));
  add_reference_answers (self, exercise, "recommendation", _("Recommendation"));

  return self;
}
