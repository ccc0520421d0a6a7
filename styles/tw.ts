/**
 * Joins class names, leaving out what is false. Strings in its calls are found by the extraction
 * of styles, so class names that stand in a constant or a table belong in one.
 * @example tw("p-2", open && "shadow-card")
 */
export function tw(...classes: (string | false | null | undefined)[]): string {
  return classes.filter((name) => typeof name === "string" && name !== "").join(" ");
}
