/** What both the server and the browser use: `fresh/runtime`. @module */
export { asset, assetSrcSet } from "./asset.ts";
export { Head, type HeadProps } from "./head.ts";
export { HttpError } from "./http_error.ts";

/** Whether this code is running in a browser. */
export const IS_BROWSER: boolean = typeof document !== "undefined";
