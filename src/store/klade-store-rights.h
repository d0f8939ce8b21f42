/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-day.h"
#include "klade-db.h"

G_BEGIN_DECLS

/* The facts that a right's reach is made of (row A2).  Days are KladeDay. */

gboolean klade_store_teaches_journal (KladeDb *db,
                                      gint64 person_id,
                                      gint64 journal_id,
                                      gint32 day,
                                      gboolean *teaches,
                                      GError **error);
gboolean klade_store_find_substituted_day (KladeDb *db,
                                           gint64 person_id,
                                           gint64 journal_id,
                                           KladeDay today,
                                           KladeDay *day,
                                           GError **error);
gboolean klade_store_led_class_of_journal (KladeDb *db,
                                           gint64 person_id,
                                           gint64 journal_id,
                                           KladeDay today,
                                           gboolean *led,
                                           GError **error);
gboolean klade_store_class_has_journal (KladeDb *db,
                                        gint64 class_id,
                                        gint64 journal_id,
                                        gint64 pupil_id,
                                        gint32 day,
                                        gboolean *has,
                                        GError **error);
gboolean klade_store_class_has_pupil (KladeDb *db,
                                      gint64 class_id,
                                      gint64 pupil_id,
                                      gint32 day,
                                      gboolean *has,
                                      GError **error);
gboolean klade_store_is_guardian (KladeDb *db,
                                  gint64 person_id,
                                  gint64 pupil_id,
                                  gint32 day,
                                  gboolean *is_guardian,
                                  GError **error);

G_END_DECLS
