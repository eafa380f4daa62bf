/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/assignment/tj-assignment.h"

#include <glib/gi18n-lib.h>
#include <glpk.h>
#include <math.h>
#include <string.h>

#include "core/base/tj-text.h"

/* Who judges what, as an integer programme that GLPK solves: so many experts for each package, at
 * most two of one employer, nobody who is in conflict, and nobody with more than the least
 * possible burden. Among all such assignments the one is taken that suits the fields best; where
 * several do, chance decides, from a seed that is written down. */

/* How well an expert's fields suit, from the type down to a word of the field. */
#define MATCH_TYPE 3
#define MATCH_CATEGORY 2
#define MATCH_WORD 1

/* A better match goes before any draw of chance. */
#define COST_OF_MATCH 1000.0
#define MAX_CHANCE 100.0

/* A company may be named with and without its town; two characters are no company. */
#define MIN_NAME_CHARACTERS 4

#define SOLVER_MILLISECONDS 20000

/* Keeps words and numbers of its own, so that it can be solved in another thread while people go on
 * to change pool and round. */
struct _TjAssignmentProblem
{
  GPtrArray *names;     /* of the packages */
  GPtrArray *employers; /* folded, "" where there is none */
  guint n_wanted;
  /* [package × expert]: cost of a pair; negative where it may not be */
  double *costs;
  /* Columns of the programme, from 1; 0 where a pair may not be. */
  int *columns;
  guint n_columns;
  GArray *exclusions; /* of Excluded */
  GCancellable *cancellable;
};

typedef TjAssignmentProblem Problem;

typedef struct
{
  guint package;
  TjExclusion exclusion;
} Excluded;

G_DEFINE_QUARK (tj-assignment-error-quark, tj_assignment_error)

static void
expert_free (TjExpert *expert)
{
  g_free (expert->name);
  g_free (expert->employer);
  g_free (expert->fields);
  g_free (expert->recusals);
  g_free (expert);
}

/**
 * tj_experts_new:
 *
 * Returns: (transfer full) (element-type TjExpert): an empty pool
 */
GPtrArray *
tj_experts_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) expert_free);
}

/**
 * tj_experts_add:
 * @experts: (element-type TjExpert): a pool
 *
 * Returns: (transfer none): one more of it, of that name
 */
TjExpert *
tj_experts_add (GPtrArray  *experts,
                const char *name)
{
  TjExpert *expert = g_new0 (TjExpert, 1);

  expert->name = g_strdup (name);
  g_ptr_array_add (experts, expert);

  return expert;
}

static void
assigned_free (TjAssigned *assigned)
{
  g_array_unref (assigned->experts);
  g_array_unref (assigned->exclusions);
  g_free (assigned);
}

void
tj_assignment_free (TjAssignment *self)
{
  g_ptr_array_unref (self->packages);
  g_array_unref (self->loads);
  g_free (self);
}

static GStrv
split (const char *text)
{
  g_autoptr(GRegex) marks = g_regex_new ("[、，,；;/\\n|]", 0, 0, NULL);

  return g_regex_split (marks, text != NULL ? text : "", 0);
}

static gboolean
is_same_organisation (const char *a,
                      const char *b)
{
  g_autofree char *first = a != NULL ? tj_text_fold (a) : NULL;
  g_autofree char *second = b != NULL ? tj_text_fold (b) : NULL;

  if (first == NULL || second == NULL || *first == '\0' || *second == '\0')
    return FALSE;

  if (g_str_equal (first, second))
    return TRUE;

  return (g_utf8_strlen (first, -1) >= MIN_NAME_CHARACTERS && strstr (second, first) != NULL) ||
         (g_utf8_strlen (second, -1) >= MIN_NAME_CHARACTERS && strstr (first, second) != NULL);
}

