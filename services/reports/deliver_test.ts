/** Reports go out once: a real mail server, a real receiver for Slack, two instances, and crashes. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { claimReport } from "@/db/reports/deliveries.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { type Instance, openInstance } from "@/testing/instance.ts";
import { startMailServer } from "@/testing/mail_server.ts";
import { withReceiver } from "@/testing/receiver.ts";
import { withDoor } from "@/services/rules/testdata/door.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
const KEY = { kind: "key", scopes: ["admin"] } as never;
/** Monday, 8:00 in Berlin. */
const MONDAY = Date.parse("2026-11-23T07:00:00Z");

const states = async ({ reports }: Instance, id: number) =>
  (await reports.deliveries(KEY, id, { limit: 50, before: null }))!
    .map(({ week, recipient, state, attempts }) => `${week} ${recipient} ${state} ${attempts}`);

forEachDatabase(
  "report delivery - by mail, every Monday at eight, once per recipient",
  async (database) => {
    const server = await startMailServer();
    const mail = { smtpUrl: server.url, from: "laurel@example.com" };
    try {
      await withDoor(database, async (door) => {
        const { instance } = door;
        const made = await door.ask("POST", "/insights/report-schedules", {
          channel: "mail",
          recipients: ["a@example.com", "B@Example.com"],
        });
        assertEquals(made.status, 201, JSON.stringify(made.body));
        const { id } = made.body;
        assertEquals(made.body.nextAt, new Date(MONDAY).toISOString());
        // The report of this Monday was due before the schedule was made.
        await instance.reports.runAll();
        assertEquals(await states(instance, id), []);
        door.now = MONDAY - 1;
        await instance.reports.runAll();
        assertEquals(server.mails.length, 0);
        door.now = MONDAY;
        await instance.reports.runAll();
        await instance.reports.runAll();
        const mails = await server.received(2);
        assertEquals(mails.length, 2);
        assertEquals(mails.flatMap(({ to }) => to).toSorted(), ["a@example.com", "b@example.com"]);
        assertMatch(mails[0]!.text, /^Subject: The week 2026-W47 of everybody in Laurel/m);
        assertStringIncludes(mails[0]!.text, "Points: 0, as in the week before.");
        assertStringIncludes(
          mails[0]!.text,
          "http://laurel.example/insights/report?week=2026-W47",
        );
        // Somebody who is added later waits for the next week.
        await door.ask("PATCH", `/insights/report-schedules/${id}`, {
          recipients: ["c@example.com"],
        });
        await instance.reports.runAll();
        assertEquals(server.mails.length, 2);
        // Three weeks of downtime: only the newest report, once.
        door.now = MONDAY + 22 * DAY;
        await instance.reports.runAll();
        await instance.reports.runAll();
        assertEquals(server.mails.length, 3);
        assertEquals((await states(instance, id))[0], "2026-W50 c@example.com sent 1");
        const path = `/insights/report-schedules/${id}`;
        assertEquals((await door.ask("PATCH", path, { language: "de" })).body.language, "de");
        await door.ask("POST", `${path}/test`);
        assertStringIncludes(server.mails.at(-1)!.text, "Punkte: 0, wie in der Woche davor.");
        assertEquals((await door.ask("PATCH", path, { language: "fr" })).status, 422);
      }, { mail });
    } finally {
      await server.stop();
    }
  },
);

forEachDatabase(
  "report delivery - a refusal is shown, and retried a bounded number of times",
  async (database) => {
    const server = await startMailServer();
    server.isRefusing = true;
    try {
      await withDoor(database, async (door) => {
        const { instance } = door;
        const body = { channel: "mail", recipients: ["a@example.com"] };
        const { id } = (await door.ask("POST", "/insights/report-schedules", body)).body;
        door.now = MONDAY;
        for (let minutes = 0; minutes < 600; minutes += 30) {
          await instance.reports.runAll();
          door.now += 30 * MINUTE;
        }
        assertEquals(await states(instance, id), ["2026-W47 a@example.com failed 5"]);
        const list = await door.ask("GET", `/insights/report-schedules/${id}/deliveries`);
        const [delivery] = list.body.entries;
        assertMatch(delivery.error, /no such mailbox/);
        server.isRefusing = false;
        const again = `/insights/report-schedules/${id}/deliveries/${delivery.id}/send`;
        assertEquals((await door.ask("POST", again)).status, 204);
        await instance.reports.runAll();
        assertEquals(server.mails.length, 1);
        assertEquals(await states(instance, id), ["2026-W47 a@example.com sent 1"]);
        assertEquals(
          (await door.ask("POST", again)).status,
          404,
          "what was sent is not sent again",
        );
      }, { mail: { smtpUrl: server.url, from: "laurel@example.com" } });
    } finally {
      await server.stop();
    }
  },
);

forEachDatabase("report delivery - to Slack; the address is a secret", async (database) => {
  await withReceiver(async ({ url, received }) => {
    await withDoor(database, async (door) => {
      const { instance } = door;
      const secret = `${url}services/T000/B000/very-secret-part`;
      const made = await door.ask("POST", "/insights/report-schedules", {
        channel: "slack",
        slackUrl: secret,
        weekday: 5,
        hour: 13,
      });
      assertEquals([made.status, made.body.slackHost], [201, "127.0.0.1"]);
      const { id } = made.body;
      const changed = await door.ask("PATCH", `/insights/report-schedules/${id}`, { hour: 14 });
      const tested = await door.ask("POST", `/insights/report-schedules/${id}/test`);
      assertEquals(tested.body, { results: [{ recipient: "Slack", error: null }] });
      assertStringIncludes(received[0]!.json.text, "Test: The week 2026-W46 of everybody");
      assertEquals(await states(instance, id), [], "a test is no delivery");
      // Friday at 14:00 in Berlin.
      door.now = Date.parse("2026-11-20T13:00:00Z");
      await instance.reports.runAll();
      assertEquals(received.length, 2);
      assertStringIncludes(received[1]!.json.blocks[1].text.text, "• \u2068Points: 0");
      assertEquals(await states(instance, id), ["2026-W46 Slack sent 1"]);
      const audit = await door.ask("GET", "/admin/audit?limit=50");
      const { rows } = await database.db.selectFrom("report_schedules").selectAll().execute()
        .then((rows) => ({ rows }));
      const seen = [made.body, changed.body, audit.body, rows, instance.logged];
      assert(!JSON.stringify(seen).includes("very-secret-part"));
    });
  });
});

