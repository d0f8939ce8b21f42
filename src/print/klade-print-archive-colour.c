/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "klade-print-archive.h"

/* The sRGB colour space (IEC 61966-2-1) as an ICC profile of version 2: three primaries seen
 * under D50, and one curve that they share. */

#define N_TAGS 9
#define HEADER_BYTES 128
#define CURVE_POINTS 256

static const char description[] = "sRGB IEC61966-2.1";
static const char copyright[] = "No copyright, use freely";

static void
add_u32 (GByteArray *out, guint32 value)
{
  const guint32 big = GUINT32_TO_BE (value);

  g_byte_array_append (out, (const guint8 *) &big, sizeof big);
}

static void
add_u16 (GByteArray *out, guint16 value)
{
  const guint16 big = GUINT16_TO_BE (value);

  g_byte_array_append (out, (const guint8 *) &big, sizeof big);
}

static void
add_text (GByteArray *out, const char *text, gsize length)
{
  g_byte_array_append (out, (const guint8 *) text, (guint) length);
}

static void
add_zeros (GByteArray *out, gsize n)
{
  for (gsize i = 0; i < n; i++)
    add_text (out, "", 1);
}

static void
add_xyz (GByteArray *out, double x, double y, double z)
{
  add_u32 (out, (guint32) lround (x * 65536));
  add_u32 (out, (guint32) lround (y * 65536));
  add_u32 (out, (guint32) lround (z * 65536));
}

static void
add_header (GByteArray *out)
{
  add_u32 (out, 0); /* the size, set at the end */
  add_zeros (out, 4);
  add_u32 (out, 0x02100000);
  add_text (out, "mntrRGB XYZ ", 12);
  add_u16 (out, 1998); /* of the colour space, so that the profile is always the same */
  for (int i = 0; i < 5; i++)
    add_u16 (out, i < 2 ? 1 : 0);
  add_text (out, "acsp", 4);
  add_zeros (out, 28);
  add_xyz (out, 0.9642, 1, 0.8249);
  add_zeros (out, HEADER_BYTES - out->len);
}

static void
begin_tag (GByteArray *out, guint index, const char *signature)
{
  guint8 *entry = out->data + HEADER_BYTES + 4 + index * 12;
  const guint32 offset = GUINT32_TO_BE (out->len);

  memcpy (entry, signature, 4);
  memcpy (entry + 4, &offset, 4);
}

static void
end_tag (GByteArray *out, guint index)
{
  guint8 *entry = out->data + HEADER_BYTES + 4 + index * 12;
  guint32 offset;
  guint32 size;

  memcpy (&offset, entry + 4, 4);
  offset = GUINT32_FROM_BE (offset);
  size = GUINT32_TO_BE (out->len - offset);
  memcpy (entry + 8, &size, 4);
  add_zeros (out, (4 - out->len % 4) % 4);
}

static void
add_xyz_tag (GByteArray *out, guint index, const char *signature, double x, double y, double z)
{
  begin_tag (out, index, signature);
  add_text (out, "XYZ \0\0\0\0", 8);
  add_xyz (out, x, y, z);
  end_tag (out, index);
}

static void
add_texts (GByteArray *out)
{
  begin_tag (out, 0, "desc");
  add_text (out, "desc\0\0\0\0", 8);
  add_u32 (out, sizeof description);
  add_text (out, description, sizeof description);
  add_zeros (out, 4 + 4 + 2 + 1 + 67);
  end_tag (out, 0);

  begin_tag (out, 1, "cprt");
  add_text (out, "text\0\0\0\0", 8);
  add_text (out, copyright, sizeof copyright);
  end_tag (out, 1);
}

static void
add_curve (GByteArray *out)
{
  static const char *const channels[] = { "rTRC", "gTRC", "bTRC" };
  const guint first = 6;

  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    begin_tag (out, first + i, channels[i]);

  add_text (out, "curv\0\0\0\0", 8);
  add_u32 (out, CURVE_POINTS);
  for (int i = 0; i < CURVE_POINTS; i++)
    {
      double shown = i / (double) (CURVE_POINTS - 1);
      double linear = shown <= 0.04045 ? shown / 12.92 : pow ((shown + 0.055) / 1.055, 2.4);

      add_u16 (out, (guint16) lround (linear * 65535));
    }
  for (guint i = G_N_ELEMENTS (channels); i-- > 0;)
    end_tag (out, first + i);
}

/**
 * klade_print_archive_new_colour_profile:
 *
 * Returns: (transfer full): sRGB as an ICC profile
 */
GByteArray *
klade_print_archive_new_colour_profile (void)
{
  GByteArray *out = g_byte_array_new ();
  guint32 size;

  add_header (out);
  add_u32 (out, N_TAGS);
  add_zeros (out, N_TAGS * 12);
  add_texts (out);
  add_xyz_tag (out, 2, "wtpt", 0.9642, 1, 0.8249);
  add_xyz_tag (out, 3, "rXYZ", 0.43607, 0.22249, 0.01392);
  add_xyz_tag (out, 4, "gXYZ", 0.38515, 0.71687, 0.09708);
  add_xyz_tag (out, 5, "bXYZ", 0.14307, 0.06061, 0.71410);
  add_curve (out);

  size = GUINT32_TO_BE (out->len);
  memcpy (out->data, &size, 4);
  return out;
}
