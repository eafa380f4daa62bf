/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-round-item-private.h"

#include <string.h>

#include "core/base/tj-set-str.h"
#include "core/base/tj-text.h"
#include "core/import/tj-importer.h"

enum {
  PROP_0,
  PROP_NAME,
  PROP_PROGRESS,
  PROP_SIGNED,
  PROP_LOADING,
  N_PROPS
};

enum {
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjRoundItem, tj_round_item, G_TYPE_OBJECT)

void
tj_round_item_tell_changed (TjRoundItem *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
count_findings (TjRoundItem *self)
{
  guint n_findings = self->findings != NULL ? g_list_model_get_n_items (self->findings) : 0;

  memset (self->n_findings, 0, sizeof self->n_findings);
  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (self->findings, i);

      self->n_findings[tj_finding_get_severity (finding)]++;
    }
}

static void
tj_round_item_finalize (GObject *object)
{
  TjRoundItem *self = TJ_ROUND_ITEM (object);

  g_clear_pointer (&self->hits, g_ptr_array_unref);
  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);

  g_clear_object (&self->location);
  g_clear_object (&self->package);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->hidden, tj_pseudonyms_free);
  g_clear_object (&self->findings);
  g_clear_object (&self->review);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->facts, tj_round_facts_free);
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->received, g_date_time_unref);

  G_OBJECT_CLASS (tj_round_item_parent_class)->finalize (object);
}

static void
tj_round_item_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TjRoundItem *self = TJ_ROUND_ITEM (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->facts->name);
      break;

    case PROP_PROGRESS:
      g_value_set_uint (value, tj_round_item_get_progress (self));
      break;

    case PROP_SIGNED:
      g_value_set_boolean (value, self->is_signed);
      break;

    case PROP_LOADING:
      g_value_set_boolean (value, self->state == TJ_ROUND_ITEM_LOADING);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tj_round_item_class_init (TjRoundItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tj_round_item_finalize;
  object_class->get_property = tj_round_item_get_property;

  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROGRESS] =
    g_param_spec_uint ("progress", NULL, NULL, 0, TJ_PROGRESS_SIGNED, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIGNED] =
    g_param_spec_boolean ("signed", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
tj_round_item_init (TjRoundItem *self)
{
}

static void
show_location (TjRoundItem *self)
{
  g_autofree char *name = tj_importer_dup_name (self->location);

  g_clear_pointer (&self->facts, tj_round_facts_free);
  self->facts = tj_round_facts_new_unread (name);
}

/**
 * tj_round_item_new:
 * @location: the archive, folder or form file
 *
 * Returns: (transfer full): an item that is still loading
 */
TjRoundItem *
tj_round_item_new (GFile *location)
{
  TjRoundItem *self = g_object_new (TJ_TYPE_ROUND_ITEM, NULL);

  self->location = g_object_ref (location);
  show_location (self);

  return self;
}

GFile *
tj_round_item_get_location (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), NULL);

  return self->location;
}

/**
 * tj_round_item_set_location:
 *
 * The package is the same, and is found elsewhere.
 */
void
tj_round_item_set_location (TjRoundItem *self,
                            GFile       *location)
{
  g_return_if_fail (TJ_IS_ROUND_ITEM (self));

  g_set_object (&self->location, location);
  show_location (self);
  tj_round_item_tell_changed (self);
}

TjRoundItemState
tj_round_item_get_state (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), TJ_ROUND_ITEM_FAILED);

  return self->state;
}

/**
 * tj_round_item_get_problem:
 *
 * Returns: (nullable): why the package cannot be used, as a sentence
 */
const char *
tj_round_item_get_problem (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), NULL);

  return self->problem;
}

static void
notify_all (TjRoundItem *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
  tj_round_item_tell_changed (self);
}

void
tj_round_item_set_problem (TjRoundItem *self,
                           const char  *problem)
{
  g_return_if_fail (TJ_IS_ROUND_ITEM (self));

  tj_set_str (&self->problem, problem);
  self->is_locked = FALSE;
  self->state = TJ_ROUND_ITEM_FAILED;
  notify_all (self);
}

/**
 * tj_round_item_set_locked:
 * @problem: that a password is wanted, or another one, as a sentence
 */
void
tj_round_item_set_locked (TjRoundItem *self,
                          const char  *problem)
{
  tj_round_item_set_problem (self, problem);
  self->is_locked = TRUE;
}

/**
 * tj_round_item_get_locked:
 *
 * Returns: whether a password would open the package
 */
gboolean
tj_round_item_get_locked (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), FALSE);

  return self->is_locked;
}

