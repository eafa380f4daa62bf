/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-planting.h"

#include "core/base/tj-xml.h"
#include "core/import/tj-application-writer.h"
#include "core/import/tj-zip-entries.h"

/* What becomes of planted errors: the new package, and the answer key to it. */

#define FLAWS_NAMESPACE "https://tanjian.org/ns/flaws/1"
#define FORM_NAME "application.xml"

/**
 * tj_planting_list_entries:
 * @package: in which the errors were planted, with contents at hand
 *
 * Returns: (transfer full) (element-type TjZipEntry): the files of the new package: the form as
 *   data, and every other file that was not taken out
 */
GPtrArray *
tj_planting_list_entries (const TjPlanting *self,
                          TjPackage        *package)
{
  GPtrArray *entries = tj_zip_entries_new ();
  GListModel *attachments = tj_package_get_attachments (package);
  g_autoptr(GBytes) form = tj_application_write (self->form);

  tj_zip_entries_add (entries, FORM_NAME, form);
  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);
      const char *name = tj_attachment_get_name (attachment);
      GFile *file = tj_attachment_get_local_file (attachment);
      g_autoptr(GBytes) bytes = NULL;

      if (g_strcmp0 (name, tj_package_get_form_file (package)) == 0 || file == NULL ||
          g_str_equal (name, FORM_NAME) ||
          g_ptr_array_find_with_equal_func (self->dropped, name, g_str_equal, NULL))
        continue;

      bytes = g_file_load_bytes (file, NULL, NULL, NULL);
      if (bytes != NULL)
        tj_zip_entries_add (entries, name, bytes);
    }

  return entries;
}

static gboolean
has_field (TjFinding  *finding,
           const char *field)
{
  return g_strv_contains (tj_finding_get_fields (finding), field);
}

/* (nullable): the error that a finding is of */
static TjPlanted *
find_planted (TjPlanting *self,
              TjFinding  *finding)
{
  for (guint i = 0; i < self->planted->len; i++)
    {
      TjPlanted *planted = g_ptr_array_index (self->planted, i);

      if (g_str_equal (planted->code, tj_finding_get_code (finding)) &&
          has_field (finding, planted->field))
        return planted;
    }

  return NULL;
}

static gboolean
is_among (TjFinding  *finding,
          GListModel *findings)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) other = g_list_model_get_item (findings, i);

      if (g_str_equal (tj_finding_get_key (other), tj_finding_get_key (finding)))
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_planting_add_findings:
 * @known: (element-type TjFinding): of the package as it was
 * @findings: (element-type TjFinding): of the new package
 *
 * Says of each error whether the rules find it, and keeps what else they find that was not there
 * before: an annex no longer fits a form in which a case was taken away.
 */
void
tj_planting_add_findings (TjPlanting *self,
                          GListModel *known,
                          GListModel *findings)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);
      TjPlanted *planted = find_planted (self, finding);

      if (planted != NULL)
        planted->found = TRUE;
      else if (!is_among (finding, known))
        g_ptr_array_add (self->follows, g_object_ref (finding));
    }
}

static void
add_follower (xmlNode   *package,
              TjFinding *finding)
{
  const char * const *fields = tj_finding_get_fields (finding);
  g_autofree char *zh = tj_finding_dup_message (finding, TJ_LANGUAGE_ZH);
  g_autofree char *en = tj_finding_dup_message (finding, TJ_LANGUAGE_EN);
  xmlNode *node = tj_xml_add_child (package, "follows", NULL);

  tj_xml_set_attribute (node, "code", tj_finding_get_code (finding));
  tj_xml_set_attribute (node, "field", fields[0]);
  tj_xml_add_child (node, "zh", zh);
  tj_xml_add_child (node, "en", en);
}

/**
 * tj_planting_to_key:
 * @name: what the new package is called
 *
 * Returns: (transfer full): the answer key, as the sample round has one
 */
GBytes *
tj_planting_to_key (TjPlanting *self,
                    const char *name,
                    gboolean    subtle,
                    guint32     seed)
{
  g_autoptr(xmlDoc) doc = xmlNewDoc (BAD_CAST "1.0");
  g_autofree char *number = g_strdup_printf ("%u", seed);
  xmlNode *root = xmlNewDocNode (doc, NULL, BAD_CAST "flaws", NULL);
  xmlNode *package;

  xmlDocSetRootElement (doc, root);
  xmlSetNs (root, xmlNewNs (root, BAD_CAST FLAWS_NAMESPACE, NULL));
  tj_xml_set_attribute (root, "seed", number);
  tj_xml_set_attribute (root, "severity", subtle ? "subtle" : "gross");
  package = tj_xml_add_child (root, "package", NULL);
  tj_xml_set_attribute (package, "name", name);
  for (guint i = 0; i < self->planted->len; i++)
    {
      const TjPlanted *planted = g_ptr_array_index (self->planted, i);
      xmlNode *flaw = tj_xml_add_child (package, "flaw", NULL);

      tj_xml_set_attribute (flaw, "code", planted->code);
      tj_xml_set_attribute (flaw, "field", planted->field);
      tj_xml_add_child (flaw, "zh", planted->zh);
      tj_xml_add_child (flaw, "en", planted->en);
    }
  for (guint i = 0; i < self->follows->len; i++)
    add_follower (package, g_ptr_array_index (self->follows, i));

  return tj_xml_serialize (doc);
}
