/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-pseudonyms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/training/tj-name-folding.h"

/* Names and what stands for them, the same one everywhere. What is replaced is found in two ways:
 * the answers of the form that are names, and words in any text that look like one. A name is known
 * in whatever way it is written (tj-name-folding), with blanks and line ends in it too, and by its
 * short forms and its pinyin, which are aliases of it. The longest name goes first, so that a
 * company does not lose its city alone. */

/* A name of one character would be found everywhere. */
#define MIN_CHARACTERS 2
/* Letters of a name in pinyin: fewer stand for a word too often. */
#define MIN_LETTERS 4
/* A number of a telephone without those of its city. */
#define MIN_PHONE_DIGITS 7
/* Blanks in a row inside a name. */
#define MAX_GAP 24
/* A name that goes on behind the end of a line has at least so many characters, or stands alone. */
#define MIN_BROKEN 3
#define MIN_BROKEN_DIGITS 10

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

typedef enum
{
  NAME_WORDS,
  NAME_LETTERS,
  NAME_DIGITS,
} NameShape;

typedef struct
{
  TjPseudonym name;
  /* (element-type TjFoldedChar): what is compared, without blanks */
  GArray *key;
  NameShape shape;
  guint number;
} KnownName;

struct _TjPseudonyms
{
  GPtrArray *names;
  /* (element-type KnownName): by what is compared of the name */
  GHashTable *by_key;
  /* (element-type GPtrArray): the names by their first character, the longest first */
  GHashTable *by_first;
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
known_name_free (KnownName *known)
{
  g_free (known->name.real);
  g_free (known->name.replacement);
  g_array_unref (known->key);
  g_free (known);
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

  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) known_name_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_first = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  return self;
}

void
tj_pseudonyms_free (TjPseudonyms *self)
{
  g_hash_table_unref (self->by_first);
  g_hash_table_unref (self->by_key);
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

/* What stays of a name tells what it is a name of. */
static const char * const organisations[] = {
  "股份有限公司", "有限责任公司", "有限公司", "集团", "公司", "研究院", "研究所", "设计院", "大学", "学院",
  "医院", "中心", "协会", "委员会", "厅", "局", "厂", "站", NULL
};
static const char * const places[] = { "省", "自治区", "市", "县", "旗", "区", "镇", "乡", NULL };

/* A word that replacements are made of would be found in them again. */
static gboolean
is_of_replacements (const char *name)
{
  static const char words[] = "典型案例 项目 人员 地点 Person Place Company example.invalid";

  for (guint i = 0; organisations[i] != NULL; i++)
    {
      if (strstr (organisations[i], name) != NULL)
        return TRUE;
    }

  return strstr (words, name) != NULL;
}

static char *
dup_replacement (TjPseudonymKind  kind,
                 const char      *real,
                 guint            number)
{
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

/* What stands for a short form or a spelling of a name. */
static char *
dup_alias_replacement (const KnownName *of,
                       NameShape        shape)
{
  g_autofree char *stem = dup_stem (of->number);

  switch (of->name.kind)
    {
    case TJ_PSEUDONYM_ORGANISATION:
      return shape == NAME_LETTERS ? g_strdup_printf ("Company %u", of->number + 1)
                                   : g_strconcat ("某", stem, NULL);
    case TJ_PSEUDONYM_PERSON:
      return shape == NAME_LETTERS ? g_strdup_printf ("Person %u", of->number + 1)
                                   : g_strconcat ("人员", stem, NULL);
    case TJ_PSEUDONYM_PLACE:
      return shape == NAME_LETTERS ? g_strdup_printf ("Place %u", of->number + 1)
                                   : g_strconcat ("地点", stem, NULL);
    case TJ_PSEUDONYM_PHONE:
      return g_strdup_printf ("0000%04u", of->number + 1);
    case TJ_PSEUDONYM_MAIL:
      return g_strdup ("example.invalid");
    case TJ_PSEUDONYM_PROJECT:
    case TJ_PSEUDONYM_NUMBER:
    default:
      return g_strdup (of->name.replacement);
    }
}

static gboolean
is_letter (gunichar c)
{
  return c < 0x80 && g_ascii_isalpha ((char) c);
}

static gboolean
is_digit (gunichar c)
{
  return c < 0x80 && g_ascii_isdigit ((char) c);
}

static NameShape
get_shape (const GArray *key)
{
  guint n_digits = 0;
  guint n_letters = 0;

  for (guint i = 0; i < key->len; i++)
    {
      n_digits += is_digit (g_array_index (key, TjFoldedChar, i).c) ? 1 : 0;
      n_letters += is_letter (g_array_index (key, TjFoldedChar, i).c) ? 1 : 0;
    }

  return n_digits == key->len ? NAME_DIGITS : n_letters == key->len ? NAME_LETTERS : NAME_WORDS;
}

/* What is compared of a name: of a telephone its digits, of pinyin its letters. */
static GArray *
create_key (TjPseudonymKind  kind,
            const char      *real)
{
  GArray *folded = tj_name_fold_chars (real);
  gboolean is_pinyin = kind != TJ_PSEUDONYM_MAIL && kind != TJ_PSEUDONYM_NUMBER;
  guint length = 0;

  for (guint i = 0; i < folded->len; i++)
    {
      const gunichar c = g_array_index (folded, TjFoldedChar, i).c;

      is_pinyin = is_pinyin && (is_letter (c) || tj_name_is_gap (c) || c == '-' || c == '\'');
    }

  for (guint i = 0; i < folded->len; i++)
    {
      const TjFoldedChar one = g_array_index (folded, TjFoldedChar, i);
      const gboolean wanted = kind == TJ_PSEUDONYM_PHONE ? is_digit (one.c)
                              : is_pinyin ? is_letter (one.c) : !tj_name_is_gap (one.c);

      if (wanted)
        g_array_index (folded, TjFoldedChar, length++) = one;
    }
  g_array_set_size (folded, length);

  return folded;
}

static char *
dup_key_text (const GArray *key)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < key->len; i++)
    g_string_append_unichar (text, g_array_index (key, TjFoldedChar, i).c);

  return g_string_free (text, FALSE);
}

