import { assertEquals } from "@std/assert";
import type { LiveFrame, PointsMessage } from "@/core/live/messages.ts";
import { formatPosition, positionAt as at } from "@/core/live/position.ts";
import { createDeskModel } from "./desk_model.ts";
import { createRewardsModel } from "@/components/rewards/rewards_model.ts";
import { sampleDesk } from "./testdata/sample_desk.ts";

function deskWithLog() {
  const reloads: string[] = [];
  const desk = sampleDesk();
  // No window is open in these tests, so nothing is requested.
  const never = () => new Promise<never>(() => {});
  const rewards = createRewardsModel(desk.agent!.id, desk.rewards!, {
    get: never,
    post: never,
    send: never,
  });
  const effects = { requestReload: (urgency: string) => void reloads.push(urgency) };
  return { model: createDeskModel(desk, effects, rewards), rewards, reloads };
}

function points(id: string, event: string, totalPoints: number): LiveFrame {
  const { agent } = sampleDesk();
  if (!agent) throw new Error("the sample has an agent");
  const data: PointsMessage = {
    agent: { ...agent, totalPoints, experience: totalPoints },
    entries: [{
      id: 0,
      points: 12,
      type: "message_response",
      title: "Message response",
      reason: "",
      event: { source: "/livechat", id: event },
      ruleVersion: 1,
      breakdown: [{ rule: "base", points: 12 }],
      time: "2026-11-20T14:45:00Z",
    }],
    corrected: 0,
    scores: { day: [{ start: "2026-11-20", points: 108, reachedAt: "2026-11-20T14:45:00Z" }] },
  };
  return { id, type: "points", data };
}

function scores(id: string): LiveFrame {
  const at = "2026-11-20T14:45:00Z";
  const agent = { id: "agent-7", name: "Mia Lindqvist", team: "care" };
  const day = [{ start: "2026-11-20", points: 200, reachedAt: at }];
  return { id, type: "leaderboard", data: { changes: [{ agent, scores: { day } }] } };
}

Deno.test("desk model - points update total, feed and burst", () => {
  const { model } = deskWithLog();
  model.receive([points(at(1001), "n1", 8456)]);
  assertEquals(model.agent.value?.totalPoints, 8456);
  assertEquals(model.agent.value?.scores.day.points, 108);
  assertEquals(model.feed.value[0]?.event.id, "n1");
  assertEquals(model.burst.value?.points, 12);
  assertEquals(model.position(), at(1001));
});

Deno.test("desk model - each message is applied once, and late board messages are applied too", () => {
  const { model } = deskWithLog();
  const ahead = formatPosition({ boards: 1000, messages: 1001 });
  for (const frame of [points(ahead, "n1", 8456), scores(at(1001)), points(at(1001), "n1", 1)]) {
    model.receive([frame]);
  }
  assertEquals(model.boards.value.day.entries[0]?.agent.id, "agent-7");
  assertEquals([model.burst.value?.id, model.agent.value?.totalPoints], [1, 8456]);
});

Deno.test("desk model - messages that arrive together are announced once", () => {
  const { model } = deskWithLog();
  model.receive([points(at(1001), "n1", 8456), points(at(1002), "n2", 8468)]);
  assertEquals(model.burst.value, { id: 1, points: 24 });
  assertEquals([...model.newKeys.value], ["/livechat n1", "/livechat n2"]);
});

Deno.test("desk model - the stream resumes where board messages are still missing", () => {
  const { model } = deskWithLog();
  const ahead = formatPosition({ boards: 1000, messages: 1001 });
  model.receive([points(ahead, "n1", 8456)]);
  assertEquals(model.position(), ahead);
  model.receive([scores(at(1001))]);
  assertEquals(model.position(), at(1001));
});

Deno.test("desk model - a message that the first paint included is not applied again", () => {
  const { model } = deskWithLog();
  model.receive([points(at(1000), "n1", 1)]);
  model.receive([points(at(999), "n0", 2)]);
  assertEquals(model.agent.value?.totalPoints, 8444);
  assertEquals(model.position(), at(1000));
});

