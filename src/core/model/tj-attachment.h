/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-core-types.h"
#include "core/model/tj-attachment-text.h"

G_BEGIN_DECLS

/**
 * TjAttachmentKind:
 * @TJ_ATTACHMENT_FORM: the application form itself
 * @TJ_ATTACHMENT_CALCULATION: how a reduction or the potential was worked out (核算说明)
 * @TJ_ATTACHMENT_CERTIFICATE: appraisal, test report or patent (鉴定证书、检测报告、专利)
 * @TJ_ATTACHMENT_RECOMMENDATION: the stamped opinion of the recommending body (推荐意见)
 * @TJ_ATTACHMENT_DRAWING: flow chart or equipment drawing
 * @TJ_ATTACHMENT_OTHER: anything else
 */
typedef enum
{
  TJ_ATTACHMENT_FORM,
  TJ_ATTACHMENT_CALCULATION,
  TJ_ATTACHMENT_CERTIFICATE,
  TJ_ATTACHMENT_RECOMMENDATION,
  TJ_ATTACHMENT_DRAWING,
  TJ_ATTACHMENT_OTHER,
} TjAttachmentKind;

/**
 * TjAttachmentSubkind:
 * @TJ_ATTACHMENT_PLAIN: no more is known than the kind
 * @TJ_ATTACHMENT_PATENT: a certificate that is a patent
 * @TJ_ATTACHMENT_TEST_REPORT: a certificate that is a report of tests
 * @TJ_ATTACHMENT_APPRAISAL: a certificate of an appraisal of the technology
 * @TJ_ATTACHMENT_FLOW_CHART: a drawing of the process
 *
 * What an attachment is, finer than what checks go by.
 */
typedef enum
{
  TJ_ATTACHMENT_PLAIN,
  TJ_ATTACHMENT_PATENT,
  TJ_ATTACHMENT_TEST_REPORT,
  TJ_ATTACHMENT_APPRAISAL,
  TJ_ATTACHMENT_FLOW_CHART,
} TjAttachmentSubkind;

/**
 * TjAttachmentWords:
 * @TJ_ATTACHMENT_WORDS_UNKNOWN: nobody has looked
 * @TJ_ATTACHMENT_WORDS_SOME: there are words in it
 * @TJ_ATTACHMENT_WORDS_NONE: its pages are pictures, as of a scan
 *
 * Whether an attachment with pages has text.
 */
typedef enum
{
  TJ_ATTACHMENT_WORDS_UNKNOWN,
  TJ_ATTACHMENT_WORDS_SOME,
  TJ_ATTACHMENT_WORDS_NONE,
} TjAttachmentWords;

const char *tj_attachment_kind_to_string (TjAttachmentKind kind);
const char *tj_attachment_kind_get_label (TjAttachmentKind kind);
const char *tj_attachment_subkind_to_string (TjAttachmentSubkind subkind);

#define TJ_TYPE_ATTACHMENT (tj_attachment_get_type ())

G_DECLARE_FINAL_TYPE (TjAttachment, tj_attachment, TJ, ATTACHMENT, GObject)

TjAttachment     *tj_attachment_new            (const char       *name,
                                                guint64           size,
                                                const char       *sha256,
                                                const char       *content_type,
                                                TjAttachmentKind  kind);
const char       *tj_attachment_get_name       (TjAttachment     *self);
const char       *tj_attachment_get_own_name   (TjAttachment     *self);
void              tj_attachment_set_own_name   (TjAttachment     *self,
                                                const char       *own_name);
guint64           tj_attachment_get_size       (TjAttachment     *self);
const char       *tj_attachment_get_sha256     (TjAttachment     *self);
const char       *tj_attachment_get_content_type (TjAttachment   *self);
TjAttachmentKind  tj_attachment_get_kind       (TjAttachment     *self);
TjAttachmentSubkind tj_attachment_get_subkind  (TjAttachment     *self);
const char       *tj_attachment_get_kind_label (TjAttachment     *self);
void              tj_attachment_set_kind       (TjAttachment     *self,
                                                TjAttachmentKind  kind,
                                                TjAttachmentSubkind subkind);
TjAttachmentWords tj_attachment_get_words      (TjAttachment     *self);
void              tj_attachment_set_words      (TjAttachment     *self,
                                                TjAttachmentWords words);
TjAttachmentText *tj_attachment_get_text       (TjAttachment     *self);
void              tj_attachment_set_text       (TjAttachment     *self,
                                                TjAttachmentText *text);
GFile            *tj_attachment_get_local_file (TjAttachment     *self);
void              tj_attachment_set_local_file (TjAttachment     *self,
                                                GFile            *file);

G_END_DECLS
