/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/c14n.h>
#include <libxml/xmlerror.h>
#include <string.h>

/* The only place that parses XML. Everything that comes from outside is held to limits while
 * it is being read, not afterwards: a document type declaration stops the parser before an
 * entity can exist, depth and attribute counts are checked at every start tag, and nothing is
 * ever fetched. libxml2's own guards stay on, since XML_PARSE_HUGE is never given. */

const TjXmlLimits tj_xml_limits_own = { 8 * 1024 * 1024, 64, 32 };
const TjXmlLimits tj_xml_limits_office = { 64 * 1024 * 1024, 256, 128 };

typedef struct
{
  const TjXmlLimits *limits;
  const char *refusal;
  guint depth;
  TjXmlPruneFunc prune;
} ParseState;

G_DEFINE_QUARK (tj-xml-error-quark, tj_xml_error)

static xmlParserInputPtr
refuse_external (const char       *url,
                 const char       *id,
                 xmlParserCtxtPtr  context)
{
  return NULL;
}

static void
ignore_error (void       *data,
              xmlErrorPtr error)
{
  /* The parser context keeps its last error, and that is the one reported. */
}

static void
stop_parser (xmlParserCtxtPtr  context,
             const char       *refusal)
{
  ParseState *state = context->_private;

  if (state->refusal == NULL)
    state->refusal = refusal;

  xmlStopParser (context);
}

static void
refuse_dtd (void          *data,
            const xmlChar *name,
            const xmlChar *external_id,
            const xmlChar *system_id)
{
  stop_parser (data, N_("it carries a document type declaration"));
}

static void
start_element (void           *data,
               const xmlChar  *local_name,
               const xmlChar  *prefix,
               const xmlChar  *uri,
               int             n_namespaces,
               const xmlChar **namespaces,
               int             n_attributes,
               int             n_defaulted,
               const xmlChar **attributes)
{
  xmlParserCtxtPtr context = data;
  ParseState *state = context->_private;

  state->depth++;
  if (state->depth > state->limits->max_depth)
    stop_parser (context, N_("its elements are nested too deeply"));
  else if (n_attributes > (int) state->limits->max_attributes ||
           n_namespaces > (int) state->limits->max_attributes / 2)
    stop_parser (context, N_("an element has too many attributes"));
  else
    xmlSAX2StartElementNs (data, local_name, prefix, uri, n_namespaces, namespaces,
                           n_attributes, n_defaulted, attributes);
}

/* White space before the element goes with it: the parser would lengthen a text that is the last
 * child now and was not when it took its measure. */
static void
prune_element (xmlNode *element)
{
  xmlNode *before = element->prev;

  if (before != NULL && before->type == XML_TEXT_NODE)
    {
      if (!xmlIsBlankNode (before) || (before->prev != NULL && before->prev->type == XML_TEXT_NODE))
        return;

      xmlUnlinkNode (before);
      xmlFreeNode (before);
    }

  xmlUnlinkNode (element);
  xmlFreeNode (element);
}

static void
end_element (void          *data,
             const xmlChar *local_name,
             const xmlChar *prefix,
             const xmlChar *uri)
{
  xmlParserCtxtPtr context = data;
  ParseState *state = context->_private;

  xmlNode *element = context->node;

  state->depth--;
  xmlSAX2EndElementNs (data, local_name, prefix, uri);
  if (state->prune != NULL && element != NULL && element->parent != NULL &&
      element->parent->type == XML_ELEMENT_NODE && element->next == NULL &&
      state->prune (element))
    prune_element (element);
}

/**
 * tj_xml_initialize:
 *
 * Prepares libxml2 for use from several threads and shuts its way to files and the network.
 * Harmless to call again.
 */
void
tj_xml_initialize (void)
{
  static gsize initialized;

  if (g_once_init_enter (&initialized))
    {
      xmlInitParser ();
      xmlSetExternalEntityLoader (refuse_external);
      g_once_init_leave (&initialized, 1);
    }
}

/**
 * tj_xml_parse_bytes:
 * @bytes: a whole document
 * @name: what to call it in messages
 * @limits: what it may cost
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with an error of the domain
 *   %TJ_XML_ERROR that names the line
 */
