/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "first-frame-watch.h"

#include <stdio.h>
#include <unistd.h>

/* Prints how many microseconds lie between the start of the process and the end of the first
 * painting of its window, then ends it. Where a new title is waited for, a second number tells
 * the first painting after the title changed, which is when the window shows what was opened. */

typedef struct
{
  GtkWindow *window;
  gboolean wants_title;
  gboolean rendered;
  gboolean painted;
  gboolean titled;
} Watch;

static void
print_elapsed (void)
{
  const char *start = g_getenv (FIRST_FRAME_START);

  if (start == NULL)
    g_error ("%s is not set", FIRST_FRAME_START);

  g_print ("%" G_GINT64_FORMAT "\n",
           g_get_monotonic_time () - g_ascii_strtoll (start, NULL, 10));
}

/* Leaves without tidying up, which is not what is measured. */
static void
finish (void)
{
  fflush (stdout);
  _exit (0);
}

static void
after_paint_cb (GdkFrameClock *clock,
                Watch         *watch)
{
  if (!watch->rendered)
    return;

  if (!watch->painted)
    {
      watch->painted = TRUE;
      print_elapsed ();
      if (!watch->wants_title)
        finish ();
    }
  else if (watch->titled)
    {
      print_elapsed ();
      finish ();
    }
}

/* The clock also ticks before the window has a size, and nothing is drawn then. The surface's
 * own signal would tell, but the window keeps it from everybody else. */
static void
paint_cb (GdkFrameClock *clock,
          Watch         *watch)
{
  GtkWidget *widget = GTK_WIDGET (watch->window);

  watch->rendered = gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

static void
title_changed_cb (GtkWindow  *window,
                  GParamSpec *spec,
                  Watch      *watch)
{
  watch->titled = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (window));
}

static void
realize_cb (GtkWidget *widget,
            Watch     *watch)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (widget));
  GdkFrameClock *clock = gdk_surface_get_frame_clock (surface);

  g_signal_connect (clock, "paint", G_CALLBACK (paint_cb), watch);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), watch);
  g_signal_connect (widget, "notify::title", G_CALLBACK (title_changed_cb), watch);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window,
                 Watch          *watch)
{
  if (watch->window != NULL)
    return;

  watch->window = window;
  g_signal_connect_after (window, "realize", G_CALLBACK (realize_cb), watch);
}

/**
 * first_frame_watch:
 * @application: not yet running
 * @wants_title: whether to wait for what was opened as well
 *
 * Watches the first window of @application. The process ends in here.
 */
void
first_frame_watch (GApplication *application,
                   gboolean      wants_title)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->wants_title = wants_title;
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), watch);
}
