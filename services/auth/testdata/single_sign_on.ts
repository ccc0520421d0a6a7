/** A browser that signs in with an OpenID provider: it keeps cookies and follows redirects. */
import type { Kysely } from "kysely";
import type { SignInProvider } from "@/core/single_sign_on/provider.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Auth, AuthInput } from "@/services/auth/mod.ts";
import { startOpenIdProvider, type TestProvider } from "@/testing/open_id_provider.ts";
import { open, ORIGIN } from "./browser.ts";

/** Where a browser ended up after a sign-in. */
export interface Arrival {
  /** Path and query at Laurel. */
  readonly at: string;
  /** The name of the person who is signed in, or null. */
  readonly name: string | null;
}

export interface SignOnTest {
  readonly auth: Auth;
  readonly provider: TestProvider;
  /** What Laurel logged. */
  readonly logged: readonly string[];
  browser(): TestBrowser;
}

/** Runs a test with accounts on a database and a provider of its own. */
export async function withProvider(
  db: Kysely<Schema>,
  changes: Partial<SignInProvider>,
  use: (test: SignOnTest) => Promise<void>,
  more: Partial<AuthInput> = {},
  options: { readonly isTerse?: boolean } = {},
): Promise<void> {
  const provider = await startOpenIdProvider([`${ORIGIN}/api/auth/callback/oidc`], options);
  const logged: string[] = [];
  try {
    const { issuer, clientId, clientSecret } = provider;
    const settings: SignInProvider = {
      id: "oidc",
      name: "Test",
      issuer,
      clientId,
      clientSecret,
      allowedDomains: [],
      createsAccounts: false,
      roles: null,
      tenant: null,
      ...changes,
    };
    const auth = open(db, {
      providers: [settings],
      log: (level, message) => logged.push(`${level}: ${message}`),
      ...more,
    });
    await use({ auth, provider, logged, browser: () => new TestBrowser(auth) });
  } finally {
    await provider.stop();
  }
}

class TestBrowser {
  /** Cookies by origin and name. */
  readonly #cookies = new Map<string, Map<string, string>>();

  constructor(readonly auth: Auth) {}

  /** Signs in and follows every redirect to a page of Laurel. */
  async signIn(next = "/"): Promise<Arrival> {
    return await this.follow(await this.leave(next));
  }

  /** Returns a browser with the same cookies. */
  copy(): TestBrowser {
    const other = new TestBrowser(this.auth);
    for (const [origin, jar] of this.#cookies) other.#cookies.set(origin, new Map(jar));
    return other;
  }

  /** Starts a sign-in. Returns the address to which Laurel sends the browser. */
  async leave(next = "/"): Promise<string> {
    return await this.visit(
      `${ORIGIN}/api/auth/sign-in/oidc/oidc?next=${encodeURIComponent(next)}`,
    );
  }

  /** Follows redirects until the provider sends the browser back. Returns that address. */
  async untilCallback(address: string): Promise<string> {
    let at = address;
    while (!at.startsWith(ORIGIN)) at = await this.visit(at);
    return at;
  }

  /** Follows redirects to a page of Laurel. */
  async follow(address: string): Promise<Arrival> {
    let at = address;
    while (!at.startsWith(ORIGIN) || at.startsWith(`${ORIGIN}/api/`)) at = await this.visit(at);
    const headers = { cookie: this.#cookieHeader(ORIGIN) };
    const person = await this.auth.person(new Request(at, { headers }));
    return { at: at.slice(ORIGIN.length), name: person?.name ?? null };
  }

  /** Asks for an address, keeps its cookies, and returns where it leads. */
  async visit(address: string): Promise<string> {
    const { origin } = new URL(address);
    const headers = { cookie: this.#cookieHeader(origin), host: new URL(origin).host };
    const request = new Request(address, { headers, redirect: "manual" });
    const response = origin === ORIGIN ? await this.auth.handler(request) : await fetch(request);
    const text = await response.text();
    const location = response.headers.get("location");
    if (location === null) throw new Error(`${address} answered ${response.status}: ${text}`);
    for (const cookie of response.headers.getSetCookie()) this.#keep(origin, cookie);
    return new URL(location, address).href;
  }

  #keep(origin: string, cookie: string): void {
    const [pair = "", ...attributes] = cookie.split("; ");
    const [name = "", ...value] = pair.split("=");
    const jar = this.#cookies.get(origin) ?? new Map<string, string>();
    this.#cookies.set(origin, jar);
    const isGone = attributes.some((one) => /^max-age=0$/i.test(one));
    if (isGone) jar.delete(name);
    else jar.set(name, value.join("="));
  }

  #cookieHeader(origin: string): string {
    const jar = this.#cookies.get(origin) ?? new Map<string, string>();
    return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }
}
