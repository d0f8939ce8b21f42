/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "klade-clock.h"
#include "klade-error.h"
#include "klade-rights.h"

G_BEGIN_DECLS

/**
 * KladeSchool:
 *
 * One open school: its file or server, before anybody signed in.  Like every object of this
 * folder it belongs to the thread that opened it: the window's is the thread of its
 * KladeWorker.  kladectl uses its only thread.
 */
#define KLADE_TYPE_SCHOOL (klade_school_get_type ())
G_DECLARE_FINAL_TYPE (KladeSchool, klade_school, KLADE, SCHOOL, GObject)

#define KLADE_TYPE_SESSION (klade_session_get_type ())
G_DECLARE_FINAL_TYPE (KladeSession, klade_session, KLADE, SESSION, GObject)

/* What the sign-in page shows; immutable, may cross threads. */
typedef struct
{
  gatomicrefcount ref_count;
  char *place; /* path or URI without a password */
  char *uid;   /* of the school, for libsecret */
  char *name;
  gboolean is_demo;
  gboolean is_read_only;
  gboolean is_too_new; /* written by a newer Klade: reading only */
  KladeDay today;
  int version;            /* of its tables */
  const char *engine;     /* sqlite, postgresql */
  GPtrArray *demo_people; /* KladeDemoPerson; empty in a real school */
} KladeSchoolInfo;

typedef struct
{
  char *user_name;
  char *password;
  char *name;  /* Anna Kalniņa */
  char *roles; /* skolotāja, 7.a klases audzinātāja: translated */
} KladeDemoPerson;

KladeSchoolInfo *klade_school_info_ref (KladeSchoolInfo *self);
void klade_school_info_unref (KladeSchoolInfo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeSchoolInfo, klade_school_info_unref)

/* What a new school starts with. */
typedef struct
{
  const char *name;
  const char *kind;      /* basic secondary gymnasium art preschool mixed */
  const char *user_name; /* of the first superuser */
  const char *password;
  const char *surname;
  const char *given_name;
} KladeSchoolSetup;

KladeSchool *klade_school_open (const char *place, const KladeClock *clock, GError **error);
KladeSchool *klade_school_create (const char *place,
                                  const KladeSchoolSetup *setup,
                                  const KladeClock *clock,
                                  GError **error);
void klade_school_close (KladeSchool *self);
KladeSchoolInfo *klade_school_dup_info (KladeSchool *self, GError **error);

KladeSession *klade_school_sign_in (KladeSchool *self,
                                    const char *user_name,
                                    const char *password,
                                    GError **error);
KladeSession *klade_school_sign_in_demo (KladeSchool *self, GError **error);

/* The signed-in person; these never touch the store. */
KladeSchool *klade_session_get_school (KladeSession *self);
gint64 klade_session_get_person_id (KladeSession *self);
const char *klade_session_get_name (KladeSession *self);
const char *klade_session_get_user_name (KladeSession *self);
gboolean klade_session_has_role (KladeSession *self, KladeRole role);
gboolean klade_session_can (KladeSession *self, KladeAction action);
char *klade_session_dup_roles_text (KladeSession *self);
gboolean klade_session_must_change_password (KladeSession *self);
KladeDay klade_session_get_today (KladeSession *self);

gboolean klade_session_check_password (KladeSession *self, const char *password, GError **error);
gboolean klade_session_change_password (KladeSession *self,
                                        const char *old_password,
                                        const char *new_password,
                                        GError **error);

/* Settings (row A10): names and defaults stand in klade-school-settings.c. */
char *klade_school_dup_setting (KladeSession *session, const char *name, GError **error);
gboolean klade_school_set_setting (KladeSession *session,
                                   const char *name,
                                   const char *value,
                                   GError **error);

G_END_DECLS
