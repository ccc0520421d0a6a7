/** The part of a picture that is kept: a square, by its center and how far it is enlarged. */
export interface Crop {
  /** The center, from 0 to 1 of the picture's width and height. */
  readonly x: number;
  readonly y: number;
  /** 1: as much of the picture as fits into a square. */
  readonly zoom: number;
}

/** The width and height of a picture, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export const MAX_ZOOM = 5;

/** The middle of a picture, as large as possible. */
export const MIDDLE: Crop = { x: 0.5, y: 0.5, zoom: 1 };

/** Returns the square of the picture that a crop keeps, in pixels. */
export function squareOf(
  { x, y, zoom }: Crop,
  { width, height }: Size,
): { readonly left: number; readonly top: number; readonly side: number } {
  const side = Math.min(width, height) / zoom;
  return { left: x * width - side / 2, top: y * height - side / 2, side };
}

/** Moves the picture below the square by parts of the square's side; it never leaves the square. */
export function moveCrop(crop: Crop, size: Size, right: number, down: number): Crop {
  const { side } = squareOf(crop, size);
  const x = crop.x - right * side / size.width;
  const y = crop.y - down * side / size.height;
  return keepInside({ ...crop, x, y }, size);
}

/** Enlarges or reduces the picture around the center of the square. */
export function zoomCrop(crop: Crop, size: Size, zoom: number): Crop {
  return keepInside({ ...crop, zoom: clamp(zoom, 1, MAX_ZOOM) }, size);
}

function keepInside(crop: Crop, size: Size): Crop {
  const { side } = squareOf(crop, size);
  const margin = (length: number) => side / 2 / length;
  const within = (at: number, length: number) => clamp(at, margin(length), 1 - margin(length));
  return { ...crop, x: within(crop.x, size.width), y: within(crop.y, size.height) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
