/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-gate-output.h"

#include "cli/tj-output.h"

#include <glib/gi18n-lib.h>

#define STATE_WIDTH 14
#define TIME_FORMAT "%Y-%m-%dT%H:%M"

/**
 * tj_gate_entry_new:
 * @gate: (transfer full): how it stands
 *
 * Returns: (transfer full): an entry
 */
TjGateEntry *
tj_gate_entry_new (TjPackage    *package,
                   GListModel   *findings,
                   TjGateResult *gate)
{
  TjGateEntry *self = g_new0 (TjGateEntry, 1);

  self->package = g_object_ref (package);
  self->findings = g_object_ref (findings);
  self->gate = gate;

  return self;
}

void
tj_gate_entry_free (TjGateEntry *self)
{
  g_object_unref (self->package);
  g_object_unref (self->findings);
  tj_gate_result_free (self->gate);
  g_clear_pointer (&self->received, g_date_time_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}

/**
 * tj_gate_output_is_fine:
 * @entries: (element-type TjGateEntry): what was examined
 * @quota: how many there may be; 0 for any number
 *
 * Returns: whether nothing is broken or late, and there are no more than may be recommended
 */
gboolean
tj_gate_output_is_fine (GPtrArray *entries,
                        int        quota)
{
  if (quota > 0 && entries->len > (guint) quota)
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const TjGateEntry *entry = g_ptr_array_index (entries, i);

      if (entry->late || entry->gate->state == TJ_GATE_FAILED)
        return FALSE;
    }

  return TRUE;
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  if (text != NULL)
    tj_output_json_member (builder, name, text);
}

