import { assertEquals, assertNotEquals } from "@std/assert";
import fc from "fast-check";
import {
  idFrom,
  isEmail,
  nameFromEmail,
  normalizeEmail,
  normalizeId,
  normalizeName,
  normalizePersonInTool,
  normalizeSubject,
} from "./identity.ts";

Deno.test("identity - invisible characters do not make ids different", () => {
  const same = [
    ...["x", " x", "x ", "\tx", "x\u00A0", "\u3000x\u2028", "x\u0085", "\u200Bx", "x\u200D"],
    ...["\u202Ex\u202C", "\u2066x\u2069", "x\u00AD", "x\uFE0F", "x\u{E0061}", "\uFEFFx", "x\u3164"],
    ...["x\u115F", "x\uFFA0", "x\u2800", "x\u061C", "x\u180E", "x\u034F", "x\u0001", "x\u009F"],
    ...[
      "x\uFFFE",
      "x\uFFF9",
      "\uFFFCx",
      "x\u{13430}",
      "x\u2064",
      "\u2029x\n",
      "x\r\n",
      "x\u{E0100}",
      "x\u17B4",
    ],
  ];
  for (const text of same) assertEquals(normalizeId(text), "x", JSON.stringify(text));
  assertEquals(normalizeId("Ada\u00A0 \t Lovelace"), "Ada Lovelace");
  assertEquals(normalizeId("Zoe\u0308"), normalizeId("Zo\u00EB"));
  // A zero-width character between a letter and its accent does not keep them apart.
  assertEquals(normalizeId("e\u200B\u0301"), "\u00E9");
  assertEquals(normalizeId("\u212B"), "\u00C5");
});

Deno.test("identity - a text of white space and invisible characters becomes empty", () => {
  const blank = [
    "",
    "   ",
    "\u200B",
    "\u202E",
    "\u3164 \u2800",
    "\uFEFF",
    "\u00AD\u00A0",
    "\uFE0F",
  ];
  for (
    const text of [
      ...blank,
      "\uFFFC",
      "\u{13437}",
      "\u{E0041}",
      "\u0000",
      "\u0301",
      "\u200D\u0301 ",
    ]
  ) {
    assertEquals(normalizeId(text), "", JSON.stringify(text));
    assertEquals(normalizeName(text), "", JSON.stringify(text));
    assertEquals(normalizeEmail(text), "", JSON.stringify(text));
  }
});

Deno.test("identity - visible characters make ids different", () => {
  const ids = ["agent", "Agent", "agent-1", "agent 1", "\uFF41gent", "strasse", "stra\u00DFe"];
  assertEquals(new Set(ids.map(normalizeId)).size, ids.length);
  assertEquals(normalizeId("\u4E2D\u6587 \u{1F600}"), "\u4E2D\u6587 \u{1F600}");
});

Deno.test("identity - e-mails are the same however they are capitalized, whatever the locale", () => {
  assertEquals(normalizeEmail("Ada@X.com "), "ada@x.com");
  assertEquals(normalizeEmail("\u0130REM@x.com"), "i\u0307rem@x.com");
  assertEquals(normalizeEmail("I\u0307REM@x.com"), normalizeEmail("\u0130rem@x.com"));
  assertEquals(normalizeEmail("\u212AIM@x.com"), "kim@x.com");
  assertEquals(normalizeEmail("STRA\u1E9EE@x.com"), "stra\u00DFe@x.com");
  assertEquals(normalizeEmail("\u039F\u0394\u039F\u03A3@x.com"), "\u03BF\u03B4\u03BF\u03C2@x.com");
  assertEquals(normalizeEmail("\uFF21@x.com"), "\uFF41@x.com");
  for (const other of ["irem@x.com", "\u0131rem@x.com"]) {
    assertNotEquals(normalizeEmail("\u0130REM@x.com"), normalizeEmail(other));
  }
});

Deno.test("identity - a subject that is an e-mail is compared as one, any other keeps its case", () => {
  assertEquals(normalizeSubject(" Ada@X.com"), "ada@x.com");
  assertEquals(normalizeSubject("Agent-7"), "Agent-7");
  assertEquals(
    normalizeSubject("twilio/AC12/sip:Ada@pbx.example"),
    "twilio/AC12/sip:Ada@pbx.example",
  );
  assertEquals(isEmail("a b@x.com"), false);
});

