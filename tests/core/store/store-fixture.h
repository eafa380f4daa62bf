/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-store.h"

G_BEGIN_DECLS

/* A store in a folder of its own, whose name is not ASCII and would be a URI were it relative. */
typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  TjStore *store;
  gint64 review;
} StoreFixture;

void     store_fixture_set_up    (StoreFixture  *self,
                                  gconstpointer  data);
void     store_fixture_tear_down (StoreFixture  *self,
                                  gconstpointer  data);
void     store_fixture_close     (StoreFixture  *self);
void     store_fixture_reopen    (StoreFixture  *self);
void     store_fixture_record    (StoreFixture  *self,
                                  const char    *name,
                                  const char    *value);
char    *store_fixture_dup_value (StoreFixture  *self,
                                  const char    *name);
TjStore *store_fixture_open_path (const char    *path);
void     store_fixture_check_integrity (const char *path);

G_END_DECLS
