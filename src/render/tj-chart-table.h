/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The figures behind a chart, as text for people and as numbers for other programs. */

typedef struct _TjChartTable TjChartTable;

TjChartTable *tj_chart_table_new              (void);
void          tj_chart_table_free             (TjChartTable *self);
void          tj_chart_table_add_column       (TjChartTable *self,
                                               const char   *title,
                                               gboolean      numeric);
void          tj_chart_table_reserve          (TjChartTable *self,
                                               guint         n_rows);
const char   *tj_chart_table_keep             (TjChartTable *self,
                                               const char   *text);
void          tj_chart_table_add_text         (TjChartTable *self,
                                               const char   *text);
void          tj_chart_table_add_number       (TjChartTable *self,
                                               double        value,
                                               guint         decimals);
void          tj_chart_table_add_nothing      (TjChartTable *self);
guint         tj_chart_table_get_n_columns    (TjChartTable *self);
guint         tj_chart_table_get_n_rows       (TjChartTable *self);
const char   *tj_chart_table_get_column_title (TjChartTable *self,
                                               guint         column);
gboolean      tj_chart_table_is_numeric       (TjChartTable *self,
                                               guint         column);
const char   *tj_chart_table_get_cell         (TjChartTable *self,
                                               guint         row,
                                               guint         column);
gboolean      tj_chart_table_get_number       (TjChartTable *self,
                                               guint         row,
                                               guint         column,
                                               double       *value);
GBytes       *tj_chart_table_to_csv           (TjChartTable *self);
char         *tj_chart_table_to_tabs          (TjChartTable *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjChartTable, tj_chart_table_free)

G_END_DECLS
