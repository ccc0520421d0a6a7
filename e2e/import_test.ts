/** `POST /api/v1/import`: files of events are streamed, and every line gets a report. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { at, event, saturday, uniqueId, workday } from "./support/events.ts";
import { importFile, toLines } from "./support/import.ts";
import { KEY, shareLaurel } from "./support/laurel.ts";

const laurelTest = shareLaurel(["pglite", "postgres"]);

/** Returns events of one agent worth 5 points each, on a day without a streak. */
function work(agent: string, count: number) {
  return Array.from(
    { length: count },
    (_, n) => event({ id: uniqueId(agent), subject: agent, time: at(saturday(), n) }),
  );
}

laurelTest("import - every line is reported in order, and the summary adds up", async (laurel) => {
  const [first, second] = work("imports-ndjson", 2);
  const bad = event({ subject: "imports-ndjson", data: { quality: 2 } });
  const call = event({ subject: "imports-ndjson", type: "call_missed", time: at(saturday()) });
  const body = `\ufeff${JSON.stringify(first)}\r\n\r\nnot JSON\n${
    toLines([second, bad, call, first])
  }`;
  const { status, reports, summary } = await importFile(laurel.url, body.trimEnd());
  assertEquals(status, 200);
  assertEquals(reports.map(({ line, status, points }) => [line, status, points]), [
    [1, "scored", 5],
    [3, "rejected", 0],
    [4, "scored", 5],
    [5, "rejected", 0],
    [6, "recorded", 0],
    [7, "duplicate", 5],
  ]);
  assertEquals([reports[0]!.id, reports[0]!.source], [first!.id as string, "/livechat"]);
  assertEquals([reports[1]!.id, reports[1]!.error?.code], [null, "malformed_json"]);
  assertEquals([reports[3]!.id, reports[3]!.error?.code], [bad["id"], "validation_failed"]);
  assertEquals(reports[3]!.error?.errors?.map(({ path }) => path), ["data.quality"]);
  assertEquals(summary, {
    lines: 6,
    scored: 2,
    recorded: 1,
    capped: 0,
    reversed: 0,
    duplicate: 1,
    rejected: 2,
    points: 10,
    complete: true,
  });
});

laurelTest("import - a spreadsheet's CSV is the same as its events", async (laurel) => {
  const [a, b] = [uniqueId("csv"), uniqueId("csv")];
  const time = at(saturday());
  const csv = "\ufeffid,source,type,subject,time,data.responseTime,data.quality,data.note\r\n" +
    `${a},/sheet,message_response,imports-csv,${time},45,0.9,"two\r\nlines, ""quoted"""\r\n` +
    `${b},/sheet,message_response,imports-csv,${time},fast,,\r\n` +
    `,,,,,,,\r\n` +
    `${b},/sheet,message_response,imports-csv,${time},,,\r\n`;
  const sent = await importFile(laurel.url, csv, { type: "text/csv; charset=utf-8" });
  assertEquals(sent.reports.map(({ line, status, points }) => [line, status, points]), [
    [2, "scored", 12],
    [4, "rejected", 0],
    [6, "scored", 5],
  ]);
  assertEquals(
    sent.reports[1]!.error?.errors,
    [{ path: "data.responseTime", message: 'must be a number such as 0.9, not "fast"' }],
  );
  // Line breaks in a cell become LF, whatever the file uses.
  const same = await laurel.post({
    id: a,
    source: "/sheet",
    type: "message_response",
    subject: "imports-csv",
    time,
    data: { responseTime: 45, quality: 0.9, note: 'two\nlines, "quoted"' },
  });
  assertEquals(same.status, "duplicate");
});

