/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-rights.h"

#include "klade-i18n.h"

/* Short names, so that the table reads as a table. */
enum
{
  NONE = KLADE_SCOPE_NOTHING,
  SELF = KLADE_SCOPE_SELF,
  KIDS = KLADE_SCOPE_OWN_CHILDREN,
  MINE = KLADE_SCOPE_OWN_JOURNALS,
  CLAS = KLADE_SCOPE_OWN_CLASS,
  ALL = KLADE_SCOPE_SCHOOL,
};

/* Who may do what, and how far.  A person with several roles has the sum of them.
 *
 * Superuser: keeps the whole (D9), enters reasons of absences (M14), changes the data key.
 * Head: watches (P3.12) and signs report cards (M21), so reads everything and closes terms;
 *   changing an entry stays with those who answer for it.  A head who is the superuser
 *   too (P6.2) holds both roles.
 * Deputy: timetable, groups, parents' access (G2.3, G3.2-3.4, P2), supplies personal data (A1),
 *   checks (D23, M18, P3.9), and is the one to ask about a closed term.
 * Class teacher: sees the class's journals (D14, V5), justifies (V4, D13), corrects the register;
 *   writes marks and topics only where he or she teaches, for instance the class hour (G3.6).
 *   Keeps the class's personal files checked and its contact data current (G5.2, V7, D11-12), puts
 * its pupils into groups, hands out passwords (V1). Teacher and speech therapist: their own
 * journals; registering an absence is theirs, justifying it is not (C7). Group teacher: the group's
 * journal whole, with reasons (P3.2-3.5, P3.11), and its files. Nurse: checks and corrects
 * attendance and its reasons in every group each day (P3.3), and sees what is known of the
 * children's health. Secretary: prints whatever the office hands out (G6), keeps personal data
 * (A1); what is known of health, courts and special needs stays with those who need it (A13).
 * Guardian and pupil: read (H2); telling the school about an absence is a message, not an
 *   entry in the journal (H3).
 */
static const guint8 scopes[KLADE_N_ROLES + 1][KLADE_N_ACTIONS] = {
  /* clang-format off */
  /* read  mark  regis justi lesso work  term  chang close accou manag audit backu passw
   * peopl perso prote manag conta file  expor class group timet day   week  turn  slips key
   * docum instr paper remar */
  [KLADE_ROLE_SUPERUSER] = {
    ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  SELF,
    ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,
    ALL,  ALL,  ALL,  ALL,
  },
  [KLADE_ROLE_HEAD] = {
    ALL,  NONE, NONE, NONE, NONE, NONE, NONE, NONE, ALL,  NONE, NONE, ALL,  NONE, SELF,
    ALL,  ALL,  ALL,  NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, ALL,  NONE, NONE, NONE,
    ALL,  NONE, ALL,  NONE,
  },
  [KLADE_ROLE_DEPUTY] = {
    ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  SELF,
    ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  ALL,  NONE, ALL,  NONE,
    ALL,  ALL,  ALL,  ALL,
  },
  [KLADE_ROLE_CLASS_TEACHER] = {
    CLAS, MINE, CLAS, CLAS, MINE, MINE, MINE, NONE, NONE, NONE, NONE, NONE, NONE, SELF,
    ALL,  CLAS, CLAS, NONE, CLAS, CLAS, NONE, NONE, CLAS, NONE, NONE, ALL,  NONE, CLAS, NONE,
    NONE, CLAS, CLAS, CLAS,
  },
  [KLADE_ROLE_TEACHER] = {
    MINE, MINE, MINE, NONE, MINE, MINE, MINE, NONE, NONE, NONE, NONE, NONE, NONE, SELF,
    ALL,  NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, ALL,  NONE, NONE, NONE,
    NONE, NONE, NONE, NONE,
  },
  [KLADE_ROLE_GROUP_TEACHER] = {
    CLAS, CLAS, CLAS, CLAS, CLAS, CLAS, CLAS, NONE, NONE, NONE, NONE, NONE, NONE, SELF,
    ALL,  CLAS, CLAS, NONE, CLAS, CLAS, NONE, NONE, CLAS, NONE, NONE, ALL,  NONE, CLAS, NONE,
    NONE, CLAS, CLAS, CLAS,
  },
  [KLADE_ROLE_SPEECH_THERAPIST] = {
    MINE, MINE, MINE, NONE, MINE, MINE, MINE, NONE, NONE, NONE, NONE, NONE, NONE, SELF,
    ALL,  NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, ALL,  NONE, NONE, NONE,
    NONE, NONE, NONE, NONE,
  },
  [KLADE_ROLE_NURSE] = {
    ALL,  NONE, ALL,  ALL,  NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, SELF,
    ALL,  NONE, ALL,  NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, ALL,  NONE, NONE, NONE,
    NONE, NONE, NONE, NONE,
  },
  [KLADE_ROLE_SECRETARY] = {
    ALL,  NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, SELF,
    ALL,  ALL,  NONE, ALL,  ALL,  ALL,  ALL,  NONE, NONE, NONE, NONE, ALL,  NONE, ALL,  NONE,
    ALL,  NONE, ALL,  NONE,
  },
  [KLADE_ROLE_GUARDIAN] = {
    KIDS, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, SELF,
    NONE, KIDS, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE,
  },
  [KLADE_ROLE_PUPIL] = {
    SELF, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, SELF,
    NONE, SELF, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE,
  },
  /* clang-format on */
};

