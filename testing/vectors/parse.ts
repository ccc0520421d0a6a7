/**
 * Parses the vector tables (docs/vectors.md): the world, the events that arrive, and the expected
 * outcomes. The document explains how to read its tables.
 */
import type { World, WorldEvent } from "@/testing/reference/world.ts";
import { timeOf, worldOf } from "./given.ts";

/** One row: an event that arrives, and its final outcome. */
export interface VectorRow {
  readonly event: WorldEvent;
  readonly status: string;
  readonly points: number;
  /** The arithmetic of the points, or the reason for no points. */
  readonly because: string;
  /** Additional entries at the time of the event: names with points. */
  readonly also: readonly { readonly name: string; readonly points: number }[];
}

/** The expected final state of an agent. */
export interface VectorSum {
  readonly agent: string;
  readonly points: number;
  readonly level: number;
  readonly streak: number;
  readonly freezes: number;
}

/** The expected state of an agent on a board. */
export interface VectorBoard {
  readonly agent: string;
  /** `kind start`, such as `week 2026-11-16`. */
  readonly period: string;
  readonly points: number;
}

/** One section of the document. */
export interface Vector {
  readonly title: string;
  /** The world with the events that are stored: no repetitions and no conflicts. */
  readonly world: World;
  /** In the order of arrival. */
  readonly rows: readonly VectorRow[];
  readonly sums: readonly VectorSum[];
  readonly boards: readonly VectorBoard[];
}

/** Parses all sections that contain a table of events. */
export function parseVectors(markdown: string): Vector[] {
  return markdown.split(/^## /m).slice(1).map(parseSection).filter((one) => one.rows.length > 0);
}

function parseSection(section: string): Vector {
  // Join lines that the formatter wrapped.
  const lines = section.replaceAll("\n  ", " ").split("\n");
  const title = lines[0]!.trim();
  const given = lines.filter((line) => line.startsWith("- ")).map((line) => line.slice(2).trim());
  const cells = lines.filter((line) => line.startsWith("|")).map(cellsOf);
  const rows = cells.slice(2).map((row) => rowOf(row, `"${title}": ${row.join(" | ")}`));
  const kept = rows.filter((row) => row.status !== "duplicate" && row.status !== "conflict");
  const agents = [...new Set(rows.map((row) => row.event.agent))];
  const world = worldOf(given, agents, kept.map((row) => row.event));
  const then = lines.filter((line) => line.startsWith("Then "));
  return { title, world, rows, ...conclusionsOf(then) };
}

/** Returns the cells of a line of a table, without Markdown's padding. */
function cellsOf(line: string): string[] {
  return line.split("|").slice(1, -1).map((cell) => cell.trim().replaceAll("`", ""));
}

function rowOf(cells: readonly string[], where: string): VectorRow {
  const [name, agent, time, type, data, status, points, because, also] = cells;
  if (also === undefined || Number.isNaN(Number(points))) throw new Error(`not a row: ${where}`);
  return {
    event: {
      ...identityOf(name!),
      type: type!,
      agent: agent!,
      time: timeOf(time!),
      data: dataOf(data!),
    },
    status: status!,
    points: Number(points),
    because: because!,
    also: also.split(",").map((part) => part.trim()).filter(Boolean).map((part) => {
      const [booking, paid] = part.split(" ");
      return { name: booking!, points: Number(paid) };
    }),
  };
}

/**
 * Parses an identity: `crm/c-1` is the event `c-1` of `/crm`; `laurel:spin/s-1` is one of Laurel's
 * own.
 */
function identityOf(name: string): { source: string; id: string } {
  const slash = name.indexOf("/");
  const source = name.slice(0, slash);
  return { source: source.includes(":") ? source : `/${source}`, id: name.slice(slash + 1) };
}

/**
 * Parses event data: `quality 0.9, vip true, objectId K-1`, or JSON when it begins with a brace.
 */
function dataOf(text: string): Record<string, unknown> {
  if (text.startsWith("{")) return JSON.parse(text);
  const parts = text.split(",").map((part) => part.trim()).filter(Boolean);
  return Object.fromEntries(parts.map((part) => {
    const [field, value] = part.split(/ (.*)/s) as [string, string];
    if (field === "reverses") return [field, identityOf(value)];
    return [field, /^(-?[\d.]+|true|false)$/.test(value) ? JSON.parse(value) : value];
  }));
}

function conclusionsOf(lines: readonly string[]): Pick<Vector, "sums" | "boards"> {
  const sums: VectorSum[] = [];
  const boards: VectorBoard[] = [];
  for (const line of lines) {
    const sum = /^Then (\w+) has (\d+) points, level (\d+), a streak of (\d+) and (\d+) freezes?\.$/
      .exec(line);
    const board = /^Then (\w+) has (\d+) points on the board of (\w+ [\d-]+)\.$/.exec(line);
    if (sum) {
      const [points, level, streak, freezes] = sum.slice(2).map(Number) as [
        number,
        number,
        number,
        number,
      ];
      sums.push({ agent: sum[1]!, points, level, streak, freezes });
    } else if (board) {
      boards.push({ agent: board[1]!, points: Number(board[2]), period: board[3]! });
    } else {
      throw new Error(`docs/vectors.md: cannot read "${line}"`);
    }
  }
  return { sums, boards };
}
