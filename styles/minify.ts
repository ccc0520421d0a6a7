/** Removes comments and unnecessary white space from a stylesheet. Strings stay unchanged. */
export function minifyCss(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\s+/g, (_, text?: string) => text ?? " ")
    .replace(/("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\s?([{};,])\s?/g, (_, text, sign) => {
      return text ?? sign;
    })
    .replace(/;}/g, "}")
    .trim();
}

/** Returns the class names in the selectors of a stylesheet. */
export function classesIn(css: string): Set<string> {
  const bare = css.replace(/\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, "");
  const names = new Set<string>();
  for (const [, selector = ""] of bare.matchAll(/([^{};]*)\{/g)) {
    if (selector.trim().startsWith("@")) continue;
    for (const [, name = ""] of selector.matchAll(/\.((?:\\.|[\w-])+)/g)) {
      names.add(name.replace(/\\(.)/g, "$1"));
    }
  }
  return names;
}
