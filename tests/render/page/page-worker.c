/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command-page-worker.h"

int
main (int    argc,
      char **argv)
{
  return tj_command_page_worker (argc - 1, argv + 1);
}
