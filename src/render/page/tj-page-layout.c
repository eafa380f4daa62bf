/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/page/tj-page-layout.h"

#include <math.h>
#include <string.h>

/* Selecting and searching work on characters in the order that the page's text has them; boxes
 * are in points from the top left of the page. What is asked of a page comes from a process that
 * read a foreign file: boxes may lie anywhere, but are numbers. */

struct _TjPageLayout
{
  gatomicrefcount ref_count;
  gunichar *characters;
  TjPageBox *boxes;
  guint length;
};

/* Two boxes are of one line where they share this much of the lower one's height. */
#define SAME_LINE 0.5
/* What is farther from any character than this is no text, in points. */
#define REACH 4.0
/* What a point down counts against one across: more than a page is wide for the height of a
 * letter. */
#define LINE_WEIGHT 100
/* ■ */
#define COVER 0x25a0

/**
 * tj_page_layout_new:
 * @text: valid UTF-8
 * @boxes: where each character of it stands
 * @n_boxes: as many as @text has characters; with another number there is no layout to speak of
 *
 * Returns: (transfer full): the layout, without any characters where the numbers differ
 */
TjPageLayout *
tj_page_layout_new (const char      *text,
                    const TjPageBox *boxes,
                    guint            n_boxes)
{
  TjPageLayout *self = g_new0 (TjPageLayout, 1);
  glong length = 0;

  g_atomic_ref_count_init (&self->ref_count);
  self->characters = g_utf8_to_ucs4_fast (text, -1, &length);
  if (length == (glong) n_boxes)
    {
      self->length = n_boxes;
      self->boxes = g_memdup2 (boxes, n_boxes * sizeof *boxes);
    }

  return self;
}

TjPageLayout *
tj_page_layout_ref (TjPageLayout *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
tj_page_layout_unref (TjPageLayout *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->characters);
  g_free (self->boxes);
  g_free (self);
}

/**
 * tj_page_layout_get_length:
 *
 * Returns: how many characters the page has; 0 for a scan
 */
guint
tj_page_layout_get_length (const TjPageLayout *self)
{
  return self->length;
}

static gboolean
is_blank (const TjPageLayout *self,
          guint               i)
{
  return g_unichar_isspace (self->characters[i]);
}

/* Both zero inside of the box. */
static void
measure (const TjPageBox *box,
         double           x,
         double           y,
         double          *across,
         double          *down)
{
  *across = MAX (MAX ((double) box->x1 - x, x - (double) box->x2), 0);
  *down = MAX (MAX ((double) box->y1 - y, y - (double) box->y2), 0);
}

/* Any character of the line that is level with the pointer is nearer than one of another line. */
static double
get_distance (const TjPageBox *box,
              double           x,
              double           y)
{
  double across, down;

  measure (box, x, y, &across, &down);

  return across + LINE_WEIGHT * down;
}

/**
 * tj_page_layout_find_near:
 * @x: in points
 * @y: in points
 * @character: (out): the character that is nearest
 *
 * Returns: whether there is any character on the page
 */
gboolean
tj_page_layout_find_near (const TjPageLayout *self,
                          double              x,
                          double              y,
                          guint              *character)
{
  double least = INFINITY;

  for (guint i = 0; i < self->length; i++)
    {
      double distance = is_blank (self, i) ? INFINITY : get_distance (&self->boxes[i], x, y);

      if (distance < least)
        {
          least = distance;
          *character = i;
        }
    }

  return isfinite (least);
}

/**
 * tj_page_layout_find:
 * @x: in points
 * @y: in points
 * @character: (out): the character there
 *
 * Returns: whether a character stands there, or close by
 */
gboolean
tj_page_layout_find (const TjPageLayout *self,
                     double              x,
                     double              y,
                     guint              *character)
{
  double across, down;

  if (!tj_page_layout_find_near (self, x, y, character))
    return FALSE;

  measure (&self->boxes[*character], x, y, &across, &down);

  return across <= REACH && down <= REACH;
}

/* Words of one script; every other character is one by itself. */
static gboolean
is_joined (const TjPageLayout *self,
           guint               i)
{
  gunichar c = self->characters[i];

  return (g_unichar_isalnum (c) && !g_unichar_iswide (c)) || c == '.' || c == '-';
}

/**
 * tj_page_layout_get_word:
 *
 * Returns: the Latin word or number round @character; of other scripts, the run of letters up
 *   to the next punctuation or line
 */
TjPageRange
tj_page_layout_get_word (const TjPageLayout *self,
                         guint               character)
{
  gboolean joined = is_joined (self, character);
  TjPageRange range = { character, character + 1 };

  if (!joined && !g_unichar_isalpha (self->characters[character]))
    return range;

  while (range.start > 0 && is_joined (self, range.start - 1) == joined &&
         (joined || g_unichar_isalpha (self->characters[range.start - 1])))
    range.start--;
  while (range.end < self->length && is_joined (self, range.end) == joined &&
         (joined || g_unichar_isalpha (self->characters[range.end])))
    range.end++;

  return range;
}

/**
 * tj_page_layout_find_in:
 * @area: in points
 *
 * Returns: from the first to the last character whose middle lies in @area; an empty range where
 *   none does
 */
TjPageRange
tj_page_layout_find_in (const TjPageLayout *self,
                        const TjPageBox    *area)
{
  TjPageRange range = { 0, 0 };

  for (guint i = 0; i < self->length; i++)
    {
      const TjPageBox *box = &self->boxes[i];
      double x = (box->x1 + box->x2) / 2;
      double y = (box->y1 + box->y2) / 2;

      if (is_blank (self, i) || x < area->x1 || x > area->x2 || y < area->y1 || y > area->y2)
        continue;

      if (range.end == 0)
        range.start = i;
      range.end = i + 1;
    }

  return range;
}

