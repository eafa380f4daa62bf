/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TjFilePickerMode:
 * @TJ_FILE_PICKER_OPEN: an existing file
 * @TJ_FILE_PICKER_FOLDER: an existing folder
 * @TJ_FILE_PICKER_SAVE: a new file
 * @TJ_FILE_PICKER_OPEN_SEVERAL: existing files
 */
typedef enum
{
  TJ_FILE_PICKER_OPEN,
  TJ_FILE_PICKER_FOLDER,
  TJ_FILE_PICKER_SAVE,
  TJ_FILE_PICKER_OPEN_SEVERAL,
} TjFilePickerMode;

/* @filter_name: (nullable): what the endings are called; @endings: (nullable): as
 * `*.xml;*.p12`; @suggested: (nullable): the name of a new file. */
void   tj_file_picker_open_async  (GtkWindow            *parent,
                                   TjFilePickerMode      mode,
                                   const char           *title,
                                   const char           *filter_name,
                                   const char           *endings,
                                   const char           *suggested,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
GFile *tj_file_picker_open_finish (GAsyncResult         *result,
                                   GError              **error);

GListModel *tj_file_picker_open_several_finish (GAsyncResult  *result,
                                                GError       **error);

G_END_DECLS
