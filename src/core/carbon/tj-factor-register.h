/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/carbon/tj-activity-unit.h"

G_BEGIN_DECLS

#define TJ_FACTOR_ERROR (tj_factor_error_quark ())

/**
 * TjFactorError:
 * @TJ_FACTOR_ERROR_INVALID: a register that cannot be used; the message names the line
 */
typedef enum
{
  TJ_FACTOR_ERROR_INVALID,
} TjFactorError;

GQuark tj_factor_error_quark (void);

/**
 * TjFactorKind:
 * @TJ_FACTOR_ELECTRICITY: power from a grid or of a kind of plant
 * @TJ_FACTOR_HEAT: purchased steam and hot water
 * @TJ_FACTOR_FUEL: what is burnt
 * @TJ_FACTOR_GAS: the warming potential of a gas over a hundred years
 */
typedef enum
{
  TJ_FACTOR_ELECTRICITY,
  TJ_FACTOR_HEAT,
  TJ_FACTOR_FUEL,
  TJ_FACTOR_GAS,
} TjFactorKind;

/**
 * TjFactor:
 * @id: unique in its register
 * @kind: what it is about
 * @of: the gas, the fuel or the kind of power
 * @value: tonnes of carbon dioxide or its equivalent for one @unit_text
 * @unit_text: as published, `tCO2/MWh`
 * @per: the same, to calculate with
 * @year: the year it holds for, or 0
 * @region: (nullable): where, as `CN` or `CN-east`
 * @report: (nullable): the IPCC report of a warming potential
 * @valid_from: (nullable): the day it came into force
 * @prescribed: whether the notice demands it
 * @name_zh: what it is called
 * @name_en: the same in English
 * @source: who published it, and where
 * @derivation: (nullable): the arithmetic behind it
 * @register_id: the register it stands in, with its version
 */
typedef struct
{
  char *id;
  TjFactorKind kind;
  char *of;
  double value;
  char *unit_text;
  TjActivityUnit per;
  guint year;
  char *region;
  char *report;
  char *valid_from;
  gboolean prescribed;
  char *name_zh;
  char *name_en;
  char *source;
  char *derivation;
  const char *register_id;
} TjFactor;

const char *tj_factor_kind_to_string (TjFactorKind    self);
const char *tj_factor_get_name       (const TjFactor *self);
double      tj_factor_get_tonnes     (const TjFactor *self,
                                      double          quantity);

#define TJ_TYPE_FACTOR_REGISTER (tj_factor_register_get_type ())

/* Emission factors and warming potentials that can be looked up by id, and searched for the
 * one that an applicant must have used. Never changes once it is read: any thread may ask. */
G_DECLARE_FINAL_TYPE (TjFactorRegister, tj_factor_register, TJ, FACTOR_REGISTER, GObject)

TjFactorRegister *tj_factor_register_new_default (void);
TjFactorRegister *tj_factor_register_new         (GBytes            *bytes,
                                                  const char        *name,
                                                  TjFactorRegister  *base,
                                                  GError           **error);
const char       *tj_factor_register_get_id      (TjFactorRegister  *self);
const char       *tj_factor_register_get_title   (TjFactorRegister  *self);
guint             tj_factor_register_get_size    (TjFactorRegister  *self);
const TjFactor   *tj_factor_register_get         (TjFactorRegister  *self,
                                                  guint              index);
const TjFactor   *tj_factor_register_lookup      (TjFactorRegister  *self,
                                                  const char        *id);
const TjFactor   *tj_factor_register_get_prescribed (TjFactorRegister *self,
                                                     TjFactorKind      kind);
const TjFactor   *tj_factor_register_find_nearest   (TjFactorRegister *self,
                                                     TjFactorKind      kind,
                                                     const char       *of,
                                                     double            value);

G_END_DECLS
