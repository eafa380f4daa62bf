/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-form-run-on.h"

#include <string.h>

#include "core/base/tj-text.h"
#include "core/import/tj-form-hint.h"
#include "core/import/tj-form-label.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-running-text.h"

/* Answers outside of tables: forms written without any, and tables whose cells were lost when the
 * document was converted. They come after the tables and fill only what is still blank there. */

typedef struct
{
  const TjFormRunOn *form;
  TjCase *current;
  guint n_inserted;
  guint n_cases;
  TjField *person;
} Run;

static gboolean
is_blank (TjFormAnswers *answers,
          TjField       *field)
{
  const char *gathered = tj_form_answers_peek (answers, field);
  g_autofree char *text = NULL;
  gboolean has_hint;

  if (tj_text_is_blank (gathered))
    return TRUE;

  text = tj_form_hint_remove (tj_field_get_spec (field), gathered, &has_hint);

  return tj_text_is_blank (text);
}

static void
begin_case (Run *self)
{
  self->current = tj_case_new ();
  g_ptr_array_insert (self->form->cases, (int) (self->n_cases + self->n_inserted), self->current);
  self->n_inserted++;
}

static TjField *
find_case_field (Run                   *self,
                 const TjRunningAnswer *answer)
{
  TjField *field = NULL;

  if (self->current != NULL && !answer->begins_case)
    field = tj_case_get_field (self->current, answer->spec->id);
  if (field != NULL && is_blank (self->form->answers, field))
    return field;

  if (self->form->cases->len >= TJ_LIMIT_CASES)
    return NULL;

  begin_case (self);

  return tj_case_get_field (self->current, answer->spec->id);
}

static TjField *
find_phone (Run *self)
{
  const gboolean is_head = self->person != NULL &&
                           g_str_equal (tj_field_get_id (self->person), "applicant.legal_person");

  return tj_form_get_field (self->form->form, is_head ? "applicant.legal_person_phone"
                                                      : "applicant.contact_phone");
}

static TjField *
find_field (Run                   *self,
            const TjRunningAnswer *answer)
{
  TjField *field;

  if (answer->kind == TJ_FORM_LABEL_PHONE)
    field = find_phone (self);
  else if (answer->spec->part == TJ_FIELD_PART_CASE)
    return find_case_field (self, answer);
  else
    field = tj_form_get_field (self->form->form, answer->spec->id);

  if (g_str_equal (tj_field_get_id (field), "applicant.legal_person") ||
      g_str_equal (tj_field_get_id (field), "applicant.contact_name"))
    self->person = field;

  return is_blank (self->form->answers, field) ? field : NULL;
}

static void
map_answer (Run                   *self,
            const TjRunningAnswer *answer)
{
  TjField *field = find_field (self, answer);
  TjFormAnswers *answers = self->form->answers;
  g_autoptr(TjPlace) place = NULL;

  if (answer->spec != NULL)
    g_hash_table_add (self->form->specs_seen, (gpointer) answer->spec);
  if (field == NULL || tj_text_is_blank (answer->text))
    return;

  place = tj_place_new (self->form->file, 0, 0, 0);
  tj_field_set_place (field, place);
  tj_form_answers_add (answers, field, answer->text);
  tj_form_answers_mark (answers, field, TJ_FORM_DOUBT_RUN_ON);
  if (tj_field_get_spec (field)->kind == TJ_FIELD_QUANTITY)
    tj_form_answers_set_unit (answers, field, tj_form_label_dup_unit (answer->label));
}

static void
map_run (Run        *self,
         const char *text,
         guint       n_tables)
{
  g_autoptr(GPtrArray) found = tj_running_text_split (text);
  const GArray *marks = self->form->marks;

  self->current = NULL;
  self->n_cases = 0;
  self->person = NULL;
  for (guint i = 0; i < marks->len; i++)
    {
      const TjFormCaseMark *mark = &g_array_index (marks, TjFormCaseMark, i);

      if (mark->table > n_tables)
        break;

      self->current = mark->current;
      self->n_cases = mark->n_cases;
    }

  for (guint i = 0; i < found->len; i++)
    map_answer (self, g_ptr_array_index (found, i));
}

/**
 * tj_form_run_on_map:
 *
 * Gathers the answers that stand in paragraphs outside of tables, for fields without an answer.
 */
void
tj_form_run_on_map (const TjFormRunOn    *self,
                    const TjTextDocument *document)
{
  const GPtrArray *paragraphs = document->paragraphs;
  Run run = { self };
  guint i = 0;

  while (paragraphs != NULL && i < paragraphs->len)
    {
      const TjTextParagraph *first = g_ptr_array_index (paragraphs, i);
      g_autoptr(GString) text = g_string_new (NULL);

      for (; i < paragraphs->len; i++)
        {
          const TjTextParagraph *paragraph = g_ptr_array_index (paragraphs, i);

          if (paragraph->n_tables != first->n_tables)
            break;

          if (text->len + strlen (paragraph->text) < TJ_LIMIT_RUN_ON)
            g_string_append_printf (text, "%s\n", paragraph->text);
        }

      map_run (&run, text->str, first->n_tables);
    }
}
