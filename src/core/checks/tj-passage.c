/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-passage.h"

#include "core/base/tj-pattern.h"

#include <string.h>

/* A page of an annex speaks of one case after the other and then of the potential. Where a line
 * names a case, by its name or as 案例2, a new passage begins, and where a heading names the
 * potential, one that is of no case. */

/* A case's name that is shorter could stand in any sentence. */
#define MIN_CASE_NAME 6
/* Longer lines are no headings. */
#define MAX_HEADING 40

#define CASE_HEADING "^\\W*(?:(?:[一二三四五六七八九十]+|[0-9.]+)[、.．)）\\s]\\W*)?" \
                     "(?:典型)?案例\\s*([1-9][0-9]?|[一二三四五六七八九])"
#define OTHER_HEADING "^\\s*(?:[一二三四五六七八九十]+[、.．]|[0-9]+(?:\\.[0-9]+)*[、.．\\s])"

typedef struct
{
  GPtrArray *passages;
  GPtrArray *case_names;
  GRegex *case_heading;
  GRegex *other_heading;
  TjAttachment *attachment;
  int case_index;
} Splitter;

static void
passage_free (gpointer data)
{
  TjPassage *self = data;

  tj_text_figures_free (self->figures);
  g_free (self->path);
  g_clear_object (&self->attachment);
  g_free (self);
}

static TjPassage *
add_passage (GPtrArray  *passages,
             const char *text,
             int         case_index)
{
  TjPassage *passage = g_new0 (TjPassage, 1);

  passage->figures = tj_text_figures_scan (text);
  passage->case_index = case_index;
  g_ptr_array_add (passages, passage);

  return passage;
}

static void
add_fields (GPtrArray  *passages,
            GListModel *fields,
            int         case_index)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      const char *id = tj_field_get_id (field);
      TjPassage *passage;

      if (tj_field_is_blank (field))
        continue;

      passage = add_passage (passages, tj_field_get_text (field), case_index);
      passage->path = case_index < 0 ? g_strdup (id)
                                     : g_strdup_printf ("cases[%d].%s", case_index, id);
    }
}

static int
read_case_number (const char *text)
{
  static const char * const numerals = "一二三四五六七八九";
  const char *found;

  if (g_ascii_isdigit (*text))
    return (int) g_ascii_strtoull (text, NULL, 10) - 1;

  found = g_utf8_strchr (numerals, -1, g_utf8_get_char (text));

  return found != NULL ? (int) g_utf8_pointer_to_offset (numerals, found) : -1;
}

/* Which case the rest of the text is of, from @line on; what it was before where it does not
 * say. */
static int
find_case (Splitter   *self,
           const char *line)
{
  g_autoptr(GMatchInfo) match = NULL;

  for (guint i = 0; i < self->case_names->len; i++)
    {
      const char *name = g_ptr_array_index (self->case_names, i);

      if (*name != '\0' && strstr (line, name) != NULL)
        return (int) i;
    }

  if (g_regex_match (self->case_heading, line, G_REGEX_MATCH_DEFAULT, &match))
    {
      g_autofree char *number = g_match_info_fetch (match, 1);
      int index = read_case_number (number);

      return index < (int) self->case_names->len ? index : TJ_PASSAGE_OTHER_CASE;
    }

  if (g_utf8_strlen (line, -1) <= MAX_HEADING
      && g_regex_match (self->other_heading, line, G_REGEX_MATCH_DEFAULT, NULL))
    return -1;

  return self->case_index;
}

static void
flush (Splitter         *self,
       GString          *block,
       const TjTextPart *part)
{
  TjPassage *passage;

  if (block->len == 0)
    return;

  passage = add_passage (self->passages, block->str, self->case_index);
  passage->attachment = g_object_ref (self->attachment);
  passage->part = part;
  g_string_truncate (block, 0);
}

static void
split_part (Splitter         *self,
            const TjTextPart *part)
{
  g_auto(GStrv) lines = g_strsplit (part->text, "\n", -1);
  g_autoptr(GString) block = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      int case_index = find_case (self, lines[i]);

      if (case_index != self->case_index)
        {
          flush (self, block, part);
          self->case_index = case_index;
        }

      g_string_append (block, lines[i]);
      g_string_append_c (block, '\n');
    }

  flush (self, block, part);
}

