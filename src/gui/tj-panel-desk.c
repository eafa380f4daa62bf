/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-panel-desk-private.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-digest.h"
#include "core/base/tj-file-read.h"
#include "core/base/tj-xml.h"
#include "gui/tj-session-private.h"

/* A decision is a record of the store like a review: of the round and its stage, by nobody. */
#define RECORD_OWNER "panel"

enum {
  CHANGED,
  DECIDED,
  PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

enum {
  PROP_0,
  PROP_BUSY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TjPanelDesk, tj_panel_desk, G_TYPE_OBJECT)

/* Tells what went wrong. */
void
tj_panel_desk_tell (TjPanelDesk  *self,
                    const GError *error)
{
  g_signal_emit (self, signals[PROBLEM], 0, error->message);
}

static void
set_busy (TjPanelDesk *self,
          gboolean     busy)
{
  if (self->busy == busy)
    return;

  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* What follows from other sheets is no more. */
void
tj_panel_desk_drop_report (TjPanelDesk *self)
{
  g_clear_pointer (&self->decision, tj_decision_free);
  g_clear_pointer (&self->report, tj_panel_report_free);
  g_clear_pointer (&self->rule, tj_panel_rule_free);
  self->record = 0;
}

/* Of the round and the stage, so that another sheet or package does not lose what was said. */
static char *
dup_record_key (TjPanelDesk *self)
{
  GFile *location = tj_session_get_location (self->session);
  g_autofree char *uri = location != NULL ? g_file_get_uri (location) : g_strdup ("");
  g_autofree char *text = NULL;

  text = g_strjoin ("\n", RECORD_OWNER, uri,
                    tj_review_stage_to_string (self->report->files->stage), NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static void
load_words (TjPanelDesk *self)
{
  TjStore *store = self->session->store;
  g_autofree char *key = dup_record_key (self);
  g_autoptr(GHashTable) values = NULL;
  g_autoptr(GError) error = NULL;
  const char *title = tj_session_get_title (self->session);
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  if (store == NULL)
    return;

  if (!tj_store_open_review (store, key, title != NULL ? title : "", RECORD_OWNER, &self->record,
                             &error)
      || !(values = tj_store_list_values (store, self->record, &error)))
    {
      tj_panel_desk_tell (self, error);
      return;
    }

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    tj_decision_set (self->decision, name, value, NULL);
}

typedef struct
{
  TjPanelFiles *files;
  TjPanelRule *rule;
  TjAcceptabilityOptions draws;
} CountJob;

static void
count_job_free (CountJob *job)
{
  g_clear_pointer (&job->files, tj_panel_files_free);
  g_clear_pointer (&job->rule, tj_panel_rule_free);
  g_free (job);
}

static void
count_worker (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  CountJob *job = task_data;
  TjPanelReport *report;
  GError *error = NULL;

  report = tj_panel_report_new (g_steal_pointer (&job->files), job->rule, &job->draws, &error);
  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) tj_panel_report_free);
  else
    g_task_return_error (task, error);
}

static void
end (TjPanelDesk *self)
{
  set_busy (self, FALSE);
  if (self->moved)
    {
      self->moved = FALSE;
      tj_panel_desk_restore (self);
    }
  else if (self->stale)
    tj_panel_desk_start (self);
}

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  TjPanelDesk *self = TJ_PANEL_DESK (object);
  CountJob *job = g_task_get_task_data (G_TASK (result));
  const TjDecisionOrigin origin = { tj_session_get_taxonomy (self->session), self->n_pass,
                                    self->after, self->after_sha256 };
  g_autoptr(GError) error = NULL;
  TjPanelReport *report = g_task_propagate_pointer (G_TASK (result), &error);

  tj_panel_desk_drop_report (self);
  if (self->moved)
    g_clear_pointer (&report, tj_panel_report_free);
  else if (report != NULL && self->after != NULL
      && tj_decision_get_stage (self->after) >= report->files->stage)
    {
      g_signal_emit (self, signals[PROBLEM], 0,
                     _("The other decision is not of an earlier stage than these sheets, and was "
                       "put away again."));
      tj_panel_desk_keep_after (self, NULL, NULL);
      g_clear_pointer (&self->after, tj_decision_free);
      g_clear_pointer (&report, tj_panel_report_free);
      self->stale = TRUE;
    }
  else if (report != NULL)
    {
      self->report = report;
      self->rule = g_steal_pointer (&job->rule);
      self->decision = tj_decision_new (report, &origin);
      load_words (self);
      tj_panel_desk_note_states (self);
    }
  else
    tj_panel_desk_tell (self, error);

  end (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static TjPanelRule *
create_rule (TjPanelDesk  *self,
             GError      **error)
{
  return self->rule_bytes != NULL
           ? tj_panel_rule_new_from_bytes (self->rule_bytes, self->rule_id, error)
           : tj_panel_rule_new_default (self->rule_id);
}

/* The packages that are judged: after an earlier stage, those that passed it. */
static GPtrArray *
list_packages (TjPanelDesk *self)
{
  GPtrArray *packages = tj_session_list_packages (self->session);

  for (guint i = packages->len; self->after != NULL && i-- > 0; )
    {
      g_autofree char *key = tj_package_dup_manifest_sha256 (g_ptr_array_index (packages, i));

      if (!tj_decision_has_passed (self->after, key))
        g_ptr_array_remove_index (packages, i);
    }

  return packages;
}

static void
count (TjPanelDesk *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, counted_cb, NULL);
  g_autoptr(GPtrArray) packages = list_packages (self);
  g_autoptr(GError) error = NULL;
  CountJob *job = g_new0 (CountJob, 1);

  g_task_set_task_data (task, job, (GDestroyNotify) count_job_free);
  job->rule = create_rule (self, &error);
  if (job->rule != NULL && packages->len > 0 && self->handed->len > 0)
    job->files = tj_panel_files_new (self->handed, packages, self->stage, job->rule, &error);
  if (job->files == NULL)
    {
      if (error != NULL)
        tj_panel_desk_tell (self, error);
      tj_panel_desk_drop_report (self);
      end (self);
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }

  tj_acceptability_options_init (&job->draws);
  job->draws.n_top = self->n_pass > 0 ? self->n_pass : job->draws.n_top;
  set_busy (self, TRUE);
  g_task_run_in_thread (task, count_worker);
}

typedef struct
{
  GPtrArray *files;
  TjTrust *trust;
  TjProgress *progress;
} VerifyJob;

static void
verify_job_free (VerifyJob *job)
{
  g_ptr_array_unref (job->files);
  g_object_unref (job->trust);
  g_object_unref (job->progress);
  g_free (job);
}

static void
verify_worker (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  VerifyJob *job = task_data;
  GError *error = NULL;
  GPtrArray *handed = tj_sheet_intake_verify (job->files, job->trust, job->progress, cancellable,
                                              &error);

  if (handed != NULL)
    g_task_return_pointer (task, handed, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* Who reviews blind learns nothing of other sheets on a package before the own one is signed: they
 * are put off the desk again. @handed are of the files behind those that were verified before. */
static void
hide_sheets (TjPanelDesk *self,
             GPtrArray   *handed)
{
  const guint n_before = self->handed->len;
  g_autofree char *message = NULL;
  guint n_hidden = 0;

  for (guint i = handed->len; i-- > 0; )
    {
      const TjHandedSheet *one = g_ptr_array_index (handed, i);

      if (one->sheet == NULL
          || !tj_session_hides_sheets (self->session, tj_sheet_get_package_sha256 (one->sheet)))
        continue;

      g_ptr_array_remove_index (handed, i);
      g_ptr_array_remove_index (self->files, n_before + i);
      n_hidden++;
    }

  if (n_hidden == 0)
    return;

  message = g_strdup_printf (ngettext ("%u sheet is hidden until your own on its package is "
                                       "signed.",
                                       "%u sheets are hidden until your own on their packages "
                                       "are signed.", n_hidden), n_hidden);
  g_signal_emit (self, signals[PROBLEM], 0, message);
}

/* Whether the file at @index was handed in before, byte for byte and by the same name. */
static gboolean
was_there (TjPanelDesk *self,
           guint        index)
{
  const TjKeptFile *file = g_ptr_array_index (self->files, index);

  for (guint i = 0; i < index && file->id == 0 && file->sha256 != NULL; i++)
    {
      const TjKeptFile *other = g_ptr_array_index (self->files, i);

      if (g_strcmp0 (other->sha256, file->sha256) == 0 && g_str_equal (other->name, file->name))
        return TRUE;
    }

  return FALSE;
}

/* Takes what was read of the new files, and drops those that are on the desk already. */
static void
take_contents (TjPanelDesk *self,
               VerifyJob   *job,
               GPtrArray   *handed)
{
  const guint n_before = self->handed->len;
  g_autofree char *message = NULL;
  guint n_known = 0;

  for (guint i = 0; i < handed->len; i++)
    {
      const TjHandedSheet *one = g_ptr_array_index (handed, i);
      TjHandedFile *read = g_ptr_array_index (job->files, i);
      TjKeptFile *file = g_ptr_array_index (self->files, n_before + i);

      g_free (file->sha256);
      file->sha256 = g_strdup (one->sha256);
      if (file->id == 0 && file->bytes == NULL)
        file->bytes = g_steal_pointer (&read->bytes);
    }

  for (guint i = handed->len; i-- > 0; )
    {
      if (!was_there (self, n_before + i))
        continue;

      g_ptr_array_remove_index (handed, i);
      g_ptr_array_remove_index (self->files, n_before + i);
      n_known++;
    }

  if (n_known == 0)
    return;

  message = g_strdup_printf (ngettext ("%u file was there already.",
                                       "%u files were there already.", n_known), n_known);
  g_signal_emit (self, signals[PROBLEM], 0, message);
}

/* Cancelled, those that were not verified are as if they had not been handed in. */
static void
verified_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  TjPanelDesk *self = TJ_PANEL_DESK (object);
  VerifyJob *job = g_task_get_task_data (G_TASK (result));
  GPtrArray *handed = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->moved)
    {
      g_clear_pointer (&handed, g_ptr_array_unref);
      end (self);
      return;
    }
  if (handed != NULL)
    {
      take_contents (self, job, handed);
      hide_sheets (self, handed);
      g_ptr_array_extend_and_steal (self->handed, handed);
      tj_panel_desk_keep (self);
    }
  else
    g_ptr_array_set_size (self->files, (int) self->handed->len);

  /* Verifies what was handed in meanwhile, or counts. */
  set_busy (self, FALSE);
  tj_panel_desk_start (self);
}

/* What is kept is verified as it was handed in, wherever it came from. */
static void
add_to_job (TjPanelDesk *self,
            VerifyJob   *job,
            TjKeptFile  *file)
{
  g_autoptr(GFile) source = g_file_new_for_uri (file->uri);
  g_autoptr(GError) error = NULL;
  TjHandedFile *handed = tj_handed_files_add (job->files, source, file->name);

  handed->keep = file->id == 0;
  if (file->bytes != NULL)
    handed->bytes = g_bytes_ref (file->bytes);
  else if (file->id != 0)
    handed->bytes = tj_store_read_kept_file (self->session->store, file->id, &error);
  if (error != NULL)
    tj_panel_desk_tell (self, error);
}

static TjTrust *
load_trust (TjPanelDesk *self)
{
  GSettings *settings = tj_session_get_settings (self->session);
  g_autofree char *uri = settings != NULL ? g_settings_get_string (settings, "trust-file") : NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;
  TjTrust *trust;

  if (uri != NULL && *uri != '\0')
    file = g_file_new_for_uri (uri);

  trust = tj_trust_new_from_file (file, NULL, &error);
  if (trust != NULL)
    return trust;

  tj_panel_desk_tell (self, error);

  return tj_trust_new ();
}

/* Verifies what was not verified yet, then counts; once more where it is busy. */
void
tj_panel_desk_start (TjPanelDesk *self)
{
  g_autoptr(GTask) task = NULL;
  VerifyJob *job;

  if (self->busy)
    {
      self->stale = TRUE;
      return;
    }

  self->stale = FALSE;
  if (self->handed->len == self->files->len)
    {
      count (self);
      return;
    }

  job = g_new0 (VerifyJob, 1);
  job->files = tj_handed_files_new ();
  for (guint i = self->handed->len; i < self->files->len; i++)
    add_to_job (self, job, g_ptr_array_index (self->files, i));
  job->trust = load_trust (self);
  job->progress = g_object_ref (self->progress);

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, verified_cb, NULL);
  g_task_set_task_data (task, job, (GDestroyNotify) verify_job_free);
  tj_progress_report (self->progress, 0, NULL);
  set_busy (self, TRUE);
  g_task_run_in_thread (task, verify_worker);
}

/* Each round has its own desk. */
static void
loading_changed_cb (TjPanelDesk *self)
{
  GFile *location = tj_session_get_location (self->session);
  g_autofree char *round = location != NULL ? g_file_get_uri (location) : NULL;

  if (tj_session_get_loading (self->session))
    return;

  if (g_strcmp0 (round, self->round) == 0)
    {
      tj_panel_desk_count_again (self);
      return;
    }

  self->moved = self->busy;
  if (self->moved)
    g_cancellable_cancel (self->cancellable);
  else
    tj_panel_desk_restore (self);
}

static void
tj_panel_desk_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TjPanelDesk *self = TJ_PANEL_DESK (object);