/* Returns: (nullable): why the expert may not judge the package */
static const char *
find_conflict (TjPackage      *package,
               const TjExpert *expert)
{
  static const char * const people[] = { "applicant.legal_person", "applicant.contact_name",
                                         "source" };
  TjForm *form = tj_package_get_form (package);
  const char *applicant = tj_form_get_text (form, "applicant.name");
  g_auto(GStrv) recusals = split (expert->recusals);

  if (is_same_organisation (expert->employer, applicant))
    return "employer";

  for (guint i = 0; recusals[i] != NULL; i++)
    {
      if (is_same_organisation (recusals[i], applicant))
        return "recusal";
    }

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      const char *text = tj_form_get_text (form, people[i]);

      if (text != NULL && strstr (text, expert->name) != NULL)
        return "person";
    }

  return NULL;
}

static gboolean
names_node (const char     *word,
            TjTaxonomyNode *node)
{
  g_autofree char *name = NULL;

  if (node == NULL)
    return FALSE;

  name = tj_text_fold (tj_taxonomy_node_get_name_zh (node));

  return g_str_equal (word, tj_taxonomy_node_get_code (node)) || strstr (name, word) != NULL ||
         strstr (word, name) != NULL;
}

/**
 * tj_assignment_get_match:
 *
 * Returns: how well the expert's fields suit the package: 3 for its type, 2 for its category, 1
 *   for a word of its field or name, 0 for nothing
 */
guint
tj_assignment_get_match (TjPackage      *package,
                         const TjExpert *expert,
                         TjTaxonomy     *taxonomy)
{
  TjForm *form = tj_package_get_form (package);
  const char *type_code = tj_field_get_code (tj_form_get_field (form, "type"));
  const char *category_code = tj_form_get_category (form);
  TjTaxonomyNode *type = type_code != NULL ? tj_taxonomy_lookup (taxonomy, type_code) : NULL;
  TjTaxonomyNode *category = category_code != NULL
                             ? tj_taxonomy_lookup (taxonomy, category_code) : NULL;
  g_autofree char *whole = g_strconcat (tj_form_get_text (form, "field") != NULL
                                        ? tj_form_get_text (form, "field") : "", "\n",
                                        tj_form_get_text (form, "technology_name"), NULL);
  g_autofree char *folded = tj_text_fold (whole);
  g_auto(GStrv) words = split (expert->fields);
  guint best = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = tj_text_fold (words[i]);

      if (g_utf8_strlen (word, -1) < 2)
        continue;

      if (names_node (word, type))
        best = MAX (best, MATCH_TYPE);
      else if (names_node (word, category))
        best = MAX (best, MATCH_CATEGORY);
      else if (strstr (folded, word) != NULL)
        best = MAX (best, MATCH_WORD);
    }

  return best;
}

static void
exclude (Problem    *self,
         guint       package,
         guint       expert,
         const char *reason)
{
  const Excluded excluded = { package, { expert, reason } };

  g_array_append_val (self->exclusions, excluded);
}

static TjAssigned *
assigned_new (void)
{
  TjAssigned *assigned = g_new0 (TjAssigned, 1);

  assigned->experts = g_array_new (FALSE, FALSE, sizeof (guint));
  assigned->exclusions = g_array_new (FALSE, FALSE, sizeof (TjExclusion));

  return assigned;
}

static gsize
get_pair (const Problem *self,
          guint          package,
          guint          expert)
{
  return (gsize) package * self->employers->len + expert;
}

/* Fills in which pairs may be and what they cost; the draws do not depend on who may judge. */
static void
weigh (Problem    *self,
       GPtrArray  *packages,
       GPtrArray  *experts,
       TjTaxonomy *taxonomy,
       guint32     seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);

  for (guint p = 0; p < packages->len; p++)
    {
      TjPackage *package = g_ptr_array_index (packages, p);

      for (guint e = 0; e < experts->len; e++)
        {
          const TjExpert *expert = g_ptr_array_index (experts, e);
          double chance = g_rand_double_range (random, 0, MAX_CHANCE);
          const char *conflict = find_conflict (package, expert);
          guint match = tj_assignment_get_match (package, expert, taxonomy);
          gsize pair = get_pair (self, p, e);

          self->costs[pair] = -1;
          if (conflict != NULL)
            exclude (self, p, e, conflict);
          else if (match == 0)
            exclude (self, p, e, "field");
          else
            {
              self->costs[pair] = (MATCH_TYPE - match) * COST_OF_MATCH + chance;
              self->columns[pair] = (int) ++self->n_columns;
            }
        }
    }
}

