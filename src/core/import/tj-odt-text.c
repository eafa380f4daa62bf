/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-odt-text.h"

#include <string.h>

#include "core/base/tj-xml.h"
#include "core/import/tj-docx-symbol.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-odt-control.h"

/* The words of a cell as a person sees them on the printed form. Names are compared without
 * their namespace; elements not known here are looked through. */

#define DRAWING_NAMESPACE "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"

/* Spaces that one element may stand for. */
#define MAX_SPACES 1000

typedef struct
{
  const TjOdtContext *context;
  GString *text;
  const char *font;
  guint paragraph_depth;
  gboolean at_start;
  gboolean after_space;
  gboolean has_picture;
} Collector;

static void collect (Collector     *self,
                     const xmlNode *node);

static void
append (Collector  *self,
        const char *text)
{
  if (*text == '\0' || self->text->len > TJ_LIMIT_CELL_TEXT)
    return;

  g_string_append (self->text, text);
  self->at_start = FALSE;
  self->after_space = FALSE;
}

/* White space in the file is at most one space on paper, and none at the begin of a paragraph. */
static void
append_space (Collector *self)
{
  if (self->after_space)
    return;

  append (self, " ");
  self->after_space = TRUE;
}

/* Words printed in a picture font are letters that nobody sees as such. */
static void
append_written (Collector  *self,
                const char *text)
{
  gboolean pictures = self->font != NULL && (g_str_has_prefix (self->font, "Wingdings") ||
                                             g_str_equal (self->font, "Webdings"));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char plain[7] = { 0 };
      const char *symbol = NULL;

      if (c == ' ' || c == '\n' || c == '\t' || c == '\r')
        {
          append_space (self);
          continue;
        }

      if (pictures)
        symbol = tj_docx_symbol_lookup (self->font, c);
      else if (c >= 0xf000 && c <= 0xf0ff)
        symbol = tj_docx_symbol_lookup (NULL, c);

      /* A hyphen that does not break reads as any other, and one that does not show as none. */
      if (c == 0x00ad)
        continue;

      g_unichar_to_utf8 (c == 0x2011 ? '-' : c, plain);
      append (self, symbol != NULL ? symbol : plain);
    }
}

static void
collect_children (Collector     *self,
                  const xmlNode *parent)
{
  for (const xmlNode *child = parent->children; child != NULL; child = child->next)
    {
      if (child->type == XML_ELEMENT_NODE)
        collect (self, child);
      else if (self->paragraph_depth > 0 && child->content != NULL &&
               (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE))
        append_written (self, (const char *) child->content);
    }
}

static void
note_hidden (Collector     *self,
             const xmlNode *node)
{
  g_autofree char *words = tj_xml_dup_text (node);

  tj_text_document_note_words (self->context->document->hidden, words);
}

