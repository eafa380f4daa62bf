/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sign/tj-signature-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-xml.h"

/* XML-DSig and XAdES allow a thousand ways to sign; most attacks live in the freedom between
 * them. Here is exactly one, written as a table that both builds and recognises it:
 *
 * - the ds:Signature is the last child of the root;
 * - the first Reference covers the whole document but the signature itself; it names no Id, so
 *   nothing can be moved from under it;
 * - the second covers the signing time and the digest of the certificate (XAdES);
 * - the third covers the KeyInfo with one certificate.
 *
 * No element can be left out, added or moved; the few attributes that no Reference covers have
 * one allowed value.
 *
 * A document that several sign has a second form: its signatures are the last children of the
 * root, numbered from 1 in their Ids, and the first Reference of each leaves out all of them in
 * place of itself alone. So each covers the same content, and none says anything of those that
 * come later. Its number is covered by it, so that one that is missing before or between others,
 * or stands elsewhere, is noticed; whether the last was taken away, no signature can tell. */

#define DS "http://www.w3.org/2000/09/xmldsig#"
#define FILTER "http://www.w3.org/2002/06/xmldsig-filter2"
#define XADES "http://uri.etsi.org/01903/v1.3.2#"
#define EXCLUSIVE "http://www.w3.org/2001/10/xml-exc-c14n#"
#define ENVELOPED "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
#define SHA256 "http://www.w3.org/2001/04/xmlenc#sha256"
#define SIGNED_PROPERTIES "http://uri.etsi.org/01903#SignedProperties"

#define ID_SIGNATURE "signature"
#define ID_PROPERTIES "xades-sp"
#define ID_KEY_INFO "ki"

#define ALL_SIGNATURES "/*/ds:Signature"

#define MAX_ATTRIBUTES 2

typedef enum
{
  CONTENT_ELEMENTS,
  CONTENT_TEXT,
  CONTENT_NONE,
} Content;

/* In which of the two forms a row stands. */
typedef enum
{
  OF_BOTH,
  OF_ONE,
  OF_SEVERAL,
} Belonging;

typedef struct
{
  guint depth;
  const char *name;
  Content content;
  struct
  {
    const char *name;
    const char *value;
  } attributes[MAX_ATTRIBUTES];
  Belonging belonging;
  const char *text; /* the one text it may have, where there is one */
} Row;

/* The one value that is not fixed: it follows from the key. */
#define ANY_METHOD NULL

static const Row rows[TJ_N_SIGNATURE_PARTS] = {
  { 0, "ds:Signature", CONTENT_ELEMENTS, { { "Id", ID_SIGNATURE } } },
  { 1, "ds:SignedInfo", CONTENT_ELEMENTS },
  { 2, "ds:CanonicalizationMethod", CONTENT_NONE, { { "Algorithm", EXCLUSIVE } } },
  { 2, "ds:SignatureMethod", CONTENT_NONE, { { "Algorithm", ANY_METHOD } } },
  { 2, "ds:Reference", CONTENT_ELEMENTS, { { "URI", "" } } },
  { 3, "ds:Transforms", CONTENT_ELEMENTS },
  { 4, "ds:Transform", CONTENT_NONE, { { "Algorithm", ENVELOPED } }, OF_ONE },
  { 4, "ds:Transform", CONTENT_ELEMENTS, { { "Algorithm", FILTER } }, OF_SEVERAL },
  { 5, "filter:XPath", CONTENT_TEXT, { { "Filter", "subtract" } }, OF_SEVERAL, ALL_SIGNATURES },
  { 4, "ds:Transform", CONTENT_NONE, { { "Algorithm", EXCLUSIVE } } },
  { 3, "ds:DigestMethod", CONTENT_NONE, { { "Algorithm", SHA256 } } },
  { 3, "ds:DigestValue", CONTENT_TEXT },
  { 2, "ds:Reference", CONTENT_ELEMENTS,
    { { "Type", SIGNED_PROPERTIES }, { "URI", "#" ID_PROPERTIES } } },
  { 3, "ds:Transforms", CONTENT_ELEMENTS },
  { 4, "ds:Transform", CONTENT_NONE, { { "Algorithm", EXCLUSIVE } } },
  { 3, "ds:DigestMethod", CONTENT_NONE, { { "Algorithm", SHA256 } } },
  { 3, "ds:DigestValue", CONTENT_TEXT },
  { 2, "ds:Reference", CONTENT_ELEMENTS, { { "URI", "#" ID_KEY_INFO } } },
  { 3, "ds:Transforms", CONTENT_ELEMENTS },
  { 4, "ds:Transform", CONTENT_NONE, { { "Algorithm", EXCLUSIVE } } },
  { 3, "ds:DigestMethod", CONTENT_NONE, { { "Algorithm", SHA256 } } },
  { 3, "ds:DigestValue", CONTENT_TEXT },
  { 1, "ds:SignatureValue", CONTENT_TEXT },
  { 1, "ds:KeyInfo", CONTENT_ELEMENTS, { { "Id", ID_KEY_INFO } } },
  { 2, "ds:X509Data", CONTENT_ELEMENTS },
  { 3, "ds:X509Certificate", CONTENT_TEXT },
  { 1, "ds:Object", CONTENT_ELEMENTS },
  { 2, "xades:QualifyingProperties", CONTENT_ELEMENTS, { { "Target", "#" ID_SIGNATURE } } },
  { 3, "xades:SignedProperties", CONTENT_ELEMENTS, { { "Id", ID_PROPERTIES } } },
  { 4, "xades:SignedSignatureProperties", CONTENT_ELEMENTS },
  { 5, "xades:SigningTime", CONTENT_TEXT },
  { 5, "xades:SigningCertificateV2", CONTENT_ELEMENTS },
  { 6, "xades:Cert", CONTENT_ELEMENTS },
  { 7, "xades:CertDigest", CONTENT_ELEMENTS },
  { 8, "ds:DigestMethod", CONTENT_NONE, { { "Algorithm", SHA256 } } },
  { 8, "ds:DigestValue", CONTENT_TEXT },
  { 7, "xades:IssuerSerialV2", CONTENT_TEXT },
};

