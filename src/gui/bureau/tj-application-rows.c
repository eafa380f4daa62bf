/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/bureau/tj-application-rows.h"

#include <glib/gi18n-lib.h>

#include "core/bureau/tj-package-changes.h"
#include "core/bureau/tj-resemblance.h"
#include "core/checks/tj-check-runner.h"
#include "gui/tj-session-terms.h"

/* What is known of an application beside its opinion, in rows: how it stands with each requirement,
 * what it was before it came back, and which others it is alike to. */

#define N_SHOWN 12

static const char *
get_state_icon (TjGateState state)
{
  switch (state)
    {
    case TJ_GATE_FAILED:
      return "dialog-error-symbolic";
    case TJ_GATE_ASK:
    case TJ_GATE_UNREAD:
      return "dialog-question-symbolic";
    case TJ_GATE_OWN:
      return "document-edit-symbolic";
    case TJ_GATE_PASSED:
    default:
      return "object-select-symbolic";
    }
}

static GtkWidget *
create_row (const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);

  return row;
}

/**
 * tj_application_rows_add_gate:
 * @gate: an examination
 *
 * Adds a row for each requirement, with what speaks against it.
 */
void
tj_application_rows_add_gate (GtkListBox         *list,
                              const TjGateResult *gate)
{
  TjLanguage language = tj_language_get_current ();

  for (guint i = 0; i < gate->items->len; i++)
    {
      const TjGateItem *item = g_ptr_array_index (gate->items, i);
      g_autoptr(GString) words = g_string_new (NULL);
      GtkWidget *row;

      g_string_append_printf (words, "%s · %s", tj_gate_state_get_label (item->state),
                              item->clause);
      for (guint j = 0; j < item->findings->len; j++)
        {
          g_autofree char *message = NULL;

          message = tj_finding_dup_message (g_ptr_array_index (item->findings, j), language);
          g_string_append_printf (words, "\n%s", message);
        }
      row = create_row (tj_language_pick (language, item->title_zh, item->title_en), words->str);
      /* The row's own picture would be spelled out; the words beside it say the same. */
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 g_object_new (GTK_TYPE_IMAGE,
                                               "icon-name", get_state_icon (item->state),
                                               "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
      gtk_list_box_append (list, row);
    }
}

/**
 * tj_application_rows_add_package:
 * @item: a package that was read
 * @gate: its examination
 *
 * Adds a row that says how the package stands, with what speaks against it and the clause.
 */
void
tj_application_rows_add_package (GtkListBox         *list,
                                 TjRoundItem        *item,
                                 const TjGateResult *gate)
{
  TjLanguage language = tj_language_get_current ();
  g_autoptr(GString) words = g_string_new (tj_gate_state_get_label (gate->state));
  GtkWidget *row;

  if (tj_round_item_get_late (item))
    g_string_append_printf (words, " · %s", _("after the deadline"));
  for (guint i = 0; i < gate->items->len; i++)
    {
      const TjGateItem *requirement = g_ptr_array_index (gate->items, i);

      for (guint j = 0; j < requirement->findings->len; j++)
        {
          g_autofree char *message = NULL;

          message = tj_finding_dup_message (g_ptr_array_index (requirement->findings, j),
                                            language);
          /* Translators: a clause of the notice, and what speaks against a package */
          g_string_append_c (words, '\n');
          g_string_append_printf (words, _("[%s] %s"), requirement->clause, message);
        }
    }

  row = create_row (tj_round_item_get_name (item), words->str);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE,
                                           "icon-name", get_state_icon (gate->state),
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                           NULL));
  gtk_list_box_append (list, row);
}

/* (transfer full): of which answer, file or finding something is otherwise */
static char *
dup_subject (const TjChange *change,
             TjForm         *form)
{
  TjField *field = change->kind == TJ_CHANGE_FIELD ? tj_form_lookup (form, change->path) : NULL;

  if (field != NULL)
    return g_strdup (tj_field_spec_get_label (tj_field_get_spec (field)));
  if (change->kind == TJ_CHANGE_FINDING)
    return g_strdup (change->after != NULL ? change->after : change->before);

  return g_strdup (change->path);
}

static char *
dup_change (const TjChange *change,
            TjForm         *form)
{
  g_autofree char *subject = dup_subject (change, form);
  const char *none = "—";

  if (change->kind == TJ_CHANGE_FIELD)
    /* Translators: a question of the form, what was answered and what is */
    return g_strdup_printf (_("%s: %s → %s"), subject,
                            change->before != NULL ? change->before : none,
                            change->after != NULL ? change->after : none);

  /* Translators: of a finding or a file: what became of it, and what it is */
  return g_strdup_printf (_("%s: %s"), tj_change_get_label (change), subject);
}

