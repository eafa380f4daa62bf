/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-planting.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/tj-text.h"

/* Errors that are put into a package for trainees to find. Each breaks one rule, in a place that
 * the seed chooses; a gross one leaps to the eye, a subtle one wants the arithmetic. The same
 * package, errors and seed make the same package again. */

#define GROSS_PAYBACK 12
#define SUBTLE_PAYBACK 1.6
#define SUBTLE_UNIT_COST 0.4
#define GROSS_POTENTIAL 10000
#define SUBTLE_POTENTIAL 30

typedef struct
{
  TjPackage *package;
  TjPlanting *planting;
  GRand *random;
  gboolean subtle;
  /* (element-type TjFinding): what is wrong already */
  GListModel *known;
  /* What the rules say of the error that is being planted. */
  const char *code;
} Planter;

typedef struct
{
  const char *name;
  const char *code;
  /* FALSE where the package has no place for it. */
  gboolean (*plant) (Planter   *self,
                     TjPlanted *planted);
} Kind;

G_DEFINE_QUARK (tj-planting-error-quark, tj_planting_error)

static void
planted_free (TjPlanted *planted)
{
  g_free (planted->field);
  g_free (planted->before);
  g_free (planted->after);
  g_free (planted->zh);
  g_free (planted->en);
  g_free (planted);
}

void
tj_planting_free (TjPlanting *self)
{
  g_object_unref (self->form);
  g_ptr_array_unref (self->dropped);
  g_ptr_array_unref (self->planted);
  g_ptr_array_unref (self->follows);
  g_free (self);
}

static void
change (Planter    *self,
        TjPlanted  *planted,
        const char *path,
        const char *text)
{
  TjField *field = tj_form_lookup (self->planting->form, path);

  planted->field = g_strdup (path);
  planted->before = g_strdup (tj_field_get_text (field));
  planted->after = g_strdup (text);
  tj_field_set_text (field, text != NULL ? text : "");
}

static void
say (TjPlanted  *planted,
     char       *zh,
     char       *en)
{
  planted->zh = zh;
  planted->en = en;
}

/* (transfer full): at most one decimal */
static char *
dup_rounded (double value)
{
  return tj_text_dup_number (round (value * 10) / 10);
}

static gboolean
get_value (TjCase     *item,
           const char *id,
           double     *value)
{
  const TjQuantity *quantity = tj_case_get_quantity (item, id);

  return !quantity->is_range && !quantity->unit_missing && !quantity->unit_conflict &&
         tj_quantity_get_value (quantity, value) && *value > 0;
}

/* Whether a field that begins with @prefix has the error already. */
static gboolean
is_known (Planter    *self,
          const char *prefix)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->known); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (self->known, i);
      const char * const *fields = tj_finding_get_fields (finding);

      if (!g_str_equal (tj_finding_get_code (finding), self->code))
        continue;
      if (*prefix == '\0')
        return TRUE;
      for (guint j = 0; fields[j] != NULL; j++)
        {
          if (g_str_has_prefix (fields[j], prefix))
            return TRUE;
        }
    }

  return FALSE;
}

/* The index of a case of which all of @ids are known and which has no such error yet; the seed
 * chooses among them. */
static gboolean
choose_case (Planter            *self,
             const char * const *ids,
             guint              *index)
{
  g_autoptr(GArray) fit = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < tj_form_get_n_cases (self->planting->form); i++)
    {
      g_autofree char *prefix = g_strdup_printf ("cases[%u].", i);
      gboolean is_fit = !is_known (self, prefix);
      double value;

      for (guint j = 0; ids[j] != NULL && is_fit; j++)
        is_fit = get_value (tj_form_get_case (self->planting->form, i), ids[j], &value);
      if (is_fit)
        g_array_append_val (fit, i);
    }

  if (fit->len == 0)
    return FALSE;

  *index = g_array_index (fit, guint, g_rand_int_range (self->random, 0, (gint32) fit->len));

  return TRUE;
}

