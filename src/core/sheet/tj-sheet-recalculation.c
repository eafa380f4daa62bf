/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sheet/tj-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-xml.h"

/* What the reviewer entered to recalculate the claims, element for element as
 * data/schema/recalculation.xsd has it, and the figures that came out of it when the sheet was
 * made. */

static const char * const attributes[] = {
  "side", "role", "value", "low", "high", "distribution", "unit", "factor", "factor-value",
  "factor-unit", "factor-source",
};

static const char * const number_names[] = { "value", "low", "high", "p5", "p50", "p95", "claim" };
static const char * const word_names[] = { "name", "unit", "formula", "evaluated" };

struct _TjSheetFigure
{
  guint case_index;
  char *id;
  char *numbers[G_N_ELEMENTS (number_names)];
  char *words[G_N_ELEMENTS (word_names)];
};

static int
find (const char * const *names,
      guint               n_names,
      const char         *name)
{
  for (guint i = 0; i < n_names; i++)
    {
      if (g_str_equal (names[i], name))
        return (int) i;
    }

  return -1;
}

void
tj_sheet_figure_free (TjSheetFigure *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (number_names); i++)
    g_free (self->numbers[i]);
  for (guint i = 0; i < G_N_ELEMENTS (word_names); i++)
    g_free (self->words[i]);
  g_free (self->id);
  g_free (self);
}

/**
 * tj_sheet_add_figure:
 * @case_index: of which case, from 0
 * @id: as `unit_cost`
 *
 * Returns: (transfer none): a figure of the recalculation, to be filled; the sheet keeps it
 */
TjSheetFigure *
tj_sheet_add_figure (TjSheet    *self,
                     guint       case_index,
                     const char *id)
{
  TjSheetFigure *figure = g_new0 (TjSheetFigure, 1);

  g_return_val_if_fail (TJ_IS_SHEET (self), NULL);

  figure->case_index = case_index;
  figure->id = g_strdup (id);
  g_ptr_array_add (self->figures, figure);

  return figure;
}

/**
 * tj_sheet_figure_set_number:
 * @name: `value`, `low`, `high`, `p5`, `p50`, `p95` or `claim`
 * @number: finite
 */
void
tj_sheet_figure_set_number (TjSheetFigure *self,
                            const char    *name,
                            double         number)
{
  const int at = find (number_names, G_N_ELEMENTS (number_names), name);

  g_return_if_fail (at >= 0);

  g_free (self->numbers[at]);
  self->numbers[at] = tj_sheet_dup_decimal (number, 15);
}

/**
 * tj_sheet_figure_set_words:
 * @name: `name`, `unit`, `formula` or `evaluated`
 * @words: (nullable): what it says
 */
void
tj_sheet_figure_set_words (TjSheetFigure *self,
                           const char    *name,
                           const char    *words)
{
  const int at = find (word_names, G_N_ELEMENTS (word_names), name);

  g_return_if_fail (at >= 0);

  g_free (self->words[at]);
  self->words[at] = tj_sheet_dup_text (words);
}

/**
 * tj_sheet_set_register:
 * @id: the register of factors that the figures were worked out with, and its version
 */
void
tj_sheet_set_register (TjSheet    *self,
                       const char *id)
{
  g_return_if_fail (TJ_IS_SHEET (self));

  g_free (self->factor_register);
  self->factor_register = tj_sheet_dup_text (id);
}