Deno.test("desk model - an entry that the first paint included is not news, even after its position", () => {
  const { model } = deskWithLog();
  const held = sampleDesk().feed[0];
  if (!held) throw new Error("the sample has a feed");
  const frame = points(at(1001), held.event.id, 8444);
  model.receive([frame]);
  assertEquals([model.burst.value, model.feed.value.length], [null, 9]);
});

Deno.test("desk model - a heartbeat moves the position forward, never back", () => {
  const { model } = deskWithLog();
  model.skipTo(at(1010));
  model.skipTo(at(1005));
  assertEquals(model.position(), at(1010));
  model.receive([points(at(1011), "n1", 8456)]);
  assertEquals(model.agent.value?.totalPoints, 8456);
});

Deno.test("desk model - an older message after a newer one changes nothing", () => {
  const { model } = deskWithLog();
  model.receive([points(at(1002), "n2", 8468)]);
  model.receive([points(at(1001), "n1", 8456)]);
  assertEquals(model.agent.value?.totalPoints, 8468);
});

Deno.test("desk model - a sync requests the state at once, and the desk is live only after it arrived", () => {
  const { model, reloads } = deskWithLog();
  model.stream.value = "live";
  assertEquals(model.connection.value, "live");
  model.receive([{ id: at(2000), type: "sync", data: { reason: "too_old" } }]);
  assertEquals([reloads, model.connection.value], [["now"], "catching_up"]);
  model.load({ ...sampleDesk(), position: at(2000) });
  assertEquals([model.connection.value, model.position()], ["live", at(2000)]);
});

Deno.test("desk model - entries that are on the page do not arrive again with an answer", () => {
  const { model } = deskWithLog();
  model.receive([points(at(1001), "n1", 8456)]);
  assertEquals(model.newKeys.value.size, 1);
  model.load({ ...sampleDesk(), position: at(1001) });
  assertEquals(model.newKeys.value.size, 0);
});

Deno.test("desk model - messages that overtook the answer are applied to it, without an animation", () => {
  const { model } = deskWithLog();
  model.receive([points(at(1001), "n1", 8456)]);
  model.receive([points(at(1002), "n2", 8468)]);
  const answer = sampleDesk();
  model.load({ ...answer, position: at(1001), feed: answer.feed.slice(1) });
  assertEquals(model.agent.value?.totalPoints, 8468);
  assertEquals(model.feed.value.slice(0, 2).map(({ event }) => event.id), ["n2", "e-8"]);
  assertEquals(model.burst.value?.id, 2);
  assertEquals(model.position(), at(1002));
});

Deno.test("desk model - entries of other agents do not change this desk", () => {
  const { model } = deskWithLog();
  const frame = points(at(1001), "n1", 77);
  if (frame.type !== "points") throw new Error("a points message");
  const other = { ...frame.data, agent: { ...frame.data.agent, id: "agent-3" } };
  model.receive([{ ...frame, data: other }]);
  assertEquals([model.agent.value?.totalPoints, model.burst.value], [8444, null]);
  assertEquals(model.position(), at(1001));
});

Deno.test("desk model - a boost that is ended early is gone, also from an answer that is older", () => {
  const { model } = deskWithLog();
  const boost = (id: number) => ({
    id,
    text: "Double points",
    startsAt: "2026-11-20T14:00:00Z",
    endsAt: "2026-11-20T16:00:00Z",
  });
  const boosts = [boost(1), boost(2)];
  model.load({ ...sampleDesk(), boosts });
  const data = { boost: 1, endsAt: "2026-11-20T15:00:00Z" };
  model.receive([{ id: at(1001), type: "boost_end", data }]);
  assertEquals(model.data.value.boosts, [boost(2)]);
  model.load({ ...sampleDesk(), boosts });
  assertEquals(model.data.value.boosts, [boost(2)]);
});

