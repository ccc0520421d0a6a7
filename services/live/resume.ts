import type { Kysely } from "kysely";
import type { SyncMessage } from "@/core/live/messages.ts";
import { formatPosition, type LivePosition, positionAt } from "@/core/live/position.ts";
import { firstPosition, getRelayPosition, type OutboxRow } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import { sendMissed } from "./catch_up.ts";
import { createFrame } from "./frames.ts";
import type { Member, Members } from "./members.ts";
import { OutboxPages, ROWS_IN_PAGE } from "./outbox_pages.ts";
import type { RecentRows } from "./recent_rows.ts";

export interface ResumerInput {
  readonly db: Kysely<Schema>;
  readonly reportError: ReportError;
  readonly members: Members;
  readonly recent: RecentRows;
  /** The position of the clients that are current, always the newest. */
  readonly sent: LivePosition;
  /** A client that is more messages behind than this reloads its state. */
  readonly maxBehind: number;
}

/** Sends to clients that are behind what they missed. */
export class Resumer {
  readonly #input: ResumerInput;
  readonly #pages: OutboxPages;

  constructor(input: ResumerInput) {
    this.#input = input;
    this.#pages = new OutboxPages(input.db);
  }

  /** Sends to a client while it has room, until it is current. */
  async resume(member: Member): Promise<void> {
    const { members, reportError } = this.#input;
    if (member.isBusy) return;
    member.isBusy = true;
    try {
      while (members.isBehind(member) && member.client.hasRoom()) {
        if (!await this.#step(member, member.behind!)) break;
      }
    } catch (error) {
      // End the connection, so that the client reconnects with the same position.
      reportError("live", "a live connection ends, because what it missed cannot be read", error);
      if (members.has(member)) member.client.end();
    } finally {
      member.isBusy = false;
    }
  }

  /** Does one step for a client that is behind; false when nothing can be done for it now. */
  async #step(member: Member, at: LivePosition): Promise<boolean> {
    const { sent, members } = this.#input;
    if (at.messages > sent.messages) return await this.#checkUnknown(member, at);
    if (at.messages === sent.messages && at.boards === sent.boards) {
      members.markCurrent(member);
      member.client.onCurrent(formatPosition(sent));
      return true;
    }
    // The client got newer boards from another instance. It is current when this hub has sent those
    // too.
    if (at.messages === sent.messages && at.boards >= sent.boards) return false;
    return await this.#sendPage(member, at);
  }

  /** Checks a client that comes from an instance ahead of this one, or from another database. */
  async #checkUnknown(member: Member, at: LivePosition): Promise<boolean> {
    const { db, sent } = this.#input;
    if (member.isKnown) return false;
    member.isKnown = at.messages <= await getRelayPosition(db);
    return member.isKnown || at.messages <= sent.messages ||
      this.#sendSync(member, "unknown_position");
  }

  /** Sends the next page of what a client missed, or tells it to reload when that is too much. */
  async #sendPage(member: Member, at: LivePosition): Promise<boolean> {
    const { sent, members, recent, maxBehind } = this.#input;
    const hasBoards = at.boards >= sent.boards;
    const after = hasBoards ? at.messages : at.boards;
    const tooMuch = member.wasCurrent ? "too_slow" : "too_old";
    if (sent.messages - after > maxBehind) return this.#sendSync(member, tooMuch);
    const rows: readonly OutboxRow[] = recent.after(after, ROWS_IN_PAGE) ??
      await this.#pages.read(after);
    if (!members.isBehind(member)) return false;
    const known = rows.filter((row) => row.position <= sent.messages);
    if (known.length === 0 || firstPosition(known[0]!) > after + 1) {
      return this.#sendSync(member, tooMuch); // The rows were pruned.
    }
    // Boards may have been sent during the read. Then the rows start too late for this client.
    if (hasBoards && at.boards < sent.boards) return true;
    member.behind = sendMissed(member.client, at, known, sent.boards);
    return true;
  }

  /** Tells a client to reload its state; its messages continue from here. */
  #sendSync(member: Member, reason: SyncMessage["reason"]): true {
    const { sent, members } = this.#input;
    if (!members.isBehind(member)) return true;
    member.behind = { boards: sent.messages, messages: sent.messages };
    member.client.send(createFrame("sync", { reason }), positionAt(sent.messages));
    return true;
  }
}