xmlDoc *
tj_xml_parse_bytes (GBytes             *bytes,
                    const char         *name,
                    const TjXmlLimits  *limits,
                    GError            **error)
{
  return tj_xml_parse_pruned (bytes, name, limits, NULL, error);
}

/**
 * tj_xml_parse_pruned:
 * @bytes: a whole document
 * @name: what to call it in messages
 * @limits: what it may cost
 * @prune: (nullable): tells which elements are dropped as soon as they end, so that a document
 *   with a million of them takes no more memory than one without
 *
 * Returns: (transfer full) (nullable): what is left of the document, or %NULL with an error of
 *   the domain %TJ_XML_ERROR that names the line
 */
xmlDoc *
tj_xml_parse_pruned (GBytes             *bytes,
                     const char         *name,
                     const TjXmlLimits  *limits,
                     TjXmlPruneFunc      prune,
                     GError            **error)
{
  g_autoptr(xmlParserCtxt) context = NULL;
  g_autoptr(xmlDoc) doc = NULL;
  ParseState state = { limits, NULL, 0, prune };
  gsize size;
  const char *data;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (limits != NULL, NULL);

  tj_xml_initialize ();

  data = g_bytes_get_data (bytes, &size);
  if (size > limits->max_bytes || size > G_MAXINT)
    {
      g_set_error (error, TJ_XML_ERROR, TJ_XML_ERROR_REFUSED,
                   _("“%s” was refused: it is larger than %u MB"),
                   name, (guint) (limits->max_bytes / (1024 * 1024)));
      return NULL;
    }

  context = xmlNewParserCtxt ();
  context->_private = &state;
  context->sax->internalSubset = refuse_dtd;
  context->sax->externalSubset = refuse_dtd;
  context->sax->startElementNs = start_element;
  context->sax->endElementNs = end_element;
  context->sax->serror = ignore_error;

  doc = xmlCtxtReadMemory (context, data != NULL ? data : "", (int) size, NULL, NULL,
                           XML_PARSE_NONET | XML_PARSE_COMPACT);

  if (state.refusal != NULL)
    {
      g_set_error (error, TJ_XML_ERROR, TJ_XML_ERROR_REFUSED,
                   _("“%s” was refused: %s"), name, _(state.refusal));
      return NULL;
    }

  if (doc == NULL || !context->wellFormed || xmlDocGetRootElement (doc) == NULL)
    {
      xmlErrorPtr problem = xmlCtxtGetLastError (context);
      g_autofree char *message = g_strdup (problem != NULL ? problem->message : NULL);

      g_set_error (error, TJ_XML_ERROR, TJ_XML_ERROR_MALFORMED,
                   _("“%s” is not readable XML (line %d: %s)"), name,
                   problem != NULL ? problem->line : 0,
                   message != NULL ? g_strstrip (message) : _("no content"));
      return NULL;
    }

  return g_steal_pointer (&doc);
}

/**
 * tj_xml_parse_resource:
 * @resource_path: a document that was compiled into the program
 *
 * Returns: (transfer full) (nullable): the document
 */
xmlDoc *
tj_xml_parse_resource (const char  *resource_path,
                       GError     **error)
{
  g_autoptr(GBytes) bytes = NULL;

  if (!(bytes = g_resources_lookup_data (resource_path, G_RESOURCE_LOOKUP_FLAGS_NONE, error)))
    return NULL;

  return tj_xml_parse_bytes (bytes, resource_path, &tj_xml_limits_own, error);
}

static void
keep_first_problem (void        *data,
                    xmlErrorPtr  problem)
{
  char **message = data;
  g_autofree char *text = NULL;

  if (*message != NULL)
    return;

  text = g_strdup (problem->message);
  /* Translators: a line number and libxml2's own English message */
  *message = g_strdup_printf (_("line %d: %s"), problem->line, g_strstrip (text));
}

