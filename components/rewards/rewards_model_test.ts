import { assertEquals } from "@std/assert";
import { delay } from "@std/async/delay";
import { sampleChallenge } from "@/components/challenges/testdata/sample_challenge.ts";
import type { Answer, Api } from "@/components/shared/api.ts";
import { createRewardsModel } from "./rewards_model.ts";
import { sampleDesk } from "@/components/desk/testdata/sample_desk.ts";

const ME = { id: "agent-7", name: "Mia Lindqvist" };

/** Creates a model whose server answers from `answers` by path, and never answers other paths. */
function modelWith(answers: Readonly<Record<string, unknown>>) {
  const get = <T>(path: string): Promise<Answer<T>> => {
    const key = Object.keys(answers).find((one) => path.startsWith(one));
    return Promise.resolve(
      key === undefined
        ? { ok: false, status: 0, message: "Laurel does not answer." }
        : { ok: true, data: answers[key] as T },
    );
  };
  const api: Api = { get, post: get, send: (_method, path) => get(path) };
  const rewards = { ...sampleDesk().rewards!, challenges: [sampleChallenge()], spinRights: 2 };
  return createRewardsModel(ME.id, rewards, api);
}

const progress = (progress: number, isCompleted = false, id = "sprint") => ({
  type: "challenge" as const,
  data: {
    agent: ME,
    challenge: { id, title: "Sprint", kind: "individual" as const, target: 50 },
    progress,
    isCompleted,
    pointsEarned: 0,
  },
});

Deno.test("rewards model - a challenge is updated before its window was ever open", () => {
  const model = modelWith({});
  model.receive(progress(33), true);
  assertEquals(model.summary.value.challenges[0]?.progress, 33);
  assertEquals(model.notices.list.value, []);
  model.receive(progress(50, true), true);
  model.receive(progress(51, true), true);
  assertEquals(model.notices.list.value.length, 1, "the target is reached once");
});

Deno.test("rewards model - an unknown challenge shows no banner", () => {
  const model = modelWith({});
  model.receive(progress(50, true, "other"), true);
  assertEquals(model.notices.list.value, []);
});

Deno.test("rewards model - a message that is applied again to a new state is not news", () => {
  const model = modelWith({});
  model.receive(progress(50, true), false);
  assertEquals(model.summary.value.challenges[0]?.progress, 50);
  assertEquals(model.notices.list.value, []);
});

Deno.test("rewards model - the answer of the wheel sets the number of spins", async () => {
  const model = modelWith({ "/spins": { rights: 4, wheel: [], recent: [] } });
  assertEquals(model.rights.value, 2);
  const leave = model.wheel.follow();
  while (model.wheel.state.value.data === null) await delay(1);
  assertEquals(model.rights.value, 4);
  leave();
});

Deno.test("rewards model - a list of several pages is read to its end", async () => {
  const page = (key: string, nextCursor: string | null) => ({ entries: [{ key }], nextCursor });
  const model = modelWith({
    "/agents/agent-7/achievements?limit=200&cursor=next%2F": page("b", null),
    "/agents/agent-7/achievements?limit=200": page("a", "next/"),
  });
  const leave = model.achievements.follow();
  const { state } = model.achievements;
  while (state.value.data === null) await delay(1);
  assertEquals(state.value.data.map(({ key }) => key), ["a", "b"]);
  leave();
});
