/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/paper/tj-sheet-rows-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-xml.h"
#include "core/rubric/tj-evidence.h"
#include "core/rubric/tj-review-corrections.h"

#define CLAIM "claim."

static guint
read_number (const xmlNode *node,
             const char    *attribute)
{
  g_autofree char *text = tj_xml_dup_attribute (node, attribute);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

/* As the window calls the place. */
static char *
dup_place (const xmlNode *mark)
{
  g_autofree char *kind_name = tj_xml_dup_attribute (mark, "kind");
  g_autofree char *file = tj_xml_dup_attribute (mark, "file");
  g_autoptr(TjEvidence) evidence = NULL;
  TjEvidenceKind kind;

  if (kind_name == NULL || !tj_evidence_kind_parse (kind_name, &kind))
    return g_strdup (file != NULL ? file : "");

  evidence = tj_evidence_new (kind, "");
  evidence->field = tj_xml_dup_attribute (mark, "claim");
  evidence->place = read_number (mark, "place");
  evidence->row = read_number (mark, "row");

  return kind != TJ_EVIDENCE_FIELD || evidence->field != NULL
           ? tj_evidence_dup_place (evidence, file) : g_strdup ("");
}

/**
 * tj_sheet_rows_dup_evidence:
 * @target: `score.CRITERION`, `finding.KEY` or `claim.PATH`
 *
 * Returns: (transfer full): numbers and places of what is attached to it, or that there is
 *   nothing, each behind a line feed
 */
char *
tj_sheet_rows_dup_evidence (const xmlNode *sheet,
                            const char    *target)
{
  const xmlNode *evidence = tj_xml_first_child (sheet, "evidence");
  g_autoptr(GString) text = g_string_new (NULL);

  for (const xmlNode *node = tj_xml_first_child (evidence, "mark"); node != NULL;
       node = tj_xml_next (node, "mark"))
    {
      g_autofree char *own = tj_xml_dup_attribute (node, "target");
      g_autofree char *number = tj_xml_dup_attribute (node, "number");
      g_autofree char *place = dup_place (node);

      if (g_strcmp0 (own, target) == 0)
        g_string_append_printf (text, "\n[%s] %s", number, place);
    }

  for (const xmlNode *node = tj_xml_first_child (evidence, "absent"); node != NULL;
       node = tj_xml_next (node, "absent"))
    {
      g_autofree char *own = tj_xml_dup_attribute (node, "target");

      if (g_strcmp0 (own, target) == 0)
        g_string_append_printf (text, "\n%s", _("Not evidenced in the package"));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * tj_sheet_rows_add_claim_evidence:
 * @sheet: the root of a sheet
 *
 * Adds a row for each claim of the form that something is attached to.
 */
void
tj_sheet_rows_add_claim_evidence (GPtrArray     *rows,
                                  const xmlNode *sheet)
{
  const xmlNode *evidence = tj_xml_first_child (sheet, "evidence");
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const xmlNode *node = tj_xml_first_child (evidence, NULL); node != NULL;
       node = tj_xml_next (node, NULL))
    {
      g_autofree char *target = tj_xml_dup_attribute (node, "target");
      g_autofree char *title = NULL;
      g_autofree char *places = NULL;

      if (target == NULL || !g_str_has_prefix (target, CLAIM) ||
          g_hash_table_contains (seen, target))
        continue;

      if (g_hash_table_size (seen) == 0)
        tj_sheet_rows_add_heading (rows, _("Evidence for Claims"));
      title = tj_correction_dup_title (target + strlen (CLAIM));
      places = tj_sheet_rows_dup_evidence (sheet, target);
      tj_sheet_rows_add_long (rows, title, places + 1);
      g_hash_table_add (seen, g_steal_pointer (&target));
    }
}
