/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-pseudonyms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-text.h"

/* Names and what stands for them, the same one everywhere. What is replaced is found in two ways:
 * the answers of the form that are names, and words in any text that look like one. The longest
 * name goes first, so that a company does not lose its city alone. */

/* A name of one character would be found everywhere. */
#define MIN_CHARACTERS 2

static const struct
{
  const char *name;
  const char *label;
} kinds[] = {
  { "organisation", N_("organisations") }, { "person", N_("persons") },
  { "place", N_("places and addresses") }, { "project", N_("projects") },
  { "phone", N_("telephone numbers") }, { "mail", N_("e-mail and web addresses") },
  { "number", N_("numbers of certificates and persons") },
};

static const char stems[] = "甲乙丙丁戊己庚辛壬癸";
#define N_STEMS 10

struct _TjPseudonyms
{
  GPtrArray *names;
  /* (element-type utf8 TjPseudonym): by the real name, borrowed */
  GHashTable *by_real;
  guint counts[TJ_N_PSEUDONYM_KINDS];
  gboolean sorted;
};

/**
 * tj_pseudonym_kind_get_label:
 *
 * Returns: a kind in the user's language, in the plural
 */
const char *
tj_pseudonym_kind_get_label (TjPseudonymKind kind)
{
  return _(kinds[kind].label);
}

/**
 * tj_pseudonym_kind_to_string:
 *
 * Returns: the name of a kind in machine output
 */
const char *
tj_pseudonym_kind_to_string (TjPseudonymKind kind)
{
  return kinds[kind].name;
}

static void
pseudonym_free (TjPseudonym *name)
{
  g_free (name->real);
  g_free (name->replacement);
  g_free (name);
}

/**
 * tj_pseudonyms_new:
 *
 * Returns: (transfer full): no names yet
 */
TjPseudonyms *
tj_pseudonyms_new (void)
{
  TjPseudonyms *self = g_new0 (TjPseudonyms, 1);

  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) pseudonym_free);
  self->by_real = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

void
tj_pseudonyms_free (TjPseudonyms *self)
{
  g_hash_table_unref (self->by_real);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/* As 甲, … 癸, 甲甲, 甲乙, … */
static char *
dup_stem (guint number)
{
  GString *stem = g_string_new (NULL);

  do
    {
      g_autofree char *one = g_utf8_substring (stems, number % N_STEMS, number % N_STEMS + 1);

      g_string_prepend (stem, one);
      number = number / N_STEMS;
    }
  while (number-- > 0);

  return g_string_free (stem, FALSE);
}

static const char *
find_suffix (const char         *name,
             const char * const *suffixes)
{
  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      if (g_str_has_suffix (name, suffixes[i]))
        return suffixes[i];
    }

  return NULL;
}

static char *
dup_replacement (TjPseudonymKind  kind,
                 const char      *real,
                 guint            number)
{
  static const char * const organisations[] = {
    "股份有限公司", "有限责任公司", "有限公司", "集团", "公司", "研究院", "研究所", "设计院", "大学",
    "学院", "医院", "中心", "协会", "委员会", "厅", "局", "厂", "站", NULL
  };
  static const char * const places[] = { "省", "自治区", "市", "县", "旗", "区", "镇", "乡", NULL };
  g_autofree char *stem = dup_stem (number);
  const char *suffix;

  switch (kind)
    {
    case TJ_PSEUDONYM_ORGANISATION:
      suffix = find_suffix (real, organisations);
      return g_strconcat ("某", stem, suffix != NULL ? suffix : "", NULL);
    case TJ_PSEUDONYM_PERSON:
      return g_strconcat ("人员", stem, NULL);
    case TJ_PSEUDONYM_PLACE:
      suffix = find_suffix (real, places);
      return g_strconcat ("地点", stem, suffix != NULL ? suffix : "", NULL);
    case TJ_PSEUDONYM_PROJECT:
      return g_strconcat ("典型案例", stem, "项目", NULL);
    case TJ_PSEUDONYM_PHONE:
      return g_strdup_printf ("000-0000%04u", number + 1);
    case TJ_PSEUDONYM_MAIL:
      return g_strdup_printf ("person%u@example.invalid", number + 1);
    case TJ_PSEUDONYM_NUMBER:
    default:
      return g_strdup_printf ("XX%06u", number + 1);
    }
}