static gboolean
plant_payback (Planter   *self,
               TjPlanted *planted)
{
  static const char * const ids[] = { "payback", "investment", "annual_benefit", NULL };
  g_autofree char *path = NULL;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  double years;
  guint index;

  if (!choose_case (self, ids, &index) ||
      !tj_quantity_get_years (tj_case_get_quantity (tj_form_get_case (self->planting->form, index),
                                                    "payback"), &years))
    return FALSE;

  path = g_strdup_printf ("cases[%u].payback", index);
  number = dup_rounded (years * (self->subtle ? SUBTLE_PAYBACK : GROSS_PAYBACK));
  text = g_strconcat (number, "年", NULL);
  change (self, planted, path, text);
  say (planted, g_strdup_printf ("典型案例%u的投资回收期原为“%s”，改成了“%s”，与投资额和年经济效益不符。",
                                 index + 1, planted->before, text),
       g_strdup_printf ("The payback of case %u was “%s” and now reads “%s”, which does not follow "
                        "from investment and benefit.", index + 1, planted->before, text));

  return TRUE;
}

static gboolean
plant_unit_cost (Planter   *self,
                 TjPlanted *planted)
{
  static const char * const ids[] = { "unit_cost", "investment", "annual_reduction", NULL };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  TjCase *item;
  double investment;
  double reduction;
  double cost;
  guint index;

  if (!choose_case (self, ids, &index))
    return FALSE;

  item = tj_form_get_case (self->planting->form, index);
  get_value (item, "investment", &investment);
  get_value (item, "annual_reduction", &reduction);
  get_value (item, "unit_cost", &cost);
  path = g_strdup_printf ("cases[%u].unit_cost", index);
  text = dup_rounded (self->subtle ? cost * SUBTLE_UNIT_COST : investment * 1e4 / reduction);
  change (self, planted, path, text);
  say (planted, g_strdup_printf ("典型案例%u的碳减排单位成本原为“%s”，改成了“%s”，与项目使用期不符。",
                                 index + 1, planted->before, text),
       g_strdup_printf ("The unit cost of case %u was “%s” and now reads “%s”, which does not "
                        "agree with the service life.", index + 1, planted->before, text));

  return TRUE;
}

static gboolean
plant_ratio (Planter   *self,
             TjPlanted *planted)
{
  static const char * const ids[] = { "reduction_ratio", NULL };
  g_autofree char *path = NULL;
  guint index;

  if (!choose_case (self, ids, &index))
    return FALSE;

  path = g_strdup_printf ("cases[%u].reduction_ratio", index);
  change (self, planted, path, self->subtle ? "100.5" : "135");
  say (planted, g_strdup_printf ("典型案例%u的下降比例超过100%%。", index + 1),
       g_strdup_printf ("The reduction ratio of case %u is above 100 %%.", index + 1));

  return TRUE;
}

static gboolean
get_share (Planter    *self,
           const char *id,
           double     *value)
{
  const TjQuantity *quantity = tj_form_get_quantity (self->planting->form, id);

  return !quantity->is_range && !quantity->unit_conflict &&
         tj_quantity_get_value (quantity, value) && *value > 0;
}

static gboolean
plant_share_decreasing (Planter   *self,
                        TjPlanted *planted)
{
  g_autofree char *text = NULL;
  double current;
  double expected;

  if (!get_share (self, "current_share", &current) ||
      !get_share (self, "expected_share_2030", &expected))
    return FALSE;

  text = tj_text_dup_number (round (current * (self->subtle ? 90 : 40)) / 100);
  change (self, planted, "expected_share_2030", text);
  say (planted, g_strdup_printf ("2030年预期推广比例原为“%s”，改成了“%s”，低于目前已推广比例。",
                                 planted->before, text),
       g_strdup_printf ("The share expected in 2030 was “%s” and now reads “%s”, below the present "
                        "one.", planted->before, text));

  return TRUE;
}

static gboolean
plant_share_range (Planter   *self,
                   TjPlanted *planted)
{
  change (self, planted, "expected_share_2030", self->subtle ? "101" : "140");
  say (planted, g_strdup ("2030年预期推广比例超过100%。"),
       g_strdup ("The share expected in 2030 is above 100 %."));

  return TRUE;
}