static guint
count_of_package (const Problem *self,
                  guint          package)
{
  guint n = 0;

  for (guint e = 0; e < self->employers->len; e++)
    n += self->columns[get_pair (self, package, e)] > 0;

  return n;
}

/* Whether a package has experts enough at all, so that it can be said which one has not. */
static gboolean
check_pool (const Problem  *self,
            GError        **error)
{
  for (guint p = 0; p < self->names->len; p++)
    {
      guint n = count_of_package (self, p);

      if (n >= self->n_wanted)
        continue;

      g_set_error (error, TJ_ASSIGNMENT_ERROR, TJ_ASSIGNMENT_ERROR_POOL,
                   ngettext ("“%s” needs %u expert, but only %u of the pool know its field and "
                             "are in no conflict. Add experts, or ask for fewer.",
                             "“%s” needs %u experts, but only %u of the pool know its field and "
                             "are in no conflict. Add experts, or ask for fewer.",
                             self->n_wanted),
                   (char *) g_ptr_array_index (self->names, p), self->n_wanted, n);
      return FALSE;
    }

  return TRUE;
}

/* A row of the programme over the pairs of one package or one expert. */
static void
add_row (glp_prob     *programme,
         const GArray *columns,
         int           kind,
         double        low,
         double        high)
{
  g_autofree double *ones = g_new (double, columns->len + 1);
  g_autofree int *indices = g_new (int, columns->len + 1);
  int row;

  if (columns->len == 0)
    return;

  for (guint i = 0; i < columns->len; i++)
    {
      indices[i + 1] = g_array_index (columns, int, i);
      ones[i + 1] = 1;
    }

  row = glp_add_rows (programme, 1);
  glp_set_row_bnds (programme, row, kind, low, high);
  glp_set_mat_row (programme, row, (int) columns->len, indices, ones);
}

static void
add_employers (const Problem *self,
               glp_prob      *programme,
               guint          package)
{
  g_autoptr(GHashTable) by_employer = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                             (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer columns;

  for (guint e = 0; e < self->employers->len; e++)
    {
      const char *employer = g_ptr_array_index (self->employers, e);
      int column = self->columns[get_pair (self, package, e)];
      GArray *of_employer;

      if (column == 0 || *employer == '\0')
        continue;

      of_employer = g_hash_table_lookup (by_employer, employer);
      if (of_employer == NULL)
        {
          of_employer = g_array_new (FALSE, FALSE, sizeof (int));
          g_hash_table_insert (by_employer, (gpointer) employer, of_employer);
        }
      g_array_append_val (of_employer, column);
    }

  g_hash_table_iter_init (&iter, by_employer);
  while (g_hash_table_iter_next (&iter, NULL, &columns))
    {
      if (((GArray *) columns)->len > TJ_ASSIGNMENT_MAX_OF_EMPLOYER)
        add_row (programme, columns, GLP_UP, 0, TJ_ASSIGNMENT_MAX_OF_EMPLOYER);
    }
}

static void
add_packages (const Problem *self,
              glp_prob      *programme)
{
  for (guint p = 0; p < self->names->len; p++)
    {
      g_autoptr(GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));

      for (guint e = 0; e < self->employers->len; e++)
        {
          int column = self->columns[get_pair (self, p, e)];

          if (column > 0)
            g_array_append_val (columns, column);
        }
      add_row (programme, columns, GLP_FX, self->n_wanted, self->n_wanted);
      add_employers (self, programme, p);
    }
}

static void
add_loads (const Problem *self,
           glp_prob      *programme,
           guint          min_load,
           guint          max_load)
{
  for (guint e = 0; e < self->employers->len; e++)
    {
      g_autoptr(GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));

      for (guint p = 0; p < self->names->len; p++)
        {
          int column = self->columns[get_pair (self, p, e)];

          if (column > 0)
            g_array_append_val (columns, column);
        }
      /* An expert who may judge little is not asked for more. */
      if (min_load > 0 && columns->len > min_load)
        add_row (programme, columns, min_load < max_load ? GLP_DB : GLP_FX, min_load, max_load);
      else if (columns->len > max_load)
        add_row (programme, columns, GLP_UP, 0, max_load);
    }
}

