/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-running-text.h"

#include <string.h>

#include "core/base/tj-text.h"
#include "core/import/tj-form-label-list.h"
#include "core/import/tj-import-limits.h"

/* Labels and answers in text that has no cells. Either each label stands at the beginning of a
 * line, or after a gap, and before a colon or alone: then the labels may come in any order. Or
 * everything runs on without a sign, as when a converter lost the cells of a table: then only
 * labels in the order of the form are taken, and of all ways to do so the one that explains most
 * of the text, because answers use the words of labels too. */

/* Fewer labels are words of prose. */
#define LEAST_LISTED 3
#define LEAST_RUN_ON 4
/* Shorter words that the form does not print are too common in prose. */
#define LEAST_WORDS 4
#define PRINTED_BONUS 3
#define PROSE_PENALTY 2
#define MAX_BRACKET 60
/* What may stand behind the heading of a case: its number. */
#define MAX_HEADING_REST 9

typedef struct
{
  TjFormLabelKind kind;
  const TjFieldSpec *spec;
  guint order;
  /* Bytes of the text: of the label, and where the answer begins. */
  gsize start;
  gsize end;
  gsize answer;
  guint weight;
  gboolean listed;
  /* Of the best chain that ends here. */
  guint sum;
  guint n_labels;
  int before;
} Found;

typedef struct
{
  const char *text;
  GString *folded;
  /* For each byte of @folded, the beginning of the character of @text that it came from. */
  GArray *origins;
  GArray *found;
} Splitter;

static void
fold (Splitter *self)
{
  for (const char *p = self->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const guint32 origin = p - self->text;
      const gsize n_bytes = g_utf8_next_char (p) - p;
      char character[8] = { 0 };
      g_autofree char *folded = NULL;

      memcpy (character, p, n_bytes);
      folded = tj_text_fold (character);
      g_string_append (self->folded, folded);
      while (self->origins->len < self->folded->len)
        g_array_append_val (self->origins, origin);
    }
}

static guint
get_order (const TjFieldSpec *spec)
{
  guint n_specs;
  const guint index = spec - tj_field_spec_list (&n_specs);

  if (spec->part == TJ_FIELD_PART_APPLICANT)
    return 3 * n_specs + index;
  if (g_str_equal (spec->id, "recommendation"))
    return 2 * n_specs + index;

  return spec->part == TJ_FIELD_PART_CASE ? n_specs + index : index;
}

/* The end of a bracket that opens at @p, or @p. */
static const char *
skip_bracket (const char *p)
{
  const gboolean wide = g_str_has_prefix (p, "（");
  const char *end = wide || *p == '(' ? p + 1 : NULL;

  if (end == NULL)
    return p;

  for (; *end != '\0' && *end != '\n' && end - p < MAX_BRACKET; end++)
    {
      if (g_str_has_prefix (end, "）"))
        return end + strlen ("）");
      if (*end == ')')
        return end + 1;
    }

  return p;
}

static const char *
skip_gap (const char *p)
{
  while (*p != '\n' && *p != '\t' && *p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static const char *
skip_colon (const char *p)
{
  if (g_str_has_prefix (p, "："))
    return p + strlen ("：");

  return *p == ':' || *p == '\t' ? p + 1 : p;
}

/* Whether nothing but numbering or marks stands between the line's beginning and @p, which is
 * then moved there. */
static gboolean
begins_line (const char  *text,
             const char **p)
{
  const char *line = *p;
  const char *behind;
  g_autofree char *before = NULL;
  g_autofree char *folded = NULL;

  while (line > text && line[-1] != '\n')
    line--;

  before = g_strndup (line, *p - line);
  folded = tj_text_fold (before);
  if (strlen (folded) > 16)
    return FALSE;

  for (behind = folded; *behind != '\0'; behind = g_utf8_next_char (behind))
    {
      const gunichar c = g_utf8_get_char (behind);

      if (g_unichar_isalpha (c) && g_utf8_strchr ("一二三四五六七八九十", -1, c) == NULL)
        return FALSE;
    }

  *p = line;

  return TRUE;
}

static gboolean
follows_gap (const char *text,
             const char *p)
{
  return p > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (p)));
}

/* The year that the labels of the outlook begin with is no part of the answer before them. */
static const char *
include_year (const Splitter *self,
              gsize           at,
              const char     *start)
{
  static const char * const years[] = { "到2030年", "至2030年", "2030年" };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      const gsize length = strlen (years[i]);

      if (at >= length && memcmp (self->folded->str + at - length, years[i], length) == 0)
        return self->text + g_array_index (self->origins, guint32, at - length);
    }

  return start;
}

