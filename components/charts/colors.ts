/** The colors of a chart; a canvas does not follow the style sheet by itself. */
export interface ChartColors {
  readonly label: string;
  readonly grid: string;
  readonly series: readonly string[];
  readonly bands: readonly string[];
}

/**
 * Reads the colors of the style sheet in the current appearance. `light-dark()` is resolved only in
 * a property that takes a color, so a child of the element is given each in turn.
 */
export function readColors(element: HTMLElement): ChartColors {
  const probe = element.ownerDocument.createElement("span");
  element.append(probe);
  const read = (color: string) => {
    probe.style.color = color;
    return getComputedStyle(probe).color;
  };
  const all = (make: (name: string) => string) =>
    Array.from({ length: 6 }, (_, index) => read(make(`var(--chart-${index + 1})`)));
  const colors = {
    label: read("var(--color-label-secondary)"),
    grid: read("var(--chart-grid)"),
    series: all((name) => name),
    bands: all((name) => `color-mix(in srgb, ${name} 20%, transparent)`),
  };
  probe.remove();
  return colors;
}
