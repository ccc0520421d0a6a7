import type { ConversationFact, Person } from "./facts.ts";

/** What one person wrote before the customer's next message. */
export interface Reply {
  /** The key of its first message. */
  readonly key: string;
  readonly person: Person;
  /** When the first message was written. */
  readonly time: number;
  /**
   * Of its first message that has one. Not a mean: every further message would have the reply taken
   * back and booked anew.
   */
  readonly quality: number | null;
}

/** Messages of agents without one of the customer in between. */
export interface Answer {
  /** Since when the customer had waited for it; null: nothing is known that it answers. */
  readonly waitingSince: number | null;
  /** In the order of their first messages, at least one. */
  readonly replies: readonly [Reply, ...Reply[]];
}

export interface Answers {
  readonly answers: readonly Answer[];
  /** Since when the customer waits now. */
  readonly waitingSince: number | null;
}

type Message = Extract<ConversationFact, { what: "message" }>;

/**
 * Cuts a conversation into what the customer waited for and who answered it. Waiting begins with the
 * first unanswered message, or with the conversation itself where the customer began it.
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
