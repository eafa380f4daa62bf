/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/tj-window.h"

G_BEGIN_DECLS

/* Every page and dialog of the window over the sample round, one after the other. */

/* @native: the window, dialog or popover that shows it */
typedef void (*WindowWalkFunc) (GtkWidget  *native,
                                const char *name,
                                gpointer    data);

typedef struct
{
  /* A folder of its own, where sheets and keys are written. */
  const char *folder;
  const char *round;
  GSettings *settings;
  TjSession *session;
  TjWindow *window;

  /* Milliseconds that a page has before it is looked at, and what is read from files before. */
  guint settle;
  guint read;

  /* The window of keys is GTK's own, and warns of labels of less than no width. */
  gboolean without_keys;

  WindowWalkFunc look;
  gpointer data;
} WindowWalk;

void window_walk_run     (WindowWalk *self);
void window_walk_run_for (guint       milliseconds);
void window_walk_load_style (void);

G_END_DECLS