static gboolean
is_in_form (const Row *row,
            guint      number)
{
  return row->belonging == OF_BOTH || (row->belonging == OF_SEVERAL) == (number > 0);
}

static const char *
get_namespace (const char *name)
{
  if (g_str_has_prefix (name, "xades:"))
    return XADES;

  return g_str_has_prefix (name, "filter:") ? FILTER : DS;
}

/* Of several signatures, each has Ids of its own: the one name and its number. */
static char *
dup_value (const char *value,
           guint       number)
{
  const char *id = *value == '#' ? value + 1 : value;

  if (number == 0 || (!g_str_equal (id, ID_SIGNATURE) && !g_str_equal (id, ID_PROPERTIES) &&
                      !g_str_equal (id, ID_KEY_INFO)))
    return g_strdup (value);

  return g_strdup_printf ("%s-%u", value, number);
}

/* In document order, without recursion: how deep a document is, a stranger decides. */
static xmlNode *
next_node (xmlNode *node)
{
  if (node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;

  while (node != NULL && node->next == NULL)
    node = node->parent != (xmlNode *) node->doc ? node->parent : NULL;

  return node != NULL ? node->next : NULL;
}

static gboolean
has_namespace (const xmlNode *node,
               const char    *uri)
{
  return node->ns != NULL && g_strcmp0 ((const char *) node->ns->href, uri) == 0;
}

/**
 * tj_signature_form_count:
 * @doc: any document
 *
 * Returns: how many ds:Signature elements it has, wherever they stand
 */
guint
tj_signature_form_count (xmlDoc *doc)
{
  guint n_signatures = 0;

  for (xmlNode *node = doc->children; node != NULL; node = next_node (node))
    {
      if (tj_xml_is (node, "Signature") && has_namespace (node, DS))
        n_signatures++;
    }

  return n_signatures;
}

/**
 * tj_signature_form_number:
 * @signature: a ds:Signature
 *
 * Returns: the number in its Id, from 1, which says as the how manyth it was made; 0 where there is
 *   none that can be believed
 */
guint
tj_signature_form_number (const xmlNode *signature)
{
  g_autofree char *id = tj_xml_dup_attribute (signature, "Id");
  guint64 number = 0;

  if (id == NULL || !g_str_has_prefix (id, ID_SIGNATURE "-") ||
      id[strlen (ID_SIGNATURE "-")] == '0' ||
      !g_ascii_string_to_unsigned (id + strlen (ID_SIGNATURE "-"), 10, 1, G_MAXUINT16, &number,
                                   NULL))
    return 0;

  return (guint) number;
}

/* Whether a signature, numbered or not, may use @value as its own. */
static gboolean
is_own_id (const char *value)
{
  static const char * const ids[] = { ID_SIGNATURE, ID_PROPERTIES, ID_KEY_INFO };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const char *rest = g_str_has_prefix (value, ids[i]) ? value + strlen (ids[i]) : NULL;

      if (rest != NULL &&
          (*rest == '\0' || (*rest == '-' && rest[1 + strspn (rest + 1, "0123456789")] == '\0')))
        return TRUE;
    }

  return FALSE;
}