laurelTest(
  "import - a file with other columns is refused before anything is stored",
  async (laurel) => {
    const csv = `id,kind,subject\n${uniqueId()},message_response,imports-refused\n`;
    const { status, problem } = await importFile(laurel.url, csv, { type: "text/csv" });
    assertEquals([status, problem?.code], [400, "csv_header_invalid"]);
    assertStringIncludes(problem!.detail, '"type" is missing');
    assertEquals((await importFile(laurel.url, "", { type: "text/csv" })).status, 400);
    const utf16 = new Uint8Array([0xff, 0xfe, 0x69, 0, 0x64, 0, 0x0a, 0]);
    const other = await importFile(laurel.url, utf16, { type: "text/csv" });
    assertEquals([other.status, other.problem?.code], [400, "csv_header_invalid"]);
    const half = await importFile(laurel.url, utf16.slice(0, 7), { type: "text/csv" });
    assertEquals([half.status, half.problem?.code], [400, "invalid_utf8"]);
    const workbook = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 6, 0, 0x0a, 0]);
    const sheet = await importFile(laurel.url, workbook, { type: "text/csv" });
    assertEquals([sheet.status, sheet.problem?.code], [415, "unsupported_media_type"]);
    assertStringIncludes(sheet.problem!.detail, "Save the sheet as CSV");
    const { status: found } = await laurel.call("/agents/imports-refused");
    assertEquals(found, 404);
  },
  ["pglite"],
);

laurelTest("import - a bad line does not affect other lines", async (laurel) => {
  const encoder = new TextEncoder();
  const agent = "imports-bad-lines";
  const bad = [
    encoder.encode("{"),
    encoder.encode("[1,2]"),
    encoder.encode("null"),
    encoder.encode(JSON.stringify(event({ subject: "a\0b" }))),
    new Uint8Array([0x22, 0xc3, 0x28, 0x22]),
    encoder.encode(JSON.stringify(event({ data: { note: "x".repeat(70_000) } }))),
    encoder.encode(`${"[".repeat(5_000)}${"]".repeat(5_000)}`),
    encoder.encode(JSON.stringify(event({ type: "unheard_of" }))),
  ];
  const good = work(agent, bad.length);
  const parts = bad.flatMap((line, n) => [line, encoder.encode(`\n${toLines([good[n]])}`)]);
  const body = new Uint8Array(await new Blob(parts.map((part) => part.slice())).arrayBuffer());
  const { reports, summary } = await importFile(laurel.url, body);
  assertEquals(reports.map(({ error }) => error?.code ?? "stored"), [
    ...["malformed_json", "stored", "validation_failed", "stored", "validation_failed", "stored"],
    ...["validation_failed", "stored", "invalid_utf8", "stored", "line_too_long", "stored"],
    ...["validation_failed", "stored", "unknown_type", "stored"],
  ]);
  assertEquals([summary?.scored, summary?.rejected, summary?.complete], [8, 8, true]);
  // Eight times five points; a Saturday pays no streak.
  const booked = await laurel.history(agent);
  assertEquals(
    booked.filter(({ type }) => type === "message_response").map(({ points }) => points),
    good.map(() => 5),
  );
});

laurelTest("import - on request, only refused lines are reported", async (laurel) => {
  const events = [...work("imports-brief", 30), { nonsense: true }];
  const { reports, summary } = await importFile(laurel.url, toLines(events), {
    query: "?report=errors",
  });
  assertEquals(reports.map(({ line, status }) => [line, status]), [[31, "rejected"]]);
  assertEquals([summary?.lines, summary?.points], [31, 150]);
  const wrong = await importFile(laurel.url, "", { query: "?report=none" });
  assertEquals([wrong.status, wrong.problem?.code], [422, "validation_failed"]);
}, ["pglite"]);

