/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/bureau/tj-package-changes.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"

/* A package that was sent back and comes again: what is different, answer by answer and file by
 * file, and what became of each finding. White space and the width of characters are no
 * difference; a file is the same where its digest is. */

static const char * const kind_names[] = { "field", "file", "finding" };

/**
 * tj_change_kind_to_string:
 *
 * Returns: the name of a kind in machine output
 */
const char *
tj_change_kind_to_string (TjChangeKind kind)
{
  return kind_names[kind];
}

/**
 * tj_change_get_label:
 *
 * Returns: in the user's language what became of it
 */
const char *
tj_change_get_label (const TjChange *self)
{
  static const struct
  {
    const char *what;
    const char *label;
  } labels[] = {
    { "added", N_("added") }, { "removed", N_("removed") }, { "changed", N_("changed") },
    { "renamed", N_("renamed") }, { "resolved", N_("settled") }, { "remains", N_("still there") },
    { "new", N_("new") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (g_str_equal (labels[i].what, self->what))
        return _(labels[i].label);
    }

  return self->what;
}

static void
change_free (TjChange *change)
{
  g_free (change->path);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
add_change (GPtrArray    *changes,
            TjChangeKind  kind,
            const char   *what,
            const char   *path,
            const char   *before,
            const char   *after)
{
  TjChange *change = g_new0 (TjChange, 1);

  change->kind = kind;
  change->what = what;
  change->path = g_strdup (path);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  g_ptr_array_add (changes, change);
}

/* (transfer full) (nullable): what was answered, ticks as their codes */
static char *
dup_answer (TjField *field)
{
  const char * const *ticked;

  if (field == NULL || tj_field_is_blank (field))
    return NULL;

  ticked = tj_field_get_ticked (field);
  if (tj_field_get_spec (field)->kind == TJ_FIELD_TICKS && ticked != NULL)
    return g_strjoinv (" ", (char **) ticked);

  return g_strdup (tj_field_get_text (field));
}

static void
compare_field (GPtrArray  *changes,
               TjForm     *before,
               TjForm     *after,
               const char *path)
{
  g_autofree char *old = dup_answer (tj_form_lookup (before, path));
  g_autofree char *new = dup_answer (tj_form_lookup (after, path));
  g_autofree char *old_folded = old != NULL ? tj_text_fold (old) : NULL;
  g_autofree char *new_folded = new != NULL ? tj_text_fold (new) : NULL;

  if (g_strcmp0 (old_folded, new_folded) != 0)
    add_change (changes, TJ_CHANGE_FIELD, old == NULL ? "added" : new == NULL ? "removed"
                                                                              : "changed",
                path, old, new);
}

static void
compare_forms (GPtrArray *changes,
               TjForm    *before,
               TjForm    *after)
{
  guint n_cases = MAX (tj_form_get_n_cases (before), tj_form_get_n_cases (after));
  guint n_specs;
  const TjFieldSpec *specs = tj_field_spec_list (&n_specs);

  for (guint i = 0; i < n_specs; i++)
    {
      if (specs[i].part != TJ_FIELD_PART_CASE)
        compare_field (changes, before, after, specs[i].id);
    }

  for (guint n = 0; n < n_cases; n++)
    {
      for (guint i = 0; i < n_specs; i++)
        {
          g_autofree char *path = g_strdup_printf ("cases[%u].%s", n, specs[i].id);

          if (specs[i].part == TJ_FIELD_PART_CASE)
            compare_field (changes, before, after, path);
        }
    }
}

/* (nullable) (transfer none): a file of @package with that content that @other has not under the
 * same name */
static const char *
find_content (TjPackage  *package,
              const char *sha256,
              TjPackage  *other)
{
  GListModel *attachments = tj_package_get_attachments (package);

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);
      const char *name = tj_attachment_get_name (attachment);

      if (g_strcmp0 (tj_attachment_get_sha256 (attachment), sha256) == 0 &&
          tj_package_find_attachment (other, name) == NULL)
        return name;
    }

  return NULL;
}

