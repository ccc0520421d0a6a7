/** The groups of the palette. */
export type PaletteKind =
  | "window"
  | "board"
  | "person"
  | "achievement"
  | "challenge"
  | "page"
  | "action";

/** Something that the palette finds and opens. */
export interface PaletteItem {
  /** Stays the same between visits, so that recent ones are known again. */
  readonly id: string;
  readonly kind: PaletteKind;
  readonly label: string;
  /** Other words that people search for. */
  readonly words?: string | undefined;
  readonly run: () => void;
}
