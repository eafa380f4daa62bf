/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-rubric-private.h"

/* One criterion as one stage asks it: the anchors of a criterion are shared by the stages
 * unless a stage overrides them, and the reader has resolved that already. */

enum {
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_QUESTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TjCriterion, tj_criterion, G_TYPE_OBJECT)

void
tj_words_clear (TjWords *self)
{
  g_clear_pointer (&self->zh, g_free);
  g_clear_pointer (&self->en, g_free);
}

static void
tj_criterion_finalize (GObject *object)
{
  TjCriterion *self = TJ_CRITERION (object);

  g_clear_pointer (&self->id, g_free);
  tj_words_clear (&self->name);
  tj_words_clear (&self->question);
  for (guint level = 0; level < TJ_N_LEVELS; level++)
    tj_words_clear (&self->anchors[level]);

  G_OBJECT_CLASS (tj_criterion_parent_class)->finalize (object);
}

static void
tj_criterion_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  TjCriterion *self = TJ_CRITERION (object);
  TjLanguage language = tj_language_get_current ();

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;

    case PROP_NAME:
      g_value_set_string (value, tj_criterion_get_name (self, language));
      break;

    case PROP_QUESTION:
      g_value_set_string (value, tj_criterion_get_question (self, language));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tj_criterion_class_init (TjCriterionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tj_criterion_finalize;
  object_class->get_property = tj_criterion_get_property;

  properties[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_QUESTION] =
    g_param_spec_string ("question", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tj_criterion_init (TjCriterion *self)
{
  self->threshold = TJ_NO_THRESHOLD;
}

/**
 * tj_criterion_get_id:
 *
 * Returns: as `leadership`; part of the names of a review's values
 */
const char *
tj_criterion_get_id (TjCriterion *self)
{
  g_return_val_if_fail (TJ_IS_CRITERION (self), NULL);

  return self->id;
}

/**
 * tj_criterion_get_name:
 *
 * Returns: a few words
 */
const char *
tj_criterion_get_name (TjCriterion *self,
                       TjLanguage   language)
{
  g_return_val_if_fail (TJ_IS_CRITERION (self), NULL);

  return tj_language_pick (language, self->name.zh, self->name.en);
}

/**
 * tj_criterion_get_question:
 *
 * Returns: what the criterion asks at this stage
 */
const char *
tj_criterion_get_question (TjCriterion *self,
                           TjLanguage   language)
{
  g_return_val_if_fail (TJ_IS_CRITERION (self), NULL);

  return tj_language_pick (language, self->question.zh, self->question.en);
}

/**
 * tj_criterion_get_anchor:
 * @level: whole points, 0 to %TJ_MAX_LEVEL
 *
 * Returns: what @level means at this stage
 */
const char *
tj_criterion_get_anchor (TjCriterion *self,
                         guint        level,
                         TjLanguage   language)
{
  g_return_val_if_fail (TJ_IS_CRITERION (self), NULL);
  g_return_val_if_fail (level <= TJ_MAX_LEVEL, NULL);

  return tj_language_pick (language, self->anchors[level].zh, self->anchors[level].en);
}

/**
 * tj_criterion_get_weight:
 *
 * Returns: the share of the total, above 0 and up to 1
 */
double
tj_criterion_get_weight (TjCriterion *self)
{
  g_return_val_if_fail (TJ_IS_CRITERION (self), 0);

  return (double) self->weight / TJ_WHOLE_WEIGHT;
}

guint
tj_criterion_get_exact_weight (TjCriterion *self)
{
  return self->weight;
}

/**
 * tj_criterion_get_threshold:
 * @half_points: (out) (optional): the least score that passes; untouched where there is none
 *
 * Returns: whether the criterion has a threshold
 */
gboolean
tj_criterion_get_threshold (TjCriterion *self,
                            guint       *half_points)
{
  g_return_val_if_fail (TJ_IS_CRITERION (self), FALSE);

  if (self->threshold == TJ_NO_THRESHOLD)
    return FALSE;

  if (half_points != NULL)
    *half_points = (guint) self->threshold;

  return TRUE;
}

/**
 * tj_criterion_get_min_justification:
 *
 * Returns: how many characters a justification needs; 0 where none is asked for
 */
guint
tj_criterion_get_min_justification (TjCriterion *self)
{
  g_return_val_if_fail (TJ_IS_CRITERION (self), 0);

  return self->min_justification;
}

/**
 * tj_criterion_needs_confidence:
 *
 * Returns: whether a score is incomplete without a confidence
 */
gboolean
tj_criterion_needs_confidence (TjCriterion *self)
{
  g_return_val_if_fail (TJ_IS_CRITERION (self), FALSE);

  return self->needs_confidence;
}

/**
 * tj_criterion_allows_cannot_assess:
 *
 * Returns: whether a reviewer may say that this cannot be judged
 */
gboolean
tj_criterion_allows_cannot_assess (TjCriterion *self)
{
  g_return_val_if_fail (TJ_IS_CRITERION (self), FALSE);

  return self->allows_cannot_assess;
}
