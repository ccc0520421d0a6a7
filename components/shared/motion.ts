/** Whether the person asked the system for less motion. */
export function prefersReducedMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Whether the desk is a single column without floating windows; matches the stylesheet. */
export const PHONE_QUERY = "(max-width: 700px)";
