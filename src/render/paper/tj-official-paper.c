/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/paper/tj-official-paper.h"

#include "render/paper/tj-paper-pdf.h"

/* A document on the paper of party and government bodies (GB/T 9704-2012): A4 with a head margin
 * of 37 mm and a binding margin of 28 mm, a type area of 156 by 225 mm with 22 lines of 28
 * characters in size three, the title in size two, paragraphs indented by two characters. Who
 * signs stands centred over the date, the date four characters from the right, so that the seal
 * goes over both; a page with the seal alone is not allowed, so that words of the body go with it.
 * The fonts named first are those of the standard; the last of each list is on every machine. */

#define MILLIMETRE (72.0 / 25.4)
#define PAGE_WIDTH (210 * MILLIMETRE)
#define PAGE_HEIGHT (297 * MILLIMETRE)
#define HEAD_MARGIN (37 * MILLIMETRE)
#define BINDING_MARGIN (28 * MILLIMETRE)
#define TYPE_WIDTH (156 * MILLIMETRE)
#define TYPE_HEIGHT (225 * MILLIMETRE)
#define LINES_A_PAGE 22
#define CHARACTERS_A_LINE 28
#define LINE_PITCH (TYPE_HEIGHT / LINES_A_PAGE)
/* Size three, 16 points, as it fits 28 times into 156 mm. */
#define SIZE_THREE (TYPE_WIDTH / CHARACTERS_A_LINE)
#define SIZE_TWO 22.0
#define SIZE_FOUR 14.0
/* From the type area down to the page number. */
#define NUMBER_DISTANCE (7 * MILLIMETRE)

#define BODY_FONT "FangSong, FangSong_GB2312, STFangsong, Noto Serif CJK SC"
#define TITLE_FONT "FZXiaoBiaoSong-B05S, STZhongsong, Noto Serif CJK SC Bold"
#define HEADING_FONT "SimHei, STHeiti, Noto Sans CJK SC"
#define NUMBER_FONT "SimSun, STSong, Noto Serif CJK SC"

/* A blank line, room for who signs and for the date, and what the seal of 42 mm takes above. */
#define SIGNATURE_LINES 5
#define DATE_RIGHT_CHARACTERS 4
#define BODY_LINES_WITH_SIGNATURE 2

/* One line of the type area; without a layout it is blank. */
typedef struct
{
  PangoLayout *layout;
  int line;
  double x;
  guint n_pitches;
} Line;

typedef struct
{
  const TjDocument *document;
  cairo_t *cr;
  GPtrArray *lines;
  guint n_pages;
} Paper;

static void
line_free (Line *line)
{
  g_clear_object (&line->layout);
  g_free (line);
}

static PangoLayout *
create_layout (const Paper *self,
               const char  *text,
               const char  *font,
               double       size)
{
  return tj_paper_pdf_create_layout (self->cr, text, font, size, TYPE_WIDTH);
}

static void
add_line (Paper       *self,
          PangoLayout *layout,
          int          index,
          double       x,
          guint        n_pitches)
{
  Line *line = g_new0 (Line, 1);

  line->layout = layout != NULL ? g_object_ref (layout) : NULL;
  line->line = index;
  line->x = x;
  line->n_pitches = n_pitches;
  g_ptr_array_add (self->lines, line);
}

static void
add_layout (Paper       *self,
            PangoLayout *layout,
            guint        n_pitches)
{
  g_autoptr(PangoLayoutIter) iter = pango_layout_get_iter (layout);
  int index = 0;

  do
    {
      PangoRectangle extents;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      add_line (self, layout, index++, extents.x / (double) PANGO_SCALE, n_pitches);
    }
  while (pango_layout_iter_next_line (iter));
}

static void
add_title (Paper *self)
{
  g_autoptr(PangoLayout) layout = NULL;

  if (self->document->title == NULL)
    return;

  layout = create_layout (self, self->document->title, TITLE_FONT, SIZE_TWO);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  add_layout (self, layout, 1);
  add_line (self, NULL, 0, 0, 1);
}

static void
add_text (Paper      *self,
          const char *text,
          const char *font,
          gboolean    indented)
{
  g_autoptr(PangoLayout) layout = create_layout (self, text, font, SIZE_THREE);

  pango_layout_set_justify (layout, TRUE);
  if (indented)
    pango_layout_set_indent (layout, (int) (2 * SIZE_THREE * PANGO_SCALE));
  add_layout (self, layout, 1);
}

static void
add_body (Paper *self)
{
  if (self->document->addressee != NULL)
    add_text (self, self->document->addressee, BODY_FONT, FALSE);

  for (guint i = 0; i < self->document->paragraphs->len; i++)
    {
      const TjDocumentParagraph *paragraph = g_ptr_array_index (self->document->paragraphs, i);
      g_autofree char *text = tj_document_paragraph_dup_text (paragraph);

      add_text (self, text, paragraph->is_heading ? HEADING_FONT : BODY_FONT, TRUE);
    }
}

