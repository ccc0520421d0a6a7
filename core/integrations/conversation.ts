import type { DeriveContext, Derived, DerivedEvent } from "./derived.ts";
import { conversationOrder } from "./conversation_order.ts";
import type { ConversationFact, ToolPerson } from "./facts.ts";
import { type Answer, answersIn } from "./replies.ts";
import { clampSeconds, eventOf, iso, pays, secondsBetween, withoutUnknown } from "./timeline.ts";

type Status = Extract<ConversationFact, { what: "status" }>;

/** A tool reports the messages and status changes that belong to a merge within seconds of it. */
const MERGING_MILLISECONDS = 10_000;

/** A conversation's facts in order, with what deriving events needs to know about them. */
class Course {
  readonly ordered: readonly ConversationFact[];
  readonly startedBy: "customer" | "agent" | null;
  readonly startedAt: number | null;
  /** The status change that resolved it, unless it was reopened afterwards. */
  readonly resolved: Status | null;
  readonly reopened: number;

  /** When it was merged into another conversation, milliseconds since the epoch. */
  readonly mergedAt: number | null;

  constructor(facts: readonly ConversationFact[]) {
    const mergedAt = facts.filter(({ what }) => what === "merged").map(({ time }) => time);
    this.mergedAt = mergedAt.length === 0 ? null : Math.min(...mergedAt);
    // Agents' messages that belong to the merge answer nobody.
    this.ordered = conversationOrder(
      facts.filter((fact) =>
        !(fact.what === "message" && fact.by === "agent" && this.isMergedBy(fact.time))
      ),
    );
    const started = this.all("started")[0];
    const first = this.all("message")[0];
    // When an agent's message comes first, an earlier message of the customer may have been lost.
    this.startedBy = started?.by ?? (first?.by === "customer" ? "customer" : null);
    const firstOfAll = first && started ? Math.min(first.time, started.time) : started?.time;
    this.startedAt = firstOfAll ?? (first?.by === "customer" ? first.time : null);
    let resolved: Status | null = null;
    let reopened = 0;
    for (const fact of this.all("status")) {
      if (fact.status === "resolved") resolved ??= fact;
      else if (resolved) {
        reopened++;
        resolved = null;
      }
    }
    this.resolved = resolved;
    this.reopened = reopened;
  }

  all<W extends ConversationFact["what"]>(what: W): Extract<ConversationFact, { what: W }>[] {
    return this.ordered.filter((fact) => fact.what === what) as never;
  }

  /** Whether a time lies in the seconds of the merge, or after it. */
  isMergedBy(time: number): boolean {
    return this.mergedAt !== null && time > this.mergedAt - MERGING_MILLISECONDS;
  }

  /** Returns the agents' messages before a fact. */
  repliesBefore(fact: ConversationFact) {
    const index = this.ordered.indexOf(fact);
    return this.ordered.slice(0, index).filter((one) =>
      one.what === "message" && one.by === "agent"
    ) as Extract<ConversationFact, { what: "message" }>[];
  }

  assigneeBefore(fact: ConversationFact): ToolPerson {
    return this.lastBefore(fact, (one) => one.what === "assigned");
  }

  lastReplierBefore(fact: ConversationFact): ToolPerson {
    return this.repliesBefore(fact).findLast(({ person }) => person !== null)?.person ?? null;
  }

  resolverBefore(fact: ConversationFact): ToolPerson {
    return this.lastBefore(fact, (one) => one.what === "status" && one.status === "resolved");
  }

  private lastBefore(
    fact: ConversationFact,
    matches: (one: ConversationFact) => boolean,
  ): ToolPerson {
    const index = this.ordered.indexOf(fact);
    const last = this.ordered.slice(0, index).findLast(matches);
    return last !== undefined && "person" in last ? last.person : null;
  }
}

/**
 * Derives what a conversation earns: replies, the first reply when the customer began it, its
 * resolution while it stands, and the customer's ratings.
 */
export function deriveConversation(
  id: string,
  facts: readonly ConversationFact[],
  context: DeriveContext,
): Derived {
  const course = new Course(facts);
  const { answers, waitingSince } = answersIn(course.ordered);
  const events = [
    ...answers.flatMap((answer) => responses(id, answer, context)),
    ...firstReply(id, course, answers, context),
    ...resolution(id, course, context),
    ...ratings(id, course),
  ];
  const score = course.all("rating").findLast((rating) => rating.score !== null)?.score;
  const state = withoutUnknown({
    status: course.resolved ? "resolved" : "open",
    startedBy: course.startedBy,
    startedAt: iso(course.startedAt),
    firstReplyAt: iso(answers[0]?.replies[0].time),
    waitingSince: course.resolved ? undefined : iso(waitingSince),
    resolvedAt: iso(course.resolved?.time),
    mergedAt: iso(course.mergedAt),
    reopened: course.reopened,
    messages: {
      customer: course.all("message").filter(({ by }) => by === "customer").length,
      agent: course.all("message").filter(({ by }) => by === "agent").length,
    },
    assignee: course.all("assigned").at(-1)?.person,
    score,
  });
  return { state, events };
}

/**
 * Returns the seconds until the first reply of an answer; undefined when the answered message is
 * unknown.
 */
function responseTime(answer: Answer, context: DeriveContext): number | undefined {
  const { person, time } = answer.replies[0];
  if (answer.waitingSince === null) return undefined;
  return clampSeconds(context.elapsed(person, answer.waitingSince, time));
}

function responses(id: string, answer: Answer, context: DeriveContext): DerivedEvent[] {
  return answer.replies.flatMap(({ key, person, time, quality }, index) =>
    eventOf(`reply/${key}`, "message_response", person, time, {
      objectId: id,
      conversationId: id,
      responseTime: index === 0 ? responseTime(answer, context) : undefined,
      quality,
    })
  );
}

function firstReply(
  id: string,
  course: Course,
  answers: readonly Answer[],
  context: DeriveContext,
): DerivedEvent[] {
  const first = answers.find((answer) => answer.waitingSince !== null);
  if (course.startedBy !== "customer" || !first) return [];
  const { person, time } = first.replies[0];
  return eventOf("handled", "inbound_handled", person, time, {
    objectId: id,
    channel: "chat",
    responseTime: responseTime(first, context),
  });
}

function resolution(id: string, course: Course, context: DeriveContext): DerivedEvent[] {
  const { resolved, reopened, startedAt } = course;
  if (!resolved || !pays(resolved.origin, context.settings)) return [];
  const { time } = resolved;
  if (course.isMergedBy(time)) return [];
  const person = resolved.person ?? course.assigneeBefore(resolved) ??
    course.lastReplierBefore(resolved);
  const repliers = new Set(course.repliesBefore(resolved).map((message) => message.person));
  return eventOf("resolved", "conversation_resolved", person, time, {
    objectId: id,
    firstContact: reopened === 0 && repliers.size === 1,
    resolutionTime: startedAt === null ? undefined : secondsBetween(startedAt, time),
  });
}

function ratings(id: string, course: Course): DerivedEvent[] {
  return course.all("rating").flatMap((rating) => {
    const { key, time, score, person } = rating;
    if (score === null) return [];
    const performer = person ?? course.assigneeBefore(rating) ?? course.resolverBefore(rating) ??
      course.lastReplierBefore(rating);
    return eventOf(`csat/${key}`, "csat_received", performer, time, { objectId: id, score });
  });
}
