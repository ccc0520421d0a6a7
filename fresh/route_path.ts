/**
 * Converts the path of a route file, without its extension, into a URL pattern: `blog/[slug]` ->
 * `/blog/:slug`, `[[lang]]/about` -> `{/:lang}?/about`, `docs/[...path]` -> `/docs/:path*`,
 * `(marketing)/index` -> `/`.
 * @throws SyntaxError for a name that mixes a parameter with other characters
 */
export function fileToPattern(path: string, options: { keepGroups?: boolean } = {}): string {
  const parts = path.split("/").filter((part) => part !== "");
  if (parts.at(-1) === "index") parts.pop();
  let pattern = "";
  for (const part of parts) {
    if (/^\(.+\)$/.test(part)) {
      if (options.keepGroups) pattern += `/${part}`;
      continue;
    }
    const [, rest] = /^\[\.\.\.(\w+)\]$/.exec(part) ?? [];
    const [, optional] = /^\[\[(\w+)\]\]$/.exec(part) ?? [];
    const [, param] = /^\[(\w+)\]$/.exec(part) ?? [];
    if (rest !== undefined) pattern += `/:${rest}*`;
    else if (optional !== undefined) pattern += `{/:${optional}}?`;
    else if (param !== undefined) pattern += `/:${param}`;
    else if (/[[\]]/.test(part)) {
      throw new SyntaxError(
        `The route file "${path}" cannot be served: "${part}" mixes a parameter with other ` +
          `characters. Give the parameter a path segment of its own, such as "[id]".`,
      );
    } else pattern += `/${part}`;
  }
  return pattern === "" ? "/" : pattern;
}

/**
 * Returns the paths in Hono's notation that together match the same as one URL pattern. Hono cannot
 * match an absent segment within a path, so an optional segment gives two paths.
 */
export function patternToHonoPaths(pattern: string): string[] {
  if (pattern === "*" || pattern === "/*") return ["/*"];
  const optional = /\{(\/:\w+)\}\?/.exec(pattern);
  if (optional !== null) {
    return [
      ...patternToHonoPaths(pattern.replace(optional[0], "") || "/"),
      ...patternToHonoPaths(pattern.replace(optional[0], optional[1] as string)),
    ];
  }
  const rest = /\/:(\w+)\*$/.exec(pattern);
  if (rest !== null) {
    const before = pattern.slice(0, rest.index);
    return [before === "" ? "/" : before, `${before}/:${rest[1]}{.+}`];
  }
  const path = pattern.replace(/:(\w+)\(([^)]*)\)/g, ":$1{$2}");
  if (/[{}?+*()]/.test(path.replace(/:\w+\{[^}]*\}/g, "").replace(/\/\*$/, ""))) {
    throw new SyntaxError(
      `The route pattern "${pattern}" is not supported here. Use ":name", ":name(regex)", ` +
        `"{/:name}?", and ":name*" or "/*" at the end.`,
    );
  }
  return [path];
}

/** Returns whether a pattern has parameters, so that a plain lookup of the path is not enough. */
export function isDynamic(pattern: string): boolean {
  return /[*:{}+?()]/.test(pattern);
}

/** Joins the path at which an app is mounted with a pattern inside the app. */
export function joinPattern(base: string, pattern: string): string {
  const start = base.replace(/\/?\*?$/, "");
  if (pattern === "*" || pattern === "/*") return `${start}/*`;
  if (pattern === "/" && start !== "") return start;
  return start + pattern;
}
