/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-round-item.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/tj-set-str.h"
#include "core/base/tj-text.h"
#include "core/carbon/tj-unit-cost.h"
#include "core/checks/tj-check-runner.h"
#include "core/import/tj-importer.h"

#define NO_FIGURE "—"

struct _TjRoundItem
{
  GObject parent_instance;

  GFile *location;
  TjRoundItemState state;
  char *problem;
  gboolean is_locked;

  TjPackage *package;
  GListModel *findings;
  TjReview *review;
  gint64 review_id;
  gboolean is_signed;
  GPtrArray *hits;

  /* Derived once from the package. */
  char *name;
  char *applicant;
  char *category;
  char *type_code;
  char *type_name;
  char *searchable;
  double potential;
  double unit_cost;
};

enum {
  PROP_0,
  PROP_NAME,
  PROP_APPLICANT,
  PROP_CATEGORY,
  PROP_TYPE_NAME,
  PROP_STAGE_LABEL,
  PROP_POTENTIAL,
  PROP_POTENTIAL_TEXT,
  PROP_UNIT_COST,
  PROP_UNIT_COST_TEXT,
  PROP_N_ERRORS,
  PROP_ERRORS_TEXT,
  PROP_N_QUERIES,
  PROP_QUERIES_TEXT,
  PROP_PROGRESS,
  PROP_PROGRESS_TEXT,
  PROP_SIGNED,
  PROP_LOADING,
  PROP_FAILED,
  PROP_HIT_PLACE,
  PROP_HIT_MARKUP,
  PROP_HAS_HIT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TjRoundItem, tj_round_item, G_TYPE_OBJECT)

static void
count_scores (TjRoundItem *self,
              guint       *n_judged,
              guint       *n_criteria)
{
  TjTotal total = { 0 };

  if (self->review != NULL)
    tj_review_get_total (self->review, &total);

  *n_judged = total.n_given + total.n_cannot_assess;
  *n_criteria = *n_judged + total.n_missing;
}

static char *
dup_progress_text (TjRoundItem *self)
{
  guint n_judged, n_criteria;

  if (self->review == NULL)
    return g_strdup (NO_FIGURE);

  if (self->is_signed)
    return g_strdup (C_("review", "Signed"));

  count_scores (self, &n_judged, &n_criteria);

  return g_strdup_printf ("%u/%u", n_judged, n_criteria);
}

/* Signed last, then by how much is judged. */
static double
get_progress (TjRoundItem *self)
{
  guint n_judged, n_criteria;

  if (self->is_signed)
    return 2;

  count_scores (self, &n_judged, &n_criteria);

  return n_criteria > 0 ? (double) n_judged / n_criteria : 0;
}

static const char *
get_stage_label (TjRoundItem *self)
{
  const char *stage = self->package != NULL
                        ? tj_form_get_stage (tj_package_get_form (self->package))
                        : NULL;

  if (g_strcmp0 (stage, "demonstration") == 0)
    return C_("stage", "Demonstration");

  return g_strcmp0 (stage, "promotion") == 0 ? C_("stage", "Promotion") : NO_FIGURE;
}

static guint
count_findings (TjRoundItem *self,
                TjSeverity   severity)
{
  return self->findings != NULL ? tj_check_count (self->findings, severity) : 0;
}

static char *
dup_badge (guint n)
{
  return n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");
}

static void
notify_progress (TjRoundItem *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS_TEXT]);
}

static void
notify_review (TjRoundItem *self)
{
  notify_progress (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIGNED]);
}

/* Where the words stand, as “附件1.pdf · Page 3 · 12 places”. */
static char *
dup_hit_place (TjRoundItem *self)
{
  const TjTextHit *hit = tj_round_item_get_hit (self);
  g_autofree char *place = NULL;
  GString *text;

  if (hit == NULL)
    return NULL;

  text = g_string_new (hit->file);
  place = tj_text_hit_dup_place (hit);
  if (*place != '\0')
    g_string_append_printf (text, " · %s", place);
  if (hit->n_in_package > 1)
    {
      g_autofree char *count = NULL;

      count = g_strdup_printf (ngettext ("%u place", "%u places", hit->n_in_package),
                               hit->n_in_package);
      g_string_append_printf (text, " · %s", count);
    }

  return g_string_free (text, FALSE);
}

