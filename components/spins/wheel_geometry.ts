import type { WheelField } from "@/core/spins/views.ts";

/** A field of the wheel, ready to be drawn. Angles are degrees, clockwise from the top. */
export interface Segment<F extends WheelField = WheelField> {
  readonly field: F;
  readonly start: number;
  /** Its angle. The share of the circle equals the chance of the field. */
  readonly sweep: number;
  /** SVG path around 0,0. */
  readonly path: string;
}

/** The radius of the drawn wheel. */
export const RADIUS = 150;

/** Returns the wheel's fields as segments, in the order of the draw. */
export function segmentsOf<F extends WheelField>(
  fields: readonly F[],
  radius: number,
): Segment<F>[] {
  const sum = fields.reduce((total, { weight }) => total + weight, 0);
  let before = 0;
  return fields.map((field) => {
    const start = 360 * before / sum;
    before += field.weight;
    const sweep = 360 * field.weight / sum;
    return { field, start, sweep, path: wedge(start, sweep, radius) };
  });
}

function wedge(start: number, sweep: number, radius: number): string {
  if (sweep >= 360) {
    return `M0 ${-radius}A${radius} ${radius} 0 1 1 0 ${radius}A${radius} ${radius} 0 1 1 0 ${-radius}Z`;
  }
  const [from, to] = [point(start, radius), point(start + sweep, radius)];
  return `M0 0L${from}A${radius} ${radius} 0 ${sweep > 180 ? 1 : 0} 1 ${to}Z`;
}

function point(angle: number, radius: number): string {
  const radians = angle * Math.PI / 180;
  const round = (value: number) => Math.round(value * 100) / 100;
  return `${round(radius * Math.sin(radians))} ${round(-radius * Math.cos(radians))}`;
}

/** The part of a segment, around its middle, in which the pointer may stop. */
const SPREAD = 0.7;

/**
 * Returns the rotation that brings a field under the pointer at the top.
 * @param place where in the field the pointer stops, from 0 to 1
 * @returns degrees from 0 to 360, or undefined when the wheel does not have the field
 */
export function turnTo(
  segments: readonly Segment[],
  key: string,
  place: number,
): number | undefined {
  const segment = segments.find(({ field }) => field.key === key);
  if (!segment) return undefined;
  const angle = segment.start + segment.sweep * (0.5 + SPREAD * (place - 0.5));
  return (360 - angle % 360) % 360;
}

/** Returns the field under the pointer at a rotation. */
export function fieldAt(segments: readonly Segment[], turn: number): WheelField | undefined {
  const angle = ((360 - turn % 360) % 360 + 360) % 360;
  return segments.find(({ start, sweep }) => angle >= start && angle < start + sweep)?.field;
}

/**
 * Returns a rotation that continues from the current one, makes some full rounds and ends at
 * `turn`.
 */
export function continueTo(from: number, turn: number, rounds: number): number {
  const rest = ((turn - from) % 360 + 360) % 360;
  return from + 360 * rounds + rest;
}

/**
 * Returns where in its field a spin stops. It is derived from the digest of the spin, so that it is
 * the same in every tab.
 */
export function placeOf(digest: string): number {
  const value = parseInt(digest.slice(0, 8), 16);
  return Number.isNaN(value) ? 0.5 : value / 2 ** 32;
}
