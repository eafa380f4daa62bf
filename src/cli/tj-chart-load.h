/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/tj-arguments.h"
#include "render/tj-chart-kind.h"

G_BEGIN_DECLS

/**
 * TjChartFiles:
 * @sheets: (nullable) (array zero-terminated=1): review sheets to lay beside packages
 * @inputs: (nullable): a folder of entries for recalculations, or one file
 * @output: the file that is going to be written
 *
 * The files of a chart's command line beside its arguments.
 */
typedef struct
{
  char **sheets;
  char *inputs;
  char *output;
} TjChartFiles;

TjChartInput *tj_chart_load (const TjChartKind  *kind,
                             const TjArguments  *arguments,
                             const TjChartFiles *files,
                             gboolean           *complete) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
