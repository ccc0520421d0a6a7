import { formatSigned } from "@/components/shared/format.ts";
import { drawsFast, drawsSlowly } from "@/components/smoothness/drawing.ts";

const FLIGHT_MILLISECONDS = 900;
const SPARKS = 9;
const FEW_SPARKS = 3;
/** Without a graphics processor, every flight costs the desk frames: one now and then is enough. */
const REST_MILLISECONDS = 5_000;

let flownAt = -Infinity;

/**
 * Lets points fly from their new entry in the feed to the ring, when both can be seen. Only transform
 * and opacity change, which browsers animate without drawing anything again.
 */
export function flyPoints(points: number): void {
  const from = centerOf('.entry[data-fresh="true"] .entry-points');
  const to = centerOf(".ring");
  // One flight at a time: points that follow each other quickly are already on their way.
  if (!from || !to || document.querySelector(".spark")) return;
  const now = performance.now();
  if (!drawsFast() && now - flownAt < REST_MILLISECONDS) return;
  flownAt = now;
  const sky = document.createElement("div");
  sky.className = "spark-sky";
  sky.setAttribute("aria-hidden", "true");
  document.body.append(sky);
  const count = drawsSlowly() ? FEW_SPARKS : SPARKS;
  const flights = Array.from({ length: count }, (_, index) => fly(sky, from, to, index, count));
  flights.push(flyLabel(sky, from, to, formatSigned(points)));
  flights[0]!.finished.then(() => {
    document.querySelector(".ring")?.animate(
      [{ transform: "scale(1)" }, { transform: "scale(1.05)" }, { transform: "scale(1)" }],
      { duration: 320, easing: "ease-out" },
    );
  }, () => {});
  Promise.allSettled(flights.map(({ finished }) => finished)).then(() => sky.remove());
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The center of the first such element, or null when it cannot be seen. */
function centerOf(selector: string): Point | null {
  const element = document.querySelector(selector);
  const { left, top, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
  const center = { x: left + width / 2, y: top + height / 2 };
  const isSeen = width > 0 && center.x > 0 && center.x < innerWidth && center.y > 0 &&
    center.y < innerHeight && getComputedStyle(element!).visibility === "visible";
  return isSeen ? center : null;
}

const place = ({ x, y }: Point, scale: number) => `translate(${x}px, ${y}px) scale(${scale})`;

/** The way is an arc: every spark swings out to its own side. */
function between(from: Point, to: Point, side: number): Point {
  return {
    x: (from.x + to.x) / 2 + side * 34,
    y: Math.min(from.y, to.y) + Math.abs(from.y - to.y) * 0.3 - 40 + side * side * 12,
  };
}

function fly(sky: Element, from: Point, to: Point, index: number, count: number): Animation {
  const spark = document.createElement("span");
  spark.className = "spark";
  spark.dataset.hue = String(index % 3);
  sky.append(spark);
  const side = count === 1 ? 0 : index / (count - 1) * 4 - 2;
  const start = { x: from.x + side * 7, y: from.y + (index % 3) * 5 };
  return spark.animate([
    { transform: place(start, 0.3), opacity: 0, easing: "ease-out" },
    { transform: place(between(from, to, side), 1), opacity: 1, offset: 0.45, easing: "ease-in" },
    { transform: place(to, 0.5), opacity: 0.2 },
  ], { duration: FLIGHT_MILLISECONDS, delay: index * 35, fill: "both" });
}

function flyLabel(sky: Element, from: Point, to: Point, text: string): Animation {
  const label = document.createElement("span");
  label.className = "spark-label";
  label.textContent = text;
  sky.append(label);
  return label.animate([
    { transform: place(from, 1), opacity: 1, easing: "ease-out" },
    { transform: place(between(from, to, 0), 1.25), opacity: 1, offset: 0.45, easing: "ease-in" },
    { transform: place(to, 0.6), opacity: 0 },
  ], { duration: FLIGHT_MILLISECONDS, fill: "both" });
}
