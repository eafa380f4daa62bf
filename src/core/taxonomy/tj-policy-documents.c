/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-policy-documents.h"

#include <glib/gi18n-lib.h>

/* The notice and the four plans that a recommendation may cite, each read when it is first
 * asked for: a person of one bureau needs one of them. */

typedef struct
{
  const char *key;
  const char *label;
  const char *resource;
} Entry;

static const Entry entries[TJ_N_POLICY_DOCUMENTS] = {
  [TJ_POLICY_NOTICE] = { "notice", N_("Notice"), NULL },
  [TJ_POLICY_NATIONAL] = { "national", N_("National plan"),
                           "/org/tanjian/Tanjian/taxonomy/plan-national-2022.xml" },
  [TJ_POLICY_SHANGHAI] = { "shanghai", N_("Shanghai plan"),
                           "/org/tanjian/Tanjian/taxonomy/plan-shanghai-2022.xml" },
  [TJ_POLICY_TIANJIN] = { "tianjin", N_("Tianjin plan"),
                          "/org/tanjian/Tanjian/taxonomy/plan-tianjin-2022.xml" },
  [TJ_POLICY_UNIVERSITIES] = { "universities", N_("Universities’ plan"),
                               "/org/tanjian/Tanjian/taxonomy/plan-universities-2021.xml" },
};

struct _TjPolicyDocuments
{
  GObject parent_instance;

  TjTaxonomy *taxonomies[TJ_N_POLICY_DOCUMENTS];
};

G_DEFINE_FINAL_TYPE (TjPolicyDocuments, tj_policy_documents, G_TYPE_OBJECT)

static void
tj_policy_documents_dispose (GObject *object)
{
  TjPolicyDocuments *self = TJ_POLICY_DOCUMENTS (object);

  for (guint i = 0; i < TJ_N_POLICY_DOCUMENTS; i++)
    g_clear_object (&self->taxonomies[i]);

  G_OBJECT_CLASS (tj_policy_documents_parent_class)->dispose (object);
}

static void
tj_policy_documents_class_init (TjPolicyDocumentsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tj_policy_documents_dispose;
}

static void
tj_policy_documents_init (TjPolicyDocuments *self)
{
}

/**
 * tj_policy_documents_new:
 * @notice: the notice, whose words the plans borrow
 *
 * Returns: (transfer full): the five documents
 */
TjPolicyDocuments *
tj_policy_documents_new (TjTaxonomy *notice)
{
  TjPolicyDocuments *self = g_object_new (TJ_TYPE_POLICY_DOCUMENTS, NULL);

  g_return_val_if_fail (TJ_IS_TAXONOMY (notice), self);

  self->taxonomies[TJ_POLICY_NOTICE] = g_object_ref (notice);

  return self;
}

static TjTaxonomy *
load (TjPolicyDocuments *self,
      TjPolicyDocument   document)
{
  const char *resource = entries[document].resource;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  TjTaxonomy *taxonomy = NULL;

  bytes = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes != NULL)
    taxonomy = tj_taxonomy_new_plan_from_bytes (bytes, resource,
                                                self->taxonomies[TJ_POLICY_NOTICE], &error);

  /* Compiled into the program, so that only a fault of the build takes it away. */
  if (taxonomy == NULL)
    g_error ("%s", error->message);

  return taxonomy;
}

/**
 * tj_policy_documents_get:
 *
 * Returns: (transfer none): what the document lists
 */
TjTaxonomy *
tj_policy_documents_get (TjPolicyDocuments *self,
                         TjPolicyDocument   document)
{
  g_return_val_if_fail (TJ_IS_POLICY_DOCUMENTS (self), NULL);
  g_return_val_if_fail (document < TJ_N_POLICY_DOCUMENTS, NULL);

  if (self->taxonomies[document] == NULL)
    self->taxonomies[document] = load (self, document);

  return self->taxonomies[document];
}

/**
 * tj_policy_document_get_key:
 *
 * Returns: what programs call it, as `shanghai`
 */
const char *
tj_policy_document_get_key (TjPolicyDocument document)
{
  g_return_val_if_fail (document < TJ_N_POLICY_DOCUMENTS, NULL);

  return entries[document].key;
}

/**
 * tj_policy_document_get_label:
 *
 * Returns: a short name in the language of the user
 */
const char *
tj_policy_document_get_label (TjPolicyDocument document)
{
  g_return_val_if_fail (document < TJ_N_POLICY_DOCUMENTS, NULL);

  return _(entries[document].label);
}

/**
 * tj_policy_document_parse:
 * @key: (nullable): as `shanghai`
 * @document: (out): the document of that key
 *
 * Returns: whether there is one
 */
gboolean
tj_policy_document_parse (const char       *key,
                          TjPolicyDocument *document)
{
  for (guint i = 0; i < TJ_N_POLICY_DOCUMENTS; i++)
    {
      if (g_strcmp0 (key, entries[i].key) == 0)
        {
          *document = i;
          return TRUE;
        }
    }

  return FALSE;
}