/**
 * tj_page_layout_dup_text:
 *
 * Returns: (transfer full): the words of @range
 */
char *
tj_page_layout_dup_text (const TjPageLayout *self,
                         TjPageRange         range)
{
  guint end = MIN (range.end, self->length);

  if (range.start >= end)
    return g_strdup ("");

  return g_ucs4_to_utf8 (self->characters + range.start, end - range.start, NULL, NULL, NULL);
}

static gboolean
is_same_line (const TjPageBox *line,
              const TjPageBox *box)
{
  double shared = MIN (line->y2, box->y2) - MAX (line->y1, box->y1);
  double least = MIN (line->y2 - line->y1, box->y2 - box->y1);

  return shared > SAME_LINE * least;
}

static void
extend (TjPageBox       *box,
        const TjPageBox *other)
{
  box->x1 = MIN (box->x1, other->x1);
  box->y1 = MIN (box->y1, other->y1);
  box->x2 = MAX (box->x2, other->x2);
  box->y2 = MAX (box->y2, other->y2);
}

/**
 * tj_page_layout_list_boxes:
 *
 * Returns: (transfer full) (element-type TjPageBox): what to paint behind the words of @range
 */
GArray *
tj_page_layout_list_boxes (const TjPageLayout *self,
                           TjPageRange         range)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (TjPageBox));

  for (guint i = range.start; i < MIN (range.end, self->length); i++)
    {
      TjPageBox *last = lines->len > 0 ? &g_array_index (lines, TjPageBox, lines->len - 1) : NULL;

      if (is_blank (self, i))
        continue;

      if (last != NULL && is_same_line (last, &self->boxes[i]))
        extend (last, &self->boxes[i]);
      else
        g_array_append_val (lines, self->boxes[i]);
    }

  return lines;
}

/**
 * tj_page_layout_get_bounds:
 * @bounds: (out): round all words of @range
 *
 * Returns: whether there are any
 */
gboolean
tj_page_layout_get_bounds (const TjPageLayout *self,
                           TjPageRange         range,
                           TjPageBox          *bounds)
{
  g_autoptr(GArray) boxes = tj_page_layout_list_boxes (self, range);

  for (guint i = 0; i < boxes->len; i++)
    {
      const TjPageBox *box = &g_array_index (boxes, TjPageBox, i);

      if (i == 0)
        *bounds = *box;
      else
        extend (bounds, box);
    }

  return boxes->len > 0;
}

/* Full-width letters and digits are the same as others, and case is none. */
static gunichar
fold (gunichar c)
{
  if (c >= 0xFF01 && c <= 0xFF5E)
    c -= 0xFF01 - '!';

  return g_unichar_tolower (c);
}

static gunichar *
dup_folded (const char *words,
            guint      *length)
{
  glong n = 0;
  gunichar *folded = g_utf8_to_ucs4_fast (words, -1, &n);

  *length = 0;
  for (glong i = 0; i < n; i++)
    {
      if (!g_unichar_isspace (folded[i]))
        folded[(*length)++] = fold (folded[i]);
    }

  return folded;
}

/* The end of the match that begins at @start; 0 where there is none. */
static guint
match (const TjPageLayout *self,
       guint               start,
       const gunichar     *wanted,
       guint               n_wanted)
{
  guint found = 0;

  for (guint i = start; i < self->length; i++)
    {
      if (is_blank (self, i))
        continue;

      if (fold (self->characters[i]) != wanted[found])
        return 0;

      if (++found == n_wanted)
        return i + 1;
    }

  return 0;
}

/**
 * tj_page_layout_search:
 * @words: what is looked for
 *
 * Blanks and line ends count for nothing on either side: a line of a page ends in the middle of
 * a Chinese word.
 *
 * Returns: (transfer full) (element-type TjPageRange): where it stands, none overlapping
 */
GArray *
tj_page_layout_search (const TjPageLayout *self,
                       const char         *words)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (TjPageRange));
  guint n_wanted = 0;
  g_autofree gunichar *wanted = dup_folded (words, &n_wanted);

  if (n_wanted == 0)
    return ranges;

  for (guint i = 0; i < self->length; i++)
    {
      TjPageRange range = { i, 0 };

      if (fold (self->characters[i]) != wanted[0] ||
          (range.end = match (self, i, wanted, n_wanted)) == 0)
        continue;

      g_array_append_val (ranges, range);
      i = range.end - 1;
    }

  return ranges;
}

/**
 * tj_page_layout_cover:
 * @names: (array zero-terminated=1): what is not to be read
 * @covered: (out) (transfer full) (element-type TjPageRange): where any of them stands
 *
 * Returns: (transfer full): the same page, with a square in place of each letter of a name, so that
 *   neither a search nor a selection gives it away
 */
TjPageLayout *
tj_page_layout_cover (const TjPageLayout  *self,
                      const char * const  *names,
                      GArray             **covered)
{
  TjPageLayout *copy = g_new0 (TjPageLayout, 1);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->length = self->length;
  copy->characters = g_memdup2 (self->characters, (self->length + 1) * sizeof (gunichar));
  copy->boxes = g_memdup2 (self->boxes, self->length * sizeof (TjPageBox));
  *covered = g_array_new (FALSE, FALSE, sizeof (TjPageRange));

  for (guint i = 0; names[i] != NULL && self->length > 0; i++)
    {
      g_autoptr(GArray) found = tj_page_layout_search (self, names[i]);

      for (guint j = 0; j < found->len; j++)
        {
          const TjPageRange range = g_array_index (found, TjPageRange, j);

          g_array_append_val (*covered, range);
          for (guint k = range.start; k < range.end; k++)
            copy->characters[k] = COVER;
        }
    }

  return copy;
}