/* An Id that the References use must not stand anywhere else, and xml:id would be taken for
 * one by the parser itself. */
static gboolean
has_foreign_id (const xmlNode *node)
{
  gboolean own = has_namespace (node, DS) || has_namespace (node, XADES);

  for (const xmlAttr *attribute = node->properties; attribute != NULL;
       attribute = attribute->next)
    {
      gboolean in_xml = attribute->ns != NULL &&
                        g_strcmp0 ((const char *) attribute->ns->prefix, "xml") == 0;
      gboolean is_id = g_ascii_strcasecmp ((const char *) attribute->name, "id") == 0;

      if (is_id && in_xml)
        return TRUE;

      if (is_id && !own)
        {
          g_autofree char *value = tj_xml_dup_attribute (node, (const char *) attribute->name);

          if (is_own_id (value))
            return TRUE;
        }
    }

  return FALSE;
}

/**
 * tj_signature_form_object:
 * @doc: any document
 *
 * Returns: (nullable): what in @doc must not be in a signed one, untranslated, for _();
 *   %NULL where nothing is
 */
const char *
tj_signature_form_object (xmlDoc *doc)
{
  for (xmlNode *node = doc->children; node != NULL; node = next_node (node))
    {
      if (node->type != XML_ELEMENT_NODE && node->type != XML_TEXT_NODE)
        return N_("It holds comments, processing instructions or CDATA sections.");

      if (node->type == XML_ELEMENT_NODE && has_foreign_id (node))
        return N_("It uses an identifier that belongs to the signature.");
    }

  return NULL;
}

/**
 * tj_signature_form_build:
 * @root: gets the signature as its last child
 * @method: the signature algorithm
 * @number: 0 for the only signature that there will be, or which of several, from 1
 * @parts: (out): the elements; those of text are empty, those of the other form %NULL
 */
void
tj_signature_form_build (xmlNode     *root,
                         const char  *method,
                         guint        number,
                         xmlNode     *parts[TJ_N_SIGNATURE_PARTS])
{
  xmlNode *parents[16] = { root };

  for (guint i = 0; i < TJ_N_SIGNATURE_PARTS; i++)
    {
      const Row *row = &rows[i];
      const char *local = strchr (row->name, ':') + 1;
      g_autofree char *prefix = g_strndup (row->name, local - row->name - 1);

      parts[i] = NULL;
      if (!is_in_form (row, number))
        continue;

      parts[i] = xmlNewChild (parents[row->depth], NULL, (const xmlChar *) local,
                              (const xmlChar *) row->text);
      parents[row->depth + 1] = parts[i];

      if (i == TJ_SIGNATURE || i == TJ_SIGNATURE_QUALIFYING || i == TJ_SIGNATURE_DOCUMENT_XPATH)
        xmlNewNs (parts[i], (const xmlChar *) get_namespace (row->name),
                  (const xmlChar *) prefix);
      xmlSetNs (parts[i], xmlSearchNs (root->doc, parts[i], (const xmlChar *) prefix));

      for (guint j = 0; j < MAX_ATTRIBUTES && row->attributes[j].name != NULL; j++)
        {
          const char *fixed = row->attributes[j].value;
          g_autofree char *value = dup_value (fixed != ANY_METHOD ? fixed : method, number);

          tj_xml_set_attribute (parts[i], row->attributes[j].name, value);
        }
    }
}

static gboolean
is_element_of_row (const xmlNode *node,
                   const Row     *row)
{
  g_autofree char *name = NULL;

  if (node == NULL || node->type != XML_ELEMENT_NODE || node->ns == NULL ||
      node->ns->prefix == NULL)
    return FALSE;

  name = g_strdup_printf ("%s:%s", node->ns->prefix, node->name);

  return g_str_equal (name, row->name) && has_namespace (node, get_namespace (name));
}

