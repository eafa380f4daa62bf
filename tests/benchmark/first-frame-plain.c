/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "first-frame-watch.h"

#include <adwaita.h>
#include <locale.h>

/* The least that a window of libadwaita can be. */

static void
activate_cb (AdwApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window),
                                      gtk_label_new ("Tanjian 碳鉴"));
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 780);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(AdwApplication) application = NULL;

  setlocale (LC_ALL, "");
  application = adw_application_new (APPLICATION_ID ".Benchmark", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  first_frame_watch (G_APPLICATION (application), FALSE);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
