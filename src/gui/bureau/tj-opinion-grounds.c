/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/bureau/tj-opinion-grounds.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* What each sentence of an opinion rests on, as links that lead there: to an answer of the form, or
 * to a file. What a person entered, and what stands in a policy document, leads nowhere. */

/* ① is the first of twenty. */
#define FIRST_NUMBER 0x2460
#define N_NUMBERS 20

static gboolean
is_ascii (const char *text)
{
  return g_utf8_strlen (text, -1) == (glong) strlen (text);
}

static char *
dup_field_label (TjForm     *form,
                 const char *path)
{
  TjField *field = tj_form_lookup (form, path);
  guint index;

  if (field == NULL)
    return NULL;

  if (sscanf (path, "cases[%u]", &index) == 1)
    /* Translators: the number of a case and the label of a question */
    return g_strdup_printf (_("case %u, %s"), index + 1,
                            tj_field_spec_get_label (tj_field_get_spec (field)));

  return g_strdup (tj_field_spec_get_label (tj_field_get_spec (field)));
}

/* (transfer full) (nullable): a ground in words; codes say nothing to a person */
static char *
dup_words (TjForm         *form,
           const TjGround *ground)
{
  char *label = ground->kind == TJ_GROUND_FORM ? dup_field_label (form, ground->where) : NULL;

  if (label != NULL)
    return label;

  if ((ground->kind == TJ_GROUND_FORMULA || ground->kind == TJ_GROUND_FINDING) &&
      ground->text != NULL)
    return g_strdup (ground->text);

  if (ground->kind == TJ_GROUND_GIVEN)
    return g_strdup (_("as entered here"));

  return is_ascii (ground->where) ? g_strdup (ground->text) : g_strdup (ground->where);
}

/* (transfer full) (nullable): the first answer that a finding is about */
static char *
dup_field_of_finding (GListModel *findings,
                      const char *key)
{
  for (guint i = 0; findings != NULL && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);
      const char * const *fields = tj_finding_get_fields (finding);

      if (g_str_equal (tj_finding_get_key (finding), key))
        return fields != NULL ? g_strdup (fields[0]) : NULL;
    }

  return NULL;
}

/* A formula names the answers that it has its numbers from, or the case. */
static char *
dup_field_of_formula (TjForm     *form,
                      const char *where)
{
  g_auto(GStrv) paths = g_strsplit (where, " ", 2);
  g_autofree char *of_case = g_strconcat (where, ".investment", NULL);

  if (paths[0] != NULL && tj_form_lookup (form, paths[0]) != NULL)
    return g_strdup (paths[0]);

  return tj_form_lookup (form, of_case) != NULL ? g_steal_pointer (&of_case) : NULL;
}

/* (transfer full) (nullable): where a click leads */
static char *
dup_link (TjForm         *form,
          GListModel     *findings,
          const TjGround *ground)
{
  g_autofree char *field = NULL;

  if (ground->kind == TJ_GROUND_ATTACHMENT)
    return g_strconcat (TJ_GROUND_LINK_FILE, ground->where, NULL);

  if (ground->kind == TJ_GROUND_FORM && tj_form_lookup (form, ground->where) != NULL)
    field = g_strdup (ground->where);
  else if (ground->kind == TJ_GROUND_FORMULA)
    field = dup_field_of_formula (form, ground->where);
  else if (ground->kind == TJ_GROUND_FINDING)
    field = dup_field_of_finding (findings, ground->where);

  return field != NULL ? g_strconcat (TJ_GROUND_LINK_FIELD, field, NULL) : NULL;
}

static void
append_ground (GString    *markup,
               const char *words,
               const char *link)
{
  if (link != NULL)
    {
      g_autofree char *both = g_markup_printf_escaped ("<a href=\"%s\">%s</a>", link, words);

      g_string_append (markup, both);
    }
  else
    {
      g_autofree char *escaped = g_markup_escape_text (words, -1);

      g_string_append (markup, escaped);
    }
}

static guint
append_sentence (GString                  *markup,
                 const TjDocumentSentence *sentence,
                 TjForm                   *form,
                 GListModel               *findings)
{
  g_autoptr(GPtrArray) told = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < sentence->evidence->len; i++)
    {
      const TjGround *ground = g_ptr_array_index (sentence->evidence, i);
      g_autofree char *words = dup_words (form, ground);
      g_autofree char *link = dup_link (form, findings, ground);

      if (words == NULL || g_ptr_array_find_with_equal_func (told, words, g_str_equal, NULL))
        continue;

      if (told->len > 0)
        g_string_append (markup, " · ");
      append_ground (markup, words, link);
      g_ptr_array_add (told, g_steal_pointer (&words));
    }

  return told->len;
}

/**
 * tj_opinion_grounds_dup_markup:
 * @form: which the paragraph is about
 * @findings: (nullable): a list of #TjFinding, those of the package
 *
 * Returns: (transfer full): for each sentence of the paragraph what it rests on, each thing once;
 *   sentences are numbered where there are several
 */
char *
tj_opinion_grounds_dup_markup (const TjDocumentParagraph *paragraph,
                               TjForm                    *form,
                               GListModel                *findings)
{
  g_autoptr(GString) all = g_string_new (NULL);

  for (guint i = 0; i < paragraph->sentences->len; i++)
    {
      g_autoptr(GString) own = g_string_new (NULL);

      if (append_sentence (own, g_ptr_array_index (paragraph->sentences, i), form, findings) == 0)
        continue;

      if (all->len > 0)
        g_string_append (all, "　");
      if (paragraph->sentences->len > 1 && i < N_NUMBERS)
        {
          g_string_append_unichar (all, FIRST_NUMBER + i);
          g_string_append_c (all, ' ');
        }
      g_string_append (all, own->str);
    }

  return g_strdup (all->str);
}
