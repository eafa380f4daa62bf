/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-form-mapper-private.h"

#include <string.h>

#include "core/base/tj-text.h"
#include "core/import/tj-form-notes.h"
#include "core/import/tj-form-run-on.h"
#include "core/import/tj-import-limits.h"
#include "core/model/tj-finding.h"
#include "core/model/tj-unit.h"

/* From cells to fields. Word processors split and join tables, so nothing goes by a table's
 * number or a row's: a cell whose words are a label of the form asks, and the cells to its right
 * answer, as do the cells beside its continuation in the rows below, or the row below a label
 * that fills its own row. */

/* A table inside a cell is part of the form only if it is clearly one. */
#define LEAST_NESTED_LABELS 3
#define MAX_UNKNOWN_LABEL 60

static void
begin_case (TjFormMapper *self)
{
  self->current = tj_case_new ();
  g_ptr_array_add (self->cases, self->current);
  g_hash_table_remove_all (self->seen_in_case);
  self->case_break = FALSE;
}

static TjField *
find_case_field (TjFormMapper      *self,
                 const TjFieldSpec *spec)
{
  gboolean is_new = self->current == NULL ||
                    g_hash_table_contains (self->seen_in_case, spec) ||
                    (self->case_break && g_str_equal (spec->id, "name"));

  if (self->side.columns->len > 0)
    {
      is_new = FALSE;
      g_hash_table_add (self->side.specs, (gpointer) spec);
    }
  if (is_new && self->cases->len >= TJ_LIMIT_CASES)
    {
      self->too_many_cases = TRUE;
      return NULL;
    }

  if (is_new)
    begin_case (self);

  g_hash_table_add (self->seen_in_case, (gpointer) spec);

  return tj_case_get_field (self->current, spec->id);
}

static TjField *
find_field (TjFormMapper      *self,
            const TjFieldSpec *spec)
{
  TjField *field;

  g_hash_table_add (self->specs_seen, (gpointer) spec);
  if (spec->part == TJ_FIELD_PART_CASE)
    return find_case_field (self, spec);

  field = tj_form_get_field (self->form, spec->id);
  if (g_str_equal (spec->id, "applicant.legal_person") ||
      g_str_equal (spec->id, "applicant.contact_name"))
    self->person = field;

  if (tj_text_is_blank (tj_form_answers_peek (self->answers, field)))
    return field;

  self->repeated = field;

  return NULL;
}

static TjField *
find_phone (TjFormMapper *self)
{
  const char *id = "applicant.contact_phone";

  if (self->person != NULL &&
      g_str_equal (tj_field_get_id (self->person), "applicant.legal_person"))
    id = "applicant.legal_person_phone";

  return find_field (self, tj_field_spec_lookup (id));
}

/* The owner of the technology may be asked for in cells of their own, under words that elsewhere
 * ask for the applicant. */
gboolean
tj_form_mapper_belongs_to_source (const TjFormMapper *self,
                                  TjFormLabelKind     kind,
                                  const TjFieldSpec  *spec)
{
  if (self->target == NULL || !g_str_equal (tj_field_get_id (self->target), "source"))
    return FALSE;

  return kind == TJ_FORM_LABEL_PHONE ||
         (kind == TJ_FORM_LABEL_FIELD && spec->part == TJ_FIELD_PART_APPLICANT);
}

static void
add_text (TjFormMapper         *self,
          TjField              *field,
          const TjDocumentCell *cell,
          const char           *text)
{
  if (tj_field_get_place (field) == NULL)
    {
      g_autoptr(TjPlace) place = tj_place_new (self->file, self->table->number, self->row,
                                               cell->column);

      tj_field_set_place (field, place);
    }

  tj_form_answers_add (self->answers, field, text);
  tj_form_answers_add_looks (self->answers, field, text, cell);
}

/* Beside each other stand the answers for several cases; one cell may be merged over them. */
static gboolean
add_to_columns (TjFormMapper         *self,
                TjField              *field,
                const TjDocumentCell *cell,
                const char           *text)
{
  const char *id = tj_field_get_id (field);
  gboolean any = FALSE;

  if (tj_field_get_spec (field)->part != TJ_FIELD_PART_CASE)
    return FALSE;

  for (guint i = 0; i < self->side.row_columns->len; i++)
    {
      const guint column = g_array_index (self->side.row_columns, guint, i);
      TjCase *item = g_ptr_array_index (self->cases, self->side.first_case + i);
      TjField *target = tj_case_get_field (item, id);

      if (column < cell->column || column >= cell->column + cell->span)
        continue;

      any = TRUE;
      /* A table that goes on may say again which cases they are. */
      if (!g_str_equal (tj_form_answers_peek (self->answers, target), text))
        add_text (self, target, cell, text);
    }

  return any;
}