static void
compare_files (GPtrArray *changes,
               TjPackage *before,
               TjPackage *after)
{
  GListModel *old = tj_package_get_attachments (before);
  GListModel *new = tj_package_get_attachments (after);

  for (guint i = 0; i < g_list_model_get_n_items (new); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (new, i);
      const char *name = tj_attachment_get_name (attachment);
      const char *sha256 = tj_attachment_get_sha256 (attachment);
      TjAttachment *same_name = tj_package_find_attachment (before, name);
      const char *old_name = same_name == NULL ? find_content (before, sha256, after) : NULL;

      if (old_name != NULL)
        add_change (changes, TJ_CHANGE_FILE, "renamed", name, old_name, name);
      else if (same_name == NULL)
        add_change (changes, TJ_CHANGE_FILE, "added", name, NULL, sha256);
      else if (g_strcmp0 (tj_attachment_get_sha256 (same_name), sha256) != 0)
        add_change (changes, TJ_CHANGE_FILE, "changed", name,
                    tj_attachment_get_sha256 (same_name), sha256);
    }

  for (guint i = 0; i < g_list_model_get_n_items (old); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (old, i);
      const char *name = tj_attachment_get_name (attachment);
      const char *sha256 = tj_attachment_get_sha256 (attachment);

      if (tj_package_find_attachment (after, name) == NULL &&
          find_content (after, sha256, before) == NULL)
        add_change (changes, TJ_CHANGE_FILE, "removed", name, sha256, NULL);
    }
}

/**
 * tj_package_changes_find:
 * @before: the earlier version
 * @after: the later one
 *
 * Returns: (transfer full) (element-type TjChange): answers in the order of the form, then files
 */
GPtrArray *
tj_package_changes_find (TjPackage *before,
                         TjPackage *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);

  compare_forms (changes, tj_package_get_form (before), tj_package_get_form (after));
  compare_files (changes, before, after);

  return changes;
}

/* (nullable) (transfer full) */
static TjFinding *
find_key (GListModel *findings,
          const char *key)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (tj_finding_get_key (finding), key))
        return g_steal_pointer (&finding);
    }

  return NULL;
}

static gboolean
counts (TjFinding *finding)
{
  TjSeverity severity = tj_finding_get_severity (finding);

  return severity == TJ_SEVERITY_ERROR || severity == TJ_SEVERITY_QUERY;
}

/**
 * tj_package_changes_add_findings:
 * @changes: (element-type TjChange): where they go
 * @before: a list of #TjFinding: what was found in the earlier version
 * @after: a list of #TjFinding: what is found in the later one
 *
 * Tells of errors and queries what became of them. Their texts are those of the user's language.
 */
void
tj_package_changes_add_findings (GPtrArray  *changes,
                                 GListModel *before,
                                 GListModel *after)
{
  TjLanguage language = tj_language_get_current ();

  for (guint i = 0; i < g_list_model_get_n_items (before); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (before, i);
      g_autoptr(TjFinding) still = find_key (after, tj_finding_get_key (finding));
      g_autofree char *old = tj_finding_dup_message (finding, language);
      g_autofree char *new = still != NULL ? tj_finding_dup_message (still, language) : NULL;

      if (counts (finding))
        add_change (changes, TJ_CHANGE_FINDING, still != NULL ? "remains" : "resolved",
                    tj_finding_get_key (finding), old, new);
    }

  for (guint i = 0; i < g_list_model_get_n_items (after); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (after, i);
      g_autoptr(TjFinding) earlier = find_key (before, tj_finding_get_key (finding));
      g_autofree char *message = tj_finding_dup_message (finding, language);

      if (earlier == NULL && counts (finding))
        add_change (changes, TJ_CHANGE_FINDING, "new", tj_finding_get_key (finding), NULL, message);
    }
}

/**
 * tj_package_changes_find_version:
 * @packages: (element-type TjPackage): an older state of the round, the newest last
 *
 * Returns: (transfer none) (nullable): the version of the same application among them: of the same
 *   file name, or of the same applicant and technology
 */
TjPackage *
tj_package_changes_find_version (GPtrArray *packages,
                                 TjPackage *package)
{
  TjForm *form = tj_package_get_form (package);
  const char *technology = tj_form_get_text (form, "technology_name");
  const char *applicant = tj_form_get_text (form, "applicant.name");

  for (guint i = packages->len; i > 0; i--)
    {
      TjPackage *other = g_ptr_array_index (packages, i - 1);
      TjForm *other_form = tj_package_get_form (other);

      if (g_strcmp0 (tj_package_get_name (other), tj_package_get_name (package)) == 0)
        return other;

      if (technology != NULL &&
          g_strcmp0 (tj_form_get_text (other_form, "technology_name"), technology) == 0 &&
          g_strcmp0 (tj_form_get_text (other_form, "applicant.name"), applicant) == 0)
        return other;
    }

  return NULL;
}
