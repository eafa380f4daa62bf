/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cli/tj-arguments.h"
#include "core/taxonomy/tj-policy-documents.h"

G_BEGIN_DECLS

int tj_classify_matrix_print (TjPolicyDocuments *documents,
                              const TjArguments *arguments);

G_END_DECLS
