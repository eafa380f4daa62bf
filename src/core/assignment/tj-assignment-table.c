/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/assignment/tj-assignment-table.h"

/* An assignment as a table: first who judges each package and on what ground, then who of the pool
 * does not and why. Rule, seed and what was changed by hand stand below it. */

#define COLUMNS "/org/tanjian/Tanjian/ledger/assignment.xml"
#define SAY(language, zh, en) ((language) == TJ_LANGUAGE_ZH ? (zh) : (en))
#define ASSIGNED_ZH "是"
#define ASSIGNED_EN "yes"

static const struct
{
  const char *code;
  const char *zh;
  const char *en;
} words[] = {
  { "employer", "所在单位为申报单位", "works for the applicant" },
  { "recusal", "回避单位为申报单位", "is to be recused from the applicant" },
  { "person", "申报材料中列有其姓名", "is named in the application" },
  { "field", "专业领域不符", "knows another field" },
  { "same-employer", "同一单位超过2人", "is the third of one employer" },
  { "too-few", "专家人数不足", "has too few experts" },
  { "too-many", "专家人数过多", "has too many experts" },
};

/**
 * tj_assignment_words_reason:
 * @code: of an exclusion or a fault
 *
 * Returns: the same for people
 */
const char *
tj_assignment_words_reason (const char *code,
                            TjLanguage  language)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (words[i].code, code))
        return SAY (language, words[i].zh, words[i].en);
    }

  return code;
}

/**
 * tj_assignment_words_match:
 * @match: what tj_assignment_get_match() returned
 *
 * Returns: by what the fields of an expert suit a package
 */
const char *
tj_assignment_words_match (guint      match,
                           TjLanguage language)
{
  switch (match)
    {
    case 3:
      return SAY (language, "专业对应技术类型", "field is the type");
    case 2:
      return SAY (language, "专业对应技术类别", "field is the category");
    case 1:
      return SAY (language, "专业见于应用领域或技术名称", "field is a word of field or name");
    default:
      return tj_assignment_words_reason ("field", language);
    }
}

static const char *
get_technology (TjPackage *package)
{
  const char *name = tj_form_get_text (tj_package_get_form (package), "technology_name");

  return name != NULL && *name != '\0' ? name : tj_package_get_name (package);
}

/**
 * tj_assignment_words_fault:
 *
 * Returns: (transfer full): where the rule is broken, as a sentence without a full stop
 */
char *
tj_assignment_words_fault (const TjAssignmentFault  *fault,
                           const TjAssignmentOrigin *origin,
                           TjLanguage                language)
{
  const char *name = get_technology (g_ptr_array_index (origin->packages, fault->package));
  const char *reason = tj_assignment_words_reason (fault->code, language);

  if (fault->expert < 0)
    return g_strdup_printf (SAY (language, "“%s”%s", "“%s” %s"), name, reason);

  return g_strdup_printf (SAY (language, "“%s”：%s%s", "“%s”: %s %s"), name,
                          ((TjExpert *) origin->experts->pdata[fault->expert])->name, reason);
}

/**
 * tj_assignment_words_rule:
 *
 * Returns: (transfer full): by which rule and from which seed it was made
 */
char *
tj_assignment_words_rule (const TjAssignment       *self,
                          const TjAssignmentOrigin *origin,
                          TjLanguage                language)
{
  g_autofree char *rule =
    g_strdup_printf (SAY (language,
                          "每项%u名专家，同一单位不超过%d人，专业对应，"
                          "回避申报单位，任务均衡（每人至多%u项），"
                          "其余随机（种子%u）",
                          "%u experts for each package, at most %d of one employer, fields "
                          "matched, nobody in a conflict, loads balanced (nobody has more than "
                          "%u), chance within that (seed %u)"),
                     origin->n_wanted, TJ_ASSIGNMENT_MAX_OF_EMPLOYER, self->max_load, origin->seed);

  return g_strconcat (rule,
                      origin->by_hand ? SAY (language, "；提出后经人工调整",
                                             "; changed by hand since it was proposed") : "",
                      !origin->by_hand && !self->optimal
                        ? SAY (language, "；求解时限内未能证明为最优",
                               "; there was not time to prove that it is the best") : "", NULL);
}

static void
add_row (TjLedger                 *ledger,
         const TjAssignment       *self,
         const TjAssignmentOrigin *origin,
         guint                     package,
         guint                     expert)
{
  TjPackage *own = g_ptr_array_index (origin->packages, package);
  const TjExpert *person = g_ptr_array_index (origin->experts, expert);
  g_autofree char *key = tj_package_dup_manifest_sha256 (own);

  tj_ledger_add_row (ledger);
  tj_ledger_set_last_text (ledger, "technology_name", get_technology (own));
  tj_ledger_set_last_text (ledger, "applicant",
                           tj_form_get_text (tj_package_get_form (own), "applicant.name"));
  tj_ledger_set_last_text (ledger, "expert", person->name);
  tj_ledger_set_last_text (ledger, "employer", person->employer);
  tj_ledger_cell_set_number (tj_ledger_get_last (ledger, "load"),
                             g_array_index (self->loads, guint, expert));
  tj_ledger_set_last_text (ledger, "package_sha256", key);
}