static const struct
{
  const char *id;
  const char *name;
} roles[KLADE_N_ROLES + 1] = {
  [KLADE_ROLE_SUPERUSER] = { "superuser", N_ ("superuser") },
  [KLADE_ROLE_HEAD] = { "head", N_ ("head of the school") },
  [KLADE_ROLE_DEPUTY] = { "deputy", N_ ("deputy head") },
  [KLADE_ROLE_CLASS_TEACHER] = { "class-teacher", N_ ("class teacher") },
  [KLADE_ROLE_TEACHER] = { "teacher", N_ ("subject teacher") },
  [KLADE_ROLE_GROUP_TEACHER] = { "group-teacher", N_ ("preschool group teacher") },
  [KLADE_ROLE_SPEECH_THERAPIST] = { "speech-therapist", N_ ("speech therapist") },
  [KLADE_ROLE_NURSE] = { "nurse", N_ ("preschool nurse") },
  [KLADE_ROLE_SECRETARY] = { "secretary", N_ ("secretary") },
  [KLADE_ROLE_GUARDIAN] = { "guardian", N_ ("parent or guardian") },
  [KLADE_ROLE_PUPIL] = { "pupil", N_ ("pupil") },
};

static const struct
{
  const char *name;
  const char *whom_to_ask;
} actions[KLADE_N_ACTIONS] = {
  [KLADE_ACTION_READ_JOURNAL] = { NC_ ("action", "read the journal"),
                                  NC_ ("ask", "the deputy head") },
  [KLADE_ACTION_WRITE_MARK] = { NC_ ("action", "write marks"),
                                NC_ ("ask", "the subject teacher or the deputy head") },
  [KLADE_ACTION_REGISTER_ABSENCE] = { NC_ ("action", "register absences"),
                                      NC_ ("ask", "the subject teacher or the class teacher") },
  [KLADE_ACTION_JUSTIFY_ABSENCE] = { NC_ ("action", "justify absences"),
                                     NC_ ("ask", "the class teacher") },
  [KLADE_ACTION_WRITE_LESSON] = { NC_ ("action", "write lessons and topics"),
                                  NC_ ("ask", "the subject teacher or the deputy head") },
  [KLADE_ACTION_WRITE_WORK] = { NC_ ("action", "add and change works"),
                                NC_ ("ask", "the subject teacher or the deputy head") },
  [KLADE_ACTION_WRITE_TERM_MARK] = { NC_ ("action", "write semester and year marks"),
                                     NC_ ("ask", "the subject teacher or the deputy head") },
  [KLADE_ACTION_CHANGE_CLOSED_TERM] = { NC_ ("action", "change a closed semester"),
                                        NC_ ("ask", "the deputy head") },
  [KLADE_ACTION_CLOSE_TERM] = { NC_ ("action", "close and reopen a semester"),
                                NC_ ("ask", "the deputy head") },
  [KLADE_ACTION_MANAGE_ACCOUNTS] = { NC_ ("action", "manage accounts"),
                                     NC_ ("ask", "the superuser") },
  [KLADE_ACTION_MANAGE_SCHOOL] = { NC_ ("action", "change the school's settings"),
                                   NC_ ("ask", "the superuser") },
  [KLADE_ACTION_READ_AUDIT] = { NC_ ("action", "read the log of changes"),
                                NC_ ("ask", "the deputy head") },
  [KLADE_ACTION_BACK_UP] = { NC_ ("action", "back up the school"), NC_ ("ask", "the superuser") },
  [KLADE_ACTION_CHANGE_OWN_PASSWORD] = { NC_ ("action", "change one's own password"),
                                         NC_ ("ask", "the superuser") },
  [KLADE_ACTION_READ_PEOPLE] = { NC_ ("action", "see the lists of people"),
                                 NC_ ("ask", "the secretary") },
  [KLADE_ACTION_READ_PERSONAL] = { NC_ ("action", "see personal data"),
                                   NC_ ("ask", "the class teacher or the secretary") },
  [KLADE_ACTION_READ_PROTECTED] = { NC_ ("action", "see data on health, courts or special needs"),
                                    NC_ ("ask", "the deputy head") },
  [KLADE_ACTION_MANAGE_PEOPLE] = { NC_ ("action", "change personal files"),
                                   NC_ ("ask", "the secretary") },
  [KLADE_ACTION_WRITE_CONTACTS] = { NC_ ("action", "change contact data"),
                                    NC_ ("ask", "the class teacher or the secretary") },
  [KLADE_ACTION_CHECK_FILE] = { NC_ ("action", "confirm that a personal file was checked"),
                                NC_ ("ask", "the class teacher") },
  [KLADE_ACTION_EXPORT_PEOPLE] = { NC_ ("action", "export people's data"),
                                   NC_ ("ask", "the secretary") },
  [KLADE_ACTION_MANAGE_CLASSES] = { NC_ ("action", "change classes, subjects and journals"),
                                    NC_ ("ask", "the deputy head") },
  [KLADE_ACTION_MANAGE_GROUPS] = { NC_ ("action", "change groups"),
                                   NC_ ("ask", "the deputy head") },
  [KLADE_ACTION_MANAGE_TIMETABLE] = { NC_ ("action", "change the timetable"),
                                      NC_ ("ask", "the deputy head") },
  [KLADE_ACTION_CHANGE_DAY] = { NC_ ("action", "change a day's lessons"),
                                NC_ ("ask", "the deputy head") },
  [KLADE_ACTION_READ_TIMETABLE] = { NC_ ("action", "see the timetables"),
                                    NC_ ("ask", "the deputy head") },
  [KLADE_ACTION_TURN_YEAR] = { NC_ ("action", "turn the school year"),
                               NC_ ("ask", "the superuser") },
  [KLADE_ACTION_HAND_OUT_PASSWORD] = { NC_ ("action", "hand out passwords"),
                                       NC_ ("ask", "the class teacher or the superuser") },
  [KLADE_ACTION_CHANGE_KEY] = { NC_ ("action", "change the school's data key"),
                                NC_ ("ask", "the superuser") },
  [KLADE_ACTION_ISSUE_DOCUMENT] = { NC_ ("action", "keep the register of issued documents"),
                                    NC_ ("ask", "the deputy head or the secretary") },
  [KLADE_ACTION_RECORD_INSTRUCTION] = { NC_ ("action", "record safety instructions"),
                                        NC_ ("ask", "the class teacher or the deputy head") },
  [KLADE_ACTION_WRITE_REMARK] = { NC_ ("action", "write remarks on report cards"),
                                  NC_ ("ask", "the class teacher or the deputy head") },
  [KLADE_ACTION_PRINT_PAPER] = { NC_ ("action", "print documents"),
                                 NC_ ("ask", "the class teacher or the deputy head") },
};

