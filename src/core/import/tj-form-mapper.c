/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-form-mapper.h"

#include <string.h>

#include "core/base/tj-text.h"
#include "core/import/tj-form-answer.h"
#include "core/import/tj-form-label.h"
#include "core/import/tj-form-run-on.h"
#include "core/import/tj-import-limits.h"
#include "core/model/tj-finding.h"

/* From cells to fields. Word processors split and join tables, so nothing goes by a table's
 * number or a row's: a cell whose words are a label of the form asks, and the cells to its right
 * answer, as do the cells beside its continuation in the rows below, or the row below a label
 * that fills its own row. */

/* A table inside a cell is part of the form only if it is clearly one. */
#define LEAST_NESTED_LABELS 3
/* Side by side cases must line up in so many rows to be taken for such. */
#define LEAST_ALIGNED_ROWS 5
#define MAX_UNKNOWN_LABEL 60

typedef struct
{
  const char *file;
  GPtrArray *findings;
  TjForm *form;
  TjFormAnswers *answers;
  GHashTable *specs_seen;

  GPtrArray *cases;
  TjCase *current;
  GHashTable *seen_in_case;
  gboolean case_break;
  gboolean too_many_cases;

  /* What each cell was recognised as, since it is asked several times. */
  GHashTable *labels;
  const TjDocumentTable *table;
  GArray *marks;
  guint n_labels;
  guint row;
  GArray *case_columns;
  guint first_column_case;
  GHashTable *targets;
  TjField *target;
  TjField *repeated;
  TjField *below;
  TjField *person;
} Mapper;

typedef struct
{
  TjFormLabelKind kind;
  const TjFieldSpec *spec;
} Label;

static TjFormLabelKind
recognize (const Mapper          *self,
           const TjDocumentCell  *cell,
           const TjFieldSpec    **spec)
{
  Label *label = g_hash_table_lookup (self->labels, cell);

  if (label == NULL)
    {
      label = g_new (Label, 1);
      label->kind = tj_form_label_recognize (cell->text, &label->spec);
      g_hash_table_insert (self->labels, (gpointer) cell, label);
    }

  *spec = label->spec;

  return label->kind;
}

static void
begin_case (Mapper *self)
{
  self->current = tj_case_new ();
  g_ptr_array_add (self->cases, self->current);
  g_hash_table_remove_all (self->seen_in_case);
  self->case_break = FALSE;
}

