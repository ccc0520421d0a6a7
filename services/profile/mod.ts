import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import { type PreferencesPatch, readPreferences } from "@/core/preferences.ts";
import type { ProfileView, WorkingDaysView } from "@/core/profile.ts";
import { type Agent, findAgent, getAgent } from "@/db/agents/agents.ts";
import { findTeam } from "@/db/agents/teams.ts";
import { findProfile, updateProfile } from "@/db/auth/profiles.ts";
import { deleteVisitsOf } from "@/db/engagement/delete.ts";
import {
  findAgentPictures,
  findHiddenAgents,
  findPicture,
  setPicture,
  type StoredPicture,
} from "@/db/pictures.ts";
import { administrativeSections } from "@/db/personal_data.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { readTerms, type StoredSubject } from "@/db/privacy/identify.ts";
import type { People } from "@/services/agents/people.ts";
import { maySeeAgent, type Person, type Viewer } from "@/services/auth/identity.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { encodePicture } from "./encode_picture.ts";
import { exportOf } from "./export.ts";
import { readWorkingDays } from "./working_days.ts";

/** Changes of a profile. Fields that are left out stay as they are. */
export interface ProfilePatch {
  readonly name?: string | undefined;
  readonly timeZone?: string | null | undefined;
  readonly hidden?: boolean | undefined;
  readonly preferences?: PreferencesPatch | undefined;
}

/** What people see and change of themselves. */
export interface Profiles {
  read(person: Person): Promise<ProfileView>;
  /**
   * Changes the person's account and agent. A new name is also the agent's; a new time zone counts
   * for future work.
   * @throws {ProblemError} `validation_failed`
   */
  change(person: Person, patch: ProfilePatch): Promise<ProfileView>;
  /**
   * Gives the person a picture: the middle square of the file, encoded again.
   * @returns its hash
   * @throws {ProblemError} see encode_picture.ts
   */
  setPicture(person: Person, file: Uint8Array): Promise<string>;
  removePicture(person: Person): Promise<void>;
  /** Returns the picture with this hash, or undefined. */
  picture(hash: string): Promise<StoredPicture | undefined>;
  /**
   * Returns the picture of an agent, or undefined when there is no agent or no picture, or when the
   * agent is hidden from this viewer.
   */
  pictureOfAgent(viewer: Viewer, id: string): Promise<StoredPicture | undefined>;
  /**
   * Returns the hashes of agents' pictures by the agents' ids; those without, and those of agents
   * hidden from this viewer, are left out.
   */
  picturesOf(viewer: Viewer, agents: readonly string[]): Promise<ReadonlyMap<string, string>>;
  workingDays(person: Person): Promise<WorkingDaysView>;
  /** Returns everything that is stored about the person, as one JSON document in parts. */
  exportOf(person: Person): AsyncIterable<string>;
  /**
   * Returns the same of anybody, for an admin, with the invitations and the acts of the audit log
   * that are about the person or by the person.
   */
  exportFor(subject: StoredSubject): AsyncIterable<string>;
}

/** Opens the use cases of profiles. */
export function openProfiles({ db, people, clock, timeZone, onPersonChanged }: {
  readonly db: Kysely<Schema>;
  readonly people: Pick<People, "changeAgent">;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Called with the account's id after what a session knows of it was changed. */
  readonly onPersonChanged: (userId: string) => void;
}): Profiles {
  /** The pictures of hidden people are for those who may see their work. */
  async function picturesOf(viewer: Viewer, agents: readonly string[]) {
    const pictures = await findAgentPictures(db, agents);
    for (const agent of await findHiddenAgents(db, [...pictures.keys()])) {
      if (!maySeeAgent(viewer, agent)) pictures.delete(agent.id);
    }
    return pictures;
  }

  async function read({ userId }: Pick<Person, "userId">): Promise<ProfileView> {
    const stored = await findProfile(db, userId);
    if (!stored) throw new Error("the account of a session is gone");
    const agent = stored.agentRowId === null ? undefined : await getAgent(db, stored.agentRowId);
    return {
      id: stored.userId,
      name: stored.name,
      email: stored.email,
      role: stored.role,
      picture: stored.picture,
      preferences: readPreferences(stored.preferences),
      hasPassword: stored.hasPassword,
      hasTwoFactor: stored.hasTwoFactor,
      createdAt: stored.createdAt.toISOString(),
      agent: agent ? await viewAgent(db, agent) : null,
      organizationTimeZone: timeZone,
    };
  }

  async function pictureOf(person: Person, picture: StoredPicture | null): Promise<void> {
    await db.transaction().execute((trx) => setPicture(trx, person.userId, picture));
    onPersonChanged(person.userId);
  }

  return {
    read,
    async change(person, { name, timeZone, hidden, preferences }) {
      if (person.agent !== null) {
        await people.changeAgent(person.agent, { name, timeZone, hidden });
      } else if (timeZone !== undefined) {
        throw invalidField("timeZone", NOT_AN_AGENT);
      } else if (hidden !== undefined) {
        throw invalidField("hidden", NOT_AN_AGENT);
      }
      await updateProfile(db, person.userId, { name, preferences });
      onPersonChanged(person.userId);
      // After the change, so that no message of an open page comes in between.
      if (preferences?.usage === false) await deleteVisitsOf(db, person.userId);
      return await read(person);
    },
    async setPicture(person, file) {
      const picture = await encodePicture(file);
      const digest = await crypto.subtle.digest("SHA-256", picture.bytes);
      const hash = new Uint8Array(digest).toHex();
      await pictureOf(person, { ...picture, hash });
      return hash;
    },
    removePicture: (person) => pictureOf(person, null),
    picture: (hash) => findPicture(db, hash),
    async pictureOfAgent(viewer, id) {
      const agent = await findAgent(db, id);
      const hash = agent && (await picturesOf(viewer, [agent.id])).get(agent.id);
      return hash === undefined ? undefined : await findPicture(db, hash);
    },
    picturesOf,
    async workingDays(person) {
      const agent = person.agent === null ? undefined : await findAgent(db, person.agent);
      return await readWorkingDays(db, agent ?? null, { now: clock(), timeZone });
    },
    async *exportOf(person) {
      yield* exportOf(db, person, { now: clock(), account: await read(person) });
    },
    async *exportFor(subject) {
      const { userId, agentRowId } = subject;
      const agent = agentRowId === null ? undefined : await getAgent(db, agentRowId);
      yield* exportOf(db, { userId, agent: agent?.id ?? null }, {
        now: clock(),
        account: userId === null ? null : await read({ userId }),
        more: administrativeSections(db, subject, await readTerms(db, subject, "")),
      });
    },
  };
}

const NOT_AN_AGENT = "belongs to agents; this account has none";

async function viewAgent(db: Kysely<Schema>, agent: Agent): Promise<ProfileView["agent"]> {
  const team = agent.team === null ? undefined : await findTeam(db, agent.team);
  return {
    id: agent.id,
    team: team ? { id: team.id, name: team.name } : null,
    timeZone: agent.timeZone,
    hidden: agent.isHidden,
  };
}
