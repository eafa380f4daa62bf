/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/page/tj-page-text.h"

#include "render/page/tj-page-talk.h"

/* The words of a document, page by page. */

/**
 * tj_page_text_read:
 * @file: a PDF
 * @max_pages: how many pages are wanted at most, from the first; 0 for all
 * @n_pages: (out): how many it has
 * @user_data: not looked at
 *
 * A #TjPageTextFunc. Blocks; may be called in any thread.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the words of each page
 */
GPtrArray *
tj_page_text_read (GFile         *file,
                   guint          max_pages,
                   guint         *n_pages,
                   gpointer       user_data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(TjPageTalk) talk = tj_page_talk_open (file, cancellable, error);
  g_autoptr(GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);

  if (talk == NULL)
    return NULL;

  *n_pages = tj_page_talk_get_n_pages (talk);
  for (guint i = 0; i < *n_pages && (max_pages == 0 || i < max_pages); i++)
    {
      char *words = tj_page_talk_read (talk, i, error);

      if (words == NULL)
        return NULL;
      g_ptr_array_add (pages, words);
    }

  return g_steal_pointer (&pages);
}
