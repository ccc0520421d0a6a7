import type { Language } from "@/core/language.ts";

/**
 * German for the names that rules, events and fields have in the API. English says the name itself as
 * words: `quick_bonus` is "quick bonus".
 */
const GERMAN_PARTS: Readonly<Record<string, string>> = {
  base: "Basis",
  quick_bonus: "Schnelligkeitsbonus",
  accuracy_bonus: "Genauigkeitsbonus",
  duration_bonus: "Dauerbonus",
  data_quality_bonus: "Datenqualitätsbonus",
  speed_bonus: "Tempobonus",
  conversion_bonus: "Abschlussbonus",
  first_contact_bonus: "Erstkontaktbonus",
  on_time_bonus: "Pünktlichkeitsbonus",
  completeness_bonus: "Vollständigkeitsbonus",
  delight_bonus: "Begeisterungsbonus",
  fast_close_bonus: "Bonus für schnellen Abschluss",
  consecutive_bonus: "Serienbonus",
  quality_multiplier: "Qualitätsfaktor",
  streak_multiplier: "Serienfaktor",
  satisfaction_multiplier: "Zufriedenheitsfaktor",
  vip_multiplier: "VIP-Faktor",
  volume_multiplier: "Mengenfaktor",
  efficiency_multiplier: "Effizienzfaktor",
  difficulty_multiplier: "Schwierigkeitsfaktor",
  max_points: "Höchstpunktzahl",
  max_multiplier: "Höchstfaktor",
  daily_ceiling: "Tagesgrenze",
  spin_boost: "Boost vom Glücksrad",
  happy_hour: "Happy Hour",
  correction: "Korrektur",
  nothing_left: "mehr war nicht übrig",
};

const GERMAN_FIELDS: Readonly<Record<string, string>> = {
  responseTime: "Antwortzeit",
  talkTime: "Gesprächszeit",
  quality: "Qualität",
  accuracy: "Genauigkeit",
  satisfaction: "Zufriedenheit",
  dataQuality: "Datenqualität",
  efficiency: "Effizienz",
  completenessGain: "Zuwachs an Vollständigkeit",
  score: "Bewertung",
  resolutionTime: "Lösungszeit",
  completeness: "Vollständigkeit",
  value: "Wert",
  daysInStage: "Tage in der Phase",
  cycleDays: "Tage bis zum Abschluss",
  vip: "VIP",
  converted: "Abschluss",
  firstContact: "Erstkontakt",
  onTime: "Pünktlichkeit",
  objectId: "Objekt",
  reverses: "zurückgenommenes Ereignis",
  streak: "die Serie in Tagen",
  volumeToday: "die Anzahl solcher Ereignisse an dem Tag",
};

const GERMAN_TYPES: Readonly<Record<string, string>> = {
  message_response: "Antwort",
  lead_qualified: "Lead qualifiziert",
  call_completed: "Anruf geführt",
  new_contact: "Neuer Kontakt",
  inbound_handled: "Eingehender Anruf bearbeitet",
  outbound_success: "Erfolgreicher ausgehender Anruf",
  conversation_resolved: "Gespräch gelöst",
  csat_received: "Bewertung erhalten",
  deal_won: "Abschluss gewonnen",
  follow_up_completed: "Wiedervorlage erledigt",
  contact_updated: "Kontakt aktualisiert",
  call_quality_scored: "Anrufqualität bewertet",
  message_received: "Nachricht erhalten",
  lead_created: "Lead angelegt",
  deal_stage_changed: "Phase geändert",
  deal_lost: "Abschluss verloren",
  call_missed: "Verpasster Anruf",
  follow_up_due: "Wiedervorlage fällig",
  contact_activity: "Kontaktaktivität",
  session_started: "Sitzung begonnen",
  feature_used: "Funktion benutzt",
  daily_streak: "Tägliche Serie",
  achievement: "Erfolg",
  challenge_completed: "Challenge geschafft",
  spin_won: "Gewinn am Glücksrad",
  points_corrected: "Punkte korrigiert",
  event_reversed: "Ereignis zurückgenommen",
};

const GERMAN_UNITS: Readonly<Record<string, string>> = { seconds: "Sekunden", days: "Tage" };

/** Returns what a bonus, multiplier or limit is called; one that an admin named keeps its name. */
export function partName(language: Language, name: string): string {
  return ownGerman(language, GERMAN_PARTS, name) ?? name.replaceAll("_", " ");
}

/** Returns what a field of an event is called, or undefined where its name itself is the words. */
export function germanField(language: Language, field: string): string | undefined {
  return ownGerman(language, GERMAN_FIELDS, field);
}

/** Returns what the numbers of a field of Laurel count. */
export function unitName(language: Language, unit: string): string {
  return ownGerman(language, GERMAN_UNITS, unit) ?? unit;
}

/** Returns what a type of Laurel is called in German, or undefined. */
export function germanType(language: Language, type: string): string | undefined {
  return ownGerman(language, GERMAN_TYPES, type);
}

/** English for the types whose names in the API are not what people say. */
const ENGLISH_TYPES: Readonly<Record<string, string>> = {
  message_response: "Reply",
  csat_received: "Rating received",
  follow_up_completed: "Follow-up done",
  follow_up_due: "Follow-up due",
};

/** Returns what a type of Laurel is called where its name itself is not the words, or undefined. */
export function typeWords(language: Language, type: string): string | undefined {
  if (language === "de") return germanType(language, type);
  return Object.hasOwn(ENGLISH_TYPES, type) ? ENGLISH_TYPES[type] : undefined;
}

function ownGerman(
  language: Language,
  names: Readonly<Record<string, string>>,
  name: string,
): string | undefined {
  return language === "de" && Object.hasOwn(names, name) ? names[name] : undefined;
}