static TjField *
find_case_field (Mapper            *self,
                 const TjFieldSpec *spec)
{
  gboolean is_new = self->current == NULL ||
                    g_hash_table_contains (self->seen_in_case, spec) ||
                    (self->case_break && g_str_equal (spec->id, "name"));

  if (self->case_columns->len > 0)
    is_new = FALSE;
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
find_field (Mapper            *self,
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
find_phone (Mapper *self)
{
  const char *id = "applicant.contact_phone";

  if (self->person != NULL &&
      g_str_equal (tj_field_get_id (self->person), "applicant.legal_person"))
    id = "applicant.legal_person_phone";

  return find_field (self, tj_field_spec_lookup (id));
}

/* The owner of the technology may be asked for in cells of their own, under words that elsewhere
 * ask for the applicant. */
static gboolean
belongs_to_source (const Mapper      *self,
                   TjFormLabelKind    kind,
                   const TjFieldSpec *spec)
{
  if (self->target == NULL || !g_str_equal (tj_field_get_id (self->target), "source"))
    return FALSE;

  return kind == TJ_FORM_LABEL_PHONE ||
         (kind == TJ_FORM_LABEL_FIELD && spec->part == TJ_FIELD_PART_APPLICANT);
}

static TjField *
redirect_to_column (Mapper               *self,
                    TjField              *field,
                    const TjDocumentCell *cell)
{
  if (tj_field_get_spec (field)->part != TJ_FIELD_PART_CASE)
    return field;

  for (guint i = 0; i < self->case_columns->len; i++)
    {
      if (g_array_index (self->case_columns, guint, i) == cell->column)
        return tj_case_get_field (g_ptr_array_index (self->cases, self->first_column_case + i),
                                  tj_field_get_id (field));
    }

  return field;
}

static void
add_answer (Mapper               *self,
            TjField              *field,
            const TjDocumentCell *cell,
            const char           *text)
{
  TjField *target = redirect_to_column (self, field, cell);

  if (tj_field_get_place (target) == NULL)
    {
      g_autoptr(TjPlace) place = tj_place_new (self->file, self->table->number, self->row,
                                               cell->column);

      tj_field_set_place (target, place);
    }

  tj_form_answers_add (self->answers, target, text);
  tj_form_answers_add_looks (self->answers, target, text, cell);
}

static void
note_text (Mapper     *self,
           const char *code,
           const char *text)
{
  TjFinding *finding = tj_finding_new (code, NULL);
  g_autofree char *line = g_strdup (text);

  tj_finding_add_text (finding, "text", g_strdelimit (line, "\n", ' '));
  g_ptr_array_add (self->findings, finding);
}

static void
note_repeated (Mapper     *self,
               const char *text)
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

static TjField *
find_target (Mapper            *self,
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

/* 单位名称：某某公司 in one cell. Returns whether a label was found in it. */
static gboolean
map_inline (Mapper               *self,
            const TjDocumentCell *cell)
{
  g_auto(GStrv) lines = g_strsplit (cell->text, "\n", -1);
  gboolean any = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strdelimit (g_strdup (lines[i]), "\t", ' ');
      const char *wide = strstr (line, "：");
      const char *narrow = strchr (line, ':');
      const char *colon = wide != NULL && (narrow == NULL || wide < narrow) ? wide : narrow;
      g_autofree char *label = colon != NULL ? g_strndup (line, colon - line) : NULL;
      const TjFieldSpec *spec = NULL;
      TjFormLabelKind kind = TJ_FORM_LABEL_NONE;

      if (label != NULL)
        kind = tj_form_label_recognize (label, &spec);

      if (kind == TJ_FORM_LABEL_FIELD || kind == TJ_FORM_LABEL_PHONE)
        {
          self->target = find_target (self, kind, spec);
          if (self->target != NULL)
            add_answer (self, self->target, cell, g_utf8_next_char (colon));
          any = TRUE;
        }
      else if (any && self->target != NULL)
        add_answer (self, self->target, cell, lines[i]);
    }

  self->target = NULL;

  return any;
}

static gboolean
is_unknown_label (const Mapper    *self,
                  const GPtrArray *row,
                  guint            index)
{
  const TjDocumentCell *cell = g_ptr_array_index (row, index);

  for (guint i = 0; i < index; i++)
    {
      const TjDocumentCell *before = g_ptr_array_index (row, i);
      const TjFieldSpec *spec;

      if (!before->continued &&
          recognize (self, before, &spec) == TJ_FORM_LABEL_NONE)
        return FALSE;
    }

  return self->n_labels >= LEAST_NESTED_LABELS && index + 1 < row->len &&
         strlen (cell->text) <= MAX_UNKNOWN_LABEL && !tj_text_is_blank (cell->text);
}

static void
map_label (Mapper               *self,
           const TjDocumentCell *cell,
           TjFormLabelKind       kind,
           const TjFieldSpec    *spec)
{
  self->target = find_target (self, kind, spec);
  g_hash_table_insert (self->targets, GUINT_TO_POINTER (cell->column), self->target);

  if (self->target != NULL && spec != NULL && spec->kind == TJ_FIELD_QUANTITY)
    tj_form_answers_set_unit (self->answers, self->target, tj_form_label_dup_unit (cell->text));
}

static void
map_words (Mapper          *self,
           const GPtrArray *row,
           guint            index)
{
  const TjDocumentCell *cell = g_ptr_array_index (row, index);

  if (self->target != NULL)
    add_answer (self, self->target, cell, cell->text);
  else if (self->repeated != NULL)
    note_repeated (self, cell->text);
  else if (!map_inline (self, cell))
    {
      g_hash_table_remove (self->targets, GUINT_TO_POINTER (cell->column));
      if (is_unknown_label (self, row, index))
        note_text (self, "label-unknown", cell->text);
    }
}

static gboolean
has_label (const Mapper    *self,
           const GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    {
      const TjDocumentCell *cell = g_ptr_array_index (row, i);
      const TjFieldSpec *spec;

      if (recognize (self, cell, &spec) != TJ_FORM_LABEL_NONE)
        return TRUE;
    }

  return FALSE;
}

static void
map_row (Mapper          *self,
         const GPtrArray *row)
{
  gboolean labelled = has_label (self, row);

  self->target = !labelled ? self->below : NULL;
  self->below = NULL;
  self->repeated = NULL;

  for (guint i = 0; i < row->len; i++)
    {
      const TjDocumentCell *cell = g_ptr_array_index (row, i);
      const TjFieldSpec *spec = NULL;
      TjFormLabelKind kind;

      if (cell->continued)
        {
          TjField *above = g_hash_table_lookup (self->targets, GUINT_TO_POINTER (cell->column));

          if (above != NULL && self->target == NULL)
            self->target = above;
          continue;
        }

      kind = recognize (self, cell, &spec);
      if (kind == TJ_FORM_LABEL_NONE || belongs_to_source (self, kind, spec))
        map_words (self, row, i);
      else
        map_label (self, cell, kind, spec);
    }

  /* A label that fills its row is answered in the next one. */
  if (labelled && row->len == 1)
    self->below = self->target;
}

static guint
count_labels (const Mapper          *self,
              const TjDocumentTable *table)
{
  guint n_labels = 0;

  for (guint i = 0; i < table->rows->len; i++)
    n_labels += has_label (self, g_ptr_array_index (table->rows, i));

  return n_labels;
}

/* Whether @row is a case's label and then filled cells in just these columns. */
static gboolean
is_aligned (const Mapper    *self,
            const GPtrArray *row,
            const GArray    *columns)
{
  const TjFieldSpec *spec = NULL;
  guint n_values = 0;

  for (guint i = 0; i < row->len; i++)
    {
      const TjDocumentCell *cell = g_ptr_array_index (row, i);
      const TjFieldSpec *found = NULL;

      if (cell->continued)
        continue;

      if (recognize (self, cell, &found) != TJ_FORM_LABEL_NONE)
        {
          if (found != NULL && (spec != NULL || found->part != TJ_FIELD_PART_CASE))
            return FALSE;
          if (found != NULL)
            spec = found;
        }
      else if (spec == NULL || n_values >= columns->len ||
               g_array_index (columns, guint, n_values) != cell->column)
        return FALSE;
      else
        n_values++;
    }

  return spec != NULL && n_values == columns->len;
}

static void
take_columns (const Mapper    *self,
              const GPtrArray *row,
              GArray          *columns)
{
  gboolean is_name = FALSE;

  g_array_set_size (columns, 0);
  for (guint i = 0; i < row->len; i++)
    {
      const TjDocumentCell *cell = g_ptr_array_index (row, i);
      const TjFieldSpec *spec = NULL;

      if (recognize (self, cell, &spec) == TJ_FORM_LABEL_FIELD)
        is_name = spec->part == TJ_FIELD_PART_CASE && g_str_equal (spec->id, "name");
      else if (is_name && !tj_text_is_blank (cell->text))
        g_array_append_val (columns, cell->column);
    }
}

/* Some applicants set their cases side by side instead of one below the other. */
static void
find_side_by_side (Mapper                *self,
                   const TjDocumentTable *table)
{
  guint n_aligned = 0;

  g_array_set_size (self->case_columns, 0);
  for (guint i = 0; i < table->rows->len && self->case_columns->len < 2; i++)
    take_columns (self, g_ptr_array_index (table->rows, i), self->case_columns);

  for (guint i = 0; i < table->rows->len && self->case_columns->len >= 2; i++)
    n_aligned += is_aligned (self, g_ptr_array_index (table->rows, i), self->case_columns);

  if (self->case_columns->len >= 2 && n_aligned >= LEAST_ALIGNED_ROWS &&
      self->cases->len + self->case_columns->len > TJ_LIMIT_CASES)
    self->too_many_cases = TRUE;

  if (self->case_columns->len < 2 || n_aligned < LEAST_ALIGNED_ROWS ||
      self->cases->len + self->case_columns->len > TJ_LIMIT_CASES)
    {
      g_array_set_size (self->case_columns, 0);
      return;
    }

  self->first_column_case = self->cases->len;
  for (guint i = 0; i < self->case_columns->len; i++)
    begin_case (self);
  self->current = g_ptr_array_index (self->cases, self->first_column_case);
}

static void
map_table (Mapper                *self,
           const TjDocumentTable *table)
{
  self->n_labels = count_labels (self, table);
  if (table->nested && self->n_labels < LEAST_NESTED_LABELS)
    return;

  self->table = table;
  self->below = NULL;
  g_hash_table_remove_all (self->targets);
  find_side_by_side (self, table);

  for (guint i = 0; i < table->rows->len; i++)
    {
      self->row = i + 1;
      map_row (self, g_ptr_array_index (table->rows, i));
    }

  if (self->case_columns->len > 0)
    self->current = NULL;
}

/* Where the cases have got to after @table, for the text that follows it. */
static void
mark_cases (Mapper                *self,
            const TjDocumentTable *table)
{
  const TjFormCaseMark mark = { table->number, self->current, self->cases->len };

  g_array_append_val (self->marks, mark);
}

/* Text outside of tables makes a document a form only where it asks for much of one: reports on a
 * technology use some of the same headings. */
static gboolean
map_run_on (Mapper               *self,
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
add_note (GPtrArray     *findings,
          const char    *code,
          const GString *words)
{
  TjFinding *finding;

  if (words->len == 0)
    return;

  finding = tj_finding_new (code, NULL);
  tj_finding_add_text (finding, "text", words->str);
  g_ptr_array_add (findings, finding);
}

static void
note_limit (GPtrArray  *findings,
            const char *variant,
            guint       limit)
{
  TjFinding *finding = tj_finding_new ("form-cut-short", variant);

  tj_finding_add_number (finding, "limit", limit);
  g_ptr_array_add (findings, finding);
}

static void
note_document (const TjTextDocument *document,
               GPtrArray            *findings)
{
  TjFinding *finding;

  if (document->tracked)
    {
      finding = tj_finding_new ("tracked-changes", NULL);
      tj_finding_add_text (finding, "inserted",
                           document->inserted->len > 0 ? document->inserted->str : "—");
      tj_finding_add_text (finding, "deleted",
                           document->deleted->len > 0 ? document->deleted->str : "—");
      g_ptr_array_add (findings, finding);
    }

  if (document->cut_short)
    note_limit (findings, "cells", TJ_LIMIT_CELLS);

  add_note (findings, "hidden-text", document->hidden);
  add_note (findings, "text-box", document->boxes);

  if (document->n_comments > 0)
    {
      finding = tj_finding_new ("comments", NULL);
      tj_finding_add_number (finding, "count", document->n_comments);
      g_ptr_array_add (findings, finding);
    }
}

static void
mapper_clear (Mapper *self)
{
  g_clear_object (&self->form);
  g_clear_pointer (&self->answers, tj_form_answers_free);
  g_clear_pointer (&self->specs_seen, g_hash_table_unref);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_clear_pointer (&self->seen_in_case, g_hash_table_unref);
  g_clear_pointer (&self->case_columns, g_array_unref);
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mapper, mapper_clear)

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
  g_auto(Mapper) self = { file };

  self.findings = g_ptr_array_new_with_free_func (g_object_unref);
  self.form = tj_form_new ();
  self.answers = tj_form_answers_new ();
  self.specs_seen = g_hash_table_new (NULL, NULL);
  self.cases = g_ptr_array_new_with_free_func (g_object_unref);
  self.seen_in_case = g_hash_table_new (NULL, NULL);
  self.case_columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self.targets = g_hash_table_new (NULL, NULL);
  self.marks = g_array_new (FALSE, FALSE, sizeof (TjFormCaseMark));
  self.labels = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < document->tables->len; i++)
    {
      map_table (&self, g_ptr_array_index (document->tables, i));
      mark_cases (&self, g_ptr_array_index (document->tables, i));
    }

  if (!map_run_on (&self, document))
    return NULL;

  note_document (document, self.findings);
  if (self.too_many_cases)
    note_limit (self.findings, "cases", TJ_LIMIT_CASES);
  tj_form_answers_settle (self.answers, self.form, self.cases, self.findings);
  tj_form_answers_check_quantities (self.form, self.findings);
  g_ptr_array_extend_and_steal (findings, g_steal_pointer (&self.findings));

  return g_steal_pointer (&self.form);
}
