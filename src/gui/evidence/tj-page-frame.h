/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <graphene.h>

#include "render/page/tj-page-protocol.h"

G_BEGIN_DECLS

/**
 * TjPageFrame:
 * @size: of the page as the file has it, in points
 * @turns: quarter turns to the right by which it is shown, 0 to 3
 * @width: of the place on the screen, in pixels
 * @height: of the place on the screen, in pixels
 *
 * How a page lies on the screen.
 */
typedef struct
{
  TjPageSize size;
  guint turns;
  double width;
  double height;
} TjPageFrame;

TjPageSize      tj_page_frame_get_shown_size (const TjPageFrame *self);
void            tj_page_frame_to_page        (const TjPageFrame *self,
                                              double             x,
                                              double             y,
                                              double            *page_x,
                                              double            *page_y);
graphene_rect_t tj_page_frame_to_screen      (const TjPageFrame *self,
                                              const TjPageBox   *box);

G_END_DECLS
