/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/checks/tj-check-interval.h"

G_BEGIN_DECLS

/**
 * TjTextFigureKind:
 * @TJ_TEXT_FIGURE_ELECTRICITY: an amount of electricity, in MWh
 * @TJ_TEXT_FIGURE_HEAT: an amount of heat, in GJ
 * @TJ_TEXT_FIGURE_COAL_EQUIVALENT: standard coal, in tce
 * @TJ_TEXT_FIGURE_RAW_COAL: coal as it is, in t
 * @TJ_TEXT_FIGURE_CARBON: carbon dioxide or its equivalent, in t
 * @TJ_TEXT_FIGURE_ELECTRICITY_FACTOR: in tCO2/MWh
 * @TJ_TEXT_FIGURE_COAL_FACTOR: in tCO2/tce
 * @TJ_TEXT_FIGURE_MONEY: in 万元
 * @TJ_TEXT_FIGURE_COST: in 元/tCO2
 * @TJ_TEXT_FIGURE_PERCENT: in per cent
 * @TJ_TEXT_FIGURE_YEARS: a duration, in years
 *
 * What a number in running text counts.
 */
typedef enum
{
  TJ_TEXT_FIGURE_ELECTRICITY,
  TJ_TEXT_FIGURE_HEAT,
  TJ_TEXT_FIGURE_COAL_EQUIVALENT,
  TJ_TEXT_FIGURE_RAW_COAL,
  TJ_TEXT_FIGURE_CARBON,
  TJ_TEXT_FIGURE_ELECTRICITY_FACTOR,
  TJ_TEXT_FIGURE_COAL_FACTOR,
  TJ_TEXT_FIGURE_MONEY,
  TJ_TEXT_FIGURE_COST,
  TJ_TEXT_FIGURE_PERCENT,
  TJ_TEXT_FIGURE_YEARS,
} TjTextFigureKind;

/**
 * TjTextFigure:
 * @kind: what it counts
 * @values: what it can mean, in the unit of its kind; wider where it is approximate
 * @value: as written, or the middle of a range
 * @sentence: which sentence it stands in, from 0
 * @start: its first byte
 * @end: the byte behind its unit
 */
typedef struct
{
  TjTextFigureKind kind;
  TjCheckInterval values;
  double value;
  guint sentence;
  gsize start;
  gsize end;
} TjTextFigure;

/**
 * TjTextFigures:
 * @text: what was scanned, in compatible characters and without the white space that means
 *   nothing
 * @figures: (element-type TjTextFigure): in order
 * @sentences: (element-type gsize): where each sentence begins, and at last where the text ends
 *
 * The numbers of a text with what they count.
 */
typedef struct
{
  char *text;
  GArray *figures;
  GArray *sentences;
} TjTextFigures;

TjTextFigures      *tj_text_figures_scan     (const char          *text)
                                              G_GNUC_WARN_UNUSED_RESULT;
void                tj_text_figures_free     (TjTextFigures       *self);
const TjTextFigure *tj_text_figures_get_only (const TjTextFigures *self,
                                              guint                sentence,
                                              TjTextFigureKind     kind);
char               *tj_text_figures_dup_sentence (const TjTextFigures *self,
                                                  guint                sentence)
                                                  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjTextFigures, tj_text_figures_free)

G_END_DECLS
