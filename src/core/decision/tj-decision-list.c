/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/decision/tj-decision-documents.h"

#include "core/base/tj-xml.h"
#include "core/decision/tj-decision-words.h"
#include "core/taxonomy/tj-catalogue-group.h"

/* The list as it is published: what passes, in the groups of the catalogue and numbered through,
 * without scores and ranks. Who was taken off after a comment of the public is left out, and said
 * below. */

#define COLUMNS "/org/tanjian/Tanjian/ledger/catalogue-list-2024.xml"
#define SAY TJ_PANEL_SAY

/* What the last word about an item was: none, corrected or withdrawn. A comment that was taken back
 * has none. */
static const char *
find_effect (const TjDecision *self,
             const char       *key)
{
  const guint n_comments = tj_decision_count_comments (self);
  const char *effect = NULL;

  for (guint i = 1; i <= n_comments; i++)
    {
      if (g_strcmp0 (tj_decision_get_comment (self, i, "item"), key) == 0
          && tj_decision_get_comment (self, i, "retracted") == NULL
          && tj_decision_get_comment (self, i, "effect") != NULL)
        effect = tj_decision_get_comment (self, i, "effect");
    }

  return effect;
}

static gboolean
is_listed (const TjDecision *self,
           const xmlNode    *item)
{
  g_autofree char *key = tj_xml_dup_attribute (item, "key");
  const TjOutcome outcome = tj_decision_get_outcome (self, item);

  return (outcome == TJ_OUTCOME_PASS || outcome == TJ_OUTCOME_CONDITIONAL)
         && g_strcmp0 (find_effect (self, key), "withdrawn") != 0;
}

/* The group that the panel chose, or what type and words suggest; empty where neither says. */
static char *
dup_group (const TjDecision *self,
           const xmlNode    *item)
{
  g_autofree char *key = tj_xml_dup_attribute (item, "key");
  const char *own = tj_decision_get_of_item (self, key, "group");
  char *suggested = tj_xml_dup_attribute (tj_xml_first_child (item, "place"), "group");

  if (own != NULL && tj_catalogue_group_lookup (own) != NULL)
    {
      g_free (suggested);
      return g_strdup (own);
    }

  return suggested != NULL ? suggested : g_strdup ("");
}

static void
add_row (TjLedger         *ledger,
         const TjDecision *self,
         const xmlNode    *item,
         const char       *group,
         TjLanguage        language)
{
  g_autofree char *key = tj_xml_dup_attribute (item, "key");
  g_autofree char *name = tj_xml_dup_child_text (item, "name");
  g_autofree char *applicant = tj_xml_dup_child_text (item, "applicant");
  g_autofree char *stage = tj_xml_dup_attribute (tj_xml_first_child (item, "place"), "stage");
  const char *reason = tj_decision_get_of_item (self, key, "outcome-reason");

  tj_ledger_add_row (ledger);
  tj_ledger_cell_set_number (tj_ledger_get_last (ledger, "number"), ledger->rows->len);
  tj_ledger_cell_set_text (tj_ledger_get_last (ledger, "group"), group);
  tj_ledger_cell_set_text (tj_ledger_get_last (ledger, "technology_name"), name);
  tj_ledger_cell_set_text (tj_ledger_get_last (ledger, "applicant"), applicant);
  if (stage != NULL)
    tj_ledger_cell_set_text (tj_ledger_get_last (ledger, "stage"),
                             g_str_equal (stage, "demonstration")
                               ? SAY (language, "示范类", "demonstration")
                               : SAY (language, "推广类", "promotion"));
  if (tj_decision_get_outcome (self, item) == TJ_OUTCOME_CONDITIONAL)
    tj_ledger_cell_set_text (tj_ledger_get_last (ledger, "condition"), reason);
}

static guint
add_group (TjLedger         *ledger,
           const TjDecision *self,
           const char       *code,
           const char       *name,
           TjLanguage        language)
{
  const xmlNode *item = tj_xml_first_child (tj_decision_get_root (self), "item");
  const guint n_before = ledger->rows->len;

  for (; item != NULL; item = tj_xml_next (item, "item"))
    {
      g_autofree char *own = dup_group (self, item);

      if (is_listed (self, item) && g_str_equal (own, code))
        add_row (ledger, self, item, name, language);
    }

  return ledger->rows->len - n_before;
}

static void
add_withdrawn (TjLedger         *ledger,
               const TjDecision *self,
               TjLanguage        language)
{
  const xmlNode *item = tj_xml_first_child (tj_decision_get_root (self), "item");

  for (; item != NULL; item = tj_xml_next (item, "item"))
    {
      g_autofree char *key = tj_xml_dup_attribute (item, "key");
      g_autofree char *name = tj_xml_dup_child_text (item, "name");

      if (g_strcmp0 (find_effect (self, key), "withdrawn") == 0)
        g_ptr_array_add (ledger->notes,
                         g_strdup_printf (SAY (language, "公示后不再列入：%s",
                                               "Taken off after comments of the public: %s"),
                                          name));
    }
}

/**
 * tj_decision_list_new:
 * @language: of titles and groups
 *
 * Returns: (transfer full): the list of what passes, in the groups of the catalogue in their order,
 *   within each by rank; what fits into no group comes last
 */
TjLedger *
tj_decision_list_new (const TjDecision *self,
                      TjLanguage        language)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data (COLUMNS, 0, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjLedgerColumns) columns = tj_ledger_columns_new (bytes, COLUMNS, &error);
  GPtrArray *groups = tj_catalogue_groups_list ();
  const char *own = tj_decision_get (self, "decision.title");
  g_autofree char *title = NULL;
  g_autoptr(GString) counts = g_string_new (NULL);
  TjLedger *ledger;

  if (columns == NULL)
    g_error ("%s", error->message);

  title = own != NULL ? g_strdup_printf (SAY (language, "%s清单", "%s: list"), own)
                      : g_strdup (tj_language_pick (language, columns->title_zh,
                                                    columns->title_en));
  ledger = tj_ledger_new (columns, title);
  for (guint i = 0; i < groups->len; i++)
    {
      const TjCatalogueGroup *group = g_ptr_array_index (groups, i);
      const char *name = tj_language_pick (language, group->name_zh, group->name_en);
      const guint n = add_group (ledger, self, group->code, name, language);

      if (n > 0)
        g_string_append_printf (counts, SAY (language, "%s%s%u项", "%s%s %u"),
                                counts->len > 0 ? SAY (language, "，", ", ") : "", name, n);
    }
  add_group (ledger, self, "", SAY (language, "未归类", "no group"), language);

  g_ptr_array_add (ledger->notes, g_strdup_printf (SAY (language, "共%u项：%s", "%u in all: %s"),
                                                   ledger->rows->len, counts->str));
  add_withdrawn (ledger, self, language);

  return ledger;
}
