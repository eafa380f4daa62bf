/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/training/tj-lesson-book.h"

G_BEGIN_DECLS

#define TJ_TYPE_CLASS_DIALOG (tj_class_dialog_get_type ())

/* The exported sheets of a class, which lie in one folder, beside the references of a course. */
G_DECLARE_FINAL_TYPE (TjClassDialog, tj_class_dialog, TJ, CLASS_DIALOG, AdwWindow)

TjClassDialog *tj_class_dialog_new (GtkWindow    *parent,
                                    TjSession    *session,
                                    TjLessonBook *book,
                                    GFile        *folder);

G_END_DECLS
