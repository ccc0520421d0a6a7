/** The contract of all adapters, as tests of one adapter. */
import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { type Adapter, Unparseable, type WebhookRequest } from "@/integrations/adapter.ts";
import { earned, mapContext, webhook } from "./adapters.ts";

/** A word in every text of a fixture that must not be stored. */
const SECRET_WORD = "Quickborn";

const NOW = Date.UTC(2026, 10, 20, 9);
const SECRET = "a-secret-of-the-contract";

/** Registers the tests that are the same for every adapter. */
export function testAdapterContract(
  adapter: Adapter,
  fixtures: Readonly<Record<string, unknown>>,
): void {
  const { provider } = adapter;
  const context = mapContext(adapter.defaults);

  for (const [name, fixture] of Object.entries(fixtures)) {
    Deno.test(`${provider} - ${name}: what is kept means the same and has no text and no token`, () => {
      const payload = adapter.read(webhook(JSON.stringify(fixture)));
      const kept = JSON.parse(JSON.stringify(adapter.redact(payload)));
      assertEquals(adapter.map(kept, context), adapter.map(payload, context));
      assertEquals(adapter.redact(kept), kept);
      assert(!JSON.stringify(kept).includes(SECRET_WORD), JSON.stringify(kept));
    });
  }

  Deno.test(`${provider} - its test webhook is genuine and earns something`, () => {
    const url = "https://laurel.example/api/v1/webhooks/tool/in_1";
    const request = (secret: string) => {
      const { headers, body } = adapter.sample({ url, secret, now: NOW, id: "01J Ä/1" });
      return webhook(body, headers, { url, receivedAt: NOW });
    };
    assertEquals(adapter.verify(request(SECRET), ["another", SECRET]), { ok: true });
    assert(!adapter.verify(request("another"), [SECRET]).ok);
    assert(earned(adapter, [request(SECRET)], context).length > 0);
  });

  Deno.test(`${provider} - any JSON is read or refused as unparseable`, () => {
    const values = fc.oneof(fc.jsonValue(), ...Object.values(fixtures).map(mutated));
    fc.assert(
      fc.property(values, (value) => {
        const before = JSON.stringify(value);
        for (const payload of [value, ...readable(adapter, webhook(before))]) {
          const kept = JSON.parse(JSON.stringify(adapter.redact(payload) ?? null));
          const outcome = (what: unknown) => {
            try {
              return adapter.map(what, context);
            } catch (error) {
              if (error instanceof Unparseable) return error.message;
              throw error;
            }
          };
          const mapped = outcome(payload);
          assertEquals(outcome(kept), mapped);
          if (typeof mapped === "string") continue;
          for (const { object, fact } of mapped.facts) {
            assert(object.id.length >= 1 && object.id.length <= 150);
            assert(fact.key.length <= 80 && Number.isInteger(fact.time));
            assert(Number.isInteger(fact.revision ?? 0));
          }
        }
        assertEquals(JSON.stringify(value), before, "nothing may be changed in place");
      }),
      { numRuns: 300 },
    );
  });

  testOddFields(adapter, fixtures);

  Deno.test(`${provider} - half a body and no JSON are unparseable`, () => {
    for (const body of ["", "{", '{"a":', "event=x", "null", "[]", '"text"']) {
      assertThrows(
        () => adapter.map(adapter.redact(adapter.read(webhook(body))), context),
        Unparseable,
        undefined,
        body,
      );
    }
  });
}

/**
 * Registers the test that a field of the wrong type never breaks the adapter, and that what is
 * stored of such a webhook means the same when it is read again.
 * @param headers the headers that the tool sends
 */
export function testOddFields(
  adapter: Adapter,
  fixtures: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): void {
  const context = mapContext(adapter.defaults);
  const outcome = (payload: unknown) => {
    try {
      return JSON.stringify(adapter.map(payload, context));
    } catch (error) {
      if (error instanceof Unparseable) return error.message;
      throw error;
    }
  };
  Deno.test(`${adapter.provider} - every field may be of another type, and is kept as it is read`, () => {
    for (const fixture of Object.values(fixtures)) {
      for (const path of pathsOf(fixture)) {
        const asText = `${JSON.stringify(valueAt(fixture, path))}`;
        for (const odd of [{ toString: null }, [{ toString: 1 }], "null", " ", asText]) {
          const body = JSON.stringify(withValue(fixture, path, odd));
          for (const payload of readable(adapter, webhook(body, headers))) {
            const kept = JSON.parse(JSON.stringify(adapter.redact(payload) ?? null));
            assertEquals(outcome(kept), outcome(payload), `${path.join(".")}: ${body}`);
          }
        }
      }
    }
  });
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], value);
}

function readable(adapter: Adapter, request: WebhookRequest): unknown[] {
  try {
    return [adapter.read(request)];
  } catch (error) {
    if (error instanceof Unparseable) return [];
    throw error;
  }
}

/** Generates fixtures in which one value, at any place, is replaced or missing. */
function mutated(fixture: unknown): fc.Arbitrary<unknown> {
  const paths = pathsOf(fixture);
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom<unknown>(null, undefined, 0, -1, 1e300, "", "x".repeat(500), [], {}, {
      toString: 1,
    }),
  );
  return fc.tuple(fc.constantFrom(...paths), odd)
    .map(([path, value]) => JSON.parse(JSON.stringify(withValue(fixture, path, value) ?? null)));
}

type Path = readonly string[];

function pathsOf(value: unknown): Path[] {
  if (typeof value !== "object" || value === null) return [[]];
  return [
    [],
    ...Object.entries(value).flatMap(([key, one]) => pathsOf(one).map((path) => [key, ...path])),
  ];
}

function withValue(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = withValue(copy[key], rest, replacement);
  return copy;
}

/**
 * Registers the test that a history's webhooks earn the same in any order and with any repetitions.
 * @returns what they earn, for further comparisons
 */
export function testEveryOrder(adapter: Adapter, requests: readonly WebhookRequest[]) {
  const context = mapContext(adapter.defaults);
  const inOrder = earned(adapter, requests, context);
  const orders = fc.shuffledSubarray([...requests, ...requests], { minLength: requests.length });
  fc.assert(
    fc.property(orders, (order) => {
      const missing = requests.filter((request) => !order.includes(request));
      assertEquals(earned(adapter, [...order, ...missing], context), inOrder);
    }),
    { numRuns: 40 },
  );
  return inOrder;
}

/** Formats events as lines without ids: "10:00:45 7 message_response {…}". Times are UTC. */
export function eventLines(events: ReturnType<typeof earned>): string[] {
  return events.map(({ type, person, time, data }) => {
    const { objectId: _, conversationId: __, quality: ___, ...rest } = data;
    return `${new Date(time).toISOString().slice(11, 19)} ${person} ${type} ${
      JSON.stringify(rest)
    }`;
  }).sort();
}
