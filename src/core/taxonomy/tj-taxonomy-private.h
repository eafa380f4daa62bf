/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-xml.h"
#include "core/taxonomy/tj-cue-index.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

struct _TjTaxonomy
{
  GObject parent_instance;

  char *id;
  char *version;
  char *notice;
  char *date;
  char *title_zh;
  char *title_en;
  char *sha256;
  GListStore *categories;
  GHashTable *nodes;
  GPtrArray *types;
  GPtrArray *type_names;
  GPtrArray *targets;
  GPtrArray *boundaries;
  TjCueIndex *index;
};

TjTaxonomyNode     *tj_taxonomy_node_new         (TjTaxonomyLevel  level,
                                                  const char      *code,
                                                  const char      *clause);
void                tj_taxonomy_node_set_names   (TjTaxonomyNode  *self,
                                                  const char      *zh,
                                                  const char      *en);
void                tj_taxonomy_node_add_alias   (TjTaxonomyNode  *self,
                                                  const char      *alias);
const char * const *tj_taxonomy_node_get_aliases (TjTaxonomyNode  *self);
void                tj_taxonomy_node_add_child   (TjTaxonomyNode  *self,
                                                  TjTaxonomyNode  *child);
TjTaxonomyNode     *tj_taxonomy_node_get_type_of (TjTaxonomyNode  *self);

gboolean            tj_taxonomy_read             (TjTaxonomy      *self,
                                                  TjTaxonomy      *notice,
                                                  GBytes          *bytes,
                                                  const char      *name,
                                                  GError         **error);
gboolean            tj_taxonomy_read_likes       (TjTaxonomy      *self,
                                                  TjTaxonomy      *notice,
                                                  const xmlNode   *root,
                                                  GError         **error);
gboolean            tj_taxonomy_read_targets     (TjTaxonomy      *self,
                                                  const xmlNode   *root,
                                                  GError         **error);
gboolean            tj_taxonomy_read_boundaries  (TjTaxonomy      *self,
                                                  const xmlNode   *root,
                                                  GError         **error);
const char         *tj_taxonomy_find_word        (const char         *text,
                                                  const char * const *words);
GStrv               tj_taxonomy_dup_words        (const char      *text);
void                tj_taxonomy_set_invalid      (const xmlNode   *element,
                                                  GError         **error,
                                                  const char      *format,
                                                  ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