  if (prop_id == PROP_BUSY)
    g_value_set_boolean (value, self->busy);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
tj_panel_desk_dispose (GObject *object)
{
  TjPanelDesk *self = TJ_PANEL_DESK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  tj_panel_desk_drop_report (self);
  g_clear_object (&self->session);
  g_clear_object (&self->progress);

  G_OBJECT_CLASS (tj_panel_desk_parent_class)->dispose (object);
}

static void
tj_panel_desk_finalize (GObject *object)
{
  TjPanelDesk *self = TJ_PANEL_DESK (object);

  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->handed);
  g_free (self->round);
  g_hash_table_unref (self->states);
  g_free (self->rule_id);
  g_clear_pointer (&self->rule_bytes, g_bytes_unref);
  g_free (self->stage);
  g_clear_pointer (&self->after, tj_decision_free);
  g_free (self->after_sha256);

  G_OBJECT_CLASS (tj_panel_desk_parent_class)->finalize (object);
}

static void
tj_panel_desk_class_init (TjPanelDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tj_panel_desk_get_property;
  object_class->dispose = tj_panel_desk_dispose;
  object_class->finalize = tj_panel_desk_finalize;

  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tj_panel_desk_init (TjPanelDesk *self)
{
  self->progress = tj_progress_new ();
  self->states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_kept_file_free);
  self->handed = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_handed_sheet_free);
  self->rule_id = g_strdup ("weighted");
}

