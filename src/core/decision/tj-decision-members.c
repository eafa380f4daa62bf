/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/decision/tj-decision-members.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-xml.h"

/* Who belongs to a panel. The panel's own list says so, since members may come without a sheet
 * and sheets may come from elsewhere; while it is empty, those who handed in sheets do. */

static const char * const roles[] = { "member", "chair", "secretary" };

/**
 * tj_member_role_to_string:
 *
 * Returns: the word of machine output
 */
const char *
tj_member_role_to_string (TjMemberRole self)
{
  return roles[self];
}

static TjMemberRole
parse_role (const char *text)
{
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (roles); i++)
    {
      if (g_str_equal (roles[i], text))
        return (TjMemberRole) i;
    }

  return TJ_MEMBER_ORDINARY;
}

static void
member_free (gpointer data)
{
  TjDecisionMember *self = data;

  g_free (self->name);
  g_free (self->organisation);
  g_free (self->fingerprint);
  g_free (self);
}

/**
 * tj_decision_get_member:
 * @number: from 1
 * @part: as `organisation`
 *
 * Returns: (nullable): that of an entry in the panel's list
 */
const char *
tj_decision_get_member (const TjDecision *self,
                        guint             number,
                        const char       *part)
{
  g_autofree char *name = tj_decision_dup_member (number, part);

  return tj_decision_get (self, name);
}

/**
 * tj_decision_count_entries:
 *
 * Returns: the greatest number of an entry of the panel's list that has a name
 */
guint
tj_decision_count_entries (const TjDecision *self)
{
  g_autoptr(GPtrArray) names = tj_decision_list_names (self);
  guint n = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (g_str_has_prefix (name, "decision.member.") && g_str_has_suffix (name, ".name"))
        n = MAX (n, (guint) g_ascii_strtoull (name + strlen ("decision.member."), NULL, 10));
    }

  return n;
}

static TjDecisionMember *
member_new_of_sheets (const xmlNode *element)
{
  TjDecisionMember *self = g_new0 (TjDecisionMember, 1);

  self->name = tj_xml_dup_attribute (element, "name");
  self->organisation = tj_xml_dup_attribute (element, "organisation");
  self->fingerprint = tj_xml_dup_attribute (element, "fingerprint");
  self->has_sheets = TRUE;
  if (self->name == NULL)
    self->name = g_strdup ("");

  return self;
}

/* Those who handed in sheets. */
static GPtrArray *
list_reviewers (const TjDecision *self)
{
  GPtrArray *reviewers = g_ptr_array_new_with_free_func (member_free);
  const xmlNode *member = tj_xml_first_child (tj_decision_get_root (self), "member");

  for (; member != NULL; member = tj_xml_next (member, "member"))
    g_ptr_array_add (reviewers, member_new_of_sheets (member));

  return reviewers;
}

/* By the certificate, where the list states one; else by the name, if only one has it. */
static const TjDecisionMember *
find_reviewer (const GPtrArray        *reviewers,
               const TjDecisionMember *entry)
{
  const TjDecisionMember *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < reviewers->len; i++)
    {
      const TjDecisionMember *one = g_ptr_array_index (reviewers, i);

      if (entry->fingerprint != NULL ? g_strcmp0 (one->fingerprint, entry->fingerprint) == 0
                                     : g_str_equal (one->name, entry->name))
        {
          found = one;
          n_found++;
        }
    }

  return n_found == 1 ? found : NULL;
}

static TjDecisionMember *
member_new_of_entry (const TjDecision *self,
                     guint             number,
                     const GPtrArray  *reviewers)
{
  TjDecisionMember *entry = g_new0 (TjDecisionMember, 1);
  const TjDecisionMember *reviewer;

  entry->number = number;
  entry->name = g_strdup (tj_decision_get_member (self, number, "name"));
  entry->organisation = g_strdup (tj_decision_get_member (self, number, "organisation"));
  entry->fingerprint = g_strdup (tj_decision_get_member (self, number, "certificate"));
  entry->role = parse_role (tj_decision_get_member (self, number, "role"));
  entry->absent = g_strcmp0 (tj_decision_get_member (self, number, "attendance"), "absent") == 0;

  reviewer = find_reviewer (reviewers, entry);
  if (reviewer == NULL)
    return entry;

  entry->has_sheets = TRUE;
  if (entry->fingerprint == NULL)
    entry->fingerprint = g_strdup (reviewer->fingerprint);
  if (entry->organisation == NULL)
    entry->organisation = g_strdup (reviewer->organisation);

  return entry;
}

