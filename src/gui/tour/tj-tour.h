/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "core/base/tj-language.h"

G_BEGIN_DECLS

/**
 * TjTourStep:
 * @targets: (array zero-terminated=1): ids of templates from the outside in, parted by slashes
 * @page: (nullable): the page of the window that is shown for it
 * @title: (nullable): in the user's language
 * @text: in the user's language
 *
 * One thing that the tour points at.
 */
typedef struct
{
  GStrv targets;
  char *page;
  char *title;
  char *text;
} TjTourStep;

/**
 * TjTour:
 * @role: whose it is
 * @steps: (element-type TjTourStep): in order
 *
 * The guided tour of a role.
 */
typedef struct
{
  char *role;
  GPtrArray *steps;
} TjTour;

TjTour *tj_tour_new  (const char *role,
                      TjLanguage  language) G_GNUC_WARN_UNUSED_RESULT;
void    tj_tour_free (TjTour     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjTour, tj_tour_free)

G_END_DECLS