Deno.test("identity - SIP addresses are equal whatever their letter case, port and parameters", () => {
  const same = [
    ...["sip:Ada@PBX.example", "SIP:ada@pbx.example:5060", "sips:ada@pbx.example;x=1?y=2"],
    ...[
      "<sip:ada@pbx.example>",
      '"Ada L." <sip:Ada@pbx.example:5060>;tag=7',
      "Ada <SIPS:ada@pbx.example>",
    ],
  ];
  for (const text of same) {
    assertEquals(normalizeSubject(text), "sip:ada@pbx.example");
    assertEquals(normalizePersonInTool("twilio", text), "sip:ada@pbx.example");
  }
  assertEquals(normalizePersonInTool("twilio", "client:Ada"), "client:Ada");
  assertEquals(normalizePersonInTool("standard", "Ada@X.com"), "ada@x.com");
});

Deno.test("identity - a name keeps the joiners that its script or emoji needs, and no direction marks", () => {
  const family = "\u{1F469}\u200D\u{1F467}";
  assertEquals(normalizeName(` ${family} `), family);
  assertEquals(
    normalizeName("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645"),
    "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
  );
  assertEquals(normalizeName("\u202Egrace\u202C\u0007"), "grace");
});

// Short texts made of difficult characters: marks, spaces, letters that change their length, halves
// of surrogate pairs.
const hard = fc.constantFrom(
  ...[
    "a",
    "A",
    "\u0130",
    "\u03A3",
    "\u03C2",
    "\u00DF",
    "\u1E9E",
    "\u017F",
    "\u212A",
    "\u0301",
    "\u0307",
    "\u0345",
  ],
  ...[
    " ",
    "\u00A0",
    "\u2001",
    "\u200B",
    "\u200D",
    "\u202E",
    "\u034F",
    "\uFE0F",
    "\uD800",
    "\uDC00",
    "@",
    "\u0000",
  ],
  ...["\u1100", "\u1161", "\u11A8", "\u3164", "\u0F73", "\u0344", "\u{1D15E}", "\uFB1D"],
);
const sip = fc.constantFrom(
  "sip:",
  "<",
  ">",
  "SIPS:",
  "a",
  "A",
  ":",
  "5",
  ":5060",
  ";",
  "?",
  "@",
  " ",
  "\u0130",
  "\u03A3",
);
const texts = fc.oneof(
  fc.string({ unit: sip, maxLength: 10 }),
  fc.string({ unit: sip, maxLength: 8 }).map((rest) => `sip:${rest}`),
  fc.string({ unit: hard, maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 20 }),
);

for (const normalize of [normalizeId, normalizeEmail, normalizeSubject, normalizeName]) {
  Deno.test(`identity - ${normalize.name} gives the same result when applied twice`, () => {
    fc.assert(
      fc.property(texts, (text) => {
        assertEquals(normalize(normalize(text)), normalize(text));
      }),
      { numRuns: 5_000 },
    );
  });
}

Deno.test("identity - white space and invisible characters around the parts of an id do not matter", () => {
  const unseen = fc.string({
    unit: fc.constantFrom(" ", "\t", "\u00A0", "\u200B", "\u2066", "\uFEFF", "\u00AD"),
  });
  fc.assert(fc.property(unseen, unseen, (before, after) => {
    assertEquals(normalizeSubject(`${before}Ada@x.com${after}`), "ada@x.com");
  }));
});

Deno.test("identity - a new agent's id is what comes before the @, or the name", () => {
  assertEquals(idFrom("Ada.King+shop@X.example"), "ada.king");
  assertEquals(idFrom("+shop@x.example"), "shop");
  assertEquals(idFrom("Zoe\u0308 M\u00FCller"), "zoe-muller");
  assertEquals(idFrom(" Ada  (Support) King\u200b "), "ada-support-king");
  // Other scripts keep their marks, which are part of their letters.
  assertEquals(idFrom("\u0906\u0928\u0902\u0926"), "\u0906\u0928\u0902\u0926");
  assertEquals(idFrom("\u0419"), "\u0439");
  assertEquals(idFrom("!?"), "");
  assertEquals(idFrom("x".repeat(200)).length, 64);
  for (const text of ["Ada King", "a.b@c.d", "-._-"]) {
    assertEquals(idFrom(idFrom(text)), idFrom(text));
  }
});

Deno.test("identity - a name that is not known follows from the e-mail address", () => {
  assertEquals(nameFromEmail("ada.king@x.example"), "Ada King");
  assertEquals(nameFromEmail("_@x.example"), "_@x.example");
});
