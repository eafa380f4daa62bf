/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/pack/tj-pack-manifest.h"
#include "core/sign/tj-verifier.h"

G_BEGIN_DECLS

/**
 * TjPackProblem:
 * @code: `manifest-missing`, `manifest-invalid`, `file-missing`, `file-changed`, `file-added`,
 *   `file-twice`, `opinion-changed`, `opinion-other-package`, `opinion-unsigned`,
 *   `opinion-missing`, or a code of #TjVerificationReason
 * @path: (nullable): the file or package that it is about
 * @message: a sentence in the user's language
 * @serious: whether the pack is not what was signed; else it is worth knowing
 */
typedef struct
{
  char *code;
  char *path;
  char *message;
  gboolean serious;
} TjPackProblem;

/**
 * TjPackCheck:
 * @manifest: (nullable): what should be in the pack
 * @verification: (nullable): of the manifest's signature
 * @problems: (element-type TjPackProblem): what differs
 * @n_files: how many files there are beside the manifest
 * @n_opinions: how many opinions are signed and intact
 */
typedef struct
{
  TjPackManifest *manifest;
  TjVerification *verification;
  GPtrArray *problems;
  guint n_files;
  guint n_opinions;
} TjPackCheck;

gboolean     tj_pack_is_pack      (GFile             *archive);
TjPackCheck *tj_pack_check_new    (GFile             *archive,
                                   TjTrust           *trust,
                                   GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void         tj_pack_check_free   (TjPackCheck       *self);
gboolean     tj_pack_check_is_whole (const TjPackCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPackCheck, tj_pack_check_free)

G_END_DECLS
