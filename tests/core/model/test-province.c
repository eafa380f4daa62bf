/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-province.h"

typedef struct
{
  const char *address;
  const char *code;
} Row;

static const Row rows[] = {
  { "安徽省合肥市高新区望江西路 800 号", "34" },
  { "合肥高新区创新大道", "34" },
  { "上海市黄浦区南京西路 100 号", "31" },
  { "昆明市北京路 155 号", "53" },
  { "北京市朝阳区建国路 1 号", "11" },
  { "朝阳市双塔区", "21" },
  { "吉林省吉林市昌邑区", "22" },
  { "青海省海南州共和县", "63" },
  { "海南省海口市", "46" },
  { "内蒙古自治区呼和浩特市", "15" },
  { "鄂尔多斯市康巴什区", "15" },
  { "陕西西安雁塔区", "61" },
  { "中国（深圳）南山区", "44" },
  { "邮编 230001 芜湖市镜湖区上海路", "34" },
  { "No. 5, Keji Road, Nanshan, Shenzhen, Guangdong, China", "44" },
  { "香港特别行政区沙田", "81" },
  /* A street alone, a district alone and nothing say nothing. */
  { "南京西路 100 号", NULL },
  { "朝阳区工业园", NULL },
  { "", NULL },
  { NULL, NULL },
};

static void
test_address (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const TjProvince *province = tj_province_of_address (rows[i].address);

      g_test_message ("%s", rows[i].address);
      g_assert_cmpstr (province != NULL ? province->code : NULL, ==, rows[i].code);
    }
}

static void
test_lookup (void)
{
  g_assert_cmpstr (tj_province_lookup ("34")->zh, ==, "安徽");
  g_assert_null (tj_province_lookup ("99"));
  g_assert_null (tj_province_lookup (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/province/address", test_address);
  g_test_add_func ("/province/lookup", test_lookup);

  return g_test_run ();
}
