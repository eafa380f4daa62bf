/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-claim.h"
#include "render/tj-chart-private.h"

G_BEGIN_DECLS

/* The columns that tables of claims share: who it is, and where the figures come from. */

void tj_chart_claim_add_identity_columns (TjChartTable       *table,
                                          TjLanguage          language);
void tj_chart_claim_add_source_columns   (TjChartTable       *table,
                                          TjLanguage          language);
void tj_chart_claim_add_identity         (const TjChartClaim *self,
                                          TjChartTable       *table,
                                          TjTaxonomy         *taxonomy,
                                          TjLanguage          language);
void tj_chart_claim_add_source           (const TjChartClaim *self,
                                          TjChartTable       *table,
                                          const char         *remark,
                                          const char         *fields);
void tj_chart_table_add_figure           (TjChartTable        *table,
                                          const TjChartFigure *figure);

void tj_chart_claim_add_missing          (const TjChartClaim *self,
                                          TjChartContent     *content,
                                          const char         *reason);
void tj_chart_content_count_missing      (TjChartContent     *content);
void tj_chart_claim_append_range         (GString             *text,
                                          double               low,
                                          double               high,
                                          TjLanguage           language);
const char *tj_chart_claim_say_basis     (const TjChartOptions *options);
char *tj_chart_claim_dup_basis_label     (const TjChartOptions *options) G_GNUC_WARN_UNUSED_RESULT;
char *tj_chart_claim_dup_short_name      (const char           *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
