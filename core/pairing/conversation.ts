import type { DeriveContext, Derived, DerivedEvent } from "./derive.ts";
import type { ConversationFact, Person } from "./facts.ts";
import { type Answer, answersIn } from "./replies.ts";
import {
  clampSeconds,
  eventOf,
  inTimeOrder,
  iso,
  known,
  lastUntil,
  pays,
  secondsBetween,
} from "./timeline.ts";

type Status = Extract<ConversationFact, { what: "status" }>;

/** A conversation's facts in order, and what is asked of them again and again. */
class Course {
  readonly ordered: readonly ConversationFact[];
  readonly startedBy: "customer" | "agent" | null;
  readonly startedAt: number | null;
  /** The message that closed it, unless it was opened again afterwards. */
  readonly resolved: Status | null;
  readonly reopened: number;

  constructor(facts: readonly ConversationFact[]) {
    this.ordered = inTimeOrder(facts, rank);
    const started = this.all("started")[0];
    const first = this.all("message")[0];
    // An agent's message that comes first may answer one that was lost.
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

  /** Agents' messages up to a moment. */
  repliesUntil(time: number) {
    return this.all("message").filter((message) => message.by === "agent" && message.time <= time);
  }

  assigneeAt(time: number): Person {
    return lastUntil(this.all("assigned"), time)?.person ?? null;
  }

  lastReplierAt(time: number): Person {
    return this.repliesUntil(time).findLast(({ person }) => person !== null)?.person ?? null;
  }

  resolverAt(time: number): Person {
    const resolutions = this.all("status").filter(({ status }) => status === "resolved");
    return lastUntil(resolutions, time)?.person ?? null;
  }
}

/** Of one moment: the beginning, then the customer, so that an answer follows what it answers. */
function rank(fact: ConversationFact): number {
  if (fact.what === "started") return 0;
  return fact.what === "message" && fact.by === "customer" ? 1 : 2;
}

/**
 * A conversation earns replies, the first one of those that the customer began, its resolution while
 * it stands, and the customer's ratings.
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
  const state = known({
    status: course.resolved ? "resolved" : "open",
    startedBy: course.startedBy,
    startedAt: iso(course.startedAt),
    firstReplyAt: iso(answers[0]?.replies[0].time),
    waitingSince: course.resolved ? undefined : iso(waitingSince),
    resolvedAt: iso(course.resolved?.time),
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

/** What the first to answer took; nothing when it is not known what was answered. */
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
  const person = resolved.person ?? course.assigneeAt(time) ?? course.lastReplierAt(time);
  const repliers = new Set(course.repliesUntil(time).map((message) => message.person));
  return eventOf("resolved", "conversation_resolved", person, time, {
    objectId: id,
    firstContact: reopened === 0 && repliers.size === 1,
    resolutionTime: startedAt === null ? undefined : secondsBetween(startedAt, time),
  });
}

function ratings(id: string, course: Course): DerivedEvent[] {
  return course.all("rating").flatMap(({ key, time, score, person }) => {
    if (score === null) return [];
    const whose = person ?? course.assigneeAt(time) ?? course.resolverAt(time) ??
      course.lastReplierAt(time);
    return eventOf(`csat/${key}`, "csat_received", whose, time, { objectId: id, score });
  });
}
