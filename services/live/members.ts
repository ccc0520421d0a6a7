import type { LivePosition } from "@/core/live/position.ts";
import type { Client } from "./client.ts";
import type { Frame } from "./frames.ts";

/** A client of the hub, and how far it has got. */
export interface Member {
  readonly client: Client;
  /** The position of a client that is behind; null when the client is current. */
  behind: LivePosition | null;
  wasCurrent: boolean;
  /**
   * Whether the client's position, which is ahead of this instance, was really given out by the
   * relay.
   */
  isKnown: boolean;
  isBusy: boolean;
}

/** How often the hub continues with clients that are behind. */
const RESUME_MILLISECONDS = 20;

/**
 * The clients of the hub. Each one is either current, then it gets every message as it happens, or
 * behind, then it gets what it missed as fast as it reads.
 */
export class Members {
  readonly #all = new Set<Member>();
  readonly #current = new Set<Member>();
  readonly #behind = new Set<Member>();
  readonly #resume: (member: Member) => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param resume called again and again for each client that is behind */
  constructor(resume: (member: Member) => void) {
    this.#resume = resume;
  }

  get size(): number {
    return this.#all.size;
  }

  /** Adds a client that has got everything up to a position. */
  add(client: Client, at: LivePosition): Member {
    const member: Member = {
      client,
      behind: null,
      wasCurrent: false,
      isKnown: false,
      isBusy: false,
    };
    this.#all.add(member);
    this.#fallBehind(member, at);
    return member;
  }

  remove(member: Member): void {
    for (const set of [this.#all, this.#current, this.#behind]) set.delete(member);
  }

  has(member: Member): boolean {
    return this.#all.has(member);
  }

  isCurrent(member: Member): boolean {
    return this.#current.has(member);
  }

  isBehind(member: Member): boolean {
    return this.#behind.has(member);
  }

  markCurrent(member: Member): void {
    this.#behind.delete(member);
    member.behind = null;
    this.#current.add(member);
  }

  /**
   * Sends a frame to the clients that are current. One without room is behind from here on.
   * @param before the position of these clients before the frame
   * @param isReceiver limits the frame to some of the clients; all of them when left out
   */
  sendToCurrent(
    frame: Frame,
    id: string,
    before: LivePosition,
    isReceiver: (client: Client) => boolean = () => true,
  ): void {
    for (const member of this.#current) {
      if (!isReceiver(member.client)) continue;
      if (member.client.hasRoom()) {
        member.client.send(frame, id);
        continue;
      }
      this.#current.delete(member);
      member.wasCurrent = true;
      this.#fallBehind(member, before);
    }
  }

  /** Returns a copy of the list of clients. */
  clients(): Client[] {
    return [...this.#all].map(({ client }) => client);
  }

  /** Ends all connections. */
  close(): void {
    clearInterval(this.#timer);
    for (const client of this.clients()) client.end();
  }

  #fallBehind(member: Member, at: LivePosition): void {
    member.behind = at;
    this.#behind.add(member);
    this.#timer ??= setInterval(() => {
      for (const one of this.#behind) this.#resume(one);
      if (this.#behind.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    }, RESUME_MILLISECONDS);
  }
}