static void
add_finding (JsonBuilder *builder,
             TjFinding   *finding)
{
  g_autofree char *zh = tj_finding_dup_message (finding, TJ_LANGUAGE_ZH);
  g_autofree char *en = tj_finding_dup_message (finding, TJ_LANGUAGE_EN);

  json_builder_begin_object (builder);
  tj_output_json_member (builder, "code", tj_finding_get_code (finding));
  tj_output_json_member (builder, "key", tj_finding_get_key (finding));
  tj_output_json_member (builder, "severity",
                         tj_severity_to_string (tj_finding_get_severity (finding)));
  add_text (builder, "clause", tj_finding_get_clause (finding));
  json_builder_set_member_name (builder, "message");
  json_builder_begin_object (builder);
  add_text (builder, "zh_CN", zh);
  add_text (builder, "en", en);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_requirements (JsonBuilder       *builder,
                  const TjGateEntry *entry)
{
  json_builder_set_member_name (builder, "requirements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entry->gate->items->len; i++)
    {
      const TjGateItem *item = g_ptr_array_index (entry->gate->items, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "id", item->id);
      json_builder_set_member_name (builder, "title");
      json_builder_begin_object (builder);
      tj_output_json_member (builder, "zh_CN", item->title_zh);
      tj_output_json_member (builder, "en", item->title_en);
      json_builder_end_object (builder);
      tj_output_json_member (builder, "clause", item->clause);
      tj_output_json_member (builder, "state", tj_gate_state_to_string (item->state));
      json_builder_set_member_name (builder, "findings");
      json_builder_begin_array (builder);
      for (guint j = 0; j < item->findings->len; j++)
        add_finding (builder, g_ptr_array_index (item->findings, j));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_changes (JsonBuilder       *builder,
             const TjGateEntry *entry)
{
  if (!entry->compared)
    return;

  json_builder_set_member_name (builder, "changes");
  if (entry->changes == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_array (builder);
  for (guint i = 0; i < entry->changes->len; i++)
    {
      const TjChange *change = g_ptr_array_index (entry->changes, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "kind", tj_change_kind_to_string (change->kind));
      tj_output_json_member (builder, "what", change->what);
      tj_output_json_member (builder, "path", change->path);
      add_text (builder, "before", change->before);
      add_text (builder, "after", change->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_entry (JsonBuilder       *builder,
           const TjGateEntry *entry)
{
  TjForm *form = tj_package_get_form (entry->package);

  json_builder_begin_object (builder);
  tj_output_json_member (builder, "package", tj_package_get_name (entry->package));
  add_text (builder, "technology_name", tj_form_get_text (form, "technology_name"));
  add_text (builder, "applicant", tj_form_get_text (form, "applicant.name"));
  tj_output_json_member (builder, "state", tj_gate_state_to_string (entry->gate->state));
  if (entry->received != NULL)
    {
      g_autofree char *received = g_date_time_format (entry->received, TIME_FORMAT);

      tj_output_json_member (builder, "files_of", received);
      json_builder_set_member_name (builder, "late");
      json_builder_add_boolean_value (builder, entry->late);
    }
  add_requirements (builder, entry);
  add_changes (builder, entry);
  json_builder_end_object (builder);
}

static guint
count (GPtrArray   *entries,
       TjGateState  state)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    n += ((TjGateEntry *) entries->pdata[i])->gate->state == state;

  return n;
}

static void
add_count (JsonBuilder *builder,
           const char  *name,
           guint        number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/**
 * tj_gate_output_json:
 * @entries: (element-type TjGateEntry): what was examined
 * @deadline: (nullable): when they were due
 * @quota: how many there may be; 0 for any number
 */
void
tj_gate_output_json (GPtrArray *entries,
                     GDateTime *deadline,
                     int        quota)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "packages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    add_entry (builder, g_ptr_array_index (entries, i));
  json_builder_end_array (builder);

  if (deadline != NULL)
    {
      g_autofree char *text = g_date_time_format (deadline, TIME_FORMAT);

      tj_output_json_member (builder, "deadline", text);
    }
  if (quota > 0)
    {
      json_builder_set_member_name (builder, "quota");
      json_builder_begin_object (builder);
      add_count (builder, "allowed", quota);
      add_count (builder, "applications", entries->len);
      json_builder_set_member_name (builder, "exceeded");
      json_builder_add_boolean_value (builder, entries->len > (guint) quota);
      json_builder_end_object (builder);
    }

  json_builder_set_member_name (builder, "summary");
  json_builder_begin_object (builder);
  add_count (builder, "passed", count (entries, TJ_GATE_PASSED));
  add_count (builder, "ask", count (entries, TJ_GATE_ASK));
  add_count (builder, "failed", count (entries, TJ_GATE_FAILED));
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

static void
print_item (const TjGateItem *item)
{
  TjLanguage language = tj_language_get_current ();
  g_autofree char *state = tj_output_pad (tj_gate_state_get_label (item->state), STATE_WIDTH);

  tj_output_print ("  %s  %s  [%s]\n", state,
                   tj_language_pick (language, item->title_zh, item->title_en), item->clause);
  for (guint i = 0; i < item->findings->len; i++)
    {
      g_autofree char *message = tj_finding_dup_message (g_ptr_array_index (item->findings, i),
                                                         language);

      tj_output_row ("", STATE_WIDTH + 4, message);
    }
}

static const char *
get_change_label (const TjChange *change)
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
      if (g_str_equal (labels[i].what, change->what))
        return _(labels[i].label);
    }

  return change->what;
}

static void
print_change (const TjChange *change)
{
  g_autofree char *label = tj_output_pad (get_change_label (change), STATE_WIDTH);
  g_autofree char *path = tj_output_clean (change->path);

  tj_output_print ("  %s  %s\n", label, path);
  if (change->kind == TJ_CHANGE_FILE && !g_str_equal (change->what, "renamed"))
    return;

  if (change->before != NULL)
    tj_output_row ("", STATE_WIDTH + 4, change->before);
  if (change->after != NULL && change->kind != TJ_CHANGE_FINDING)
    {
      g_autofree char *after = g_strconcat ("→ ", change->after, NULL);

      tj_output_row ("", STATE_WIDTH + 4, after);
    }
}

static void
print_entry (const TjGateEntry *entry)
{
  g_autofree char *name = tj_output_clean (tj_package_get_name (entry->package));

  tj_output_print ("%s  %s\n", name, tj_gate_state_get_label (entry->gate->state));
  if (entry->received != NULL)
    {
      g_autofree char *received = g_date_time_format (entry->received, TIME_FORMAT);

      /* Translators: %s is a time */
      tj_output_print (entry->late ? _("  late: the files are of %s\n")
                                   : _("  in time: the files are of %s\n"), received);
    }

  for (guint i = 0; i < entry->gate->items->len; i++)
    print_item (g_ptr_array_index (entry->gate->items, i));

  if (entry->compared && entry->changes == NULL)
    tj_output_print ("  %s\n", _("There is no earlier version to compare with."));
  else if (entry->changes != NULL && entry->changes->len == 0)
    tj_output_print ("  %s\n", _("Nothing is different from the earlier version."));
  else if (entry->changes != NULL)
    tj_output_print ("  %s\n", _("Compared with the earlier version"));
  for (guint i = 0; entry->changes != NULL && i < entry->changes->len; i++)
    print_change (g_ptr_array_index (entry->changes, i));
}

/**
 * tj_gate_output_text:
 * @entries: (element-type TjGateEntry): what was examined
 * @deadline: (nullable): when they were due
 * @quota: how many there may be; 0 for any number
 */
void
tj_gate_output_text (GPtrArray *entries,
                     GDateTime *deadline,
                     int        quota)
{
  for (guint i = 0; i < entries->len; i++)
    {
      if (i > 0)
        tj_output_print ("\n");
      print_entry (g_ptr_array_index (entries, i));
    }

  tj_output_print ("\n");
  tj_output_print (_("%u in order, %u to be asked, %u not in order\n"),
                   count (entries, TJ_GATE_PASSED), count (entries, TJ_GATE_ASK),
                   count (entries, TJ_GATE_FAILED));
  if (quota > 0)
    tj_output_print (entries->len > (guint) quota
                       ? _("%u applications, but no more than %d may be recommended\n")
                       : _("%u applications of %d that may be recommended\n"),
                     entries->len, quota);
}
