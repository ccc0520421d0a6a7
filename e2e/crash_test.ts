/**
 * Acknowledged means durable (P2): what a server accepted before it was killed or stopped is still
 * stored afterwards.
 */
import { assert, assertEquals } from "@std/assert";
import { at, event, saturday } from "./support/events.ts";
import { type Laurel, maintenanceUrl, startLaurel, type Storage } from "./support/laurel.ts";
import { KEY } from "./support/laurel.ts";
import { openStream } from "./support/live.ts";

const CLIENTS = 8;

/** Sends events until the server is gone. Records the accepted ids and all sent ids. */
function startClients(laurel: Laurel) {
  const sent = new Set<string>();
  const acknowledged = new Set<string>();
  const progress = new Map<number, () => void>();
  let next = 0;
  async function client() {
    while (true) {
      const id = `c-${next++}`;
      sent.add(id);
      try {
        const { status } = await laurel.call("/events", { body: crashEvent(id) });
        if (status !== 200) return;
      } catch {
        return; // the server is gone
      }
      acknowledged.add(id);
      progress.get(acknowledged.size)?.();
    }
  }
  const done = Promise.all(Array.from({ length: CLIENTS }, client));
  return {
    sent,
    acknowledged,
    done,
    /** Resolves in the middle of the work, after this many answers. */
    after: (count: number) => new Promise<void>((resolve) => progress.set(count, resolve)),
  };
}

function crashEvent(id: string) {
  return event({ id, source: "/crash", subject: `survivor-${id.at(-1)}`, time: at(saturday()) });
}

async function ledger(laurel: Laurel) {
  const ledgers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => laurel.history(`survivor-${i}`)),
  );
  return ledgers.flat();
}

/** Returns the events with a ledger entry, without the achievements that they earned. */
async function ledgerIds(laurel: Laurel): Promise<string[]> {
  const work = (await ledger(laurel)).filter(({ type }) => type !== "achievement");
  return work.map((entry) => entry.event.id);
}

for (const storage of ["pglite", "postgres"] satisfies Storage[]) {
  const ignore = storage === "postgres" && !maintenanceUrl;

  Deno.test({
    name: `crash - what was acknowledged before a KILL is there, and scores once [${storage}]`,
    ignore,
    async fn() {
      let laurel = await startLaurel({ storage });
      try {
        const clients = startClients(laurel);
        await clients.after(150);
        laurel = await laurel.restart("kill");
        await clients.done;
        const kept = new Set(await ledgerIds(laurel));
        const lost = [...clients.acknowledged].filter((id) => !kept.has(id));
        assertEquals(lost, []);
        // The clients do not know the outcome of the other events, so they send everything again.
        const results = await laurel.postAll([...clients.sent].map(crashEvent));
        for (const { id, status } of results) {
          assertEquals(status, kept.has(id) ? "duplicate" : "scored");
        }
        assertEquals((await ledgerIds(laurel)).sort(), [...clients.sent].sort());
        const { entries } = await laurel.board("period=all");
        const total = (list: readonly { readonly points: number }[]) =>
          list.reduce((sum, { points }) => sum + points, 0);
        const booked = await ledger(laurel);
        assertEquals(total(entries), total(booked));
        const work = booked.filter(({ type }) => type !== "achievement");
        assertEquals(total(work), clients.sent.size * 5);
      } finally {
        await laurel.stop();
      }
    },
  });

  Deno.test({
    name:
      `crash - TERM drains: streams end, answers stand, the process goes by itself [${storage}]`,
    ignore,
    async fn() {
      let laurel = await startLaurel({ storage });
      try {
        const stream = await openStream(laurel.url, { authorization: `Bearer ${KEY}` });
        const clients = startClients(laurel);
        await clients.after(100);
        const exited = laurel.server.exited;
        laurel = await laurel.restart("stop");
        await Promise.all([clients.done, stream.ended]);
        await stream.close();
        // It ended by itself, not by the KILL that the test would send after ten seconds.
        assertEquals((await exited).code, 0);
        const kept = new Set(await ledgerIds(laurel));
        assertEquals([...clients.acknowledged].filter((id) => !kept.has(id)), []);
        assert(clients.acknowledged.size >= 100);
      } finally {
        await laurel.stop();
      }
    },
  });
}
