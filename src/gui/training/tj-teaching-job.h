/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-package.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/**
 * TjTeachingJob:
 * @package: of which another one is made, with contents at hand
 * @taxonomy: for the checks
 * @findings: (element-type TjFinding): what is wrong in it already
 * @errors: (nullable): how many errors or which, as tj_planting_make() takes them; %NULL to take
 *   the names away instead
 * @subtle: whether errors are hard to see
 * @seed: where the random numbers begin
 * @file: the .zip file to write
 *
 * A package for teaching that is to be made.
 */
typedef struct
{
  TjPackage *package;
  TjTaxonomy *taxonomy;
  GListStore *findings;
  char *errors;
  gboolean subtle;
  guint32 seed;
  GFile *file;
} TjTeachingJob;

void   tj_teaching_job_free         (TjTeachingJob       *self);
void   tj_teaching_job_run_async    (TjTeachingJob       *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
char  *tj_teaching_job_run_finish   (GAsyncResult        *result,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
GFile *tj_teaching_job_get_key_file (GFile               *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
