/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-demo-private.h"

/* Given and family names as they are common in Latvian classes.  The people made of them do
 * not exist; surnames are kept in the masculine and the feminine is derived. */

static const char *const girls[] = {
  "Adele",      "Agate",     "Agnese",    "Alise",     "Alma",     "Amanda",     "Amēlija",
  "Anastasija", "Anete",     "Anna",      "Annija",    "Antra",    "Arta",       "Asnate",
  "Asja",       "Aurora",    "Austra",    "Beāte",     "Betija",   "Bille",      "Brigita",
  "Daniela",    "Darja",     "Dārta",     "Diāna",     "Dita",     "Dominika",   "Egija",
  "Ella",       "Elīna",     "Elīza",     "Elizabete", "Ellija",   "Elza",       "Emīlija",
  "Emma",       "Endija",    "Enija",     "Ērika",     "Estere",   "Eva",        "Evelīna",
  "Gabriela",   "Grēta",     "Gunda",     "Hanna",     "Helēna",   "Ieva",       "Ilze",
  "Inga",       "Irma",      "Izabella",  "Jana",      "Jasmīna",  "Jekaterina", "Jete",
  "Justīne",    "Karīna",    "Karlīna",   "Karolīna",  "Kate",     "Katrīna",    "Kerija",
  "Ketija",     "Kitija",    "Krista",    "Kristiāna", "Kristīne", "Ksenija",    "Lauma",
  "Laura",      "Lea",       "Lība",      "Līga",      "Lina",     "Linda",      "Līva",
  "Lizete",     "Lote",      "Luīze",     "Made",      "Madara",   "Madlēna",    "Maija",
  "Mare",       "Margarita", "Marija",    "Marta",     "Megija",   "Mia",        "Milana",
  "Milda",      "Monta",     "Nadīna",    "Nellija",   "Nikola",   "Nora",       "Odrija",
  "Olīvija",    "Paula",     "Patrīcija", "Poļina",    "Rasa",     "Rebeka",     "Rēzija",
  "Rūta",       "Sabīne",    "Samanta",   "Sanija",    "Santa",    "Signe",      "Sindija",
  "Sofija",     "Sonora",    "Stella",    "Šarlote",   "Tabita",   "Tīna",       "Undīne",
  "Una",        "Valērija",  "Vanesa",    "Varvara",   "Vasilisa", "Viktorija",  "Zane",
  "Zarina",     "Zīle",      "Žanete",
};

static const char *const boys[] = {
  "Ādams",     "Adrians",    "Aivis",   "Aksels",     "Aleksandrs", "Aleksejs", "Alekss",
  "Alberts",   "Andrejs",    "Andris",  "Ansis",      "Antons",     "Arnis",    "Arvis",
  "Artjoms",   "Artūrs",     "Artis",   "Augusts",    "Austris",    "Bruno",    "Dainis",
  "Daniels",   "Daniils",    "Dāvids",  "Dāvis",      "Deniss",     "Dmitrijs", "Dominiks",
  "Edgars",    "Eduards",    "Edvards", "Edvīns",     "Egils",      "Elvis",    "Emīls",
  "Endijs",    "Ēriks",      "Ernests", "Fēlikss",    "Francis",    "Fricis",   "Gabriels",
  "Gatis",     "Gints",      "Gļebs",   "Gustavs",    "Ģirts",      "Harijs",   "Haralds",
  "Henrijs",   "Henriks",    "Hugo",    "Ilja",       "Ingus",      "Ivans",    "Jānis",
  "Jāzeps",    "Jegors",     "Jēkabs",  "Jūlijs",     "Jurģis",     "Juris",    "Justs",
  "Kārlis",    "Kaspars",    "Kirils",  "Klāvs",      "Konrāds",    "Kristaps", "Kristers",
  "Kristians", "Krišjānis",  "Krišs",   "Lauris",     "Leo",        "Leons",    "Linards",
  "Lūkass",    "Makars",     "Maksims", "Marats",     "Mareks",     "Mārcis",   "Markuss",
  "Mārtiņš",   "Marks",      "Matīss",  "Matvejs",    "Mihails",    "Miķelis",  "Miks",
  "Mikus",     "Niklāvs",    "Nikita",  "Nils",       "Normunds",   "Olafs",    "Olivers",
  "Oskars",    "Oto",        "Pāvels",  "Patriks",    "Pauls",      "Pēteris",  "Ralfs",
  "Raivis",    "Raivo",      "Reinis",  "Ričards",    "Rihards",    "Rinalds",  "Roberts",
  "Rodrigo",   "Rolands",    "Romāns",  "Rūdis",      "Rūdolfs",    "Sandris",  "Sebastians",
  "Signis",    "Staņislavs", "Teodors", "Tomass",     "Toms",       "Uldis",    "Uvis",
  "Valters",   "Vilhelms",   "Vilis",   "Vladislavs", "Zigurds",    "Žanis",
};

