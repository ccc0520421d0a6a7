/** Tells whether a place is a moment, and not a day. */
export function isMoment(x: string | number | undefined): x is string {
  return typeof x === "string" && x.includes("T");
}
