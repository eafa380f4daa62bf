/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/page/tj-page-message.h"

#include <glib/gi18n-lib.h>

/* The page process answers with codes; what the user reads is written here, so that nothing
 * a document says reaches the screen as a word of the program. */

/**
 * tj_page_message_for_document:
 * @code: why a document cannot be opened
 *
 * Returns: (transfer full): a sentence that says so and what to do next
 */
char *
tj_page_message_for_document (TjPageError code)
{
  switch (code)
    {
    case TJ_PAGE_ERROR_LOCKED:
      return g_strdup (_("The document is protected by a password. Ask the applicant for one "
                         "without."));

    case TJ_PAGE_ERROR_TOO_LARGE:
      return g_strdup (_("The document is too large to be shown here. Open it with another "
                         "program."));

    case TJ_PAGE_ERROR_TIMEOUT:
      return g_strdup (_("The document could not be opened in reasonable time and was given up. "
                         "Try again, or open it with another program."));

    case TJ_PAGE_ERROR_CRASHED:
      return g_strdup (_("The document could not be opened because the process that draws pages "
                         "ended. Try again, or open it with another program."));

    case TJ_PAGE_ERROR_UNREADABLE:
    case TJ_PAGE_ERROR_NO_PAGE:
    case TJ_PAGE_ERROR_FAILED:
    case TJ_PAGE_ERROR_NO_WORKER:
    default:
      return g_strdup (_("The document is damaged and cannot be shown. Ask the applicant for a "
                         "new copy."));
    }
}

/**
 * tj_page_message_for_page:
 * @code: why a page cannot be drawn or read
 * @page: from 0
 *
 * Returns: (transfer full): a sentence that says so and what to do next
 */
char *
tj_page_message_for_page (TjPageError code,
                          guint       page)
{
  switch (code)
    {
    case TJ_PAGE_ERROR_TOO_LARGE:
      return g_strdup_printf (_("Page %u is too large to be drawn. Open the file with another "
                                "program."), page + 1);

    case TJ_PAGE_ERROR_TIMEOUT:
      return g_strdup_printf (_("Page %u could not be drawn in reasonable time and was given up. "
                                "Try again, or open the file with another program."), page + 1);

    case TJ_PAGE_ERROR_CRASHED:
      return g_strdup_printf (_("Page %u could not be drawn because the process that draws pages "
                                "ended. Try again, or open the file with another program."),
                              page + 1);

    case TJ_PAGE_ERROR_NO_PAGE:
      return g_strdup_printf (_("There is no page %u in this document."), page + 1);

    case TJ_PAGE_ERROR_UNREADABLE:
    case TJ_PAGE_ERROR_LOCKED:
    case TJ_PAGE_ERROR_FAILED:
    case TJ_PAGE_ERROR_NO_WORKER:
    default:
      return g_strdup_printf (_("Page %u is damaged and could not be drawn. The other pages can "
                                "still be read."), page + 1);
    }
}
