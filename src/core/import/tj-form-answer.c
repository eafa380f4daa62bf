/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-form-answer.h"

#include <string.h>

#include "core/base/tj-text.h"
#include "core/import/tj-form-echo.h"
#include "core/import/tj-form-hint.h"
#include "core/import/tj-form-label.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-tick-reader.h"
#include "core/model/tj-finding.h"
#include "core/model/tj-unit.h"

struct _TjFormAnswers
{
  GHashTable *texts;
  GHashTable *units;
  GHashTable *looks;
  GHashTable *doubts;
};

static const struct
{
  TjFormDoubt doubt;
  const char *code;
} doubts[] = {
  { TJ_FORM_DOUBT_HINT, "hint-left" }, { TJ_FORM_DOUBT_RUN_ON, "run-on" },
  { TJ_FORM_DOUBT_TICK, "tick-unclear" }, { TJ_FORM_DOUBT_CELLS, "cells-joined" },
  { TJ_FORM_DOUBT_LABEL, "label-in-answer" },
  { TJ_FORM_DOUBT_ECHO, "text-repeated" }, { TJ_FORM_DOUBT_SHARED, "cell-shared" },
};

static void
text_free (gpointer text)
{
  g_string_free (text, TRUE);
}

TjFormAnswers *
tj_form_answers_new (void)
{
  TjFormAnswers *self = g_new0 (TjFormAnswers, 1);

  self->texts = g_hash_table_new_full (NULL, NULL, NULL, text_free);
  self->units = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->looks = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->doubts = g_hash_table_new (NULL, NULL);

  return self;
}

void
tj_form_answers_free (TjFormAnswers *self)
{
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->units);
  g_hash_table_unref (self->looks);
  g_hash_table_unref (self->doubts);
  g_free (self);
}

/**
 * tj_form_answers_add:
 * @text: a further paragraph or cell of the answer; nothing happens where it is blank
 */
void
tj_form_answers_add (TjFormAnswers *self,
                     TjField       *field,
                     const char    *text)
{
  GString *gathered = g_hash_table_lookup (self->texts, field);

  if (tj_text_is_blank (text))
    return;

  if (gathered == NULL)
    {
      gathered = g_string_new (NULL);
      g_hash_table_insert (self->texts, field, gathered);
    }

  if (gathered->len > TJ_LIMIT_CELL_TEXT)
    return;

  if (gathered->len > 0)
    g_string_append_c (gathered, '\n');
  g_string_append (gathered, text);
}

/**
 * tj_form_answers_begin_line:
 *
 * Begins a row of cells of which the first is blank.
 */
void
tj_form_answers_begin_line (TjFormAnswers *self,
                            TjField       *field)
{
  GString *gathered = g_hash_table_lookup (self->texts, field);

  if (gathered != NULL && gathered->len <= TJ_LIMIT_CELL_TEXT)
    g_string_append_c (gathered, '\n');
}

/**
 * tj_form_answers_add_beside:
 * @text: what stands in the cell to the right of the one that was added last; may be blank
 *
 * For ticks, which need to know what stands beside what.
 */
void
tj_form_answers_add_beside (TjFormAnswers *self,
                            TjField       *field,
                            const char    *text)
{
  GString *gathered = g_hash_table_lookup (self->texts, field);

  if (gathered == NULL)
    {
      gathered = g_string_new (NULL);
      g_hash_table_insert (self->texts, field, gathered);
    }

  if (gathered->len <= TJ_LIMIT_CELL_TEXT)
    g_string_append_printf (gathered, "\t%s", text);
}

/**
 * tj_form_answers_add_looks:
 * @text: what was added last, from @cell
 *
 * Takes over how parts of @text look in the document.
 */
void
tj_form_answers_add_looks (TjFormAnswers        *self,
                           TjField              *field,
                           const char           *text,
                           const TjDocumentCell *cell)
{
  GPtrArray *looks = g_hash_table_lookup (self->looks, field);
  const char *gathered = tj_form_answers_peek (self, field);
  const char *found = strstr (cell->text, text);
  gsize length = strlen (text);

  if (cell->looks == NULL || cell->looks->len == 0 || found == NULL ||
      !g_str_has_suffix (gathered, text))
    return;

  if (looks == NULL)
    {
      looks = tj_field_look_list_new ();
      g_hash_table_insert (self->looks, field, looks);
    }

  tj_field_look_take (looks, cell->looks, (gsize) (found - cell->text), length,
                     strlen (gathered) - length);
}

/**
 * tj_form_answers_peek:
 *
 * Returns: what was gathered so far; never %NULL
 */
const char *
tj_form_answers_peek (TjFormAnswers *self,
                      TjField       *field)
{
  GString *gathered = g_hash_table_lookup (self->texts, field);

  return gathered != NULL ? gathered->str : "";
}

