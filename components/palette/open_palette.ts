import { signal } from "@preact/signals";

/** What is open above the desk: the palette, the sheet of shortcuts, or neither. */
export const openSheet = signal<"palette" | "help" | null>(null);
