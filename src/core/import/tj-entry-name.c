/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-entry-name.h"

#include <string.h>

#include "core/import/tj-import-limits.h"

/* Archives packed on Chinese Windows carry names in GBK without saying so. A name that is not
 * UTF-8 gives them away; but some short GBK names happen to be valid UTF-8 as well, so once one
 * name of an archive is GBK, every name that is not plain ASCII is taken for GBK. Where every
 * name is valid UTF-8, those still give themselves away that are common Chinese characters in
 * GBK and odd ones in UTF-8 (目录 would be Ŀ¼), as long as no name is Chinese in UTF-8. */

/* The first character that takes three bytes in UTF-8; no two bytes of GBK look like one. */
#define FIRST_OF_THREE_BYTES 0x800

gboolean
tj_entry_name_is_utf8 (const char *raw)
{
  return g_utf8_validate (raw, -1, NULL);
}

/* Level 1 of GB 2312, the 3755 characters in everyday use. */
static gboolean
is_common_gbk (const char *raw)
{
  for (const guchar *p = (const guchar *) raw; *p != '\0'; p++)
    {
      if (*p < 0x80)
        continue;

      if (*p < 0xb0 || *p > 0xd7 || p[1] < 0xa1)
        return FALSE;
      p++;
    }

  return TRUE;
}

/* Letters of western Europe do occur in names; Ŀ, ¼ and Cyrillic beside Chinese do not. */
static gboolean
has_odd_character (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character >= 0x80 && (character < 0xc0 || character > 0xff))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_wide_character (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_utf8_get_char (p) >= FIRST_OF_THREE_BYTES)
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_entry_names_are_gb18030:
 * @raw_names: (element-type utf8): the bytes of every name of one archive
 * @names: what the user says of them
 *
 * Returns: whether names that are not plain ASCII are to be decoded from GB18030
 */
gboolean
tj_entry_names_are_gb18030 (const GPtrArray *raw_names,
                            TjEntryNames     names)
{
  gboolean is_odd = FALSE;
  gboolean is_wide = FALSE;

  if (names != TJ_ENTRY_NAMES_AUTO)
    return names == TJ_ENTRY_NAMES_GB18030;

  for (guint i = 0; i < raw_names->len; i++)
    {
      const char *raw = g_ptr_array_index (raw_names, i);

      if (!tj_entry_name_is_utf8 (raw))
        return TRUE;

      is_wide |= has_wide_character (raw);
      is_odd |= has_odd_character (raw) && is_common_gbk (raw);
    }

  return is_odd && !is_wide;
}

/**
 * tj_entry_names_parse:
 * @text: `auto`, `utf-8` or `gb18030`
 *
 * Returns: whether @text is one of the three
 */
gboolean
tj_entry_names_parse (const char   *text,
                      TjEntryNames *names)
{
  static const char * const texts[] = { "auto", "utf-8", "gb18030" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (g_ascii_strcasecmp (text, texts[i]) == 0)
        {
          *names = (TjEntryNames) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * tj_entry_name_decode:
 * @raw: the name's bytes
 * @is_gb18030: what the archive as a whole was found to be
 *
 * Returns: (transfer full): the name in UTF-8 with `/` between folders
 */
char *
tj_entry_name_decode (const char *raw,
                      gboolean    is_gb18030)
{
  char *name = NULL;

  if (is_gb18030 && !g_str_is_ascii (raw))
    name = g_convert (raw, -1, "UTF-8", "GB18030", NULL, NULL, NULL);
  if (name == NULL)
    name = g_utf8_make_valid (raw, -1);

  /* Only now: 0x5C is also the second byte of many GBK characters. */
  return g_strdelimit (name, "\\", '/');
}

/**
 * tj_entry_name_fold:
 *
 * Returns: (transfer full): what two names have in common that one file system or another
 *   would take for the same
 */
char *
tj_entry_name_fold (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);

  return g_utf8_casefold (normal != NULL ? normal : name, -1);
}

static gboolean
has_control (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)))
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_entry_name_find_refusal:
 * @name: a decoded name
 *
 * Returns: (nullable): the variant of the finding `entry-refused`, or %NULL for a decent name
 */
const char *
tj_entry_name_find_refusal (const char *name)
{
  g_auto(GStrv) parts = NULL;

  if (*name == '\0' || *name == '/' || (g_ascii_isalpha (name[0]) && name[1] == ':') ||
      has_control (name))
    return "path";

  if (strlen (name) > TJ_LIMIT_PATH_LENGTH)
    return "long";

  parts = g_strsplit (name, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_str_equal (parts[i], ".."))
        return "path";
    }

  return g_strv_length (parts) > TJ_LIMIT_PATH_DEPTH ? "deep" : NULL;
}

/**
 * tj_entry_name_is_ignored:
 *
 * Returns: whether a system or an editor left the file behind, not the applicant
 */
gboolean
tj_entry_name_is_ignored (const char *name)
{
  static const char * const leftovers[] = { ".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX" };
  g_auto(GStrv) parts = g_strsplit (name, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_str_has_prefix (parts[i], "~$") || g_str_has_prefix (parts[i], "._"))
        return TRUE;

      for (guint j = 0; j < G_N_ELEMENTS (leftovers); j++)
        {
          if (g_ascii_strcasecmp (parts[i], leftovers[j]) == 0)
            return TRUE;
        }
    }

  return FALSE;
}
