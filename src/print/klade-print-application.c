/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-application.h"

#include "klade-i18n.h"
#include "klade-print-flow.h"

#define TEXT_PT 11
#define CAPTION_PT 8
#define RIGHT_MM 85
#define LINE "______________________________________"

static const char *
or_line (const char *text)
{
  return text != NULL && *text != '\0' ? text : LINE;
}

static void
add_text (KladePrintFlow *flow, const char *text, double space_after_mm)
{
  klade_print_flow_add (
      flow, klade_print_block_new_text (text, TEXT_PT, KLADE_PRINT_PLAIN, space_after_mm));
}

/* At the right: what was written, or a line to write on, and what it is below. */
static void
add_right (KladePrintFlow *flow, const char *text, const char *caption)
{
  double left_mm = klade_print_flow_get_width (flow) - RIGHT_MM;
  const KladePrintCell value[] = { { "", left_mm, 0 },
                                   { or_line (text), RIGHT_MM, KLADE_PRINT_CENTER } };
  const KladePrintCell below[] = {
    { "", left_mm, 0 },
    { caption, RIGHT_MM, KLADE_PRINT_CENTER | KLADE_PRINT_DIM },
  };

  klade_print_flow_add (flow, klade_print_block_new_row (TEXT_PT, 0, value, 2));
  klade_print_flow_add (flow, klade_print_block_new_row (CAPTION_PT, 7, below, 2));
}

static void
add_head (KladePrintFlow *flow, const KladeApplicationForm *form)
{
  g_autofree char *to =
      /* translators: class or group; a dative in Latvian: «7.a klases audzinātājam» */
      g_strdup_printf (_ ("To the class teacher or group teacher of %s"),
                       form->class_name != NULL ? form->class_name : "______");

  klade_print_flow_add (flow,
                        klade_print_block_new_text (form->school_name, 12, KLADE_PRINT_RIGHT, 1));
  klade_print_flow_add (flow, klade_print_block_new_text (to, TEXT_PT, KLADE_PRINT_RIGHT, 5));
  add_right (flow, form->guardian_name, _ ("parent's given name and surname"));
  add_right (flow, form->guardian_phone, _ ("phone number"));
  klade_print_flow_add (flow, klade_print_block_new_space (5));
  klade_print_flow_add (flow, klade_print_block_new_text (
                                  _ ("APPLICATION"), 16, KLADE_PRINT_CENTER | KLADE_PRINT_BOLD, 5));
}

static char *
dup_child (const KladeApplicationForm *form)
{
  if (form->pupil_name == NULL)
    return g_strdup (LINE LINE);

  return g_strdup_printf ("%s, %s, %s", form->pupil_name,
                          form->pupil_code != NULL ? form->pupil_code : "______ - _____",
                          form->class_name != NULL ? form->class_name : "______");
}

static void
add_request (KladePrintFlow *flow, const KladeApplicationForm *form)
{
  g_autofree char *child = dup_child (form);
  g_autofree char *request = g_strdup_printf (
      /* translators: a phone number */
      _ ("Please give me a password for the school management system Klade, on a printed slip or "
         "to the mobile phone number %s, because my child"),
      form->guardian_phone != NULL ? form->guardian_phone : "____________________");
  g_autofree char *learns = g_strdup_printf (
      /* translators: a programme in the accusative, a school in the locative or in quotes */
      _ ("learns by the programme %s at the school “%s”."),
      form->programme != NULL ? form->programme : LINE, form->school_name);

  add_text (flow, request, 4);
  klade_print_flow_add (
      flow, klade_print_block_new_text (child, TEXT_PT, KLADE_PRINT_CENTER | KLADE_PRINT_BOLD, 0));
  klade_print_flow_add (flow, klade_print_block_new_text (
                                  _ ("child's given name, surname, personal code, class or group"),
                                  CAPTION_PT, KLADE_PRINT_CENTER | KLADE_PRINT_DIM, 3));
  add_text (flow, learns, 5);
}

static void
add_points (KladePrintFlow *flow, const char *const *points, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *mark = g_strdup_printf ("%d.", (int) i + 1);
      const KladePrintCell cells[] = {
        { mark, 8, KLADE_PRINT_RIGHT | KLADE_PRINT_TOP },
        { _ (points[i]), klade_print_flow_get_width (flow) - 8, KLADE_PRINT_TOP },
      };

      klade_print_flow_add (flow, klade_print_block_new_row (TEXT_PT, 0, cells, 2));
    }
}

