/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TjEntryNames:
 * @TJ_ENTRY_NAMES_AUTO: all names of an archive together tell
 * @TJ_ENTRY_NAMES_UTF_8: as packed on Linux, macOS and by new programs
 * @TJ_ENTRY_NAMES_GB18030: as packed on Chinese Windows
 *
 * In which encoding the names of an archive are.
 */
typedef enum
{
  TJ_ENTRY_NAMES_AUTO,
  TJ_ENTRY_NAMES_UTF_8,
  TJ_ENTRY_NAMES_GB18030,
} TjEntryNames;

gboolean    tj_entry_names_parse       (const char   *text,
                                        TjEntryNames *names);
gboolean    tj_entry_names_are_gb18030 (const GPtrArray *raw_names,
                                        TjEntryNames     names);
gboolean    tj_entry_name_is_utf8      (const char *raw);
char       *tj_entry_name_decode       (const char *raw,
                                        gboolean    is_gb18030) G_GNUC_WARN_UNUSED_RESULT;
char       *tj_entry_name_fold         (const char *name) G_GNUC_WARN_UNUSED_RESULT;
const char *tj_entry_name_find_refusal (const char *name);
gboolean    tj_entry_name_is_ignored   (const char *name);

G_END_DECLS
