import { useEffect, useState } from "preact/hooks";

/** Goes to another address of the page; a plain click on a link does so without loading it anew. */
export type Go = (href: string) => void;

/** The path of the page, which back and forward change too, and what changes it. */
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

/** A part of a path as it was before it was encoded; one that is not well encoded stays as it is. */
export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray percent sign stands for itself.
    return part;
  }
}

/** For a link's `onClick`: stays on the page, unless the person wants a new tab or window. */
export function follow(go: Go) {
  return (event: MouseEvent) => {
    const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
    if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return;
    event.preventDefault();
    go(new URL((event.currentTarget as HTMLAnchorElement).href).pathname);
  };
}
