/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-form-output.h"

#include "cli/tj-output.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define APPLICANT_PREFIX "applicant."

/**
 * tj_form_output_place:
 * @place: where something was read
 *
 * Adds the member `place` to the object that @builder is in.
 */
void
tj_form_output_place (JsonBuilder   *builder,
                      const TjPlace *place)
{
  const struct
  {
    const char *name;
    guint value;
  } numbers[] = {
    { "table", place->table }, { "row", place->row }, { "column", place->column },
    { "line", place->line },
  };

  json_builder_set_member_name (builder, "place");
  json_builder_begin_object (builder);
  tj_output_json_member (builder, "file", place->file);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (numbers[i].value > 0)
        {
          json_builder_set_member_name (builder, numbers[i].name);
          json_builder_add_int_value (builder, numbers[i].value);
        }
    }
  json_builder_end_object (builder);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            double       value)
{
  json_builder_set_member_name (builder, name);
  tj_output_json_number (builder, value);
}

static void
add_quantity (JsonBuilder *builder,
              TjField     *field)
{
  const TjQuantity *quantity = tj_field_get_quantity (field);

  if (quantity->state == TJ_QUANTITY_READ)
    {
      add_number (builder, "value", quantity->value);
      if (quantity->is_range)
        {
          add_number (builder, "low", quantity->low);
          add_number (builder, "high", quantity->high);
        }

      if (quantity->unit != NULL)
        tj_output_json_member (builder, "unit", quantity->unit);

      if (quantity->approximate)
        {
          json_builder_set_member_name (builder, "approximate");
          json_builder_add_boolean_value (builder, TRUE);
        }

      if (quantity->conversion != NULL)
        tj_output_json_member (builder, "conversion", quantity->conversion);
    }
}

static void
add_ticked (JsonBuilder *builder,
            TjField     *field)
{
  const char * const *ticked = tj_field_get_ticked (field);

  json_builder_set_member_name (builder, "ticked");
  json_builder_begin_array (builder);
  for (guint i = 0; ticked[i] != NULL; i++)
    json_builder_add_string_value (builder, ticked[i]);
  json_builder_end_array (builder);
}

static void
add_answer (JsonBuilder *builder,
            TjField     *field)
{
  switch (tj_field_get_spec (field)->kind)
    {
    case TJ_FIELD_TICKS:
      add_ticked (builder, field);
      break;

    case TJ_FIELD_QUANTITY:
      tj_output_json_member (builder, "text", tj_field_get_text (field));
      add_quantity (builder, field);
      break;

    case TJ_FIELD_TEXT:
    default:
      tj_output_json_member (builder, "text", tj_field_get_text (field));
      if (tj_field_get_code (field) != NULL)
        tj_output_json_member (builder, "code", tj_field_get_code (field));
      break;
    }
}

/* What stands in the cell beside the words. */
static void
add_pictures (JsonBuilder *builder,
              TjField     *field)
{
  GPtrArray *looks = tj_field_get_looks (field);
  gboolean begun = FALSE;

  for (guint i = 0; looks != NULL && i < looks->len; i++)
    {
      const TjFieldLook *look = g_ptr_array_index (looks, i);

      if (look->picture == NULL)
        continue;

      if (!begun)
        {
          json_builder_set_member_name (builder, "pictures");
          json_builder_begin_array (builder);
        }
      begun = TRUE;
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "size");
      json_builder_add_int_value (builder, (gint64) tj_attachment_get_size (look->picture));
      tj_output_json_member (builder, "sha256", tj_attachment_get_sha256 (look->picture));
      json_builder_end_object (builder);
    }

  if (begun)
    json_builder_end_array (builder);
}

