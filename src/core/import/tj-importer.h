/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-attachment-reader.h"
#include "core/import/tj-entry-name.h"
#include "core/import/tj-package-listing.h"
#include "core/model/tj-package.h"

G_BEGIN_DECLS

#define TJ_IMPORT_ERROR (tj_import_error_quark ())

/**
 * TjImportError:
 * @TJ_IMPORT_ERROR_UNREADABLE: the file cannot be opened, or is no kind of package
 * @TJ_IMPORT_ERROR_ENCRYPTED: the archive wants a password, or another one than it was given
 * @TJ_IMPORT_ERROR_SEALED: the archive or form wants a password and cannot be opened even with it
 * @TJ_IMPORT_ERROR_NO_FORM: no application form was found in it
 * @TJ_IMPORT_ERROR_SEVERAL_FORMS: more than one form was found in one folder
 * @TJ_IMPORT_ERROR_SEVERAL_PACKAGES: there are several packages, and one is to be chosen
 * @TJ_IMPORT_ERROR_REFUSED: a limit was passed: it is not safe to read on
 */
typedef enum
{
  TJ_IMPORT_ERROR_UNREADABLE,
  TJ_IMPORT_ERROR_ENCRYPTED,
  TJ_IMPORT_ERROR_NO_FORM,
  TJ_IMPORT_ERROR_SEVERAL_FORMS,
  TJ_IMPORT_ERROR_REFUSED,
  TJ_IMPORT_ERROR_SEALED,
  TJ_IMPORT_ERROR_SEVERAL_PACKAGES,
} TjImportError;

GQuark tj_import_error_quark (void);

#define TJ_TYPE_IMPORTER (tj_importer_get_type ())

G_DECLARE_FINAL_TYPE (TjImporter, tj_importer, TJ, IMPORTER, GObject)

/* Reads packages. @contents_folder is where copies of archive entries are kept, each under
 * its digest; without one, digests are taken and contents are not kept. */
TjImporter *tj_importer_new              (TjTaxonomy           *taxonomy,
                                          GFile                *contents_folder);
void        tj_importer_set_password     (TjImporter           *self,
                                          GFile                *location,
                                          const char           *password);
void        tj_importer_set_names        (TjImporter           *self,
                                          GFile                *location,
                                          TjEntryNames          names);
TjEntryNames tj_importer_get_names       (TjImporter           *self,
                                          GFile                *location);
char       *tj_importer_dup_name         (GFile                *location);
GFile      *tj_importer_dup_archive      (GFile                *location);

/* What reads pages of PDF files while packages are read, and whether every PDF is asked for. */
void        tj_importer_set_page_text    (TjImporter           *self,
                                          TjPageTextFunc        page_text,
                                          gpointer              user_data,
                                          gboolean              thorough);

TjPackage  *tj_importer_load             (TjImporter           *self,
                                          GFile                *location,
                                          TjProgress           *progress,
                                          GCancellable         *cancellable,
                                          GError              **error);
void        tj_importer_load_async       (TjImporter           *self,
                                          GFile                *location,
                                          TjProgress           *progress,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
TjPackage  *tj_importer_load_finish      (TjImporter           *self,
                                          GAsyncResult         *result,
                                          GError              **error);

TjPackageListing *tj_importer_list_packages        (TjImporter          *self,
                                                    GFile               *location,
                                                    GCancellable        *cancellable,
                                                    GError             **error);
void              tj_importer_list_packages_async  (TjImporter          *self,
                                                    GFile               *location,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
TjPackageListing *tj_importer_list_packages_finish (TjImporter          *self,
                                                    GAsyncResult        *result,
                                                    GError             **error);

G_END_DECLS