static void
write_entry (xmlNode                   *parent,
             const TjRecalculationName *name,
             const char                *value)
{
  g_autoptr(TjReviewEntry) entry = tj_review_entry_parse (value);
  xmlNode *node = tj_xml_add_child (parent, name->element, NULL);
  const char *attachment, *page, *quote;

  if (name->key != NULL)
    tj_xml_set_attribute (node, g_str_equal (name->element, "pollutant") ? "of" : "number",
                          name->key);
  if (entry == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    tj_xml_set_attribute (node, attributes[i], tj_review_entry_get (entry, attributes[i]));
  if (tj_review_entry_get (entry, "name") != NULL)
    tj_xml_add_child (node, "name", tj_review_entry_get (entry, "name"));

  attachment = tj_review_entry_get (entry, "attachment");
  page = tj_review_entry_get (entry, "page");
  quote = tj_review_entry_get (entry, "quote");
  if (attachment == NULL && page == NULL && quote == NULL)
    return;

  node = tj_xml_add_child (node, "evidence", quote);
  tj_xml_set_attribute (node, "attachment", attachment);
  tj_xml_set_attribute (node, "page", page);
}

static void
write_figure (xmlNode             *parent,
              const TjSheetFigure *figure)
{
  xmlNode *node = tj_xml_add_child (parent, "figure", NULL);

  tj_xml_set_attribute (node, "id", figure->id);
  tj_xml_set_attribute (node, "unit", figure->words[1]);
  for (guint i = 0; i < G_N_ELEMENTS (number_names); i++)
    tj_xml_set_attribute (node, number_names[i], figure->numbers[i]);

  for (guint i = 0; i < G_N_ELEMENTS (word_names); i++)
    {
      if (figure->words[i] != NULL && i != 1)
        tj_xml_add_child (node, word_names[i], figure->words[i]);
    }
}

static void
write_figures (TjSheet *self,
               xmlNode *parent,
               guint    case_index)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      const TjSheetFigure *figure = g_ptr_array_index (self->figures, i);

      if (figure->case_index == case_index)
        write_figure (parent, figure);
    }
}

static xmlNode *
add_case (xmlNode *parent,
          guint    case_index)
{
  xmlNode *node = tj_xml_add_child (parent, "case", NULL);
  g_autofree char *number = g_strdup_printf ("%u", case_index + 1);

  tj_xml_set_attribute (node, "number", number);

  return node;
}

/**
 * tj_sheet_write_recalculation:
 * @root: of the sheet
 * @draft: whether the figures are left out, as they would be wrong after the next change
 */
void
tj_sheet_write_recalculation (TjSheet  *self,
                              xmlNode  *root,
                              gboolean  draft)
{
  g_autoptr(GPtrArray) names = tj_review_list_recalculated (self->review);
  xmlNode *recalculation;
  xmlNode *node = NULL;
  guint case_index = G_MAXUINT;

  if (names->len == 0)
    return;

  recalculation = tj_xml_add_child (root, "recalculation", NULL);
  tj_xml_set_attribute (recalculation, "draws",
                        tj_review_get (self->review, "recalculation.draws"));
  tj_xml_set_attribute (recalculation, "seed",
                        tj_review_get (self->review, "recalculation.seed"));
  if (!draft)
    tj_xml_set_attribute (recalculation, "register", self->factor_register);

  for (guint i = 0; i < names->len; i++)
    {
      const TjRecalculationName *name = g_ptr_array_index (names, i);
      const char *value = tj_review_get (self->review, name->name);

      if (name->case_index != case_index)
        {
          if (node != NULL && !draft)
            write_figures (self, node, case_index);
          case_index = name->case_index;
          node = add_case (recalculation, case_index);
        }

      if (g_str_equal (name->element, "kind"))
        tj_xml_set_attribute (node, "kind", value);
      else
        write_entry (node, name, value);
    }

  if (!draft)
    write_figures (self, node, case_index);
}

static gboolean
set_part (TjReviewEntry *entry,
          const char    *part,
          char          *owned,
          gboolean       draft)
{
  g_autofree char *words = owned;
  g_autofree char *clean = words != NULL && draft ? tj_review_entry_dup_clean (words) : NULL;

  return words == NULL || *words == '\0' ||
         tj_review_entry_set (entry, part, draft ? clean : words);
}

static TjReviewEntry *
read_entry (const xmlNode *node,
            gboolean       draft)
{
  g_autoptr(TjReviewEntry) entry = tj_review_entry_new ();
  const xmlNode *evidence = tj_xml_first_child (node, "evidence");

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      if (!set_part (entry, attributes[i], tj_xml_dup_attribute (node, attributes[i]), draft))
        return NULL;
    }

  if (!set_part (entry, "name", tj_xml_dup_child_text (node, "name"), draft))
    return NULL;

  if (evidence != NULL &&
      (!set_part (entry, "attachment", tj_xml_dup_attribute (evidence, "attachment"), draft) ||
       !set_part (entry, "page", tj_xml_dup_attribute (evidence, "page"), draft) ||
       !set_part (entry, "quote", tj_xml_dup_text (evidence), draft)))
    return NULL;

  return g_steal_pointer (&entry);
}