static void
add_field (JsonBuilder *builder,
           const char  *name,
           TjField     *field)
{
  TjField *original = tj_field_get_original (field);

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  add_answer (builder, field);
  if (original != NULL)
    {
      json_builder_set_member_name (builder, "corrected");
      json_builder_add_boolean_value (builder, TRUE);
      json_builder_set_member_name (builder, "original");
      json_builder_begin_object (builder);
      add_answer (builder, original);
      json_builder_end_object (builder);
    }

  add_pictures (builder, field);
  if (!tj_field_is_blank (field) && tj_field_get_place (field) != NULL)
    tj_form_output_place (builder, tj_field_get_place (field));

  json_builder_end_object (builder);
}

static void
add_part (JsonBuilder *builder,
          GListModel  *fields,
          TjFieldPart  part)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      const char *id = tj_field_get_id (field);

      if (tj_field_get_spec (field)->part == part)
        add_field (builder, part == TJ_FIELD_PART_APPLICANT ? id + strlen (APPLICANT_PREFIX) : id,
                   field);
    }
}

static void
add_form (JsonBuilder *builder,
          TjForm      *form)
{
  json_builder_set_member_name (builder, "form");
  json_builder_begin_object (builder);
  add_part (builder, tj_form_get_fields (form), TJ_FIELD_PART_FORM);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "applicant");
  json_builder_begin_object (builder);
  add_part (builder, tj_form_get_fields (form), TJ_FIELD_PART_APPLICANT);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "cases");
  json_builder_begin_array (builder);
  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    {
      json_builder_begin_object (builder);
      add_part (builder, tj_case_get_fields (tj_form_get_case (form, i)), TJ_FIELD_PART_CASE);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Only what is known. */
static void
add_details (JsonBuilder  *builder,
             TjAttachment *attachment)
{
  const char *subkind = tj_attachment_subkind_to_string (tj_attachment_get_subkind (attachment));
  TjAttachmentWords words = tj_attachment_get_words (attachment);

  if (subkind != NULL)
    tj_output_json_member (builder, "subkind", subkind);

  if (words != TJ_ATTACHMENT_WORDS_UNKNOWN)
    {
      json_builder_set_member_name (builder, "has_text");
      json_builder_add_boolean_value (builder, words == TJ_ATTACHMENT_WORDS_SOME);
    }
}

static void
add_attachments (JsonBuilder *builder,
                 GListModel  *attachments)
{
  json_builder_set_member_name (builder, "attachments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);
      TjAttachmentKind kind = tj_attachment_get_kind (attachment);

      /* The form is named by the package. */
      if (kind == TJ_ATTACHMENT_FORM)
        continue;

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "name", tj_attachment_get_name (attachment));
      json_builder_set_member_name (builder, "size");
      json_builder_add_int_value (builder, (gint64) tj_attachment_get_size (attachment));
      tj_output_json_member (builder, "sha256", tj_attachment_get_sha256 (attachment));
      tj_output_json_member (builder, "kind", tj_attachment_kind_to_string (kind));
      add_details (builder, attachment);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * tj_form_output_json:
 *
 * Adds the members `package`, `form`, `applicant`, `cases` and `attachments` to the object
 * that @builder is in.
 */
void
tj_form_output_json (JsonBuilder *builder,
                     TjPackage   *package)
{
  json_builder_set_member_name (builder, "package");
  json_builder_begin_object (builder);
  tj_output_json_member (builder, "name", tj_package_get_name (package));
  tj_output_json_member (builder, "sha256", tj_package_get_sha256 (package));
  tj_output_json_member (builder, "form_file", tj_package_get_form_file (package));
  json_builder_end_object (builder);

  add_form (builder, tj_package_get_form (package));
  add_attachments (builder, tj_package_get_attachments (package));
}

static const char *
get_tick_label (TjTaxonomy *taxonomy,
                const char *code)
{
  TjTaxonomyNode *node = tj_taxonomy_lookup (taxonomy, code);

  if (node != NULL)
    return tj_taxonomy_node_get_name (node);

  if (g_str_equal (code, "demonstration"))
    return C_("stage of the technology", "Demonstration class");

  if (g_str_equal (code, "promotion"))
    return C_("stage of the technology", "Promotion class");

  return code;
}

static char *
dup_ticks (TjTaxonomy         *taxonomy,
           const char * const *codes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    g_string_append_printf (text, "%s☑ %s", i > 0 ? "  " : "",
                            get_tick_label (taxonomy, codes[i]));

  return g_string_free (text, FALSE);
}

/* A quantity is shown as read and as typed. */
static char *
dup_answer (TjTaxonomy *taxonomy,
            TjField    *field)
{
  const TjQuantity *quantity = tj_field_get_quantity (field);

  if (tj_field_is_blank (field))
    return g_strdup ("—");

  if (tj_field_get_spec (field)->kind == TJ_FIELD_TICKS)
    return dup_ticks (taxonomy, tj_field_get_ticked (field));

  if (quantity != NULL && quantity->state == TJ_QUANTITY_READ)
    {
      g_autofree char *value = tj_quantity_to_string (quantity);

      return g_strdup_printf ("%s  “%s”", value, tj_field_get_text (field));
    }

  return g_strdup (tj_field_get_text (field));
}

static guint
measure_labels (void)
{
  guint n_specs;
  const TjFieldSpec *specs = tj_field_spec_list (&n_specs);
  guint width = 0;

  for (guint i = 0; i < n_specs; i++)
    width = MAX (width, tj_output_get_width (tj_field_spec_get_label (&specs[i])));

  return width;
}

static void
print_fields (TjTaxonomy *taxonomy,
              GListModel *fields,
              guint       width)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      TjField *original = tj_field_get_original (field);
      g_autofree char *answer = dup_answer (taxonomy, field);

      if (original != NULL)
        {
          g_autofree char *read = dup_answer (taxonomy, original);
          g_autofree char *corrected = g_steal_pointer (&answer);

          /* Translators: what the reviewer says a field reads, and what the program read */
          answer = g_strdup_printf (_("%s  [corrected by the reviewer; read: %s]"), corrected,
                                    read);
        }

      tj_output_row (tj_field_spec_get_label (tj_field_get_spec (field)), width, answer);
    }
}

