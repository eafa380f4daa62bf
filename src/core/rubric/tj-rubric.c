/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-rubric-private.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-file-read.h"
#include "core/base/tj-xml.h"

/* A rubric is loaded data: the ministry has published neither weights nor anchors, so a round
 * may bring its own file and nothing of it is built in. It does not change once it is read. */

#define DEFAULT_RUBRIC "/org/tanjian/Tanjian/rubric/default-2024.xml"
/* Sixty criteria with anchors of two languages take some 200 kB. */
#define MAX_RUBRIC_BYTES (2 * 1024 * 1024)

/* A released one never changes but by another id. */
static const char * const shipped_paths[] = {
  DEFAULT_RUBRIC,
};

G_DEFINE_QUARK (tj-rubric-error-quark, tj_rubric_error)

G_DEFINE_FINAL_TYPE (TjRubric, tj_rubric, G_TYPE_OBJECT)

static const char * const stage_names[TJ_N_REVIEW_STAGES] = {
  "preliminary", "second", "defence",
};

/**
 * tj_review_stage_to_string:
 *
 * Returns: the word of files and of the machine-readable output
 */
const char *
tj_review_stage_to_string (TjReviewStage stage)
{
  g_return_val_if_fail ((guint) stage < TJ_N_REVIEW_STAGES, NULL);

  return stage_names[stage];
}

/**
 * tj_review_stage_parse:
 * @text: as tj_review_stage_to_string() writes it
 * @stage: (out): untouched on failure
 *
 * Returns: whether @text is a stage
 */
gboolean
tj_review_stage_parse (const char    *text,
                       TjReviewStage *stage)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (guint i = 0; i < TJ_N_REVIEW_STAGES; i++)
    {
      if (g_str_equal (stage_names[i], text))
        {
          *stage = (TjReviewStage) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * tj_review_stage_get_label:
 *
 * Returns: the name in the user's language
 */
const char *
tj_review_stage_get_label (TjReviewStage stage)
{
  switch (stage)
    {
    case TJ_REVIEW_SECOND:
      return C_("review stage", "Second review");
    case TJ_REVIEW_DEFENCE:
      return C_("review stage", "Technical defence");
    case TJ_REVIEW_PRELIMINARY:
    default:
      return C_("review stage", "Preliminary review");
    }
}

static void
tj_rubric_finalize (GObject *object)
{
  TjRubric *self = TJ_RUBRIC (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->content, g_bytes_unref);
  tj_words_clear (&self->title);
  tj_words_clear (&self->weights_note);
  for (guint i = 0; i < TJ_N_REVIEW_STAGES; i++)
    g_clear_object (&self->stages[i]);

  G_OBJECT_CLASS (tj_rubric_parent_class)->finalize (object);
}

static void
tj_rubric_class_init (TjRubricClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_rubric_finalize;
}

static void
tj_rubric_init (TjRubric *self)
{
  for (guint i = 0; i < TJ_N_REVIEW_STAGES; i++)
    self->stages[i] = g_list_store_new (TJ_TYPE_CRITERION);
}

static TjRubric *
new_shipped (const char *path)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  TjRubric *self = NULL;

  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes != NULL)
    self = tj_rubric_new_from_bytes (bytes, path, &error);

  /* It is compiled in, so this is a fault of the build and not of the user. */
  if (self == NULL)
    g_error ("%s", error->message);

  return self;
}

/**
 * tj_rubric_new_default:
 *
 * Returns: (transfer full): the rubric for whoever did not choose one
 */
TjRubric *
tj_rubric_new_default (void)
{
  return new_shipped (DEFAULT_RUBRIC);
}

/**
 * tj_rubric_list_shipped:
 *
 * Returns: (transfer full) (element-type TjRubric): the rubrics that come with the program, the
 *   default first
 */
GPtrArray *
tj_rubric_list_shipped (void)
{
  GPtrArray *rubrics = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (shipped_paths); i++)
    g_ptr_array_add (rubrics, new_shipped (shipped_paths[i]));

  return rubrics;
}

/**
 * tj_rubric_new_from_bytes:
 * @bytes: a rubric file
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): the rubric, or %NULL with %TJ_RUBRIC_ERROR_INVALID
 *   whose message names the line
 */
