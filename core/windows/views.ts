import { z } from "zod";
import { listOf, shape } from "@/core/shapes.ts";
import { WINDOW_NAMES } from "./table.ts";

/** As {@link FARTHEST} of layout.ts, which browsers load and so cannot share with zod. */
const pixels = z.number().min(-20_000).max(20_000);
const side = z.number().positive().max(20_000).nullable();
const windowName = z.enum(WINDOW_NAMES as [typeof WINDOW_NAMES[number]]);

const windowPlaceSchema = shape({
  x: pixels.describe("Pixels to the right of the window's first place"),
  y: pixels.describe("Pixels below the window's first place"),
  width: side.describe("Pixels; null: as wide as at first"),
  height: side.describe("Pixels; null: as high as at first"),
  tile: z.enum(["left", "right", "fill"]).nullable()
    .describe("The part of the desktop that it fills, wherever else it has been"),
  state: z.enum(["open", "minimized", "closed"]),
}).meta({ id: "WindowPlace" });
export type WindowPlace = z.infer<typeof windowPlaceSchema>;
/** A part of the desktop that a window fills. */
export type Tile = NonNullable<WindowPlace["tile"]>;

/** All windows of a desk. */
export const layoutSchema = shape({
  places: z.record(windowName, windowPlaceSchema).readonly(),
  order: listOf(windowName).describe("From back to front"),
}).meta({ id: "WindowLayout" });
export type DeskLayout = z.infer<typeof layoutSchema>;

/** The layout that a browser sends; windows that it does not know may be missing. */
export const sentLayoutSchema = z.strictObject({
  places: z.partialRecord(windowName, windowPlaceSchema),
  order: z.array(windowName).max(WINDOW_NAMES.length),
}).meta({ id: "SentWindowLayout" });

/** A person's layout as it is stored. */
export const storedLayoutSchema = shape({
  layout: layoutSchema,
  revision: z.int().describe("Rises with each change; 0: nothing is stored, this is the default"),
}).meta({ id: "StoredWindowLayout" });
export type StoredLayout = z.infer<typeof storedLayoutSchema>;

/** The answer to a stored layout. */
export const layoutRevisionSchema = shape({ revision: z.int() })
  .meta({ id: "WindowLayoutRevision" });
