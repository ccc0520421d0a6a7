import { type ComponentChildren, Fragment, type FunctionComponent, h, type VNode } from "preact";
import { useContext } from "preact/hooks";
import { asset } from "./asset.ts";
import { HeadContext } from "./head.ts";
import { ownVNode } from "./own_vnodes.ts";
import { currentRender } from "./render_state.ts";

type Props = Record<string, unknown>;

/** Elements that `<Head>` may hold. */
export const HEAD_ELEMENTS: ReadonlySet<string> = new Set([
  "title",
  "meta",
  "link",
  "script",
  "style",
  "base",
  "noscript",
  "template",
]);

/**
 * Returns a component that replaces a head element. Depending on where it is rendered, it collects
 * the element, replaces it or draws it.
 */
export function headElement(type: string, key: unknown): FunctionComponent<Props> {
  return (props: Props) => {
    const place = useContext(HeadContext);
    const state = currentRender();
    const vnode = ownVNode(h(type, withNonce(type, props, state?.nonce)));
    if (state === null || place === null) return vnode;
    const id = headId(type, key, props);
    if (place === "collected") {
      state.head.set(id, vnode);
      return null;
    }
    const replacement = state.head.get(id);
    state.head.delete(id);
    return replacement ?? vnode;
  };
}

/** Draws the collected elements that replaced nothing in the document's head. */
export function RemainingHead(): VNode | null {
  const state = currentRender();
  if (state === null) return null;
  const sheets = state.css.map((href) =>
    ownVNode(h("link", { rel: "stylesheet", href: asset(href) }))
  );
  const collected: ComponentChildren[] = [...state.head.values(), ...sheets];
  state.head.clear();
  return h(Fragment, null, collected);
}

function withNonce(type: string, props: Props, nonce: string | undefined): Props {
  if (type !== "script" && type !== "style") return props;
  return { ...props, nonce: props["nonce"] ?? nonce };
}

/**
 * Returns the key of what an element replaces: one title, one meta per name, one link per set of
 * attributes.
 */
function headId(type: string, key: unknown, props: Props): string {
  if (key !== undefined && key !== null) return `${type}#${key}`;
  if (type === "title" || type === "base") return type;
  const ignored = type === "meta" ? ["children", "nonce", "content"] : ["children", "nonce"];
  const parts = Object.keys(props).filter((name) => !ignored.includes(name)).sort()
    .map((name) => `${name}=${JSON.stringify(props[name])}`);
  return [type, ...parts].join(" ");
}
