/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The kinds of `kladectl import`; @argv[1] is the kind's name. */

#include "klade-ctl.h"
#include "klade-school-import.h"

G_BEGIN_DECLS

KladeCtlStatus klade_ctl_import_timetable (int argc, char **argv);
KladeCtlStatus klade_ctl_import_people (int argc, char **argv);

gboolean klade_ctl_read_decisions (char **typed,
                                   const char *path,
                                   GArray **decisions,
                                   GError **error);

G_END_DECLS
