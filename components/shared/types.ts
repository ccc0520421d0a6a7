import type { DeskData } from "@/core/desk.ts";

/** How the desk is colored; `auto` follows the system. */
export type Theme = "auto" | "light" | "dark";

/** Who is signed in, as the menu bar shows it. */
export interface DeskPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
}

/** What the desk's first paint needs. */
export interface DeskProps {
  readonly data: DeskData;
  readonly person: DeskPerson;
  readonly theme: Theme;
  /** Whether windows were moved in this browser: then they wait for their places, not to jump. */
  readonly hasLayout: boolean;
  /** The moment of the first paint, so that server and browser draw the same, ISO 8601. */
  readonly now: string;
  readonly isDemo: boolean;
  readonly version: string;
}
