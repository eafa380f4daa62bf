/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/document/tj-document-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-xml.h"

/* Fills a template. A sentence is said only if every fact in its braces is known: then its
 * evidence is theirs. What is not said is listed with the fact that lacks, so that a person can
 * add it and nobody takes silence for approval. */

#define TEMPLATE_SCHEMA "/org/tanjian/Tanjian/schema/document-template.xsd"
#define DEFAULT_TEMPLATES "/org/tanjian/Tanjian/documents/"

#define LOWEST_RANK 1
#define HIGHEST_RANK 9

struct _TjDocumentTemplate
{
  xmlDoc *doc;
  char *id;
  char *kind;
  GStrv variants;
  guint max_length;
};

typedef struct
{
  TjDocumentTemplate *template;
  TjDocument *document;
  /* The facts of the package, and of the case or finding that a paragraph is about. */
  const TjFacts *facts;
  const TjFacts *member;
  const char *variant;
  guint index;
  /* Sentences of this rank and above are left out. */
  guint rank;
} Filler;

static gboolean
is_among (const char         *word,
          const char * const *words)
{
  return words != NULL && word != NULL && g_strv_contains (words, word);
}

static GStrv
dup_words (const xmlNode *element,
           const char    *attribute)
{
  g_autofree char *text = tj_xml_dup_attribute (element, attribute);
  g_auto(GStrv) parts = NULL;
  g_autoptr(GStrvBuilder) words = NULL;

  if (text == NULL)
    return NULL;

  words = g_strv_builder_new ();
  parts = g_strsplit_set (text, " \t\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] != '\0')
        g_strv_builder_add (words, parts[i]);
    }

  return g_strv_builder_end (words);
}

