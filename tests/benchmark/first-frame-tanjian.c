/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "first-frame-watch.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "gui/tj-application.h"

/* The program as src/main.c starts it: its session, store and window. */

int
main (int   argc,
      char *argv[])
{
  g_autoptr(TjApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = tj_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application))
                             | G_APPLICATION_NON_UNIQUE);
  first_frame_watch (G_APPLICATION (application), argc > 1);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
