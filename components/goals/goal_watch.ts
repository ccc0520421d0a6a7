import type { Notices } from "@/components/rewards/notices.ts";
import type { Api } from "@/components/shared/api.ts";
import type { GoalsOfDay } from "@/core/goals/views.ts";
import { newlyClosed } from "./closed_rings.ts";

// Small: it loads with every desk.

/** A busy agent earns points every few seconds. It also lets bigger moments come first. */
const WAIT_MILLISECONDS = 3_000;

/** Tells of the daily goals that close while the desk is open, whichever windows are. */
export interface GoalWatch {
  /** Looks again: at once after the goals were set, else within a moment. */
  look(urgency: "now" | "soon"): void;
  stop(): void;
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
    const closed = before?.day === now.day ? newlyClosed(before.goals, now.goals) : [];
    before = now;
    if (closed.length === 0) return;
    // The texts load when there is something to say; without a network, the rings still show it.
    const texts = await import("./goal_texts.ts").catch(() => null);
    for (const goal of closed) if (texts) notices.add(texts.goalNews(goal));
  }

  const look = (urgency: "now" | "soon") => {
    if (urgency === "soon") {
      timer ??= setTimeout(() => look("now"), WAIT_MILLISECONDS);
      return;
    }
    clearTimeout(timer);
    timer = undefined;
    last = last.then(read);
  };

  look("now");
  return { look, stop: () => clearTimeout(timer) };
}
