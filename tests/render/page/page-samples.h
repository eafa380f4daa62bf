/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Documents made at test time, in a folder that goes with the last of them. */

void   page_samples_set_up    (void);
void   page_samples_tear_down (void);
GFile *page_samples_add       (const char *name,
                               const char *data,
                               gssize      length);
GFile *page_samples_add_pdf   (const char *name,
                               guint       n_pages);
GFile *page_samples_add_hand_made_pdf (const char *name,
                                       const char *media_box,
                                       const char *filter,
                                       GBytes     *content);
GFile *page_samples_add_png   (const char *name,
                               int         width,
                               int         height);
GBytes *page_samples_make_bomb (void);

G_END_DECLS