static const char *const surnames[] = {
  "Āboliņš",    "Ābols",      "Ābele",      "Alksnis",     "Andersons",  "Andrejevs",
  "Apinis",     "Apsītis",    "Ārgalis",    "Auziņš",      "Avotiņš",    "Avots",
  "Balodis",    "Baltiņš",    "Bebris",     "Bergmanis",   "Bergs",      "Bērzs",
  "Bērziņš",    "Birzgalis",  "Birznieks",  "Bite",        "Blūms",      "Bogdanovs",
  "Bondarenko", "Briedis",    "Broks",      "Brūveris",    "Bukovskis",  "Buls",
  "Caune",      "Celmiņš",    "Celms",      "Cielava",     "Cīrulis",    "Cukurs",
  "Čakstiņš",   "Dambītis",   "Dārziņš",    "Dombrovskis", "Driķis",     "Dukurs",
  "Dzenis",     "Dzērve",     "Dzintars",   "Egle",        "Eglītis",    "Egliņš",
  "Ezeriņš",    "Ezers",      "Feldmanis",  "Fjodorovs",   "Freimanis",  "Gailis",
  "Gailītis",   "Gaiļums",    "Graudiņš",   "Graudums",    "Grigorjevs", "Grīnbergs",
  "Grīnfelds",  "Gulbis",     "Hermanis",   "Hofmanis",    "Irbe",       "Ivanovs",
  "Jakovļevs",  "Jankevičs",  "Jankovskis", "Jansons",     "Jaunzems",   "Jēkabsons",
  "Juhņevičs",  "Jurjāns",    "Kalējs",     "Kalnbērziņš", "Kalniņš",    "Kalns",
  "Kalvāns",    "Kaņeps",     "Kārkliņš",   "Kauliņš",     "Kazāks",     "Kirilovs",
  "Kļava",      "Kļaviņš",    "Kovaļenko",  "Kovaļevskis", "Kovaļovs",   "Kozlovs",
  "Krastiņš",   "Krasts",     "Kraukle",    "Krauklis",    "Krieviņš",   "Kronbergs",
  "Krūklis",    "Krūmiņš",    "Krūze",      "Kukainis",    "Kuzņecovs",  "Ķēniņš",
  "Lācis",      "Lapa",       "Lapiņš",     "Lapsa",       "Lasmanis",   "Lauva",
  "Leimanis",   "Lejiņš",     "Lejnieks",   "Lielais",     "Liepa",      "Liepiņš",
  "Lisovskis",  "Loginovs",   "Lukstiņš",   "Lūsis",       "Mackevičs",  "Makarovs",
  "Medenis",    "Medņikovs",  "Meiers",     "Meisters",    "Melderis",   "Melnis",
  "Mežals",     "Miezis",     "Miķelsons",  "Morozovs",    "Mucenieks",  "Muižnieks",
  "Naglis",     "Nikitins",   "Novikovs",   "Ņikiforovs",  "Osis",       "Orlovs",
  "Ozoliņš",    "Ozols",      "Paegle",     "Palkavnieks", "Pavlovs",    "Pērkons",
  "Petersons",  "Pētersons",  "Petrovs",    "Plaudis",     "Podnieks",   "Popovs",
  "Priede",     "Priedītis",  "Prūsis",     "Pūce",        "Pumpurs",    "Puriņš",
  "Putniņš",    "Rācenis",    "Raudziņš",   "Riekstiņš",   "Robežnieks", "Romanovs",
  "Roze",       "Rozenbergs", "Rozentāls",  "Rozītis",     "Rudzītis",   "Rungainis",
  "Rutkovskis", "Sarkanis",   "Saulītis",   "Semjonovs",   "Seržants",   "Siliņš",
  "Skudra",     "Skujiņš",    "Smilga",     "Smirnovs",    "Sokolovs",   "Spalviņš",
  "Sprancis",   "Sproģis",    "Stankevičs", "Stepanovs",   "Straume",    "Strazdiņš",
  "Strazds",    "Strautiņš",  "Strods",     "Šķēle",       "Šmits",      "Šteinbergs",
  "Šulcs",      "Šūmanis",    "Tauriņš",    "Tetere",      "Tiļļa",      "Tomsons",
  "Turks",      "Upenieks",   "Upītis",     "Urbanovičs",  "Vaivods",    "Vanags",
  "Vasiļjevs",  "Veidemanis", "Veinbergs",  "Vējiņš",      "Veide",      "Vēveris",
  "Vilciņš",    "Vilks",      "Višņevskis", "Vītoliņš",    "Vītols",     "Volkovs",
  "Zaķis",      "Zālītis",    "Zaļais",     "Zariņš",      "Zemītis",    "Ziediņš",
  "Zīle",       "Ziemelis",   "Zvaigzne",   "Zvejnieks",   "Zvirbulis",  "Žagars",
  "Žukovskis",
};

