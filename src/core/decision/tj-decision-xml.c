/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/decision/tj-decision-private.h"

#include <glib/gi18n-lib.h>

#include "core/decision/tj-decision-members.h"
#include "core/decision/tj-panel-words.h"

/* Where the root element of a file is looked for. */
#define HEAD 512

/* The panel's own words as elements beside the facts: `decided` in each package, `panel`,
 * `meeting` and `publicity` at the end. What follows from both is written along for who reads the
 * file without this program, and worked out anew when it is read. */

#define HALF 2.0

static void
set_value (const TjDecision *self,
           xmlNode          *element,
           const char       *attribute,
           const char       *name)
{
  tj_xml_set_attribute (element, attribute, tj_decision_get (self, name));
}

static void
set_of_item (const TjDecision *self,
             xmlNode          *element,
             const char       *key,
             const char       *part)
{
  tj_xml_set_attribute (element, part, tj_decision_get_of_item (self, key, part));
}

static void
write_consensus (const TjDecision *self,
                 xmlNode          *decided,
                 const xmlNode    *item,
                 const char       *key)
{
  const xmlNode *result = tj_xml_first_child (item, "result");

  for (; result != NULL; result = tj_xml_next (result, "result"))
    {
      g_autofree char *criterion = tj_xml_dup_attribute (result, "criterion");
      const char *points = tj_decision_get_consensus (self, key, criterion, "points");
      const char *reason = tj_decision_get_consensus (self, key, criterion, "reason");
      xmlNode *element;
      g_autofree char *number = NULL;

      if (points == NULL && reason == NULL)
        continue;

      element = tj_xml_add_child (decided, "consensus", reason);
      tj_xml_set_attribute (element, "criterion", criterion);
      if (points == NULL)
        continue;
      if (!g_ascii_isdigit (*points))
        {
          tj_xml_set_attribute (element, "state", points);
          continue;
        }
      number = tj_panel_words_number (g_ascii_strtod (points, NULL) / HALF, 1);
      tj_xml_set_attribute (element, "points", number);
    }
}

static void
write_decided (const TjDecision *self,
               xmlNode          *copy,
               const xmlNode    *item)
{
  g_autofree char *key = tj_xml_dup_attribute (item, "key");
  xmlNode *decided = tj_xml_add_child (copy, "decided", NULL);
  const char *minority = tj_decision_get_of_item (self, key, "minority");
  const char *by = tj_decision_get_of_item (self, key, "minority-by");
  const xmlNode *rule = tj_xml_first_child (tj_decision_get_root (self), "rule");
  double decimals = 0;
  double total;
  xmlNode *element;

  set_of_item (self, decided, key, "order");
  set_of_item (self, decided, key, "group");
  tj_decision_attribute (rule, "decimals", &decimals);
  if (tj_decision_get_total (self, item, &total))
    {
      g_autofree char *text = tj_panel_words_number (total, (guint) decimals);

      tj_xml_set_attribute (decided, "total", text);
    }
  write_consensus (self, decided, item, key);

  if (minority != NULL || by != NULL)
    {
      element = tj_xml_add_child (decided, "minority", minority);
      tj_xml_set_attribute (element, "by", by);
    }
  if (tj_decision_get_of_item (self, key, "for") != NULL
      || tj_decision_get_of_item (self, key, "against") != NULL
      || tj_decision_get_of_item (self, key, "abstain") != NULL
      || tj_decision_get_of_item (self, key, "absent") != NULL)
    {
      element = tj_xml_add_child (decided, "vote", NULL);
      set_of_item (self, element, key, "for");
      set_of_item (self, element, key, "against");
      set_of_item (self, element, key, "abstain");
      set_of_item (self, element, key, "absent");
    }

  element = tj_xml_add_child (decided, "outcome",
                              tj_decision_get_of_item (self, key, "outcome-reason"));
  tj_xml_set_attribute (element, "result",
                        tj_outcome_to_string (tj_decision_get_outcome (self, item)));
  tj_xml_set_attribute (element, "rule",
                        tj_outcome_to_string (tj_decision_get_rule_outcome (self, item)));
  tj_xml_set_attribute (element, "by", tj_decision_get_of_item (self, key, "outcome") != NULL
                                         ? "panel" : "rule");
}

