import type { DeskData } from "@/core/desk.ts";

/** The color theme of the desk; `auto` follows the system. */
export type Theme = "auto" | "light" | "dark";

/** The person who is signed in, as the menu bar shows them. */
export interface DeskPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
}

/** The props of the desk's first paint. */
export interface DeskProps {
  readonly data: DeskData;
  readonly person: DeskPerson;
  readonly theme: Theme;
  /**
   * Whether windows were moved in this browser. Then they stay hidden until their places are known,
   * so that they do not jump.
   */
  readonly hasLayout: boolean;
  /** The time of the first paint (ISO 8601), so that server and browser draw the same. */
  readonly now: string;
  readonly isDemo: boolean;
  readonly version: string;
}
