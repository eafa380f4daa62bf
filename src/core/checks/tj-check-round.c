/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-check-round.h"

#include "core/checks/tj-likeness.h"

/* What only shows when the packages of a round are laid beside each other: the same file in two
 * of them, told by its digest, or the same applicant, case, sentence or figures. */

/* The first place where a file was seen. */
typedef struct
{
  guint package;
  const char *name;
} Place;

/**
 * Comparison:
 * @packages: (element-type TjPackage): all of a round
 * @found: (element-type GPtrArray): what each has in common with others, as it is found
 * @places: files by their digest
 */
typedef struct
{
  GPtrArray *packages;
  GPtrArray *found;
  GHashTable *places;
} Comparison;

static TjPackage *
get_package (Comparison *self,
             guint       i)
{
  return g_ptr_array_index (self->packages, i);
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  return tj_finding_compare (*(TjFinding * const *) a, *(TjFinding * const *) b);
}

static void
add_finding (Comparison *self,
             guint       i,
             const char *file,
             guint       j,
             const char *other)
{
  TjFinding *finding;

  finding = tj_finding_new ("duplicate", file != NULL ? "other-package" : "whole-package");
  tj_finding_add_text (finding, "package", tj_package_get_name (get_package (self, j)));
  if (file != NULL)
    {
      tj_finding_add_text (finding, "file", file);
      tj_finding_add_text (finding, "other", other);
    }

  g_ptr_array_add (g_ptr_array_index (self->found, i), finding);
}

static void
add_likeness (Comparison            *self,
              guint                  i,
              const char            *field,
              guint                  j,
              const TjLikenessMatch *match)
{
  TjFinding *finding = tj_finding_new ("duplicate", match->kind);

  tj_finding_add_field (finding, field);
  tj_finding_add_text (finding, "package", tj_package_get_name (get_package (self, j)));
  if (*match->text != '\0')
    tj_finding_add_text (finding, "text", match->text);

  g_ptr_array_add (g_ptr_array_index (self->found, i), finding);
}

static void
compare_words (Comparison *self,
               TjLikeness *likeness,
               guint       i)
{
  TjForm *form = tj_package_get_form (get_package (self, i));
  g_autoptr(GPtrArray) matches = tj_likeness_add (likeness, form, i);

  for (guint n = 0; n < matches->len; n++)
    {
      const TjLikenessMatch *match = g_ptr_array_index (matches, n);

      add_likeness (self, i, match->field, match->package, match);
      add_likeness (self, match->package, match->other_field, i, match);
    }
}

static void
compare_files (Comparison *self,
               guint       i)
{
  GListModel *attachments = tj_package_get_attachments (get_package (self, i));
  g_autoptr(GHashTable) seen_here = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint n = 0; n < g_list_model_get_n_items (attachments); n++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, n);
      const char *sha256 = tj_attachment_get_sha256 (attachment);
      const char *name = tj_attachment_get_name (attachment);
      Place *place = g_hash_table_lookup (self->places, sha256);

      if (tj_attachment_get_size (attachment) == 0 ||
          !g_hash_table_add (seen_here, (char *) sha256))
        continue;

      if (place != NULL)
        {
          add_finding (self, i, name, place->package, place->name);
          add_finding (self, place->package, place->name, i, name);
          continue;
        }

      place = g_new (Place, 1);
      place->package = i;
      place->name = name;
      g_hash_table_insert (self->places, (char *) sha256, place);
    }
}

/**
 * tj_check_round_is_about_others:
 *
 * Returns: whether @finding tells what a package has in common with others of its round
 */
gboolean
tj_check_round_is_about_others (TjFinding *finding)
{
  g_return_val_if_fail (TJ_IS_FINDING (finding), FALSE);

  return g_str_equal (tj_finding_get_code (finding), "duplicate")
         && g_strcmp0 (tj_finding_get_variant (finding), "same-package") != 0;
}