/* The feminine of an ending; the first that fits counts.  Endings that are not here (Liepa,
 * Egle, Kovaļenko) are the same for both. */
static const struct
{
  const char *masculine;
  const char *feminine;
} endings[] = {
  { "sons", "sone" },   { "nieks", "niece" }, { "eiers", "eiere" }, { "sters", "stere" },
  { "felds", "felde" }, { "žants", "žante" }, { "tāls", "tāle" },   { "mits", "mite" },
  { "āns", "āne" },     { "vods", "vode" },   { "ais", "ā" },       { "skis", "ska" },
  { "is", "e" },        { "š", "a" },         { "s", "a" },
};

/* klade_demo_surname_for: (transfer full): @surname as a woman or a man bears it */
char *
klade_demo_surname_for (const char *surname, gboolean is_female)
{
  g_return_val_if_fail (surname != NULL, NULL);

  for (gsize i = 0; is_female && i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (surname, endings[i].masculine))
      {
        gsize stem_length = strlen (surname) - strlen (endings[i].masculine);

        return g_strdup_printf ("%.*s%s", (int) stem_length, surname, endings[i].feminine);
      }

  return g_strdup (surname);
}

static char *
make_surname (KladeDemoDice *dice, gboolean is_female)
{
  const char *first = surnames[klade_demo_dice_below (dice, G_N_ELEMENTS (surnames))];
  const char *second = surnames[klade_demo_dice_below (dice, G_N_ELEMENTS (surnames))];
  g_autofree char *one = klade_demo_surname_for (first, is_female);
  g_autofree char *other = klade_demo_surname_for (second, is_female);

  /* Double surnames are rare, but tables must have room for them. */
  if (klade_demo_dice_chance (dice, 0.03) && first != second)
    return g_strdup_printf ("%s-%s", one, other);

  return g_steal_pointer (&one);
}

static char *
make_given_name (KladeDemoDice *dice, gboolean is_female)
{
  const char *const *names = is_female ? girls : boys;
  gsize n_names = is_female ? G_N_ELEMENTS (girls) : G_N_ELEMENTS (boys);
  const char *first = names[klade_demo_dice_below (dice, n_names)];
  const char *second = names[klade_demo_dice_below (dice, n_names)];

  if (klade_demo_dice_chance (dice, 0.06) && first != second)
    return g_strdup_printf ("%s %s", first, second);

  return g_strdup (first);
}

/**
 * klade_demo_make_name:
 * @dice: where chance comes from
 * @is_female: which names to take from
 * @surname: (out) (transfer full): Kalniņa
 * @given_name: (out) (transfer full): Anna Elizabete
 */
void
klade_demo_make_name (KladeDemoDice *dice, gboolean is_female, char **surname, char **given_name)
{
  *surname = make_surname (dice, is_female);
  *given_name = make_given_name (dice, is_female);
}
