/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/document/tj-document.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-xml.h"

/* The document as XML: what a program can follow back to its evidence, a person can edit, and
 * anyone can sign. */

static void
write_evidence (xmlNode   *parent,
                GPtrArray *evidence)
{
  for (guint i = 0; i < evidence->len; i++)
    {
      const TjGround *item = g_ptr_array_index (evidence, i);
      xmlNode *element = tj_xml_add_child (parent, "evidence", item->text);

      tj_xml_set_attribute (element, "kind", tj_ground_kind_to_string (item->kind));
      tj_xml_set_attribute (element, "where", item->where);
    }
}

static void
write_body (const TjDocument *self,
            xmlNode          *root)
{
  xmlNode *body = tj_xml_add_child (root, "body", NULL);

  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      const TjDocumentParagraph *paragraph = g_ptr_array_index (self->paragraphs, i);
      xmlNode *element = tj_xml_add_child (body, paragraph->is_heading ? "heading" : "paragraph",
                                           NULL);

      tj_xml_set_attribute (element, "id", paragraph->id);
      for (guint j = 0; j < paragraph->sentences->len; j++)
        {
          const TjDocumentSentence *sentence = g_ptr_array_index (paragraph->sentences, j);
          xmlNode *child = tj_xml_add_child (element, "sentence", NULL);

          tj_xml_set_attribute (child, "id", sentence->id);
          tj_xml_add_child (child, "text", sentence->text);
          write_evidence (child, sentence->evidence);
        }
    }
}

static void
write_omissions (const TjDocument *self,
                 xmlNode          *root)
{
  for (guint i = 0; i < self->omissions->len; i++)
    {
      const TjDocumentOmission *omission = g_ptr_array_index (self->omissions, i);
      xmlNode *element = tj_xml_add_child (root, "omission", omission->reason);

      tj_xml_set_attribute (element, "sentence", omission->sentence);
      tj_xml_set_attribute (element, "fact", omission->fact);
    }
}

/**
 * tj_document_to_xml:
 *
 * Returns: (transfer full): a file of the schema document.xsd
 */
GBytes *
tj_document_to_xml (const TjDocument *self)
{
  g_autoptr(xmlDoc) doc = xmlNewDoc (BAD_CAST "1.0");
  xmlNode *root = xmlNewDocNode (doc, NULL, BAD_CAST "document", NULL);
  xmlNode *package;

  xmlDocSetRootElement (doc, root);
  xmlSetNs (root, xmlNewNs (root, BAD_CAST TJ_DOCUMENT_NAMESPACE, NULL));
  tj_xml_set_attribute (root, "version", "1");
  tj_xml_set_attribute (root, "kind", self->kind);
  tj_xml_set_attribute (root, "variant", self->variant);
  tj_xml_set_attribute (root, "template", self->template);

  package = tj_xml_add_child (root, "package", self->package_name);
  tj_xml_set_attribute (package, "sha256", self->package_sha256);
  if (self->title != NULL)
    tj_xml_add_child (root, "title", self->title);
  if (self->addressee != NULL)
    tj_xml_add_child (root, "addressee", self->addressee);
  write_body (self, root);
  if (self->organisation != NULL)
    tj_xml_add_child (root, "organisation", self->organisation);
  if (self->date != NULL)
    tj_xml_add_child (root, "date", self->date);
  write_omissions (self, root);

  return tj_xml_serialize (doc);
}

static void
read_sentence (TjDocumentParagraph *paragraph,
               const xmlNode       *element)
{
  g_autofree char *id = tj_xml_dup_attribute (element, "id");
  g_autofree char *text = tj_xml_dup_child_text (element, "text");
  TjDocumentSentence *sentence = tj_document_paragraph_add (paragraph, id, text);
  const xmlNode *child = tj_xml_first_child (element, "evidence");

  for (; child != NULL; child = tj_xml_next (child, "evidence"))
    {
      g_autofree char *kind_name = tj_xml_dup_attribute (child, "kind");
      g_autofree char *where = tj_xml_dup_attribute (child, "where");
      g_autofree char *words = tj_xml_dup_text (child);
      TjGroundKind kind = TJ_GROUND_GIVEN;

      tj_ground_kind_parse (kind_name, &kind);
      g_ptr_array_add (sentence->evidence, tj_ground_new (kind, where,
                                                            *words != '\0' ? words : NULL));
    }
}

static void
read_body (TjDocument    *self,
           const xmlNode *body)
{
  const xmlNode *element = tj_xml_first_child (body, NULL);

  for (; element != NULL; element = tj_xml_next (element, NULL))
    {
      g_autofree char *id = tj_xml_dup_attribute (element, "id");
      TjDocumentParagraph *paragraph;
      const xmlNode *child = tj_xml_first_child (element, "sentence");

      paragraph = tj_document_add_paragraph (self, id, tj_xml_is (element, "heading"));
      for (; child != NULL; child = tj_xml_next (child, "sentence"))
        read_sentence (paragraph, child);
    }
}

/**
 * tj_document_new_from_xml:
 * @doc: valid by the schema document.xsd
 *
 * Returns: (transfer full): the document
 */
TjDocument *
tj_document_new_from_xml (xmlDoc *doc)
{
  const xmlNode *root = xmlDocGetRootElement (doc);
  g_autofree char *kind = tj_xml_dup_attribute (root, "kind");
  TjDocument *self = tj_document_new (kind);

  self->variant = tj_xml_dup_attribute (root, "variant");
  self->template = tj_xml_dup_attribute (root, "template");
  self->package_name = tj_xml_dup_child_text (root, "package");
  self->package_sha256 = tj_xml_dup_attribute (tj_xml_first_child (root, "package"), "sha256");
  self->title = tj_xml_dup_child_text (root, "title");
  self->addressee = tj_xml_dup_child_text (root, "addressee");
  read_body (self, tj_xml_first_child (root, "body"));
  self->organisation = tj_xml_dup_child_text (root, "organisation");
  self->date = tj_xml_dup_child_text (root, "date");

  for (const xmlNode *child = tj_xml_first_child (root, "omission"); child != NULL;
       child = tj_xml_next (child, "omission"))
    {
      g_autofree char *sentence = tj_xml_dup_attribute (child, "sentence");
      g_autofree char *fact = tj_xml_dup_attribute (child, "fact");
      g_autofree char *reason = tj_xml_dup_text (child);

      tj_document_add_omission (self, sentence, fact, *reason != '\0' ? reason : NULL);
    }

  return self;
}

/**
 * tj_document_from_xml:
 * @bytes: a file of the schema document.xsd
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with an error of %TJ_XML_ERROR
 */
TjDocument *
tj_document_from_xml (GBytes      *bytes,
                      const char  *name,
                      GError     **error)
{
  g_autoptr(xmlDoc) doc = tj_xml_parse_bytes (bytes, name, &tj_xml_limits_own, error);

  if (doc == NULL || !tj_xml_validate (doc, name, TJ_DOCUMENT_SCHEMA, error))
    return NULL;

  return tj_document_new_from_xml (doc);
}
