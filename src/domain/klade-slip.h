/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KladeSlip:
 * @name: surname first, as slips are sorted
 * @class_name: of the pupil or of a guardian's child; "" for staff
 * @note: whose guardian, or the roles; translated
 *
 * A first password for its owner.  It is stored nowhere: once freed, it is gone.
 */
typedef struct
{
  gint64 person_id;
  char *name;
  char *class_name;
  char *note;
  char *user_name;
  char *password;
} KladeSlip;

void klade_slip_free (KladeSlip *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeSlip, klade_slip_free)

G_END_DECLS
