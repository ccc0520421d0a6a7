import { type ComponentChildren, createContext, h } from "preact";

/** Where head elements are rendered: in a `<Head>`, in the document's head, or (null) elsewhere. */
export const HeadContext = createContext<"collected" | "document" | null>(null);

export interface HeadProps {
  children?: ComponentChildren;
}

/**
 * Moves its children into the document's head, where they replace elements of the same kind. It
 * works on the server; in the browser it draws nothing.
 */
export function Head(props: HeadProps): ComponentChildren {
  if (typeof document !== "undefined") return null;
  return h(HeadContext.Provider, { value: "collected" }, props.children);
}
