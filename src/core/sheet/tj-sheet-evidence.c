/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sheet/tj-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-xml.h"
#include "core/rubric/tj-evidence.h"

/* The places in the package that the judgement rests on, as the sheet prints them: numbered as
 * the reviewer saw them, bound to the file by its digest, with the words that stand there. */

static const TjSheetFile *
lookup_file (TjSheet    *self,
             const char *sha256)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const TjSheetFile *file = g_ptr_array_index (self->files, i);

      if (g_strcmp0 (file->sha256, sha256) == 0)
        return file;
    }

  return NULL;
}

static void
set_number (xmlNode    *node,
            const char *attribute,
            guint       number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  tj_xml_set_attribute (node, attribute, text);
}

static void
write_mark (TjSheet          *self,
            xmlNode          *parent,
            const TjEvidence *mark)
{
  const TjSheetFile *file = lookup_file (self, mark->sha256);
  xmlNode *node = tj_xml_add_child (parent, "mark", mark->quote);

  set_number (node, "number", mark->number);
  tj_xml_set_attribute (node, "target", mark->target);
  tj_xml_set_attribute (node, "file", file != NULL ? file->name : NULL);
  tj_xml_set_attribute (node, "sha256", mark->sha256);
  tj_xml_set_attribute (node, "kind", tj_evidence_kind_to_string (mark->kind));
  if (mark->kind == TJ_EVIDENCE_FIELD)
    tj_xml_set_attribute (node, "claim", mark->field);
  else
    set_number (node, "place", mark->place);

  if (mark->row > 0)
    set_number (node, "row", mark->row);
  if (mark->width > 0)
    {
      set_number (node, "x", mark->x);
      set_number (node, "y", mark->y);
      set_number (node, "width", mark->width);
      set_number (node, "height", mark->height);
    }
}

/* What has a place is evidenced, whatever was said before the place was found. */
static gboolean
has_mark (const GPtrArray *marks,
          const char      *target)
{
  for (guint i = 0; i < marks->len; i++)
    {
      if (g_str_equal (((TjEvidence *) marks->pdata[i])->target, target))
        return TRUE;
    }

  return FALSE;
}

void
tj_sheet_write_evidence (TjSheet  *self,
                         xmlNode  *root,
                         gboolean  draft)
{
  g_autoptr(GPtrArray) marks = tj_review_list_evidence (self->review, NULL);
  g_autoptr(GPtrArray) absent = tj_review_list_unevidenced (self->review);
  xmlNode *evidence = NULL;

  if (draft)
    tj_sheet_draft_explain (root, _("For a place in the package that a judgement rests on, enter "
                                    "<mark number=\"1\" target=\"score.…\" sha256=\"…\" "
                                    "kind=\"page\" place=\"3\">…</mark>; where the package has "
                                    "no evidence, <absent target=\"score.…\"/>."));
  else if (marks->len == 0 && absent->len == 0)
    return;

  evidence = tj_xml_add_child (root, "evidence", NULL);
  for (guint i = 0; i < marks->len; i++)
    write_mark (self, evidence, g_ptr_array_index (marks, i));

  for (guint i = 0; i < absent->len; i++)
    {
      const char *target = g_ptr_array_index (absent, i);

      if (!has_mark (marks, target))
        tj_xml_set_attribute (tj_xml_add_child (evidence, "absent", NULL), "target", target);
    }
}

/* Zero where there is none; what is no number becomes one that no value can have. */
static guint
read_number (const xmlNode *node,
             const char    *attribute)
{
  g_autofree char *text = tj_xml_dup_attribute (node, attribute);
  guint64 number = 0;

  if (text == NULL)
    return 0;

  return g_ascii_string_to_unsigned (g_strstrip (text), 10, 0, G_MAXINT, &number, NULL)
           ? (guint) number : G_MAXUINT;
}

static gboolean
refuse (const char  *sentence,
        GError     **error)
{
  g_set_error_literal (error, TJ_SHEET_ERROR, TJ_SHEET_ERROR_INVALID, sentence);

  return FALSE;
}

static TjEvidence *
read_place (const xmlNode *node)
{
  g_autofree char *kind_name = tj_xml_dup_attribute (node, "kind");
  g_autofree char *sha256 = tj_xml_dup_attribute (node, "sha256");
  g_autofree char *quote = tj_xml_dup_text (node);
  g_autoptr(TjEvidence) mark = NULL;
  TjEvidenceKind kind;

  if (kind_name == NULL || sha256 == NULL || !tj_evidence_kind_parse (kind_name, &kind))
    return NULL;

  mark = tj_evidence_new (kind, sha256);
  mark->field = tj_xml_dup_attribute (node, "claim");
  mark->place = read_number (node, "place");
  mark->row = read_number (node, "row");
  mark->x = read_number (node, "x");
  mark->y = read_number (node, "y");
  mark->width = read_number (node, "width");
  mark->height = read_number (node, "height");
  tj_evidence_set_quote (mark, quote);

  return kind != TJ_EVIDENCE_FIELD || mark->field != NULL ? g_steal_pointer (&mark) : NULL;
}

static gboolean
read_mark (TjSheet        *self,
           const xmlNode  *node,
           GHashTable     *numbers,
           GError        **error)
{
  g_autofree char *target = tj_xml_dup_attribute (node, "target");
  g_autoptr(TjEvidence) mark = read_place (node);
  guint number = read_number (node, "number");
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  if (target == NULL || mark == NULL)
    return refuse (_("a piece of evidence does not say what it is for, or where it is."), error);

  if (lookup_file (self, mark->sha256) == NULL)
    return refuse (_("a piece of evidence is in a file that the package does not have."), error);

  if (!g_hash_table_add (numbers, GUINT_TO_POINTER (number)))
    return refuse (_("two pieces of evidence have the same number."), error);

  name = tj_evidence_dup_name (target, number);
  value = tj_evidence_to_value (mark);

  return tj_review_set (self->review, name, value, error);
}

/**
 * tj_sheet_read_evidence:
 * @root: of the sheet, whose files are read already
 *
 * Returns: whether every place is one that a file of the package can have, and every number is
 *   given once
 */
gboolean
tj_sheet_read_evidence (TjSheet        *self,
                        const xmlNode  *root,
                        GError        **error)
{
  const xmlNode *evidence = tj_xml_first_child (root, "evidence");
  g_autoptr(GHashTable) numbers = g_hash_table_new (NULL, NULL);

  if (evidence == NULL)
    return TRUE;

  for (const xmlNode *node = tj_xml_first_child (evidence, "mark"); node != NULL;
       node = tj_xml_next (node, "mark"))
    {
      if (!read_mark (self, node, numbers, error))
        return FALSE;
    }

  for (const xmlNode *node = tj_xml_first_child (evidence, "absent"); node != NULL;
       node = tj_xml_next (node, "absent"))
    {
      g_autofree char *target = tj_xml_dup_attribute (node, "target");
      g_autofree char *name = tj_evidence_dup_absent_name (target != NULL ? target : "");

      if (!tj_review_set (self->review, name, "yes", error))
        return FALSE;
    }

  return TRUE;
}
