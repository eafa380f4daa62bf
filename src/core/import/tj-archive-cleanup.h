/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <glib.h>
#include <locale.h>

typedef struct archive TjArchive;

static inline void
tj_archive_free (TjArchive *archive)
{
  archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjArchive, tj_archive_free)

/* libarchive gives no name at all for a UTF-8 entry while the locale is C. A worker thread
 * takes a UTF-8 locale for as long as one of these lives, and no other thread notices. */
typedef struct
{
  locale_t previous;
} TjUtf8Locale;

static inline TjUtf8Locale
tj_utf8_locale_enter (void)
{
  static gsize made;
  TjUtf8Locale self;

  if (g_once_init_enter (&made))
    {
      /* Errors are worded meanwhile, so that the language must stay the user's. */
      locale_t users = duplocale (LC_GLOBAL_LOCALE);
      locale_t utf8 = newlocale (LC_CTYPE_MASK, "C.UTF-8", users);

      g_once_init_leave (&made, utf8 != (locale_t) 0 ? (gsize) utf8 : (gsize) LC_GLOBAL_LOCALE);
    }

  self.previous = uselocale ((locale_t) made);

  return self;
}

static inline void
tj_utf8_locale_leave (TjUtf8Locale *self)
{
  uselocale (self->previous);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TjUtf8Locale, tj_utf8_locale_leave)
