/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-kind.h"

G_BEGIN_DECLS

/* Rounds of any number of packages with figures for every chart of packages, made in memory. */

GPtrArray    *bench_chart_round_new          (guint       n_packages) G_GNUC_WARN_UNUSED_RESULT;
TjChartInput *bench_chart_round_create_input (GPtrArray  *packages,
                                              TjTaxonomy *taxonomy) G_GNUC_WARN_UNUSED_RESULT;
TjChart      *bench_chart_round_create_chart (const char *kind,
                                              GPtrArray  *packages,
                                              TjTaxonomy *taxonomy) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