static void
add_consents (KladePrintFlow *flow)
{
  static const char *const consents[] = {
    N_ ("I will sign in to Klade myself, with the password given to me;"),
    N_ ("I will not hand the password on to anybody, not even to members of my family;"),
    N_ ("the school processes personal data in Klade by its rules for the electronic journal;"),
    N_ ("personal data are processed by the General Data Protection Regulation and the Personal "
        "Data Processing Law."),
  };

  add_text (flow, _ ("I agree that:"), 1);
  add_points (flow, consents, G_N_ELEMENTS (consents));
}

static void
add_signature (KladePrintFlow *flow)
{
  double width_mm = klade_print_flow_get_width (flow) / 3;
  const KladePrintCell lines[] = {
    { "_________________________", width_mm, KLADE_PRINT_CENTER },
    { "_________________________", width_mm, KLADE_PRINT_CENTER },
    { "_________________________", width_mm, KLADE_PRINT_CENTER },
  };
  const KladePrintCell captions[] = {
    { _ ("given name, surname"), width_mm, KLADE_PRINT_CENTER | KLADE_PRINT_DIM },
    { _ ("signature"), width_mm, KLADE_PRINT_CENTER | KLADE_PRINT_DIM },
    { _ ("date"), width_mm, KLADE_PRINT_CENTER | KLADE_PRINT_DIM },
  };

  klade_print_flow_add (flow, klade_print_block_new_space (10));
  klade_print_flow_add (flow, klade_print_block_new_row (TEXT_PT, 0, lines, 3));
  klade_print_flow_add (flow, klade_print_block_new_row (CAPTION_PT, 0, captions, 3));
}

/* What the parent keeps. */
static void
add_conditions (KladePrintFlow *flow)
{
  static const char *const conditions[] = {
    N_ ("You get the password for Klade after this application is registered, within a week at "
        "most."),
    N_ ("Sign in with the user name, which is the child's personal code (like 010203-12345), and "
        "the password."),
    N_ ("At the first sign-in Klade asks for a password of your own. Only you may use it."),
    N_ ("If somebody else may know the password, change it at once, or ask the school for a new "
        "one."),
  };
  g_autoptr (GString) dashes = g_string_new (NULL);

  while (dashes->len < 210)
    g_string_append (dashes, "- ");
  klade_print_flow_add (flow, klade_print_block_new_space (8));
  klade_print_flow_add (flow, klade_print_block_new_text (dashes->str, 6, KLADE_PRINT_CENTER, 0));
  klade_print_flow_add (
      flow, klade_print_block_new_text (_ ("CUT HERE – BRING ONLY THE UPPER PART OF THE "
                                           "APPLICATION TO THE SCHOOL"),
                                        CAPTION_PT, KLADE_PRINT_CENTER, 5));
  klade_print_flow_add (
      flow, klade_print_block_new_text (_ ("Conditions:"), TEXT_PT, KLADE_PRINT_BOLD, 1));
  add_points (flow, conditions, G_N_ELEMENTS (conditions));
}

/**
 * klade_print_applications_new:
 * @forms: (array length=n_forms): what is known already, of the same school
 * @n_forms: at least 1
 *
 * Parents' applications for access (A7, annex 1 of the preschool's rules), each on a page of its
 * own with its consents and the part that is cut off and kept.
 *
 * Returns: (transfer full): the document
 */
KladePrintDocument *
klade_print_applications_new (const KladeApplicationForm *forms, guint n_forms)
{
  g_autoptr (KladePrintFlow) flow = NULL;

  g_return_val_if_fail (forms != NULL && n_forms > 0 && forms->school_name != NULL, NULL);

  flow = klade_print_flow_new (&klade_print_a4_portrait, _ ("Application for access"));
  for (guint i = 0; i < n_forms; i++)
    {
      if (i > 0)
        klade_print_flow_break (flow, KLADE_PRINT_NEXT_PAGE);
      add_head (flow, &forms[i]);
      add_request (flow, &forms[i]);
      add_consents (flow);
      add_signature (flow);
      add_conditions (flow);
    }
  return klade_print_flow_finish (flow, forms->school_name);
}

/**
 * klade_print_application_new:
 * @form: what is known already
 *
 * Returns: (transfer full): one application, a page
 */
KladePrintDocument *
klade_print_application_new (const KladeApplicationForm *form)
{
  return klade_print_applications_new (form, 1);
}
