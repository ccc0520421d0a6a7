import { assertEquals } from "@std/assert";
import { createNotices } from "@/components/rewards/notices.ts";
import type { Answer, Api } from "@/components/shared/api.ts";
import type { GoalProgress, GoalsOfDay } from "@/core/goals/views.ts";
import { until } from "@/testing/until.ts";
import { watchGoals } from "./goal_watch.ts";

const DAY = "2026-11-20";

function replies(value: number, target = 4): GoalProgress {
  const isClosed = value >= target;
  const share = Math.min(value / target, 1);
  return { metric: "chat_responses", target, setBy: "self", value, share, isClosed };
}

/** Looks at each of these answers of the server in turn. @returns what was told */
async function told(answers: readonly (GoalsOfDay | null)[]): Promise<string[]> {
  let asked = 0;
  const get = <T>(): Promise<Answer<T>> => {
    const data = answers[asked++];
    return Promise.resolve(
      data ? { ok: true, data: data as T } : { ok: false, status: 0, message: "No answer." },
    );
  };
  const api: Api = { get, post: get, send: get };
  const notices = createNotices();
  const watch = watchGoals(api, notices);
  for (let n = 1; n < answers.length; n++) watch.look("now");
  await until(() => asked, (times) => times === answers.length);
  // The texts load after the last answer.
  await import("./goal_texts.ts");
  await new Promise((done) => setTimeout(done));
  watch.stop();
  return notices.list.value.map((one) => one.kind === "told" ? one.message.text : one.kind);
}

const on = (goals: readonly GoalProgress[], day = DAY): GoalsOfDay => ({ day, goals });

Deno.test("goal watch - a goal that work closes is told once", async () => {
  assertEquals(await told([on([replies(3)]), on([replies(4)]), on([replies(5)])]), [
    "Replies: 4 of 4 today.",
  ]);
});

Deno.test("goal watch - what was closed before, or by a smaller target, is no news", async () => {
  assertEquals(await told([on([replies(4)]), on([replies(5)])]), []);
  assertEquals(await told([on([replies(3)]), on([replies(3, 2)])]), []);
});

Deno.test("goal watch - without an answer it is told with the next one", async () => {
  assertEquals(await told([on([replies(3)]), null, on([replies(4)])]), ["Replies: 4 of 4 today."]);
});

Deno.test("goal watch - a new day begins with all goals open", async () => {
  const next = "2026-11-21";
  assertEquals(await told([on([replies(4)]), on([replies(4)], next)]), ["Replies: 4 of 4 today."]);
  assertEquals(await told([on([replies(4)]), on([replies(0)], next)]), []);
});