/**
 * tj_decision_list_members:
 *
 * Returns: (transfer full) (element-type TjDecisionMember): those of the panel's list in its
 *   order, or while that is empty those who handed in sheets
 */
GPtrArray *
tj_decision_list_members (const TjDecision *self)
{
  const guint n_entries = tj_decision_count_entries (self);
  g_autoptr(GPtrArray) reviewers = list_reviewers (self);
  GPtrArray *members;

  if (n_entries == 0)
    return g_steal_pointer (&reviewers);

  members = g_ptr_array_new_with_free_func (member_free);
  for (guint i = 1; i <= n_entries; i++)
    {
      if (tj_decision_get_member (self, i, "name") != NULL)
        g_ptr_array_add (members, member_new_of_entry (self, i, reviewers));
    }

  return members;
}

/**
 * tj_decision_list_strangers:
 *
 * Returns: (transfer full) (element-type TjDecisionMember): those who handed in sheets and are not
 *   in the panel's list, where there is one
 */
GPtrArray *
tj_decision_list_strangers (const TjDecision *self)
{
  g_autoptr(GPtrArray) reviewers = list_reviewers (self);
  g_autoptr(GPtrArray) members = tj_decision_list_members (self);

  for (guint i = reviewers->len; i-- > 0; )
    {
      const TjDecisionMember *reviewer = g_ptr_array_index (reviewers, i);
      gboolean is_member = FALSE;

      for (guint j = 0; j < members->len && !is_member; j++)
        is_member = find_reviewer (reviewers, g_ptr_array_index (members, j)) == reviewer;
      if (is_member)
        g_ptr_array_remove_index (reviewers, i);
    }

  return g_steal_pointer (&reviewers);
}

/**
 * tj_decision_count_present:
 * @members: (element-type TjDecisionMember): of the panel
 * @only_voters: whether to leave out who does not vote
 *
 * Returns: how many of them came
 */
guint
tj_decision_count_present (const GPtrArray *members,
                           gboolean         only_voters)
{
  guint n = 0;

  for (guint i = 0; i < members->len; i++)
    {
      const TjDecisionMember *member = g_ptr_array_index (members, i);

      n += !member->absent && !(only_voters && member->role == TJ_MEMBER_SECRETARY);
    }

  return n;
}

static const char *
get_holder (const TjDecision *self,
            const char       *own,
            TjMemberRole      role)
{
  const char *name = tj_decision_get (self, own);
  const guint n_entries = name == NULL ? tj_decision_count_entries (self) : 0;

  for (guint i = 1; i <= n_entries; i++)
    {
      if (parse_role (tj_decision_get_member (self, i, "role")) == role
          && tj_decision_get_member (self, i, "name") != NULL)
        return tj_decision_get_member (self, i, "name");
    }

  return name;
}

/**
 * tj_decision_get_chair:
 *
 * Returns: (nullable): who takes the chair, as said of the meeting or else in the list
 */
const char *
tj_decision_get_chair (const TjDecision *self)
{
  return get_holder (self, "decision.chair", TJ_MEMBER_CHAIR);
}

/**
 * tj_decision_get_secretary:
 *
 * Returns: (nullable): who keeps the minutes, as said of the meeting or else in the list
 */
const char *
tj_decision_get_secretary (const TjDecision *self)
{
  return get_holder (self, "decision.secretary", TJ_MEMBER_SECRETARY);
}

/**
 * tj_decision_get_quorum:
 *
 * Returns: how many who vote must be there at least; 0 where nobody says
 */
guint
tj_decision_get_quorum (const TjDecision *self)
{
  const char *text = tj_decision_get (self, "decision.quorum");

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

/* Two entries that stand for one would need two signatures of one person. */
static void
list_double_gaps (const GPtrArray *members,
                  GPtrArray       *gaps)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < members->len; i++)
    {
      const TjDecisionMember *member = g_ptr_array_index (members, i);

      if (member->fingerprint != NULL && !g_hash_table_add (seen, member->fingerprint))
        g_ptr_array_add (gaps, g_strdup_printf (_("“%s” is in the list of members twice"),
                                                member->name));
    }
}

/**
 * tj_decision_list_member_gaps:
 * @gaps: (element-type utf8): gets what the list of members lacks or does not agree with
 */
