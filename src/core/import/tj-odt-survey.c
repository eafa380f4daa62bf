/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-odt-text.h"

#include "core/base/tj-xml.h"

/* What anywhere in an OpenDocument text will not, or not silently, become text of a cell. Changes
 * are listed at the beginning; marks in the text tell where each begins and ends. */

/* Words of one insertion that are worth showing. */
#define MAX_WORDS 1000

typedef struct
{
  TjTextDocument *document;
  /* (element-type utf8): ids of changes */
  GHashTable *insertions;
  GHashTable *deletions;
  GString *words;
  guint n_inserting;
  guint n_deleting;
} Survey;

static void
note_deletion (Survey        *self,
               const xmlNode *deletion)
{
  g_autoptr(GString) words = g_string_new (NULL);

  for (const xmlNode *child = tj_xml_first_child (deletion, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      g_autofree char *text = NULL;

      if (tj_xml_is (child, "change-info"))
        continue;

      text = tj_xml_dup_text (child);
      g_string_append_printf (words, "%s ", text);
    }

  tj_text_document_note_words (self->document->deleted, words->str);
}

static void
note_region (Survey        *self,
             const xmlNode *region)
{
  xmlNode *deletion = tj_xml_first_child (region, "deletion");
  xmlNode *insertion = tj_xml_first_child (region, "insertion");
  char *id = tj_xml_dup_attribute (region, "id");

  self->document->tracked |= deletion != NULL || insertion != NULL;
  if (deletion != NULL)
    note_deletion (self, deletion);

  if (id != NULL && (deletion != NULL || insertion != NULL))
    g_hash_table_add (insertion != NULL ? self->insertions : self->deletions, id);
  else
    g_free (id);
}

static void
flush_words (Survey  *self,
             GString *list)
{
  tj_text_document_note_words (list, self->words->str);
  g_string_truncate (self->words, 0);
}

static void
pass_mark (Survey        *self,
           const xmlNode *mark)
{
  g_autofree char *id = tj_xml_dup_attribute (mark, "change-id");
  gboolean starts = tj_xml_is (mark, "change-start");

  if (id != NULL && g_hash_table_contains (self->insertions, id))
    {
      if (starts)
        self->n_inserting++;
      else if (self->n_inserting > 0 && --self->n_inserting == 0)
        flush_words (self, self->document->inserted);
    }
  else if (id != NULL && g_hash_table_contains (self->deletions, id))
    {
      if (starts)
        self->n_deleting++;
      else if (self->n_deleting > 0 && --self->n_deleting == 0)
        flush_words (self, self->document->deleted);
    }
}

/* Words that were only struck out in place are taken out, so that no cell holds them. */
static void
pass_text (Survey  *self,
           xmlNode *text)
{
  if (self->n_inserting == 0 && self->n_deleting == 0)
    return;

  if (self->words->len < MAX_WORDS && text->content != NULL)
    g_string_append (self->words, (const char *) text->content);
  if (self->n_deleting > 0)
    xmlNodeSetContent (text, NULL);
}

static void
note_box (Survey        *self,
          const xmlNode *drawing)
{
  g_autoptr(GString) words = g_string_new (NULL);

  for (const xmlNode *child = tj_xml_first_child (drawing, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      g_autofree char *text = NULL;

      if (tj_xml_is (child, "text-box") || tj_xml_is (child, "p") || tj_xml_is (child, "list"))
        {
          text = tj_xml_dup_text (child);
          g_string_append_printf (words, "%s ", text);
        }
      else if (tj_odt_text_is_drawn (child))
        note_box (self, child);
    }

  tj_text_document_note_words (self->document->boxes, words->str);
}

/* Without its number, which stands in the text too. */
static void
note_footnote (Survey        *self,
               const xmlNode *note)
{
  xmlNode *body = tj_xml_first_child (note, "note-body");
  g_autoptr(GString) words = g_string_new (NULL);

  for (const xmlNode *child = tj_xml_first_child (body, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      g_autofree char *text = tj_xml_dup_text (child);

      g_string_append_printf (words, "%s ", text);
    }

  tj_text_document_note_words (self->n_deleting > 0 ? self->document->deleted
                                                    : self->document->notes, words->str);
}

static void
survey (Survey  *self,
        xmlNode *node)
{
  if (tj_xml_is (node, "tracked-changes"))
    {
      xmlNode *region = tj_xml_first_child (node, "changed-region");

      for (; region != NULL; region = tj_xml_next (region, "changed-region"))
        note_region (self, region);
      return;
    }

  if (tj_xml_is (node, "annotation"))
    {
      self->document->n_comments++;
      return;
    }

  if (tj_xml_is (node, "note"))
    {
      note_footnote (self, node);
      return;
    }

  if (node->type == XML_ELEMENT_NODE && tj_odt_text_is_drawn (node))
    {
      note_box (self, node);
      return;
    }

  if (tj_xml_is (node, "change-start") || tj_xml_is (node, "change-end"))
    pass_mark (self, node);
  else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    pass_text (self, node);

  for (xmlNode *child = node->type == XML_ELEMENT_NODE ? node->children : NULL; child != NULL;
       child = child->next)
    survey (self, child);
}

/**
 * tj_odt_text_survey:
 * @document: takes note of what was found
 * @body: the body's text; words struck out in place are taken out of it
 */
void
tj_odt_text_survey (TjTextDocument *document,
                    xmlNode        *body)
{
  g_autoptr(GHashTable) insertions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) deletions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GString) words = g_string_new (NULL);
  Survey self = { document, insertions, deletions, words, 0, 0 };

  survey (&self, body);
  flush_words (&self, self.n_deleting > 0 ? document->deleted : document->inserted);
}
