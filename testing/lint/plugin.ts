/** The project's own rules for `deno lint`, with names like `laurel/...`. */

/**
 * `{ ...{ a, b } }` is the same as `{ a, b }`, but TypeScript does not report excess properties in
 * it, so a misspelled or removed option goes unnoticed. The same is true for `<Part {...{ a, b }}
 * />`.
 */
const noLiteralSpread: Deno.lint.Rule = {
  create(context) {
    function check(value: Deno.lint.Node): void {
      if (value.type !== "ObjectExpression") return;
      context.report({
        node: value,
        message: "An object literal is spread: TypeScript checks no excess property in it.",
        hint: "Write its properties in the outer object, or as attributes.",
      });
    }
    return {
      SpreadElement(node) {
        // In an array or a call, spreading an object literal would fail at run time anyway.
        if (node.parent.type === "ObjectExpression") check(node.argument);
      },
      JSXSpreadAttribute(node) {
        check(node.argument);
      },
    };
  },
};

/**
 * A `catch` that ignores the error also hides unexpected errors. A comment in it says
 * why that is right. The same for `.catch(() => {})`, with the comment in or above its statement.
 */
const noSilentCatch: Deno.lint.Rule = {
  create(context) {
    const { sourceCode } = context;
    function report(node: Deno.lint.Node): void {
      context.report({
        node,
        message: "An error is dropped without a word.",
        hint: "Handle the error that is expected, report the rest, or say why silence is right.",
      });
    }
    function isExplained(node: Deno.lint.Node): boolean {
      if (sourceCode.getCommentsInside(node).length > 0) return true;
      return sourceCode.getCommentsBefore(node).length > 0;
    }
    return {
      CatchClause(node) {
        const isLookedAt = node.param !== null && node.body.body.length > 0;
        if (!isLookedAt && sourceCode.getCommentsInside(node).length === 0) report(node);
      },
      CallExpression(node) {
        if (!isCatchOfNothing(node)) return;
        for (const one of [...sourceCode.getAncestors(node), node].reverse()) {
          if (isExplained(one)) return;
          if (one.type.endsWith("Statement") || one.type === "VariableDeclaration") break;
        }
        report(node);
      },
    };
  },
};

/** Whether a call is `.catch(() => ...)`, with a function that takes no error. */
function isCatchOfNothing({ callee, arguments: [handler] }: Deno.lint.CallExpression): boolean {
  return callee.type === "MemberExpression" && callee.property.type === "Identifier" &&
    callee.property.name === "catch" && handler?.type === "ArrowFunctionExpression" &&
    handler.params.length === 0;
}

/**
 * An error that is only logged is not counted at `/metrics`, and at `debug` nobody sees it. The
 * report of errors decides by the error itself whether operators must know.
 */
const noUncountedError: Deno.lint.Rule = {
  create(context) {
    return {
      CallExpression({ callee, arguments: [, fields] }) {
        if (callee.type !== "MemberExpression" || !isLog(callee.object)) return;
        if (fields?.type !== "ObjectExpression" || !fields.properties.some(isError)) return;
        context.report({
          node: callee,
          message: "An error is logged without being counted.",
          hint: "Pass it to `reportError` (services/platform/errors.ts), or say why not.",
        });
      },
    };
  },
};

/** Whether an expression is `log`, `options.log` or `this.#log`. */
function isLog(node: Deno.lint.Node): boolean {
  const named = node.type === "MemberExpression" ? node.property : node;
  return (named.type === "Identifier" || named.type === "PrivateIdentifier") &&
    named.name === "log";
}

function isError(property: Deno.lint.Node): boolean {
  return property.type === "Property" && property.key.type === "Identifier" &&
    property.key.name === "error";
}

const plugin: Deno.lint.Plugin = {
  name: "laurel",
  rules: {
    "no-literal-spread": noLiteralSpread,
    "no-silent-catch": noSilentCatch,
    "no-uncounted-error": noUncountedError,
  },
};

export default plugin;