/* Some set the unit of a figure into a cell of its own. */
static gboolean
is_unit_cell (TjField    *field,
              const char *text)
{
  TjUnit unit;

  return tj_field_get_spec (field)->kind == TJ_FIELD_QUANTITY && tj_unit_parse (text, &unit);
}

/* Of options and boxes in cells of their own it is kept what stands beside what. Returns whether
 * nothing is left to add. */
static gboolean
add_ticks (TjFormMapper *self,
           TjField      *field,
           const char   *text)
{
  const gboolean begins = self->answered != field;

  self->answered = field;
  if (begins && !tj_text_is_blank (text))
    {
      self->answered = NULL;
      return FALSE;
    }

  if (begins)
    tj_form_answers_begin_line (self->answers, field);
  else
    tj_form_answers_add_beside (self->answers, field, text);

  return TRUE;
}

void
tj_form_mapper_add_answer (TjFormMapper         *self,
                           TjField              *field,
                           const TjDocumentCell *cell,
                           const char           *text)
{
  if (tj_field_get_spec (field)->kind == TJ_FIELD_TICKS && add_ticks (self, field, text))
    return;

  if (add_to_columns (self, field, cell, text))
    return;

  if (tj_text_is_blank (text))
    {
      self->passed = field;
      return;
    }

  if ((self->answered == field || self->passed == field) && is_unit_cell (field, text))
    {
      tj_form_answers_set_unit (self->answers, field, g_strdup (text));
      return;
    }

  /* The lines about a technology's owner are often set apart. */
  if (self->answered == field && !g_str_equal (tj_field_get_id (field), "source"))
    tj_form_answers_mark (self->answers, field, TJ_FORM_DOUBT_CELLS);
  self->answered = field;
  add_text (self, field, cell, text);
}

static void
note_text (TjFormMapper *self,
           const char   *code,
           const char   *text)
{
  TjFinding *finding = tj_finding_new (code, NULL);
  g_autofree char *line = g_strdup (text);

  tj_finding_add_text (finding, "text", g_strdelimit (line, "\n", ' '));
  g_ptr_array_add (self->findings, finding);
}

static void
note_repeated (TjFormMapper *self,
               const char   *text)
{
  TjFinding *finding;

  if (tj_text_is_blank (text) ||
      g_str_equal (tj_form_answers_peek (self->answers, self->repeated), text))
    return;

  finding = tj_finding_new ("label-repeated", NULL);
  tj_finding_add_field (finding, tj_field_get_id (self->repeated));
  tj_finding_add_text (finding, "label", tj_field_get_spec (self->repeated)->label_zh);
  g_ptr_array_add (self->findings, finding);
  self->repeated = NULL;
}

TjField *
tj_form_mapper_find_target (TjFormMapper      *self,
                            TjFormLabelKind    kind,
                            const TjFieldSpec *spec)
{
  self->repeated = NULL;

  switch (kind)
    {
    case TJ_FORM_LABEL_FIELD:
      return find_field (self, spec);

    case TJ_FORM_LABEL_PHONE:
      return find_phone (self);

    case TJ_FORM_LABEL_CASE_HEADING:
      self->case_break = TRUE;
      return NULL;

    case TJ_FORM_LABEL_HEADING:
    case TJ_FORM_LABEL_NONE:
    default:
      return NULL;
    }
}

