/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TJ_SANDBOX_ERROR (tj_sandbox_error_quark ())

/**
 * TjSandboxError:
 * @TJ_SANDBOX_ERROR_NOT_STARTED: the program could not be started
 * @TJ_SANDBOX_ERROR_TIMEOUT: it took too long and was ended
 * @TJ_SANDBOX_ERROR_FAILED: it ended with a status of failure, or by a signal
 */
typedef enum
{
  TJ_SANDBOX_ERROR_NOT_STARTED,
  TJ_SANDBOX_ERROR_TIMEOUT,
  TJ_SANDBOX_ERROR_FAILED,
} TjSandboxError;

GQuark tj_sandbox_error_quark (void);

/**
 * TjSandboxLimits:
 * @memory: bytes of address space, or 0 for no limit
 * @seconds: of processor time, or 0 for no limit
 * @file_size: bytes of any file it writes
 * @leave: whether the program sets its own limits, and nothing is done here
 *
 * What a program may use. The kernel ends it, or refuses it more, beyond that.
 */
typedef struct
{
  guint64 memory;
  guint64 seconds;
  guint64 file_size;
  gboolean leave;
} TjSandboxLimits;

/* A program that works on what applicants sent, behind walls: bubblewrap's where the system
 * allows them, so that it sees the system's own files and what it is shown here, and neither
 * network nor home; and limits on what it may use in any case. */
typedef struct _TjSandbox TjSandbox;

TjSandbox   *tj_sandbox_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void         tj_sandbox_free          (TjSandbox              *self);
void         tj_sandbox_show          (TjSandbox              *self,
                                       const char             *path,
                                       const char             *as);
void         tj_sandbox_let_write     (TjSandbox              *self,
                                       const char             *folder);
void         tj_sandbox_take_fd       (TjSandbox              *self,
                                       int                     fd,
                                       int                     target);
void         tj_sandbox_set_variable  (TjSandbox              *self,
                                       const char             *name,
                                       const char             *value);
void         tj_sandbox_set_limits    (TjSandbox              *self,
                                       const TjSandboxLimits  *limits);
GSubprocess *tj_sandbox_spawn         (TjSandbox              *self,
                                       const char * const     *arguments,
                                       GSubprocessFlags        flags,
                                       GError                **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     tj_sandbox_run           (TjSandbox              *self,
                                       const char * const     *arguments,
                                       guint                   milliseconds,
                                       GCancellable           *cancellable,
                                       GError                **error);
void         tj_sandbox_end           (GSubprocess            *process);
gboolean     tj_sandbox_has_walls     (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjSandbox, tj_sandbox_free)

G_END_DECLS
