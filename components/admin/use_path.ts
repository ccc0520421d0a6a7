import { useEffect, useState } from "preact/hooks";

/**
 * Navigates to another address of the page without reloading it. A plain click on a link does the
 * same.
 */
export type Go = (href: string) => void;

/**
 * Returns the current path, which the browser's back and forward buttons change too, and a function
 * that changes it.
 */
export function usePath(first: string): readonly [path: string, go: Go] {
  const [path, setPath] = useState(first);
  useEffect(() => {
    const onPop = () => setPath(location.pathname);
    addEventListener("popstate", onPop);
    return () => removeEventListener("popstate", onPop);
  }, []);
  return [path, (href) => {
    if (href !== location.pathname) history.pushState(null, "", href);
    setPath(href);
  }];
}

/**
 * Returns an `onClick` handler for links: it navigates within the page, unless the person wants a
 * new tab or window.
 */
export function follow(go: Go) {
  return (event: MouseEvent) => {
    const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
    if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
    event.preventDefault();
    go(new URL((event.currentTarget as HTMLAnchorElement).href).pathname);
  };
}
