/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-cell-width.h"

/**
 * tj_cell_width_widen:
 * @width: of the column so far
 * @text: (nullable): what stands in one of its cells
 * @most: the width at which cells are cut off
 *
 * Widens a column so that @text fits. An ideograph takes the room of two Latin letters, by which
 * labels measure.
 *
 * Returns: the width, at most @most
 */
int
tj_cell_width_widen (int         width,
                     const char *text,
                     int         most)
{
  int n_chars = 0;

  for (const char *at = text; at != NULL && *at != '\0' && n_chars < most;
       at = g_utf8_next_char (at))
    n_chars += g_unichar_iswide (g_utf8_get_char (at)) ? 2 : 1;

  return CLAMP (n_chars, width, MAX (width, most));
}
