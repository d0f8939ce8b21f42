/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KladeScale:
 * @KLADE_SCALE_POINTS: 1 to 10 (the ten-point scale)
 * @KLADE_SCALE_PASS: i or ni (ieskaitīts, neieskaitīts)
 * @KLADE_SCALE_LEVELS: S T A P (sācis apgūt, turpina apgūt, apguvis, apguvis padziļināti)
 * @KLADE_SCALE_PERCENT: 0 to 100 %
 *
 * What marks a column may hold.  Every scale also knows nv (nav vērtējuma) and atb (atbrīvots),
 * which may be typed as a wherever that is no level.  The numbers are stored in school files and
 * never change.
 */
typedef enum
{
  KLADE_SCALE_POINTS = 1,
  KLADE_SCALE_PASS = 2,
  KLADE_SCALE_LEVELS = 3,
  KLADE_SCALE_PERCENT = 4,
} KladeScale;

#define KLADE_N_SCALES 4

typedef enum
{
  KLADE_MARK_NONE = 0,
  KLADE_MARK_POINTS,  /* value: 1 to 10 */
  KLADE_MARK_PASSED,  /* i */
  KLADE_MARK_FAILED,  /* ni */
  KLADE_MARK_LEVEL,   /* value: 1 S, 2 T, 3 A, 4 P */
  KLADE_MARK_PERCENT, /* value: 0 to 100 */
  KLADE_MARK_NO_MARK, /* nv: informational, never part of an average */
  KLADE_MARK_EXEMPT,  /* atb: exempt from the work */
} KladeMarkKind;

/* A mark; a plain value of two bytes: copy it, never free it. */
typedef struct
{
  guint8 kind; /* KladeMarkKind */
  guint8 value;
} KladeMark;

#define KLADE_MARK_TEXT_SIZE 8

gboolean klade_mark_parse (const char *text, KladeScale scale, KladeMark *mark, GError **error);
gboolean klade_mark_accepts_prefix (const char *text, KladeScale scale);
const char *klade_mark_format (KladeMark mark, char buffer[KLADE_MARK_TEXT_SIZE]);
gboolean klade_mark_equal (KladeMark a, KladeMark b);
gboolean klade_mark_fits (KladeMark mark, KladeScale scale);
gboolean klade_mark_is_below_pass (KladeMark mark);
const char *klade_mark_name (KladeMark mark);

KladeScale klade_scale_from_id (gint64 id);
const char *klade_scale_name (KladeScale scale);
const char *klade_scale_hint (KladeScale scale);

G_END_DECLS
