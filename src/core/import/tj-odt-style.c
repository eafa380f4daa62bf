/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-odt-style.h"

#include "core/base/tj-xml.h"

/* In an OpenDocument text nothing but a style says that words are hidden or printed in a picture
 * font, and a style may leave either to its parent. */

/* How many parents are asked; in a ring there is no end to them. */
#define MAX_PARENTS 16

typedef struct
{
  char *parent;
  char *display;
  char *font;
} Style;

struct _TjOdtStyles
{
  /* (element-type utf8 Style): by family and name */
  GHashTable *styles;
  /* (element-type utf8 utf8): families of fonts by the names that styles use */
  GHashTable *fonts;
};

static void
style_free (Style *style)
{
  g_free (style->parent);
  g_free (style->display);
  g_free (style->font);
  g_free (style);
}

static void
read_fonts (TjOdtStyles   *self,
            const xmlNode *root)
{
  xmlNode *font = tj_xml_first_child (tj_xml_first_child (root, "font-face-decls"), "font-face");

  for (; font != NULL; font = tj_xml_next (font, "font-face"))
    {
      char *name = tj_xml_dup_attribute (font, "name");
      char *family = tj_xml_dup_attribute (font, "font-family");

      if (name != NULL && family != NULL)
        {
          /* A name of two words stands in quotes. */
          g_strstrip (g_strdelimit (family, "'\"", ' '));
          g_hash_table_replace (self->fonts, name, family);
        }
      else
        {
          g_free (name);
          g_free (family);
        }
    }
}

static void
read_styles (TjOdtStyles   *self,
             const xmlNode *parent)
{
  xmlNode *element = tj_xml_first_child (parent, "style");

  for (; element != NULL; element = tj_xml_next (element, "style"))
    {
      g_autofree char *family = tj_xml_dup_attribute (element, "family");
      g_autofree char *name = tj_xml_dup_attribute (element, "name");
      xmlNode *properties = tj_xml_first_child (element, "text-properties");
      Style *style;

      if (family == NULL || name == NULL)
        continue;

      style = g_new0 (Style, 1);
      style->parent = tj_xml_dup_attribute (element, "parent-style-name");
      if (properties != NULL)
        {
          style->display = tj_xml_dup_attribute (properties, "display");
          style->font = tj_xml_dup_attribute (properties, "font-name");
        }
      g_hash_table_replace (self->styles, g_strconcat (family, " ", name, NULL), style);
    }
}

/**
 * tj_odt_styles_new:
 * @content: the outermost element of content.xml
 * @styles: (nullable): that of styles.xml
 *
 * Returns: (transfer full): the styles of both
 */
TjOdtStyles *
tj_odt_styles_new (const xmlNode *content,
                   const xmlNode *styles)
{
  TjOdtStyles *self = g_new0 (TjOdtStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) style_free);
  self->fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  /* The automatic styles of styles.xml are those of headers, under names that are used twice. */
  read_fonts (self, styles);
  read_styles (self, tj_xml_first_child (styles, "styles"));
  read_fonts (self, content);
  read_styles (self, tj_xml_first_child (content, "automatic-styles"));

  return self;
}

void
tj_odt_styles_free (TjOdtStyles *self)
{
  g_hash_table_unref (self->styles);
  g_hash_table_unref (self->fonts);
  g_free (self);
}

static const Style *
find_style (const TjOdtStyles *self,
            const char        *family,
            const char        *name)
{
  g_autofree char *key = NULL;

  if (name == NULL)
    return NULL;

  key = g_strconcat (family, " ", name, NULL);

  return g_hash_table_lookup (self->styles, key);
}

/**
 * tj_odt_styles_is_hidden:
 * @family: `text` or `paragraph`
 * @node: an element that may have a style
 *
 * Returns: whether the style of @node hides what is in it
 */
gboolean
tj_odt_styles_is_hidden (const TjOdtStyles *self,
                         const char        *family,
                         const xmlNode     *node)
{
  g_autofree char *name = tj_xml_dup_attribute (node, "style-name");
  const Style *style = find_style (self, family, name);

  for (guint i = 0; i < MAX_PARENTS && style != NULL; i++)
    {
      if (style->display != NULL)
        return g_str_equal (style->display, "none");

      style = find_style (self, family, style->parent);
    }

  return FALSE;
}

/**
 * tj_odt_styles_get_font:
 *
 * Returns: (nullable): the family of the font that the style of @node chooses
 */
const char *
tj_odt_styles_get_font (const TjOdtStyles *self,
                        const char        *family,
                        const xmlNode     *node)
{
  g_autofree char *name = tj_xml_dup_attribute (node, "style-name");
  const Style *style = find_style (self, family, name);

  for (guint i = 0; i < MAX_PARENTS && style != NULL; i++)
    {
      if (style->font != NULL)
        {
          const char *font = g_hash_table_lookup (self->fonts, style->font);

          return font != NULL ? font : style->font;
        }

      style = find_style (self, family, style->parent);
    }

  return NULL;
}
