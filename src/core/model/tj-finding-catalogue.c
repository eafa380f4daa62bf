/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-finding-catalogue.h"

#include "core/base/tj-xml.h"
#include "core/model/tj-field-spec.h"

/* The words of every finding live in data/findings/, where someone of the field can mend them
 * without knowing C. They are compiled into the program, so a catalogue that does not load is
 * a fault of the build and not of the user. */

#define CATALOGUE_FOLDER "/org/tanjian/Tanjian/findings/"
#define CATALOGUE_SCHEMA "/org/tanjian/Tanjian/schema/findings.xsd"

static void
finding_text_free (TjFindingText *text)
{
  g_free (text->formula);
  g_free (text->result);
  g_free (text->clause);
  g_free (text->title_zh);
  g_free (text->title_en);
  g_free (text->message_zh);
  g_free (text->message_en);
  g_free (text);
}

static char *
make_key (const char *code,
          const char *variant)
{
  return g_strconcat (code, "/", variant != NULL ? variant : "", NULL);
}

/* An attribute of the message, or of its finding where the message has none. */
static char *
dup_inherited (const xmlNode *message,
               const char    *name)
{
  char *value = tj_xml_dup_attribute (message, name);

  return value != NULL ? value : tj_xml_dup_attribute (message->parent, name);
}

static void
add_message (GHashTable    *texts,
             const xmlNode *message)
{
  g_autofree char *code = tj_xml_dup_attribute (message->parent, "code");
  g_autofree char *variant = tj_xml_dup_attribute (message, "variant");
  g_autofree char *severity = dup_inherited (message, "severity");
  TjFindingText *text = g_new0 (TjFindingText, 1);

  if (severity == NULL || !tj_severity_parse (severity, &text->severity))
    g_error ("finding %s has no severity", code);

  text->formula = dup_inherited (message, "formula");
  text->result = dup_inherited (message, "result");
  text->clause = dup_inherited (message, "clause");
  text->title_zh = tj_xml_dup_child_text (tj_xml_first_child (message->parent, "title"), "zh");
  text->title_en = tj_xml_dup_child_text (tj_xml_first_child (message->parent, "title"), "en");
  text->message_zh = tj_xml_dup_child_text (message, "zh");
  text->message_en = tj_xml_dup_child_text (message, "en");

  g_hash_table_insert (texts, make_key (code, variant), text);
}

/**
 * Catalogue:
 * @texts: `code/variant` → #TjFindingText
 * @numbers: the name of a number → how it is called, as a #TjFindingText with titles only
 */
typedef struct
{
  GHashTable *texts;
  GHashTable *numbers;
} Catalogue;

static void
add_number (GHashTable    *numbers,
            const xmlNode *number)
{
  TjFindingText *text = g_new0 (TjFindingText, 1);

  text->title_zh = tj_xml_dup_child_text (number, "zh");
  text->title_en = tj_xml_dup_child_text (number, "en");
  g_hash_table_insert (numbers, tj_xml_dup_attribute (number, "name"), text);
}

static void
load_file (Catalogue  *catalogue,
           const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) doc = NULL;

  doc = tj_xml_parse_resource (path, &error);
  if (doc == NULL || !tj_xml_validate (doc, path, CATALOGUE_SCHEMA, &error))
    g_error ("%s", error->message);

  for (xmlNode *number = tj_xml_first_child (xmlDocGetRootElement (doc), "number");
       number != NULL; number = tj_xml_next (number, "number"))
    add_number (catalogue->numbers, number);

  for (xmlNode *finding = tj_xml_first_child (xmlDocGetRootElement (doc), "finding");
       finding != NULL; finding = tj_xml_next (finding, "finding"))
    {
      for (xmlNode *message = tj_xml_first_child (finding, "message"); message != NULL;
           message = tj_xml_next (message, "message"))
        add_message (catalogue->texts, message);
    }
}

static GHashTable *
create_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) finding_text_free);
}

static const Catalogue *
get_catalogue (void)
{
  static Catalogue *catalogue;

  if (g_once_init_enter (&catalogue))
    {
      Catalogue *loaded = g_new0 (Catalogue, 1);
      g_auto(GStrv) names = NULL;

      loaded->texts = create_table ();
      loaded->numbers = create_table ();

      names = g_resources_enumerate_children (CATALOGUE_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                              NULL);
      for (guint i = 0; names != NULL && names[i] != NULL; i++)
        {
          g_autofree char *path = g_strconcat (CATALOGUE_FOLDER, names[i], NULL);

          load_file (loaded, path);
        }

      g_once_init_leave (&catalogue, loaded);
    }

  return catalogue;
}

/**
 * tj_finding_catalogue_lookup:
 * @code: as `payback-mismatch`
 * @variant: (nullable): which of its sentences
 *
 * Returns: (transfer none) (nullable): the wording
 */
const TjFindingText *
tj_finding_catalogue_lookup (const char *code,
                             const char *variant)
{
  g_autofree char *key = make_key (code, variant);

  return g_hash_table_lookup (get_catalogue ()->texts, key);
}

/**
 * tj_finding_catalogue_get_title:
 * @code: as `payback-mismatch`
 *
 * Returns: (transfer none): what all findings of that code are called, or @code itself
 */
const char *
tj_finding_catalogue_get_title (const char *code,
                                TjLanguage  language)
{
  g_autofree char *prefix = make_key (code, NULL);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, get_catalogue ()->texts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const TjFindingText *text = value;

      if (g_str_has_prefix (key, prefix))
        return tj_language_pick (language, text->title_zh, text->title_en);
    }

  return code;
}

/**
 * tj_finding_catalogue_name_number:
 * @name: a number of a finding: a field's id, or a name of the catalogue's
 *
 * Returns: (transfer none): how people call it, or @name itself where nobody said
 */
const char *
tj_finding_catalogue_name_number (const char *name,
                                  TjLanguage  language)
{
  const TjFindingText *text = g_hash_table_lookup (get_catalogue ()->numbers, name);
  const TjFieldSpec *spec = tj_field_spec_lookup_in_case (name);

  if (text != NULL)
    return tj_language_pick (language, text->title_zh, text->title_en);

  if (spec == NULL)
    spec = tj_field_spec_lookup (name);

  return spec != NULL ? tj_language_pick (language, spec->label_zh, spec->label_en) : name;
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * tj_finding_catalogue_list_codes:
 *
 * Returns: (transfer full) (element-type utf8): `code/variant` of every message, sorted
 */
GPtrArray *
tj_finding_catalogue_list_codes (void)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, get_catalogue ()->texts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (codes, g_strdup (key));

  g_ptr_array_sort (codes, compare_codes);

  return codes;
}
