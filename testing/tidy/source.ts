/**
 * The input of the tidy rules: a source file with its imports and calls, as Deno's parser reads it.
 */

export interface Import {
  /** As it is written. */
  specifier: string;
  /** Nothing of it is left at run time. */
  typeOnly: boolean;
  /**
   * The imported names, "default" among them; empty for `import * as`, side effects and dynamic
   * imports.
   */
  names: string[];
  line: number;
}

/** A use of something global, as "Math.random", "fetch()", "new Date()". */
export interface Use {
  what: string;
  line: number;
}

/** A name that a module exports by a declaration of its own. */
export interface Export {
  name: string;
  /** An interface or a type alias. */
  isType: boolean;
  line: number;
}

export interface Source {
  /** Relative to the repository, with slashes. */
  path: string;
  lines: string[];
  imports: Import[];
  exports: Export[];
  /** Relative paths of modules in strings: files handed to a bundler, a worker, a child process. */
  mentions: string[];
  uses: Use[];
}

/** Parses a file. Works inside `deno test` only, where `Deno.lint.runPlugin` exists. */
export function parseSource(path: string, text: string): Source {
  const imports: Import[] = [];
  const exports: Export[] = [];
  const mentions: string[] = [];
  const uses: Use[] = [];
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
  const add = (
    node: { range: [number, number] },
    specifier: unknown,
    typeOnly: boolean,
    names: string[] = [],
  ) => {
    if (typeof specifier !== "string") return;
    imports.push({ specifier, typeOnly, names, line: lineAt(node.range[0]) });
  };
  const use = (node: { range: [number, number] }, what: string) =>
    uses.push({ what, line: lineAt(node.range[0]) });

  const visitor: Deno.lint.LintVisitor = {
    ImportDeclaration(node) {
      const named = node.specifiers.filter((specifier) => specifier.type === "ImportSpecifier");
      const typeOnly = node.importKind === "type" ||
        (named.length > 0 && named.length === node.specifiers.length &&
          named.every((specifier) => specifier.importKind === "type"));
      const names = named.map(({ imported }) => nameOf(imported) ?? "");
      if (node.specifiers.some(({ type }) => type === "ImportDefaultSpecifier")) {
        names.push("default");
      }
      add(node, node.source.value, typeOnly, names);
    },
    ExportAllDeclaration(node) {
      add(node, node.source.value, node.exportKind === "type");
    },
    ExportNamedDeclaration(node) {
      const names = node.specifiers.map(({ local }) => nameOf(local) ?? "");
      add(node, node.source?.value, node.exportKind === "type", names);
      for (const one of declared(node.declaration)) {
        exports.push({ ...one, line: lineAt(node.range[0]) });
      }
    },
    ImportExpression(node) {
      add(node, valueOf(node.source), false);
    },
    TSImportType(node) {
      add(node, valueOf(node.argument), true);
    },
    Literal(node) {
      const mention = relativeFile(node);
      if (mention) mentions.push(mention);
    },
    MemberExpression(node) {
      const object = nameOf(node.object);
      const property = nameOf(node.property) ?? valueOf(node.property);
      if (object && property) {
        use(node, `${object}.${property}${isInDelay(node) ? " in a delay" : ""}`);
      }
    },
    CallExpression(node) {
      const name = nameOf(node.callee);
      if (name) use(node, `${name}()`);
    },
    NewExpression(node) {
      const name = nameOf(node.callee);
      if (!name) return;
      if (name === "URL" || name === "Worker") add(node, relativeFile(node.arguments[0]), false);
      use(node, node.arguments.length === 0 ? `new ${name}()` : `new ${name}(…)`);
    },
  };
  const plugin = { name: "tidy", rules: { read: { create: () => visitor } } };
  Deno.lint.runPlugin(plugin, path.split("/").at(-1)!, text);
  return { path, lines: text.split("\n"), imports, exports, mentions, uses };
}

/** The names that a declaration declares; of destructuring, the plain ones. */
function declared(node: Deno.lint.Node | null): Omit<Export, "line">[] {
  switch (node?.type) {
    case "VariableDeclaration":
      return node.declarations.flatMap(({ id }) =>
        id.type === "Identifier" ? [{ name: id.name, isType: false }] : []
      );
    case "FunctionDeclaration":
    case "ClassDeclaration":
      return node.id ? [{ name: node.id.name, isType: false }] : [];
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
      return [{ name: node.id.name, isType: true }];
    default:
      return [];
  }
}

/** Returns whether a node is part of the delay of a `setTimeout`: nobody sees a random delay. */
function isInDelay(node: unknown): boolean {
  type Linked = { type: string; parent?: Linked; callee?: unknown; arguments?: unknown[] };
  let child = node as Linked;
  for (let parent = child.parent; parent; parent = child.parent) {
    if (/Function/.test(parent.type)) return false;
    if (parent.type === "CallExpression" && nameOf(parent.callee) === "setTimeout") {
      return parent.arguments?.indexOf(child) === 1;
    }
    child = parent;
  }
  return false;
}

function nameOf(node: unknown): string | undefined {
  const { type, name } = node as { type: string; name?: string };
  return type === "Identifier" ? name : undefined;
}

function valueOf(node: unknown): string | undefined {
  const { value, literal } = node as { value?: unknown; literal?: { value?: unknown } };
  const text = value ?? literal?.value;
  return typeof text === "string" ? text : undefined;
}

/** `new URL("./worker.ts", import.meta.url)` brings a module in as an import does. */
function relativeFile(node: unknown): string | undefined {
  const text = node ? valueOf(node) : undefined;
  return text && /^\.{1,2}\/.*\.tsx?$/.test(text) ? text : undefined;
}
