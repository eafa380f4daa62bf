/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-assign-desk.h"

#include "core/assignment/tj-expert-file.h"
#include "core/base/tj-digest.h"
#include "core/base/tj-file-read.h"
#include "core/ledger/tj-ledger-file.h"
#include "core/store/tj-store-handed.h"
#include "core/store/tj-store-notes.h"
#include "gui/tj-session-private.h"

#define DEFAULT_WANTED 3

struct _TjAssignDesk
{
  GObject parent_instance;

  TjSession *session;
  GCancellable *cancellable;
  char *round; /* where it lies */

  GPtrArray *experts;
  TjAssignment *assignment; /* nobody judges anything until it was proposed or changed */
  TjAssignmentOrigin origin;
  gboolean optimal; /* whether what was proposed was proved to be the best */
  gboolean busy;
};

enum {
  CHANGED,
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

G_DEFINE_FINAL_TYPE (TjAssignDesk, tj_assign_desk, G_TYPE_OBJECT)

static void
tell (TjAssignDesk *self,
      const GError *error)
{
  g_signal_emit (self, signals[PROBLEM], 0, error->message);
}

static void
set_busy (TjAssignDesk *self,
          gboolean      busy)
{
  if (self->busy == busy)
    return;

  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static TjStore *
get_store (TjAssignDesk *self)
{
  return self->round != NULL ? self->session->store : NULL;
}

static char *
dup_subject (TjAssignDesk *self)
{
  return g_strconcat ("assign:", self->round, NULL);
}

/* The one before stays in the store, and no longer counts. */
static void
keep (TjAssignDesk *self,
      const char   *kind,
      const char   *name,
      GBytes       *bytes)
{
  TjStore *store = get_store (self);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_kept_file_free);
  g_autoptr(GFile) file = g_file_new_for_path (name);
  g_autoptr(GError) error = NULL;
  TjKeptFile *kept;

  if (store == NULL || bytes == NULL)
    return;

  kept = tj_kept_file_new (file, tj_session_get_author ());
  kept->bytes = g_bytes_ref (bytes);
  kept->sha256 = tj_digest_bytes (bytes);
  g_ptr_array_add (files, kept);
  if (!tj_store_put_files_away (store, self->round, kind, &error)
      || !tj_store_keep_files (store, self->round, kind, files, &error))
    tell (self, error);
}

static GBytes *
read_kept (TjAssignDesk  *self,
           const char    *kind,
           char         **name)
{
  g_autoptr(GPtrArray) files = tj_store_list_kept_files (get_store (self), self->round, kind, NULL);
  const TjKeptFile *last;

  if (files == NULL || files->len == 0)
    return NULL;

  last = g_ptr_array_index (files, files->len - 1);
  *name = g_strdup (last->name);

  return tj_store_read_kept_file (get_store (self), last->id, NULL);
}

static void
keep_pool (TjAssignDesk *self)
{
  g_autoptr(TjLedger) ledger = tj_experts_to_ledger (self->experts);
  g_autoptr(GBytes) bytes = tj_ledger_to_csv (ledger, TJ_LANGUAGE_ZH);

  keep (self, "pool", "专家库.csv", bytes);
}

static void
keep_assignment (TjAssignDesk *self)
{
  g_autoptr(TjLedger) ledger = tj_assignment_to_ledger (self->assignment, &self->origin,
                                                        TJ_LANGUAGE_ZH);
  g_autoptr(GBytes) bytes = tj_ledger_to_xml (ledger, TJ_LANGUAGE_ZH);

  keep (self, "assignment", "评审专家分配表.xml", bytes);
}

static void
note (TjAssignDesk *self,
      const char   *name,
      guint         value)
{
  TjStore *store = get_store (self);
  g_autofree char *subject = dup_subject (self);
  g_autofree char *text = g_strdup_printf ("%u", value);
  g_autoptr(GError) error = NULL;

  if (store != NULL
      && !tj_store_add_note (store, subject, tj_session_get_author (), name, text, &error))
    tell (self, error);
}

/* Who may judge what, with nobody chosen. */
static void
weigh (TjAssignDesk *self)
{
  g_autoptr(TjAssignmentProblem) problem =
    tj_assignment_problem_new (self->origin.packages, self->experts, self->origin.taxonomy,
                               self->origin.n_wanted, self->origin.seed);

  g_clear_pointer (&self->assignment, tj_assignment_free);
  self->assignment = tj_assignment_new_empty (problem);
  self->assignment->optimal = self->optimal;
}

/* Another pool, and as much of the assignment as it still has people for. */
static void
take_pool (TjAssignDesk *self,
           GPtrArray    *experts,
           TjLedger     *former)
{
  GPtrArray *old = self->experts;

  self->experts = experts;
  self->origin.experts = experts;
  if (old != NULL && old != experts)
    g_ptr_array_unref (old);
  weigh (self);
  if (former != NULL)
    tj_assignment_take_ledger (self->assignment, &self->origin, former);
}

static TjLedger *
create_former (TjAssignDesk *self)
{
  return tj_assignment_to_ledger (self->assignment, &self->origin, TJ_LANGUAGE_ZH);
}

static guint
find_number (GPtrArray  *notes,
             const char *subject,
             const char *name,
             guint       otherwise)
{
  const TjNote *found = tj_notes_find (notes, subject, name);

  return found != NULL && found->value != NULL
           ? (guint) g_ascii_strtoull (found->value, NULL, 10) : otherwise;
}

static void
restore (TjAssignDesk *self)
{
  g_autofree char *subject = get_store (self) != NULL ? dup_subject (self) : NULL;
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(GBytes) pool = NULL;
  g_autoptr(GBytes) table = NULL;
  g_autoptr(TjLedger) empty = NULL;
  g_autoptr(TjLedger) former = NULL;
  g_autofree char *pool_name = NULL;
  g_autofree char *table_name = NULL;
  GPtrArray *experts = NULL;

  if (subject != NULL)
    {
      pool = read_kept (self, "pool", &pool_name);
      table = read_kept (self, "assignment", &table_name);
      notes = tj_store_list_notes (get_store (self), subject, NULL);
    }
  if (notes != NULL)
    {
      self->origin.n_wanted = CLAMP (find_number (notes, subject, "per-package", DEFAULT_WANTED),
                                     1, G_MAXUINT8);
      self->origin.seed = find_number (notes, subject, "seed", 0);
      self->origin.by_hand = find_number (notes, subject, "by-hand", 0) > 0;
      self->optimal = find_number (notes, subject, "optimal", 0) > 0;
    }
  if (pool != NULL)
    experts = tj_experts_new_from_file (pool, pool_name, NULL);
  take_pool (self, experts != NULL ? experts : tj_experts_new (), NULL);
  if (table == NULL)
    return;

  /* Its columns are those of any such table. */
  empty = create_former (self);
  former = tj_ledger_from_xml (table, table_name, empty->columns, NULL);
  if (former != NULL)
    tj_assignment_take_ledger (self->assignment, &self->origin, former);
}

static void
tj_assign_desk_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (prop_id == PROP_BUSY)
    g_value_set_boolean (value, TJ_ASSIGN_DESK (object)->busy);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
tj_assign_desk_finalize (GObject *object)
{
  TjAssignDesk *self = TJ_ASSIGN_DESK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->assignment, tj_assignment_free);
  g_clear_pointer (&self->experts, g_ptr_array_unref);
  g_clear_pointer (&self->origin.packages, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_free (self->round);

  G_OBJECT_CLASS (tj_assign_desk_parent_class)->finalize (object);
}

static void
tj_assign_desk_class_init (TjAssignDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tj_assign_desk_get_property;
  object_class->finalize = tj_assign_desk_finalize;

  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tj_assign_desk_init (TjAssignDesk *self)
{
  self->origin.n_wanted = DEFAULT_WANTED;
}

/**
 * tj_assign_desk_new:
 * @session: with an open round
 *
 * Returns: (transfer full): pool and assignment of that round, as they were left
 */
TjAssignDesk *
tj_assign_desk_new (TjSession *session)
{
  TjAssignDesk *self = g_object_new (TJ_TYPE_ASSIGN_DESK, NULL);
  GFile *location = tj_session_get_location (session);

  self->session = g_object_ref (session);
  self->round = location != NULL ? g_file_get_uri (location) : NULL;
  self->origin.packages = tj_session_list_packages (session);
  self->origin.taxonomy = tj_session_get_taxonomy (session);
  restore (self);

  return self;
}

/**
 * tj_assign_desk_get_experts:
 *
 * Returns: (transfer none) (element-type TjExpert): the pool, until "changed"
 */
GPtrArray *
tj_assign_desk_get_experts (TjAssignDesk *self)
{
  return self->experts;
}

static void
change_by_hand (TjAssignDesk *self)
{
  if (!self->origin.by_hand)
    note (self, "by-hand", 1);
  self->origin.by_hand = TRUE;
}

/* What was proposed from another pool is no proposal any more. */
static void
change_pool (TjAssignDesk *self,
             GPtrArray    *experts,
             TjLedger     *former)
{
  take_pool (self, experts, former);
  change_by_hand (self);
  keep_pool (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * tj_assign_desk_open_pool:
 * @file: a workbook or plain text from anybody
 *
 * Takes its people for the pool, in the place of those who are in it.
 *
 * Returns: whether it could be read; if not, "problem" has told why
 */
gboolean
tj_assign_desk_open_pool (TjAssignDesk *self,
                          GFile        *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TjLedger) former = NULL;
  GPtrArray *experts = NULL;

  if (self->busy)
    return FALSE;

  bytes = tj_file_read (file, TJ_EXPERT_MAX_BYTES, NULL, &error);
  if (bytes != NULL)
    experts = tj_experts_new_from_file (bytes, name, &error);
  if (experts == NULL)
    {
      tell (self, error);
      return FALSE;
    }

  former = create_former (self);
  change_pool (self, experts, former);

  return TRUE;
}

/**
 * tj_assign_desk_add_expert:
 *
 * Adds somebody who is yet to be named.
 */
void
tj_assign_desk_add_expert (TjAssignDesk *self)
{
  g_autoptr(TjLedger) former = NULL;

  if (self->busy || self->experts->len >= TJ_MAX_EXPERTS)
    return;

  former = create_former (self);
  tj_experts_add (self->experts, "新专家");
  change_pool (self, self->experts, former);
}

/**
 * tj_assign_desk_remove_expert:
 * @expert: index in the pool
 */
void
tj_assign_desk_remove_expert (TjAssignDesk *self,
                              guint         expert)
{
  g_autoptr(TjLedger) former = NULL;

  if (self->busy || expert >= self->experts->len)
    return;

  former = create_former (self);
  g_ptr_array_remove_index (self->experts, expert);
  change_pool (self, self->experts, former);
}

static void
replace (char       **text,
         const char  *value)
{
  char *own = value != NULL ? g_strstrip (g_strdup (value)) : NULL;

  if (own != NULL && *own == '\0')
    g_clear_pointer (&own, g_free);
  g_free (*text);
  *text = own;
}

/**
 * tj_assign_desk_set_expert:
 * @expert: index in the pool
 * @values: what they are now; without a name, nothing changes
 *
 * Where somebody was assigned, they stay so.
 */
void
tj_assign_desk_set_expert (TjAssignDesk   *self,
                           guint           expert,
                           const TjExpert *values)
{
  TjExpert *own;
  GArray *judged = NULL;

  if (self->busy || expert >= self->experts->len || values->name == NULL
      || *values->name == '\0')
    return;

  own = g_ptr_array_index (self->experts, expert);
  judged = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint p = 0; p < self->origin.packages->len; p++)
    {
      if (tj_assignment_has (self->assignment, p, expert))
        g_array_append_val (judged, p);
    }

  {
    g_autoptr(TjLedger) former = create_former (self);

    replace (&own->name, values->name);
    replace (&own->employer, values->employer);
    replace (&own->fields, values->fields);
    replace (&own->recusals, values->recusals);
    take_pool (self, self->experts, former);
  }
  for (guint i = 0; i < judged->len; i++)
    tj_assignment_set (self->assignment, g_array_index (judged, guint, i), expert, TRUE);
  g_array_unref (judged);
  change_by_hand (self);
  keep_pool (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

guint
tj_assign_desk_get_n_wanted (TjAssignDesk *self)
{
  return self->origin.n_wanted;
}

guint32
tj_assign_desk_get_seed (TjAssignDesk *self)
{
  return self->origin.seed;
}

static void
solve_worker (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;
  TjAssignment *assignment = tj_assignment_problem_solve (task_data, cancellable, &error);

  tj_assignment_release_solver ();
  if (assignment != NULL)
    g_task_return_pointer (task, assignment, (GDestroyNotify) tj_assignment_free);
  else
    g_task_return_error (task, error);
}

static void
solved_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  TjAssignDesk *self = TJ_ASSIGN_DESK (object);
  g_autoptr(GError) error = NULL;
  TjAssignment *assignment = g_task_propagate_pointer (G_TASK (result), &error);

  set_busy (self, FALSE);
  if (assignment != NULL)
    {
      tj_assignment_free (self->assignment);
      self->assignment = assignment;
      self->origin.by_hand = FALSE;
      self->optimal = assignment->optimal;
      note (self, "per-package", self->origin.n_wanted);
      note (self, "seed", self->origin.seed);
      note (self, "by-hand", 0);
      note (self, "optimal", self->optimal);
      keep_assignment (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (self, error);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * tj_assign_desk_propose:
 * @n_wanted: how many experts each package gets, 1 or more
 * @seed: where the random numbers begin
 *
 * Looks for an assignment in a thread; the one that is there stays until another is found.
 */
void
tj_assign_desk_propose (TjAssignDesk *self,
                        guint         n_wanted,
                        guint32       seed)
{
  g_autoptr(GTask) task = NULL;

  if (self->busy)
    return;

  self->origin.n_wanted = n_wanted;
  self->origin.seed = seed;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, solved_cb, NULL);
  g_task_set_task_data (task,
                        tj_assignment_problem_new (self->origin.packages, self->experts,
                                                   self->origin.taxonomy, n_wanted, seed),
                        (GDestroyNotify) tj_assignment_problem_free);
  set_busy (self, TRUE);
  g_task_run_in_thread (task, solve_worker);
}

/**
 * tj_assign_desk_cancel:
 *
 * Stops looking for an assignment.
 */
void
tj_assign_desk_cancel (TjAssignDesk *self)
{
  g_cancellable_cancel (self->cancellable);
}

gboolean
tj_assign_desk_get_busy (TjAssignDesk *self)
{
  return self->busy;
}

/**
 * tj_assign_desk_get_assignment:
 *
 * Returns: (transfer none): who judges what, until "changed"
 */
const TjAssignment *
tj_assign_desk_get_assignment (TjAssignDesk *self)
{
  return self->assignment;
}

/**
 * tj_assign_desk_set:
 * @judges: whether the expert judges the package from now on, by the rule or not
 */
void
tj_assign_desk_set (TjAssignDesk *self,
                    guint         package,
                    guint         expert,
                    gboolean      judges)
{
  if (self->busy || package >= self->origin.packages->len || expert >= self->experts->len
      || tj_assignment_has (self->assignment, package, expert) == judges)
    return;

  tj_assignment_set (self->assignment, package, expert, judges);
  change_by_hand (self);
  keep_assignment (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * tj_assign_desk_get_origin:
 *
 * Returns: (transfer none): what the assignment is made of
 */
const TjAssignmentOrigin *
tj_assign_desk_get_origin (TjAssignDesk *self)
{
  return &self->origin;
}
