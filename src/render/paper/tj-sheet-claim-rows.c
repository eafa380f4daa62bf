/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/paper/tj-sheet-rows-private.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"
#include "core/base/tj-xml.h"
#include "core/carbon/tj-recalculation.h"
#include "core/rubric/tj-review-corrections.h"

/* What the reviewer did with the claims of the form: those that were misread, what bears them out,
 * what was entered to recalculate them, and what came out of it. */

static void
append_codes (GString       *text,
              const xmlNode *reading,
              TjTaxonomy    *taxonomy)
{
  for (const xmlNode *node = tj_xml_first_child (reading, "ticked"); node != NULL;
       node = tj_xml_next (node, "ticked"))
    {
      g_autofree char *code = tj_xml_dup_text (node);
      TjTaxonomyNode *named = tj_taxonomy_lookup (taxonomy, code);

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              named != NULL ? tj_taxonomy_node_get_name (named) : code);
    }
}

/* What was typed, else what was ticked; a dash where the field says nothing. */
static char *
dup_reading (const xmlNode *reading,
             TjTaxonomy    *taxonomy)
{
  g_autofree char *typed = tj_xml_dup_child_text (reading, "text");
  g_autoptr(GString) text = g_string_new (tj_text_is_blank (typed) ? NULL : typed);

  if (text->len == 0)
    append_codes (text, reading, taxonomy);
  if (text->len == 0)
    g_string_append (text, "—");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_correction (GPtrArray     *rows,
                const xmlNode *correction,
                TjTaxonomy    *taxonomy)
{
  const xmlNode *original = tj_xml_first_child (correction, "original");
  g_autofree char *field = tj_xml_dup_attribute (correction, "field");
  g_autofree char *title = tj_correction_dup_title (field);
  g_autofree char *reason = tj_xml_dup_child_text (correction, "reason");
  g_autofree char *now = dup_reading (tj_xml_first_child (correction, "corrected"), taxonomy);
  g_autofree char *read = original != NULL ? dup_reading (original, taxonomy) : g_strdup ("—");
  g_autoptr(GString) text = g_string_new (now);

  g_string_append_c (text, '\n');
  /* Translators: what stands in the form as it was read */
  g_string_append_printf (text, _("Read from the form: %s"), read);
  if (!tj_text_is_blank (reason))
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("Reason: %s"), reason);
    }
  tj_sheet_rows_add_long (rows, title, text->str);
}

static void
add_corrections (GPtrArray     *rows,
                 const xmlNode *sheet,
                 TjTaxonomy    *taxonomy)
{
  const xmlNode *corrections = tj_xml_first_child (sheet, "corrections");
  g_autofree char *n_cases = NULL;

  if (corrections == NULL)
    return;

  tj_sheet_rows_add_heading (rows, _("Corrections of the Form"));
  n_cases = tj_xml_dup_attribute (corrections, "cases");
  if (n_cases != NULL)
    tj_sheet_rows_add (rows, _("Number of cases"), n_cases);
  for (const xmlNode *node = tj_xml_first_child (corrections, "correction"); node != NULL;
       node = tj_xml_next (node, "correction"))
    add_correction (rows, node, taxonomy);
}

static char *
dup_number (const xmlNode *node,
            const char    *attribute)
{
  g_autofree char *text = tj_xml_dup_attribute (node, attribute);

  return text != NULL ? tj_figure_dup_number (g_ascii_strtod (text, NULL)) : NULL;
}

/* As typed, since an entry is not rounded. */
static void
append_range (GString       *text,
              const xmlNode *node)
{
  g_autofree char *value = tj_xml_dup_attribute (node, "value");
  g_autofree char *low = tj_xml_dup_attribute (node, "low");
  g_autofree char *high = tj_xml_dup_attribute (node, "high");

  if (low == NULL && high == NULL)
    return;

  g_string_append_c (text, '\n');
  g_string_append_printf (text, _("from %s to %s"), low != NULL ? low : value,
                          high != NULL ? high : value);
}

static void
append_evidence (GString       *text,
                 const xmlNode *node)
{
  const xmlNode *evidence = tj_xml_first_child (node, "evidence");
  g_autofree char *attachment = NULL;
  g_autofree char *page = NULL;
  g_autofree char *quote = NULL;

  if (evidence == NULL)
    return;

  attachment = tj_xml_dup_attribute (evidence, "attachment");
  page = tj_xml_dup_attribute (evidence, "page");
  quote = tj_xml_dup_text (evidence);
  if (attachment != NULL)
    g_string_append_printf (text, "\n%s", attachment);
  if (attachment != NULL && page != NULL)
    /* Translators: a page, behind the name of a file */
    g_string_append_printf (text, _(", page %s"), page);
  if (!tj_text_is_blank (quote))
    g_string_append_printf (text, "\n“%s”", quote);
}

