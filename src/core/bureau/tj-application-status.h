/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TjApplicationStatus:
 * @TJ_APPLICATION_UNKNOWN: nobody has said
 * @TJ_APPLICATION_RECEIVED: 已收件
 * @TJ_APPLICATION_RETURNED: 退回补正
 * @TJ_APPLICATION_EXAMINED: 通过形式审查
 * @TJ_APPLICATION_NOT_RECOMMENDED: 不予推荐
 * @TJ_APPLICATION_RECOMMENDED: 已推荐报送
 * @TJ_APPLICATION_PRELIMINARY: 通过初审
 * @TJ_APPLICATION_SECOND: 通过复审
 * @TJ_APPLICATION_DEFENCE: 通过技术答辩
 * @TJ_APPLICATION_PUBLIC: 公示中
 * @TJ_APPLICATION_PUBLISHED: 已公布
 * @TJ_APPLICATION_REJECTED: 未入选
 *
 * Where an application stands, in the order of the procedure (五、（一）).
 */
typedef enum
{
  TJ_APPLICATION_UNKNOWN,
  TJ_APPLICATION_RECEIVED,
  TJ_APPLICATION_RETURNED,
  TJ_APPLICATION_EXAMINED,
  TJ_APPLICATION_NOT_RECOMMENDED,
  TJ_APPLICATION_RECOMMENDED,
  TJ_APPLICATION_PRELIMINARY,
  TJ_APPLICATION_SECOND,
  TJ_APPLICATION_DEFENCE,
  TJ_APPLICATION_PUBLIC,
  TJ_APPLICATION_PUBLISHED,
  TJ_APPLICATION_REJECTED,
  TJ_N_APPLICATION_STATUSES,
} TjApplicationStatus;

const char *tj_application_status_to_string (TjApplicationStatus  status);
gboolean    tj_application_status_parse     (const char          *text,
                                             TjApplicationStatus *status,
                                             const char         **remark);
const char *tj_application_status_get_label (TjApplicationStatus  status);
const char *tj_application_status_get_name_zh (TjApplicationStatus status);

G_END_DECLS
