/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "render/tj-chart-kind.h"

G_BEGIN_DECLS

#define TJ_TYPE_CHART_EXPORT_DIALOG (tj_chart_export_dialog_get_type ())

/* Writes a chart into a file or onto the clipboard, with a preview that is the file.
 *
 * signal "message" (const char *message): what was done, to be shown */
G_DECLARE_FINAL_TYPE (TjChartExportDialog, tj_chart_export_dialog, TJ, CHART_EXPORT_DIALOG,
                      AdwWindow)

TjChartExportDialog *tj_chart_export_dialog_new (GtkWindow            *parent,
                                                 const TjChartKind    *kind,
                                                 TjChartInput         *input,
                                                 const TjChartOptions *options);

G_END_DECLS
