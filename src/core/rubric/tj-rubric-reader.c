/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-rubric-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-digest.h"
#include "core/base/tj-xml.h"

/* Reads a rubric file. The schema has checked its shape before anything here runs, so this
 * file checks what a schema cannot say: that the weights of each stage add up to 1 exactly,
 * that every level of every criterion has one anchor, that stages use criteria that exist.
 * Forms used in practice do have such holes, and a score given on one means nothing. */

#define RUBRIC_SCHEMA "/org/tanjian/Tanjian/schema/rubric.xsd"
/* Decimal text whose half points pass this is off any scale. */
#define MAX_DECIMAL_DIGITS 9

typedef struct
{
  const char *file;
  TjRubric *rubric;
  GHashTable *criteria; /* id → xmlNode of its definition */
} Reader;

static void fail (Reader        *reader,
                  const xmlNode *node,
                  GError       **error,
                  const char    *format,
                  ...) G_GNUC_PRINTF (4, 5);

static void
fail (Reader         *reader,
      const xmlNode  *node,
      GError        **error,
      const char     *format,
      ...)
{
  g_autofree char *problem = NULL;
  va_list arguments;

  va_start (arguments, format);
  problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (error, TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_INVALID,
               /* Translators: a file, a line number and a sentence that says what is wrong */
               _("The rubric “%s” cannot be used (line %ld): %s"),
               reader->file, xmlGetLineNo (node), problem);
}

static void
read_words (const xmlNode *node,
            TjWords       *words)
{
  tj_words_clear (words);
  words->zh = tj_xml_dup_child_text (node, "zh");
  words->en = tj_xml_dup_child_text (node, "en");
}

/* Decimal text to millionths; FALSE where there are finer digits or too many of them. The
 * schema lets xs:decimal have surrounding blanks, a sign and a bare point. */
static gboolean
parse_millionths (const char *text,
                   gint64     *millionths)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  gboolean negative = *trimmed == '-';
  const char *digits = trimmed + (*trimmed == '-' || *trimmed == '+' ? 1 : 0);
  const char *point = strchr (digits, '.');
  gsize n_whole = point != NULL ? (gsize) (point - digits) : strlen (digits);
  guint unit = 100000;

  if (n_whole > MAX_DECIMAL_DIGITS)
    return FALSE;

  *millionths = g_ascii_strtoll (digits, NULL, 10) * 1000000;
  for (const char *p = point != NULL ? point + 1 : ""; *p != '\0'; p++, unit /= 10)
    {
      if (unit == 0 && *p != '0')
        return FALSE;
      *millionths += (*p - '0') * (gint64) unit;
    }

  if (negative)
    *millionths = -*millionths;

  return TRUE;
}

static gboolean
check_scale (Reader         *reader,
             const xmlNode  *node,
             GError        **error)
{
  g_autofree char *max = tj_xml_dup_attribute (node, "max");
  g_autofree char *step = tj_xml_dup_attribute (node, "step");
  gint64 value = 0;

  if (!parse_millionths (max, &value) || value != TJ_MAX_LEVEL * 1000000)
    {
      fail (reader, node, error, _("the scale must go from 0 to %d points, not to %s."),
            TJ_MAX_LEVEL, max);
      return FALSE;
    }

  if (!parse_millionths (step, &value) || value != 500000)
    {
      fail (reader, node, error, _("the scale must go in steps of half a point, not of %s."),
            step);
      return FALSE;
    }

  return TRUE;
}

/* @parent is a criterion or a stage's use of one; each level may stand there once. */
static gboolean
read_anchors (Reader         *reader,
              const xmlNode  *parent,
              TjCriterion    *criterion,
              GError        **error)
{
  gboolean seen[TJ_N_LEVELS] = { FALSE };

  for (xmlNode *node = tj_xml_first_child (parent, "anchor"); node != NULL;
       node = tj_xml_next (node, "anchor"))
    {
      g_autofree char *text = tj_xml_dup_attribute (node, "level");
      guint level = (guint) (*text - '0');

      if (seen[level])
        {
          fail (reader, node, error, _("level %u of the criterion “%s” has two anchors."),
                level, criterion->id);
          return FALSE;
        }

      seen[level] = TRUE;
      read_words (node, &criterion->anchors[level]);
    }

  return TRUE;
}

