import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { freePort } from "@/testing/free_port.ts";
import { startMailServer } from "@/testing/mail_server.ts";
import { invitationLetter, resetLetter } from "./letters.ts";
import { openMail } from "./mod.ts";

const URL_OF_LINK = "https://laurel.example/invitations/abc?x=1&y=2";
const LETTER = invitationLetter({
  name: "Zoë <b>Ray</b>",
  invitedBy: "Ada\r\nBcc: spy@e.com",
  role: "agent",
  url: URL_OF_LINK,
}, "en");

Deno.test("mail - a real server receives text and HTML, and nothing can be injected", async () => {
  const server = await startMailServer();
  const mail = openMail({ smtpUrl: server.url, from: "Laurel <laurel@example.com>" });
  try {
    assertEquals(await mail.send("zoe@example.com", LETTER), { state: "sent", reason: null });
    const [got] = await server.received(1);
    assertEquals([got!.from, got!.to], ["laurel@example.com", ["zoe@example.com"]]);
    assertMatch(got!.text, /^From: Laurel <laurel@example.com>/m);
    assertMatch(got!.text, /^Subject: Ada Bcc: spy@e.com invites you to Laurel/m);
    assert(!/^Bcc:/m.test(got!.text.split("\r\n\r\n")[0]!));
    assertStringIncludes(got!.text, `Accept the invitation:\r\n${URL_OF_LINK}`);
    assertStringIncludes(got!.text, "Hello Zoë &lt;b&gt;Ray&lt;/b&gt;,");
    assertStringIncludes(got!.text, 'href="https://laurel.example/invitations/abc?x=1&amp;y=2"');
    assert(!/<img|<script/i.test(got!.text));
  } finally {
    mail.close();
    await server.stop();
  }
});

Deno.test("mail - a refusal or a server that is down is a reason, not an error", async () => {
  const server = await startMailServer();
  server.isRefusing = true;
  const mail = openMail({ smtpUrl: server.url, from: "laurel@example.com" });
  const refused = await mail.send("zoe@example.com", LETTER);
  assertEquals(refused.state, "failed");
  assertMatch(refused.reason!, /no such mailbox/);
  server.isRefusing = false;
  assertEquals((await mail.send("zoe@example.com", LETTER)).state, "sent");
  mail.close();
  await server.stop();

  const dead = openMail({ smtpUrl: `smtp://127.0.0.1:${freePort()}`, from: "laurel@example.com" });
  const failed = await dead.send("zoe@example.com", LETTER);
  assertEquals(failed.state, "failed");
  assertMatch(failed.reason!, /ECONNREFUSED|refused/);
  dead.close();
});

Deno.test("mail - without a server nothing is sent", async () => {
  const off = openMail(undefined);
  assertEquals([off.isOn, await off.send("zoe@example.com", LETTER)], [
    false,
    { state: "off", reason: null },
  ]);
});

Deno.test("mail - the reset letter says how long the link works", () => {
  const reset = { name: "Zoë", url: URL_OF_LINK, minutes: 60 };
  assertMatch(resetLetter(reset, "en").text, /works once, for 60 minutes/);
  const german = resetLetter(reset, "de");
  assertMatch(german.text, /^Hallo Zoë,[^]*60 Minuten lang/);
  assertMatch(german.html, /<html lang="de">/);
});
