/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-attachment-kind.h"

typedef struct
{
  const char *text;
  TjAttachmentKind kind;
  TjAttachmentSubkind subkind;
} Case;

static void
test_names (void)
{
  static const Case cases[] = {
    { "附件2 减排量核算说明.xlsx", TJ_ATTACHMENT_CALCULATION, TJ_ATTACHMENT_PLAIN },
    { "发明专利证书.pdf", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_PATENT },
    { "第三方检测报告.pdf", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_TEST_REPORT },
    { "鉴定证书.pdf", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_APPRAISAL },
    { "推荐意见（盖章）.pdf", TJ_ATTACHMENT_RECOMMENDATION, TJ_ATTACHMENT_PLAIN },
    { "工艺流程图.png", TJ_ATTACHMENT_DRAWING, TJ_ATTACHMENT_FLOW_CHART },
    { "附件3.pdf", TJ_ATTACHMENT_OTHER, TJ_ATTACHMENT_PLAIN },
    { "专利/1.pdf", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_PATENT },
    { "专利/核算说明.pdf", TJ_ATTACHMENT_CALCULATION, TJ_ATTACHMENT_PLAIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TjAttachmentSubkind subkind;

      g_assert_cmpint (tj_attachment_kind_guess (cases[i].text, &subkind), ==, cases[i].kind);
      g_assert_cmpint (subkind, ==, cases[i].subkind);
    }
}

static void
test_titles (void)
{
  static const Case cases[] = {
    { "检 测 报 告\n报告编号：2024-001", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_TEST_REPORT },
    { "证书号第1号\n发明专利证书", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_PATENT },
    { "(12)实用新型专利\n(10)授权公告号 CN 1", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_PATENT },
    { "科学技术成果鉴定证书", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_APPRAISAL },
    { "碳减排量核算说明\n依据检测报告", TJ_ATTACHMENT_CALCULATION, TJ_ATTACHMENT_PLAIN },
    { "关于推荐某技术的函", TJ_ATTACHMENT_RECOMMENDATION, TJ_ATTACHMENT_PLAIN },
    { "图1 工艺流程图", TJ_ATTACHMENT_DRAWING, TJ_ATTACHMENT_FLOW_CHART },
    { "会议通知\n请提出意见，计算机房见", TJ_ATTACHMENT_OTHER, TJ_ATTACHMENT_PLAIN },
    { "", TJ_ATTACHMENT_OTHER, TJ_ATTACHMENT_PLAIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TjAttachmentSubkind subkind;

      g_assert_cmpint (tj_attachment_kind_guess_title (cases[i].text, &subkind), ==,
                       cases[i].kind);
      g_assert_cmpint (subkind, ==, cases[i].subkind);
    }
}

/* Words far down a page are no title. */
static void
test_far_down (void)
{
  for (guint extra = 0; extra <= 1; extra++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      TjAttachmentSubkind subkind;

      for (guint i = 0; i < 396 + extra; i++)
        g_string_append (text, "字");
      g_string_append (text, "检测报告");
      g_assert_cmpint (tj_attachment_kind_guess_title (text->str, &subkind), ==,
                       extra ? TJ_ATTACHMENT_OTHER : TJ_ATTACHMENT_CERTIFICATE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attachment-kind/names", test_names);
  g_test_add_func ("/attachment-kind/titles", test_titles);
  g_test_add_func ("/attachment-kind/far-down", test_far_down);

  return g_test_run ();
}
