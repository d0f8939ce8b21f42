/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "klade-office.h"

G_BEGIN_DECLS

/**
 * KladePlaceInfo:
 * @id: the target of win.place
 * @name: untranslated
 * @icon_name: in the sidebar
 * @action: who may not do this nowhere sees the place
 * @make: makes its page when it is first opened; %NULL for the journals, which the desk keeps
 *
 * One place of the window.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *icon_name;
  KladeAction action;
  GtkWidget *(*make) (KladeOffice *office);
} KladePlaceInfo;

const KladePlaceInfo *klade_places_find (const char *id);
const KladePlaceInfo *klade_places_get_nth_open (KladePerson *person, guint index);

G_END_DECLS