static void
print_attachments (GListModel *attachments)
{
  guint n_attachments = g_list_model_get_n_items (attachments);
  guint width = 0;

  tj_output_print ("\n%s\n", _("Files"));

  for (guint i = 0; i < n_attachments; i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);

      width = MAX (width, tj_output_get_width (tj_attachment_get_kind_label (attachment)));
    }

  for (guint i = 0; i < n_attachments; i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);
      g_autofree char *size = g_format_size (tj_attachment_get_size (attachment));
      g_autofree char *text = NULL;

      if (tj_attachment_get_words (attachment) == TJ_ATTACHMENT_WORDS_NONE)
        /* Translators: a file's name and size; its pages are pictures without text */
        text = g_strdup_printf (_("%s  (%s; no text, a scan)"),
                                tj_attachment_get_name (attachment), size);
      else
        text = g_strdup_printf ("%s  (%s)", tj_attachment_get_name (attachment), size);
      tj_output_row (tj_attachment_get_kind_label (attachment), width, text);
    }
}

/**
 * tj_form_output_text:
 *
 * Prints what was read from @package in the user's language: labels on the left, answers on
 * the right.
 */
void
tj_form_output_text (TjPackage  *package,
                     TjTaxonomy *taxonomy)
{
  TjForm *form = tj_package_get_form (package);
  guint width = measure_labels ();

  tj_output_row (_("Package"), width, tj_package_get_name (package));
  tj_output_row ("SHA-256", width, tj_package_get_sha256 (package));
  tj_output_print ("\n");
  print_fields (taxonomy, tj_form_get_fields (form), width);

  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    {
      tj_output_print ("\n");
      tj_output_print (_("Case %u"), i + 1);
      tj_output_print ("\n");
      print_fields (taxonomy, tj_case_get_fields (tj_form_get_case (form, i)), width);
    }

  print_attachments (tj_package_get_attachments (package));
}
