import {
  type ComponentChildren,
  createContext,
  type FunctionComponent,
  h,
  isValidElement,
  type VNode,
} from "preact";
import { useContext } from "preact/hooks";
import type { Island } from "../build.ts";
import { betweenMarkers, ownVNode } from "../own_vnodes.ts";
import { currentRender } from "../render_state.ts";
import { isSignal, SlotRef } from "./stringify.ts";

type Props = Record<string, unknown>;

/** Inside an island, other islands are drawn as ordinary components. */
const InsideIsland = createContext(false);

/**
 * Returns a component that replaces an island on the server: it draws the island between markers
 * and records its props.
 */
export function islandBoundary(island: Island, key: unknown): FunctionComponent<Props> {
  return (props: Props) => {
    const inside = useContext(InsideIsland);
    const state = currentRender();
    const draw = (shown: Props) => ownVNode(h(island.fn as FunctionComponent<Props>, shown));
    if (inside || state === null) return draw(props);

    const shown: Props = {};
    const sent: Props = {};
    for (const [name, value] of Object.entries(props)) {
      assertSendable(value, name, island.name);
      if (!isJsx(name, value)) {
        shown[name] = sent[name] = value;
        continue;
      }
      const children = value as ComponentChildren;
      const id = state.slots.push({ name, children }) - 1;
      shown[name] = h(Slot, { id, name, children });
      sent[name] = new SlotRef(id, name);
    }
    state.islands.add(island);
    const index = state.islandProps.push(sent) - 1;
    const marker = `${island.name}:${index}:${String(key ?? "").replaceAll(":", "_")}`;
    const provider = h(InsideIsland.Provider, { value: true }, draw(shown));
    return betweenMarkers("island", marker, provider);
  };
}

/** Renders JSX from outside an island inside it. Islands in this JSX are islands of their own. */
export function Slot(props: { id: number; name: string; children?: ComponentChildren }): VNode {
  const state = currentRender();
  if (state !== null) state.slots[props.id] = null;
  const content = h(InsideIsland.Provider, { value: false }, props.children);
  return betweenMarkers("slot", `${props.id}:${props.name}`, content);
}

function isJsx(name: string, value: unknown): boolean {
  if (value === undefined || value === null || isSignal(value)) return false;
  return name === "children" || isValidElement(value);
}

function assertSendable(value: unknown, name: string, island: string): void {
  if (typeof value !== "function") return;
  throw new TypeError(
    `The island <${island}> was given a function as "${name}", which cannot be sent to the ` +
      `browser. Define the function inside the island, or pass data instead.`,
  );
}
