/**
 * Finds texts that people read and that a component writes itself, instead of taking them from a
 * catalogue in `words/`: there they would be in one language only.
 */

/** A text as it stands in the source. */
export interface ShownText {
  readonly line: number;
  readonly text: string;
}

/** Attributes and props of this kind are read by people, whatever they say. */
const READ_ATTRIBUTE =
  /^(aria-(label|description|roledescription|valuetext)|title|placeholder|alt|\w*[lL]abel|hint|heading|noun|what|words|missing|busy|empty|note|confirm)$/;

/** Attributes and properties that no person reads, even when they look like words. */
const UNREAD =
  /^(class|\w+Class|className|d|viewBox|transform|style|media|content|http-equiv|rel|accept|autocomplete|autocapitalize|inputmode|type|id|key|name|href|src|timeZone|method|pattern|kind|role|icon|locale|command)$/;

/** Elements in which code stands: it is the same in every language. */
const CODE_ELEMENT = /^([cC]ode|kbd|pre|samp|script|style)$/;

/** Calls whose texts are for programs: requests, errors of programmers, elements and their events. */
const UNREAD_CALL =
  /^(Error|TypeError|RangeError|URL|URLSearchParams|BroadcastChannel|Blob|File|Event|CustomEvent|KeyboardEvent|Headers|querySelector|querySelectorAll|getElementById|closest|matches|addEventListener|removeEventListener|dispatchEvent|setAttribute|getAttribute|removeAttribute|startsWith|endsWith|includes|indexOf|DateTimeFormat|NumberFormat|getItem|setItem|removeItem|createElement|useBeacon|log|warn|info|debug|reportError|part|has|split|supports|matchMedia)$/;

/** Names are the same in every language. */
const NAMES = /^(Laurel|…? ?– Laurel|CSV|JSON|NDJSON|API|UTC|URL|XP|Ctrl|OpenID Connect)$/;

/** "Show More", "No people yet", "Save": how something begins that people read. */
const SENTENCE = /^\W*\p{Lu}\p{Ll}+(?![\w-]*[A-Z/])|\p{L}\s+\p{L}{2,}.*[.!?…]$/u;

/** A word with a space beside it: a piece of a sentence around a value. */
const PIECE = /(^|\s)[\p{L}’']{2,}[,.:;…]?\s|\s[\p{L}’']{2,}/u;

// deno-lint-ignore no-explicit-any -- the nodes of Deno's parser, of which only a few fields are read
type Node = any;

/**
 * Returns the texts that a module writes itself. Works inside `deno test` only, where
 * `Deno.lint.runPlugin` exists.
 */
export function shownTexts(path: string, text: string): ShownText[] {
  const found: ShownText[] = [];
  const add = (node: Node, shown: string) => {
    const line = text.slice(0, node.range[0]).split("\n").length;
    found.push({ line, text: shown.replace(/\s+/g, " ").trim() });
  };
  const visitor: Deno.lint.LintVisitor = {
    JSXText(node) {
      const value = plain(node.value);
      if (hasWord(value) && !value.trim().startsWith("/") && !isInCode(node)) add(node, value);
    },
    Literal(node) {
      if (typeof node.value === "string" && isShown(node, node.value, [node.value])) {
        add(node, node.value);
      }
    },
    TemplateLiteral(node) {
      const parts = node.quasis.map(({ cooked }) => cooked ?? "");
      const whole = parts.join("…");
      if (isShown(node, whole, parts)) add(node, whole);
    },
  };
  const plugin = { name: "shown-texts", rules: { find: { create: () => visitor } } };
  Deno.lint.runPlugin(plugin, path.split("/").at(-1)!, text);
  return found.sort((one, other) => one.line - other.line);
}

function isShown(node: Node, whole: string, parts: readonly string[]): boolean {
  if (!parts.some(hasWord) || NAMES.test(whole.trim())) return false;
  const use = useOf(node);
  // An id, such as that of a field.
  if (use === "unread" || /^[a-z]+(-[a-z]+)+$/.test(whole)) return false;
  // Addresses, selectors, cookies, and functions of CSS and SVG.
  if (/^(\/|\.|https?:|#|--)|max-age=|^(rotate|translate|color-mix)\(/.test(whole)) return false;
  if (use === "read") return true;
  if (SENTENCE.test(whole)) return true;
  return parts.length > 1 && parts.some((part) => PIECE.test(part));
}

/** Decides by where a text stands whether people read it; "unknown" leaves it to how it looks. */
function useOf(node: Node): "read" | "unread" | "unknown" {
  let child = node;
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    switch (parent.type) {
      case "JSXAttribute": {
        const name = parent.name.name?.name ?? parent.name.name;
        if (typeof name !== "string") return "unknown";
        if (READ_ATTRIBUTE.test(name)) return "read";
        return UNREAD.test(name) || name.startsWith("data-") ? "unread" : "unknown";
      }
      case "JSXExpressionContainer":
        if (parent.parent.type !== "JSXAttribute") return isInCode(parent) ? "unread" : "read";
        break;
      case "ConditionalExpression":
        if (parent.test === child) return "unread";
        break;
      case "BinaryExpression":
        if (/^([!=]==?|in|instanceof|[<>]=?)$/.test(parent.operator)) return "unread";
        break;
      case "LogicalExpression":
      case "ArrayExpression":
      case "SpreadElement":
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TemplateLiteral":
        break;
      case "Property":
        if (parent.key === child) return "unread";
        if (READ_ATTRIBUTE.test(nameOf(parent.key))) return "read";
        return UNREAD.test(nameOf(parent.key)) ? "unread" : "unknown";
      case "CallExpression":
      case "NewExpression":
        if (UNREAD_CALL.test(nameOf(parent.callee.property ?? parent.callee))) return "unread";
        return /^(announce|setError|setNote)$/.test(nameOf(parent.callee)) ? "read" : "unknown";
      case "VariableDeclarator":
        return /class|path|href|key|selector|id$/i.test(nameOf(parent.id)) ? "unread" : "unknown";
      case "ImportDeclaration":
      case "ExportNamedDeclaration":
      case "ExportAllDeclaration":
      case "ImportExpression":
      case "SwitchCase":
      case "MemberExpression":
      case "TSLiteralType":
      case "TSEnumMember":
      case "TaggedTemplateExpression":
        return parent.type === "SwitchCase" && parent.test !== child ? "unknown" : "unread";
      default:
        return "unknown";
    }
  }
  return "unknown";
}

function nameOf(node: Node): string {
  return String(node?.name ?? node?.value ?? "");
}

/** Without entities such as `&nbsp;`. */
function plain(text: string): string {
  return text.replace(/&\w+;/g, " ");
}

function hasWord(text: string): boolean {
  return /\p{L}{2,}/u.test(text) && !NAMES.test(text.replace(/^[^\p{L}…]+|\s+$/gu, ""));
}

function isInCode(node: Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === "JSXElement") return CODE_ELEMENT.test(at.openingElement.name.name ?? "");
  }
  return false;
}
