/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-pack-output.h"

#include "cli/tj-output.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

static void
add_boolean (JsonBuilder *builder,
             const char  *name,
             gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_packages (JsonBuilder          *builder,
              const TjPackManifest *manifest)
{
  json_builder_set_member_name (builder, "packages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < manifest->packages->len; i++)
    {
      const TjPackPackage *package = g_ptr_array_index (manifest->packages, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "name", package->name);
      tj_output_json_member (builder, "sha256", package->sha256);
      if (package->technology != NULL)
        tj_output_json_member (builder, "technology", package->technology);
      if (package->applicant != NULL)
        tj_output_json_member (builder, "applicant", package->applicant);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * tj_pack_output_json:
 *
 * Prints what a pack holds and what differs from its manifest.
 */
void
tj_pack_output_json (const TjPackCheck *check)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  const TjVerification *verification = check->verification;

  json_builder_begin_object (builder);
  add_boolean (builder, "whole", tj_pack_check_is_whole (check));
  add_boolean (builder, "intact", verification != NULL && verification->intact);
  add_boolean (builder, "trusted", verification != NULL && verification->trusted);
  if (verification != NULL && verification->signer != NULL)
    tj_output_json_member (builder, "signer", verification->signer);
  add_int (builder, "files", check->n_files);
  add_int (builder, "opinions", check->n_opinions);
  if (check->manifest != NULL)
    {
      tj_output_json_member (builder, "bureau", check->manifest->bureau);
      tj_output_json_member (builder, "date", check->manifest->date);
      add_packages (builder, check->manifest);
    }

  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < check->problems->len; i++)
    {
      const TjPackProblem *problem = g_ptr_array_index (check->problems, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "code", problem->code);
      if (problem->path != NULL)
        tj_output_json_member (builder, "path", problem->path);
      add_boolean (builder, "serious", problem->serious);
      tj_output_json_member (builder, "message", problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

/**
 * tj_pack_output_text:
 *
 * The same for people.
 */
void
tj_pack_output_text (const TjPackCheck *check)
{
  const TjVerification *verification = check->verification;

  if (check->manifest != NULL)
    {
      g_autofree char *bureau = tj_output_clean (check->manifest->bureau);
      g_autofree char *date = tj_output_clean (check->manifest->date);

      tj_output_print ("%s  %s\n", bureau, date);
      tj_output_print (_("%u packages, %u files, %u signed opinions\n"),
                       check->manifest->packages->len, check->n_files, check->n_opinions);
    }

  tj_output_print ("%s\n", tj_pack_check_is_whole (check)
                             ? _("The pack is as it was signed.")
                             : _("The pack is not as it was signed."));
  if (verification != NULL && verification->signer != NULL)
    tj_output_row (_("Signer"), 12, verification->signer);

  for (guint i = 0; i < check->problems->len; i++)
    tj_output_row ("  •", 3, ((TjPackProblem *) g_ptr_array_index (check->problems, i))->message);
}
