/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-attachment-kind.h"

#include <string.h>

#include "core/base/tj-text.h"

/* What an attachment is, is guessed from its name, the file's own before its folders'; where the
 * name says nothing, from the title on its first page. */

/* As far as a title reaches into a page, in characters after folding. */
#define TITLE_LENGTH 400

typedef struct
{
  const char *word;
  TjAttachmentKind kind;
  TjAttachmentSubkind subkind;
} Word;

/* The first that fits counts. */
static const Word name_words[] = {
  { "推荐", TJ_ATTACHMENT_RECOMMENDATION }, { "意见", TJ_ATTACHMENT_RECOMMENDATION },
  { "流程", TJ_ATTACHMENT_DRAWING, TJ_ATTACHMENT_FLOW_CHART },
  { "图纸", TJ_ATTACHMENT_DRAWING }, { "示意", TJ_ATTACHMENT_DRAWING },
  { "结构图", TJ_ATTACHMENT_DRAWING }, { "原理图", TJ_ATTACHMENT_DRAWING },
  { "核算", TJ_ATTACHMENT_CALCULATION }, { "测算", TJ_ATTACHMENT_CALCULATION },
  { "计算", TJ_ATTACHMENT_CALCULATION }, { "减排量", TJ_ATTACHMENT_CALCULATION },
  { "减排潜力", TJ_ATTACHMENT_CALCULATION },
  { "鉴定", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_APPRAISAL },
  { "专利", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_PATENT },
  { "证书", TJ_ATTACHMENT_CERTIFICATE },
  { "检测", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_TEST_REPORT },
  { "检验", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_TEST_REPORT },
  { "测试", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_TEST_REPORT },
  { "查新", TJ_ATTACHMENT_CERTIFICATE },
  { "评价", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_APPRAISAL },
  { "知识产权", TJ_ATTACHMENT_CERTIFICATE },
};

/* A page has many words; only what stands in titles tells. The first on the page counts. */
static const Word title_words[] = {
  { "检测报告", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_TEST_REPORT },
  { "检验报告", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_TEST_REPORT },
  { "测试报告", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_TEST_REPORT },
  { "试验报告", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_TEST_REPORT },
  { "监测报告", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_TEST_REPORT },
  { "testreport", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_TEST_REPORT },
  { "专利证书", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_PATENT },
  { "发明专利", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_PATENT },
  { "实用新型专利", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_PATENT },
  { "外观设计专利", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_PATENT },
  { "授权公告号", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_PATENT },
  { "鉴定证书", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_APPRAISAL },
  { "鉴定报告", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_APPRAISAL },
  { "鉴定意见", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_APPRAISAL },
  { "成果鉴定", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_APPRAISAL },
  { "成果评价", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_APPRAISAL },
  { "评价报告", TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_APPRAISAL },
  { "成果登记证书", TJ_ATTACHMENT_CERTIFICATE }, { "查新报告", TJ_ATTACHMENT_CERTIFICATE },
  { "获奖证书", TJ_ATTACHMENT_CERTIFICATE }, { "认证证书", TJ_ATTACHMENT_CERTIFICATE },
  { "推荐意见", TJ_ATTACHMENT_RECOMMENDATION }, { "推荐单位意见", TJ_ATTACHMENT_RECOMMENDATION },
  { "推荐函", TJ_ATTACHMENT_RECOMMENDATION }, { "推荐书", TJ_ATTACHMENT_RECOMMENDATION },
  { "关于推荐", TJ_ATTACHMENT_RECOMMENDATION },
  { "核算说明", TJ_ATTACHMENT_CALCULATION }, { "核算报告", TJ_ATTACHMENT_CALCULATION },
  { "核算过程", TJ_ATTACHMENT_CALCULATION }, { "减排量核算", TJ_ATTACHMENT_CALCULATION },
  { "减排量计算", TJ_ATTACHMENT_CALCULATION }, { "减排量测算", TJ_ATTACHMENT_CALCULATION },
  { "潜力测算", TJ_ATTACHMENT_CALCULATION }, { "潜力计算", TJ_ATTACHMENT_CALCULATION },
  { "潜力核算", TJ_ATTACHMENT_CALCULATION }, { "计算说明", TJ_ATTACHMENT_CALCULATION },
  { "计算书", TJ_ATTACHMENT_CALCULATION }, { "测算说明", TJ_ATTACHMENT_CALCULATION },
  { "测算报告", TJ_ATTACHMENT_CALCULATION }, { "计算过程", TJ_ATTACHMENT_CALCULATION },
  { "流程图", TJ_ATTACHMENT_DRAWING, TJ_ATTACHMENT_FLOW_CHART },
  { "结构示意图", TJ_ATTACHMENT_DRAWING }, { "原理图", TJ_ATTACHMENT_DRAWING },
  { "平面布置图", TJ_ATTACHMENT_DRAWING }, { "系统图", TJ_ATTACHMENT_DRAWING },
};

