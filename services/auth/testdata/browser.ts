/** A simulated browser that calls the endpoints of accounts: its requests and its cookies. */
import type { Kysely } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";
import { type Auth, type AuthInput, openAuth, type SignInResult } from "@/services/auth/mod.ts";

export const SECRET = "a-secret-that-only-these-tests-use-0123456789";
export const ORIGIN = "http://desk.example:8000";
export const PASSWORD = "correct horse";

export const open = (db: Kysely<Schema>, more: Partial<AuthInput> = {}) =>
  openAuth({ db, secret: SECRET, isDemo: false, log: () => {}, ...more });

/** Returns a request as a browser on a page of `origin` makes it. */
export function request(path: string, init: RequestInit = {}, origin = ORIGIN): Request {
  const headers = new Headers(init.headers);
  headers.set("host", new URL(origin).host);
  if (init.method === "POST" && !headers.has("origin")) headers.set("origin", origin);
  return new Request(`${origin}${path}`, { ...init, headers });
}

export function postSignIn(email: string, password: string, headers: HeadersInit = {}): Request {
  return request("/api/auth/sign-in/email", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ email, password }),
  });
}

/** Returns the Cookie header of a browser that got this answer. */
export function cookiesFrom(headers: Headers): string {
  return headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
}

/** Returns the cookies of a sign-in that must have succeeded. */
export function cookiesOf(result: SignInResult): string {
  if (!result.ok) throw new Error(`not signed in: ${result.reason}`);
  return cookiesFrom(result.headers);
}

export const withCookie = (cookie: string) => request("/desk", { headers: { cookie } });

export const ana = {
  email: "Ana@Example.com",
  name: "Ana",
  password: PASSWORD,
  role: "agent",
} as const;

export async function signInAna(auth: Auth): Promise<string> {
  return cookiesOf(await auth.signIn(request("/signin", { method: "POST" }), ana));
}

export async function addAgent(db: Kysely<Schema>, key: string): Promise<number> {
  const agent = await db.insertInto("agents").values({ key, name: key }).returning("id")
    .executeTakeFirstOrThrow();
  await db.insertInto("agent_rewards").values({ agent_id: agent.id }).execute();
  return agent.id;
}
