import { useEffect, useState } from "preact/hooks";

/** How to go to an address. */
export interface GoOptions {
  /** Replaces the current entry of the browser's history, for a change of the same view. */
  readonly replaces?: boolean;
}

/**
 * Returns the current path with its query, which the browser's back and forward buttons change too,
 * and a function that changes it.
 */
export function useAddress(first: string): readonly [address: string, go: GoTo] {
  const [address, setAddress] = useState(first);
  useEffect(() => {
    const onPop = () => setAddress(location.pathname + location.search);
    addEventListener("popstate", onPop);
    return () => removeEventListener("popstate", onPop);
  }, []);
  return [address, (href: string, { replaces = false }: GoOptions = {}) => {
    if (href !== location.pathname + location.search) {
      if (replaces) history.replaceState(null, "", href);
      else history.pushState(null, "", href);
    }
    setAddress(href);
  }];
}

/** Goes to an address of the page. */
export type GoTo = (href: string, options?: GoOptions) => void;

/** Returns an `onClick` for links that keeps the query, unless the person wants a new tab. */
export function followTo(go: GoTo, href: string) {
  return (event: MouseEvent) => {
    const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
    if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
    event.preventDefault();
    go(href);
  };
}