static gboolean
is_role (KladeRole role)
{
  return (int) role >= 1 && role <= KLADE_N_ROLES;
}

static gboolean
is_action (KladeAction action)
{
  return (int) action >= 0 && action < KLADE_N_ACTIONS;
}

/**
 * klade_rights_scope:
 * @role: a role
 * @action: an action
 *
 * The one place where rights are decided.  A number that names no role has no rights.
 *
 * Returns: how far @role's right to @action reaches
 */
KladeScope
klade_rights_scope (KladeRole role, KladeAction action)
{
  g_return_val_if_fail (is_action (action), KLADE_SCOPE_NOTHING);

  return is_role (role) ? (KladeScope) scopes[role][action] : KLADE_SCOPE_NOTHING;
}

/**
 * klade_role_name:
 * @role: a role
 *
 * Returns: its name, translated, in lower case
 */
const char *
klade_role_name (KladeRole role)
{
  g_return_val_if_fail (is_role (role), "");

  return _ (roles[role].name);
}

/**
 * klade_role_id:
 * @role: a role
 *
 * Returns: its word for the command line: superuser, class-teacher ...
 */
const char *
klade_role_id (KladeRole role)
{
  g_return_val_if_fail (is_role (role), "");

  return roles[role].id;
}

/**
 * klade_role_from_id:
 * @id: a word from klade_role_id()
 * @role: (out): the role; untouched on failure
 *
 * Returns: %TRUE if there is such a role
 */
gboolean
klade_role_from_id (const char *id, KladeRole *role)
{
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (role != NULL, FALSE);

  for (int i = 1; i <= KLADE_N_ROLES; i++)
    if (g_str_equal (id, roles[i].id))
      {
        *role = (KladeRole) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * klade_action_name:
 * @action: an action
 *
 * Returns: what it does, translated, as in “You may not write marks”
 */
const char *
klade_action_name (KladeAction action)
{
  g_return_val_if_fail (is_action (action), "");

  return C_ ("action", actions[action].name);
}

/**
 * klade_action_whom_to_ask:
 * @action: an action
 *
 * Returns: who can do it, translated, as in “Ask the deputy head”; in Latvian a dative
 */
const char *
klade_action_whom_to_ask (KladeAction action)
{
  g_return_val_if_fail (is_action (action), "");

  return C_ ("ask", actions[action].whom_to_ask);
}
