/**
 * Returns whether the person wants less motion: as they chose in Laurel's settings, else as they
 * asked the system.
 */
export function prefersReducedMotion(): boolean {
  const { motion } = document.documentElement.dataset;
  if (motion === "reduced" || motion === "full") return motion === "reduced";
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * The media query for phones: the desk is a single column without floating windows. The stylesheet
 * uses the same width.
 */
export const PHONE_QUERY = "(max-width: 700px)";
