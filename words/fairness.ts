import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** Work unlike that of everybody else, and what people decide about it. */
export const fairnessWords = catalogue({
  en: {
    kinds: {
      burst: "Many events at once",
      ping_pong: "Stages back and forth",
      self_reversal: "Work taken back",
      points_per_hour: "Far ahead of peers",
      fast_replies: "Very fast replies",
    },
    decisions: { fine: "Fine", talked: "Talked with them", corrected: "Corrected" },
    form: {
      hints: {
        fine: "There is a good reason for it.",
        talked: "You spoke about it; points stay as they are.",
        corrected: "What it paid was corrected in the ledger.",
      },
      correctFirst: "Correct what it paid first, in the {ledger}. What you typed here stays.",
      reasonHint: "{name} sees it, with your name.",
      choose: "Choose one.",
      reasonMissing: "Say why. They read it.",
      decided: (name: string) => `It is decided. ${name} sees the reason.`,
      again: "Decide again",
      decide: "Decide",
      decision: "Decision",
      reason: "Reason",
    },
    ledgerOf: "ledger of {name}",
    decided: { title: "Decisions", by: "By {name}, {time}" },
    evidence: {
      title: "Evidence",
      events: (count: number, shown: string) =>
        plural("en", count, { one: `${shown} event.`, other: `${shown} events.` }),
      listed: (events: string, listed: string) =>
        `${events} events, of which ${listed} are listed.`,
      correct: "What they paid can be corrected or taken back in the {ledger}.",
      region: "Events",
      time: "Time",
      event: "Event",
      points: "Points",
      source: "Source and id",
    },
    states: { open: "Open", decided: "Decided" },
    everything: "Everything",
    title: "Fairness Watch",
    note: "Work that looks unlike that of everybody else. It may have a good reason: nothing " +
      "follows by itself, a person looks and decides.",
    whatFor: "What is looked for",
    which: "Which findings",
    search: "Search people",
    kind: "Kind",
    list: "Findings",
    nothing: {
      fits: "Nothing fits",
      fitsHint: "No finding is of this kind and person. Choose Everything, or search for less.",
      open: "Nothing to look at",
      openHint:
        "Work is compared with one's own days and those of peers, minutes after it arrives. " +
        "After some weeks of work the comparisons are at their best.",
      decided: "Nothing was decided yet",
      decidedHint: "Decisions about open findings appear here, with their reasons.",
    },
    findings: "findings",
    noun: "finding",
    one: "Finding",
    ownWork: "This is about your own work: another manager or an admin decides about it.",
    found: {
      title: "What was found",
      workOf: "Work of",
      span: (from: string, to: string) => `${from} to ${to}`,
      counted: "Counted",
      threshold: (value: string) => `From ${value} on, it is listed.`,
      own: "Their own days before",
      ownHint: "The median of up to 28 days",
      peers: "Days of peers before",
      peersHint: "The median of the same team, or of everybody",
    },
    kindsInside: {
      burst: "many events at once",
      ping_pong: "stages back and forth",
      self_reversal: "work taken back",
      points_per_hour: "far ahead of peers",
      fast_replies: "very fast replies",
    },
    newEvidence: "Decided before, there is new evidence:",
    decidedBy: "{decision}, by {name} {time}",
    notes: {
      title: "Notes About Your Work",
      about:
        "When your work looked unlike that of others, somebody looked at it and wrote down why " +
        "it is as it is. Nothing else follows from such a note.",
      none: "There are no notes",
      noneHint:
        "Nobody had to look at your work. If somebody does, you read here who, what and why.",
      list: "Notes, newest first",
      workOf: (time: string) => `Work of ${time}`,
    },
    chart: {
      burst: "Paid events in the busiest five minutes",
      perHour: "Points per hour",
      title: "Beside the peers",
      median: "Median of the team",
    },
    strength: { strong: "Strong", clear: "Clear", weak: "Weak" },
  },
  de: {
    kinds: {
      burst: "Viele Ereignisse auf einmal",
      ping_pong: "Phasen hin und her",
      self_reversal: "Zurückgenommene Arbeit",
      points_per_hour: "Weit vor den anderen",
      fast_replies: "Sehr schnelle Antworten",
    },
    decisions: { fine: "In Ordnung", talked: "Gesprochen", corrected: "Korrigiert" },
    form: {
      hints: {
        fine: "Es gibt einen guten Grund dafür.",
        talked: "Ihr habt darüber gesprochen; die Punkte bleiben, wie sie sind.",
        corrected: "Was es brachte, wurde im Kontoauszug korrigiert.",
      },
      correctFirst:
        "Korrigiere zuerst, was es brachte, im {ledger}. Was du hier eingegeben hast, bleibt.",
      reasonHint: "{name} liest ihn, mit deinem Namen.",
      choose: "Wähle eines.",
      reasonMissing: "Sage, warum. Die Person liest es.",
      decided: (name) => `Es ist entschieden. ${name} liest den Grund.`,
      again: "Noch einmal entscheiden",
      decide: "Entscheiden",
      decision: "Entscheidung",
      reason: "Grund",
    },
    ledgerOf: "Kontoauszug von {name}",
    decided: { title: "Entscheidungen", by: "Von {name}, {time}" },
    evidence: {
      title: "Belege",
      events: (count, shown) =>
        plural("de", count, { one: `${shown} Ereignis.`, other: `${shown} Ereignisse.` }),
      listed: (events, listed) => `${events} Ereignisse, von denen ${listed} aufgeführt sind.`,
      correct: "Was sie brachten, lässt sich im {ledger} korrigieren oder zurücknehmen.",
      region: "Ereignisse",
      time: "Zeit",
      event: "Ereignis",
      points: "Punkte",
      source: "Quelle und Kennung",
    },
    states: { open: "Offen", decided: "Entschieden" },
    everything: "Alles",
    title: "Fairness",
    note: "Arbeit, die anders aussieht als die aller anderen. Das kann gute Gründe haben: Von " +
      "selbst folgt nichts, ein Mensch sieht es sich an und entscheidet.",
    whatFor: "Wonach gesucht wird",
    which: "Welche Funde",
    search: "Leute suchen",
    kind: "Art",
    list: "Funde",
    nothing: {
      fits: "Nichts passt",
      fitsHint: "Kein Fund ist von dieser Art und Person. Wähle „Alles“, oder suche nach weniger.",
      open: "Nichts anzusehen",
      openHint:
        "Arbeit wird mit den eigenen Tagen und denen der anderen verglichen, Minuten nachdem sie " +
        "eintrifft. Nach einigen Wochen Arbeit sind die Vergleiche am besten.",
      decided: "Noch wurde nichts entschieden",
      decidedHint: "Entscheidungen über offene Funde erscheinen hier, mit ihren Gründen.",
    },
    findings: "Funde",
    noun: "Fund",
    one: "Fund",
    ownWork: "Hier geht es um deine eigene Arbeit: Jemand anderes mit Leitung oder ein Admin " +
      "entscheidet darüber.",
    found: {
      title: "Was gefunden wurde",
      workOf: "Arbeit vom",
      span: (from, to) => `${from} bis ${to}`,
      counted: "Gezählt",
      threshold: (value) => `Ab ${value} wird es aufgeführt.`,
      own: "Die eigenen Tage davor",
      ownHint: "Der Median von bis zu 28 Tagen",
      peers: "Tage der anderen davor",
      peersHint: "Der Median desselben Teams, oder aller",
    },
    kindsInside: {
      burst: "viele Ereignisse auf einmal",
      ping_pong: "Phasen hin und her",
      self_reversal: "zurückgenommene Arbeit",
      points_per_hour: "weit vor den anderen",
      fast_replies: "sehr schnelle Antworten",
    },
    newEvidence: "Schon einmal entschieden, es gibt neue Belege:",
    decidedBy: "{decision}, von {name} {time}",
    notes: {
      title: "Notizen zu deiner Arbeit",
      about: "Als deine Arbeit anders aussah als die der anderen, hat jemand sie angesehen und " +
        "aufgeschrieben, warum sie so ist. Mehr folgt aus so einer Notiz nicht.",
      none: "Es gibt keine Notizen",
      noneHint:
        "Niemand musste sich deine Arbeit ansehen. Wenn es jemand tut, liest du hier, wer, was " +
        "und warum.",
      list: "Notizen, neueste zuerst",
      workOf: (time) => `Arbeit vom ${time}`,
    },
    chart: {
      burst: "Bezahlte Ereignisse in den dichtesten fünf Minuten",
      perHour: "Punkte je Stunde",
      title: "Neben den anderen",
      median: "Median des Teams",
    },
    strength: { strong: "Stark", clear: "Deutlich", weak: "Schwach" },
  },
});
