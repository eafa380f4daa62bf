/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-review-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/model/tj-finding-catalogue.h"
#include "core/rubric/tj-evidence.h"
#include "core/rubric/tj-review-corrections.h"

/* The naming scheme of tj-review.h as one table: which names there are, what may be set on
 * them and what the user calls them. */

#define SCORE_PREFIX "score."
#define FINDING_PREFIX "finding."
#define FIELD_PREFIX "correction."
#define CLAIM_PREFIX "claim."
#define CASE_PREFIX "cases["
/* The part of a name that is the number of a mark. */
#define ANY_NUMBER "NUMBER"
#define MAX_CODE 64
#define MIN_DRAWS 100
#define MAX_DRAWS 1000000

static const TjNameSpec specs[] = {
  { TJ_SUBJECT_NONE, "stage", TJ_VALUE_CHOICE, "|preliminary|second|defence|",
    N_("review stage") },
  { TJ_SUBJECT_NONE, "blind", TJ_VALUE_CHOICE, "|applicant|", N_("blind review") },
  { TJ_SUBJECT_NONE, "uncovered", TJ_VALUE_TEXT, NULL, N_("pictures seen in a blind review") },
  { TJ_SUBJECT_NONE, "reviewer.name", TJ_VALUE_TEXT, NULL, N_("name of the reviewer") },
  { TJ_SUBJECT_NONE, "reviewer.organisation", TJ_VALUE_TEXT, NULL,
    N_("organisation of the reviewer") },
  { TJ_SUBJECT_NONE, "reviewer.title", TJ_VALUE_TEXT, NULL,
    N_("professional title of the reviewer") },
  { TJ_SUBJECT_NONE, "conflict", TJ_VALUE_CHOICE, "|none|declared|recused|",
    N_("conflict of interest") },
  { TJ_SUBJECT_NONE, "conflict.statement", TJ_VALUE_TEXT, NULL,
    N_("statement on the conflict of interest") },
  { TJ_SUBJECT_CRITERION, "points", TJ_VALUE_POINTS, NULL, NULL },
  { TJ_SUBJECT_CRITERION, "confidence", TJ_VALUE_CHOICE, "|low|medium|high|", NULL },
  { TJ_SUBJECT_CRITERION, "justification", TJ_VALUE_TEXT, NULL, NULL },
  { TJ_SUBJECT_FINDING, "decision", TJ_VALUE_CHOICE, "|accepted|dismissed|question|", NULL },
  { TJ_SUBJECT_FINDING, "reason", TJ_VALUE_TEXT, NULL, NULL },
  { TJ_SUBJECT_FINDING, "question", TJ_VALUE_TEXT, NULL, NULL },
  { TJ_SUBJECT_NONE, "assessed.category", TJ_VALUE_CODE, NULL, N_("assessed category") },
  { TJ_SUBJECT_NONE, "assessed.type", TJ_VALUE_CODE, NULL, N_("assessed type") },
  { TJ_SUBJECT_NONE, "assessed.stage", TJ_VALUE_CHOICE, "|demonstration|promotion|",
    N_("assessed stage of the technology") },
  { TJ_SUBJECT_NONE, "assessed.reason", TJ_VALUE_TEXT, NULL,
    N_("reason for the assessed placement") },
  { TJ_SUBJECT_NONE, "recommendation", TJ_VALUE_CHOICE, "|recommend|conditional|reject|",
    N_("recommendation") },
  { TJ_SUBJECT_NONE, "comments", TJ_VALUE_TEXT, NULL, N_("comments") },
  { TJ_SUBJECT_FIELD, "value", TJ_VALUE_ANSWER, NULL, NULL },
  { TJ_SUBJECT_FIELD, "reason", TJ_VALUE_TEXT, NULL, NULL },
  { TJ_SUBJECT_NONE, "correction.case-count", TJ_VALUE_COUNT, NULL,
    N_("correction of the number of cases") },
  { TJ_SUBJECT_CASE, "kind", TJ_VALUE_CHOICE, "|retrofit|new-build|",
    NC_("recalculation", "retrofit or new build") },
  { TJ_SUBJECT_CASE, "service-life", TJ_VALUE_ENTRY, NULL,
    NC_("recalculation", "service life") },
  { TJ_SUBJECT_CASE, "investment", TJ_VALUE_ENTRY, NULL, NC_("recalculation", "investment") },
  { TJ_SUBJECT_CASE, "incremental-investment", TJ_VALUE_ENTRY, NULL,
    NC_("recalculation", "incremental investment") },
  { TJ_SUBJECT_CASE, "discount-rate", TJ_VALUE_ENTRY, NULL,
    NC_("recalculation", "discount rate") },
  { TJ_SUBJECT_CASE, "benefit", TJ_VALUE_ENTRY, NULL, NC_("recalculation", "annual benefit") },
  { TJ_SUBJECT_CASE, "build-period", TJ_VALUE_ENTRY, NULL,
    NC_("recalculation", "construction period") },
  { TJ_SUBJECT_CASE, "industry-baseline", TJ_VALUE_ENTRY, NULL,
    NC_("recalculation", "emissions of the industry's mean") },
  { TJ_SUBJECT_CASE, "activity", TJ_VALUE_ACTIVITY, NULL,
    NC_("recalculation", "activity data") },
  { TJ_SUBJECT_CASE, "pollutant", TJ_VALUE_ENTRY, NULL, NC_("recalculation", "pollutant") },
  { TJ_SUBJECT_NONE, "recalculation.draws", TJ_VALUE_DRAWS, NULL, N_("number of draws") },
  { TJ_SUBJECT_NONE, "recalculation.seed", TJ_VALUE_SEED, NULL, N_("seed of the draws") },
  { TJ_SUBJECT_EVIDENCE, "absent", TJ_VALUE_CHOICE, "|yes|", NULL },
  { TJ_SUBJECT_EVIDENCE, ANY_NUMBER, TJ_VALUE_EVIDENCE, NULL, NULL },
};