/**
 * tj_round_item_set_loading:
 *
 * The package is being read anew.
 */
void
tj_round_item_set_loading (TjRoundItem *self)
{
  g_return_if_fail (TJ_IS_ROUND_ITEM (self));

  self->is_locked = FALSE;
  self->state = TJ_ROUND_ITEM_LOADING;
  notify_all (self);
}

/* Everything the list shows of a package is derived here. */
static void
derive (TjRoundItem *self,
        TjTaxonomy  *taxonomy)
{
  g_clear_object (&self->shown);
  g_clear_pointer (&self->hidden, tj_pseudonyms_free);
  if (self->is_blind)
    {
      self->hidden = tj_blinding_collect (self->package);
      self->shown = tj_blinding_apply (self->package, self->hidden);
    }

  g_clear_pointer (&self->facts, tj_round_facts_free);
  self->facts = tj_round_facts_new (tj_round_item_get_shown (self), taxonomy);
}

/**
 * tj_round_item_set_package:
 * @findings: a list of #TjFinding
 *
 * The package has been read, or corrected.
 */
void
tj_round_item_set_package (TjRoundItem *self,
                           TjPackage   *package,
                           GListModel  *findings,
                           TjTaxonomy  *taxonomy)
{
  g_return_if_fail (TJ_IS_ROUND_ITEM (self));

  g_set_object (&self->package, package);
  g_set_object (&self->findings, findings);
  self->state = TJ_ROUND_ITEM_READY;

  derive (self, taxonomy);
  g_free (self->digest);
  self->digest = tj_package_dup_manifest_sha256 (package);
  count_findings (self);

  notify_all (self);
}

/**
 * tj_round_item_notify_findings:
 *
 * Findings were added to the list or taken from it.
 */
void
tj_round_item_notify_findings (TjRoundItem *self)
{
  g_return_if_fail (TJ_IS_ROUND_ITEM (self));

  count_findings (self);
  tj_round_item_tell_changed (self);
}

/**
 * tj_round_item_get_package:
 *
 * Returns: (transfer none) (nullable): the package once it is read
 */
TjPackage *
tj_round_item_get_package (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), NULL);

  return self->package;
}

/**
 * tj_round_item_set_blind:
 * @blind: whether the reviewer is not to know who applies
 *
 * Hides who applies, or shows it again; also of a package that is not read yet.
 */
void
tj_round_item_set_blind (TjRoundItem *self,
                         gboolean     blind,
                         TjTaxonomy  *taxonomy)
{
  g_return_if_fail (TJ_IS_ROUND_ITEM (self));

  if (self->is_blind == blind)
    return;

  self->is_blind = blind;
  if (self->package == NULL)
    return;

  derive (self, taxonomy);
  notify_all (self);
}

gboolean
tj_round_item_get_blind (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), FALSE);

  return self->is_blind;
}

/**
 * tj_round_item_get_shown:
 *
 * Returns: (transfer none) (nullable): the package as the reviewer is to see it; the package itself
 *   where nothing is hidden
 */
TjPackage *
tj_round_item_get_shown (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), NULL);

  return self->shown != NULL ? self->shown : self->package;
}

/**
 * tj_round_item_dup_shown:
 * @text: (nullable): words about the package, valid UTF-8
 *
 * Returns: (transfer full) (nullable): the words without the names that are hidden
 */
char *
tj_round_item_dup_shown (TjRoundItem *self,
                         const char  *text)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), NULL);

  return self->hidden != NULL && text != NULL ? tj_pseudonyms_replace (self->hidden, text)
                                              : g_strdup (text);
}

/**
 * tj_round_item_get_digest:
 *
 * Returns: (nullable): that of the package's manifest, once it is read
 */
const char *
tj_round_item_get_digest (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), NULL);

  return self->digest;
}

/**
 * tj_round_item_get_facts:
 *
 * Returns: (transfer none): what a list shows of the package; only its name until it is read.
 *   They live until the item changes.
 */
const TjRoundFacts *
tj_round_item_get_facts (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), NULL);

  return self->facts;
}

/**
 * tj_round_item_get_findings:
 *
 * Returns: (transfer none) (nullable): a list of #TjFinding
 */
GListModel *
tj_round_item_get_findings (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), NULL);

  return self->findings;
}

/**
 * tj_round_item_get_name:
 *
 * Returns: the technology's name, or the file's until that is known
 */
const char *
tj_round_item_get_name (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), NULL);

  return self->facts->name;
}

