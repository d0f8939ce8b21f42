/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-worker.h"

G_BEGIN_DECLS

/**
 * KladeNewSchoolMade:
 * @worker: has the new school open
 * @info: the school
 * @person: its superuser, signed in
 * @data: whoever asked
 */
typedef void (*KladeNewSchoolMade) (KladeWorker *worker,
                                    KladeSchoolInfo *info,
                                    KladePerson *person,
                                    GObject *data);

void klade_new_school_ask (GtkWidget *parent,
                           const KladeClock *clock,
                           KladeNewSchoolMade made,
                           GObject *data);

G_END_DECLS
