/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-timetable-diff.h"

G_BEGIN_DECLS

char *klade_timetable_diff_describe_object (const KladeTimetableFile *file,
                                            KladeFileKind kind,
                                            int index);
char *klade_timetable_diff_name_object (const KladeTimetableFile *file,
                                        KladeFileKind kind,
                                        int index);

G_END_DECLS