/**
 * tj_pseudonyms_add:
 * @real: a name; the same name again is the same
 */
void
tj_pseudonyms_add (TjPseudonyms    *self,
                   TjPseudonymKind  kind,
                   const char      *real)
{
  g_autofree char *name = real != NULL ? g_strstrip (g_strdup (real)) : NULL;
  TjPseudonym *added;

  if (name == NULL || g_utf8_strlen (name, -1) < MIN_CHARACTERS ||
      g_hash_table_contains (self->by_real, name))
    return;

  added = g_new0 (TjPseudonym, 1);
  added->kind = kind;
  added->replacement = dup_replacement (kind, name, self->counts[kind]++);
  added->real = g_steal_pointer (&name);
  g_ptr_array_add (self->names, added);
  g_hash_table_insert (self->by_real, added->real, added);
  self->sorted = FALSE;
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  const TjPseudonym *first = *(TjPseudonym * const *) a;
  const TjPseudonym *second = *(TjPseudonym * const *) b;
  gsize first_length = strlen (first->real);
  gsize second_length = strlen (second->real);

  if (first_length != second_length)
    return first_length < second_length ? 1 : -1;

  return strcmp (first->real, second->real);
}

static void
sort (TjPseudonyms *self)
{
  if (!self->sorted)
    g_ptr_array_sort (self->names, compare_lengths);
  self->sorted = TRUE;
}

/* (nullable): the longest name that begins at @p */
static TjPseudonym *
find_at (TjPseudonyms *self,
         const char   *p)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      TjPseudonym *name = g_ptr_array_index (self->names, i);

      if (*name->real == *p && g_str_has_prefix (p, name->real))
        return name;
    }

  return NULL;
}

/**
 * tj_pseudonyms_replace:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): @text with every name replaced
 */
char *
tj_pseudonyms_replace (TjPseudonyms *self,
                       const char   *text)
{
  GString *result = g_string_sized_new (strlen (text));
  const char *p = text;

  sort (self);
  while (*p != '\0')
    {
      TjPseudonym *name = find_at (self, p);
      const char *next = g_utf8_next_char (p);

      if (name != NULL)
        {
          g_string_append (result, name->replacement);
          name->n_replaced++;
          p += strlen (name->real);
          continue;
        }

      g_string_append_len (result, p, next - p);
      p = next;
    }

  return g_string_free (result, FALSE);
}

static gboolean
has_encoded (const char *data,
             gsize       size,
             const char *name,
             const char *charset)
{
  gsize length;
  g_autofree char *encoded = g_convert (name, -1, charset, "UTF-8", NULL, &length, NULL);

  return encoded != NULL && length > 0 && memmem (data, size, encoded, length) != NULL;
}

/**
 * tj_pseudonyms_are_in:
 * @bytes: any content, not compressed
 *
 * Returns: whether one of the names still stands in it, in UTF-8, UTF-16 or GB18030
 */
gboolean
tj_pseudonyms_are_in (TjPseudonyms *self,
                      GBytes       *bytes)
{
  static const char * const charsets[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030" };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; data != NULL && i < self->names->len; i++)
    {
      const TjPseudonym *name = g_ptr_array_index (self->names, i);

      for (guint j = 0; j < G_N_ELEMENTS (charsets); j++)
        {
          /* Two characters of GB18030 are four bytes that come about by chance. */
          if (j == 3 && strlen (name->real) < 9)
            continue;
          if (has_encoded (data, size, name->real, charsets[j]))
            return TRUE;
        }
    }

  return FALSE;
}

/**
 * tj_pseudonyms_list:
 *
 * Returns: (transfer none) (element-type TjPseudonym): all names, the longest first
 */
GPtrArray *
tj_pseudonyms_list (TjPseudonyms *self)
{
  sort (self);

  return self->names;
}
