/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-answer-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-text.h"
#include "core/rubric/tj-evidence.h"

/* What stands behind the values of a review, in the reader's words. */
static const struct
{
  const char *value;
  const char *text;
} words[] = {
  { "none", NC_("sheet", "No conflict of interest") },
  { "declared", NC_("sheet", "There is a conflict of interest, as stated") },
  { "recused", NC_("sheet", "Withdraws from the package") },
  { "recommend", NC_("sheet", "Recommend") },
  { "conditional", NC_("sheet", "Recommend with conditions") },
  { "reject", NC_("sheet", "Do not recommend") },
  { "demonstration", NC_("sheet", "Demonstration") },
  { "promotion", NC_("sheet", "Promotion") },
  { "low", NC_("sheet", "low confidence") },
  { "medium", NC_("sheet", "medium confidence") },
  { "high", NC_("sheet", "high confidence") },
  { "accepted", NC_("sheet", "Accepted") },
  { "dismissed", NC_("sheet", "Dismissed") },
  { "question", NC_("sheet", "A question to the applicant") },
};

/**
 * tj_answer_words_say:
 * @value: (nullable): a choice of a review
 *
 * Returns: (transfer none): what the reader calls it; @value itself where that is not known
 */
const char *
tj_answer_words_say (const char *value)
{
  if (value == NULL)
    return _("Not answered");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (words[i].value, value))
        return g_dpgettext2 (GETTEXT_PACKAGE, "sheet", words[i].text);
    }

  return value;
}

/**
 * tj_answer_words_dup:
 * @name: of a value of a review
 * @value: (nullable): what it is
 *
 * Returns: (transfer full): the value as a reader sees it
 */
char *
tj_answer_words_dup (const char *name,
                     const char *value)
{
  if (value == NULL)
    return g_strdup ("—");

  if (g_str_has_prefix (name, "score.") && g_str_has_suffix (name, ".points"))
    return g_str_equal (value, "cannot-assess")
             ? g_strdup (_("Cannot assess"))
             : tj_text_format_number (g_ascii_strtod (value, NULL) / 2, 1);

  if (g_str_has_prefix (name, "evidence.") && !g_str_has_suffix (name, ".absent"))
    {
      g_autoptr(TjEvidence) evidence = tj_evidence_parse (value);

      if (evidence != NULL && evidence->quote != NULL)
        return g_strdup_printf (_("“%s”"), evidence->quote);
      if (evidence != NULL)
        return tj_evidence_dup_place (evidence, _("a file"));
    }

  if (g_str_equal (name, "uncovered"))
    {
      g_auto(GStrv) files = g_strsplit (value, " ", -1);
      const guint n_files = g_strv_length (files);

      return g_strdup_printf (ngettext ("%u file", "%u files", n_files), n_files);
    }

  return g_strdup (tj_answer_words_say (value));
}
