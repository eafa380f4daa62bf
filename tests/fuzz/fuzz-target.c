/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-target.h"

#include "core/base/tj-xml.h"

/* No target may start another program: a converter would be what is measured, not the reader. */
int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_setenv ("PATH", "/nowhere", TRUE);
  g_setenv ("TANJIAN_OFFICE", "", TRUE);
  g_setenv ("GIO_USE_VFS", "local", TRUE);
  tj_xml_initialize ();

  return 0;
}
