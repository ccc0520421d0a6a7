/** How far beyond its threshold a finding is, in a word. */
export function strengthOf(
  strength: number,
): { readonly word: string; readonly tone: "warning" | "bad" | null } {
  if (strength >= 3) return { word: "Strong", tone: "bad" };
  return strength >= 1.5 ? { word: "Clear", tone: "warning" } : { word: "Weak", tone: null };
}