/* The characters that an XML 1.0 document can carry; a signed sheet is one. */
static gboolean
is_xml_text (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_criterion_id (const char *id)
{
  return g_ascii_islower (*id) &&
         id[strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789_-")] == '\0';
}

/* A number without sign or leading zeros, so that a field has one name only. */
static gboolean
parse_number (const char  *text,
              guint64      max,
              guint64     *value,
              const char **end)
{
  *value = 0;
  for (*end = text; g_ascii_isdigit (**end) && *value <= max; (*end)++)
    *value = 10 * *value + g_ascii_digit_value (**end);

  return *end > text && *value <= max && (*text != '0' || *end == text + 1);
}

const TjFieldSpec *
tj_review_field_lookup (const char *path,
                        guint      *case_index)
{
  guint64 index;
  const char *end;

  if (!g_str_has_prefix (path, CASE_PREFIX))
    return tj_field_spec_lookup (path);

  if (!parse_number (path + strlen (CASE_PREFIX), TJ_MAX_CORRECTED_CASES - 1, &index, &end) ||
      !g_str_has_prefix (end, "]."))
    return NULL;

  if (case_index != NULL)
    *case_index = (guint) index;

  return tj_field_spec_lookup_in_case (end + strlen ("]."));
}

char *
tj_review_field_dup_title (const char *path)
{
  guint index = 0;
  const TjFieldSpec *spec = tj_review_field_lookup (path, &index);
  const char *label = spec != NULL ? tj_field_spec_get_label (spec) : path;

  if (spec == NULL || spec->part != TJ_FIELD_PART_CASE)
    return g_strdup (label);

  /* Translators: a field of a case, and which case, counted from one */
  return g_strdup_printf (_("%s, case %u"), label, index + 1);
}

static const char *
get_prefix (const TjNameSpec *spec)
{
  switch (spec->subject)
    {
    case TJ_SUBJECT_CRITERION:
      return SCORE_PREFIX;
    case TJ_SUBJECT_FIELD:
      return FIELD_PREFIX;
    case TJ_SUBJECT_EVIDENCE:
      return TJ_EVIDENCE_PREFIX;
    case TJ_SUBJECT_FINDING:
    case TJ_SUBJECT_NONE:
    case TJ_SUBJECT_CASE:
    default:
      return FINDING_PREFIX;
    }
}

static char *
dup_case_number (const TjNameSpec *spec,
                 const char       *name)
{
  TjRecalculationName *parsed = tj_recalculation_name_parse (name);
  char *number = NULL;

  if (parsed == NULL)
    return NULL;

  if (g_str_equal (parsed->element, spec->name))
    number = g_strdup_printf ("%u", parsed->case_index + 1);
  tj_recalculation_name_free (parsed);

  return number;
}

static gboolean
is_target (const char *target)
{
  if (g_str_has_prefix (target, SCORE_PREFIX))
    return is_criterion_id (target + strlen (SCORE_PREFIX));

  if (g_str_has_prefix (target, CLAIM_PREFIX))
    return tj_review_field_lookup (target + strlen (CLAIM_PREFIX), NULL) != NULL;

  return g_str_has_prefix (target, FINDING_PREFIX) && target[strlen (FINDING_PREFIX)] != '\0';
}

static char *
dup_target (const TjNameSpec *spec,
            const char       *name)
{
  const char *part = strrchr (name, '.') + 1;
  g_autofree char *target = NULL;
  const char *end = NULL;
  guint64 number = 0;
  gboolean known = FALSE;

  if (spec->value == TJ_VALUE_EVIDENCE)
    known = parse_number (part, TJ_MAX_EVIDENCE, &number, &end) && number > 0 && *end == '\0';
  else
    known = g_str_equal (part, spec->name);

  if (!known || part - name < (gssize) strlen (TJ_EVIDENCE_PREFIX) + 1)
    return NULL;

  target = g_strndup (name + strlen (TJ_EVIDENCE_PREFIX),
                      part - name - strlen (TJ_EVIDENCE_PREFIX) - 1);

  return is_target (target) ? g_steal_pointer (&target) : NULL;
}

/* Splits at the last part: a criterion has no dots, but a finding's key may have any. */
static char *
dup_subject (const TjNameSpec *spec,
             const char       *name)
{
  const char *prefix = get_prefix (spec);
  gsize n_prefix = strlen (prefix);
  gsize n_part = strlen (spec->name) + 1;
  gsize n_name = strlen (name);
  g_autofree char *subject = NULL;

  if (spec->subject == TJ_SUBJECT_CASE)
    return dup_case_number (spec, name);

  if (spec->subject == TJ_SUBJECT_EVIDENCE)
    return g_str_has_prefix (name, prefix) ? dup_target (spec, name) : NULL;

  if (!g_str_has_prefix (name, prefix) || n_name <= n_prefix + n_part ||
      !g_str_has_suffix (name, spec->name) || name[n_name - n_part] != '.')
    return NULL;

  subject = g_strndup (name + n_prefix, n_name - n_prefix - n_part);
  if ((spec->subject == TJ_SUBJECT_CRITERION && !is_criterion_id (subject)) ||
      (spec->subject == TJ_SUBJECT_FIELD && tj_review_field_lookup (subject, NULL) == NULL))
    return NULL;

  return g_steal_pointer (&subject);
}

const TjNameSpec *
tj_review_name_parse (const char  *name,
                      char       **subject)
{
  if (subject != NULL)
    *subject = NULL;

  if (!is_xml_text (name) || g_utf8_strlen (name, -1) > TJ_MAX_REVIEW_NAME)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autofree char *found = NULL;

      if (specs[i].subject == TJ_SUBJECT_NONE)
        {
          if (g_str_equal (specs[i].name, name))
            return &specs[i];
          continue;
        }

      if ((found = dup_subject (&specs[i], name)) != NULL)
        {
          if (subject != NULL)
            *subject = g_steal_pointer (&found);
          return &specs[i];
        }
    }

  return NULL;
}

/**
 * tj_review_is_name:
 * @name: (nullable): any text
 *
 * Returns: whether a review may have a value of that name. Whether the criterion exists only
 *   a rubric knows.
 */
gboolean
tj_review_is_name (const char *name)
{
  return name != NULL && tj_review_name_parse (name, NULL) != NULL;
}

static gboolean
is_choice (const TjNameSpec *spec,
           const char       *value)
{
  g_autofree char *choice = g_strdup_printf ("|%s|", value);

  return strchr (value, '|') == NULL && strstr (spec->choices, choice) != NULL;
}

static gboolean
is_points (const char *value)
{
  return g_str_equal (value, "cannot-assess") || g_str_equal (value, "10") ||
         (g_ascii_isdigit (value[0]) && value[1] == '\0');
}

static gboolean
is_code (const char *value)
{
  return g_ascii_islower (*value) && strlen (value) <= MAX_CODE &&
         value[strspn (value, "abcdefghijklmnopqrstuvwxyz0123456789_.-")] == '\0';
}

/* Codes of boxes, each once and parted by one space; anything where it is no box. */
static gboolean
is_answer (const char *path,
           const char *value)
{
  g_auto(GStrv) codes = g_strsplit (value, " ", -1);

  if (g_str_equal (value, TJ_CORRECTION_BLANK) ||
      tj_review_field_lookup (path, NULL)->kind != TJ_FIELD_TICKS)
    return TRUE;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      if (!is_code (codes[i]) ||
          g_strv_contains ((const char * const *) codes + i + 1, codes[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_between (const char *value,
            guint64     minimum,
            guint64     maximum)
{
  guint64 number;
  const char *end;

  return parse_number (value, maximum, &number, &end) && *end == '\0' && number >= minimum;
}

static gboolean
is_evidence (const char *value)
{
  g_autoptr(TjEvidence) evidence = tj_evidence_parse (value);

  return evidence != NULL;
}

static gboolean
is_value (const TjNameSpec *spec,
          const char       *subject,
          const char       *value)
{
  switch (spec->value)
    {
    case TJ_VALUE_ANSWER:
      return is_answer (subject, value);
    case TJ_VALUE_COUNT:
      return is_between (value, 0, TJ_MAX_CORRECTED_CASES);
    case TJ_VALUE_ENTRY:
      return tj_review_entry_is_text (value, FALSE);
    case TJ_VALUE_ACTIVITY:
      return tj_review_entry_is_text (value, TRUE);
    case TJ_VALUE_DRAWS:
      return is_between (value, MIN_DRAWS, MAX_DRAWS);
    case TJ_VALUE_SEED:
      return is_between (value, 0, G_MAXUINT32);
    case TJ_VALUE_EVIDENCE:
      return is_evidence (value);
    case TJ_VALUE_CHOICE:
      return is_choice (spec, value);
    case TJ_VALUE_POINTS:
      return is_points (value);
    case TJ_VALUE_CODE:
      return is_code (value);
    case TJ_VALUE_TEXT:
    default:
      return TRUE;
    }
}

/**
 * tj_review_check_value:
 * @name: a name of the scheme
 * @value: (nullable): what to set; empty or %NULL clears and is always good
 *
 * Returns: whether @name may be @value under some rubric; if not, %TJ_RUBRIC_ERROR_VALUE
 */
gboolean
tj_review_check_value (const char  *name,
                       const char  *value,
                       GError     **error)
{
  const TjNameSpec *spec = NULL;
  g_autofree char *subject = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  if ((spec = tj_review_name_parse (name, &subject)) == NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (name, -1);
      g_autofree char *shown = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), 50));

      g_set_error (error, TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_VALUE,
                   _("A review has no value called “%s”. Check the name."), shown);
      return FALSE;
    }

  if (value == NULL || *value == '\0')
    return TRUE;

  if (!is_xml_text (value))
    {
      g_set_error (error, TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_VALUE,
                   _("The text for “%s” contains characters that cannot be stored. "
                     "Type it again instead of pasting it."), name);
      return FALSE;
    }

  if (g_utf8_strlen (value, -1) > TJ_MAX_REVIEW_TEXT)
    {
      g_set_error (error, TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_VALUE,
                   _("The text for “%s” is longer than %d characters. Shorten it."),
                   name, TJ_MAX_REVIEW_TEXT);
      return FALSE;
    }

  if (!is_value (spec, subject, value))
    {
      g_autofree char *shown = g_utf8_substring (value, 0, MIN (g_utf8_strlen (value, -1), 50));

      g_set_error (error, TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_VALUE,
                   _("“%s” cannot be “%s”. Use one of the values that the form offers."),
                   name, shown);
      return FALSE;
    }

  return TRUE;
}

/* Format strings have to be literals, so these are not in the table. */
static char *
describe_subject (const TjNameSpec *spec,
                  const char       *shown)
{
  if (g_str_equal (spec->name, "points"))
    return g_strdup_printf (_("score of “%s”"), shown);

  if (g_str_equal (spec->name, "confidence"))
    return g_strdup_printf (_("confidence in the score of “%s”"), shown);

  if (g_str_equal (spec->name, "justification"))
    return g_strdup_printf (_("justification of the score of “%s”"), shown);

  if (g_str_equal (spec->name, "decision"))
    return g_strdup_printf (_("decision on the finding “%s”"), shown);

  if (spec->value == TJ_VALUE_EVIDENCE)
    return g_strdup_printf (_("evidence for “%s”"), shown);

  if (spec->subject == TJ_SUBJECT_EVIDENCE)
    return g_strdup_printf (_("“not evidenced” of “%s”"), shown);

  if (g_str_equal (spec->name, "question"))
    return g_strdup_printf (_("question about the finding “%s”"), shown);

  if (spec->subject == TJ_SUBJECT_FIELD && g_str_equal (spec->name, "value"))
    /* Translators: a field of the form, as it was misread */
    return g_strdup_printf (_("correction of “%s”"), shown);

  if (spec->subject == TJ_SUBJECT_FIELD)
    return g_strdup_printf (_("reason for the correction of “%s”"), shown);

  return g_strdup_printf (_("reason for the decision on the finding “%s”"), shown);
}

char *
tj_review_name_describe (const TjNameSpec *spec,
                         const char       *shown)
{
  if (spec->subject == TJ_SUBJECT_NONE)
    return g_strdup (_(spec->label));
  if (spec->subject == TJ_SUBJECT_CASE)
    /* Translators: the number of a case, and what was entered to recalculate it */
    return g_strdup_printf (_("recalculation of case %s: %s"), shown,
                            g_dpgettext2 (GETTEXT_PACKAGE, "recalculation", spec->label));

  return describe_subject (spec, shown);
}

/* A key starts with the finding's code; the catalogue knows what users call that. */
char *
tj_finding_key_dup_title (const char *key)
{
  g_autofree char *code = g_strndup (key, strcspn (key, "@#"));
  g_autofree char *prefix = g_strconcat (code, "/", NULL);
  g_autoptr(GPtrArray) known = tj_finding_catalogue_list_codes ();

  for (guint i = 0; i < known->len; i++)
    {
      const char *entry = g_ptr_array_index (known, i);
      const TjFindingText *text = NULL;

      if (!g_str_has_prefix (entry, prefix))
        continue;

      entry += strlen (prefix);
      text = tj_finding_catalogue_lookup (code, *entry != '\0' ? entry : NULL);
      if (text != NULL)
        return g_strdup (tj_language_pick (tj_language_get_current (),
                                           text->title_zh, text->title_en));
    }

  return g_steal_pointer (&code);
}
