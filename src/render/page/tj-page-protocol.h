/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the program and its page process say to each other. Both are the same build on the
 * same machine, so the structs go over the pipe as they lie in memory. The process finds the
 * document on a descriptor of its own, reads requests from standard input and answers each
 * on standard output: one reply, then its payload. The program does not trust a reply: it
 * holds every length against what was asked. */

#define TJ_PAGE_DOCUMENT_FD 3

/**
 * TjPageRequestKind:
 * @TJ_PAGE_REQUEST_OPEN: payload: the size of every page, as #TjPageSize
 * @TJ_PAGE_REQUEST_RENDER: payload: rows of ARGB32 without padding
 * @TJ_PAGE_REQUEST_TEXT: payload: UTF-8 without an end mark
 * @TJ_PAGE_REQUEST_LAYOUT: payload: a #TjPageBox for each character, as many as the reply's
 *   width, then the characters as UTF-8
 */
typedef enum
{
  TJ_PAGE_REQUEST_OPEN = 1,
  TJ_PAGE_REQUEST_RENDER,
  TJ_PAGE_REQUEST_TEXT,
  TJ_PAGE_REQUEST_LAYOUT,
} TjPageRequestKind;

/* @page: from 0; @scale: pixels a point, for drawing */
typedef struct
{
  guint32 kind;
  guint32 page;
  double scale;
} TjPageRequest;

/* @status: 0, or 1 + a TjPageError and no payload; @length: of the payload in bytes */
typedef struct
{
  guint32 status;
  guint32 width;
  guint32 height;
  guint32 length;
} TjPageReply;

/* In points; 0 by 0 for a page that is damaged or too large to be drawn. */
typedef struct
{
  double width;
  double height;
} TjPageSize;

/* In points from the top left of the page. */
typedef struct
{
  float x1;
  float y1;
  float x2;
  float y2;
} TjPageBox;

G_END_DECLS