/**
 * tj_panel_desk_new:
 * @session: the open round, and the store
 *
 * Returns: (transfer full): a desk with the sheets that were handed in for that round before
 */
TjPanelDesk *
tj_panel_desk_new (TjSession *session)
{
  TjPanelDesk *self = g_object_new (TJ_TYPE_PANEL_DESK, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::loading", G_CALLBACK (loading_changed_cb), self,
                           G_CONNECT_SWAPPED);
  loading_changed_cb (self);

  return self;
}

/**
 * tj_panel_desk_cancel:
 *
 * Stops verifying. Sheets that were not verified yet are as if they had not been handed in.
 */
void
tj_panel_desk_cancel (TjPanelDesk *self)
{
  g_cancellable_cancel (self->cancellable);
}

/**
 * tj_panel_desk_verify_again:
 *
 * Takes another look at all sheets, as after other people are trusted.
 */
void
tj_panel_desk_verify_again (TjPanelDesk *self)
{
  if (self->busy)
    return;

  g_ptr_array_set_size (self->handed, 0);
  tj_panel_desk_start (self);
}

/**
 * tj_panel_desk_count_again:
 *
 * As after other packages were opened.
 */
void
tj_panel_desk_count_again (TjPanelDesk *self)
{
  if (self->files->len > 0)
    tj_panel_desk_start (self);
}