/* Whether @text says something: 3 in a column of numbers does not. */
static gboolean
has_words (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalpha (g_utf8_get_char (p)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_unknown_label (const TjFormMapper *self,
                  const GPtrArray    *row,
                  guint               index)
{
  const TjDocumentCell *cell = g_ptr_array_index (row, index);

  for (guint i = 0; i < index; i++)
    {
      const TjDocumentCell *before = g_ptr_array_index (row, i);
      const TjFieldSpec *spec;

      if (!before->continued && has_words (before->text) &&
          tj_form_cells_recognize (self->cells, before, &spec) == TJ_FORM_LABEL_NONE)
        return FALSE;
    }

  return self->n_labels >= LEAST_NESTED_LABELS && index + 1 < row->len &&
         strlen (cell->text) <= MAX_UNKNOWN_LABEL && has_words (cell->text);
}

static void
note_words (TjFormMapper *self,
            const char   *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\t", ' ');

  if (has_words (text) && strstr (self->unplaced->str, line) == NULL)
    tj_text_document_note_words (self->unplaced, line);
}

/* Words of a form that no field holds. */
static void
note_unplaced (TjFormMapper    *self,
               const GPtrArray *row,
               guint            index)
{
  const TjDocumentCell *cell = g_ptr_array_index (row, index);

  if (is_unknown_label (self, row, index))
    {
      note_text (self, "label-unknown", cell->text);
      self->unknown = TRUE;
    }
  /* The finding above speaks for what stands behind such a label. */
  else if (self->n_labels >= LEAST_NESTED_LABELS && !self->unknown)
    note_words (self, cell->text);
}

static void
map_label (TjFormMapper         *self,
           const TjDocumentCell *cell,
           TjFormLabelKind       kind,
           const TjFieldSpec    *spec)
{
  self->target = tj_form_mapper_find_target (self, kind, spec);
  g_hash_table_insert (self->targets, GUINT_TO_POINTER (cell->column), self->target);
  g_hash_table_remove (self->values, GUINT_TO_POINTER (cell->column));

  if (self->target != NULL && spec != NULL && spec->kind == TJ_FIELD_QUANTITY)
    tj_form_answers_set_unit (self->answers, self->target, tj_form_label_dup_unit (cell->text));
}

static void
map_words (TjFormMapper    *self,
           const GPtrArray *row,
           guint            index)
{
  const TjDocumentCell *cell = g_ptr_array_index (row, index);

  if (self->target != NULL)
    {
      tj_form_mapper_add_answer (self, self->target, cell, cell->text);
      g_hash_table_insert (self->values, GUINT_TO_POINTER (cell->column), (gpointer) cell);
    }
  else if (self->repeated != NULL)
    note_repeated (self, cell->text);
  else if (cell->has_table && self->has_inner_forms)
    return;
  else if (!tj_form_inline_map (self, cell))
    {
      g_hash_table_remove (self->targets, GUINT_TO_POINTER (cell->column));
      note_unplaced (self, row, index);
    }
}

/* Notes the columns of a table that hold no answers. */
static void
take_header (TjFormMapper    *self,
             const GPtrArray *row)
{
  g_array_set_size (self->remarks, 0);
  for (guint i = 0; i < row->len; i++)
    {
      const TjDocumentCell *cell = g_ptr_array_index (row, i);

      if (tj_form_label_is_remark (cell->text))
        g_array_append_val (self->remarks, cell->column);
    }
}

/* Whether a cell stands in a column of remarks, beside the answer: a row that has no such column
 * may have its only answer there. */
static gboolean
is_remark (const TjFormMapper *self,
           const GPtrArray    *row,
           guint               index)
{
  const TjDocumentCell *cell = g_ptr_array_index (row, index);
  gboolean listed = FALSE;
  guint n_words = 0;

  /* Options may fill all columns. */
  if (self->target != NULL && tj_field_get_spec (self->target)->kind == TJ_FIELD_TICKS)
    return FALSE;

  for (guint i = 0; i < self->remarks->len; i++)
    listed |= g_array_index (self->remarks, guint, i) == cell->column;

  for (guint i = index > 0 ? index - 1 : 0; i < MIN (index + 2, row->len); i++)
    {
      const TjFieldSpec *spec;

      n_words += tj_form_cells_recognize (self->cells, g_ptr_array_index (row, i), &spec) ==
                 TJ_FORM_LABEL_NONE;
    }

  return listed && n_words > 1;
}

/* A cell merged downwards goes on asking, or answers the label beside its further rows, too. */
static void
map_continued (TjFormMapper         *self,
               const TjDocumentCell *cell)
{
  TjField *above = g_hash_table_lookup (self->targets, GUINT_TO_POINTER (cell->column));
  const TjDocumentCell *value = g_hash_table_lookup (self->values,
                                                     GUINT_TO_POINTER (cell->column));

  if (self->target == NULL)
    self->target = above;
  else if (value != NULL && self->answered == NULL &&
           tj_text_is_blank (tj_form_answers_peek (self->answers, self->target)))
    {
      tj_form_mapper_add_answer (self, self->target, value, value->text);
      tj_form_answers_mark (self->answers, self->target, TJ_FORM_DOUBT_SHARED);
    }
}

static void
map_cell (TjFormMapper    *self,
          const GPtrArray *row,
          guint            index)
{
  const TjDocumentCell *cell = g_ptr_array_index (row, index);
  const TjFieldSpec *spec = NULL;
  TjFormLabelKind kind = tj_form_cells_recognize (self->cells, cell, &spec);

  if (kind == TJ_FORM_LABEL_NONE && is_remark (self, row, index))
    note_words (self, cell->text);
  /* 案例一 behind a label is its answer. */
  else if (kind == TJ_FORM_LABEL_NONE || tj_form_mapper_belongs_to_source (self, kind, spec) ||
      (self->target != NULL && spec == NULL && kind != TJ_FORM_LABEL_PHONE))
    map_words (self, row, index);
  else
    map_label (self, cell, kind, spec);
}

/* The answers to a row of labels. In a table that has its cases one a row, each begins one. */
static void
map_answers (TjFormMapper    *self,
             const GPtrArray *row)
{
  const TjDocumentCell *last = NULL;

  self->current = NULL;
  for (guint i = 0; i < self->asked->len; i++)
    {
      const TjDocumentCell *label = g_ptr_array_index (self->asked, i);
      const TjDocumentCell *cell = tj_form_cells_at_column (row, label->column);
      const TjFieldSpec *spec = NULL;
      TjFormLabelKind kind = tj_form_cells_recognize (self->cells, label, &spec);

      self->answered = NULL;
      if (spec == NULL && kind != TJ_FORM_LABEL_PHONE)
        continue;

      map_label (self, label, kind, spec);
      if (self->target != NULL && cell != NULL && cell != last && !cell->continued)
        tj_form_mapper_add_answer (self, self->target, cell, cell->text);
      last = cell;
    }

  self->target = NULL;
}

static void
map_row (TjFormMapper    *self,
         const GPtrArray *row)
{
  const gboolean labelled = tj_form_cells_has_label (self->cells, row) ||
                            tj_form_inline_is_row (row, self->below_inline);

  self->target = !labelled ? self->below : NULL;
  self->below = NULL;
  self->repeated = NULL;
  self->answered = self->passed = NULL;
  self->unknown = FALSE;
  tj_case_columns_enter_row (&self->side, self->cells, row);

  if (self->asked != NULL && !labelled)
    {
      if (!tj_form_cells_is_blank (row))
        map_answers (self, row);
      return;
    }

  if (tj_form_cells_is_header (self->cells, row))
    take_header (self, row);
  self->asked = tj_form_cells_asks_only (self->cells, row) ? row : NULL;
  for (guint i = 0; i < row->len && self->asked == NULL; i++)
    {
      const TjDocumentCell *cell = g_ptr_array_index (row, i);

      if (cell->continued)
        map_continued (self, cell);
      else
        map_cell (self, row, i);
    }

  /* A label that fills its row is answered in the next one. */
  if (labelled && row->len == 1)
    {
      const TjDocumentCell *cell = g_ptr_array_index (row, 0);

      self->below = self->target;
      self->below_inline = g_str_has_suffix (cell->text, "：") || g_str_has_suffix (cell->text, ":");
    }
}

/* Begins the cases that stand side by side in @table, if any do. */
static void
find_side_by_side (TjFormMapper          *self,
                   const TjDocumentTable *table)
{
  const guint n_cases = self->cases->len;

  if (!tj_case_columns_find (&self->side, self->cells, table))
    return;

  if (self->side.n_cases > 0 && tj_case_columns_continues (&self->side, self->cells, table))
    return;

  self->side.n_cases = 0;
  if (n_cases + self->side.columns->len > TJ_LIMIT_CASES)
    {
      self->too_many_cases = TRUE;
      g_array_set_size (self->side.columns, 0);
      return;
    }

  self->side.first_case = n_cases;
  self->side.n_cases = self->side.columns->len;
  g_hash_table_remove_all (self->side.specs);
  for (guint i = 0; i < self->side.n_cases; i++)
    begin_case (self);
}

static void
map_table (TjFormMapper          *self,
           const TjDocumentTable *table)
{
  self->n_labels = tj_form_cells_count_labels (self->cells, table);
  if (table->nested && self->n_labels < LEAST_NESTED_LABELS)
    return;

  self->table = table;
  self->below = NULL;
  self->asked = NULL;
  g_hash_table_remove_all (self->targets);
  g_hash_table_remove_all (self->values);
  g_array_set_size (self->remarks, 0);
  find_side_by_side (self, table);
  if (self->side.columns->len > 0)
    self->current = g_ptr_array_index (self->cases, self->side.first_case);

  for (guint i = 0; i < table->rows->len; i++)
    {
      self->row = i + 1;
      map_row (self, g_ptr_array_index (table->rows, i));
    }

  if (self->side.columns->len > 0)
    self->current = NULL;
}

/* Where the cases have got to after @table, for the text that follows it. */
static void
mark_cases (TjFormMapper          *self,
            const TjDocumentTable *table)
{
  const TjFormCaseMark mark = { table->number, self->current, self->cases->len };

  g_array_append_val (self->marks, mark);
}

/* Text outside of tables makes a document a form only where it asks for much of one: reports on a
 * technology use some of the same headings. */
static gboolean
map_run_on (TjFormMapper         *self,
            const TjTextDocument *document)
{
  const TjFormRunOn run_on = {
    self->file, self->form, self->answers, self->cases, self->specs_seen, self->marks,
  };
  const gboolean has_tables = g_hash_table_size (self->specs_seen) >= TJ_FORM_LEAST_LABELS;

  tj_form_run_on_map (&run_on, document);

  return has_tables || g_hash_table_size (self->specs_seen) >= TJ_FORM_LEAST_RUN_ON_LABELS;
}

static void
mapper_clear (TjFormMapper *self)
{
  g_clear_object (&self->form);
  g_clear_pointer (&self->answers, tj_form_answers_free);
  g_clear_pointer (&self->specs_seen, g_hash_table_unref);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_pointer (&self->seen_in_case, g_hash_table_unref);
  tj_case_columns_clear (&self->side);
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->cells, tj_form_cells_free);
  g_string_free (self->unplaced, TRUE);
  g_array_unref (self->remarks);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TjFormMapper, mapper_clear)

/**
 * tj_form_mapper_map:
 * @document: a Word document
 * @file: its name, for the places of the fields
 * @findings: (element-type TjFinding): what was left out or doubtful is added here
 *
 * Returns: (transfer full) (nullable): the form, or %NULL where @document is none; then nothing was
 *   added to @findings
 */
TjForm *
tj_form_mapper_map (const TjTextDocument *document,
                    const char           *file,
                    GPtrArray            *findings)
{
  g_auto(TjFormMapper) self = { file };

  self.findings = g_ptr_array_new_with_free_func (g_object_unref);
  self.form = tj_form_new ();
  self.answers = tj_form_answers_new ();
  self.specs_seen = g_hash_table_new (NULL, NULL);
  self.cases = g_ptr_array_new_with_free_func (g_object_unref);
  self.seen_in_case = g_hash_table_new (NULL, NULL);
  tj_case_columns_init (&self.side);
  self.unplaced = g_string_new (NULL);
  self.remarks = g_array_new (FALSE, FALSE, sizeof (guint));
  self.targets = g_hash_table_new (NULL, NULL);
  self.values = g_hash_table_new (NULL, NULL);
  self.marks = g_array_new (FALSE, FALSE, sizeof (TjFormCaseMark));
  self.cells = tj_form_cells_new ();
  self.has_inner_forms = tj_form_cells_find_inner_form (self.cells, document, LEAST_NESTED_LABELS);

  for (guint i = 0; i < document->tables->len; i++)
    {
      map_table (&self, g_ptr_array_index (document->tables, i));
      mark_cases (&self, g_ptr_array_index (document->tables, i));
    }

  if (!map_run_on (&self, document))
    return NULL;

  tj_form_notes_add_document (self.findings, document);
  tj_form_notes_add_words (self.findings, "words-unplaced", self.unplaced);
  if (self.too_many_cases)
    tj_form_notes_add_limit (self.findings, "cases", TJ_LIMIT_CASES);
  tj_form_answers_settle (self.answers, self.form, self.cases, self.findings);
  tj_form_answers_check_quantities (self.form, self.findings);
  g_ptr_array_extend_and_steal (findings, g_steal_pointer (&self.findings));

  return g_steal_pointer (&self.form);
}