/* A variant that no list of the template names would never be said. */
static gboolean
check_variants (TjDocumentTemplate  *self,
                const xmlNode       *element,
                const char          *name,
                GError             **error)
{
  g_auto(GStrv) variants = dup_words (element, "variants");

  for (guint i = 0; variants != NULL && variants[i] != NULL; i++)
    {
      if (is_among (variants[i], (const char * const *) self->variants))
        continue;

      g_set_error (error, TJ_DOCUMENT_ERROR, TJ_DOCUMENT_ERROR_TEMPLATE,
                   /* Translators: a file, a line and a word */
                   _("%s, line %ld: “%s” is none of the variants that the template names at its "
                     "beginning."), name, xmlGetLineNo ((xmlNode *) element), variants[i]);
      return FALSE;
    }

  for (const xmlNode *child = tj_xml_first_child (element, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      if (!check_variants (self, child, name, error))
        return FALSE;
    }

  return TRUE;
}

/* A brace that is never closed would swallow the rest of its sentence. */
static gboolean
check_braces (const xmlNode  *element,
              const char     *name,
              GError        **error)
{
  g_autofree char *text = NULL;
  gboolean open = FALSE;

  for (const xmlNode *child = tj_xml_first_child (element, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      if (!check_braces (child, name, error))
        return FALSE;
    }

  if (tj_xml_first_child (element, NULL) != NULL)
    return TRUE;

  text = tj_xml_dup_text (element);
  for (const char *p = text; *p != '\0'; p++)
    {
      if ((*p == '{' && open) || (*p == '}' && !open))
        break;
      open = *p == '{' || (open && *p != '}');
      if (p[1] == '\0' && !open)
        return TRUE;
    }

  g_set_error (error, TJ_DOCUMENT_ERROR, TJ_DOCUMENT_ERROR_TEMPLATE,
               _("%s, line %ld: the braces of a fact, as {technology_name}, do not match."),
               name, xmlGetLineNo ((xmlNode *) element));

  return FALSE;
}

/**
 * tj_document_template_new:
 * @bytes: a file of the schema document-template.xsd
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): the template, or %NULL with an error of %TJ_XML_ERROR or
 *   %TJ_DOCUMENT_ERROR_TEMPLATE
 */
TjDocumentTemplate *
tj_document_template_new (GBytes      *bytes,
                          const char  *name,
                          GError     **error)
{
  g_autoptr(xmlDoc) doc = tj_xml_parse_bytes (bytes, name, &tj_xml_limits_own, error);
  g_autoptr(TjDocumentTemplate) self = NULL;
  g_autofree char *id = NULL;
  g_autofree char *version = NULL;
  g_autofree char *max_length = NULL;
  xmlNode *root;

  if (doc == NULL || !tj_xml_validate (doc, name, TEMPLATE_SCHEMA, error))
    return NULL;

  self = g_new0 (TjDocumentTemplate, 1);
  self->doc = g_steal_pointer (&doc);
  root = xmlDocGetRootElement (self->doc);
  id = tj_xml_dup_attribute (root, "id");
  version = tj_xml_dup_attribute (root, "version");
  max_length = tj_xml_dup_attribute (root, "max-length");
  self->id = g_strconcat (id, " ", version, NULL);
  self->kind = tj_xml_dup_attribute (root, "kind");
  self->variants = dup_words (root, "variants");
  self->max_length = max_length != NULL ? (guint) g_ascii_strtoull (max_length, NULL, 10) : 0;

  if (!check_variants (self, root, name, error) || !check_braces (root, name, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tj_document_template_new_default:
 * @kind: `opinion` or `letter`
 *
 * Returns: (transfer full): the template that the program brings along
 */
TjDocumentTemplate *
tj_document_template_new_default (const char *kind)
{
  g_autofree char *path = g_strconcat (DEFAULT_TEMPLATES, kind, "-2024.xml", NULL);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autoptr(GError) error = NULL;
  TjDocumentTemplate *self;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = tj_document_template_new (bytes, path, &error);
  if (self == NULL)
    g_error ("%s", error->message);

  return self;
}

void
tj_document_template_free (TjDocumentTemplate *self)
{
  g_clear_pointer (&self->doc, xmlFreeDoc);
  g_free (self->id);
  g_free (self->kind);
  g_strfreev (self->variants);
  g_free (self);
}

const char *
tj_document_template_get_kind (TjDocumentTemplate *self)
{
  return self->kind;
}

/**
 * tj_document_template_get_variants:
 *
 * Returns: (nullable) (array zero-terminated=1): the conclusions to choose from
 */
const char * const *
tj_document_template_get_variants (TjDocumentTemplate *self)
{
  return (const char * const *) self->variants;
}

/**
 * tj_document_template_set_max_length:
 * @max_length: characters that the body may have; 0 for any number
 */
void
tj_document_template_set_max_length (TjDocumentTemplate *self,
                                     guint               max_length)
{
  self->max_length = max_length;
}

/* {index} counts the paragraphs of a group: it is no fact and needs no evidence. */
static const TjFact *
find_fact (const Filler *self,
           const char   *name)
{
  const TjFact *fact = self->member != NULL ? tj_facts_get (self->member, name) : NULL;

  return fact != NULL ? fact : tj_facts_get (self->facts, name);
}

static const char *
find_lack (const Filler *self,
           const char   *name)
{
  const char *reason = self->member != NULL ? tj_facts_get_lack (self->member, name) : NULL;

  return reason != NULL ? reason : tj_facts_get_lack (self->facts, name);
}

static void
add_evidence (GPtrArray    *evidence,
              const TjFact *fact)
{
  for (guint i = 0; i < fact->evidence->len; i++)
    {
      const TjGround *item = g_ptr_array_index (fact->evidence, i);
      gboolean has_it = FALSE;

      for (guint j = 0; j < evidence->len && !has_it; j++)
        {
          const TjGround *other = g_ptr_array_index (evidence, j);

          has_it = other->kind == item->kind && g_str_equal (other->where, item->where) &&
                   g_strcmp0 (other->text, item->text) == 0;
        }

      if (!has_it)
        g_ptr_array_add (evidence, tj_ground_copy (item));
    }
}

/**
 * expand:
 * @text: words with facts in braces
 * @evidence: (element-type TjGround): where the evidence of the facts goes
 * @lacking: (out) (transfer full): the first fact that is not known
 *
 * Returns: (transfer full) (nullable): the words; %NULL where a fact lacks
 */
static char *
expand (const Filler  *self,
        const char    *text,
        GPtrArray     *evidence,
        char         **lacking)
{
  g_autoptr(GString) result = g_string_new (NULL);
  const char *p = text;

  *lacking = NULL;
  while (*p != '\0')
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;
      g_autofree char *name = NULL;
      const TjFact *fact;

      if (end == NULL)
        {
          g_string_append_c (result, *p++);
          continue;
        }

      name = g_strndup (p + 1, end - p - 1);
      p = end + 1;
      if (g_str_equal (name, "index") && self->member != NULL)
        {
          g_autofree char *numeral = tj_document_dup_numeral (self->index);

          g_string_append (result, numeral);
          continue;
        }

      fact = find_fact (self, name);
      if (fact == NULL)
        {
          *lacking = g_steal_pointer (&name);
          return NULL;
        }
      g_string_append (result, fact->text);
      add_evidence (evidence, fact);
    }

  return g_strdup (result->str);
}

static GPtrArray *
new_evidence (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tj_ground_free);
}

/* Whether the condition of a sentence holds; @lacking is what it wants and does not get. */
static gboolean
holds (const Filler   *self,
       const xmlNode  *element,
       GPtrArray      *evidence,
       char          **lacking)
{
  g_auto(GStrv) conditions = dup_words (element, "if");

  *lacking = NULL;
  for (guint i = 0; conditions != NULL && conditions[i] != NULL; i++)
    {
      gboolean wants_none = *conditions[i] == '!';
      const char *name = conditions[i] + (wants_none ? 1 : 0);
      const TjFact *fact = find_fact (self, name);

      if (wants_none && fact != NULL)
        return FALSE;

      if (!wants_none && fact == NULL)
        {
          *lacking = g_strdup (name);
          return FALSE;
        }

      if (fact != NULL)
        add_evidence (evidence, fact);
    }

  return TRUE;
}

static gboolean
is_wanted (const Filler  *self,
           const xmlNode *element)
{
  g_auto(GStrv) variants = dup_words (element, "variants");

  return variants == NULL || is_among (self->variant, (const char * const *) variants);
}

static guint
get_rank (const xmlNode *sentence)
{
  g_autofree char *drop = tj_xml_dup_attribute (sentence, "drop");

  return drop != NULL ? (guint) g_ascii_strtoull (drop, NULL, 10) : 0;
}

static void
omit (const Filler  *self,
      const xmlNode *element,
      const char    *id,
      const char    *lacking)
{
  g_autofree char *quiet = tj_xml_dup_attribute (element, "quiet");

  if (lacking != NULL && g_strcmp0 (quiet, "true") != 0 && g_strcmp0 (quiet, "1") != 0)
    tj_document_add_omission (self->document, id, lacking, find_lack (self, lacking));
}

static void
fill_sentence (const Filler        *self,
               const xmlNode       *element,
               TjDocumentParagraph *paragraph)
{
  g_autoptr(GPtrArray) evidence = new_evidence ();
  g_autofree char *id = tj_xml_dup_attribute (element, "id");
  g_autofree char *words = tj_xml_dup_text (element);
  g_autofree char *lacking = NULL;
  g_autofree char *text = NULL;

  if (!is_wanted (self, element))
    return;

  if (self->rank > 0 && get_rank (element) >= self->rank)
    {
      tj_document_add_omission (self->document, id, "length", NULL);
      return;
    }

  if (!holds (self, element, evidence, &lacking) ||
      !(text = expand (self, g_strstrip (words), evidence, &lacking)))
    {
      omit (self, element, id, lacking);
      return;
    }

  g_ptr_array_extend_and_steal (tj_document_paragraph_add (paragraph, id, text)->evidence,
                                g_steal_pointer (&evidence));
}

static void
fill_paragraph (const Filler  *self,
                const xmlNode *element)
{
  g_autofree char *id = tj_xml_dup_attribute (element, "id");
  TjDocumentParagraph *paragraph;
  const xmlNode *sentence = tj_xml_first_child (element, "sentence");

  paragraph = tj_document_add_paragraph (self->document, id, tj_xml_is (element, "heading"));
  for (; sentence != NULL; sentence = tj_xml_next (sentence, "sentence"))
    fill_sentence (self, sentence, paragraph);

  if (paragraph->sentences->len == 0)
    g_ptr_array_remove_index (self->document->paragraphs, self->document->paragraphs->len - 1);
}

static void
fill_element (Filler        *self,
              const xmlNode *element)
{
  g_autofree char *group = tj_xml_dup_attribute (element, "each");
  GPtrArray *members;

  if (!is_wanted (self, element))
    return;

  if (group == NULL)
    {
      fill_paragraph (self, element);
      return;
    }

  members = tj_facts_get_group (self->facts, group);
  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      self->member = g_ptr_array_index (members, i);
      self->index = i + 1;
      fill_paragraph (self, element);
    }
  self->member = NULL;
}

/* A heading whose paragraphs were all left out announces nothing. */
static void
remove_lonely_headings (TjDocument *document)
{
  for (guint i = document->paragraphs->len; i > 0; i--)
    {
      const TjDocumentParagraph *paragraph = g_ptr_array_index (document->paragraphs, i - 1);
      const TjDocumentParagraph *next = i < document->paragraphs->len
                                        ? g_ptr_array_index (document->paragraphs, i) : NULL;

      if (paragraph->is_heading && (next == NULL || next->is_heading))
        g_ptr_array_remove_index (document->paragraphs, i - 1);
    }
}

static char *
fill_line (const Filler *self,
           const char   *name)
{
  g_autofree char *words = tj_xml_dup_child_text (xmlDocGetRootElement (self->template->doc), name);
  g_autoptr(GPtrArray) evidence = new_evidence ();
  g_autofree char *lacking = NULL;
  char *text = words != NULL ? expand (self, g_strstrip (words), evidence, &lacking) : NULL;

  if (lacking != NULL)
    tj_document_add_omission (self->document, name, lacking, find_lack (self, lacking));

  return text;
}

static TjDocument *
fill_to_rank (TjDocumentTemplate *self,
              const TjFacts      *facts,
              const char         *variant,
              guint               rank)
{
  Filler filler = { self, tj_document_new (self->kind), facts, NULL, variant, 0, rank };
  const TjFact *organisation = tj_facts_get (facts, "bureau");
  const TjFact *date = tj_facts_get (facts, "date");
  const xmlNode *element = tj_xml_first_child (xmlDocGetRootElement (self->doc), NULL);

  filler.document->template = g_strdup (self->id);
  filler.document->variant = g_strdup (variant);
  filler.document->max_length = self->max_length;
  filler.document->title = fill_line (&filler, "title");
  filler.document->addressee = fill_line (&filler, "addressee");
  filler.document->organisation = g_strdup (organisation != NULL ? organisation->text : NULL);
  filler.document->date = g_strdup (date != NULL ? date->text : NULL);

  for (; element != NULL; element = tj_xml_next (element, NULL))
    {
      if (tj_xml_is (element, "heading") || tj_xml_is (element, "paragraph"))
        fill_element (&filler, element);
    }
  remove_lonely_headings (filler.document);

  return filler.document;
}

/**
 * tj_document_template_fill:
 * @facts: all that is known
 * @variant: (nullable): one of the template's, or its first
 *
 * Where the body is longer than the template allows, sentences that may be dropped are, those of
 * the highest number first. If that is not enough, the document is too long and says so by
 * tj_document_get_length().
 *
 * Returns: (transfer full): the document
 */
TjDocument *
tj_document_template_fill (TjDocumentTemplate *self,
                           const TjFacts      *facts,
                           const char         *variant)
{
  const char *chosen = variant != NULL || self->variants == NULL ? variant : self->variants[0];
  TjDocument *document = fill_to_rank (self, facts, chosen, 0);

  for (guint rank = HIGHEST_RANK; rank >= LOWEST_RANK && self->max_length > 0 &&
                                  tj_document_get_length (document) > self->max_length; rank--)
    {
      tj_document_free (document);
      document = fill_to_rank (self, facts, chosen, rank);
    }

  return document;
}
