/**
 * Returns a minified stylesheet without the rules whose selectors all name a class that is not
 * needed. Classes within parentheses, as in `:not(.a)`, do not count: the rule may match without them.
 * Keyframes, font faces and the like stay.
 */
export function selectRules(css: string, isNeeded: (name: string) => boolean): string {
  let kept = "";
  for (let at = 0; at < css.length;) {
    const open = css.indexOf("{", at);
    if (open === -1) return kept + css.slice(at);
    const close = closingBrace(css, open);
    const head = css.slice(at, open);
    const body = css.slice(open + 1, close);
    if (/^\s*@(media|supports)/.test(head)) {
      const inner = selectRules(body, isNeeded);
      if (inner.trim() !== "") kept += `${head}{${inner}}`;
    } else if (head.trimStart().startsWith("@") || mayMatch(head, isNeeded)) {
      kept += css.slice(at, close + 1);
    }
    at = close + 1;
  }
  return kept;
}

function mayMatch(head: string, isNeeded: (name: string) => boolean): boolean {
  let bare = head;
  for (let before = ""; before !== bare;) {
    before = bare;
    bare = bare.replace(/\([^()]*\)/g, "");
  }
  bare = bare.replace(/"[^"]*"/g, "");
  return bare.split(",").some((selector) =>
    [...selector.matchAll(/\.((?:\\.|[\w-])+)/g)].every(([, name = ""]) =>
      isNeeded(name.replace(/\\(.)/g, "$1"))
    )
  );
}

function closingBrace(css: string, open: number): number {
  let depth = 0;
  for (const match of css.slice(open).matchAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[{}]/g)) {
    if (match[0] === "{") depth++;
    if (match[0] === "}" && --depth === 0) return open + match.index;
  }
  return css.length;
}
