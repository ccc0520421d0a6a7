import type { Notices } from "@/components/rewards/notices.ts";
import type { Api } from "@/components/shared/api.ts";
import type { GoalProgress, GoalsOfDay } from "@/core/goals/views.ts";
import { newlyClosed } from "./closed_rings.ts";

// Small: it loads with every desk.

/** A busy agent earns points every few seconds. It also lets bigger moments come first. */
const WAIT_MILLISECONDS = 3_000;
/** Where no goal is open, work closes none; somebody may set one. */
const REST_MILLISECONDS = 60_000;

/** Tells of the daily goals that close while the desk is open, whichever windows are. */
export interface GoalWatch {
  /** Looks again: at once after the goals were set, else within a moment. */
  look(urgency: "now" | "soon"): void;
  stop(): void;
}

/** A new day begins with all goals open. */
function closedSince(before: GoalsOfDay, now: GoalsOfDay): readonly GoalProgress[] {
  if (before.day === now.day) return newlyClosed(before.goals, now.goals);
  return now.goals.filter(({ isClosed }) => isClosed);
}

/** Begins to watch. What is closed already is no news. */
export function watchGoals(api: Api, notices: Notices): GoalWatch {
  let before: GoalsOfDay | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Answers arrive in the order of their questions. */
  let last: Promise<void> = Promise.resolve();

  async function read(): Promise<void> {
    const answer = await api.get<GoalsOfDay>("/me/goals/progress");
    // Whatever closed meanwhile is told with the next look.
    if (!answer.ok) return;
    const now = answer.data;
    const closed = before === null ? [] : closedSince(before, now);
    before = now;
    if (closed.length === 0) return;
    // The texts load when there is something to say; without a network, the rings still show it.
    const texts = await import("./goal_texts.ts").catch(() => null);
    for (const goal of closed) if (texts) notices.add(texts.goalNews(goal));
  }

  const look = (urgency: "now" | "soon") => {
    if (urgency === "soon") {
      const isAnyOpen = before === null || before.goals.some(({ isClosed }) => !isClosed);
      timer ??= setTimeout(() => look("now"), isAnyOpen ? WAIT_MILLISECONDS : REST_MILLISECONDS);
      return;
    }
    clearTimeout(timer);
    timer = undefined;
    last = last.then(read);
  };

  look("now");
  return { look, stop: () => clearTimeout(timer) };
}
