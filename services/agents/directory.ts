import type { Kysely } from "kysely";
import type { FoundPersonView, PeopleSort, PersonView } from "@/core/agents/directory.ts";
import { findAgent } from "@/db/agents/agents.ts";
import {
  countPeople,
  findPerson,
  type ListedPerson,
  listPeople,
  type PeopleFilter,
  type PersonPlace,
  searchPeople,
} from "@/db/agents/directory.ts";
import type { Schema } from "@/db/postgres/schema.ts";

export type { PeopleFilter };

/** A person of the list, with the place that a cursor needs. */
export interface PlacedPerson {
  readonly person: PersonView;
  readonly place: PersonPlace;
}

/** Reads and searches the people of the organization, for admins. */
export interface Directory {
  list(filter: PeopleFilter, page: {
    readonly sort: PeopleSort;
    readonly limit: number;
    readonly after: PersonPlace | null;
  }): Promise<PlacedPerson[]>;
  count(filter: PeopleFilter): Promise<number>;
  /** Finds active people for a chooser, the best match first. */
  search(text: string, limit: number): Promise<FoundPersonView[]>;
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
    count: (filter) => countPeople(db, filter),
    search: async (text, limit) =>
      (await searchPeople(db, text, limit))
        .map(({ id, name, email, team }) => ({ id, name, email, team })),
    async find(id) {
      const agent = await findAgent(db, id);
      const person = agent && await findPerson(db, agent.rowId);
      return person && toPersonView(person);
    },
  };
}

function toPersonView(person: ListedPerson): PersonView {
  const { id, name, email, team, timeZone, totalPoints, account } = person;
  return {
    id,
    name,
    email,
    team,
    timeZone,
    hidden: person.isHidden,
    isActive: person.deactivatedAt === null,
    deactivatedAt: person.deactivatedAt?.toISOString() ?? null,
    totalPoints,
    account,
    lastSignInAt: person.lastSignInAt?.toISOString() ?? null,
  };
}
