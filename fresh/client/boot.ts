import { type ComponentType, h, options, render, type VNode } from "preact";
import { elementProps } from "../element_props.ts";
import { parseProps } from "../islands/parse.ts";
import { FailedIsland } from "./failed_island.ts";
import { closing, type Page, type Props, type Range, resolveProps } from "./slots.ts";

// Islands must draw links and images exactly as the server did, or hydration would undo the
// server's attributes.
const previous = options.vnode;
options.vnode = (vnode: VNode) => {
  if (typeof vnode.type === "string") {
    const props = elementProps(vnode.type, vnode.props as Props, location.pathname);
    vnode.props = props as typeof vnode.props;
  }
  previous?.(vnode);
};

/** Hydrates the islands of the page, with the props that the server used. */
export function boot(components: Record<string, ComponentType<Props>>, props: string): void {
  const page: Page = { components, props: parseProps(props) as Props[], slots: new Map() };
  const islands = findMarkers(document.body, page);
  for (const template of document.querySelectorAll("template[data-frsh-slots]")) {
    findMarkers((template as HTMLTemplateElement).content, page);
  }
  // Read the slots before anything is drawn: drawing an island removes its markers.
  const roots = islands.map(({ start, end }) => {
    const [, , name = "", index, key] = start.data.split(":");
    const component = components[name];
    if (component === undefined) throw new Error(`There is no island named "${name}".`);
    const resolved = resolveProps(page, Number(index));
    return { start, end, vnode: h(component, key ? { ...resolved, key } : resolved) };
  });
  for (const { start, end, vnode } of roots) {
    // A failed island stays alone: the others, and the page around it, go on.
    whenIdle(() => render(h(FailedIsland, null, vnode), container(start, end)));
  }
  // Tells other scripts of the page that all chunks of its islands have arrived.
  document.documentElement.dataset.islands = "started";
}

/** Records the slots below a node. Returns the islands that are not inside another island. */
function findMarkers(root: Node, page: Page): Range[] {
  const islands: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  let outer: Comment | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const comment = node as Comment;
    const [frsh, kind = "", id] = comment.data.split(":");
    if (comment === outer) outer = null;
    if (frsh !== "frsh") continue;
    const end = closing(comment, kind);
    if (end === null) continue;
    if (kind === "slot") page.slots.set(Number(id), { start: comment, end });
    else if (kind === "island" && outer === null) {
      islands.push({ start: comment, end });
      outer = end;
    }
  }
  return islands;
}

/**
 * Returns an object that Preact can draw into as if it were a parent element. It covers only the
 * nodes between two markers.
 */
function container(start: Comment, end: Comment): Element {
  const parent = start.parentNode as ParentNode & Node;
  const between = () => {
    const nodes: ChildNode[] = [];
    for (let node = start.nextSibling; node !== null && node !== end; node = node.nextSibling) {
      nodes.push(node);
    }
    return nodes;
  };
  // Preact declares that it draws into an element, and uses no more of it than this.
  return {
    nodeType: Node.ELEMENT_NODE,
    namespaceURI: (parent as Element).namespaceURI,
    ownerDocument: document,
    parentNode: parent,
    get childNodes() {
      return between();
    },
    get firstChild() {
      return between()[0] ?? null;
    },
    contains: (node: Node | null) => parent.contains(node),
    insertBefore: (node: Node, before: Node | null) => parent.insertBefore(node, before ?? end),
    appendChild: (node: Node) => parent.insertBefore(node, end),
    removeChild: (node: Node) => parent.removeChild(node),
  } as unknown as Element;
}

function whenIdle(task: () => void): void {
  const { scheduler } = globalThis as { scheduler?: { postTask(task: () => void): unknown } };
  if (scheduler === undefined) setTimeout(task, 0);
  else scheduler.postTask(task);
}
