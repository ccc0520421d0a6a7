import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { measureText, textQuality } from "./text_quality.ts";

// The default rules pay more above 0.8.
const GOOD = [
  "Hi Jane, thanks for reaching out! I have reset your password. You can log in again now with the link I just sent to your inbox.",
  "Sorry about the delay, Tom. Your order left our warehouse this morning and should arrive on Thursday.",
  "Unfortunately we cannot refund this, but I can offer you a replacement at no cost.",
  "We are investigating this issue and will update you shortly.",
  "<p>Hi Ana,</p><p>I checked your <b>invoice</b> and corrected the address. You will get a new copy within an hour.</p>",
  "Danke für Ihre Nachricht! Ich habe Ihr Passwort zurückgesetzt, Sie können sich jetzt wieder anmelden.",
  "Hola María, gracias por escribirnos. Ya hemos solucionado el problema con su factura.",
  "こんにちは。ご連絡ありがとうございます。パスワードをリセットしました。",
];
const BAD = [
  "You are stupid. This is the worst question I have ever heard, idiot.",
  "I hate this job and I hate stupid customers like you",
  "READ THE MANUAL!!! I told you this already",
  "whatever i dont care go away",
  "noooo way loooool hahahaha u r dumb",
  "asdf asdf asdf asdf asdf asdf",
  "The aforementioned configurational irregularities necessitate comprehensive reinstallation of authentication infrastructure components notwithstanding preliminary remediation.",
  "LESEN SIE DIE ANLEITUNG!!! DAS STEHT DOCH ALLES DORT!!!",
];
const TOO_SHORT = ["", "ok", "No.", "Thanks a lot!", "<p>done</p>", "👍👍👍👍👍👍", "?!?!?!?!"];

for (const text of GOOD) {
  Deno.test(`text quality - above 0.8: ${text.slice(0, 40)}`, () => {
    const quality = textQuality(text)!;
    assert(quality > 0.8 && quality <= 1, String(quality));
  });
}

for (const text of BAD) {
  Deno.test(`text quality - below 0.6: ${text.slice(0, 40)}`, () => {
    const quality = textQuality(text)!;
    assert(quality < 0.6 && quality >= 0, String(quality));
  });
}

for (const text of TOO_SHORT) {
  Deno.test(`text quality - no quality for ${JSON.stringify(text)}`, () => {
    assertEquals(textQuality(text), null);
  });
}

Deno.test("text quality - the documented arithmetic, by hand", () => {
  const text = "We are investigating this issue and will update you shortly.";
  const measures = measureText(text)!;
  assertEquals({ ...measures, readability: null }, {
    substance: 10 / 12,
    form: 1,
    tone: 0.8,
    readability: null,
  });
  const { readability } = measures;
  // 10 words, 1 sentence, 18 syllables.
  const ease = 206.835 - 1.015 * 10 - 84.6 * 1.8;
  assert(Math.abs(readability! - Math.min(1, Math.max(0, (ease - 10) / 50))) < 0.2);
  const expected = (10 / 12) ** 0.3 * 1 * 0.8 ** 0.25 * readability! ** 0.2;
  assertEquals(textQuality(text), Math.round(expected * 1000) / 1000);
});

Deno.test("text quality - other languages are judged by what does not depend on the language", () => {
  const measures = measureText("Bonjour, votre commande est partie ce matin et arrivera jeudi.")!;
  assertEquals(measures, { substance: 10 / 12, form: 1, tone: null, readability: null });
});

Deno.test("text quality - naming and regretting the trouble is fine, insults are not", () => {
  const regret = "I am sorry for the error and the delay, we lost your damaged parcel.";
  const insult = "I am sorry that you are such an idiot, we threw away your parcel.";
  assertEquals(measureText(regret)!.tone, 0.8);
  assert(measureText(insult)!.tone! <= 0.4);
});

Deno.test("text quality - shouting, repeated punctuation and stretched words lower the form", () => {
  const calm = "Please open the settings page and choose billing.";
  const forms = [
    calm,
    calm.replace(".", "!!"),
    calm.replace("Please", "Pleeeease").replace(".", "!!"),
    calm.replace("Please", "pleeeease").replace(".", "!! ??"),
    calm.toUpperCase(),
  ].map((text) => measureText(text)!.form!);
  assertEquals(forms, [...forms].sort((a, b) => b - a));
  assertEquals(new Set(forms).size, forms.length);
  assertEquals(forms[4], 0);
});

Deno.test("text quality - HTML, quoted mail and addresses do not count as words", () => {
  const plain = "I have sent you the link, please try it again now.";
  const quality = textQuality(plain);
  const dressed = [
    `<div><p style="COLOR: RED">I have sent you the <a href="https://x.test/A!!!">link</a>, please ` +
    "try it again now.</p><blockquote>YOU ARE ALL IDIOTS!!!</blockquote></div>",
    `${plain}\n> YOU ARE ALL IDIOTS!!!\n> answer me`,
    `${plain} https://example.test/STUPID-IDIOT!!!`,
  ];
  for (const text of dressed) assertEquals(textQuality(text), quality, text);
});

Deno.test("text quality - only the first 10,000 characters of a text are read", () => {
  const start = "This is a sentence about your order. ".repeat(400).slice(0, 10_000);
  assertEquals(textQuality(start), textQuality(start + "IDIOT!!! ".repeat(1_000)));
});

Deno.test("text quality - any text gives null or 0 to 1, the same every time", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("<p>", "</", "a ", "'", "```", "> ", "&#0;", "<!--", "ß", "\ud800"),
  );
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
    const text = pieces.join("");
    const quality = textQuality(text);
    assert(quality === null || (quality >= 0 && quality <= 1), String(quality));
    assertEquals(textQuality(text), quality);
  }));
});

Deno.test("text quality - the examples of the guide are correct", async () => {
  const guide = await Deno.readTextFile(new URL("../../docs/text-quality.md", import.meta.url));
  const rows = guide.slice(guide.indexOf("## Examples")).split("\n")
    .filter((line) => line.startsWith("|")).slice(2)
    .map((line) => line.split("|").map((cell) => cell.trim()));
  assert(rows.length >= 5);
  for (const [, text, quality] of rows) {
    assertEquals(String(textQuality(text!) ?? "none"), quality, text);
  }
});