static void
add_columns (const Problem *self,
             glp_prob      *programme)
{
  glp_set_obj_dir (programme, GLP_MIN);
  glp_add_cols (programme, (int) self->n_columns);
  for (gsize i = 0; i < (gsize) self->names->len * self->employers->len; i++)
    {
      if (self->columns[i] == 0)
        continue;
      glp_set_col_kind (programme, self->columns[i], GLP_BV);
      glp_set_obj_coef (programme, self->columns[i], self->costs[i]);
    }
}

static void
stop_cb (glp_tree *tree,
         void     *user_data)
{
  if (g_cancellable_is_cancelled (user_data))
    glp_ios_terminate (tree);
}

/* Returns: (nullable): a programme with a solution */
static glp_prob *
solve (const Problem *self,
       guint          min_load,
       guint          max_load,
       gboolean      *optimal)
{
  glp_prob *programme = glp_create_prob ();
  glp_iocp parameters;
  int status;

  add_columns (self, programme);
  add_packages (self, programme);
  add_loads (self, programme, min_load, max_load);

  glp_init_iocp (&parameters);
  parameters.msg_lev = GLP_MSG_OFF;
  parameters.presolve = GLP_ON;
  parameters.tm_lim = SOLVER_MILLISECONDS;
  parameters.cb_func = stop_cb;
  parameters.cb_info = self->cancellable;
  glp_intopt (programme, &parameters);

  status = glp_mip_status (programme);
  *optimal = status == GLP_OPT;
  if (status == GLP_OPT || status == GLP_FEAS)
    return programme;

  glp_delete_prob (programme);

  return NULL;
}

static void
take_solution (const Problem *self,
               glp_prob      *programme,
               TjAssignment  *result)
{
  for (guint p = 0; p < self->names->len; p++)
    {
      TjAssigned *assigned = g_ptr_array_index (result->packages, p);

      for (guint e = 0; e < self->employers->len; e++)
        {
          int column = self->columns[get_pair (self, p, e)];

          if (column == 0 || glp_mip_col_val (programme, column) < 0.5)
            continue;
          g_array_append_val (assigned->experts, e);
          g_array_index (result->loads, guint, e)++;
        }
    }
}

/* The least burden is found from below: each step is a programme of its own. Nobody is to have
 * less than an even share either, where the fields allow it. */
static gboolean
search (const Problem  *self,
        TjAssignment   *result,
        GError        **error)
{
  guint n_pairs = self->names->len * self->n_wanted;
  guint load = (n_pairs + self->employers->len - 1) / self->employers->len;

  for (; load <= self->names->len; load++)
    {
      glp_prob *programme;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      programme = solve (self, n_pairs / self->employers->len, load, &result->optimal);

      if (programme == NULL)
        programme = solve (self, 0, load, &result->optimal);
      if (programme == NULL)
        continue;

      result->max_load = load;
      take_solution (self, programme, result);
      glp_delete_prob (programme);
      return TRUE;
    }

  g_set_error (error, TJ_ASSIGNMENT_ERROR, TJ_ASSIGNMENT_ERROR_POOL,
               _("The pool is too small: with at most %d experts of one employer for a package, "
                 "not every package can have %u. Add experts of other employers, or ask for "
                 "fewer."), TJ_ASSIGNMENT_MAX_OF_EMPLOYER, self->n_wanted);

  return FALSE;
}

/**
 * tj_assignment_problem_new:
 * @packages: (element-type TjPackage): the round
 * @experts: (element-type TjExpert): the pool
 * @n_wanted: how many experts each package gets, 1 or more
 * @seed: where the random numbers begin; the same pool, round and seed give the same assignment
 *
 * Reads packages and taxonomy, which belong to their thread.
 *
 * Returns: (transfer full): what is to be solved
 */