static double
get_width (PangoLayout *layout)
{
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_get_size (layout, &width, NULL);

  return width / (double) PANGO_SCALE;
}

/* The date four characters from the right, the name centred over it, but not beyond the edge. */
static void
add_signature (Paper *self)
{
  g_autoptr(PangoLayout) date = NULL;
  g_autoptr(PangoLayout) name = NULL;
  double date_width = 0;
  double name_width = 0;
  double middle;

  for (guint i = 0; i < SIGNATURE_LINES - 2; i++)
    add_line (self, NULL, 0, 0, 1);

  if (self->document->date != NULL)
    {
      date = create_layout (self, self->document->date, BODY_FONT, SIZE_THREE);
      date_width = get_width (date);
    }

  middle = TYPE_WIDTH - DATE_RIGHT_CHARACTERS * SIZE_THREE - date_width / 2;
  if (self->document->organisation != NULL)
    {
      name = create_layout (self, self->document->organisation, BODY_FONT, SIZE_THREE);
      name_width = get_width (name);
      middle = MIN (middle, TYPE_WIDTH - name_width / 2);
      add_line (self, name, 0, MAX (middle - name_width / 2, 0), 1);
    }

  if (date != NULL)
    add_line (self, date, 0, middle - date_width / 2, 1);
}

static void
draw_number (const Paper *self)
{
  g_autofree char *text = g_strdup_printf ("— %u —", self->n_pages);
  g_autoptr(PangoLayout) layout = create_layout (self, text, NUMBER_FONT, SIZE_FOUR);
  double width = get_width (layout);
  /* On a right-hand page one character from the right, on a left-hand page from the left. */
  double x = self->n_pages % 2 == 1 ? BINDING_MARGIN + TYPE_WIDTH - SIZE_FOUR - width
                                    : BINDING_MARGIN + SIZE_FOUR;

  cairo_move_to (self->cr, x, HEAD_MARGIN + TYPE_HEIGHT + NUMBER_DISTANCE);
  pango_cairo_show_layout (self->cr, layout);
}

static void
end_page (Paper *self)
{
  self->n_pages++;
  draw_number (self);
  cairo_show_page (self->cr);
}

static void
draw_line (const Paper *self,
           const Line  *line,
           guint        pitch)
{
  PangoLayoutLine *words;
  PangoRectangle extents;
  double baseline = HEAD_MARGIN + (pitch + line->n_pitches) * LINE_PITCH;

  if (line->layout == NULL)
    return;

  words = pango_layout_get_line_readonly (line->layout, line->line);
  pango_layout_line_get_extents (words, NULL, &extents);

  /* The text stands in the middle of its pitch. */
  baseline -= (LINE_PITCH * line->n_pitches - extents.height / (double) PANGO_SCALE) / 2
              + (extents.height + extents.y) / (double) PANGO_SCALE;
  cairo_move_to (self->cr, BINDING_MARGIN + line->x, baseline);
  pango_cairo_show_layout_line (self->cr, words);
}

/* From which line on a new page begins so that words go with the signature; the number of all
 * lines where the signature fits anyway. */
static guint
find_last_break (const Paper *self,
                 guint        n_body,
                 guint        n_all)
{
  guint on_last_page = n_body % LINES_A_PAGE;

  if (n_body == 0 || (on_last_page > 0 && on_last_page + (n_all - n_body) <= LINES_A_PAGE))
    return n_all;

  return n_body - MIN (n_body, BODY_LINES_WITH_SIGNATURE);
}

static void
draw_pages (Paper *self,
            guint  n_body)
{
  guint last_break = find_last_break (self, n_body, self->lines->len);
  guint pitch = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);

      if (pitch + line->n_pitches > LINES_A_PAGE || (i == last_break && pitch > 0))
        {
          end_page (self);
          pitch = 0;
        }

      draw_line (self, line, pitch);
      pitch += line->n_pitches;
    }

  end_page (self);
}

/**
 * tj_official_paper_to_pdf:
 * @document: an opinion or a letter
 * @n_pages: (out) (optional): how many pages it has
 *
 * Returns: (transfer full) (nullable): a PDF whose text can be selected, the same bytes for the
 *   same document; %NULL with an error of %G_IO_ERROR
 */
GBytes *
tj_official_paper_to_pdf (const TjDocument  *document,
                          guint             *n_pages,
                          GError           **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  TjPaperPdf *pdf = tj_paper_pdf_new (PAGE_WIDTH, PAGE_HEIGHT, document->title);
  Paper self = { document, tj_paper_pdf_get_context (pdf), lines, 0 };
  guint n_body;

  add_title (&self);
  add_body (&self);
  n_body = lines->len;
  add_signature (&self);
  draw_pages (&self, n_body);
  g_ptr_array_set_size (lines, 0);
  if (n_pages != NULL)
    *n_pages = self.n_pages;

  return tj_paper_pdf_finish (pdf, error);
}
