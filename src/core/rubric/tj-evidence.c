/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-evidence.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/rubric/tj-review-private.h"

#define SHA256_LENGTH 64
/* More than a file can have of anything. */
#define MAX_PLACE 10000000

G_DEFINE_BOXED_TYPE (TjEvidence, tj_evidence, tj_evidence_copy, tj_evidence_free)

static const char * const kinds[] = { "field", "page", "paragraph", "table", "sheet", "line" };

/**
 * tj_evidence_kind_to_string:
 *
 * Returns: (transfer none): what files call @kind
 */
const char *
tj_evidence_kind_to_string (TjEvidenceKind kind)
{
  return kinds[kind];
}

/**
 * tj_evidence_kind_parse:
 * @kind: (out): what @text names
 *
 * Returns: whether it names a kind
 */
gboolean
tj_evidence_kind_parse (const char     *text,
                        TjEvidenceKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i], text))
        {
          *kind = (TjEvidenceKind) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * tj_evidence_new:
 * @sha256: of the file
 *
 * Returns: (transfer full): a place that is not attached to anything yet
 */
TjEvidence *
tj_evidence_new (TjEvidenceKind  kind,
                 const char     *sha256)
{
  TjEvidence *self = g_new0 (TjEvidence, 1);

  self->kind = kind;
  self->sha256 = g_strdup (sha256);

  return self;
}

TjEvidence *
tj_evidence_copy (const TjEvidence *self)
{
  TjEvidence *copy = g_memdup2 (self, sizeof *self);

  copy->target = g_strdup (self->target);
  copy->sha256 = g_strdup (self->sha256);
  copy->field = g_strdup (self->field);
  copy->quote = g_strdup (self->quote);

  return copy;
}

void
tj_evidence_free (TjEvidence *self)
{
  g_free (self->target);
  g_free (self->sha256);
  g_free (self->field);
  g_free (self->quote);
  g_free (self);
}

/* What an XML document can carry, in one piece and no longer than is quoted. */
static char *
dup_quote (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr(GString) quote = g_string_new (NULL);
  glong n_left = TJ_MAX_QUOTE;

  for (const char *p = g_strstrip (valid); *p != '\0' && n_left > 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' || c == 0xFFFE || c == 0xFFFF || (c < 0x20 && c != '\t' && c != '\n'))
        continue;

      g_string_append_unichar (quote, c);
      n_left--;
    }

  return quote->len > 0 ? g_string_free (g_steal_pointer (&quote), FALSE) : NULL;
}

/**
 * tj_evidence_set_quote:
 * @quote: (nullable): the words that stand there; cut to %TJ_MAX_QUOTE characters
 */
void
tj_evidence_set_quote (TjEvidence *self,
                       const char *quote)
{
  g_free (self->quote);
  self->quote = dup_quote (quote);
}

static guint
to_scale (double share)
{
  return isfinite (share) ? (guint) lround (CLAMP (share, 0, 1) * TJ_EVIDENCE_SCALE) : 0;
}

/**
 * tj_evidence_set_region:
 * @x: of the left side, as a share of the page's width
 * @y: of the top, as a share of the page's height
 * @width: as a share of the page's width
 * @height: as a share of the page's height
 *
 * What reaches beyond the page is cut off. A region without an area is at least one
 * ten-thousandth wide and high, so that it is not taken for the whole page.
 */
void
tj_evidence_set_region (TjEvidence *self,
                        double      x,
                        double      y,
                        double      width,
                        double      height)
{
  guint right = to_scale (x + width);
  guint bottom = to_scale (y + height);

  self->x = MIN (to_scale (x), TJ_EVIDENCE_SCALE - 1);
  self->y = MIN (to_scale (y), TJ_EVIDENCE_SCALE - 1);
  self->width = right > self->x ? right - self->x : 1;
  self->height = bottom > self->y ? bottom - self->y : 1;
}

/* A number as it is written here and in no other way. */
static gboolean
read_number (const char *text,
             guint       low,
             guint       high,
             guint      *number)
{
  guint64 value;

  if (text == NULL || (text[0] == '0' && text[1] != '\0') ||
      text[strspn (text, "0123456789")] != '\0' ||
      !g_ascii_string_to_unsigned (text, 10, low, high, &value, NULL))
    return FALSE;

  *number = (guint) value;

  return TRUE;
}

static gboolean
is_digest (const char *text)
{
  return strlen (text) == SHA256_LENGTH &&
         text[strspn (text, "0123456789abcdef")] == '\0';
}

static gboolean
read_region (TjEvidence *self,
             GStrv       words)
{
  return read_number (words[0], 0, TJ_EVIDENCE_SCALE - 1, &self->x) &&
         read_number (words[1], 0, TJ_EVIDENCE_SCALE - 1, &self->y) &&
         read_number (words[2], 1, TJ_EVIDENCE_SCALE - self->x, &self->width) &&
         read_number (words[3], 1, TJ_EVIDENCE_SCALE - self->y, &self->height);
}

/* @words: what stands behind the kind, @n of them. */
static gboolean
read_place (TjEvidence *self,
            GStrv       words,
            guint       n)
{
  switch (self->kind)
    {
    case TJ_EVIDENCE_FIELD:
      if (n != 1 || tj_review_field_lookup (words[0], NULL) == NULL)
        return FALSE;
      self->field = g_strdup (words[0]);
      return TRUE;

    case TJ_EVIDENCE_PAGE:
      return (n == 1 || n == 5) && read_number (words[0], 1, MAX_PLACE, &self->place) &&
             (n == 1 || read_region (self, words + 1));

    case TJ_EVIDENCE_TABLE:
    case TJ_EVIDENCE_SHEET:
      return n == 2 && read_number (words[0], 1, MAX_PLACE, &self->place) &&
             read_number (words[1], 1, MAX_PLACE, &self->row);

    case TJ_EVIDENCE_PARAGRAPH:
    case TJ_EVIDENCE_LINE:
    default:
      return n == 1 && read_number (words[0], 1, MAX_PLACE, &self->place);
    }
}

/**
 * tj_evidence_parse:
 * @value: of a review
 *
 * Returns: (transfer full) (nullable): the place without its target; %NULL where @value is none
 */
TjEvidence *
tj_evidence_parse (const char *value)
{
  const char *end = strchr (value, '\n');
  g_autofree char *head = end != NULL ? g_strndup (value, end - value) : g_strdup (value);
  g_auto(GStrv) words = g_strsplit (head, " ", -1);
  guint n_words = g_strv_length (words);
  g_autoptr(TjEvidence) self = NULL;
  TjEvidenceKind kind;

  if (n_words < 3 || !is_digest (words[0]) || !tj_evidence_kind_parse (words[1], &kind))
    return NULL;

  self = tj_evidence_new (kind, words[0]);
  if (!read_place (self, words + 2, n_words - 2))
    return NULL;

  if (end == NULL)
    return g_steal_pointer (&self);

  /* One text has one value, so that setting what is there already is no edit. */
  tj_evidence_set_quote (self, end + 1);
  if (g_strcmp0 (self->quote, end + 1) != 0)
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * tj_evidence_to_value:
 *
 * Returns: (transfer full): what a review holds
 */
char *
tj_evidence_to_value (const TjEvidence *self)
{
  g_autoptr(GString) value = g_string_new (self->sha256);

  g_string_append_printf (value, " %s ", tj_evidence_kind_to_string (self->kind));
  if (self->kind == TJ_EVIDENCE_FIELD)
    g_string_append (value, self->field);
  else
    g_string_append_printf (value, "%u", self->place);

  if (self->kind == TJ_EVIDENCE_TABLE || self->kind == TJ_EVIDENCE_SHEET)
    g_string_append_printf (value, " %u", self->row);
  if (self->kind == TJ_EVIDENCE_PAGE && self->width > 0)
    g_string_append_printf (value, " %u %u %u %u", self->x, self->y, self->width, self->height);
  if (self->quote != NULL)
    g_string_append_printf (value, "\n%s", self->quote);

  return g_string_free (g_steal_pointer (&value), FALSE);
}

/**
 * tj_evidence_dup_place:
 * @file_name: (nullable): what to call the file
 *
 * Returns: (transfer full): where it is, in the user's language
 */
char *
tj_evidence_dup_place (const TjEvidence *self,
                       const char       *file_name)
{
  const char *file = file_name != NULL ? file_name : _("a file that is not in the package");
  g_autofree char *title = NULL;

  switch (self->kind)
    {
    case TJ_EVIDENCE_FIELD:
      title = tj_review_field_dup_title (self->field);
      /* Translators: a field of the application form */
      return g_strdup_printf (_("Form, %s"), title);

    case TJ_EVIDENCE_PARAGRAPH:
      /* Translators: the name of a file */
      return g_strdup_printf (_("%s, paragraph %u"), file, self->place);

    case TJ_EVIDENCE_TABLE:
      /* Translators: the name of a file, a table of it and a row */
      return g_strdup_printf (_("%s, table %u, row %u"), file, self->place, self->row);

    case TJ_EVIDENCE_SHEET:
      /* Translators: the name of a workbook, a sheet of it and a row */
      return g_strdup_printf (_("%s, sheet %u, row %u"), file, self->place, self->row);

    case TJ_EVIDENCE_LINE:
      /* Translators: the name of a file */
      return g_strdup_printf (_("%s, line %u"), file, self->place);

    case TJ_EVIDENCE_PAGE:
    default:
      /* Translators: the name of a file */
      return g_strdup_printf (_("%s, page %u"), file, self->place);
    }
}

/**
 * tj_evidence_dup_name:
 * @target: `score.CRITERION`, `finding.KEY` or `claim.PATH`
 *
 * Returns: (transfer full): the name of the value in a review
 */
char *
tj_evidence_dup_name (const char *target,
                      guint       number)
{
  return g_strdup_printf ("evidence.%s.%u", target, number);
}

/**
 * tj_evidence_dup_absent_name:
 *
 * Returns: (transfer full): the name of the value that says that the package has no evidence
 */
char *
tj_evidence_dup_absent_name (const char *target)
{
  return g_strdup_printf ("evidence.%s.absent", target);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const TjEvidence *one = *(const TjEvidence * const *) a;
  const TjEvidence *other = *(const TjEvidence * const *) b;

  return one->number != other->number ? (one->number < other->number ? -1 : 1)
                                      : strcmp (one->target, other->target);
}

/* The number at the end of the name of a mark; 0 for any other name. */
static guint
get_number (const TjNameSpec *spec,
            const char       *name)
{
  guint number = 0;

  if (spec->subject != TJ_SUBJECT_EVIDENCE || spec->value != TJ_VALUE_EVIDENCE ||
      !read_number (strrchr (name, '.') + 1, 1, TJ_MAX_EVIDENCE, &number))
    return 0;

  return number;
}

/**
 * tj_review_list_evidence:
 * @target: (nullable): of which part of the judgement; %NULL for all
 *
 * Returns: (transfer full) (element-type TjEvidence): by number
 */
GPtrArray *
tj_review_list_evidence (TjReview   *self,
                         const char *target)
{
  g_autoptr(GPtrArray) names = NULL;
  GPtrArray *marks = NULL;

  g_return_val_if_fail (TJ_IS_REVIEW (self), NULL);

  names = tj_review_list_names (self);
  marks = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_evidence_free);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *found = NULL;
      const TjNameSpec *spec = NULL;
      TjEvidence *mark = NULL;
      guint number = 0;

      if (!g_str_has_prefix (name, TJ_EVIDENCE_PREFIX))
        continue;

      spec = tj_review_name_parse (name, &found);
      number = get_number (spec, name);
      if (number == 0 || (target != NULL && !g_str_equal (found, target)))
        continue;

      mark = tj_evidence_parse (tj_review_get (self, name));
      mark->number = number;
      mark->target = g_steal_pointer (&found);
      g_ptr_array_add (marks, mark);
    }

  g_ptr_array_sort (marks, compare_numbers);

  return marks;
}

