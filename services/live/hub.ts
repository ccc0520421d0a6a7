import type { Kysely } from "kysely";
import { formatPosition, type LivePosition } from "@/core/live/position.ts";
import { firstPosition, getRelayPosition, listOutbox, type OutboxRow } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import { Broadcast } from "./broadcast.ts";
import type { Client } from "./client.ts";
import { Members } from "./members.ts";
import { ROWS_IN_PAGE } from "./outbox_pages.ts";
import { RecentRows } from "./recent_rows.ts";
import { Resumer } from "./resume.ts";

/** Sends the messages of the outbox to the clients of this instance. */
export interface Hub {
  /** The position of the last message that was sent. */
  readonly position: number;
  /** The event id for a connection that is current. */
  readonly id: string;
  readonly clients: number;
  /**
   * Accepts rows from the relay or from Redis, in any order. Missing rows are read from the
   * database.
   */
  deliver(rows: readonly OutboxRow[]): void;
  /** Reads rows that were relayed but not announced to this instance. */
  catchUp(): Promise<void>;
  /** Adds a client. With `after`, the messages after that position are sent first. */
  join(client: Client, after: LivePosition | null): Membership;
  /** Returns who is connected; a person or a key may be several times. */
  viewers(): Viewer[];
  /** Ends the connections of some viewers; their clients may connect again with their position. */
  end(isOver: (viewer: Viewer) => boolean): void;
  /** Ends all connections. */
  close(): void;
}

/** The membership of a client in the hub. */
export interface Membership {
  /** Whether all messages were sent to the client. */
  readonly isCurrent: boolean;
  /**
   * Continues sending to a client that has room again. The hub also checks that itself, but later.
   */
  resume(): void;
  leave(): void;
}

/** How much the hub keeps, and how often it sends boards. */
export interface HubLimits {
  /**
   * The maximum number of messages that a client may be behind; a client further behind reloads its
   * state.
   */
  readonly replay: number;
  /** How many bookings and board changes are kept in memory for clients that are behind. */
  readonly recent: number;
  /** The minimum time between two messages about boards. */
  readonly boardIntervalMilliseconds: number;
}

export const HUB_LIMITS: HubLimits = {
  replay: 5_000,
  recent: 20_000, // some 10 MB
  boardIntervalMilliseconds: 250,
};

/** Opens the hub at the relay's current position. */
export async function openHub(
  db: Kysely<Schema>,
  reportError: ReportError,
  limits: HubLimits = HUB_LIMITS,
): Promise<Hub> {
  return new LiveHub(db, reportError, limits, await getRelayPosition(db));
}

class LiveHub implements Hub {
  readonly #db: Kysely<Schema>;
  readonly #reportError: ReportError;
  readonly #members: Members;
  readonly #resumer: Resumer;
  readonly #broadcast: Broadcast;
  /** The position of the clients that are current; one object that all parts share. */
  readonly #sent: { boards: number; messages: number };
  #catchingUp: Promise<void> | null = null;
  #isBehind = false;
  #isClosed = false;

  constructor(db: Kysely<Schema>, reportError: ReportError, limits: HubLimits, position: number) {
    this.#db = db;
    this.#reportError = reportError;
    const sent = this.#sent = { boards: position, messages: position };
    const recent = new RecentRows(limits.recent);
    const members = this.#members = new Members((member) => void this.#resumer.resume(member));
    this.#resumer = new Resumer({
      db,
      reportError,
      members,
      recent,
      sent,
      maxBehind: limits.replay,
    });
    const { boardIntervalMilliseconds } = limits;
    this.#broadcast = new Broadcast({ members, recent, sent, boardIntervalMilliseconds });
  }

  get position(): number {
    return this.#sent.messages;
  }

  get id(): string {
    return formatPosition(this.#sent);
  }

  get clients(): number {
    return this.#members.size;
  }

  deliver(rows: readonly OutboxRow[]): void {
    for (const row of this.#isClosed ? [] : rows) {
      if (row.position <= this.position) continue;
      if (firstPosition(row) > this.position + 1) return void this.catchUp();
      this.#broadcast.sendRow(row);
    }
  }

  catchUp(): Promise<void> {
    this.#isBehind = true;
    this.#catchingUp ??= this.#readOn()
      .catch((error) => this.#reportError("live", "live messages could not be read", error))
      .finally(() => this.#catchingUp = null);
    return this.#catchingUp;
  }

  async #readOn(): Promise<void> {
    // `catchUp` was called again during the read, so the page may not contain the newest rows.
    while (this.#isBehind) {
      this.#isBehind = false;
      const rows = await listOutbox(this.#db, this.position, ROWS_IN_PAGE);
      const next = rows[0] ? firstPosition(rows[0]) : 0;
      if (next > this.position + 1) this.#broadcast.skipTo(next - 1);
      this.deliver(rows);
      if (rows.length === ROWS_IN_PAGE) this.#isBehind = true;
    }
  }

  join(client: Client, after: LivePosition | null): Membership {
    const members = this.#members;
    const member = members.add(client, after ?? { ...this.#sent });
    const resume = () => void this.#resumer.resume(member);
    resume();
    return {
      get isCurrent() {
        return members.isCurrent(member);
      },
      resume,
      leave: () => members.remove(member),
    };
  }

  viewers(): Viewer[] {
    return this.#members.clients().map(({ viewer }) => viewer);
  }

  end(isOver: (viewer: Viewer) => boolean): void {
    for (const client of this.#members.clients()) if (isOver(client.viewer)) client.end();
  }

  close(): void {
    this.#isClosed = true;
    this.#broadcast.close();
    this.#members.close();
  }
}
