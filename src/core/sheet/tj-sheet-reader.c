/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sheet/tj-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-xml.h"

/* Reads what tj-sheet-writer.c writes, and what a text editor or a script made of it: another
 * order of attributes, blanks round values, comments, missing optional elements. What a value
 * may be, the review itself checks. */

typedef struct
{
  TjSheet *sheet;
  const xmlNode *root;
  const char *name;
  gboolean draft;
} Reader;

static gboolean
refuse (Reader      *reader,
        GError     **error,
        const char  *problem)
{
  g_set_error (error, TJ_SHEET_ERROR, TJ_SHEET_ERROR_INVALID,
               _("“%s” cannot be read as a review sheet: %s"), reader->name, problem);

  return FALSE;
}

/* An attribute without blanks round it; an empty one counts as absent. */
static char *
dup_attribute (const xmlNode *node,
               const char    *name)
{
  g_autofree char *value = node != NULL ? tj_xml_dup_attribute (node, name) : NULL;

  if (value == NULL || *g_strstrip (value) == '\0')
    return NULL;

  return g_steal_pointer (&value);
}

static char *
dup_word (const xmlNode *parent,
          const char    *name)
{
  g_autofree char *value = tj_xml_dup_child_text (parent, name);

  if (value == NULL || *g_strstrip (value) == '\0')
    return NULL;

  return g_steal_pointer (&value);
}

/* What a reviewer wrote. In a draft, an editor may have put it on lines of its own. */
static char *
dup_prose (Reader        *reader,
           const xmlNode *node)
{
  char *text;

  if (node == NULL)
    return NULL;

  text = tj_xml_dup_text (node);

  return reader->draft ? g_strstrip (text) : text;
}

static gboolean
set_value (Reader      *reader,
           const char  *name,
           const char  *value,
           GError     **error)
{
  g_autoptr(GError) problem = NULL;

  if (value == NULL || tj_review_set (reader->sheet->review, name, value, &problem))
    return TRUE;

  return refuse (reader, error, problem->message);
}

static gboolean
set_prose (Reader         *reader,
           const char     *name,
           const xmlNode  *parent,
           const char     *element,
           GError        **error)
{
  g_autofree char *text = dup_prose (reader, tj_xml_first_child (parent, element));

  return set_value (reader, name, text, error);
}

static gboolean
set_from_attribute (Reader         *reader,
                    const char     *name,
                    const xmlNode  *node,
                    const char     *attribute,
                    GError        **error)
{
  g_autofree char *value = dup_attribute (node, attribute);

  return set_value (reader, name, value, error);
}

static gboolean
read_head (Reader  *reader,
           GError **error)
{
  TjSheet *sheet = reader->sheet;
  g_autofree char *version = dup_attribute (reader->root, "version");
  g_autofree char *status = dup_attribute (reader->root, "status");

  if (g_strcmp0 (version, TJ_SHEET_VERSION) != 0)
    return refuse (reader, error, _("it was written by a newer version of this program. "
                                    "Update the program."));

  if (status == NULL || (!g_str_equal (status, "complete") &&
                         !g_str_equal (status, "incomplete") && !g_str_equal (status, "draft")))
    return refuse (reader, error, _("its status is neither complete, incomplete nor draft."));

  reader->draft = g_str_equal (status, "draft");
  sheet->id = dup_attribute (reader->root, "id");
  if (sheet->id == NULL || !g_uuid_string_is_valid (sheet->id))
    return refuse (reader, error, _("it has no id that is a UUID."));

  sheet->replaces = dup_attribute (reader->root, "replaces");
  if (sheet->replaces != NULL && !g_uuid_string_is_valid (sheet->replaces))
    return refuse (reader, error, _("the id of the sheet that it replaces is no UUID."));

  sheet->program_version = dup_attribute (tj_xml_first_child (reader->root, "program"),
                                          "version");

  /* What becomes of a draft is written when it becomes that. */
  sheet->written = reader->draft ? tj_sheet_dup_time () : dup_attribute (reader->root, "written");
  if (sheet->written == NULL)
    return refuse (reader, error, _("it does not say when it was written."));

  return TRUE;
}