/* (nullable): the name that is written so or in another way */
static KnownName *
find_known (TjPseudonyms    *self,
            TjPseudonymKind  kind,
            const char      *real)
{
  g_autoptr(GArray) key = create_key (kind, real);
  g_autofree char *text = dup_key_text (key);

  return g_hash_table_lookup (self->by_key, text);
}

/* (nullable): what is too short to be told from other words is no name, and what is known is not
 * added again */
static KnownName *
add_name (TjPseudonyms    *self,
          TjPseudonymKind  kind,
          const char      *real)
{
  g_autofree char *name = real != NULL ? g_strstrip (g_strdup (real)) : NULL;
  g_autoptr(GArray) key = NULL;
  KnownName *known;

  if (name == NULL || is_of_replacements (name))
    return NULL;

  key = create_key (kind, name);
  if (key->len < MIN_CHARACTERS || (get_shape (key) == NAME_LETTERS && key->len < MIN_LETTERS) ||
      (kind == TJ_PSEUDONYM_PHONE && key->len < MIN_PHONE_DIGITS) ||
      find_known (self, kind, name) != NULL)
    return NULL;

  known = g_new0 (KnownName, 1);
  known->name.kind = kind;
  known->name.real = g_steal_pointer (&name);
  known->shape = get_shape (key);
  known->key = g_steal_pointer (&key);
  g_ptr_array_add (self->names, known);
  g_hash_table_insert (self->by_key, dup_key_text (known->key), known);
  self->sorted = FALSE;

  return known;
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
  KnownName *known = add_name (self, kind, real);

  if (known == NULL)
    return;

  known->number = self->counts[kind]++;
  known->name.replacement = dup_replacement (kind, known->name.real, known->number);
}

/**
 * tj_pseudonyms_add_alias:
 * @kind: of both
 * @alias: a short form or another spelling of a name
 * @real: the name, which is known
 *
 * What stands for both tells that they are one.
 */
void
tj_pseudonyms_add_alias (TjPseudonyms    *self,
                         TjPseudonymKind  kind,
                         const char      *alias,
                         const char      *real)
{
  const KnownName *of = find_known (self, kind, real);
  KnownName *known = of != NULL ? add_name (self, kind, alias) : NULL;

  if (known == NULL)
    return;

  known->number = of->number;
  known->name.replacement = dup_alias_replacement (of, known->shape);
}

/**
 * tj_pseudonyms_has:
 *
 * Returns: whether @real is a name of that kind
 */
gboolean
tj_pseudonyms_has (TjPseudonyms    *self,
                   TjPseudonymKind  kind,
                   const char      *real)
{
  const KnownName *known = find_known (self, kind, real);

  return known != NULL && known->name.kind == kind;
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  const KnownName *first = *(KnownName * const *) a;
  const KnownName *second = *(KnownName * const *) b;

  if (first->key->len != second->key->len)
    return first->key->len < second->key->len ? 1 : -1;

  return strcmp (first->name.real, second->name.real);
}

static void
sort (TjPseudonyms *self)
{
  if (self->sorted)
    return;

  g_ptr_array_sort (self->names, compare_lengths);
  g_hash_table_remove_all (self->by_first);
  for (guint i = 0; i < self->names->len; i++)
    {
      KnownName *known = g_ptr_array_index (self->names, i);
      gpointer first = GUINT_TO_POINTER (g_array_index (known->key, TjFoldedChar, 0).c);
      GPtrArray *names = g_hash_table_lookup (self->by_first, first);

      if (names == NULL)
        {
          names = g_ptr_array_new ();
          g_hash_table_insert (self->by_first, first, names);
        }
      g_ptr_array_add (names, known);
    }
  self->sorted = TRUE;
}

static gunichar
get_char (const GArray *text,
          guint         index)
{
  return index < text->len ? g_array_index (text, TjFoldedChar, index).c : 0;
}