void
tj_decision_list_member_gaps (const TjDecision *self,
                              GPtrArray        *gaps)
{
  g_autoptr(GPtrArray) members = tj_decision_list_members (self);
  g_autoptr(GPtrArray) strangers = tj_decision_list_strangers (self);
  const guint n_present = tj_decision_count_present (members, TRUE);
  const guint quorum = tj_decision_get_quorum (self);

  for (guint i = 0; i < strangers->len; i++)
    g_ptr_array_add (gaps,
                     g_strdup_printf (_("“%s” handed in a sheet and is not in the list of members"),
                                      ((TjDecisionMember *) strangers->pdata[i])->name));
  list_double_gaps (members, gaps);
  if (n_present < quorum)
    /* Translators: how many came, and how many there must be */
    g_ptr_array_add (gaps, g_strdup_printf (_("%u members who vote are present, and the quorum is "
                                              "%u"), n_present, quorum));
}

static guint
get_votes (const TjDecision *self,
           const char       *key,
           const char       *part)
{
  const char *text = tj_decision_get_of_item (self, key, part);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

/* Of the members who could vote, those who declared a conflict about the package. */
static guint
count_conflicts (const GPtrArray *members,
                 const xmlNode   *item)
{
  const xmlNode *advice = tj_xml_first_child (item, "advice");
  guint n = 0;

  for (; advice != NULL; advice = tj_xml_next (advice, "advice"))
    {
      g_autofree char *counts = tj_xml_dup_attribute (advice, "counts");
      g_autofree char *fingerprint = tj_xml_dup_attribute (advice, "member");

      if (g_strcmp0 (counts, "false") != 0)
        continue;

      for (guint i = 0; i < members->len; i++)
        {
          const TjDecisionMember *member = g_ptr_array_index (members, i);

          n += !member->absent && member->role != TJ_MEMBER_SECRETARY
               && g_strcmp0 (member->fingerprint, fingerprint) == 0;
        }
    }

  return n;
}

/* Counts that cannot be: more votes than people, or more people than belong to the panel. */
static void
list_count_gaps (const TjDecision *self,
                 const xmlNode    *item,
                 const char       *key,
                 const char       *name,
                 GPtrArray        *gaps)
{
  g_autoptr(GPtrArray) members = tj_decision_list_members (self);
  const guint n_present = tj_decision_count_present (members, TRUE);
  const guint n_conflicts = count_conflicts (members, item);
  const guint n_votes = get_votes (self, key, "for") + get_votes (self, key, "against")
                        + get_votes (self, key, "abstain");
  const guint quorum = tj_decision_get_quorum (self);
  guint n_voters = 0;

  for (guint i = 0; i < members->len; i++)
    n_voters += ((TjDecisionMember *) members->pdata[i])->role != TJ_MEMBER_SECRETARY;

  if (n_votes + n_conflicts > n_present && n_conflicts > 0)
    g_ptr_array_add (gaps, g_strdup_printf (_("“%s” has %u votes; of the %u members present %u "
                                              "declared a conflict and do not vote"), name,
                                            n_votes, n_present, n_conflicts));
  else if (n_votes > n_present)
    g_ptr_array_add (gaps, g_strdup_printf (_("“%s” has %u votes, and %u members who vote were "
                                              "present"), name, n_votes, n_present));
  else if (n_votes + get_votes (self, key, "absent") > n_voters)
    g_ptr_array_add (gaps, g_strdup_printf (_("“%s” has %u votes with those absent, and the panel "
                                              "%u members who vote"), name,
                                            n_votes + get_votes (self, key, "absent"), n_voters));
  if (n_votes > 0 && n_votes < quorum)
    g_ptr_array_add (gaps, g_strdup_printf (_("“%s” was voted on by %u members, and the quorum is "
                                              "%u"), name, n_votes, quorum));
}

/**
 * tj_decision_list_vote_gaps:
 * @item: an element of the facts
 * @gaps: (element-type utf8): gets what is wrong with the votes on it
 */
void
tj_decision_list_vote_gaps (const TjDecision *self,
                            const xmlNode    *item,
                            GPtrArray        *gaps)
{
  g_autofree char *key = tj_xml_dup_attribute (item, "key");
  g_autofree char *name = tj_xml_dup_child_text (item, "name");
  const TjOutcome outcome = tj_decision_get_outcome (self, item);
  const guint n_for = get_votes (self, key, "for");
  const guint n_against = get_votes (self, key, "against");

  list_count_gaps (self, item, key, name, gaps);
  if (n_for + n_against == 0)
    return;

  if ((outcome == TJ_OUTCOME_PASS || outcome == TJ_OUTCOME_CONDITIONAL) && n_for <= n_against)
    g_ptr_array_add (gaps, g_strdup_printf (_("“%s” passes, and the votes for it are no majority"),
                                            name));
  else if (outcome == TJ_OUTCOME_FAIL && n_for > n_against)
    g_ptr_array_add (gaps, g_strdup_printf (_("“%s” does not pass, and most votes are for it"),
                                            name));
}