static gboolean
is_signature_method (const char *value)
{
  return g_str_equal (value, TJ_SIGNATURE_RSA_SHA256) ||
         g_str_equal (value, TJ_SIGNATURE_ECDSA_SHA256);
}

static TjSignatureMatch
match_attributes (const xmlNode *node,
                  const Row     *row,
                  guint          number)
{
  guint n_expected = 0;
  guint n_found = 0;

  for (const xmlAttr *attribute = node->properties; attribute != NULL;
       attribute = attribute->next)
    n_found++;

  for (; n_expected < MAX_ATTRIBUTES && row->attributes[n_expected].name != NULL; n_expected++)
    {
      const char *name = row->attributes[n_expected].name;
      const char *fixed = row->attributes[n_expected].value;
      g_autofree char *expected = fixed != ANY_METHOD ? dup_value (fixed, number) : NULL;
      xmlAttr *attribute = xmlHasNsProp ((xmlNode *) node, (const xmlChar *) name, NULL);
      g_autofree char *value = NULL;

      if (attribute == NULL)
        return TJ_SIGNATURE_WRONG_STRUCTURE;

      value = tj_xml_dup_attribute (node, name);
      if (expected == NULL ? !is_signature_method (value) : !g_str_equal (value, expected))
        return g_str_equal (name, "Algorithm") ? TJ_SIGNATURE_WRONG_ALGORITHM
                                               : TJ_SIGNATURE_WRONG_STRUCTURE;
    }

  return n_found == n_expected ? TJ_SIGNATURE_MATCHES : TJ_SIGNATURE_WRONG_STRUCTURE;
}

static gboolean
match_content (const xmlNode *node,
               const Row     *row)
{
  switch (row->content)
    {
    case CONTENT_TEXT:
      return node->children != NULL && node->children->type == XML_TEXT_NODE &&
             node->children->next == NULL &&
             (row->text == NULL ||
              g_strcmp0 ((const char *) node->children->content, row->text) == 0);

    case CONTENT_NONE:
      return node->children == NULL;

    case CONTENT_ELEMENTS:
    default:
      return node->children != NULL;
    }
}

/* Every child of an element must have been met by a row, the last one too. */
static gboolean
is_closed (xmlNode *parts[TJ_N_SIGNATURE_PARTS],
           guint    i,
           guint    number)
{
  guint next = i + 1;
  guint next_depth;
  const xmlNode *node = parts[i];

  while (next < TJ_N_SIGNATURE_PARTS && !is_in_form (&rows[next], number))
    next++;
  next_depth = next < TJ_N_SIGNATURE_PARTS ? rows[next].depth : 0;

  for (guint depth = rows[i].depth; depth > 0 && depth > next_depth; depth--)
    {
      if (node->next != NULL)
        return FALSE;
      node = node->parent;
    }

  return TRUE;
}

/**
 * tj_signature_form_match:
 * @signature: a ds:Signature
 * @number: 0 for the only signature of a document, or which of several, from 1
 * @parts: (out): its elements, where it matches; those of the other form are %NULL
 * @culprit: (out) (nullable): the name of the first element that is missing or not as it
 *   must be
 *
 * Returns: whether @signature is of the one accepted form
 */
TjSignatureMatch
tj_signature_form_match (xmlNode     *signature,
                         guint        number,
                         xmlNode     *parts[TJ_N_SIGNATURE_PARTS],
                         const char **culprit)
{
  xmlNode *next[16] = { signature };

  for (guint i = 0; i < TJ_N_SIGNATURE_PARTS; i++)
    {
      const Row *row = &rows[i];
      xmlNode *node = next[row->depth];
      TjSignatureMatch match;

      parts[i] = NULL;
      if (!is_in_form (row, number))
        continue;

      *culprit = row->name;
      if (!is_element_of_row (node, row))
        return TJ_SIGNATURE_WRONG_STRUCTURE;

      match = match_attributes (node, row, number);
      if (match != TJ_SIGNATURE_MATCHES)
        return match;

      parts[i] = node;
      if (!match_content (node, row) || !is_closed (parts, i, number))
        return TJ_SIGNATURE_WRONG_STRUCTURE;

      next[row->depth] = node->next;
      next[row->depth + 1] = node->children;
    }

  *culprit = NULL;

  return TJ_SIGNATURE_MATCHES;
}
