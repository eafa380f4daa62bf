/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/sign/tj-verifier.h"

G_BEGIN_DECLS

TjTrust *tj_trust_files_load (GStrv paths) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