laurelTest("import - reports come while the file is still being sent", async (laurel) => {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  const [first, second] = work("imports-live", 2);
  const send = (value: unknown) => writer.write(encoder.encode(toLines([value])));
  const sending = send(first);
  const response = await fetch(`${laurel.url}/api/v1/import`, {
    method: "POST",
    headers: {
      "content-type": "application/x-ndjson",
      authorization: `Bearer ${KEY}`,
    },
    body: readable,
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const next = async () => (await reader.read()).value ?? "";
  await sending;
  assertStringIncludes(await next(), '"line":1,');
  await send(second);
  assertStringIncludes(await next(), '"line":2,');
  await writer.close();
  assertStringIncludes(await next(), '"complete":true');
  assert((await reader.read()).done);
});

laurelTest(
  "import - a file that was cut in the middle and sent again scores each event once",
  async (laurel) => {
    const agent = "imports-cut";
    const events = work(agent, 4_000);
    const lines = events.map((one) => toLines([one]));
    const bytes = new TextEncoder().encode(lines.join(""));
    const cut = new AbortController();
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        // Send half of it, then nothing until the connection ends.
        if (sent >= bytes.length / 2) return await new Promise(() => {});
        controller.enqueue(bytes.slice(sent, sent + 8_192));
        sent += 8_192;
      },
    });
    const response = await fetch(`${laurel.url}/api/v1/import`, {
      method: "POST",
      body,
      signal: cut.signal,
      headers: {
        "content-type": "application/x-ndjson",
        authorization: `Bearer ${KEY}`,
      },
    });
    const reader = response.body!.getReader();
    await reader.read();
    cut.abort();
    // The connection was cut, so the read may end with an error.
    await reader.read().catch(() => {});

    const again = await importFile(laurel.url, bytes);
    assertEquals([again.summary?.lines, again.summary?.complete], [4_000, true]);
    assert(again.summary!.duplicate > 0, JSON.stringify(again.summary));
    assertEquals(again.summary!.duplicate + again.summary!.scored, 4_000);
    const once = await importFile(laurel.url, bytes);
    assertEquals([once.summary?.duplicate, once.summary?.points], [4_000, 0]);
    await importFile(laurel.url, toLines(work("imports-whole", 4_000)));
    const [repaired, whole] = [await laurel.agent(agent), await laurel.agent("imports-whole")];
    assertEquals(repaired.totalPoints, whole.totalPoints);
    assert(whole.totalPoints >= 20_000);
  },
);

laurelTest("import - an unsupported file is refused with what to send instead", async (laurel) => {
  const json = await importFile(laurel.url, "[]", { type: "application/json" });
  assertEquals([json.status, json.problem?.code], [415, "unsupported_media_type"]);
  assertStringIncludes(json.problem!.detail, "application/x-ndjson");
  const klingon = await importFile(laurel.url, "", { type: "text/csv; charset=klingon" });
  assertStringIncludes(klingon.problem!.detail, "klingon");
  const zipped = await laurel.call("/import", {
    body: "x",
    headers: { "content-type": "text/csv", "content-encoding": "br" },
  });
  assertEquals(zipped.status, 415);
  const anonymous = await laurel.call("/import", { body: "x", key: null });
  assertEquals(anonymous.status, 401);
  const list = `[\n${toLines([event({ time: at(workday(2)) })]).trim()}\n]`;
  const { reports } = await importFile(laurel.url, list);
  assertEquals(reports.map(({ status }) => status), ["rejected", "scored", "rejected"]);
  assertStringIncludes(reports[0]!.error!.detail, "One event per line".toLowerCase().slice(4));
}, ["pglite"]);

laurelTest(
  "import - the number of parallel imports is limited, and one whose connection is cut makes room",
  async (laurel) => {
    const open = () => {
      const cut = new AbortController();
      const encoder = new TextEncoder();
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(encoder.encode(toLines(work("imports-many", 1)))),
      });
      const answer = fetch(`${laurel.url}/api/v1/import`, {
        method: "POST",
        body,
        signal: cut.signal,
        headers: { "content-type": "application/x-ndjson", authorization: `Bearer ${KEY}` },
      });
      return { cut, answer };
    };
    const running = Array.from({ length: 8 }, open);
    for (const { answer } of running) assertEquals((await answer).status, 200);
    const refused = await importFile(laurel.url, toLines(work("imports-many", 1)));
    assertEquals([refused.status, refused.problem?.code], [429, "too_many_imports"]);
    const [first, ...others] = running;
    first!.cut.abort();
    // The connection was cut; this only frees the resource.
    await (await first!.answer).body?.cancel().catch(() => {});
    for (let status = 429; status === 429;) {
      ({ status } = await importFile(laurel.url, toLines(work("imports-many", 1))));
    }
    for (const { cut, answer } of others) {
      cut.abort();
      // The connection was cut; this only frees the resource.
      await (await answer).body?.cancel().catch(() => {});
    }
  },
  ["pglite"],
);