/**
 * tj_review_list_unevidenced:
 *
 * Returns: (transfer full) (element-type utf8): the targets for which the reviewer says that
 *   the package has no evidence, by code point
 */
GPtrArray *
tj_review_list_unevidenced (TjReview *self)
{
  g_autoptr(GPtrArray) names = NULL;
  GPtrArray *targets = NULL;

  g_return_val_if_fail (TJ_IS_REVIEW (self), NULL);

  names = tj_review_list_names (self);
  targets = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *target = NULL;
      const TjNameSpec *spec = NULL;

      if (!g_str_has_prefix (name, TJ_EVIDENCE_PREFIX))
        continue;

      spec = tj_review_name_parse (name, &target);
      if (spec->value != TJ_VALUE_EVIDENCE)
        g_ptr_array_add (targets, g_steal_pointer (&target));
    }

  return targets;
}

/**
 * tj_review_is_unevidenced:
 *
 * Returns: whether the reviewer says that the package has no evidence for @target
 */
gboolean
tj_review_is_unevidenced (TjReview   *self,
                          const char *target)
{
  g_autofree char *name = tj_evidence_dup_absent_name (target);

  return tj_review_get (self, name) != NULL;
}

/**
 * tj_review_next_evidence:
 *
 * Returns: the number for the next mark, above all that are there; 0 where no number is left
 */
guint
tj_review_next_evidence (TjReview *self)
{
  g_autoptr(GPtrArray) marks = tj_review_list_evidence (self, NULL);
  const TjEvidence *last = marks->len > 0 ? g_ptr_array_index (marks, marks->len - 1) : NULL;

  if (last == NULL)
    return 1;

  return last->number < TJ_MAX_EVIDENCE ? last->number + 1 : 0;
}
