import type { Language } from "@/core/language.ts";

/**
 * German for the achievements that Laurel brings along, by key: title and description. Their English
 * stands beside their rules in `core/achievements/defaults`.
 */
const GERMAN: Readonly<Record<string, readonly [title: string, description: string]>> = {
  replies_25: ["Erste Worte", "Beantworte 25 Nachrichten."],
  replies_100: ["Warmgeschrieben", "Beantworte 100 Nachrichten."],
  replies_1000: ["Nie um ein Wort verlegen", "Beantworte 1.000 Nachrichten."],
  replies_5000: ["Die Stimme des Hauses", "Beantworte 5.000 Nachrichten."],
  replies_20000: ["Lebende Legende", "Beantworte 20.000 Nachrichten."],
  quick_replies_50: ["Flinke Finger", "Beantworte 50 Nachrichten in je höchstens einer Minute."],
  quick_replies_500: [
    "Hier wartet niemand",
    "Beantworte 500 Nachrichten in je höchstens einer Minute.",
  ],
  quick_replies_2500: [
    "Schneller als der Wasserkocher",
    "Beantworte 2.500 Nachrichten in je höchstens einer Minute.",
  ],
  fine_replies_50: ["Gut gesagt", "Schreibe 50 Antworten mit einer Qualität von 0,9 oder besser."],
  fine_replies_500: [
    "Wortkünstler",
    "Schreibe 500 Antworten mit einer Qualität von 0,9 oder besser.",
  ],
  fine_replies_2500: [
    "Ein Roman wäre auch gegangen",
    "Schreibe 2.500 Antworten mit einer Qualität von 0,9 oder besser.",
  ],
  replies_day_30: [
    "Viel los im Posteingang",
    "Beantworte 30 Nachrichten an einem Tag. Jeden Tag wird neu gezählt.",
  ],
  replies_day_60: [
    "Der Posteingang glüht",
    "Beantworte 60 Nachrichten an einem Tag. Jeden Tag wird neu gezählt.",
  ],
  resolved_25: ["Fall erledigt", "Löse 25 Gespräche."],
  resolved_100: ["Problem? Welches Problem?", "Löse 100 Gespräche."],
  resolved_1000: ["Nach dir wird gefragt", "Löse 1.000 Gespräche."],
  first_contact_25: ["Auf einen Schlag", "Löse 25 Gespräche beim ersten Kontakt."],
  first_contact_250: ["Gleich beim ersten Mal", "Löse 250 Gespräche beim ersten Kontakt."],
  delighted_5: ["Den Tag gerettet", "Bekomme 5 Bewertungen von 0,9 oder besser."],
  delighted_50: ["Fanclub", "Bekomme 50 Bewertungen von 0,9 oder besser."],
  delighted_250: ["Von vielen geliebt", "Bekomme 250 Bewertungen von 0,9 oder besser."],
  mind_reader: [
    "Gedankenleser",
    "Beantworte 10 Nachrichten in je höchstens zehn Sekunden, jede mit einer Qualität von 0,9 oder besser.",
  ],
  leads_25: ["Das richtige Gespür", "Qualifiziere 25 Leads."],
  leads_50: ["Auf Goldsuche", "Qualifiziere 50 Leads."],
  leads_250: ["Goldwäscher", "Qualifiziere 250 Leads."],
  leads_1000: ["Die Hauptader", "Qualifiziere 1.000 Leads."],
  sure_leads_25: [
    "Gutes Urteil",
    "Qualifiziere 25 Leads mit einer Genauigkeit von 0,9 oder besser.",
  ],
  sure_leads_250: [
    "Weiß es vor ihnen",
    "Qualifiziere 250 Leads mit einer Genauigkeit von 0,9 oder besser.",
  ],
  deals_5: ["Unterschrieben!", "Gewinne 5 Abschlüsse."],
  deals_20: ["Macht den Sack zu", "Gewinne 20 Abschlüsse."],
  deals_75: ["Regenmacher", "Gewinne 75 Abschlüsse."],
  deals_250: ["Die Tinte trocknet nie", "Gewinne 250 Abschlüsse."],
  deals_week_5: [
    "Gib mir fünf",
    "Gewinne fünf Abschlüsse in einer Woche. Jede Woche wird neu gezählt.",
  ],
  deals_week_10: [
    "Einen Lauf haben",
    "Gewinne zehn Abschlüsse in einer Woche. Jede Woche wird neu gezählt.",
  ],
  fast_deals_5: ["Kurzgeschichte", "Gewinne 5 Abschlüsse in je höchstens 14 Tagen."],
  fast_deals_25: ["Keine Zeit zum Abkühlen", "Gewinne 25 Abschlüsse in je höchstens 14 Tagen."],
  love_at_first_sight: [
    "Liebe auf den ersten Blick",
    "Gewinne 5 Abschlüsse in je höchstens einem Tag.",
  ],
  still_standing: [
    "Steht noch",
    "Verliere 25 Abschlüsse, und mach weiter. Wer gewinnt, hat das hinter sich.",
  ],
  contacts_25: ["Angenehm", "Lege 25 neue Kontakte an."],
  contacts_100: ["Adressbuch", "Lege 100 neue Kontakte an."],
  contacts_500: ["Kennt alle", "Lege 500 neue Kontakte an."],
  vip_contacts_5: ["Roter Teppich", "Lege 5 Kontakte an, die als VIP gekennzeichnet sind."],
  vip_contacts_25: ["Gute Beziehungen", "Lege 25 Kontakte an, die als VIP gekennzeichnet sind."],
  clean_contacts_25: [
    "Schönschrift",
    "Lege 25 neue Kontakte mit einer Datenqualität von 0,9 oder besser an.",
  ],
  clean_contacts_250: [
    "Keine Fragen offen",
    "Lege 250 neue Kontakte mit einer Datenqualität von 0,9 oder besser an.",
  ],
  follow_ups_10: ["Wie versprochen", "Erledige 10 Wiedervorlagen pünktlich."],
  follow_ups_100: ["Ein Wort, ein Wort", "Erledige 100 Wiedervorlagen pünktlich."],
  follow_ups_500: ["Danach lässt sich die Uhr stellen", "Erledige 500 Wiedervorlagen pünktlich."],
  follow_ups_week_15: [
    "Niemand vergessen",
    "Erledige 15 Wiedervorlagen in einer Woche pünktlich. Jede Woche wird neu gezählt.",
  ],
  better_records_25: [
    "Frühjahrsputz",
    "Mache 25 Datensätze vollständiger, jeden um ein Fünftel oder mehr.",
  ],
  better_records_250: [
    "Hüter des Archivs",
    "Mache 250 Datensätze vollständiger, jeden um ein Fünftel oder mehr.",
  ],
  from_scratch: [
    "Man wusste nichts von ihnen",
    "Mache aus 5 fast leeren Datensätzen fast vollständige, jeden in einem Zug.",
  ],
  calls_25: ["Hallo?", "Führe 25 Anrufe."],
  calls_100: ["Gut am Telefon", "Führe 100 Anrufe."],
  calls_500: ["An der Stimme erkannt", "Führe 500 Anrufe."],
  calls_2500: ["Der heiße Draht", "Führe 2.500 Anrufe."],
  talk_10_hours: ["Zehn Stunden auf Sendung", "Sprich in deinen Anrufen zusammen zehn Stunden."],
  talk_50_hours: ["Radiomoderation", "Sprich in deinen Anrufen zusammen 50 Stunden."],
  talk_250_hours: ["Eine Stimme wie Samt", "Sprich in deinen Anrufen zusammen 250 Stunden."],
  calls_day_25: [
    "Das Telefon ist noch warm",
    "Führe 25 Anrufe an einem Tag. Jeden Tag wird neu gezählt.",
  ],
  quick_pickups_25: [
    "Beim dritten Klingeln",
    "Nimm 25 eingehende Anrufe in je höchstens 20 Sekunden an.",
  ],
  quick_pickups_250: [
    "Die Hand am Hörer",
    "Nimm 250 eingehende Anrufe in je höchstens 20 Sekunden an.",
  ],
  conversions_10: ["Von kalt zu warm", "Führe 10 ausgehende Anrufe zum Abschluss."],
  conversions_100: ["Verkauft Eis im Winter", "Führe 100 ausgehende Anrufe zum Abschluss."],
  fine_calls_10: [
    "Zu Schulungszwecken",
    "Bekomme 10 Anrufe mit einer Qualität von 0,9 oder besser bewertet.",
  ],
  fine_calls_100: [
    "Spiel das noch einmal",
    "Bekomme 100 Anrufe mit einer Qualität von 0,9 oder besser bewertet.",
  ],
  good_listener: [
    "Hört gut zu",
    "Bleibe in 5 Anrufen 20 Minuten oder länger dran, jedes Mal mit einer Zufriedenheit von 0,9 oder besser.",
  ],
  streak_10: [
    "Zehn in Folge",
    "Halte eine Serie 10 Arbeitstage lang. Jede Serie zählt, die so weit kommt.",
  ],
  streak_20: ["Ein ganzer Monat", "Halte eine Serie 20 Arbeitstage lang."],
  streak_60: ["Durch die Jahreszeiten", "Halte eine Serie 60 Arbeitstage lang."],
  streak_120: ["Ungebrochen", "Halte eine Serie 120 Arbeitstage lang."],
  active_days_20: ["Gehört zum Inventar", "Verdiene an 20 Tagen Punkte, in Folge oder nicht."],
  active_days_60: ["Stammgast", "Verdiene an 60 Tagen Punkte, in Folge oder nicht."],
  active_days_120: ["Ein halbes Arbeitsjahr", "Verdiene an 120 Tagen Punkte, in Folge oder nicht."],
  active_days_240: ["Alles schon erlebt", "Verdiene an 240 Tagen Punkte, in Folge oder nicht."],
  reply_days_50: [
    "Jemand ist immer da",
    "Beantworte an 50 Tagen Nachrichten, in Folge oder nicht.",
  ],
  call_days_50: ["Nie den Faden verloren", "Führe an 50 Tagen Anrufe, in Folge oder nicht."],
  challenges_3: ["Herausforderung angenommen", "Werde in 3 Challenges belohnt."],
  challenges_15: ["Immer dabei", "Werde in 15 Challenges belohnt."],
  challenges_50: ["Nichts mehr zu beweisen", "Werde in 50 Challenges belohnt."],
  team_challenges_3: ["Zusammen", "Werde in 3 Team-Challenges belohnt."],
  team_challenges_10: ["Besser mit diesen Leuten", "Werde in 10 Team-Challenges belohnt."],
  team_challenges_25: ["Der Kitt des Teams", "Werde in 25 Team-Challenges belohnt."],
  duels_3: ["Touché", "Gewinne 3 Challenges Kopf an Kopf."],
  duels_10: ["Fair gewonnen", "Gewinne 10 Challenges Kopf an Kopf."],
  duels_25: ["Trotzdem beste Freunde", "Gewinne 25 Challenges Kopf an Kopf."],
  first_places_3: ["Gold", "Werde in 3 Challenges Erste oder Erster."],
  first_places_10: ["Kein Platz mehr im Regal", "Werde in 10 Challenges Erste oder Erster."],
  points_2500: ["Abgehoben", "Verdiene 2.500 Punkte mit Arbeit, Challenges und Drehs."],
  points_10000: ["Zehntausend", "Verdiene 10.000 Punkte mit Arbeit, Challenges und Drehs."],
  points_50000: [
    "In Tausendern gezählt",
    "Verdiene 50.000 Punkte mit Arbeit, Challenges und Drehs.",
  ],
  points_250000: [
    "Eine Viertelmillion",
    "Verdiene 250.000 Punkte mit Arbeit, Challenges und Drehs.",
  ],
  points_1000000: ["Millionär", "Verdiene 1.000.000 Punkte mit Arbeit, Challenges und Drehs."],
  points_day_500: [
    "Guter Tag",
    "Verdiene 500 Punkte mit Arbeit, Challenges und Drehs an einem Tag.",
  ],
  points_day_800: [
    "Großartiger Tag",
    "Verdiene 800 Punkte mit Arbeit, Challenges und Drehs an einem Tag.",
  ],
  points_day_1500: [
    "Unvergesslicher Tag",
    "Verdiene 1.500 Punkte mit Arbeit, Challenges und Drehs an einem Tag.",
  ],
  points_week_2000: [
    "Gute Woche",
    "Verdiene 2.000 Punkte mit Arbeit, Challenges und Drehs in einer Woche.",
  ],
  points_week_4000: [
    "Unvergessliche Woche",
    "Verdiene 4.000 Punkte mit Arbeit, Challenges und Drehs in einer Woche.",
  ],
  spins_5: ["Es dreht sich", "Drehe das Glücksrad 5-mal."],
  spins_25: ["Schwindlig", "Drehe das Glücksrad 25-mal."],
  spins_100: ["Auf dem Rummel zu Hause", "Drehe das Glücksrad 100-mal."],
  what_day_is_it: [
    "Welcher Tag ist heute?",
    "Tu an einem Tag 100 Dinge, die Punkte bringen. Jetzt geh nach Hause.",
  ],
};

/** Returns the German title and description of an achievement of Laurel's own, or undefined. */
export function germanAchievement(
  language: Language,
  key: string,
): readonly [title: string, description: string] | undefined {
  return language === "de" && Object.hasOwn(GERMAN, key) ? GERMAN[key] : undefined;
}
