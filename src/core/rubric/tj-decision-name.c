/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-decision-name.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "core/rubric/tj-review.h"

#define ITEM_PREFIX "decision.item."
#define CONSENSUS_PREFIX "decision.consensus."
#define COMMENT_PREFIX "decision.comment."
#define MEMBER_PREFIX "decision.member."
#define KEY_LENGTH 64
#define MAX_ORDER 9999
#define MAX_VOTES 999
#define MAX_COMMENTS 999
#define MAX_MEMBERS 999
#define CANNOT_ASSESS "cannot-assess"

typedef enum
{
  KIND_TEXT,
  KIND_DAY,
  KIND_ORDER,
  KIND_VOTES,
  KIND_POINTS,
  KIND_OUTCOME,
  KIND_EFFECT,
  KIND_CODE,
  KIND_KEY,
  KIND_ROLE,
  KIND_ATTENDANCE,
} Kind;

/* @prefix is what stands before the subject; the rest of the name is the part. */
static const struct
{
  const char *prefix;
  const char *part;
  Kind kind;
  const char *label;
} specs[] = {
  { NULL, "title", KIND_TEXT, N_("title of the meeting") },
  { NULL, "date", KIND_DAY, N_("date of the meeting") },
  { NULL, "place", KIND_TEXT, N_("place of the meeting") },
  { NULL, "chair", KIND_TEXT, N_("chair of the panel") },
  { NULL, "secretary", KIND_TEXT, N_("secretary of the panel") },
  { NULL, "remarks", KIND_TEXT, N_("remarks of the minutes") },
  { NULL, "publicity.from", KIND_DAY, N_("start of the public comment") },
  { NULL, "publicity.until", KIND_DAY, N_("end of the public comment") },
  { NULL, "quorum", KIND_ORDER, N_("quorum") },
  { MEMBER_PREFIX, "name", KIND_TEXT, N_("name of a member") },
  { MEMBER_PREFIX, "organisation", KIND_TEXT, N_("organisation of a member") },
  { MEMBER_PREFIX, "certificate", KIND_KEY, N_("certificate of a member") },
  { MEMBER_PREFIX, "role", KIND_ROLE, N_("role of a member") },
  { MEMBER_PREFIX, "attendance", KIND_ATTENDANCE, N_("attendance of a member") },
  { ITEM_PREFIX, "order", KIND_ORDER, N_("place on the agenda") },
  { ITEM_PREFIX, "group", KIND_CODE, N_("group of the catalogue") },
  { ITEM_PREFIX, "minority", KIND_TEXT, N_("minority opinion") },
  { ITEM_PREFIX, "minority-by", KIND_TEXT, N_("holders of the minority opinion") },
  { ITEM_PREFIX, "for", KIND_VOTES, N_("votes for it") },
  { ITEM_PREFIX, "against", KIND_VOTES, N_("votes against it") },
  { ITEM_PREFIX, "abstain", KIND_VOTES, N_("abstentions") },
  { ITEM_PREFIX, "absent", KIND_VOTES, N_("members absent from a vote") },
  { ITEM_PREFIX, "outcome", KIND_OUTCOME, N_("decision") },
  { ITEM_PREFIX, "outcome-reason", KIND_TEXT, N_("reason of the decision") },
  { CONSENSUS_PREFIX, "points", KIND_POINTS, N_("consensus score") },
  { CONSENSUS_PREFIX, "reason", KIND_TEXT, N_("reason of the consensus score") },
  { COMMENT_PREFIX, "from", KIND_TEXT, N_("sender of a comment") },
  { COMMENT_PREFIX, "date", KIND_DAY, N_("date of a comment") },
  { COMMENT_PREFIX, "item", KIND_KEY, N_("technology of a comment") },
  { COMMENT_PREFIX, "text", KIND_TEXT, N_("comment") },
  { COMMENT_PREFIX, "answer", KIND_TEXT, N_("answer to a comment") },
  { COMMENT_PREFIX, "answered-by", KIND_TEXT, N_("who answered a comment") },
  { COMMENT_PREFIX, "answered-on", KIND_DAY, N_("date of an answer") },
  { COMMENT_PREFIX, "retracted", KIND_TEXT, N_("why a comment was withdrawn") },
  { COMMENT_PREFIX, "retracted-by", KIND_TEXT, N_("who withdrew a comment") },
  { COMMENT_PREFIX, "retracted-on", KIND_DAY, N_("when a comment was withdrawn") },
  { COMMENT_PREFIX, "effect", KIND_EFFECT, N_("effect of a comment") },
};

static gboolean
is_key (const char *text)
{
  return strlen (text) == KEY_LENGTH && text[strspn (text, "0123456789abcdef")] == '\0';
}

