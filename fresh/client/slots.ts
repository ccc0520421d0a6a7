import { type ComponentChildren, type ComponentType, Fragment, h } from "preact";
import { SlotRef } from "../islands/stringify.ts";

export type Props = Record<string, unknown>;

/** The nodes between two markers of the document. */
export interface Range {
  start: Comment;
  end: Comment;
}

/** What is known about the page while its islands are hydrated. */
export interface Page {
  components: Record<string, ComponentType<Props>>;
  props: Props[];
  slots: Map<number, Range>;
}

/** Returns the props of an island, with JSX in place of each reference to a slot. */
export function resolveProps(page: Page, index: number): Props {
  const resolved: Props = {};
  for (const [name, value] of Object.entries(page.props[index] ?? {})) {
    resolved[name] = value instanceof SlotRef ? slotContent(page, value.id) : value;
  }
  return resolved;
}

function slotContent(page: Page, id: number): ComponentChildren {
  const range = page.slots.get(id);
  if (range === undefined) return null;
  return h(Fragment, null, toVNodes(page, range.start.nextSibling, range.end));
}

/** Converts the document's nodes from `node` up to `end` back into vnodes. */
function toVNodes(page: Page, node: Node | null, end: Node | null): ComponentChildren[] {
  const out: ComponentChildren[] = [];
  for (; node !== null && node !== end; node = node.nextSibling) {
    if (node instanceof Text) out.push(node.data);
    else if (node instanceof Element) out.push(toElement(page, node));
    else if (node instanceof Comment && node.data.startsWith("frsh:island:")) {
      const [, , name = "", index, key] = node.data.split(":");
      const props = resolveProps(page, Number(index));
      const component = page.components[name];
      if (component !== undefined) out.push(h(component, key ? { ...props, key } : props));
      node = closing(node, "island") ?? node;
    }
  }
  return out;
}

function toElement(page: Page, element: Element): ComponentChildren {
  const props: Props = {};
  for (const { name, value } of element.attributes) {
    const property = Reflect.get(element, name);
    props[name] = typeof property === "boolean" ? true : value;
  }
  const children = element instanceof HTMLTemplateElement ? element.content : element;
  return h(element.localName, props, ...toVNodes(page, children.firstChild, null));
}

/** Returns the closing marker of an opening one, skipping nested pairs of the same kind. */
export function closing(start: Comment, kind: string): Comment | null {
  let depth = 0;
  for (let node: Node | null = start; node !== null; node = node.nextSibling) {
    if (!(node instanceof Comment)) continue;
    if (node.data.startsWith(`frsh:${kind}:`)) depth++;
    else if (node.data === `/frsh:${kind}` && --depth === 0) return node;
  }
  return null;
}
