/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-cleanup.h"
#include "core/sheet/tj-sheet.h"

#define TJ_TEST_SHA256 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

TjPackage *tj_test_package_new  (void);
GListModel *tj_test_findings_new (void);
TjReview  *tj_test_review_new   (gboolean    complete);
TjSheet   *tj_test_sheet_new    (gboolean    complete);
char      *tj_test_sheet_to_text (TjSheet   *sheet,
                                 gboolean    draft);
TjSheet   *tj_test_sheet_parse  (const char *text,
                                 GError    **error);
char      *tj_test_replace      (const char *text,
                                 const char *old,
                                 const char *new);
void       tj_test_validate     (const char *text);
