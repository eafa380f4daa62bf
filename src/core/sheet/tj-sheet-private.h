/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/rubric/tj-review-recalculation.h"
#include "core/sheet/tj-sheet.h"

G_BEGIN_DECLS

#define TJ_SHEET_VERSION "1"
#define TJ_SHEET_TOTAL_METHOD "weighted-mean-of-given"

/**
 * TjSheetClaim:
 * @path: as tj_form_lookup() takes it
 * @text: what the applicant typed
 * @ticked: (nullable): codes of the ticked boxes; %NULL where the field has none
 * @code: (nullable): the taxonomy's code that the text was matched to
 * @value: (nullable): the number read, as a decimal in @unit
 * @low: (nullable): the lower end of a range
 * @high: (nullable): the upper end of a range
 * @unit: (nullable): the unit of the numbers
 * @approximate: whether the applicant called it approximate
 *
 * One field of the form as the program read it. Numbers are kept as they are written, so that
 * reading and writing changes nothing.
 */
typedef struct
{
  char *path;
  char *text;
  GStrv ticked;
  char *code;
  char *value;
  char *low;
  char *high;
  char *unit;
  gboolean approximate;
} TjSheetClaim;

typedef struct
{
  char *name;
  char *value;
} TjSheetNumber;

/**
 * TjSheetFinding:
 *
 * A finding as it was worded when the sheet was made: a catalogue of later years may say it
 * otherwise.
 */
typedef struct
{
  char *key;
  char *code;
  char *severity;
  int case_index;
  GStrv fields;
  GPtrArray *numbers;
  char *formula;
  char *clause;
  char *message_zh;
  char *message_en;
} TjSheetFinding;

/* A document that the sheet names: taxonomy or rubric. */
typedef struct
{
  char *id;
  char *version;
  char *sha256;
} TjSheetSource;

struct _TjSheet
{
  GObject parent_instance;

  char *id;
  char *replaces;
  char *written;
  char *program_version;
  char *package_name;
  char *package_sha256;
  char *form_file;
  GPtrArray *files;
  GPtrArray *claims;
  GPtrArray *findings;
  GPtrArray *figures;
  /* Of an exercise only: element-type TjSheetStep, how long its pauses were, and what was answered
   * otherwise before the reference was seen (element-type utf8: names and values by turns). */
  GPtrArray *steps;
  guint pause_seconds;
  GPtrArray *blind;
  /* The id and version of the factors behind the figures. */
  char *factor_register;
  TjSheetSource taxonomy;
  TjSheetSource rubric;
  TjReview *review;
  /* What the corrected words of the type were matched to; the review has only the words. */
  char *corrected_type;
};

char           *tj_sheet_dup_text     (const char     *text);
char           *tj_sheet_dup_decimal  (double          value,
                                       guint           decimals);
char           *tj_sheet_dup_time     (void);
TjSheetFile    *tj_sheet_file_new     (const char     *name,
                                       guint64         size,
                                       const char     *sha256);
TjSheetClaim   *tj_sheet_claim_new    (const char     *path,
                                       TjField        *field);
void            tj_sheet_claim_free   (TjSheetClaim   *claim);
TjSheetNumber  *tj_sheet_number_new   (const char     *name,
                                       const char     *value);
TjSheetFinding *tj_sheet_finding_new  (TjFinding      *finding);
TjSheetFinding *tj_sheet_finding_new_blank (void);
void            tj_sheet_finding_free (TjSheetFinding *finding);
TjSheetClaim   *tj_sheet_lookup_claim (TjSheet        *self,
                                       const char     *path);
const char     *tj_sheet_get_decision (TjSheet        *self,
                                       const char     *key,
                                       const char     *part);

TjSheetClaim   *tj_sheet_corrected_claim_new (TjSheet    *self,
                                              const char *path);
TjSheetClaim   *tj_sheet_dup_current_claim   (TjSheet    *self,
                                              const char *path);
void            tj_sheet_write_reading       (xmlNode            *node,
                                              const TjSheetClaim *claim);
void            tj_sheet_write_corrections   (TjSheet        *self,
                                              xmlNode        *root,
                                              gboolean        draft);
gboolean        tj_sheet_read_corrections    (TjSheet        *self,
                                              const xmlNode  *root,
                                              gboolean        draft,
                                              GError        **error);

void            tj_sheet_figure_free         (TjSheetFigure  *self);
void            tj_sheet_write_recalculation (TjSheet        *self,
                                              xmlNode        *root,
                                              gboolean        draft);
gboolean        tj_sheet_read_recalculation  (TjSheet        *self,
                                              const xmlNode  *root,
                                              gboolean        draft,
                                              GError        **error);
void            tj_sheet_step_free           (TjSheetStep    *self);
void            tj_sheet_write_exercise      (TjSheet        *self,
                                              xmlNode        *root);
gboolean        tj_sheet_read_exercise       (TjSheet        *self,
                                              const xmlNode  *root,
                                              GError        **error);
void            tj_sheet_write_evidence      (TjSheet        *self,
                                              xmlNode        *root,
                                              gboolean        draft);
gboolean        tj_sheet_read_evidence       (TjSheet        *self,
                                              const xmlNode  *root,
                                              GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjSheetClaim, tj_sheet_claim_free)

void            tj_sheet_draft_explain       (xmlNode     *parent,
                                              const char  *text);
void            tj_sheet_draft_explain_score (xmlNode     *scores,
                                              TjCriterion *criterion);

G_END_DECLS
