/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TjPackageLayout:
 *
 * Where the packages lie in a tree of files. A root is a folder's path, the path of a file that
 * is a package by itself, or the empty string for the whole tree.
 */
typedef struct _TjPackageLayout TjPackageLayout;

TjPackageLayout *tj_package_layout_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void             tj_package_layout_free       (TjPackageLayout *self);
void             tj_package_layout_add_form   (TjPackageLayout *self,
                                               const char      *name);
void             tj_package_layout_add_leaf   (TjPackageLayout *self,
                                               const char      *name);
gboolean         tj_package_layout_has_forms  (TjPackageLayout *self);
gboolean         tj_package_layout_has_form_in (TjPackageLayout *self,
                                               const char      *folder);
gboolean         tj_package_layout_is_covered (TjPackageLayout *self,
                                               const char      *name);
GPtrArray       *tj_package_layout_list_roots (TjPackageLayout *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean         tj_package_layout_find_root  (TjPackageLayout *self,
                                               const char      *name,
                                               guint           *root);
gboolean         tj_package_layout_holds      (TjPackageLayout *self,
                                               const char      *root,
                                               const char      *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPackageLayout, tj_package_layout_free)

G_END_DECLS
