/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/checks/tj-check-runner.h"

G_BEGIN_DECLS

/**
 * CheckFixture:
 * @package: a package of the promotion class with two cases, to which no rule objects
 * @form: its form, for the test to spoil
 */
typedef struct
{
  TjPackage *package;
  TjForm *form;
} CheckFixture;

CheckFixture *check_fixture_new     (void);
void          check_fixture_free    (CheckFixture     *self);
void          check_fixture_type    (CheckFixture     *self,
                                     const char       *path,
                                     const char       *text);
void          check_fixture_tick    (CheckFixture     *self,
                                     const char       *id,
                                     const char       *codes);
void          check_fixture_attach  (CheckFixture     *self,
                                     TjAttachmentKind  kind);
void          check_fixture_attach_text (CheckFixture     *self,
                                         TjAttachmentKind  kind,
                                         const char       *name,
                                         TjTextPartKind    part,
                                         const char       *text);
void          check_fixture_calculate (CheckFixture     *self,
                                       const char       *text);
void          check_fixture_expect_number (CheckFixture *self,
                                           const char   *code,
                                           const char   *name,
                                           double        value);
void          check_fixture_expect_finite (CheckFixture *self);
void          check_fixture_expect_none (CheckFixture   *self,
                                         const char     *code);
void          check_fixture_detach  (CheckFixture     *self,
                                     TjAttachmentKind  kind);
TjFinding    *check_fixture_find    (CheckFixture     *self,
                                     const char       *code);
guint         check_fixture_count   (CheckFixture     *self,
                                     const char       *code);
void          check_fixture_expect  (CheckFixture     *self,
                                     const char       *code,
                                     const char       *variant);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CheckFixture, check_fixture_free)

G_END_DECLS
