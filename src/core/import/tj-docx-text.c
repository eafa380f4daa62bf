/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-docx-text.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/tj-xml.h"
#include "core/import/tj-docx-field.h"
#include "core/import/tj-docx-symbol.h"
#include "core/import/tj-import-limits.h"

/* The words of a cell as a person sees them on the printed form: with tracked insertions, and
 * without what is deleted, hidden, a placeholder or afloat in a text box. Names are compared
 * without their namespace, so that strict and transitional files read the same; elements not
 * known here are looked through. */

/* How deep in a drawing its picture is looked for. */
#define MAX_PICTURE_DEPTH 32
/* The instruction of a field; of a longer one the rest is left. */
#define MAX_CODE 1000

typedef struct
{
  TjTextDocument *document;
  GHashTable *hidden_styles;
  GString *text;
  GPtrArray *looks;
  gboolean at_start;
  gboolean has_picture;
  guint n_row_cells;
  /* The instruction of the field that is being read, and where its result begins. */
  GString *code;
  gsize code_end;
  GArray *fills;
} Collector;

static void collect (Collector     *self,
                     const xmlNode *node);

static const char * const skipped[] = {
  "pPr", "rPr", "tcPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "sdtPr", "sdtEndPr", "delText",
  "delInstrText", "rt", "sectPr", "softHyphen", "annotationRef", "txbxContent",
  "commentReference", "customXmlPr", "smartTagPr", "oMathParaPr", "ctrlPr",
};

