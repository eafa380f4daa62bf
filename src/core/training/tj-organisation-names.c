/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-organisation-names.h"

#include <string.h>

#include "core/training/tj-name-folding.h"

/* How an organisation is called for short. The name of a company is region, brand, trade and legal
 * form, as 上海·申华·节能科技·有限公司; people call it 申华, 申华节能, 上海申华 or 申华公司. All of
 * these hold the brand, so that it is the brand that has to be found. */

#define MAX_REGIONS 3
#define MIN_BRAND 2
#define MAX_BRAND 8
/* From here on one does not say it in one breath: the first two characters are the brand. */
#define LONG_BRAND 5

static const char * const forms[] = {
  "股份有限公司", "有限责任公司", "有限合伙", "有限公司", "股份公司", "集团公司", "总公司", "分公司",
  "子公司", "公司", "集团", "控股", "总厂", "分厂", "工厂", "厂", "事务所", "合作社",
};

static const char * const institutes[] = {
  "研究总院", "研究院", "研究所", "研究中心", "设计总院", "设计院", "规划院", "科学院", "大学", "学院",
  "学校", "医院", "协会", "学会", "商会", "联盟", "基金会", "委员会", "管理局", "管理处", "实验室",
  "检测中心", "监测站", "监测中心", "中心", "总站", "生态环境局", "生态环境厅", "局", "厅", "站", "院", "所",
};

static const char * const trades[] = {
  "新能源", "能源", "环保", "环境", "环卫", "节能", "减排", "低碳", "科技", "技术", "工程", "工业", "设备",
  "装备", "制造", "机械", "机电", "重工", "电力", "电气", "电器", "电子", "电缆", "电池", "发电", "热电",
  "供电", "供热", "热力", "热能", "燃气", "煤气", "材料", "建材", "新材", "化工", "化学", "化纤", "石化",
  "石油", "发展", "投资", "实业", "产业", "建设", "建筑", "置业", "物业", "资源", "再生", "循环", "生态",
  "园林", "林业", "农业", "牧业", "渔业", "食品", "修复", "储能", "数据", "数字", "信息", "网络", "软件",
  "智能", "智慧", "自动化", "物联网", "系统", "服务", "咨询", "管理", "运营", "氢能", "水泥", "玻璃",
  "陶瓷", "钢铁", "冶金", "有色", "铝业", "铜业", "锌业", "矿业", "煤业", "煤炭", "焦化", "造纸", "纸业",
  "纺织", "印染", "染整", "服饰", "港务", "港口", "航运", "船舶", "物流", "运输", "交通", "公交", "汽车",
  "客车", "轨道", "铁路", "航空", "冷却", "制冷", "空调", "暖通", "照明", "光电", "光伏", "风电", "风能",
  "太阳能", "水电", "核电", "楼宇", "数能", "水务", "水处理", "污水", "固废", "危废", "锅炉", "汽轮机",
  "电机", "泵业", "阀门", "仪表", "仪器", "传感", "检测", "认证", "贸易", "商贸", "国际", "联合", "综合",
  "高新", "创新", "产业园", "工业园", "科技园", "精密", "动力", "生物", "医药", "制药", "轻工", "塑料", "橡胶", "木业", "家具",
};

/* Words that many say who mean no company. */
static const char * const common[] = {
  "中国", "国家", "全国", "中华", "华东", "华北", "华南", "华中", "西北", "西南", "东北", "东方", "南方",
  "北方", "城市", "清洁", "绿色", "先进", "现代", "海洋", "土壤", "森林", "草原", "湿地", "废物", "废水",
  "余热", "碳", "第一", "第二", "第三", "民用", "公共", "商业", "居民", "用户", "客户", "项目", "单位",
  "企业", "部门", "相关", "有关", "自来水", "供水", "排水", "标准化", "质量", "计量", "安全", "经济",
  "社会", "人民", "政府", "行业", "算力", "产业园", "工业园", "园区",
  "本", "我", "该", "各", "某", "贵", "申报", "推荐", "委托", "第三方",
};

