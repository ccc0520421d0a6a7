import { assertEquals, assertThrows } from "@std/assert";
import { ConfigError, readConfig } from "./config.ts";

Deno.test("config - the organization's zone is one that can be computed with", () => {
  assertEquals(readConfig({}).timeZone, "UTC");
  assertEquals(readConfig({ LAUREL_TIMEZONE: " europe/berlin " }).timeZone, "Europe/Berlin");
  assertEquals(readConfig({ LAUREL_TIMEZONE: "+0530" }).timeZone, "+05:30");
  for (const zone of ["IST", "PST", "Mars/Olympus", " ", "2026-01-01T00:00Z", "__proto__"]) {
    assertThrows(() => readConfig({ LAUREL_TIMEZONE: zone }), ConfigError, "LAUREL_TIMEZONE: ");
  }
  assertThrows(
    () => readConfig({ LAUREL_TIMEZONE: "IST" }),
    ConfigError,
    'must be an IANA time zone, e.g. Asia/Kolkata; "IST" is an abbreviation of several',
  );
});

Deno.test("config - an invalid address is refused, and the error says what is expected", () => {
  const bad = [
    ["LAUREL_PUBLIC_URL", "localhost:8000", "http:// or https://"],
    ["LAUREL_PUBLIC_URL", "laurel.example", "http:// or https://"],
    ["LAUREL_PUBLIC_URL", "javascript:alert(1)", "http:// or https://"],
    ["DATABASE_URL", "postgres://user@host:port/db", "no address"],
    ["REDIS_URL", "redis://[::1", "no address"],
  ] as const;
  for (const [name, value, message] of bad) {
    assertThrows(() => readConfig({ [name]: value }), ConfigError, message, `${name}=${value}`);
  }
  const socket = "postgres:///laurel?host=/var/run/postgresql";
  assertEquals(readConfig({ DATABASE_URL: socket }).databaseUrl, socket);
  const publicUrl = "https://laurel.example:8443";
  assertEquals(readConfig({ LAUREL_PUBLIC_URL: publicUrl }).publicUrl, publicUrl);
  assertEquals(readConfig({ LAUREL_PUBLIC_URL: `${publicUrl}/` }).publicUrl, publicUrl);
});

Deno.test("config - mail has a sender, and a bad address is refused", () => {
  assertEquals(readConfig({}).mail, undefined);
  const from = (env: Record<string, string>) =>
    readConfig({ SMTP_URL: "smtp://mail.example.com:587", ...env }).mail?.from;
  assertEquals(from({}), "Laurel <laurel@mail.example.com>");
  const withUser = "smtps://ana%40shop.example:secret@mail.example.com";
  assertEquals(from({ SMTP_URL: withUser }), "Laurel <ana@shop.example>");
  const named = "The Team <team@shop.example>";
  assertEquals(from({ LAUREL_MAIL_FROM: named }), named);
  for (const [name, value] of [["SMTP_URL", "mail.example.com"], ["LAUREL_MAIL_FROM", "team"]]) {
    assertThrows(() => from({ [name!]: value! }), ConfigError, name);
  }
});

Deno.test("config - the keys of Web Push are a pair, and come with a subject", async () => {
  assertEquals(readConfig({}).push, undefined);
  const { stdout } = await new Deno.Command("deno", {
    args: ["run", "tasks/vapid.ts", "mailto:it@example.com"],
  }).output();
  const made = Object.fromEntries(
    new TextDecoder().decode(stdout).trim().split("\n").map((line) => line.split("=")),
  );
  const { push } = readConfig(made);
  assertEquals(push?.publicKey, made.LAUREL_VAPID_PUBLIC_KEY);
  assertEquals(push?.subject, "mailto:it@example.com");
  const bad = [
    ["LAUREL_VAPID_SUBJECT", "", "go together"],
    ["LAUREL_VAPID_SUBJECT", "it@example.com", "mailto:it@example.com"],
    ["LAUREL_VAPID_PUBLIC_KEY", "BAAA", "65 bytes in base64url"],
    ["LAUREL_VAPID_PRIVATE_KEY", `${"A".repeat(42)}E`, "does not belong"],
    ["LAUREL_VAPID_PRIVATE_KEY", "A".repeat(43), "does not belong"],
  ] as const;
  for (const [name, value, message] of bad) {
    assertThrows(() => readConfig({ ...made, [name]: value }), ConfigError, message, name);
  }
});
