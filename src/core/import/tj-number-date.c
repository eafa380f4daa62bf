/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-number-date.h"

#include <math.h>
#include <string.h>

#include "core/import/tj-number-token.h"

/* A day count as a date. Workbooks count from 1900, in which they believe the 29th of February
 * to have been, or from 1904. */

/* The last day that can be shown, 9999-12-31. */
#define LAST_DAY 2958465.0
#define SECONDS_A_DAY 86400
#define DAYS_FROM_1900_TO_1904 1462

typedef struct
{
  guint year;
  guint month;
  guint day;
  guint weekday;
  guint64 seconds;
  double fraction;
  gboolean halves;
} Moment;

static const char * const month_names[] = {
  "January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December",
};

static const char * const day_names[] = {
  "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
};

static const char * const chinese_days[] = { "一", "二", "三", "四", "五", "六", "日" };

static void
split_day (guint   serial,
           Moment *moment)
{
  GDate date;

  g_date_clear (&date, 1);
  if (serial == 60 || serial == 0)
    {
      moment->year = 1900;
      moment->month = serial == 0 ? 1 : 2;
      moment->day = serial == 0 ? 0 : 29;
      moment->weekday = 3;
      return;
    }

  g_date_set_dmy (&date, 31, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, serial < 60 ? serial : serial - 1);
  moment->year = g_date_get_year (&date);
  moment->month = g_date_get_month (&date);
  moment->day = g_date_get_day (&date);
  moment->weekday = g_date_get_weekday (&date);
}

static void
append_named (GString            *shown,
              const char * const *names,
              guint               number,
              gsize               length)
{
  const char *name = names[number - 1];

  if (length == 3)
    g_string_append_len (shown, name, 3);
  else if (length == 5)
    g_string_append_c (shown, name[0]);
  else
    g_string_append (shown, name);
}

static void
append_padded (GString *shown,
               guint64  number,
               gsize    length)
{
  g_string_append_printf (shown, "%0*" G_GUINT64_FORMAT, (int) MIN (length, 9), number);
}

static void
append_month (GString      *shown,
              const Moment *moment,
              gsize         length)
{
  if (length >= 3)
    append_named (shown, month_names, moment->month, length);
  else
    append_padded (shown, moment->month, length);
}

static void
append_day (GString      *shown,
            const Moment *moment,
            gsize         length)
{
  if (length >= 3)
    append_named (shown, day_names, moment->weekday, length);
  else
    append_padded (shown, moment->day, length);
}

static void
append_hour (GString             *shown,
             const Moment        *moment,
             const TjNumberToken *token)
{
  guint64 hours = moment->seconds / 3600;

  if (!token->elapsed)
    hours %= 24;
  if (moment->halves)
    hours = (hours + 11) % 12 + 1;
  append_padded (shown, hours, token->length);
}

/* A month, unless it stands after hours or before seconds. */
static gboolean
is_minute (const TjNumberToken *token,
           char                 before,
           const char          *after,
           const char          *end)
{
  if (token->elapsed || before == 'h')
    return TRUE;

  while (after < end)
    {
      TjNumberToken next;

      after = tj_number_token_next (after, end, &next);
      if (next.kind == TJ_NUMBER_DATE)
        return next.letter == 's';
    }

  return FALSE;
}

static void
append_half (GString             *shown,
             const Moment        *moment,
             const TjNumberToken *token)
{
  const gboolean late = moment->seconds / 3600 % 24 >= 12;

  if (token->text[0] == 'A' || token->text[0] == 'a')
    g_string_append (shown, token->length == 3 ? (late ? "P" : "A") : (late ? "PM" : "AM"));
  else
    g_string_append (shown, late ? "下午" : "上午");
}

static void
append_part (GString             *shown,
             const Moment        *moment,
             const TjNumberToken *token,
             gboolean             minute)
{
  const guint64 seconds = moment->seconds;

  switch (token->letter)
    {
    case 'y':
      append_padded (shown, token->length <= 2 ? moment->year % 100 : moment->year,
                     token->length <= 2 ? 2 : 4);
      break;
    case 'm':
      if (minute)
        append_padded (shown, token->elapsed ? seconds / 60 : seconds / 60 % 60, token->length);
      else
        append_month (shown, moment, token->length);
      break;
    case 'd':
      append_day (shown, moment, token->length);
      break;
    case 'a':
      g_string_append (shown, token->length >= 4 ? "星期" : "周");
      g_string_append (shown, chinese_days[moment->weekday - 1]);
      break;
    case 'h':
      append_hour (shown, moment, token);
      break;
    case 's':
      append_padded (shown, token->elapsed ? seconds : seconds % 60, token->length);
      break;
    case 'p':
    default:
      append_half (shown, moment, token);
    }
}

/* The places after the point of seconds. */
static guint
count_decimals (const char *code,
                const char *end)
{
  gboolean after_point = FALSE;
  guint n = 0;

  while (code < end)
    {
      TjNumberToken token;

      code = tj_number_token_next (code, end, &token);
      if (token.kind == TJ_NUMBER_POINT)
        after_point = TRUE;
      else if (after_point && token.kind == TJ_NUMBER_DIGIT)
        n++;
    }

  return MIN (n, 3);
}

static void
split_moment (Moment *moment,
              double  value,
              guint   first_day,
              guint   n_decimals)
{
  const double scale = pow (10, n_decimals);
  const guint64 all = (guint64) floor (value * SECONDS_A_DAY * scale + 0.5);
  const guint64 per_day = (guint64) (SECONDS_A_DAY * scale);

  split_day ((guint) (all / per_day) + first_day, moment);
  moment->seconds = (guint64) (all / scale);
  moment->fraction = (double) (all % (guint64) scale);
}

static gboolean
has_halves (const char *code,
            const char *end)
{
  while (code < end)
    {
      TjNumberToken token;

      code = tj_number_token_next (code, end, &token);
      if (token.kind == TJ_NUMBER_DATE && token.letter == 'p')
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_number_date_show:
 * @code: a section of a format code that has parts of a date or a time
 * @end: where it ends
 * @value: days
 * @from_1904: whether they are counted from 1904
 *
 * Returns: (transfer full) (nullable): what a person sees; %NULL where it is no day of a calendar
 */
char *
tj_number_date_show (const char *code,
                     const char *end,
                     double      value,
                     gboolean    from_1904)
{
  const guint n_decimals = count_decimals (code, end);
  const guint first_day = from_1904 ? DAYS_FROM_1900_TO_1904 : 0;
  Moment moment = { 0 };
  GString *shown;
  char before = '\0';

  if (value < 0 || value >= LAST_DAY + 1 - first_day)
    return NULL;

  split_moment (&moment, value, first_day, n_decimals);
  moment.halves = has_halves (code, end);
  shown = g_string_new (NULL);

  while (code < end)
    {
      TjNumberToken token;

      code = tj_number_token_next (code, end, &token);
      if (token.kind == TJ_NUMBER_DATE)
        {
          append_part (shown, &moment, &token, is_minute (&token, before, code, end));
          before = token.letter;
        }
      else if (token.kind == TJ_NUMBER_POINT && n_decimals > 0)
        g_string_append_printf (shown, ".%0*u", (int) n_decimals, (guint) moment.fraction);
      else if (token.kind == TJ_NUMBER_LITERAL || token.kind == TJ_NUMBER_FRACTION ||
               token.kind == TJ_NUMBER_COMMA || token.kind == TJ_NUMBER_POINT)
        g_string_append_len (shown, token.text, token.length);
    }

  return g_string_free (shown, FALSE);
}