static void
append_escaped (GString    *markup,
                const char *text,
                gsize       length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (markup, escaped);
}

static char *
dup_hit_markup (TjRoundItem *self)
{
  const TjTextHit *hit = tj_round_item_get_hit (self);
  GString *markup;
  gsize at = 0;

  if (hit == NULL)
    return NULL;

  markup = g_string_new (NULL);
  for (guint i = 0; i < hit->marks->len; i++)
    {
      TjTextRange range = g_array_index (hit->marks, TjTextRange, i);

      append_escaped (markup, hit->snippet + at, range.start - at);
      g_string_append (markup, "<b>");
      append_escaped (markup, hit->snippet + range.start, range.end - range.start);
      g_string_append (markup, "</b>");
      at = range.end;
    }
  append_escaped (markup, hit->snippet + at, strlen (hit->snippet + at));

  return g_string_free (markup, FALSE);
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
  g_clear_object (&self->findings);
  g_clear_object (&self->review);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->applicant, g_free);
  g_clear_pointer (&self->category, g_free);
  g_clear_pointer (&self->type_code, g_free);
  g_clear_pointer (&self->type_name, g_free);
  g_clear_pointer (&self->searchable, g_free);

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
      g_value_set_string (value, self->name);
      break;

    case PROP_APPLICANT:
      g_value_set_string (value, self->state == TJ_ROUND_ITEM_FAILED ? self->problem
                                                                      : self->applicant);
      break;

    case PROP_CATEGORY:
      g_value_set_string (value, self->category);
      break;

    case PROP_TYPE_NAME:
      g_value_set_string (value, self->type_name);
      break;

    case PROP_STAGE_LABEL:
      g_value_set_string (value, get_stage_label (self));
      break;

    case PROP_POTENTIAL:
      g_value_set_double (value, self->potential);
      break;

    case PROP_POTENTIAL_TEXT:
      g_value_take_string (value, self->potential >= 0
                                    ? tj_text_format_number (self->potential, 1)
                                    : g_strdup (NO_FIGURE));
      break;

    case PROP_UNIT_COST:
      g_value_set_double (value, isnan (self->unit_cost) ? G_MAXDOUBLE : self->unit_cost);
      break;

    case PROP_UNIT_COST_TEXT:
      g_value_take_string (value, isnan (self->unit_cost)
                                    ? g_strdup (NO_FIGURE)
                                    : tj_text_format_number (self->unit_cost, 1));
      break;

    case PROP_N_ERRORS:
      g_value_set_uint (value, count_findings (self, TJ_SEVERITY_ERROR));
      break;

    case PROP_ERRORS_TEXT:
      g_value_take_string (value, dup_badge (count_findings (self, TJ_SEVERITY_ERROR)));
      break;

    case PROP_N_QUERIES:
      g_value_set_uint (value, count_findings (self, TJ_SEVERITY_QUERY));
      break;

    case PROP_QUERIES_TEXT:
      g_value_take_string (value, dup_badge (count_findings (self, TJ_SEVERITY_QUERY)));
      break;

    case PROP_PROGRESS:
      g_value_set_double (value, get_progress (self));
      break;

    case PROP_PROGRESS_TEXT:
      g_value_take_string (value, dup_progress_text (self));
      break;

    case PROP_SIGNED:
      g_value_set_boolean (value, self->is_signed);
      break;

    case PROP_LOADING:
      g_value_set_boolean (value, self->state == TJ_ROUND_ITEM_LOADING);
      break;

    case PROP_HIT_PLACE:
      g_value_take_string (value, dup_hit_place (self));
      break;

    case PROP_HIT_MARKUP:
      g_value_take_string (value, dup_hit_markup (self));
      break;

    case PROP_HAS_HIT:
      g_value_set_boolean (value, tj_round_item_get_hit (self) != NULL);
      break;

    case PROP_FAILED:
      g_value_set_boolean (value, self->state == TJ_ROUND_ITEM_FAILED);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_string (guint       prop_id,
                const char *name)
{
  properties[prop_id] = g_param_spec_string (name, NULL, NULL, NULL,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_double (guint       prop_id,
                const char *name)
{
  properties[prop_id] = g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_uint (guint       prop_id,
              const char *name)
{
  properties[prop_id] = g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, 0,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_boolean (guint       prop_id,
                 const char *name)
{
  properties[prop_id] = g_param_spec_boolean (name, NULL, NULL, FALSE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
tj_round_item_class_init (TjRoundItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tj_round_item_finalize;
  object_class->get_property = tj_round_item_get_property;

  install_string (PROP_NAME, "name");
  install_string (PROP_APPLICANT, "applicant");
  install_string (PROP_CATEGORY, "category");
  install_string (PROP_TYPE_NAME, "type-name");
  install_string (PROP_STAGE_LABEL, "stage-label");
  install_double (PROP_POTENTIAL, "potential");
  install_string (PROP_POTENTIAL_TEXT, "potential-text");
  install_double (PROP_UNIT_COST, "unit-cost");
  install_string (PROP_UNIT_COST_TEXT, "unit-cost-text");
  install_uint (PROP_N_ERRORS, "n-errors");
  install_string (PROP_ERRORS_TEXT, "errors-text");
  install_uint (PROP_N_QUERIES, "n-queries");
  install_string (PROP_QUERIES_TEXT, "queries-text");
  install_double (PROP_PROGRESS, "progress");
  install_string (PROP_PROGRESS_TEXT, "progress-text");
  install_boolean (PROP_SIGNED, "signed");
  install_boolean (PROP_LOADING, "loading");
  install_boolean (PROP_FAILED, "failed");
  install_string (PROP_HIT_PLACE, "hit-place");
  install_string (PROP_HIT_MARKUP, "hit-markup");
  install_boolean (PROP_HAS_HIT, "has-hit");

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tj_round_item_init (TjRoundItem *self)
{
  self->potential = -1;
  self->unit_cost = NAN;
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
  self->name = tj_importer_dup_name (location);
  self->applicant = g_strdup (_("Reading…"));

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
  g_free (self->name);
  self->name = tj_importer_dup_name (location);
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
  tj_set_str (&self->applicant, _("Reading…"));
  notify_all (self);
}

static void
read_placement (TjRoundItem *self,
                TjForm      *form,
                TjTaxonomy  *taxonomy)
{
  TjTaxonomyNode *node = NULL;

  tj_set_str (&self->type_code, tj_field_get_code (tj_form_get_field (form, "type")));
  tj_set_str (&self->category, tj_form_get_category (form));

  if (self->type_code != NULL)
    node = tj_taxonomy_lookup (taxonomy, self->type_code);

  if (node != NULL)
    tj_set_str (&self->type_name, tj_taxonomy_node_get_name (node));
  else
    tj_set_str (&self->type_name, tj_form_get_text (form, "type"));
}

static void
read_figures (TjRoundItem *self,
              TjForm      *form)
{
  TjUnitCost unit_cost;
  double potential;

  /* A correction may take a figure away again. */
  self->potential = -1;
  self->unit_cost = NAN;

  if (tj_quantity_get_value (tj_form_get_quantity (form, "potential_2030"), &potential))
    self->potential = potential;

  if (tj_unit_cost_of_form (form, &unit_cost))
    self->unit_cost = unit_cost.value;
}

static void
append_texts (GString    *all,
              GListModel *fields)
{
  guint n_fields = g_list_model_get_n_items (fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);

      g_string_append (all, tj_field_get_text (field));
      g_string_append_c (all, '\n');
    }
}

static char *
dup_searchable (TjPackage *package)
{
  TjForm *form = tj_package_get_form (package);
  GListModel *attachments = tj_package_get_attachments (package);
  g_autoptr(GString) all = g_string_new (NULL);

  append_texts (all, tj_form_get_fields (form));
  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    append_texts (all, tj_case_get_fields (tj_form_get_case (form, i)));

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);

      g_string_append (all, tj_attachment_get_name (attachment));
      g_string_append_c (all, '\n');
    }

  return tj_text_fold (all->str);
}

/**
 * tj_round_item_set_package:
 * @findings: a list of #TjFinding
 *
 * The package has been read, or corrected: everything the list shows is derived here.
 */
void
tj_round_item_set_package (TjRoundItem *self,
                           TjPackage   *package,
                           GListModel  *findings,
                           TjTaxonomy  *taxonomy)
{
  TjForm *form;

  g_return_if_fail (TJ_IS_ROUND_ITEM (self));

  g_set_object (&self->package, package);
  g_set_object (&self->findings, findings);
  self->state = TJ_ROUND_ITEM_READY;

  form = tj_package_get_form (package);
  if (!tj_text_is_blank (tj_form_get_text (form, "technology_name")))
    tj_set_str (&self->name, tj_form_get_text (form, "technology_name"));
  else
    tj_set_str (&self->name, tj_package_get_name (package));
  tj_set_str (&self->applicant, tj_form_get_text (form, "applicant.name"));

  read_placement (self, form, taxonomy);
  read_figures (self, form);

  g_free (self->searchable);
  self->searchable = dup_searchable (package);

  notify_all (self);
}

/**
 * tj_round_item_get_package:
 *
 * Returns: (transfer none) (nullable): the package once it is read
 */
/**
 * tj_round_item_notify_findings:
 *
 * Findings were added to the list or taken from it.
 */
void
tj_round_item_notify_findings (TjRoundItem *self)
{
  static const guint counts[] = {
    PROP_N_ERRORS, PROP_ERRORS_TEXT, PROP_N_QUERIES, PROP_QUERIES_TEXT,
  };

  g_return_if_fail (TJ_IS_ROUND_ITEM (self));

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[counts[i]]);
}

TjPackage *
tj_round_item_get_package (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), NULL);

  return self->package;
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

void
tj_round_item_set_review (TjRoundItem *self,
                          TjReview    *review,
                          gint64       review_id)
{
  g_return_if_fail (TJ_IS_ROUND_ITEM (self));

  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);

  g_set_object (&self->review, review);
  self->review_id = review_id;

  if (review != NULL)
    g_signal_connect_object (review, "changed", G_CALLBACK (notify_progress), self,
                             G_CONNECT_SWAPPED);
  notify_review (self);
}

/**
 * tj_round_item_get_review:
 *
 * Returns: (transfer none) (nullable): the judgement on this package
 */
TjReview *
tj_round_item_get_review (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), NULL);

  return self->review;
}

gint64
tj_round_item_get_review_id (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), 0);

  return self->review_id;
}

gboolean
tj_round_item_get_signed (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), FALSE);

  return self->is_signed;
}

void
tj_round_item_set_signed (TjRoundItem *self,
                          gboolean     is_signed)
{
  g_return_if_fail (TJ_IS_ROUND_ITEM (self));

  self->is_signed = is_signed;
  notify_review (self);
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

  return self->name;
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

  return self->category;
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

  return self->type_code;
}

guint
tj_round_item_get_n_errors (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), 0);

  return count_findings (self, TJ_SEVERITY_ERROR);
}

/**
 * tj_round_item_is_complete:
 *
 * Returns: whether every criterion is judged
 */
gboolean
tj_round_item_is_complete (TjRoundItem *self)
{
  guint n_judged, n_criteria;

  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), FALSE);

  count_scores (self, &n_judged, &n_criteria);

  return n_criteria > 0 && n_judged == n_criteria;
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

  if (self->searchable == NULL)
    {
      g_autofree char *name = tj_text_fold (self->name);

      return strstr (name, folded) != NULL;
    }

  return strstr (self->searchable, folded) != NULL;
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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIT_PLACE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIT_MARKUP]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_HIT]);
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
