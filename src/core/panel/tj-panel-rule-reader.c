/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-panel-rule-private.h"

#include "core/base/tj-digest.h"
#include "core/base/tj-xml.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Reads a rule. The schema has checked the shape; here is checked what it cannot say: weights
 * that add up to nothing, names given twice, thresholds beyond the scale. */

#define RULE_SCHEMA "/org/tanjian/Tanjian/schema/panel-rule.xsd"

static void fail (const char    *file,
                  const xmlNode *node,
                  GError       **error,
                  const char    *format,
                  ...) G_GNUC_PRINTF (4, 5);

static void
fail (const char     *file,
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

  g_set_error (error, TJ_PANEL_ERROR, TJ_PANEL_ERROR_RULE,
               /* Translators: a file, a line number and a sentence that says what is wrong */
               _("The rule “%s” cannot be used (line %ld): %s"),
               file, xmlGetLineNo (node), problem);
}

/* The place of a word among @words; the schema lets no other stand there. */
static guint
read_word (const xmlNode      *node,
           const char         *name,
           const char * const *words)
{
  g_autofree char *text = tj_xml_dup_attribute (node, name);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_strcmp0 (words[i], text) == 0)
        return i;
    }

  return 0;
}

static guint
read_count (const xmlNode *node,
            const char    *name,
            guint          otherwise)
{
  g_autofree char *text = tj_xml_dup_attribute (node, name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

/* The schema has seen to a decimal with three places at most, below a million. */
static guint
read_thousandths (const xmlNode *node,
                  const char    *name,
                  guint          otherwise)
{
  g_autofree char *text = tj_xml_dup_attribute (node, name);

  return text != NULL ? (guint) lround (g_ascii_strtod (text, NULL) * TJ_PANEL_WHOLE) : otherwise;
}

static gboolean
read_weights (const char     *file,
              const xmlNode  *parent,
              const char     *attribute,
              GPtrArray      *weights,
              GError        **error)
{
  for (xmlNode *node = tj_xml_first_child (parent, "weight"); node != NULL;
       node = tj_xml_next (node, "weight"))
    {
      TjPanelWeight *weight = g_new0 (TjPanelWeight, 1);

      weight->name = tj_xml_dup_attribute (node, attribute);
      weight->thousandths = read_thousandths (node, "value", 0);
      g_ptr_array_add (weights, weight);

      for (guint i = 0; i + 1 < weights->len; i++)
        {
          const TjPanelWeight *other = g_ptr_array_index (weights, i);

          if (g_str_equal (other->name, weight->name))
            {
              fail (file, node, error, _("“%s” has two weights."), weight->name);
              return FALSE;
            }
        }
    }

  return TRUE;
}

static guint
add_up (GPtrArray *weights)
{
  guint sum = 0;

  for (guint i = 0; i < weights->len; i++)
    sum += ((const TjPanelWeight *) g_ptr_array_index (weights, i))->thousandths;

  return sum;
}

static gboolean
read_reviewers (TjPanelRule    *self,
                const char     *file,
                const xmlNode  *node,
                GError        **error)
{
  static const char * const methods[] = { "mean", "weighted", "trimmed", "median", NULL };
  static const char * const orders[] = { "totals", "criteria", NULL };
  static const char * const conflicts[] = { "leave-out", "count", NULL };

  self->method = read_word (node, "method", methods);
  self->order = read_word (node, "first", orders);
  self->counts_conflicts = read_word (node, "conflicts", conflicts) == 1;
  self->minimum = read_count (node, "minimum", 3);
  self->quorum = read_count (node, "quorum", 1);
  self->default_weight = read_thousandths (node, "default-weight", TJ_PANEL_WHOLE);

  if (!read_weights (file, node, "reviewer", self->reviewers, error))
    return FALSE;

  if (self->method == TJ_PANEL_WEIGHTED && self->default_weight == 0
      && add_up (self->reviewers) == 0)
    {
      fail (file, node, error, _("the weights of the reviewers add up to 0. Give one of them a "
                                 "weight above 0."));
      return FALSE;
    }

  if (self->method != TJ_PANEL_WEIGHTED && self->reviewers->len > 0)
    {
      fail (file, node, error, _("reviewers have weights, which only the method “weighted” "
                                 "heeds."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_criteria (TjPanelRule    *self,
               const char     *file,
               const xmlNode  *node,
               GError        **error)
{
  static const char * const weights[] = { "rubric", "equal", "listed", NULL };
  static const char * const gaps[] = { "spread", "leave-out", NULL };

  self->weights = read_word (node, "weights", weights);
  self->gaps = read_word (node, "gaps", gaps);
  if (!read_weights (file, node, "criterion", self->criteria, error))
    return FALSE;

  if (self->weights != TJ_PANEL_WEIGHTS_LISTED && self->criteria->len > 0)
    {
      fail (file, node, error, _("criteria have weights, which only weights=\"listed\" heeds."));
      return FALSE;
    }

  if (self->weights == TJ_PANEL_WEIGHTS_LISTED && add_up (self->criteria) == 0)
    {
      fail (file, node, error, _("the weights of the criteria add up to 0. Give one of them a "
                                 "weight above 0."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
same_threshold (const TjPanelThreshold *a,
                const TjPanelThreshold *b)
{
  return a->stage == b->stage && g_strcmp0 (a->criterion, b->criterion) == 0;
}

static gboolean
read_threshold (TjPanelRule    *self,
                const char     *file,
                const xmlNode  *node,
                GError        **error)
{
  TjPanelThreshold *threshold = g_new0 (TjPanelThreshold, 1);
  g_autofree char *stage = tj_xml_dup_attribute (node, "stage");
  g_autofree char *value = tj_xml_dup_attribute (node, "value");

  g_ptr_array_add (self->thresholds, threshold);
  tj_review_stage_parse (stage, &threshold->stage);
  threshold->criterion = tj_xml_dup_attribute (node, "criterion");
  threshold->value = g_ascii_strtod (value, NULL);

  if (threshold->value > self->scale)
    {
      fail (file, node, error, _("the threshold %s is above full marks, which are %u."), value,
            self->scale);
      return FALSE;
    }

  for (guint i = 0; i + 1 < self->thresholds->len; i++)
    {
      if (same_threshold (g_ptr_array_index (self->thresholds, i), threshold))
        {
          fail (file, node, error, _("the stage “%s” has two thresholds for the same."), stage);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_document (TjPanelRule    *self,
               const char     *file,
               const xmlNode  *root,
               GError        **error)
{
  static const char * const roundings[] = { "half-up", "half-even", "down", NULL };
  const xmlNode *title = tj_xml_first_child (root, "title");
  const xmlNode *result = tj_xml_first_child (root, "result");

  self->id = tj_xml_dup_attribute (root, "id");
  self->version = tj_xml_dup_attribute (root, "version");
  self->title_zh = tj_xml_dup_child_text (title, "zh");
  self->title_en = tj_xml_dup_child_text (title, "en");
  self->scale = read_count (result, "scale", TJ_MAX_LEVEL);
  self->decimals = read_count (result, "decimals", 2);
  self->rounding = read_word (result, "rounding", roundings);

  if (!read_reviewers (self, file, tj_xml_first_child (root, "reviewers"), error)
      || !read_criteria (self, file, tj_xml_first_child (root, "criteria"), error))
    return FALSE;

  for (xmlNode *node = tj_xml_first_child (root, "threshold"); node != NULL;
       node = tj_xml_next (node, "threshold"))
    {
      if (!read_threshold (self, file, node, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tj_panel_rule_read:
 * @self: an empty rule; of no use where this fails
 * @bytes: a rule file
 * @name: what to call it in messages
 *
 * Returns: whether @bytes is a rule; if not, %TJ_PANEL_ERROR_RULE tells the line
 */
gboolean
tj_panel_rule_read (TjPanelRule  *self,
                    GBytes       *bytes,
                    const char   *name,
                    GError      **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(xmlDoc) doc = tj_xml_parse_bytes (bytes, name, &tj_xml_limits_own, &problem);

  if (doc == NULL || !tj_xml_validate (doc, name, RULE_SCHEMA, &problem))
    {
      /* One domain for the caller; the message names the line already. */
      g_set_error_literal (error, TJ_PANEL_ERROR, TJ_PANEL_ERROR_RULE, problem->message);
      return FALSE;
    }

  self->sha256 = tj_digest_bytes (bytes);

  return read_document (self, name, xmlDocGetRootElement (doc), error);
}
