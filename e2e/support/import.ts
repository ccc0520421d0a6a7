/** Uploads files to the import and reads its reports. */
import type { Problem } from "@/services/problems/mod.ts";
import { KEY } from "./laurel.ts";

export interface Report {
  readonly line: number;
  readonly id: string | null;
  readonly source: string | null;
  readonly status: string;
  readonly points: number;
  readonly error?: Problem;
}

export interface Summary {
  readonly lines: number;
  readonly scored: number;
  readonly recorded: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly points: number;
  readonly complete: boolean;
  readonly error?: Problem;
}

export interface Imported {
  readonly status: number;
  readonly text: string;
  readonly reports: readonly Report[];
  readonly summary: Summary | undefined;
  readonly problem: Problem | undefined;
}

/** Imports a body, as NDJSON unless another type is given. */
export async function importFile(
  url: string,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  { type = "application/x-ndjson", query = "", key = KEY }: {
    readonly type?: string;
    readonly query?: string;
    readonly key?: string;
  } = {},
): Promise<Imported> {
  const response = await fetch(`${url}/api/v1/import${query}`, {
    method: "POST",
    headers: { "content-type": type, authorization: `Bearer ${key}` },
    body,
  });
  const text = await response.text();
  if (!response.ok) {
    const problem = JSON.parse(text) as Problem;
    return { status: response.status, text, reports: [], summary: undefined, problem };
  }
  const lines = text.trim().split("\n").map((line) => JSON.parse(line));
  const summary = lines.at(-1)?.summary as Summary | undefined;
  const reports = (summary ? lines.slice(0, -1) : lines) as Report[];
  return { status: response.status, text, reports, summary, problem: undefined };
}

/** Formats events as lines. */
export function toLines(events: readonly unknown[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join("");
}
