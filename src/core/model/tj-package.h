/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-attachment.h"
#include "core/model/tj-finding.h"
#include "core/model/tj-form.h"

G_BEGIN_DECLS

#define TJ_TYPE_PACKAGE (tj_package_get_type ())

G_DECLARE_FINAL_TYPE (TjPackage, tj_package, TJ, PACKAGE, GObject)

TjPackage  *tj_package_new             (const char   *name,
                                        GFile        *location);
TjPackage  *tj_package_new_corrected   (TjPackage    *original,
                                        TjForm       *form);
TjPackage  *tj_package_get_original    (TjPackage    *self);
const char *tj_package_get_name        (TjPackage    *self);
GFile      *tj_package_get_location    (TjPackage    *self);
const char *tj_package_get_sha256      (TjPackage    *self);
void        tj_package_set_sha256      (TjPackage    *self,
                                        const char   *sha256);
const char *tj_package_get_form_file   (TjPackage    *self);
void        tj_package_set_form        (TjPackage    *self,
                                        TjForm       *form,
                                        const char   *form_file);
TjForm     *tj_package_get_form        (TjPackage    *self);
GListModel *tj_package_get_attachments (TjPackage    *self);
void        tj_package_add_attachment  (TjPackage    *self,
                                        TjAttachment *attachment);
TjAttachment *tj_package_find_attachment (TjPackage  *self,
                                          const char *name);
TjAttachment *tj_package_find_by_digest (TjPackage *self,
                                         const char *sha256);
GListModel *tj_package_get_import_findings (TjPackage *self);
void        tj_package_add_import_finding  (TjPackage *self,
                                            TjFinding *finding);
char       *tj_package_dup_manifest_sha256 (TjPackage *self);

G_END_DECLS
