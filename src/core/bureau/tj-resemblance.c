/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/bureau/tj-resemblance.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/tj-text.h"

/* How alike two applications are. Texts are compared by the pieces of a few characters in them:
 * twice the number of pieces that both have, over the number that each has (the coefficient of
 * Sørensen and Dice), so that it is 1 for the same words and 0 where nothing is shared, in
 * whichever order sentences stand. Names are cut into pieces of two characters, as most Chinese
 * words are; what is said of the technology into pieces of five, which chance seldom repeats. */

#define NAME_PIECE 2
#define TEXT_PIECE 5

/* From where on two applications are alike. */
#define MIN_NAME 0.6
#define MIN_TEXT 0.3

/* Characters of a text that are looked at. */
#define MAX_TEXT 20000

static const char * const told[] = { "status", "principle", "key_technology", "process",
                                     "indicators", "conditions" };

/* Element types: pieces guint, digests utf8; both sorted, each once. */
typedef struct
{
  char *manifest;
  GArray *name;
  GArray *applicant;
  GArray *text;
  GPtrArray *files;
} Profile;

struct _TjResemblances
{
  GPtrArray *profiles;
};

static void
profile_free (Profile *self)
{
  g_free (self->manifest);
  g_array_unref (self->name);
  g_array_unref (self->applicant);
  g_array_unref (self->text);
  g_ptr_array_unref (self->files);
  g_free (self);
}

static int
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  const guint64 first = *(const guint64 *) a;
  const guint64 second = *(const guint64 *) b;

  return (first > second) - (first < second);
}

static void
sort_once (GArray *pieces)
{
  guint n_kept = 0;

  g_array_sort (pieces, compare_pieces);
  for (guint i = 0; i < pieces->len; i++)
    {
      const guint64 piece = g_array_index (pieces, guint64, i);

      if (n_kept == 0 || g_array_index (pieces, guint64, n_kept - 1) != piece)
        g_array_index (pieces, guint64, n_kept++) = piece;
    }
  g_array_set_size (pieces, n_kept);
}

/* A piece as a number: FNV-1a over its characters, in 64 bits, so that two different pieces are
 * never taken for one. A text shorter than a piece is one itself. */
static void
add_pieces (GArray     *pieces,
            const char *text,
            guint       length)
{
  g_autofree char *folded = tj_text_fold (text);
  g_autofree gunichar *characters = NULL;
  glong n_characters = 0;

  characters = g_utf8_to_ucs4_fast (folded, -1, &n_characters);
  n_characters = MIN (n_characters, MAX_TEXT);
  for (glong i = 0; i < n_characters && (i == 0 || i + (glong) length <= n_characters); i++)
    {
      guint64 piece = G_GUINT64_CONSTANT (0xcbf29ce484222325);

      for (glong j = i; j < MIN (i + (glong) length, n_characters); j++)
        piece = (piece ^ characters[j]) * G_GUINT64_CONSTANT (0x100000001b3);
      g_array_append_val (pieces, piece);
    }
}

static GArray *
cut (const char *text,
     guint       length)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (guint64));

  if (!tj_text_is_blank (text))
    add_pieces (pieces, text, length);
  sort_once (pieces);

  return pieces;
}

static guint
count_shared (const GArray *a,
              const GArray *b)
{
  guint n_shared = 0;
  guint i = 0;
  guint j = 0;

  while (i < a->len && j < b->len)
    {
      const guint64 first = g_array_index (a, guint64, i);
      const guint64 second = g_array_index (b, guint64, j);

      n_shared += first == second;
      i += first <= second;
      j += second <= first;
    }

  return n_shared;
}

/* Below 0 where one of them has no pieces. */
static double
compare (const GArray *a,
         const GArray *b)
{
  if (a->len == 0 || b->len == 0)
    return -1;

  return 2.0 * count_shared (a, b) / (a->len + b->len);
}

/**
 * tj_resemblance_of_texts:
 * @length: characters of a piece, 1 or more
 *
 * Returns: how alike two texts are, 0 to 1, as the pieces of @length characters have it that they
 *   have in common; width, case and white space do not count. Below 0 where one is blank.
 */
double
tj_resemblance_of_texts (const char *a,
                         const char *b,
                         guint       length)
{
  g_autoptr(GArray) first = cut (a, length);
  g_autoptr(GArray) second = cut (b, length);

  return compare (first, second);
}

/**
 * tj_resemblance_round:
 *
 * Returns: a likeness in hundredths, as it is shown; what is not quite the same is never shown as 1
 */
double
tj_resemblance_round (double likeness)
{
  return likeness < 1 ? MIN (round (likeness * 100) / 100, 0.99) : 1;
}

static void
append_share (GString    *words,
              const char *what,
              double      likeness)
{
  g_autofree char *share = tj_text_dup_number (round (tj_resemblance_round (likeness) * 100));

  if (likeness < 0)
    return;

  g_string_append (words, words->len > 0 ? " · " : "");
  /* Translators: what is alike, as “name”, and by how many per cent */
  g_string_append_printf (words, _("%s %s %%"), what, share);
}

