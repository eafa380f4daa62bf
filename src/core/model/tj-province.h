/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TjProvince:
 * @code: the first two digits of GB/T 2260
 * @zh: its short name in Chinese, without 省, 市 or 自治区
 * @en: its name in English
 * @cities: (private): its prefectures and cities of that rank, the seat of government first,
 *   parted by spaces
 *
 * One of the 34 divisions of the first rank.
 */
typedef struct
{
  const char *code;
  const char *zh;
  const char *en;
  const char *cities;
} TjProvince;

const TjProvince *tj_province_of_address (const char *address);
const TjProvince *tj_province_lookup     (const char *code);
const char       *tj_province_get_name   (const TjProvince *self);

G_END_DECLS