static gboolean
plant_potential (Planter   *self,
                 TjPlanted *planted)
{
  g_autofree char *text = NULL;
  double potential;

  if (!get_share (self, "potential_2030", &potential))
    return FALSE;

  text = dup_rounded (potential * (self->subtle ? SUBTLE_POTENTIAL : GROSS_POTENTIAL));
  change (self, planted, "potential_2030", text);
  say (planted, g_strdup_printf ("2030年年碳减排潜力原为“%s”，改成了“%s”，数量级不符。",
                                 planted->before, text),
       g_strdup_printf ("The potential of 2030 was “%s” and now reads “%s”, out of proportion.",
                        planted->before, text));

  return TRUE;
}

static gboolean
plant_category (Planter   *self,
                TjPlanted *planted)
{
  static const char * const codes[] = { "energy", "sector", "sequestration", "digital",
                                        "non_co2" };
  const char *category = tj_form_get_category (self->planting->form);
  const char *two[] = { NULL, NULL, NULL };
  guint other;

  if (category == NULL)
    return FALSE;

  do
    other = (guint) g_rand_int_range (self->random, 0, G_N_ELEMENTS (codes));
  while (g_str_equal (codes[other], category));

  planted->field = g_strdup ("category");
  planted->before = g_strdup (category);
  two[0] = planted->before;
  two[1] = codes[other];
  planted->after = g_strjoin (" ", category, codes[other], NULL);
  tj_field_set_ticked (tj_form_get_field (self->planting->form, "category"), two);
  say (planted, g_strdup ("技术类别勾选了两类。"), g_strdup ("Two categories are ticked."));

  return TRUE;
}

static gboolean
plant_type (Planter   *self,
            TjPlanted *planted)
{
  const char *category = tj_form_get_category (self->planting->form);
  const char *text;

  if (category == NULL)
    return FALSE;

  text = g_str_equal (category, "non_co2") ? "先进储能技术" : "甲烷减排技术";
  change (self, planted, "type", text);
  say (planted, g_strdup_printf ("技术类型原为“%s”，改成了“%s”，不属于所勾选的类别。", planted->before,
                                 text),
       g_strdup_printf ("The type was “%s” and now reads “%s”, which is none of the category.",
                        planted->before, text));

  return TRUE;
}

/* Takes @path: of a field that can be emptied. */
static void
add_filled (Planter   *self,
            GPtrArray *paths,
            char      *path)
{
  if (!tj_field_is_blank (tj_form_lookup (self->planting->form, path)))
    g_ptr_array_add (paths, path);
  else
    g_free (path);
}

static gboolean
plant_blank (Planter   *self,
             TjPlanted *planted)
{
  static const char * const ids[] = { "status", "principle", "key_technology", "indicators",
                                      "conditions", "barriers", "typical_users" };
  static const char * const of_case[] = { "conditions", "equipment", "social_benefit" };
  const guint n_cases = self->subtle ? tj_form_get_n_cases (self->planting->form) : 0;
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *path;

  for (guint i = 0; i < n_cases * G_N_ELEMENTS (of_case); i++)
    add_filled (self, paths, g_strdup_printf ("cases[%u].%s", i / (guint) G_N_ELEMENTS (of_case),
                                              of_case[i % G_N_ELEMENTS (of_case)]));
  for (guint i = 0; n_cases == 0 && i < G_N_ELEMENTS (ids); i++)
    add_filled (self, paths, g_strdup (ids[i]));
  if (paths->len == 0)
    return FALSE;

  path = g_ptr_array_index (paths, g_rand_int_range (self->random, 0, (gint32) paths->len));
  change (self, planted, path, NULL);
  say (planted, g_strdup_printf ("“%s”被清空。", tj_field_get_spec (
                                   tj_form_lookup (self->planting->form, path))->label_zh),
       g_strdup_printf ("“%s” was emptied.", tj_field_get_spec (
                          tj_form_lookup (self->planting->form, path))->label_en));

  return TRUE;
}

