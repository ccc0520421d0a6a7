import { type ComponentChildren, Fragment, h, type VNode } from "preact";

const own = new WeakSet<VNode>();

/** Marks a vnode as made by the renderer itself, so that the renderer does not process it again. */
// deno-lint-ignore no-explicit-any
export function ownVNode(vnode: VNode<any>): VNode {
  own.add(vnode);
  return vnode;
}

export function isOwn(vnode: VNode): boolean {
  return own.has(vnode);
}

/** Draws children between two HTML comments, so that the browser can find them. */
export function betweenMarkers(kind: string, text: string, children: ComponentChildren): VNode {
  return h(Fragment, null, comment(`frsh:${kind}:${text}`), children, comment(`/frsh:${kind}`));
}

function comment(text: string): VNode {
  // preact-render-to-string draws a Fragment with this prop as an HTML comment.
  return h(Fragment, { UNSTABLE_comment: text } as Record<string, unknown>);
}
