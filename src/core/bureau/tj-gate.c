/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/bureau/tj-gate.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-xml.h"

/* 形式审查: the findings of a package laid to the requirements they break. The requirements are
 * data; what nobody names falls to the last of them, so that no finding is lost. */

#define GATE_FILE "/org/tanjian/Tanjian/gate/gate-2024.xml"
#define GATE_SCHEMA "/org/tanjian/Tanjian/schema/gate.xsd"

/* How a reviewer's decision on a finding is called in a review. */
#define DECISION "finding.%s.decision"

static const struct
{
  const char *name;
  const char *label;
} states[] = {
  { "passed", N_("in order") },
  { "ask", N_("to be asked") },
  { "unread", N_("not examined") },
  { "failed", N_("not in order") },
  { "own", N_("to be done by the bureau") },
};

/**
 * tj_gate_state_to_string:
 *
 * Returns: the name of a state in machine output
 */
const char *
tj_gate_state_to_string (TjGateState state)
{
  return states[state].name;
}

/**
 * tj_gate_state_get_label:
 *
 * Returns: a state in the user's language
 */
const char *
tj_gate_state_get_label (TjGateState state)
{
  return _(states[state].label);
}

static void
item_free (TjGateItem *item)
{
  g_free (item->id);
  g_free (item->clause);
  g_free (item->title_zh);
  g_free (item->title_en);
  g_ptr_array_unref (item->findings);
  g_free (item);
}

void
tj_gate_result_free (TjGateResult *self)
{
  g_ptr_array_unref (self->items);
  g_free (self);
}

static TjGateItem *
add_item (TjGateResult  *self,
          const xmlNode *requirement)
{
  TjGateItem *item = g_new0 (TjGateItem, 1);

  item->id = tj_xml_dup_attribute (requirement, "id");
  item->clause = tj_xml_dup_attribute (requirement, "clause");
  item->title_zh = tj_xml_dup_child_text (requirement, "zh");
  item->title_en = tj_xml_dup_child_text (requirement, "en");
  item->findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->items, item);

  return item;
}

static gboolean
has_value (const xmlNode *element,
           const char    *attribute,
           const char    *value)
{
  g_autofree char *text = tj_xml_dup_attribute (element, attribute);

  return g_strcmp0 (text, value) == 0;
}

static gboolean
names (const xmlNode *requirement,
       const char    *code)
{
  const xmlNode *child = tj_xml_first_child (requirement, "broken-by");

  for (; child != NULL; child = tj_xml_next (child, "broken-by"))
    {
      g_autofree char *text = tj_xml_dup_text (child);

      if (g_str_equal (text, code))
        return TRUE;
    }

  return FALSE;
}

/* Returns: (nullable): the requirement that @finding breaks */
static const xmlNode *
find_requirement (const xmlNode *root,
                  TjFinding     *finding)
{
  const xmlNode *rest = NULL;
  const xmlNode *element = tj_xml_first_child (root, "requirement");

  for (; element != NULL; element = tj_xml_next (element, "requirement"))
    {
      if (names (element, tj_finding_get_code (finding)))
        return element;
      if (has_value (element, "rest", "true"))
        rest = element;
    }

  return tj_finding_get_severity (finding) == TJ_SEVERITY_IMPORT ? NULL : rest;
}

static const char *
get_decision (TjFinding *finding,
              TjReview  *review)
{
  g_autofree char *name = g_strdup_printf (DECISION, tj_finding_get_key (finding));

  return review != NULL ? tj_review_get (review, name) : NULL;
}

/* A finding that a reviewer dismissed speaks against nothing; one that is accepted does, and one
 * that is a question is asked. */
static gboolean
get_state (TjFinding   *finding,
           TjReview    *review,
           gboolean     is_own,
           TjGateState *state)
{
  const char *decision = get_decision (finding, review);
  TjSeverity severity = tj_finding_get_severity (finding);

  if (g_strcmp0 (decision, "dismissed") == 0)
    return FALSE;

  if (g_strcmp0 (decision, "question") == 0)
    *state = TJ_GATE_ASK;
  else if (g_strcmp0 (decision, "accepted") == 0 || severity == TJ_SEVERITY_ERROR)
    *state = TJ_GATE_FAILED;
  else if (severity == TJ_SEVERITY_QUERY || severity == TJ_SEVERITY_IMPORT)
    *state = TJ_GATE_ASK;
  else
    return FALSE;

  if (is_own)
    *state = TJ_GATE_OWN;

  return TRUE;
}

static xmlDoc *
load_gate (void)
{
  g_autoptr(GError) error = NULL;
  xmlDoc *doc = tj_xml_parse_resource (GATE_FILE, &error);

  if (doc == NULL || !tj_xml_validate (doc, GATE_FILE, GATE_SCHEMA, &error))
    g_error ("%s", error->message);

  return doc;
}

/**
 * tj_gate_examine:
 * @findings: a list of #TjFinding, all of one package
 * @review: (nullable): decisions on them; a dismissed finding speaks against nothing
 * @has_form: whether there is a form that was read or typed; without it rules about answers were
 *   not applied, and their silence says nothing
 *
 * Returns: (transfer full): how the package stands with each requirement
 */
TjGateResult *
tj_gate_examine (GListModel *findings,
                 TjReview   *review,
                 gboolean    has_form)
{
  g_autoptr(xmlDoc) doc = load_gate ();
  const xmlNode *root = xmlDocGetRootElement (doc);
  TjGateResult *self = g_new0 (TjGateResult, 1);
  guint n_findings = g_list_model_get_n_items (findings);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  for (const xmlNode *element = tj_xml_first_child (root, "requirement"); element != NULL;
       element = tj_xml_next (element, "requirement"))
    {
      TjGateItem *item = add_item (self, element);
      gboolean is_own = has_value (element, "of", "bureau");

      if (!has_form && !has_value (element, "about", "files"))
        item->state = TJ_GATE_UNREAD;
      for (guint i = 0; i < n_findings; i++)
        {
          g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);
          TjGateState state;

          if (find_requirement (root, finding) != element ||
              !get_state (finding, review, is_own, &state))
            continue;

          item->state = MAX (item->state, state);
          g_ptr_array_add (item->findings, g_steal_pointer (&finding));
        }

      if (!is_own)
        self->state = MAX (self->state, item->state);
    }

  return self;
}

/**
 * tj_gate_result_list_asked:
 * @review: (nullable): the decisions that the examination was made with
 * @queries: whether findings that nobody decided on and that are no errors count too
 *
 * Returns: (transfer full) (element-type TjFinding): what the applicant has to be written about:
 *   what was accepted or made a question, and what is an error
 */
GPtrArray *
tj_gate_result_list_asked (const TjGateResult *self,
                           TjReview           *review,
                           gboolean            queries)
{
  GPtrArray *asked = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->items->len; i++)
    {
      const TjGateItem *item = g_ptr_array_index (self->items, i);

      for (guint j = 0; item->state != TJ_GATE_OWN && j < item->findings->len; j++)
        {
          TjFinding *finding = g_ptr_array_index (item->findings, j);

          if (queries || get_decision (finding, review) != NULL ||
              tj_finding_get_severity (finding) == TJ_SEVERITY_ERROR)
            g_ptr_array_add (asked, g_object_ref (finding));
        }
    }

  return asked;
}
