/** Finds the texts of problems that a module writes, as templates with `{0}`, `{1}` for values. */
import ts from "typescript";
import type { ProblemPart } from "@/words/problems/translate.ts";

/** A text of a problem as it stands in the source. */
export interface ProblemText {
  readonly part: ProblemPart;
  readonly template: string;
}

/**
 * Returns the texts in objects that look like a problem (`code` and `detail`) or like one invalid
 * field (`path` and `message`). Texts that are not written in the object itself are not found.
 */
export function problemTexts(path: string, source: string): ProblemText[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found: ProblemText[] = [];
  const add = (part: ProblemPart, node: ts.Expression) => {
    if (ts.isConditionalExpression(node)) {
      add(part, node.whenTrue);
      add(part, node.whenFalse);
      return;
    }
    const template = templateOf(node);
    if (template !== null && /\p{L}/u.test(template.replace(/\{\d\}/g, ""))) {
      found.push({ part, template });
    }
  };
  const visit = (node: ts.Node) => {
    if (ts.isObjectLiteralExpression(node)) {
      const given = new Map(
        node.properties.filter(ts.isPropertyAssignment)
          .map((property) => [property.name.getText(), property.initializer]),
      );
      const names = new Set(node.properties.map((property) => property.name?.getText()));
      if (names.has("code") && names.has("detail")) {
        for (const part of ["title", "detail"] as const) {
          if (given.has(part)) add(part, given.get(part)!);
        }
      } else if (names.has("path") && names.has("message") && given.has("message")) {
        add("message", given.get("message")!);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Returns a text with its values numbered; null when none of it stands here. */
function templateOf(node: ts.Expression): string | null {
  let values = 0;
  const read = (part: ts.Expression): string => {
    if (ts.isStringLiteralLike(part)) return part.text;
    if (ts.isParenthesizedExpression(part)) return read(part.expression);
    if (ts.isTemplateExpression(part)) {
      return part.head.text +
        part.templateSpans.map(({ literal }) => `{${values++}}${literal.text}`).join("");
    }
    if (ts.isBinaryExpression(part) && part.operatorToken.kind === ts.SyntaxKind.PlusToken) {
      return read(part.left) + read(part.right);
    }
    return `{${values++}}`;
  };
  const template = read(node);
  return /^(\{\d\})*$/.test(template) ? null : template;
}
