/** Circles of imports: of modules, and of the rooms that they stand in. */
import { isTest, isTestData, type Target } from "./layers.ts";
import type { Source } from "./source.ts";
import type { Violation } from "./violation.ts";

/** Which nodes a node points to. */
export type Edges = ReadonlyMap<string, ReadonlySet<string>>;

/** Finds the module that a specifier means. */
export type Resolve = (specifier: string, from: string) => Target;

/** Returns which module imports which, type imports included, without tests and their samples. */
export function importEdges(sources: readonly Source[], resolve: Resolve): Edges {
  const code = sources.filter(({ path }) => !isTest(path) && !isTestData(path));
  const known = new Set(code.map(({ path }) => path));
  return new Map(code.map(({ path, imports }) => {
    const targets = imports.map(({ specifier }) => resolve(specifier, path))
      .flatMap((target) => "path" in target && known.has(target.path) ? [target.path] : []);
    return [path, new Set(targets)];
  }));
}

/** The same edges between groups of nodes; `groupOf` says which group a node belongs to. */
export function groupEdges(edges: Edges, groupOf: (node: string) => string): Edges {
  const groups = new Map<string, Set<string>>();
  for (const [node, targets] of edges) {
    const group = groupOf(node);
    const known = groups.get(group) ?? new Set();
    groups.set(group, known);
    for (const target of targets) {
      if (groupOf(target) !== group) known.add(groupOf(target));
    }
  }
  return groups;
}

/**
 * The circles of a graph: groups of nodes that all lead to each other (strongly connected components
 * of more than one node).
 * @source R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1(2), 1972
 */
export function findCircles(edges: Edges): string[][] {
  const index = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];

  function visit(node: string): void {
    index.set(node, index.size);
    lowest.set(node, index.get(node)!);
    stack.push(node);
    for (const target of edges.get(node) ?? []) {
      if (!index.has(target)) {
        visit(target);
        lowest.set(node, Math.min(lowest.get(node)!, lowest.get(target)!));
      } else if (stack.includes(target)) {
        lowest.set(node, Math.min(lowest.get(node)!, index.get(target)!));
      }
    }
    if (lowest.get(node) !== index.get(node)) return;
    const circle = stack.splice(stack.indexOf(node));
    if (circle.length > 1) circles.push(circle.sort());
  }

  for (const node of edges.keys()) if (!index.has(node)) visit(node);
  return circles;
}

/** One violation for each circle. */
export function circleViolations(edges: Edges): Violation[] {
  return findCircles(edges).map((circle) => ({
    path: circle[0]!,
    line: 1,
    message: `imports itself in a circle: ${circle.join(", ")}; move what they share to a module ` +
      "that imports none of them",
  }));
}