static void
add_assigned (TjLedger                 *ledger,
              const TjAssignment       *self,
              const TjAssignmentOrigin *origin,
              guint                     package,
              TjLanguage                language)
{
  const TjAssigned *assigned = g_ptr_array_index (self->packages, package);

  for (guint i = 0; i < assigned->experts->len; i++)
    {
      const guint expert = g_array_index (assigned->experts, guint, i);
      const guint match = tj_assignment_get_match (g_ptr_array_index (origin->packages, package),
                                                   g_ptr_array_index (origin->experts, expert),
                                                   origin->taxonomy);
      const char *exclusion = tj_assignment_get_exclusion (self, package, expert);

      add_row (ledger, self, origin, package, expert);
      tj_ledger_set_last_text (ledger, "state", SAY (language, ASSIGNED_ZH, ASSIGNED_EN));
      tj_ledger_set_last_text (ledger, "reason", exclusion != NULL
                                    ? tj_assignment_words_reason (exclusion, language)
                                    : tj_assignment_words_match (match, language));
    }
}

static void
add_excluded (TjLedger                 *ledger,
              const TjAssignment       *self,
              const TjAssignmentOrigin *origin,
              guint                     package,
              TjLanguage                language)
{
  const TjAssigned *assigned = g_ptr_array_index (self->packages, package);

  for (guint i = 0; i < assigned->exclusions->len; i++)
    {
      const TjExclusion *exclusion = &g_array_index (assigned->exclusions, TjExclusion, i);

      if (tj_assignment_has (self, package, exclusion->expert))
        continue;

      add_row (ledger, self, origin, package, exclusion->expert);
      tj_ledger_set_last_text (ledger, "state", SAY (language, "否", "no"));
      tj_ledger_set_last_text (ledger, "reason",
                               tj_assignment_words_reason (exclusion->reason, language));
    }
}

static void
add_faults (TjLedger                 *ledger,
            const TjAssignment       *self,
            const TjAssignmentOrigin *origin,
            TjLanguage                language)
{
  g_autoptr(GArray) faults = tj_assignment_list_faults (self, origin->experts, origin->n_wanted);

  for (guint i = 0; i < faults->len; i++)
    {
      g_autofree char *text =
        tj_assignment_words_fault (&g_array_index (faults, TjAssignmentFault, i), origin, language);

      g_ptr_array_add (ledger->notes, g_strdup_printf (SAY (language, "不符合规则：%s",
                                                            "Not by the rule: %s"), text));
    }
}

/**
 * tj_assignment_to_ledger:
 * @language: of titles, words and notes
 *
 * Returns: (transfer full): the assignment as a table
 */
TjLedger *
tj_assignment_to_ledger (const TjAssignment       *self,
                         const TjAssignmentOrigin *origin,
                         TjLanguage                language)
{
  g_autoptr(GBytes) definition = g_resources_lookup_data (COLUMNS, 0, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjLedgerColumns) columns = tj_ledger_columns_new (definition, COLUMNS, &error);
  TjLedger *ledger;

  /* It is compiled in, so this is a fault of the build and not of the user. */
  if (columns == NULL)
    g_error ("%s", error->message);

  ledger = tj_ledger_new (columns, tj_language_pick (language, columns->title_zh,
                                                     columns->title_en));
  for (guint p = 0; p < self->packages->len; p++)
    {
      add_assigned (ledger, self, origin, p, language);
      add_excluded (ledger, self, origin, p, language);
    }
  g_ptr_array_add (ledger->notes, tj_assignment_words_rule (self, origin, language));
  add_faults (ledger, self, origin, language);

  return ledger;
}

static int
find_expert (const TjAssignmentOrigin *origin,
             const char               *name,
             const char               *employer)
{
  for (guint i = 0; i < origin->experts->len; i++)
    {
      const TjExpert *expert = g_ptr_array_index (origin->experts, i);

      if (g_strcmp0 (expert->name, name) == 0
          && g_strcmp0 (expert->employer != NULL ? expert->employer : "",
                        employer != NULL ? employer : "") == 0)
        return (int) i;
    }

  return -1;
}

/**
 * tj_assignment_take_ledger:
 * @ledger: what tj_assignment_to_ledger() made, of this round and pool or another
 *
 * Assigns again whom the table assigns, as far as package and expert are still there.
 */
void
tj_assignment_take_ledger (TjAssignment             *self,
                           const TjAssignmentOrigin *origin,
                           const TjLedger           *ledger)
{
  g_autoptr(GHashTable) packages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint p = 0; p < origin->packages->len; p++)
    g_hash_table_insert (packages,
                         tj_package_dup_manifest_sha256 (g_ptr_array_index (origin->packages, p)),
                         GUINT_TO_POINTER (p + 1));

  for (guint row = 0; row < ledger->rows->len; row++)
    {
      const char *state = tj_ledger_get_text (ledger, row, "state");
      const char *key = tj_ledger_get_text (ledger, row, "package_sha256");
      const guint package = key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (packages, key))
                                        : 0;
      const int expert = find_expert (origin, tj_ledger_get_text (ledger, row, "expert"),
                                      tj_ledger_get_text (ledger, row, "employer"));

      if (package > 0 && expert >= 0
          && (g_strcmp0 (state, ASSIGNED_ZH) == 0 || g_strcmp0 (state, ASSIGNED_EN) == 0))
        tj_assignment_set (self, package - 1, (guint) expert, TRUE);
    }
}