/* Who belongs to the panel, as far as it says so itself; then who has to sign, whoever says so. */
static void
write_panel (const TjDecision *self,
             xmlNode          *root)
{
  static const char * const parts[] = { "name", "organisation", "certificate", "role",
                                        "attendance" };
  xmlNode *panel = tj_xml_add_child (root, "panel", NULL);
  const guint n_entries = tj_decision_count_entries (self);
  g_autoptr(GPtrArray) members = tj_decision_list_members (self);

  set_value (self, panel, "quorum", "decision.quorum");
  for (guint i = 1; i <= n_entries; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      xmlNode *person;

      if (tj_decision_get_member (self, i, "name") == NULL)
        continue;

      person = tj_xml_add_child (panel, "person", NULL);
      tj_xml_set_attribute (person, "number", number);
      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        tj_xml_set_attribute (person, parts[j], tj_decision_get_member (self, i, parts[j]));
    }
  for (guint i = 0; i < members->len; i++)
    {
      const TjDecisionMember *member = g_ptr_array_index (members, i);
      xmlNode *signatory;

      if (member->absent)
        continue;

      signatory = tj_xml_add_child (panel, "signatory", NULL);
      tj_xml_set_attribute (signatory, "name", member->name);
      tj_xml_set_attribute (signatory, "organisation", member->organisation);
      tj_xml_set_attribute (signatory, "certificate", member->fingerprint);
    }
}

static void
write_meeting (const TjDecision *self,
               xmlNode          *root)
{
  xmlNode *meeting = tj_xml_add_child (root, "meeting", NULL);
  const char *remarks = tj_decision_get (self, "decision.remarks");

  set_value (self, meeting, "title", "decision.title");
  set_value (self, meeting, "date", "decision.date");
  set_value (self, meeting, "place", "decision.place");
  set_value (self, meeting, "chair", "decision.chair");
  set_value (self, meeting, "secretary", "decision.secretary");
  if (remarks != NULL)
    tj_xml_add_child (meeting, "remarks", remarks);
}

static void
set_of_comment (const TjDecision *self,
                xmlNode          *element,
                guint             number,
                const char       *part)
{
  tj_xml_set_attribute (element, part, tj_decision_get_comment (self, number, part));
}

/* What somebody said, as an element with who and when; nothing where nothing was said. */
static void
write_statement (const TjDecision *self,
                 xmlNode          *element,
                 guint             number,
                 const char       *name,
                 const char       *part)
{
  const char *text = tj_decision_get_comment (self, number, part);
  g_autofree char *by = g_strconcat (name, "-by", NULL);
  g_autofree char *on = g_strconcat (name, "-on", NULL);
  xmlNode *child;

  if (text == NULL)
    return;

  child = tj_xml_add_child (element, part, text);
  tj_xml_set_attribute (child, "by", tj_decision_get_comment (self, number, by));
  tj_xml_set_attribute (child, "date", tj_decision_get_comment (self, number, on));
}

static void
write_publicity (const TjDecision *self,
                 xmlNode          *root)
{
  const guint n_comments = tj_decision_count_comments (self);
  xmlNode *publicity;

  if (n_comments == 0 && tj_decision_get (self, "decision.publicity.from") == NULL
      && tj_decision_get (self, "decision.publicity.until") == NULL)
    return;

  publicity = tj_xml_add_child (root, "publicity", NULL);
  set_value (self, publicity, "from", "decision.publicity.from");
  set_value (self, publicity, "until", "decision.publicity.until");
  for (guint i = 1; i <= n_comments; i++)
    {
      const char *text = tj_decision_get_comment (self, i, "text");
      g_autofree char *number = g_strdup_printf ("%u", i);
      xmlNode *element;

      if (text == NULL)
        continue;

      element = tj_xml_add_child (publicity, "comment", NULL);
      tj_xml_set_attribute (element, "number", number);
      set_of_comment (self, element, i, "from");
      set_of_comment (self, element, i, "date");
      set_of_comment (self, element, i, "item");
      set_of_comment (self, element, i, "effect");
      tj_xml_add_child (element, "text", text);
      write_statement (self, element, i, "answered", "answer");
      write_statement (self, element, i, "retracted", "retracted");
    }
}

