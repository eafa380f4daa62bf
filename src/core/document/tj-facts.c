/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/document/tj-facts.h"

#include "core/base/tj-text.h"

/* What may be said, each thing with where it comes from. There is no other way into a document:
 * a sentence whose facts are not all here is left out. */

/* Words of an applicant that go into a sentence, longer ones are no name; and other words. */
#define MAX_ANSWER_CHARACTERS 120
#define MAX_FACT_CHARACTERS 1000

struct _TjFacts
{
  /* (element-type utf8 TjFact) */
  GHashTable *facts;
  /* (element-type utf8 utf8): why a fact is not known */
  GHashTable *lacks;
  /* (element-type utf8 GPtrArray): facts of each case, each finding */
  GHashTable *groups;
};

static const char * const kind_names[] = {
  "form", "attachment", "finding", "formula", "document", "given",
};

/**
 * tj_ground_kind_to_string:
 *
 * Returns: the name of a kind in files and in machine output
 */
const char *
tj_ground_kind_to_string (TjGroundKind kind)
{
  return kind_names[kind];
}

/**
 * tj_ground_kind_parse:
 * @kind: (out): set if there is a kind of that name
 *
 * Returns: whether there is
 */
gboolean
tj_ground_kind_parse (const char     *text,
                        TjGroundKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    {
      if (g_strcmp0 (text, kind_names[i]) == 0)
        {
          *kind = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * tj_ground_new:
 * @where: the place
 * @text: (nullable): what stands there
 *
 * Returns: (transfer full): an evidence
 */
TjGround *
tj_ground_new (TjGroundKind  kind,
                 const char     *where,
                 const char     *text)
{
  TjGround *self = g_new0 (TjGround, 1);

  self->kind = kind;
  self->where = g_strdup (where);
  self->text = g_strdup (text);

  return self;
}

TjGround *
tj_ground_copy (const TjGround *self)
{
  return tj_ground_new (self->kind, self->where, self->text);
}

void
tj_ground_free (TjGround *self)
{
  g_free (self->where);
  g_free (self->text);
  g_free (self);
}

static void
fact_free (TjFact *fact)
{
  g_free (fact->text);
  g_ptr_array_unref (fact->evidence);
  g_free (fact);
}

/**
 * tj_facts_new:
 *
 * Returns: (transfer full): nothing is known yet
 */
TjFacts *
tj_facts_new (void)
{
  TjFacts *self = g_new0 (TjFacts, 1);

  self->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) fact_free);
  self->lacks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_ptr_array_unref);

  return self;
}

void
tj_facts_free (TjFacts *self)
{
  g_hash_table_unref (self->facts);
  g_hash_table_unref (self->lacks);
  g_hash_table_unref (self->groups);
  g_free (self);
}

/* (transfer full) (nullable): on one line; %NULL where that is nothing, or too much for a
 * sentence */
static char *
dup_line (const char *text,
          glong       max_characters)
{
  GString *line;
  gboolean after_space = FALSE;

  if (tj_text_is_blank (text))
    return NULL;

  line = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        after_space = line->len > 0;
      else
        {
          /* Between Chinese characters a space means nothing. */
          if (after_space && g_unichar_isalnum (c) && !g_unichar_iswide (c))
            g_string_append_c (line, ' ');
          g_string_append_unichar (line, c);
          after_space = FALSE;
        }
    }

  if (g_utf8_strlen (line->str, -1) <= max_characters)
    return g_string_free (line, FALSE);

  g_string_free (line, TRUE);

  return NULL;
}

/**
 * tj_facts_add:
 * @name: as `technology_name`
 * @text: (nullable): as it is written in a sentence; blank or endless text makes no fact
 * @where: where it comes from
 * @evidence: (nullable): what stands there
 */
void
tj_facts_add (TjFacts        *self,
              const char     *name,
              const char     *text,
              TjGroundKind  kind,
              const char     *where,
              const char     *evidence)
{
  g_autofree char *line = dup_line (text, kind == TJ_GROUND_FORM ? MAX_ANSWER_CHARACTERS
                                                                    : MAX_FACT_CHARACTERS);
  TjFact *fact;

  if (line == NULL)
    return;

  fact = g_new0 (TjFact, 1);
  fact->text = g_steal_pointer (&line);
  fact->evidence = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_ground_free);
  g_ptr_array_add (fact->evidence, tj_ground_new (kind, where, evidence));
  g_hash_table_insert (self->facts, g_strdup (name), fact);
}

/**
 * tj_facts_add_evidence:
 * @name: a fact; nothing happens where it is not known
 *
 * Says where else a fact comes from.
 */
void
tj_facts_add_evidence (TjFacts        *self,
                       const char     *name,
                       TjGroundKind  kind,
                       const char     *where,
                       const char     *evidence)
{
  TjFact *fact = g_hash_table_lookup (self->facts, name);

  if (fact != NULL)
    g_ptr_array_add (fact->evidence, tj_ground_new (kind, where, evidence));
}

/**
 * tj_facts_set_lack:
 * @reason: a sentence that says why the fact is not known
 */
void
tj_facts_set_lack (TjFacts    *self,
                   const char *name,
                   const char *reason)
{
  g_hash_table_insert (self->lacks, g_strdup (name), g_strdup (reason));
}

/**
 * tj_facts_get:
 *
 * Returns: (transfer none) (nullable): the fact, where it is known
 */
const TjFact *
tj_facts_get (const TjFacts *self,
              const char    *name)
{
  return g_hash_table_lookup (self->facts, name);
}

/**
 * tj_facts_get_lack:
 *
 * Returns: (transfer none) (nullable): why a fact is not known, where something was said of it
 */
const char *
tj_facts_get_lack (const TjFacts *self,
                   const char    *name)
{
  return g_hash_table_lookup (self->lacks, name);
}

/**
 * tj_facts_add_group:
 * @group: as `case`
 *
 * Returns: (transfer none): the facts of one more of them, still empty
 */
TjFacts *
tj_facts_add_group (TjFacts    *self,
                    const char *group)
{
  GPtrArray *members = g_hash_table_lookup (self->groups, group);
  TjFacts *member = tj_facts_new ();

  if (members == NULL)
    {
      members = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_facts_free);
      g_hash_table_insert (self->groups, g_strdup (group), members);
    }
  g_ptr_array_add (members, member);

  return member;
}

/**
 * tj_facts_get_group:
 *
 * Returns: (transfer none) (nullable) (element-type TjFacts): all of them
 */
GPtrArray *
tj_facts_get_group (const TjFacts *self,
                    const char    *group)
{
  return g_hash_table_lookup (self->groups, group);
}
