/**
 * Rooms: a domain has the same name on every floor (`core/rules`, `db/rules`, `services/rules`). A
 * room is a folder, or one file where one is enough. The README of a folder names its doors: the
 * modules that other rooms may import.
 */
import { type Edges, groupEdges } from "./circles.ts";
import { layerOf } from "./layers.ts";
import type { Violation } from "./violation.ts";

/** The floors that consist of rooms. */
const FLOORS = ["core", "db", "services", "components"];

/** Rooms that belong to a domain of another name, and so may use the inside of its rooms. */
const DOMAIN: Readonly<Record<string, string>> = {
  rewards: "scoring",
  challenge_progress: "challenges",
  recalculations: "rules",
  merging: "agents",
  verify: "spins",
};

/** A room, and the domain that it has in common with rooms on other floors. */
export interface Room {
  /** Folder or file without its ending: `core/rules`, `core/keys`. */
  readonly path: string;
  readonly domain: string;
  /** Whether it is a folder with a README. */
  readonly isFolder: boolean;
}

/** The room of a module; on the other floors, where a module is a room, only its domain matters. */
export function roomOf(path: string): Room {
  const parts = path.split("/");
  const isFolder = FLOORS.includes(parts[0]!) && parts.length > 2;
  const name = (isFolder ? parts[1]! : parts.at(-1)!).replace(/\.tsx?$/, "");
  return {
    path: isFolder ? `${parts[0]}/${name}` : path.replace(/\.tsx?$/, ""),
    domain: DOMAIN[name] ?? name,
    isFolder,
  };
}

/** The doors of each room, as paths of modules; "all" for rooms that are a box of tools. */
export type Doors = ReadonlyMap<string, ReadonlySet<string> | "all">;

/**
 * Reads the doors from a room's README: the line that begins with `Doors:` and those after it up to
 * an empty line name the modules in backquotes, or it says `Doors: all`.
 * @returns undefined when there is no such line
 */
export function parseDoors(room: string, readme: string): ReadonlySet<string> | "all" | undefined {
  const [, text] = /^Doors:((?:.+\n?)+)/m.exec(readme) ?? [];
  if (text === undefined) return undefined;
  if (/^\s*all\b/.test(text)) return "all";
  return new Set([...text.matchAll(/`([^`]+\.tsx?)`/g)].map(([, name]) => `${room}/${name}`));
}

// Tests, measurements and what starts them look at everything.
const FREE_LAYERS = ["testing", "e2e", "bench"];

/** Finds imports of modules that are not a door of their room, and doors that are not used. */
export function doorViolations(edges: Edges, doors: Doors): Violation[] {
  const violations: Violation[] = [];
  const used = new Set<string>();
  for (const [path, targets] of edges) {
    if (FREE_LAYERS.includes(layerOf(path))) continue;
    const from = roomOf(path);
    for (const target of targets) {
      const to = roomOf(target);
      if (!to.isFolder || from.path === to.path) continue;
      if (from.domain === to.domain) continue;
      used.add(target);
      const open = doors.get(to.path);
      if (open === "all" || open?.has(target)) continue;
      const message = `imports ${target}, which is no door of ${to.path}: use a door, or name it ` +
        `in ${to.path}/README.md`;
      violations.push({ path, line: 1, message });
    }
  }
  for (const [room, open] of doors) {
    if (open === "all") continue;
    for (const door of open) {
      if (used.has(door)) continue;
      const message = edges.has(door)
        ? `names the door ${door}, which no other room uses: take it off the list`
        : `names the door ${door}, which does not exist`;
      violations.push({ path: `${room}/README.md`, line: 1, message });
    }
  }
  return violations;
}

/** Folders of rooms without a README that names doors. */
export function unnamedRooms(edges: Edges, doors: Doors): Violation[] {
  const rooms = new Set(
    [...edges.keys()].map(roomOf).filter((room) => room.isFolder)
      .map(({ path }) => path),
  );
  return [...rooms].filter((room) => !doors.has(room)).map((room) => ({
    path: `${room}/README.md`,
    line: 1,
    message: "is missing, or has no line `Doors:`: say what is in the room and who may enter where",
  }));
}

/** Returns which room imports which. */
export function roomEdges(edges: Edges): Edges {
  const inFloors = new Map(
    [...edges].filter(([path]) => FLOORS.includes(layerOf(path)))
      .map(([path, targets]) => [
        path,
        new Set([...targets].filter((target) => FLOORS.includes(layerOf(target)))),
      ]),
  );
  return groupEdges(inFloors, (path) => roomOf(path).path);
}
