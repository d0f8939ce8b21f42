/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-print-document.h"

G_BEGIN_DECLS

/* What two pictures of a page differ in. */
typedef struct
{
  double mean;   /* of all points, 0 to 255 */
  int n_changed; /* squares of 1.5 mm that are clearly lighter or darker */
} KladeTestPictureDifference;

cairo_surface_t *klade_test_picture_draw (KladePrintDocument *document, int page);
KladeTestPictureDifference klade_test_picture_compare (cairo_surface_t *one,
                                                       cairo_surface_t *other);
void klade_test_picture_assert (KladePrintDocument *document, int page, const char *name);

G_END_DECLS
