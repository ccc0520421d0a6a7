import { catalogue } from "./catalogue.ts";

/** What a running boost pays, in one phrase; `core/rules/boost_phrase.ts` puts it together. */
export const runningBoostWords = catalogue<{
  readonly pays: (factor: number, shown: string) => string;
  readonly forWork: (pays: string, work: string) => string;
  readonly kinds: (count: number) => string;
  readonly quoted: (title: string) => string;
  /** What people call several of them in a sentence. */
  readonly types: Readonly<Record<string, string>>;
}>({
  en: {
    pays: (factor, shown) =>
      factor === 2 ? "Double points" : factor === 3 ? "Triple points" : `${shown} × points`,
    forWork: (pays, work) => `${pays} for ${work}`,
    kinds: (count) => `${count} kinds of work`,
    quoted: (title) => `“${title}”`,
    types: {
      message_response: "replies",
      lead_qualified: "qualified leads",
      call_completed: "calls",
      new_contact: "new contacts",
      inbound_handled: "inbound work",
      outbound_success: "outbound calls",
      conversation_resolved: "resolved chats",
      csat_received: "ratings",
      deal_won: "deals",
      follow_up_completed: "follow-ups",
      contact_updated: "contact updates",
      call_quality_scored: "scored calls",
    },
  },
  de: {
    pays: (factor, shown) =>
      factor === 2
        ? "Doppelte Punkte"
        : factor === 3
        ? "Dreifache Punkte"
        : `${shown}-fache Punkte`,
    forWork: (pays, work) => `${pays} für ${work}`,
    kinds: (count) => `${count} Arten von Arbeit`,
    quoted: (title) => `„${title}“`,
    types: {
      message_response: "Antworten",
      lead_qualified: "qualifizierte Leads",
      call_completed: "Anrufe",
      new_contact: "neue Kontakte",
      inbound_handled: "Eingehendes",
      outbound_success: "ausgehende Anrufe",
      conversation_resolved: "gelöste Gespräche",
      csat_received: "Bewertungen",
      deal_won: "Abschlüsse",
      follow_up_completed: "Wiedervorlagen",
      contact_updated: "gepflegte Kontakte",
      call_quality_scored: "bewertete Anrufe",
    },
  },
});
