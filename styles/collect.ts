/** A string of class names with its place in the file. */
export interface ClassString {
  classes: string;
  /** Counted from 1. */
  line: number;
}

/** Thrown when a class name is put together at run time, so that the extraction cannot see it. */
export class PartialClassError extends Error {
  constructor(readonly line: number, readonly part: string) {
    super(
      `line ${line}: "${part}" is joined to a value without a space. Write every class name in full.`,
    );
  }
}

/**
 * Matches an attribute whose name ends in class or className, or a call of a helper that joins
 * classes.
 */
const START = /\b(?:\w*[cC]lass(?:Name)?=(?=["'{])|(?:tw|clsx|cx)(?=[(`]))/g;
const HELPER = /(?:^|[^\w.])(?:tw|clsx|cx)$/;

/**
 * Finds the class names that a source file uses: every string in a `class` attribute and in calls
 * of `tw`, `clsx` or `cx`. Strings that are compared, used as keys or passed to other functions are
 * not class names.
 * @throws PartialClassError for a class name that is put together from parts
 */
export function collectClasses(source: string): ClassString[] {
  const found: ClassString[] = [];
  let done = 0;
  for (const match of source.matchAll(START)) {
    const at = match.index + match[0].length;
    if (at < done || inComment(source, match.index)) continue;
    const first = source[at] as string;
    if (first === "{" || first === "(") done = scan(source, at, found);
    else done = readString(source, at, found, true);
  }
  return found;
}

function inComment(source: string, at: number): boolean {
  const line = source.slice(source.lastIndexOf("\n", at) + 1, at);
  return /^\s*(\*|\/\*)/.test(line) || /(^|\s)\/\//.test(line);
}

/** Scans a bracketed expression and collects its strings. Returns the position of its end. */
function scan(source: string, open: number, found: ClassString[]): number {
  const brackets: { char: string; classes: boolean }[] = [];
  for (let at = open; at < source.length;) {
    const char = source[at] as string;
    if (source.startsWith("//", at)) at = endOf(source, "\n", at);
    else if (source.startsWith("/*", at)) at = endOf(source, "*/", at);
    else if (char === '"' || char === "'" || char === "`") {
      const wanted = brackets.every(({ classes }) => classes);
      at = readString(source, at, found, wanted);
    } else {
      if ("([{".includes(char)) {
        const before = source.slice(0, at).trimEnd();
        const called = /[\w$)\]]$/.test(before) && at !== open;
        const keyword = /(?:^|[^\w$.])(?:return|typeof|in|of)$/.test(before);
        const classes = !called || keyword || char === "{" || (char === "(" && HELPER.test(before));
        brackets.push({ char, classes });
      } else if (")]}".includes(char)) brackets.pop();
      at++;
      if (brackets.length === 0) return at;
    }
  }
  return source.length;
}

function endOf(source: string, text: string, from: number): number {
  const at = source.indexOf(text, from + 2);
  return at === -1 ? source.length : at + text.length;
}

/** Reads a string or template from its first quote. Returns the position of its end. */
function readString(source: string, open: number, found: ClassString[], wanted: boolean): number {
  const quote = source[open] as string;
  const own: ClassString[] = [];
  let text = "";
  let afterValue = false;
  let at = open + 1;
  const flush = (beforeValue: boolean) => {
    const line = source.slice(0, at).split("\n").length;
    const joined = (afterValue && /^\S/.test(text)) || (beforeValue && /\S$/.test(text));
    if (wanted && joined) {
      throw new PartialClassError(line, text.trim());
    }
    if (text.trim() !== "") {
      own.push({ classes: text.trim(), line: source.slice(0, open).split("\n").length });
    }
    text = "";
  };
  for (; at < source.length && source[at] !== quote; at++) {
    if (source[at] === "\\") text += source[++at] ?? "";
    else if (quote === "`" && source.startsWith("${", at)) {
      flush(true);
      at = scan(source, at + 1, wanted ? found : []) - 1;
      afterValue = true;
    } else text += source[at];
  }
  flush(false);
  const compared = /[=!]==?\s*$/.test(source.slice(Math.max(0, open - 8), open)) &&
      !/\w=$/.test(source.slice(0, open)) ||
    /^\s*[=!]==?/.test(source.slice(at + 1, at + 8));
  // A quoted key of an object is a class name for clsx. A key of a plain lookup table is not.
  const key = /^\s*:/.test(source.slice(at + 1, at + 8)) &&
    /[{,]\s*$/.test(source.slice(0, open));
  if (wanted && !compared && !key) found.push(...own);
  return at + 1;
}
