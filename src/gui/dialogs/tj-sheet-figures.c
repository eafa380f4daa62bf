/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-sheet-figures.h"

#include <glib/gi18n-lib.h>

#include "core/rubric/tj-review-recalculation.h"

static gboolean
has_entries (TjReview *review,
             guint     case_index)
{
  g_autoptr(GPtrArray) names = tj_review_list_recalculated (review);

  for (guint i = 0; i < names->len; i++)
    {
      if (((const TjRecalculationName *) g_ptr_array_index (names, i))->case_index == case_index)
        return TRUE;
    }

  return FALSE;
}

static void
fill_figure (TjSheetFigure  *line,
             const TjFigure *figure)
{
  tj_sheet_figure_set_words (line, "name", figure->name);
  tj_sheet_figure_set_words (line, "unit", figure->unit);
  tj_sheet_figure_set_words (line, "formula", figure->words);
  tj_sheet_figure_set_words (line, "evaluated", figure->evaluated);
  tj_sheet_figure_set_number (line, "value", figure->value);
  if (figure->is_range)
    {
      tj_sheet_figure_set_number (line, "low", figure->low);
      tj_sheet_figure_set_number (line, "high", figure->high);
    }
  if (figure->has_draws)
    {
      tj_sheet_figure_set_number (line, "p5", figure->draw_low);
      tj_sheet_figure_set_number (line, "p50", figure->draw_middle);
      tj_sheet_figure_set_number (line, "p95", figure->draw_high);
    }
  if (figure->has_claim)
    tj_sheet_figure_set_number (line, "claim", figure->claim);
}

/**
 * tj_sheet_figures_fill:
 * @result: what follows from the entries of the sheet's review
 *
 * Writes the known figures of the cases that were recalculated into the sheet, with the register
 * that they were worked out with.
 */
void
tj_sheet_figures_fill (TjSheet               *sheet,
                       const TjRecalculation *result)
{
  tj_sheet_set_register (sheet, result->register_id);
  for (guint i = 0; i < result->cases->len; i++)
    {
      const TjCaseRecalculation *item = g_ptr_array_index (result->cases, i);

      if (!has_entries (tj_sheet_get_review (sheet), item->index))
        continue;

      for (guint j = 0; j < item->figures->len; j++)
        {
          const TjFigure *figure = g_ptr_array_index (item->figures, j);

          if (figure->is_known)
            fill_figure (tj_sheet_add_figure (sheet, item->index, figure->id), figure);
        }
    }
}

static void
line_free (TjSheetLine *self)
{
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

static void
add_line (GPtrArray *lines,
          char      *title,
          char      *text)
{
  TjSheetLine *line = g_new0 (TjSheetLine, 1);

  line->title = title;
  line->text = text;
  g_ptr_array_add (lines, line);
}

static const char *
find_label (const TjRecalculationName *name,
            const TjReviewEntry       *entry)
{
  const char *given = tj_review_entry_get (entry, "name");
  TjEntry at;

  if (tj_entry_from_string (name->element, &at))
    return tj_entry_get_label (at);
  if (g_str_equal (name->element, "pollutant"))
    return tj_pollutant_get_label (name->key);

  return given != NULL ? given : _("Activity data");
}

static const char *
find_unit (const TjRecalculationName *name,
           const TjReviewEntry       *entry)
{
  const char *unit = tj_review_entry_get (entry, "unit");
  TjEntry at;

  if (tj_entry_from_string (name->element, &at))
    return tj_entry_get_unit (at);
  if (g_str_equal (name->element, "pollutant"))
    return "t/a";

  return unit != NULL ? unit : "";
}

static char *
describe_entry (const TjRecalculationName *name,
                const TjReviewEntry       *entry)
{
  const char *value = tj_review_entry_get (entry, "value");
  const char *low = tj_review_entry_get (entry, "low");
  const char *high = tj_review_entry_get (entry, "high");
  const char *attachment = tj_review_entry_get (entry, "attachment");
  const char *page = tj_review_entry_get (entry, "page");
  const char *quote = tj_review_entry_get (entry, "quote");
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s", value != NULL ? value : "—", find_unit (name, entry));
  if (low != NULL || high != NULL)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("from %s to %s"), low != NULL ? low : value,
                              high != NULL ? high : value);
    }
  if (attachment != NULL)
    {
      g_string_append_c (text, '\n');
      g_string_append (text, attachment);
      if (page != NULL)
        /* Translators: a page, behind the name of a file */
        g_string_append_printf (text, _(", page %s"), page);
    }
  if (quote != NULL)
    g_string_append_printf (text, "\n“%s”", quote);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
list_entries (TjReview  *review,
              GPtrArray *lines)
{
  g_autoptr(GPtrArray) names = tj_review_list_recalculated (review);

  for (guint i = 0; i < names->len; i++)
    {
      const TjRecalculationName *name = g_ptr_array_index (names, i);
      g_autoptr(TjReviewEntry) entry = NULL;

      if (g_str_equal (name->element, "kind"))
        continue;

      entry = tj_review_entry_parse (tj_review_get (review, name->name));
      if (entry != NULL)
        add_line (lines,
                  /* Translators: the number of a case, and what was entered of it */
                  g_strdup_printf (_("Case %u: %s"), name->case_index + 1,
                                   find_label (name, entry)),
                  describe_entry (name, entry));
    }
}

static char *
describe_figure (const TjFigure *figure)
{
  g_autofree char *value = tj_figure_dup_number (figure->value);
  g_autofree char *claim = NULL;

  if (!figure->has_claim)
    return g_strdup_printf ("%s %s", value, figure->unit);

  claim = tj_figure_dup_number (figure->claim);
  /* Translators: a figure as worked out with its unit, and as the applicant claims it */
  return g_strdup_printf (_("%s %s; claimed: %s"), value, figure->unit, claim);
}

/**
 * tj_sheet_figures_list:
 * @result: what follows from the entries of @review
 *
 * Returns: (transfer full) (element-type TjSheetLine): what the sheet will say, entries first;
 *   empty where nothing was entered
 */
GPtrArray *
tj_sheet_figures_list (TjReview              *review,
                       const TjRecalculation *result)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);

  list_entries (review, lines);
  for (guint i = 0; i < result->cases->len; i++)
    {
      const TjCaseRecalculation *item = g_ptr_array_index (result->cases, i);

      if (!has_entries (review, item->index))
        continue;

      for (guint j = 0; j < item->figures->len; j++)
        {
          const TjFigure *figure = g_ptr_array_index (item->figures, j);

          if (figure->is_known)
            add_line (lines, g_strdup_printf (_("Case %u: %s"), item->index + 1, figure->name),
                      describe_figure (figure));
        }
    }

  return lines;
}