gboolean
tj_panel_desk_get_busy (TjPanelDesk *self)
{
  return self->busy;
}

/**
 * tj_panel_desk_get_progress:
 *
 * Returns: (transfer none): of the verification
 */
TjProgress *
tj_panel_desk_get_progress (TjPanelDesk *self)
{
  return self->progress;
}

guint
tj_panel_desk_get_n_files (TjPanelDesk *self)
{
  return self->files->len;
}

/**
 * tj_panel_desk_dup_received:
 * @index: of a file of the report
 *
 * Returns: (transfer full): when it was handed in, by whom and from where
 */
char *
tj_panel_desk_dup_received (TjPanelDesk *self,
                            guint        index)
{
  const TjKeptFile *file = g_ptr_array_index (self->files, index);
  g_autoptr(GDateTime) taken = g_date_time_new_from_unix_local (file->taken / G_USEC_PER_SEC);
  g_autofree char *time = g_date_time_format (taken, "%F %H:%M");
  g_autoptr(GFile) source = g_file_new_for_uri (file->uri);
  g_autoptr(GFile) folder = g_file_get_parent (source);
  g_autofree char *from = g_file_get_parse_name (folder != NULL ? folder : source);

  return g_strdup_printf ("%s · %s · %s", time, file->author, from);
}