/**
 * tj_form_answers_set_unit:
 * @unit: (transfer full) (nullable): what stands in the brackets of the label
 */
void
tj_form_answers_set_unit (TjFormAnswers *self,
                          TjField       *field,
                          char          *unit)
{
  if (unit != NULL)
    g_hash_table_insert (self->units, field, unit);
}

/* A hint that stood in the middle leaves only the pictures where they can be told. */
static void
settle_looks (TjFormAnswers *self,
              TjField       *field,
              const char    *gathered)
{
  const GPtrArray *looks = g_hash_table_lookup (self->looks, field);
  const char *text = tj_field_get_text (field);
  const char *found = strstr (gathered, text);
  g_autoptr(GPtrArray) settled = NULL;

  if (looks == NULL)
    return;

  settled = tj_field_look_list_new ();
  if (found != NULL)
    tj_field_look_take (settled, looks, (gsize) (found - gathered), strlen (text), 0);
  else
    tj_field_look_take (settled, looks, strlen (gathered) + 1, 0, strlen (text));
  if (settled->len > 0)
    tj_field_set_looks (field, settled);
}

static guint
get_doubts (TjFormAnswers *self,
            TjField       *field)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->doubts, field));
}

/**
 * tj_form_answers_mark:
 *
 * Notes a doubt about the answer, for a finding.
 */
void
tj_form_answers_mark (TjFormAnswers *self,
                      TjField       *field,
                      TjFormDoubt    doubt)
{
  g_hash_table_insert (self->doubts, field, GUINT_TO_POINTER (get_doubts (self, field) | doubt));
}

/* Of the technology's owner and in a recommendation people are named with their telephone. */
static gboolean
may_name_people (const TjFieldSpec *spec)
{
  return g_str_equal (spec->id, "source") || g_str_equal (spec->id, "recommendation");
}

/* A line that is a label, whole or up to a colon, was hardly written as part of an answer. */
static gboolean
is_label_line (const TjFieldSpec *field,
               const char        *line)
{
  const TjFieldSpec *spec;
  TjFormLabelKind kind = tj_form_label_recognize (line, &spec);
  const char *colon = kind == TJ_FORM_LABEL_NONE ? tj_form_label_find_colon (line, &kind, &spec)
                                                 : NULL;
  g_autofree char *head = colon != NULL ? g_strndup (line, colon - line) : NULL;

  if (head != NULL && (spec == NULL || !tj_form_label_is_printed (head)))
    return FALSE;

  if (kind == TJ_FORM_LABEL_PHONE || (spec != NULL && spec->part == TJ_FIELD_PART_APPLICANT))
    return !may_name_people (field);

  return kind == TJ_FORM_LABEL_FIELD && spec != field;
}

static gboolean
holds_label (const TjFieldSpec *field,
             const char        *text)
{
  g_auto(GStrv) lines = NULL;

  if (strchr (text, '\n') == NULL && strchr (text, ':') == NULL && strstr (text, "：") == NULL)
    return FALSE;

  /* 某某公司邮编：100088 */
  if (field->part == TJ_FIELD_PART_APPLICANT && tj_form_label_has_inside (text))
    return TRUE;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (is_label_line (field, lines[i]))
        return TRUE;
    }

  return FALSE;
}

/* An applicant who changed 万元 to 亿元 in the label meant it, and one who left 年 of 月或年. */
static gboolean
is_other_unit (TjField    *field,
               const char *label_unit)
{
  const char *form_unit = tj_field_get_spec (field)->unit;
  TjUnit ours;
  TjUnit theirs;

  if (form_unit == NULL || label_unit == NULL || !tj_unit_parse (label_unit, &theirs))
    return FALSE;

  if (!tj_unit_parse (form_unit, &ours))
    return tj_unit_is_duration (theirs.kind);

  return ours.kind != theirs.kind || ours.exponent != theirs.exponent;
}

/* Choosing between the two that the form offers is no change of its unit. */
static gboolean
is_unit_changed (TjField *field)
{
  const char *unit = tj_field_get_label_unit (field);

  return unit != NULL && !tj_field_is_blank (field) &&
         strchr (tj_field_get_spec (field)->unit, '|') == NULL;
}