static gboolean
refuse_entry (const char  *element,
              guint        case_index,
              GError     **error)
{
  g_set_error (error, TJ_SHEET_ERROR, TJ_SHEET_ERROR_INVALID,
               /* Translators: the name of an element, and the number of a case */
               _("“%s” of case %u says something that no recalculation can have."), element,
               case_index + 1);

  return FALSE;
}

static void
read_figure (TjSheet       *self,
             const xmlNode *node,
             guint          case_index)
{
  g_autofree char *id = tj_xml_dup_attribute (node, "id");
  TjSheetFigure *figure;

  if (id == NULL)
    return;

  figure = tj_sheet_add_figure (self, case_index, id);
  for (guint i = 0; i < G_N_ELEMENTS (number_names); i++)
    figure->numbers[i] = tj_xml_dup_attribute (node, number_names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (word_names); i++)
    figure->words[i] = i == 1 ? tj_xml_dup_attribute (node, "unit")
                              : tj_xml_dup_child_text (node, word_names[i]);
}

static gboolean
read_child (TjSheet        *self,
            const xmlNode  *node,
            guint           case_index,
            gboolean        draft,
            GError        **error)
{
  const char *element = (const char *) node->name;
  g_autofree char *key = NULL;
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  g_autoptr(TjReviewEntry) entry = NULL;

  if (tj_xml_is (node, "figure"))
    {
      if (!draft)
        read_figure (self, node, case_index);
      return TRUE;
    }

  key = tj_xml_dup_attribute (node, tj_xml_is (node, "pollutant") ? "of" : "number");
  name = tj_recalculation_dup_name (case_index, element, key);
  entry = read_entry (node, draft);
  if (entry == NULL || !tj_review_is_name (name))
    return refuse_entry (element, case_index, error);

  value = tj_review_entry_to_text (entry);

  return tj_review_set (self->review, name, value, error);
}

static gboolean
set_attribute (TjSheet        *self,
               const char     *name,
               const xmlNode  *node,
               const char     *attribute,
               GError        **error)
{
  g_autofree char *value = tj_xml_dup_attribute (node, attribute);

  return value == NULL || tj_review_set (self->review, name, g_strstrip (value), error);
}

static gboolean
read_case (TjSheet        *self,
           const xmlNode  *node,
           gboolean        draft,
           GError        **error)
{
  g_autofree char *number = tj_xml_dup_attribute (node, "number");
  g_autofree char *kind = NULL;
  guint64 case_number;

  if (number == NULL ||
      !g_ascii_string_to_unsigned (g_strstrip (number), 10, 1, TJ_MAX_RECALCULATED_CASES,
                                   &case_number, NULL))
    {
      g_set_error_literal (error, TJ_SHEET_ERROR, TJ_SHEET_ERROR_INVALID,
                           _("a recalculation does not say which case it is of."));
      return FALSE;
    }

  kind = tj_recalculation_dup_name ((guint) case_number - 1, "kind", NULL);
  if (!set_attribute (self, kind, node, "kind", error))
    return FALSE;

  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child->type == XML_ELEMENT_NODE &&
          !read_child (self, child, (guint) case_number - 1, draft, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tj_sheet_read_recalculation:
 * @root: of the sheet
 * @draft: whether a person may have typed it
 *
 * Returns: whether all entries are such as a review can hold
 */
gboolean
tj_sheet_read_recalculation (TjSheet        *self,
                             const xmlNode  *root,
                             gboolean        draft,
                             GError        **error)
{
  const xmlNode *recalculation = tj_xml_first_child (root, "recalculation");

  if (recalculation == NULL)
    return TRUE;

  if (!draft)
    self->factor_register = tj_xml_dup_attribute (recalculation, "register");
  if (!set_attribute (self, "recalculation.draws", recalculation, "draws", error) ||
      !set_attribute (self, "recalculation.seed", recalculation, "seed", error))
    return FALSE;

  for (const xmlNode *node = tj_xml_first_child (recalculation, "case"); node != NULL;
       node = tj_xml_next (node, "case"))
    {
      if (!read_case (self, node, draft, error))
        return FALSE;
    }

  return TRUE;
}
