/** A person of whom something is stored in nearly every table. */
import { assert, assertEquals } from "@std/assert";
import encodePng from "@jsquash/png/encode.js";
import { createApi } from "@/api/mod.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { sendSigned, sequenceOf, setUpFor } from "@/services/integrations/testdata/send.ts";
import type { Tool } from "@/services/integrations/testdata/tools.ts";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import type { TestDatabase } from "@/testing/database.ts";
import { type Done, manageAsZora } from "./zora_manages.ts";

/** Everything that the person is or was called, in Laurel and in a tool. */
export const NAMES = ["zora", "quill", "oldname", "grace", "qz-77", "person-2@example.com"];

export interface World {
  readonly door: Door;
  readonly admin: Who;
  readonly zora: Who;
  /** The id of Zora's account. */
  readonly userId: string;
  readonly tool: Tool;
}

/** Opens the API with Zora, of whom something is stored nearly everywhere. */
export async function withZora(
  database: TestDatabase,
  use: (world: World) => Promise<void>,
): Promise<void> {
  await withDoor(database, async (door) => {
    const { ask, instance } = door;
    const admin = await door.person("admin");
    const done: Done = async (method, path, body, who = admin) => {
      const answer = await ask(method, path, body, who);
      assert(answer.status < 300, `${method} ${path}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    };
    const sequence = sequenceOf("chatwoot");
    const tool = await setUpFor(door, sequence);
    await done("POST", "/admin/teams", { id: "sales", name: "Sales" });
    await done("POST", "/admin/agents", { id: "zora.quill", name: "Zora Oldname", team: "sales" });
    await done("POST", "/admin/agents", { id: "bob", name: "Bob", team: "sales" });
    await done("PATCH", "/admin/agents/zora.quill", {
      name: "Zora Quill",
      email: "zora@quill.example",
    });
    await done("POST", "/admin/invitations", {
      email: "zora@quill.example",
      name: "Zora Quill",
      role: "agent",
    });
    await done("POST", "/admin/agents/zora.quill/aliases", { alias: "qz-77" });
    await done("PUT", `/admin/integrations/${tool.id}/people`, {
      tenant: tool.id,
      user: "7",
      agent: "zora.quill",
    });
    for (const one of sequence.sent) await sendSigned(door, sequence, tool, one);
    const days = [4, 3, 2, 1, 0].map((back) => new Date(door.now - back * 86_400_000));
    const events = await door.key("events:write");
    for (const [index, day] of days.entries()) {
      for (let number = 0; number < 4; number++) {
        await done("POST", "/events", {
          id: `e-${index}-${number}`,
          source: "/crm",
          type: "deal_won",
          subject: "Zora@Quill.example",
          time: new Date(day.getTime() - number * 1000).toISOString(),
          data: { cycleDays: 3, handledBy: "Zora Quill", note: "mail zora@quill.example" },
        }, events);
      }
    }
    const zora = await door.person("agent", (await findAgent(database.db, "zora.quill"))!);
    await done("PATCH", "/me", { name: "Zora Quill" }, zora);
    const picture = await encodePng(new ImageData(new Uint8ClampedArray(64 * 64 * 4).fill(9), 64));
    const sent = await createApi(instance).request("http://laurel.example/api/v1/me/picture", {
      method: "PUT",
      headers: { ...zora, "content-type": "image/png" },
      body: picture,
    });
    assertEquals(sent.status, 200);
    await done(
      "POST",
      "/me/leave",
      { first: "2026-12-28", last: "2026-12-29", note: "Quill" },
      zora,
    );
    await done("POST", "/spins", undefined, zora);
    await done("POST", "/corrections", {
      event: { source: "/crm", id: "e-0-0" },
      points: 12,
      reason: "Zora Quill asked for it",
    });
    await done("POST", "/reversals", {
      event: { source: "/crm", id: "e-0-1" },
      reason: "Was not Zora Quill",
    });
    await done("POST", "/admin/challenges", {
      key: "duel",
      title: "Duel",
      kind: "head_to_head",
      metric: { events: ["deal_won"], measure: { kind: "count" } },
      joining: "automatic",
      rewardPoints: 5,
      startsAt: new Date(door.now).toISOString(),
      endsAt: new Date(door.now + 3_600_000).toISOString(),
      audience: { agents: ["zora.quill", "bob"] },
    });
    await done("POST", "/admin/agents", {
      id: "zora-2",
      name: "Z. Quill",
      email: "z2@quill.example",
    });
    await done("POST", "/events", {
      id: "z-2",
      source: "/crm",
      type: "deal_won",
      subject: "zora-2",
      time: new Date(door.now - 60_000).toISOString(),
    }, events);
    await done("POST", "/admin/agents/zora-2/merge", { into: "zora.quill" });
    const userId = (await ask("GET", "/me", undefined, zora)).body.id;
    await manageAsZora({ door, done, admin, zora, userId, tool: tool.id });
    await database.db.insertInto("webhook_endpoints").values({
      id: "hook",
      url: "https://receiver.example",
      events: ["level_up"],
      secret: "s",
    }).execute();
    await database.db.insertInto("outgoing_deliveries").values({
      endpoint_id: "hook",
      message_id: "m-1",
      type: "level_up",
      body: JSON.stringify({ data: { agent: { id: "zora.quill", name: "Zora Quill" } } }),
      next_attempt_at: new Date(door.now + 1e9),
    }).execute();
    await done("POST", "/events", {
      id: "late",
      source: "/crm",
      type: "deal_won",
      subject: "zora.quill",
      time: new Date(door.now).toISOString(),
    }, events);
    await instance.relay.run();
    // The challenge ends, and pays.
    door.now += 24 * 3_600_000;
    await instance.jobs.runAll();
    await use({ door, admin, zora, userId, tool });
  });
}