static gboolean
is_one_of (const xmlNode      *node,
           const char * const *names,
           guint               n_names)
{
  for (guint i = 0; i < n_names; i++)
    {
      if (strcmp ((const char *) node->name, names[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_docx_text_is_on:
 * @parent: (nullable): an element of properties
 * @name: a property that is either on or off
 *
 * Returns: whether the property is there and not switched off
 */
gboolean
tj_docx_text_is_on (const xmlNode *parent,
                    const char    *name)
{
  xmlNode *property = tj_xml_first_child (parent, name);
  g_autofree char *value = NULL;

  if (property == NULL)
    return FALSE;

  value = tj_xml_dup_attribute (property, "val");

  return value == NULL || !(g_str_equal (value, "0") || g_str_equal (value, "false") ||
                            g_str_equal (value, "off"));
}

/**
 * tj_docx_text_find_checkbox:
 * @control: a content control
 *
 * Returns: whether @control is a tick box
 */
gboolean
tj_docx_text_find_checkbox (const xmlNode *control,
                            gboolean      *checked)
{
  xmlNode *box = tj_xml_first_child (tj_xml_first_child (control, "sdtPr"), "checkbox");

  *checked = tj_docx_text_is_on (box, "checked");

  return box != NULL;
}

gboolean
tj_docx_text_is_placeholder (const xmlNode *control)
{
  return tj_docx_text_is_on (tj_xml_first_child (control, "sdtPr"), "showingPlcHdr");
}

static void
append (Collector  *self,
        const char *text)
{
  if (*text == '\0' || self->text->len > TJ_LIMIT_CELL_TEXT)
    return;

  g_string_append (self->text, text);
  self->at_start = FALSE;
}

static void
note_words (GString       *list,
            const xmlNode *node)
{
  g_autofree char *words = tj_xml_dup_text (node);

  tj_text_document_note_words (list, words);
}

static gboolean
is_hidden_style (Collector     *self,
                 const xmlNode *properties,
                 const char    *name)
{
  xmlNode *style = tj_xml_first_child (properties, name);
  g_autofree char *id = style != NULL ? tj_xml_dup_attribute (style, "val") : NULL;

  return id != NULL && g_hash_table_contains (self->hidden_styles, id);
}

static gboolean
is_hidden_run (Collector     *self,
               const xmlNode *run)
{
  xmlNode *properties = tj_xml_first_child (run, "rPr");

  if (tj_xml_first_child (properties, "vanish") != NULL)
    return tj_docx_text_is_on (properties, "vanish");

  return is_hidden_style (self, properties, "rStyle");
}

static gboolean
is_picture_font (const char *font)
{
  return g_str_has_prefix (font, "Wingdings") || g_str_equal (font, "Webdings");
}

static char *
dup_font (const xmlNode *run)
{
  xmlNode *fonts = tj_xml_first_child (tj_xml_first_child (run, "rPr"), "rFonts");

  static const char * const scripts[] = { "ascii", "hAnsi", "cs", "eastAsia" };
  char *font = NULL;

  /* A picture font may be named for one script only. */
  for (guint i = 0; fonts != NULL && i < G_N_ELEMENTS (scripts); i++)
    {
      char *other = tj_xml_dup_attribute (fonts, scripts[i]);

      if (other != NULL && (font == NULL || is_picture_font (other)))
        {
          g_free (font);
          font = g_steal_pointer (&other);
        }
      g_free (other);
    }

  return font;
}

/* A run printed in a picture font holds letters that nobody sees as such. */
static void
append_written (Collector     *self,
                const xmlNode *text)
{
  g_autofree char *content = tj_xml_dup_text (text);
  g_autofree char *font = dup_font (text->parent);
  gboolean pictures = font != NULL && is_picture_font (font);

  for (const char *p = content; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char plain[7] = { 0 };
      const char *symbol = NULL;

      if (pictures || (c >= 0xf000 && c <= 0xf0ff))
        symbol = tj_docx_symbol_lookup (font, c);

      g_unichar_to_utf8 (c == '\n' || c == '\t' || c == '\r' ? ' ' : c, plain);
      append (self, symbol != NULL ? symbol : plain);
    }
}

static void
append_symbol (Collector     *self,
               const xmlNode *node)
{
  g_autofree char *font = tj_xml_dup_attribute (node, "font");
  g_autofree char *code = tj_xml_dup_attribute (node, "char");
  const char *symbol;

  symbol = tj_docx_symbol_lookup (font, code != NULL ? (gunichar) strtoul (code, NULL, 16) : 0);
  if (symbol != NULL)
    append (self, symbol);
}

/* Of a field the file holds the instruction and, mostly, the result, as runs between marks. */
static void
collect_field_mark (Collector     *self,
                    const xmlNode *mark)
{
  g_autofree char *type = tj_xml_dup_attribute (mark, "fldCharType");
  g_autofree char *shown = tj_docx_field_dup_state (mark);

  if (shown != NULL)
    append (self, shown);
  g_clear_pointer (&shown, g_free);

  if (g_strcmp0 (type, "begin") == 0)
    {
      g_string_truncate (self->code, 0);
      self->code_end = G_MAXSIZE;
    }
  else if (g_strcmp0 (type, "separate") == 0)
    self->code_end = self->text->len;
  else if (self->code_end == G_MAXSIZE || self->code_end == self->text->len)
    shown = tj_docx_field_dup_formula (self->code->str);
  else if (strstr (self->code->str, "FILLIN") != NULL)
    {
      const TjDocxFill fill = { self->code_end, self->text->len };

      g_array_append_val (self->fills, fill);
    }

  if (shown != NULL)
    append (self, shown);
  if (g_strcmp0 (type, "end") == 0)
    g_string_truncate (self->code, 0);
}

static void
collect_code (Collector     *self,
              const xmlNode *node)
{
  g_autofree char *code = tj_xml_dup_text (node);

  if (self->code->len < MAX_CODE)
    g_string_append (self->code, code);
}

static void
collect_children (Collector     *self,
                  const xmlNode *parent)
{
  gboolean echoed = FALSE;

  for (const xmlNode *child = tj_xml_first_child (parent, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    {
      const gboolean is_control = tj_xml_is (child, "sdt");

      if (is_control && echoed)
        continue;

      collect (self, child);
      echoed = is_control && tj_docx_field_is_echo (child);
    }
}

static void
collect_simple_field (Collector     *self,
                      const xmlNode *field)
{
  const gsize start = self->text->len;
  g_autofree char *code = tj_xml_dup_attribute (field, "instr");
  g_autofree char *shown = NULL;

  collect_children (self, field);
  if (self->text->len == start && code != NULL)
    shown = tj_docx_field_dup_formula (code);
  if (shown != NULL)
    append (self, shown);
}

static void
collect_control (Collector     *self,
                 const xmlNode *control)
{
  gboolean holds_cell = tj_xml_first_child (tj_xml_first_child (control, "sdtContent"),
                                            "tc") != NULL;
  gboolean checked;

  /* Round a whole cell of an inner table it stands for the cell, tab and all. */
  if (holds_cell && self->n_row_cells++ > 0)
    g_string_append_c (self->text, '\t');

  if (tj_docx_text_find_checkbox (control, &checked))
    append (self, checked ? TJ_DOCUMENT_TICKED : TJ_DOCUMENT_UNTICKED);
  else if (holds_cell && !tj_docx_text_is_placeholder (control))
    {
      self->n_row_cells = 0;
      collect_children (self, tj_xml_first_child (control, "sdtContent"));
      self->n_row_cells++;
    }
  else if (!tj_docx_text_is_placeholder (control))
    collect_children (self, tj_xml_first_child (control, "sdtContent"));
}

static void
add_look (Collector  *self,
          TjLookKind  kind,
          gsize       start)
{
  if (self->looks != NULL && start < self->text->len)
    g_ptr_array_add (self->looks, tj_field_look_new (kind, start, self->text->len));
}

/* Raised and lowered letters stay plain ones in the text. */
static void
add_run_look (Collector     *self,
              const xmlNode *run,
              gsize          start)
{
  xmlNode *align = tj_xml_first_child (tj_xml_first_child (run, "rPr"), "vertAlign");
  g_autofree char *value = align != NULL ? tj_xml_dup_attribute (align, "val") : NULL;

  if (g_strcmp0 (value, "subscript") == 0)
    add_look (self, TJ_LOOK_SUBSCRIPT, start);
  else if (g_strcmp0 (value, "superscript") == 0)
    add_look (self, TJ_LOOK_SUPERSCRIPT, start);
}

static void
collect_run (Collector     *self,
             const xmlNode *run)
{
  gsize start = self->text->len;

  if (is_hidden_run (self, run))
    {
      note_words (self->document->hidden, run);
      return;
    }

  collect_children (self, run);
  add_run_look (self, run, start);
}

/* New files name a picture in a blip, old ones in an imagedata. */
static char *
dup_picture_target (const xmlNode *node,
                    guint          depth)
{
  g_autofree char *target = NULL;

  if (tj_xml_is (node, "blip"))
    target = tj_xml_dup_attribute (node, "embed");
  else if (tj_xml_is (node, "imagedata"))
    target = tj_xml_dup_attribute (node, "id");

  for (const xmlNode *child = tj_xml_first_child (node, NULL);
       child != NULL && target == NULL && depth < MAX_PICTURE_DEPTH;
       child = tj_xml_next (child, NULL))
    target = dup_picture_target (child, depth + 1);

  return g_steal_pointer (&target);
}

static void
collect_picture (Collector     *self,
                 const xmlNode *node)
{
  g_autofree char *target = NULL;
  TjFieldLook *look = NULL;

  self->has_picture = TRUE;
  if (self->looks == NULL || (target = dup_picture_target (node, 0)) == NULL)
    return;

  look = tj_field_look_new (TJ_LOOK_PICTURE, self->text->len, self->text->len);
  look->target = g_steal_pointer (&target);
  g_ptr_array_add (self->looks, look);
}

/* A deleted paragraph mark joins its paragraph to the next. */
static gboolean
has_deleted_mark (const xmlNode *paragraph)
{
  xmlNode *mark = tj_xml_first_child (tj_xml_first_child (paragraph, "pPr"), "rPr");

  return tj_xml_first_child (mark, "del") != NULL;
}

static void
begin_line (Collector *self)
{
  if (!self->at_start)
    g_string_append_c (self->text, '\n');

  self->at_start = TRUE;
}

static void
collect_paragraph (Collector     *self,
                   const xmlNode *paragraph)
{
  xmlNode *properties = tj_xml_first_child (paragraph, "pPr");

  if (is_hidden_style (self, properties, "pStyle"))
    {
      note_words (self->document->hidden, paragraph);
      return;
    }

  g_array_set_size (self->fills, 0);
  collect_children (self, paragraph);
  if (self->fills->len > 0 && tj_docx_field_drop_echo (self->text, self->fills) &&
      self->looks != NULL)
    tj_field_look_list_cut (self->looks, self->text->len);
  if (!has_deleted_mark (paragraph))
    begin_line (self);
}

/* Only cells of a table inside the cell come here. */
static void
collect_table_cell (Collector     *self,
                    const xmlNode *cell)
{
  g_autoptr(GPtrArray) looks = self->looks != NULL ? tj_field_look_list_new () : NULL;
  Collector inner = { self->document, self->hidden_styles, g_string_new (NULL), looks, TRUE,
                      FALSE, 0, self->code, G_MAXSIZE, self->fills };

  collect_children (&inner, cell);
  g_strdelimit (inner.text->str, "\n", ' ');
  if (self->n_row_cells++ > 0)
    g_string_append_c (self->text, '\t');
  g_strchomp (inner.text->str);
  if (self->looks != NULL)
    tj_field_look_take (self->looks, looks, 0, strlen (inner.text->str), self->text->len);
  append (self, inner.text->str);
  g_string_free (inner.text, TRUE);
}

/* A table inside a cell reads line by line, its cells apart by tabs; a control may be wrapped
 * round any of them. */
static void
collect_table_row (Collector     *self,
                   const xmlNode *row)
{
  begin_line (self);
  self->n_row_cells = 0;
  collect_children (self, row);

  self->at_start = FALSE;
  begin_line (self);
}

static void
collect_table (Collector     *self,
               const xmlNode *table)
{
  gsize start;

  begin_line (self);
  start = self->text->len;
  collect_children (self, table);
  add_look (self, TJ_LOOK_TABLE, start);
}

static void
collect_alternate (Collector     *self,
                   const xmlNode *node)
{
  xmlNode *choice = tj_xml_first_child (node, "Choice");

  collect_children (self, choice != NULL ? choice : tj_xml_first_child (node, "Fallback"));
}

static void
collect_break (Collector     *self,
               const xmlNode *node)
{
  g_autofree char *type = tj_xml_dup_attribute (node, "type");

  if (type == NULL || g_str_equal (type, "textWrapping"))
    append (self, "\n");
}

static void
collect_character (Collector     *self,
                   const xmlNode *node)
{
  static const struct
  {
    const char *name;
    const char *text;
  } characters[] = {
    { "tab", "\t" }, { "ptab", "\t" }, { "cr", "\n" }, { "noBreakHyphen", "-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (characters); i++)
    {
      if (tj_xml_is (node, characters[i].name))
        append (self, characters[i].text);
    }
}

/* What is no text of the cell, or not any more. */
static void
collect_nothing (Collector     *self,
                 const xmlNode *node)
{
}

typedef struct
{
  const char *name;
  void (*collect) (Collector     *self,
                   const xmlNode *node);
} Handler;

static const Handler handlers[] = {
  { "t", append_written }, { "r", collect_run }, { "p", collect_paragraph },
  { "sdt", collect_control }, { "sym", append_symbol }, { "fldChar", collect_field_mark },
  { "instrText", collect_code }, { "fldSimple", collect_simple_field },
  { "tbl", collect_table }, { "tr", collect_table_row }, { "tc", collect_table_cell },
  { "AlternateContent", collect_alternate }, { "br", collect_break },
  { "tab", collect_character }, { "ptab", collect_character }, { "cr", collect_character },
  { "noBreakHyphen", collect_character },
  { "drawing", collect_picture }, { "pict", collect_picture }, { "object", collect_picture },
  { "del", collect_nothing }, { "moveFrom", collect_nothing },
};

/* Every element of every cell is looked up here: name → its #Handler. */
static GHashTable *
get_handlers (void)
{
  static const Handler nothing = { "", collect_nothing };
  static GHashTable *by_name;

  if (g_once_init_enter (&by_name))
    {
      GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
        g_hash_table_insert (table, (gpointer) handlers[i].name, (gpointer) &handlers[i]);
      for (guint i = 0; i < G_N_ELEMENTS (skipped); i++)
        g_hash_table_insert (table, (gpointer) skipped[i], (gpointer) &nothing);

      g_once_init_leave (&by_name, table);
    }

  return by_name;
}

static void
collect (Collector     *self,
         const xmlNode *node)
{
  const Handler *handler = g_hash_table_lookup (get_handlers (), node->name);

  if (handler != NULL)
    handler->collect (self, node);
  else
    collect_children (self, node);
}

/**
 * tj_docx_text_of_cell:
 * @document: takes note of hidden words
 * @hidden_styles: ids of styles that hide what they are given to
 * @cell: the cell
 * @looks: (nullable) (element-type TjFieldLook): gets how parts of the text look
 *
 * Returns: (transfer full): its text; `[图]` for a cell with nothing but a picture
 */
char *
tj_docx_text_of_cell (TjTextDocument *document,
                      GHashTable     *hidden_styles,
                      const xmlNode  *cell,
                      GPtrArray      *looks)
{
  g_autoptr(GString) code = g_string_new (NULL);
  g_autoptr(GArray) fills = g_array_new (FALSE, FALSE, sizeof (TjDocxFill));
  Collector self = { document, hidden_styles, g_string_new (NULL), looks, TRUE, FALSE, 0, code,
                     G_MAXSIZE, fills };

  collect_children (&self, cell);
  if (self.text->len > 0 && self.at_start)
    g_string_truncate (self.text, self.text->len - 1);

  if (self.text->len == 0 && self.has_picture)
    g_string_assign (self.text, "[图]");

  return g_string_free (self.text, FALSE);
}

static gboolean
has_ancestor (const xmlNode *node,
              const char    *name)
{
  for (const xmlNode *parent = node->parent; parent != NULL; parent = parent->parent)
    {
      if (tj_xml_is (parent, name))
        return TRUE;
    }

  return FALSE;
}

static void
note_element (TjTextDocument *document,
              const xmlNode  *node)
{
  static const char * const inserted[] = { "ins", "moveTo" };
  static const char * const deleted[] = { "del", "moveFrom", "cellDel" };

  /* Most elements are none of these, by their first letter. */
  if (strchr ("imdct", *node->name) == NULL)
    return;

  if (is_one_of (node, inserted, G_N_ELEMENTS (inserted)))
    {
      document->tracked = TRUE;
      note_words (document->inserted, node);
    }
  else if (is_one_of (node, deleted, G_N_ELEMENTS (deleted)))
    {
      document->tracked = TRUE;
      /* In the properties of a row or cell it speaks of the whole of it. */
      note_words (document->deleted, tj_xml_is (node->parent, "trPr") ||
                                     tj_xml_is (node->parent, "tcPr")
                                       ? node->parent->parent : node);
    }
  else if (tj_xml_is (node, "commentReference"))
    document->n_comments++;
  /* The same box is often written twice, for new and for old readers. */
  else if (tj_xml_is (node, "txbxContent") && !has_ancestor (node, "Fallback"))
    note_words (document->boxes, node);
}

/**
 * tj_docx_text_survey:
 * @node: an element
 *
 * Notes in @docx what anywhere in @node will not, or not silently, become text.
 */
void
tj_docx_text_survey (TjTextDocument *document,
                     const xmlNode  *node)
{
  note_element (document, node);

  for (const xmlNode *child = tj_xml_first_child (node, NULL); child != NULL;
       child = tj_xml_next (child, NULL))
    tj_docx_text_survey (document, child);
}