Deno.test("desk model - a level-up of another agent is not celebrated here", () => {
  const { model, rewards } = deskWithLog();
  const levelUp = { previousLevel: 4, level: 5, previousRank: "Rookie", rank: "Bronze" } as const;
  const frame = (id: string, message: number): LiveFrame => ({
    id: at(message),
    type: "level_up",
    data: { agent: { id, name: id }, ...levelUp },
  });
  model.receive([frame("agent-3", 1001)]);
  assertEquals(rewards.notices.list.value, []);
  model.receive([frame("agent-7", 1002)]);
  assertEquals(rewards.notices.list.value.map(({ kind }) => kind), ["level"]);
});

Deno.test("desk model - an achievement is announced once, even when its message overtook an answer", () => {
  const { model, rewards, reloads } = deskWithLog();
  const frame: LiveFrame = {
    id: at(1001),
    type: "achievement",
    data: {
      agent: { id: "agent-7", name: "Mia" },
      achievement: { key: "first_deal", title: "First deal", icon: "star", tier: 1, points: 20 },
      time: "2026-11-20T14:45:00Z",
    },
  };
  model.receive([frame]);
  model.receive([frame]);
  model.load({ ...sampleDesk(), position: at(1000) });
  assertEquals(rewards.notices.list.value.map(({ kind }) => kind), ["achievement"]);
  assertEquals([...rewards.unlocked.value], ["first_deal"]);
  assertEquals(reloads, ["soon"]);
});

Deno.test("desk model - a correction that an answer overtook is told once, and changes nothing twice", () => {
  const { model, rewards } = deskWithLog();
  const event = { source: "/crm", id: "d-1" };
  const frame: LiveFrame = {
    id: at(1003),
    type: "notification",
    data: {
      agent: { id: "agent-7", name: "Mia" },
      kind: "points_corrected",
      title: "Deal won",
      points: -40,
      reason: "A test",
      by: { id: "u-1", name: "Grace" },
      event,
      time: "2026-11-20T14:45:00Z",
    },
  };
  // The desk was read again after the correction, and before its messages arrived.
  model.load({ ...sampleDesk(), position: at(1004) });
  const { totalPoints } = model.agent.value!;
  model.receive([points(at(1002), "n2", 8404)]);
  model.receive([frame]);
  assertEquals(model.agent.value?.totalPoints, totalPoints);
  assertEquals(model.position(), at(1004));
  const told = () => rewards.notices.list.value.map(({ kind }) => kind);
  assertEquals(told(), ["change"]);
  // Sent again after a connection broke, and read again by the page.
  model.receive([frame]);
  model.load({ ...sampleDesk(), position: at(1004) });
  model.receive([frame]);
  assertEquals(told(), ["change"]);
});

Deno.test("desk model - the rights to spin are those of the newest message, even after an answer", () => {
  const { model, rewards } = deskWithLog();
  const { agent } = sampleDesk();
  const field = { key: "points_10", title: "10 points", kind: "points", weight: 1 } as const;
  const spin = {
    id: "2026-11-20.agent-7.1",
    agent: agent!.id,
    day: "2026-11-20",
    time: "2026-11-20T14:45:00Z",
    prize: { ...field, value: 10 },
    candidates: [field],
    wheelVersion: 1,
    commitment: "00",
    seed: null,
    message: "",
    digest: "00",
  };
  const data = { agent: { id: agent!.id, name: agent!.name }, spin, rights: 2 };
  model.receive([{ id: at(1001), type: "spin", data }]);
  assertEquals(rewards.rights.value, 2);
  // Read before the spin.
  const before = { ...sampleDesk().rewards!, spinRights: 3 };
  model.load({ ...sampleDesk(), rewards: before, position: at(1000) });
  assertEquals(rewards.rights.value, 2);
  model.load({ ...sampleDesk(), rewards: { ...before, spinRights: 5 }, position: at(1002) });
  assertEquals(rewards.rights.value, 5);
});