static gboolean
plant_case_count (Planter   *self,
                  TjPlanted *planted)
{
  TjForm *shorter;

  if (g_strcmp0 (tj_form_get_stage (self->planting->form), "promotion") != 0 ||
      tj_form_get_n_cases (self->planting->form) < 2)
    return FALSE;

  shorter = tj_form_copy (self->planting->form, 1);
  g_object_unref (self->planting->form);
  self->planting->form = shorter;
  planted->field = g_strdup ("stage");
  say (planted, g_strdup ("推广类技术只剩一项典型案例。"),
       g_strdup ("A promotion-class technology has one case left."));

  return TRUE;
}

static gboolean
drop_files (Planter          *self,
            TjAttachmentKind  kind)
{
  GListModel *attachments = tj_package_get_attachments (self->package);
  guint n_dropped = 0;

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);

      if (tj_attachment_get_kind (attachment) != kind)
        continue;
      g_ptr_array_add (self->planting->dropped, g_strdup (tj_attachment_get_name (attachment)));
      n_dropped++;
    }

  return n_dropped > 0;
}

static gboolean
plant_annex (Planter   *self,
             TjPlanted *planted)
{
  if (!drop_files (self, TJ_ATTACHMENT_CALCULATION))
    return FALSE;

  planted->field = g_strdup ("potential_2030");
  say (planted, g_strdup ("碳减排量核算附件被抽走。"),
       g_strdup ("The annexes with the calculations were taken out."));

  return TRUE;
}

static gboolean
plant_certificate (Planter   *self,
                   TjPlanted *planted)
{
  if (!drop_files (self, TJ_ATTACHMENT_CERTIFICATE))
    return FALSE;

  planted->field = g_strdup ("appraisal");
  say (planted, g_strdup ("鉴定证书等证明材料被抽走。"),
       g_strdup ("The certificates were taken out."));

  return TRUE;
}

/* Those that take cases away come last, so that paths of others stay true. */
static const Kind kinds[] = {
  { "payback", "payback-mismatch", plant_payback },
  { "unit-cost", "unit-cost-implied-life", plant_unit_cost },
  { "ratio", "ratio-range", plant_ratio },
  { "share-decreasing", "share-decreasing", plant_share_decreasing },
  { "share-range", "share-range", plant_share_range },
  { "potential", "potential-magnitude", plant_potential },
  { "category", "category-count", plant_category },
  { "type", "category-type-mismatch", plant_type },
  { "blank", "mandatory-blank", plant_blank },
  { "annex", "annex-missing", plant_annex },
  { "certificate", "certificate-missing", plant_certificate },
  { "case-count", "case-count", plant_case_count },
};

/* Pairs of which the second hides the first. */
static gboolean
excludes (const char *a,
          const char *b)
{
  return (g_str_equal (a, "category") && g_str_equal (b, "type")) ||
         (g_str_equal (a, "share-decreasing") && g_str_equal (b, "share-range"));
}

/**
 * tj_planting_list_kinds:
 *
 * Returns: (array zero-terminated=1): the names of all errors
 */