/**
 * tj_decision_to_xml:
 *
 * Returns: (transfer full): an unsigned document of the schema decision.xsd
 */
xmlDoc *
tj_decision_to_xml (const TjDecision *self)
{
  xmlDoc *doc = xmlCopyDoc (self->facts, 1);
  xmlNode *root = xmlDocGetRootElement (doc);
  const xmlNode *item = tj_xml_first_child (tj_decision_get_root (self), "item");
  xmlNode *copy = tj_xml_first_child (root, "item");

  for (; item != NULL; item = tj_xml_next (item, "item"), copy = tj_xml_next (copy, "item"))
    write_decided (self, copy, item);
  write_panel (self, root);
  write_meeting (self, root);
  write_publicity (self, root);

  return doc;
}

typedef struct
{
  TjDecision *self;
  const char *name;
} Reader;

/* An attribute or element that is there and empty was left to be filled in. */
static gboolean
take (Reader      *reader,
      char        *name,
      char        *value,
      GError     **error)
{
  g_autofree char *own_name = name;
  g_autofree char *own_value = value;

  if (own_value == NULL || *g_strstrip (own_value) == '\0'
      || tj_decision_set (reader->self, own_name, own_value, error))
    return TRUE;

  g_prefix_error (error, _("“%s” cannot be read as a decision. "), reader->name);

  return FALSE;
}

static gboolean
read_consensus (Reader         *reader,
                const xmlNode  *element,
                const char     *key,
                GError        **error)
{
  g_autofree char *criterion = tj_xml_dup_attribute (element, "criterion");
  char *points = tj_xml_dup_attribute (element, "state");
  double number;

  if (tj_decision_attribute (element, "points", &number))
    {
      g_free (points);
      points = g_strdup_printf ("%d", (int) (number * HALF));
    }

  return take (reader, tj_decision_dup_consensus (key, criterion, "points"), points, error)
         && take (reader, tj_decision_dup_consensus (key, criterion, "reason"),
                  tj_xml_dup_text (element), error);
}

static gboolean
read_outcome (Reader         *reader,
              const xmlNode  *element,
              const char     *key,
              GError        **error)
{
  g_autofree char *by = tj_xml_dup_attribute (element, "by");
  g_autofree char *result = tj_xml_dup_attribute (element, "result");

  if (g_strcmp0 (by, "panel") == 0 && g_strcmp0 (result, "open") != 0
      && !take (reader, tj_decision_dup_item (key, "outcome"), g_steal_pointer (&result), error))
    return FALSE;

  return take (reader, tj_decision_dup_item (key, "outcome-reason"), tj_xml_dup_text (element),
               error);
}

static gboolean
read_decided (Reader         *reader,
              const xmlNode  *decided,
              const char     *key,
              GError        **error)
{
  static const char * const votes[] = { "for", "against", "abstain", "absent" };
  const xmlNode *consensus = tj_xml_first_child (decided, "consensus");
  const xmlNode *minority = tj_xml_first_child (decided, "minority");
  const xmlNode *vote = tj_xml_first_child (decided, "vote");
  const xmlNode *outcome = tj_xml_first_child (decided, "outcome");

  if (!take (reader, tj_decision_dup_item (key, "order"), tj_xml_dup_attribute (decided, "order"),
             error)
      || !take (reader, tj_decision_dup_item (key, "group"),
                tj_xml_dup_attribute (decided, "group"), error))
    return FALSE;

  for (; consensus != NULL; consensus = tj_xml_next (consensus, "consensus"))
    {
      if (!read_consensus (reader, consensus, key, error))
        return FALSE;
    }

  if (minority != NULL
      && (!take (reader, tj_decision_dup_item (key, "minority"), tj_xml_dup_text (minority), error)
          || !take (reader, tj_decision_dup_item (key, "minority-by"),
                    tj_xml_dup_attribute (minority, "by"), error)))
    return FALSE;

  for (guint i = 0; vote != NULL && i < G_N_ELEMENTS (votes); i++)
    {
      if (!take (reader, tj_decision_dup_item (key, votes[i]),
                 tj_xml_dup_attribute (vote, votes[i]), error))
        return FALSE;
    }

  return outcome == NULL || read_outcome (reader, outcome, key, error);
}

