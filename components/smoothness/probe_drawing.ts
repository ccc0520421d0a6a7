import { rememberDrawing } from "./drawing.ts";

/**
 * Finds out once per browser whether the device has a graphics processor. Until then pages are
 * opaque: a frame with blurs that is drawn by software takes a quarter of a second, and the first
 * paint would wait for it.
 */
export function probeDrawing(): void {
  if (document.documentElement.dataset.frames !== undefined) return;
  rememberDrawing(hasGraphicsProcessor() ? "fast" : "software");
}

/** What software that draws in place of a graphics processor calls itself. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render|warp/i;

/**
 * Browsers refuse such a context where software would draw it: that is what the option is for. Not
 * where their software was chosen by a flag; its name still tells.
 */
function hasGraphicsProcessor(): boolean {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("webgl", { failIfMajorPerformanceCaveat: true });
  if (!context) return false;
  const info = context.getExtension("WEBGL_debug_renderer_info");
  const name = String(context.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return !SOFTWARE.test(name);
}