static xmlSchema *
parse_schema (const char  *resource_path,
              GError     **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(xmlSchemaParserCtxt) parser = NULL;
  g_autofree char *message = NULL;
  xmlSchema *schema;

  bytes = g_resources_lookup_data (resource_path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;

  parser = xmlSchemaNewMemParserCtxt (g_bytes_get_data (bytes, NULL),
                                      (int) g_bytes_get_size (bytes));
  xmlSchemaSetParserStructuredErrors (parser, keep_first_problem, &message);
  schema = xmlSchemaParse (parser);
  if (schema == NULL)
    g_set_error (error, TJ_XML_ERROR, TJ_XML_ERROR_INVALID,
                 _("The schema %s cannot be used (%s)"), resource_path, message);

  return schema;
}

/* A schema is compiled once and then only read, by any thread: a panel validates thousands of
 * sheets, each of which takes less time than its schema. Kept until the program ends. */
static xmlSchema *
get_schema (const char  *resource_path,
            GError     **error)
{
  static GHashTable *schemas = NULL;
  static GMutex mutex;
  xmlSchema *schema;

  g_mutex_lock (&mutex);
  if (schemas == NULL)
    schemas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  schema = g_hash_table_lookup (schemas, resource_path);
  if (schema == NULL)
    {
      schema = parse_schema (resource_path, error);
      if (schema != NULL)
        g_hash_table_insert (schemas, g_strdup (resource_path), schema);
    }
  g_mutex_unlock (&mutex);

  return schema;
}

typedef struct
{
  xmlNode *root;
  char *message;
  gboolean is_foreign;
} Validation;

/* Where the schema has no element like the root, a person chose the wrong file. */
static void
keep_violation (void        *data,
                xmlErrorPtr  problem)
{
  Validation *self = data;

  if (problem->code == XML_SCHEMAV_CVC_ELT_1 && problem->node == self->root)
    self->is_foreign = TRUE;
  keep_first_problem (&self->message, problem);
}

/**
 * tj_xml_validate:
 * @doc: the document
 * @name: what to call it in messages
 * @schema_resource_path: an XML schema that was compiled into the program
 *
 * Returns: whether @doc follows the schema; if not, @error tells the first line that breaks it, or
 *   that @doc is something else
 */
gboolean
tj_xml_validate (xmlDoc      *doc,
                 const char  *name,
                 const char  *schema_resource_path,
                 GError     **error)
{
  g_autoptr(xmlSchemaValidCtxt) context = NULL;
  g_autofree char *message = NULL;
  Validation validation = { NULL, NULL, FALSE };
  xmlSchema *schema;
  gboolean valid;

  g_return_val_if_fail (doc != NULL, FALSE);

  tj_xml_initialize ();

  schema = get_schema (schema_resource_path, error);
  if (schema == NULL)
    return FALSE;

  validation.root = xmlDocGetRootElement (doc);
  context = xmlSchemaNewValidCtxt (schema);
  xmlSchemaSetValidStructuredErrors (context, keep_violation, &validation);
  valid = xmlSchemaValidateDoc (context, doc) == 0;
  message = validation.message;
  if (valid)
    return TRUE;

  if (validation.is_foreign)
    g_set_error (error, TJ_XML_ERROR, TJ_XML_ERROR_INVALID,
                 /* Translators: a file, a line number, the name of its first element and the
                  * namespace of that */
                 _("“%s” is a file of another kind or version: line %ld begins with “%s” (%s). "
                   "Choose the right one."), name, xmlGetLineNo (validation.root),
                 (const char *) validation.root->name,
                 validation.root->ns != NULL ? (const char *) validation.root->ns->href : "–");
  else
    g_set_error (error, TJ_XML_ERROR, TJ_XML_ERROR_INVALID,
                 _("“%s” does not follow its schema (%s)"), name, message != NULL ? message : "");

  return FALSE;
}

/**
 * tj_xml_serialize:
 * @doc: a document that the program built
 *
 * Returns: (transfer full): UTF-8 with an XML declaration, indented
 */
GBytes *
tj_xml_serialize (xmlDoc *doc)
{
  xmlChar *text = NULL;
  int size = 0;
  GBytes *bytes;

  g_return_val_if_fail (doc != NULL, NULL);

  xmlDocDumpFormatMemoryEnc (doc, &text, &size, "UTF-8", 1);
  bytes = g_bytes_new (text, size);
  xmlFree (text);

  return bytes;
}

/* What people and editors put between elements, and what says nothing. */
static void
drop_between (xmlNode *parent)
{
  xmlNode *next;

  for (xmlNode *node = parent->children; node != NULL; node = next)
    {
      next = node->next;
      if (node->type == XML_ELEMENT_NODE)
        {
          drop_between (node);
        }
      else if (node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE ||
               (node->type == XML_TEXT_NODE && xmlIsBlankNode (node)))
        {
          xmlUnlinkNode (node);
          xmlFreeNode (node);
        }
    }
}

/**
 * tj_xml_canonicalize:
 * @root: an element without text of its own beside elements, in any document
 *
 * What two files have in common that differ only in encoding, blanks between elements, comments
 * and the order of attributes.
 *
 * Returns: (transfer full): the exclusive canonical form of @root alone
 */
GBytes *
tj_xml_canonicalize (const xmlNode *root)
{
  g_autoptr(xmlDoc) doc = xmlNewDoc ((const xmlChar *) "1.0");
  xmlNode *copy;
  xmlChar *text = NULL;
  GBytes *bytes;
  int size;

  g_return_val_if_fail (root != NULL, NULL);

  copy = xmlDocCopyNode ((xmlNode *) root, doc, 1);
  xmlDocSetRootElement (doc, copy);
  drop_between (copy);
  size = xmlC14NDocDumpMemory (doc, NULL, XML_C14N_EXCLUSIVE_1_0, NULL, FALSE, &text);
  bytes = g_bytes_new (text, size > 0 ? (gsize) size : 0);
  xmlFree (text);

  return bytes;
}

/**
 * tj_xml_is:
 * @node: (nullable): a node
 * @name: (nullable): a local name; any element where %NULL
 *
 * Returns: whether @node is an element of that local name
 */
gboolean
tj_xml_is (const xmlNode *node,
           const char    *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE &&
         (name == NULL || strcmp ((const char *) node->name, name) == 0);
}

static xmlNode *
first_from (xmlNode    *node,
            const char *name)
{
  while (node != NULL && !tj_xml_is (node, name))
    node = node->next;

  return node;
}

/**
 * tj_xml_first_child:
 * @name: (nullable): a local name; any element where %NULL
 *
 * Returns: (nullable): the first child element of that name
 */
xmlNode *
tj_xml_first_child (const xmlNode *parent,
                    const char    *name)
{
  return parent != NULL ? first_from (parent->children, name) : NULL;
}

/**
 * tj_xml_next:
 *
 * Returns: (nullable): the next sibling element of that name
 */
xmlNode *
tj_xml_next (const xmlNode *node,
             const char    *name)
{
  return node != NULL ? first_from (node->next, name) : NULL;
}

/**
 * tj_xml_dup_text:
 *
 * Returns: (transfer full): all text below @node, as written
 */
char *
tj_xml_dup_text (const xmlNode *node)
{
  g_autoptr(TjXmlText) text = xmlNodeGetContent (node);

  return g_strdup (text != NULL ? (const char *) text : "");
}

/**
 * tj_xml_dup_attribute:
 * @name: a local name, whatever its namespace
 *
 * Returns: (transfer full) (nullable): the value, or %NULL where the attribute is absent
 */
char *
tj_xml_dup_attribute (const xmlNode *node,
                      const char    *name)
{
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      if (strcmp ((const char *) attribute->name, name) == 0)
        {
          g_autoptr(TjXmlText) value = xmlNodeListGetString (node->doc, attribute->children, 1);

          return g_strdup (value != NULL ? (const char *) value : "");
        }
    }

  return NULL;
}

/**
 * tj_xml_dup_child_text:
 *
 * Returns: (transfer full) (nullable): the text of the first child element of that name
 */
char *
tj_xml_dup_child_text (const xmlNode *parent,
                       const char    *name)
{
  xmlNode *child = tj_xml_first_child (parent, name);

  return child != NULL ? tj_xml_dup_text (child) : NULL;
}

/**
 * tj_xml_add_child:
 * @parent: the element to append to; its namespace is inherited
 * @text: (nullable): the content, escaped as needed
 *
 * Returns: (transfer none): the new element
 */
xmlNode *
tj_xml_add_child (xmlNode    *parent,
                  const char *name,
                  const char *text)
{
  return xmlNewTextChild (parent, parent->ns, (const xmlChar *) name, (const xmlChar *) text);
}

/**
 * tj_xml_set_attribute:
 * @value: (nullable): nothing is written where %NULL
 */
void
tj_xml_set_attribute (xmlNode    *node,
                      const char *name,
                      const char *value)
{
  if (value != NULL)
    xmlSetProp (node, (const xmlChar *) name, (const xmlChar *) value);
}