static gboolean
hides_paragraph (const xmlNode *paragraph)
{
  for (const xmlNode *child = tj_xml_first_child (paragraph, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      if (tj_xml_is (child, "hidden-paragraph") ? tj_odt_control_is_true (child, "is-hidden")
                                                : tj_xml_is (child, "span") &&
                                                  hides_paragraph (child))
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_odt_text_is_hidden:
 * @node: a section, a paragraph or a span
 *
 * Returns: whether nothing of @node is seen on the printed form
 */
gboolean
tj_odt_text_is_hidden (const TjOdtContext *context,
                       const xmlNode      *node)
{
  g_autofree char *display = NULL;

  if (tj_xml_is (node, "p") || tj_xml_is (node, "h"))
    return tj_odt_styles_is_hidden (context->styles, "paragraph", node) || hides_paragraph (node);

  if (tj_xml_is (node, "span"))
    return tj_odt_styles_is_hidden (context->styles, "text", node);

  if (!tj_xml_is (node, "section"))
    return FALSE;

  display = tj_xml_dup_attribute (node, "display");

  return g_strcmp0 (display, "none") == 0 || tj_odt_control_is_true (node, "is-hidden");
}

static void
begin_line (Collector *self)
{
  if (!self->at_start)
    g_string_append_c (self->text, '\n');

  self->at_start = TRUE;
}

static void
collect_styled (Collector     *self,
                const xmlNode *node,
                const char    *family)
{
  const char *outer = self->font;
  const char *font = tj_odt_styles_get_font (self->context->styles, family, node);

  self->font = font != NULL ? font : outer;
  collect_children (self, node);
  self->font = outer;
}

static void
collect_paragraph (Collector     *self,
                   const xmlNode *paragraph)
{
  if (tj_odt_text_is_hidden (self->context, paragraph))
    {
      note_hidden (self, paragraph);
      return;
    }

  self->after_space = TRUE;
  self->paragraph_depth++;
  collect_styled (self, paragraph, "paragraph");
  self->paragraph_depth--;

  if (self->after_space && !self->at_start && g_str_has_suffix (self->text->str, " "))
    g_string_truncate (self->text, self->text->len - 1);
  begin_line (self);
}

static void
collect_span (Collector     *self,
              const xmlNode *span)
{
  if (tj_odt_text_is_hidden (self->context, span))
    note_hidden (self, span);
  else
    collect_styled (self, span, "text");
}

static void
collect_section (Collector     *self,
                 const xmlNode *section)
{
  if (tj_odt_text_is_hidden (self->context, section))
    note_hidden (self, section);
  else
    collect_children (self, section);
}

static void
collect_hidden_text (Collector     *self,
                     const xmlNode *field)
{
  g_autofree char *words = tj_xml_dup_attribute (field, "string-value");

  if (!tj_odt_control_is_true (field, "is-hidden"))
    collect_children (self, field);
  else if (words != NULL)
    tj_text_document_note_words (self->context->document->hidden, words);
}

static void
collect_spaces (Collector     *self,
                const xmlNode *node)
{
  g_autofree char *count = tj_xml_dup_attribute (node, "c");
  gint64 n = count != NULL ? CLAMP (g_ascii_strtoll (count, NULL, 10), 0, MAX_SPACES) : 1;

  for (gint64 i = 0; i < n; i++)
    append (self, " ");
}

static void
collect_tab (Collector     *self,
             const xmlNode *node)
{
  append (self, "\t");
}

static void
collect_break (Collector     *self,
               const xmlNode *node)
{
  append (self, "\n");
}

/* A table inside a cell reads line by line, its cells apart by tabs. */
static void
collect_table_row (Collector     *self,
                   const xmlNode *row)
{
  gboolean first = TRUE;

  begin_line (self);
  for (const xmlNode *child = tj_xml_first_child (row, "table-cell"); child != NULL;
       child = tj_xml_next (child, "table-cell"))
    {
      Collector inner = { self->context, g_string_new (NULL), NULL, 0, TRUE, TRUE, FALSE };

      collect_children (&inner, child);
      g_strdelimit (inner.text->str, "\n", ' ');
      if (!first)
        g_string_append_c (self->text, '\t');
      append (self, g_strchomp (inner.text->str));
      g_string_free (inner.text, TRUE);
      self->has_picture |= inner.has_picture;
      first = FALSE;
    }

  self->at_start = FALSE;
  begin_line (self);
}

static void
collect_content_control (Collector     *self,
                         const xmlNode *control)
{
  const gboolean checked = tj_odt_control_is_true (control, "checked");

  if (tj_odt_control_is_true (control, "checkbox"))
    append (self, checked ? TJ_DOCUMENT_TICKED : TJ_DOCUMENT_UNTICKED);
  else if (!tj_odt_control_is_true (control, "showing-place-holder"))
    collect_children (self, control);
}

static void
collect_field (Collector     *self,
               const xmlNode *mark)
{
  g_autofree char *shown = tj_odt_control_dup_field (mark);

  if (shown != NULL)
    append (self, shown);
  else
    collect_children (self, mark);
}

static void
collect_drawing (Collector     *self,
                 const xmlNode *drawing)
{
  g_autofree char *id = NULL;
  const char *shown;

  if (!tj_xml_is (drawing, "control"))
    {
      self->has_picture = TRUE;
      return;
    }

  id = tj_xml_dup_attribute (drawing, "control");
  shown = id != NULL ? g_hash_table_lookup (self->context->controls, id) : NULL;
  append (self, shown != NULL ? shown : "");
}

static const struct
{
  const char *name;
  void (*collect) (Collector     *self,
                   const xmlNode *node);
} handlers[] = {
  { "p", collect_paragraph }, { "h", collect_paragraph }, { "span", collect_span },
  { "section", collect_section }, { "s", collect_spaces }, { "tab", collect_tab },
  { "line-break", collect_break }, { "table-row", collect_table_row },
  { "hidden-text", collect_hidden_text }, { "content-control", collect_content_control },
  { "fieldmark", collect_field },
};

static gboolean
is_left_out (const xmlNode *node)
{
  static const char * const names[] = {
    "tracked-changes", "annotation", "note", "ruby-text", "number", "forms", "placeholder",
    "event-listeners", "covered-table-cell", "hidden-paragraph",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (tj_xml_is (node, names[i]))
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_odt_text_is_drawn:
 *
 * Returns: whether @node is a picture, a text box or a control
 */
gboolean
tj_odt_text_is_drawn (const xmlNode *node)
{
  /* A link round a frame is no drawing. */
  return node->ns != NULL && strcmp ((const char *) node->ns->href, DRAWING_NAMESPACE) == 0 &&
         !tj_xml_is (node, "a");
}

static void
collect (Collector     *self,
         const xmlNode *node)
{
  if (is_left_out (node))
    return;

  if (tj_odt_text_is_drawn (node))
    {
      collect_drawing (self, node);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    {
      if (tj_xml_is (node, handlers[i].name))
        {
          handlers[i].collect (self, node);
          return;
        }
    }

  collect_children (self, node);
}

/**
 * tj_odt_text_of_paragraph:
 * @context: takes note of hidden words
 * @paragraph: a paragraph or a heading
 *
 * Returns: (transfer full): its text
 */
char *
tj_odt_text_of_paragraph (const TjOdtContext *context,
                          const xmlNode      *paragraph)
{
  Collector self = { context, g_string_new (NULL), NULL, 0, TRUE, TRUE, FALSE };

  collect (&self, paragraph);
  if (self.text->len > 0 && self.at_start)
    g_string_truncate (self.text, self.text->len - 1);

  return g_string_free (self.text, FALSE);
}

/**
 * tj_odt_text_of_cell:
 * @context: takes note of hidden words
 * @cell: the cell
 *
 * Returns: (transfer full): its text; `[图]` for a cell with nothing but a picture
 */
char *
tj_odt_text_of_cell (const TjOdtContext *context,
                     const xmlNode      *cell)
{
  Collector self = { context, g_string_new (NULL), NULL, 0, TRUE, TRUE, FALSE };

  collect_children (&self, cell);
  if (self.text->len > 0 && self.at_start)
    g_string_truncate (self.text, self.text->len - 1);

  if (self.text->len == 0 && self.has_picture)
    g_string_assign (self.text, "[图]");

  return g_string_free (self.text, FALSE);
}
