/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/pack/tj-pack-check.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/**
 * TjPackJob:
 * @packages: (element-type TjPackage): what is handed over
 * @findings: (element-type GListModel): of each
 * @standings: (nullable) (element-type TjLedgerStanding): of each
 * @left_out: (nullable) (element-type TjPackage): what of the round stays behind
 * @taxonomy: the notice
 * @bureau: who recommends
 * @addressee: (nullable): to whom
 * @contact: (nullable): whom to ask
 * @date: as 2024年3月20日
 * @quota: how many may be recommended; 0 where there is no limit
 * @n_late: how many of the packages came after the deadline
 * @opinions: (nullable): the folder with the opinions
 * @key: the file of the key
 * @password: that opens it
 * @output: where the pack goes
 *
 * All that writing a pack takes; owned by whoever makes it until it is handed to
 * tj_pack_write_async().
 */
typedef struct
{
  GPtrArray *packages;
  GPtrArray *findings;
  GPtrArray *standings;
  GPtrArray *left_out;
  TjTaxonomy *taxonomy;
  char *bureau;
  char *addressee;
  char *contact;
  char *date;
  guint quota;
  guint n_late;
  char *opinions;
  GFile *key;
  char *password;
  GFile *output;
} TjPackJob;

void         tj_pack_job_free     (TjPackJob            *self);
void         tj_pack_write_async  (TjPackJob            *job,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean     tj_pack_write_finish (GAsyncResult         *result,
                                   GError              **error);
void         tj_pack_check_async  (GFile                *file,
                                   GFile                *trust_file,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
TjPackCheck *tj_pack_check_finish (GAsyncResult         *result,
                                   GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPackJob, tj_pack_job_free)

G_END_DECLS
