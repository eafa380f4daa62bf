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
 * one allowed value. */

#define DS "http://www.w3.org/2000/09/xmldsig#"
#define XADES "http://uri.etsi.org/01903/v1.3.2#"
#define EXCLUSIVE "http://www.w3.org/2001/10/xml-exc-c14n#"
#define ENVELOPED "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
#define SHA256 "http://www.w3.org/2001/04/xmlenc#sha256"
#define SIGNED_PROPERTIES "http://uri.etsi.org/01903#SignedProperties"

#define ID_SIGNATURE "signature"
#define ID_PROPERTIES "xades-sp"
#define ID_KEY_INFO "ki"

#define MAX_ATTRIBUTES 2

typedef enum
{
  CONTENT_ELEMENTS,
  CONTENT_TEXT,
  CONTENT_NONE,
} Content;

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
  { 4, "ds:Transform", CONTENT_NONE, { { "Algorithm", ENVELOPED } } },
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

          if (g_str_equal (value, ID_SIGNATURE) || g_str_equal (value, ID_PROPERTIES) ||
              g_str_equal (value, ID_KEY_INFO))
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
 * @parts: (out): the elements; those of text are empty
 */
void
tj_signature_form_build (xmlNode     *root,
                         const char  *method,
                         xmlNode     *parts[TJ_N_SIGNATURE_PARTS])
{
  xmlNode *parents[16] = { root };
  xmlNs *ds = NULL;
  xmlNs *xades = NULL;

  for (guint i = 0; i < TJ_N_SIGNATURE_PARTS; i++)
    {
      const Row *row = &rows[i];
      const char *local = strchr (row->name, ':') + 1;
      gboolean in_xades = g_str_has_prefix (row->name, "xades:");

      parts[i] = xmlNewChild (parents[row->depth], NULL, (const xmlChar *) local, NULL);
      parents[row->depth + 1] = parts[i];

      if (i == TJ_SIGNATURE)
        ds = xmlNewNs (parts[i], (const xmlChar *) DS, (const xmlChar *) "ds");
      else if (i == TJ_SIGNATURE_QUALIFYING)
        xades = xmlNewNs (parts[i], (const xmlChar *) XADES, (const xmlChar *) "xades");
      xmlSetNs (parts[i], in_xades ? xades : ds);

      for (guint j = 0; j < MAX_ATTRIBUTES && row->attributes[j].name != NULL; j++)
        tj_xml_set_attribute (parts[i], row->attributes[j].name,
                              row->attributes[j].value != NULL ? row->attributes[j].value
                                                               : method);
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

  return g_str_equal (name, row->name) &&
         has_namespace (node, g_str_has_prefix (name, "ds:") ? DS : XADES);
}

static gboolean
is_signature_method (const char *value)
{
  return g_str_equal (value, TJ_SIGNATURE_RSA_SHA256) ||
         g_str_equal (value, TJ_SIGNATURE_ECDSA_SHA256);
}

static TjSignatureMatch
match_attributes (const xmlNode *node,
                  const Row     *row)
{
  guint n_expected = 0;
  guint n_found = 0;

  for (const xmlAttr *attribute = node->properties; attribute != NULL;
       attribute = attribute->next)
    n_found++;

  for (; n_expected < MAX_ATTRIBUTES && row->attributes[n_expected].name != NULL; n_expected++)
    {
      const char *name = row->attributes[n_expected].name;
      const char *expected = row->attributes[n_expected].value;
      xmlAttr *attribute = xmlHasNsProp ((xmlNode *) node, (const xmlChar *) name, NULL);
      g_autofree char *value = NULL;

      if (attribute == NULL)
        return TJ_SIGNATURE_WRONG_STRUCTURE;

      value = tj_xml_dup_attribute (node, name);
      if (expected == ANY_METHOD ? !is_signature_method (value) : !g_str_equal (value, expected))
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
             node->children->next == NULL;

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
           guint    i)
{
  guint next_depth = i + 1 < TJ_N_SIGNATURE_PARTS ? rows[i + 1].depth : 0;
  const xmlNode *node = parts[i];

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
 * @parts: (out): its elements, where it matches
 * @culprit: (out) (nullable): the name of the first element that is missing or not as it
 *   must be
 *
 * Returns: whether @signature is of the one accepted form
 */
TjSignatureMatch
tj_signature_form_match (xmlNode     *signature,
                         xmlNode     *parts[TJ_N_SIGNATURE_PARTS],
                         const char **culprit)
{
  xmlNode *next[16] = { signature };

  for (guint i = 0; i < TJ_N_SIGNATURE_PARTS; i++)
    {
      const Row *row = &rows[i];
      xmlNode *node = next[row->depth];
      TjSignatureMatch match;

      *culprit = row->name;
      if (!is_element_of_row (node, row))
        return TJ_SIGNATURE_WRONG_STRUCTURE;

      match = match_attributes (node, row);
      if (match != TJ_SIGNATURE_MATCHES)
        return match;

      parts[i] = node;
      if (!match_content (node, row) || !is_closed (parts, i))
        return TJ_SIGNATURE_WRONG_STRUCTURE;

      next[row->depth] = node->next;
      next[row->depth + 1] = node->children;
    }

  *culprit = NULL;

  return TJ_SIGNATURE_MATCHES;
}
