import { assert, assertEquals, assertMatch } from "@std/assert";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import { codeOf } from "@/testing/authenticator.ts";
import { forEachDatabase } from "@/testing/database.ts";

const PASSWORD = "correct horse battery";
const ORIGIN = "http://laurel.example";

/** A browser at the door: the session's cookies change when two-factor is turned on. */
class Browser {
  constructor(readonly door: Door, public cookies: Map<string, string>) {}

  static from(door: Door, { cookie }: Who): Browser {
    return new Browser(door, toMap(cookie!.split("; ")));
  }

  get who(): Who {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return { cookie, origin: ORIGIN };
  }

  async ask(method: string, path: string, body?: unknown) {
    const { headers, ...answer } = await this.door.send(method, path, body, this.who);
    this.keep(headers);
    return answer;
  }

  keep(headers: Headers): void {
    for (const cookie of headers.getSetCookie()) {
      const [name, value] = toMap([cookie.split(";")[0]!]).entries().next().value!;
      this.cookies.set(name, value);
    }
  }
}

function toMap(pairs: readonly string[]): Map<string, string> {
  return new Map(pairs.map((pair) => {
    const [name, ...value] = pair.split("=");
    return [name!, value.join("=")];
  }));
}

/** Turns two-factor on. Returns the secret and the recovery codes. */
async function turnOn(browser: Browser) {
  const { body: setup } = await browser.ask("POST", "/me/two-factor", { password: PASSWORD });
  const code = codeOf(setup.secret);
  const { status, body } = await browser.ask("POST", "/me/two-factor/confirm", { code });
  assertEquals(status, 200);
  return { secret: setup.secret as string, codes: body.recoveryCodes as string[] };
}

const form = (cookie = "") =>
  new Request(`${ORIGIN}/sign-in`, { headers: { origin: ORIGIN, cookie } });

/** Enters the password, and returns a function that enters the code. */
async function enterPassword({ instance: { auth } }: Door, email: string) {
  const result = await auth.signIn(form(), { email, password: PASSWORD });
  if (result.ok || result.reason !== "two_factor") throw new Error("no code was asked for");
  const cookie = result.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
  assertEquals(await auth.person(form(cookie)), null);
  return (code: string, isRecovery = false) =>
    auth.takeSecondStep(form(cookie), { code, isRecovery });
}

forEachDatabase(
  "two-factor - it is set up with an app, asked for at sign-in, and turned off",
  async (database) =>
    await withDoor(database, async (door) => {
      const browser = Browser.from(door, await door.person("agent"));
      const off = { isOn: false, hasPassword: true, isDemanded: false, recoveryCodesLeft: 0 };
      assertEquals((await browser.ask("GET", "/me/two-factor")).body, off);

      const wrong = await browser.ask("POST", "/me/two-factor", { password: "wrong" });
      assertEquals([wrong.status, wrong.body.code], [422, "wrong_password"]);
      assertEquals(wrong.body.errors[0].path, "password");
      const { body: setup } = await browser.ask("POST", "/me/two-factor", { password: PASSWORD });
      assertMatch(setup.qrCode, /^<svg/);
      assertMatch(setup.address, /^otpauth:\/\/totp\/Laurel:person-1%40example.com\?secret=/);
      // Not confirmed yet: it does not count.
      const early = await door.instance.auth.signIn(form(), {
        email: "person-1@example.com",
        password: PASSWORD,
      });
      assert(early.ok);
      const bad = await browser.ask("POST", "/me/two-factor/confirm", { code: "12345x" });
      assertEquals([bad.status, bad.body.code], [422, "wrong_code"]);

      const { secret, codes } = await turnOn(browser);
      assertEquals(new Set(codes).size, 10);
      const on = { ...off, isOn: true, recoveryCodesLeft: 10 };
      assertEquals((await browser.ask("GET", "/me/two-factor")).body, on);
      const again = await browser.ask("POST", "/me/two-factor", { password: PASSWORD });
      assertEquals([again.status, again.body.code], [409, "two_factor_on"]);

      const email = "person-1@example.com";
      let enter = await enterPassword(door, email);
      assertEquals(await enter("000000x"), { ok: false, reason: "invalid" });
      // The code that turned it on is used up.
      assertEquals(await enter(codeOf(secret)), { ok: false, reason: "invalid" });
      const next = codeOf(secret, Date.now() + 30_000);
      assert((await enter(next.replace(/(...)/, "$1 "))).ok);
      // Used up: the same step cannot be taken twice, and the code leads through no other one.
      assertEquals(await enter(next), { ok: false, reason: "expired" });
      enter = await enterPassword(door, email);
      assertEquals(await enter(next), { ok: false, reason: "invalid" });
      assertEquals(await enter(next.replace(/(...)/, "$1 ")), { ok: false, reason: "invalid" });
      assert((await enter(codes[0]!, true)).ok);
      enter = await enterPassword(door, email);
      assertEquals(await enter(codes[0]!, true), { ok: false, reason: "invalid" });
      assertEquals((await browser.ask("GET", "/me/two-factor")).body.recoveryCodesLeft, 9);

      const renewed = await browser.ask("POST", "/me/two-factor/recovery-codes", {
        password: PASSWORD,
      });
      assertEquals(renewed.body.recoveryCodes.length, 10);
      assertEquals(await enter(codes[1]!, true), { ok: false, reason: "invalid" });
      const kept = await browser.ask("POST", "/me/two-factor/turn-off", { password: "wrong" });
      assertEquals(kept.status, 422);
      const gone = await browser.ask("POST", "/me/two-factor/turn-off", { password: PASSWORD });
      assertEquals(gone.status, 204);
      assertEquals((await browser.ask("GET", "/me/two-factor")).body, off);
    }),
);

