/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-plan-matrix.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *name;
  TjClassification *cells[TJ_N_POLICY_DOCUMENTS];
} Row;

struct _TjPlanMatrix
{
  /* The nodes of the cells belong to these. */
  TjPolicyDocuments *documents;
  GPtrArray *rows;
};

static void
row_free (Row *row)
{
  for (guint i = 0; i < TJ_N_POLICY_DOCUMENTS; i++)
    tj_classification_free (row->cells[i]);
  g_free (row->name);
  g_free (row);
}

/**
 * tj_plan_matrix_new:
 * @forms: (element-type TjForm): the technologies
 *
 * Takes some milliseconds for each technology; any thread may do it.
 *
 * Returns: (transfer full): where each technology stands in each document
 */
TjPlanMatrix *
tj_plan_matrix_new (TjPolicyDocuments *documents,
                    GPtrArray         *forms)
{
  TjPlanMatrix *self = g_new0 (TjPlanMatrix, 1);

  self->documents = g_object_ref (documents);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  for (guint i = 0; i < forms->len; i++)
    {
      TjForm *form = g_ptr_array_index (forms, i);
      Row *row = g_new0 (Row, 1);

      row->name = g_strdup (tj_form_get_text (form, "technology_name"));
      for (guint j = 0; j < TJ_N_POLICY_DOCUMENTS; j++)
        row->cells[j] = tj_classify_form (tj_policy_documents_get (documents, j), form);
      g_ptr_array_add (self->rows, row);
    }

  return self;
}

void
tj_plan_matrix_free (TjPlanMatrix *self)
{
  g_ptr_array_unref (self->rows);
  g_object_unref (self->documents);
  g_free (self);
}

guint
tj_plan_matrix_get_n_rows (const TjPlanMatrix *self)
{
  return self->rows->len;
}

/**
 * tj_plan_matrix_get_name:
 *
 * Returns: (nullable): of the technology
 */
const char *
tj_plan_matrix_get_name (const TjPlanMatrix *self,
                         guint               row)
{
  return ((const Row *) g_ptr_array_index (self->rows, row))->name;
}

/**
 * tj_plan_matrix_get_cell:
 *
 * Returns: (transfer none): how the technology stands to a document
 */
TjClassification *
tj_plan_matrix_get_cell (const TjPlanMatrix *self,
                         guint               row,
                         TjPolicyDocument    document)
{
  return ((const Row *) g_ptr_array_index (self->rows, row))->cells[document];
}

/**
 * tj_plan_matrix_dup_place:
 *
 * Returns: (transfer full): clause and name of the item of the document; empty where too little
 *   speaks for any
 */
char *
tj_plan_matrix_dup_place (const TjPlanMatrix *self,
                          guint               row,
                          TjPolicyDocument    document)
{
  const TjClassifierRank *place;

  place = tj_classification_get_place (tj_plan_matrix_get_cell (self, row, document));
  if (place == NULL)
    return g_strdup ("");

  return g_strdup_printf ("%s %s", tj_taxonomy_node_get_clause (place->node),
                          tj_taxonomy_node_get_name (place->node));
}

/* A spreadsheet takes what begins with one of these for a formula; a quote before it keeps it
 * a text. */
static void
append_field (GString    *csv,
              const char *text,
              gboolean    first)
{
  g_auto(GStrv) parts = g_strsplit (text != NULL ? text : "", "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);
  const char *guard = text != NULL && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL
                        ? "'" : "";

  g_string_append_printf (csv, "%s\"%s%s\"", first ? "" : ",", guard, doubled);
}

/**
 * tj_plan_matrix_to_csv:
 *
 * Returns: (transfer full): a table as RFC 4180 has it, in UTF-8, with a head in the user's
 *   language
 */
char *
tj_plan_matrix_to_csv (const TjPlanMatrix *self)
{
  GString *csv = g_string_new (NULL);

  append_field (csv, _("Technology"), TRUE);
  for (guint j = 0; j < TJ_N_POLICY_DOCUMENTS; j++)
    append_field (csv, tj_policy_document_get_label (j), FALSE);
  g_string_append (csv, "\r\n");

  for (guint i = 0; i < self->rows->len; i++)
    {
      append_field (csv, tj_plan_matrix_get_name (self, i), TRUE);
      for (guint j = 0; j < TJ_N_POLICY_DOCUMENTS; j++)
        {
          g_autofree char *place = tj_plan_matrix_dup_place (self, i, j);

          append_field (csv, place, FALSE);
        }
      g_string_append (csv, "\r\n");
    }

  return g_string_free (csv, FALSE);
}
