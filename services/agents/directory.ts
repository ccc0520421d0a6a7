import type { Kysely } from "kysely";
import type { FoundPersonView, PeopleSort, PersonView } from "@/core/agents/directory.ts";
import { PEOPLE_COLUMNS } from "@/core/agents/people_file.ts";
import { csvRow } from "@/core/csv.ts";
import { findAliases } from "@/db/agents/aliases.ts";
import { findAgent } from "@/db/agents/agents.ts";
import {
  type DirectoryFilter,
  findPerson,
  type ListedPerson,
  listPeople,
  type PersonPlace,
  searchPeople,
} from "@/db/agents/directory.ts";
import type { Schema } from "@/db/postgres/schema.ts";

export type { DirectoryFilter };

/** A person of the list, with the place that a cursor needs. */
export interface PlacedPerson {
  readonly person: PersonView;
  readonly place: PersonPlace;
}

/** Reads and searches the people of the organization, for admins. */
export interface Directory {
  list(filter: DirectoryFilter, page: {
    readonly sort: PeopleSort;
    readonly limit: number;
    readonly after: PersonPlace | null;
  }): Promise<PlacedPerson[]>;
  /**
   * Finds active people for a chooser, the best match first.
   * @param teams only people of these teams; null: all
   */
  search(
    text: string,
    limit: number,
    teams?: readonly string[] | null,
  ): Promise<FoundPersonView[]>;
  /** Yields a CSV file of people, piece by piece; the import reads it. */
  file(filter: DirectoryFilter): AsyncGenerator<string>;
  /** Finds the person whom an id, an e-mail address or an alias names. */
  find(id: string): Promise<PersonView | undefined>;
}

/** Opens the directory of people. */
export function openDirectory({ db }: { readonly db: Kysely<Schema> }): Directory {
  return {
    list: async (filter, page) =>
      (await listPeople(db, filter, page)).map((one) => ({
        person: toPersonView(one),
        place: one.place,
      })),
    search: async (text, limit, teams = null) =>
      (await searchPeople(db, text, limit, teams))
        .map(({ id, name, email, team, teamName }) => ({ id, name, email, team, teamName })),
    async *file(filter) {
      yield "\uFEFF" + csvRow(FILE_COLUMNS);
      let after: PersonPlace | null = null;
      for (;;) {
        const page: ListedPerson[] = await listPeople(db, filter, {
          sort: "id",
          limit: FILE_PAGE,
          after,
        });
        const aliases = await findAliases(db, page.map(({ rowId }) => rowId));
        const rows = page.map((person) => csvRow(fileRow(person, aliases.get(person.rowId) ?? [])));
        if (rows.length > 0) yield rows.join("");
        if (page.length < FILE_PAGE) return;
        after = page.at(-1)!.place;
      }
    },
    async find(id) {
      const agent = await findAgent(db, id);
      const person = agent && await findPerson(db, agent.rowId);
      return person && toPersonView(person);
    },
  };
}

const FILE_PAGE = 500;
const FILE_COLUMNS = [...PEOPLE_COLUMNS, "state", "role", "points", "last sign-in"];

function fileRow(person: ListedPerson, aliases: readonly string[]): (string | number)[] {
  return [
    person.id,
    person.name,
    person.email ?? "",
    person.team ?? "",
    person.timeZone ?? "",
    person.isHidden ? "yes" : "no",
    // An alias with a space could not be told from two.
    aliases.filter((alias) => !alias.includes(" ")).join(" "),
    person.deactivatedAt === null ? "active" : "deactivated",
    person.account?.role ?? "",
    person.totalPoints,
    person.lastSignInAt?.toISOString() ?? "",
  ];
}

function toPersonView(person: ListedPerson): PersonView {
  const { id, name, email, team, teamName, timeZone, totalPoints, account } = person;
  return {
    id,
    name,
    email,
    team,
    teamName,
    timeZone,
    hidden: person.isHidden,
    isActive: person.deactivatedAt === null,
    teamFrom: person.teamFrom,
    deactivatedAt: person.deactivatedAt?.toISOString() ?? null,
    totalPoints,
    account,
    lastSignInAt: person.lastSignInAt?.toISOString() ?? null,
  };
}
