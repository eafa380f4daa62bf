/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/base/tj-cleanup.h"

G_BEGIN_DECLS

#define TJ_XML_ERROR (tj_xml_error_quark ())

/**
 * TjXmlError:
 * @TJ_XML_ERROR_MALFORMED: the bytes are not well-formed XML
 * @TJ_XML_ERROR_REFUSED: the document carries a DTD or passes a limit
 * @TJ_XML_ERROR_INVALID: the document breaks its schema
 */
typedef enum
{
  TJ_XML_ERROR_MALFORMED,
  TJ_XML_ERROR_REFUSED,
  TJ_XML_ERROR_INVALID,
} TjXmlError;

/**
 * TjXmlLimits:
 * @max_bytes: size of the file
 * @max_depth: how deep elements may nest
 * @max_attributes: on one element
 *
 * What one document may cost. Namespaces of one element are held to half of
 * @max_attributes.
 */
typedef struct
{
  gsize max_bytes;
  guint max_depth;
  guint max_attributes;
} TjXmlLimits;

/* For what the program itself defines: sheets, application.xml, taxonomies, rubrics. */
extern const TjXmlLimits tj_xml_limits_own;
/* For the parts of a Word file. */
extern const TjXmlLimits tj_xml_limits_office;

/**
 * TjXmlPruneFunc:
 * @element: has just ended; its children are there, what follows it is not
 *
 * Returns: whether the element means nothing and need not be kept
 */
typedef gboolean (*TjXmlPruneFunc) (const xmlNode *element);

GQuark   tj_xml_error_quark    (void);
void     tj_xml_initialize     (void);
xmlDoc  *tj_xml_parse_bytes    (GBytes             *bytes,
                                const char         *name,
                                const TjXmlLimits  *limits,
                                GError            **error) G_GNUC_WARN_UNUSED_RESULT;
xmlDoc  *tj_xml_parse_pruned    (GBytes             *bytes,
                                const char         *name,
                                const TjXmlLimits  *limits,
                                TjXmlPruneFunc      prune,
                                GError            **error) G_GNUC_WARN_UNUSED_RESULT;
xmlDoc  *tj_xml_parse_resource (const char         *resource_path,
                                GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tj_xml_validate       (xmlDoc             *doc,
                                const char         *name,
                                const char         *schema_resource_path,
                                GError            **error);
GBytes  *tj_xml_serialize      (xmlDoc             *doc) G_GNUC_WARN_UNUSED_RESULT;
GBytes  *tj_xml_canonicalize   (const xmlNode      *root) G_GNUC_WARN_UNUSED_RESULT;

/* Walking a tree. Names are compared without their namespace unless one is given. */
gboolean    tj_xml_is          (const xmlNode *node,
                                const char    *name);
xmlNode    *tj_xml_first_child (const xmlNode *parent,
                                const char    *name);
xmlNode    *tj_xml_next        (const xmlNode *node,
                                const char    *name);
char       *tj_xml_dup_text    (const xmlNode *node);
char       *tj_xml_dup_attribute (const xmlNode *node,
                                  const char    *name);
char       *tj_xml_dup_child_text (const xmlNode *parent,
                                   const char    *name);

/* Building a tree. */
xmlNode    *tj_xml_add_child   (xmlNode       *parent,
                                const char    *name,
                                const char    *text);
void        tj_xml_set_attribute (xmlNode     *node,
                                  const char  *name,
                                  const char  *value);

G_END_DECLS
