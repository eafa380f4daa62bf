/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* What the notes of lessons are called in the store: subject, and names. */
#define TJ_LESSON_NOTES "lesson:"
/* The digest of the package whose review is an exercise. */
#define TJ_LESSON_NOTE_BEGUN "begun"
/* The review and the last entry of its journal that the trainee made blind. */
#define TJ_LESSON_NOTE_UNCOVERED "uncovered"
