/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-finding.h"
#include "core/model/tj-package.h"

G_BEGIN_DECLS

#define TJ_PLANTING_ERROR (tj_planting_error_quark ())

/**
 * TjPlantingError:
 * @TJ_PLANTING_ERROR_UNKNOWN: there is no error of that name
 * @TJ_PLANTING_ERROR_NO_PLACE: the package has no place for an error of that kind
 */
typedef enum
{
  TJ_PLANTING_ERROR_UNKNOWN,
  TJ_PLANTING_ERROR_NO_PLACE,
} TjPlantingError;

GQuark tj_planting_error_quark (void);

/**
 * TjPlanted:
 * @kind: which error, as `payback`
 * @code: the finding that a rule makes of it
 * @field: where it was planted
 * @before: (nullable): what stood there
 * @after: (nullable): what stands there now
 * @zh: what is wrong, for the answer key
 * @en: the same in English
 * @found: whether the rules find it, as tj_planting_add_findings() was told
 *
 * One error where there was none.
 */
typedef struct
{
  const char *kind;
  const char *code;
  char *field;
  char *before;
  char *after;
  char *zh;
  char *en;
  gboolean found;
} TjPlanted;

/**
 * TjPlanting:
 * @form: the form with the errors
 * @dropped: (element-type utf8): names of attachments that are left out
 * @planted: (element-type TjPlanted): the answer key
 * @follows: (element-type TjFinding): what else the rules find because of the errors
 *
 * A package with errors that one knows of.
 */
typedef struct
{
  TjForm *form;
  GPtrArray *dropped;
  GPtrArray *planted;
  GPtrArray *follows;
} TjPlanting;

const char * const *tj_planting_list_kinds (void);
TjPlanting *tj_planting_make   (TjPackage   *package,
                                GListModel  *known,
                                const char  *errors,
                                gboolean     subtle,
                                guint32      seed,
                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void        tj_planting_free   (TjPlanting  *self);
GPtrArray  *tj_planting_list_entries (const TjPlanting *self,
                                      TjPackage        *package) G_GNUC_WARN_UNUSED_RESULT;
void        tj_planting_add_findings (TjPlanting *self,
                                      GListModel *known,
                                      GListModel *findings);
GBytes     *tj_planting_to_key (TjPlanting  *self,
                                const char  *name,
                                gboolean     subtle,
                                guint32      seed) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPlanting, tj_planting_free)

G_END_DECLS
