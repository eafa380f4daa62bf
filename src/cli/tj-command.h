/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TjExit:
 * @TJ_EXIT_FINE: done
 * @TJ_EXIT_PROBLEM: findings of severity error, or a verification that failed
 * @TJ_EXIT_UNUSABLE: the input or the command line cannot be used
 */
typedef enum
{
  TJ_EXIT_FINE = 0,
  TJ_EXIT_PROBLEM = 1,
  TJ_EXIT_UNUSABLE = 2,
} TjExit;

/**
 * TjCommand:
 * @name: the word on the command line
 * @arguments: what follows it, for help
 * @summary: one line, translatable
 * @hidden: whether help leaves it out
 * @run: does it; @argv[0] is the command's own name
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  gboolean hidden;
  int (*run) (int argc, char **argv);
} TjCommand;

int              tj_command_main   (int          argc,
                                    char       **argv);
const TjCommand *tj_command_lookup (const char  *name);

/* One file each. */
int tj_command_assign   (int argc, char **argv);
int tj_command_chart    (int argc, char **argv);
int tj_command_check    (int argc, char **argv);
int tj_command_classify (int argc, char **argv);
int tj_command_course   (int argc, char **argv);
int tj_command_decision (int argc, char **argv);
int tj_command_draft    (int argc, char **argv);
int tj_command_factors  (int argc, char **argv);
int tj_command_recalc   (int argc, char **argv);
int tj_command_export   (int argc, char **argv);
int tj_command_identity (int argc, char **argv);
int tj_command_gate     (int argc, char **argv);
int tj_command_grade    (int argc, char **argv);
int tj_command_ledger   (int argc, char **argv);
int tj_command_opinion  (int argc, char **argv);
int tj_command_pack     (int argc, char **argv);
int tj_command_panel    (int argc, char **argv);
int tj_command_plant    (int argc, char **argv);
int tj_command_pseudonymise (int argc, char **argv);
int tj_command_search   (int argc, char **argv);
int tj_command_show     (int argc, char **argv);
int tj_command_sign     (int argc, char **argv);
int tj_command_verify   (int argc, char **argv);

G_END_DECLS
