/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/decision/tj-panel-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/panel/tj-panel-intake.h"
#include "core/rubric/tj-conflict.h"

/* Settles which of the sheets that were handed in count: matched to packages by digest, of one
 * stage and rubric, one of each reviewer on a package. Nothing is edited and nothing is lost: a
 * file that does not count says why. */

/* So many differences are told of a sheet on another version. */
#define MAX_DIFFERENCES 3

typedef struct
{
  TjPanelFiles *self;
  const TjPanelRule *rule;
  /* sha256 of a file → GArray of numbers of packages that have it */
  GHashTable *holders;
} Intake;

static void
file_free (gpointer data)
{
  TjPanelFile *self = data;

  g_free (self->path);
  g_free (self->sha256);
  g_free (self->message);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_object (&self->sheet);
  g_free (self->reviewer);
  g_free (self->organisation);
  g_free (self->fingerprint);
  g_clear_pointer (&self->signed_at, g_date_time_unref);
  g_clear_object (&self->package);
  g_free (self);
}

static void refuse (TjPanelFile *self,
                    const char  *status,
                    const char  *format,
                    ...) G_GNUC_PRINTF (3, 4);

static void
refuse (TjPanelFile *self,
        const char  *status,
        const char  *format,
        ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_free (self->message);
  self->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->status = status;
}

/**
 * tj_panel_file_is_refused:
 *
 * Returns: whether the file neither counts nor was set aside by its own reviewer
 */
gboolean
tj_panel_file_is_refused (const TjPanelFile *self)
{
  return !g_str_equal (self->status, "counts") && !g_str_equal (self->status, "recused")
         && !g_str_equal (self->status, "replaced");
}

static GHashTable *
index_packages (GPtrArray *packages)
{
  GHashTable *holders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                               (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < packages->len; i++)
    {
      GListModel *attachments = tj_package_get_attachments (g_ptr_array_index (packages, i));

      for (guint j = 0; j < g_list_model_get_n_items (attachments); j++)
        {
          g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, j);
          const char *sha256 = tj_attachment_get_sha256 (attachment);
          GArray *list = g_hash_table_lookup (holders, sha256);

          if (list == NULL)
            {
              list = g_array_new (FALSE, FALSE, sizeof (guint));
              g_hash_table_insert (holders, g_strdup (sha256), list);
            }
          if (list->len == 0 || g_array_index (list, guint, list->len - 1) != i)
            g_array_append_val (list, i);
        }
    }

  return holders;
}

/* The package that has most files of those judged, or -1 where none has more than half: a file in
 * common, as a law that both enclose, makes no version of the same. */
static int
find_nearest (Intake            *intake,
              const TjPanelFile *file)
{
  GPtrArray *judged = tj_sheet_get_files (file->sheet);
  g_autofree guint *shared = g_new0 (guint, intake->self->packages->len + 1);
  int best = -1;

  for (guint i = 0; i < judged->len; i++)
    {
      const TjSheetFile *one = g_ptr_array_index (judged, i);
      GArray *list = g_hash_table_lookup (intake->holders, one->sha256);

      for (guint j = 0; list != NULL && j < list->len; j++)
        {
          const guint package = g_array_index (list, guint, j);

          shared[package]++;
          if (best < 0 || shared[package] > shared[best])
            best = (int) package;
        }
    }

  return best >= 0 && shared[best] * 2 > judged->len ? best : -1;
}

/* Without a file in common, one may still be meant: the technology of the same name. */
static int
find_namesake (Intake            *intake,
               const TjPanelFile *file)
{
  const char *name = tj_sheet_get_technology_name (file->sheet);

  for (guint i = 0; *name != '\0' && i < intake->self->packages->len; i++)
    {
      TjForm *form = tj_package_get_form (g_ptr_array_index (intake->self->packages, i));
      const char *other = tj_field_get_text (tj_form_get_field (form, "technology_name"));

      if (g_strcmp0 (name, other) == 0)
        return (int) i;
    }

  return -1;
}

static char *
describe_differences (GPtrArray *differences)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (differences->len, MAX_DIFFERENCES); i++)
    {
      const TjSheetDifference *difference = g_ptr_array_index (differences, i);

      g_string_append (text, i > 0 ? _(", ") : "");
      if (g_str_equal (difference->code, "file-missing"))
        g_string_append_printf (text, _("“%s” is not in the package"), difference->name);
      else if (g_str_equal (difference->code, "file-added"))
        g_string_append_printf (text, _("“%s” was not judged"), difference->name);
      else
        g_string_append_printf (text, _("“%s” is another file"), difference->name);
    }

  if (differences->len > MAX_DIFFERENCES)
    {
      const guint n_more = differences->len - MAX_DIFFERENCES;

      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, " and %u more difference",
                                                 " and %u more differences", n_more), n_more);
    }

  return g_string_free (text, FALSE);
}