/* （盖章） belongs to the label, even where it stands on the next line. */
static const char *
skip_seal (const char *p)
{
  const char *bracket = p;
  const char *end;
  const char *seal;

  while (*bracket != '\0' && g_unichar_isspace (g_utf8_get_char (bracket)))
    bracket = g_utf8_next_char (bracket);
  end = skip_bracket (bracket);
  seal = g_strstr_len (bracket, end - bracket, "章");

  return seal != NULL ? end : p;
}

/* No answer begins so; a sentence that uses a label's words may go on so. */
static gboolean
goes_on (const char *behind)
{
  static const char * const words[] = { "和", "与", "及", "或", "的", "、", "，", "。", "；" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_has_prefix (behind, words[i]))
        return TRUE;
    }

  return FALSE;
}

static Found
measure (const Splitter         *self,
         gsize                   at,
         const TjFormLabelMatch *match)
{
  const char *start = self->text + g_array_index (self->origins, guint32, at);
  const gsize last = at + match->length - 1;
  const char *end = g_utf8_next_char (self->text + g_array_index (self->origins, guint32, last));
  const char *gap = skip_gap (end);
  const char *behind = skip_gap (skip_bracket (gap));
  const char *answer = skip_colon (behind);
  const gboolean is_quantity = match->spec != NULL && match->spec->kind == TJ_FIELD_QUANTITY;
  Found found = { match->kind, match->spec };
  gboolean first;

  found.weight = 2 * g_utf8_strlen (self->folded->str + at, match->length) +
                 (match->is_printed ? PRINTED_BONUS : 0);

  start = include_year (self, at, start);
  first = begins_line (self->text, &start);
  found.listed = (answer > behind && (first || follows_gap (self->text, start))) ||
                 (first && (*behind == '\n' || *behind == '\0'));
  /* Of words, a bracket without a colon behind it may be part of the answer. */
  if (!is_quantity && answer == behind)
    answer = skip_colon (gap);
  else
    end = behind;
  if (goes_on (answer))
    found.weight -= PROSE_PENALTY;
  if (match->spec != NULL && g_str_equal (match->spec->id, "recommendation"))
    answer = skip_seal (answer);

  found.start = start - self->text;
  found.end = end - self->text;
  found.answer = answer - self->text;

  return found;
}

static void
add_found (Splitter    *self,
           Found       *found,
           const char  *id)
{
  const TjFieldSpec *spec = id != NULL ? tj_field_spec_lookup (id) : found->spec;

  found->order = get_order (spec);
  g_array_append_vals (self->found, found, 1);
}

static void
find_labels (Splitter *self)
{
  for (gsize at = 0; at < self->folded->len && self->found->len < TJ_LIMIT_RUN_ON_LABELS;
       at += g_utf8_skip[(guint8) self->folded->str[at]])
    {
      TjFormLabelMatch match;
      Found found;

      if (!tj_form_label_match (self->folded->str + at, &match))
        continue;

      found = measure (self, at, &match);
      if (!found.listed && !match.is_printed && match.kind != TJ_FORM_LABEL_PHONE &&
          g_utf8_strlen (self->folded->str + at, match.length) < LEAST_WORDS)
        continue;

      if (match.kind == TJ_FORM_LABEL_FIELD)
        add_found (self, &found, NULL);
      else
        {
          /* Whose it is, the labels before it say. */
          add_found (self, &found, "applicant.legal_person_phone");
          add_found (self, &found, "applicant.contact_phone");
        }
    }
}

static gboolean
is_case_name (const Found *found)
{
  return found->spec != NULL && found->spec->part == TJ_FIELD_PART_CASE &&
         g_str_equal (found->spec->id, "name");
}

static gboolean
may_follow (const Found *found,
            const Found *before)
{
  if (before->answer > found->start)
    return FALSE;

  return before->order < found->order ||
         (is_case_name (found) && before->spec != NULL &&
          before->spec->part == TJ_FIELD_PART_CASE);
}

/* The chain of labels in order that explains most. */
static GArray *
choose_run_on (Splitter *self)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (Found));
  int best = -1;

  for (guint i = 0; i < self->found->len; i++)
    {
      Found *found = &g_array_index (self->found, Found, i);
      const Found *before = NULL;

      for (guint j = 0; j < i; j++)
        {
          const Found *candidate = &g_array_index (self->found, Found, j);

          if (may_follow (found, candidate) && (before == NULL || candidate->sum > before->sum))
            before = candidate;
        }

      found->before = before != NULL ? (int) (before - (Found *) self->found->data) : -1;
      found->sum = found->weight + (before != NULL ? before->sum : 0);
      found->n_labels = 1 + (before != NULL ? before->n_labels : 0);
      if (best < 0 || found->sum > g_array_index (self->found, Found, best).sum)
        best = i;
    }

  if (best < 0 || g_array_index (self->found, Found, best).n_labels < LEAST_RUN_ON)
    return chosen;

  for (int i = best; i >= 0; i = g_array_index (self->found, Found, i).before)
    g_array_prepend_vals (chosen, &g_array_index (self->found, Found, i), 1);

  return chosen;
}