laurelTest("import - CSV as spreadsheets and programs write it", async (laurel) => {
  const rows = (agent: string) => [
    ["id", "type", "subject", "time", "data.note"],
    [`${agent}-1`, "message_response", agent, at(workday(2)), '"a, b;\tc"'],
    [`${agent}-2`, "message_response", agent, at(workday(2)), "plain"],
  ];
  const join = (agent: string, delimiter: string, lineBreak: string) =>
    rows(agent).map((row) => row.join(delimiter)).join(lineBreak) + lineBreak;
  const wide = (text: string) => {
    const bytes = new Uint8Array(text.length * 2 + 2);
    const view = new DataView(bytes.buffer);
    [...`\ufeff${text}`].forEach((one, i) => view.setUint16(i * 2, one.charCodeAt(0), true));
    return bytes;
  };
  const files: Record<string, (agent: string) => string | Uint8Array<ArrayBuffer>> = {
    semicolons: (agent) => join(agent, ";", "\r\n"),
    hinted: (agent) => `sep=;\r\n${join(agent, ";", "\r\n")}`,
    "hinted commas": (agent) => `\ufeff"sep=,"\n${join(agent, ",", "\n")}`,
    "hinted and filled up": (agent) => `sep=;;;;\n${join(agent, ";", "\n")}`,
    tabs: (agent) => join(agent, "\t", "\n"),
    "tabs in UTF-16": (agent) => wide(join(agent, "\t", "\r\n")),
    returns: (agent) => join(agent, ",", "\r"),
    "returns and semicolons": (agent) => join(agent, ";", "\r"),
    "two returns": (agent) => join(agent, ",", "\r\r\n"),
    spaces: (agent) => join(agent, " , ", "\n"),
    "empty columns at the end": (agent) => join(agent, ",", ",,\n"),
    "rows with empty columns": (agent) => join(agent, ",", "\n").replace(/(-\d.*)$/gm, "$1,,"),
    "numbered rows": (agent) =>
      join(agent, ",", "\n").trim().replace(/^/gm, "7,").replace("7,", ","),
    "a mark and quotes": (agent) =>
      `\ufeff${join(agent, ",", "\n").replace("id,type", '"id", "type" ')}`,
    "nothing at the end": (agent) => join(agent, ",", "\n").trim(),
    "blank lines first": (agent) => `\n\n${join(agent, ",", "\n")}`,
  };
  for (const [name, make] of Object.entries(files)) {
    const agent = `sheet-${name.replaceAll(" ", "-")}`;
    const { summary, text } = await importFile(laurel.url, make(agent), { type: "text/csv" });
    assertEquals([summary?.lines, summary?.scored], [2, 2], `${name}: ${text}`);
    assertEquals((await laurel.agent(agent)).totalPoints >= 10, true, name);
  }
  const tsv = join("sheet-tsv", "\t", "\n");
  const named = await importFile(laurel.url, tsv, { type: "text/tab-separated-values" });
  assertEquals(named.summary?.scored, 2, named.text);
  const lines = join("sheet-wrong", ",", "\r").replace("sheet-wrong-2", "");
  const { reports } = await importFile(laurel.url, lines, { type: "text/csv" });
  assertEquals(reports.map(({ line, status }) => [line, status]), [[2, "scored"], [3, "rejected"]]);
  const ndjson = toLines(work("sheet-returns", 3)).replaceAll("\n", "\r");
  assertEquals((await importFile(laurel.url, ndjson)).summary?.scored, 3);
});
