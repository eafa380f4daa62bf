/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-gate-output.h"

#include "cli/tj-output.h"

#include <glib/gi18n-lib.h>

/* Of the longest label, in English. */
#define STATE_WIDTH 23
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
  g_clear_pointer (&self->resemblances, g_array_unref);
  g_free (self);
}

/**
 * tj_gate_output_is_fine:
 *
 * Returns: whether all was examined, nothing is broken or late, and there are no more than may be
 *   recommended
 */
gboolean
tj_gate_output_is_fine (const TjGateRound *round)
{
  if (tj_round_terms_is_exceeded (round->terms, round->packages))
    return FALSE;

  for (guint i = 0; i < round->entries->len; i++)
    {
      const TjGateEntry *entry = g_ptr_array_index (round->entries, i);

      if (entry->late || entry->gate->state >= TJ_GATE_UNREAD)
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

static TjPackage *
get_other (const TjGateRound   *round,
           const TjResemblance *resemblance)
{
  return resemblance->other < round->packages->len
           ? g_ptr_array_index (round->packages, resemblance->other)
           : g_ptr_array_index (round->earlier, resemblance->other - round->packages->len);
}

static void
add_likeness (JsonBuilder *builder,
              const char  *name,
              double       likeness)
{
  if (likeness < 0)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, tj_resemblance_round (likeness));
}

static void
add_resemblances (JsonBuilder       *builder,
                  const TjGateRound *round,
                  const TjGateEntry *entry)
{
  json_builder_set_member_name (builder, "resembles");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entry->resemblances->len; i++)
    {
      const TjResemblance *resemblance = &g_array_index (entry->resemblances, TjResemblance, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "package",
                             tj_package_get_name (get_other (round, resemblance)));
      json_builder_set_member_name (builder, "earlier_round");
      json_builder_add_boolean_value (builder, resemblance->other >= round->packages->len);
      json_builder_set_member_name (builder, "identical");
      json_builder_add_boolean_value (builder, resemblance->identical);
      add_likeness (builder, "name", resemblance->name);
      add_likeness (builder, "applicant", resemblance->applicant);
      add_likeness (builder, "text", resemblance->text);
      json_builder_set_member_name (builder, "shared_files");
      json_builder_add_int_value (builder, resemblance->shared_files);
      json_builder_set_member_name (builder, "files");
      json_builder_add_int_value (builder, resemblance->n_files);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_entry (JsonBuilder       *builder,
           const TjGateRound *round,
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
  add_resemblances (builder, round, entry);
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

static void
add_region (JsonBuilder        *builder,
            const TjQuotaCount *region)
{
  json_builder_begin_object (builder);
  add_text (builder, "region", region->region != NULL ? region->region->zh : NULL);
  add_count (builder, "applications", region->count);
  json_builder_set_member_name (builder, "exceeded");
  json_builder_add_boolean_value (builder, region->exceeded);
  json_builder_end_object (builder);
}

static void
add_quota (JsonBuilder       *builder,
           const TjGateRound *round)
{
  g_autoptr(GArray) counts = tj_round_terms_count (round->terms, round->packages);

  json_builder_set_member_name (builder, "quota");
  json_builder_begin_object (builder);
  add_count (builder, "allowed", round->terms->quota);
  add_count (builder, "applications", round->packages->len);
  json_builder_set_member_name (builder, "exceeded");
  json_builder_add_boolean_value (builder,
                                  tj_round_terms_is_exceeded (round->terms, round->packages));
  if (round->terms->quota_by_region)
    {
      json_builder_set_member_name (builder, "regions");
      json_builder_begin_array (builder);
      for (guint i = 0; i < counts->len; i++)
        add_region (builder, &g_array_index (counts, TjQuotaCount, i));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

/**
 * tj_gate_output_json:
 * @round: what was examined
 *
 * Times are those of Beijing.
 */
void
tj_gate_output_json (const TjGateRound *round)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "packages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < round->entries->len; i++)
    add_entry (builder, round, g_ptr_array_index (round->entries, i));
  json_builder_end_array (builder);

  if (round->terms->deadline != NULL)
    {
      g_autofree char *text = g_date_time_format (round->terms->deadline, TIME_FORMAT);

      tj_output_json_member (builder, "deadline", text);
    }
  if (round->terms->quota > 0)
    add_quota (builder, round);

  json_builder_set_member_name (builder, "summary");
  json_builder_begin_object (builder);
  add_count (builder, "passed", count (round->entries, TJ_GATE_PASSED));
  add_count (builder, "ask", count (round->entries, TJ_GATE_ASK));
  add_count (builder, "failed", count (round->entries, TJ_GATE_FAILED));
  add_count (builder, "unread", count (round->entries, TJ_GATE_UNREAD));
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

static void
print_change (const TjChange *change)
{
  g_autofree char *label = tj_output_pad (tj_change_get_label (change), STATE_WIDTH);
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
print_resemblance (const TjGateRound   *round,
                   const TjResemblance *resemblance)
{
  const char *name = tj_package_get_name (get_other (round, resemblance));
  g_autofree char *words = tj_resemblance_dup_words (resemblance);
  g_autofree char *line = NULL;

  line = g_strdup_printf (resemblance->other < round->packages->len
                            ? _("alike to “%s”: %s")
                            : _("alike to “%s” of the earlier round: %s"), name, words);
  tj_output_row ("", 2, line);
}

static void
print_entry (const TjGateRound *round,
             const TjGateEntry *entry)
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
  for (guint i = 0; i < entry->resemblances->len; i++)
    print_resemblance (round, &g_array_index (entry->resemblances, TjResemblance, i));

  if (entry->compared && entry->changes == NULL)
    tj_output_print ("  %s\n", _("There is no earlier version to compare with."));
  else if (entry->changes != NULL && entry->changes->len == 0)
    tj_output_print ("  %s\n", _("Nothing is different from the earlier version."));
  else if (entry->changes != NULL)
    tj_output_print ("  %s\n", _("Compared with the earlier version"));
  for (guint i = 0; entry->changes != NULL && i < entry->changes->len; i++)
    print_change (g_ptr_array_index (entry->changes, i));
}

static void
print_quota (const TjGateRound *round)
{
  g_autoptr(GArray) counts = tj_round_terms_count (round->terms, round->packages);

  for (guint i = 0; i < counts->len; i++)
    {
      const TjQuotaCount *count = &g_array_index (counts, TjQuotaCount, i);

      if (round->terms->quota_by_region)
        tj_output_print ("%s  ", count->region != NULL ? tj_province_get_name (count->region)
                                                       : _("Region not known"));
      tj_output_print (count->exceeded
                         ? _("%u applications, but no more than %d may be recommended\n")
                         : _("%u applications of %d that may be recommended\n"),
                       count->count, (int) round->terms->quota);
    }
}

/**
 * tj_gate_output_text:
 * @round: what was examined
 *
 * Times are those of Beijing.
 */
void
tj_gate_output_text (const TjGateRound *round)
{
  for (guint i = 0; i < round->entries->len; i++)
    {
      if (i > 0)
        tj_output_print ("\n");
      print_entry (round, g_ptr_array_index (round->entries, i));
    }

  tj_output_print ("\n");
  tj_output_print (_("%u in order, %u to be asked, %u not in order\n"),
                   count (round->entries, TJ_GATE_PASSED), count (round->entries, TJ_GATE_ASK),
                   count (round->entries, TJ_GATE_FAILED));
  if (count (round->entries, TJ_GATE_UNREAD) > 0)
    tj_output_print (_("%u not examined: there is no form that can be read\n"),
                     count (round->entries, TJ_GATE_UNREAD));
  if (round->terms->quota > 0)
    print_quota (round);
}