/**
 * tj_panel_desk_get_choices:
 * @rule: (out) (nullable): the id of the rule; %NULL where it is from a file
 * @stage: (out) (nullable): whose sheets count
 *
 * Returns: how many pass at most
 */
guint
tj_panel_desk_get_choices (TjPanelDesk  *self,
                           const char  **rule,
                           const char  **stage)
{
  *rule = self->rule_bytes == NULL ? self->rule_id : NULL;
  *stage = self->stage;

  return self->n_pass;
}

/**
 * tj_panel_desk_get_session:
 *
 * Returns: (transfer none): the open round
 */
TjSession *
tj_panel_desk_get_session (TjPanelDesk *self)
{
  return self->session;
}

/**
 * tj_panel_desk_set_rule:
 * @id: of a rule that comes with the program, or the name of a file
 * @bytes: (nullable): what is in that file
 */
void
tj_panel_desk_set_rule (TjPanelDesk *self,
                        const char  *id,
                        GBytes      *bytes)
{
  char *own = g_strdup (id);

  if (bytes == NULL && self->rule_bytes == NULL && g_strcmp0 (self->rule_id, id) == 0)
    {
      g_free (own);
      return;
    }

  tj_panel_desk_note_rule (self, id, bytes);
  g_free (self->rule_id);
  self->rule_id = own;
  g_clear_pointer (&self->rule_bytes, g_bytes_unref);
  self->rule_bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  tj_panel_desk_count_again (self);
}

/**
 * tj_panel_desk_set_stage:
 * @stage: (nullable): whose sheets count; %NULL for that of all sheets
 */
void
tj_panel_desk_set_stage (TjPanelDesk *self,
                         const char  *stage)
{
  if (g_strcmp0 (self->stage, stage) == 0)
    return;

  tj_panel_desk_note (self, "stage", stage);
  g_free (self->stage);
  self->stage = g_strdup (stage);
  tj_panel_desk_count_again (self);
}

/**
 * tj_panel_desk_set_n_pass:
 * @n_pass: how many pass at most; 0 for any number
 */
void
tj_panel_desk_set_n_pass (TjPanelDesk *self,
                          guint        n_pass)
{
  g_autofree char *text = g_strdup_printf ("%u", n_pass);

  if (self->n_pass == n_pass)
    return;

  self->n_pass = n_pass;
  tj_panel_desk_note (self, "pass", text);
  tj_panel_desk_count_again (self);
}

/**
 * tj_panel_desk_set_after:
 * @file: (nullable): the decision of an earlier stage; only what passed there is judged. %NULL
 *   for none
 *
 * Returns: whether it is a decision that nobody changed since it was signed; if not, "problem"
 *   has told why
 */
gboolean
tj_panel_desk_set_after (TjPanelDesk *self,
                         GFile       *file)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TjDecision) after = NULL;
  g_autoptr(GError) error = NULL;

  if (file != NULL)
    {
      bytes = tj_file_read (file, tj_xml_limits_own.max_bytes, NULL, &error);
      if (bytes == NULL || !(after = tj_decision_new_from_file (bytes, name, &error)))
        {
          tj_panel_desk_tell (self, error);
          return FALSE;
        }
    }

  g_clear_pointer (&self->after, tj_decision_free);
  g_clear_pointer (&self->after_sha256, g_free);
  self->after = g_steal_pointer (&after);
  self->after_sha256 = bytes != NULL ? tj_digest_bytes (bytes) : NULL;
  tj_panel_desk_keep_after (self, file, bytes);
  tj_panel_desk_count_again (self);

  return TRUE;
}

/**
 * tj_panel_desk_get_report:
 *
 * Returns: (transfer none) (nullable): what follows from the sheets, until "changed"
 */
const TjPanelReport *
tj_panel_desk_get_report (TjPanelDesk *self)
{
  return self->report;
}

/**
 * tj_panel_desk_get_decision:
 *
 * Returns: (transfer none) (nullable): the same with what the panel says, until "changed"
 */
TjDecision *
tj_panel_desk_get_decision (TjPanelDesk *self)
{
  return self->decision;
}

/**
 * tj_panel_desk_get_rule:
 *
 * Returns: (transfer none) (nullable): of the report
 */
const TjPanelRule *
tj_panel_desk_get_rule (TjPanelDesk *self)
{
  return self->rule;
}
