/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-form.h"

G_BEGIN_DECLS

KladeForm *klade_form_dup_shipped (KladePaperKind kind);

G_END_DECLS