static void
match (Intake      *intake,
       TjPanelFile *file)
{
  int nearest = find_nearest (intake, file);
  g_autoptr(GPtrArray) differences = NULL;
  g_autofree char *text = NULL;

  if (nearest < 0)
    nearest = find_namesake (intake, file);
  if (nearest < 0)
    {
      refuse (file, "no-package", _("“%s” is about “%s”, which is not among the packages. Name its "
                                    "package too."),
              file->path, tj_sheet_get_package_name (file->sheet));
      return;
    }

  file->package = g_object_ref (g_ptr_array_index (intake->self->packages, nearest));
  differences = tj_sheet_compare_files (file->sheet, file->package);
  if (differences->len == 0)
    return;

  text = describe_differences (differences);
  refuse (file, "other-version",
          /* Translators: a file, a package, and a list of what differs */
          _("“%s” is about another version of “%s”: %s. The reviewer has to look at this version, "
            "or the other one has to be named."),
          file->path, tj_package_get_name (file->package), text);
  file->differences = g_steal_pointer (&differences);
}

static TjPanelFile *
take_file (Intake              *intake,
           const TjHandedSheet *handed)
{
  TjPanelFile *file = g_new0 (TjPanelFile, 1);

  file->path = g_strdup (handed->path);
  file->sha256 = g_strdup (handed->sha256);
  file->status = handed->status;
  file->message = g_strdup (handed->message);
  g_set_object (&file->sheet, handed->sheet);
  file->reviewer = g_strdup (handed->reviewer);
  file->organisation = g_strdup (handed->organisation);
  file->fingerprint = g_strdup (handed->fingerprint);
  if (handed->signed_at != NULL)
    file->signed_at = g_date_time_ref (handed->signed_at);

  if (g_str_equal (file->status, "counts"))
    match (intake, file);

  return file;
}

/* Which stage the panel is of: the one asked for, or that of all sheets. */
static gboolean
settle_stage (TjPanelFiles  *self,
              const char    *stage,
              GError       **error)
{
  gboolean has_stage = FALSE;

  if (stage != NULL)
    {
      if (tj_review_stage_parse (stage, &self->stage))
        return TRUE;

      g_set_error (error, TJ_PANEL_ERROR, TJ_PANEL_ERROR_STAGE,
                   _("“%s” is no stage. Choose preliminary, second or defence."), stage);
      return FALSE;
    }

  for (guint i = 0; i < self->files->len; i++)
    {
      const TjPanelFile *file = g_ptr_array_index (self->files, i);
      TjReviewStage own;

      if (!g_str_equal (file->status, "counts"))
        continue;

      own = tj_review_get_stage (tj_sheet_get_review (file->sheet));
      if (has_stage && own != self->stage)
        {
          g_set_error_literal (error, TJ_PANEL_ERROR, TJ_PANEL_ERROR_STAGE,
                               _("The sheets are of several stages. Choose one with “--stage”."));
          return FALSE;
        }
      self->stage = own;
      has_stage = TRUE;
    }

  return TRUE;
}

static void
refuse_other_stages (TjPanelFiles *self)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      TjPanelFile *file = g_ptr_array_index (self->files, i);
      TjReviewStage own;

      if (!g_str_equal (file->status, "counts"))
        continue;

      own = tj_review_get_stage (tj_sheet_get_review (file->sheet));
      if (own != self->stage)
        refuse (file, "other-stage", _("“%s” is of another stage (%s)."), file->path,
                tj_review_stage_get_label (own));
    }
}

static void
refuse_entry (TjPanelFile         *file,
              const TjIntakeEntry *entry,
              const char          *other)
{
  const char *status = tj_intake_state_to_string (entry->state);

  switch (entry->state)
    {
    case TJ_INTAKE_REPLACED:
      refuse (file, status, _("“%s” is replaced by “%s”."), file->path, other);
      break;
    case TJ_INTAKE_TWICE:
      refuse (file, status, _("“%s” is the same sheet as “%s” and counts once."), file->path,
              other);
      break;
    case TJ_INTAKE_RIVALS:
      refuse (file, status,
              _("“%s” and “%s” are two sheets of one reviewer on the same package, and neither "
                "says that it replaces the other. Neither counts; ask the reviewer for one that "
                "does."), file->path, other);
      break;
    case TJ_INTAKE_FOREIGN_REPLACEMENT:
      refuse (file, status,
              _("“%s” says that it replaces “%s”, which is of another reviewer or package."),
              file->path, other);
      break;
    case TJ_INTAKE_CIRCLE:
      refuse (file, status, _("“%s” and “%s” replace each other."), file->path, other);
      break;
    case TJ_INTAKE_COUNTS:
    default:
      break;
    }
}