static const struct
{
  const char *ending;
  const char *magic;
  gsize length;
} formats[] = {
  { ".pdf", "%PDF", 4 },
  { ".docx", "PK", 2 },
  { ".xlsx", "PK", 2 },
  /* With a password they are compound files. */
  { ".docx", "\320\317\021\340", 4 },
  { ".xlsx", "\320\317\021\340", 4 },
  { ".pptx", "\320\317\021\340", 4 },
  { ".pptx", "PK", 2 },
  { ".odt", "PK", 2 },
  { ".zip", "PK", 2 },
  { ".doc", "\320\317\021\340", 4 },
  { ".xls", "\320\317\021\340", 4 },
  { ".png", "\211PNG", 4 },
  { ".jpg", "\377\330\377", 3 },
  { ".jpeg", "\377\330\377", 3 },
  { ".gif", "GIF8", 4 },
  { ".bmp", "BM", 2 },
  { ".7z", "7z\274\257", 4 },
  { ".rar", "Rar!", 4 },
};

static const Word *
find_in_name (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (name_words); i++)
    {
      if (strstr (text, name_words[i].word) != NULL)
        return &name_words[i];
    }

  return NULL;
}

/**
 * tj_attachment_kind_guess:
 * @name: the path inside the package
 * @subkind: (out) (optional): what it seems to be more closely
 *
 * Returns: what it seems to be
 */
TjAttachmentKind
tj_attachment_kind_guess (const char          *name,
                          TjAttachmentSubkind *subkind)
{
  g_autofree char *folded = tj_text_fold (name);
  const char *slash = strrchr (folded, '/');
  const Word *word = find_in_name (slash != NULL ? slash + 1 : folded);

  if (word == NULL)
    word = find_in_name (folded);

  if (subkind != NULL)
    *subkind = word != NULL ? word->subkind : TJ_ATTACHMENT_PLAIN;

  return word != NULL ? word->kind : TJ_ATTACHMENT_OTHER;
}

/**
 * tj_attachment_kind_guess_title:
 * @text: what the first page or sheet says, valid UTF-8
 * @subkind: (out): what it seems to be more closely
 *
 * Returns: what its title says it is
 */
TjAttachmentKind
tj_attachment_kind_guess_title (const char          *text,
                                TjAttachmentSubkind *subkind)
{
  g_autofree char *folded = tj_text_fold (text);
  const Word *first = NULL;
  const char *at = NULL;

  if (g_utf8_strlen (folded, -1) > TITLE_LENGTH)
    *g_utf8_offset_to_pointer (folded, TITLE_LENGTH) = '\0';

  for (guint i = 0; i < G_N_ELEMENTS (title_words); i++)
    {
      const char *found = strstr (folded, title_words[i].word);

      if (found != NULL && (at == NULL || found < at))
        {
          first = &title_words[i];
          at = found;
        }
    }

  *subkind = first != NULL ? first->subkind : TJ_ATTACHMENT_PLAIN;

  return first != NULL ? first->kind : TJ_ATTACHMENT_OTHER;
}

/**
 * tj_attachment_is_honest:
 * @head: the first bytes, at least 1,024 where the file has so many
 *
 * Returns: whether the content begins as files of that ending do
 */
gboolean
tj_attachment_is_honest (const char   *name,
                         const guint8 *head,
                         gsize         size)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  gboolean is_known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (!g_str_has_suffix (lower, formats[i].ending))
        continue;

      /* Readers of PDF accept some bytes before the header. */
      if (i == 0)
        return memmem (head, MIN (size, 1024), formats[i].magic, formats[i].length) != NULL;

      is_known = TRUE;
      if (size >= formats[i].length && memcmp (head, formats[i].magic, formats[i].length) == 0)
        return TRUE;
    }

  return !is_known;
}

/**
 * tj_attachment_kind_is_pdf:
 * @head: the first bytes, at least 1,024 where the file has so many
 *
 * Returns: whether the content, whatever its name, begins as a PDF does
 */
gboolean
tj_attachment_kind_is_pdf (const guint8 *head,
                           gsize         size)
{
  return tj_attachment_is_honest (".pdf", head, size);
}

/**
 * tj_attachment_kind_is_picture:
 *
 * Returns: whether the content, whatever its name, begins as a PNG or JPEG picture does
 */
gboolean
tj_attachment_kind_is_picture (const guint8 *head,
                               gsize         size)
{
  return tj_attachment_is_honest (".png", head, size) ||
         tj_attachment_is_honest (".jpg", head, size);
}
