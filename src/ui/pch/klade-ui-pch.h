/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every window reads, read once in a build with -Dpch=true.  Sources include what they use all
 * the same: the other builds check that. */
#include <adwaita.h>