static gboolean
is_criterion (const char *text)
{
  return g_ascii_islower (*text) && strlen (text) <= KEY_LENGTH
         && text[strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789_-")] == '\0';
}

/* Without a sign or leading zeros, so that there is one way to write a number. */
static gboolean
is_number (const char *text,
           guint       lowest,
           guint       highest)
{
  guint64 value;

  return (*text != '0' || text[1] == '\0')
         && g_ascii_string_to_unsigned (text, 10, lowest, highest, &value, NULL);
}

static gboolean
is_day (const char *text)
{
  guint year;
  guint month;
  guint day;
  int end = 0;

  return strlen (text) == 10 && sscanf (text, "%4u-%2u-%2u%n", &year, &month, &day, &end) == 3
         && end == 10 && text[strspn (text, "0123456789-")] == '\0' && year > 0 && month > 0
         && day > 0 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gboolean
is_subject (const char *prefix,
            const char *subject)
{
  g_auto(GStrv) parts = NULL;

  if (g_str_equal (prefix, ITEM_PREFIX))
    return is_key (subject);
  if (g_str_equal (prefix, COMMENT_PREFIX))
    return is_number (subject, 1, MAX_COMMENTS);
  if (g_str_equal (prefix, MEMBER_PREFIX))
    return is_number (subject, 1, MAX_MEMBERS);

  parts = g_strsplit (subject, ".", 3);

  return g_strv_length (parts) == 2 && is_key (parts[0]) && is_criterion (parts[1]);
}

/* Which row of the table a name is of, or -1. */
static int
find_spec (const char *name)
{
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (specs); i++)
    {
      const char *prefix = specs[i].prefix;
      g_autofree char *subject = NULL;

      if (prefix == NULL)
        {
          if (g_str_has_prefix (name, TJ_DECISION_PREFIX)
              && g_str_equal (name + strlen (TJ_DECISION_PREFIX), specs[i].part))
            return (int) i;
          continue;
        }

      if (!g_str_has_prefix (name, prefix) || !g_str_equal (dot + 1, specs[i].part)
          || dot < name + strlen (prefix))
        continue;

      subject = g_strndup (name + strlen (prefix), dot - name - strlen (prefix));
      if (is_subject (prefix, subject))
        return (int) i;
    }

  return -1;
}

static gboolean
is_value (Kind        kind,
          const char *value)
{
  static const char * const outcomes[] = { "pass", "conditional", "fail", NULL };
  static const char * const effects[] = { "none", "corrected", "withdrawn", NULL };
  static const char * const roles[] = { "member", "chair", "secretary", NULL };
  static const char * const attendances[] = { "present", "absent", NULL };

  switch (kind)
    {
    case KIND_DAY:
      return is_day (value);
    case KIND_ORDER:
      return is_number (value, 1, MAX_ORDER);
    case KIND_VOTES:
      return is_number (value, 0, MAX_VOTES);
    case KIND_POINTS:
      return g_str_equal (value, CANNOT_ASSESS) || is_number (value, 0, TJ_MAX_HALF_POINTS);
    case KIND_OUTCOME:
      return g_strv_contains (outcomes, value);
    case KIND_EFFECT:
      return g_strv_contains (effects, value);
    case KIND_CODE:
      return is_criterion (value);
    case KIND_ROLE:
      return g_strv_contains (roles, value);
    case KIND_ATTENDANCE:
      return g_strv_contains (attendances, value);
    case KIND_KEY:
      return is_key (value);
    case KIND_TEXT:
    default:
      return TRUE;
    }
}

/**
 * tj_decision_is_name:
 *
 * Returns: whether a decision has a value of that name
 */
gboolean
tj_decision_is_name (const char *name)
{
  return find_spec (name) >= 0;
}

/**
 * tj_decision_check_value:
 * @name: of a value
 * @value: (nullable): what to set; empty or %NULL clears and is always good
 *
 * Returns: whether @name may be @value; if not, %TJ_RUBRIC_ERROR_VALUE
 */
gboolean
tj_decision_check_value (const char  *name,
                         const char  *value,
                         GError     **error)
{
  const int spec = find_spec (name);

  if (spec < 0)
    {
      g_autofree char *valid = g_utf8_make_valid (name, -1);
      g_autofree char *shown = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), 90));

      g_set_error (error, TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_VALUE,
                   _("A decision has no value called “%s”. Check the name."), shown);
      return FALSE;
    }

  /* What text a review may hold, a decision may. */
  if (value == NULL || *value == '\0')
    return TRUE;
  if (!tj_review_check_value ("comments", value, error))
    return FALSE;
  if (is_value (specs[spec].kind, value))
    return TRUE;

  g_set_error (error, TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_VALUE,
               /* Translators: what a value is called, and what was given for it */
               _("The %s cannot be “%s”. Use one of the values that the form offers."),
               _(specs[spec].label), value);

  return FALSE;
}

/**
 * tj_decision_dup_item:
 *
 * Returns: (transfer full): the name of a value of one package
 */
char *
tj_decision_dup_item (const char *key,
                      const char *part)
{
  return g_strconcat (ITEM_PREFIX, key, ".", part, NULL);
}

/**
 * tj_decision_dup_consensus:
 *
 * Returns: (transfer full): the name of a value of one criterion of one package
 */
char *
tj_decision_dup_consensus (const char *key,
                           const char *criterion,
                           const char *part)
{
  return g_strconcat (CONSENSUS_PREFIX, key, ".", criterion, ".", part, NULL);
}

/**
 * tj_decision_dup_comment:
 *
 * Returns: (transfer full): the name of a value of one comment of the public
 */
char *
tj_decision_dup_comment (guint       number,
                         const char *part)
{
  return g_strdup_printf (COMMENT_PREFIX "%u.%s", number, part);
}

/**
 * tj_decision_dup_member:
 *
 * Returns: (transfer full): the name of a value of one member of the panel
 */
char *
tj_decision_dup_member (guint       number,
                        const char *part)
{
  return g_strdup_printf (MEMBER_PREFIX "%u.%s", number, part);
}

/**
 * tj_decision_describe:
 * @name: of a value
 *
 * Returns: (transfer full): what to call it in the user's language
 */
char *
tj_decision_describe (const char *name)
{
  const int spec = find_spec (name);

  return g_strdup (spec >= 0 ? _(specs[spec].label) : name);
}
