/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-package.h"

G_BEGIN_DECLS

/**
 * TjChangeKind:
 * @TJ_CHANGE_FIELD: an answer of the form
 * @TJ_CHANGE_FILE: a file of the package
 * @TJ_CHANGE_FINDING: what the rules found
 */
typedef enum
{
  TJ_CHANGE_FIELD,
  TJ_CHANGE_FILE,
  TJ_CHANGE_FINDING,
} TjChangeKind;

/**
 * TjChange:
 * @kind: of what
 * @what: `added`, `removed`, `changed` or, of a file with the same content, `renamed`; of a
 *   finding `resolved`, `remains` or `new`
 * @path: the field, the file's name, or the key of the finding
 * @before: (nullable): what it was; of a file its digest or its old name
 * @after: (nullable): what it is
 *
 * One thing that two versions of a package differ in.
 */
typedef struct
{
  TjChangeKind kind;
  const char *what;
  char *path;
  char *before;
  char *after;
} TjChange;

GPtrArray  *tj_package_changes_find     (TjPackage    *before,
                                         TjPackage    *after) G_GNUC_WARN_UNUSED_RESULT;
void        tj_package_changes_add_findings (GPtrArray *changes,
                                         GListModel   *before,
                                         GListModel   *after);
const char *tj_change_get_label         (const TjChange *self);
const char *tj_change_kind_to_string    (TjChangeKind  kind);
TjPackage  *tj_package_changes_find_version (GPtrArray *packages,
                                             TjPackage *package);

G_END_DECLS
