/** Returns whether the person asked the system for less motion. */
export function prefersReducedMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * The media query for phones: the desk is a single column without floating windows. The stylesheet
 * uses the same width.
 */
export const PHONE_QUERY = "(max-width: 700px)";