static gboolean
read_reviewer (Reader  *reader,
               GError **error)
{
  const xmlNode *reviewer = tj_xml_first_child (reader->root, "reviewer");
  const xmlNode *conflict = tj_xml_first_child (reader->root, "conflict");
  g_autofree char *stage = dup_word (reader->root, "review-stage");
  g_autofree char *blind = dup_word (reader->root, "blind");
  g_autofree char *statement = dup_prose (reader, conflict);

  return set_value (reader, "stage", stage, error) &&
         set_value (reader, "blind", blind, error) &&
         set_from_attribute (reader, "uncovered", tj_xml_first_child (reader->root, "blind"),
                             "uncovered", error) &&
         set_prose (reader, "reviewer.name", reviewer, "name", error) &&
         set_prose (reader, "reviewer.organisation", reviewer, "organisation", error) &&
         set_prose (reader, "reviewer.title", reviewer, "title", error) &&
         set_from_attribute (reader, "conflict", conflict, "declaration", error) &&
         set_value (reader, "conflict.statement", statement, error);
}

static gboolean
is_digest (const char *text)
{
  return text != NULL && strlen (text) == 64 &&
         text[strspn (text, "0123456789abcdef")] == '\0';
}

static gboolean
read_file (Reader         *reader,
           const xmlNode  *node,
           GError        **error)
{
  g_autofree char *name = tj_xml_dup_attribute (node, "name");
  g_autofree char *size = dup_attribute (node, "size");
  g_autofree char *sha256 = dup_attribute (node, "sha256");
  guint64 n_bytes = 0;

  if (name == NULL || size == NULL || !is_digest (sha256) ||
      !g_ascii_string_to_unsigned (size, 10, 0, G_MAXUINT64, &n_bytes, NULL))
    return refuse (reader, error, _("a file of the package lacks name, size or digest."));

  g_ptr_array_add (reader->sheet->files, tj_sheet_file_new (name, n_bytes, sha256));

  return TRUE;
}

static gboolean
read_package (Reader  *reader,
              GError **error)
{
  TjSheet *sheet = reader->sheet;
  const xmlNode *package = tj_xml_first_child (reader->root, "package");

  if (package == NULL)
    return refuse (reader, error, _("it does not say which package was judged."));

  sheet->package_name = tj_xml_dup_attribute (package, "name");
  sheet->package_sha256 = dup_attribute (package, "sha256");
  sheet->form_file = tj_xml_dup_attribute (package, "form-file");
  if (sheet->package_name == NULL || !is_digest (sheet->package_sha256))
    return refuse (reader, error, _("the package judged has no name or no digest."));

  for (const xmlNode *node = tj_xml_first_child (package, "file"); node != NULL;
       node = tj_xml_next (node, "file"))
    {
      if (!read_file (reader, node, error))
        return FALSE;
    }

  return TRUE;
}

static GStrv
dup_words (const xmlNode *parent,
           const char    *name)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (const xmlNode *node = tj_xml_first_child (parent, name); node != NULL;
       node = tj_xml_next (node, name))
    {
      g_autofree char *text = tj_xml_dup_text (node);

      g_strv_builder_add (builder, g_strstrip (text));
    }

  return g_strv_builder_end (builder);
}

static gboolean
read_claim (Reader         *reader,
            const xmlNode  *node,
            GError        **error)
{
  g_autofree char *path = dup_attribute (node, "path");
  const xmlNode *quantity = tj_xml_first_child (node, "quantity");
  g_autofree char *approximate = dup_attribute (quantity, "approximate");
  TjSheetClaim *claim;

  if (path == NULL)
    return refuse (reader, error, _("a claim does not say which field it is."));

  claim = tj_sheet_claim_new (path, NULL);
  g_ptr_array_add (reader->sheet->claims, claim);

  claim->text = tj_xml_dup_child_text (node, "text");
  claim->ticked = dup_words (node, "ticked");
  claim->code = dup_word (node, "code");
  claim->value = dup_attribute (quantity, "value");
  claim->low = dup_attribute (quantity, "low");
  claim->high = dup_attribute (quantity, "high");
  claim->unit = quantity != NULL ? tj_xml_dup_attribute (quantity, "unit") : NULL;
  claim->approximate = g_strcmp0 (approximate, "true") == 0 ||
                       g_strcmp0 (approximate, "1") == 0;

  return TRUE;
}

