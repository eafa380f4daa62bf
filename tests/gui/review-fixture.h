/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gui/widgets/tj-session-view.h"

/* One part of the window over the sample round, in a store of its own that outlives it. */

typedef struct
{
  char *folder;
  GFile *store;
  GFile *contents;
  GSettings *settings;
  TjSession *session;
  TjSessionView *view;
  GtkWindow *window;
} ReviewFixture;

typedef gboolean (*WidgetTest) (GtkWidget  *widget,
                                const char *name);

void         review_fixture_set_up    (ReviewFixture *self);
void         review_fixture_open      (ReviewFixture *self,
                                       GType          view_type,
                                       const char    *package);
void         review_fixture_close     (ReviewFixture *self);
void         review_fixture_tear_down (ReviewFixture *self);
TjRoundItem *review_fixture_get_item  (ReviewFixture *self,
                                       const char    *package);
GtkWidget   *review_fixture_find      (GtkWidget     *parent,
                                       GType          type,
                                       WidgetTest     test,
                                       const char    *name);
gboolean     review_fixture_shows     (GtkWidget     *parent,
                                       const char    *text);