/* (transfer none) (nullable): what a sheet that counts was judged by; a recusal judges nothing. */
static TjRubric *
get_rubric (const TjPanelFile *file)
{
  TjReview *review;

  if (!g_str_equal (file->status, "counts"))
    return NULL;

  review = tj_sheet_get_review (file->sheet);

  return tj_review_is_recusal (review) ? NULL : tj_review_get_rubric (review);
}

static guint
count_sheets_on (TjPanelFiles *self,
                 TjRubric     *rubric)
{
  guint n_sheets = 0;

  for (guint i = 0; i < self->files->len; i++)
    {
      TjRubric *own = get_rubric (g_ptr_array_index (self->files, i));

      n_sheets += own != NULL && tj_rubric_equal (own, rubric);
    }

  return n_sheets;
}

/* The rubric of a panel is that of most sheets, of equally many that of the first. Without a
 * sheet it is the program's. */
static TjRubric *
choose_rubric (TjPanelFiles *self)
{
  TjRubric *chosen = NULL;
  guint most = 0;

  for (guint i = 0; i < self->files->len; i++)
    {
      TjRubric *own = get_rubric (g_ptr_array_index (self->files, i));
      guint n_sheets;

      if (own == NULL || (chosen != NULL && tj_rubric_equal (own, chosen)))
        continue;

      n_sheets = count_sheets_on (self, own);
      if (n_sheets > most)
        {
          most = n_sheets;
          chosen = own;
        }
    }

  return chosen != NULL ? g_object_ref (chosen) : tj_rubric_new_default ();
}

/* Points on other criteria, or of other weights, are of another measure. */
static void
refuse_other_rubrics (TjPanelFiles *self)
{
  const TjLanguage language = tj_language_get_current ();

  self->rubric = choose_rubric (self);
  for (guint i = 0; i < self->files->len; i++)
    {
      TjPanelFile *file = g_ptr_array_index (self->files, i);
      TjRubric *own = get_rubric (file);

      if (own == NULL || tj_rubric_equal (own, self->rubric))
        continue;

      refuse (file, "other-rubric",
              /* Translators: a file, and twice the title and version of a rubric */
              _("“%s” was judged by another rubric (%s, %s) than most sheets (%s, %s). Scores of "
                "two rubrics cannot be put together; ask its reviewer for a sheet on this one."),
              file->path, tj_rubric_get_title (own, language), tj_rubric_get_version (own),
              tj_rubric_get_title (self->rubric, language),
              tj_rubric_get_version (self->rubric));
    }
}

/* Decides which of several sheets of one reviewer on a package counts. */
static void
settle_doubles (TjPanelFiles *self)
{
  g_autoptr(GArray) entries = g_array_new (FALSE, TRUE, sizeof (TjIntakeEntry));
  g_autoptr(GPtrArray) owners = g_ptr_array_new ();
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->files->len; i++)
    {
      TjPanelFile *file = g_ptr_array_index (self->files, i);
      TjIntakeEntry entry = { 0 };

      if (!g_str_equal (file->status, "counts"))
        continue;

      entry.id = tj_sheet_get_id (file->sheet);
      entry.replaces = tj_sheet_get_replaces (file->sheet);
      entry.digest = file->sha256;
      entry.reviewer = file->fingerprint;
      g_ptr_array_add (keys, tj_package_dup_manifest_sha256 (file->package));
      entry.item = g_ptr_array_index (keys, keys->len - 1);
      g_array_append_val (entries, entry);
      g_ptr_array_add (owners, file);
    }

  tj_panel_intake_settle ((TjIntakeEntry *) entries->data, entries->len);
  for (guint i = 0; i < entries->len; i++)
    {
      const TjIntakeEntry *entry = &g_array_index (entries, TjIntakeEntry, i);
      const TjPanelFile *other = entry->other >= 0 ? g_ptr_array_index (owners, entry->other)
                                                   : NULL;

      refuse_entry (g_ptr_array_index (owners, i), entry, other != NULL ? other->path : "");
    }
}

static guint
find_package (TjPanelFiles *self,
              TjPackage    *package)
{
  guint index = 0;

  g_ptr_array_find (self->packages, package, &index);

  return index;
}

