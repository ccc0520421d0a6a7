import { type ComponentChildren, createContext, h } from "preact";

/** Where head elements are being rendered: in a `<Head>`, in the document's head, or elsewhere. */
export const HeadContext = createContext<"collected" | "document" | null>(null);

export interface HeadProps {
  children?: ComponentChildren;
}

/**
 * Puts its children into the document's head, where they replace elements of the same kind. It is
 * for what the server renders; in the browser it draws nothing.
 */
export function Head(props: HeadProps): ComponentChildren {
  if (typeof document !== "undefined") return null;
  return h(HeadContext.Provider, { value: "collected" }, props.children);
}