forEachDatabase(
  "two-factor - guesses are stopped, and only the own browser can enter the code",
  async (database) =>
    await withDoor(database, async (door) => {
      door.now = Date.now();
      const browser = Browser.from(door, await door.person("agent"));
      const { secret } = await turnOn(browser);
      const { auth } = door.instance;
      const email = "person-1@example.com";
      const stranger = await auth.takeSecondStep(form("laurel.two_factor=2fa-guess.x"), {
        code: codeOf(secret),
        isRecovery: false,
      });
      assertEquals(stranger, { ok: false, reason: "expired" });
      const refusals: string[] = [];
      for (let i = 0; i < 2; i++) {
        const enter = await enterPassword(door, email);
        for (let j = 0; j < 6; j++) {
          const result = await enter("00000x");
          refusals.push(result.ok ? "ok" : result.reason);
        }
      }
      // Five codes for each password, and ten tries for the account.
      const wrong = (times: number) => Array(times).fill("invalid");
      const stopped = ["rate_limited", "rate_limited"];
      assertEquals(refusals, [...wrong(5), "expired", ...wrong(4), ...stopped]);
      const enter = await enterPassword(door, email);
      const right = await enter(codeOf(secret));
      assert(!right.ok && right.reason === "rate_limited");
      // Requests of other sites change nothing.
      const evil = { ...browser.who, origin: "https://evil.example" };
      const body = { password: PASSWORD };
      assertEquals((await door.ask("POST", "/me/two-factor/turn-off", body, evil)).status, 403);
      assertEquals((await door.ask("GET", "/me/two-factor", undefined, {})).status, 401);
      assertEquals((await door.ask("GET", "/me/two-factor")).body.code, "missing_scope");
    }),
);

forEachDatabase(
  "two-factor - an organization demands it of its admins, who can set it up and be helped",
  async (database) =>
    await withDoor(database, async (door) => {
      const first = Browser.from(door, await door.person("admin"));
      const second = Browser.from(door, await door.person("admin"));
      const path = "/admin/organization";
      const demand = { adminsNeedTwoFactor: true };
      const early = await first.ask("PATCH", path, demand);
      assertEquals([early.status, early.body.code], [409, "two_factor_needed"]);
      assertEquals(early.body.errors[0].path, "adminsNeedTwoFactor");
      await turnOn(first);
      assertEquals((await second.ask("GET", path)).status, 200);
      assertEquals(
        (await first.ask("PATCH", path, demand)).body.settings.adminsNeedTwoFactor,
        true,
      );

      const refused = await second.ask("GET", path);
      assertEquals([refused.status, refused.body.code], [403, "two_factor_needed"]);
      assertEquals((await second.ask("GET", "/me/two-factor")).body.isDemanded, true);
      for (
        const [method, path] of [["GET", "/team"], ["GET", "/team/leave"], ["POST", "/corrections"]]
      ) {
        const { status, body } = await second.ask(
          method!,
          path!,
          method === "POST" ? {} : undefined,
        );
        assertEquals([status, body.code], [403, "two_factor_needed"], path);
      }
      assertEquals((await second.ask("GET", "/me")).status, 200);
      await turnOn(second);
      assertEquals((await second.ask("GET", path)).status, 200);

      const { userId } = (await door.instance.auth.person(
        new Request(ORIGIN, { headers: second.who }),
      ))!;
      // A stolen session alone does not turn off the own one.
      const own = await second.ask("DELETE", `/admin/accounts/${userId}/two-factor`);
      assertEquals([own.status, own.body.code], [409, "own_two_factor"]);
      const unknown = await first.ask("DELETE", "/admin/accounts/nobody/two-factor");
      assertEquals(unknown.status, 404);
      const helped = await first.ask("DELETE", `/admin/accounts/${userId}/two-factor`);
      assertEquals(helped.status, 204);
      const signedIn = await door.instance.auth.signIn(form(), {
        email: "person-2@example.com",
        password: PASSWORD,
      });
      assert(signedIn.ok);
      // Others than admins are not concerned, and keys have no second factor.
      const agent = await door.person("agent");
      const mine = await door.ask("GET", "/me/two-factor", undefined, agent);
      assertEquals(mine.body.isDemanded, false);
      assertEquals((await door.ask("GET", path)).status, 200);
    }),
);
