/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-setup-list.h"

void
klade_school_profile_free (KladeSchoolProfile *self)
{
  g_free (self->name);
  g_free (self->kind);
  g_free (self->registration_no);
  g_free (self->address);
  g_free (self);
}

void
klade_break_row_free (KladeBreakRow *self)
{
  g_free (self->name);
  g_free (self);
}

void
klade_moved_day_row_free (KladeMovedDayRow *self)
{
  g_free (self->reason);
  g_free (self);
}

void
klade_year_calendar_free (KladeYearCalendar *self)
{
  g_clear_pointer (&self->breaks, g_ptr_array_unref);
  g_clear_pointer (&self->moved_days, g_ptr_array_unref);
  g_free (self);
}

void
klade_bell_set_row_free (KladeBellSetRow *self)
{
  g_free (self->name);
  g_array_unref (self->bells);
  g_free (self);
}

void
klade_setting_row_free (KladeSettingRow *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->description);
  g_free (self->value);
  g_free (self->fallback);
  g_free (self);
}