static const char * const regions[] = {
  "中国", "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽",
  "福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃",
  "青海", "台湾", "内蒙古", "广西", "西藏", "宁夏", "新疆", "香港", "澳门", "石家庄", "唐山", "秦皇岛",
  "邯郸", "邢台", "保定", "张家口", "承德", "沧州", "廊坊", "衡水", "雄安", "太原", "大同", "阳泉", "长治",
  "晋城", "朔州", "晋中", "运城", "忻州", "临汾", "吕梁", "呼和浩特", "包头", "乌海", "赤峰", "通辽",
  "鄂尔多斯", "呼伦贝尔", "巴彦淖尔", "乌兰察布", "沈阳", "大连", "鞍山", "抚顺", "本溪", "丹东", "锦州",
  "营口", "阜新", "辽阳", "盘锦", "铁岭", "朝阳", "葫芦岛", "长春", "四平", "辽源", "通化", "白山", "松原",
  "白城", "延边", "哈尔滨", "齐齐哈尔", "鸡西", "鹤岗", "双鸭山", "大庆", "伊春", "佳木斯", "七台河",
  "牡丹江", "黑河", "绥化", "南京", "无锡", "徐州", "常州", "苏州", "南通", "连云港", "淮安", "盐城", "扬州",
  "镇江", "泰州", "宿迁", "杭州", "宁波", "温州", "嘉兴", "湖州", "绍兴", "金华", "衢州", "舟山", "台州",
  "丽水", "合肥", "芜湖", "蚌埠", "淮南", "马鞍山", "淮北", "铜陵", "安庆", "黄山", "滁州", "阜阳", "宿州",
  "六安", "亳州", "池州", "宣城", "福州", "厦门", "莆田", "三明", "泉州", "漳州", "南平", "龙岩", "宁德",
  "南昌", "景德镇", "萍乡", "九江", "新余", "鹰潭", "赣州", "吉安", "宜春", "抚州", "上饶", "济南", "青岛",
  "淄博", "枣庄", "东营", "烟台", "潍坊", "济宁", "泰安", "威海", "日照", "临沂", "德州", "聊城", "滨州",
  "菏泽", "郑州", "开封", "洛阳", "平顶山", "安阳", "鹤壁", "新乡", "焦作", "濮阳", "许昌", "漯河", "三门峡",
  "南阳", "商丘", "信阳", "周口", "驻马店", "武汉", "黄石", "十堰", "宜昌", "襄阳", "鄂州", "荆门", "孝感",
  "荆州", "黄冈", "咸宁", "随州", "恩施", "长沙", "株洲", "湘潭", "衡阳", "邵阳", "岳阳", "常德", "张家界",
  "益阳", "郴州", "永州", "怀化", "娄底", "湘西", "广州", "韶关", "深圳", "珠海", "汕头", "佛山", "江门",
  "湛江", "茂名", "肇庆", "惠州", "梅州", "汕尾", "河源", "阳江", "清远", "东莞", "中山", "潮州", "揭阳",
  "云浮", "南宁", "柳州", "桂林", "梧州", "北海", "防城港", "钦州", "贵港", "玉林", "百色", "贺州", "河池",
  "来宾", "崇左", "海口", "三亚", "三沙", "儋州", "成都", "自贡", "攀枝花", "泸州", "德阳", "绵阳", "广元",
  "遂宁", "内江", "乐山", "南充", "眉山", "宜宾", "广安", "达州", "雅安", "巴中", "资阳", "贵阳", "六盘水",
  "遵义", "安顺", "毕节", "铜仁", "昆明", "曲靖", "玉溪", "保山", "昭通", "丽江", "普洱", "临沧", "大理",
  "拉萨", "西安", "铜川", "宝鸡", "咸阳", "渭南", "延安", "汉中", "榆林", "安康", "商洛", "兰州", "嘉峪关",
  "金昌", "白银", "天水", "武威", "张掖", "平凉", "酒泉", "庆阳", "定西", "陇南", "西宁", "海东", "银川",
  "石嘴山", "吴忠", "固原", "中卫", "乌鲁木齐", "克拉玛依", "吐鲁番", "哈密", "昌吉", "库尔勒", "阿克苏",
  "喀什", "伊犁", "石河子", "浦东",
};

static gboolean
is_common (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    {
      if (g_str_equal (common[i], word))
        return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (trades); i++)
    {
      if (g_str_equal (trades[i], word))
        return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      if (g_str_equal (regions[i], word))
        return TRUE;
    }

  return FALSE;
}

/* Cuts the longest of @endings off @name, unless nothing would be left. */
static gboolean
cut_ending (char               *name,
            const char * const *endings,
            gsize               n_endings)
{
  for (gsize i = 0; i < n_endings; i++)
    {
      const gsize length = strlen (name);

      if (!g_str_has_suffix (name, endings[i]) || length == strlen (endings[i]))
        continue;

      name[length - strlen (endings[i])] = '\0';
      return TRUE;
    }

  return FALSE;
}

