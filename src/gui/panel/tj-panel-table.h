/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TJ_TYPE_PANEL_TABLE (tj_panel_table_get_type ())

/* A table of words and numbers that can be sorted by each column. Asks for the text of a cell
 * only when it comes into sight.
 *
 * signal "row-activated" (guint row): as numbered by who fills it */
G_DECLARE_FINAL_TYPE (TjPanelTable, tj_panel_table, TJ, PANEL_TABLE, AdwBin)

/**
 * TjPanelTableFunc:
 * @row: from 0, in the order in which rows were given
 * @column: from 0
 *
 * Returns: (transfer full) (nullable): what stands there
 */
typedef char *(*TjPanelTableFunc) (gpointer user_data,
                                   guint    row,
                                   guint    column);

/**
 * TjPanelTableColumn:
 * @title: untranslated, for _()
 * @is_number: whether it is set to the right and sorted as numbers
 * @expands: whether it takes the room that is left
 */
typedef struct
{
  const char *title;
  gboolean is_number;
  gboolean expands;
} TjPanelTableColumn;

void tj_panel_table_set_columns (TjPanelTable             *self,
                                 const TjPanelTableColumn *columns,
                                 guint                     n_columns,
                                 TjPanelTableFunc          func,
                                 gpointer                  user_data);
void tj_panel_table_set_title   (TjPanelTable             *self,
                                 guint                     column,
                                 const char               *title);
void tj_panel_table_set_n_rows  (TjPanelTable             *self,
                                 guint                     n_rows);

G_END_DECLS
