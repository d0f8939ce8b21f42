/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KladePrintArchiveInfo:
 * @title: (nullable): as in the file
 * @author: (nullable): as in the file
 * @created_at: as in the file, 2026-03-05T10:00:00+02:00
 */
typedef struct
{
  const char *title;
  const char *author;
  const char *created_at;
} KladePrintArchiveInfo;

gboolean klade_print_archive_update (GByteArray *pdf, const KladePrintArchiveInfo *info);
GByteArray *klade_print_archive_new_colour_profile (void);

G_END_DECLS