static gboolean
check_anchors (Reader         *reader,
               const xmlNode  *use,
               TjCriterion    *criterion,
               GError        **error)
{
  for (guint level = 0; level < TJ_N_LEVELS; level++)
    {
      if (criterion->anchors[level].zh == NULL)
        {
          fail (reader, use, error, _("level %u of the criterion “%s” has no anchor."),
                level, criterion->id);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_threshold (Reader         *reader,
                const xmlNode  *use,
                TjCriterion    *criterion,
                GError        **error)
{
  g_autofree char *text = tj_xml_dup_attribute (use, "threshold");
  gint64 value = 0;

  if (text == NULL)
    return TRUE;

  if (!parse_millionths (text, &value) || value % 500000 != 0 ||
      value < 0 || value > TJ_MAX_LEVEL * 1000000)
    {
      fail (reader, use, error,
            _("the threshold %s of the criterion “%s” is not a half point from 0 to %d."),
            text, criterion->id, TJ_MAX_LEVEL);
      return FALSE;
    }

  criterion->threshold = (int) (value / 500000);

  return TRUE;
}

static gboolean
read_weight (Reader         *reader,
             const xmlNode  *use,
             TjCriterion    *criterion,
             GError        **error)
{
  g_autofree char *text = tj_xml_dup_attribute (use, "weight");
  gint64 value = 0;

  if (!parse_millionths (text, &value) || value <= 0 || value > TJ_WHOLE_WEIGHT)
    {
      fail (reader, use, error, _("the weight of the criterion “%s” must be above 0."),
            criterion->id);
      return FALSE;
    }

  criterion->weight = (guint) value;

  return TRUE;
}

static gboolean
attribute_is (const xmlNode *node,
              const char    *name,
              const char    *value)
{
  g_autofree char *text = tj_xml_dup_attribute (node, name);

  return g_strcmp0 (text, value) == 0;
}

static TjCriterion *
read_use (Reader         *reader,
          const xmlNode  *use,
          GError        **error)
{
  g_autoptr(TjCriterion) criterion = g_object_new (TJ_TYPE_CRITERION, NULL);
  g_autofree char *min_justification = tj_xml_dup_attribute (use, "min-justification");
  const xmlNode *definition;

  criterion->id = tj_xml_dup_attribute (use, "criterion");
  criterion->min_justification =
    (guint) g_ascii_strtoull (g_strstrip (min_justification), NULL, 10);
  criterion->needs_confidence = attribute_is (use, "confidence", "required");
  criterion->allows_cannot_assess = attribute_is (use, "cannot-assess", "allowed");

  definition = g_hash_table_lookup (reader->criteria, criterion->id);
  if (definition == NULL)
    {
      fail (reader, use, error, _("there is no criterion “%s”."), criterion->id);
      return NULL;
    }

  read_words (tj_xml_first_child (definition, "name"), &criterion->name);
  read_words (tj_xml_first_child (use, "question"), &criterion->question);

  if (!read_anchors (reader, definition, criterion, error) ||
      !read_anchors (reader, use, criterion, error) ||
      !check_anchors (reader, use, criterion, error) ||
      !read_weight (reader, use, criterion, error) ||
      !read_threshold (reader, use, criterion, error))
    return NULL;

  return g_steal_pointer (&criterion);
}

static gboolean
read_stage (Reader         *reader,
            const xmlNode  *node,
            GError        **error)
{
  g_autofree char *id = tj_xml_dup_attribute (node, "id");
  TjReviewStage stage = TJ_REVIEW_PRELIMINARY;
  GListStore *criteria;
  guint weight = 0;

  tj_review_stage_parse (id, &stage);
  criteria = reader->rubric->stages[stage];
  if (g_list_model_get_n_items (G_LIST_MODEL (criteria)) > 0)
    {
      fail (reader, node, error, _("the stage “%s” stands there twice."), id);
      return FALSE;
    }

  for (xmlNode *use = tj_xml_first_child (node, "use"); use != NULL;
       use = tj_xml_next (use, "use"))
    {
      g_autoptr(TjCriterion) criterion = read_use (reader, use, error);

      if (criterion == NULL)
        return FALSE;

      if (tj_rubric_lookup (reader->rubric, stage, criterion->id) != NULL)
        {
          fail (reader, use, error, _("the stage “%s” uses the criterion “%s” twice."),
                id, criterion->id);
          return FALSE;
        }

      weight += criterion->weight;
      g_list_store_append (criteria, criterion);
    }

  if (weight != TJ_WHOLE_WEIGHT)
    {
      fail (reader, node, error, _("the weights of the stage “%s” add up to %u.%06u, not to 1."),
            id, weight / TJ_WHOLE_WEIGHT, weight % TJ_WHOLE_WEIGHT);
      return FALSE;
    }

  return TRUE;
}

static gboolean
collect_criteria (Reader         *reader,
                  const xmlNode  *root,
                  GError        **error)
{
  for (xmlNode *node = tj_xml_first_child (root, "criterion"); node != NULL;
       node = tj_xml_next (node, "criterion"))
    {
      g_autofree char *id = tj_xml_dup_attribute (node, "id");

      if (g_hash_table_contains (reader->criteria, id))
        {
          fail (reader, node, error, _("the criterion “%s” is defined twice."), id);
          return FALSE;
        }

      g_hash_table_insert (reader->criteria, g_steal_pointer (&id), node);
    }

  return TRUE;
}

/* What no stage uses, nobody would see, and its anchors were not checked. */
static gboolean
check_use (Reader         *reader,
           const xmlNode  *root,
           GError        **error)
{
  for (xmlNode *node = tj_xml_first_child (root, "criterion"); node != NULL;
       node = tj_xml_next (node, "criterion"))
    {
      g_autofree char *id = tj_xml_dup_attribute (node, "id");
      gboolean used = FALSE;

      for (guint i = 0; i < TJ_N_REVIEW_STAGES && !used; i++)
        used = tj_rubric_lookup (reader->rubric, (TjReviewStage) i, id) != NULL;

      if (!used)
        {
          fail (reader, node, error, _("no stage uses the criterion “%s”."), id);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_document (Reader         *reader,
               const xmlNode  *root,
               GError        **error)
{
  TjRubric *rubric = reader->rubric;

  rubric->id = tj_xml_dup_attribute (root, "id");
  rubric->version = tj_xml_dup_attribute (root, "version");
  read_words (tj_xml_first_child (root, "title"), &rubric->title);
  read_words (tj_xml_first_child (root, "weights-note"), &rubric->weights_note);

  if (!check_scale (reader, tj_xml_first_child (root, "scale"), error) ||
      !collect_criteria (reader, root, error))
    return FALSE;

  for (xmlNode *stage = tj_xml_first_child (root, "stage"); stage != NULL;
       stage = tj_xml_next (stage, "stage"))
    {
      if (!read_stage (reader, stage, error))
        return FALSE;
    }

  return check_use (reader, root, error);
}

/**
 * tj_rubric_read:
 * @self: a new rubric; of no use where this fails
 * @bytes: a rubric file
 * @name: what to call it in messages
 *
 * Returns: whether @bytes holds together; if not, %TJ_RUBRIC_ERROR_INVALID tells the line
 */
gboolean
tj_rubric_read (TjRubric    *self,
                GBytes      *bytes,
                const char  *name,
                GError     **error)
{
  g_autoptr(GHashTable) criteria = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GError) problem = NULL;
  g_autoptr(xmlDoc) doc = NULL;
  Reader reader = { name, self, criteria };

  doc = tj_xml_parse_bytes (bytes, name, &tj_xml_limits_own, &problem);
  if (doc == NULL || !tj_xml_validate (doc, name, RUBRIC_SCHEMA, &problem))
    {
      /* One domain for the caller; the message names the line already. */
      g_set_error_literal (error, TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_INVALID, problem->message);
      return FALSE;
    }

  self->content = tj_xml_canonicalize (xmlDocGetRootElement (doc));
  self->sha256 = tj_digest_bytes (self->content);

  return read_document (&reader, xmlDocGetRootElement (doc), error);
}