TjRubric *
tj_rubric_new_from_bytes (GBytes      *bytes,
                          const char  *name,
                          GError     **error)
{
  g_autoptr(TjRubric) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (TJ_TYPE_RUBRIC, NULL);
  if (!tj_rubric_read (self, bytes, name, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tj_rubric_new_from_file:
 * @file: of data/schema/rubric.xsd
 *
 * Returns: (transfer full) (nullable): the rubric, or %NULL with %TJ_RUBRIC_ERROR_INVALID, or an
 *   error of the file
 */
TjRubric *
tj_rubric_new_from_file (GFile   *file,
                         GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = g_file_get_parse_name (file);
  bytes = tj_file_read (file, MAX_RUBRIC_BYTES, NULL, error);
  if (bytes == NULL)
    {
      /* Translators: a file; what the system says follows */
      g_prefix_error (error, _("The rubric “%s” cannot be read. "), name);
      return NULL;
    }

  return tj_rubric_new_from_bytes (bytes, name, error);
}

/**
 * tj_rubric_get_id:
 *
 * Returns: as `default-2024`
 */
const char *
tj_rubric_get_id (TjRubric *self)
{
  g_return_val_if_fail (TJ_IS_RUBRIC (self), NULL);

  return self->id;
}

/**
 * tj_rubric_get_version:
 *
 * Returns: as `1.0`
 */
const char *
tj_rubric_get_version (TjRubric *self)
{
  g_return_val_if_fail (TJ_IS_RUBRIC (self), NULL);

  return self->version;
}

/**
 * tj_rubric_get_sha256:
 *
 * Returns: the digest of tj_rubric_get_content()
 */
const char *
tj_rubric_get_sha256 (TjRubric *self)
{
  g_return_val_if_fail (TJ_IS_RUBRIC (self), NULL);

  return self->sha256;
}

/**
 * tj_rubric_get_content:
 *
 * Returns: (transfer none): the rubric in its canonical form, which reads as the same rubric
 */
GBytes *
tj_rubric_get_content (TjRubric *self)
{
  g_return_val_if_fail (TJ_IS_RUBRIC (self), NULL);

  return self->content;
}

/**
 * tj_rubric_equal:
 *
 * Returns: whether both ask the same with the same weights, in the same words
 */
gboolean
tj_rubric_equal (TjRubric *self,
                 TjRubric *other)
{
  g_return_val_if_fail (TJ_IS_RUBRIC (self), FALSE);
  g_return_val_if_fail (TJ_IS_RUBRIC (other), FALSE);

  return self == other || g_str_equal (self->sha256, other->sha256);
}

/**
 * tj_rubric_is_shipped:
 *
 * Returns: whether everybody who has the program has it
 */
gboolean
tj_rubric_is_shipped (TjRubric *self)
{
  g_autoptr(GPtrArray) shipped = NULL;

  g_return_val_if_fail (TJ_IS_RUBRIC (self), FALSE);

  shipped = tj_rubric_list_shipped ();
  for (guint i = 0; i < shipped->len; i++)
    {
      if (tj_rubric_equal (self, g_ptr_array_index (shipped, i)))
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_rubric_get_title:
 *
 * Returns: what to call the rubric
 */
const char *
tj_rubric_get_title (TjRubric   *self,
                     TjLanguage  language)
{
  g_return_val_if_fail (TJ_IS_RUBRIC (self), NULL);

  return tj_language_pick (language, self->title.zh, self->title.en);
}

/**
 * tj_rubric_get_weights_note:
 *
 * Returns: whose the weights are, to be shown wherever a total is
 */
const char *
tj_rubric_get_weights_note (TjRubric   *self,
                            TjLanguage  language)
{
  g_return_val_if_fail (TJ_IS_RUBRIC (self), NULL);

  return tj_language_pick (language, self->weights_note.zh, self->weights_note.en);
}

/**
 * tj_rubric_get_criteria:
 *
 * Returns: (transfer none): the #TjCriterion of one stage, in the order of the file
 */
GListModel *
tj_rubric_get_criteria (TjRubric      *self,
                        TjReviewStage  stage)
{
  g_return_val_if_fail (TJ_IS_RUBRIC (self), NULL);
  g_return_val_if_fail ((guint) stage < TJ_N_REVIEW_STAGES, NULL);

  return G_LIST_MODEL (self->stages[stage]);
}

/**
 * tj_rubric_lookup:
 *
 * Returns: (transfer none) (nullable): the criterion of that id, if @stage uses it
 */
TjCriterion *
tj_rubric_lookup (TjRubric      *self,
                  TjReviewStage  stage,
                  const char    *id)
{
  GListModel *criteria = tj_rubric_get_criteria (self, stage);

  g_return_val_if_fail (criteria != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);

      /* The list keeps its own reference. */
      if (g_str_equal (criterion->id, id))
        return criterion;
    }

  return NULL;
}
