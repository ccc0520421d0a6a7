import { type ComponentChildren, Fragment, h, options, type VNode } from "preact";
import { elementProps } from "./element_props.ts";
import { HeadContext } from "./head.ts";
import { Scripts } from "./boot_script.ts";
import { HEAD_ELEMENTS, headElement, RemainingHead } from "./render_head.ts";
import { islandBoundary } from "./islands/boundary.ts";
import { currentRender, type RenderState } from "./render_state.ts";
import { isOwn } from "./own_vnodes.ts";

type Props = Record<string, unknown> & { children?: ComponentChildren };

// The original props of vnodes: a vnode that is made once and rendered for many requests must start
// from its original props each time.
const originals = new WeakMap<VNode, Props>();
let installed = false;

/** Makes Preact call `prepare` with each vnode of a page before it is drawn. */
export function installRenderHooks(): void {
  if (installed) return;
  installed = true;
  // `__b` is the minified name of Preact's hook that runs before a vnode is diffed.
  const hooks = options as typeof options & { __b?: (vnode: VNode) => void };
  const previous = hooks.__b;
  hooks.__b = (vnode: VNode) => {
    const state = currentRender();
    if (state !== null) prepare(vnode, state);
    previous?.(vnode);
  };
}

function prepare(vnode: VNode, state: RenderState): void {
  if (isOwn(vnode)) return;
  if (typeof vnode.type === "function") {
    const island = vnode.type === Fragment ? undefined : state.build?.islands.get(vnode.type);
    if (island !== undefined) vnode.type = islandBoundary(island, vnode.key);
    return;
  }
  const { type } = vnode;
  if (type === "html" || type === "head" || type === "body") state.seen.add(type);
  if (HEAD_ELEMENTS.has(type)) vnode.type = headElement(type, vnode.key);
  else if (type === "head") surround(vnode, documentHead);
  else if (type === "body") surround(vnode, (children) => [children, h(Scripts, null)]);
  else if (type === "a" || type === "img" || type === "source") {
    vnode.props = elementProps(type, original(vnode), state.pathname) as typeof vnode.props;
  }
}

function documentHead(children: ComponentChildren): ComponentChildren {
  return h(HeadContext.Provider, { value: "document" }, children, h(RemainingHead, null));
}

function surround(vnode: VNode, wrap: (children: ComponentChildren) => ComponentChildren): void {
  const props = original(vnode);
  vnode.props = { ...props, children: wrap(props.children) };
}

function original(vnode: VNode): Props {
  let props = originals.get(vnode);
  if (props === undefined) {
    props = vnode.props as Props;
    originals.set(vnode, props);
  }
  return props;
}