const char * const *
tj_planting_list_kinds (void)
{
  static const char *names[G_N_ELEMENTS (kinds) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    names[i] = kinds[i].name;

  return names;
}

static gboolean
plant_one (Planter    *self,
           const Kind *kind)
{
  static const char * const several[] = { "payback", "unit-cost", "ratio", "blank", NULL };
  TjPlanted *planted;

  /* What is asked once and wrong already cannot become wrong. */
  self->code = kind->code;
  if (!g_strv_contains (several, kind->name) && is_known (self, ""))
    return FALSE;

  planted = g_new0 (TjPlanted, 1);
  planted->kind = kind->name;
  planted->code = kind->code;
  if (kind->plant (self, planted))
    {
      g_ptr_array_add (self->planting->planted, planted);
      return TRUE;
    }

  planted_free (planted);

  return FALSE;
}

static gboolean
plant_named (Planter     *self,
             const char  *errors,
             GError     **error)
{
  g_auto(GStrv) names = g_strsplit (errors, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (!g_strv_contains (tj_planting_list_kinds (), g_strstrip (names[i])))
        {
          g_autofree char *all = g_strjoinv (", ", (char **) tj_planting_list_kinds ());

          /* Translators: what was typed, and the names of all errors */
          g_set_error (error, TJ_PLANTING_ERROR, TJ_PLANTING_ERROR_UNKNOWN,
                       _("“%s” is no error that can be planted. Choose among these: %s."),
                       names[i], all);
          return FALSE;
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (!g_strv_contains ((const char * const *) names, kinds[i].name) ||
          plant_one (self, &kinds[i]))
        continue;

      g_set_error (error, TJ_PLANTING_ERROR, TJ_PLANTING_ERROR_NO_PLACE,
                   _("“%s” has no place for the error “%s”: what it would change is not filled in "
                     "there, or is wrong already. Choose another error."),
                   tj_package_get_name (self->package), kinds[i].name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
is_free (Planter    *self,
         const Kind *kind)
{
  for (guint i = 0; i < self->planting->planted->len; i++)
    {
      const TjPlanted *other = g_ptr_array_index (self->planting->planted, i);

      if (g_str_equal (other->kind, kind->name) || excludes (other->kind, kind->name) ||
          excludes (kind->name, other->kind))
        return FALSE;
    }

  return TRUE;
}

static gboolean
plant_some (Planter  *self,
            guint     n_wanted,
            GError  **error)
{
  guint order[G_N_ELEMENTS (kinds)];

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    order[i] = i;
  for (guint i = G_N_ELEMENTS (kinds) - 1; i > 0; i--)
    {
      guint j = (guint) g_rand_int_range (self->random, 0, (gint32) i + 1);
      guint kept = order[i];

      order[i] = order[j];
      order[j] = kept;
    }

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && self->planting->planted->len < n_wanted; i++)
    {
      /* A case that was taken away cannot have an error. */
      if (g_str_equal (kinds[order[i]].name, "case-count") &&
          self->planting->planted->len + 1 < n_wanted)
        continue;
      if (is_free (self, &kinds[order[i]]))
        plant_one (self, &kinds[order[i]]);
    }

  if (self->planting->planted->len == n_wanted)
    return TRUE;

  g_set_error (error, TJ_PLANTING_ERROR, TJ_PLANTING_ERROR_NO_PLACE,
               _("“%s” has room for %u errors and not for %u. Ask for fewer."),
               tj_package_get_name (self->package), self->planting->planted->len, n_wanted);

  return FALSE;
}

/**
 * tj_planting_make:
 * @package: as clean as can be had
 * @known: (element-type TjFinding): what is wrong in it already, so that nothing is planted there
 * @errors: names of errors apart by commas, or how many of any kind
 * @subtle: whether they are hard to see
 * @seed: where the random numbers begin
 *
 * Returns: (transfer full) (nullable): the form with the errors, and the key to them; %NULL with an
 *   error of %TJ_PLANTING_ERROR
 */
TjPlanting *
tj_planting_make (TjPackage   *package,
                  GListModel  *known,
                  const char  *errors,
                  gboolean     subtle,
                  guint32      seed,
                  GError     **error)
{
  TjForm *form = tj_package_get_form (package);
  g_autoptr(TjPlanting) planting = g_new0 (TjPlanting, 1);
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  Planter self = { package, planting, random, subtle, known, NULL };
  guint64 n_wanted = 0;
  gboolean result;

  planting->form = tj_form_copy (form, tj_form_get_n_cases (form));
  planting->dropped = g_ptr_array_new_with_free_func (g_free);
  planting->planted = g_ptr_array_new_with_free_func ((GDestroyNotify) planted_free);
  planting->follows = g_ptr_array_new_with_free_func (g_object_unref);

  if (g_ascii_string_to_unsigned (errors, 10, 1, 100, &n_wanted, NULL))
    result = plant_some (&self, (guint) n_wanted, error);
  else
    result = plant_named (&self, errors, error);

  return result ? g_steal_pointer (&planting) : NULL;
}
