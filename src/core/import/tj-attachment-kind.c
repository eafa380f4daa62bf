/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-attachment-kind.h"

#include <string.h>

#include "core/base/tj-text.h"

/* What an attachment is, is guessed from its name, the file's own before its folders'. */

static const struct
{
  const char *word;
  TjAttachmentKind kind;
} words[] = {
  { "推荐", TJ_ATTACHMENT_RECOMMENDATION }, { "意见", TJ_ATTACHMENT_RECOMMENDATION },
  { "流程", TJ_ATTACHMENT_DRAWING }, { "图纸", TJ_ATTACHMENT_DRAWING },
  { "示意", TJ_ATTACHMENT_DRAWING }, { "结构图", TJ_ATTACHMENT_DRAWING },
  { "原理图", TJ_ATTACHMENT_DRAWING },
  { "核算", TJ_ATTACHMENT_CALCULATION }, { "测算", TJ_ATTACHMENT_CALCULATION },
  { "计算", TJ_ATTACHMENT_CALCULATION }, { "减排量", TJ_ATTACHMENT_CALCULATION },
  { "减排潜力", TJ_ATTACHMENT_CALCULATION },
  { "鉴定", TJ_ATTACHMENT_CERTIFICATE }, { "证书", TJ_ATTACHMENT_CERTIFICATE },
  { "专利", TJ_ATTACHMENT_CERTIFICATE }, { "检测", TJ_ATTACHMENT_CERTIFICATE },
  { "检验", TJ_ATTACHMENT_CERTIFICATE }, { "查新", TJ_ATTACHMENT_CERTIFICATE },
  { "评价", TJ_ATTACHMENT_CERTIFICATE }, { "知识产权", TJ_ATTACHMENT_CERTIFICATE },
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

static TjAttachmentKind
guess (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strstr (text, words[i].word) != NULL)
        return words[i].kind;
    }

  return TJ_ATTACHMENT_OTHER;
}

/**
 * tj_attachment_kind_guess:
 * @name: the path inside the package, or words from its content
 *
 * Returns: what it seems to be
 */
TjAttachmentKind
tj_attachment_kind_guess (const char *name)
{
  g_autofree char *folded = tj_text_fold (name);
  const char *slash = strrchr (folded, '/');
  TjAttachmentKind kind = guess (slash != NULL ? slash + 1 : folded);

  return kind == TJ_ATTACHMENT_OTHER ? guess (folded) : kind;
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

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (!g_str_has_suffix (lower, formats[i].ending))
        continue;

      /* Readers of PDF accept some bytes before the header. */
      if (i == 0)
        return memmem (head, MIN (size, 1024), formats[i].magic, formats[i].length) != NULL;

      return size >= formats[i].length && memcmp (head, formats[i].magic, formats[i].length) == 0;
    }

  return TRUE;
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
