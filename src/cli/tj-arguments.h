/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/import/tj-importer.h"

G_BEGIN_DECLS

/**
 * TjArguments:
 * @rest: (array zero-terminated=1): what stands on the command line beside the options
 * @n_rest: how many
 * @json: whether `--format=json` was given
 * @csv: whether `--format=csv` was given
 * @password_file: (nullable): where the password of archives is
 * @names: in which encoding the names of archives are
 *
 * A command line taken apart. Release with tj_arguments_clear().
 */
typedef struct
{
  GStrv rest;
  guint n_rest;
  gboolean json;
  gboolean csv;
  char *password_file;
  TjEntryNames names;
} TjArguments;

#define TJ_ARGUMENTS_INIT { NULL, 0, FALSE, FALSE, NULL, TJ_ENTRY_NAMES_AUTO }

/**
 * TjArgumentsFlags:
 * @TJ_ARGUMENTS_PLAIN: one argument
 * @TJ_ARGUMENTS_FORMAT: there is something to print, for people or for programs
 * @TJ_ARGUMENTS_SEVERAL: one argument or more
 * @TJ_ARGUMENTS_NONE: no argument
 * @TJ_ARGUMENTS_PACKAGES: packages are read, and there are options that say how
 * @TJ_ARGUMENTS_CSV: what is printed may be a table for spreadsheets
 *
 * What a command's line looks like beside its options.
 */
typedef enum
{
  TJ_ARGUMENTS_PLAIN = 0,
  TJ_ARGUMENTS_FORMAT = 1 << 0,
  TJ_ARGUMENTS_SEVERAL = 1 << 1,
  TJ_ARGUMENTS_NONE = 1 << 2,
  TJ_ARGUMENTS_PACKAGES = 1 << 3,
  TJ_ARGUMENTS_CSV = 1 << 4,
} TjArgumentsFlags;

gboolean tj_arguments_parse   (TjArguments        *self,
                               int                 argc,
                               char              **argv,
                               const GOptionEntry *entries,
                               TjArgumentsFlags    flags);
void     tj_arguments_clear   (TjArguments        *self);
gboolean tj_arguments_require (const char         *option,
                               const char         *value);
char    *tj_arguments_dup_text (const char        *value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TjArguments, tj_arguments_clear)

G_END_DECLS
