import type { Page } from "playwright-core";

/** The least width and height of what fingers touch, in CSS pixels; lights of windows may be smaller. */
const LEAST = 44;
const LEAST_LIGHT = 24;

/**
 * Returns what people can touch on a page and what is smaller than 44 x 44 pixels: its name and size.
 * What counts is where a touch arrives, so an area beyond the visible border, or a label, belongs to its
 * control. Links within sentences may be smaller, as WCAG allows.
 */
export async function smallTargets(page: Page): Promise<string[]> {
  return await page.evaluate(({ least, leastLight }) => {
    const TARGETS =
      'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex="0"], ' +
      '[role="button"], [role="switch"], [role="option"], [role="tab"]';
    const found: string[] = [];
    const isHidden = (one: Element) =>
      !one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ||
      one.closest("[inert], [hidden], .sr-only") !== null;
    // Text beside a link makes a sentence of it.
    const isInSentence = (one: Element) => {
      if (one.tagName !== "A" || getComputedStyle(one).display !== "inline") return false;
      const around = one.closest("p, li, dd, td, label, span, figcaption, h1, h2, h3") ?? one;
      return around.textContent!.trim() !== one.textContent!.trim();
    };
    // How far around its middle a touch still arrives at the target.
    const reach = (one: Element, x: number, y: number, dx: number, dy: number, most: number) => {
      const label = one.closest("label") ??
        (one.id ? document.querySelector(`label[for="${CSS.escape(one.id)}"]`) : null);
      for (let step = 1; step <= most; step++) {
        const hit = document.elementFromPoint(x + dx * step, y + dy * step);
        if (!hit || !(one.contains(hit) || label?.contains(hit))) return step - 1;
      }
      return most;
    };
    for (const one of document.querySelectorAll<HTMLElement>(TARGETS)) {
      if (isHidden(one) || one.matches(":disabled")) continue;
      // Regions that only scroll with the keyboard are no targets.
      if (
        one.matches(
          '[tabindex="0"]:not(a, button, input, select, textarea, [role="button"], [role="option"], [role="tab"], [role="switch"])',
        )
      ) continue;
      const label = one.matches("input") ? one.closest("label") : null;
      const box = (label ?? one).getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1 || isInSentence(one)) continue;
      const limit = one.matches(".light, .lights *") ? leastLight : least;
      if (box.width >= limit - 0.5 && box.height >= limit - 0.5) continue;
      one.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const now = (label ?? one).getBoundingClientRect();
      const x = now.x + now.width / 2;
      const y = now.y + now.height / 2;
      const hit = document.elementFromPoint(x, y);
      // Covered: the part in front is looked at instead.
      if (!hit || !(one.contains(hit) || (label ?? hit).contains(hit) || hit.contains(one))) {
        continue;
      }
      if (!one.contains(hit) && !label?.contains(hit)) continue;
      const width = Math.max(now.width, reach(one, x, y, 1, 0, 30) + reach(one, x, y, -1, 0, 30));
      const height = Math.max(now.height, reach(one, x, y, 0, 1, 30) + reach(one, x, y, 0, -1, 30));
      if (width >= limit - 1.5 && height >= limit - 1.5) continue;
      const name = one.getAttribute("aria-label") ?? one.textContent?.trim().slice(0, 40) ?? "";
      const place = one.className ? `.${String(one.className).trim().split(/\s+/).join(".")}` : "";
      found.push(
        `${one.tagName.toLowerCase()}${place} "${name}": ${Math.round(width)} x ${
          Math.round(height)
        }`,
      );
    }
    return found;
  }, { least: LEAST, leastLight: LEAST_LIGHT });
}