static char *
dup_entry_label (const xmlNode *node)
{
  TjEntry entry;
  char *name;

  if (tj_entry_from_string ((const char *) node->name, &entry))
    return g_strdup (tj_entry_get_label (entry));

  if (tj_xml_is (node, "pollutant"))
    {
      g_autofree char *of = tj_xml_dup_attribute (node, "of");

      return g_strdup (tj_pollutant_get_label (of));
    }

  name = tj_xml_dup_child_text (node, "name");

  return name != NULL ? name : g_strdup (_("Activity data"));
}

static char *
dup_entry_unit (const xmlNode *node)
{
  TjEntry entry;

  if (tj_entry_from_string ((const char *) node->name, &entry))
    return g_strdup (tj_entry_get_unit (entry));
  if (tj_xml_is (node, "pollutant"))
    return g_strdup ("t/a");

  return tj_xml_dup_attribute (node, "unit");
}

static void
add_entry (GPtrArray     *rows,
           const xmlNode *node)
{
  g_autofree char *label = dup_entry_label (node);
  g_autofree char *unit = dup_entry_unit (node);
  g_autofree char *value = tj_xml_dup_attribute (node, "value");
  g_autoptr(GString) text = g_string_new (value != NULL ? value : "—");

  if (unit != NULL)
    g_string_append_printf (text, " %s", unit);
  append_range (text, node);
  append_evidence (text, node);
  tj_sheet_rows_add_long (rows, label, text->str);
}

static void
add_figure (GPtrArray     *rows,
            const xmlNode *node)
{
  g_autofree char *id = tj_xml_dup_attribute (node, "id");
  g_autofree char *name = tj_xml_dup_child_text (node, "name");
  g_autofree char *unit = tj_xml_dup_attribute (node, "unit");
  g_autofree char *value = dup_number (node, "value");
  g_autofree char *claim = dup_number (node, "claim");
  g_autofree char *evaluated = tj_xml_dup_child_text (node, "evaluated");
  g_autoptr(GString) text = g_string_new (NULL);

  if (claim != NULL)
    /* Translators: a figure as worked out with its unit, and as the applicant claims it */
    g_string_append_printf (text, _("%s %s; claimed: %s"), value != NULL ? value : "—",
                            unit != NULL ? unit : "", claim);
  else
    g_string_append_printf (text, "%s %s", value != NULL ? value : "—", unit != NULL ? unit : "");
  if (!tj_text_is_blank (evaluated))
    g_string_append_printf (text, "\n%s", evaluated);
  tj_sheet_rows_add_long (rows, name != NULL ? name : id, text->str);
}

static void
add_case (GPtrArray     *rows,
          const xmlNode *element)
{
  g_autofree char *number = tj_xml_dup_attribute (element, "number");
  /* Translators: the number of a case of the form */
  g_autofree char *title = g_strdup_printf (_("Recalculation of case %s"), number);

  tj_sheet_rows_add_heading (rows, title);
  for (const xmlNode *node = tj_xml_first_child (element, NULL); node != NULL;
       node = tj_xml_next (node, NULL))
    {
      if (tj_xml_is (node, "figure"))
        add_figure (rows, node);
      else
        add_entry (rows, node);
    }
}

static void
add_recalculation (GPtrArray     *rows,
                   const xmlNode *sheet)
{
  const xmlNode *recalculation = tj_xml_first_child (sheet, "recalculation");
  g_autofree char *register_id = NULL;

  if (recalculation == NULL)
    return;

  for (const xmlNode *node = tj_xml_first_child (recalculation, "case"); node != NULL;
       node = tj_xml_next (node, "case"))
    add_case (rows, node);

  register_id = tj_xml_dup_attribute (recalculation, "register");
  if (register_id != NULL)
    tj_sheet_rows_add (rows, _("Register of factors"), register_id);
}

/**
 * tj_sheet_rows_add_claims:
 * @sheet: the root of a sheet
 *
 * Adds the rows of corrections, of evidence and of the recalculation, where there are any.
 */
void
tj_sheet_rows_add_claims (GPtrArray     *rows,
                          const xmlNode *sheet,
                          TjTaxonomy    *taxonomy)
{
  add_corrections (rows, sheet, taxonomy);
  tj_sheet_rows_add_claim_evidence (rows, sheet);
  add_recalculation (rows, sheet);
}