static GPtrArray *
list_findings (GListStore *store)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_findings = g_list_model_get_n_items (G_LIST_MODEL (store));

  for (guint i = 0; i < n_findings; i++)
    g_ptr_array_add (findings, g_list_model_get_item (G_LIST_MODEL (store), i));

  return findings;
}

/* What an earlier comparison found too stays the same object, so that whoever shows it need not
 * show it anew. */
static TjFinding *
find_again (GHashTable *before,
            TjFinding  *finding)
{
  TjFinding *again = g_hash_table_lookup (before, tj_finding_get_key (finding));
  gboolean is_same = again != NULL && g_strcmp0 (tj_finding_get_variant (again),
                                                 tj_finding_get_variant (finding)) == 0;

  return is_same ? again : finding;
}

/* Own findings, then @found, in the order of findings. */
static GPtrArray *
join_findings (GPtrArray *before,
               GPtrArray *found)
{
  GPtrArray *joined = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) earlier = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < before->len; i++)
    {
      TjFinding *finding = g_ptr_array_index (before, i);

      if (tj_check_round_is_about_others (finding))
        g_hash_table_insert (earlier, (char *) tj_finding_get_key (finding), finding);
      else
        g_ptr_array_add (joined, g_object_ref (finding));
    }

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (joined, g_object_ref (find_again (earlier, g_ptr_array_index (found, i))));

  /* It keeps the order of those that are equal. */
  g_ptr_array_sort (joined, compare_findings);

  return joined;
}

/* At once and only where it differs: each change of a list is work for whoever shows it. */
static void
replace_findings (GListStore *store,
                  GPtrArray  *found)
{
  g_autoptr(GPtrArray) before = list_findings (store);
  g_autoptr(GPtrArray) after = join_findings (before, found);
  guint least = MIN (before->len, after->len);
  guint head = 0;
  guint tail = 0;

  while (head < least && before->pdata[head] == after->pdata[head])
    head++;
  while (tail < least - head &&
         before->pdata[before->len - tail - 1] == after->pdata[after->len - tail - 1])
    tail++;

  if (head + tail < MAX (before->len, after->len))
    g_list_store_splice (store, head, before->len - head - tail, after->pdata + head,
                         after->len - head - tail);
}

static void
compare_packages (Comparison *self)
{
  g_autoptr(GHashTable) manifests = NULL;
  g_autoptr(TjLikeness) likeness = tj_likeness_new ();

  manifests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->packages->len; i++)
    {
      g_autofree char *manifest = tj_package_dup_manifest_sha256 (get_package (self, i));
      gpointer first;

      if (g_hash_table_lookup_extended (manifests, manifest, NULL, &first))
        {
          add_finding (self, i, NULL, GPOINTER_TO_UINT (first), NULL);
          add_finding (self, GPOINTER_TO_UINT (first), NULL, i, NULL);
          continue;
        }

      g_hash_table_insert (manifests, g_steal_pointer (&manifest), GUINT_TO_POINTER (i));
      compare_files (self, i);
      compare_words (self, likeness, i);
    }
}

/**
 * tj_check_round:
 * @packages: (element-type TjPackage): all packages of a round
 * @findings: (element-type GListStore): the findings of each, in the same order
 *
 * Adds to the findings of each package what it has in common with others. A package that is the
 * same as an earlier one in all its files gets one finding, and so does that one. What was found
 * by an earlier call is replaced.
 */
void
tj_check_round (GPtrArray *packages,
                GPtrArray *findings)
{
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  Comparison self = { packages, NULL, places };

  g_return_if_fail (packages->len == findings->len);

  found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < packages->len; i++)
    g_ptr_array_add (found, g_ptr_array_new_with_free_func (g_object_unref));

  self.found = found;
  compare_packages (&self);
  for (guint i = 0; i < packages->len; i++)
    replace_findings (g_ptr_array_index (findings, i), g_ptr_array_index (found, i));
}
