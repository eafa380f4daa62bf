/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-form-mapper-private.h"

#include <string.h>

/* Cells that hold a label and its answer, or several of both. */

/* What parts an answer from the label behind it. */
static void
cut_separators (char *text)
{
  char *end = text + strlen (text);

  while (end > text)
    {
      const gunichar c = g_utf8_get_char (end = g_utf8_prev_char (end));

      if (!g_unichar_isspace (c) && c != ';' && c != ',' && c != '|' && c != 0xff1b && c != 0xff0c)
        return;

      *end = '\0';
    }
}

/* What stands behind the colon of a label in the same line, up to the next label in it. */
static void
map_rest_of_line (TjFormMapper         *self,
                  const TjDocumentCell *cell,
                  const char           *rest)
{
  while (rest != NULL)
    {
      const TjFieldSpec *spec = NULL;
      TjFormLabelKind kind = TJ_FORM_LABEL_NONE;
      const char *colon = NULL;
      const char *next = tj_form_label_find_next (rest, &colon, &kind, &spec);
      g_autofree char *answer = NULL;

      if (next != NULL && tj_form_mapper_belongs_to_source (self, kind, spec))
        next = NULL;

      answer = next != NULL ? g_strndup (rest, next - rest) : g_strdup (rest);
      if (next != NULL)
        cut_separators (answer);
      self->answered = NULL;
      if (self->target != NULL)
        tj_form_mapper_add_answer (self, self->target, cell, g_strstrip (answer));
      if (next != NULL)
        self->target = tj_form_mapper_find_target (self, kind, spec);
      rest = next != NULL ? g_utf8_next_char (colon) : NULL;
    }
}

/* 单位名称：某某公司 in one cell, or the label in the first line. Returns whether a label was found
 * in it. */
gboolean
tj_form_inline_map (TjFormMapper         *self,
                    const TjDocumentCell *cell)
{
  const TjFieldSpec *spec = NULL;
  TjFormLabelKind kind = TJ_FORM_LABEL_NONE;
  const char *rest = tj_form_label_find_head (cell->text, FALSE, &kind, &spec);
  g_auto(GStrv) lines = g_strsplit (rest != NULL ? rest : cell->text, "\n", -1);
  gboolean any = rest != NULL;

  if (any)
    self->target = tj_form_mapper_find_target (self, kind, spec);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *colon = tj_form_label_find_colon (lines[i], &kind, &spec);

      self->answered = NULL;
      if (colon != NULL && !tj_form_mapper_belongs_to_source (self, kind, spec))
        {
          self->target = tj_form_mapper_find_target (self, kind, spec);
          map_rest_of_line (self, cell, g_utf8_next_char (colon));
          any = TRUE;
        }
      else if (any && self->target != NULL)
        tj_form_mapper_add_answer (self, self->target, cell, lines[i]);
    }

  self->target = NULL;

  return any;
}

/* Whether @row is one cell that holds a label and its answer: behind a colon only where the row
 * before it was written that way. */
gboolean
tj_form_inline_is_row (const GPtrArray *row,
                       gboolean         after_colon)
{
  const TjDocumentCell *cell = row->len == 1 ? g_ptr_array_index (row, 0) : NULL;
  const TjFieldSpec *spec;
  TjFormLabelKind kind;

  return cell != NULL && (tj_form_label_find_head (cell->text, TRUE, &kind, &spec) != NULL ||
                          (after_colon &&
                           tj_form_label_find_colon (cell->text, &kind, &spec) != NULL));
}
