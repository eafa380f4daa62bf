/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-finding.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"
#include "core/model/tj-field-spec.h"
#include "core/model/tj-finding-catalogue.h"

/* A finding is data: which rule, which fields, which numbers. Its words come from the
 * catalogue, in either language, whenever they are asked for. */

#define DEFAULT_DECIMALS 2

typedef struct
{
  char *name;
  char *text;
} FindingText;

struct _TjFinding
{
  GObject parent_instance;

  char *code;
  char *variant;
  char *key;
  const TjFindingText *wording;
  GPtrArray *fields;
  int case_index;
  GArray *numbers;
  GArray *texts;
};

enum {
  PROP_0,
  PROP_CODE,
  PROP_TITLE,
  PROP_MESSAGE,
  PROP_CLAUSE,
  PROP_FORMULA,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TjFinding, tj_finding, G_TYPE_OBJECT)

static const char * const severity_names[TJ_N_SEVERITIES] = {
  "error", "query", "note", "import",
};

/**
 * tj_severity_to_string:
 *
 * Returns: the word of the machine-readable output
 */
const char *
tj_severity_to_string (TjSeverity severity)
{
  return severity_names[severity];
}

gboolean
tj_severity_parse (const char *text,
                   TjSeverity *severity)
{
  for (guint i = 0; i < G_N_ELEMENTS (severity_names); i++)
    {
      if (g_str_equal (severity_names[i], text))
        {
          *severity = (TjSeverity) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * tj_severity_get_label:
 *
 * Returns: the word in the user's language
 */
const char *
tj_severity_get_label (TjSeverity severity)
{
  switch (severity)
    {
    case TJ_SEVERITY_ERROR:
      return C_("severity", "Error");
    case TJ_SEVERITY_QUERY:
      return C_("severity", "Query");
    case TJ_SEVERITY_NOTE:
      return C_("severity", "Note");
    case TJ_SEVERITY_IMPORT:
    default:
      return C_("severity", "Reading");
    }
}

static void
clear_number (gpointer data)
{
  g_free (((TjFindingNumber *) data)->name);
}

static void
clear_text (gpointer data)
{
  FindingText *text = data;

  g_free (text->name);
  g_free (text->text);
}

/* The key tells findings of one package apart; decisions of the reviewer hang on it. */
static void
update_key (TjFinding *self)
{
  GString *key = g_string_new (self->code);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const char *path = g_ptr_array_index (self->fields, i);

      if (path != NULL)
        g_string_append_printf (key, "%c%s", i == 0 ? '@' : ',', path);
    }

  for (guint i = 0; i < self->texts->len; i++)
    g_string_append_printf (key, "#%s", g_array_index (self->texts, FindingText, i).text);

  g_free (self->key);
  self->key = g_string_free (key, FALSE);
}

static void
tj_finding_finalize (GObject *object)
{
  TjFinding *self = TJ_FINDING (object);

  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->variant, g_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->texts, g_array_unref);

  G_OBJECT_CLASS (tj_finding_parent_class)->finalize (object);
}

static void
tj_finding_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  TjFinding *self = TJ_FINDING (object);

  switch (prop_id)
    {
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;

    case PROP_TITLE:
      g_value_take_string (value, tj_finding_dup_title (self, tj_language_get_current ()));
      break;

    case PROP_MESSAGE:
      g_value_take_string (value, tj_finding_dup_message (self, tj_language_get_current ()));
      break;

    case PROP_CLAUSE:
      g_value_set_string (value, self->wording->clause);
      break;

    case PROP_FORMULA:
      g_value_set_string (value, self->wording->formula);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tj_finding_class_init (TjFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tj_finding_finalize;
  object_class->get_property = tj_finding_get_property;

  properties[PROP_CODE] =
    g_param_spec_string ("code", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MESSAGE] =
    g_param_spec_string ("message", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CLAUSE] =
    g_param_spec_string ("clause", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FORMULA] =
    g_param_spec_string ("formula", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tj_finding_init (TjFinding *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->fields, NULL);
  self->case_index = -1;

  self->numbers = g_array_new (FALSE, FALSE, sizeof (TjFindingNumber));
  g_array_set_clear_func (self->numbers, clear_number);
  self->texts = g_array_new (FALSE, FALSE, sizeof (FindingText));
  g_array_set_clear_func (self->texts, clear_text);
}

/**
 * tj_finding_new:
 * @code: a stable code that the catalogue in data/findings/ words
 * @variant: (nullable): which of the code's sentences
 *
 * Returns: (transfer full): a finding without fields and numbers
 */
TjFinding *
tj_finding_new (const char *code,
                const char *variant)
{
  TjFinding *self;
  const TjFindingText *wording = tj_finding_catalogue_lookup (code, variant);

  if (wording == NULL)
    g_error ("the finding %s/%s has no wording", code, variant != NULL ? variant : "");

  self = g_object_new (TJ_TYPE_FINDING, NULL);
  self->code = g_strdup (code);
  self->variant = g_strdup (variant);
  self->wording = wording;
  update_key (self);

  return self;
}

/**
 * tj_finding_add_field:
 * @path: as tj_form_lookup() takes it
 */
void
tj_finding_add_field (TjFinding  *self,
                      const char *path)
{
  g_return_if_fail (TJ_IS_FINDING (self));

  g_ptr_array_insert (self->fields, self->fields->len - 1, g_strdup (path));
  update_key (self);
}

/**
 * tj_finding_set_case:
 * @index: from 0
 */
void
tj_finding_set_case (TjFinding *self,
                     int        index)
{
  g_return_if_fail (TJ_IS_FINDING (self));

  self->case_index = index;
}

/**
 * tj_finding_add_number:
 * @name: how messages, formula and machine output call it
 * @value: finite; unrounded
 */
void
tj_finding_add_number (TjFinding  *self,
                       const char *name,
                       double      value)
{
  TjFindingNumber number = { NULL, value };

  g_return_if_fail (TJ_IS_FINDING (self));

  number.name = g_strdup (name);
  g_array_append_val (self->numbers, number);
}

/**
 * tj_finding_add_text:
 * @name: how messages call it
 * @text: a word as a file name or what was typed; part of the finding's key
 */
void
tj_finding_add_text (TjFinding  *self,
                     const char *name,
                     const char *text)
{
  FindingText entry = { NULL, NULL };

  g_return_if_fail (TJ_IS_FINDING (self));

  entry.name = g_strdup (name);
  entry.text = g_strdup (text);
  g_array_append_val (self->texts, entry);
  update_key (self);
}

/**
 * tj_finding_get_key:
 *
 * Returns: what tells this finding from the others of its package, the same on every run
 */
const char *
tj_finding_get_key (TjFinding *self)
{
  g_return_val_if_fail (TJ_IS_FINDING (self), NULL);

  return self->key;
}

const char *
tj_finding_get_code (TjFinding *self)
{
  g_return_val_if_fail (TJ_IS_FINDING (self), NULL);

  return self->code;
}

const char *
tj_finding_get_variant (TjFinding *self)
{
  g_return_val_if_fail (TJ_IS_FINDING (self), NULL);

  return self->variant;
}

TjSeverity
tj_finding_get_severity (TjFinding *self)
{
  g_return_val_if_fail (TJ_IS_FINDING (self), TJ_SEVERITY_NOTE);

  return self->wording->severity;
}

/**
 * tj_finding_get_fields:
 *
 * Returns: (array zero-terminated=1): the paths of the fields concerned
 */
const char * const *
tj_finding_get_fields (TjFinding *self)
{
  g_return_val_if_fail (TJ_IS_FINDING (self), NULL);

  return (const char * const *) self->fields->pdata;
}

/**
 * tj_finding_get_case:
 *
 * Returns: the case concerned, from 0; -1 where it is none
 */
int
tj_finding_get_case (TjFinding *self)
{
  g_return_val_if_fail (TJ_IS_FINDING (self), -1);

  return self->case_index;
}

/**
 * tj_finding_get_numbers:
 * @n_numbers: (out): how many
 *
 * Returns: (array length=n_numbers) (nullable): inputs first, results after them
 */
const TjFindingNumber *
tj_finding_get_numbers (TjFinding *self,
                        guint     *n_numbers)
{
  g_return_val_if_fail (TJ_IS_FINDING (self), NULL);

  *n_numbers = self->numbers->len;

  return (const TjFindingNumber *) (gpointer) self->numbers->data;
}

gboolean
tj_finding_get_number (TjFinding  *self,
                       const char *name,
                       double     *value)
{
  g_return_val_if_fail (TJ_IS_FINDING (self), FALSE);

  for (guint i = 0; i < self->numbers->len; i++)
    {
      const TjFindingNumber *number = &g_array_index (self->numbers, TjFindingNumber, i);

      if (g_str_equal (number->name, name))
        {
          *value = number->value;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * tj_finding_get_text:
 *
 * Returns: (nullable): the text of that name
 */
const char *
tj_finding_get_text (TjFinding  *self,
                     const char *name)
{
  g_return_val_if_fail (TJ_IS_FINDING (self), NULL);

  for (guint i = 0; i < self->texts->len; i++)
    {
      const FindingText *text = &g_array_index (self->texts, FindingText, i);

      if (g_str_equal (text->name, name))
        return text->text;
    }

  return NULL;
}

const char *
tj_finding_get_formula (TjFinding *self)
{
  g_return_val_if_fail (TJ_IS_FINDING (self), NULL);

  return self->wording->formula;
}

/**
 * tj_finding_get_result:
 *
 * Returns: (nullable): which of its numbers the formula gives, where the formula does not say
 */
const char *
tj_finding_get_result (TjFinding *self)
{
  g_return_val_if_fail (TJ_IS_FINDING (self), NULL);

  return self->wording->result;
}

const char *
tj_finding_get_clause (TjFinding *self)
{
  g_return_val_if_fail (TJ_IS_FINDING (self), NULL);

  return self->wording->clause;
}

/**
 * tj_finding_dup_title:
 *
 * Returns: (transfer full): a few words that name the kind of finding
 */
char *
tj_finding_dup_title (TjFinding  *self,
                      TjLanguage  language)
{
  g_return_val_if_fail (TJ_IS_FINDING (self), NULL);

  return g_strdup (tj_language_pick (language, self->wording->title_zh,
                                     self->wording->title_en));
}

static const TjFieldSpec *
lookup_spec (const char *path)
{
  const char *dot = g_str_has_prefix (path, "cases[") ? strstr (path, "].") : NULL;

  return dot != NULL ? tj_field_spec_lookup_in_case (dot + strlen ("]."))
                     : tj_field_spec_lookup (path);
}

static void
append_field_labels (TjFinding  *self,
                     TjLanguage  language,
                     GString    *message)
{
  for (guint i = 0; i + 1 < self->fields->len; i++)
    {
      const char *path = g_ptr_array_index (self->fields, i);
      const TjFieldSpec *spec = lookup_spec (path);

      if (i > 0)
        g_string_append (message, language == TJ_LANGUAGE_ZH ? "、" : ", ");

      g_string_append (message, spec != NULL
                                  ? tj_language_pick (language, spec->label_zh, spec->label_en)
                                  : path);
    }
}

/* The text of that name, or of that name in that language: `place_zh` for `place`. */
static const char *
find_text (TjFinding  *self,
           TjLanguage  language,
           const char *name)
{
  const char *text = tj_finding_get_text (self, name);
  g_autofree char *own = NULL;

  if (text != NULL)
    return text;

  own = g_strconcat (name, language == TJ_LANGUAGE_ZH ? "_zh" : "_en", NULL);

  return tj_finding_get_text (self, own);
}

/* A placeholder is `{name}`, or `{name:decimals}` for a number that wants another precision
 * than two decimals; `{fields}` lists labels, `{case}` counts from one. */
static void
append_placeholder (TjFinding  *self,
                    TjLanguage  language,
                    const char *placeholder,
                    GString    *message)
{
  g_auto(GStrv) parts = g_strsplit (placeholder, ":", 2);
  guint decimals = parts[1] != NULL ? (guint) g_ascii_strtoull (parts[1], NULL, 10)
                                    : DEFAULT_DECIMALS;
  const char *text = find_text (self, language, parts[0]);
  double value;

  if (g_str_equal (parts[0], "fields"))
    {
      append_field_labels (self, language, message);
    }
  else if (g_str_equal (parts[0], "case"))
    {
      g_string_append_printf (message, "%d", self->case_index + 1);
    }
  else if (text != NULL)
    {
      g_string_append (message, text);
    }
  else if (tj_finding_get_number (self, parts[0], &value))
    {
      g_autofree char *number = tj_text_format_number (value, decimals);

      g_string_append (message, number);
    }
  else
    {
      g_warning ("finding %s has no “%s”", self->code, parts[0]);
    }
}

/**
 * tj_finding_dup_message:
 *
 * Returns: (transfer full): a sentence with the numbers in it, fit to send to the applicant
 */
char *
tj_finding_dup_message (TjFinding  *self,
                        TjLanguage  language)
{
  GString *message;
  const char *template;

  g_return_val_if_fail (TJ_IS_FINDING (self), NULL);

  template = tj_language_pick (language, self->wording->message_zh, self->wording->message_en);
  message = g_string_new (NULL);

  while (*template != '\0')
    {
      const char *end = *template == '{' ? strchr (template, '}') : NULL;

      if (end != NULL)
        {
          g_autofree char *placeholder = g_strndup (template + 1, end - template - 1);

          append_placeholder (self, language, placeholder, message);
          template = end + 1;
        }
      else
        {
          g_string_append_c (message, *template);
          template++;
        }
    }

  return g_string_free (message, FALSE);
}

/**
 * tj_finding_compare:
 * @a: (type TjFinding): a finding
 * @b: (type TjFinding): another
 *
 * Returns: an order by severity, then by case, then by key
 */
int
tj_finding_compare (gconstpointer a,
                    gconstpointer b)
{
  TjFinding *left = (TjFinding *) a;
  TjFinding *right = (TjFinding *) b;
  int difference = (int) tj_finding_get_severity (left) - (int) tj_finding_get_severity (right);

  if (difference == 0)
    difference = left->case_index - right->case_index;

  return difference != 0 ? difference : strcmp (left->key, right->key);
}
