/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-cleanup.h"
#include "core/model/tj-package.h"
#include "core/rubric/tj-review.h"
#include "core/rubric/tj-rubric-shelf.h"

G_BEGIN_DECLS

#define TJ_SHEET_NAMESPACE "https://tanjian.org/ns/sheet/1"
#define TJ_SHEET_SCHEMA "/org/tanjian/Tanjian/schema/sheet.xsd"

#define TJ_SHEET_ERROR (tj_sheet_error_quark ())

/**
 * TjSheetError:
 * @TJ_SHEET_ERROR_INVALID: the XML is no review sheet, or names what the rubric does not know
 * @TJ_SHEET_ERROR_INCOMPLETE: scores or justifications are missing; the message lists them
 */
typedef enum
{
  TJ_SHEET_ERROR_INVALID,
  TJ_SHEET_ERROR_INCOMPLETE,
} TjSheetError;

GQuark tj_sheet_error_quark (void);

/**
 * TjSheetFile:
 * @name: the path inside the package
 * @size: in bytes
 * @sha256: in hexadecimal
 */
typedef struct
{
  char *name;
  guint64 size;
  char *sha256;
} TjSheetFile;

/**
 * TjSheetDifference:
 * @code: `file-missing`, `file-changed` or `file-added`
 * @name: the path inside the package
 */
typedef struct
{
  char *code;
  char *name;
} TjSheetDifference;

void tj_sheet_difference_free (TjSheetDifference *self);

/**
 * TjSheetStep:
 * @part: `findings`, `placement`, `recalculation`, `scores` or `opinion`
 * @criterion: (nullable): which criterion, of `scores`
 * @seconds: how long the trainee worked on it
 * @n_edits: how many edits
 *
 * How long one step of an exercise took.
 */
typedef struct
{
  char *part;
  char *criterion;
  guint seconds;
  guint n_edits;
} TjSheetStep;

/* One figure of a recalculation as it was when the sheet was made. */
typedef struct _TjSheetFigure TjSheetFigure;

#define TJ_TYPE_SHEET (tj_sheet_get_type ())

G_DECLARE_FINAL_TYPE (TjSheet, tj_sheet, TJ, SHEET, GObject)

/* @findings: a list of #TjFinding; the taxonomy and rubric used are named by id, version and
 * digest so that the sheet says what it was judged by. @replaces: (nullable): the id of the
 * sheet that this one corrects. The sheet gets a new id (a UUID). */
TjSheet    *tj_sheet_new            (TjPackage    *package,
                                     GListModel   *findings,
                                     TjReview     *review,
                                     const char   *taxonomy_id,
                                     const char   *taxonomy_version,
                                     const char   *taxonomy_sha256,
                                     const char   *replaces);
/* Reads a sheet or a draft, signed or not, by the rubric that it brings along or names.
 * @shelf: (nullable): saves reading one rubric for many sheets. */
TjSheet    *tj_sheet_new_from_xml   (xmlDoc         *doc,
                                     TjRubricShelf  *shelf,
                                     const char     *name,
                                     GError        **error);
const char *tj_sheet_get_id         (TjSheet      *self);
const char *tj_sheet_get_replaces   (TjSheet      *self);
TjReview   *tj_sheet_get_review     (TjSheet      *self);
const char *tj_sheet_get_package_name   (TjSheet  *self);
const char *tj_sheet_get_package_sha256 (TjSheet  *self);
const char *tj_sheet_get_technology_name (TjSheet *self);
/* Element type TjSheetFile. */
GPtrArray  *tj_sheet_get_files      (TjSheet      *self);
gboolean    tj_sheet_get_incomplete (TjSheet      *self);
gboolean    tj_sheet_check_complete (TjSheet      *self,
                                     GError      **error);

/* What a recalculation gave, from whoever did the arithmetic. */
TjSheetFigure *tj_sheet_add_figure     (TjSheet       *self,
                                        guint          case_index,
                                        const char    *id);
void        tj_sheet_figure_set_number (TjSheetFigure *self,
                                        const char    *name,
                                        double         number);
void        tj_sheet_figure_set_words  (TjSheetFigure *self,
                                        const char    *name,
                                        const char    *words);
void        tj_sheet_set_register      (TjSheet       *self,
                                        const char    *id);

/* How long the steps of an exercise took: on a sheet of a lesson, never on a real one. */
void        tj_sheet_add_step       (TjSheet      *self,
                                     const char   *part,
                                     const char   *criterion,
                                     guint         seconds,
                                     guint         n_edits);
void        tj_sheet_set_pause      (TjSheet      *self,
                                     guint         seconds);
/* Element type TjSheetStep; none on the sheet of a real review. */
GPtrArray  *tj_sheet_get_steps      (TjSheet      *self);
guint       tj_sheet_get_pause      (TjSheet      *self);
/* @blind: the review of an exercise before the reference was seen. */
void        tj_sheet_set_blind      (TjSheet      *self,
                                     TjReview     *blind);
TjReview   *tj_sheet_dup_blind      (TjSheet      *self) G_GNUC_WARN_UNUSED_RESULT;

/* What differs between the files judged and those of @package; empty where all are equal.
 * Element type TjSheetDifference. */
GPtrArray  *tj_sheet_compare_files  (TjSheet      *self,
                                     TjPackage    *package);
/* Whether both judged the same files; zipped or not, that is the same package. */
gboolean    tj_sheet_is_on_files_of (TjSheet      *self,
                                     TjSheet      *other);

/* An unsigned document. A draft has comments that tell what to fill in; a sheet to be signed
 * has none, and says status="incomplete" where the review has gaps. */
xmlDoc     *tj_sheet_to_xml         (TjSheet      *self,
                                     gboolean      draft) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
