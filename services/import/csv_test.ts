import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { ProblemError } from "@/services/problems/mod.ts";
import { readHeader } from "./csv.ts";

function headerProblem(header: string) {
  const { problem } = assertThrows(() => readHeader(header), ProblemError);
  assertEquals([problem.status, problem.code], [400, "csv_header_invalid"]);
  return problem;
}

function problemOf(header: string, row: string) {
  const answer = readHeader(header).toEvent(row);
  assert(answer.problem !== undefined, JSON.stringify(answer));
  return answer.problem!;
}

Deno.test("csv - a row becomes an event, with the types of its fields", () => {
  const columns = readHeader(
    "id, type,subject,time,source,data.responseTime,data.quality,data.vip,data.note,data.objectId",
  );
  assertEquals(
    columns.toEvent(
      'm-1,message_response,agent-7,2026-11-20T10:00:00Z,/chat,45,9e-1,TRUE,"a, ""b""\nc",17',
    ),
    {
      event: {
        id: "m-1",
        type: "message_response",
        subject: "agent-7",
        source: "/chat",
        time: "2026-11-20T10:00:00Z",
        data: { responseTime: 45, quality: 0.9, vip: true, note: 'a, "b"\nc', objectId: "17" },
      },
    },
  );
});

Deno.test("csv - an empty cell is left out, and a row of empty cells is skipped", () => {
  const columns = readHeader("id,type,subject,source,data.quality");
  assertEquals(columns.toEvent("m-1,deal_won,agent-7,,"), {
    event: { id: "m-1", type: "deal_won", subject: "agent-7" },
  });
  assertEquals(columns.toEvent(",,, ,"), { event: null });
});

Deno.test("csv - a reversal can be written in columns", () => {
  const columns = readHeader("id,type,subject,data.reverses.source,data.reverses.id");
  assertEquals(columns.toEvent("r-1,event_reversed,agent-7,/chat,m-1"), {
    event: {
      id: "r-1",
      type: "event_reversed",
      subject: "agent-7",
      data: { reverses: { source: "/chat", id: "m-1" } },
    },
  });
});

Deno.test("csv - an invalid header is refused with advice", () => {
  const missing = headerProblem("id,Type,quality");
  assertEquals(missing.errors, [
    { path: "type", message: "is missing" },
    { path: "subject", message: "is missing" },
    { path: "Type", message: "is not a column; write type" },
    {
      path: "quality",
      message: "is not a column; a field of the event's data is written data.quality",
    },
  ]);
  assertStringIncludes(headerProblem("id:type:subject").detail, "Export with commas");
  assertStringIncludes(headerProblem("id;kind;subject").detail, '"type" is missing; "kind" is not');
  assertStringIncludes(headerProblem("id,type,subject,id").detail, '"id" is there twice');
  assertStringIncludes(headerProblem('id,"ty"pe,subject').detail, "quote");
  const wide = Array.from({ length: 300 }, (_, n) => `data.f${n}`);
  assertStringIncludes(headerProblem(`id,type,subject,${wide}`).detail, "more than 200 columns");
});

Deno.test("csv - columns are separated by commas, semicolons, tabs or bars", () => {
  const event = { id: "m-1", type: "deal_won", subject: "a, b" };
  for (const delimiter of [",", ";", "\t", "|"]) {
    const columns = readHeader(["id", "type", "subject", "data.quality"].join(delimiter));
    const row = ["m-1", "deal_won", '"a, b"', "0.5"].join(delimiter);
    assertEquals(columns.toEvent(row), { event: { ...event, data: { quality: 0.5 } } });
  }
  assertEquals(problemOf("id;type;subject;data.quality", "m;deal_won;a;0,5").errors, [
    { path: "data.quality", message: 'must be a number such as 0.9, not "0,5"' },
  ]);
});

Deno.test("csv - columns without a name and spaces around names and quotes are ignored", () => {
  const event = { id: "m-1", type: "deal_won", subject: "a" };
  assertEquals(readHeader("id,type,subject,,").toEvent("m-1,deal_won,a"), { event });
  assertEquals(readHeader("id,type,subject,,").toEvent("m-1,deal_won,a,x,"), { event });
  assertEquals(readHeader("id,type,subject").toEvent("m-1,deal_won,a,, "), { event });
  assertEquals(readHeader(",id,type,subject").toEvent("0,m-1,deal_won,a"), { event });
  const spaced = readHeader(' id ,"type" , "subject"');
  assertEquals(spaced.toEvent('m-1,"deal_won" , "a"'), { event });
  const copied = readHeader("\u200Bid,\u00A0type\u00A0,subject\uFEFF,\u200B");
  assertEquals(copied.toEvent("m-1,deal_won,a,"), { event });
  // Inside of quotes, spaces belong to the text.
  const note = readHeader("id,type,subject,data.note").toEvent('m-1,deal_won,a,"x"" ,"');
  assertEquals(note, { event: { ...event, data: { note: 'x" ,' } } });
});

Deno.test("csv - a cell of the wrong type is refused with the expected type", () => {
  const header = "id,type,subject,data.quality,data.vip";
  assertEquals(problemOf(header, 'm-1,deal_won,agent-7,"0,9",yes').errors, [
    { path: "data.quality", message: 'must be a number such as 0.9, not "0,9"' },
    { path: "data.vip", message: 'must be true or false, not "yes"' },
  ]);
  for (const text of ["0x10", "Infinity", "NaN", "1_000", "."]) {
    assertEquals(problemOf(header, `m-1,deal_won,agent-7,${text},`).code, "validation_failed");
  }
});

Deno.test("csv - a row that does not fit the header or the quotes is refused", () => {
  const header = "id,type,subject";
  assertStringIncludes(problemOf(header, "a,b").detail, "2 fields and the header 3");
  assertStringIncludes(problemOf(header, "a,b,c,d").detail, "4 fields and the header 3");
  assertEquals(problemOf(header, 'a,"b"c,d').code, "malformed_csv");
  assertEquals(problemOf(header, 'a,b"c,d').code, "malformed_csv");
});

Deno.test("csv - a column named like a built-in property does no harm", () => {
  const answer = readHeader("id,type,subject,data.__proto__").toEvent("m,deal_won,a,x");
  const data = answer.event!["data"] as Record<string, unknown>;
  assertEquals(Object.keys(data), ["__proto__"]);
  assertEquals(Object.getPrototypeOf(data), Object.prototype);
});
