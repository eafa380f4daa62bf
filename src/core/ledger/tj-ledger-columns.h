/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/base/tj-language.h"

G_BEGIN_DECLS

#define TJ_LEDGER_ERROR (tj_ledger_error_quark ())

/**
 * TjLedgerError:
 * @TJ_LEDGER_ERROR_COLUMNS: a file of columns cannot be used, or a column is not in it
 * @TJ_LEDGER_ERROR_NO_HEADER: no row of the workbook names the columns of a ledger
 * @TJ_LEDGER_ERROR_TOO_LARGE: there is more than a ledger can hold
 * @TJ_LEDGER_ERROR_WRITE: the workbook could not be made
 */
typedef enum
{
  TJ_LEDGER_ERROR_COLUMNS,
  TJ_LEDGER_ERROR_NO_HEADER,
  TJ_LEDGER_ERROR_TOO_LARGE,
  TJ_LEDGER_ERROR_WRITE,
} TjLedgerError;

GQuark tj_ledger_error_quark (void);

/**
 * TjLedgerType:
 * @TJ_LEDGER_TEXT: words
 * @TJ_LEDGER_INTEGER: a whole number
 * @TJ_LEDGER_NUMBER: a number
 * @TJ_LEDGER_DATE: a day
 */
typedef enum
{
  TJ_LEDGER_TEXT,
  TJ_LEDGER_INTEGER,
  TJ_LEDGER_NUMBER,
  TJ_LEDGER_DATE,
} TjLedgerType;

const char *tj_ledger_type_to_string (TjLedgerType type);

/**
 * TjLedgerColumn:
 * @id: as `potential_2030`; of a column that only a foreign workbook has, `other_1`
 * @type: what its cells hold
 * @unit: (nullable): of its numbers
 * @width: in characters
 * @from: (nullable): what fills it: a path of the form, or a fact that the schema lists
 * @is_key: whether a line without it is no entry
 * @title_zh: what stands above it
 * @title_en: the same in English
 * @words: (array zero-terminated=1): folded; what a foreign workbook may call it
 */
typedef struct
{
  char *id;
  TjLedgerType type;
  char *unit;
  guint width;
  char *from;
  gboolean is_key;
  char *title_zh;
  char *title_en;
  GStrv words;
} TjLedgerColumn;

/**
 * TjLedgerColumns:
 * @id: name and version of the file, as `recommendation-2024 1`
 * @title_zh: the heading of such a ledger
 * @title_en: the same in English
 * @sheet: the name of the sheet in a workbook
 * @columns: (element-type TjLedgerColumn): in order
 *
 * Which columns a ledger has. Not changed once read, but copied.
 */
typedef struct
{
  char *id;
  char *title_zh;
  char *title_en;
  char *sheet;
  GPtrArray *columns;
} TjLedgerColumns;

TjLedgerColumns      *tj_ledger_columns_new_default (void) G_GNUC_WARN_UNUSED_RESULT;
TjLedgerColumns      *tj_ledger_columns_new  (GBytes                *bytes,
                                              const char            *name,
                                              GError               **error)
                                              G_GNUC_WARN_UNUSED_RESULT;
TjLedgerColumns      *tj_ledger_columns_copy (const TjLedgerColumns *self)
                                              G_GNUC_WARN_UNUSED_RESULT;
void                  tj_ledger_columns_free (TjLedgerColumns       *self);
guint                 tj_ledger_columns_add  (TjLedgerColumns       *self,
                                              const char            *id,
                                              TjLedgerType           type,
                                              const char            *title);
const TjLedgerColumn *tj_ledger_columns_get  (const TjLedgerColumns *self,
                                              guint                  index);
gboolean              tj_ledger_columns_find (const TjLedgerColumns *self,
                                              const char            *id,
                                              guint                 *index);
char                 *tj_ledger_column_dup_title (const TjLedgerColumn *self,
                                                  TjLanguage            language)
                                                  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjLedgerColumns, tj_ledger_columns_free)

G_END_DECLS