/**
 * tj_round_item_get_category:
 *
 * Returns: (nullable): the code of the only category ticked
 */
const char *
tj_round_item_get_category (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), NULL);

  return self->facts->category;
}

/**
 * tj_round_item_get_type_code:
 *
 * Returns: (nullable): the code of the declared type
 */
const char *
tj_round_item_get_type_code (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), NULL);

  return self->facts->type_code;
}

/**
 * tj_round_item_count:
 *
 * Returns: how many findings of @severity the package has
 */
guint
tj_round_item_count (TjRoundItem *self,
                     TjSeverity   severity)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), 0);

  return self->n_findings[severity];
}

guint
tj_round_item_get_n_errors (TjRoundItem *self)
{
  return tj_round_item_count (self, TJ_SEVERITY_ERROR);
}

/**
 * tj_round_item_has_finding:
 * @code: of a finding
 *
 * Returns: whether the package has one of that code
 */
gboolean
tj_round_item_has_finding (TjRoundItem *self,
                           const char  *code)
{
  guint n_findings;

  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), FALSE);

  n_findings = self->findings != NULL ? g_list_model_get_n_items (self->findings) : 0;
  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (self->findings, i);

      if (g_str_equal (tj_finding_get_code (finding), code))
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_round_item_matches:
 * @folded: words as tj_text_fold() gives them
 *
 * Returns: whether the words stand anywhere in the form or in the names of the files
 */
gboolean
tj_round_item_matches (TjRoundItem *self,
                       const char  *folded)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), FALSE);

  if (*folded == '\0')
    return TRUE;

  if (self->facts->searchable == NULL)
    {
      g_autofree char *name = tj_text_fold (self->facts->name);

      return strstr (name, folded) != NULL;
    }

  return strstr (self->facts->searchable, folded) != NULL;
}

/**
 * tj_round_item_set_hits:
 * @hits: (element-type TjTextHit): the places where the words searched for stand, the best first
 */
void
tj_round_item_set_hits (TjRoundItem *self,
                        GPtrArray   *hits)
{
  g_return_if_fail (TJ_IS_ROUND_ITEM (self));

  if (hits->len == 0 && tj_round_item_get_hit (self) == NULL)
    return;

  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = g_ptr_array_ref (hits);
  tj_round_item_tell_changed (self);
}

/**
 * tj_round_item_get_hit:
 *
 * Returns: (transfer none) (nullable): the best place where the words searched for stand
 */
const TjTextHit *
tj_round_item_get_hit (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), NULL);

  return self->hits != NULL && self->hits->len > 0 ? g_ptr_array_index (self->hits, 0) : NULL;
}

/**
 * tj_round_item_get_status:
 *
 * Returns: where the application stands, as the session knows
 */
TjApplicationStatus
tj_round_item_get_status (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), TJ_APPLICATION_UNKNOWN);

  return self->status;
}

void
tj_round_item_set_status (TjRoundItem         *self,
                          TjApplicationStatus  status)
{
  g_return_if_fail (TJ_IS_ROUND_ITEM (self));

  if (self->status == status)
    return;

  self->status = status;
  tj_round_item_tell_changed (self);
}

/**
 * tj_round_item_set_receipt:
 * @received: (nullable): when the application came, in the time of Beijing
 * @is_noted: whether somebody noted that, and it is not merely the time of its files
 * @is_late: whether that is after the deadline of the round
 */
void
tj_round_item_set_receipt (TjRoundItem *self,
                           GDateTime   *received,
                           gboolean     is_noted,
                           gboolean     is_late)
{
  g_return_if_fail (TJ_IS_ROUND_ITEM (self));

  if (self->is_received_noted == is_noted && self->is_late == is_late &&
      (received == NULL) == (self->received == NULL) &&
      (received == NULL || g_date_time_equal (received, self->received)))
    return;

  g_clear_pointer (&self->received, g_date_time_unref);
  self->received = received != NULL ? g_date_time_ref (received) : NULL;
  self->is_received_noted = is_noted;
  self->is_late = is_late;
  tj_round_item_tell_changed (self);
}

/**
 * tj_round_item_get_received:
 * @is_noted: (out) (optional): whether somebody noted it
 *
 * Returns: (transfer none) (nullable): when the application came, in the time of Beijing
 */
GDateTime *
tj_round_item_get_received (TjRoundItem *self,
                            gboolean    *is_noted)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), NULL);

  if (is_noted != NULL)
    *is_noted = self->is_received_noted;

  return self->received;
}

gboolean
tj_round_item_get_late (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), FALSE);

  return self->is_late;
}