static GPtrArray *
list_case_names (TjForm *form)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    {
      TjField *field = tj_case_get_field (tj_form_get_case (form, i), "name");
      g_autofree char *name = g_strdup (tj_field_get_text (field));

      g_strstrip (name);
      g_ptr_array_add (names, g_strdup (g_utf8_strlen (name, -1) < MIN_CASE_NAME ? "" : name));
    }

  return names;
}

static void
add_attachments (GPtrArray *passages,
                 TjPackage *package)
{
  GListModel *attachments = tj_package_get_attachments (package);
  g_autoptr(GPtrArray) names = list_case_names (tj_package_get_form (package));
  GRegex *case_heading = tj_pattern_get (CASE_HEADING);
  GRegex *other_heading = tj_pattern_get (OTHER_HEADING);

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);
      TjAttachmentText *text = tj_attachment_get_text (attachment);
      Splitter self = { passages, names, case_heading, other_heading, attachment, -1 };

      for (guint n = 0; text != NULL && n < text->parts->len; n++)
        {
          const TjTextPart *part = g_ptr_array_index (text->parts, n);

          if (part->kind != TJ_TEXT_PART_RECOGNISED)
            split_part (&self, part);
        }
    }
}

/**
 * tj_passages_of_package:
 *
 * Returns: (transfer full) (element-type TjPassage): the text of the form and of the attachments
 *   whose words are known, which must stay while the result does
 */
GPtrArray *
tj_passages_of_package (TjPackage *package)
{
  GPtrArray *passages = g_ptr_array_new_with_free_func (passage_free);
  TjForm *form = tj_package_get_form (package);

  add_fields (passages, tj_form_get_fields (form), -1);
  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    add_fields (passages, tj_case_get_fields (tj_form_get_case (form, i)), (int) i);
  add_attachments (passages, package);

  return passages;
}

static char *
dup_part_place (const TjTextPart *part,
                TjLanguage        language)
{
  const gboolean zh = language == TJ_LANGUAGE_ZH;

  switch (part->kind)
    {
    case TJ_TEXT_PART_PAGE:
    case TJ_TEXT_PART_RECOGNISED:
      return g_strdup_printf (zh ? "第%u页" : "page %u", part->number);
    case TJ_TEXT_PART_SHEET:
      if (part->label != NULL)
        return g_strdup_printf (zh ? "工作表“%s”" : "sheet “%s”", part->label);
      return g_strdup_printf (zh ? "第%u张工作表" : "sheet %u", part->number);
    case TJ_TEXT_PART_PARAGRAPH:
      return g_strdup_printf (zh ? "第%u段" : "paragraph %u", part->number);
    case TJ_TEXT_PART_TABLE:
      return g_strdup_printf (zh ? "第%u个表" : "table %u", part->number);
    case TJ_TEXT_PART_WHOLE:
    default:
      return NULL;
    }
}

/**
 * tj_passage_dup_place:
 *
 * Findings name places in both languages whatever the user's is.
 *
 * Returns: (transfer full): the label of the field, or the file and the page
 */
char *
tj_passage_dup_place (const TjPassage *self,
                      TjLanguage       language)
{
  const char *name;
  g_autofree char *place = NULL;

  if (self->attachment == NULL)
    {
      const char *dot = strstr (self->path, "].");
      const TjFieldSpec *spec = dot != NULL ? tj_field_spec_lookup_in_case (dot + 2)
                                            : tj_field_spec_lookup (self->path);

      return g_strdup (tj_language_pick (language, spec->label_zh, spec->label_en));
    }

  name = tj_attachment_get_name (self->attachment);
  place = dup_part_place (self->part, language);
  if (place == NULL)
    return g_strdup (name);

  return language == TJ_LANGUAGE_ZH ? g_strconcat (name, place, NULL)
                                    : g_strconcat (name, ", ", place, NULL);
}

/**
 * tj_passages_mention:
 * @passages: (element-type TjPassage): of a package
 * @case_index: passages of other cases do not count; -1 for all
 * @words: a regular expression that is written in the source
 *
 * Returns: whether @words stand in one of them
 */
gboolean
tj_passages_mention (GPtrArray  *passages,
                     int         case_index,
                     const char *words)
{
  GRegex *regex = tj_pattern_get (words);

  for (guint i = 0; i < passages->len; i++)
    {
      const TjPassage *passage = g_ptr_array_index (passages, i);

      if ((case_index < 0 || passage->case_index < 0 || passage->case_index == case_index)
          && g_regex_match (regex, passage->figures->text, G_REGEX_MATCH_DEFAULT, NULL))
        return TRUE;
    }

  return FALSE;
}