forEachDatabase(
  "report delivery - what Slack may have got is not sent again by itself",
  async (database) => {
    let status = 500;
    await withReceiver(async ({ url, received }) => {
      await withDoor(database, async (door) => {
        const { instance } = door;
        const body = { channel: "slack", slackUrl: url };
        const { id } = (await door.ask("POST", "/insights/report-schedules", body)).body;
        door.now = MONDAY;
        await instance.reports.runAll();
        assertEquals(await states(instance, id), ["2026-W47 Slack pending 1"]);
        // An address that Slack does not know any more is not tried again.
        status = 404;
        door.now += MINUTE;
        await instance.reports.runAll();
        door.now += DAY;
        await instance.reports.runAll();
        assertEquals(await states(instance, id), ["2026-W47 Slack failed 2"]);
        // An instance claims a report and stops before it says what became of it.
        await door.ask("PATCH", `/insights/report-schedules/${id}`, { hour: 9 });
        door.now = MONDAY + 7 * DAY + 2 * 60 * MINUTE;
        const stopped = await openInstance(database, { clock: () => door.now });
        const count = received.length;
        const due = await database.db.insertInto("report_deliveries").values({
          schedule_id: id,
          week: "2026-W48",
          recipient: "Slack",
          next_attempt_at: new Date(door.now),
          leased_until: null,
          error: null,
          sent_at: null,
        }).execute();
        assertEquals(due.length, 1);
        const claim = { now: door.now, leasedUntil: door.now + 3 * MINUTE };
        assert(await claimReport(database.db, claim));
        await stopped.close();
        await instance.reports.runAll();
        assertEquals((await states(instance, id))[0], "2026-W48 Slack sending 1");
        door.now += 3 * MINUTE;
        await instance.reports.runAll();
        assertEquals((await states(instance, id))[0], "2026-W48 Slack unknown 1");
        assertEquals(received.length, count);
      });
    }, () => new Response("no_service", { status }));
  },
);

forEachDatabase(
  "report delivery - two instances at the same time send each report once",
  async (database) => {
    await withReceiver(async ({ url, received }) => {
      await withDoor(database, async (door) => {
        const ids = [];
        for (let index = 0; index < 6; index++) {
          const body = { channel: "slack", slackUrl: url };
          ids.push((await door.ask("POST", "/insights/report-schedules", body)).body.id);
        }
        const other = await openInstance(database, { clock: () => door.now });
        try {
          door.now = MONDAY;
          await Promise.all([door.instance, other].map(({ reports }) => reports.runAll()));
          await Promise.all([door.instance, other].map(({ reports }) => reports.runAll()));
          assertEquals(received.length, 6);
          for (const id of ids) {
            assertEquals(await states(other, id), ["2026-W47 Slack sent 1"]);
          }
        } finally {
          await other.close();
        }
      });
    });
  },
);

forEachDatabase(
  "report schedules - wrong settings, other teams and two editors",
  (database) =>
    withDoor(database, async (door) => {
      const post = (body: unknown) => door.ask("POST", "/insights/report-schedules", body);
      const wrong = async (body: unknown) => {
        const { status, body: answer } = await post(body);
        return `${status} ${answer.errors[0].path}: ${answer.errors[0].message}`;
      };
      assertMatch(
        await wrong({ channel: "mail", recipients: ["a@e.com"] }),
        /422 channel: needs a mail/,
      );
      assertMatch(await wrong({ channel: "slack" }), /422 slackUrl: is missing/);
      assertMatch(await wrong({ channel: "slack", slackUrl: "x" }), /422 slackUrl: is not a URL/);
      assertMatch(
        await wrong({ channel: "slack", slackUrl: "ftp://e.com" }),
        /422 slackUrl: must begin/,
      );
      assertMatch(
        await wrong({ channel: "slack", slackUrl: "http://e.com", hour: 24 }),
        /422 hour/,
      );
      assertMatch(
        await wrong({ channel: "slack", slackUrl: "http://e.com", team: "none" }),
        /422 team/,
      );
      const made = await post({ channel: "slack", slackUrl: "https://hooks.slack.com/services/x" });
      const path = `/insights/report-schedules/${made.body.id}`;
      assertEquals((await door.ask("PATCH", path, { hour: 9, revision: 1 })).status, 200);
      const late = await door.ask("PATCH", path, { hour: 10, revision: 1 });
      assertEquals([late.status, late.body.code], [409, "edit_conflict"]);
      const manager = await door.person("manager");
      assertEquals((await door.ask("GET", path, undefined, manager)).status, 404);
      const all = await door.ask(
        "POST",
        "/insights/report-schedules",
        { channel: "slack", slackUrl: "https://hooks.slack.com/services/x" },
        manager,
      );
      assertEquals([all.status, all.body.errors[0].path], [422, "team"]);
      assertEquals((await door.ask("DELETE", path)).status, 204);
      assertEquals((await door.ask("GET", path)).status, 404);
    }),
);
