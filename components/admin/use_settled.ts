import { useEffect, useState } from "preact/hooks";

/** How long somebody pauses before a search starts, so that not every letter is a request. */
const PAUSE_MILLISECONDS = 150;

/** Returns the text once nobody has changed it for a moment. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
