/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/bureau/tj-application-status.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Codes are kept in stores for years; labels are what people say. */
static const struct
{
  const char *code;
  const char *label;
  const char *zh;
} statuses[TJ_N_APPLICATION_STATUSES] = {
  [TJ_APPLICATION_UNKNOWN] = { "unknown", "—", "—" },
  [TJ_APPLICATION_RECEIVED] = { "received", NC_("status", "Received"), "已收件" },
  [TJ_APPLICATION_RETURNED] = { "returned", NC_("status", "Returned for completion"), "退回补正" },
  [TJ_APPLICATION_EXAMINED] = { "examined", NC_("status", "Formally in order"), "通过形式审查" },
  [TJ_APPLICATION_NOT_RECOMMENDED] = { "not-recommended", NC_("status", "Not recommended"),
    "不予推荐" },
  [TJ_APPLICATION_RECOMMENDED] = { "recommended", NC_("status", "Recommended"), "已推荐报送" },
  [TJ_APPLICATION_PRELIMINARY] = { "preliminary", NC_("status", "Preliminary review passed"),
    "通过初审" },
  [TJ_APPLICATION_SECOND] = { "second", NC_("status", "Second review passed"), "通过复审" },
  [TJ_APPLICATION_DEFENCE] = { "defence", NC_("status", "Defence passed"), "通过技术答辩" },
  [TJ_APPLICATION_PUBLIC] = { "public-comment", NC_("status", "Public comment"), "公示中" },
  [TJ_APPLICATION_PUBLISHED] = { "published", NC_("status", "Published"), "已公布" },
  [TJ_APPLICATION_REJECTED] = { "rejected", NC_("status", "Not selected"), "未入选" },
};

/**
 * tj_application_status_to_string:
 *
 * Returns: the code, as it is kept
 */
const char *
tj_application_status_to_string (TjApplicationStatus status)
{
  return statuses[status].code;
}

/**
 * tj_application_status_parse:
 * @text: a code, and after a space what somebody remarked
 * @remark: (out) (optional): where in @text the remark begins; empty where there is none
 *
 * Returns: whether it begins with a code
 */
gboolean
tj_application_status_parse (const char           *text,
                             TjApplicationStatus  *status,
                             const char          **remark)
{
  const gsize length = strcspn (text, " ");

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      if (strlen (statuses[i].code) != length || strncmp (statuses[i].code, text, length) != 0)
        continue;

      *status = (TjApplicationStatus) i;
      if (remark != NULL)
        *remark = text[length] == ' ' ? text + length + 1 : text + length;
      return TRUE;
    }

  return FALSE;
}

/**
 * tj_application_status_get_label:
 *
 * Returns: the status in the user's language
 */
const char *
tj_application_status_get_label (TjApplicationStatus status)
{
  return status == TJ_APPLICATION_UNKNOWN
           ? statuses[status].label
           : g_dpgettext2 (GETTEXT_PACKAGE, "status", statuses[status].label);
}

/**
 * tj_application_status_get_name_zh:
 *
 * Returns: the status as official papers have it, whatever the user's language is
 */
const char *
tj_application_status_get_name_zh (TjApplicationStatus status)
{
  return statuses[status].zh;
}