static gboolean
is_line_end (gunichar c)
{
  return c == 0 || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

/* What may stand inside a name beside blanks. */
static gboolean
is_joint (const KnownName *known,
          gunichar         c)
{
  static const char of_phones[] = "-()./+_";
  static const char of_letters[] = "-_.',";

  if (known->name.kind == TJ_PSEUDONYM_PHONE)
    return (c < 0x80 && c != 0 && strchr (of_phones, (int) c) != NULL) ||
           (c >= 0x2010 && c <= 0x2015);

  return known->shape == NAME_LETTERS && c < 0x80 && c != 0 &&
         strchr (of_letters, (int) c) != NULL;
}

/* Letters and digits are not cut out of longer ones; a figure is not a number of six digits. */
static gboolean
is_bounded (const KnownName *known,
            const GArray    *text,
            guint            start,
            guint            end)
{
  const gunichar first = g_array_index (known->key, TjFoldedChar, 0).c;
  const gunichar last = g_array_index (known->key, TjFoldedChar, known->key->len - 1).c;
  const gunichar before = start > 0 ? get_char (text, start - 1) : 0;
  const gunichar behind = get_char (text, end);
  const gboolean has_country = start > 1 && before == '6' && get_char (text, start - 2) == '8';

  if (is_letter (first) && is_letter (before))
    return FALSE;
  if (is_letter (last) && is_letter (behind))
    return FALSE;
  if (is_digit (first) && is_digit (before) &&
      !(known->name.kind == TJ_PSEUDONYM_PHONE && has_country))
    return FALSE;
  if (is_digit (last) && is_digit (behind))
    return FALSE;

  if (known->shape != NAME_DIGITS || known->name.kind == TJ_PSEUDONYM_PHONE)
    return TRUE;

  return !((before == '.' || before == ',') && start > 1 &&
           is_digit (get_char (text, start - 2))) &&
         !((behind == '.' || behind == ',') && is_digit (get_char (text, end + 1)));
}

static gboolean
may_break (const KnownName *known,
           const GArray    *text,
           guint            start,
           guint            end)
{
  const gboolean stands_alone = (start == 0 || is_line_end (get_char (text, start - 1))) &&
                                is_line_end (get_char (text, end));

  if (known->shape == NAME_DIGITS)
    return known->key->len >= MIN_BROKEN_DIGITS;

  return known->key->len >= MIN_BROKEN || stands_alone;
}

/* Behind the last character of @known where the name begins at @start; 0 where it does not. */
static guint
match_at (const KnownName *known,
          const GArray    *text,
          guint            start)
{
  guint at = start + 1;
  gboolean broken = FALSE;

  for (guint i = 1; i < known->key->len; i++)
    {
      const gunichar wanted = g_array_index (known->key, TjFoldedChar, i).c;
      guint n_gap = 0;

      while (at < text->len && get_char (text, at) != wanted && n_gap < MAX_GAP &&
             (tj_name_is_gap (get_char (text, at)) || is_joint (known, get_char (text, at))))
        {
          broken = broken || is_line_end (get_char (text, at));
          at++;
          n_gap++;
        }
      if (get_char (text, at) != wanted)
        return 0;
      at++;
    }

  return is_bounded (known, text, start, at) && (!broken || may_break (known, text, start, at))
           ? at : 0;
}

/* (nullable): the longest name that begins at @start */
static KnownName *
find_at (TjPseudonyms *self,
         const GArray *text,
         guint         start,
         guint        *end)
{
  GPtrArray *names = g_hash_table_lookup (self->by_first,
                                          GUINT_TO_POINTER (get_char (text, start)));

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      *end = match_at (g_ptr_array_index (names, i), text, start);
      if (*end > 0)
        return g_ptr_array_index (names, i);
    }

  return NULL;
}

/**
 * tj_pseudonyms_find:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (element-type TjPseudonymMatch): the names in it, in order
 */
GArray *
tj_pseudonyms_find (TjPseudonyms *self,
                    const char   *text)
{
  g_autoptr(GArray) folded = tj_name_fold_chars (text);
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (TjPseudonymMatch));
  guint i = 0;

  sort (self);
  while (i < folded->len)
    {
      guint end = 0;
      KnownName *known = find_at (self, folded, i, &end);

      if (known != NULL)
        {
          const TjPseudonymMatch match = {
            g_array_index (folded, TjFoldedChar, i).start,
            g_array_index (folded, TjFoldedChar, end - 1).end, &known->name
          };

          g_array_append_val (matches, match);
        }
      i = known != NULL ? end : i + 1;
    }

  return matches;
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
  g_autoptr(GArray) matches = tj_pseudonyms_find (self, text);
  GString *result = g_string_sized_new (strlen (text));
  guint at = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const TjPseudonymMatch *match = &g_array_index (matches, TjPseudonymMatch, i);

      g_string_append_len (result, text + at, (gssize) match->start - at);
      g_string_append (result, match->name->replacement);
      match->name->n_replaced++;
      at = match->end;
    }
  g_string_append (result, text + at);

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
      const KnownName *known = g_ptr_array_index (self->names, i);
      const TjPseudonym *name = &known->name;

      /* Widths and colours are such numbers too, and letters stand in longer words. */
      if (known->shape == NAME_LETTERS ||
          (known->shape == NAME_DIGITS && known->key->len < MIN_BROKEN_DIGITS))
        continue;

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