/* What is worth knowing of a sheet that counts. */
static void
remark (TjPanelFile *file,
        gboolean     has_conflict)
{
  const char *name = tj_review_get (tj_sheet_get_review (file->sheet), "reviewer.name");

  if (has_conflict)
    refuse (file, file->status, _("“%s”: the reviewer declared a conflict of interest."),
            file->path);
  else if (g_strcmp0 (name, file->reviewer) != 0)
    refuse (file, file->status, _("“%s” names “%s” as its reviewer and is signed by “%s”."),
            file->path, name != NULL ? name : "", file->reviewer);
  else if (tj_sheet_get_incomplete (file->sheet))
    refuse (file, file->status, _("“%s” was signed as incomplete."), file->path);
}

static void
build_panel (Intake *intake)
{
  TjPanelFiles *self = intake->self;

  self->panel = tj_panel_new (self->rubric, self->stage);
  for (guint i = 0; i < self->packages->len; i++)
    {
      TjPackage *package = g_ptr_array_index (self->packages, i);
      g_autofree char *key = tj_package_dup_manifest_sha256 (package);
      TjField *field = tj_form_get_field (tj_package_get_form (package), "technology_name");
      const char *name = tj_field_get_text (field);

      tj_panel_add_item (self->panel, key,
                         name != NULL && *name != '\0' ? name : tj_package_get_name (package));
    }

  for (guint i = 0; i < self->files->len; i++)
    {
      TjPanelFile *file = g_ptr_array_index (self->files, i);
      TjReview *review;
      guint reviewer;

      self->n_refused += tj_panel_file_is_refused (file);
      if (!g_str_equal (file->status, "counts"))
        continue;

      review = tj_sheet_get_review (file->sheet);
      reviewer = tj_panel_add_reviewer (self->panel, file->fingerprint,
                                        file->reviewer != NULL ? file->reviewer : "",
                                        file->organisation);
      tj_panel_add_sheet (self->panel, find_package (self, file->package), reviewer, review,
                          tj_sheet_get_id (file->sheet));
      if (g_strcmp0 (tj_review_get (review, "conflict"), "declared") == 0
          && !intake->rule->counts_conflicts)
        file->status = "recused";
      remark (file, g_strcmp0 (tj_review_get (review, "conflict"), "declared") == 0);
    }
}

/* Two packages with the same files are one, or a sheet would have two homes. */
static GPtrArray *
drop_doubles (GPtrArray *packages)
{
  GPtrArray *unique = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < packages->len; i++)
    {
      TjPackage *package = g_ptr_array_index (packages, i);

      if (g_hash_table_add (seen, tj_package_dup_manifest_sha256 (package)))
        g_ptr_array_add (unique, g_object_ref (package));
    }

  return unique;
}

/**
 * tj_panel_files_new:
 * @handed: (element-type TjHandedSheet): what verification said of each file
 * @packages: (element-type TjPackage): of the round
 * @stage: (nullable): of the review, or %NULL for that of all sheets
 * @rule: decides whether a declared conflict sets a sheet aside
 *
 * Quick enough for the main loop; reads lists of @packages, which belong to its thread.
 *
 * Returns: (transfer full) (nullable): what became of every file, and the panel of those that
 *   count; %NULL with %TJ_PANEL_ERROR_STAGE
 */
TjPanelFiles *
tj_panel_files_new (GPtrArray          *handed,
                    GPtrArray          *packages,
                    const char         *stage,
                    const TjPanelRule  *rule,
                    GError            **error)
{
  g_autoptr(TjPanelFiles) self = g_new0 (TjPanelFiles, 1);
  g_autoptr(GHashTable) holders = NULL;
  Intake intake = { self, rule };

  self->files = g_ptr_array_new_with_free_func (file_free);
  self->packages = drop_doubles (packages);
  intake.holders = holders = index_packages (self->packages);

  for (guint i = 0; i < handed->len; i++)
    g_ptr_array_add (self->files, take_file (&intake, g_ptr_array_index (handed, i)));

  if (!settle_stage (self, stage, error))
    return NULL;

  refuse_other_stages (self);
  refuse_other_rubrics (self);
  settle_doubles (self);
  build_panel (&intake);

  return g_steal_pointer (&self);
}

/**
 * tj_panel_files_free:
 * @self: (transfer full) (nullable): what tj_panel_files_new() returned
 */
void
tj_panel_files_free (TjPanelFiles *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->panel, tj_panel_free);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->packages);
  g_clear_object (&self->rubric);
  g_free (self);
}