static GArray *
choose_listed (Splitter *self)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (Found));
  gsize end = 0;

  for (guint i = 0; i < self->found->len; i++)
    {
      const Found *found = &g_array_index (self->found, Found, i);

      if (!found->listed || (chosen->len > 0 && found->start < end))
        continue;

      g_array_append_vals (chosen, found, 1);
      end = found->answer;
    }

  if (chosen->len < LEAST_LISTED)
    g_array_set_size (chosen, 0);

  return chosen;
}

/* Blanks of every width. */
static void
strip (char *text)
{
  const char *from = text;
  char *end;

  while (*from != '\0' && g_unichar_isspace (g_utf8_get_char (from)))
    from = g_utf8_next_char (from);
  memmove (text, from, strlen (from) + 1);

  end = text + strlen (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  *end = '\0';
}

/* Cuts the heading of a case that ends @text, glued to it. Returns whether there was one. */
static gboolean
cut_case_heading (char *text)
{
  static const char word[] = "典型案例";
  static const char before[] = "已实施的";
  char *found = g_strrstr (text, word);
  const char *rest;

  if (found == NULL)
    return FALSE;

  rest = skip_gap (skip_bracket (skip_gap (found + strlen (word))));
  if (strlen (rest) > MAX_HEADING_REST)
    return FALSE;

  if (found - text >= (gssize) strlen (before) &&
      g_str_has_prefix (found - strlen (before), before))
    found -= strlen (before);
  *found = '\0';

  return TRUE;
}

/* Cuts the headings that end @text: they belong to the label that follows. Returns whether one of
 * them begins a case. */
static gboolean
cut_headings (char *text)
{
  gboolean begins_case = FALSE;
  gboolean any;

  do
    {
      char *line;
      const TjFieldSpec *spec;
      TjFormLabelKind kind;

      strip (text);
      line = strrchr (text, '\n');
      line = line != NULL ? line + 1 : text;
      kind = tj_form_label_recognize (line, &spec);
      any = kind == TJ_FORM_LABEL_HEADING || kind == TJ_FORM_LABEL_CASE_HEADING;
      begins_case |= kind == TJ_FORM_LABEL_CASE_HEADING;
      if (any)
        *line = '\0';
      else
        {
          const gsize length = tj_form_label_list_heading_at_end (text);

          any = length > 0;
          text[strlen (text) - length] = '\0';
        }
      if (!any && cut_case_heading (text))
        any = begins_case = TRUE;
    }
  while (any && *text != '\0');

  return begins_case;
}

static void
answer_free (TjRunningAnswer *answer)
{
  g_free (answer->label);
  g_free (answer->text);
  g_free (answer);
}

static GPtrArray *
cut (const char   *text,
     const GArray *chosen)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func ((GDestroyNotify) answer_free);
  g_autofree char *head = NULL;
  gboolean begins_case = FALSE;

  if (chosen->len > 0)
    {
      head = g_strndup (text, g_array_index (chosen, Found, 0).start);
      begins_case = cut_headings (head);
    }

  for (guint i = 0; i < chosen->len; i++)
    {
      const Found *found = &g_array_index (chosen, Found, i);
      const gsize end = i + 1 < chosen->len ? g_array_index (chosen, Found, i + 1).start
                                            : strlen (text);
      TjRunningAnswer *answer = g_new0 (TjRunningAnswer, 1);

      answer->kind = found->kind;
      answer->spec = found->spec;
      answer->begins_case = begins_case;
      answer->label = g_strndup (text + found->start, found->end - found->start);
      answer->text = g_strndup (text + found->answer, end - found->answer);
      begins_case = cut_headings (answer->text);
      strip (answer->text);
      g_ptr_array_add (answers, answer);
    }

  return answers;
}

static void
splitter_clear (Splitter *self)
{
  g_string_free (self->folded, TRUE);
  g_array_unref (self->origins);
  g_array_unref (self->found);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Splitter, splitter_clear)

/**
 * tj_running_text_split:
 * @text: paragraphs outside of tables, each ended by a line feed
 *
 * Returns: (transfer full) (element-type TjRunningAnswer): the labels of the form and what follows
 *   each; empty where @text is only prose
 */
GPtrArray *
tj_running_text_split (const char *text)
{
  g_auto(Splitter) self = { text, g_string_new (NULL) };
  g_autoptr(GArray) chosen = NULL;

  self.origins = g_array_new (FALSE, FALSE, sizeof (guint32));
  self.found = g_array_new (FALSE, TRUE, sizeof (Found));
  fold (&self);
  find_labels (&self);

  chosen = choose_listed (&self);
  if (chosen->len == 0)
    {
      g_array_unref (chosen);
      chosen = choose_run_on (&self);
    }

  return cut (text, chosen);
}