/**
 * tj_resemblance_dup_words:
 *
 * Returns: (transfer full): the numbers in the user's language, in one line
 */
char *
tj_resemblance_dup_words (const TjResemblance *self)
{
  g_autoptr(GString) words = g_string_new (self->identical ? _("all files are the same") : "");

  if (!self->identical && self->shared_files > 0)
    g_string_append_printf (words, _("%u of %u files are the same"), self->shared_files,
                            self->n_files);
  append_share (words, C_("alike", "name"), self->name);
  append_share (words, C_("alike", "applicant"), self->applicant);
  append_share (words, C_("alike", "description"), self->text);

  return g_strdup (words->str);
}

/**
 * tj_resemblances_new:
 *
 * Returns: (transfer full): a memory of no application yet
 */
TjResemblances *
tj_resemblances_new (void)
{
  TjResemblances *self = g_new0 (TjResemblances, 1);

  self->profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) profile_free);

  return self;
}

void
tj_resemblances_free (TjResemblances *self)
{
  g_ptr_array_unref (self->profiles);
  g_free (self);
}

static GPtrArray *
list_digests (TjPackage *package)
{
  GListModel *attachments = tj_package_get_attachments (package);
  GPtrArray *digests = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);
      const char *sha256 = tj_attachment_get_sha256 (attachment);

      if (tj_attachment_get_size (attachment) > 0 && sha256 != NULL &&
          !g_ptr_array_find_with_equal_func (digests, sha256, g_str_equal, NULL))
        g_ptr_array_add (digests, g_strdup (sha256));
    }

  return digests;
}

/**
 * tj_resemblances_add:
 * @package: the next application, of this round or an earlier one; nothing of it is kept
 */
void
tj_resemblances_add (TjResemblances *self,
                     TjPackage      *package)
{
  TjForm *form = tj_package_get_form (package);
  Profile *profile = g_new0 (Profile, 1);

  profile->manifest = tj_package_dup_manifest_sha256 (package);
  profile->files = list_digests (package);
  profile->name = cut (tj_form_get_text (form, "technology_name"), NAME_PIECE);
  profile->applicant = cut (tj_form_get_text (form, "applicant.name"), NAME_PIECE);
  profile->text = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      const char *text = tj_form_get_text (form, told[i]);

      if (!tj_text_is_blank (text))
        add_pieces (profile->text, text, TEXT_PIECE);
    }
  sort_once (profile->text);

  g_ptr_array_add (self->profiles, profile);
}

static guint
count_files (const GPtrArray *a,
             const GPtrArray *b)
{
  guint n_shared = 0;

  for (guint i = 0; i < a->len; i++)
    n_shared += g_ptr_array_find_with_equal_func ((GPtrArray *) b, a->pdata[i], g_str_equal, NULL);

  return n_shared;
}

/* The whole package, then what is most alike in name or text. */
static double
get_weight (const TjResemblance *self)
{
  return self->identical ? 2 : MAX (self->name, self->text);
}

static int
compare_resemblances (gconstpointer a,
                      gconstpointer b)
{
  const double first = get_weight (a);
  const double second = get_weight (b);

  return (first < second) - (first > second);
}

static gboolean
is_alike (const TjResemblance *self)
{
  return self->identical || self->shared_files > 0 || self->applicant >= 1 ||
         self->name >= MIN_NAME || self->text >= MIN_TEXT;
}

/**
 * tj_resemblances_find:
 * @number: of an application that was added
 *
 * Returns: (transfer full) (element-type TjResemblance): the others that are alike, the most
 *   alike first: all files the same, a file in common, the same applicant, names alike by 0.6 or
 *   texts by 0.3
 */
GArray *
tj_resemblances_find (TjResemblances *self,
                      guint           number)
{
  GArray *found = g_array_new (FALSE, TRUE, sizeof (TjResemblance));
  const Profile *own;

  g_return_val_if_fail (number < self->profiles->len, found);

  own = g_ptr_array_index (self->profiles, number);
  for (guint i = 0; i < self->profiles->len; i++)
    {
      const Profile *other = g_ptr_array_index (self->profiles, i);
      TjResemblance resemblance = { .other = i, .n_files = own->files->len };

      if (i == number)
        continue;

      resemblance.identical = own->files->len > 0 && g_str_equal (own->manifest, other->manifest);
      resemblance.name = compare (own->name, other->name);
      resemblance.applicant = compare (own->applicant, other->applicant);
      resemblance.text = compare (own->text, other->text);
      resemblance.shared_files = count_files (own->files, other->files);
      if (is_alike (&resemblance))
        g_array_append_val (found, resemblance);
    }
  g_array_sort (found, compare_resemblances);

  return found;
}
