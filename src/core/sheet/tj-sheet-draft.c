/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sheet/tj-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-text.h"

/* A draft can be filled in with a text editor: comments say what each place wants. */

/**
 * tj_sheet_draft_explain:
 * @parent: gets a comment
 * @text: what it says; hyphens that would end the comment are parted
 */
void
tj_sheet_draft_explain (xmlNode    *parent,
                        const char *text)
{
  g_autofree char *clean = tj_sheet_dup_text (text);
  g_auto(GStrv) parts = g_strsplit (clean, "-", -1);
  GString *comment = g_string_new (" ");
  xmlNode *node;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (comment, *parts[i] == '\0' ? "- " : "-");
      g_string_append (comment, parts[i]);
    }

  g_string_append_c (comment, ' ');
  node = xmlNewDocComment (parent->doc, (const xmlChar *) comment->str);
  xmlAddChild (parent, node);
  g_string_free (comment, TRUE);
}

/**
 * tj_sheet_draft_explain_score:
 * @scores: gets a comment
 * @criterion: what it explains
 */
void
tj_sheet_draft_explain_score (xmlNode     *scores,
                              TjCriterion *criterion)
{
  TjLanguage language = tj_language_get_current ();
  const char *question = tj_criterion_get_question (criterion, language);
  GString *text = g_string_new (tj_criterion_get_name (criterion, language));

  if (!tj_text_is_blank (question))
    g_string_append_printf (text, "\n     %s", question);

  for (guint level = 0; 2 * level <= TJ_MAX_HALF_POINTS; level++)
    {
      const char *anchor = tj_criterion_get_anchor (criterion, level, language);

      if (anchor != NULL)
        g_string_append_printf (text, "\n     %u: %s", level, anchor);
    }

  g_string_append_printf (text, "\n     %s",
                          _("Enter points=\"0\" to \"5\" in steps of 0.5, or "
                            "cannot-assess=\"true\"; confidence=\"low\", \"medium\" or "
                            "\"high\"; and why, in the element below."));
  tj_sheet_draft_explain (scores, text->str);
  g_string_free (text, TRUE);
}
