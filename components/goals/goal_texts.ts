import type { News } from "@/components/rewards/notices.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { GoalProgress } from "@/core/goals/views.ts";
import { goalWords } from "@/words/goals.ts";
import { goalOf } from "./values.ts";

/** Returns what a banner and the moment say about a goal that closed. */
export function goalNews(goal: GoalProgress): News {
  const { names, moment } = wordsOf(goalWords);
  const text = moment.text(names[goal.metric], goalOf(goal));
  return { kind: "told", message: { kind: "goal", title: moment.title, text } };
}
