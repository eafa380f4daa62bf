/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-tick-box.h"

#include "core/base/tj-language.h"

/* The words printed beside the boxes of annex 1, in its order. */

typedef struct
{
  const char *field;
  const char *code;
  const char *label_zh;
  const char *label_en;
} TickBox;

static const TickBox boxes[] = {
  { "category", "energy", "能源绿色低碳转型类", "Low-carbon transition of energy" },
  { "category", "sector", "重点领域降碳类", "Carbon reduction in key sectors" },
  { "category", "sequestration", "储碳固碳类", "Carbon storage and sequestration" },
  { "category", "digital", "数智赋能类", "Digital and intelligent enablement" },
  { "category", "non_co2", "非二氧化碳减排类", "Reduction of non-CO₂ gases" },
  { "stage", "demonstration", "示范类技术", "Demonstration" },
  { "stage", "promotion", "推广类技术", "Promotion" },
};

/**
 * tj_tick_box_dup_text:
 * @field: a field of ticks
 *
 * Returns: (transfer full): every box of the field with its mark, one a line
 */
char *
tj_tick_box_dup_text (TjField *field)
{
  const char * const *ticked = tj_field_get_ticked (field);
  TjLanguage language = tj_language_get_current ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      if (!g_str_equal (boxes[i].field, tj_field_get_id (field)))
        continue;

      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "",
                              g_strv_contains (ticked, boxes[i].code) ? "☑" : "☐",
                              tj_language_pick (language, boxes[i].label_zh, boxes[i].label_en));
    }

  return g_string_free (text, FALSE);
}

/**
 * tj_tick_box_get_code:
 * @field: a field of ticks
 * @index: which of its boxes, from 0 in the order of the form
 *
 * Returns: (nullable): the code of the box; %NULL where the field has no more
 */
const char *
tj_tick_box_get_code (TjField *field,
                      guint    index)
{
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      if (g_str_equal (boxes[i].field, tj_field_get_id (field)) && index-- == 0)
        return boxes[i].code;
    }

  return NULL;
}

/**
 * tj_tick_box_dup_label:
 * @code: a code that tj_tick_box_get_code() gives
 *
 * Returns: (transfer full): the words beside that box, in the user's language
 */
char *
tj_tick_box_dup_label (const char *code)
{
  TjLanguage language = tj_language_get_current ();

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      if (g_str_equal (boxes[i].code, code))
        return g_strdup (tj_language_pick (language, boxes[i].label_zh, boxes[i].label_en));
    }

  return g_strdup (code);
}
