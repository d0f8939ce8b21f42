/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-bench.h"
#include "klade-paper.h"

G_BEGIN_DECLS

gboolean klade_bench_office (KladePaper *paper, const char *folder, KladeBench *times);

G_END_DECLS
