/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Word files and archives made while the tests run. A form is written as rows of cells; a cell
 * is plain text, or raw WordprocessingML where it begins with `<w:`. Some prefixes make merged
 * cells: `*N*` spans N columns, `^` continues the cell above, `!` begins such a cell. */

GBytes *form_builder_docx      (const char         *body) G_GNUC_WARN_UNUSED_RESULT;
char   *form_builder_table     (const char * const *rows,
                                guint               n_rows) G_GNUC_WARN_UNUSED_RESULT;
char   *form_builder_form      (void) G_GNUC_WARN_UNUSED_RESULT;
GBytes *form_builder_form_docx (const char         *old_text,
                                const char         *new_text) G_GNUC_WARN_UNUSED_RESULT;

/* The same as OpenDocument text: @styles are automatic styles and @body is raw
 * XML. A form in it is the plain form with one piece of its XML replaced. */
GBytes *form_builder_odt       (const char         *styles,
                                const char         *body) G_GNUC_WARN_UNUSED_RESULT;
GBytes *form_builder_form_odt  (const char         *old_text,
                                const char         *new_text) G_GNUC_WARN_UNUSED_RESULT;

/* The same as Word's XML document. */
GBytes *form_builder_flat      (const char         *body) G_GNUC_WARN_UNUSED_RESULT;

/* @options is libarchive's, as `zip:encryption=aes256`, or %NULL. */
typedef struct _ArchiveBuilder ArchiveBuilder;

ArchiveBuilder *archive_builder_new    (const char     *format,
                                        const char     *options);
void            archive_builder_add    (ArchiveBuilder *self,
                                        const char     *raw_name,
                                        const void     *data,
                                        gsize           size);
void            archive_builder_link   (ArchiveBuilder *self,
                                        const char     *raw_name,
                                        const char     *target);
GBytes         *archive_builder_finish (ArchiveBuilder *self);

char           *test_folder_new        (void) G_GNUC_WARN_UNUSED_RESULT;
GFile          *test_folder_write      (const char     *folder,
                                        const char     *name,
                                        GBytes         *content) G_GNUC_WARN_UNUSED_RESULT;
void            test_folder_remove     (const char     *folder);
