/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-package.h"

G_BEGIN_DECLS

/**
 * TjResemblance:
 * @other: the number of the package that is alike, in the order of tj_resemblances_add()
 * @identical: whether all their files are the same
 * @name: how alike the names of the technologies are, 0 to 1; below 0 where one has none
 * @applicant: how alike the names of the applicants are, likewise
 * @text: how alike what they say of the technology is, likewise
 * @shared_files: how many files of this package stand in the other, told by their digests
 * @n_files: how many files this package has
 *
 * How much two applications have in common, in numbers.
 */
typedef struct
{
  guint other;
  gboolean identical;
  double name;
  double applicant;
  double text;
  guint shared_files;
  guint n_files;
} TjResemblance;

typedef struct _TjResemblances TjResemblances;

TjResemblances *tj_resemblances_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void            tj_resemblances_free (TjResemblances *self);
void            tj_resemblances_add  (TjResemblances *self,
                                      TjPackage      *package);
GArray         *tj_resemblances_find (TjResemblances *self,
                                      guint           number) G_GNUC_WARN_UNUSED_RESULT;
double          tj_resemblance_round    (double         likeness);
char           *tj_resemblance_dup_words (const TjResemblance *self) G_GNUC_WARN_UNUSED_RESULT;
double          tj_resemblance_of_texts (const char    *a,
                                         const char    *b,
                                         guint          length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjResemblances, tj_resemblances_free)

G_END_DECLS
