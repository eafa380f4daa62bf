/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-blinding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A package as a reviewer sees it who is not to know who applies: what the form says of the
 * applicant and of the owner of the technology is covered, and their names, and those of people,
 * partners and users, stand replaced in all other answers. Of names, those count that a package
 * for teaching loses too. The files of the package stay what they are; whoever shows one covers the
 * names in its words and on its pages, and pictures as a whole, since they cannot be searched. */

#define APPLICANT_PREFIX "applicant."
#define HIDDEN "tj-blinding-hidden"

/**
 * tj_blinding_collect:
 *
 * Returns: (transfer full): the names in the form that tell who applies
 */
TjPseudonyms *
tj_blinding_collect (TjPackage *package)
{
  TjPseudonyms *names = tj_pseudonyms_new ();

  g_return_val_if_fail (TJ_IS_PACKAGE (package), names);

  tj_pseudonyms_collect_form (names, tj_package_get_form (package));

  return names;
}

/* What a field holds nothing else than. A figure keeps its text, since it would be read anew. */
static gboolean
is_all_name (TjField *field)
{
  const char *id = tj_field_get_id (field);

  return g_str_has_prefix (id, APPLICANT_PREFIX) || g_str_equal (id, "source");
}

static void
blind_fields (GListModel   *fields,
              TjPseudonyms *names)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      const char *text = tj_field_get_text (field);
      g_autofree char *blinded = NULL;

      if (tj_field_is_blank (field) || tj_field_get_spec (field)->kind == TJ_FIELD_QUANTITY)
        continue;

      /* Translators: stands where a name is covered in a blind review */
      blinded = is_all_name (field) ? g_strdup (_("(hidden)"))
                                    : tj_pseudonyms_replace (names, text);
      if (!g_str_equal (blinded, text))
        tj_field_set_text (field, blinded);
    }
}

static GStrv
list_names (TjPseudonyms *names)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  GPtrArray *list = tj_pseudonyms_list (names);

  for (guint i = 0; i < list->len; i++)
    g_strv_builder_add (builder, ((const TjPseudonym *) g_ptr_array_index (list, i))->real);

  return g_strv_builder_end (builder);
}

/**
 * tj_blinding_apply:
 * @names: as tj_blinding_collect() gives them
 *
 * Returns: (transfer full): @package for the eyes of a blind reviewer, which knows its original and
 *   shares its files; nothing is checked or signed by it
 */
TjPackage *
tj_blinding_apply (TjPackage    *package,
                   TjPseudonyms *names)
{
  TjForm *form;
  TjPackage *shown;
  g_autoptr(TjForm) blinded = NULL;

  g_return_val_if_fail (TJ_IS_PACKAGE (package), NULL);
  g_return_val_if_fail (names != NULL, NULL);

  form = tj_package_get_form (package);
  blinded = tj_form_copy (form, tj_form_get_n_cases (form));
  blind_fields (tj_form_get_fields (blinded), names);
  for (guint i = 0; i < tj_form_get_n_cases (blinded); i++)
    blind_fields (tj_case_get_fields (tj_form_get_case (blinded, i)), names);

  shown = tj_package_new_corrected (tj_package_get_original (package), blinded);
  g_object_set_data_full (G_OBJECT (shown), HIDDEN, list_names (names),
                          (GDestroyNotify) g_strfreev);

  return shown;
}

/**
 * tj_blinding_get_hidden:
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the names that are hidden in a
 *   package that tj_blinding_apply() made, the longest first; %NULL of any other
 */
const char * const *
tj_blinding_get_hidden (TjPackage *package)
{
  return g_object_get_data (G_OBJECT (package), HIDDEN);
}

/**
 * tj_blinding_cover:
 * @names: (array zero-terminated=1): what is covered, the longest first
 * @text: from a file of the package; valid UTF-8
 *
 * May be called in any thread.
 *
 * Returns: (transfer full): @text with a square for every letter of a name
 */
char *
tj_blinding_cover (const char * const *names,
                   const char         *text)
{
  g_autoptr(GString) covered = g_string_sized_new (strlen (text));
  const char *at = text;

  while (*at != '\0')
    {
      const char *next = g_utf8_next_char (at);
      glong n_letters = 0;

      for (guint i = 0; names[i] != NULL && n_letters == 0; i++)
        {
          if (*names[i] != '\0' && g_str_has_prefix (at, names[i]))
            {
              n_letters = g_utf8_strlen (names[i], -1);
              next = at + strlen (names[i]);
            }
        }

      for (glong i = 0; i < n_letters; i++)
        g_string_append (covered, "■");
      if (n_letters == 0)
        g_string_append_len (covered, at, next - at);
      at = next;
    }

  return g_string_free (g_steal_pointer (&covered), FALSE);
}
