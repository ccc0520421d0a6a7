/**
 * Laurel's API on a test's database, with a clock that the test sets, and with keys and people to
 * make requests as.
 */
import { createApi } from "@/api/mod.ts";
import type { Role, Scope } from "@/services/auth/identity.ts";
import type { TestDatabase } from "@/testing/database.ts";
import { type Instance, withInstance } from "@/testing/instance.ts";

// deno-lint-ignore no-explicit-any -- answers as clients get them
export type Answer = { readonly status: number; readonly body: any };

/** The headers that identify who makes a request. */
export type Who = Readonly<Record<string, string>>;

export interface Door {
  readonly instance: Instance;
  /** Milliseconds since the epoch; set it to let time pass. */
  now: number;
  /**
   * Makes a request, by default with the admin's key. Bytes are sent as they are, everything else
   * as JSON.
   */
  ask(method: string, path: string, body?: unknown, who?: Who): Promise<Answer>;
  /** Posts text or bytes as they are. */
  raw(path: string, body: string | Uint8Array, who: Who): Promise<Response>;
  /** Returns a page for operators as text, such as `/metrics`. */
  text(path: string): Promise<string>;
  /** Creates a key with these scopes. */
  key(...scopes: Scope[]): Promise<Who>;
  /** Creates a person and signs them in, with requests from Laurel's own pages. */
  person(role: Role, agent?: { rowId: number }, teamIds?: readonly number[]): Promise<Who>;
}

const ORIGIN = "http://laurel.example";

/** Opens the API for a test, at noon on a Friday in the organization's time zone. */
export async function withDoor(
  database: TestDatabase,
  use: (door: Door) => Promise<void>,
): Promise<void> {
  const clock = () => door.now;
  const door = { now: Date.parse("2026-11-20T11:00:00Z") } as Door;
  await withInstance(database, async (instance) => {
    const { auth, keys } = instance;
    const api = createApi(instance);
    let people = 0;
    const open: Omit<Door, "now"> = {
      instance,
      async ask(method, path, body, who) {
        const headers = new Headers(who ?? await open.key("admin"));
        if (body !== undefined && !headers.has("content-type")) {
          headers.set("content-type", "application/json");
        }
        const response = await api.request(`${ORIGIN}/api/v1${path}`, {
          method,
          headers,
          ...(body === undefined ? {} : {
            body: body instanceof Uint8Array ? body as BodyInit : JSON.stringify(body),
          }),
        });
        const text = await response.text();
        return { status: response.status, body: text === "" ? null : JSON.parse(text) };
      },
      raw: async (path, body, who) =>
        await api.request(`${ORIGIN}/api/v1${path}`, {
          method: "POST",
          headers: who,
          body: body as BodyInit,
        }),
      text: async (path) => await (await api.request(`${ORIGIN}${path}`)).text(),
      async key(...scopes) {
        const name = `key-${scopes.join("-")}-${crypto.randomUUID()}`;
        const { key } = await keys.create({ name, scopes, createsAgents: true });
        return { authorization: `Bearer ${key}` };
      },
      async person(role, agent, teamIds = []) {
        const email = `person-${++people}@example.com`;
        const password = "correct horse battery";
        await auth.createPerson({
          email,
          name: email,
          password,
          role,
          teamIds,
          agentId: agent?.rowId ?? null,
        });
        const request = new Request(`${ORIGIN}/sign-in`, { headers: { origin: ORIGIN } });
        const result = await auth.signIn(request, { email, password });
        if (!result.ok) throw new Error(`the sign-in was refused: ${result.reason}`);
        const cookie = result.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
        return { cookie, origin: ORIGIN };
      },
    };
    Object.assign(door, open);
    await use(door);
  }, { clock, publicUrl: ORIGIN });
}
