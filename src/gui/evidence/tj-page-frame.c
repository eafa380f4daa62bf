/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-page-frame.h"

/* Places on a page are kept as the file has them, whichever way up it is looked at. */

/**
 * tj_page_frame_get_shown_size:
 *
 * Returns: the size of the page as it is turned, in points
 */
TjPageSize
tj_page_frame_get_shown_size (const TjPageFrame *self)
{
  return self->turns % 2 == 0 ? self->size
                              : (TjPageSize) { self->size.height, self->size.width };
}

/**
 * tj_page_frame_to_page:
 * @x: on the screen, from the left of the page's place
 * @y: on the screen, from its top
 * @page_x: (out): in points
 * @page_y: (out): in points
 */
void
tj_page_frame_to_page (const TjPageFrame *self,
                       double             x,
                       double             y,
                       double            *page_x,
                       double            *page_y)
{
  double across = self->width > 0 ? x / self->width : 0;
  double down = self->height > 0 ? y / self->height : 0;
  double u;
  double v;

  switch (self->turns)
    {
    case 1:
      u = down;
      v = 1 - across;
      break;
    case 2:
      u = 1 - across;
      v = 1 - down;
      break;
    case 3:
      u = 1 - down;
      v = across;
      break;
    case 0:
    default:
      u = across;
      v = down;
      break;
    }

  *page_x = u * self->size.width;
  *page_y = v * self->size.height;
}

static void
to_screen (const TjPageFrame *self,
           double             page_x,
           double             page_y,
           double            *x,
           double            *y)
{
  double u = page_x / self->size.width;
  double v = page_y / self->size.height;

  switch (self->turns)
    {
    case 1:
      *x = 1 - v;
      *y = u;
      break;
    case 2:
      *x = 1 - u;
      *y = 1 - v;
      break;
    case 3:
      *x = v;
      *y = 1 - u;
      break;
    case 0:
    default:
      *x = u;
      *y = v;
      break;
    }

  *x *= self->width;
  *y *= self->height;
}

/**
 * tj_page_frame_to_screen:
 * @box: in points
 *
 * Returns: where it lies in the page's place
 */
graphene_rect_t
tj_page_frame_to_screen (const TjPageFrame *self,
                         const TjPageBox   *box)
{
  graphene_rect_t rectangle;
  double x1, y1, x2, y2;

  to_screen (self, (double) box->x1, (double) box->y1, &x1, &y1);
  to_screen (self, (double) box->x2, (double) box->y2, &x2, &y2);
  graphene_rect_init (&rectangle, (float) MIN (x1, x2), (float) MIN (y1, y2),
                      (float) ABS (x2 - x1), (float) ABS (y2 - y1));

  return rectangle;
}
