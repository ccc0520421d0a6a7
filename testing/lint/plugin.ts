/** The project's own rules for `deno lint`, named as `laurel/...`. */

/**
 * `{ ...{ a, b } }` is `{ a, b }`, but TypeScript does not say when a property in it is one too many,
 * so a misspelled or removed option goes unnoticed. The same for `<Part {...{ a, b }} />`.
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
        // In an array or a call, `...{}` would not even run.
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
