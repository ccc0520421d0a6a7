import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** The people of a tool, and who they are among the agents. */
export const integrationPeopleWords = catalogue({
  en: {
    create: {
      action: "Create This Agent",
      open: "Create This Agent…",
      for: (name: string) => `for ${name}`,
      name: "Name",
      email: "E-mail (optional)",
      cancel: "Cancel",
      agent: "Create Agent",
    },
    all: {
      title: "Create agents for everybody who waits",
      progress: (done: string, total: string) => `${done} of ${total} done…`,
      close: "Close",
      cancel: "Cancel",
      again: "Try Again",
      create: (count: number, shown: string) =>
        plural("en", count, { one: `Create ${shown} Agent`, other: `Create ${shown} Agents` }),
      assign: (count: number, shown: string) =>
        plural("en", count, { one: `Assign ${shown} Person`, other: `Assign ${shown} People` }),
      nobody: "Nobody waits any more.",
      created: (count: number, shown: string) =>
        plural("en", count, { one: `${shown} new agent`, other: `${shown} new agents` }),
      matched: (count: number, shown: string) =>
        plural("en", count, {
          one: `${shown} person is assigned to an agent by e-mail`,
          other: `${shown} people are assigned to an agent by e-mail`,
        }),
      skipped: (count: number, shown: string) =>
        plural("en", count, {
          one: `${shown} person is left out and waits on`,
          other: `${shown} people are left out and wait on`,
        }),
      region: "What becomes of everybody",
      more: (count: string) => `and ${count} more`,
      leftOut: (why: string) => `Left out: ${why}`,
      is: "Is {name}, who has the e-mail",
      new: "New agent {id}",
    },
    skip: {
      bot: "looks like a bot",
      nameless: "has neither a name nor an e-mail address",
      assigned: "is assigned already",
      ignored: "is ignored",
      same_mail: "has the same e-mail address as somebody above",
      unknown: "was never mentioned by the tool",
      no_free_id: "has an id that a thousand agents have",
    },
    filters: { waiting: "Waiting", assigned: "Assigned", ignored: "Ignored", all: "All" },
    empty: {
      waiting: {
        title: "Nobody waits",
        words: "People whom a webhook mentions and Laurel does not know wait here.",
      },
      assigned: {
        title: "Nobody is assigned yet",
        words: "People of the tool who are agents are listed here.",
      },
      ignored: {
        title: "Nobody is ignored",
        words: "People whose work is not to count are listed here.",
      },
      all: { title: "Nobody yet", words: "People whom a webhook mentions are listed here." },
    },
    whoIsShown: "Who is shown",
    createAll: "Create All…",
    createOrChoose:
      "Create or choose their agents, and their work counts at the time when they did it. " +
      "Laurel can do so automatically: see {mapping}.",
    mapping: "Mapping",
    people: "People",
    limit: (count: number, shown: string) =>
      plural("en", count, {
        one:
          `${shown} person became agents automatically today, the most in one day. The others wait here. Create them now, or leave it to Laurel: they become agents when the tool mentions them after midnight.`,
        other:
          `${shown} people became agents automatically today, the most in one day. The others wait here. Create them now, or leave it to Laurel: they become agents when the tool mentions them after midnight.`,
      }),
    createdAll: (created: string, matched: string) => `Created: ${created}. Assigned: ${matched}.`,
    row: {
      ignored: "Does not count",
      stopIgnoring: "Stop Ignoring",
      change: "Change…",
      id: "id",
      account: "account",
      waiting: (count: number, shown: string) =>
        plural("en", count, { one: `${shown} event waits`, other: `${shown} events wait` }),
      lastSeen: "last seen {time}",
      calledLike: "is called like {name}",
      mailOf: "has the e-mail of {name}",
      itIs: "It is {name}",
      who: (called: string) => `Agent who is ${called}`,
      choose: "Choose an agent",
      unassign: "Unassign",
      cancel: "Cancel",
      ignore: "Ignore",
    },
    done: {
      is: (called: string, name: string, counts: string) => `${called} is ${name}${counts}.`,
      ignored: (called: string) => `${called} is ignored.`,
      waiting: (called: string) => `${called} is waiting.`,
      created: (name: string, counts: string) => `${name} is an agent now${counts}.`,
      counts: (count: number, shown: string) =>
        plural("en", count, {
          one: `${shown} event counts now`,
          other: `${shown} events count now`,
        }),
    },
  },
  de: {
    create: {
      action: "Diese Person anlegen",
      open: "Diese Person anlegen …",
      for: (name) => `für ${name}`,
      name: "Name",
      email: "E-Mail (freiwillig)",
      cancel: "Abbrechen",
      agent: "Person anlegen",
    },
    all: {
      title: "Für alle Wartenden Personen anlegen",
      progress: (done, total) => `${done} von ${total} fertig …`,
      close: "Schließen",
      cancel: "Abbrechen",
      again: "Noch einmal",
      create: (count, shown) =>
        plural("de", count, { one: `${shown} Person anlegen`, other: `${shown} Personen anlegen` }),
      assign: (count, shown) =>
        plural("de", count, {
          one: `${shown} Person zuordnen`,
          other: `${shown} Personen zuordnen`,
        }),
      nobody: "Niemand wartet mehr.",
      created: (count, shown) =>
        plural("de", count, { one: `${shown} neue Person`, other: `${shown} neue Personen` }),
      matched: (count, shown) =>
        plural("de", count, {
          one: `${shown} Person wird über die E-Mail zugeordnet`,
          other: `${shown} Personen werden über die E-Mail zugeordnet`,
        }),
      skipped: (count, shown) =>
        plural("de", count, {
          one: `${shown} Person wird ausgelassen und wartet weiter`,
          other: `${shown} Personen werden ausgelassen und warten weiter`,
        }),
      region: "Was aus allen wird",
      more: (count) => `und ${count} weitere`,
      leftOut: (why) => `Ausgelassen: ${why}`,
      is: "Ist {name} mit derselben E-Mail",
      new: "Neue Person {id}",
    },
    skip: {
      bot: "sieht nach einem Bot aus",
      nameless: "hat weder Namen noch E-Mail-Adresse",
      assigned: "ist schon zugeordnet",
      ignored: "wird ignoriert",
      same_mail: "hat dieselbe E-Mail-Adresse wie jemand weiter oben",
      unknown: "wurde vom Tool nie erwähnt",
      no_free_id: "hat eine Kennung, die schon tausend Personen haben",
    },
    filters: { waiting: "Wartend", assigned: "Zugeordnet", ignored: "Ignoriert", all: "Alle" },
    empty: {
      waiting: {
        title: "Niemand wartet",
        words: "Leute, die ein Webhook erwähnt und die Laurel nicht kennt, warten hier.",
      },
      assigned: {
        title: "Noch ist niemand zugeordnet",
        words: "Leute des Tools, die in Laurel sind, stehen hier.",
      },
      ignored: {
        title: "Niemand wird ignoriert",
        words: "Leute, deren Arbeit nicht zählen soll, stehen hier.",
      },
      all: { title: "Noch niemand", words: "Leute, die ein Webhook erwähnt, stehen hier." },
    },
    whoIsShown: "Wer gezeigt wird",
    createAll: "Alle anlegen …",
    createOrChoose:
      "Lege die Personen an oder ordne sie zu, und ihre Arbeit zählt zu der Zeit, zu der sie " +
      "getan wurde. Laurel kann das von selbst tun: siehe {mapping}.",
    mapping: "Zuordnung",
    people: "Leute",
    limit: (count, shown) =>
      plural("de", count, {
        one:
          `${shown} Person wurde heute von selbst angelegt, mehr geht an einem Tag nicht. Die anderen warten hier. Lege sie jetzt an, oder überlasse es Laurel: Sie kommen dazu, wenn das Tool sie nach Mitternacht erwähnt.`,
        other:
          `${shown} Personen wurden heute von selbst angelegt, mehr geht an einem Tag nicht. Die anderen warten hier. Lege sie jetzt an, oder überlasse es Laurel: Sie kommen dazu, wenn das Tool sie nach Mitternacht erwähnt.`,
      }),
    createdAll: (created, matched) => `Angelegt: ${created}. Zugeordnet: ${matched}.`,
    row: {
      ignored: "Zählt nicht",
      stopIgnoring: "Nicht mehr ignorieren",
      change: "Ändern …",
      id: "Kennung",
      account: "Konto",
      waiting: (count, shown) =>
        plural("de", count, {
          one: `${shown} Ereignis wartet`,
          other: `${shown} Ereignisse warten`,
        }),
      lastSeen: "zuletzt gesehen {time}",
      calledLike: "heißt wie {name}",
      mailOf: "hat die E-Mail von {name}",
      itIs: "Das ist {name}",
      who: (called) => `Wer ${called} ist`,
      choose: "Person auswählen",
      unassign: "Zuordnung aufheben",
      cancel: "Abbrechen",
      ignore: "Ignorieren",
    },
    done: {
      is: (called, name, counts) => `${called} ist ${name}${counts}.`,
      ignored: (called) => `${called} wird ignoriert.`,
      waiting: (called) => `${called} wartet.`,
      created: (name, counts) => `${name} ist jetzt angelegt${counts}.`,
      counts: (count, shown) =>
        plural("de", count, {
          one: `${shown} Ereignis zählt jetzt`,
          other: `${shown} Ereignisse zählen jetzt`,
        }),
    },
  },
});
