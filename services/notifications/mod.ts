import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import type {
  DeskNotifications,
  NotificationSettings,
  NotificationSettingsInput,
  NotificationView,
} from "@/core/notifications/views.ts";
import { type Agent, findAgent } from "@/db/agents/agents.ts";
import { insertOutbox } from "@/db/live/outbox.ts";
import {
  type Chosen,
  clearNotifications,
  countUnread,
  listNotifications,
  markRead,
} from "@/db/notifications/notifications.ts";
import { readNotificationSettings, saveNotificationSettings } from "@/db/notifications/settings.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Person } from "@/services/auth/identity.ts";
import { openBound, openStreakWarnings, tellOfBoosts } from "./jobs.ts";
import { inboxMessage } from "./tell.ts";

/** What people were told, and what they want to be told of. People without an agent are told nothing. */
export interface NotificationCenter {
  /** Lists what a person was told and has not cleared, newest first. */
  list(
    person: Person,
    page: { readonly limit: number; readonly before: number | null },
  ): Promise<readonly NotificationView[]>;
  unread(person: Person): Promise<number>;
  /** Marks some as read, on all of the person's devices. @returns how many stay unread */
  read(person: Person, chosen: Chosen): Promise<number>;
  /** Takes some off the list, on all of the person's devices. @returns how many stay unread */
  clear(person: Person, chosen: Chosen): Promise<number>;
  settings(person: Person): Promise<NotificationSettings>;
  changeSettings(person: Person, input: NotificationSettingsInput): Promise<NotificationSettings>;
  /** What the desk knows before the center is opened. */
  forDesk(person: Person): Promise<DeskNotifications>;
  /** Background work, as `services/jobs` takes it; that room is above this one. */
  readonly steps: readonly { readonly name: string; run(): Promise<number> }[];
}

export interface NotificationsOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Called after each commit that wrote an outbox row. */
  readonly onChanged: () => void;
}

/** Opens the notification center. */
export function openNotifications(
  { db, clock, timeZone, onChanged }: NotificationsOptions,
): NotificationCenter {
  const agentOf = async ({ agent }: Person): Promise<Agent | undefined> =>
    agent === null ? undefined : await findAgent(db, agent);

  /** Changes rows of a person, and tells the person's other tabs and devices. */
  async function change(
    person: Person,
    write: typeof markRead,
    chosen: Chosen,
    what: "read" | "cleared",
  ): Promise<number> {
    const agent = await agentOf(person);
    if (!agent) return 0;
    const { changed, unread } = await db.transaction().execute(async (trx) => {
      const changed = await write(trx, agent.rowId, chosen, new Date(clock()));
      if (changed > 0) await insertOutbox(trx, [inboxMessage(agent.id, what)]);
      return { changed, unread: await countUnread(trx, agent.rowId) };
    });
    if (changed > 0) onChanged();
    return unread;
  }

  async function settingsOf(agent: Agent | undefined): Promise<NotificationSettings> {
    const stored = agent
      ? await readNotificationSettings(db, agent.rowId)
      : { muted: [], quiet: null };
    return { ...stored, timeZone: agent?.timeZone ?? timeZone };
  }

  const work = { db, clock, timeZone, onTold: onChanged };
  return {
    async list(person, page) {
      const agent = await agentOf(person);
      return agent ? await listNotifications(db, agent.rowId, page) : [];
    },
    async unread(person) {
      const agent = await agentOf(person);
      return agent ? await countUnread(db, agent.rowId) : 0;
    },
    read: (person, chosen) => change(person, markRead, chosen, "read"),
    clear: (person, chosen) => change(person, clearNotifications, chosen, "cleared"),
    settings: async (person) => await settingsOf(await agentOf(person)),
    async changeSettings(person, { muted, quiet }) {
      const agent = await agentOf(person);
      if (agent) {
        await db.transaction().execute(async (trx) => {
          await saveNotificationSettings(trx, agent.rowId, { muted: [...new Set(muted)], quiet });
          await insertOutbox(trx, [inboxMessage(agent.id, "settings")]);
        });
        onChanged();
      }
      return await settingsOf(agent);
    },
    async forDesk(person) {
      const agent = await agentOf(person);
      const [unread, settings, [last]] = await Promise.all([
        agent ? countUnread(db, agent.rowId) : 0,
        settingsOf(agent),
        agent ? listNotifications(db, agent.rowId, { limit: 1, before: null }) : [],
      ]);
      return { unread, newest: last?.id ?? 0, settings };
    },
    steps: [
      { name: "warn of streaks that end", run: openStreakWarnings(work) },
      { name: "tell of boosts", run: () => tellOfBoosts(work) },
      { name: "bound notifications", run: openBound(work) },
    ],
  };
}
