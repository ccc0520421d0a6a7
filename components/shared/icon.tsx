import type { ComponentChildren, JSX } from "preact";
import { h } from "preact";

/** A drawing of `@lucide/icons`: lines on a grid of 24 by 24. */
interface IconDrawing {
  readonly name: string;
  readonly node: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[];
}

interface IconProps {
  /** Width and height in CSS pixels; 24 by default. */
  readonly size?: number;
  /** The width of the lines on the grid; 2 by default. */
  readonly strokeWidth?: number;
  readonly class?: string;
  readonly style?: JSX.CSSProperties;
}

/** A component that draws an icon. */
export type IconComponent = (props: IconProps) => JSX.Element;

/**
 * Makes a component of a drawing. `lucide-preact` has one too, but all its icons are reached through
 * one module, so the first page would load those of every page.
 */
export function icon(drawing: IconDrawing): IconComponent {
  const lines: ComponentChildren = drawing.node.map(([tag, attributes]) => h(tag, attributes));
  return function Icon({ size = 24, strokeWidth = 2, class: classes, style }) {
    return (
      <svg
        xmlns="http://www.w3.org/2000/svg"
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        stroke-width={strokeWidth}
        stroke-linecap="round"
        stroke-linejoin="round"
        class={classes}
        style={style}
        aria-hidden="true"
      >
        {lines}
      </svg>
    );
  };
}