/* Behind a place at the beginning of a name, and behind what the place is. */
static const char *
skip_region (TjPseudonyms *names,
             const char   *name)
{
  static const char * const ranks[] = {
    "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "特别行政区", "省", "市", "新区", "区", "县",
  };
  GPtrArray *known = tj_pseudonyms_list (names);
  gsize length = 0;

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      if (g_str_has_prefix (name, regions[i]))
        length = MAX (length, strlen (regions[i]));
    }

  for (guint i = 0; i < known->len; i++)
    {
      const TjPseudonym *place = g_ptr_array_index (known, i);

      if (place->kind == TJ_PSEUDONYM_PLACE && g_str_has_prefix (name, place->real))
        length = MAX (length, strlen (place->real));
    }

  if (length == 0)
    return name;

  name += length;
  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    {
      if (g_str_has_prefix (name, ranks[i]))
        return name + strlen (ranks[i]);
    }

  return name;
}

static void
add_short (TjPseudonyms *names,
           const char   *organisation,
           const char   *word)
{
  const glong length = g_utf8_strlen (word, -1);
  g_autofree char *pinyin = NULL;

  if (length < MIN_BRAND || is_common (word) || g_str_equal (word, organisation))
    return;

  tj_pseudonyms_add_alias (names, TJ_PSEUDONYM_ORGANISATION, word, organisation);
  pinyin = length <= MAX_BRAND ? tj_name_to_pinyin (word, FALSE) : NULL;
  if (pinyin != NULL)
    tj_pseudonyms_add_alias (names, TJ_PSEUDONYM_ORGANISATION, pinyin, organisation);
}

/* What is left of a name without its region and trade, or the beginning of that. */
static void
add_brand (TjPseudonyms *names,
           const char   *organisation,
           const char   *stem,
           gboolean      has_region)
{
  g_autofree char *brand = g_strdup (stem);
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;
  glong length;

  while (cut_ending (brand, trades, G_N_ELEMENTS (trades)))
    continue;

  length = g_utf8_strlen (brand, -1);
  if (length < MIN_BRAND)
    return;
  if (length <= MAX_BRAND)
    add_short (names, organisation, brand);

  /* Of four characters without a known region, the first two may be one: 朔原恒川. */
  if (length == 4 && !has_region)
    {
      head = g_utf8_substring (brand, 0, 2);
      tail = g_utf8_substring (brand, 2, 4);
      if (!is_common (head))
        tj_pseudonyms_add (names, TJ_PSEUDONYM_PLACE, head);
      add_short (names, organisation, tail);
    }
  else if (length >= LONG_BRAND || (length == 4 && has_region))
    {
      head = g_utf8_substring (brand, 0, 2);
      add_short (names, organisation, head);
    }
}

static char *
dup_without_brackets (const char *name)
{
  g_autoptr(GRegex) brackets = g_regex_new ("[（(][^（()）]*[）)]", 0, 0, NULL);

  return g_regex_replace_literal (brackets, name, -1, 0, "", 0, NULL);
}

/**
 * tj_organisation_add:
 * @organisation: a whole name
 * @is_party: whether it is the applicant, a partner or a user, and not only named somewhere
 *
 * Adds it, and the short forms by which it may be called: of those that are only named, companies'
 * alone, since the short form of an institute is often a common word.
 */
void
tj_organisation_add (TjPseudonyms *names,
                     const char   *organisation,
                     gboolean      is_party)
{
  g_autofree char *stem = dup_without_brackets (organisation);
  g_autofree char *bare = g_strdup (stem);
  const char *core;
  gboolean is_company;

  is_company = cut_ending (stem, forms, G_N_ELEMENTS (forms));
  while (cut_ending (stem, forms, G_N_ELEMENTS (forms)))
    continue;
  /* 申澜公司, where 申澜 is known: the same, and not another one. */
  if (!is_party && tj_pseudonyms_has (names, TJ_PSEUDONYM_ORGANISATION, stem))
    return;

  tj_pseudonyms_add (names, TJ_PSEUDONYM_ORGANISATION, organisation);
  if (g_utf8_strlen (bare, -1) > MIN_BRAND)
    tj_pseudonyms_add_alias (names, TJ_PSEUDONYM_ORGANISATION, bare, organisation);
  if (!is_company && !cut_ending (stem, institutes, G_N_ELEMENTS (institutes)))
    return;

  core = stem;
  for (guint i = 0; i < MAX_REGIONS && *core != '\0'; i++)
    core = skip_region (names, core);

  if (g_utf8_strlen (stem, -1) > MIN_BRAND)
    add_short (names, organisation, stem);
  if (core != stem && g_utf8_strlen (core, -1) > MIN_BRAND)
    add_short (names, organisation, core);
  if (is_company || is_party)
    add_brand (names, organisation, core, core != stem);
}
