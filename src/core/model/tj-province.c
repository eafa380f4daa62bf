/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-province.h"

#include <string.h>

#include "core/base/tj-language.h"

/* Where an applicant is, from the address that the form has (通信地址). An address begins with
 * the largest division that its writer found worth writing, and streets are named after provinces
 * and cities everywhere; so what counts is what stands first and is no street. The seat of a
 * government is known without 市; of other cities there are districts of the same name. */

/* In the order of GB/T 2260. */
static const TjProvince provinces[] = {
  { "11", "北京", "Beijing", "" },
  { "12", "天津", "Tianjin", "" },
  { "13", "河北", "Hebei", "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水" },
  { "14", "山西", "Shanxi", "太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁" },
  { "15", "内蒙古", "Inner Mongolia",
    "呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安盟 锡林郭勒 阿拉善" },
  { "21", "辽宁", "Liaoning",
    "沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛" },
  { "22", "吉林", "Jilin", "长春 四平 辽源 通化 白山 松原 白城 延边" },
  { "23", "黑龙江", "Heilongjiang",
    "哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭" },
  { "31", "上海", "Shanghai", "" },
  { "32", "江苏", "Jiangsu",
    "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁" },
  { "33", "浙江", "Zhejiang", "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水" },
  { "34", "安徽", "Anhui",
    "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城" },
  { "35", "福建", "Fujian", "福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德" },
  { "36", "江西", "Jiangxi", "南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶" },
  { "37", "山东", "Shandong",
    "济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽" },
  { "41", "河南", "Henan",
    "郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 "
    "济源" },
  { "42", "湖北", "Hubei",
    "武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门 神农架" },
  { "43", "湖南", "Hunan",
    "长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西" },
  { "44", "广东", "Guangdong",
    "广州 深圳 韶关 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 "
    "揭阳 云浮" },
  { "45", "广西", "Guangxi",
    "南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左" },
  { "46", "海南", "Hainan", "海口 三亚 三沙 儋州 琼海 文昌 万宁" },
  { "50", "重庆", "Chongqing", "" },
  { "51", "四川", "Sichuan",
    "成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 "
    "甘孜 凉山" },
  { "52", "贵州", "Guizhou", "贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南" },
  { "53", "云南", "Yunnan",
    "昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆" },
  { "54", "西藏", "Tibet", "拉萨 日喀则 昌都 林芝 山南 那曲 阿里" },
  { "61", "陕西", "Shaanxi", "西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛" },
  { "62", "甘肃", "Gansu",
    "兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南" },
  { "63", "青海", "Qinghai", "西宁 海东 海北 黄南 海南 果洛 玉树 海西" },
  { "64", "宁夏", "Ningxia", "银川 石嘴山 吴忠 固原 中卫" },
  { "65", "新疆", "Xinjiang",
    "乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田 伊犁 塔城 阿勒泰 "
    "石河子" },
  { "71", "台湾", "Taiwan", "" },
  { "81", "香港", "Hong Kong", "" },
  { "82", "澳门", "Macao", "" },
};

/* Cities that are known as well as a seat of government. */
static const char * const known_cities[] = { "大连", "青岛", "宁波", "厦门", "深圳", "苏州" };

static gboolean
starts_with_any (const char         *text,
                 const char * const *words,
                 guint               n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (g_str_has_prefix (text, words[i]))
        return TRUE;
    }

  return FALSE;
}

/* 北京路, 南京西路, 上海东大道. */
static gboolean
is_street (const char *rest)
{
  static const char * const directions[] = { "东", "西", "南", "北", "中" };
  static const char * const streets[] = { "路", "街", "大道", "大街", "道", "一路", "二路", "三路" };

  if (starts_with_any (rest, directions, G_N_ELEMENTS (directions)))
    rest = g_utf8_next_char (rest);

  return starts_with_any (rest, streets, G_N_ELEMENTS (streets));
}

/* Returns where in @address @name stands as the name of a place, or %NULL. */
static const char *
find_place (const char *address,
            const char *name,
            gboolean    wants_suffix)
{
  static const char * const suffixes[] = { "市", "地区", "州", "盟", "自治州" };

  for (const char *at = strstr (address, name); at != NULL; at = strstr (at + 1, name))
    {
      const char *rest = at + strlen (name);

      if (is_street (rest) ||
          (wants_suffix && !starts_with_any (rest, suffixes, G_N_ELEMENTS (suffixes))))
        continue;

      return at;
    }

  return NULL;
}

static const char *
find_city (const char       *address,
           const TjProvince *province)
{
  g_auto(GStrv) cities = g_strsplit (province->cities, " ", -1);
  const char *first = NULL;

  for (guint i = 0; cities[i] != NULL && *cities[i] != '\0'; i++)
    {
      gboolean is_known = i == 0 || starts_with_any (cities[i], known_cities,
                                                     G_N_ELEMENTS (known_cities));
      const char *at = find_place (address, cities[i], !is_known);

      if (at != NULL && (first == NULL || at < first))
        first = at;
    }

  return first;
}

static const char *
find_english (const char       *address,
              const TjProvince *province)
{
  g_autofree char *folded = g_ascii_strdown (address, -1);
  g_autofree char *name = g_ascii_strdown (province->en, -1);
  const char *at = strstr (folded, name);

  return at != NULL ? address + (at - folded) : NULL;
}

/**
 * tj_province_of_address:
 * @address: (nullable): an address as an applicant writes it
 *
 * Returns: (transfer none) (nullable): where that is; %NULL where the address does not tell
 */
const TjProvince *
tj_province_of_address (const char *address)
{
  const TjProvince *found = NULL;
  const char *first = NULL;

  if (address == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (provinces); i++)
    {
      const TjProvince *province = &provinces[i];
      const char *places[] = {
        find_place (address, province->zh, FALSE), find_city (address, province),
        find_english (address, province),
      };

      for (guint n = 0; n < G_N_ELEMENTS (places); n++)
        {
          if (places[n] != NULL && (first == NULL || places[n] < first))
            {
              first = places[n];
              found = province;
            }
        }
    }

  return found;
}

/**
 * tj_province_lookup:
 * @code: two digits of GB/T 2260
 *
 * Returns: (transfer none) (nullable): the province of that code
 */
const TjProvince *
tj_province_lookup (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (provinces); i++)
    {
      if (g_strcmp0 (provinces[i].code, code) == 0)
        return &provinces[i];
    }

  return NULL;
}

/**
 * tj_province_get_name:
 *
 * Returns: the short name in the language of the interface
 */
const char *
tj_province_get_name (const TjProvince *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return tj_language_pick (tj_language_get_current (), self->zh, self->en);
}
