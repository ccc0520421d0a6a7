import { catalogue } from "./catalogue.ts";

/** What verifying a spin finds, step by step. */
export const spinFindings = catalogue({
  en: {
    allAgree: "The seed, the digest, the mapping and the prize all agree.",
    blocked: "An earlier step failed.",
    secret: "The seed is published tomorrow, when the day of the spin is over.",
    identity: {
      form: "The id is not of the form day.agent.number.",
      other: "The id names another day or agent than the spin.",
      message: "The signed message is not the agent and the id of the spin.",
      right: "The id and the message name the agent, the day and the number.",
    },
    seed: {
      form: "The seed is not 64 hexadecimal digits in lower case.",
      other: "The seed does not belong to the commitment.",
      right: "SHA-256 of the seed is the commitment that was shown before.",
    },
    digest: {
      other: "The digest is not what the seed gives.",
      right: "HMAC-SHA256 of the message under the seed is the digest.",
    },
    mapping: {
      fails: "These prizes cannot be drawn: there are none, or their weights add up to too much.",
      badWeight: (key: string) => `The weight of ${key} is not a whole number from 1 on.`,
      right: "The first word below the bound gives the ticket.",
      place: (position: number, round: number) =>
        round === 0
          ? `word ${position} of the digest`
          : `word ${position} of continuation ${round}`,
    },
    prize: {
      nothing: "Nothing was drawn.",
      other: (fields: string) => `The recorded prize is not the drawn one (${fields}).`,
      right: "The ticket falls on the prize that was given.",
    },
    published: {
      right: "Day, commitment and prizes are those that were published.",
      day: "What was published is of another day.",
      commitment: "The commitment is not the one that was published for the day.",
      seed: "The seed is not the one that was published.",
      time: "The spin’s time does not lie on its day.",
      wheel: "The wheel is not the one that counted at the spin’s time.",
      missing: (title: string) =>
        `“${title}” cannot run out, and was not in the draw at its place.`,
      field: (title: string, field: string) => `“${title}” was published with another ${field}.`,
      place: (title: string) => `“${title}” is not at its place among the published prizes.`,
    },
    values: {
      spin: "Spin",
      message: "Signed message",
      seed: "Seed",
      seedHash: "SHA-256 of the seed",
      commitment: "Commitment",
      signature: "HMAC-SHA256(seed, message)",
      digest: "Recorded digest",
      sum: "Sum of the weights",
      bound: "Bound",
      passed: "Words passed over",
      word: "Word",
      ticket: "Ticket",
      drawn: "Drawn",
      given: "Given",
      timeZone: "Time zone",
      published: "Published commitment",
    },
  },
  de: {
    allAgree: "Startwert, Prüfsumme, Los und Gewinn passen zusammen.",
    blocked: "Ein früherer Schritt ist gescheitert.",
    secret: "Der Startwert wird morgen veröffentlicht, wenn der Tag des Drehs vorbei ist.",
    identity: {
      form: "Die Kennung hat nicht die Form Tag.Person.Nummer.",
      other: "Die Kennung nennt einen anderen Tag oder eine andere Person als der Dreh.",
      message: "Die signierte Nachricht besteht nicht aus der Person und der Kennung des Drehs.",
      right: "Kennung und Nachricht nennen die Person, den Tag und die Nummer.",
    },
    seed: {
      form: "Der Startwert besteht nicht aus 64 hexadezimalen Ziffern in Kleinbuchstaben.",
      other: "Der Startwert gehört nicht zur Festlegung.",
      right: "SHA-256 des Startwerts ist die Festlegung, die vorher gezeigt wurde.",
    },
    digest: {
      other: "Die Prüfsumme ist nicht die, die der Startwert ergibt.",
      right: "HMAC-SHA256 der Nachricht mit dem Startwert ist die Prüfsumme.",
    },
    mapping: {
      fails: "Unter diesen Gewinnen lässt sich nicht ziehen: Es gibt keine, oder die Summe ihrer " +
        "Gewichte ist zu groß.",
      badWeight: (key) => `Das Gewicht von ${key} ist keine ganze Zahl ab 1.`,
      right: "Das erste Wort unter der Grenze ergibt das Los.",
      place: (position, round) =>
        round === 0
          ? `Wort ${position} der Prüfsumme`
          : `Wort ${position} der ${round}. Fortsetzung`,
    },
    prize: {
      nothing: "Es wurde nichts gezogen.",
      other: (fields) => `Der vermerkte Gewinn ist nicht der gezogene (${fields}).`,
      right: "Das Los fällt auf den Gewinn, der ausgegeben wurde.",
    },
    published: {
      right: "Tag, Festlegung und Gewinne sind die veröffentlichten.",
      day: "Veröffentlicht wurde etwas für einen anderen Tag.",
      commitment: "Die Festlegung ist nicht die, die für den Tag veröffentlicht wurde.",
      seed: "Der Startwert ist nicht der veröffentlichte.",
      time: "Die Zeit des Drehs liegt nicht an seinem Tag.",
      wheel: "Das Glücksrad ist nicht das, das zur Zeit des Drehs galt.",
      missing: (title) =>
        `„${title}“ kann nicht ausgehen und stand nicht an seinem Platz in der Ziehung.`,
      field: (title, field) => `„${title}“ wurde mit anderen Angaben veröffentlicht (${field}).`,
      place: (title) =>
        `„${title}“ steht nicht an seinem Platz unter den veröffentlichten Gewinnen.`,
    },
    values: {
      spin: "Dreh",
      message: "Signierte Nachricht",
      seed: "Startwert",
      seedHash: "SHA-256 des Startwerts",
      commitment: "Festlegung",
      signature: "HMAC-SHA256(Startwert, Nachricht)",
      digest: "Vermerkte Prüfsumme",
      sum: "Summe der Gewichte",
      bound: "Grenze",
      passed: "Übersprungene Wörter",
      word: "Wort",
      ticket: "Los",
      drawn: "Gezogen",
      given: "Ausgegeben",
      timeZone: "Zeitzone",
      published: "Veröffentlichte Festlegung",
    },
  },
});
