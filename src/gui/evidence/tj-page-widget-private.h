/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/evidence/tj-page-widget.h"

G_BEGIN_DECLS

struct _TjPageWidget
{
  GtkWidget parent_instance;

  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkWidget *retry_button;

  guint page;
  TjPageSize size;
  guint turns;
  double zoom;
  GdkTexture *texture;
  double texture_scale;
  gboolean failed;
  int shown_width;

  TjPageLayout *layout;
  /* Whether anything is not to be read; then a page shows nothing until its words are known, and
   * one without words stays covered until that is lifted. */
  gboolean is_covering;
  gboolean is_lifted;
  GArray *covered;
  TjPageSelection selection;
  TjPageRange range;
  TjPageBox region;
  GArray *matches;
  char *sha256;
  GPtrArray *marks;
  GPtrArray *mark_buttons;
  guint flashing;
  guint flash_id;
};

void tj_page_overlay_allocate    (TjPageWidget *self,
                                  int           width,
                                  int           height);
void tj_page_overlay_snapshot    (TjPageWidget *self,
                                  GtkSnapshot  *snapshot);
void tj_page_overlay_dispose     (TjPageWidget *self);

G_END_DECLS