static gboolean
read_panel (Reader         *reader,
            const xmlNode  *panel,
            GError        **error)
{
  static const char * const parts[] = { "name", "organisation", "certificate", "role",
                                        "attendance" };
  const xmlNode *person = tj_xml_first_child (panel, "person");

  if (!take (reader, g_strdup ("decision.quorum"), tj_xml_dup_attribute (panel, "quorum"), error))
    return FALSE;

  for (; person != NULL; person = tj_xml_next (person, "person"))
    {
      double number = 0;

      tj_decision_attribute (person, "number", &number);
      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        {
          if (!take (reader, tj_decision_dup_member ((guint) number, parts[i]),
                     tj_xml_dup_attribute (person, parts[i]), error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_meeting (Reader         *reader,
              const xmlNode  *meeting,
              GError        **error)
{
  static const char * const parts[] = { "title", "date", "place", "chair", "secretary" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (!take (reader, g_strconcat (TJ_DECISION_PREFIX, parts[i], NULL),
                 tj_xml_dup_attribute (meeting, parts[i]), error))
        return FALSE;
    }

  return take (reader, g_strdup ("decision.remarks"), tj_xml_dup_child_text (meeting, "remarks"),
               error);
}

static gboolean
read_statement (Reader         *reader,
                const xmlNode  *element,
                guint           number,
                const char     *name,
                const char     *part,
                GError        **error)
{
  const xmlNode *child = tj_xml_first_child (element, part);
  g_autofree char *by = g_strconcat (name, "-by", NULL);
  g_autofree char *on = g_strconcat (name, "-on", NULL);

  return child == NULL
         || (take (reader, tj_decision_dup_comment (number, part), tj_xml_dup_text (child), error)
             && take (reader, tj_decision_dup_comment (number, by),
                      tj_xml_dup_attribute (child, "by"), error)
             && take (reader, tj_decision_dup_comment (number, on),
                      tj_xml_dup_attribute (child, "date"), error));
}

static gboolean
read_comment (Reader         *reader,
              const xmlNode  *element,
              GError        **error)
{
  static const char * const parts[] = { "from", "date", "item", "effect" };
  double number = 0;

  tj_decision_attribute (element, "number", &number);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (!take (reader, tj_decision_dup_comment ((guint) number, parts[i]),
                 tj_xml_dup_attribute (element, parts[i]), error))
        return FALSE;
    }

  if (!take (reader, tj_decision_dup_comment ((guint) number, "text"),
             tj_xml_dup_child_text (element, "text"), error))
    return FALSE;

  return read_statement (reader, element, (guint) number, "answered", "answer", error)
         && read_statement (reader, element, (guint) number, "retracted", "retracted", error);
}

static gboolean
read_publicity (Reader         *reader,
                const xmlNode  *publicity,
                GError        **error)
{
  const xmlNode *comment = tj_xml_first_child (publicity, "comment");

  if (!take (reader, g_strdup ("decision.publicity.from"),
             tj_xml_dup_attribute (publicity, "from"), error)
      || !take (reader, g_strdup ("decision.publicity.until"),
                tj_xml_dup_attribute (publicity, "until"), error))
    return FALSE;

  for (; comment != NULL; comment = tj_xml_next (comment, "comment"))
    {
      if (!read_comment (reader, comment, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_words (Reader         *reader,
            const xmlNode  *root,
            GError        **error)
{
  const xmlNode *item = tj_xml_first_child (root, "item");
  const xmlNode *panel = tj_xml_first_child (root, "panel");
  const xmlNode *meeting = tj_xml_first_child (root, "meeting");
  const xmlNode *publicity = tj_xml_first_child (root, "publicity");

  for (; item != NULL; item = tj_xml_next (item, "item"))
    {
      const xmlNode *decided = tj_xml_first_child (item, "decided");
      g_autofree char *key = tj_xml_dup_attribute (item, "key");

      if (decided != NULL && !read_decided (reader, decided, key, error))
        return FALSE;
    }

  return (panel == NULL || read_panel (reader, panel, error))
         && (meeting == NULL || read_meeting (reader, meeting, error))
         && (publicity == NULL || read_publicity (reader, publicity, error));
}

static void
drop (xmlNode    *parent,
      const char *name)
{
  xmlNode *child;

  while ((child = tj_xml_first_child (parent, name)) != NULL)
    {
      xmlUnlinkNode (child);
      xmlFreeNode (child);
    }
}

/* Blanks between elements are for the eye; they would pile up with every round. */
static void
drop_blanks (xmlNode *parent)
{
  const gboolean has_elements = tj_xml_first_child (parent, NULL) != NULL;
  xmlNode *next;

  for (xmlNode *child = parent->children; child != NULL; child = next)
    {
      next = child->next;
      if (child->type == XML_ELEMENT_NODE)
        drop_blanks (child);
      else if (has_elements)
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
        }
    }
}

/**
 * tj_decision_new_from_xml:
 * @doc: a document of the schema decision.xsd, signed or not; signatures are not looked at
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): the decision, or %NULL with %TJ_XML_ERROR or
 *   %TJ_RUBRIC_ERROR_VALUE
 */
TjDecision *
tj_decision_new_from_xml (xmlDoc      *doc,
                          const char  *name,
                          GError     **error)
{
  g_autoptr(xmlDoc) copy = NULL;
  g_autoptr(TjDecision) self = NULL;
  Reader reader = { NULL, name };
  xmlNode *root;

  if (!tj_xml_validate (doc, name, TJ_DECISION_SCHEMA, error))
    return NULL;

  copy = xmlCopyDoc (doc, 1);
  root = xmlDocGetRootElement (copy);
  for (xmlNode *item = tj_xml_first_child (root, "item"); item != NULL;
       item = tj_xml_next (item, "item"))
    drop (item, "decided");
  drop (root, "panel");
  drop (root, "meeting");
  drop (root, "publicity");
  drop (root, "Signature");
  drop_blanks (root);

  self = tj_decision_new_of_facts (g_steal_pointer (&copy));
  reader.self = self;

  return read_words (&reader, xmlDocGetRootElement (doc), error) ? g_steal_pointer (&self) : NULL;
}

/**
 * tj_decision_is_file:
 * @bytes: a file from anybody
 *
 * Returns: whether it claims to be a decision
 */
gboolean
tj_decision_is_file (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return data != NULL &&
         g_strstr_len (data, (gssize) MIN (size, HEAD), TJ_DECISION_NAMESPACE) != NULL;
}

/**
 * tj_decision_is_signed:
 * @bytes: a file that tj_decision_new_from_file() reads
 *
 * Returns: whether anybody signed it
 */
gboolean
tj_decision_is_signed (GBytes *bytes)
{
  g_autoptr(xmlDoc) doc = tj_xml_parse_bytes (bytes, "", &tj_xml_limits_own, NULL);

  return doc != NULL && tj_xml_first_child (xmlDocGetRootElement (doc), "Signature") != NULL;
}

/* What was signed must be what is read; who signed is for others to ask. */
static gboolean
check_signatures (xmlDoc      *doc,
                  GBytes      *bytes,
                  const char  *name,
                  GError     **error)
{
  g_autoptr(GPtrArray) all = NULL;

  if (tj_xml_first_child (xmlDocGetRootElement (doc), "Signature") == NULL)
    return TRUE;

  all = tj_verify_countersigned (bytes, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      const TjVerification *one = g_ptr_array_index (all, i);

      if (!one->intact || !one->whole_document || !one->all_there)
        {
          const TjVerificationReason *reason = g_ptr_array_index (one->reasons, 0);

          g_set_error (error, TJ_XML_ERROR, TJ_XML_ERROR_INVALID,
                       /* Translators: a file, and what is wrong with its signature */
                       _("“%s” is not as it was signed: %s"), name, reason->message);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * tj_decision_new_from_file:
 * @bytes: a file, signed or not
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): the decision, or %NULL with %TJ_XML_ERROR, which it is too
 *   where the file was changed after somebody signed it, or %TJ_RUBRIC_ERROR_VALUE
 */
TjDecision *
tj_decision_new_from_file (GBytes      *bytes,
                           const char  *name,
                           GError     **error)
{
  g_autoptr(xmlDoc) doc = tj_xml_parse_bytes (bytes, name, &tj_xml_limits_own, error);

  return doc != NULL && check_signatures (doc, bytes, name, error)
           ? tj_decision_new_from_xml (doc, name, error) : NULL;
}