static gboolean
read_claims (Reader  *reader,
             GError **error)
{
  const xmlNode *claims = tj_xml_first_child (reader->root, "claims");

  for (const xmlNode *node = tj_xml_first_child (claims, "claim"); node != NULL;
       node = tj_xml_next (node, "claim"))
    {
      if (!read_claim (reader, node, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_corrections (Reader  *reader,
                  GError **error)
{
  g_autoptr(GError) problem = NULL;

  return tj_sheet_read_corrections (reader->sheet, reader->root, reader->draft, &problem) ||
         refuse (reader, error, problem->message);
}

static gboolean
read_recalculation (Reader  *reader,
                    GError **error)
{
  g_autoptr(GError) problem = NULL;

  return tj_sheet_read_recalculation (reader->sheet, reader->root, reader->draft, &problem) ||
         refuse (reader, error, problem->message);
}

static void
read_source (Reader        *reader,
             const char    *element,
             TjSheetSource *source)
{
  const xmlNode *node = tj_xml_first_child (reader->root, element);

  source->id = dup_attribute (node, "id");
  source->version = dup_attribute (node, "version");
  source->sha256 = dup_attribute (node, "sha256");
}

/* A rubric that a sheet brings along is judged by its words, and not by what the sheet says that
 * it is. */
static TjRubric *
take_brought (Reader         *reader,
              TjRubricShelf  *shelf,
              const xmlNode  *brought,
              GError        **error)
{
  const TjSheetSource *source = &reader->sheet->rubric;
  g_autoptr(GError) problem = NULL;
  g_autoptr(TjRubric) rubric = tj_rubric_shelf_take (shelf, brought, reader->name, &problem);

  if (rubric == NULL)
    {
      refuse (reader, error, problem->message);
      return NULL;
    }

  if (g_strcmp0 (source->id, tj_rubric_get_id (rubric)) != 0 ||
      g_strcmp0 (source->version, tj_rubric_get_version (rubric)) != 0 ||
      g_strcmp0 (source->sha256, tj_rubric_get_sha256 (rubric)) != 0)
    {
      refuse (reader, error, _("the rubric in it is not the one that it names."));
      return NULL;
    }

  return g_steal_pointer (&rubric);
}

/* (transfer full) (nullable) */
static TjRubric *
find_rubric (Reader         *reader,
             TjRubricShelf  *shelf,
             GError        **error)
{
  const xmlNode *node = tj_xml_first_child (reader->root, "rubric");
  const xmlNode *brought = tj_xml_first_child (node, "rubric");
  g_autofree char *problem = NULL;
  TjRubric *rubric;

  read_source (reader, "rubric", &reader->sheet->rubric);
  if (brought != NULL)
    return take_brought (reader, shelf, brought, error);

  rubric = tj_rubric_shelf_find (shelf, reader->sheet->rubric.id);
  if (rubric != NULL)
    return g_object_ref (rubric);

  problem = g_strdup_printf (_("it was judged by the rubric “%s”, which neither the sheet nor "
                               "this program has. Ask its reviewer to sign it anew with a program "
                               "that puts the rubric into it."),
                             reader->sheet->rubric.id != NULL ? reader->sheet->rubric.id : "");
  refuse (reader, error, problem);

  return NULL;
}

static gboolean
read_placement (Reader  *reader,
                GError **error)
{
  const xmlNode *placement = tj_xml_first_child (reader->root, "placement");
  const xmlNode *assessed = tj_xml_first_child (placement, "assessed");
  g_autofree char *reason = dup_prose (reader, assessed);

  return set_from_attribute (reader, "assessed.category", assessed, "category", error) &&
         set_from_attribute (reader, "assessed.type", assessed, "type", error) &&
         set_from_attribute (reader, "assessed.stage", assessed, "stage", error) &&
         set_value (reader, "assessed.reason", reason, error);
}

static gboolean
read_decision (Reader         *reader,
               const xmlNode  *node,
               const char     *key,
               GError        **error)
{
  g_autofree char *decision_name = g_strconcat ("finding.", key, ".decision", NULL);
  g_autofree char *reason_name = g_strconcat ("finding.", key, ".reason", NULL);
  g_autofree char *question_name = g_strconcat ("finding.", key, ".question", NULL);
  g_autofree char *decision = dup_word (node, "decision");

  return set_value (reader, decision_name, decision, error) &&
         set_prose (reader, reason_name, node, "reason", error) &&
         set_prose (reader, question_name, node, "question", error);
}

static TjSheetFinding *
read_wording (const xmlNode *node)
{
  TjSheetFinding *finding = tj_sheet_finding_new_blank ();
  const xmlNode *message = tj_xml_first_child (node, "message");
  g_autofree char *index = dup_attribute (node, "case");
  gint64 case_index;

  finding->key = tj_xml_dup_attribute (node, "key");
  finding->code = dup_attribute (node, "code");
  finding->severity = dup_attribute (node, "severity");
  if (index != NULL && g_ascii_string_to_signed (index, 10, 0, G_MAXINT, &case_index, NULL))
    finding->case_index = (int) case_index;

  finding->fields = dup_words (node, "field");
  finding->formula = tj_xml_dup_child_text (node, "formula");
  finding->clause = tj_xml_dup_child_text (node, "clause");
  finding->message_zh = tj_xml_dup_child_text (message, "zh");
  finding->message_en = tj_xml_dup_child_text (message, "en");

  for (const xmlNode *child = tj_xml_first_child (node, "number"); child != NULL;
       child = tj_xml_next (child, "number"))
    {
      g_autofree char *name = dup_attribute (child, "name");
      g_autofree char *value = tj_xml_dup_text (child);

      if (name != NULL)
        g_ptr_array_add (finding->numbers, tj_sheet_number_new (name, g_strstrip (value)));
    }

  return finding;
}

static gboolean
read_findings (Reader  *reader,
               GError **error)
{
  const xmlNode *findings = tj_xml_first_child (reader->root, "findings");

  for (const xmlNode *node = tj_xml_first_child (findings, "finding"); node != NULL;
       node = tj_xml_next (node, "finding"))
    {
      TjSheetFinding *finding = read_wording (node);

      g_ptr_array_add (reader->sheet->findings, finding);
      if (finding->key == NULL || finding->code == NULL || finding->severity == NULL)
        return refuse (reader, error, _("a finding lacks its key, code or severity."));

      if (!read_decision (reader, node, finding->key, error))
        return FALSE;
    }

  return TRUE;
}

/* Points as `3.5` become half points as `7`; anything that is no half point stays as it is, for
 * the review to refuse. */
static char *
dup_half_points (const char *points)
{
  gboolean plain = g_ascii_isdigit (points[0]) &&
                   (points[1] == '\0' ||
                    (points[1] == '.' && strchr ("05", points[2]) != NULL &&
                     points[2] != '\0' && points[3] == '\0'));

  if (!plain)
    return NULL;

  return g_strdup_printf ("%d", 2 * (points[0] - '0') +
                                (points[1] == '.' && points[2] == '5' ? 1 : 0));
}

static gboolean
read_points (Reader         *reader,
             const xmlNode  *node,
             const char     *criterion,
             GError        **error)
{
  g_autofree char *name = g_strconcat ("score.", criterion, ".points", NULL);
  g_autofree char *points = dup_attribute (node, "points");
  g_autofree char *cannot_assess = dup_attribute (node, "cannot-assess");
  g_autofree char *half_points = NULL;
  g_autofree char *problem = NULL;
  gboolean cannot = g_strcmp0 (cannot_assess, "true") == 0 ||
                    g_strcmp0 (cannot_assess, "1") == 0;

  if (cannot && points != NULL)
    {
      problem = g_strdup_printf (_("“%s” has points and says that it cannot be assessed. "
                                   "Keep one of the two."), criterion);
      return refuse (reader, error, problem);
    }

  if (cannot)
    return set_value (reader, name, "cannot-assess", error);

  if (points == NULL)
    return TRUE;

  half_points = dup_half_points (points);
  if (half_points == NULL || strtol (half_points, NULL, 10) > TJ_MAX_HALF_POINTS)
    {
      problem = g_strdup_printf (_("“%s” has %s points. Give 0 to 5 in steps of 0.5."),
                                 criterion, points);
      return refuse (reader, error, problem);
    }

  return set_value (reader, name, half_points, error);
}

static gboolean
read_score (Reader         *reader,
            const xmlNode  *node,
            GHashTable     *seen,
            GError        **error)
{
  TjReview *review = reader->sheet->review;
  g_autofree char *criterion = dup_attribute (node, "criterion");
  g_autofree char *confidence = NULL;
  g_autofree char *justification = NULL;
  g_autofree char *problem = NULL;

  if (criterion == NULL ||
      tj_rubric_lookup (tj_review_get_rubric (review), tj_review_get_stage (review),
                        criterion) == NULL)
    {
      problem = g_strdup_printf (_("the rubric has no criterion “%s” at this stage."),
                                 criterion != NULL ? criterion : "");
      return refuse (reader, error, problem);
    }

  if (!g_hash_table_add (seen, g_strdup (criterion)))
    {
      problem = g_strdup_printf (_("“%s” is scored twice."), criterion);
      return refuse (reader, error, problem);
    }

  confidence = g_strconcat ("score.", criterion, ".confidence", NULL);
  justification = g_strconcat ("score.", criterion, ".justification", NULL);

  return read_points (reader, node, criterion, error) &&
         set_from_attribute (reader, confidence, node, "confidence", error) &&
         set_prose (reader, justification, node, "justification", error);
}

static gboolean
read_scores (Reader  *reader,
             GError **error)
{
  const xmlNode *scores = tj_xml_first_child (reader->root, "scores");
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const xmlNode *node = tj_xml_first_child (scores, "score"); node != NULL;
       node = tj_xml_next (node, "score"))
    {
      if (!read_score (reader, node, seen, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_evidence (Reader  *reader,
               GError **error)
{
  g_autoptr(GError) problem = NULL;

  return tj_sheet_read_evidence (reader->sheet, reader->root, &problem) ||
         refuse (reader, error, problem->message);
}

static gboolean
read_exercise (Reader  *reader,
               GError **error)
{
  g_autoptr(GError) problem = NULL;

  return tj_sheet_read_exercise (reader->sheet, reader->root, &problem) ||
         refuse (reader, error, problem->message);
}

static gboolean
read_conclusion (Reader  *reader,
                 GError **error)
{
  g_autofree char *recommendation = dup_word (reader->root, "recommendation");

  return set_value (reader, "recommendation", recommendation, error) &&
         set_prose (reader, "comments", reader->root, "comments", error);
}

/**
 * tj_sheet_new_from_xml:
 * @doc: a sheet or a draft, signed or not; of a signed one only what was verified
 * @shelf: (nullable): rubrics at hand
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): the sheet with a review of its own, or %NULL with
 *   %TJ_SHEET_ERROR_INVALID
 */
TjSheet *
tj_sheet_new_from_xml (xmlDoc         *doc,
                       TjRubricShelf  *shelf,
                       const char     *name,
                       GError        **error)
{
  g_autoptr(TjRubricShelf) own = shelf == NULL ? tj_rubric_shelf_new () : NULL;
  g_autoptr(TjRubric) rubric = NULL;
  g_autoptr(TjSheet) sheet = NULL;
  Reader reader = { NULL, NULL, name, FALSE };

  g_return_val_if_fail (doc != NULL, NULL);

  reader.root = xmlDocGetRootElement (doc);
  if (!tj_xml_is (reader.root, "sheet") || reader.root->ns == NULL ||
      g_strcmp0 ((const char *) reader.root->ns->href, TJ_SHEET_NAMESPACE) != 0)
    {
      refuse (&reader, error, _("it is XML of another kind."));
      return NULL;
    }

  sheet = g_object_new (TJ_TYPE_SHEET, NULL);
  reader.sheet = sheet;
  if (!read_head (&reader, error) ||
      !(rubric = find_rubric (&reader, shelf != NULL ? shelf : own, error)))
    return NULL;

  sheet->review = tj_review_new (rubric);
  read_source (&reader, "taxonomy", &sheet->taxonomy);
  if (!read_reviewer (&reader, error) ||
      !read_package (&reader, error) || !read_claims (&reader, error) ||
      !read_corrections (&reader, error) || !read_recalculation (&reader, error) ||
      !read_placement (&reader, error) ||
      !read_findings (&reader, error) || !read_scores (&reader, error) ||
      !read_evidence (&reader, error) || !read_conclusion (&reader, error) ||
      !read_exercise (&reader, error))
    return NULL;

  return g_steal_pointer (&sheet);
}
