/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-docx-symbol.h"

#include <string.h>

/* Picture fonts give letters other shapes. Only the shapes that stand on forms are known: boxes,
 * ticks and the signs of a figure. */

static const struct
{
  const char *font;
  guint code;
  const char *text;
} symbols[] = {
  { "Wingdings 2", 0x2a, "☐" }, { "Wingdings 2", 0x30, "☐" }, { "Wingdings 2", 0xa3, "☐" },
  { "Wingdings 2", 0x4f, "✗" }, { "Wingdings 2", 0x50, "✓" }, { "Wingdings 2", 0x51, "☒" },
  { "Wingdings 2", 0x52, "☑" }, { "Wingdings 2", 0x53, "☒" }, { "Wingdings 2", 0x54, "☒" },
  { "Wingdings 2", 0x55, "☒" }, { "Wingdings 2", 0x56, "☒" },
  { "Wingdings 2", 0x97, "●" }, { "Wingdings 2", 0x98, "●" }, { "Wingdings 2", 0x99, "○" },
  { "Wingdings 2", 0x9e, "•" }, { "Wingdings 2", 0xa2, "■" },
  { "Wingdings", 0x6c, "●" }, { "Wingdings", 0x6e, "■" }, { "Wingdings", 0x6f, "☐" },
  { "Wingdings", 0x70, "☐" }, { "Wingdings", 0x71, "☐" }, { "Wingdings", 0x72, "☐" },
  { "Wingdings", 0x75, "◆" }, { "Wingdings", 0x9e, "·" }, { "Wingdings", 0x9f, "•" },
  { "Wingdings", 0xa1, "○" }, { "Wingdings", 0xa4, "◉" }, { "Wingdings", 0xa7, "▪" },
  { "Wingdings", 0xa8, "☐" }, { "Wingdings", 0xd8, "➢" }, { "Wingdings", 0xe0, "→" },
  { "Wingdings", 0xfb, "✗" }, { "Wingdings", 0xfc, "✓" }, { "Wingdings", 0xfd, "☒" },
  { "Wingdings", 0xfe, "☑" },
  { "Symbol", 0x44, "Δ" }, { "Symbol", 0x6d, "μ" }, { "Symbol", 0xa3, "≤" },
  { "Symbol", 0xb0, "°" }, { "Symbol", 0xb1, "±" }, { "Symbol", 0xb3, "≥" },
  { "Symbol", 0xb4, "×" }, { "Symbol", 0xb7, "·" }, { "Symbol", 0xbb, "≈" },
  { "Webdings", 0x61, "✓" }, { "Webdings", 0x63, "☐" }, { "Webdings", 0x67, "■" },
};

/**
 * tj_docx_symbol_lookup:
 * @font: (nullable): the font's name
 * @code: the character, with or without the 0xF000 that Word adds
 *
 * Returns: (nullable): the shape as text
 */
const char *
tj_docx_symbol_lookup (const char *font,
                       gunichar    code)
{
  if (code >= 0xf000 && code <= 0xf0ff)
    {
      code -= 0xf000;
      /* Only Wingdings is met so often that its name gets lost on the way. */
      if (font == NULL)
        font = "Wingdings";
    }

  if (font == NULL || code > 0xff)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      if (symbols[i].code == code && g_ascii_strcasecmp (symbols[i].font, font) == 0)
        return symbols[i].text;
    }

  return NULL;
}