static void
settle_field (TjFormAnswers *self,
              TjField       *field)
{
  const TjFieldSpec *spec = tj_field_get_spec (field);
  const char *gathered = tj_form_answers_peek (self, field);
  g_autofree char *text = NULL;
  gboolean has_hint;
  gsize echo;

  text = tj_form_hint_remove (spec, gathered, &has_hint);
  echo = tj_form_echo_find (text);
  if (echo > 0)
    {
      text[echo] = '\0';
      tj_form_answers_mark (self, field, TJ_FORM_DOUBT_ECHO);
    }
  else if (tj_form_echo_is_likely (text))
    tj_form_answers_mark (self, field, TJ_FORM_DOUBT_ECHO);
  if (is_other_unit (field, g_hash_table_lookup (self->units, field)))
    tj_field_set_label_unit (field, g_hash_table_lookup (self->units, field));
  tj_field_set_text (field, g_strstrip (text));
  settle_looks (self, field, gathered);
  if (has_hint)
    tj_form_answers_mark (self, field, TJ_FORM_DOUBT_HINT);
  if (holds_label (spec, text))
    tj_form_answers_mark (self, field, TJ_FORM_DOUBT_LABEL);

  if (spec->kind == TJ_FIELD_TICKS)
    {
      gboolean clear;
      g_auto(GStrv) codes = tj_tick_reader_read (spec, text, &clear);

      tj_field_set_ticked (field, (const char * const *) codes);
      if (!clear)
        tj_form_answers_mark (self, field, TJ_FORM_DOUBT_TICK);
    }
}

static void
settle_list (TjFormAnswers *self,
             GListModel    *fields)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);

      settle_field (self, field);
    }
}

static TjFinding *
new_finding (const char *code,
             const char *variant,
             TjField    *field,
             int         index)
{
  TjFinding *finding = tj_finding_new (code, variant);
  g_autofree char *path = NULL;

  path = index >= 0 ? g_strdup_printf ("cases[%d].%s", index, tj_field_get_id (field))
                    : g_strdup (tj_field_get_id (field));
  tj_finding_add_field (finding, path);
  if (index >= 0)
    tj_finding_set_case (finding, index);
  tj_finding_add_text (finding, "label", tj_field_get_spec (field)->label_zh);

  return finding;
}

static void
report_list (TjFormAnswers *self,
             GListModel    *fields,
             int            index,
             GPtrArray     *findings)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);

      for (guint j = 0; j < G_N_ELEMENTS (doubts); j++)
        {
          if ((get_doubts (self, field) & doubts[j].doubt) != 0)
            g_ptr_array_add (findings, new_finding (doubts[j].code, NULL, field, index));
        }

      if (is_unit_changed (field))
        {
          TjFinding *finding = new_finding ("unit-ambiguous", "label", field, index);

          tj_finding_add_text (finding, "unit", tj_field_get_label_unit (field));
          g_ptr_array_add (findings, finding);
        }
    }
}

/**
 * tj_form_answers_settle:
 * @form: gets its texts, ticks and the cases
 * @cases: (element-type TjCase): in order; one in which nothing was filled in is no case
 * @findings: (element-type TjFinding): what was doubtful is added here
 */
void
tj_form_answers_settle (TjFormAnswers *self,
                        TjForm        *form,
                        GPtrArray     *cases,
                        GPtrArray     *findings)
{
  settle_list (self, tj_form_get_fields (form));
  report_list (self, tj_form_get_fields (form), -1, findings);

  for (guint i = 0; i < cases->len; i++)
    {
      TjCase *item = g_ptr_array_index (cases, i);

      settle_list (self, tj_case_get_fields (item));
      if (tj_case_is_blank (item))
        continue;

      report_list (self, tj_case_get_fields (item), (int) tj_form_get_n_cases (form), findings);
      tj_form_add_case (form, item);
    }
}

static void
check_quantity (TjField   *field,
                int        index,
                GPtrArray *findings)
{
  const TjQuantity *quantity = tj_field_get_quantity (field);
  const char *code = NULL;
  const char *variant = NULL;
  g_autofree char *shown = NULL;
  TjFinding *finding;

  if (quantity == NULL || quantity->state == TJ_QUANTITY_BLANK)
    return;

  if (quantity->state == TJ_QUANTITY_UNREADABLE)
    code = "quantity-unreadable";
  else if (quantity->unit_missing || quantity->unit_conflict)
    {
      code = "unit-ambiguous";
      variant = quantity->unit_missing ? "missing" : "conflict";
    }

  else if (quantity->further_figures)
    code = "quantity-further";

  if (code == NULL)
    return;

  finding = new_finding (code, variant, field, index);
  shown = g_utf8_substring (quantity->text, 0, MIN (g_utf8_strlen (quantity->text, -1), 60));
  tj_finding_add_text (finding, "text", g_strdelimit (shown, "\n", ' '));
  g_ptr_array_add (findings, finding);
}

static void
check_list (GListModel *fields,
            int         index,
            GPtrArray  *findings)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);

      check_quantity (field, index, findings);
    }
}

void
tj_form_answers_check_quantities (TjForm    *form,
                                  GPtrArray *findings)
{
  check_list (tj_form_get_fields (form), -1, findings);

  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    check_list (tj_case_get_fields (tj_form_get_case (form, i)), (int) i, findings);
}