/* The files of a version are gone, so that what its annexes would have shown is not known: that
 * something is found now says nothing. */
static GPtrArray *
list_changes (const TjArchivedPackage *version,
              TjSession               *session,
              TjRoundItem             *item)
{
  TjPackage *package = tj_package_get_original (tj_round_item_get_package (item));
  GPtrArray *changes = tj_package_changes_find (version->package, package);
  g_autoptr(GListStore) before = tj_check_package (version->package,
                                                   tj_session_get_taxonomy (session));

  tj_package_changes_add_findings (changes, G_LIST_MODEL (before),
                                   tj_round_item_get_findings (item));
  while (changes->len > 0)
    {
      const TjChange *last = g_ptr_array_index (changes, changes->len - 1);

      if (last->kind != TJ_CHANGE_FINDING || !g_str_equal (last->what, "new"))
        break;
      g_ptr_array_set_size (changes, (int) changes->len - 1);
    }

  return changes;
}

static void
add_version (GtkListBox              *list,
             const TjArchivedPackage *version,
             TjSession               *session,
             TjRoundItem             *item)
{
  TjForm *form = tj_package_get_form (tj_round_item_get_package (item));
  g_autoptr(GPtrArray) changes = list_changes (version, session, item);
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (version->seen / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *time = g_date_time_format (local, "%Y-%m-%d %H:%M");
  g_autofree char *title = NULL;
  g_autoptr(GString) words = g_string_new (NULL);

  /* Translators: a date and time */
  title = g_strdup_printf (_("Since the version of %s"), time);
  for (guint i = 0; i < changes->len && i < N_SHOWN; i++)
    {
      g_autofree char *line = dup_change (g_ptr_array_index (changes, i), form);

      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (changes->len > N_SHOWN)
    {
      g_string_append_c (words, '\n');
      g_string_append_printf (words, ngettext ("and %u more", "and %u more",
                                               changes->len - N_SHOWN), changes->len - N_SHOWN);
    }
  gtk_list_box_append (list, create_row (title, words->str));
}

/**
 * tj_application_rows_add_versions:
 * @item: a package that was read
 *
 * Adds a row for each version that was seen in the round before, with what is otherwise now.
 */
void
tj_application_rows_add_versions (GtkListBox  *list,
                                  TjSession   *session,
                                  TjRoundItem *item)
{
  g_autoptr(GPtrArray) versions = tj_session_list_versions (session, item);

  for (guint i = 0; i < versions->len; i++)
    add_version (list, g_ptr_array_index (versions, i), session, item);
}

/**
 * tj_application_rows_add_alike:
 * @item: a package that was read
 *
 * Adds a row for each application of this round or an earlier one that it is alike to, in numbers.
 */
void
tj_application_rows_add_alike (GtkListBox  *list,
                               TjSession   *session,
                               TjRoundItem *item)
{
  g_autoptr(TjResemblances) resemblances = tj_resemblances_new ();
  g_autoptr(GPtrArray) packages = tj_session_list_packages (session);
  GPtrArray *earlier = tj_session_get_earlier (session);
  g_autoptr(GPtrArray) all = g_ptr_array_new ();
  g_autoptr(GArray) found = NULL;

  g_ptr_array_add (all, tj_round_item_get_package (item));
  for (guint i = 0; i < packages->len; i++)
    {
      if (g_ptr_array_index (packages, i) != tj_round_item_get_package (item))
        g_ptr_array_add (all, g_ptr_array_index (packages, i));
    }
  if (earlier != NULL)
    g_ptr_array_extend (all, earlier, NULL, NULL);

  for (guint i = 0; i < all->len; i++)
    tj_resemblances_add (resemblances, g_ptr_array_index (all, i));
  found = tj_resemblances_find (resemblances, 0);
  for (guint i = 0; i < found->len && i < N_SHOWN; i++)
    {
      const TjResemblance *resemblance = &g_array_index (found, TjResemblance, i);
      g_autofree char *words = tj_resemblance_dup_words (resemblance);
      g_autofree char *title = NULL;

      /* Translators: the name of another package */
      title = g_strdup_printf (_("Alike to “%s”"),
                               tj_package_get_name (g_ptr_array_index (all, resemblance->other)));
      gtk_list_box_append (list, create_row (title, words));
    }
}
