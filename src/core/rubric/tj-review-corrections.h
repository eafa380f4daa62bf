/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-form.h"
#include "core/rubric/tj-review.h"

G_BEGIN_DECLS

/* What the reviewer corrected in the form as it was read, or typed where none could be read.
 * Each is a value of the review, see tj-review.h. */

/* The value that says that a field should be empty; a name cannot be set to nothing. */
#define TJ_CORRECTION_BLANK "∅"
/* How many cases a form can be corrected to have. */
#define TJ_MAX_CORRECTED_CASES 50

char       *tj_correction_dup_name       (const char *path,
                                          const char *part) G_GNUC_WARN_UNUSED_RESULT;
char       *tj_correction_dup_title      (const char *path) G_GNUC_WARN_UNUSED_RESULT;
char       *tj_correction_dup_value      (TjField    *field) G_GNUC_WARN_UNUSED_RESULT;
void        tj_correction_set_value      (TjField    *field,
                                          const char *value);
GPtrArray  *tj_review_list_corrected     (TjReview   *self);
const char *tj_review_get_correction     (TjReview   *self,
                                          const char *path,
                                          const char *part);
guint       tj_review_get_case_count     (TjReview   *self,
                                          guint       n_read);
gboolean    tj_review_has_corrections    (TjReview   *self);
void        tj_review_copy_corrections   (TjReview   *self,
                                          TjReview   *from);
TjForm     *tj_review_apply_corrections  (TjReview   *self,
                                          TjForm     *form);

G_END_DECLS
