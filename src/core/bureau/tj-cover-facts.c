/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/bureau/tj-cover-facts.h"

#include "core/bureau/tj-package-facts.h"

/* What a cover letter may say of a round. */

static const char *
get_stage (TjPackage *package)
{
  TjForm *form = tj_package_get_form (package);
  const char * const *ticked = tj_field_get_ticked (tj_form_get_field (form, "stage"));

  return ticked != NULL && ticked[0] != NULL && ticked[1] == NULL ? ticked[0] : NULL;
}

static void
add_number (TjFacts    *facts,
            const char *name,
            guint       number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  tj_facts_add (facts, name, text, TJ_GROUND_FORMULA, name, NULL);
}

static void
add_field (TjFacts    *facts,
           TjPackage  *package,
           const char *name,
           const char *path)
{
  const char *text = tj_form_get_text (tj_package_get_form (package), path);

  if (text != NULL)
    tj_facts_add (facts, name, text, TJ_GROUND_FORM, path, tj_package_get_name (package));
  else
    tj_facts_set_lack (facts, name, tj_package_get_name (package));
}

static void
add_package (TjFacts   *facts,
             TjPackage *package)
{
  TjFacts *own = tj_facts_add_group (facts, "package");
  const char *stage = get_stage (package);

  add_field (own, package, "technology_name", "technology_name");
  add_field (own, package, "applicant", "applicant.name");
  if (stage != NULL)
    tj_facts_add (own, "stage", g_str_equal (stage, "promotion") ? "推广类" : "示范类",
                  TJ_GROUND_FORM, "stage", tj_package_get_name (package));
  else
    tj_facts_set_lack (own, "stage", tj_package_get_name (package));
}

/**
 * tj_cover_facts_new:
 * @packages: (element-type TjPackage): what is handed over
 * @n_opinions: how many of them have an opinion sheet
 * @clause: where the notice asks for it
 *
 * Counts of the round and a group `package`. Stages are counted where every form ticks one; where
 * one does not, no count is known.
 *
 * Returns: (transfer full): the facts, without what the writer says
 */
TjFacts *
tj_cover_facts_new (GPtrArray  *packages,
                   guint       n_opinions,
                   const char *clause)
{
  TjFacts *facts = tj_facts_new ();
  guint n_promotion = 0;
  guint n_known = 0;

  for (guint i = 0; i < packages->len; i++)
    {
      TjPackage *package = g_ptr_array_index (packages, i);
      const char *stage = get_stage (package);

      n_known += stage != NULL ? 1 : 0;
      n_promotion += g_strcmp0 (stage, "promotion") == 0 ? 1 : 0;
      add_package (facts, package);
    }

  tj_facts_add (facts, "notice", TJ_NOTICE_TITLE, TJ_GROUND_DOCUMENT, clause, NULL);
  add_number (facts, "count", packages->len);
  add_number (facts, "n_opinions", n_opinions);
  if (n_known == packages->len)
    {
      add_number (facts, "n_promotion", n_promotion);
      add_number (facts, "n_demonstration", n_known - n_promotion);
    }

  return facts;
}
