/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Every core object is named here once, so that headers need not include each other. */

typedef struct _TjProgress TjProgress;

typedef struct _TjPlace TjPlace;
typedef struct _TjQuantity TjQuantity;
typedef struct _TjFieldSpec TjFieldSpec;
typedef struct _TjField TjField;
typedef struct _TjCase TjCase;
typedef struct _TjForm TjForm;
typedef struct _TjAttachment TjAttachment;
typedef struct _TjPackage TjPackage;
typedef struct _TjFinding TjFinding;

typedef struct _TjTaxonomy TjTaxonomy;
typedef struct _TjTaxonomyNode TjTaxonomyNode;

typedef struct _TjRubric TjRubric;
typedef struct _TjCriterion TjCriterion;
typedef struct _TjScore TjScore;
typedef struct _TjReview TjReview;

typedef struct _TjSheet TjSheet;
typedef struct _TjIdentity TjIdentity;
typedef struct _TjStore TjStore;

G_END_DECLS
