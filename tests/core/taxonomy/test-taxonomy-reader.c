/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-taxonomy.h"

#define HEAD \
  "<taxonomy xmlns='https://tanjian.org/ns/taxonomy/1' id='t' version='1' notice='n'" \
  " date='2024-02-06'>\n" \
  "<title><zh>题</zh><en>Title</en></title>\n"
#define NAMES "<zh>名称</zh><en>Name</en>"
#define TAIL "</taxonomy>"

/* One category with two types; %s stands inside the first type, before its direction. */
#define TREE(category, type, cue, direction) \
  HEAD "<category code='" category "' clause='1'>" NAMES "\n" \
  "<type code='" type "' clause='1.1'>" NAMES cue "\n" \
  "<direction code='" direction "'>" NAMES "</direction></type>\n" \
  "<type code='a.z' clause='1.2'>" NAMES "<direction code='a.z.d'>" NAMES "</direction></type>" \
  "</category>\n" TAIL

/* One type, and what stands after it. */
#define WITH(rest) \
  HEAD "<category code='a' clause='1'>" NAMES "<type code='a.b' clause='1.1'>" NAMES \
  "</type></category>\n" rest TAIL
#define TARGET(code) \
  "<target code='" code "' clause='1' sense='level' value='1' unit='%'>" NAMES \
  "<words>余热</words></target>\n"

static const struct {
  const char *name;
  const char *xml;
  const char *message;
} broken[] = {
  { "not XML", "<taxonomy", "line 1" },
  { "other root", "<other/>", "line 1" },
  { "no category", HEAD TAIL, "line 1" },
  { "entity", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "refused" },
  { "no English name", HEAD "<category code='a' clause='1'><zh>名</zh></category>" TAIL, "line 3" },
  { "code twice", TREE ("a", "a.z", "", "a.z.e"), "line 6" },
  { "type under another category", TREE ("a", "b.c", "", "b.c.d"), "line 4" },
  { "direction under another type", TREE ("a", "a.b", "", "a.z.e"), "line 5" },
  { "category with a parent", TREE ("x.a", "a.b", "", "a.b.c"), "line 3" },
  { "direction without its type", TREE ("a", "a.b", "", "ab"), "line 5" },
  { "unknown target", TREE ("a", "a.b", "<exclude weight='1' to='a.q'>余热</exclude>", "a.b.c"),
    "line 4" },
  { "target is a category", TREE ("a", "a.b", "<exclude weight='1' to='a'>余热</exclude>", "a.b.c"),
    "line 4" },
  { "target is itself", TREE ("a", "a.b", "<exclude weight='1' to='a.b'>余热</exclude>", "a.b.c"),
    "line 4" },
  { "no clause", HEAD "<category code='a' clause='1'>" NAMES "\n<type code='a.b'>" NAMES
    "</type></category>" TAIL, "line 4" },
  { "empty clause", HEAD "<category code='a' clause='1'>" NAMES "\n<type code='a.b' clause=''>"
    NAMES "</type></category>" TAIL, "line 4" },
  { "type under itself", HEAD "<category code='a' clause='1'>" NAMES "<type code='a.b' clause='1'>"
    NAMES "\n<type code='a.b' clause='1'>" NAMES "</type></type></category>" TAIL, "line 4" },
  { "nothing to borrow from", TREE ("a", "a.b", "<like>energy.storage</like>", "a.b.c"),
    "line 4" },
  { "target twice", WITH (TARGET ("a.t1") TARGET ("a.t1")), "line 5" },
  { "target without unit", WITH ("<target code='a.t1' clause='1' sense='level' value='1'>" NAMES
                                 "<words>余热</words></target>"), "line 4" },
  { "target in no year", WITH ("<target code='a.t1' clause='1' sense='level' year='20'>" NAMES
                               "<words>余热</words></target>"), "line 4" },
  { "boundary of nothing", WITH ("<boundary between='a.q'>" NAMES "<words>余热</words></boundary>"),
    "line 4" },
  { "boundary with itself", WITH ("<boundary between='a.b a.b'>" NAMES
                                  "<words>余热</words></boundary>"), "line 4" },
  { "one character", TREE ("a", "a.b", "<include weight='1'>热</include>", "a.b.c"), "line 4" },
  { "weight zero", TREE ("a", "a.b", "<include weight='0'>余热</include>", "a.b.c"), "line 4" },
  { "weight too large", TREE ("a", "a.b", "<include weight='10.1'>余热</include>", "a.b.c"),
    "line 4" },
};

static TjTaxonomy *
read_text (const char  *xml,
           GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (xml, strlen (xml));

  return tj_taxonomy_new_from_bytes (bytes, "test.xml", error);
}

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TjTaxonomy) taxonomy = read_text (broken[i].xml, &error);

      g_test_message ("%s", broken[i].name);
      g_assert_null (taxonomy);
      g_assert_error (error, TJ_TAXONOMY_ERROR, TJ_TAXONOMY_ERROR_INVALID);
      if (strstr (error->message, broken[i].message) == NULL)
        g_error ("%s: “%s” lacks “%s”", broken[i].name, error->message, broken[i].message);
      g_assert_nonnull (strstr (error->message, "test.xml"));
    }
}

static void
test_whole (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TjTaxonomy) taxonomy = NULL;
  TjTaxonomyNode *direction;

  taxonomy = read_text (TREE ("a", "a.b", "<include weight='10'>余热</include>"
                              "<exclude weight='0.5' to='a.z'>制冷</exclude>", "a.b.c"), &error);
  g_assert_no_error (error);

  direction = tj_taxonomy_lookup (taxonomy, "a.b.c");
  g_assert_cmpstr (tj_taxonomy_node_get_clause (direction), ==, "1.1");
  g_assert_cmpint (tj_taxonomy_node_get_level (direction), ==, TJ_TAXONOMY_DIRECTION);
  g_assert_cmpstr (tj_taxonomy_node_get_name_zh (direction), ==, "名称");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/taxonomy-reader/broken", test_broken);
  g_test_add_func ("/taxonomy-reader/whole", test_whole);

  return g_test_run ();
}