TjAssignmentProblem *
tj_assignment_problem_new (GPtrArray  *packages,
                           GPtrArray  *experts,
                           TjTaxonomy *taxonomy,
                           guint       n_wanted,
                           guint32     seed)
{
  TjAssignmentProblem *self = g_new0 (TjAssignmentProblem, 1);
  const gsize n_pairs = (gsize) packages->len * MAX (experts->len, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->employers = g_ptr_array_new_with_free_func (g_free);
  self->exclusions = g_array_new (FALSE, FALSE, sizeof (Excluded));
  self->n_wanted = n_wanted;
  self->costs = g_new0 (double, n_pairs);
  self->columns = g_new0 (int, n_pairs);
  for (guint i = 0; i < packages->len; i++)
    g_ptr_array_add (self->names,
                     g_strdup (tj_package_get_name (g_ptr_array_index (packages, i))));
  for (guint i = 0; i < experts->len; i++)
    {
      const char *employer = ((TjExpert *) g_ptr_array_index (experts, i))->employer;

      g_ptr_array_add (self->employers, tj_text_is_blank (employer) ? g_strdup ("")
                                                                    : tj_text_fold (employer));
    }
  weigh (self, packages, experts, taxonomy, seed);

  return self;
}

/**
 * tj_assignment_problem_free:
 * @self: (transfer full) (nullable): a problem
 */
void
tj_assignment_problem_free (TjAssignmentProblem *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->employers);
  g_array_unref (self->exclusions);
  g_free (self->costs);
  g_free (self->columns);
  g_free (self);
}

/**
 * tj_assignment_new_empty:
 * @problem: pool and round
 *
 * Returns: (transfer full): an assignment of nobody, with the reasons of all exclusions
 */
TjAssignment *
tj_assignment_new_empty (TjAssignmentProblem *problem)
{
  TjAssignment *self = g_new0 (TjAssignment, 1);

  self->packages = g_ptr_array_new_with_free_func ((GDestroyNotify) assigned_free);
  self->loads = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (self->loads, problem->employers->len);
  for (guint i = 0; i < problem->names->len; i++)
    g_ptr_array_add (self->packages, assigned_new ());
  for (guint i = 0; i < problem->exclusions->len; i++)
    {
      const Excluded *excluded = &g_array_index (problem->exclusions, Excluded, i);
      TjAssigned *assigned = g_ptr_array_index (self->packages, excluded->package);

      g_array_append_val (assigned->exclusions, excluded->exclusion);
    }

  return self;
}

/**
 * tj_assignment_problem_solve:
 * @cancellable: (nullable): ends it between two steps of the solver
 *
 * May run in any thread, one at a time for @self.
 *
 * Returns: (transfer full) (nullable): who judges what, or %NULL with %TJ_ASSIGNMENT_ERROR_POOL or
 *   %G_IO_ERROR_CANCELLED
 */
TjAssignment *
tj_assignment_problem_solve (TjAssignmentProblem  *self,
                             GCancellable         *cancellable,
                             GError              **error)
{
  g_autoptr(TjAssignment) result = tj_assignment_new_empty (self);

  self->cancellable = cancellable;
  glp_term_out (GLP_OFF);
  if (!check_pool (self, error) || !search (self, result, error))
    return NULL;

  return g_steal_pointer (&result);
}

/**
 * tj_assignment_release_solver:
 *
 * Gives back what the solver keeps for the calling thread; for threads that come to an end.
 */
void
tj_assignment_release_solver (void)
{
  glp_free_env ();
}

/**
 * tj_assignment_make:
 * @packages: (element-type TjPackage): the round
 * @experts: (element-type TjExpert): the pool
 * @n_wanted: how many experts each package gets, 1 or more
 * @seed: where the random numbers begin
 *
 * Weighs and solves at once.
 *
 * Returns: (transfer full) (nullable): who judges what, or %NULL with %TJ_ASSIGNMENT_ERROR_POOL
 */
TjAssignment *
tj_assignment_make (GPtrArray   *packages,
                    GPtrArray   *experts,
                    TjTaxonomy  *taxonomy,
                    guint        n_wanted,
                    guint32      seed,
                    GError     **error)
{
  g_autoptr(TjAssignmentProblem) problem = tj_assignment_problem_new (packages, experts, taxonomy,
                                                                      n_wanted, seed);

  return tj_assignment_problem_solve (problem, NULL, error);
}
