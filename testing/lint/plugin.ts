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

const plugin: Deno.lint.Plugin = {
  name: "laurel",
  rules: { "no-literal-spread": noLiteralSpread },
};

export default plugin;
