/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: the steps that verbs on people, and imports of many of them, are made
 * of.  Each writes through a change set, within its transaction, and asks for no right. */

#include "klade-register.h"
#include "klade-school-people.h"
#include "klade-seal.h"
#include "klade-store-people.h"

G_BEGIN_DECLS

KladeSeal *klade_people_get_seal (KladeSession *session);
gboolean klade_people_find_target (KladeSession *session,
                                   KladeAction action,
                                   gint64 person_id,
                                   KladeTarget *target,
                                   gboolean *may,
                                   GError **error);
gboolean klade_people_run (KladeSession *session,
                           const char *title,
                           KladeRegisterFunc work,
                           gpointer data,
                           KladeUndo **undo,
                           GError **error);
gboolean klade_people_require_reading (KladeSession *session, GError **error);
KladePersonFile *klade_people_read_file (KladeSession *session, gint64 person_id, GError **error);
gboolean klade_people_clean_name (const char *surname,
                                  const char *given_name,
                                  char **clean_surname,
                                  char **clean_given_name,
                                  GError **error);
gboolean klade_people_check_days (KladeDay first, KladeDay last, GError **error);
KladeRecord *klade_people_get_person (KladeChangeSet *changes,
                                      gint64 person_id,
                                      gint32 revision,
                                      GError **error);
gboolean klade_people_use_order (KladeChangeSet *changes,
                                 const KladeOrderName *order,
                                 const char *kind,
                                 gint64 *order_id,
                                 GError **error);
gboolean klade_people_put (KladeChangeSet *changes,
                           KladeRecord *record,
                           KladeRecord *hidden,
                           gint64 pupil_id,
                           GError **error);
gboolean klade_people_end_rows (KladeChangeSet *changes,
                                KladePersonRows rows,
                                gint64 person_id,
                                KladeDay last_day,
                                GError **error);

/* A new person with names and data; @draft is checked and cleaned. */
gboolean klade_people_add (KladeChangeSet *changes,
                           const KladePersonDraft *draft,
                           gint64 *person_id,
                           GError **error);
gboolean klade_people_add_name (KladeChangeSet *changes,
                                gint64 person_id,
                                const char *surname,
                                const char *given_name,
                                KladeDay from,
                                KladeDay to,
                                gint64 order_id,
                                GError **error);
gboolean klade_people_rename (KladeChangeSet *changes,
                              gint64 person_id,
                              const char *surname,
                              const char *given_name,
                              KladeDay since,
                              GError **error);
gboolean klade_people_correct (KladeChangeSet *changes,
                               gint64 person_id,
                               const char *surname,
                               const char *given_name,
                               const char *sex,
                               GError **error);
gboolean klade_people_set_data (KladeChangeSet *changes,
                                gint64 person_id,
                                const KladePersonChange *data,
                                guint n_data,
                                KladeDay since,
                                GError **error);
gboolean klade_people_set_draft_data (KladeChangeSet *changes,
                                      gint64 person_id,
                                      const KladePersonDraft *draft,
                                      GError **error);
gboolean klade_people_add_secret (KladeChangeSet *changes,
                                  gint64 person_id,
                                  const char *field,
                                  const char *value,
                                  KladeDay from,
                                  KladeDay to,
                                  GError **error);

/* @order_id: 0 for none; refuses overlaps in words. */
gboolean klade_people_enrol (KladeChangeSet *changes,
                             gint64 pupil_id,
                             gint64 class_id,
                             KladeDay first_day,
                             KladeDay last_day,
                             gint64 order_id,
                             GError **error);
gboolean klade_people_check_stay (KladeDb *db, const KladeRecord *record, GError **error);
gboolean klade_people_remove (KladeChangeSet *changes,
                              gint64 pupil_id,
                              KladeDay last_day,
                              gint64 order_id,
                              GError **error);
gboolean klade_people_add_guardian (KladeChangeSet *changes,
                                    gint64 pupil_id,
                                    gint64 guardian_id,
                                    const char *kind,
                                    KladeDay first_day,
                                    GError **error);
gboolean klade_people_employ (KladeChangeSet *changes,
                              gint64 person_id,
                              const char *position,
                              KladeDay first_day,
                              gint64 order_id,
                              GError **error);

/* Ends roles, group memberships and teaching after @last_day; when no role is left then and the
 * day has come, the person's accounts are revoked.  What the person wrote stays. */
gboolean klade_account_end_access (KladeChangeSet *changes,
                                   gint64 person_id,
                                   KladeRole lowest_role,
                                   KladeRole highest_role,
                                   KladeDay last_day,
                                   GError **error);

G_END_DECLS
