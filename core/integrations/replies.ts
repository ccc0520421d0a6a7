import type { ConversationFact, ToolPerson } from "./facts.ts";

/** What one person wrote before the next message of the customer. */
export interface Reply {
  /** The key of the first message. */
  readonly key: string;
  readonly person: ToolPerson;
  /** When the first message was written, milliseconds since the epoch. */
  readonly time: number;
  /**
   * The quality of the first message that has one. It is not the mean, because every further
   * message would then void the ledger entry of the reply and make a new one.
   */
  readonly quality: number | null;
}

/** Consecutive messages of agents, with no message of the customer in between. */
export interface Answer {
  /** Since when the customer waited for this answer; null when the answered message is unknown. */
  readonly waitingSince: number | null;
  /** In the order of their first messages; at least one. */
  readonly replies: readonly [Reply, ...Reply[]];
}

export interface Answers {
  readonly answers: readonly Answer[];
  /** Since when the customer is waiting now; null when nobody waits. */
  readonly waitingSince: number | null;
}

type Message = Extract<ConversationFact, { what: "message" }>;

/**
 * Splits a conversation into waits of the customer and the answers to them. A wait begins with the
 * first unanswered message, or with the conversation itself when the customer began it.
 */
export function answersIn(ordered: readonly ConversationFact[]): Answers {
  const answers: { waitingSince: number | null; messages: Message[] }[] = [];
  let waitingSince: number | null = null;
  let isAnswering = false;
  for (const fact of ordered) {
    const isFirst = waitingSince === null && answers.length === 0;
    if (fact.what === "started" && fact.by === "customer" && isFirst) waitingSince = fact.time;
    if (fact.what !== "message") continue;
    if (fact.by === "customer") {
      waitingSince ??= fact.time;
      isAnswering = false;
      continue;
    }
    if (!isAnswering) answers.push({ waitingSince, messages: [] });
    answers.at(-1)!.messages.push(fact);
    isAnswering = true;
    waitingSince = null;
  }
  return {
    answers: answers.map(({ waitingSince, messages }) => ({
      waitingSince,
      replies: repliesOf(messages) as [Reply, ...Reply[]],
    })),
    waitingSince,
  };
}

function repliesOf(messages: readonly Message[]): Reply[] {
  const replies: Reply[] = [];
  for (const [person, written] of Map.groupBy(messages, (message) => message.person)) {
    const { key, time } = written[0]!;
    const quality = written.find((message) => message.quality !== null)?.quality ?? null;
    replies.push({ key, person, time, quality });
  }
  return replies;
}
